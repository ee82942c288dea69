//! Received wastes that are regrouped, whole or in part (annexe 2).

use client::Id;
use client::form;
use client::input::WasteAcceptationStatus::{PartiallyRefused, Refused};
use serde_json::{Value, json};

use crate::support::app::Profile::Destination;
use crate::support::client::Client;
use crate::support::direct::{Direct, accepted, emission, refused, transport};
use crate::support::groups::{company, create, passed_on, process, read, recycled, regroup, shares};

async fn start() -> (Direct, Client) {
    let route = Direct::start().await;
    let [next] = route.app.companies([Destination]).await;
    (route, next)
}

/// The status of a note and what of it is grouped.
async fn state(by: &Client, id: &str) -> (String, f64) {
    let note = read(by, id, "status quantityGrouped").await;
    (note["status"].as_str().unwrap().to_owned(), note["quantityGrouped"].as_f64().unwrap())
}

fn at(status: &str, grouped: f64) -> (String, f64) {
    (status.to_owned(), grouped)
}

#[tokio::test]
async fn shares_are_booked_from_the_draft_on() {
    let (route, next) = start().await;
    let holder = &route.destination;
    let id = route.awaiting_group(10.0, &next).await;
    let first = create(holder, route.annexe2(&next, shares(&[(&id, Some(6.0))]))).await.data();
    assert_eq!(first["grouping"], json!([{ "quantity": 6, "form": { "id": id } }]));
    assert_eq!(state(holder, &id).await, at("AWAITING_GROUP", 6.0));

    let ask = async |quantity| create(holder, route.annexe2(&next, shares(&[(&id, quantity)]))).await;
    for (quantity, why) in [(4.5, "more"), (4.000_000_1, "a hair more"), (0.0, "nothing"), (-1.0, "less")] {
        assert_eq!(ask(Some(quantity)).await.codes(), ["BAD_USER_INPUT"], "{why}");
    }
    let rest = ask(None).await.data();
    assert_eq!(rest["grouping"][0]["quantity"], 4);
    assert_eq!(ask(None).await.codes(), ["BAD_USER_INPUT"], "nothing is left");
    // All is used, but the containers may still give it back.
    assert_eq!(state(holder, &id).await, at("AWAITING_GROUP", 10.0));
}

#[tokio::test]
async fn what_cannot_be_regrouped_is_refused() {
    let (route, next) = start().await;
    let holder = &route.destination;
    let id = route.awaiting_group(10.0, &next).await;
    let accepted = route.accepted().await.id.into_inner();
    let twice = shares(&[(&id, Some(1.0)), (&id, Some(2.0))]);
    let one = || shares(&[(&id, Some(1.0))]);
    let typed = |kind: &str| {
        let mut input = route.annexe2(&next, one());
        input["emitter"]["type"] = json!(kind);
        input
    };
    let many: Vec<String> = (0..251).map(|number| format!("c{number}")).collect();
    let many: Vec<(&str, Option<f64>)> = many.iter().map(|id| (id.as_str(), None)).collect();
    let mut both = route.annexe2(&next, one());
    both["appendix2Forms"] = json!([{ "id": id }]);
    let mut nobodys = route.annexe2(&next, one());
    nobodys["emitter"]["company"]["siret"] = Value::Null;
    nobodys["recipient"]["company"] = company(holder);
    for (input, why) in [
        (route.annexe2(&next, twice), "twice"),
        (route.annexe2(&next, shares(&[("cunknown", None)])), "unknown"),
        (route.annexe2(&next, shares(&[(&accepted, None)])), "not passed on"),
        (route.annexe2(&next, shares(&many)), "too many"),
        (typed("PRODUCER"), "an ordinary note"),
        (typed("OTHER"), "an ordinary note"),
        (typed("APPENDIX1"), "a round"),
        (both, "two lists"),
        (nobodys, "nobody holds it"),
        (route.container(&next, holder, one()), "held elsewhere"),
    ] {
        let by = if why == "held elsewhere" { &next } else { holder };
        assert_eq!(create(by, input).await.codes(), ["BAD_USER_INPUT"], "{why}");
    }
    assert_eq!(state(holder, &id).await, at("AWAITING_GROUP", 0.0));
    assert_eq!(route.app.count("bsd_link").await, 0);
}

#[tokio::test]
async fn a_waste_refused_in_part_needs_its_share_said() {
    let (route, next) = start().await;
    let holder = &route.destination;
    let id = route.sent().await.id;
    holder.run(form::receive(&id, refused(PartiallyRefused, 10.0, 4.0))).await.data();
    process(holder, id.inner(), passed_on(&next)).await.data();
    let ask = async |quantity| create(holder, route.annexe2(&next, shares(&[(id.inner(), quantity)]))).await;
    assert_eq!(ask(None).await.codes(), ["BAD_USER_INPUT"]);
    assert_eq!(ask(Some(6.1)).await.codes(), ["BAD_USER_INPUT"]);
    assert_eq!(ask(Some(6.0)).await.data()["grouping"][0]["quantity"], 6);
}

