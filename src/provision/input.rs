//! The array of accounts as it is written, read with the place of each mistake.

use jiff::Timestamp;
use jiff::civil::Date;
use serde_json::{Map, Value};

use super::ProvisionError;
use crate::domain::company::{self, Environment, Profile};
use crate::domain::user::Role;
use crate::generated::{CompanyType, CompanyVerificationStatus};

/// One entry of the array.
#[derive(Debug, PartialEq)]
pub struct Account {
    pub email: String,
    pub name: String,
    pub password: Option<String>,
    pub role: Role,
    pub company: Option<Company>,
}

#[derive(Debug, PartialEq)]
pub struct Company {
    pub siret: Option<String>,
    pub vat_number: Option<String>,
    pub name: String,
    pub address: String,
    pub contact: Option<String>,
    pub phone: Option<String>,
    pub mail: Option<String>,
    pub website: Option<String>,
    pub given_name: Option<String>,
    pub profile: Profile,
    pub transporter_receipt: Option<Receipt>,
    pub broker_receipt: Option<Receipt>,
    pub trader_receipt: Option<Receipt>,
    pub vhu_agrement_demolisseur: Option<VhuAgrement>,
    pub vhu_agrement_broyeur: Option<VhuAgrement>,
    pub worker_certification: Option<WorkerCertification>,
    pub eco_organisme: Handles,
    pub eco_organisme_agreements: Vec<String>,
    pub eco_organisme_partners_ids: Vec<String>,
    pub allow_bsdasri_take_over_without_signature: bool,
    pub allow_appendix1_signature_automation: bool,
    pub verification_status: CompanyVerificationStatus,
    pub is_dormant_since: Option<Timestamp>,
    pub has_enabled_registry_dnd_from_bsd_since: Option<Timestamp>,
    pub closed: bool,
    pub unregistered: bool,
}

#[derive(Debug, PartialEq)]
pub struct Receipt {
    pub receipt_number: String,
    pub department: String,
    pub validity_limit: Timestamp,
}

#[derive(Debug, PartialEq)]
pub struct VhuAgrement {
    pub agrement_number: String,
    pub department: String,
}

#[derive(Debug, PartialEq)]
pub struct WorkerCertification {
    pub has_sub_section_four: bool,
    pub has_sub_section_three: bool,
    pub certification_number: Option<String>,
    pub validity_limit: Option<Timestamp>,
    pub organisation: Option<String>,
}

/// The kinds of notes that an eco-organisation handles.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Handles {
    pub bsdd: bool,
    pub bsda: bool,
    pub bsdasri: bool,
    pub bsvhu: bool,
}

impl Company {
    pub fn org_id(&self) -> &str {
        company::org_id(self.siret.as_deref(), self.vat_number.as_deref())
            .expect("the reader takes no company without a number")
    }
}

/// Reads the whole array.
pub fn read(text: &str) -> Result<Vec<Account>, ProvisionError> {
    let value: Value =
        serde_json::from_str(text).map_err(|error| ProvisionError::Input(format!("not JSON: {error}")))?;
    Place { value, path: String::new() }.list(account)
}

fn account(place: Place) -> Result<Account, ProvisionError> {
    let mut object = place.object()?;
    let email = object.required("email", email)?;
    let account = Account {
        name: object.optional("name", Place::text)?.unwrap_or_else(|| email.clone()),
        password: object.optional("password", Place::text)?,
        role: object.optional("role", Place::named)?.unwrap_or(Role::Admin),
        company: object.optional("company", read_company)?,
        email,
    };
    object.end()?;
    Ok(account)
}

