//! Receipts of traders and brokers, agreements and certifications: what is true of each of them.

use serde_json::{Value, json};

use super::{CARRIER, PRODUCER, account};
use crate::support::app::TestApp;
use crate::support::client::{Answer, Client};

/// A kind of papers, as the tests meet it.
struct Kind {
    /// Its type, and what its operations are named after.
    name: &'static str,
    /// Where a company of `provision` and of the API has it.
    member: &'static str,
    /// What `provision` and a creation are told.
    paper: Value,
    /// What a change is told, and what comes of it.
    change: (Value, Value),
    /// Changes that are refused.
    wrong: Vec<Value>,
    /// Whether a wrong change is refused before the paper is looked up.
    fields_first: bool,
}

fn kinds() -> Vec<Kind> {
    let receipt =
        || json!({ "receiptNumber": "R-1", "department": "33", "validityLimit": "2030-05-31T00:00:00.000Z" });
    let receipts = [("TraderReceipt", "traderReceipt"), ("BrokerReceipt", "brokerReceipt")];
    let agrements = ["vhuAgrementDemolisseur", "vhuAgrementBroyeur"];
    let certification = json!({
        "hasSubSectionFour": true, "hasSubSectionThree": true, "certificationNumber": "C-1", "organisation": "QUALIBAT",
        "validityLimit": "2030-05-31T00:00:00.000Z",
    });
    let uncertified = json!({
        "hasSubSectionFour": true, "hasSubSectionThree": false, "certificationNumber": null, "organisation": null,
        "validityLimit": null,
    });
    let mut kinds = Vec::new();
    kinds.extend(receipts.map(|(name, member)| Kind {
        name,
        member,
        paper: receipt(),
        change: (
            json!({ "receiptNumber": "R-2", "department": null }),
            json!({ "receiptNumber": "R-2", "department": "33", "validityLimit": "2030-05-31T00:00:00.000Z" }),
        ),
        wrong: vec![json!({ "validityLimit": "2026-11-22T00:00:00Z" }), json!({ "receiptNumber": " " })],
        fields_first: true,
    }));
    kinds.extend(agrements.map(|member| Kind {
        name: "VhuAgrement",
        member,
        paper: json!({ "agrementNumber": "A-1", "department": "33" }),
        change: (json!({ "department": "34" }), json!({ "agrementNumber": "A-1", "department": "34" })),
        wrong: vec![json!({ "agrementNumber": "" })],
        fields_first: false,
    }));
    kinds.push(Kind {
        name: "WorkerCertification",
        member: "workerCertification",
        paper: certification,
        change: (json!({ "hasSubSectionThree": false, "certificationNumber": "C-2" }), uncertified),
        wrong: vec![
            json!({ "organisation": "Personne" }),
            json!({ "validityLimit": "2026-11-22T00:00:00Z" }),
        ],
        fields_first: false,
    });
    kinds
}

impl Kind {
    /// The fields of the paper, without its id.
    fn fields(&self) -> String {
        let names = self.paper.as_object().expect("a paper has fields").keys();
        names.cloned().collect::<Vec<_>>().join(" ")
    }

    async fn run(&self, by: &Client, verb: &str, input: Value) -> Answer<Value> {
        let (name, fields) = (self.name, self.fields());
        let (operation, input_type) = (format!("{verb}{name}"), format!("{}{name}Input!", capital(verb)));
        let document =
            format!("mutation ($input: {input_type}) {{ {operation}(input: $input) {{ id {fields} }} }}");
        by.ask(&document, json!({ "input": input })).await.map(|mut data| data[&operation].take())
    }

    /// What anybody sees of the company's paper.
    async fn shown(&self, app: &TestApp) -> Value {
        let document = format!(
            "query ($siret: String) {{ companyInfos(siret: $siret) {{ {} {{ id {} }} }} }}",
            self.member,
            self.fields()
        );
        let mut shown = app.anonymous().ask(&document, json!({ "siret": CARRIER })).await.data();
        shown["companyInfos"][self.member].take()
    }
}

fn capital(verb: &str) -> String {
    verb[..1].to_uppercase() + &verb[1..]
}

/// An input that names a paper.
fn with_id(id: &Value, change: &Value) -> Value {
    let mut input = change.clone();
    input["id"] = id.clone();
    input
}