#[tokio::test]
async fn an_initial_note_follows_its_containers_to_the_end() {
    let (route, next) = start().await;
    let holder = &route.destination;
    let id = route.awaiting_group(10.0, &next).await;
    let [first, second] = [6.0, 4.0].map(|tonnes| route.annexe2(&next, shares(&[(&id, Some(tonnes))])));
    let first = create(holder, first).await.data()["id"].as_str().unwrap().to_owned();
    let second = create(holder, second).await.data()["id"].as_str().unwrap().to_owned();
    holder.run(form::seal(&Id::new(&first))).await.data();
    assert_eq!(state(holder, &id).await, at("AWAITING_GROUP", 10.0));
    holder.run(form::seal(&Id::new(&second))).await.data();
    assert_eq!(state(holder, &id).await, at("GROUPED", 10.0));

    // Reduced, then whole again.
    regroup(holder, &second, json!({ "grouping": shares(&[(&id, Some(1.5))]) })).await.data();
    assert_eq!(state(holder, &id).await, at("AWAITING_GROUP", 7.5));
    let again = regroup(holder, &second, json!({ "grouping": shares(&[(&id, None)]) })).await.data();
    assert_eq!(again["grouping"][0]["quantity"], 4);
    assert_eq!(state(holder, &id).await, at("GROUPED", 10.0));

    for container in [&first, &second] {
        holder.run(form::sign_emission(&Id::new(container), emission(), None)).await.data();
        let signed = form::sign_transport(&Id::new(container), transport(), None);
        route.transporter.run(signed).await.data();
        next.run(form::receive(&Id::new(container), accepted(4.0))).await.data();
    }
    process(&next, &first, recycled()).await.data();
    assert_eq!(state(holder, &id).await, at("GROUPED", 10.0));
    process(&next, &second, recycled()).await.data();
    assert_eq!(state(holder, &id).await, at("PROCESSED", 10.0));
}

#[tokio::test]
async fn a_container_that_ends_early_gives_its_shares_back() {
    let (route, next) = start().await;
    let holder = &route.destination;
    let id = route.awaiting_group(10.0, &next).await;
    let container = async || {
        let made = create(holder, route.annexe2(&next, shares(&[(&id, None)]))).await.data();
        Id::new(made["id"].as_str().unwrap())
    };
    let deleted = container().await;
    holder.run(form::seal(&deleted)).await.data();
    assert_eq!(state(holder, &id).await, at("GROUPED", 10.0));
    holder.run(form::delete(&deleted)).await.data();
    assert_eq!(state(holder, &id).await, at("AWAITING_GROUP", 0.0));

    let emptied = container().await;
    regroup(holder, emptied.inner(), json!({ "grouping": [] })).await.data();
    assert_eq!(state(holder, &id).await, at("AWAITING_GROUP", 0.0));
    assert_eq!(holder.run(form::seal(&emptied)).await.codes(), ["BAD_USER_INPUT"], "it groups nothing");

    let refused_one = container().await;
    holder.run(form::seal(&refused_one)).await.data();
    holder.run(form::sign_emission(&refused_one, emission(), None)).await.data();
    route.transporter.run(form::sign_transport(&refused_one, transport(), None)).await.data();
    next.run(form::receive(&refused_one, refused(Refused, 2.0, 2.0))).await.data();
    assert_eq!(state(holder, &id).await, at("AWAITING_GROUP", 0.0));
    assert_eq!(read(holder, refused_one.inner(), "grouping { quantity }").await["grouping"], json!([]));
}

