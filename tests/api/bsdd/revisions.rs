//! Corrections of signed notes: asked for by one side, agreed to by the other.

use client::form::{self, FormStatus};
use client::input::EmitterInput;
use serde_json::{Value, json};

use crate::support::client::{Answer, Client};
use crate::support::direct::{Direct, accepted, recycling, transport};
use crate::support::revision::{approvals, ask, decide, pending, seen, withdraw};

fn cap(cap: &str) -> Value {
    json!({ "recipient": { "cap": cap } })
}

/// What a party sees of the note and of its last request.
async fn note(by: &Client, id: &client::Id) -> Value {
    let document = "query ($id: ID!) {
        form(id: $id) {
            status quantityReceived recipient { cap } wasteDetails { name isDangerous }
            processingOperationDone destinationOperationMode
            metadata { latestRevision { id status form { recipient { cap } metadata { latestRevision { status } } } } }
        }
    }";
    by.ask(document, json!({ "id": id.inner() })).await.data()["form"].take()
}

#[tokio::test]
async fn what_both_sides_agree_to_is_written() {
    let route = Direct::start().await;
    let Direct { app, producer, destination, transporter } = &route;
    let id = route.accepted().await.id;
    let content = json!({ "recipient": { "cap": "CAP-2" }, "wasteDetails": { "name": "Boues corrigées" } });
    let request = ask(producer, &id, content).await.data();
    assert_eq!(request["status"], "PENDING");
    assert_eq!(request["comment"], "erreur de saisie");
    assert_eq!(request["authoringCompany"]["orgId"], producer.siret);
    assert_eq!(request["authoringCompany"]["name"], format!("Société {}", producer.siret));
    assert_eq!(approvals(&request), [(destination.siret.as_str(), "PENDING", None)]);
    assert_eq!(
        request["content"],
        json!({ "isCanceled": null, "recipient": { "cap": "CAP-2" }, "quantityReceived": null,
                "wasteDetails": { "name": "Boues corrigées", "code": null } })
    );

    let before = note(transporter, &id).await;
    assert_eq!(before["recipient"]["cap"], "CAP-26-118", "nothing changes before the other side agrees");
    assert_eq!(before["metadata"]["latestRevision"]["status"], "PENDING");
    let jobs_before = app.count("job").await;
    let settled = decide(destination, &request, true).await.data();
    assert_eq!(settled["status"], "ACCEPTED");
    assert_eq!(settled["form"]["recipient"]["cap"], "CAP-26-118", "the note as it was");
    assert_eq!(approvals(&settled), [(destination.siret.as_str(), "ACCEPTED", Some("vu"))]);

    let after = note(transporter, &id).await;
    assert_eq!((&after["status"], &after["recipient"]["cap"]), (&json!("ACCEPTED"), &json!("CAP-2")));
    assert_eq!(after["wasteDetails"]["name"], "Boues corrigées");
    let latest = &after["metadata"]["latestRevision"];
    assert_eq!((&latest["id"], &latest["status"]), (&request["id"], &json!("ACCEPTED")));
    assert_eq!(latest["form"]["recipient"]["cap"], "CAP-26-118");
    assert_eq!(latest["form"]["metadata"]["latestRevision"]["status"], "ACCEPTED");
    assert_eq!(app.count("job").await, jobs_before + 1, "one webhook tells of the change");
}

#[tokio::test]
async fn a_refusal_leaves_the_note_as_it_is() {
    let route = Direct::start().await;
    let Direct { producer, destination, .. } = &route;
    let id = route.accepted().await.id;
    let request = ask(destination, &id, json!({ "quantityReceived": 2.3 })).await.data();
    assert_eq!(approvals(&request), [(producer.siret.as_str(), "PENDING", None)]);
    let refused = decide(producer, &request, false).await.data();
    assert_eq!((&refused["status"], approvals(&refused)[0].1), (&json!("REFUSED"), "REFUSED"));
    assert_eq!(note(producer, &id).await["quantityReceived"], 2.35);
    assert_eq!(decide(producer, &request, true).await.codes(), ["FORBIDDEN"]);
    assert_eq!(withdraw(destination, &request).await.codes(), ["BAD_USER_INPUT"]);
    // Another may be asked for now.
    ask(destination, &id, json!({ "quantityReceived": 2.2 })).await.data();
}

