//! `bsvhus`: who sees what, filters, pages.

use serde_json::{Value, json};

use crate::support::app::Profile::Producer;
use crate::support::client::{Answer, Client};
use crate::support::vhu::{Vehicles, company, patched, run};

async fn page(by: &Client, arguments: Value) -> Answer<Value> {
    let document = "query($where: BsvhuWhere, $first: Int, $after: ID, $last: Int, $before: ID) {
        list: bsvhus(where: $where, first: $first, after: $after, last: $last, before: $before) {
            totalCount edges { cursor node { id customId } }
            pageInfo { hasNextPage hasPreviousPage startCursor endCursor } } }";
    by.ask(document, arguments).await.map(|mut data| data["list"].take())
}

fn names(page: &Value) -> Vec<&str> {
    page["edges"]
        .as_array()
        .unwrap()
        .iter()
        .map(|edge| edge["node"]["customId"].as_str().unwrap_or("-"))
        .collect()
}

/// The names of the notes that a filter finds, for the centre.
async fn found(route: &Vehicles, filter: Value) -> String {
    let answer = page(&route.centre, json!({ "where": filter })).await;
    if let Some(code) = answer.codes().first() {
        return (*code).to_owned();
    }
    let page = answer.data();
    assert_eq!(page["totalCount"], page["edges"].as_array().unwrap().len());
    names(&page).join(" ")
}

/// A is published, B sent, C received, D a draft.
async fn four(route: &Vehicles) -> [String; 4] {
    [
        route.published(json!({ "customId": "A" })).await,
        route.sent(json!({ "customId": "B", "transporter": { "transport": { "plates": ["AA-111-AA", "BB-222-BB"] } } })).await,
        route.received(json!({ "customId": "C" })).await,
        route.draft(json!({ "customId": "D" })).await,
    ]
}

