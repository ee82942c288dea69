//! Captchas: shown, spoken, and answered once.

use jiff::{SignedDuration, Timestamp};

use super::Api;
use crate::captcha::{self, Sound, TOKEN_LENGTH};
use crate::error::{Error, Result};
use crate::generated::CaptchaInput;
use crate::tokens;

/// How long a captcha may be answered.
const LIFE: SignedDuration = SignedDuration::from_mins(3);

/// A captcha to be shown.
#[derive(Debug)]
pub struct NewCaptcha {
    /// A PNG.
    pub picture: Vec<u8>,
    pub token: String,
}

impl Api {
    pub async fn new_captcha(&self, now: Timestamp) -> Result<NewCaptcha> {
        let (answer, token) = (captcha::draw(), tokens::draw(TOKEN_LENGTH));
        self.store.add_captcha(&token, &answer, now, now + LIFE).await?;
        Ok(NewCaptcha { picture: captcha::picture(&answer), token })
    }

    /// A captcha for those who do not see it.
    pub async fn captcha_sound(&self, token: &str, now: Timestamp) -> Result<Sound> {
        let answer = self.store.captcha(token, now).await?;
        Ok(answer.map_or_else(captcha::out_of_date, |answer| captcha::sound(&answer)))
    }

    /// Whether this answers the captcha, which is of no more use from now on.
    pub(super) async fn is_solved(&self, token: &str, given: &str, now: Timestamp) -> Result<bool> {
        let answer = self.store.take_captcha(token, now).await?;
        Ok(answer.is_some_and(|answer| captcha::is_answer(&answer, given)))
    }

    /// Errors: `BAD_USER_INPUT`, when the captcha is not answered.
    pub(super) async fn check_captcha(&self, captcha: &CaptchaInput, now: Timestamp) -> Result<()> {
        if self.is_solved(&captcha.token, &captcha.value, now).await? {
            return Ok(());
        }
        Err(Error::bad_input("Le code de l'image (captcha) est erroné ou n'est plus valable."))
    }
}