#[tokio::test]
async fn only_those_who_are_asked_answer() {
    let route = Direct::start().await;
    let Direct { app, producer, destination, transporter } = &route;
    let request = ask(producer, &route.accepted().await.id, cap("CAP-2")).await.data();
    for stranger in [producer, transporter, &app.loner().await] {
        assert_eq!(decide(stranger, &request, true).await.codes(), ["FORBIDDEN"]);
        assert_eq!(decide(stranger, &request, false).await.codes(), ["FORBIDDEN"]);
    }
    assert_eq!(decide(destination, &json!({ "id": "c-unknown" }), true).await.codes(), ["BAD_USER_INPUT"]);
    // Whatever the role.
    let reader = app.member(destination, "READER").await;
    assert_eq!(decide(&reader, &request, true).await.data()["status"], "ACCEPTED");
}

#[tokio::test]
async fn a_request_is_withdrawn_by_its_author_alone() {
    let route = Direct::start().await;
    let Direct { producer, destination, .. } = &route;
    let id = route.accepted().await.id;
    let request = ask(producer, &id, cap("CAP-2")).await.data();
    assert_eq!(withdraw(destination, &request).await.codes(), ["FORBIDDEN"]);
    assert_eq!(withdraw(producer, &request).await.data(), true);
    assert_eq!(note(producer, &id).await["metadata"]["latestRevision"], Value::Null);
    assert_eq!(withdraw(producer, &request).await.codes(), ["BAD_USER_INPUT"]);
    assert_eq!(decide(destination, &request, true).await.codes(), ["BAD_USER_INPUT"]);
}

#[tokio::test]
async fn a_note_on_its_way_is_cancelled_with_the_others_consent() {
    let route = Direct::start().await;
    let Direct { app, producer, destination, transporter } = &route;
    let id = route.sent().await.id;
    let logs = app.count("bsd_event where status is not null").await;
    let request = ask(producer, &id, json!({ "isCanceled": true })).await.data();
    decide(destination, &request, true).await.data();
    assert_eq!(note(transporter, &id).await["status"], "CANCELED");
    assert_eq!(app.count("bsd_event where status is not null").await, logs, "no step of its life was taken");

    assert_eq!(transporter.run(form::sign_transport(&id, transport(), None)).await.codes(), ["FORBIDDEN"]);
    assert_eq!(destination.run(form::receive(&id, accepted(2.0))).await.codes(), ["BAD_USER_INPUT"]);
    assert_eq!(ask(producer, &id, cap("CAP-2")).await.codes(), ["FORBIDDEN"]);
}

#[tokio::test]
async fn a_cancellation_comes_too_late_once_the_waste_arrived() {
    let route = Direct::start().await;
    let Direct { producer, destination, .. } = &route;
    let id = route.sent().await.id;
    let request = ask(producer, &id, json!({ "isCanceled": true })).await.data();
    destination.run(form::receive(&id, accepted(2.0))).await.data();
    assert_eq!(decide(destination, &request, true).await.codes(), ["FORBIDDEN"]);
    let kept = note(producer, &id).await;
    assert_eq!((&kept["status"], pending(producer).await), (&json!("ACCEPTED"), 1));
    // It may still be refused.
    assert_eq!(decide(destination, &request, false).await.data()["status"], "REFUSED");
}

#[tokio::test]
async fn without_anybody_to_ask_a_request_is_applied_at_once() {
    let route = Direct::start().await;
    let Direct { app, destination, transporter, .. } = &route;
    let mut input = route.note();
    let company = input.recipient.as_ref().unwrap().company.clone();
    input.emitter = Some(EmitterInput { company, ..input.emitter.unwrap() });
    let id = destination.run(form::create(input)).await.data().id;
    destination.run(form::seal(&id)).await.data();
    destination.run(form::sign_emission(&id, crate::support::direct::emission(), None)).await.data();
    transporter.run(form::sign_transport(&id, transport(), None)).await.data();
    let jobs = app.count("job").await;
    let request = ask(destination, &id, json!({ "isCanceled": true })).await.data();
    assert_eq!((&request["status"], approvals(&request).len()), (&json!("ACCEPTED"), 0));
    assert_eq!(note(transporter, &id).await["status"], "CANCELED");
    assert_eq!(app.count("job").await, jobs + 1);
    let events = app.rows("select kind from bsd_event order by row_number desc limit 3").await;
    let kinds: Vec<&str> = events.iter().map(|row| row.get(0)).collect();
    assert_eq!(kinds, ["REVISION_REQUEST_APPLIED", "REVISION_REQUEST_ACCEPTED", "REVISION_REQUEST_CREATED"]);
}

