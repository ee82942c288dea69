//! Notes as PDF files: who gets one, what it holds, and links for roadside checks.

use jiff::SignedDuration;
use serde_json::{Value, json};

use crate::support::app::Profile::Producer;
use crate::support::client::{Answer, Client};
use crate::support::direct::{self, Direct};
use crate::support::http::{Http, Reply};
use client::form;
use client::input::WasteAcceptationStatus;

async fn prepare(by: &Client, id: &str) -> Answer<Value> {
    by.ask("query ($id: ID!) { formPdf(id: $id) { token downloadLink } }", json!({ "id": id })).await
}

async fn road_link(by: &Client, id: &str) -> Answer<Value> {
    let document = "mutation ($id: ID!) { createPdfAccessToken(input: { bsdId: $id }) }";
    by.ask(document, json!({ "id": id })).await
}

/// What follows the API's address in a link.
#[track_caller]
fn target(link: &Value) -> String {
    let link = link.as_str().expect("a link");
    link.strip_prefix("http://localhost:4000").expect("a link to this API").to_owned()
}

/// The file behind a download's link, and its text.
async fn fetch(http: &Http, target: &str) -> (Reply, String) {
    let reply = http.get(target).await;
    assert_eq!(reply.status, 200, "{reply:?}");
    assert!(reply.body.starts_with(b"%PDF-"), "{target}");
    let document = lopdf::Document::load_mem(&reply.body).expect("a PDF");
    let pages: Vec<u32> = document.get_pages().into_keys().collect();
    let text = document.extract_text(&pages).expect("pages of text");
    (reply, text)
}

/// The text of a note's file.
async fn text(route: &Direct, by: &Client, id: &str) -> String {
    let prepared = prepare(by, id).await.data();
    fetch(&route.app.http, &target(&prepared["formPdf"]["downloadLink"])).await.1
}

#[tokio::test]
async fn a_note_is_fetched_within_seconds_under_its_number() {
    let route = Direct::start().await;
    let note = route.sent().await;
    for party in route.everybody() {
        let prepared = &prepare(party, note.id.inner()).await.data()["formPdf"];
        let token = prepared["token"].as_str().expect("a token");
        assert_eq!(token.len(), 10);
        assert_eq!(prepared["downloadLink"], format!("http://localhost:4000/download?token={token}"));

        let link = target(&prepared["downloadLink"]);
        // More than once, and by whoever has the link.
        fetch(&route.app.http, &link).await;
        let (reply, text) = fetch(&route.app.http, &link).await;
        assert_eq!(reply.header("content-type"), Some("application/pdf"));
        let name = format!("attachment; filename=\"{}.pdf\"", note.readable_id);
        assert_eq!(reply.header("content-disposition"), Some(name.as_str()));
        for shown in [
            note.readable_id.as_str(),
            "Boues de peinture",
            "08 01 11*",
            "UN 1263 PEINTURES, 3, II, (D/E)",
            "FD-318-KC",
            "R-4410",
            "Odile",
            "2,5",
            &route.producer.siret,
            &route.transporter.siret,
            &route.destination.siret,
            "24/11/2026 à 09:00",
        ] {
            assert!(text.contains(shown), "{shown}: {text}");
        }
        assert!(!text.contains("BROUILLON"), "{text}");

        route.app.pass(SignedDuration::from_secs(9));
        fetch(&route.app.http, &link).await;
        route.app.pass(SignedDuration::from_secs(1));
        assert_eq!(route.app.http.get(&link).await.status, 403);
        route.app.pass(SignedDuration::from_secs(-10));
    }
}

