//! Revision requests, in the name of the caller's own company.

use client::Id;
use serde_json::{Value, json};

use super::client::{Answer, Client};

const FIELDS: &str =
    "id status comment createdAt authoringCompany { orgId siret name } form { id status recipient { cap } }
    content { isCanceled recipient { cap } quantityReceived wasteDetails { name code } }
    approvals { approverSiret status comment }";

pub async fn ask(by: &Client, note: &Id, content: Value) -> Answer<Value> {
    let document = format!(
        "mutation ($input: CreateFormRevisionRequestInput!) {{ request: createFormRevisionRequest(input: $input) {{ {FIELDS} }} }}"
    );
    let input = json!({
        "formId": note.inner(), "authoringCompanySiret": by.siret, "comment": "erreur de saisie", "content": content,
    });
    by.ask(&document, json!({ "input": input })).await.map(|mut data| data["request"].take())
}

/// Accepts or refuses a request, with a comment.
pub async fn decide(by: &Client, request: &Value, is_approved: bool) -> Answer<Value> {
    let document = format!(
        "mutation ($id: ID!, $isApproved: Boolean!) {{
            request: submitFormRevisionRequestApproval(id: $id, isApproved: $isApproved, comment: \"vu\") {{ {FIELDS} }}
        }}"
    );
    let variables = json!({ "id": request["id"], "isApproved": is_approved });
    by.ask(&document, variables).await.map(|mut data| data["request"].take())
}

pub async fn withdraw(by: &Client, request: &Value) -> Answer<Value> {
    let document = "mutation ($id: ID!) { done: cancelFormRevisionRequest(id: $id) }";
    by.ask(document, json!({ "id": request["id"] })).await.map(|mut data| data["done"].take())
}

/// How many requests wait that the caller's company made or approves.
pub async fn pending(by: &Client) -> i64 {
    let document = "query ($siret: String!) { formRevisionRequests(siret: $siret, where: { status: PENDING }) { totalCount } }";
    let data = by.ask(document, json!({ "siret": by.siret })).await.data();
    data["formRevisionRequests"]["totalCount"].as_i64().expect("a count")
}

/// A request as a party lists it now.
pub async fn seen(by: &Client, request: &Value) -> Value {
    let document = format!(
        "query ($siret: String!) {{ formRevisionRequests(siret: $siret) {{ edges {{ node {{ {FIELDS} }} }} }} }}"
    );
    let mut data = by.ask(&document, json!({ "siret": by.siret })).await.data();
    let edges = data["formRevisionRequests"]["edges"].as_array_mut().expect("edges");
    let found = edges.iter_mut().find(|edge| edge["node"]["id"] == request["id"]);
    found.expect("it is listed")["node"].take()
}

/// Approver, answer and comment, in order.
pub fn approvals(request: &Value) -> Vec<(&str, &str, Option<&str>)> {
    let list = request["approvals"].as_array().expect("approvals");
    list.iter()
        .map(|approval| {
            let text = |key: &str| approval[key].as_str();
            (text("approverSiret").expect("a SIRET"), text("status").expect("a status"), text("comment"))
        })
        .collect()
}
