//! Tables of short cases: an input, and what becomes of it.

mod access;
mod carriers;
mod completion;
mod duplicate;
mod fields;
mod grouping;
mod import;
mod input;
mod locks;
mod moves;
mod print;
mod revisions;
mod round;
mod segments;
mod signatures;
mod storage;
mod storage_input;
mod storage_signatures;
mod treatment;

use std::borrow::Cow;

use serde_json::{Map, Value as Json, json};

use super::*;
use crate::context::{Caller, Client, Membership, Via};
use crate::domain::bsd::directory::{
    CompanyFacts, Directory, EcoOrganismeFacts, Establishment, Receipt, Registered,
};
use crate::domain::bsd::{Actor, Facts, Policy};
use crate::domain::company::{Environment, Profile};
use crate::domain::user::Role;
use crate::error::{Error, Result};
use crate::generated::{CollectorType, CompanyType, FormStatus, WasteProcessorType};
use crate::graphql::input::Input;
use crate::graphql::value::{Value, Variables};
use crate::scalars::DateTime;

const PRODUCER: &str = "12345678900015";
const CARRIER: &str = "22345678900013";
const TREATER: &str = "32345678900011";
const TRADER: &str = "42345678900019";
const BROKER: &str = "52345678900016";
const ECO: &str = "62345678900014";
const MIDDLE: &str = "72345678900012";
const OUTSIDER: &str = "82345678900010";
const CLOSED: &str = "92345678900018";
const DORMANT: &str = "93345678900017";
/// Registered as a destination, not verified yet.
const NEWCOMER: &str = "94345678900016";
/// Valid, and nobody ever heard of it.
const UNKNOWN: &str = "95345678900015";
/// Sorts waste that is not dangerous.
const SORTER: &str = "96345678900014";
/// Where waste goes after it was stored by the treater, and who takes it there.
const FINAL: &str = "97345678900013";
const SECOND_CARRIER: &str = "98345678900012";
const FOREIGN_CARRIER: &str = "BE0541696005";
/// Registered, and no carrier.
const FOREIGN_PRODUCER: &str = "IT00743110157";

const NOW: &str = "2026-11-24T08:00:00Z";

fn at(text: &str) -> DateTime {
    DateTime(text.parse().unwrap())
}

fn registered(
    types: &[CompanyType],
    processes: &[WasteProcessorType],
    collects: &[CollectorType],
) -> Registered {
    let profile = Profile {
        types: types.to_vec(),
        waste_processor_types: processes.to_vec(),
        collector_types: collects.to_vec(),
        ..Profile::default()
    };
    Registered { profile, is_verified: true, ..Registered::default() }
}

fn receipt(number: &str) -> Option<Receipt> {
    Some(Receipt {
        number: number.into(),
        department: "44".into(),
        validity_limit: at("2031-05-31T00:00:00Z").0,
    })
}

fn directory() -> Directory {
    use CompanyType::{Collector, Producer, Transporter, Wasteprocessor};
    let known = |registered| CompanyFacts { registered: Some(registered), ..CompanyFacts::default() };
    let treater = || registered(&[Wasteprocessor], &[WasteProcessorType::DangerousWastesIncineration], &[]);
    let mut directory = Directory::default();
    directory.insert(PRODUCER, known(registered(&[Producer], &[], &[])));
    directory.insert(
        CARRIER,
        known(Registered { transporter_receipt: receipt("R-4410"), ..registered(&[Transporter], &[], &[]) }),
    );
    directory.insert(
        SECOND_CARRIER,
        known(Registered { transporter_receipt: receipt("R-7"), ..registered(&[Transporter], &[], &[]) }),
    );
    directory.insert(FINAL, known(treater()));
    directory.insert(FOREIGN_CARRIER, known(registered(&[Transporter], &[], &[])));
    directory.insert(FOREIGN_PRODUCER, known(registered(&[Producer], &[], &[])));
    directory.insert(TREATER, known(treater()));
    directory.insert(NEWCOMER, known(Registered { is_verified: false, ..treater() }));
    directory.insert(SORTER, known(registered(&[Collector], &[], &[CollectorType::NonDangerousWastes])));
    directory.insert(
        TRADER,
        known(Registered { trader_receipt: receipt("N-1"), ..registered(&[CompanyType::Trader], &[], &[]) }),
    );
    directory.insert(BROKER, known(registered(&[CompanyType::Broker], &[], &[])));
    directory.insert(
        ECO,
        CompanyFacts {
            eco_organisme: Some(EcoOrganismeFacts { handles_bsdd: true, ..EcoOrganismeFacts::default() }),
            ..CompanyFacts::default()
        },
    );
    directory.insert(
        CLOSED,
        CompanyFacts {
            establishment: Some(Establishment { is_closed: true, ..Establishment::default() }),
            ..CompanyFacts::default()
        },
    );
    directory.insert(DORMANT, known(Registered { dormant_since: Some(at(NOW).0), ..treater() }));
    directory
}

