//! What the tests of documents share: companies, callers, inputs as the API decodes them.

use std::borrow::Cow;

use serde_json::{Map, Value as Json, json};

use super::directory::{CompanyFacts, Directory, EcoOrganismeFacts, Establishment, Receipt, Registered};
use super::{Actor, Facts, Policy};
use crate::context::{Caller, Client, Membership, Via};
use crate::domain::company::{Environment, Profile};
use crate::domain::user::Role;
use crate::error::{Error, Result};
use crate::generated::{CompanyType, WasteVehiclesType};
use crate::graphql::input::Input;
use crate::graphql::value::{Value, Variables};
use crate::scalars::DateTime;

pub const CENTRE: &str = "12345678900015";
pub const CARRIER: &str = "22345678900013";
pub const SHREDDER: &str = "32345678900011";
pub const TRADER: &str = "42345678900019";
pub const BROKER: &str = "52345678900016";
pub const ECO: &str = "62345678900014";
pub const MIDDLE: &str = "72345678900012";
pub const OUTSIDER: &str = "82345678900010";
pub const CLOSED: &str = "92345678900018";
pub const DORMANT: &str = "93345678900017";
/// Dismantles vehicles, and shreds none.
pub const DISMANTLER: &str = "94345678900016";
/// Valid, and nobody ever heard of it.
pub const UNKNOWN: &str = "95345678900015";
/// Carries waste, and holds no receipt.
pub const BARE_CARRIER: &str = "96345678900014";
pub const FOREIGN_CARRIER: &str = "BE0541696005";

pub const NOW: &str = "2026-11-24T08:00:00Z";

pub fn at(text: &str) -> DateTime {
    DateTime(text.parse().unwrap())
}

fn receipt(number: &str) -> Option<Receipt> {
    Some(Receipt {
        number: number.into(),
        department: "44".into(),
        validity_limit: at("2031-05-31T00:00:00Z").0,
    })
}

pub fn directory() -> Directory {
    use CompanyType::{Broker, Producer, Trader, Transporter, WasteVehicles};
    use WasteVehiclesType::{Broyeur, Demolisseur};
    let account = |types: &[CompanyType], vehicles: &[WasteVehiclesType]| Registered {
        profile: Profile {
            types: types.to_vec(),
            waste_vehicles_types: vehicles.to_vec(),
            ..Profile::default()
        },
        is_verified: true,
        ..Registered::default()
    };
    let known = |registered| CompanyFacts { registered: Some(registered), ..CompanyFacts::default() };
    let carrier = || account(&[Transporter], &[]);
    let mut directory = Directory::default();
    directory.insert(
        CENTRE,
        known(Registered {
            contact: Some("Léa".into()),
            contact_phone: Some("0499".into()),
            contact_mail: Some("lea@centre.fr".into()),
            ..account(&[Producer, WasteVehicles], &[Demolisseur])
        }),
    );
    directory.insert(CARRIER, known(Registered { transporter_receipt: receipt("R-4410"), ..carrier() }));
    directory.insert(BARE_CARRIER, known(carrier()));
    directory.insert(FOREIGN_CARRIER, known(carrier()));
    directory.insert(SHREDDER, known(account(&[WasteVehicles], &[Broyeur])));
    directory.insert(DISMANTLER, known(account(&[WasteVehicles], &[Demolisseur])));
    directory.insert(TRADER, known(Registered { trader_receipt: receipt("N-1"), ..account(&[Trader], &[]) }));
    directory.insert(BROKER, known(Registered { broker_receipt: receipt("C-1"), ..account(&[Broker], &[]) }));
    directory.insert(OUTSIDER, known(account(&[Producer], &[])));
    let eco = EcoOrganismeFacts { handles_bsvhu: true, ..EcoOrganismeFacts::default() };
    let entry =
        Establishment { name: "Éco Véhicules".into(), is_diffusible: true, ..Establishment::default() };
    directory.insert(
        ECO,
        CompanyFacts { eco_organisme: Some(eco), establishment: Some(entry), ..CompanyFacts::default() },
    );
    let closed = Establishment { is_closed: true, ..Establishment::default() };
    directory.insert(CLOSED, CompanyFacts { establishment: Some(closed), ..CompanyFacts::default() });
    let all = &[WasteVehicles, Transporter, Broker, Trader];
    directory
        .insert(DORMANT, known(Registered { dormant_since: Some(at(NOW).0), ..account(all, &[Broyeur]) }));
    directory
}

pub fn facts(directory: &Directory) -> Facts<'_> {
    let policy = Policy { environment: Environment::Production, verified_destinations: true };
    Facts { directory, policy, now: at(NOW) }
}

pub fn caller(role: Role, org_ids: &[&str]) -> Caller {
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

/// Runs an operation as an administrator of these companies, on a note that the centre owns.
pub fn by<T>(org_ids: &[&str], run: impl FnOnce(Actor<'_>, Facts<'_>) -> Result<T>) -> Result<T> {
    by_role(Role::Admin, org_ids, run)
}

pub fn by_role<T>(
    role: Role,
    org_ids: &[&str],
    run: impl FnOnce(Actor<'_>, Facts<'_>) -> Result<T>,
) -> Result<T> {
    let directory = directory();
    let owner_orgs = [CENTRE.to_owned()];
    run(Actor { caller: &caller(role, org_ids), owner_orgs: &owner_orgs }, facts(&directory))
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
pub fn decode<T: Input>(json: &Json) -> T {
    T::decode(&value(json), &Variables::default()).unwrap()
}

pub fn company(siret: &str) -> Json {
    json!({
        "siret": siret, "name": "Nom", "address": "1 rue du Port 44600 Saint-Nazaire",
        "contact": "Mina Carvalho", "phone": "0240110022", "mail": "contact@exemple.fr",
    })
}

/// `base` with the members of `patch`, parents kept.
pub fn patched(mut base: Json, patch: &Json) -> Json {
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

/// The nested object in which only this path has a value.
pub fn alone(path: &str, value: Json) -> Json {
    path.rsplit('.').fold(value, |inner, name| json!({ name: inner }))
}

/// How something was refused: `INVALID` for field rules (no location), else the code, each with the paths
/// that the message names.
pub fn refusal(error: &Error) -> String {
    let kind = match error {
        Error::Invalid(_) => "INVALID",
        other => other.code().as_str(),
    };
    let message = error.to_string();
    let paths: Vec<&str> = match error {
        Error::Invalid(violations) => violations.list.iter().map(|one| one.path.as_ref()).collect(),
        _ => {
            message.split('(').skip(1).filter_map(|rest| rest.split_once(')').map(|(path, _)| path)).collect()
        }
    };
    if paths.is_empty() { kind.to_owned() } else { format!("{kind} {}", paths.join(" ")) }
}
