//! Sessions opened by a password, and by a second factor where an account has one.

use jiff::Timestamp;

use super::Api;
use crate::domain::account::{CAPTCHA_AFTER, normal_email};
use crate::domain::second_factor::{HALF_SESSION_LIFE, Tried};
use crate::error::Result;
use crate::store::sessions::{Candidate, Captcha};
use crate::tokens::{self, TOKEN_LENGTH};

/// What somebody gives who wants to log in; empty where it is missing.
#[derive(Debug, Clone, Copy)]
pub struct Credentials<'a> {
    pub email: &'a str,
    pub password: &'a str,
    pub captcha_token: &'a str,
    pub captcha_input: &'a str,
    /// The page to come to in the end.
    pub return_to: &'a str,
}

/// What came of an e-mail and a password.
#[derive(Debug, PartialEq, Eq)]
pub enum Login {
    /// Nobody's address, or a wrong password.
    Refused,
    /// A wrong password, or one that was not looked at; the next attempt takes a captcha.
    CaptchaNeeded,
    /// The captcha is not answered: the password was not looked at.
    WrongCaptcha,
    /// The right password of an account that its link has not opened yet.
    NotActivated,
    /// The right password, which is not enough for this account; the id of half a session.
    SecondFactor(String),
    /// The id of a new session.
    Opened(String),
}

/// What came of a code.
#[derive(Debug, PartialEq, Eq)]
pub enum SecondFactor {
    /// Nobody's turn to give one, or no longer.
    NoSession,
    Missing,
    Wrong,
    /// Until when no code is looked at.
    Locked(Timestamp),
    /// The id of a new session, and the page that was asked for.
    Opened {
        id: String,
        return_to: String,
    },
}

impl Api {
    /// Opens a session. Takes as long for an unknown address as for a wrong password.
    pub async fn log_in(&self, given: Credentials<'_>, now: Timestamp) -> Result<Login> {
        let Some(candidate) = self.store.candidate(&normal_email(given.email), now).await? else {
            self.passwords.matches(given.password, None).await;
            return Ok(Login::Refused);
        };
        let mut captcha = Captcha::NotAsked;
        if candidate.attempts >= CAPTCHA_AFTER {
            if given.captcha_token.is_empty() || given.captcha_input.is_empty() {
                return Ok(Login::CaptchaNeeded);
            }
            if !self.is_solved(given.captcha_token, given.captcha_input, now).await? {
                return Ok(Login::WrongCaptcha);
            }
            captcha = Captcha::Solved;
        }
        // An attempt is counted before its password is looked at: those that come at once count as well.
        let counted = self.store.count_attempt(&candidate.account_id, captcha, now);
        let matches = self.passwords.matches(given.password, candidate.password_hash.clone());
        let (counted, matches) = futures_util::join!(counted, matches);
        match counted? {
            None => Ok(Login::CaptchaNeeded),
            Some(_) if matches => self.opened(candidate, given.return_to, now).await,
            Some(attempts) if attempts >= CAPTCHA_AFTER => Ok(Login::CaptchaNeeded),
            Some(_) => Ok(Login::Refused),
        }
    }

    /// What the right password opens.
    async fn opened(&self, candidate: Candidate, return_to: &str, now: Timestamp) -> Result<Login> {
        let Candidate { account_id, is_active, has_second_factor, .. } = candidate;
        if !is_active {
            self.store.forget_attempts(&account_id).await?;
            return Ok(Login::NotActivated);
        }
        let id = tokens::draw(TOKEN_LENGTH);
        if has_second_factor {
            let until = now + HALF_SESSION_LIFE;
            self.store.open_half_session(&id, &account_id, return_to, now, until).await?;
            return Ok(Login::SecondFactor(id));
        }
        self.store.open_session(&id, &account_id, now).await?;
        Ok(Login::Opened(id))
    }

    /// Makes half a session a whole one, by a code.
    pub async fn second_factor(&self, half: &str, code: &str, now: Timestamp) -> Result<SecondFactor> {
        let Some(half_session) = self.store.half_session(half, now).await? else {
            return Ok(SecondFactor::NoSession);
        };
        if code.trim().is_empty() {
            return Ok(SecondFactor::Missing);
        }
        let tx = self.store.begin().await?;
        let key = self.store.token_key();
        let tried = self.try_code(&tx, &half_session.account_id, code, now).await?;
        let tried = match tried {
            Tried::Right(_) => {
                // Two requests may bring two codes that fit: one of them finds the half session gone.
                if !tx.use_half_session(key.hash(half)).await? {
                    return Ok(SecondFactor::NoSession);
                }
                let id = tokens::draw(TOKEN_LENGTH);
                tx.add_session(key.hash(&id), &half_session.account_id, now).await?;
                SecondFactor::Opened { id, return_to: half_session.return_to }
            }
            Tried::Wrong { locked_until: None, .. } => SecondFactor::Wrong,
            Tried::Wrong { locked_until: Some(until), .. } | Tried::Locked(until) => {
                SecondFactor::Locked(until)
            }
        };
        tx.commit().await?;
        Ok(tried)
    }
}
