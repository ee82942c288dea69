//! The private directory: what gets into it, by whom, and on what proof.

use std::time::{Duration, Instant};

use base64::Engine;
use base64::engine::general_purpose::STANDARD as BASE64;
use jiff::SignedDuration;
use lopdf::{Object, dictionary};
use serde_json::{Value, json};

use super::{CARRIER, PRODUCER, account};
use crate::support::app::TestApp;
use crate::support::client::{Answer, Client};
use crate::support::notice::{self, File, hostile, lines, made_on, pdf};

async fn prove(by: &Client, siret: &str, file: &[u8]) -> Answer<Value> {
    let document = "mutation ($input: CreateAnonymousCompanyFromPDFInput!) {
        createAnonymousCompanyFromPDF(input: $input)
    }";
    let input = json!({ "siret": siret, "pdf": BASE64.encode(file) });
    let answer = by.ask(document, json!({ "input": input })).await;
    answer.map(|mut data| data["createAnonymousCompanyFromPDF"].take())
}

async fn add(by: &Client, change: Value) -> Answer<Value> {
    let document = "mutation ($input: AnonymousCompanyInput!) { createAnonymousCompany(input: $input) {
        orgId siret vatNumber name address codeCommune codeNaf libelleNaf
    } }";
    let mut input = json!({
        "siret": PRODUCER, "name": "Atelier discret", "address": "1 rue des Essais 69001 Lyon",
        "codeCommune": "69123", "codeNaf": "3812Z",
    });
    for (field, value) in change.as_object().expect("fields") {
        input[field] = value.clone();
    }
    let answer = by.ask(document, json!({ "input": input })).await;
    answer.map(|mut data| data["createAnonymousCompany"].take())
}

/// Somebody in a browser.
async fn visitor(app: &TestApp) -> Client {
    app.session(&app.loner().await).await
}

async fn administrator(app: &TestApp) -> Client {
    let admin = app.loner().await;
    app.execute(&format!(
        "update account set is_admin = true, totp_activated_at = now() where email = '{}'",
        admin.email
    ))
    .await;
    app.session(&admin).await
}

#[tokio::test]
async fn a_notice_puts_its_establishment_into_the_private_directory() {
    let app = TestApp::start().await;
    let visitor = visitor(&app).await;
    let spaced = "732 829 320 00074";
    assert_eq!(prove(&visitor, spaced, &pdf(&lines(PRODUCER))).await.data(), true);
    let rows =
        app.rows("select org_id, siret, name, address, code_naf, libelle_naf from anonymous_company").await;
    let [row] = rows.as_slice() else { panic!("one entry") };
    let texts: [&str; 6] = [0, 1, 2, 3, 4, 5].map(|place| row.get(place));
    let expected = [
        PRODUCER,
        PRODUCER,
        "ATELIER DISCRET",
        "1 RUE DES ESSAIS 69001 LYON 1",
        "38.12Z",
        "Collecte des déchets dangereux",
    ];
    assert_eq!(texts, expected);
    assert_eq!(prove(&visitor, PRODUCER, &pdf(&lines(PRODUCER))).await.codes(), ["BAD_USER_INPUT"]);
}

#[tokio::test]
async fn a_notice_is_for_people_in_a_browser_and_for_companies_that_are_not_known() {
    let app = TestApp::start().await;
    let program = app.loner().await;
    let visitor = app.session(&program).await;
    app.provision(&json!([account("a@a.test", CARRIER)])).await;
    for (by, siret, code) in [
        (&app.anonymous(), PRODUCER, "UNAUTHENTICATED"),
        (&program, PRODUCER, "UNAUTHENTICATED"),
        (&program, "x", "UNAUTHENTICATED"),
        (&visitor, "x", "BAD_USER_INPUT"),
        (&visitor, "BE0541696005", "BAD_USER_INPUT"),
        (&visitor, CARRIER, "BAD_USER_INPUT"),
    ] {
        let file = pdf(&lines(CARRIER));
        assert_eq!(prove(by, siret, &file).await.codes(), [code], "{siret} by {}", by.email);
    }
    assert_eq!(app.count("anonymous_company").await, 0);
}

