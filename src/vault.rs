//! Secrets of others that must be told again one day: sealed at rest by AES-256-GCM (NIST SP 800-38D), under
//! a key made from the server's secret.

use std::sync::Arc;

use hmac::{Hmac, KeyInit, Mac};
use rand::RngExt;
use ring::aead::{AES_256_GCM, Aad, LessSafeKey, NONCE_LEN, Nonce, UnboundKey};
use sha2::Sha256;

/// Seals and opens. Cheap to clone.
#[derive(Clone)]
pub struct Vault {
    key: Arc<LessSafeKey>,
    /// Makes the keys of other purposes.
    secret: Hmac<Sha256>,
}

/// What was sealed does not open: another key, or another place.
#[derive(Debug, thiserror::Error, PartialEq, Eq)]
#[error("a sealed secret does not open under this server's secret")]
pub struct Locked;

impl Vault {
    /// Each `purpose` has a key of its own.
    pub fn new(secret: &str, purpose: &str) -> Self {
        let secret = Hmac::new_from_slice(secret.as_bytes()).expect("HMAC takes keys of any length");
        Self::of(secret, purpose)
    }

    /// The vault of another purpose, under the same secret.
    pub fn sibling(&self, purpose: &str) -> Self {
        Self::of(self.secret.clone(), purpose)
    }

    fn of(secret: Hmac<Sha256>, purpose: &str) -> Self {
        let mut mac = secret.clone();
        mac.update(purpose.as_bytes());
        let key = UnboundKey::new(&AES_256_GCM, &mac.finalize().into_bytes()).expect("a key of 256 bits");
        Self { key: Arc::new(LessSafeKey::new(key)), secret }
    }

    /// Seals a secret for one place, such as the id of its row: moved elsewhere it does not open.
    pub fn seal(&self, place: &str, secret: &str) -> Vec<u8> {
        let nonce: [u8; NONCE_LEN] = rand::rng().random();
        let mut sealed = secret.as_bytes().to_vec();
        self.key
            .seal_in_place_append_tag(
                Nonce::assume_unique_for_key(nonce),
                Aad::from(place.as_bytes()),
                &mut sealed,
            )
            .expect("secrets are short");
        [&nonce[..], &sealed].concat()
    }

    /// What was sealed for this place.
    pub fn open(&self, place: &str, sealed: &[u8]) -> Result<String, Locked> {
        let (nonce, sealed) = sealed.split_at_checked(NONCE_LEN).ok_or(Locked)?;
        let nonce = Nonce::try_assume_unique_for_key(nonce).map_err(|_| Locked)?;
        let mut opened = sealed.to_vec();
        let secret =
            self.key.open_in_place(nonce, Aad::from(place.as_bytes()), &mut opened).map_err(|_| Locked)?;
        String::from_utf8(secret.to_vec()).map_err(|_| Locked)
    }
}

impl std::fmt::Debug for Vault {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Vault(hidden)")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_secret_opens_where_it_was_sealed_only() {
        let vault = Vault::new("sesame", "tests");
        let sealed = vault.seal("a", "0123456789abcdefghij");
        assert_eq!(vault.open("a", &sealed).as_deref(), Ok("0123456789abcdefghij"));
        assert_eq!(vault.open("b", &sealed), Err(Locked));
        assert_eq!(Vault::new("sesame", "else").open("a", &sealed), Err(Locked));
        assert_eq!(Vault::new("other", "tests").open("a", &sealed), Err(Locked));
    }

    #[test]
    fn a_sibling_is_the_vault_of_its_purpose() {
        let (webhooks, seeds) = (Vault::new("sesame", "webhooks"), Vault::new("sesame", "totp"));
        let sealed = webhooks.sibling("totp").seal("a", "seed");
        assert_eq!(seeds.open("a", &sealed).as_deref(), Ok("seed"));
        assert_eq!(webhooks.open("a", &sealed), Err(Locked));
    }

    #[test]
    fn what_was_tampered_with_or_cut_stays_locked() {
        let vault = Vault::new("sesame", "tests");
        let sealed = vault.seal("a", "secret");
        for place in 0..sealed.len() {
            let mut other = sealed.clone();
            other[place] ^= 1;
            assert_eq!(vault.open("a", &other), Err(Locked), "byte {place}");
            assert_eq!(vault.open("a", &sealed[..place]), Err(Locked), "cut at {place}");
        }
    }

    #[test]
    fn the_same_secret_never_looks_the_same() {
        let vault = Vault::new("sesame", "tests");
        assert_ne!(vault.seal("a", "secret"), vault.seal("a", "secret"));
    }
}
