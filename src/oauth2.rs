//! What OAuth2 passes between `http` and `resolvers`, and the proof that a code's owner is who asked for it
//! (RFC 6749, 4.1; RFC 7636).

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use sha2::{Digest, Sha256};

/// What an application asks of a person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Request {
    pub client_id: String,
    pub redirect_uri: String,
    pub state: Option<String>,
    pub challenge: Option<Challenge>,
}

/// What came of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Asked {
    UnknownClient,
    /// The application has not registered this very address.
    UnregisteredUri,
    /// The person is to be asked.
    Pending {
        transaction: String,
        client: String,
    },
}

/// The person has decided: where the browser goes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Decided {
    pub redirect_uri: String,
    pub state: Option<String>,
    /// None for a no.
    pub code: Option<String>,
}

/// An application that exchanges a code.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Claim {
    pub client_id: String,
    pub client_secret: String,
    pub code: String,
    pub redirect_uri: String,
    pub verifier: String,
}

/// What the code was worth.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Exchanged {
    InvalidGrant,
    Token { token: String, name: String, email: String },
}

/// How a verifier proves itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Method {
    Plain,
    S256,
}

impl Method {
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Plain => "plain",
            Self::S256 => "S256",
        }
    }
}

impl std::str::FromStr for Method {
    type Err = ();

    fn from_str(name: &str) -> Result<Self, ()> {
        match name {
            "plain" => Ok(Self::Plain),
            "S256" => Ok(Self::S256),
            _ => Err(()),
        }
    }
}

/// What the verifier of a code must match.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Challenge {
    pub text: String,
    pub method: Method,
}

/// A challenge or a method that RFC 7636 does not know.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("no challenge of RFC 7636")]
pub struct Malformed;

impl Challenge {
    /// `method` is plain where it is not given.
    pub fn new(text: &str, method: Option<&str>) -> Result<Self, Malformed> {
        let method = method.map_or(Ok(Method::Plain), str::parse).map_err(|()| Malformed)?;
        if !is_well_formed(text) {
            return Err(Malformed);
        }
        Ok(Self { text: text.to_owned(), method })
    }

    /// Whether this verifier was meant. What is compared is no secret of ours.
    pub fn is_met_by(&self, verifier: &str) -> bool {
        is_well_formed(verifier)
            && match self.method {
                Method::Plain => verifier == self.text,
                Method::S256 => URL_SAFE_NO_PAD.encode(Sha256::digest(verifier)) == self.text,
            }
    }
}

/// RFC 7636, 4.1 and 4.2: 43 to 128 characters that need no escaping.
fn is_well_formed(text: &str) -> bool {
    (43..=128).contains(&text.len())
        && text.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-._~".contains(&byte))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// RFC 7636, appendix B.
    const VERIFIER: &str = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";
    const HASHED: &str = "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM";

    #[test]
    fn a_verifier_meets_its_challenge() {
        let hashed = Challenge::new(HASHED, Some("S256")).unwrap();
        assert!(hashed.is_met_by(VERIFIER) && !hashed.is_met_by(HASHED) && !hashed.is_met_by(""));
        for plain in [Challenge::new(VERIFIER, None), Challenge::new(VERIFIER, Some("plain"))] {
            let plain = plain.unwrap();
            assert!(plain.is_met_by(VERIFIER) && !plain.is_met_by(HASHED) && !plain.is_met_by(""));
        }
    }

    #[test]
    fn other_challenges_are_none() {
        for (text, method) in [("", None), ("short", None), (VERIFIER, Some("S512")), (VERIFIER, Some(""))] {
            assert_eq!(Challenge::new(text, method), Err(Malformed), "{text} {method:?}");
        }
        assert_eq!(Challenge::new(&"é".repeat(30), None), Err(Malformed));
        assert_eq!(Challenge::new(&"a".repeat(129), None), Err(Malformed));
    }
}
