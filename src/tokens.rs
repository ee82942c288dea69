//! Secrets that travel: how they are drawn, and how they are kept.

use hmac::{Hmac, KeyInit, Mac};
use rand::RngExt;
use rand::distr::Alphanumeric;
use sha2::Sha256;

/// Length of an access token.
pub const TOKEN_LENGTH: usize = 40;
/// Length of what a person's decision on an application is known by.
pub const TRANSACTION_LENGTH: usize = 8;
/// Length of an authorization code.
pub const CODE_LENGTH: usize = 16;
/// Length of a download's token.
pub const DOWNLOAD_TOKEN_LENGTH: usize = 10;
/// Length of the token in a link for roadside checks.
pub const ROAD_TOKEN_LENGTH: usize = 50;

/// The server's secret, under which tokens are hashed.
#[derive(Clone)]
pub struct TokenKey(Hmac<Sha256>);

impl TokenKey {
    pub fn new(secret: &str) -> Self {
        Self(Hmac::new_from_slice(secret.as_bytes()).expect("HMAC takes keys of any length"))
    }

    /// A key of its own, for those who hash nothing that must be known again later.
    pub fn random() -> Self {
        Self::new(&draw(TOKEN_LENGTH))
    }

    /// What is kept of a token.
    pub fn hash(&self, token: &str) -> [u8; 32] {
        let mut mac = self.0.clone();
        mac.update(token.as_bytes());
        mac.finalize().into_bytes().into()
    }

    /// Whether two secrets are the same, in a time that tells nothing of either.
    pub fn agree(&self, given: &str, kept: &str) -> bool {
        let mut mac = self.0.clone();
        mac.update(given.as_bytes());
        mac.verify_slice(&self.hash(kept)).is_ok()
    }
}

impl std::fmt::Debug for TokenKey {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("TokenKey(hidden)")
    }
}

/// Draws a new secret of this many letters and digits.
pub fn draw(length: usize) -> String {
    rand::rng().sample_iter(Alphanumeric).take(length).map(char::from).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_hash_is_the_hmac_of_the_token() {
        // RFC 4231, test case 2.
        let hash = TokenKey::new("Jefe").hash("what do ya want for nothing?");
        let hex: String = hash.iter().map(|byte| format!("{byte:02x}")).collect();
        assert_eq!(hex, "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843");
    }

    #[test]
    fn tokens_are_letters_and_digits_and_never_twice_the_same() {
        let token = draw(TOKEN_LENGTH);
        assert_eq!(token.len(), TOKEN_LENGTH);
        assert!(token.bytes().all(|byte| byte.is_ascii_alphanumeric()));
        assert_ne!(token, draw(TOKEN_LENGTH));
    }

    #[test]
    fn only_the_same_secrets_agree() {
        let key = TokenKey::random();
        assert!(key.agree("sesame", "sesame") && key.agree("", ""));
        for other in ["", "sesam", "sesame ", "Sesame"] {
            assert!(!key.agree(other, "sesame"), "{other:?}");
        }
    }

    #[test]
    fn a_key_never_shows_itself() {
        assert_eq!(format!("{:?}", TokenKey::new("sesame")), "TokenKey(hidden)");
    }
}
