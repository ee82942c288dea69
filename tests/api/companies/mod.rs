//! The life of companies, and how the service's team looks after them.

mod admin;
mod automations;
mod changes;
mod registration;
mod verification;

use serde_json::{Value, json};

use crate::support::app::TestApp;
use crate::support::client::{Answer, Client};

/// A SIRET that no directory of a test knows.
pub const SIRET: &str = "73282932000074";
pub const OTHER: &str = "35600000000048";
pub const VAT: &str = "BE0541696005";

const CREATE: &str = "mutation ($input: PrivateCompanyInput!) { createCompany(companyInput: $input) {
    id orgId siret vatNumber name givenName address naf libelleNaf contactEmail companyTypes collectorTypes securityCode
    verificationStatus userRole userNotifications { membershipRequest bsdRefusal registryDelegation }
    users { email role } transporterReceipt { id } ecoOrganismeAgreements ecoOrganismePartnersIds
} }";

/// What registers a producer.
pub fn producer(siret: &str) -> Value {
    json!({
        "siret": siret, "companyName": "Atelier dit", "address": "9 rue Dite 69001 Lyon", "companyTypes": ["PRODUCER"],
    })
}

/// The same with other members, or more.
pub fn with(mut input: Value, more: Value) -> Value {
    for (name, value) in more.as_object().expect("members") {
        input[name] = value.clone();
    }
    input
}

pub async fn create(by: &Client, input: Value) -> Answer<Value> {
    by.ask(CREATE, json!({ "input": input })).await.map(|mut data| data["createCompany"].take())
}

/// Asks for `OPERATION(arguments) { fields }`, as a mutation.
pub async fn call(by: &Client, operation: &str, arguments: &str, fields: &str) -> Answer<Value> {
    let fields = if fields.is_empty() { String::new() } else { format!("{{ {fields} }}") };
    let document = format!("mutation {{ {operation}({arguments}) {fields} }}");
    by.ask(&document, Value::Null).await.map(|mut data| data[operation].take())
}

/// The fields at fault, as `extensions.issues` tells them.
pub async fn issues(by: &Client, document: &str, variables: Value) -> Vec<String> {
    let answer = by.post(&json!({ "query": document, "variables": variables })).await.json();
    let error = &answer["errors"][0]["extensions"];
    assert_eq!(error["code"], "BAD_USER_INPUT", "{answer}");
    let text = |part: &Value| part.as_str().map_or_else(|| part.to_string(), str::to_owned);
    let path = |issue: &Value| {
        issue["path"].as_array().expect("a path").iter().map(text).collect::<Vec<_>>().join(".")
    };
    error["issues"].as_array().unwrap_or_else(|| panic!("issues in {answer}")).iter().map(path).collect()
}

/// Templates of the mails that wait, and to whom they go.
pub async fn mails(app: &TestApp) -> Vec<String> {
    let sql = "select payload ->> 'template' || ' ' || (payload -> 'to' ->> 0) from job where kind = 'mail' order by row_number";
    app.rows(sql).await.iter().map(|row| row.get(0)).collect()
}

/// What the journal tells of companies.
pub async fn events(app: &TestApp) -> Vec<String> {
    let sql = "select kind from company_event order by row_number";
    app.rows(sql).await.iter().map(|row| row.get(0)).collect()
}

/// Somebody in a browser, without a company.
pub async fn browser(app: &TestApp) -> Client {
    app.session(&app.loner().await).await
}

/// The id of a company.
pub async fn id_of(app: &TestApp, org_id: &str) -> String {
    app.rows(&format!("select id from company where org_id = '{org_id}'")).await[0].get(0)
}
