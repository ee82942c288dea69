//! What protects accounts: lost passwords, second factors, and the end of an account.

use jiff::Timestamp;
use serde_json::json;

use super::{Api, account, view};
use crate::context::{Caller, Context};
use crate::domain::account::{RESET_LIFE, check_email, normal_email};
use crate::domain::second_factor::{
    RECOVERY_CODES, RECOVERY_HALF, SEED_LENGTH, Seed, Tried, normal_recovery_code,
};
use crate::error::{Error, Result};
use crate::generated::{
    CreatePasswordResetRequestInput, ResendActivationEmailInput, SecurityResolvers, TotpRecoveryCodes,
    TotpSetup, User,
};
use crate::ids::new_id;
use crate::jobs::MAIL;
use crate::store::Tx;
use crate::store::second_factors::KeptFactor;
use crate::store::security::Obstacle;
use crate::tokens::{self, RESET_LENGTH, TOKEN_LENGTH};

/// What an account that was made anonymous is called.
const NOBODY: &str = "Compte anonymisé";

impl SecurityResolvers for Api {
    async fn resend_activation_email(
        &self,
        cx: &Context<'_>,
        input: ResendActivationEmailInput,
    ) -> Result<bool> {
        let email = normal_email(&input.email);
        check_email(&email)?;
        self.check_captcha(&input.captcha, cx.now()).await?;
        let (link, now) = (tokens::draw(TOKEN_LENGTH), cx.now());
        let tx = self.store.begin().await?;
        if let Some(found) = tx.account_of(&email).await?
            && !found.is_active
        {
            tx.add_activation(self.store.token_key().hash(&link), &found.id, now).await?;
            let mail = json!({ "template": "activation", "to": [email], "user": { "name": found.name }, "hash": link });
            tx.add_job(&new_id(now), MAIL, &mail, now).await?;
        }
        tx.commit().await?;
        account::take_some_time().await;
        Ok(true)
    }

    async fn create_password_reset_request(
        &self,
        cx: &Context<'_>,
        input: CreatePasswordResetRequestInput,
    ) -> Result<bool> {
        self.check_captcha(&input.captcha, cx.now()).await?;
        let (email, link, now) = (normal_email(&input.email), tokens::draw_hex(RESET_LENGTH), cx.now());
        let tx = self.store.begin().await?;
        if let Some(found) = tx.account_of(&email).await? {
            let hash = self.store.token_key().hash(&link);
            tx.replace_password_resets(hash, &found.id, now + RESET_LIFE).await?;
            let user = json!({ "name": found.name });
            let mail = json!({ "template": "password-reset", "to": [email], "user": user, "hash": link });
            tx.add_job(&new_id(now), MAIL, &mail, now).await?;
        }
        tx.commit().await?;
        account::take_some_time().await;
        Ok(true)
    }

    async fn generate_totp_setup(&self, cx: &Context<'_>) -> Result<TotpSetup> {
        let caller = cx.session_user()?;
        let seed = Seed::new(rand::random::<[u8; SEED_LENGTH]>());
        let tx = self.store.begin().await?;
        let kept = tx.lock_second_factor(&caller.user_id).await?;
        if kept.is_active {
            return Err(already_active());
        }
        let sealed = self.seeds.seal(&caller.user_id, &seed.text());
        tx.prepare_second_factor(&caller.user_id, &sealed, cx.now()).await?;
        tx.commit().await?;
        Ok(TotpSetup { secret: seed.text(), qr_code_url: seed.url(&kept.email) })
    }

    async fn confirm_totp_setup(&self, cx: &Context<'_>, code: String) -> Result<TotpRecoveryCodes> {
        let (caller, now) = (cx.session_user()?, cx.now());
        let tx = self.store.begin().await?;
        let kept = tx.lock_second_factor(&caller.user_id).await?;
        if kept.is_active {
            return Err(already_active());
        }
        let seed = self.seed(&caller.user_id, &kept)?;
        let seed =
            seed.ok_or_else(|| Error::bad_input("Demandez d'abord un secret par generateTotpSetup."))?;
        // It opens no session: it may still open one, where it was typed quickly.
        if !seed.fits(&code, now) {
            return Err(wrong_code());
        }
        let codes = recovery_codes();
        let hashes: Vec<_> = codes.iter().filter_map(|code| self.recovery_hash(code)).collect();
        tx.activate_second_factor(&caller.user_id, &hashes, now).await?;
        if let Some(session) = &cx.request.session {
            let session = self.store.token_key().hash(&session.id());
            tx.reissue_session(session, now + account::YOUNGER).await?;
        }
        announce(&tx, "totp-enabled", &kept, now).await?;
        tx.commit().await?;
        Ok(TotpRecoveryCodes { codes })
    }

