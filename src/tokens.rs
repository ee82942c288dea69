//! Secrets that travel: how they are drawn, and how they are kept.

use hmac::{Hmac, KeyInit, Mac};
use rand::RngExt;
use rand::distr::Alphanumeric;
use sha2::Sha256;

/// Length of an access token.
pub const TOKEN_LENGTH: usize = 40;
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
    fn tokens_are_letters_and_digits_and_never_twice_the_same() {
        let token = draw(TOKEN_LENGTH);
        assert_eq!(token.len(), TOKEN_LENGTH);
        assert!(token.bytes().all(|byte| byte.is_ascii_alphanumeric()));
        assert_ne!(token, draw(TOKEN_LENGTH));
    }

    #[test]
    fn a_key_never_shows_itself() {
        assert_eq!(format!("{:?}", TokenKey::new("sesame")), "TokenKey(hidden)");
    }
}
