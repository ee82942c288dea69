//! What the value of a field must look like, whatever the note's status.

use rust_decimal::Decimal;

use super::actor::Policy;
use super::fields::Leaf;
use crate::domain::company;

/// The most a note may carry, in tonnes.
pub const MAX_QUANTITY: u32 = 50_000;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    Any,
    /// Text of at most so many characters.
    Max(usize),
    Mail,
    Siret,
    /// A VAT number that is not French.
    ForeignVat,
    /// Tonnes: not negative, and no more than [`MAX_QUANTITY`].
    Quantity,
}

impl Format {
    /// What to do about a value that does not fit; `None` when it does. No value fits always.
    pub fn refusal(self, leaf: &Leaf<'_>, policy: Policy) -> Option<String> {
        match (self, leaf) {
            (Self::Max(limit), Leaf::Text(text)) => too_long(text, limit),
            (Self::Mail, Leaf::Text(text)) => {
                too_long(text, 250).or_else(|| refuse(!is_mail(text), "indiquez une adresse e-mail valide"))
            }
            (Self::Siret, Leaf::Text(text)) => refuse(
                !company::is_siret(text, policy.environment),
                "indiquez un SIRET valide, de 14 chiffres sans espaces",
            ),
            (Self::ForeignVat, Leaf::Text(text)) if company::is_french_vat(text) => {
                refuse(true, "une entreprise française s'identifie par son SIRET (siret)")
            }
            (Self::ForeignVat, Leaf::Text(text)) => refuse(
                !company::is_foreign_vat(text),
                "indiquez un numéro de TVA intracommunautaire valide, sans espaces ni ponctuation",
            ),
            (Self::Quantity, Leaf::Quantity(quantity)) => {
                let fits = (Decimal::ZERO..=Decimal::from(MAX_QUANTITY)).contains(quantity);
                refuse(!fits, "indiquez une quantité en tonnes comprise entre 0 et 50 000")
            }
            _ => None,
        }
    }
}

fn refuse(broken: bool, message: &str) -> Option<String> {
    broken.then(|| message.to_owned())
}

fn too_long(text: &str, limit: usize) -> Option<String> {
    (text.chars().count() > limit).then(|| format!("raccourcissez ce texte à {limit} caractères au plus"))
}

/// Whether this is an e-mail address by the rule of HTML forms.
pub fn is_mail(text: &str) -> bool {
    let Some((local, domain)) = text.split_once('@') else { return false };
    let label = |label: &str| {
        (1..=63).contains(&label.len())
            && label.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-')
            && !label.starts_with('-')
            && !label.ends_with('-')
    };
    !local.is_empty()
        && local.bytes().all(|b| b.is_ascii_alphanumeric() || b".!#$%&'*+/=?^_`{|}~-".contains(&b))
        && domain.split('.').all(label)
}

/// Whether this is the number of a ship: `OMI` in any case, and seven digits.
pub fn is_omi(text: &str) -> bool {
    text.get(..3).is_some_and(|prefix| prefix.eq_ignore_ascii_case("OMI"))
        && text.len() == 10
        && text[3..].bytes().all(|b| b.is_ascii_digit())
}

/// Codes of ISO 3166-1, and the one that Kosovo uses meanwhile.
const COUNTRIES: &str = "\
    AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS BT \
    BV BW BY BZ CA CC CD CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ EC EE EG EH \
    ER ES ET FI FJ FK FM FO FR GA GB GD GE GF GG GH GI GL GM GN GP GQ GR GS GT GU GW GY HK HM HN HR HT \
    HU ID IE IL IM IN IO IQ IR IS IT JE JM JO JP KE KG KH KI KM KN KP KR KW KY KZ LA LB LC LI LK LR LS \
    LT LU LV LY MA MC MD ME MF MG MH MK ML MM MN MO MP MQ MR MS MT MU MV MW MX MY MZ NA NC NE NF NG NI \
    NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM PN PR PS PT PW PY QA RE RO RS RU RW SA SB SC SD SE SG \
    SH SI SJ SK SL SM SN SO SR SS ST SV SX SY SZ TC TD TF TG TH TJ TK TL TM TN TO TR TT TV TW TZ UA UG \
    UM US UY UZ VA VC VE VG VI VN VU WF WS XK YE YT ZA ZM ZW";

/// Whether this is the two-letter code of a country.
pub fn is_country(text: &str) -> bool {
    text.len() == 2 && COUNTRIES.split_ascii_whitespace().any(|code| code == text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn mails() {
        for mail in ["a@b.fr", "a.b+c@sous.domaine-x.fr", "a@localhost"] {
            assert!(is_mail(mail), "{mail}");
        }
        for mail in ["x", "@b.fr", "a@", "a@b..fr", "a b@c.fr", "a@b.fr ", "a@-b.fr", "a@b@c.fr", "é@b.fr"] {
            assert!(!is_mail(mail), "{mail}");
        }
    }

    #[test]
    fn countries() {
        for code in ["AD", "FR", "BE", "GB", "XK", "ZW"] {
            assert!(is_country(code), "{code}");
        }
        for text in ["", "F", "fr", "FRA", "ZZ", "EL", "R ", " F", "France"] {
            assert!(!is_country(text), "{text}");
        }
    }

    #[test]
    fn omi_numbers() {
        assert!(is_omi("OMI1234567") && is_omi("omi1234567"));
        for text in ["OMI123456", "OMI12345678", "OMI 1234567", "IMO1234567", "OM", "éé", "OMI123456é"] {
            assert!(!is_omi(text), "{text}");
        }
    }
}
