//! What is asked of the service: the operations of the benchmark and the notes they read.

use serde_json::{Value, json};

pub const ME: &str = "{ me { id email name } }";

/// One note, 34 leaves.
pub const NOTE: &str = "query($id: ID) { form(id: $id) {
  id readableId status customId createdAt updatedAt
  emitter { type company { siret name address contact phone mail } }
  recipient { cap processingOperation company { siret name address contact } }
  transporter { numberPlate mode receipt company { siret name } }
  wasteDetails { code name quantity quantityType onuCode isDangerous packagingInfos { type quantity } }
  emittedAt emittedBy takenOverAt } }";

/// Fifty notes, ten leaves each.
pub const LIST: &str = "query { forms(first: 50) {
  id readableId status createdAt customId
  emitter { company { siret name } } recipient { company { siret } } wasteDetails { code name } } }";

pub const CREATE: &str =
    "mutation($v: CreateFormInput!) { createForm(createFormInput: $v) { id readableId status } }";
pub const SEAL: &str = "mutation($id: ID!) { markAsSealed(id: $id) { id } }";
pub const EMIT: &str =
    "mutation($id: ID!, $v: SignEmissionFormInput!) { signEmissionForm(id: $id, input: $v) { id } }";
pub const TAKE_OVER: &str =
    "mutation($id: ID!, $v: SignTransportFormInput!) { signTransportForm(id: $id, input: $v) { id } }";

/// Fifty BSVHUs, ten leaves each.
pub const VEHICLE_LIST: &str = "query { bsvhus(first: 50) { edges { node {
  id status isDraft createdAt customId wasteCode
  emitter { company { siret name } } destination { type company { siret } } } } } }";

pub const CREATE_VEHICLES: &str = "mutation($v: BsvhuInput!) { createBsvhu(input: $v) { id } }";
/// The newest of those that nobody has signed.
pub const UNSIGNED: &str = "query($after: ID) { bsvhus(first: 500, after: $after,
  where: { status: { _eq: INITIAL } }) { edges { cursor } } }";
pub const SIGN_VEHICLES: &str = "mutation($id: ID!) { signBsvhu(id: $id,
  input: { type: EMISSION, author: \"Mina Carvalho\" }) { id status } }";

/// The companies of the benchmark, as `provision` reads them.
pub fn accounts() -> Value {
    json!([
        {"email": "producteur@banc.test", "company": {"siret": PRODUCER, "name": "Atelier du Banc",
            "address": "4 quai des Tonneliers 44600 Saint-Nazaire", "types": ["PRODUCER"]}},
        {"email": "transporteur@banc.test", "company": {"siret": TRANSPORTER, "name": "Fret du Banc",
            "address": "17 rue du Fret 72100 Le Mans", "types": ["TRANSPORTER"],
            "transporterReceipt": {"receiptNumber": "R-1", "department": "72", "validityLimit": "2035-01-01"}}},
        {"email": "destination@banc.test", "company": {"siret": DESTINATION, "name": "Four du Banc",
            "address": "9 route du Four 69360 Solaize", "types": ["WASTEPROCESSOR"],
            "wasteProcessorTypes": ["DANGEROUS_WASTES_INCINERATION"]}},
        {"email": "broyeur@banc.test", "company": {"siret": SHREDDER, "name": "Broyeur du Banc",
            "address": "2 quai du Fer 76600 Le Havre", "types": ["WASTE_VEHICLES"],
            "wasteVehiclesTypes": ["BROYEUR"]}}
    ])
}

pub const PRODUCER: &str = "00000000000001";
pub const TRANSPORTER: &str = "00000000000002";
pub const DESTINATION: &str = "00000000000003";
pub const SHREDDER: &str = "00000000000004";

/// A whole BSVHU, ready to sign.
pub fn vehicles() -> Value {
    let company = |siret: &str, name: &str, address: &str| {
        json!({"siret": siret, "name": name, "address": address, "contact": "Mina Carvalho",
               "phone": "0240110022", "mail": "contact@banc.test"})
    };
    json!({
        "customId": "LOT-2026-119", "wasteCode": "16 01 06", "packaging": "UNITE", "quantity": 2,
        "emitter": {"company": company(PRODUCER, "Atelier du Banc", "4 quai des Tonneliers 44600 Saint-Nazaire")},
        "identification": {"numbers": ["AB-123-CD", "EF-456-GH"], "type": "NUMERO_IMMATRICULATION"},
        "weight": {"value": 1.35, "isEstimate": false},
        "destination": {"type": "BROYEUR", "plannedOperationCode": "R 12",
            "company": company(SHREDDER, "Broyeur du Banc", "2 quai du Fer 76600 Le Havre")},
        "transporter": {"transport": {"plates": ["FD-318-KC"]},
            "company": company(TRANSPORTER, "Fret du Banc", "17 rue du Fret 72100 Le Mans")}
    })
}

/// A whole note, ready to seal.
pub fn note() -> Value {
    let company = |siret: &str, name: &str, address: &str| {
        json!({"siret": siret, "name": name, "address": address, "contact": "Mina Carvalho",
               "phone": "0240110022", "mail": "contact@banc.test"})
    };
    json!({
        "customId": "LOT-2026-118",
        "emitter": {"type": "PRODUCER",
            "company": company(PRODUCER, "Atelier du Banc", "4 quai des Tonneliers 44600 Saint-Nazaire")},
        "recipient": {"cap": "CAP-26-118", "processingOperation": "R 2",
            "company": company(DESTINATION, "Four du Banc", "9 route du Four 69360 Solaize")},
        "transporter": {"mode": "ROAD", "numberPlate": "FD-318-KC",
            "company": company(TRANSPORTER, "Fret du Banc", "17 rue du Fret 72100 Le Mans")},
        "wasteDetails": {"code": "08 01 11*", "name": "Boues de peinture solvantée", "isSubjectToADR": true,
            "onuCode": "UN 1263 PEINTURES, 3, II, (D/E)", "packagingInfos": [{"type": "FUT", "quantity": 4}],
            "quantity": 2.4, "quantityType": "ESTIMATED", "consistences": ["LIQUID"], "pop": false}
    })
}