#[tokio::test]
async fn the_end_of_a_chain_reaches_its_beginning() {
    let (route, next) = start().await;
    let [last] = route.app.companies([Destination]).await;
    let holder = &route.destination;
    let [a, b] = [route.awaiting_group(6.0, &next).await, route.awaiting_group(4.0, &next).await];
    let inner = create(holder, route.annexe2(&next, shares(&[(&a, None), (&b, None)]))).await.data();
    let inner = inner["id"].as_str().unwrap();
    route.arrived(holder, &next, inner, 9.0).await;
    assert_eq!(process(&next, inner, passed_on(&last)).await.data()["status"], "AWAITING_GROUP");
    assert_eq!(state(holder, &a).await, at("GROUPED", 6.0));

    let outer = create(&next, route.container(&next, &last, shares(&[(inner, None)]))).await.data();
    let outer = outer["id"].as_str().unwrap();
    route.arrived(&next, &last, outer, 9.0).await;
    let events = route.app.count("bsd_event").await;
    process(&last, outer, recycled()).await.data();
    for id in [inner, &a, &b] {
        assert_eq!(state(holder, id).await.0, "PROCESSED");
    }
    assert_eq!(state(&route.producer, &a).await, at("PROCESSED", 6.0));
    // One event a note; only that of the container itself is a change of status by somebody.
    assert_eq!(route.app.count("bsd_event").await, events + 4);
    let logged = format!("bsd_event where bsd_id <> '{outer}' and status = 'PROCESSED'");
    assert_eq!(route.app.count(&logged).await, 0);
    // What was treated in the end, in proportion to the shares.
    let ended =
        route.app.rows("select initial_id, quantity::text, operation_code from bsd_final_operation").await;
    let ended: Vec<(String, String, String)> =
        ended.iter().map(|row| (row.get(0), row.get(1), row.get(2))).collect();
    for (id, quantity) in [(inner, "9.000000"), (&a, "5.400000"), (&b, "3.600000")] {
        assert!(ended.contains(&(id.to_owned(), quantity.to_owned(), "R 2".to_owned())), "{ended:?}");
    }
    assert_eq!(ended.len(), 3);
}

#[tokio::test]
async fn who_groups_is_not_changed_while_it_groups() {
    let (route, next) = start().await;
    let holder = &route.destination;
    let id = route.awaiting_group(10.0, &next).await;
    let made = create(holder, route.annexe2(&next, shares(&[(&id, Some(6.0))]))).await.data();
    let container = made["id"].as_str().unwrap();
    let change = async |change: Value| regroup(holder, container, change).await;
    assert_eq!(change(json!({ "emitter": { "type": "PRODUCER" } })).await.codes(), ["BAD_USER_INPUT"]);
    // Nor is a note that is grouped.
    let retyped = regroup(holder, &id, json!({ "emitter": { "type": "OTHER" } })).await;
    assert_eq!(retyped.codes(), ["FORBIDDEN"], "it was signed long ago");
    let emptied = change(json!({ "emitter": { "type": "PRODUCER" }, "grouping": [] })).await.data();
    assert_eq!(emptied["grouping"], json!([]));
    assert_eq!(state(holder, &id).await, at("AWAITING_GROUP", 0.0));

    let made = create(holder, route.annexe2(&next, shares(&[(&id, Some(6.0))]))).await.data();
    let sealed = made["id"].as_str().unwrap();
    holder.run(form::seal(&Id::new(sealed))).await.data();
    let moved = json!({ "emitter": { "company": { "siret": next.siret } } });
    assert_eq!(regroup(&next, sealed, moved).await.codes(), ["BAD_USER_INPUT"]);
}

#[tokio::test]
async fn a_signature_locks_the_grouping_and_the_same_list_is_no_change() {
    let (route, next) = start().await;
    let holder = &route.destination;
    let id = route.awaiting_group(10.0, &next).await;
    let made = create(holder, route.annexe2(&next, shares(&[(&id, Some(6.0))]))).await.data();
    let container = Id::new(made["id"].as_str().unwrap());
    holder.run(form::seal(&container)).await.data();
    holder.run(form::sign_emission(&container, emission(), None)).await.data();
    let ask = async |by: &Client, list: Value| regroup(by, container.inner(), list).await;
    let same = json!({ "grouping": shares(&[(&id, Some(6.0))]) });
    let other = json!({ "grouping": shares(&[(&id, Some(5.0))]) });
    // The signatory may until the waste leaves, others may not.
    assert_eq!(ask(&next, other.clone()).await.codes(), ["FORBIDDEN"]);
    assert_eq!(ask(&next, json!({ "appendix2Forms": [{ "id": id }] })).await.codes(), ["FORBIDDEN"]);
    ask(&next, same.clone()).await.data();
    ask(holder, other.clone()).await.data();
    assert_eq!(state(holder, &id).await, at("AWAITING_GROUP", 5.0));
    route.transporter.run(form::sign_transport(&container, transport(), None)).await.data();
    assert_eq!(ask(holder, same).await.codes(), ["FORBIDDEN"]);
    ask(holder, other).await.data();
    assert_eq!(state(holder, &id).await, at("AWAITING_GROUP", 5.0));
}

