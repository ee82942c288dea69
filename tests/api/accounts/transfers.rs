//! Administrative transfers: a dormant company hands over what it has received.

use std::time::Duration;

use serde_json::{Value, json};
use trackdechets::domain::company::Environment;
use trackdechets::jobs::transfers::Transfers;
use trackdechets::jobs::worker;
use trackdechets::resolvers::{Api, Settings};

use crate::support::app::{TestApp, vault};
use crate::support::client::{Answer, Client};
use crate::support::direct::Direct;
use crate::support::groups;

const TRANSFER: &str = "id status createdAt approvedAt from { orgId } to { orgId name }";

/// A direct route whose destination sleeps, and the collectors that might take over.
struct Stage {
    route: Direct,
    /// The destination's administrator in a browser.
    giver: Client,
    /// A collector's administrator, in a browser.
    taker: Client,
}

impl Stage {
    async fn new() -> Self {
        let route = Direct::start().await;
        let app = &route.app;
        app.execute(&format!(
            "update company set is_dormant_since = now(), company_types = '{{COLLECTOR}}',
                    collector_types = '{{DANGEROUS_WASTES}}' where org_id = '{}'",
            route.destination.siret
        ))
        .await;
        let taker = collector(app, "t@t.test", "73282932000074", &["DEEE_WASTES", "DANGEROUS_WASTES"]).await;
        let (giver, taker) = (app.session(&route.destination).await, app.session(&taker).await);
        Self { route, giver, taker }
    }

    fn app(&self) -> &TestApp {
        &self.route.app
    }

    async fn ask(&self) -> Value {
        create(&self.giver, &self.giver.siret, &self.taker.siret).await.data()
    }

    async fn pending(&self) -> i64 {
        self.app().count("administrative_transfer where status = 'PENDING'").await
    }
}

async fn collector(app: &TestApp, email: &str, siret: &str, types: &[&str]) -> Client {
    let account = json!([{
        "email": email, "name": "Nora Petit",
        "company": {
            "siret": siret, "name": "Transit du Gier", "address": "1 rue des Essais 69001 Lyon",
            "types": ["COLLECTOR"], "collectorTypes": types, "mail": "transit@exemple.fr", "phone": "0478000000",
            "contact": "Nora Petit",
        },
    }]);
    app.provision(&account).await.remove(0)
}

async fn create(by: &Client, from: &str, to: &str) -> Answer<Value> {
    let document = format!(
        "mutation ($input: CreateAdministrativeTransferInput!) {{
            createAdministrativeTransfer(input: $input) {{ {TRANSFER} }}
        }}"
    );
    let input = json!({ "input": { "from": from, "to": to } });
    by.ask(&document, input).await.map(|mut data| data["createAdministrativeTransfer"].take())
}

async fn cancel(by: &Client, id: &Value) -> Answer<Value> {
    let document = "mutation ($id: ID!) { cancelAdministrativeTransfer(id: $id) }";
    by.ask(document, json!({ "id": id })).await.map(|mut data| data["cancelAdministrativeTransfer"].take())
}

async fn answer(by: &Client, id: &Value, approved: bool) -> Answer<Value> {
    let document = format!(
        "mutation ($input: SubmitAdministrativeTransferApprovalInput!) {{
            submitAdministrativeTransferApproval(input: $input) {{ {TRANSFER} }}
        }}"
    );
    let input = json!({ "input": { "id": id, "isApproved": approved } });
    by.ask(&document, input).await.map(|mut data| data["submitAdministrativeTransferApproval"].take())
}

/// The transfers that a person's first company gives and receives, by their status.
async fn listed(by: &Client) -> (Vec<String>, Vec<String>) {
    let document = "{ myCompanies { edges { node {
        givenAdministrativeTransfers { status } receivedAdministrativeTransfers { status }
    } } } }";
    let data = by.ask(document, Value::Null).await.data();
    let company = &data["myCompanies"]["edges"][0]["node"];
    let statuses = |field: &str| {
        let list = company[field].as_array().expect("a list").iter();
        list.map(|one| one["status"].as_str().expect("a status").to_owned()).collect()
    };
    (statuses("givenAdministrativeTransfers"), statuses("receivedAdministrativeTransfers"))
}

/// Has the jobs done that wait.
async fn carry_out(app: &TestApp) {
    let settings = Settings {
        environment: Environment::Sandbox,
        api_url: "http://localhost:4000/".into(),
        geocoder_url: None,
        warning_message: String::new(),
        verified_destinations: true,
        verify_companies: false,
        vies_url: None,
        weekly_letters: 0,
    };
    let api = Api::new(app.store.clone(), vault(), settings);
    let work = tokio::spawn(worker::run(app.store.clone(), Transfers::new(app.store.clone(), api)));
    for _ in 0..200 {
        if app.count("job where kind = 'administrative_transfer'").await == 0 {
            work.abort();
            return;
        }
        tokio::time::sleep(Duration::from_millis(25)).await;
    }
    panic!("the transfer is carried out");
}

