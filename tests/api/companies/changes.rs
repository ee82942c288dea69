//! What administrators change of their companies.

use serde_json::{Value, json};

use super::{SIRET, browser, call, create, events, id_of, issues, mails, producer, with};
use crate::accounts::account;
use crate::support::app::Profile::{Destination, Producer, Transporter};
use crate::support::app::TestApp;
use crate::support::client::{Answer, Client};

const UPDATE: &str = "mutation ($id: String!, $contact: String, $website: String, $types: [CompanyType!],
    $receipt: String, $given: String) {
    updateCompany(id: $id, contact: $contact, website: $website, companyTypes: $types, transporterReceiptId: $receipt,
        givenName: $given) {
        name address naf contact website givenName companyTypes transporterReceipt { id }
    } }";

async fn update(by: &Client, variables: Value) -> Answer<Value> {
    by.ask(UPDATE, variables).await.map(|mut data| data["updateCompany"].take())
}

/// A company of a browser's, and its id.
async fn own(app: &TestApp) -> (Client, String) {
    let owner = browser(app).await;
    let more = json!({ "contact": "Ana", "givenName": "Nord", "companyTypes": ["PRODUCER", "TRANSPORTER"] });
    let made = create(&owner, with(producer(SIRET), more)).await.data();
    (app.session(&owner).await, made["id"].as_str().unwrap().to_owned())
}

#[tokio::test]
async fn what_is_absent_stays_and_null_erases() {
    let app = TestApp::start().await;
    let (owner, id) = own(&app).await;
    let variables = json!({ "id": id, "contact": null, "website": "https://exemple.fr", "types": null });
    let changed = update(&owner, variables).await.data();
    assert_eq!(changed["contact"], Value::Null);
    assert_eq!(changed["website"], "https://exemple.fr");
    assert_eq!(changed["givenName"], "Nord");
    assert_eq!(changed["companyTypes"], json!(["PRODUCER", "TRANSPORTER"]));
    assert_eq!(changed["name"], "Atelier dit");
    assert_eq!(events(&app).await, ["CompanyCreated", "CompanyUpdated"]);
    let told: Value = serde_json::from_str(
        app.rows("select data::text from company_event order by row_number desc limit 1").await[0].get(0),
    )
    .unwrap();
    assert_eq!(told, json!({ "contact": null, "website": "https://exemple.fr" }));
}

#[tokio::test]
async fn the_whole_company_is_looked_at_again() {
    let app = TestApp::start().await;
    let (owner, id) = own(&app).await;
    let receipt = "input: { receiptNumber: \"R\", department: \"69\", validityLimit: \"2035-01-01\" }";
    let receipt = call(&owner, "createTransporterReceipt", receipt, "id").await.data()["id"].clone();
    let linked = update(&owner, json!({ "id": id, "receipt": receipt })).await.data();
    assert_eq!(linked["transporterReceipt"]["id"], receipt);
    let without = json!({ "id": id, "types": ["PRODUCER"] });
    assert_eq!(issues(&owner, UPDATE, without.clone()).await, ["transporterReceiptId"]);
    let unlinked = update(&owner, with(without, json!({ "receipt": null }))).await.data();
    assert_eq!(unlinked["transporterReceipt"], Value::Null);
    assert_eq!(issues(&owner, UPDATE, json!({ "id": id, "types": [] })).await, ["companyTypes"]);
    assert_eq!(issues(&owner, UPDATE, json!({ "id": id, "website": "nope" })).await, ["website"]);
}

#[tokio::test]
async fn a_program_links_a_receipt_and_nothing_else() {
    let app = TestApp::start().await;
    let [carrier, other] = app.companies([Transporter, Transporter]).await;
    let id = id_of(&app, &carrier.siret).await;
    let receipt = "input: { receiptNumber: \"R\", department: \"69\", validityLimit: \"2035-01-01\" }";
    let receipt = call(&carrier, "createTransporterReceipt", receipt, "id").await.data()["id"].clone();
    let alone = format!("id: \"{id}\", transporterReceiptId: {receipt}");
    let linked = call(&carrier, "updateCompany", &alone, "transporterReceipt { id }").await.data();
    assert_eq!(linked["transporterReceipt"]["id"], receipt);
    for arguments in [
        format!("id: \"{id}\""),
        format!("id: \"{id}\", transporterReceiptId: null"),
        format!("{alone}, contact: \"Ana\""),
        format!("id: \"{id}\", contact: \"Ana\""),
        format!("{alone}, website: null"),
    ] {
        let codes = call(&carrier, "updateCompany", &arguments, "id").await;
        assert_eq!(codes.codes(), ["UNAUTHENTICATED"], "{arguments}");
    }
    assert_eq!(call(&other, "updateCompany", &alone, "id").await.codes(), ["FORBIDDEN"]);
    let unknown = format!("id: \"{}\", transporterReceiptId: {receipt}", carrier.siret);
    assert_eq!(call(&carrier, "updateCompany", &unknown, "id").await.codes(), ["BAD_USER_INPUT"]);
    // Somebody else's receipt stays somebody else's.
    let theirs = format!("select transporter_receipt_id from company where org_id = '{}'", other.siret);
    let theirs: String = app.rows(&theirs).await[0].get(0);
    let stolen = format!("id: \"{id}\", transporterReceiptId: \"{theirs}\"");
    assert_eq!(call(&carrier, "updateCompany", &stolen, "id").await.codes(), ["FORBIDDEN"]);
}

