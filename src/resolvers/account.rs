//! Operations of people on their accounts: tokens, profile, password, sign-up.

use std::time::Duration;

use jiff::SignedDuration;
use serde_json::json;

use super::{Api, journal, view};
use crate::context::{Caller, Context};
use crate::domain::account::{self, CONSENT_LIFE};
use crate::error::{Error, Result};
use crate::generated::{
    AccessToken, AccountResolvers, CreateAccessTokenInput, NewAccessToken, SignupInput, User,
};
use crate::graphql::input::Maybe;
use crate::ids::new_id;
use crate::jobs::MAIL;
use crate::scalars::{DateTime, Id};
use crate::store::accounts::NewToken;
use crate::store::people::{NewAccount, OwnToken, ProfileChange};
use crate::tokens::{self, TOKEN_LENGTH};

/// A session must be younger than the password.
pub(super) const YOUNGER: SignedDuration = SignedDuration::from_millis(1);
/// The longest wait of an answer that must not tell known addresses from others, in milliseconds.
const LONGEST_WAIT: u64 = 1000;

impl AccountResolvers for Api {
    async fn access_tokens(&self, cx: &Context<'_>) -> Result<Vec<AccessToken>> {
        let caller = cx.session_user()?;
        Ok(self.store.own_tokens(&caller.user_id).await?.into_iter().map(token).collect())
    }

    async fn create_access_token(
        &self,
        cx: &Context<'_>,
        input: CreateAccessTokenInput,
    ) -> Result<NewAccessToken> {
        let caller = cx.session_user()?;
        let (id, token) = (new_id(cx.now()), tokens::draw(TOKEN_LENGTH));
        let kept = NewToken {
            id: &id,
            account_id: &caller.user_id,
            hash: self.store.token_key().hash(&token),
            description: Some(&input.description),
            application_id: None,
        };
        let tx = self.store.begin().await?;
        tx.add_token(&kept, cx.now()).await?;
        tx.commit().await?;
        Ok(NewAccessToken { description: input.description, id: Id(id), token })
    }

    async fn revoke_access_token(&self, cx: &Context<'_>, id: Id) -> Result<AccessToken> {
        let caller = cx.session_user()?;
        let tx = self.store.begin().await?;
        let (owner, found) =
            tx.token(&id.0).await?.ok_or_else(|| Error::bad_input("Ce jeton n'existe pas."))?;
        if owner != caller.user_id {
            return Err(Error::forbidden("Ce jeton n'est pas le vôtre."));
        }
        tx.revoke_token(&id.0).await?;
        tx.commit().await?;
        Ok(token(found))
    }

    async fn revoke_all_access_tokens(&self, cx: &Context<'_>) -> Result<Vec<AccessToken>> {
        let caller = cx.session_user()?;
        let tx = self.store.begin().await?;
        let revoked = tx.revoke_tokens(&caller.user_id).await?;
        tx.commit().await?;
        Ok(revoked.into_iter().map(token).collect())
    }

    async fn change_password(
        &self,
        cx: &Context<'_>,
        old_password: String,
        new_password: String,
    ) -> Result<User> {
        let caller = cx.session_user()?;
        self.renew_session(cx).await?;
        let hash = self.store.password_hash(&caller.user_id).await?;
        if !self.passwords.matches(&old_password, hash).await {
            return Err(Error::BadUserInput {
                message: "L'ancien mot de passe est erroné.".into(),
                invalid_args: &["oldPassword"],
            });
        }
        let new_password = new_password.trim();
        account::check_password(new_password)?;
        let hash = self.passwords.hash(new_password).await.map_err(Error::internal)?;
        let tx = self.store.begin().await?;
        tx.set_password(&caller.user_id, &hash, cx.now()).await?;
        if let Some(session) = &cx.request.session {
            let session = self.store.token_key().hash(&session.id());
            tx.reissue_session(session, cx.now() + YOUNGER).await?;
        }
        tx.commit().await?;
        Ok(view::user::me(caller, Some(self.store.person(&caller.user_id).await?)))
    }

