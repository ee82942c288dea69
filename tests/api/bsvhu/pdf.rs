//! Notes as PDF files.

use serde_json::{Value, json};

use crate::support::app::Profile::{Producer, Transporter};
use crate::support::client::{Answer, Client};
use crate::support::vhu::{Vehicles, arrival, sign, treatment, update};

async fn prepare(by: &Client, id: &str) -> Answer<Value> {
    let link =
        by.ask("query($id: ID!) { bsvhuPdf(id: $id) { token downloadLink } }", json!({ "id": id })).await;
    link.map(|mut data| data["bsvhuPdf"].take())
}

/// The text of a note's file, page by page, for one of its parties.
async fn text(by: &Client, id: &str) -> String {
    let link = prepare(by, id).await.data();
    let link = link["downloadLink"].as_str().unwrap();
    let reply = by.http.get(link.strip_prefix("http://localhost:4000").expect("a link to this API")).await;
    assert_eq!(reply.status, 200);
    let document = lopdf::Document::load_mem(&reply.body).expect("a PDF");
    let pages: Vec<u32> = document.get_pages().into_keys().collect();
    document.extract_text(&pages).expect("pages of text")
}

#[tokio::test]
async fn every_reader_gets_the_file_and_nobody_else() {
    let route = Vehicles::start().await;
    let id = route.received(json!({ "customId": "LOT-2031-7" })).await;
    for party in [&route.centre, &route.transporter, &route.shredder] {
        let text = text(party, &id).await;
        for shown in [
            id.as_str(),
            "LOT-2031-7",
            "Centre VHU",
            "PR 44 1",
            "Dépannage",
            "Broyeur",
            "16 01 06",
            "AB-123-CD ; EF-456-GH",
            "1,4",
            "GH-456-JK",
            "R-13-77",
        ] {
            assert!(text.contains(shown), "{shown}: {text}");
        }
    }
    let [stranger] = route.app.companies([Producer]).await;
    assert_eq!(prepare(&stranger, &id).await.codes(), ["FORBIDDEN"]);
    let draft = route.draft(json!({})).await;
    assert_eq!(prepare(&route.shredder, &draft).await.codes(), ["FORBIDDEN"]);
    assert!(text(&route.centre, &draft).await.contains("BROUILLON"));
    assert_eq!(prepare(&route.centre, "VHU-20261124-000000000").await.codes(), ["BAD_USER_INPUT"]);
}

#[tokio::test]
async fn all_that_a_note_may_say_stands_on_it() {
    let route = Vehicles::start().await;
    let [second] = route.app.companies([Transporter]).await;
    let made =
        [route.made(&route.centre, &route.transporter).await, route.made(&route.centre, &second).await];
    let id = route.published(json!({ "transporter": null, "containsElectricOrHybridVehicles": true })).await;
    update(&route.centre, &id, json!({ "transporters": made })).await.data();
    sign(&route.centre, &id, "EMISSION").await.data();
    sign(&route.transporter, &id, "TRANSPORT").await.data();
    sign(&second, &id, "TRANSPORT").await.data();
    let next = json!({ "destination": { "operation": { "nextDestination": {
        "company": crate::support::vhu::company(&route.shredder) } } } });
    for input in [arrival("PARTIALLY_REFUSED", 1.25), treatment(), next] {
        update(&route.shredder, &id, input).await.data();
    }
    sign(&route.shredder, &id, "OPERATION").await.data();
    let text = text(&route.centre, &id).await;
    assert_eq!(text.matches("Broyeur agréé").count(), 2, "where it goes and where it arrived: {text}");
    for shown in [
        "12 \nBroyeur prévu pour la suite",
        "Souillé",
        "Transport multimodal",
        &format!("Société {}", second.siret),
        "R 4",
        "Recyclage",
    ] {
        assert!(text.contains(shown), "{shown}: {text}");
    }
}

async fn road_link(by: &Client, id: &str) -> Answer<Value> {
    let link = by
        .ask("mutation($id: ID!) { createPdfAccessToken(input: { bsdId: $id }) }", json!({ "id": id }))
        .await;
    link.map(|mut data| data["createPdfAccessToken"].take())
}

#[tokio::test]
async fn a_roadside_link_shows_a_note_on_the_road() {
    let route = Vehicles::start().await;
    let [stranger] = route.app.companies([Producer]).await;
    let waiting = route.signed(json!({})).await;
    let id = route.sent(json!({})).await;
    let refused = road_link(&stranger, &waiting).await;
    assert_eq!(refused.codes(), ["FORBIDDEN"]);
    assert!(refused.errors[0].message.contains("route"), "its state comes before the reader: {refused:?}");
    assert!(road_link(&stranger, &id).await.errors[0].message.contains("accès"));
    assert_eq!(road_link(&route.centre, "VHU-20261124-000000000").await.codes(), ["BAD_USER_INPUT"]);

    let link = road_link(&route.transporter, &id).await.data();
    let link = link.as_str().unwrap().strip_prefix("http://localhost:4000").expect("a link to this API");
    let visit = route.app.http.get(link).await;
    assert_eq!(visit.status, 302);
    let file = visit.header("location").expect("a place to go");
    let reply = route.app.http.get(file.strip_prefix("http://localhost:4000").unwrap_or(file)).await;
    assert!(reply.header("content-disposition").expect("a name").contains(&id));
    route.app.execute("update bsd set is_deleted = true").await;
    assert_eq!(route.app.http.get(link).await.status, 200);
}

#[tokio::test]
async fn what_was_not_all_accepted_may_be_shown_on_its_way_back() {
    let route = Vehicles::start().await;
    for (decision, weight, expected) in
        [("REFUSED", 0.0, true), ("PARTIALLY_REFUSED", 1.0, true), ("ACCEPTED", 1.0, false)]
    {
        let id = route.sent(json!({})).await;
        update(&route.shredder, &id, arrival(decision, weight)).await.data();
        sign(&route.shredder, &id, "RECEPTION").await.data();
        let answer = road_link(&route.transporter, &id).await;
        assert_eq!(answer.codes().is_empty(), expected, "{decision} {:?}", answer.errors);
    }
}
