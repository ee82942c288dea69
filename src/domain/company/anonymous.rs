//! What the private directory is told of a company (platform specification, 5.11).

use super::naf;
use super::record::PrivateEntry;
use super::{Environment, is_foreign_vat, is_siret, org_id};
use crate::error::{Result, Violations};
use crate::generated::AnonymousCompanyInput;

/// Where a code is of no nomenclature that we know.
const UNKNOWN_ACTIVITY: &str = "Activité inconnue";
/// What no name may hold (platform specification, 5.3).
const FORBIDDEN: &[char] = &['{', '}', '%', '<', '>', '$', '"', '='];

/// An entry of the private directory. Errors: `BAD_USER_INPUT`, with all that is wrong.
pub fn entry(id: String, input: AnonymousCompanyInput, environment: Environment) -> Result<PrivateEntry> {
    let mut violations = Violations { with_issues: true, ..Violations::default() };
    let given = |text: Option<String>| text.map(|text| clean(&text)).filter(|text| !text.is_empty());
    let (siret, vat_number) = (given(input.siret.value()), given(input.vat_number.value()));
    if siret.as_deref().is_some_and(|siret| !is_siret(siret, environment)) {
        violations.push("siret", "Ce SIRET n'est pas valide.");
    }
    if vat_number.as_deref().is_some_and(|number| !is_foreign_vat(number)) {
        violations.push("vatNumber", "Ce numéro de TVA n'est pas celui d'une entreprise étrangère.");
    }
    let number = org_id(siret.as_deref(), vat_number.as_deref()).map(str::to_owned);
    if number.is_none() {
        violations.push("siret", "Indiquez un SIRET ou un numéro de TVA.");
    }
    let mut text = |path: &'static str, text: &str| {
        let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
        if text.is_empty() {
            violations.push(path, format!("Ce champ ({path}) est obligatoire."));
        } else if text.contains(FORBIDDEN) {
            violations.push(path, format!("Ce champ ({path}) ne peut contenir aucun de {{ }} % < > $ \" =."));
        }
        text
    };
    let (name, address) = (text("name", &input.name), text("address", &input.address));
    let code_commune = clean(&input.code_commune);
    if !is_commune(&code_commune) {
        violations.push("codeCommune", "Le code de la commune a cinq caractères, comme 13055 ou 2A004.");
    }
    let code_naf = naf_code(&input.code_naf);
    if code_naf.is_none() {
        violations.push("codeNaf", "Le code NAF a quatre chiffres et une lettre, comme 38.11Z.");
    }
    violations.into_result()?;
    let code_naf = code_naf.unwrap_or_default();
    Ok(PrivateEntry {
        id,
        org_id: number.unwrap_or_default(),
        siret,
        vat_number,
        name,
        address,
        code_commune: Some(code_commune),
        libelle_naf: naf::label(&code_naf).unwrap_or(UNKNOWN_ACTIVITY).to_owned(),
        code_naf,
    })
}

/// Letters and digits, in upper case.
fn clean(text: &str) -> String {
    super::clean_clue(text)
}

/// Five digits, or `2A` and `2B` followed by three.
fn is_commune(code: &str) -> bool {
    let digits = code.strip_prefix("2A").or(code.strip_prefix("2B")).map_or((code, 5), |rest| (rest, 3));
    digits.0.len() == digits.1 && digits.0.bytes().all(|byte| byte.is_ascii_digit())
}

/// `38.11Z`, of a code with or without its point.
fn naf_code(text: &str) -> Option<String> {
    let code = clean(text);
    let (digits, letter) = code.split_at_checked(4)?;
    let fits = digits.bytes().all(|byte| byte.is_ascii_digit())
        && letter.len() == 1
        && letter.bytes().all(|byte| byte.is_ascii_uppercase());
    fits.then(|| format!("{}.{}{letter}", &digits[..2], &digits[2..]))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::error::Error;
    use crate::graphql::input::Maybe;

    fn input() -> AnonymousCompanyInput {
        AnonymousCompanyInput {
            address: " 1 rue  des Essais 69001 Lyon".into(),
            code_commune: "69123".into(),
            code_naf: "3812z".into(),
            name: "Discrète".into(),
            siret: Maybe::Value("732 829 320 00074".into()),
            vat_number: Maybe::Absent,
        }
    }

    fn listed(input: AnonymousCompanyInput) -> Result<PrivateEntry> {
        entry("c1".into(), input, Environment::Production)
    }

    #[test]
    fn an_entry_is_put_in_order() {
        let entry = listed(input()).unwrap();
        assert_eq!(entry.org_id, "73282932000074");
        assert_eq!(entry.address, "1 rue des Essais 69001 Lyon");
        assert_eq!((&*entry.code_naf, &*entry.libelle_naf), ("38.12Z", "Collecte des déchets dangereux"));
    }

    #[test]
    fn all_that_is_wrong_is_told_at_once() {
        let wrong = AnonymousCompanyInput {
            address: " ".into(),
            code_commune: "6912".into(),
            code_naf: "38.1Z".into(),
            name: "<b>".into(),
            siret: Maybe::Value("73282932000075".into()),
            vat_number: Maybe::Value("FR83404833048".into()),
        };
        let Err(Error::Invalid(violations)) = listed(wrong) else { panic!("it is refused") };
        let paths: Vec<&str> = violations.list.iter().map(|one| one.path.as_ref()).collect();
        assert_eq!(paths, ["siret", "vatNumber", "name", "address", "codeCommune", "codeNaf"]);
        assert!(violations.with_issues);
    }

    #[test]
    fn a_number_is_needed_and_may_be_foreign() {
        assert!(listed(AnonymousCompanyInput { siret: Maybe::Null, ..input() }).is_err());
        let foreign = AnonymousCompanyInput {
            siret: Maybe::Null,
            vat_number: Maybe::Value("BE 0541.696.005".into()),
            ..input()
        };
        assert_eq!(listed(foreign).unwrap().org_id, "BE0541696005");
    }
}