#[tokio::test]
async fn a_document_that_proves_nothing_is_refused() {
    let app = TestApp::start().await;
    let visitor = visitor(&app).await;
    let change = |from: &str, to: &str| {
        let lines = lines(PRODUCER).into_iter().map(|line| line.replace(from, to)).collect::<Vec<_>>();
        pdf(&lines)
    };
    let today = "D:20261120101500+01'00'";
    let with = |change: fn(&mut File)| {
        let mut file = made_on(today, &lines(PRODUCER));
        change(&mut file);
        file.save()
    };
    let added = [pdf(&lines(PRODUCER)), b"\nstartxref\n0\n%%EOF\n".to_vec()].concat();
    for (why, file) in [
        ("of another establishment", pdf(&lines(CARRIER))),
        ("too old", change("20 novembre 2026", "20 août 2026")),
        ("closed", change("Établissement actif", "Établissement fermé")),
        ("not a notice", change("SITUATION AU RÉPERTOIRE SIRENE", "Facture")),
        ("made long ago", made_on("D:20250101", &lines(PRODUCER)).save()),
        (
            "changed afterwards",
            with(|file| {
                let info = file.0.trailer.get(b"Info").and_then(Object::as_reference).unwrap();
                let info = file.0.get_dictionary_mut(info).unwrap();
                info.set("ModDate", Object::string_literal("D:20261121"));
            }),
        ),
        (
            "with a script",
            with(|file| {
                file.catalog().set(
                    "OpenAction",
                    dictionary! { "S" => "JavaScript", "JS" => Object::string_literal("x") },
                );
            }),
        ),
        ("of nobody", with(|file| file.0.trailer.set("Info", Object::Null))),
        ("added to", added),
    ] {
        app.pass(SignedDuration::from_secs(60));
        let refusal = prove(&visitor, PRODUCER, &file).await.refusal();
        assert_eq!((refusal.code.as_str(), refusal.is_located), ("BAD_USER_INPUT", true), "{why}");
    }
    let not_base64 =
        "mutation { createAnonymousCompanyFromPDF(input: { siret: \"73282932000074\", pdf: \"é\" }) }";
    assert_eq!(visitor.ask(not_base64, Value::Null).await.codes(), ["BAD_USER_INPUT"]);
    assert_eq!(app.count("anonymous_company").await, 0);
}

#[tokio::test]
async fn a_hostile_file_harms_its_reader_only() {
    let app = TestApp::start().await;
    let visitor = visitor(&app).await;
    for (what, file) in hostile() {
        // Few such calls are let through at once.
        app.pass(SignedDuration::from_secs(60));
        let began = Instant::now();
        let refusal = prove(&visitor, PRODUCER, &file).await.refusal();
        // A slow machine may have no time for the worst.
        assert!(
            ["BAD_USER_INPUT", "TOO_MANY_REQUESTS"].contains(&refusal.code.as_str()),
            "{what}: {refusal:?}"
        );
        assert!(began.elapsed() < Duration::from_secs(30), "{what}: {:?}", began.elapsed());
        println!("{what}: {} bytes, {:?}, {}", file.len(), began.elapsed(), refusal.message);
    }
    assert_eq!(prove(&visitor, PRODUCER, &pdf(&lines(PRODUCER))).await.data(), true);
}

#[tokio::test]
async fn several_files_are_read_after_one_another() {
    let app = TestApp::start().await;
    let visitor = visitor(&app).await;
    let files: Vec<Vec<u8>> = (0..6).map(|_| pdf(&notice::lines(PRODUCER))).collect();
    let all = files.iter().map(|file| prove(&visitor, PRODUCER, file));
    let answers = futures_util::future::join_all(all).await;
    let accepted = answers.iter().filter(|answer| answer.errors.is_empty()).count();
    assert_eq!(accepted, 1, "one is first");
    assert_eq!(app.count("anonymous_company").await, 1);
}

#[tokio::test]
async fn an_administrator_of_the_platform_adds_a_company() {
    let app = TestApp::start().await;
    let admin = administrator(&app).await;
    let expected = json!({
        "orgId": PRODUCER, "siret": PRODUCER, "vatNumber": null, "name": "Atelier discret",
        "address": "1 rue des Essais 69001 Lyon", "codeCommune": "69123", "codeNaf": "38.12Z",
        "libelleNaf": "Collecte des déchets dangereux",
    });
    assert_eq!(add(&admin, json!({})).await.data(), expected);
    assert_eq!(add(&admin, json!({})).await.codes(), ["BAD_USER_INPUT"], "it is known by now");
    let foreign = add(&admin, json!({ "siret": null, "vatNumber": "BE0541696005" })).await.data();
    assert_eq!((&foreign["orgId"], &foreign["siret"]), (&json!("BE0541696005"), &Value::Null));
}

#[tokio::test]
async fn nobody_else_adds_a_company_and_wrong_ones_are_refused() {
    let app = TestApp::start().await;
    let admin = administrator(&app).await;
    let program = Client { cookie: None, ..admin.clone() };
    // Its second factor is not set up.
    let half = app.loner().await;
    app.execute(&format!("update account set is_admin = true where email = '{}'", half.email)).await;
    let half = app.session(&half).await;
    for (by, code) in [
        (&app.anonymous(), "UNAUTHENTICATED"),
        (&program, "UNAUTHENTICATED"),
        (&visitor(&app).await, "FORBIDDEN"),
        (&half, "FORBIDDEN"),
    ] {
        assert_eq!(add(by, json!({})).await.codes(), [code], "{}", by.email);
        assert_eq!(add(by, json!({ "siret": "x" })).await.codes(), [code], "{}", by.email);
    }
    for wrong in [
        json!({ "siret": "x" }),
        json!({ "siret": null }),
        json!({ "siret": null, "vatNumber": "FR83404833048" }),
        json!({ "name": " " }),
        json!({ "address": "" }),
        json!({ "codeCommune": "Lyon" }),
        json!({ "codeNaf": "XXXXX" }),
    ] {
        assert_eq!(add(&admin, wrong.clone()).await.codes(), ["BAD_USER_INPUT"], "{wrong}");
    }
    assert_eq!(app.count("anonymous_company").await, 0);
}