fn read_company(place: Place) -> Result<Company, ProvisionError> {
    let mut object = place.object()?;
    let company = Company {
        siret: object.optional("siret", siret)?,
        vat_number: object.optional("vatNumber", vat_number)?,
        name: object.required("name", Place::text)?,
        address: object.required("address", Place::text)?,
        contact: object.optional("contact", Place::text)?,
        phone: object.optional("phone", Place::text)?,
        mail: object.optional("mail", Place::text)?,
        website: object.optional("website", Place::text)?,
        given_name: object.optional("givenName", Place::text)?,
        profile: Profile {
            types: object.optional("types", names)?.unwrap_or_else(|| vec![CompanyType::Producer]),
            waste_processor_types: object.optional("wasteProcessorTypes", names)?.unwrap_or_default(),
            collector_types: object.optional("collectorTypes", names)?.unwrap_or_default(),
            waste_vehicles_types: object.optional("wasteVehiclesTypes", names)?.unwrap_or_default(),
        },
        transporter_receipt: object.optional("transporterReceipt", receipt)?,
        broker_receipt: object.optional("brokerReceipt", receipt)?,
        trader_receipt: object.optional("traderReceipt", receipt)?,
        vhu_agrement_demolisseur: object.optional("vhuAgrementDemolisseur", agrement)?,
        vhu_agrement_broyeur: object.optional("vhuAgrementBroyeur", agrement)?,
        worker_certification: object.optional("workerCertification", certification)?,
        eco_organisme: object.optional("ecoOrganisme", handles)?.unwrap_or(Handles {
            bsdd: true,
            bsda: true,
            bsdasri: true,
            bsvhu: true,
        }),
        eco_organisme_agreements: object.optional("ecoOrganismeAgreements", texts)?.unwrap_or_default(),
        eco_organisme_partners_ids: object.optional("ecoOrganismePartnersIds", texts)?.unwrap_or_default(),
        allow_bsdasri_take_over_without_signature: object.flag("allowBsdasriTakeOverWithoutSignature")?,
        allow_appendix1_signature_automation: object.flag("allowAppendix1SignatureAutomation")?,
        verification_status: object
            .optional("verificationStatus", Place::named)?
            .unwrap_or(CompanyVerificationStatus::Verified),
        is_dormant_since: object.optional("isDormantSince", Place::date)?,
        has_enabled_registry_dnd_from_bsd_since: object
            .optional("hasEnabledRegistryDndFromBsdSince", Place::date)?,
        closed: object.flag("closed")?,
        unregistered: object.flag("unregistered")?,
    };
    let path = object.end()?;
    match (&company.siret, &company.vat_number) {
        (Some(_), None) | (None, Some(_)) => Ok(company),
        (None, None) => Err(at(&path, "needs siret or vatNumber")),
        (Some(_), Some(_)) => Err(at(&path, "has siret and vatNumber, give one")),
    }
}

fn receipt(place: Place) -> Result<Receipt, ProvisionError> {
    let mut object = place.object()?;
    let receipt = Receipt {
        receipt_number: object.required("receiptNumber", Place::text)?,
        department: object.required("department", Place::text)?,
        validity_limit: object.required("validityLimit", Place::date)?,
    };
    object.end()?;
    Ok(receipt)
}

fn agrement(place: Place) -> Result<VhuAgrement, ProvisionError> {
    let mut object = place.object()?;
    let agrement = VhuAgrement {
        agrement_number: object.required("agrementNumber", Place::text)?,
        department: object.required("department", Place::text)?,
    };
    object.end()?;
    Ok(agrement)
}

fn certification(place: Place) -> Result<WorkerCertification, ProvisionError> {
    let mut object = place.object()?;
    let certification = WorkerCertification {
        has_sub_section_four: object.flag("hasSubSectionFour")?,
        has_sub_section_three: object.flag("hasSubSectionThree")?,
        certification_number: object.optional("certificationNumber", Place::text)?,
        validity_limit: object.optional("validityLimit", Place::date)?,
        organisation: object.optional("organisation", Place::text)?,
    };
    object.end()?;
    Ok(certification)
}

fn handles(place: Place) -> Result<Handles, ProvisionError> {
    let mut object = place.object()?;
    let handles = Handles {
        bsdd: object.flag("handleBsdd")?,
        bsda: object.flag("handleBsda")?,
        bsdasri: object.flag("handleBsdasri")?,
        bsvhu: object.flag("handleBsvhu")?,
    };
    object.end()?;
    Ok(handles)
}

fn email(place: Place) -> Result<String, ProvisionError> {
    let path = place.path.clone();
    // Log-in looks addresses up in lower case.
    let email = place.text()?.trim().to_lowercase();
    let parts = email.split_once('@').filter(|(name, domain)| !name.is_empty() && !domain.is_empty());
    if parts.is_some() { Ok(email) } else { Err(at(&path, "is no e-mail address")) }
}

fn siret(place: Place) -> Result<String, ProvisionError> {
    let path = place.path.clone();
    let siret = place.text()?;
    if company::is_siret(&siret, Environment::Sandbox) { Ok(siret) } else { Err(at(&path, "is no SIRET")) }
}

fn vat_number(place: Place) -> Result<String, ProvisionError> {
    let path = place.path.clone();
    let number = place.text()?;
    if company::is_foreign_vat(&number) { Ok(number) } else { Err(at(&path, "is no foreign VAT number")) }
}

fn names<T: std::str::FromStr>(place: Place) -> Result<Vec<T>, ProvisionError> {
    place.list(Place::named)
}

fn texts(place: Place) -> Result<Vec<String>, ProvisionError> {
    place.list(Place::text)
}

