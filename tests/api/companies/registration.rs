//! How a company registers.

use serde_json::{Value, json};
use trackdechets::domain::company::Environment;
use trackdechets::error::Code;
use trackdechets::generated::CompanyLifeResolvers;
use trackdechets::resolvers::{Api, Settings};

use super::{CREATE, OTHER, SIRET, VAT, browser, call, create, events, issues, mails, producer, with};
use crate::accounts::{Bench, account, in_session};
use crate::support::app::Profile::Transporter;
use crate::support::app::{TestApp, company, vault};
use crate::support::client::Client;

#[tokio::test]
async fn a_company_that_no_directory_knows_is_what_its_creator_tells() {
    let app = TestApp::start().await;
    let creator = browser(&app).await;
    let more = json!({ "givenName": "Nord", "codeNaf": "38.11Z", "contactEmail": "a@b.fr", "companyTypes": ["PRODUCER", "PRODUCER"] });
    let made = create(&creator, with(producer(SIRET), more)).await.data();
    for (field, expected) in [
        ("orgId", json!(SIRET)),
        ("name", json!("Atelier dit")),
        ("givenName", json!("Nord")),
        ("address", json!("9 rue Dite 69001 Lyon")),
        ("naf", json!("38.11Z")),
        ("contactEmail", json!("a@b.fr")),
        ("companyTypes", json!(["PRODUCER"])),
        ("verificationStatus", json!("TO_BE_VERIFIED")),
        ("userRole", json!("ADMIN")),
        (
            "userNotifications",
            json!({ "membershipRequest": true, "bsdRefusal": true, "registryDelegation": true }),
        ),
        ("users", json!([{ "email": creator.email, "role": "ADMIN" }])),
    ] {
        assert_eq!(made[field], expected, "{field}");
    }
    assert!((1000..=9999).contains(&made["securityCode"].as_i64().unwrap()));
    let row = &app.rows("select street, postal_code, city, country, verification_code from company").await[0];
    let parts = [0, 1, 2, 3].map(|column| row.get::<_, Option<String>>(column).unwrap());
    assert_eq!(parts, ["9 rue Dite", "69001", "Lyon", "FR"]);
    assert_eq!(row.get::<_, String>(4).len(), 5);
    assert_eq!(events(&app).await, ["CompanyCreated"]);
    assert_eq!(mails(&app).await, [format!("company-welcome {}", creator.email)]);
    let told: String = app.rows("select data::text from company_event").await[0].get(0);
    assert!(told.contains("Atelier dit"), "{told}");
    assert!(!told.contains("security_code") && !told.contains("verification_code"), "{told}");
}

#[tokio::test]
async fn the_first_company_of_somebody_is_dated() {
    let app = TestApp::start().await;
    let creator = browser(&app).await;
    let date = async || {
        app.rows("select first_association_at::text from account").await[0].get::<_, Option<String>>(0)
    };
    assert_eq!(date().await, None);
    create(&creator, producer(SIRET)).await.data();
    let first = date().await;
    assert!(first.is_some());
    app.pass(jiff::SignedDuration::from_hours(48));
    let creator = app.session(&creator).await;
    create(&creator, producer(OTHER)).await.data();
    assert_eq!(date().await, first);
}

#[tokio::test]
async fn what_the_directory_tells_comes_first() {
    let app = TestApp::start().await;
    let mut listed = account("b@b.test", SIRET);
    listed["company"]["unregistered"] = json!(true);
    app.provision(&json!([listed])).await;
    app.execute("update establishment set naf = '25.61Z', libelle_naf = 'Traitement des métaux'").await;
    let made = create(&browser(&app).await, producer(SIRET)).await.data();
    assert_eq!(made["name"], format!("Société {SIRET}"));
    assert_eq!(made["address"], "1 rue des Essais 69001 Lyon");
    assert_eq!((&made["naf"], &made["libelleNaf"]), (&json!("25.61Z"), &json!("Traitement des métaux")));
}