#[tokio::test]
async fn the_next_site_learns_of_the_waste_but_not_of_its_producer() {
    let (route, next) = start().await;
    let holder = &route.destination;
    let id = route.awaiting_group(10.0, &next).await;
    let made = create(holder, route.annexe2(&next, shares(&[(&id, Some(6.0))]))).await.data();
    let container = made["id"].as_str().unwrap();
    // A draft is its owner's alone.
    assert_eq!(read(&route.producer, &id, "groupedIn { quantity }").await["groupedIn"], json!([]));
    assert_eq!(route.producer.run(form::get(&Id::new(container))).await.codes(), ["FORBIDDEN"]);
    holder.run(form::seal(&Id::new(container))).await.data();

    let members = "grouping { quantity form { readableId emitter { company { siret } } emitterPostalCode \
                   quantityAccepted quantityGrouped processingOperationDone wasteDetails { code } } } \
                   appendix2Forms { id }";
    let seen = read(&next, container, members).await;
    let initial = &seen["grouping"][0]["form"];
    assert_eq!(initial["emitter"], Value::Null);
    assert_eq!(initial["emitterPostalCode"], "69001");
    assert_eq!(initial["quantityAccepted"], 10);
    assert_eq!(
        (&initial["quantityGrouped"], &initial["wasteDetails"]["code"]),
        (&json!(6), &json!("08 01 11*"))
    );
    assert_eq!(initial["processingOperationDone"], "D 13");
    assert_eq!(seen["appendix2Forms"], json!([{ "id": id }]));
    assert_eq!(next.run(form::get(&Id::new(&id))).await.codes(), ["FORBIDDEN"]);
    let seen = read(holder, container, members).await;
    assert_eq!(seen["grouping"][0]["form"]["emitter"]["company"]["siret"], route.producer.siret);

    // Whoever emitted the waste follows it into the container, and nobody else does.
    let seen =
        read(&route.producer, &id, "groupedIn { quantity form { id status } } appendix2Forms { id }").await;
    let around = json!([{ "quantity": 6, "form": { "id": container, "status": "SEALED" } }]);
    assert_eq!((&seen["groupedIn"], &seen["appendix2Forms"]), (&around, &Value::Null));
    assert_eq!(read(&route.producer, container, "status").await["status"], "SEALED");
    let [stranger] = route.app.companies([Destination]).await;
    assert_eq!(stranger.run(form::get(&Id::new(container))).await.codes(), ["FORBIDDEN"]);
}

#[tokio::test]
async fn what_waits_to_be_regrouped_is_listed_where_it_is() {
    let (route, next) = start().await;
    let holder = &route.destination;
    let mut both = [route.awaiting_group(6.0, &next).await, route.awaiting_group(4.0, &next).await];
    both.sort();
    let [a, b] = both;
    let ask = async |by: &Client, arguments: &str| {
        let document = format!("{{ appendixForms({arguments}) {{ id }} }}");
        by.ask(&document, Value::Null).await.map(|data| {
            let mut ids: Vec<String> = data["appendixForms"]
                .as_array()
                .unwrap()
                .iter()
                .map(|form| form["id"].as_str().unwrap().to_owned())
                .collect();
            ids.sort();
            ids
        })
    };
    let here = format!("siret: {:?}", holder.siret);
    assert_eq!(ask(holder, &here).await.data(), [a.clone(), b.clone()]);
    assert_eq!(ask(holder, &format!("{here}, wasteCode: \"08 01 11*\"")).await.data().len(), 2);
    assert_eq!(ask(holder, &format!("{here}, wasteCode: \"08 01 12\"")).await.data().len(), 0);
    assert_eq!(ask(&next, &here).await.codes(), ["FORBIDDEN"]);
    assert_eq!(ask(&route.producer, &format!("siret: {:?}", route.producer.siret)).await.data().len(), 0);
    // A draft that takes all of it already takes it off the list.
    create(holder, route.annexe2(&next, shares(&[(&a, None)]))).await.data();
    assert_eq!(ask(holder, &here).await.data(), [b]);
}

#[tokio::test]
async fn each_note_that_a_container_moves_is_told_of_and_logged() {
    let (route, next) = start().await;
    let holder = &route.destination;
    let mut ids = Vec::new();
    for _ in 0..4 {
        ids.push(route.awaiting_group(3.0, &next).await);
    }
    let all: Vec<(&str, Option<f64>)> = ids.iter().map(|id| (id.as_str(), None)).collect();
    let jobs = route.app.count("job where kind = 'webhook'").await;
    let made = create(holder, route.annexe2(&next, shares(&all))).await.data();
    assert_eq!(route.app.count("job where kind = 'webhook'").await, jobs + 5);
    assert_eq!(made["grouping"].as_array().unwrap().len(), 4);
    let named: Vec<&str> =
        made["grouping"].as_array().unwrap().iter().map(|one| one["form"]["id"].as_str().unwrap()).collect();
    assert_eq!(named, ids, "in the order of the input");
    for id in &ids {
        let last = format!(
            "select kind, status, changes::text from bsd_event where bsd_id = '{id}' order by row_number desc limit 1"
        );
        let row = &route.app.rows(&last).await[0];
        assert_eq!((row.get::<_, &str>(0), row.get::<_, Option<&str>>(1)), ("UPDATED", None));
        let changes: Value = serde_json::from_str(row.get(2)).unwrap();
        assert_eq!(changes, json!({ "quantityGrouped": 3.0 }));
    }
}
