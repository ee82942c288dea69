//! What a company must be when it registers and after each change (platform specification, 5.5), and whom the
//! directories let in.

use super::record::{Company, WorkerCertification};
use super::{
    Address, Environment, Profile, has_forbidden_character, is_french_vat, is_siret, is_test_siret, is_vat,
    split_address, vat_country,
};
use crate::domain::bsd::format::is_mail;
use crate::error::{Error, Result, Violations};
use crate::generated::{CompanyType, WasteVehiclesType};

/// A company as somebody would have it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Draft {
    pub siret: Option<String>,
    pub vat_number: Option<String>,
    /// What a registration tells and a change cannot.
    pub told: Option<Told>,
    pub given_name: Option<String>,
    pub gerep_id: Option<String>,
    pub contact: Option<String>,
    pub contact_email: Option<String>,
    pub contact_phone: Option<String>,
    pub website: Option<String>,
    pub profile: Profile,
    pub links: Links,
    pub eco_organisme_agreements: Vec<String>,
    pub eco_organisme_partners_ids: Vec<String>,
    pub allow_bsdasri_take_over_without_signature: bool,
    pub allow_appendix1_signature_automation: bool,
}

/// What stands for the directory's entry where there is none.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Told {
    pub name: String,
    pub address: String,
    pub code_naf: Option<String>,
}

/// Receipts and certificates of a company, by id.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Links {
    pub transporter_receipt: Option<String>,
    pub trader_receipt: Option<String>,
    pub broker_receipt: Option<String>,
    pub vhu_agrement_broyeur: Option<String>,
    pub vhu_agrement_demolisseur: Option<String>,
    pub worker_certification: Option<String>,
}

/// A receipt or certificate of a company.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Link {
    TransporterReceipt,
    TraderReceipt,
    BrokerReceipt,
    VhuAgrementBroyeur,
    VhuAgrementDemolisseur,
    WorkerCertification,
}

/// What the rules need to know beside the company.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Facts {
    pub environment: Environment,
    /// The SIRET is on the list of eco-organisations.
    pub is_eco_organisme: bool,
    pub unknown_partners: Vec<String>,
    /// The receipts and certificates that exist, and the organisations that have them.
    pub known_links: Vec<(Link, Vec<String>)>,
    /// The certification holds for sub-section 3 or 4.
    pub is_qualified: bool,
}

impl Facts {
    /// What is known of a company that keeps its receipts and partners.
    pub fn of(company: &Company, environment: Environment, is_eco_organisme: bool) -> Self {
        let links = Draft::of(company).links;
        Self {
            environment,
            is_eco_organisme,
            unknown_partners: Vec::new(),
            known_links: links.each().map(|(link, _)| (link, Vec::new())).collect(),
            is_qualified: company.worker_certification.as_ref().is_some_and(|kept| kept.value.is_qualified()),
        }
    }
}

impl Draft {
    /// A registered company as it is.
    pub fn of(company: &Company) -> Self {
        let company = company.clone();
        Self {
            siret: company.siret,
            vat_number: company.vat_number,
            told: None,
            given_name: company.given_name,
            gerep_id: company.gerep_id,
            contact: company.contact,
            contact_email: company.contact_email,
            contact_phone: company.contact_phone,
            website: company.website,
            profile: company.profile,
            links: Links {
                transporter_receipt: company.transporter_receipt.map(|kept| kept.id),
                trader_receipt: company.trader_receipt.map(|kept| kept.id),
                broker_receipt: company.broker_receipt.map(|kept| kept.id),
                vhu_agrement_broyeur: company.vhu_agrement_broyeur.map(|kept| kept.id),
                vhu_agrement_demolisseur: company.vhu_agrement_demolisseur.map(|kept| kept.id),
                worker_certification: company.worker_certification.map(|kept| kept.id),
            },
            eco_organisme_agreements: company.eco_organisme_agreements,
            eco_organisme_partners_ids: company.eco_organisme_partners_ids,
            allow_bsdasri_take_over_without_signature: company.allow_bsdasri_take_over_without_signature,
            allow_appendix1_signature_automation: company.allow_appendix1_signature_automation,
        }
    }
}

