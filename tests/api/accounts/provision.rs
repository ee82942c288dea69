//! Accounts made in one go.

use std::time::{Duration, Instant};

use serde_json::{Value, json};
use trackdechets::domain::company::Environment;
use trackdechets::domain::user::Role;
use trackdechets::generated::CompanyType;
use trackdechets::provision::{self, ProvisionError};

use super::{Bench, CARRIER, PRODUCER, account, company};

#[tokio::test]
async fn lines_tell_accounts_in_the_order_of_the_input() {
    let bench = Bench::new().await;
    let lines = bench
        .provision(&json!([
            account("b@b.test", PRODUCER),
            {"email": "a@a.test"},
            {"email": "c@c.test", "company": {"vatNumber": "BE0541696005", "name": "Transport", "address": "Rue 1 1000 Bruxelles", "types": ["TRANSPORTER"]}},
        ]))
        .await;
    let emails: Vec<&str> = lines.iter().map(|line| line["email"].as_str().unwrap()).collect();
    assert_eq!(emails, ["b@b.test", "a@a.test", "c@c.test"]);
    let sirets: Vec<&Value> = lines.iter().map(|line| &line["siret"]).collect();
    assert_eq!(sirets, [&json!(PRODUCER), &Value::Null, &json!("BE0541696005")]);
    assert!((1000..=9999).contains(&lines[0]["securityCode"].as_i64().unwrap()));
    assert_eq!(lines[1]["securityCode"], Value::Null);
    assert!(lines.iter().all(|line| line["token"].as_str().unwrap().len() == 40));

    let caller = bench.caller(&lines[0]).await;
    assert_eq!((caller.email.as_str(), caller.name.as_str()), ("b@b.test", "Nom de b@b.test"));
    assert_eq!(caller.memberships.len(), 1);
    assert_eq!((caller.memberships[0].org_id.as_str(), caller.memberships[0].role), (PRODUCER, Role::Admin));
    assert_eq!(bench.caller(&lines[1]).await.memberships, []);
}

#[tokio::test]
async fn a_second_run_changes_nothing_but_tokens_and_roles() {
    let bench = Bench::new().await;
    let first = bench.provision(&json!([account("a@a.test", PRODUCER)])).await;
    let second = bench
        .provision(&json!([
            {"email": "a@a.test", "name": "Autre", "role": "READER",
             "company": {"siret": PRODUCER, "name": "Autre", "address": "2 rue B 75001 Paris", "types": ["BROKER"]}},
        ]))
        .await;
    assert_eq!(first[0]["securityCode"], second[0]["securityCode"]);
    assert_ne!(first[0]["token"], second[0]["token"]);
    let (old, new) = (bench.caller(&first[0]).await, bench.caller(&second[0]).await);
    assert_eq!(old.user_id, new.user_id);
    assert_eq!(new.name, "Nom de a@a.test");
    assert_eq!(old.memberships[0].role, Role::Reader);
    let known = bench.store().known_company(PRODUCER, None).await.unwrap();
    assert_eq!(known.company.unwrap().profile.types, [CompanyType::Producer]);
    assert_eq!(known.entry.unwrap().name, format!("Société {PRODUCER}"));
    for (table, rows) in [("account", 1), ("company", 1), ("membership", 1), ("access_token", 2)] {
        assert_eq!(bench.count(table).await, rows, "{table}");
    }
    let subscribed = "membership where notify_bsd_refusal or notify_membership_request";
    assert_eq!(bench.count(subscribed).await, 0, "a new role has its own defaults");
}

#[tokio::test]
async fn a_role_that_stays_keeps_its_notifications() {
    let bench = Bench::new().await;
    let accounts = json!([account("a@a.test", PRODUCER)]);
    bench.provision(&accounts).await;
    bench.run("update membership set notify_bsd_refusal = false").await;
    bench.provision(&accounts).await;
    assert_eq!(bench.count("membership where notify_bsd_refusal").await, 0);
}

#[tokio::test]
async fn several_users_of_one_company_share_the_first_ones_profile() {
    let bench = Bench::new().await;
    let mut other = account("b@b.test", PRODUCER);
    other["company"]["types"] = json!(["TRANSPORTER"]);
    other["role"] = json!("DRIVER");
    let lines = bench.provision(&json!([account("a@a.test", PRODUCER), other])).await;
    assert_eq!(lines[0]["securityCode"], lines[1]["securityCode"]);
    let caller = bench.caller(&lines[1]).await;
    assert_eq!(caller.memberships[0].role, Role::Driver);
    let known = bench.store().known_company(PRODUCER, Some(&caller.user_id)).await.unwrap();
    assert_eq!(known.company.unwrap().profile.types, [CompanyType::Producer]);
    assert_eq!(known.role, Some(Role::Driver));
}

