//! Who signs, by role and by security code.

use serde_json::{Value, json};

use crate::support::vhu::{Vehicles, arrival, sign, sign_with, treatment, update};

fn by_code(ty: &str, code: i32) -> Value {
    json!({ "type": ty, "author": "Mina", "securityCode": code })
}

#[tokio::test]
async fn a_security_code_signs_each_step_for_somebody_else() {
    let route = Vehicles::start().await;
    let Vehicles { centre, transporter, shredder, .. } = &route;
    let id = route.published(json!({})).await;
    for (ty, signatory, by, status) in [
        ("EMISSION", centre, transporter, "SIGNED_BY_PRODUCER"),
        ("TRANSPORT", transporter, centre, "SENT"),
        ("RECEPTION", shredder, transporter, "RECEIVED"),
        ("OPERATION", shredder, centre, "PROCESSED"),
    ] {
        if ty == "RECEPTION" {
            update(shredder, &id, arrival("ACCEPTED", 1.4)).await.data();
            update(shredder, &id, treatment()).await.data();
        }
        assert_eq!(sign(by, &id, ty).await.codes(), ["FORBIDDEN"], "{ty} without code");
        let signed = sign_with(by, &id, by_code(ty, signatory.security_code)).await.data();
        assert_eq!(signed["status"], status);
    }
}

#[tokio::test]
async fn guesses_count_though_nothing_is_signed() {
    let route = Vehicles::start().await;
    let Vehicles { centre, shredder: guesser, .. } = &route;
    let id = route.published(json!({})).await;
    let right = centre.security_code;
    let wrong = if right == 9999 { 1000 } else { right + 1 };
    for _ in 0..2 {
        assert_eq!(sign_with(guesser, &id, by_code("EMISSION", wrong)).await.codes(), ["FORBIDDEN"]);
    }
    assert_eq!(sign_with(guesser, &id, by_code("EMISSION", right)).await.codes(), ["TOO_MANY_REQUESTS"]);
    sign(centre, &id, "EMISSION").await.data();
}

#[tokio::test]
async fn roles_sign_what_they_may() {
    let route = Vehicles::start().await;
    let (app, id) = (&route.app, route.published(json!({})).await);
    for role in ["READER", "DRIVER"] {
        let member = app.member(&route.centre, role).await;
        assert_eq!(sign(&member, &id, "EMISSION").await.codes(), ["FORBIDDEN"], "{role}");
    }
    let member = app.member(&route.centre, "MEMBER").await;
    sign(&member, &id, "EMISSION").await.data();
    let reader = app.member(&route.transporter, "READER").await;
    assert_eq!(sign(&reader, &id, "TRANSPORT").await.codes(), ["FORBIDDEN"]);
    let driver = app.member(&route.transporter, "DRIVER").await;
    assert_eq!(sign(&driver, &id, "TRANSPORT").await.data()["status"], "SENT");
    let driver = app.member(&route.shredder, "DRIVER").await;
    assert_eq!(sign(&driver, &id, "RECEPTION").await.codes(), ["FORBIDDEN"]);
}

#[tokio::test]
async fn a_step_is_signed_once_and_in_its_turn() {
    let route = Vehicles::start().await;
    let Vehicles { centre, transporter, .. } = &route;
    let id = route.published(json!({})).await;
    assert_eq!(
        sign(transporter, &id, "TRANSPORT").await.codes(),
        ["BAD_USER_INPUT"],
        "the centre comes first"
    );
    sign(centre, &id, "EMISSION").await.data();
    assert_eq!(sign(centre, &id, "EMISSION").await.codes(), ["BAD_USER_INPUT"]);
    sign(transporter, &id, "TRANSPORT").await.data();
    assert_eq!(sign(transporter, &id, "TRANSPORT").await.codes(), ["BAD_USER_INPUT"]);
    assert_eq!(sign(centre, &id, "TRANSPORT").await.codes(), ["FORBIDDEN"]);
}

#[tokio::test]
async fn the_date_of_a_signature_is_the_signers_and_its_author_anybody() {
    let route = Vehicles::start().await;
    let id = route.published(json!({})).await;
    let long = "x".repeat(300);
    let dated = json!({ "type": "EMISSION", "author": long, "date": "2031-01-01T00:00:00Z" });
    let signed = sign_with(&route.centre, &id, dated).await.data();
    let signature = &signed["emitter"]["emission"]["signature"];
    assert_eq!(*signature, json!({ "author": long, "date": "2031-01-01T00:00:00.000Z" }));
}

#[tokio::test]
async fn of_two_signatures_at_once_one_counts() {
    let route = Vehicles::start().await;
    let id = route.published(json!({})).await;
    let held = route.app.hold_notes().await;
    let (one, other, ()) =
        tokio::join!(sign(&route.centre, &id, "EMISSION"), sign(&route.centre, &id, "EMISSION"), async {
            while route.app.waiting().await < 2 {
                tokio::task::yield_now().await;
            }
            held.rollback().await.expect("the notes are free");
        });
    let mut codes = [one.codes(), other.codes()];
    codes.sort_unstable();
    assert_eq!(codes, [vec![], vec!["BAD_USER_INPUT"]]);
}