/// What is kept, with its id.
fn kept(id: &Value, paper: &Value) -> Value {
    with_id(id, paper)
}

struct Stage {
    app: TestApp,
    /// An administrator of a company that has the paper, and a reader there, in their browsers.
    admin: Client,
    reader: Client,
    stranger: Client,
    /// The administrator by token.
    program: Client,
    id: Value,
}

impl Stage {
    async fn of(kind: &Kind) -> Self {
        let app = TestApp::start().await;
        let mut admin = account("a@a.test", CARRIER);
        admin["company"][kind.member] = kind.paper.clone();
        let mut reader = account("r@r.test", CARRIER);
        reader["role"] = json!("READER");
        let people = app.provision(&json!([admin, reader, account("s@s.test", PRODUCER)])).await;
        let [program, reader, stranger] = people.try_into().unwrap_or_else(|_| unreachable!("three people"));
        let id = kind.shown(&app).await["id"].clone();
        assert!(id.is_string(), "{} has its paper", kind.member);
        let admin = app.session(&program).await;
        let (reader, stranger) = (app.session(&reader).await, app.session(&stranger).await);
        Self { app, admin, reader, stranger, program, id }
    }
}

#[tokio::test]
async fn an_administrator_changes_the_paper_of_his_company_then_deletes_it() {
    for kind in kinds() {
        let Stage { app, admin, id, .. } = Stage::of(&kind).await;
        let (change, expected) = &kind.change;
        let changed = kind.run(&admin, "update", with_id(&id, change)).await.data();
        assert_eq!(changed, kept(&id, expected), "{}", kind.member);
        assert_eq!(kind.shown(&app).await, changed);

        let deleted = kind.run(&admin, "delete", json!({ "id": id })).await.data();
        assert_eq!(deleted, changed);
        assert_eq!(kind.shown(&app).await, Value::Null);
        let again = kind.run(&admin, "delete", json!({ "id": id })).await;
        assert_eq!(again.codes(), ["BAD_USER_INPUT"], "{}", kind.member);
    }
}

#[tokio::test]
async fn changes_and_deletions_are_for_administrators_in_a_browser() {
    for kind in kinds() {
        let Stage { app, admin, reader, stranger, program, id } = Stage::of(&kind).await;
        let unknown = json!("x");
        for (by, id, code) in [
            (&app.anonymous(), &unknown, "UNAUTHENTICATED"),
            (&program, &unknown, "UNAUTHENTICATED"),
            (&program, &id, "UNAUTHENTICATED"),
            (&admin, &unknown, "BAD_USER_INPUT"),
            (&stranger, &unknown, "BAD_USER_INPUT"),
            (&stranger, &id, "FORBIDDEN"),
            (&reader, &id, "FORBIDDEN"),
        ] {
            let what = format!("{} by {} of {id}", kind.member, by.email);
            let refusal = kind.run(by, "update", with_id(id, &kind.change.0)).await.refusal();
            assert_eq!((refusal.code.as_str(), refusal.is_located), (code, true), "update of {what}");
            let refusal = kind.run(by, "delete", json!({ "id": id })).await.refusal();
            assert_eq!((refusal.code.as_str(), refusal.is_located), (code, true), "deletion of {what}");
        }
        assert_eq!(kind.shown(&app).await, kept(&id, &kind.paper));
    }
}

#[tokio::test]
async fn what_is_wrong_is_refused_before_or_after_the_right_to_change() {
    for kind in kinds() {
        let Stage { app, admin, stranger, id, .. } = Stage::of(&kind).await;
        for wrong in &kind.wrong {
            let refusal = kind.run(&admin, "update", with_id(&id, wrong)).await.refusal();
            let expected = ("BAD_USER_INPUT", false);
            assert_eq!((refusal.code.as_str(), refusal.is_located), expected, "{} {wrong}", kind.member);
            let expected = if kind.fields_first { "BAD_USER_INPUT" } else { "FORBIDDEN" };
            let refusal = kind.run(&stranger, "update", with_id(&id, wrong)).await;
            assert_eq!(refusal.codes(), [expected], "{} {wrong}", kind.member);

            let mut new = kind.paper.clone();
            for (field, value) in wrong.as_object().expect("fields") {
                new[field] = value.clone();
            }
            let refusal = kind.run(&admin, "create", new).await;
            assert_eq!(refusal.codes(), ["BAD_USER_INPUT"], "{} {wrong}", kind.member);
        }
        assert_eq!(kind.shown(&app).await, kept(&id, &kind.paper));
    }
}

