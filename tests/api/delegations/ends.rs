//! Ending: the delegator revokes, the delegate cancels, and each only once.

use futures_util::future::join;
use jiff::SignedDuration;
use serde_json::json;

use super::{Pair, end, get};
use crate::support::app::Profile::Producer;

const REVOKE: &str = "revokeRegistryDelegation";
const CANCEL: &str = "cancelRegistryDelegation";

#[tokio::test]
async fn each_side_ends_in_its_own_way_and_the_journal_tells_which() {
    for (how, status, event) in [
        (REVOKE, "REVOKED", "RegistryDelegationRevoked"),
        (CANCEL, "CANCELLED", "RegistryDelegationCancelled"),
    ] {
        let pair = Pair::start().await;
        let given = pair.given().await;
        let (by, other) = if how == REVOKE { (&pair.giver, &pair.taker) } else { (&pair.taker, &pair.giver) };
        pair.app.pass_in_session(SignedDuration::from_hours(1)).await;
        assert_eq!(end(other, how, &given).await.codes(), ["FORBIDDEN"], "{how} by the other side");
        let ended = end(by, how, &given).await.data();
        assert_eq!(
            (&ended["status"], &ended["updatedAt"]),
            (&json!(status), &json!("2026-11-24T09:00:00.000Z"))
        );
        assert_eq!(get(other, &given).await.data(), ended);
        for again in [REVOKE, CANCEL] {
            let by = if again == REVOKE { &pair.giver } else { &pair.taker };
            assert_eq!(end(by, again, &given).await.codes(), ["FORBIDDEN"], "{again} after {how}");
        }
        let told = pair.app.store.platform_events(&given).await.unwrap();
        let types: Vec<&str> = told.iter().map(|event| event.r#type.as_str()).collect();
        assert_eq!(types, ["RegistryDelegationCreated", event]);
        assert_eq!(told[1].actor_email.as_deref(), Some(by.email.as_str()));
    }
}

#[tokio::test]
async fn one_that_has_not_begun_or_is_over_can_be_ended_too() {
    let pair = Pair::start().await;
    let coming = pair.create(json!({ "startDate": "2026-12-24" })).await.data();
    assert_eq!(end(&pair.taker, CANCEL, super::id(&coming)).await.data()["status"], "CANCELLED");
    let over = pair.create(json!({ "endDate": "2026-11-24" })).await.data();
    pair.app.pass_in_session(SignedDuration::from_hours(24)).await;
    assert_eq!(end(&pair.giver, REVOKE, super::id(&over)).await.data()["status"], "REVOKED");
}

#[tokio::test]
async fn of_two_who_end_it_at_once_one_is_late() {
    let pair = Pair::start().await;
    let given = pair.given().await;
    let (one, other) = join(end(&pair.giver, REVOKE, &given), end(&pair.taker, CANCEL, &given)).await;
    let codes = [one.codes(), other.codes()].concat();
    assert_eq!(codes, ["FORBIDDEN"]);
    assert_eq!(
        pair.app.count("registry_delegation where revoked_at is null or cancelled_at is null").await,
        1
    );
}

#[tokio::test]
async fn nobody_else_ends_it() {
    let pair = Pair::start().await;
    let given = pair.given().await;
    let [stranger] = pair.app.companies([Producer]).await;
    for how in [REVOKE, CANCEL] {
        let side = if how == REVOKE { &pair.giver } else { &pair.taker };
        let token = pair.app.member(side, "ADMIN").await;
        assert_eq!(end(&pair.app.anonymous(), how, &given).await.codes(), ["UNAUTHENTICATED"]);
        assert_eq!(end(&token, how, &given).await.codes(), ["UNAUTHENTICATED"], "{how} by token");
        for role in ["MEMBER", "READER", "DRIVER"] {
            let member = pair.app.session(&pair.app.member(side, role).await).await;
            assert_eq!(end(&member, how, &given).await.codes(), ["FORBIDDEN"], "{how} by {role}");
        }
        let stranger = pair.app.session(&stranger).await;
        assert_eq!(end(&stranger, how, &given).await.codes(), ["FORBIDDEN"], "{how} by a stranger");
        for unknown in ["", "x", &"c".repeat(25)] {
            assert_eq!(end(side, how, unknown).await.codes(), ["BAD_USER_INPUT"], "{how} {unknown}");
        }
    }
    assert_eq!(get(&pair.giver, &given).await.data()["status"], "ONGOING");
}