#[tokio::test]
async fn a_new_operation_sends_treated_waste_on_and_back() {
    let route = Direct::start().await;
    let Direct { producer, destination, .. } = &route;
    let id = route.accepted().await.id;
    destination.run(form::process(&id, recycling())).await.data();
    let unfit = json!({ "processingOperationDone": "D 10" });
    assert_eq!(ask(destination, &id, unfit).await.codes(), ["BAD_USER_INPUT"]);
    for (content, expected) in [
        (json!({ "processingOperationDone": "D 13" }), ("AWAITING_GROUP", "D 13", Value::Null)),
        (
            json!({ "processingOperationDone": "D 10", "destinationOperationMode": "ELIMINATION" }),
            ("PROCESSED", "D 10", json!("ELIMINATION")),
        ),
    ] {
        let request = ask(destination, &id, content).await.data();
        decide(producer, &request, true).await.data();
        let kept = note(producer, &id).await;
        assert_eq!(
            (&kept["status"], &kept["processingOperationDone"]),
            (&json!(expected.0), &json!(expected.1))
        );
        assert_eq!(kept["destinationOperationMode"], expected.2);
    }
}

#[tokio::test]
async fn who_may_ask_and_what_is_told_in_order() {
    let route = Direct::start().await;
    let Direct { app, producer, transporter, destination } = &route;
    let id = route.accepted().await.id;
    let nothing = json!({});
    assert_eq!(ask(producer, &route.draft().await.id, cap("C")).await.codes(), ["FORBIDDEN"]);
    assert_eq!(ask(producer, &route.sealed().await.id, cap("C")).await.codes(), ["FORBIDDEN"]);
    assert_eq!(ask(transporter, &id, nothing.clone()).await.codes(), ["FORBIDDEN"]);
    assert_eq!(ask(&app.loner().await, &id, nothing.clone()).await.codes(), ["FORBIDDEN"]);
    let reader = app.member(producer, "READER").await;
    assert_eq!(ask(&reader, &id, cap("C")).await.codes(), ["FORBIDDEN"]);
    assert_eq!(
        ask(producer, &client::Id::new("c-unknown"), nothing.clone()).await.codes(),
        ["BAD_USER_INPUT"]
    );
    assert_eq!(ask(producer, &id, nothing).await.codes(), ["BAD_USER_INPUT"]);
    let sample = json!({ "wasteDetails": { "sampleNumber": "E-1" } });
    assert_eq!(ask(producer, &id, sample).await.codes(), ["BAD_USER_INPUT"]);
    let nul = json!({ "recipient": { "cap": "a\u{0}b" } });
    assert_eq!(ask(producer, &id, nul).await.codes().len(), 1);
    // In the name of somebody else's company.
    let other = Client { siret: destination.siret.clone(), ..producer.clone() };
    assert_eq!(ask(&other, &id, cap("C")).await.codes(), ["BAD_USER_INPUT"]);
    assert_eq!(pending(producer).await, 0);
}

/// The ids of a page, and what is told of it.
async fn list(by: &Client, siret: &str, arguments: Value) -> Answer<Value> {
    let document = "query ($siret: String!, $first: Int, $after: String, $where: FormRevisionRequestWhere) {
        formRevisionRequests(siret: $siret, first: $first, after: $after, where: $where) {
            totalCount pageInfo { startCursor endCursor hasNextPage hasPreviousPage }
            edges { cursor node { id status form { id status recipient { cap } } } }
        }
    }";
    let mut variables = arguments;
    variables["siret"] = json!(siret);
    by.ask(document, variables).await.map(|mut data| data["formRevisionRequests"].take())
}

fn ids(page: &Value) -> Vec<&str> {
    let edges = page["edges"].as_array().unwrap();
    edges
        .iter()
        .map(|edge| {
            assert_eq!(edge["cursor"], edge["node"]["id"]);
            edge["cursor"].as_str().unwrap()
        })
        .collect()
}