#[tokio::test]
async fn a_new_paper_is_linked_to_nobody_and_anybody_in_a_browser_may_change_it() {
    for kind in kinds() {
        let Stage { app, reader, stranger, program, .. } = Stage::of(&kind).await;
        for by in [&app.anonymous(), &program] {
            let refusal = kind.run(by, "create", kind.paper.clone()).await;
            assert_eq!(refusal.codes(), ["UNAUTHENTICATED"], "{}", kind.member);
        }
        let loner = app.session(&app.loner().await).await;
        let made = kind.run(&loner, "create", kind.paper.clone()).await.data();
        assert_eq!(made, kept(&made["id"], &kind.paper), "{}", kind.member);
        let changed = kind.run(&reader, "update", with_id(&made["id"], &kind.change.0)).await.data();
        assert_eq!(changed, kept(&made["id"], &kind.change.1), "{}", kind.member);
        kind.run(&stranger, "delete", json!({ "id": made["id"] })).await.data();
        let gone = kind.run(&stranger, "update", with_id(&made["id"], &kind.change.0)).await;
        assert_eq!(gone.codes(), ["BAD_USER_INPUT"], "{}", kind.member);
    }
}

#[tokio::test]
async fn a_certification_for_sub_section_three_is_whole() {
    let kind = kinds().pop().expect("the last kind");
    let Stage { app: _app, admin, id, .. } = Stage::of(&kind).await;
    for field in ["certificationNumber", "organisation", "validityLimit"] {
        let mut new = kind.paper.clone();
        new[field] = Value::Null;
        assert_eq!(kind.run(&admin, "create", new).await.codes(), ["BAD_USER_INPUT"], "without {field}");
    }
    let cleared = json!({ "hasSubSectionThree": false });
    kind.run(&admin, "update", with_id(&id, &cleared)).await.data();
    let refusal =
        kind.run(&admin, "update", with_id(&id, &json!({ "hasSubSectionThree": true }))).await.refusal();
    assert_eq!((refusal.code.as_str(), refusal.message.lines().count()), ("BAD_USER_INPUT", 3));
    let mut whole = kind.paper.clone();
    whole["hasSubSectionFour"] = json!(false);
    let changed = kind.run(&admin, "update", with_id(&id, &whole)).await.data();
    assert_eq!(changed, kept(&id, &whole));
}

#[tokio::test]
async fn one_company_of_several_that_share_a_paper_is_enough() {
    let kind = kinds().remove(0);
    let Stage { app, stranger, id, .. } = Stage::of(&kind).await;
    let id = id.as_str().expect("an id");
    app.execute(&format!("update company set trader_receipt_id = '{id}' where org_id = '{PRODUCER}'")).await;
    kind.run(&stranger, "delete", json!({ "id": id })).await.data();
    assert_eq!(app.count("company where trader_receipt_id is not null").await, 0);
}

#[tokio::test]
async fn what_happens_to_a_paper_is_told_to_whoever_looks_after_the_company() {
    let kind = kinds().remove(0);
    let Stage { app, admin, stranger, id, .. } = Stage::of(&kind).await;
    let email = admin.email.as_str();
    let written = |number: &str| json!({ "kind": "TraderReceipt", "number": number, "department": "33", "validityLimit": "2030-05-31T00:00:00Z" });
    kind.run(&admin, "update", with_id(&id, &json!({ "receiptNumber": "R-2" }))).await.data();
    kind.run(&stranger, "delete", json!({ "id": id })).await.refusal();
    kind.run(&admin, "delete", json!({ "id": id })).await.data();
    let expected = [
        json!(["ReceiptUpdated", email, "SESSION", written("R-2")]),
        json!(["ReceiptDeleted", email, "SESSION", { "kind": "TraderReceipt" }]),
    ];
    assert_eq!(app.told(id.as_str().unwrap()).await, expected);
    assert_eq!(app.told(CARRIER).await, expected, "the company's number finds them");

    let made = kind.run(&admin, "create", kind.paper.clone()).await.data();
    let told = app.told(made["id"].as_str().unwrap()).await;
    assert_eq!(told, [json!(["ReceiptCreated", email, "SESSION", written("R-1")])]);
}
