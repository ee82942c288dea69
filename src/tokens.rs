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

/// Length of what a link for a new password holds.
pub const RESET_LENGTH: usize = 40;

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

impl TokenKey {
    /// A secret that is the same each time for one row, so that it may be told again and need not be kept: 40
    /// hexadecimal digits. Tokens hold no colon: none of them is hashed to it.
    pub fn derive(&self, purpose: &str, id: &str) -> String {
        hex(&self.hash(&format!("{purpose}:{id}"))[..20])
    }

    /// Whether this is the token that a hash was made of; how long that takes tells nothing of either.
    pub fn fits(&self, token: &str, hash: &[u8]) -> bool {
        let mut mac = self.0.clone();
        mac.update(token.as_bytes());
        mac.verify_slice(hash).is_ok()
    }
}

/// Bytes in hexadecimal.
pub fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
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

/// Draws the code of a letter on paper: eight digits.
pub fn draw_letter_code() -> String {
    format!("{:08}", rand::rng().random_range(0..100_000_000))
}

/// Draws a company's code of signature.
pub fn draw_security_code() -> i32 {
    rand::rng().random_range(1000..=9999)
}

/// Draws the code that a letter tells a company, five digits.
pub fn draw_verification_code() -> String {
    rand::rng().random_range(10_000..=99_999).to_string()
}

/// Draws a new secret of this many hexadecimal digits.
pub fn draw_hex(length: usize) -> String {
    draw_of(b"0123456789abcdef", length)
}

/// Draws a new secret of this many capital letters and digits.
pub fn draw_capitals(length: usize) -> String {
    draw_of(b"ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789", length)
}

fn draw_of(alphabet: &[u8], length: usize) -> String {
    let mut rng = rand::rng();
    (0..length).map(|_| char::from(alphabet[rng.random_range(0..alphabet.len())])).collect()
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
    fn a_derived_secret_is_the_same_again_and_nobody_elses() {
        let key = TokenKey::new("sesame");
        let secret = key.derive("invitation", "c1");
        assert_eq!(secret, key.derive("invitation", "c1"));
        assert!(secret.len() == 40 && secret.bytes().all(|byte| byte.is_ascii_hexdigit()), "{secret}");
        for other in [
            key.derive("invitation", "c2"),
            key.derive("other", "c1"),
            TokenKey::new("open").derive("invitation", "c1"),
        ] {
            assert_ne!(secret, other);
        }
    }

    #[test]
    fn a_hash_fits_its_own_token_only() {
        let key = TokenKey::new("Jefe");
        let hash = key.hash("sesame");
        assert!(key.fits("sesame", &hash));
        assert!(!key.fits("Sesame", &hash) && !TokenKey::new("other").fits("sesame", &hash));
        assert!(!key.fits("sesame", &hash[..31]) && !key.fits("sesame", &[]));
    }

    #[test]
    fn a_letters_code_has_eight_digits() {
        for _ in 0..100 {
            let code = draw_letter_code();
            assert!(code.len() == 8 && code.bytes().all(|byte| byte.is_ascii_digit()), "{code}");
        }
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