impl Link {
    /// The input's field.
    pub const fn path(self) -> &'static str {
        match self {
            Self::TransporterReceipt => "transporterReceiptId",
            Self::TraderReceipt => "traderReceiptId",
            Self::BrokerReceipt => "brokerReceiptId",
            Self::VhuAgrementBroyeur => "vhuAgrementBroyeurId",
            Self::VhuAgrementDemolisseur => "vhuAgrementDemolisseurId",
            Self::WorkerCertification => "workerCertificationId",
        }
    }

    /// Whether a company with this profile may have one.
    fn fits(self, profile: &Profile) -> bool {
        match self {
            Self::TransporterReceipt => profile.has(CompanyType::Transporter),
            Self::TraderReceipt => profile.has(CompanyType::Trader),
            Self::BrokerReceipt => profile.has(CompanyType::Broker),
            Self::VhuAgrementBroyeur => profile.waste_vehicles_types.contains(&WasteVehiclesType::Broyeur),
            Self::VhuAgrementDemolisseur => {
                profile.waste_vehicles_types.contains(&WasteVehiclesType::Demolisseur)
            }
            Self::WorkerCertification => profile.has(CompanyType::Worker),
        }
    }

    /// What it asks for.
    const fn needs(self) -> &'static str {
        match self {
            Self::TransporterReceipt => "le profil TRANSPORTER",
            Self::TraderReceipt => "le profil TRADER",
            Self::BrokerReceipt => "le profil BROKER",
            Self::VhuAgrementBroyeur => "l'activité BROYEUR",
            Self::VhuAgrementDemolisseur => "l'activité DEMOLISSEUR",
            Self::WorkerCertification => "le profil WORKER",
        }
    }
}

impl Links {
    /// Each kind with its id, where there is one.
    pub fn each(&self) -> impl Iterator<Item = (Link, &str)> {
        [
            (Link::TransporterReceipt, &self.transporter_receipt),
            (Link::TraderReceipt, &self.trader_receipt),
            (Link::BrokerReceipt, &self.broker_receipt),
            (Link::VhuAgrementBroyeur, &self.vhu_agrement_broyeur),
            (Link::VhuAgrementDemolisseur, &self.vhu_agrement_demolisseur),
            (Link::WorkerCertification, &self.worker_certification),
        ]
        .into_iter()
        .filter_map(|(link, id)| id.as_deref().map(|id| (link, id)))
    }
}

impl Profile {
    /// The same, each type once.
    #[must_use]
    pub fn distinct(mut self) -> Self {
        once(&mut self.types);
        once(&mut self.collector_types);
        once(&mut self.waste_processor_types);
        once(&mut self.waste_vehicles_types);
        self
    }

    /// What is wrong with a profile of its own.
    pub fn check(&self, found: &mut Violations) {
        if self.types.is_empty() {
            found.push("companyTypes", "Profils (companyTypes) : indiquez au moins un profil.");
        }
        if self.has(CompanyType::Crematorium) {
            found.push(
                "companyTypes",
                "Profils (companyTypes) : CREMATORIUM n'est plus admis, indiquez WASTEPROCESSOR et le traitement \
                 CREMATION.",
            );
        }
        let lists = [
            (self.collector_types.is_empty(), CompanyType::Collector, "collectorTypes"),
            (self.waste_processor_types.is_empty(), CompanyType::Wasteprocessor, "wasteProcessorTypes"),
            (self.waste_vehicles_types.is_empty(), CompanyType::WasteVehicles, "wasteVehiclesTypes"),
        ];
        for (is_empty, needed, path) in lists {
            if !is_empty && !self.has(needed) {
                let needed = needed.as_str();
                found.push(path, format!("Sous-profils ({path}) : le profil {needed} est nécessaire."));
            }
        }
    }
}

fn once<T: PartialEq + Copy>(list: &mut Vec<T>) {
    let mut seen = Vec::with_capacity(list.len());
    list.retain(|value| {
        let is_new = !seen.contains(value);
        seen.push(*value);
        is_new
    });
}

impl WorkerCertification {
    /// Whether it holds for a sub-section.
    pub const fn is_qualified(&self) -> bool {
        self.has_sub_section_three || self.has_sub_section_four
    }
}