#[tokio::test]
async fn all_that_hangs_on_a_company_is_written() {
    let bench = Bench::new().await;
    let mut full = company(PRODUCER);
    for (key, value) in [
        ("contact", json!("Jeanne Martin")),
        ("phone", json!("0400000000")),
        ("mail", json!("contact@a.test")),
        ("website", json!("https://a.test")),
        ("givenName", json!("Usuel")),
        ("types", json!(["ECO_ORGANISME", "TRANSPORTER", "WASTE_VEHICLES", "WORKER"])),
        ("wasteVehiclesTypes", json!(["BROYEUR", "DEMOLISSEUR"])),
        (
            "transporterReceipt",
            json!({"receiptNumber": "T", "department": "69", "validityLimit": "2030-05-31"}),
        ),
        ("brokerReceipt", json!({"receiptNumber": "B", "department": "69", "validityLimit": "2030-05-31"})),
        ("traderReceipt", json!({"receiptNumber": "N", "department": "69", "validityLimit": "2030-05-31"})),
        ("vhuAgrementDemolisseur", json!({"agrementNumber": "D", "department": "69"})),
        ("vhuAgrementBroyeur", json!({"agrementNumber": "R", "department": "69"})),
        ("workerCertification", json!({"hasSubSectionFour": true, "hasSubSectionThree": false})),
        ("ecoOrganisme", json!({"handleBsdd": true})),
        ("ecoOrganismeAgreements", json!(["https://a.test/agrement"])),
        ("allowBsdasriTakeOverWithoutSignature", json!(true)),
        ("verificationStatus", json!("TO_BE_VERIFIED")),
        ("isDormantSince", json!("2026-01-01")),
    ] {
        full[key] = value;
    }
    bench.provision(&json!([{"email": "a@a.test", "company": full}])).await;

    let company = bench.store().known_company(PRODUCER, None).await.unwrap().company.unwrap();
    assert_eq!(company.contact.as_deref(), Some("Jeanne Martin"));
    assert_eq!(company.given_name.as_deref(), Some("Usuel"));
    assert_eq!(company.profile.waste_vehicles_types.len(), 2);
    assert_eq!(company.vhu_agrement_broyeur.unwrap().value.number, "R");
    assert_eq!(company.vhu_agrement_demolisseur.unwrap().value.number, "D");
    assert!(company.worker_certification.unwrap().value.has_sub_section_four);
    assert_eq!(company.eco_organisme_agreements, ["https://a.test/agrement"]);

    let directory = bench.store().directory(&[PRODUCER, CARRIER]).await.unwrap();
    let facts = directory.company(PRODUCER);
    let registered = facts.registered.as_ref().unwrap();
    assert!(!registered.is_verified && facts.is_dormant() && !facts.is_closed());
    assert_eq!(registered.contact.as_deref(), Some("Jeanne Martin"));
    assert_eq!(registered.contact_phone.as_deref(), Some("0400000000"));
    assert_eq!(registered.contact_mail.as_deref(), Some("contact@a.test"));
    assert_eq!(registered.transporter_receipt.as_ref().unwrap().number, "T");
    assert_eq!(registered.trader_receipt.as_ref().unwrap().number, "N");
    assert_eq!(registered.broker_receipt.as_ref().unwrap().number, "B");
    let eco = facts.eco_organisme.as_ref().unwrap();
    assert!(eco.handles_bsdd && !eco.handles_bsda && !eco.handles_bsdasri && !eco.handles_bsvhu);
    assert_eq!(facts.official().unwrap().1, "1 rue des Essais 69001 Lyon");
    assert_eq!(directory.company(CARRIER), &Default::default());
}

#[tokio::test]
async fn an_unregistered_company_is_in_the_directory_alone() {
    let bench = Bench::new().await;
    let mut unregistered = account("a@a.test", PRODUCER);
    unregistered["company"]["unregistered"] = json!(true);
    unregistered["company"]["closed"] = json!(true);
    let lines = bench.provision(&json!([unregistered])).await;
    assert_eq!(lines[0]["securityCode"], Value::Null);
    assert_eq!(bench.caller(&lines[0]).await.memberships, []);
    let directory = bench.store().directory(&[PRODUCER]).await.unwrap();
    assert!(directory.company(PRODUCER).is_closed());
    assert!(!directory.company(PRODUCER).is_registered());
}

#[tokio::test]
async fn a_mistake_anywhere_writes_nothing() {
    let bench = Bench::new().await;
    let accounts = json!([account("a@a.test", PRODUCER), {"email": "b@b.test", "colour": "red"}]).to_string();
    let refusal =
        provision::run(bench.store(), Environment::Sandbox, &accounts, bench.now).await.err().unwrap();
    assert_eq!(refusal.to_string(), "[1].colour is an unknown key");
    assert_eq!(bench.count("account").await, 0);
    let refusal = provision::run(bench.store(), Environment::Production, "[]", bench.now).await;
    assert!(matches!(refusal, Err(ProvisionError::NotSandbox)));
}

#[tokio::test]
async fn ten_accounts_take_well_under_a_second() {
    let bench = Bench::new().await;
    bench.provision(&json!([])).await;
    let accounts: Vec<Value> = (0..10)
        .map(|number| {
            let mut account = account(&format!("u{number}@a.test"), &format!("0000000000000{number}"));
            account["password"] = json!("Une-phrase-2-passe!");
            account["company"]["siret"] = json!(format!("000000123456{number:02}"));
            account
        })
        .collect();
    let began = Instant::now();
    let lines = bench.provision(&json!(accounts)).await;
    println!("ten accounts: {:?}", began.elapsed());
    assert_eq!(lines.len(), 10);
    assert!(began.elapsed() < Duration::from_secs(1));
}

#[tokio::test]
async fn runs_at_once_agree_on_the_same_company() {
    let bench = Bench::new().await;
    let runs = (0..4).map(|number| {
        let accounts =
            json!([account(&format!("u{number}@a.test"), PRODUCER), account("same@a.test", PRODUCER)]);
        let bench = &bench;
        async move { bench.provision(&accounts).await }
    });
    let lines = futures_util::future::join_all(runs).await;
    let codes: Vec<&Value> = lines.iter().flatten().map(|line| &line["securityCode"]).collect();
    assert!(codes.iter().all(|code| *code == codes[0]), "{codes:?}");
    assert_eq!(bench.count("membership").await, 5);
}
