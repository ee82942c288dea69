//! What the service's team sees of companies, and mends.

use serde_json::{Value, json};

use super::{OTHER, SIRET, browser, call, create, events, issues, producer};
use crate::support::app::Profile::{Destination, Producer, Transporter};
use crate::support::app::TestApp;
use crate::support::client::{Answer, Client};

/// An administrator of the platform, with a second factor, in a browser.
pub async fn team(app: &TestApp) -> Client {
    let person = app.loner().await;
    let promote = "update account set is_admin = true, totp_activated_at = now() where email = ";
    app.execute(&format!("{promote}'{}'", person.email)).await;
    app.session(&person).await
}

async fn list(by: &Client, arguments: &str) -> Answer<Value> {
    let document = format!(
        "{{ companiesForVerification{arguments} {{ totalCount companies {{
            orgId name companyTypes createdAt verificationStatus verificationMode admin {{ name email phone }} }} }} }}"
    );
    by.ask(&document, Value::Null).await.map(|mut data| data["companiesForVerification"].take())
}

fn org_ids(list: &Value) -> Vec<String> {
    let companies = list["companies"].as_array().unwrap();
    companies.iter().map(|one| one["orgId"].as_str().unwrap().to_owned()).collect()
}

#[tokio::test]
async fn only_the_team_gets_in() {
    let app = TestApp::start().await;
    let [company] = app.companies([Destination]).await;
    let owner = app.session(&company).await;
    // Without a second factor one is not of the team.
    app.execute("update account set is_admin = true").await;
    let siret = &company.siret;
    for document in [
        "{ companiesForVerification { totalCount } }".to_owned(),
        format!("{{ companyExhaustive(siret: \"{siret}\") {{ dbCompany {{ name }} }} }}"),
        format!("mutation {{ verifyCompanyByAdmin(input: {{ siret: \"{siret}\" }}) {{ id }} }}"),
        format!(
            "mutation {{ standbyCompanyByAdmin(input: {{ orgId: \"{siret}\", standby: true }}) {{ id }} }}"
        ),
        format!("mutation {{ sendVerificationCodeLetter(input: {{ siret: \"{siret}\" }}) {{ id }} }}"),
        format!(
            "mutation {{ bulkUpdateCompaniesProfiles(input: {{ adminEmail: \"{}\", companyUpdateRows: [] }}) {{ id }} }}",
            company.email
        ),
    ] {
        assert_eq!(owner.ask(&document, Value::Null).await.codes(), ["FORBIDDEN"], "{document}");
        assert_eq!(company.ask(&document, Value::Null).await.codes(), ["UNAUTHENTICATED"], "{document}");
    }
    assert_eq!(app.count("company_event").await, 0);
}

#[tokio::test]
async fn professionals_are_listed_newest_first() {
    let app = TestApp::start().await;
    let mut sirets = Vec::new();
    for profile in [Destination, Producer, Transporter, Destination] {
        let [company] = app.companies([profile]).await;
        sirets.push(company.siret);
        app.pass(jiff::SignedDuration::from_secs(60));
    }
    app.execute(&format!(
        "update company set verification_status = 'STANDBY' where org_id = '{}'",
        sirets[3]
    ))
    .await;
    let team = team(&app).await;
    let [first, _, third, fourth] = <[String; 4]>::try_from(sirets).unwrap();
    for (arguments, total, expected) in [
        ("", 3, vec![&fourth, &third, &first]),
        ("(first: 2)", 3, vec![&fourth, &third]),
        ("(first: 1, skip: 1)", 3, vec![&third]),
        ("(last: 1)", 3, vec![&first]),
        ("(last: 1, skip: 1)", 3, vec![&third]),
        ("(skip: 9)", 3, vec![]),
        ("(where: { verificationStatus: STANDBY })", 1, vec![&fourth]),
        ("(where: { verificationStatus: LETTER_SENT })", 0, vec![]),
    ] {
        let found = list(&team, arguments).await.data();
        assert_eq!(found["totalCount"], total, "{arguments}");
        assert_eq!(org_ids(&found), expected.into_iter().cloned().collect::<Vec<_>>(), "{arguments}");
    }
    let one = &list(&team, "(first: 1)").await.data()["companies"][0];
    assert_eq!(one["verificationStatus"], "STANDBY");
    assert!(one["admin"]["email"].as_str().unwrap().ends_with("@exemple.test"), "{one}");
    for arguments in ["(first: 1, last: 1)", "(first: 0)", "(first: 501)", "(last: -1)", "(skip: -1)"] {
        assert_eq!(list(&team, arguments).await.codes(), ["BAD_USER_INPUT"], "{arguments}");
    }
}

const REPLACE: &str = "mutation ($input: BulkUpdateCompaniesProfilesInput!) {
    bulkUpdateCompaniesProfiles(input: $input) { orgId companyTypes collectorTypes userRole userPermissions name } }";

