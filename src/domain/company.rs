//! Identifiers and profiles of companies (platform specification, 5.1 to 5.4).

use crate::generated::{CollectorType, CompanyType, WasteProcessorType, WasteVehiclesType};

pub mod favorites;
pub mod installation;
pub mod naf;
pub mod record;
pub mod search;
pub mod sirene;
pub mod words;

/// The company that stands for all those without a number of their own.
pub const FALLBACK_SIRET: &str = "11111111192062";
/// What the SIRETs of test companies begin with.
pub const TEST_PREFIX: &str = "000000";

/// Characters that names may not have.
pub const FORBIDDEN: [char; 8] = ['{', '}', '%', '<', '>', '$', '"', '='];

const LA_POSTE_SIREN: &str = "356000000";
const LA_POSTE_HEADQUARTERS: &str = "35600000000048";

/// Where the service runs: test companies exist in a sandbox only.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Environment {
    Sandbox,
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
    passes_luhn(text)
}

/// Whether the SIRET is one of a test company.
pub fn is_test_siret(siret: &str) -> bool {
    siret.starts_with(TEST_PREFIX)
}

/// Whether `text` is the VAT number of a French company, which has a SIRET to be named by.
pub fn is_french_vat(text: &str) -> bool {
    let Some(rest) = text.strip_prefix("FR") else { return false };
    if rest.len() != 11 || !rest.bytes().all(|b| b.is_ascii_digit()) {
        return false;
    }
    let (key, siren) = rest.split_at(2);
    passes_luhn(siren) && french_key(siren) == number(key)
}

/// Whether `text` is a VAT number that names a company: valid, and not French.
pub fn is_foreign_vat(text: &str) -> bool {
    is_vat(text) && !is_french_vat(text)
}

/// Whether `text` is a valid VAT number of one of the countries known. The national checksum is checked
/// for Belgium, France, Germany, Italy and Luxembourg, the format for all others.
pub fn is_vat(text: &str) -> bool {
    vat_country(text).is_some()
}

/// The country of a valid VAT number, as ISO 3166 alpha-2.
pub fn vat_country(text: &str) -> Option<&'static str> {
    VAT_FORMATS.iter().find_map(|format| {
        let rest = match text.strip_prefix(format.prefix) {
            Some(rest) => rest,
            None if format.prefix == "GB" => text,
            None => return None,
        };
        let valid = format.patterns.iter().any(|pattern| fits(rest, pattern)) && (format.checksum)(rest);
        valid.then_some(format.country)
    })
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

fn passes_luhn(digits: &str) -> bool {
    let sum: u32 = digits
        .bytes()
        .rev()
        .enumerate()
        .map(|(place, byte)| {
            let digit = u32::from(byte - b'0') << (place % 2);
            if digit > 9 { digit - 9 } else { digit }
        })
        .sum();
    sum.is_multiple_of(10)
}

fn french_key(siren: &str) -> u64 {
    (12 + 3 * (number(siren) % 97)) % 97
}

/// The value of a short run of ASCII digits.
fn number(digits: &str) -> u64 {
    digits.bytes().fold(0, |sum, byte| sum * 10 + u64::from(byte - b'0'))
}

struct VatFormat {
    prefix: &'static str,
    country: &'static str,
    /// What follows the prefix, a class a character; see [`fits`].
    patterns: &'static [&'static str],
    checksum: fn(&str) -> bool,
}

/// Whether `text` fits a pattern: `9` is any digit, `1` a digit but zero, `A` a letter, `*` either, `?` either but
/// I and O, `w` a letter up to W, `h` an A or H, `c` 0–5 or 9, `k` 2–4 or 6–9, `s` 7–9, `d` a letter of
/// Andorra, `b` 0 or 1; `_X` is X itself.
fn fits(text: &str, pattern: &str) -> bool {
    let mut classes = pattern.bytes();
    for byte in text.bytes() {
        let fits = match classes.next() {
            Some(b'9') => byte.is_ascii_digit(),
            Some(b'1') => matches!(byte, b'1'..=b'9'),
            Some(b'A') => byte.is_ascii_uppercase(),
            Some(b'*') => byte.is_ascii_digit() || byte.is_ascii_uppercase(),
            Some(b'?') => {
                byte.is_ascii_digit() || (byte.is_ascii_uppercase() && !matches!(byte, b'I' | b'O'))
            }
            Some(b'w') => matches!(byte, b'A'..=b'W'),
            Some(b'h') => matches!(byte, b'A' | b'H'),
            Some(b'c') => matches!(byte, b'0'..=b'5' | b'9'),
            Some(b'k') => matches!(byte, b'2'..=b'4' | b'6'..=b'9'),
            Some(b's') => matches!(byte, b'7'..=b'9'),
            Some(b'd') => b"ACDEFGLOPU".contains(&byte),
            Some(b'b') => matches!(byte, b'0' | b'1'),
            Some(b'_') => classes.next() == Some(byte),
            _ => false,
        };
        if !fits {
            return false;
        }
    }
    classes.next().is_none()
}