fn at(path: &str, what: &str) -> ProvisionError {
    ProvisionError::Input(format!("{path} {what}"))
}

/// A value with its place, written as in `[0].company.siret`.
struct Place {
    value: Value,
    path: String,
}

impl Place {
    fn wrong<T>(&self, expected: &str) -> Result<T, ProvisionError> {
        let found = match &self.value {
            Value::Null => "null".to_owned(),
            Value::Bool(_) => "a boolean".to_owned(),
            Value::Number(_) => "a number".to_owned(),
            Value::String(text) => format!("\"{text}\""),
            Value::Array(_) => "a list".to_owned(),
            Value::Object(_) => "an object".to_owned(),
        };
        let path = if self.path.is_empty() { "the input" } else { &self.path };
        Err(at(path, &format!("must be {expected}, not {found}")))
    }

    fn object(self) -> Result<Object, ProvisionError> {
        match self.value {
            Value::Object(members) => Ok(Object { members, path: self.path }),
            _ => self.wrong("an object"),
        }
    }

    fn list<T>(self, read: impl Fn(Self) -> Result<T, ProvisionError>) -> Result<Vec<T>, ProvisionError> {
        let Value::Array(items) = self.value else { return self.wrong("a list") };
        items
            .into_iter()
            .enumerate()
            .map(|(index, value)| read(Self { value, path: format!("{}[{index}]", self.path) }))
            .collect()
    }

    fn text(self) -> Result<String, ProvisionError> {
        match self.value {
            Value::String(text) if text.contains('\0') => Err(at(&self.path, "holds a NUL character")),
            Value::String(text) => Ok(text),
            _ => self.wrong("a string"),
        }
    }

    fn boolean(self) -> Result<bool, ProvisionError> {
        match self.value {
            Value::Bool(value) => Ok(value),
            _ => self.wrong("a boolean"),
        }
    }

    fn named<T: std::str::FromStr>(self) -> Result<T, ProvisionError> {
        let Value::String(text) = &self.value else { return self.wrong("the name of a value") };
        match text.parse() {
            Ok(value) => Ok(value),
            Err(_) => self.wrong("one of the schema's values"),
        }
    }

    /// `YYYY-MM-DD`, midnight UTC, or a full ISO 8601 instant.
    fn date(self) -> Result<Timestamp, ProvisionError> {
        let Value::String(text) = &self.value else { return self.wrong("a date") };
        if let Ok(instant) = text.parse::<Timestamp>() {
            return Ok(instant);
        }
        // A civil date also parses out of a longer text, hence the length.
        let midnight = (text.len() == 10)
            .then(|| text.parse::<Date>().ok())
            .flatten()
            .and_then(|date| date.to_zoned(jiff::tz::TimeZone::UTC).ok());
        match midnight {
            Some(midnight) => Ok(midnight.timestamp()),
            None => self.wrong("a date as YYYY-MM-DD or an ISO 8601 instant"),
        }
    }
}

/// An object whose members are taken out one after the other; what is left is a mistake.
struct Object {
    members: Map<String, Value>,
    path: String,
}

impl Object {
    fn place(&self, key: &str, value: Value) -> Place {
        Place { value, path: format!("{}.{key}", self.path) }
    }

    /// A member that may be left out or null.
    fn optional<T>(
        &mut self,
        key: &str,
        read: impl FnOnce(Place) -> Result<T, ProvisionError>,
    ) -> Result<Option<T>, ProvisionError> {
        match self.members.remove(key) {
            None | Some(Value::Null) => Ok(None),
            Some(value) => read(self.place(key, value)).map(Some),
        }
    }

    fn required<T>(
        &mut self,
        key: &str,
        read: impl FnOnce(Place) -> Result<T, ProvisionError>,
    ) -> Result<T, ProvisionError> {
        let missing = at(&format!("{}.{key}", self.path), "is missing");
        self.optional(key, read)?.ok_or(missing)
    }

    fn flag(&mut self, key: &str) -> Result<bool, ProvisionError> {
        Ok(self.optional(key, Place::boolean)?.unwrap_or(false))
    }