fn facts(directory: &Directory) -> Facts<'_> {
    let policy = Policy { environment: Environment::Production, verified_destinations: true };
    Facts { directory, policy, now: at(NOW) }
}

fn caller(role: Role, org_ids: &[&str]) -> Caller {
    let membership =
        |org_id: &&str| Membership { company_id: format!("c-{org_id}"), org_id: (*org_id).into(), role };
    Caller {
        user_id: "user".into(),
        email: "a@b.fr".into(),
        name: "Mina Carvalho".into(),
        is_admin: false,
        via: Via::Token,
        token_id: None,
        client: Client::default(),
        memberships: org_ids.iter().map(membership).collect(),
    }
}

fn value(json: &Json) -> Value<'static> {
    match json {
        Json::Null => Value::Null,
        Json::Bool(flag) => Value::Boolean(*flag),
        Json::Number(number) => {
            number.as_i64().map_or_else(|| Value::Float(number.as_f64().unwrap()), Value::Int)
        }
        Json::String(text) => Value::String(Cow::Owned(text.clone())),
        Json::Array(items) => Value::List(items.iter().map(value).collect()),
        Json::Object(members) => {
            Value::Object(members.iter().map(|(key, json)| (Cow::Owned(key.clone()), value(json))).collect())
        }
    }
}

/// An input as the API decodes it.
fn decode<T: Input>(json: &Json) -> T {
    T::decode(&value(json), &Variables::default()).unwrap()
}

fn company(siret: &str) -> Json {
    json!({
        "siret": siret, "name": "Nom", "address": "1 rue du Port 44600 Saint-Nazaire",
        "contact": "Mina Carvalho", "phone": "0240110022", "mail": "contact@exemple.fr",
    })
}

/// All that a note needs to be sealed and signed.
fn whole() -> Json {
    json!({
        "emitter": { "type": "PRODUCER", "company": company(PRODUCER) },
        "recipient": { "cap": "CAP-1", "processingOperation": "R 2", "company": company(TREATER) },
        "transporter": { "company": company(CARRIER) },
        "wasteDetails": {
            "code": "08 01 11*", "name": "Boues de peinture", "isSubjectToADR": true,
            "onuCode": "UN 1263 PEINTURES, 3, II, (D/E)", "packagingInfos": [{ "type": "FUT", "quantity": 4 }],
            "quantity": 2.4, "quantityType": "ESTIMATED", "consistences": ["LIQUID"], "pop": false,
        },
    })
}

/// `base` with the members of `patch`, parents kept.
fn patched(mut base: Json, patch: &Json) -> Json {
    fn lay(base: &mut Json, patch: &Json) {
        match (base, patch) {
            (Json::Object(base), Json::Object(patch)) => {
                for (key, value) in patch {
                    lay(base.entry(key).or_insert(Json::Object(Map::new())), value);
                }
            }
            (base, patch) => *base = patch.clone(),
        }
    }
    lay(&mut base, patch);
    base
}

fn ids() -> NewIds {
    NewIds { id: "c1".into(), readable_id: "BSD-20261124-AAAAAAAAA".into(), transporter_id: "t1".into() }
}

fn created_by(caller: &Caller, input: &Json) -> Result<Record> {
    let directory = directory();
    let owner_orgs: Vec<String> = caller.org_ids().map(str::to_owned).collect();
    let actor = Actor { caller, owner_orgs: &owner_orgs };
    create(decode(input), ids(), &[], actor, facts(&directory))
}

/// A creation by the producer, of a whole note but for this.
fn drafted(patch: Json) -> Result<Record> {
    created_by(&caller(Role::Admin, &[PRODUCER]), &patched(whole(), &patch))
}

/// Runs an operation as a member of these companies, on a note that the producer owns.
fn by<T>(role: Role, org_ids: &[&str], run: impl FnOnce(Actor<'_>, Facts<'_>) -> Result<T>) -> Result<T> {
    let directory = directory();
    let owner_orgs = [PRODUCER.to_owned()];
    run(Actor { caller: &caller(role, org_ids), owner_orgs: &owner_orgs }, facts(&directory))
}

fn sealed(patch: Json) -> Result<Record> {
    by(Role::Admin, &[PRODUCER], |actor, facts| seal(&drafted(patch)?, actor, facts))
}