#[tokio::test]
async fn what_waits_to_be_grouped_goes_to_the_company_that_accepts() {
    let stage = Stage::new().await;
    let Stage { route, giver, taker } = &stage;
    // The sleeper received before it fell asleep.
    let asleep = format!("update company set is_dormant_since = now() where org_id = '{}'", giver.siret);
    stage.app().execute("update company set is_dormant_since = null").await;
    let [first, second] = [route.awaiting_group(2.0, taker).await, route.awaiting_group(1.5, taker).await];
    let received = route.received().await.id.into_inner();
    stage.app().execute(&asleep).await;

    let asked = stage.ask().await;
    assert_eq!((&asked["status"], &asked["approvedAt"]), (&json!("PENDING"), &Value::Null));
    assert_eq!((&asked["from"]["orgId"], &asked["to"]["orgId"]), (&json!(giver.siret), &json!(taker.siret)));
    assert_eq!(listed(giver).await, (vec!["PENDING".to_owned()], vec![]));
    assert_eq!(listed(taker).await, (vec![], vec!["PENDING".to_owned()]));
    carry_out(stage.app()).await;
    let destination = "recipient { cap company { siret name mail } } status";
    assert_eq!(groups::read(giver, &first, destination).await["recipient"]["company"]["siret"], giver.siret);

    stage.app().execute("delete from job").await;
    let answered = answer(taker, &asked["id"], true).await.data();
    assert_eq!(answered["status"], "ACCEPTED");
    assert!(answered["approvedAt"].is_string());
    carry_out(stage.app()).await;
    for id in [&first, &second] {
        let note = groups::read(taker, id, destination).await;
        let expected =
            json!({ "siret": taker.siret, "name": "Transit du Gier", "mail": "transit@exemple.fr" });
        assert_eq!(note["recipient"]["company"], expected);
        assert_eq!(note["status"], "AWAITING_GROUP");
        assert_eq!(note["recipient"]["cap"], "CAP-26-118");
    }
    // What does not wait to be grouped stays where it is, and the giver has left the others.
    let kept = groups::read(giver, &received, destination).await;
    assert_eq!(kept["recipient"]["company"]["siret"], giver.siret);
    let document = "query ($id: ID!) { form(id: $id) { id } }";
    assert_eq!(giver.ask(document, json!({ "id": first })).await.codes(), ["FORBIDDEN"]);
    let told = "select payload::text from job where kind = 'webhook' order by row_number";
    let told: Vec<String> = stage.app().rows(told).await.iter().map(|row| row.get(0)).collect();
    assert!(told.iter().all(|job| job.contains(&giver.siret) && job.contains(&taker.siret)), "{told:?}");
    assert!(told.len() >= 2 && told.iter().all(|job| job.contains("UPDATED")), "{told:?}");
    let events = "bsd_event where details ->> 'administrativeTransferId' is not null and kind = 'UPDATED'";
    assert_eq!(stage.app().count(events).await, 2);
    let told = "select type, org_ids, actor_id is not null from platform_event order by row_number";
    let told: Vec<(String, Vec<String>, bool)> =
        stage.app().rows(told).await.iter().map(|row| (row.get(0), row.get(1), row.get(2))).collect();
    let both = vec![giver.siret.clone(), taker.siret.clone()];
    let expected = ["AdministrativeTransferCreated", "AdministrativeTransferAccepted"];
    assert_eq!(told, expected.map(|kind| (kind.to_owned(), both.clone(), true)));

    // The new holder groups it.
    let container = route.container(taker, taker, groups::shares(&[(&first, None)]));
    assert_eq!(groups::create(taker, container).await.data()["status"], "DRAFT");
}

#[tokio::test]
async fn companies_are_named_by_their_ids_too() {
    let stage = Stage::new().await;
    let ids = "select id from company where org_id in ('{}', '{}') order by is_dormant_since nulls last";
    let ids = ids.replacen("{}", &stage.giver.siret, 1).replacen("{}", &stage.taker.siret, 1);
    let rows = stage.app().rows(&ids).await;
    let (from, to): (&str, &str) = (rows[0].get(0), rows[1].get(0));
    let asked = create(&stage.giver, from, to).await.data();
    assert_eq!(asked["from"]["orgId"], stage.giver.siret);
}