    async fn disable_totp(&self, cx: &Context<'_>, code: String) -> Result<User> {
        let (caller, now) = (cx.session_user()?, cx.now());
        let tx = self.store.begin().await?;
        let kept = tx.lock_second_factor(&caller.user_id).await?;
        if !kept.is_active {
            return Err(Error::bad_input("La double authentification n'est pas active."));
        }
        match self.try_any_code(&caller.user_id, &kept, &code, now)? {
            Tried::Right(_) => {}
            Tried::Locked(_) => {
                return Err(Error::TooManyRequests(
                    "Trop de codes erronés. Réessayez dans quelques minutes.".into(),
                ));
            }
            // What was wrong counts, though nothing else is changed.
            wrong @ Tried::Wrong { .. } => {
                tx.note_code(&caller.user_id, wrong).await?;
                tx.commit().await?;
                return Err(wrong_code());
            }
        }
        tx.take_off_second_factor(&caller.user_id, now).await?;
        announce(&tx, "totp-disabled", &kept, now).await?;
        tx.commit().await?;
        let person = self.store.person(&caller.user_id).await?;
        // Nobody administers the platform without a second factor.
        Ok(view::user::me(&Caller { is_admin: false, ..caller.clone() }, Some(person)))
    }

    async fn anonymize_user(&self, cx: &Context<'_>, id_or_email: String) -> Result<String> {
        let (caller, now) = (cx.session_user()?, cx.now());
        if !caller.is_admin {
            return Err(Error::forbidden(
                "Cette opération est réservée aux administrateurs de la plateforme.",
            ));
        }
        let tx = self.store.begin().await?;
        let found = tx.hold_account(&id_or_email, &normal_email(&id_or_email)).await?;
        let found = found.ok_or_else(|| Error::bad_input("Ce compte n'existe pas."))?;
        match tx.obstacle(&found.id).await? {
            None => {}
            Some(Obstacle::OwnsApplication) => {
                return Err(Error::bad_input(
                    "Cette personne a déclaré une application : supprimez-la d'abord (deleteApplication).",
                ));
            }
            Some(Obstacle::OnlyAdmin(org)) => {
                return Err(Error::bad_input(format!(
                    "Cette personne est seule à administrer l'établissement {org} : nommez-y d'abord quelqu'un d'autre."
                )));
            }
        }
        let email = format!("anonyme-{}@compte.invalid", tokens::draw(20).to_lowercase());
        tx.anonymize(&found.id, &found.email, &email, NOBODY, now).await?;
        tx.commit().await?;
        tracing::info!(by = caller.user_id, account = found.id, "an account was made anonymous");
        Ok(email)
    }
}

impl Api {
    /// Looks at a code that is to open a session, and keeps what came of it.
    pub(super) async fn try_code(&self, tx: &Tx, account: &str, code: &str, now: Timestamp) -> Result<Tried> {
        let kept = tx.lock_second_factor(account).await?;
        let seed = if kept.is_active { self.seed(account, &kept)? } else { None };
        let tried = kept.guard.attempt(|used| seed?.use_up(code, used, now), now);
        tx.note_code(account, tried).await?;
        Ok(tried)
    }

    /// Looks at a code that may be a recovery code as well. It uses nothing up: the second factor goes with it.
    fn try_any_code(&self, account: &str, kept: &KeptFactor, code: &str, now: Timestamp) -> Result<Tried> {
        let seed = self.seed(account, kept)?;
        let recovery = self.recovery_hash(code);
        let is_recovery = recovery.is_some_and(|hash| kept.recovery_hashes.iter().any(|kept| *kept == hash));
        let is_right = is_recovery || seed.is_some_and(|seed| seed.fits(code, now));
        Ok(kept.guard.attempt(|used| is_right.then_some(used), now))
    }

    fn seed(&self, account: &str, kept: &KeptFactor) -> Result<Option<Seed>> {
        let Some(sealed) = &kept.sealed_seed else { return Ok(None) };
        let text = self.seeds.open(account, sealed).map_err(Error::internal)?;
        Seed::read(&text).map(Some).ok_or_else(|| Error::internal("a seed is no base 32"))
    }

    fn recovery_hash(&self, code: &str) -> Option<[u8; 32]> {
        normal_recovery_code(code).map(|code| self.store.token_key().hash(&code))
    }
}

fn recovery_codes() -> Vec<String> {
    let half = || tokens::draw_capitals(RECOVERY_HALF);
    (0..RECOVERY_CODES).map(|_| format!("{}-{}", half(), half())).collect()
}

async fn announce(tx: &Tx, template: &str, kept: &KeptFactor, now: Timestamp) -> Result<()> {
    let mail = json!({ "template": template, "to": [kept.email], "user": { "name": kept.name } });
    Ok(tx.add_job(&new_id(now), MAIL, &mail, now).await?)
}

fn already_active() -> Error {
    Error::bad_input("La double authentification est déjà active.")
}

fn wrong_code() -> Error {
    Error::bad_input("Ce code (code) est erroné ou n'est plus valable.")
}
