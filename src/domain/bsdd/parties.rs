//! Who is on a BSDD, as what.

use std::collections::HashSet;

use FormRole::{Broker, EcoOrganisme, Emitter, Intermediary, Recipient, Trader, Transporter};

use super::Record;
use super::carriers::{Candidate, candidate_org_ids};
use super::record::Company;
use crate::generated::{
    CompanyInput, CreateFormInput, DestinationInput, EcoOrganismeInput, FormRole, FormStatus,
    ProcessedFormInput, ResealedFormInput, ResentFormInput, TemporaryStorageDetailInput, TransporterInput,
    UpdateFormInput,
};
use crate::graphql::input::Maybe;

/// An organisation on a note: a row of `bsd_party`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Party {
    pub org_id: String,
    pub role: FormRole,
    /// The organisation may see the note while it is a draft.
    pub sees_draft: bool,
}

/// Rows of `bsd_party`, each once; `owner_orgs` are all companies of the note's owner.
pub fn parties(record: &Record, owner_orgs: &[String]) -> Vec<Party> {
    let mut rows: Vec<Party> = Vec::new();
    for (org_id, role) in named(record) {
        if !rows.iter().any(|row| row.org_id == org_id && row.role == role) {
            let sees_draft = owner_orgs.iter().any(|own| own == org_id);
            rows.push(Party { org_id: org_id.to_owned(), role, sees_draft });
        }
    }
    rows
}

/// Every organisation that contributes to the note, with its role.
pub fn named(record: &Record) -> Vec<(&str, FormRole)> {
    fn both(company: &Company, role: FormRole) -> [(Option<&String>, FormRole); 2] {
        [(company.siret.as_ref(), role), (company.vat_number.as_ref(), role)]
    }
    let mut rows = vec![
        (record.emitter.company.siret.as_ref(), Emitter),
        (record.recipient.company.siret.as_ref(), Recipient),
    ];
    rows.extend(record.transporters.iter().flat_map(|carrier| both(&carrier.company, Transporter)));
    rows.extend([
        (record.trader.company.siret.as_ref(), Trader),
        (record.broker.company.siret.as_ref(), Broker),
        (record.eco_organisme.as_ref().map(|eco| &eco.siret), EcoOrganisme),
    ]);
    rows.extend(record.intermediaries.iter().flat_map(|company| both(company, Intermediary)));
    // The storer is the suite's emitter, and no more than a recipient.
    if let Some(suite) = record.suite.as_deref() {
        rows.push((suite.recipient.company.siret.as_ref(), Recipient));
        rows.extend(suite.transporters.iter().flat_map(|carrier| both(&carrier.company, Transporter)));
    }
    rows.into_iter().filter_map(|(id, role)| Some((id?.as_str(), role))).collect()
}

/// Who may act on the note: all it names, but for a draft those alone that are its owner's.
pub fn contributors<'a>(record: &'a Record, owner_orgs: &[String]) -> Vec<&'a str> {
    let mut ids: Vec<&str> = named(record).into_iter().map(|(org_id, _)| org_id).collect();
    if record.status == FormStatus::Draft {
        ids.retain(|org_id| owner_orgs.iter().any(|own| own == org_id));
    }
    ids
}

/// The organisations a stored note names: whom the directory must know before an operation on it.
pub fn org_ids(record: &Record) -> Vec<&str> {
    distinct(named(record).into_iter().map(|(org_id, _)| org_id))
}

/// Every company of a creation or update, eco-organisation aside.
macro_rules! companies {
    ($input:ident) => {
        [
            nested(&$input.emitter, |part| &part.company),
            nested(&$input.recipient, |part| &part.company),
            destination_of(&$input.temporary_storage_detail),
            nested(&$input.transporter, |part| &part.company),
            nested(&$input.trader, |part| &part.company),
            nested(&$input.broker, |part| &part.company),
        ]
        .into_iter()
        .flatten()
        .chain($input.intermediaries.as_ref().value().into_iter().flatten())
    };
}

/// The organisations that a creation names.
pub fn create_org_ids(input: &CreateFormInput) -> Vec<&str> {
    distinct(companies!(input).flat_map(ids_of).chain(eco_of(&input.eco_organisme)))
}

/// The organisations that an update names; those of the stored note come on top.
pub fn update_org_ids(input: &UpdateFormInput) -> Vec<&str> {
    distinct(companies!(input).flat_map(ids_of).chain(eco_of(&input.eco_organisme)))
}

/// The organisation that a processing names; those of the stored note come on top.
pub fn process_org_ids(input: &ProcessedFormInput) -> Vec<&str> {
    distinct(nested(&input.next_destination, |part| &part.company).into_iter().flat_map(ids_of))
}

