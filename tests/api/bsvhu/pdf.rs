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
    for shown in ["Souillé", "Transport multimodal", &format!("Société {}", second.siret), "R 4", "Recyclage"]
    {
        assert!(text.contains(shown), "{shown}: {text}");
    }
}
