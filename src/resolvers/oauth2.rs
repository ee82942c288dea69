//! OAuth2, authorization code: an application asks, its person decides, a code becomes a token (platform
//! specification, 3.4).

use jiff::{SignedDuration, Timestamp};

use super::Api;
use crate::error::{Error, Result};
use crate::ids::new_id;
use crate::oauth2::{Asked, Claim, Decided, Exchanged, Request};
use crate::store::StoreError;
use crate::store::accounts::NewToken;
use crate::tokens::{self, CODE_LENGTH, TOKEN_LENGTH, TRANSACTION_LENGTH};

/// How long a person may think.
const TO_DECIDE: SignedDuration = SignedDuration::from_mins(10);
/// How long a code holds.
const TO_EXCHANGE: SignedDuration = SignedDuration::from_secs(600);

impl Api {
    /// Notes what an application asks of whoever is behind a session.
    pub async fn request_access(&self, session: &str, request: &Request, now: Timestamp) -> Result<Asked> {
        let application = match self.store.application(&request.client_id).await {
            Ok(application) => application,
            Err(StoreError::Missing(_)) => return Ok(Asked::UnknownClient),
            Err(other) => return Err(other.into()),
        };
        if !application.redirect_uris.contains(&request.redirect_uri) {
            return Ok(Asked::UnregisteredUri);
        }
        let transaction = tokens::draw(TRANSACTION_LENGTH);
        self.store.ask(&transaction, session, request, now, now + TO_DECIDE).await?;
        Ok(Asked::Pending { transaction, client: application.name })
    }

    /// Takes a person's decision, once. None where nothing was asked in this session.
    pub async fn decide_access(
        &self,
        session: &str,
        transaction: &str,
        allowed: bool,
        now: Timestamp,
    ) -> Result<Option<Decided>> {
        let key = self.store.token_key();
        let (transaction, session) = (key.hash(transaction), key.hash(session));
        let code = allowed.then(|| tokens::draw(CODE_LENGTH));
        let hash = code.as_deref().map(|code| key.hash(code));
        let answered = self
            .store
            .transaction(|tx| async move {
                let answered = tx.answer(transaction, session, now).await?;
                if let (Some(answered), Some(hash)) = (&answered, hash) {
                    tx.add_code(hash, answered, now, now + TO_EXCHANGE).await?;
                }
                Ok::<_, Error>(answered)
            })
            .await?;
        Ok(answered.map(|answered| {
            let Request { redirect_uri, state, .. } = answered.request;
            Decided { redirect_uri, state, code }
        }))
    }

    /// Exchanges a code for a token that does not end. None for an application that is unknown, or another one.
    pub async fn exchange_code(&self, claim: &Claim, now: Timestamp) -> Result<Option<Exchanged>> {
        let key = self.store.token_key();
        let tx = self.store.begin().await?;
        let Some(sealed) = tx.hold_client(&claim.client_id).await? else { return Ok(None) };
        let secret = self.client_secret(&claim.client_id, &sealed)?;
        if !key.agree(&claim.client_secret, &secret) {
            return Ok(None);
        }
        let hash = key.hash(&claim.code);
        let code = tx.lock_code(hash, now).await?.filter(|code| {
            code.application_id == claim.client_id
                && code.redirect_uri == claim.redirect_uri
                && code.challenge.as_ref().is_none_or(|challenge| challenge.is_met_by(&claim.verifier))
        });
        // What does not fit leaves the code as it is, for whom it was made.
        let Some(code) = code else { return Ok(Some(Exchanged::InvalidGrant)) };
        let token = tokens::draw(TOKEN_LENGTH);
        let new = NewToken {
            id: &new_id(now),
            account_id: &code.account_id,
            hash: key.hash(&token),
            description: None,
            application_id: Some(&claim.client_id),
        };
        tx.use_code(hash).await?;
        tx.add_token(&new, now).await?;
        tx.commit().await?;
        Ok(Some(Exchanged::Token { token, name: code.name, email: code.email }))
    }
}