fn row(org_id: &str, types: &[&str], collector: &Value) -> Value {
    json!({
        "orgId": org_id, "companyTypes": types, "collectorTypes": collector, "wasteProcessorTypes": [],
        "wasteVehiclesTypes": [],
    })
}

#[tokio::test]
async fn profiles_are_replaced_all_or_none() {
    let app = TestApp::start().await;
    let owner = browser(&app).await;
    for siret in [SIRET, OTHER] {
        create(&owner, producer(siret)).await.data();
    }
    let [stranger] = app.companies([Producer]).await;
    let team = team(&app).await;
    let ask = |rows: Value| json!({ "input": { "adminEmail": owner.email, "companyUpdateRows": rows } });
    let wrong =
        json!([row(SIRET, &["BROKER"], &json!([])), row(OTHER, &["PRODUCER"], &json!(["DEEE_WASTES"])),]);
    let expected = ["companyUpdateRows.1.collectorTypes"];
    assert_eq!(issues(&team, REPLACE, ask(wrong)).await, expected);
    let producer = |org_id: &str| row(org_id, &["PRODUCER"], &json!([]));
    for rows in [
        json!([]),
        json!([producer(SIRET), producer(SIRET)]),
        json!([producer(SIRET), producer("unknown")]),
        json!([producer(SIRET), producer(&stranger.siret)]),
        Value::from(vec![producer(SIRET); 501]),
    ] {
        assert_eq!(team.ask(REPLACE, ask(rows.clone())).await.codes(), ["BAD_USER_INPUT"], "{rows}");
    }
    let rows = json!([
        row(SIRET, &["COLLECTOR", "COLLECTOR"], &json!(["DEEE_WASTES", null])),
        row(OTHER, &["BROKER"], &json!([])),
    ]);
    let replaced = team.ask(REPLACE, ask(rows)).await.data();
    let company = |org_id: &str, types: &[&str], collector: &[&str]| {
        json!({
            "orgId": org_id, "companyTypes": types, "collectorTypes": collector, "userRole": null, "userPermissions": [],
            "name": "Atelier dit",
        })
    };
    let expected = [company(SIRET, &["COLLECTOR"], &["DEEE_WASTES"]), company(OTHER, &["BROKER"], &[])];
    assert_eq!(replaced["bulkUpdateCompaniesProfiles"], json!(expected));
    let told = ["CompanyCreated", "CompanyCreated", "CompanyUpdated", "CompanyUpdated"];
    assert_eq!(events(&app).await, told);
}

#[tokio::test]
async fn what_each_source_knows_stands_side_by_side() {
    let app = TestApp::start().await;
    let [company] = app.companies([Producer]).await;
    app.execute("update establishment set is_closed = true, name = 'Officielle', is_diffusible = false")
        .await;
    let team = team(&app).await;
    let ask = async |siret: &str| {
        let fields = "siret name etatAdministratif statutDiffusion createdAt";
        let document = format!(
            "{{ companyExhaustive(siret: \"{siret}\") {{ dbCompany {{ {fields} }} sireneCompany {{ {fields} }}
                esCompany {{ {fields} }} anonymousCompany {{ {fields} }} }} }}"
        );
        team.ask(&document, Value::Null).await.map(|mut data| data["companyExhaustive"].take())
    };
    let info = |siret: Value, name: Value, state: Value, diffusion: Value, created: Value| {
        json!({
            "siret": siret, "name": name, "etatAdministratif": state, "statutDiffusion": diffusion,
            "createdAt": created,
        })
    };
    let nothing = || info(json!(null), json!(null), json!(null), json!(null), json!(null));
    let siret = json!(company.siret);
    let found = ask(&company.siret).await.data();
    let name = json!(format!("Société {}", company.siret));
    assert_eq!(
        found["dbCompany"],
        info(siret.clone(), name, json!(null), json!(null), json!("2026-11-24T08:00:00.000Z"))
    );
    let listed = info(siret, json!("Officielle"), json!("F"), json!("P"), json!(null));
    assert_eq!((&found["sireneCompany"], &found["esCompany"]), (&listed, &listed));
    assert_eq!(found["anonymousCompany"], nothing());

    let made = team.ask("mutation { createTestCompany }", Value::Null).await.data();
    let found = ask(made["createTestCompany"].as_str().unwrap()).await.data();
    assert_eq!(found["dbCompany"], nothing());
    assert_eq!(found["anonymousCompany"]["name"], "Établissement de test");
    assert_eq!(found["anonymousCompany"]["createdAt"], "2026-11-24T08:00:00.000Z");
    assert_eq!(ask("nope").await.codes(), ["BAD_USER_INPUT"]);
}

#[tokio::test]
async fn the_team_mends_companies_that_it_does_not_belong_to() {
    let app = TestApp::start().await;
    let [company] = app.companies([Destination]).await;
    let team = team(&app).await;
    // Members' own operations stay members' own.
    let input = format!("siret: \"{}\"", company.siret);
    assert_eq!(call(&team, "renewSecurityCode", &input, "id").await.codes(), ["FORBIDDEN"]);
}