#[tokio::test]
async fn members_who_are_no_administrators_change_nothing() {
    let app = TestApp::start().await;
    let [company, other] = app.companies([Producer, Producer]).await;
    let id = id_of(&app, &company.siret).await;
    let by_id = format!("id: \"{id}\"");
    let mut others = vec![app.session(&other).await];
    for role in ["MEMBER", "DRIVER", "READER"] {
        others.push(app.session(&app.member(&company, role).await).await);
    }
    for by in &others {
        for (operation, arguments, code) in [
            ("updateCompany", format!("{by_id}, contact: \"Ana\""), "FORBIDDEN"),
            ("deleteCompany", by_id.clone(), "BAD_USER_INPUT"),
            ("enableRegistryDndFromBsd", by_id.clone(), "FORBIDDEN"),
            ("renewSecurityCode", format!("siret: \"{}\"", company.siret), "FORBIDDEN"),
            ("verifyCompany", format!("input: {{ siret: \"{}\", code: \"x\" }}", company.siret), "FORBIDDEN"),
        ] {
            let refused = call(by, operation, &arguments, "id").await;
            assert_eq!(refused.codes(), [code], "{operation} by {}", by.email);
        }
        assert_eq!(call(by, "toggleDormantCompany", &by_id, "").await.codes(), ["FORBIDDEN"]);
    }
    assert_eq!(app.count("company_event").await, 0);
}

#[tokio::test]
async fn a_company_that_does_not_exist_is_told_so() {
    let app = TestApp::start().await;
    let nobody = browser(&app).await;
    for (operation, arguments, fields) in [
        ("updateCompany", "id: \"x\"", "id"),
        ("deleteCompany", "id: \"x\"", "id"),
        ("enableRegistryDndFromBsd", "id: \"x\"", "id"),
        ("renewSecurityCode", "siret: \"x\"", "id"),
        ("toggleDormantCompany", "id: \"x\"", ""),
        ("verifyCompany", "input: { siret: \"x\", code: \"12345\" }", "id"),
    ] {
        let answer = call(&nobody, operation, arguments, fields).await;
        assert_eq!(answer.codes(), ["BAD_USER_INPUT"], "{operation}");
    }
}

#[tokio::test]
async fn the_directory_is_asked_again_at_each_change() {
    let app = TestApp::start().await;
    let (owner, id) = own(&app).await;
    // It knows nothing of the company: only a call that asks for nothing else is told.
    assert_eq!(update(&owner, json!({ "id": id })).await.codes(), ["BAD_USER_INPUT"]);
    assert_eq!(update(&owner, json!({ "id": id, "given": "Sud" })).await.data()["name"], "Atelier dit");
    let mut listed = account("b@b.test", SIRET);
    listed["company"]["unregistered"] = json!(true);
    app.provision(&json!([listed])).await;
    let refreshed = update(&owner, json!({ "id": id })).await.data();
    assert_eq!(refreshed["name"], format!("Société {SIRET}"));
    assert_eq!(refreshed["address"], "1 rue des Essais 69001 Lyon");
    assert_eq!(refreshed["givenName"], "Sud");
    let row = &app.rows("select street, city from company").await[0];
    assert_eq!((row.get::<_, &str>(0), row.get::<_, &str>(1)), ("1 rue des Essais", "Lyon"));
    // What is no longer diffused is not taken over.
    app.execute("update establishment set is_diffusible = false, name = 'Secrète'").await;
    assert_eq!(update(&owner, json!({ "id": id })).await.codes(), ["BAD_USER_INPUT"]);
    let kept = update(&owner, json!({ "id": id, "given": "Est" })).await.data();
    assert_eq!(kept["name"], format!("Société {SIRET}"));
}