#[tokio::test]
async fn only_those_who_may_read_a_note_get_its_file() {
    let route = Direct::start().await;
    let note = route.sealed().await;
    let [stranger] = route.app.companies([Producer]).await;
    assert_eq!(prepare(&stranger, note.id.inner()).await.codes(), ["FORBIDDEN"]);
    assert_eq!(prepare(&route.app.loner().await, note.id.inner()).await.codes(), ["FORBIDDEN"]);
    assert_eq!(prepare(&route.app.anonymous(), note.id.inner()).await.codes(), ["UNAUTHENTICATED"]);
    let reader = route.app.member(&route.destination, "READER").await;
    prepare(&reader, note.id.inner()).await.data();
    // Whether a note exists is looked at first.
    for unknown in ["", "absent", &note.readable_id, &format!("{}\u{0}", note.id.inner())] {
        for by in [&stranger, &route.producer] {
            assert_eq!(prepare(by, unknown).await.codes(), ["BAD_USER_INPUT"], "{unknown:?}");
        }
    }
    route.producer.run(form::delete(&note.id)).await.data();
    assert_eq!(prepare(&route.producer, note.id.inner()).await.codes(), ["BAD_USER_INPUT"]);
}

#[tokio::test]
async fn a_draft_is_for_its_owners_companies_and_says_what_it_is() {
    let route = Direct::start().await;
    let note = route.draft().await;
    for other in [&route.transporter, &route.destination] {
        assert_eq!(prepare(other, note.id.inner()).await.codes(), ["FORBIDDEN"]);
    }
    let text = text(&route, &route.producer, note.id.inner()).await;
    assert!(text.contains("BROUILLON"), "{text}");
}

#[tokio::test]
async fn an_administrator_of_the_platform_gets_any_file() {
    let route = Direct::start().await;
    let note = route.draft().await;
    let admin = route.app.loner().await;
    let promote = "update account set is_admin = true, totp_activated_at = now() where email = ";
    route.app.execute(&format!("{promote}'{}'", admin.email)).await;
    prepare(&admin, note.id.inner()).await.data();
}

#[tokio::test]
async fn what_clients_write_is_printed_and_never_run() {
    let route = Direct::start().await;
    let hostile = "#panic() $x$ *gras* #import \"/sheet.json\": * \\ <a>";
    let mut input = route.note();
    input.custom_id = Some(hostile.to_owned());
    let note: form::Form = route.producer.run(form::create(input)).await.data();
    let text = text(&route, &route.producer, note.id.inner()).await;
    assert!(text.contains(hostile), "{text}");
}

#[tokio::test]
async fn a_container_tells_what_it_groups_but_not_from_whom() {
    let route = Direct::start().await;
    let (child, container) = (route.accepted().await, route.sealed().await);
    route
        .app
        .execute(&format!(
            "insert into bsd_link (parent_id, child_id, kind, number, quantity)
             values ('{}', '{}', 'APPENDIX2', 1, 1.75)",
            container.id.inner(),
            child.id.inner(),
        ))
        .await;
    // Another producer than the container's, so that nothing else names it.
    route
        .app
        .execute(&format!(
            "update bsd set body = replace(body::text, 'Société {siret}', 'Producteur Secret')::json where id = '{}'",
            child.id.inner(),
            siret = route.producer.siret,
        ))
        .await;
    let printed = text(&route, &route.producer, child.id.inner()).await;
    assert!(printed.contains("Producteur Secret") && printed.contains(&container.readable_id), "{printed}");

    let printed = text(&route, &route.producer, container.id.inner()).await;
    for shown in [child.readable_id.as_str(), "Annexe 2", "2,35", "1,75", "69001"] {
        assert!(printed.contains(shown), "{shown}: {printed}");
    }
    assert!(!printed.contains("Producteur Secret"), "{printed}");
}

