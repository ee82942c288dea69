//! Regional authorities that hear of refused waste, by department.

use std::collections::BTreeMap;

use lettre::Address;

/// Addresses by department code: `69`, `2A`, `971`.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Authorities(BTreeMap<String, Vec<String>>);

impl Authorities {
    /// Reads `{"69": ["adresse@exemple.fr"]}`. The error is what is wrong, in a few words.
    pub fn parse(json: &str) -> Result<Self, String> {
        let map: BTreeMap<String, Vec<String>> = serde_json::from_str(json)
            .map_err(|cause| format!("expected {{\"69\": [\"e-mail\"]}}: {cause}"))?;
        for (department, addresses) in &map {
            if !is_department(department) {
                return Err(format!("{department:?} is no code of a department"));
            }
            if let Some(wrong) = addresses.iter().find(|address| address.parse::<Address>().is_err()) {
                return Err(format!("{wrong:?} is no e-mail address"));
            }
        }
        Ok(Self(map))
    }

    /// Who is in charge of these departments, each once.
    pub fn of(&self, departments: &[String]) -> Vec<&str> {
        let mut found: Vec<&str> = Vec::new();
        for address in departments.iter().filter_map(|department| self.0.get(department)).flatten() {
            if !found.contains(&address.as_str()) {
                found.push(address);
            }
        }
        found
    }
}

fn is_department(code: &str) -> bool {
    let digits = code.bytes().all(|byte| byte.is_ascii_digit());
    matches!(code, "2A" | "2B") || (digits && (code.len() == 2 || (code.len() == 3 && code.starts_with('9'))))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_found_by_department_each_once() {
        let json = r#"{ "69": ["ara@exemple.fr", "idf@exemple.fr"], "2A": [], "75": ["idf@exemple.fr"] }"#;
        let authorities = Authorities::parse(json).unwrap();
        let of = |departments: &[&str]| {
            let departments: Vec<String> = departments.iter().map(|&code| code.to_owned()).collect();
            authorities.of(&departments).join(" ")
        };
        assert_eq!(of(&["75", "69"]), "idf@exemple.fr ara@exemple.fr");
        assert_eq!(of(&["2A", "971"]), "");
    }

    #[test]
    fn a_wrong_file_is_told() {
        for (json, told) in [
            ("[]", "expected"),
            (r#"{ "69": "a@exemple.fr" }"#, "expected"),
            (r#"{ "Rhône": [] }"#, "\"Rhône\" is no code"),
            (r#"{ "2C": [] }"#, "\"2C\" is no code"),
            (r#"{ "69": ["personne"] }"#, "\"personne\" is no e-mail"),
        ] {
            let wrong = Authorities::parse(json).unwrap_err();
            assert!(wrong.contains(told), "{wrong}");
        }
    }
}