fn updated(before: &Record, as_member: &str, patch: Json) -> Result<Record> {
    let input = decode(&patched(json!({ "id": "c1" }), &patch));
    by(Role::Admin, &[as_member], |actor, facts| update(before, input, "t2".into(), &[], actor, facts))
}

fn emitted(before: &Record, patch: Json) -> Result<Record> {
    let base = json!({ "emittedAt": "2026-11-23T08:00:00Z", "emittedBy": "Mina", "quantity": 2.4 });
    let input = decode(&patched(base, &patch));
    let authority = emission_signatory(before, &input)?.security_code_given();
    by(Role::Reader, &[], |_, facts| sign_emission(before, input, &authority, facts))
}

fn taken_over(before: &Record, patch: Json) -> Result<Record> {
    let base = json!({
        "takenOverAt": "2026-11-23T09:00:00Z", "takenOverBy": "Odile",
        "transporterNumberPlate": "FD-318-KC", "transporterTransportMode": "ROAD",
    });
    let authority = transport_signatory(before)?.security_code_given();
    let input = decode(&patched(base, &patch));
    by(Role::Reader, &[], |_, facts| sign_transport(before, input, &authority, facts))
}

fn received(before: &Record, patch: Json) -> Result<Record> {
    let base = json!({ "receivedAt": "2026-11-23T10:00:00Z", "receivedBy": "Idris" });
    let input = decode(&patched(base, &patch));
    by(Role::Admin, &[TREATER], |actor, facts| receive(before, input, actor, facts))
}

fn judged(before: &Record, patch: Json) -> Result<Record> {
    let base = json!({
        "signedAt": "2026-11-23T11:00:00Z", "signedBy": "Idris", "wasteAcceptationStatus": "ACCEPTED",
        "quantityReceived": 2.3, "quantityRefused": 0,
    });
    let input = decode(&patched(base, &patch));
    by(Role::Admin, &[TREATER], |actor, facts| accept(before, input, actor, facts))
}

fn processed(before: &Record, patch: Json) -> Result<Record> {
    let base = json!({
        "processedAt": "2026-11-23T12:00:00Z", "processedBy": "Idris", "processingOperationDone": "R 1",
        "destinationOperationMode": "VALORISATION_ENERGETIQUE",
    });
    let input = decode(&patched(base, &patch));
    by(Role::Admin, &[TREATER], |actor, facts| process(before, input, actor, facts))
}

/// A whole note brought to this status.
fn note(status: FormStatus) -> Record {
    let accepted =
        json!({ "wasteAcceptationStatus": "ACCEPTED", "quantityReceived": 2.3, "quantityRefused": 0 });
    let steps: &[fn(Record) -> Record] = &[
        |note| by(Role::Admin, &[PRODUCER], |actor, facts| seal(&note, actor, facts)).unwrap(),
        |note| emitted(&note, json!({})).unwrap(),
        |note| taken_over(&note, json!({})).unwrap(),
        |note| received(&note, json!({})).unwrap(),
    ];
    let number = match status {
        FormStatus::Draft => 0,
        FormStatus::Sealed => 1,
        FormStatus::SignedByProducer => 2,
        FormStatus::Received => 4,
        _ => 3,
    };
    let note = steps[..number].iter().fold(drafted(json!({})).unwrap(), |note, step| step(note));
    match status {
        FormStatus::Accepted => received(&note, accepted).unwrap(),
        FormStatus::Canceled => Record { status, ..note },
        FormStatus::Processed => processed(&received(&note, accepted).unwrap(), json!({})).unwrap(),
        _ => note,
    }
}

/// The status that came out, or how it was refused: `INVALID` for field rules (no location), else the
/// code, each with the paths that the message names.
fn outcome(result: Result<Record>) -> String {
    match result {
        Ok(record) => record.status.as_str().to_owned(),
        Err(error) => refusal(&error),
    }
}

fn refusal(error: &Error) -> String {
    let kind = match error {
        Error::Invalid(_) => "INVALID",
        other => other.code().as_str(),
    };
    let message = error.to_string();
    let paths: Vec<&str> = match error {
        Error::Invalid(violations) => violations.list.iter().map(|one| one.path.as_ref()).collect(),
        _ => message.lines().flat_map(named).collect(),
    };
    if paths.is_empty() { kind.to_owned() } else { format!("{kind} {}", paths.join(" ")) }
}

/// The paths in parentheses of one line: its first when it says what to do, else all.
fn named(line: &str) -> Vec<&str> {
    let paths = line.split('(').skip(1).filter_map(|rest| rest.split_once(')').map(|(path, _)| path));
    if line.contains(") : ") { paths.take(1).collect() } else { paths.collect() }
}