/// Every fault of a company, in the order of the input. Errors: `BAD_USER_INPUT`, with `issues`.
pub fn check(draft: &Draft, facts: &Facts) -> Result<()> {
    let mut found = Violations { with_issues: true, ..Violations::default() };
    check_numbers(draft, facts.environment, &mut found);
    draft.profile.check(&mut found);
    if draft.vat_number.is_some() && draft.profile.types.iter().any(|ty| *ty != CompanyType::Transporter) {
        found.push(
            "companyTypes",
            "Profils (companyTypes) : une entreprise étrangère ne peut être que transporteur (TRANSPORTER).",
        );
    }
    check_texts(draft, &mut found);
    check_links(draft, facts, &mut found);
    check_eco_organisme(draft, facts, &mut found);
    found.into_result()
}

fn check_numbers(draft: &Draft, environment: Environment, found: &mut Violations) {
    if draft.siret.is_none() && draft.vat_number.is_none() {
        found.push(
            "siret",
            "Identifiant : indiquez le SIRET (siret), ou le numéro de TVA (vatNumber) d'un transporteur étranger.",
        );
    }
    if draft.siret.as_deref().is_some_and(|siret| !is_siret(siret, environment)) {
        found.push("siret", "SIRET (siret) : indiquez 14 chiffres sans espaces, clé de contrôle comprise.");
    }
    match draft.vat_number.as_deref() {
        Some(number) if is_french_vat(number) => found.push(
            "vatNumber",
            "Numéro de TVA (vatNumber) : une entreprise française s'inscrit par son SIRET (siret).",
        ),
        Some(number) if !is_vat(number) => found.push(
            "vatNumber",
            "Numéro de TVA (vatNumber) : indiquez un numéro valide, sans espaces ni ponctuation.",
        ),
        _ => {}
    }
}

fn check_texts(draft: &Draft, found: &mut Violations) {
    let told = draft.told.as_ref();
    let texts = [
        ("companyName", told.map(|told| told.name.as_str())),
        ("givenName", draft.given_name.as_deref()),
        ("address", told.map(|told| told.address.as_str())),
        ("codeNaf", told.and_then(|told| told.code_naf.as_deref())),
        ("gerepId", draft.gerep_id.as_deref()),
        ("contact", draft.contact.as_deref()),
        ("contactPhone", draft.contact_phone.as_deref()),
    ];
    for (path, text) in texts {
        if text.is_some_and(has_forbidden_character) {
            found.push(
                path,
                format!("{path} : ces caractères ne sont pas admis dans ce champ : {{ }} % < > $ \" =."),
            );
        }
    }
    if draft.contact_email.as_deref().is_some_and(|email| !email.is_empty() && !is_mail(email)) {
        found.push("contactEmail", "Adresse de contact (contactEmail) : indiquez une adresse e-mail valide.");
    }
    if draft.website.as_deref().is_some_and(|site| !site.is_empty() && !is_website(site)) {
        found.push(
            "website",
            "Site web (website) : indiquez une adresse complète, qui commence par http:// ou https://.",
        );
    }
}

fn is_website(text: &str) -> bool {
    url::Url::parse(text).is_ok_and(|url| matches!(url.scheme(), "http" | "https") && url.has_host())
}

fn check_links(draft: &Draft, facts: &Facts, found: &mut Violations) {
    for (link, _) in draft.links.each() {
        let path = link.path();
        if !facts.known_links.iter().any(|(known, _)| *known == link) {
            found.push(path, format!("{path} : rien ne porte cet identifiant."));
        }
        if !link.fits(&draft.profile) {
            found.push(path, format!("{path} : {} est nécessaire.", link.needs()));
        }
    }
    if draft.profile.has(CompanyType::Worker) && !facts.is_qualified {
        found.push(
            "workerCertificationId",
            "workerCertificationId : une qualification amiante, en sous-section 3 ou 4, est nécessaire au profil \
             WORKER.",
        );
    }
}

