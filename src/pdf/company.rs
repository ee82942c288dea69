//! A company, a person or a ship, as documents identify it.

use serde::Serialize;

use super::parts::Tick;
use super::text;
use crate::domain::bsdd::record::Company;

/// A party's block. What does not apply is none.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Party {
    pub origin: Vec<Tick>,
    pub id_label: Option<&'static str>,
    pub id: Option<String>,
    pub name_label: &'static str,
    pub name: Option<String>,
    pub address: Option<String>,
    pub country: Option<String>,
    pub contact: Option<String>,
    pub phone: Option<String>,
    pub mail: Option<String>,
}

impl Party {
    /// A company, French or foreign.
    pub fn company(company: &Company) -> Self {
        let foreign = company.vat_number.is_some() || company.is_foreign();
        let french = !foreign && company.siret.is_some();
        let (id_label, id) = match (&company.siret, &company.vat_number, &company.extra_european_id) {
            (None, Some(vat), _) => ("N° de TVA", Some(vat)),
            (None, None, Some(id)) => ("Identifiant", Some(id)),
            (siret, _, _) => ("SIRET", siret.as_ref()),
        };
        Self {
            origin: vec![
                Tick { label: "Entreprise française", on: french },
                Tick { label: "Entreprise étrangère", on: foreign && !french },
            ],
            id_label: Some(id_label),
            id: text::line_of(id),
            ..Self::of(company)
        }
    }

    /// A company where French ones alone may stand, and nothing is ticked.
    pub fn plain(company: &Company) -> Self {
        Self { origin: Vec::new(), ..Self::company(company) }
    }

    /// A private person: no identifier, no contact.
    pub fn person(company: &Company) -> Self {
        Self { name_label: "Nom", ..Self::of(company) }
    }

    /// A ship, by its number at the International Maritime Organization.
    pub fn ship(company: &Company) -> Self {
        let id = text::line_of(company.omi_number.as_ref());
        Self { id_label: Some("N° OMI"), id, name_label: "Navire", ..Self::of(company) }
    }

    fn of(company: &Company) -> Self {
        Self {
            origin: Vec::new(),
            id_label: None,
            id: None,
            name_label: "Raison sociale",
            name: text::line_of(company.name.as_ref()),
            address: text::line_of(company.address.as_ref()),
            country: company.located_in().and_then(text::line).map(|code| country(&code).to_owned()),
            contact: text::line_of(company.contact.as_ref()),
            phone: text::line_of(company.phone.as_ref()),
            mail: text::line_of(company.mail.as_ref()),
        }
    }
}

/// The countries that French notes meet; others are told by their code.
#[rustfmt::skip]
const COUNTRIES: &[(&str, &str)] = &[
    ("AD", "Andorre"), ("AT", "Autriche"), ("BE", "Belgique"), ("BG", "Bulgarie"), ("CH", "Suisse"), ("CY", "Chypre"),
    ("CZ", "Tchéquie"), ("DE", "Allemagne"), ("DK", "Danemark"), ("EE", "Estonie"), ("EL", "Grèce"), ("ES", "Espagne"),
    ("FI", "Finlande"), ("FR", "France"), ("GB", "Royaume-Uni"), ("GR", "Grèce"), ("HR", "Croatie"), ("HU", "Hongrie"),
    ("IE", "Irlande"), ("IT", "Italie"), ("LT", "Lituanie"), ("LU", "Luxembourg"), ("LV", "Lettonie"), ("MC", "Monaco"),
    ("MT", "Malte"), ("NL", "Pays-Bas"), ("NO", "Norvège"), ("PL", "Pologne"), ("PT", "Portugal"), ("RO", "Roumanie"),
    ("RS", "Serbie"), ("SE", "Suède"), ("SI", "Slovénie"), ("SK", "Slovaquie"),
];

fn country(code: &str) -> &str {
    COUNTRIES.iter().find(|(known, _)| *known == code).map_or(code, |(_, name)| name)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ticked(party: &Party) -> Option<&'static str> {
        party.origin.iter().find(|tick| tick.on).map(|tick| tick.label)
    }

    #[test]
    fn a_company_is_told_by_its_siret_or_its_vat_number() {
        let french = Party::company(&Company { siret: Some("11111111192062".into()), ..Company::default() });
        assert_eq!((french.id_label, french.id.as_deref()), (Some("SIRET"), Some("11111111192062")));
        assert_eq!(ticked(&french), Some("Entreprise française"));
        assert_eq!(french.country.as_deref(), Some("France"));

        let belgian =
            Party::company(&Company { vat_number: Some("BE0123456749".into()), ..Company::default() });
        assert_eq!((belgian.id_label, belgian.id.as_deref()), (Some("N° de TVA"), Some("BE0123456749")));
        assert_eq!(ticked(&belgian), Some("Entreprise étrangère"));
        assert_eq!(belgian.country.as_deref(), Some("Belgique"));

        let far = Company {
            extra_european_id: Some("X-1".into()),
            country: Some("JP".into()),
            ..Company::default()
        };
        let far = Party::company(&far);
        assert_eq!((far.id_label, far.country.as_deref()), (Some("Identifiant"), Some("JP")));
        assert_eq!(ticked(&far), Some("Entreprise étrangère"));
    }

    #[test]
    fn nobody_yet_is_neither() {
        let nobody = Party::company(&Company::default());
        assert_eq!((ticked(&nobody), nobody.id), (None, None));
    }

    #[test]
    fn a_person_has_no_identifier_and_a_ship_its_own() {
        let named = Company {
            name: Some("Navire Aurore".into()),
            siret: Some("11111111192062".into()),
            omi_number: Some("OMI1234567".into()),
            ..Company::default()
        };
        assert_eq!((Party::person(&named).id_label, Party::person(&named).id), (None, None));
        let ship = Party::ship(&named);
        assert_eq!((ship.id_label, ship.id.as_deref()), (Some("N° OMI"), Some("OMI1234567")));
    }
}
