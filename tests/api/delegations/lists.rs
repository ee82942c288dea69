//! Lists: whose delegations, which of them, in pages.

use jiff::SignedDuration;
use serde_json::{Value, json};

use super::{create, end, id};
use crate::support::app::Profile::Producer;
use crate::support::app::TestApp;
use crate::support::client::{Answer, Client};

/// The list of delegations that a client asks for.
async fn list(by: &Client, wanted: Value, skip: Option<i32>, first: Option<i32>) -> Answer<Value> {
    let document = "query($w: RegistryDelegationWhere, $s: Int, $f: Int) {
        registryDelegations(where: $w, skip: $s, first: $f) {
            totalCount pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
            edges { cursor node { id status delegator { orgId } delegate { orgId } } }
        }
    }";
    let variables = json!({ "w": wanted, "s": skip, "f": first });
    by.ask(document, variables).await.map(|data| data["registryDelegations"].clone())
}

fn ids(page: &Value) -> Vec<&str> {
    page["edges"].as_array().unwrap().iter().map(|edge| edge["node"]["id"].as_str().unwrap()).collect()
}

/// A giver with delegations to three others, eldest first.
async fn three(app: &TestApp) -> (Client, [Client; 3], Vec<String>) {
    let [giver, a, b, c] = app.companies([Producer, Producer, Producer, Producer]).await;
    let giver = app.session(&giver).await;
    let mut given = Vec::new();
    for taker in [&a, &b, &c] {
        given.push(id(&create(&giver, &taker.siret, json!({})).await.data()).to_owned());
        app.pass_in_session(SignedDuration::from_secs(1)).await;
    }
    (giver, [a, b, c], given)
}

#[tokio::test]
async fn the_last_changed_comes_first_and_pages_are_found_by_passing_over_others() {
    let app = TestApp::start().await;
    let (giver, takers, given) = three(&app).await;
    let wanted = json!({ "delegatorOrgId": giver.siret });
    let all = list(&giver, wanted.clone(), None, None).await.data();
    assert_eq!((ids(&all), &all["totalCount"]), (vec![&*given[2], &*given[1], &*given[0]], &json!(3)));
    assert_eq!(all["edges"][0]["cursor"], given[2].as_str());

    end(&app.session(&takers[0]).await, "cancelRegistryDelegation", &given[0]).await.data();
    let first = list(&giver, wanted.clone(), None, Some(2)).await.data();
    assert_eq!((ids(&first), &first["totalCount"]), (vec![&*given[0], &*given[2]], &json!(3)));
    let place = json!({ "hasNextPage": true, "hasPreviousPage": false, "startCursor": given[0], "endCursor": given[2] });
    assert_eq!(first["pageInfo"], place);
    let rest = list(&giver, wanted.clone(), Some(2), Some(2)).await.data();
    assert_eq!(
        (ids(&rest), &rest["pageInfo"]["hasNextPage"], &rest["pageInfo"]["hasPreviousPage"]),
        (vec![&*given[1]], &json!(false), &json!(true))
    );
    let beyond = list(&giver, wanted, Some(9), None).await.data();
    assert_eq!((ids(&beyond), &beyond["totalCount"]), (vec![], &json!(3)));
    let nowhere =
        json!({ "hasNextPage": false, "hasPreviousPage": true, "startCursor": null, "endCursor": null });
    assert_eq!(beyond["pageInfo"], nowhere);
}

#[tokio::test]
async fn a_page_holds_ten_at_first_and_fifty_at_most() {
    let app = TestApp::start().await;
    let (giver, ..) = three(&app).await;
    app.execute(
        "insert into registry_delegation (id, delegator_id, delegate_id, start_date, created_at, updated_at)
         select 'c' || lpad(n::text, 24, '0'), d.delegator_id, d.delegate_id, d.start_date, d.created_at, d.updated_at
           from generate_series(1, 60) n, (select * from registry_delegation limit 1) d",
    )
    .await;
    let wanted = json!({ "delegatorOrgId": giver.siret });
    assert_eq!(ids(&list(&giver, wanted.clone(), None, None).await.data()).len(), 10);
    assert_eq!(ids(&list(&giver, wanted.clone(), None, Some(50)).await.data()).len(), 50);
    for (skip, first) in [(None, Some(0)), (None, Some(51)), (None, Some(-1)), (Some(-1), None)] {
        assert_eq!(
            list(&giver, wanted.clone(), skip, first).await.codes(),
            ["BAD_USER_INPUT"],
            "{skip:?} {first:?}"
        );
    }
}

