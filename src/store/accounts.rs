//! People, and who stands behind a token.

use std::collections::{HashMap, HashSet};
use std::sync::{Arc, Mutex, PoisonError, Weak};

use jiff::{SignedDuration, Timestamp};

use super::batch::Batcher;
use super::columns::{Columns, named};
use super::{Inner, Param, Row, Store, StoreError, Tx, queries};
use crate::context::{Caller, Client, Membership, Via};
use crate::tokens::TokenKey;

queries! {
    /// Tokens that hold, their users and all memberships: what every request with a token asks first.
    CALLERS = "
        select t.hash, t.id, t.last_used, t.description, t.application_id, a.id, a.email, a.name,
               a.is_admin and a.totp_activated_at is not null, own.company_ids, own.org_ids, own.roles
          from access_token t
          join account a on a.id = t.account_id
         cross join lateral (
               select array_agg(c.id) as company_ids, array_agg(c.org_id) as org_ids, array_agg(m.role) as roles
                 from membership m
                 join company c on c.id = m.company_id
                where m.account_id = a.id
               ) own
         where t.hash = any($1) and not t.is_revoked and a.is_active";

    TOUCH_TOKEN = "
        update access_token
           set last_used = $2
         where id = $1 and (last_used is null or last_used < $2)";

    ADD_TOKEN = "
        insert into access_token (id, account_id, hash, description, application_id, created_at)
        values ($1, $2, $3, $4, $5, $6)";

    PERSON = "
        select phone, feature_flags, totp_activated_at is not null, tracking_consent, tracking_consent_until
          from account
         where id = $1";

    PASSWORD_RESET = "
        select hash
          from password_reset
         where hash = $1 and expires_at > $2";
}

/// Days are counted in UTC.
const A_DAY: SignedDuration = SignedDuration::from_hours(24);
/// Most tokens looked up by one query.
const MOST_TOKENS: usize = 64;

/// What the store keeps in memory to know callers by.
pub(super) struct Identity {
    key: TokenKey,
    callers: Batcher<[u8; 32], Known>,
    /// Tokens whose day of last use is being written.
    touching: Mutex<HashSet<Arc<str>>>,
}

/// A token that holds.
#[derive(Clone)]
struct Known {
    token_id: Arc<str>,
    last_used: Option<Timestamp>,
    caller: Arc<Caller>,
}

/// What only a person himself sees of his account.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Person {
    pub phone: Option<String>,
    pub feature_flags: Vec<String>,
    pub totp_enabled: bool,
    pub tracking_consent: bool,
    pub tracking_consent_until: Option<Timestamp>,
}

impl Identity {
    pub(super) fn new(key: TokenKey, store: Weak<Inner>) -> Self {
        let load = move |hashes| {
            let store = store.clone();
            async move {
                let Some(inner) = store.upgrade() else { return Ok(HashMap::new()) };
                callers(&Store { inner }, hashes).await
            }
        };
        Self { key, callers: Batcher::new(MOST_TOKENS, load), touching: Mutex::default() }
    }
}

impl Store {
    /// The user behind a token, with his memberships; none for a token that is unknown or revoked, or whose
    /// user is inactive. Notes the day of use in the background.
    pub async fn caller_by_token(
        &self,
        token: &str,
        now: Timestamp,
    ) -> Result<Option<Arc<Caller>>, StoreError> {
        let identity = &self.inner.identity;
        let Some(known) = identity.callers.get(identity.key.hash(token)).await? else { return Ok(None) };
        if known.last_used.is_none_or(|day| now.duration_since(day) >= A_DAY) {
            self.touch(known.token_id, now);
        }
        Ok(Some(known.caller))
    }

    /// The server's key of tokens.
    pub fn token_key(&self) -> &TokenKey {
        &self.inner.identity.key
    }

    /// What only a person himself sees of his account.
    pub async fn person(&self, account: &str) -> Result<Person, StoreError> {
        let row = self.query_opt(PERSON, &[&account]).await?.ok_or(StoreError::Missing("Utilisateur"))?;
        let mut columns = Columns::of(&row);
        Ok(Person {
            phone: columns.take()?,
            feature_flags: columns.take()?,
            totp_enabled: columns.take()?,
            tracking_consent: columns.take()?,
            tracking_consent_until: columns.take()?,
        })
    }