#[tokio::test]
async fn a_test_company_is_asked_for_then_registered() {
    let app = TestApp::start().await;
    let creator = browser(&app).await;
    let answer = creator.ask("mutation { createTestCompany }", Value::Null).await.data();
    let siret = answer["createTestCompany"].as_str().unwrap().to_owned();
    assert!(siret.len() == 14 && siret.starts_with("000000"), "{siret}");
    let made = create(&creator, producer(&siret)).await.data();
    assert_eq!((&made["name"], &made["naf"]), (&json!("Établissement de test"), &json!("XXXXX")));
    let refusal = create(&creator, producer("00000012345678")).await.refusal();
    assert_eq!((refusal.code.as_str(), refusal.is_located), ("BAD_USER_INPUT", true));
}

#[tokio::test]
async fn production_has_no_test_companies() {
    let mut bench = Bench::new().await;
    let settings = Settings { environment: Environment::Production, ..(*bench.api.settings).clone() };
    bench.api = Api::new(bench.store().clone(), vault(), settings);
    let lines = bench.provision(&json!([{ "email": "a@a.test" }])).await;
    let person = bench.caller(&lines[0]).await;
    let caller = in_session(&person);
    let call = bench.by(Some(caller));
    let refusal = bench.api.create_test_company(&call.cx()).await.unwrap_err();
    assert_eq!(refusal.code(), Code::Forbidden);
    assert_eq!(bench.count("anonymous_company").await, 0);
}

#[tokio::test]
async fn a_carrier_from_abroad_is_verified_at_once() {
    let app = TestApp::start().await;
    let creator = browser(&app).await;
    let foreign = json!({
        "vatNumber": VAT, "companyName": "Wegtransport", "address": "Kaai 1, 2000 Antwerpen",
        "companyTypes": ["TRANSPORTER"],
    });
    let made = create(&creator, foreign).await.data();
    assert_eq!((&made["orgId"], &made["siret"]), (&json!(VAT), &Value::Null));
    assert_eq!(made["verificationStatus"], "VERIFIED");
    let row = &app.rows("select verification_mode, country, verified_at is not null from company").await[0];
    assert_eq!((row.get::<_, &str>(0), row.get::<_, &str>(1), row.get::<_, bool>(2)), ("AUTO", "BE", true));
    let both =
        ["company-welcome", "foreign-carrier-verified"].map(|name| format!("{name} {}", creator.email));
    assert_eq!(mails(&app).await, both);
}

#[tokio::test]
async fn every_fault_is_told_at_once() {
    let app = TestApp::start().await;
    let creator = browser(&app).await;
    let wrong = json!({
        "siret": "73282932000075", "companyName": "A {}", "address": "ici", "companyTypes": ["TRANSPORTER", "ECO_ORGANISME"],
        "collectorTypes": ["DEEE_WASTES"], "contactEmail": "nope", "website": "exemple.fr",
        "transporterReceiptId": "unknown", "brokerReceiptId": "unknown", "ecoOrganismePartnersIds": ["unknown"],
    });
    let found = issues(&creator, CREATE, json!({ "input": wrong })).await;
    let expected = [
        "siret",
        "collectorTypes",
        "companyName",
        "contactEmail",
        "website",
        "transporterReceiptId",
        "brokerReceiptId",
        "brokerReceiptId",
        "ecoOrganismeAgreements",
        "siret",
        "ecoOrganismePartnersIds",
    ];
    assert_eq!(found, expected);
    assert_eq!(app.count("company").await, 0);
}

#[tokio::test]
async fn a_company_has_a_name_that_the_directory_or_its_creator_tells() {
    let app = TestApp::start().await;
    let creator = browser(&app).await;
    let nameless = with(producer(SIRET), json!({ "companyName": " " }));
    assert_eq!(issues(&creator, CREATE, json!({ "input": nameless })).await, ["companyName"]);
    let mut listed = account("b@b.test", SIRET);
    listed["company"]["unregistered"] = json!(true);
    app.provision(&json!([listed])).await;
    assert_eq!(create(&creator, nameless).await.data()["name"], format!("Société {SIRET}"));
}

