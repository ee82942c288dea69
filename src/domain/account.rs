//! What an account must be made of: address, name, password; and how long what concerns it lasts.

use jiff::SignedDuration;

use crate::error::{Error, Result};

/// How long a session lasts without a request.
pub const SESSION_LIFE: SignedDuration = SignedDuration::from_hours(4);
/// How long a person's choice about audience measurement holds.
pub const CONSENT_LIFE: SignedDuration = SignedDuration::from_hours(180 * 24);

/// Wrong passwords in a row after which a captcha is asked for.
pub const CAPTCHA_AFTER: i32 = 2;
/// How long a link for a new password holds.
pub const RESET_LIFE: SignedDuration = SignedDuration::from_hours(4);
/// How long an administrator of the platform may act as somebody else.
pub const ACTING_LIFE: SignedDuration = SignedDuration::from_hours(1);

/// What no name may hold: it would be markup or a template somewhere.
const FORBIDDEN: &[char] = &['{', '}', '%', '<', '>', '$', '"', '='];
const LONGEST_NAME: usize = 250;
const PASSWORD: std::ops::RangeInclusive<usize> = 12..=64;

/// The address that an account is known by: without blanks around it, in lower case.
pub fn normal_email(text: &str) -> String {
    text.trim().to_lowercase()
}

/// A normal address that is one. Errors: `BAD_USER_INPUT`.
pub fn check_email(email: &str) -> Result<()> {
    let parts = email.rsplit_once('@');
    let fits = parts.is_some_and(|(name, domain)| {
        !name.is_empty()
            && name.len() <= 64
            && !name.starts_with('.')
            && !name.ends_with('.')
            && !name.contains("..")
            && name
                .bytes()
                .all(|byte| byte.is_ascii_alphanumeric() || b"!#$%&'*+/=?^_`{|}~.-".contains(&byte))
            && domain.len() <= 180
            && domain.split('.').count() > 1
            && domain.split('.').all(is_label)
    });
    if fits { Ok(()) } else { Err(Error::bad_input("L'adresse e-mail (email) n'est pas valide.")) }
}

fn is_label(label: &str) -> bool {
    !label.is_empty()
        && !label.starts_with('-')
        && !label.ends_with('-')
        && label.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-')
}

/// A person's name, without blanks around it. Errors: `BAD_USER_INPUT`.
pub fn name(text: &str) -> Result<String> {
    let name = text.trim();
    if name.chars().filter(|char| char.is_alphabetic()).count() < 2 {
        return Err(Error::bad_input("Le nom (name) doit comporter au moins deux lettres."));
    }
    if name.contains(FORBIDDEN) || name.chars().any(char::is_control) {
        return Err(Error::bad_input(
            "Le nom (name) ne peut contenir aucun de ces caractères : { } % < > $ \" =.",
        ));
    }
    if name.chars().count() > LONGEST_NAME {
        return Err(Error::bad_input("Le nom (name) ne peut dépasser 250 caractères."));
    }
    Ok(name.to_owned())
}

/// A new password. Errors: `BAD_USER_INPUT`, for the argument `newPassword`.
pub fn check_password(password: &str) -> Result<()> {
    let refuse = |message: &'static str| {
        Err(Error::BadUserInput { message: message.into(), invalid_args: &["newPassword"] })
    };
    // The estimate below takes time that grows with the length: it is for those of a length that fits.
    if !PASSWORD.contains(&password.chars().count()) {
        return refuse("Le mot de passe doit comporter de 12 à 64 caractères.");
    }
    let has = |test: fn(char) -> bool| password.chars().any(test);
    if !(has(char::is_lowercase)
        && has(char::is_uppercase)
        && has(|char| char.is_ascii_digit())
        && has(|char| !char.is_alphanumeric()))
    {
        return refuse(
            "Le mot de passe doit comporter au moins une minuscule, une majuscule, un chiffre et un caractère \
             d'une autre sorte.",
        );
    }
    if zxcvbn::zxcvbn(password, &[]).score() < zxcvbn::Score::Three {
        return refuse("Le mot de passe est trop facile à deviner : évitez les mots et les suites courants.");
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_told_from_other_texts() {
        for good in ["a@b.fr", "marie+td@sous.exemple.test", "o'neil@exemple.fr"] {
            assert!(check_email(good).is_ok(), "{good}");
        }
        for bad in [
            "",
            "pas-une-adresse",
            "a@b",
            "@b.fr",
            "a@@b.fr",
            "a b@c.fr",
            "a@-b.fr",
            "a@b..fr",
            "a@b.fr\r\nBcc: c@d.fr",
            "a..b@c.fr",
            "a,b@c.fr",
        ] {
            assert!(check_email(bad).is_err(), "{bad}");
        }
        assert_eq!(normal_email("  Marie@Exemple.FR "), "marie@exemple.fr");
    }

    #[test]
    fn a_name_has_two_letters_and_no_markup() {
        assert_eq!(name("  Élise Martin ").unwrap(), "Élise Martin");
        assert!(name("李明").is_ok());
        for bad in ["", " P. ", "Paul <Petit>", "{{name}}", "Jean=1", "Ana\r\nBcc: x"] {
            assert!(name(bad).is_err(), "{bad}");
        }
        assert!(name(&"a".repeat(251)).is_err());
    }

    #[test]
    fn a_password_is_long_mixed_and_hard_to_guess() {
        assert!(check_password("Trois!girafes7violettes").is_ok());
        for bad in [
            "Gir4fe!x",
            "TroisGirafesViolettes",
            "trois!girafes7violettes",
            "TROIS!GIRAFES7VIOLETTES",
            "Trois!girafesXviolettes",
            "Password123!",
            &format!("Aa1!{}", "x".repeat(61)),
        ] {
            let Err(Error::BadUserInput { invalid_args, .. }) = check_password(bad) else { panic!("{bad}") };
            assert_eq!(invalid_args, ["newPassword"]);
        }
    }
}