    /// Whether a request for a new password stands, by what its link holds.
    pub async fn has_password_reset(&self, link: &str, now: Timestamp) -> Result<bool, StoreError> {
        let hash: &[u8] = &self.token_key().hash(link);
        Ok(self.query_opt(PASSWORD_RESET, &[&hash, &now]).await?.is_some())
    }

    /// Writes the day of last use, once at a time for each token. A failure is of no consequence: the next
    /// use tries again.
    fn touch(&self, token_id: Arc<str>, now: Timestamp) {
        if !self.touching().insert(Arc::clone(&token_id)) {
            return;
        }
        let store = self.clone();
        tokio::spawn(async move {
            let day = midnight(now);
            let write = async {
                let tx = store.begin().await?;
                tx.execute(TOUCH_TOKEN, &[&&*token_id, &day]).await?;
                tx.commit().await
            };
            if let Err(error) = write.await {
                tracing::warn!(%error, "last use of a token not noted");
            }
            store.touching().remove(&token_id);
        });
    }

    fn touching(&self) -> std::sync::MutexGuard<'_, HashSet<Arc<str>>> {
        self.inner.identity.touching.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// A token of an account, as it is kept.
#[derive(Debug)]
pub struct NewToken<'a> {
    pub id: &'a str,
    pub account_id: &'a str,
    pub hash: [u8; 32],
    pub description: Option<&'a str>,
    /// The application that it is given to; none for a personal one.
    pub application_id: Option<&'a str>,
}

impl Tx {
    pub async fn add_token(&self, token: &NewToken<'_>, now: Timestamp) -> Result<(), StoreError> {
        let hash: &[u8] = &token.hash;
        let NewToken { id, account_id, description, application_id, .. } = token;
        let params: [Param<'_>; 6] = [id, account_id, &hash, description, application_id, &now];
        self.execute(ADD_TOKEN, &params).await.map(drop)
    }
}

async fn callers(store: &Store, hashes: Vec<[u8; 32]>) -> Result<HashMap<[u8; 32], Known>, StoreError> {
    let hashes: Vec<&[u8]> = hashes.iter().map(<[u8; 32]>::as_slice).collect();
    store.query(CALLERS, &[&hashes]).await?.iter().map(known).collect()
}

fn known(row: &Row) -> Result<([u8; 32], Known), StoreError> {
    let mut columns = Columns::of(row);
    let hash = columns.take::<&[u8]>()?.try_into().map_err(StoreError::internal)?;
    let token_id: Arc<str> = Arc::from(columns.take::<&str>()?);
    let last_used = columns.take()?;
    let client = Client { token_name: columns.take()?, application_id: columns.take()? };
    let caller = caller(&mut columns, Via::Token, Some((Arc::clone(&token_id), client)))?;
    Ok((hash, Known { token_id, last_used, caller: Arc::new(caller) }))
}

/// The person that the next columns tell of, with his memberships.
pub(super) fn caller(
    columns: &mut Columns<'_>,
    via: Via,
    token: Option<(Arc<str>, Client)>,
) -> Result<Caller, StoreError> {
    let (token_id, client) = token.unzip();
    let mut caller = Caller {
        user_id: columns.take()?,
        email: columns.take()?,
        name: columns.take()?,
        is_admin: columns.take()?,
        via,
        token_id,
        client: client.unwrap_or_default(),
        memberships: Vec::new(),
    };
    // Without a membership the arrays are null.
    let company_ids = columns.take::<Option<Vec<String>>>()?.unwrap_or_default();
    let org_ids = columns.take::<Option<Vec<String>>>()?.unwrap_or_default();
    let roles = columns.take::<Option<Vec<&str>>>()?.unwrap_or_default();
    for ((company_id, org_id), role) in company_ids.into_iter().zip(org_ids).zip(roles) {
        caller.memberships.push(Membership { company_id, org_id, role: named(role)? });
    }
    Ok(caller)
}

/// Midnight, UTC, of the day.
fn midnight(now: Timestamp) -> Timestamp {
    now.to_zoned(jiff::tz::TimeZone::UTC).start_of_day().map_or(now, |start| start.timestamp())
}