#[tokio::test]
async fn each_filter_finds_its_notes() {
    let route = Vehicles::start().await;
    let [a, b, _, _] = four(&route).await;
    let (carrier, shredder) = (&route.transporter.siret, &route.shredder.siret);
    for (filter, expected) in [
        (json!({}), "D C B A"),
        (json!({ "id": { "_eq": a } }), "A"),
        (json!({ "id": { "_in": [a, b] } }), "B A"),
        (json!({ "customId": { "_eq": "a" } }), ""),
        (json!({ "customId": { "_in": ["A", "D"] } }), "D A"),
        (json!({ "customId": { "_contains": "C" } }), "C"),
        (json!({ "isDraft": true }), "D"),
        (json!({ "isDraft": false }), "C B A"),
        (json!({ "status": { "_eq": "INITIAL" } }), "D A"),
        (json!({ "status": { "_in": ["SENT", "RECEIVED"] } }), "C B"),
        (json!({ "createdAt": { "_gte": "2026-11-24T08:00:00Z" } }), "D C B A"),
        (json!({ "createdAt": { "_gt": "2026-11-24T08:00:00Z" } }), ""),
        (json!({ "updatedAt": { "_eq": "2026-11-24T08:00:00Z" } }), "D C B A"),
        (json!({ "updatedAt": { "_lt": "2026-11-24T08:00:00Z" } }), ""),
        (json!({ "emitter": { "company": { "siret": { "_eq": route.centre.siret } } } }), "D C B A"),
        (json!({ "emitter": { "company": { "siret": { "_eq": carrier } } } }), ""),
        (
            json!({ "emitter": { "emission": { "signature": { "date": { "_lte": "2026-11-24T08:00:00Z" } } } } }),
            "C B",
        ),
        (json!({ "transporter": { "company": { "siret": { "_in": [carrier] } } } }), "D C B A"),
        (json!({ "transporter": { "company": { "vatNumber": { "_eq": "BE0541696005" } } } }), ""),
        (
            json!({ "transporter": { "transport": { "signature": { "date": { "_gte": "2026-01-01" } } } } }),
            "C B",
        ),
        (json!({ "transporter": { "transport": { "plates": { "_has": "AA-111-AA" } } } }), "B"),
        (
            json!({ "transporter": { "transport": { "plates": { "_hasSome": ["AA-111-AA", "GH-456-JK"] } } } }),
            "D C B A",
        ),
        (json!({ "transporter": { "transport": { "plates": { "_in": ["AA-111-AA"] } } } }), "B"),
        (
            json!({ "transporter": { "transport": { "plates": { "_hasEvery": ["AA-111-AA", "BB-222-BB"] } } } }),
            "B",
        ),
        (
            json!({ "transporter": { "transport": { "plates": { "_hasEvery": ["AA-111-AA", "GH-456-JK"] } } } }),
            "",
        ),
        (json!({ "transporter": { "transport": { "plates": { "_eq": ["GH-456-JK"] } } } }), "D C A"),
        (json!({ "transporter": { "transport": { "plates": { "_itemContains": "222" } } } }), "B"),
        (json!({ "destination": { "company": { "siret": { "_eq": shredder } } } }), "D C B A"),
        (
            json!({ "destination": { "reception": { "date": { "_gt": "2026-11-22", "_lt": "2026-11-24" } } } }),
            "C",
        ),
        (json!({ "destination": { "operation": { "code": { "_eq": "R 4" } } } }), ""),
        (
            json!({ "destination": { "operation": { "signature": { "date": { "_gte": "2026-01-01" } } } } }),
            "",
        ),
        (json!({ "broker": { "company": { "siret": { "_eq": carrier } } } }), ""),
        (json!({ "trader": { "company": { "siret": { "_contains": "0" } } } }), ""),
        (json!({ "customId": { "_eq": "A" }, "isDraft": true }), ""),
        (json!({ "_and": [{ "isDraft": false }, { "status": { "_eq": "INITIAL" } }] }), "A"),
        (json!({ "_or": [{ "customId": { "_eq": "A" } }, { "isDraft": true }] }), "D A"),
        (json!({ "_not": { "customId": { "_eq": "A" } } }), "D C B"),
        (
            json!({ "_not": { "destination": { "reception": { "date": { "_gte": "2020-01-01" } } } } }),
            "D B A",
        ),
        (
            json!({ "isDraft": false, "_or": [{ "customId": { "_eq": "A" } }, { "customId": { "_eq": "D" } }] }),
            "A",
        ),
        (json!({ "_and": [{ "_or": [{ "isDraft": true }] }] }), "BAD_USER_INPUT"),
        (json!({ "_not": { "_not": { "isDraft": true } } }), "BAD_USER_INPUT"),
    ] {
        assert_eq!(found(&route, filter.clone()).await, expected, "{filter}");
    }
}

#[tokio::test]
async fn everybody_sees_their_own_but_for_an_eco_organisation() {
    let route = Vehicles::start().await;
    let [broker, eco, middle, stranger] = route.app.companies([Producer, Producer, Producer, Producer]).await;
    let set = |of: &Client, types: &str| {
        format!("update company set company_types = '{{{types}}}' where org_id = '{}'", of.siret)
    };
    route.app.execute(&set(&broker, "BROKER,TRADER")).await;
    let listed = format!(
        "insert into eco_organisme (id, siret, name, address, handle_bsdd, handle_bsda, handle_bsdasri, handle_bsvhu)
         values ('eco', '{}', 'Éco', 'ici', false, false, false, true)",
        eco.siret
    );
    route.app.execute(&listed).await;
    let parties = json!({
        "customId": "A", "broker": { "company": company(&broker) }, "trader": { "company": company(&broker) },
        "ecoOrganisme": { "name": "Éco", "siret": eco.siret }, "intermediaries": [company(&middle)],
    });
    let id = route.published(parties).await;
    for sees in [&route.centre, &route.transporter, &route.shredder, &broker, &middle] {
        assert_eq!(names(&page(sees, json!({})).await.data()), ["A"]);
    }
    for other in [&eco, &stranger] {
        assert_eq!(page(other, json!({})).await.data()["totalCount"], 0);
    }
    assert_eq!(
        crate::support::vhu::get(&eco, &id).await.data()["id"],
        json!(id),
        "it reads the note by its number"
    );
    assert_eq!(page(&route.app.loner().await, json!({})).await.data()["totalCount"], 0);
}