#[tokio::test]
async fn both_sides_list_requests_newest_first_a_page_at_a_time() {
    let route = Direct::start().await;
    let Direct { producer, destination, transporter, .. } = &route;
    let (one, two) = (route.accepted().await.id, route.accepted().await.id);
    let first = ask(producer, &one, cap("CAP-1")).await.data();
    decide(destination, &first, true).await.data();
    let second = ask(destination, &two, cap("CAP-2")).await.data();
    let third = ask(producer, &one, cap("CAP-3")).await.data();
    let [first, second, third] = [&first, &second, &third].map(|request| request["id"].as_str().unwrap());

    for side in [producer, destination] {
        let page = list(side, &side.siret, json!({})).await.data();
        assert_eq!(ids(&page), [third, second, first]);
        assert_eq!(page["totalCount"], 3);
        let info = json!({ "startCursor": third, "endCursor": first, "hasNextPage": false, "hasPreviousPage": false });
        assert_eq!(page["pageInfo"], info);
        // Each shows its note as it was.
        assert_eq!(page["edges"][0]["node"]["form"]["recipient"]["cap"], "CAP-1");
        assert_eq!(page["edges"][2]["node"]["form"]["recipient"]["cap"], "CAP-26-118");
    }
    let page = list(producer, &producer.siret, json!({ "first": 2 })).await.data();
    assert_eq!((ids(&page), &page["pageInfo"]["hasNextPage"]), (vec![third, second], &json!(true)));
    let page = list(producer, &producer.siret, json!({ "first": 2, "after": second })).await.data();
    assert_eq!((ids(&page), &page["totalCount"]), (vec![first], &json!(3)));
    assert_eq!(page["pageInfo"]["hasPreviousPage"], true);
    let page = list(producer, &producer.siret, json!({ "after": "c-unknown" })).await.data();
    assert_eq!((ids(&page).len(), &page["pageInfo"]["startCursor"]), (0, &Value::Null));

    for (filter, expected) in [
        (json!({ "status": "ACCEPTED" }), vec![first]),
        (json!({ "status": "REFUSED" }), vec![]),
        (json!({ "bsddId": { "_eq": two.inner() } }), vec![second]),
        (json!({ "bsddId": { "_in": [one.inner(), "c-unknown"] }, "status": "PENDING" }), vec![third]),
        (json!({ "bsddId": { "_in": [] } }), vec![]),
        (json!({ "bsddId": { "_contains": &one.inner()[10..] } }), vec![third, first]),
        (json!({ "bsddId": { "_contains": "_" } }), vec![]),
        (json!({ "bsddId": null, "status": null }), vec![third, second, first]),
    ] {
        let page = list(producer, &producer.siret, json!({ "where": filter })).await.data();
        assert_eq!((ids(&page), &page["totalCount"]), (expected.clone(), &json!(expected.len())), "{filter}");
    }
    // The carrier is no party to them.
    assert_eq!(list(transporter, &transporter.siret, json!({})).await.data()["totalCount"], 0);
    assert_eq!(list(transporter, &producer.siret, json!({})).await.codes(), ["FORBIDDEN"]);
    assert_eq!(list(producer, "no company", json!({})).await.codes(), ["FORBIDDEN"]);
    for first in [0, -1] {
        let answer = list(producer, &producer.siret, json!({ "first": first })).await;
        assert_eq!(answer.codes(), ["BAD_USER_INPUT"]);
    }
    assert_eq!(ids(&list(producer, &producer.siret, json!({ "first": 1000 })).await.data()).len(), 3);
}

#[tokio::test]
async fn a_deleted_note_takes_its_requests_along() {
    let route = Direct::start().await;
    let Direct { producer, destination, .. } = &route;
    let id = route.signed().await.id;
    let request = ask(destination, &id, json!({ "isCanceled": true })).await.data();
    assert_eq!(pending(producer).await, 1);
    producer.run(form::delete(&id)).await.data();
    assert_eq!(pending(producer).await, 0);
    assert_eq!(decide(producer, &request, true).await.codes(), ["BAD_USER_INPUT"]);
    assert_eq!(withdraw(destination, &request).await.codes(), ["BAD_USER_INPUT"]);
}