#[tokio::test]
async fn an_eco_organisation_of_the_list_registers_with_its_partners() {
    let app = TestApp::start().await;
    app.execute(&format!(
        "insert into eco_organisme values ('e1', '{SIRET}', 'Éco', 'ici', true, true, true, true),
                                          ('e2', '{OTHER}', 'Éco 2', 'là', true, true, true, true)"
    ))
    .await;
    let more = json!({
        "companyTypes": ["ECO_ORGANISME"], "ecoOrganismeAgreements": ["https://exemple.fr/agrement"],
        "ecoOrganismePartnersIds": ["e2"],
    });
    let made = create(&browser(&app).await, with(producer(SIRET), more)).await.data();
    assert_eq!(made["ecoOrganismeAgreements"], json!(["https://exemple.fr/agrement"]));
    assert_eq!(made["ecoOrganismePartnersIds"], json!(["e2"]));
}

#[tokio::test]
async fn closed_and_undisclosed_establishments_do_not_register() {
    let app = TestApp::start().await;
    let creator = browser(&app).await;
    app.execute(&format!(
        "insert into establishment (siret, name, address, is_closed, is_diffusible)
         values ('{SIRET}', 'A', '1 rue A 69001 Lyon', true, true), ('{OTHER}', 'B', '2 rue B 69001 Lyon', false, false)"
    ))
    .await;
    assert_eq!(create(&creator, producer(SIRET)).await.codes(), ["BAD_USER_INPUT"]);
    assert_eq!(create(&creator, producer(OTHER)).await.codes(), ["FORBIDDEN"]);
    // The private directory has taken this one in.
    app.execute(&format!(
        "insert into anonymous_company (org_id, id, siret, name, address, code_naf, libelle_naf, created_at)
         values ('{OTHER}', 'x', '{OTHER}', 'Privée', '3 rue C 75001 Paris', '38.11Z', 'Collecte', now())"
    ))
    .await;
    assert_eq!(create(&creator, producer(OTHER)).await.data()["name"], "Privée");
}

#[tokio::test]
async fn a_company_registers_once_even_when_two_ask_at_the_same_time() {
    let app = TestApp::start().await;
    let (one, two) = (browser(&app).await, browser(&app).await);
    let both = tokio::join!(create(&one, producer(SIRET)), create(&two, producer(SIRET)));
    let mut codes = [both.0.codes().join(" "), both.1.codes().join(" ")];
    codes.sort();
    assert_eq!(codes, ["", "BAD_USER_INPUT"]);
    assert_eq!(create(&one, producer(SIRET)).await.codes(), ["BAD_USER_INPUT"]);
    assert_eq!((app.count("company").await, app.count("membership").await), (1, 1));
    assert_eq!(app.count("company_event").await, 1);
}

/// A receipt that nobody has.
async fn receipt(by: &Client) -> String {
    let input = "input: { receiptNumber: \"R\", department: \"69\", validityLimit: \"2035-01-01\" }";
    call(by, "createTransporterReceipt", input, "id").await.data()["id"].as_str().unwrap().to_owned()
}

#[tokio::test]
async fn a_receipt_comes_along_unless_somebody_else_has_it() {
    let app = TestApp::start().await;
    let creator = browser(&app).await;
    let carrier = |receipt: &str, siret: &str| {
        with(producer(siret), json!({ "companyTypes": ["TRANSPORTER"], "transporterReceiptId": receipt }))
    };
    let own = receipt(&creator).await;
    let made = create(&creator, carrier(&own, SIRET)).await.data();
    assert_eq!(made["transporterReceipt"]["id"], own);

    app.provision(&json!([{ "email": "c@c.test", "company": company(Transporter, "00000000000777") }])).await;
    let theirs = "select transporter_receipt_id from company where org_id = '00000000000777'";
    let theirs: String = app.rows(theirs).await[0].get(0);
    assert_eq!(create(&creator, carrier(&theirs, OTHER)).await.codes(), ["FORBIDDEN"]);
    // One's own company may share it.
    let creator = app.session(&creator).await;
    create(&creator, carrier(&own, OTHER)).await.data();
}