#[tokio::test]
async fn somebody_of_two_companies_sees_a_note_between_them_once() {
    let route = Vehicles::start().await;
    let accounts = json!([&route.centre, &route.shredder].map(|of| json!({
        "email": "both@exemple.test", "company": { "siret": of.siret, "name": "S", "address": "1 rue A 69001 Lyon" } })));
    let both = &route.app.provision(&accounts).await[0];
    for name in ["A", "B", "C"] {
        route.published(json!({ "customId": name })).await;
    }
    let all = page(both, json!({})).await.data();
    assert_eq!((&all["totalCount"], names(&all)), (&json!(3), vec!["C", "B", "A"]));
    let first = page(both, json!({ "first": 2 })).await.data();
    assert_eq!((names(&first), &first["pageInfo"]["hasNextPage"]), (vec!["C", "B"], &json!(true)));
}

#[tokio::test]
async fn pages_go_both_ways() {
    let route = Vehicles::start().await;
    for name in ["A", "B", "C", "D"] {
        route.published(json!({ "customId": name })).await;
    }
    let centre = &route.centre;
    let first = page(centre, json!({ "first": 3 })).await.data();
    assert_eq!((names(&first), &first["totalCount"]), (vec!["D", "C", "B"], &json!(4)));
    let (start, end) = (&first["pageInfo"]["startCursor"], &first["pageInfo"]["endCursor"]);
    assert_eq!(first["edges"][2]["cursor"], *end);
    assert_eq!(first["edges"][2]["node"]["id"], *end);
    let next = page(centre, json!({ "first": 3, "after": end })).await.data();
    assert_eq!(names(&next), ["A"]);
    assert_eq!(next["pageInfo"]["hasNextPage"], false);
    assert_eq!(next["pageInfo"]["hasPreviousPage"], true);
    let last = page(centre, json!({ "last": 2 })).await.data();
    assert_eq!((names(&last), &last["pageInfo"]["hasPreviousPage"]), (vec!["B", "A"], &json!(true)));
    let before = page(centre, json!({ "last": 2, "before": end })).await.data();
    assert_eq!((names(&before), &before["pageInfo"]["hasNextPage"]), (vec!["D", "C"], &json!(true)));
    assert!(names(&page(centre, json!({ "before": start })).await.data()).is_empty());
    assert!(names(&page(centre, json!({ "after": "VHU-20261124-000000000" })).await.data()).is_empty());
    for wrong in [
        json!({ "first": 0 }),
        json!({ "first": 501 }),
        json!({ "last": -1 }),
        json!({ "first": 1, "last": 1 }),
        json!({ "after": end, "before": end }),
        json!({ "first": 1, "before": end }),
        json!({ "last": 1, "after": end }),
    ] {
        assert_eq!(page(centre, wrong.clone()).await.codes(), ["BAD_USER_INPUT"], "{wrong}");
    }
}

#[tokio::test]
async fn whoever_would_ask_hostile_things_gets_an_answer() {
    let route = Vehicles::start().await;
    route.published(json!({ "customId": "A" })).await;
    for text in ["'", "%", "\\", "{}", "$1", "null", "\u{1F697}"] {
        for filter in [
            json!({ "customId": { "_contains": text } }),
            json!({ "id": { "_eq": text } }),
            json!({ "broker": { "company": { "siret": { "_in": [text] } } } }),
            json!({ "transporter": { "transport": { "plates": { "_has": text, "_itemContains": text } } } }),
        ] {
            assert_eq!(found(&route, filter).await, "");
        }
    }
    let many: Vec<Value> = (0..200).map(|at| json!({ "customId": { "_eq": format!("{at}") } })).collect();
    assert_eq!(found(&route, json!({ "_or": many })).await, "");
    let input = patched(route.note(), &json!({ "customId": "nul \u{0}" }));
    assert_eq!(
        run(&route.centre, "createBsvhu", json!({ "input": input })).await.codes(),
        ["BAD_USER_INPUT"]
    );
}