/// The organisations that the second leg's input names; those of the stored note come on top.
pub fn resealed_org_ids(input: &ResealedFormInput) -> Vec<&str> {
    distinct(second_leg(&input.destination, &input.transporter).flat_map(ids_of))
}

/// The same.
pub fn resent_org_ids(input: &ResentFormInput) -> Vec<&str> {
    distinct(second_leg(&input.destination, &Maybe::Absent).flat_map(ids_of))
}

/// The SIRETs of these inputs, which are looked up.
pub fn second_leg_sirets<'a>(
    destination: &'a Maybe<DestinationInput>,
    transporter: &'a Maybe<TransporterInput>,
) -> Vec<&'a str> {
    distinct(second_leg(destination, transporter).filter_map(|company| given(&company.siret)))
}

fn second_leg<'a>(
    destination: &'a Maybe<DestinationInput>,
    transporter: &'a Maybe<TransporterInput>,
) -> impl Iterator<Item = &'a CompanyInput> {
    [nested(destination, |part| &part.company), nested(transporter, |part| &part.company)]
        .into_iter()
        .flatten()
}

/// The SIRETs of an update that are looked up and completed.
pub fn completed_sirets(input: &UpdateFormInput) -> Vec<&str> {
    distinct(companies!(input).filter_map(|company| given(&company.siret)))
}

/// Contributors as they would be after an update. Only identifiers that the input writes count: a null
/// parent is not seen, and stored transporters stay, so that a transporter may take itself off.
pub fn contributors_after(
    before: &Record,
    input: &UpdateFormInput,
    candidates: &[Candidate],
    owner_orgs: &[String],
) -> Vec<String> {
    let mut after = before.clone();
    let siret = |stored: &mut Company, sent: Option<&CompanyInput>| {
        if let Some(company) = sent {
            crate::domain::bsd::merge::text(&mut stored.siret, company.siret.clone());
        }
    };
    siret(&mut after.emitter.company, nested(&input.emitter, |part| &part.company));
    siret(&mut after.recipient.company, nested(&input.recipient, |part| &part.company));
    if let Some(sent) = destination_of(&input.temporary_storage_detail) {
        siret(&mut after.suite.get_or_insert_default().recipient.company, Some(sent));
    }
    siret(&mut after.trader.company, nested(&input.trader, |part| &part.company));
    siret(&mut after.broker.company, nested(&input.broker, |part| &part.company));
    if let (Maybe::Value(sent), Some(stored)) = (&input.eco_organisme, &mut after.eco_organisme) {
        stored.siret.clone_from(&sent.siret);
    }
    if !input.intermediaries.is_absent() {
        after.intermediaries.clear();
    }
    let mut ids: Vec<String> = contributors(&after, owner_orgs).into_iter().map(str::to_owned).collect();
    let transporter = nested(&input.transporter, |part| &part.company);
    let intermediaries = input.intermediaries.as_ref().value().into_iter().flatten();
    let mut added: Vec<&str> = transporter.into_iter().chain(intermediaries).flat_map(ids_of).collect();
    added.extend(eco_of(&input.eco_organisme));
    added.extend(candidate_org_ids(candidates));
    if before.status == FormStatus::Draft {
        added.retain(|org_id| owner_orgs.iter().any(|own| own == org_id));
    }
    ids.extend(added.into_iter().map(str::to_owned));
    ids
}

fn nested<T>(parent: &Maybe<T>, company: impl Fn(&T) -> &Maybe<CompanyInput>) -> Option<&CompanyInput> {
    company(parent.as_ref().value()?).as_ref().value()
}

fn destination_of(parent: &Maybe<TemporaryStorageDetailInput>) -> Option<&CompanyInput> {
    nested(&parent.as_ref().value()?.destination, |part| &part.company)
}

fn eco_of(parent: &Maybe<EcoOrganismeInput>) -> Option<&str> {
    parent.as_ref().value().map(|eco| eco.siret.as_str()).filter(|siret| !siret.is_empty())
}

pub fn ids_of(company: &CompanyInput) -> impl Iterator<Item = &str> {
    [given(&company.siret), given(&company.vat_number)].into_iter().flatten()
}

fn given(id: &Maybe<String>) -> Option<&str> {
    id.as_ref().value().map(String::as_str).filter(|id| !id.is_empty())
}

fn distinct<'a>(ids: impl IntoIterator<Item = &'a str>) -> Vec<&'a str> {
    let mut seen = HashSet::new();
    ids.into_iter().filter(|id| seen.insert(*id)).collect()
}