#[tokio::test]
async fn a_deleted_company_takes_its_members_along_and_leaves_its_journal() {
    let app = TestApp::start().await;
    let [company, other] = app.companies([Destination, Producer]).await;
    let id = id_of(&app, &company.siret).await;
    let by_id = format!("id: \"{id}\"");
    let stranger = app.session(&other).await;
    assert_eq!(call(&stranger, "deleteCompany", &by_id, "id").await.codes(), ["BAD_USER_INPUT"]);
    let owner = app.session(&company).await;
    let deleted = call(&owner, "deleteCompany", &by_id, "orgId companyTypes").await.data();
    assert_eq!(deleted, json!({ "orgId": company.siret, "companyTypes": ["WASTEPROCESSOR"] }));
    assert_eq!(app.count("company").await, 1);
    assert_eq!(app.count("membership").await, 1);
    assert_eq!(events(&app).await, ["CompanyDeleted"]);
    let mine = owner.ask("{ myCompanies { totalCount } }", Value::Null).await.data();
    assert_eq!(mine["myCompanies"]["totalCount"], 0);
    assert_eq!(call(&owner, "deleteCompany", &by_id, "id").await.codes(), ["BAD_USER_INPUT"]);
}

#[tokio::test]
async fn a_new_code_is_another_one_and_subscribers_hear_of_it() {
    let app = TestApp::start().await;
    let [company] = app.companies([Producer]).await;
    app.member(&company, "MEMBER").await;
    let inactive = app.member(&company, "ADMIN").await;
    app.execute(&format!("update account set is_active = false where email = '{}'", inactive.email)).await;
    let owner = app.session(&company).await;
    let by_number = format!("siret: \"{}\"", company.siret);
    let mut code = company.security_code;
    for _ in 0..3 {
        let renewed = call(&owner, "renewSecurityCode", &by_number, "securityCode").await.data();
        let new = renewed["securityCode"].as_i64().unwrap().try_into().unwrap();
        assert!(new != code && (1000..=9999).contains(&new), "{code} {new}");
        code = new;
    }
    let kept: i32 = app.rows("select security_code from company").await[0].get(0);
    assert_eq!(kept, code);
    let mail = format!("security-code-renewed {}", company.email);
    assert_eq!(mails(&app).await, [mail.clone(), mail.clone(), mail]);
    // They do not tell the code.
    let members =
        "select string_agg(distinct name, ' ' order by name) from job, json_object_keys(payload) as name";
    assert_eq!(app.rows(members).await[0].get::<_, &str>(0), "company template to");
    app.execute("delete from job; update membership set notify_signature_code_renewal = false").await;
    call(&owner, "renewSecurityCode", &by_number, "id").await.data();
    assert_eq!(app.count("job").await, 0);
}

#[tokio::test]
async fn a_company_sleeps_and_wakes_up() {
    let app = TestApp::start().await;
    let [company] = app.companies([Producer]).await;
    let owner = app.session(&company).await;
    let by_id = format!("id: \"{}\"", id_of(&app, &company.siret).await);
    let infos = format!("{{ companyInfos(siret: \"{}\") {{ isDormant }} }}", company.siret);
    for is_dormant in [true, false, true] {
        assert_eq!(call(&owner, "toggleDormantCompany", &by_id, "").await.data(), json!(true));
        let known = owner.ask(&infos, Value::Null).await.data();
        assert_eq!(known["companyInfos"]["isDormant"], is_dormant);
    }
    assert_eq!(events(&app).await, ["CompanyPutToSleep", "CompanyWokenUp", "CompanyPutToSleep"]);
}

#[tokio::test]
async fn notes_feed_the_register_from_the_next_day_for_good() {
    let app = TestApp::start().await;
    let [company] = app.companies([Producer]).await;
    let owner = app.session(&company).await;
    let by_id = format!("id: \"{}\"", id_of(&app, &company.siret).await);
    let field = "hasEnabledRegistryDndFromBsdSince";
    let enabled = call(&owner, "enableRegistryDndFromBsd", &by_id, field).await.data();
    assert_eq!(enabled[field], "2026-11-24T23:00:00.000Z");
    assert_eq!(call(&owner, "enableRegistryDndFromBsd", &by_id, field).await.codes(), ["FORBIDDEN"]);
    assert_eq!(events(&app).await, ["CompanyRegistryFedFromNotes"]);
}