#[tokio::test]
async fn a_list_of_notes_shows_the_last_request_of_each() {
    let route = Direct::start().await;
    let Direct { producer, destination, .. } = &route;
    let plain = route.accepted().await.id;
    let revised = route.accepted().await.id;
    let first = ask(producer, &revised, cap("CAP-1")).await.data();
    decide(destination, &first, false).await.data();
    route.app.pass(jiff::SignedDuration::from_secs(1));
    let second = ask(producer, &revised, cap("CAP-2")).await.data();
    let document = "{ forms { id metadata { latestRevision { id content { recipient { cap } } } again: latestRevision { form { id } } } } }";
    let data = destination.ask(document, Value::Null).await.data();
    let forms = data["forms"].as_array().unwrap();
    assert_eq!(forms.len(), 2);
    assert_eq!(forms[0]["id"], revised.inner());
    let metadata = &forms[0]["metadata"];
    assert_eq!(
        metadata["latestRevision"],
        json!({ "id": second["id"], "content": { "recipient": { "cap": "CAP-2" } } })
    );
    assert_eq!(metadata["again"]["form"]["id"], revised.inner());
    assert_eq!(forms[1]["id"], plain.inner());
    assert_eq!(forms[1]["metadata"]["latestRevision"], Value::Null);
    // A mutation shows it as well.
    let document = "mutation ($id: ID!) { markAsProcessed(id: $id, processedInfo: {
        processedAt: \"2026-11-04\", processedBy: \"Idris\", processingOperationDone: \"R 2\", destinationOperationMode: RECYCLAGE
    }) { status metadata { latestRevision { id } } } }";
    let data = destination.ask(document, json!({ "id": revised.inner() })).await.data();
    assert_eq!(data["markAsProcessed"]["metadata"]["latestRevision"]["id"], second["id"]);
    let status = producer.run(form::get(&revised)).await.data().status;
    assert_eq!(status, FormStatus::Processed);
}

#[tokio::test]
async fn everything_about_a_request_is_in_the_journal() {
    let route = Direct::start().await;
    let Direct { app, producer, destination, .. } = &route;
    let id = route.accepted().await.id;
    let withdrawn = ask(producer, &id, cap("CAP-2")).await.data();
    withdraw(producer, &withdrawn).await.data();
    let refused = ask(producer, &id, cap("CAP-3")).await.data();
    decide(destination, &refused, false).await.data();
    let agreed = ask(producer, &id, cap("CAP-4")).await.data();
    decide(destination, &agreed, true).await.data();
    let rows = app
        .rows(
            "select e.kind, a.email, e.details::text, e.changes::text, e.client::text
               from bsd_event e join account a on a.id = e.actor_id
              where e.kind like 'REVISION%' order by e.row_number",
        )
        .await;
    let told: Vec<_> = rows
        .iter()
        .map(|row| {
            let details: Value = serde_json::from_str(row.get(2)).unwrap();
            let changes: Value = serde_json::from_str(row.get(3)).unwrap();
            let client: Value = serde_json::from_str(row.get(4)).unwrap();
            assert!(client["tokenId"].is_string());
            (row.get::<_, String>(0), row.get::<_, String>(1), details["revisionRequest"].clone(), changes)
        })
        .collect();
    let event = |kind: &str, by: &Client, request: &Value, changes: Value| {
        (format!("REVISION_REQUEST_{kind}"), by.email.clone(), request["id"].clone(), changes)
    };
    let expected = [
        event("CREATED", producer, &withdrawn, json!({})),
        event("CANCELLED", producer, &withdrawn, json!({})),
        event("CREATED", producer, &refused, json!({})),
        event("REFUSED", destination, &refused, json!({})),
        event("CREATED", producer, &agreed, json!({})),
        event("ACCEPTED", destination, &agreed, json!({})),
        event("APPLIED", destination, &agreed, json!({ "recipient": { "cap": "CAP-4" } })),
    ];
    assert_eq!(told, expected);
    assert_eq!(seen(producer, &agreed).await["status"], "ACCEPTED");
    // Each write of a note's requests is told to webhooks.
    let jobs =
        app.rows("select payload::text from job where kind = 'webhook' order by ctid desc limit 6").await;
    for row in jobs {
        let payload: Value = serde_json::from_str(row.get(0)).unwrap();
        assert_eq!(payload["action"], "UPDATED");
        assert_eq!(payload["orgIds"].as_array().unwrap().len(), 3);
    }
}