const fn format(country: &'static str, patterns: &'static [&'static str]) -> VatFormat {
    VatFormat { prefix: country, country, patterns, checksum: |_| true }
}

const fn checked(
    country: &'static str,
    patterns: &'static [&'static str],
    checksum: fn(&str) -> bool,
) -> VatFormat {
    VatFormat { prefix: country, country, patterns, checksum }
}

const fn prefixed(
    prefix: &'static str,
    country: &'static str,
    patterns: &'static [&'static str],
) -> VatFormat {
    VatFormat { prefix, country, patterns, checksum: |_| true }
}

#[rustfmt::skip]
const VAT_FORMATS: &[VatFormat] = &[
    format("AD", &["d999999d"]),
    format("AT", &["_U99999999"]),
    checked("BE", &["b999999999", "999999999"], belgian),
    format("BG", &["999999999", "9999999999"]),
    prefixed("CHE", "CH", &["999999999", "999999999_M_W_S_T", "999999999_T_V_A", "999999999_I_V_A"]),
    format("CY", &["c9999999A"]),
    format("CZ", &["99999999", "999999999", "9999999999", "99999999999", "999999999999", "9999999999999"]),
    checked("DE", &["199999999"], german),
    format("DK", &["99999999"]),
    format("EE", &["_1_09999999"]),
    prefixed("EL", "GR", &["999999999"]),
    format("ES", &["*9999999*"]),
    format("FI", &["99999999"]),
    checked("FR", &["??999999999"], french),
    format("HR", &["99999999999"]),
    format("HU", &["99999999"]),
    format("IE", &["9999999w", "9999999wh", "sA99999w"]),
    checked("IT", &["99999999999"], passes_luhn),
    format("LT", &["999999999", "999999999999"]),
    checked("LU", &["99999999"], luxembourgish),
    format("LV", &["99999999999"]),
    format("MT", &["19999999"]),
    format("NL", &["999999999_B99"]),
    format("NO", &["999999999", "999999999_M_V_A"]),
    format("PL", &["9999999999"]),
    format("PT", &["999999999"]),
    format("RO", &["19", "199", "1999", "19999", "199999", "1999999", "19999999", "199999999", "1999999999"]),
    format("RS", &["999999999"]),
    format("SE", &["9999999999_0_1"]),
    format("SI", &["19999999"]),
    format("SK", &["19k9999999"]),
    // Last, since its prefix may be left out.
    format("GB", &["999999999", "999999999999", "_G_D999", "_H_A999"]),
];

fn belgian(rest: &str) -> bool {
    // Numbers of nine digits are those given before a zero was put in front of all.
    let (first, check) = rest.split_at(rest.len() - 2);
    97 - number(first) % 97 == number(check)
}

fn french(rest: &str) -> bool {
    let (key, siren) = rest.split_at(2);
    // A key with a letter follows a rule that is not public.
    !key.bytes().all(|b| b.is_ascii_digit()) || french_key(siren) == number(key)
}

/// ISO 7064, MOD 11,10.
fn german(rest: &str) -> bool {
    let (digits, check) = rest.split_at(8);
    let product = digits.bytes().fold(10, |product, byte| {
        let sum = (u64::from(byte - b'0') + product) % 10;
        (if sum == 0 { 10 } else { sum }) * 2 % 11
    });
    (11 - product) % 10 == number(check)
}

fn luxembourgish(rest: &str) -> bool {
    let (digits, check) = rest.split_at(6);
    number(digits) % 89 == number(check)
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
    fn vat_numbers_and_their_countries() {
        let table = [
            ("BE0541696005", Some("BE")),
            ("BE541696005", Some("BE")),
            ("BE0541696006", None),
            ("BE2541696005", None),
            ("FR83404833048", Some("FR")),
            ("FR84404833048", None),
            ("DE136695976", Some("DE")),
            ("DE136695977", None),
            ("IT00743110157", Some("IT")),
            ("IT00743110158", None),
            ("LU15027442", Some("LU")),
            ("LU15027443", None),
            ("EL123456789", Some("GR")),
            ("CHE123456789TVA", Some("CH")),
            ("CHE123456789", Some("CH")),
            ("CHE123456789VAT", None),
            ("GBGD123", Some("GB")),
            ("HA999", Some("GB")),
            ("123456789", Some("GB")),
            ("NL123456789B01", Some("NL")),
            ("NL123456789C01", None),
            ("SE123456789701", Some("SE")),
            ("IE1234567WA", Some("IE")),
            ("IE1234567X", None),
            ("RO1", None),
            ("RO12", Some("RO")),
            ("ESX1234567A", Some("ES")),
            ("SK1234567890", Some("SK")),
            ("SK1254567890", None),
            ("be0541696005", None),
            ("BE 0541696005", None),
            ("US123456789", None),
            ("", None),
        ];
        for (vat, country) in table {
            assert_eq!(vat_country(vat), country, "{vat}");
        }
    }

    #[test]
    fn french_vat_numbers_are_not_foreign() {
        assert!(is_french_vat("FR83404833048"));
        assert!(!is_french_vat("FR84404833048"));
        assert!(!is_french_vat("BE0541696005"));
        assert!(!is_foreign_vat("FR83404833048"));
        assert!(is_foreign_vat("BE0541696005"));
        assert!(!is_foreign_vat("73282932000074"));
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
