//! What each role of a company may do with its notes, operation by operation.

use client::Id;
use serde_json::{Value, json};

use crate::support::client::Client;
use crate::support::direct::Direct;

const ROLES: [&str; 4] = ["READER", "DRIVER", "MEMBER", "ADMIN"];

/// Whose role counts.
#[derive(Debug, Clone, Copy)]
enum At {
    Producer,
    Transporter,
    Destination,
}

/// The step a note has come to before the operation.
#[derive(Debug, Clone, Copy)]
enum Note {
    None,
    Draft,
    Sealed,
    Signed,
    Sent,
    Received,
    Accepted,
}

struct Row {
    document: &'static str,
    at: At,
    note: Note,
    /// In the order of [`ROLES`].
    allowed: [bool; 4],
}

const YES: bool = true;
const NO: bool = false;

#[rustfmt::skip]
const TABLE: &[Row] = &[
    //                                                                     READER DRIVER MEMBER ADMIN
    row("query ($id: ID!) { form(id: $id) { id } }",                            At::Transporter, Note::Sealed,   [YES, YES, YES, YES]),
    row("query ($id: ID!) { formPdf(id: $id) { token } }",                      At::Destination, Note::Sealed,   [YES, YES, YES, YES]),
    row("mutation ($id: ID!) { createPdfAccessToken(input: { bsdId: $id }) }",  At::Transporter, Note::Sent,     [YES, YES, YES, YES]),
    row("mutation ($new: CreateFormInput!) { createForm(createFormInput: $new) { id } }",
                                                                                At::Producer,    Note::None,     [NO, NO, YES, YES]),
    row("mutation ($id: ID!) { updateForm(updateFormInput: { id: $id, customId: \"x\" }) { id } }",
                                                                                At::Producer,    Note::Sealed,   [NO, YES, YES, YES]),
    row("mutation ($id: ID!) { markAsSealed(id: $id) { id } }",                 At::Producer,    Note::Draft,    [NO, NO, YES, YES]),
    row("mutation ($id: ID!) { deleteForm(id: $id) { id } }",                   At::Producer,    Note::Draft,    [NO, NO, YES, YES]),
    row("mutation ($id: ID!) { deleteForm(id: $id) { id } }",                   At::Destination, Note::Sealed,   [NO, NO, YES, YES]),
    row("mutation ($id: ID!) { signEmissionForm(id: $id, input: { emittedAt: \"2026-11-01\", emittedBy: \"Mina\", quantity: 2.5 }) { id } }",
                                                                                At::Producer,    Note::Sealed,   [NO, NO, YES, YES]),
    row("mutation ($id: ID!) { updateTransporterFields(id: $id, transporterNumberPlate: \"AB-123-CD\") { id } }",
                                                                                At::Transporter, Note::Sealed,   [NO, YES, YES, YES]),
    row("mutation ($id: ID!) { signTransportForm(id: $id, input: { takenOverAt: \"2026-11-02\", takenOverBy: \"Odile\", transporterNumberPlate: \"AB-123-CD\", transporterTransportMode: ROAD }) { id } }",
                                                                                At::Transporter, Note::Signed,   [NO, YES, YES, YES]),
    row("mutation ($id: ID!) { markAsReceived(id: $id, receivedInfo: { receivedAt: \"2026-11-03\", receivedBy: \"Idris\" }) { id } }",
                                                                                At::Destination, Note::Sent,     [NO, NO, YES, YES]),
    row("mutation ($id: ID!) { markAsAccepted(id: $id, acceptedInfo: { signedAt: \"2026-11-03\", signedBy: \"Idris\", wasteAcceptationStatus: ACCEPTED, quantityReceived: 2, quantityRefused: 0 }) { id } }",
                                                                                At::Destination, Note::Received, [NO, NO, YES, YES]),
    row("mutation ($id: ID!) { markAsProcessed(id: $id, processedInfo: { processedAt: \"2026-11-04\", processedBy: \"Idris\", processingOperationDone: \"R 2\", destinationOperationMode: RECYCLAGE }) { id } }",
                                                                                At::Destination, Note::Accepted, [NO, NO, YES, YES]),
];

const fn row(document: &'static str, at: At, note: Note, allowed: [bool; 4]) -> Row {
    Row { document, at, note, allowed }
}

/// Four members of a company, in the order of [`ROLES`].
async fn staff(route: &Direct, company: &Client) -> Vec<Client> {
    let mut members = Vec::new();
    for role in ROLES {
        members.push(route.app.member(company, role).await);
    }
    members
}

async fn note(route: &Direct, step: Note) -> Option<Id> {
    let note = match step {
        Note::None => return None,
        Note::Draft => route.draft().await,
        Note::Sealed => route.sealed().await,
        Note::Signed => route.signed().await,
        Note::Sent => route.sent().await,
        Note::Received => route.received().await,
        Note::Accepted => route.accepted().await,
    };
    Some(note.id)
}

#[tokio::test]
async fn a_role_opens_what_the_contract_says_and_nothing_else() {
    let route = Direct::start().await;
    let [producer, transporter, destination] = [
        staff(&route, &route.producer).await,
        staff(&route, &route.transporter).await,
        staff(&route, &route.destination).await,
    ];
    let new = json!({ "emitter": { "company": { "siret": route.producer.siret } } });
    for Row { document, at, note: step, allowed } in TABLE {
        let members = match at {
            At::Producer => &producer,
            At::Transporter => &transporter,
            At::Destination => &destination,
        };
        let mut id = note(&route, *step).await;
        for ((member, role), allowed) in members.iter().zip(ROLES).zip(allowed) {
            let variables = match &id {
                Some(id) => json!({ "id": id.inner() }),
                None => json!({ "new": new }),
            };
            let answer = member.ask(document, variables).await;
            let expected: &[&str] = if *allowed { &[] } else { &["FORBIDDEN"] };
            assert_eq!(answer.codes(), expected, "{role} {document} {:?}", answer.errors);
            // What was allowed has happened: the next one needs another note.
            if *allowed {
                id = note(&route, *step).await;
            }
        }
    }
}

#[tokio::test]
async fn a_role_counts_in_its_own_company_only() {
    let route = Direct::start().await;
    // An administrator elsewhere is a reader here.
    let elsewhere = [crate::support::app::Profile::Producer];
    let [stranger] = route.app.companies(elsewhere).await;
    let here = json!([{
        "email": stranger.email, "role": "READER",
        "company": { "siret": route.producer.siret, "name": "S", "address": "1 rue A 69001 Lyon" },
    }]);
    let reader = route.app.provision(&here).await.remove(0);
    let id = route.sealed().await.id;
    let delete = "mutation ($id: ID!) { deleteForm(id: $id) { id } }";
    let variables: Value = json!({ "id": id.inner() });
    assert_eq!(reader.ask(delete, variables.clone()).await.codes(), ["FORBIDDEN"]);
    let read = "query ($id: ID!) { form(id: $id) { id } }";
    reader.ask(read, variables).await.data();
}