#[tokio::test]
async fn a_roadside_link_shows_the_note_for_half_an_hour() {
    let route = Direct::start().await;
    let note = route.sent().await;
    let link = road_link(&route.transporter, note.id.inner()).await.data();
    let link = target(&link["createPdfAccessToken"]);
    let token = link.strip_prefix("/road-control/").expect("a roadside link");
    assert!(token.len() == 50 && token.bytes().all(|byte| byte.is_ascii_alphanumeric()), "{token}");
    assert_eq!(route.app.count("road_link where visited_at is null").await, 1);

    let visit = route.app.http.get(&link).await;
    assert_eq!(visit.status, 302);
    let file = target(&json!(visit.header("location").expect("a place to go")));
    let (reply, text) = fetch(&route.app.http, &file).await;
    assert!(reply.header("content-disposition").expect("a name").contains(&note.readable_id));
    assert!(text.contains(&note.readable_id) && !text.contains("Idris"), "{text}");

    // A later visit shows the note as it has become, and the first one is remembered.
    route.app.pass(SignedDuration::from_mins(29));
    route.destination.run(form::receive(&note.id, direct::arrival())).await.data();
    let visit = route.app.http.get(&link).await;
    let file = target(&json!(visit.header("location").expect("a place to go")));
    assert!(fetch(&route.app.http, &file).await.1.contains("Idris"));
    assert_eq!(route.app.count("road_link where visited_at = created_at").await, 1);

    route.app.pass(SignedDuration::from_mins(1));
    for over in [link.as_str(), "/road-control/", "/road-control/unknown"] {
        let visit = route.app.http.get(over).await;
        assert_eq!((visit.status.as_u16(), visit.header("location")), (200, None), "{over}");
        assert!(visit.text().contains("n'est plus valable"), "{}", visit.text());
    }
}

#[tokio::test]
async fn each_call_makes_another_link_and_a_deleted_note_has_none() {
    let route = Direct::start().await;
    let note = route.sent().await;
    let mut links = Vec::new();
    for party in route.everybody() {
        links.push(target(&road_link(party, note.id.inner()).await.data()["createPdfAccessToken"]));
    }
    links.sort_unstable();
    links.dedup();
    assert_eq!(links.len(), 3);
    route.app.execute("update bsd set is_deleted = true").await;
    assert_eq!(route.app.http.get(&links[0]).await.status, 200);
    assert_eq!(road_link(&route.producer, note.id.inner()).await.codes(), ["BAD_USER_INPUT"]);
}

#[tokio::test]
async fn a_roadside_link_needs_waste_on_the_road_and_then_a_reader() {
    let route = Direct::start().await;
    let [stranger] = route.app.companies([Producer]).await;
    for note in [route.draft().await, route.sealed().await, route.signed().await, route.accepted().await] {
        let own = road_link(&route.producer, note.id.inner()).await;
        assert_eq!(own.codes(), ["FORBIDDEN"], "{:?}", note.status);
        // The state is looked at before the right to read: strangers are told the same.
        let other = road_link(&stranger, note.id.inner()).await;
        assert_eq!(other.errors[0].message, own.errors[0].message);
    }
    let note = route.sent().await;
    let refusal = road_link(&stranger, note.id.inner()).await;
    assert_eq!(refusal.codes(), ["FORBIDDEN"]);
    assert!(refusal.errors[0].message.contains("accès"), "{:?}", refusal.errors);
    assert_eq!(road_link(&route.app.anonymous(), note.id.inner()).await.codes(), ["UNAUTHENTICATED"]);
    for unknown in ["absent", &note.readable_id] {
        assert_eq!(road_link(&stranger, unknown).await.codes(), ["BAD_USER_INPUT"]);
    }
}

#[tokio::test]
async fn what_was_refused_may_be_shown_on_its_way_back() {
    let route = Direct::start().await;
    let note = route.sent().await;
    let refusal = direct::refused(WasteAcceptationStatus::Refused, 2.0, 2.0);
    route.destination.run(form::receive(&note.id, refusal)).await.data();
    // Received on the 3rd of the month, long ago.
    assert_eq!(road_link(&route.transporter, note.id.inner()).await.codes(), ["FORBIDDEN"]);
    let early = SignedDuration::from_hours(-24 * 20);
    route.app.pass(early);
    road_link(&route.transporter, note.id.inner()).await.data();
}
