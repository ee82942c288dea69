//! Applications of others: what one must look like (platform specification, 3.4 and 8.3).

use url::Url;

use super::company::Environment;
use super::webhook::is_safe;
use crate::error::{Result, Violations};

/// Longest name, in characters.
pub const LONGEST_NAME: usize = 100;

/// Checks what a client gives of an application. Errors: `BAD_USER_INPUT`, telling each.
pub fn check(name: Option<&str>, redirect_uris: Option<&[String]>, environment: Environment) -> Result<()> {
    let mut found = Violations::default();
    if name.is_some_and(|name| !(1..=LONGEST_NAME).contains(&name.chars().count())) {
        found.push(
            "name",
            format!("Nom de l'application (name) : indiquez de 1 à {LONGEST_NAME} caractères."),
        );
    }
    if let Some(uris) = redirect_uris {
        if uris.is_empty() {
            found.push("redirectUris", "Adresses de retour (redirectUris) : indiquez-en une au moins.");
        }
        for uri in uris.iter().filter(|uri| !may_return_to(uri, environment)) {
            let message = format!(
                "Adresse de retour (redirectUris) : « {uri} » n'est pas une adresse publique en https et sans fragment, \
                 par exemple https://exemple.fr/retour."
            );
            found.push("redirectUris", message);
        }
    }
    found.into_result()
}

/// Whether a browser may be sent back there. A fragment would swallow what is added (RFC 6749, 3.1.2).
fn may_return_to(uri: &str, environment: Environment) -> bool {
    is_safe(uri, environment) && Url::parse(uri).is_ok_and(|url| url.fragment().is_none())
}

#[cfg(test)]
mod tests {
    use super::*;
    use Environment::{Production, Sandbox};

    fn faults(name: Option<&str>, uris: Option<&[&str]>, environment: Environment) -> usize {
        let uris: Option<Vec<String>> = uris.map(|uris| uris.iter().map(|&uri| uri.to_owned()).collect());
        match check(name, uris.as_deref(), environment) {
            Ok(()) => 0,
            Err(error) => error.to_string().lines().count(),
        }
    }

    #[test]
    fn an_application_has_a_name_and_somewhere_to_return_to() {
        let here = "https://exemple.fr/retour";
        let long = "é".repeat(LONGEST_NAME);
        for (name, uris, count) in [
            (Some("Atelier"), Some(&[here, "https://exemple.fr/?a=1"][..]), 0),
            (None, None, 0),
            (Some(long.as_str()), None, 0),
            (Some(format!("{long}é").as_str()), None, 1),
            (Some(""), Some(&[]), 2),
            (None, Some(&[here, "http://exemple.fr/", "https://10.0.0.1/", "exemple"]), 3),
            (None, Some(&["https://exemple.fr/#ici"]), 1),
            (None, Some(&["javascript:alert(1)"]), 1),
        ] {
            assert_eq!(faults(name, uris, Production), count, "{name:?} {uris:?}");
        }
    }

    #[test]
    fn this_machine_is_for_sandboxes() {
        let uris = Some(&["http://localhost:3000/retour"][..]);
        assert_eq!((faults(None, uris, Sandbox), faults(None, uris, Production)), (0, 1));
    }
}