fn check_eco_organisme(draft: &Draft, facts: &Facts, found: &mut Violations) {
    let path = "ecoOrganismeAgreements";
    match (draft.profile.has(CompanyType::EcoOrganisme), draft.eco_organisme_agreements.is_empty()) {
        (true, true) => found.push(path, format!("{path} : indiquez au moins un agrément d'éco-organisme.")),
        (false, false) => found.push(path, format!("{path} : le profil ECO_ORGANISME est nécessaire.")),
        _ => {}
    }
    if draft.profile.has(CompanyType::EcoOrganisme) && !facts.is_eco_organisme {
        found.push("siret", "SIRET (siret) : cet établissement n'est pas un éco-organisme agréé.");
    }
    for partner in &facts.unknown_partners {
        found.push(
            "ecoOrganismePartnersIds",
            format!("ecoOrganismePartnersIds : l'éco-organisme {partner} est inconnu."),
        );
    }
}

/// What a directory says of an establishment.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Listing {
    pub name: String,
    pub address: String,
    /// Where the directory has them.
    pub street: Option<String>,
    pub postal_code: Option<String>,
    pub city: Option<String>,
    pub code_naf: Option<String>,
    pub libelle_naf: Option<String>,
    pub is_closed: bool,
    pub is_diffusible: bool,
    /// It is the private directory that says so.
    pub is_private: bool,
}

impl Listing {
    /// Whether its name and address may be written down.
    pub const fn is_open(&self) -> bool {
        self.is_diffusible || self.is_private
    }
}

/// Whether an organisation may register, as far as directories tell. Errors: `BAD_USER_INPUT` for one that is
/// closed and for a test company that nobody made, `FORBIDDEN` for one whose data are not diffused.
pub fn admit(org_id: &str, listing: Option<&Listing>) -> Result<()> {
    match listing {
        None if is_test_siret(org_id) => Err(Error::bad_input(
            "Cet établissement d'essai est inconnu : demandez-en un à createTestCompany.",
        )),
        Some(listing) if listing.is_closed => Err(Error::bad_input("Cet établissement est fermé.")),
        Some(listing) if !listing.is_open() => Err(Error::forbidden(
            "Cet établissement s'oppose à la diffusion de ses données : il ne peut pas être inscrit ainsi.",
        )),
        _ => Ok(()),
    }
}

/// A company's name, place and activity, as they are written down.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Filing {
    pub name: String,
    pub address: String,
    /// `address` in parts.
    pub parts: Address,
    /// ISO 3166-1 alpha-2.
    pub country: &'static str,
    pub code_naf: Option<String>,
    pub libelle_naf: Option<String>,
}

impl Filing {
    /// What the directory says, where it may be written down; what it leaves blank, as it was told.
    pub fn new(listing: Option<&Listing>, told: &Told, vat_number: Option<&str>) -> Self {
        let listing = listing.filter(|listing| listing.is_open());
        let official = |text: fn(&Listing) -> &str| listing.map(text).filter(|text| !text.is_empty());
        let address = official(|listing| &listing.address).unwrap_or(&told.address).to_owned();
        let parts = match listing {
            Some(Listing { street: Some(street), postal_code: Some(code), city: Some(city), .. }) => {
                Address { street: street.clone(), postal_code: code.clone(), city: city.clone() }
            }
            _ if vat_number.is_some() => Address { street: address.clone(), ..Address::default() },
            _ => split_address(&address),
        };
        Self {
            name: official(|listing| &listing.name).unwrap_or(&told.name).to_owned(),
            address,
            parts,
            country: vat_number.and_then(vat_country).unwrap_or("FR"),
            code_naf: listing.and_then(|listing| listing.code_naf.clone()).or_else(|| told.code_naf.clone()),
            libelle_naf: listing.and_then(|listing| listing.libelle_naf.clone()),
        }
    }

    /// A company has a name, whoever tells it. Errors: `BAD_USER_INPUT`, with `issues`.
    pub fn check(&self) -> Result<()> {
        let mut found = Violations { with_issues: true, ..Violations::default() };
        if self.name.trim().is_empty() {
            found.push(
                "companyName",
                "Raison sociale (companyName) : indiquez-la, le répertoire ne la donne pas.",
            );
        }
        found.into_result()
    }
}

#[cfg(test)]
mod tests;