#[tokio::test]
async fn one_company_is_asked_for_or_all_that_the_caller_belongs_to() {
    let app = TestApp::start().await;
    let (giver, [a, b, _], given) = three(&app).await;
    let received = list(&a, json!({ "delegateOrgId": a.siret }), None, None).await.data();
    assert_eq!(ids(&received), [given[0].as_str()]);
    assert_eq!(
        ids(&list(&a, json!({ "delegatorOrgId": a.siret }), None, None).await.data()),
        Vec::<&str>::new()
    );
    let mine = list(&b, json!({ "givenToMe": true }), None, None).await.data();
    assert_eq!(ids(&mine), [given[1].as_str()]);
    let mine = list(&b, json!({ "givenToMe": true, "delegatorOrgId": giver.siret }), None, None).await.data();
    assert_eq!(ids(&mine), [given[1].as_str()]);
    let mine = list(&b, json!({ "givenToMe": true, "delegatorOrgId": a.siret }), None, None).await.data();
    assert_eq!(ids(&mine), Vec::<&str>::new());
    assert_eq!(ids(&list(&giver, json!({ "givenToMe": true }), None, None).await.data()), Vec::<&str>::new());
    assert_eq!(
        ids(&list(&app.loner().await, json!({ "givenToMe": true }), None, None).await.data()),
        Vec::<&str>::new()
    );

    for wrong in [
        Value::Null,
        json!({}),
        json!({ "givenToMe": false }),
        json!({ "delegatorOrgId": a.siret, "delegateOrgId": b.siret }),
        json!({ "givenToMe": true, "delegateOrgId": a.siret }),
        json!({ "delegatorOrgId": a.siret, "search": "x".repeat(21) }),
        json!({ "delegatorOrgId": "00000009999999" }),
        json!({ "delegateOrgId": "nobody" }),
        json!({ "givenToMe": true, "delegatorOrgId": "00000009999999" }),
    ] {
        assert_eq!(list(&a, wrong.clone(), None, None).await.codes(), ["BAD_USER_INPUT"], "{wrong}");
    }
}

#[tokio::test]
async fn those_of_other_companies_are_not_listed() {
    let app = TestApp::start().await;
    let (giver, [a, ..], given) = three(&app).await;
    for wanted in [json!({ "delegatorOrgId": giver.siret }), json!({ "delegateOrgId": giver.siret })] {
        assert_eq!(list(&a, wanted.clone(), None, None).await.codes(), ["FORBIDDEN"]);
        assert_eq!(list(&app.anonymous(), wanted, None, None).await.codes(), ["UNAUTHENTICATED"]);
    }
    let driver = app.member(&giver, "DRIVER").await;
    let wanted = json!({ "delegatorOrgId": giver.siret });
    assert_eq!(ids(&list(&driver, wanted, None, None).await.data()).len(), given.len());
}

#[tokio::test]
async fn a_search_looks_at_the_delegators_names_and_number() {
    let app = TestApp::start().await;
    let [one, other, taker] = app.companies([Producer, Producer, Producer]).await;
    app.execute(&format!(
        "update company set name = 'Aciéries 100% du Nord', given_name = 'Forge' where siret = '{}'",
        one.siret
    ))
    .await;
    let first = create(&app.session(&one).await, &taker.siret, json!({})).await.data();
    create(&app.session(&other).await, &taker.siret, json!({})).await.data();
    let found = async |text: &str| {
        let wanted = json!({ "givenToMe": true, "search": text });
        let page = list(&taker, wanted, None, None).await.data();
        ids(&page).iter().map(|id| (*id).to_owned()).collect::<Vec<_>>()
    };
    for text in ["aciéries", "FORGE", "100%", &one.siret, &one.siret[6..], " Nord "] {
        assert_eq!(found(text).await, [id(&first)], "{text}");
    }
    assert_eq!(found("000000").await.len(), 2);
    for text in ["_", "bois", "100_"] {
        assert_eq!(found(text).await, Vec::<String>::new(), "{text}");
    }
}

#[tokio::test]
async fn active_ones_are_those_in_force() {
    let app = TestApp::start().await;
    let [giver, a, b, c, d] = app.companies([Producer, Producer, Producer, Producer, Producer]).await;
    let giver = app.session(&giver).await;
    let standing = create(&giver, &a.siret, json!({ "endDate": "2026-12-24" })).await.data();
    create(&giver, &b.siret, json!({ "startDate": "2026-12-24" })).await.data();
    create(&giver, &c.siret, json!({ "endDate": "2026-11-24" })).await.data();
    let ended = create(&giver, &d.siret, json!({})).await.data();
    end(&giver, "revokeRegistryDelegation", id(&ended)).await.data();
    app.pass_in_session(SignedDuration::from_hours(24)).await;
    let wanted = |active: bool| json!({ "delegatorOrgId": giver.siret, "activeOnly": active });
    let active = list(&giver, wanted(true), None, None).await.data();
    assert_eq!((ids(&active), &active["totalCount"]), (vec![id(&standing)], &json!(1)));
    let all = list(&giver, wanted(false), None, None).await.data();
    let mut statuses: Vec<&str> = all["edges"]
        .as_array()
        .unwrap()
        .iter()
        .map(|edge| edge["node"]["status"].as_str().unwrap())
        .collect();
    statuses.sort_unstable();
    assert_eq!(statuses, ["EXPIRED", "INCOMING", "ONGOING", "REVOKED"]);
}