#[tokio::test]
async fn a_transfer_is_asked_for_by_an_administrator_of_a_dormant_company_in_a_browser() {
    let stage = Stage::new().await;
    let Stage { route, giver, taker } = &stage;
    let app = stage.app();
    let member = app.session(&app.member(&route.destination, "MEMBER").await).await;
    let narrow = collector(app, "n@n.test", "35600000000048", &["DEEE_WASTES"]).await;
    let (from, to) = (giver.siret.as_str(), taker.siret.as_str());
    for (by, from, to, code) in [
        (&app.anonymous(), from, to, "UNAUTHENTICATED"),
        (&route.destination, from, to, "UNAUTHENTICATED"),
        (giver, "x", to, "BAD_USER_INPUT"),
        (giver, from, "x", "BAD_USER_INPUT"),
        (taker, from, to, "FORBIDDEN"),
        (taker, from, "x", "FORBIDDEN"),
        (&member, from, to, "FORBIDDEN"),
        (giver, from, from, "BAD_USER_INPUT"),
        // It is not asleep.
        (taker, to, from, "BAD_USER_INPUT"),
        // No collector; one that does not collect the same waste.
        (giver, from, &route.producer.siret, "BAD_USER_INPUT"),
        (giver, from, &narrow.siret, "BAD_USER_INPUT"),
    ] {
        assert_eq!(create(by, from, to).await.codes(), [code], "{} from {from} to {to}", by.email);
    }
    assert_eq!(stage.pending().await, 0);
    stage.ask().await;
    assert_eq!(create(giver, from, to).await.codes(), ["BAD_USER_INPUT"], "one at a time");
    assert_eq!(stage.pending().await, 1);
}

#[tokio::test]
async fn of_two_that_are_asked_for_at_once_one_is_refused() {
    let stage = Stage::new().await;
    let (from, to) = (stage.giver.siret.as_str(), stage.taker.siret.as_str());
    let both = tokio::join!(create(&stage.giver, from, to), create(&stage.giver, from, to));
    let mut codes = [both.0.codes().concat(), both.1.codes().concat()];
    codes.sort();
    assert_eq!(codes, ["", "BAD_USER_INPUT"]);
}

#[tokio::test]
async fn a_transfer_is_withdrawn_by_who_asked_until_it_is_answered() {
    let stage = Stage::new().await;
    let Stage { route, giver, taker } = &stage;
    let app = stage.app();
    let id = stage.ask().await["id"].clone();
    let member = app.session(&app.member(&route.destination, "MEMBER").await).await;
    for (by, id, code) in [
        (&app.anonymous(), &id, "UNAUTHENTICATED"),
        (&route.destination, &id, "UNAUTHENTICATED"),
        (giver, &json!("x"), "BAD_USER_INPUT"),
        (taker, &id, "FORBIDDEN"),
        (&member, &id, "FORBIDDEN"),
    ] {
        assert_eq!(cancel(by, id).await.codes(), [code], "{}", by.email);
    }
    assert_eq!(cancel(giver, &id).await.data(), true);
    assert_eq!(stage.pending().await, 0);
    assert_eq!(cancel(giver, &id).await.codes(), ["BAD_USER_INPUT"]);

    let id = stage.ask().await["id"].clone();
    answer(taker, &id, false).await.data();
    assert_eq!(cancel(giver, &id).await.codes(), ["BAD_USER_INPUT"]);
    for (kind, count) in [("Created", 2), ("Cancelled", 1), ("Refused", 1), ("Accepted", 0)] {
        let events = format!("platform_event where type = 'AdministrativeTransfer{kind}'");
        assert_eq!(app.count(&events).await, count, "{kind}");
    }
}

#[tokio::test]
async fn a_transfer_is_answered_once_by_an_administrator_of_who_takes_over() {
    let stage = Stage::new().await;
    let Stage { route, giver, taker } = &stage;
    let app = stage.app();
    let id = stage.ask().await["id"].clone();
    let reader = app.session(&app.member(taker, "READER").await).await;
    for (by, id, code) in [
        (&app.anonymous(), &id, "UNAUTHENTICATED"),
        (&route.destination, &id, "UNAUTHENTICATED"),
        (taker, &json!("x"), "BAD_USER_INPUT"),
        (giver, &id, "FORBIDDEN"),
        (&reader, &id, "FORBIDDEN"),
    ] {
        for approved in [true, false] {
            assert_eq!(answer(by, id, approved).await.codes(), [code], "{}", by.email);
        }
    }
    let refused = answer(taker, &id, false).await.data();
    assert_eq!((&refused["status"], &refused["approvedAt"]), (&json!("REFUSED"), &Value::Null));
    assert_eq!(app.count("job where kind = 'administrative_transfer'").await, 0);
    assert_eq!(answer(taker, &id, true).await.codes(), ["BAD_USER_INPUT"]);
}

#[tokio::test]
async fn a_transfer_is_not_accepted_once_its_conditions_are_gone() {
    let stage = Stage::new().await;
    let id = stage.ask().await["id"].clone();
    stage.app().execute("update company set is_dormant_since = null").await;
    assert_eq!(answer(&stage.taker, &id, true).await.codes(), ["BAD_USER_INPUT"]);
    assert_eq!(stage.pending().await, 1);
    answer(&stage.taker, &id, false).await.data();
}
