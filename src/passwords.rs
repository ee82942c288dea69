//! Hashes of passwords (bcrypt), made and compared beside the requests of others: a few at a time, on threads
//! that may be busy for long.

use std::sync::{Arc, LazyLock};

use tokio::sync::Semaphore;

/// Work of a new hash.
const COST: u32 = 10;
/// How many are worked on at a time; more wait their turn.
const AT_ONCE: usize = 4;

/// What the password of nobody is compared with, so that nobody costs as much as somebody.
static NOBODYS: LazyLock<String> =
    LazyLock::new(|| bcrypt::hash(crate::tokens::draw(32), COST).expect("the cost is one that bcrypt knows"));

/// The place where passwords are worked on. Clones are the same place.
#[derive(Debug, Clone)]
pub struct Passwords(Arc<Semaphore>);

/// No hash could be made.
#[derive(Debug, thiserror::Error)]
#[error("a password could not be hashed")]
pub struct Unhashed;

impl Default for Passwords {
    fn default() -> Self {
        Self(Arc::new(Semaphore::new(AT_ONCE)))
    }
}

impl Passwords {
    /// Whether the password is that of the hash; without one it takes as long, and never is.
    pub async fn matches(&self, password: &str, hash: Option<String>) -> bool {
        let password = password.to_owned();
        self.work(move || {
            let known = hash.is_some();
            let hash = hash.unwrap_or_else(|| NOBODYS.clone());
            bcrypt::verify(password, &hash).unwrap_or(false) && known
        })
        .await
        .unwrap_or(false)
    }

    pub async fn hash(&self, password: &str) -> Result<String, Unhashed> {
        let password = password.to_owned();
        self.work(move || bcrypt::hash(password, COST)).await.and_then(Result::ok).ok_or(Unhashed)
    }

    async fn work<T: Send + 'static>(&self, work: impl FnOnce() -> T + Send + 'static) -> Option<T> {
        let place = Arc::clone(&self.0).acquire_owned().await.ok()?;
        // The place goes along: who no longer waits for the answer does not free it before it is there.
        let worked = tokio::task::spawn_blocking(move || {
            let worked = work();
            drop(place);
            worked
        });
        worked.await.ok()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn a_password_matches_its_own_hash_and_nobodys_none() {
        let passwords = Passwords::default();
        let hash = passwords.hash("Trois!girafes7violettes").await.unwrap();
        assert!(hash.starts_with("$2b$10$"), "{hash}");
        assert!(passwords.matches("Trois!girafes7violettes", Some(hash.clone())).await);
        assert!(!passwords.matches("Trois!girafes7violette", Some(hash)).await);
        assert!(!passwords.matches("Trois!girafes7violettes", None).await);
        assert!(!passwords.matches("x", Some("no hash".into())).await);
    }
}