    /// Refuses members that nobody took; gives the object's path.
    fn end(self) -> Result<String, ProvisionError> {
        match self.members.keys().next() {
            Some(key) => Err(at(&format!("{}.{key}", self.path), "is an unknown key")),
            None => Ok(self.path),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const COMPANY: &str = r#""siret": "73282932000074", "name": "N", "address": "1 rue A 69001 Lyon""#;

    fn refused(text: &str) -> String {
        read(text).expect_err(text).to_string()
    }

    #[test]
    fn an_account_needs_an_address_only() {
        let accounts = read(r#"[{"email": " Jeanne@Acier.test "}]"#).unwrap();
        assert_eq!(accounts[0].email, "jeanne@acier.test");
        assert_eq!(accounts[0].name, "jeanne@acier.test");
        assert_eq!(accounts[0].role, Role::Admin);
        assert_eq!(accounts[0].company, None);
    }

    #[test]
    fn what_no_table_can_hold_is_told_with_its_place() {
        let line = refused(r#"[{"email": "a@b.test", "name": "a\u0000b"}]"#);
        assert_eq!(line, "[0].name holds a NUL character");
    }

    #[test]
    fn a_company_has_the_defaults_of_the_contract() {
        let text = format!(r#"[{{"email": "a@b.test", "company": {{{COMPANY}, "vatNumber": null}}}}]"#);
        let company = read(&text).unwrap().remove(0).company.unwrap();
        assert_eq!(company.org_id(), "73282932000074");
        assert_eq!(company.profile.types, [CompanyType::Producer]);
        assert_eq!(company.verification_status, CompanyVerificationStatus::Verified);
        assert!(company.eco_organisme.bsvhu);
        assert!(!company.closed && !company.unregistered);
    }

    #[test]
    fn a_flag_left_out_of_eco_organisme_is_off() {
        let text = format!(
            r#"[{{"email": "a@b.test", "company": {{{COMPANY}, "ecoOrganisme": {{"handleBsdd": true}}}}}}]"#
        );
        let handles = read(&text).unwrap().remove(0).company.unwrap().eco_organisme;
        assert_eq!(handles, Handles { bsdd: true, bsda: false, bsdasri: false, bsvhu: false });
    }

    #[test]
    fn dates_are_days_or_instants() {
        let read_date = |text: &str| Place { value: Value::String(text.into()), path: "d".into() }.date();
        let instant = |text: &str| text.parse::<Timestamp>().unwrap();
        assert_eq!(read_date("2030-05-31").unwrap(), instant("2030-05-31T00:00:00Z"));
        assert_eq!(read_date("2030-05-31T12:00:00.5+02:00").unwrap(), instant("2030-05-31T10:00:00.5Z"));
        for wrong in ["2030-02-30", "31/05/2030", "2030", ""] {
            assert!(read_date(wrong).is_err(), "{wrong}");
        }
    }

    #[test]
    fn mistakes_are_told_with_their_place() {
        let company = |more: &str| format!(r#"[{{"email": "a@b.test", "company": {{{COMPANY}, {more}}}}}]"#);
        let table = [
            ("[".to_owned(), "not JSON: EOF while parsing a list at line 1 column 1"),
            ("{}".to_owned(), "the input must be a list, not an object"),
            ("[1]".to_owned(), "[0] must be an object, not a number"),
            ("[{}]".to_owned(), "[0].email is missing"),
            (r#"[{"email": "a"}]"#.to_owned(), "[0].email is no e-mail address"),
            (r#"[{"email": 1}]"#.to_owned(), "[0].email must be a string, not a number"),
            (r#"[{"email": "a@b"}, {"email": "a@b", "mail": ""}]"#.to_owned(), "[1].mail is an unknown key"),
            (
                r#"[{"email": "a@b", "role": "BOSS"}]"#.to_owned(),
                "[0].role must be one of the schema's values, not \"BOSS\"",
            ),
            (company(r#""colour": 1"#), "[0].company.colour is an unknown key"),
            (company(r#""types": "PRODUCER""#), "[0].company.types must be a list, not \"PRODUCER\""),
            (
                company(r#""types": ["PRODUCER", "X"]"#),
                "[0].company.types[1] must be one of the schema's values, not \"X\"",
            ),
            (
                company(r#""transporterReceipt": {"receiptNumber": "1", "department": "69"}"#),
                "[0].company.transporterReceipt.validityLimit is missing",
            ),
            (company(r#""closed": "yes""#), "[0].company.closed must be a boolean, not \"yes\""),
            (company(r#""vatNumber": "BE0541696005""#), "[0].company has siret and vatNumber, give one"),
            (
                r#"[{"email": "a@b", "company": {"name": "N", "address": "A"}}]"#.to_owned(),
                "[0].company needs siret or vatNumber",
            ),
            (
                r#"[{"email": "a@b", "company": {"siret": "1", "name": "N", "address": "A"}}]"#.to_owned(),
                "[0].company.siret is no SIRET",
            ),
        ];
        for (text, message) in table {
            assert_eq!(refused(&text), message, "{text}");
        }
    }
}
