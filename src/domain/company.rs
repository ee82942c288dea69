//! Identifiers and profiles of companies (platform specification, 5.1 to 5.4).

use crate::generated::{CollectorType, CompanyType, WasteProcessorType, WasteVehiclesType};

pub mod anonymous;
pub mod change;
pub mod draft;
pub mod favorites;
pub mod installation;
pub mod naf;
pub mod record;
pub mod search;
pub mod sirene;
mod vat;
pub mod verification;
pub mod words;

pub use vat::{is_foreign_vat, is_french_vat, is_vat, vat_country};

use vat::passes_luhn;

/// The company that stands for all those without a number of their own.
pub const FALLBACK_SIRET: &str = "11111111192062";
/// What the SIRETs of test companies begin with.
pub const TEST_PREFIX: &str = "000000";

/// Characters that names may not have.
pub const FORBIDDEN: [char; 8] = ['{', '}', '%', '<', '>', '$', '"', '='];

const LA_POSTE_SIREN: &str = "356000000";
const LA_POSTE_HEADQUARTERS: &str = "35600000000048";

/// Where the service runs: test companies exist in a sandbox only.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
pub enum Environment {
    Sandbox,
    #[default]
    Production,
}

/// What a company says it does.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Profile {
    pub types: Vec<CompanyType>,
    pub collector_types: Vec<CollectorType>,
    pub waste_processor_types: Vec<WasteProcessorType>,
    pub waste_vehicles_types: Vec<WasteVehiclesType>,
}

impl Profile {
    pub fn has(&self, wanted: CompanyType) -> bool {
        self.types.contains(&wanted)
    }

    /// Whether it has a type other than producer and worker.
    pub fn is_professional(&self) -> bool {
        self.types.iter().any(|ty| !matches!(ty, CompanyType::Producer | CompanyType::Worker))
    }

    pub fn may_process_dangerous_waste(&self) -> bool {
        use {CollectorType as Collector, WasteProcessorType as Processor};
        self.collector_types.iter().any(|ty| {
            matches!(ty, Collector::DangerousWastes | Collector::DeeeWastes | Collector::OtherDangerousWastes)
        }) || self.waste_processor_types.iter().any(|ty| {
            matches!(
                ty,
                Processor::DangerousWastesIncineration
                    | Processor::DangerousWastesStorage
                    | Processor::NonDangerousWastesStorage
                    | Processor::OtherDangerousWastes
            )
        })
    }

    pub fn may_process_non_dangerous_waste(&self) -> bool {
        use {CollectorType as Collector, WasteProcessorType as Processor};
        self.has(CompanyType::DisposalFacility)
            || self.collector_types.iter().any(|ty| {
                matches!(
                    ty,
                    Collector::NonDangerousWastes
                        | Collector::DeeeWastes
                        | Collector::OtherNonDangerousWastes
                )
            })
            || self.waste_processor_types.iter().any(|ty| {
                matches!(
                    ty,
                    Processor::DangerousWastesIncineration
                        | Processor::NonDangerousWastesIncineration
                        | Processor::Cremation
                        | Processor::NonDangerousWastesStorage
                        | Processor::InertWastesStorage
                        | Processor::OtherNonDangerousWastes
                )
            })
    }
}

/// What companies are told apart by: the SIRET, or the VAT number of a company without one.
pub fn org_id<'a>(siret: Option<&'a str>, vat_number: Option<&'a str>) -> Option<&'a str> {
    siret.filter(|text| !text.is_empty()).or(vat_number.filter(|text| !text.is_empty()))
}

/// Whether `text` is a SIRET that may be used here.
pub fn is_siret(text: &str, environment: Environment) -> bool {
    if text.len() != 14 || !text.bytes().all(|b| b.is_ascii_digit()) || text.bytes().all(|b| b == b'0') {
        return false;
    }
    if text == FALLBACK_SIRET {
        return true;
    }
    if is_test_siret(text) && environment == Environment::Sandbox {
        return true;
    }
    if text.starts_with(LA_POSTE_SIREN) && text != LA_POSTE_HEADQUARTERS {
        return text.bytes().map(|b| u32::from(b - b'0')).sum::<u32>().is_multiple_of(5);
    }
    passes_luhn(text.as_bytes())
}

/// Whether the SIRET is one of a test company.
pub fn is_test_siret(siret: &str) -> bool {
    siret.starts_with(TEST_PREFIX)
}

/// An identifier as people type it, without blanks and punctuation, in upper case.
pub fn clean_clue(clue: &str) -> String {
    clue.chars().filter(char::is_ascii_alphanumeric).map(|c| c.to_ascii_uppercase()).collect()
}

/// Whether a name or free text holds a character that companies may not use.
pub fn has_forbidden_character(text: &str) -> bool {
    text.contains(FORBIDDEN)
}