    async fn edit_profile(
        &self,
        cx: &Context<'_>,
        name: Maybe<String>,
        phone: Maybe<String>,
        tracking_consent: Maybe<bool>,
    ) -> Result<User> {
        let caller = cx.session_user()?;
        let change = ProfileChange {
            name: name.value().map(|name| account::name(&name)).transpose()?,
            phone: match phone {
                Maybe::Absent => None,
                Maybe::Null => Some(None),
                Maybe::Value(phone) => Some(Some(phone.trim().to_owned()).filter(|phone| !phone.is_empty())),
            },
            tracking: tracking_consent.value().map(|consent| (consent, cx.now() + CONSENT_LIFE)),
        };
        let tx = self.store.begin().await?;
        tx.edit_profile(&caller.user_id, &change, cx.now()).await?;
        tx.commit().await?;
        let person = self.store.person(&caller.user_id).await?;
        let name = change.name.unwrap_or_else(|| caller.name.clone());
        Ok(view::user::me(&Caller { name, ..caller.clone() }, Some(person)))
    }

    async fn signup(&self, cx: &Context<'_>, user_infos: SignupInput) -> Result<bool> {
        let SignupInput { email, name, password, phone } = user_infos;
        let (email, name) = (account::normal_email(&email), account::name(&name)?);
        account::check_email(&email)?;
        account::check_password(&password)?;
        let hash = self.passwords.hash(&password).await.map_err(Error::internal)?;
        let phone = phone.value().map(|phone| phone.trim().to_owned()).filter(|phone| !phone.is_empty());
        let (id, link) = (new_id(cx.now()), tokens::draw(TOKEN_LENGTH));
        self.store
            .transaction(|tx| {
                let (id, email, link) = (id.as_str(), email.as_str(), link.as_str());
                let new = NewAccount { id, email, name: &name, phone: phone.as_deref(), password_hash: &hash };
                let activation = self.store.token_key().hash(link);
                let name = name.as_str();
                async move {
                    let now = cx.now();
                    let mail = if tx.sign_up(&new, now).await? {
                        tx.add_activation(activation, id, now).await?;
                        let companies = tx.accept_invitations(email, id, now).await?;
                        journal::joined(&tx, cx, id, &companies).await?;
                        json!({ "template": "activation", "to": [email], "user": { "name": name }, "hash": link })
                    } else {
                        json!({ "template": "already-registered", "to": [email] })
                    };
                    tx.add_job(&new_id(now), MAIL, &mail, now).await?;
                    Ok::<_, Error>(())
                }
            })
            .await?;
        take_some_time().await;
        Ok(true)
    }

    async fn reset_password(&self, cx: &Context<'_>, new_password: String, hash: String) -> Result<bool> {
        let unknown = || Error::bad_input("Ce lien de réinitialisation est inconnu ou expiré (hash).");
        if !self.store.has_password_reset(&hash, cx.now()).await? {
            return Err(unknown());
        }
        let new_password = new_password.trim();
        account::check_password(new_password)?;
        let kept = self.passwords.hash(new_password).await.map_err(Error::internal)?;
        let tx = self.store.begin().await?;
        let account =
            tx.use_password_reset(self.store.token_key().hash(&hash), cx.now()).await?.ok_or_else(unknown)?;
        tx.set_password(&account, &kept, cx.now()).await?;
        tx.commit().await?;
        Ok(true)
    }
}

impl Api {
    /// Gives the caller's session another id, so that whoever knows the old one is left without.
    async fn renew_session(&self, cx: &Context<'_>) -> Result<()> {
        if let Some(session) = &cx.request.session {
            let id = tokens::draw(TOKEN_LENGTH);
            if self.store.move_session(&session.id(), &id).await? {
                session.replace(id);
            }
        }
        Ok(())
    }
}

/// Waits, so that the time of an answer does not tell known addresses from others.
pub(super) async fn take_some_time() {
    tokio::time::sleep(Duration::from_millis(rand::random_range(0..=LONGEST_WAIT))).await;
}

fn token(kept: OwnToken) -> AccessToken {
    AccessToken { description: kept.description, id: Id(kept.id), last_used: kept.last_used.map(DateTime) }
}