/// An address in parts.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Address {
    pub street: String,
    pub postal_code: String,
    pub city: String,
}

/// Splits a French address at its postal code, the last word of five digits. Without one, all of it is
/// the street.
pub fn split_address(address: &str) -> Address {
    let words: Vec<&str> = address.split_whitespace().collect();
    let bare = |word: &str| word.trim_matches([',', ';']).to_owned();
    let is_code = |word: &&str| {
        let word = word.trim_matches([',', ';']);
        word.len() == 5 && word.bytes().all(|b| b.is_ascii_digit())
    };
    let Some(place) = words.iter().rposition(is_code) else {
        return Address { street: words.join(" "), ..Address::default() };
    };
    Address {
        street: words[..place].join(" ").trim_end_matches([',', ' ']).to_owned(),
        postal_code: bare(words[place]),
        city: words[place + 1..].join(" "),
    }
}

#[cfg(test)]
mod tests {
    use super::Environment::{Production, Sandbox};
    use super::*;

    #[test]
    fn sirets() {
        let valid = ["73282932000074", "35600000000048", "35600000049837", FALLBACK_SIRET];
        for siret in valid {
            assert!(is_siret(siret, Production), "{siret}");
        }
        let wrong = [
            "",
            "00000000000000",
            "73282932000075",
            "7328293200007",
            "732829320000741",
            "7328293200007A",
            "35600000049838",
            " 73282932000074",
            "73282932०00074",
        ];
        for siret in wrong {
            assert!(!is_siret(siret, Sandbox), "{siret}");
        }
    }

    #[test]
    fn test_companies_exist_in_a_sandbox_only() {
        assert!(is_siret("00000012345678", Sandbox));
        assert!(!is_siret("00000012345678", Production));
        assert!(!is_siret("00000000000000", Sandbox));
    }

    #[test]
    fn addresses() {
        let table = [
            ("1 rue des Essais 69001 Lyon", ("1 rue des Essais", "69001", "Lyon")),
            ("12 quai A,  13002,  Marseille Cedex 02", ("12 quai A", "13002", "Marseille Cedex 02")),
            ("10500 route du Port 59140 Dunkerque", ("10500 route du Port", "59140", "Dunkerque")),
            ("Rue sans code", ("Rue sans code", "", "")),
            ("", ("", "", "")),
        ];
        for (text, (street, postal_code, city)) in table {
            let expected =
                Address { street: street.into(), postal_code: postal_code.into(), city: city.into() };
            assert_eq!(split_address(text), expected, "{text}");
        }
    }

    #[test]
    fn what_a_profile_may_process() {
        let processor = |ty| Profile {
            waste_processor_types: vec![ty],
            types: vec![CompanyType::Wasteprocessor],
            ..Profile::default()
        };
        let collector = |ty| Profile {
            collector_types: vec![ty],
            types: vec![CompanyType::Collector],
            ..Profile::default()
        };
        let table = [
            (processor(WasteProcessorType::DangerousWastesIncineration), (true, true)),
            (processor(WasteProcessorType::DangerousWastesStorage), (true, false)),
            (processor(WasteProcessorType::NonDangerousWastesStorage), (true, true)),
            (processor(WasteProcessorType::OtherDangerousWastes), (true, false)),
            (processor(WasteProcessorType::NonDangerousWastesIncineration), (false, true)),
            (processor(WasteProcessorType::Cremation), (false, true)),
            (processor(WasteProcessorType::InertWastesStorage), (false, true)),
            (processor(WasteProcessorType::OtherNonDangerousWastes), (false, true)),
            (collector(CollectorType::DangerousWastes), (true, false)),
            (collector(CollectorType::DeeeWastes), (true, true)),
            (collector(CollectorType::OtherDangerousWastes), (true, false)),
            (collector(CollectorType::NonDangerousWastes), (false, true)),
            (collector(CollectorType::OtherNonDangerousWastes), (false, true)),
            (Profile { types: vec![CompanyType::DisposalFacility], ..Profile::default() }, (false, true)),
            (Profile { types: vec![CompanyType::Wasteprocessor], ..Profile::default() }, (false, false)),
        ];
        for (profile, (dangerous, other)) in table {
            assert_eq!(profile.may_process_dangerous_waste(), dangerous, "{profile:?}");
            assert_eq!(profile.may_process_non_dangerous_waste(), other, "{profile:?}");
        }
    }

    #[test]
    fn professionals() {
        let profile = |types: &[CompanyType]| Profile { types: types.to_vec(), ..Profile::default() };
        assert!(!profile(&[CompanyType::Producer, CompanyType::Worker]).is_professional());
        assert!(profile(&[CompanyType::Producer, CompanyType::Broker]).is_professional());
    }

    #[test]
    fn clues_are_cleaned() {
        assert_eq!(clean_clue(" be 0541.696-005é"), "BE0541696005");
    }
}
