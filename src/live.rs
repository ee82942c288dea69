//! The HTTP layer's backend: the engine with the API's resolvers on the store.

use std::net::IpAddr;
use std::sync::Arc;

use jiff::Timestamp;

use crate::captcha;
use crate::context::{Caller, CallerLost, Request};
use crate::domain::company::Environment;
use crate::error::BoxError;
use crate::generated;
use crate::graphql::request::Operation;
use crate::graphql::{self, Engine, Prepared};
use crate::http::{
    Acting, Allowed, Backend, Captcha, CaptchaSound, Credentials, Download, Executed, Gauge, Login, Mail,
    SecondFactor, SessionCaller,
};
use crate::resolvers::{self, Api};
use crate::store::Store;
use crate::store::jobs::Depth;
use crate::store::mailbox::Kept;
use crate::store::sessions::SessionFound;

/// The API, ready to answer.
pub struct Live {
    engine: Engine<Api>,
}

impl Live {
    pub fn new(api: Api, settings: graphql::Settings) -> Self {
        Self { engine: Engine::new(&generated::SCHEMA, api, settings) }
    }

    pub fn store(&self) -> &Store {
        &self.engine.resolver().store
    }
}

impl Backend for Live {
    async fn caller_by_token(&self, token: &str, now: Timestamp) -> Result<Option<Arc<Caller>>, CallerLost> {
        let found = self.store().caller_by_token(token, now).await;
        found.map_err(|error| CallerLost(error.to_string()))
    }

    async fn caller_by_session(&self, id: &str, now: Timestamp) -> Result<SessionCaller, CallerLost> {
        let found = self.store().caller_by_session(id, now).await;
        Ok(match found.map_err(|error| CallerLost(error.to_string()))? {
            SessionFound::None => SessionCaller::Nobody,
            SessionFound::Outdated => SessionCaller::Outdated,
            SessionFound::Live(caller) => SessionCaller::Known(caller),
        })
    }

    async fn log_in(&self, given: Credentials<'_>, now: Timestamp) -> Result<Login, BoxError> {
        let Credentials { email, password, captcha_token, captcha_input, return_to } = given;
        let given = resolvers::Credentials { email, password, captcha_token, captcha_input, return_to };
        Ok(match self.engine.resolver().log_in(given, now).await? {
            resolvers::Login::Refused => Login::Refused,
            resolvers::Login::CaptchaNeeded => Login::CaptchaNeeded,
            resolvers::Login::WrongCaptcha => Login::WrongCaptcha,
            resolvers::Login::NotActivated => Login::NotActivated,
            resolvers::Login::SecondFactor(id) => Login::SecondFactor(id),
            resolvers::Login::Opened(id) => Login::Opened(id),
        })
    }

    async fn second_factor(&self, half: &str, code: &str, now: Timestamp) -> Result<SecondFactor, BoxError> {
        Ok(match self.engine.resolver().second_factor(half, code, now).await? {
            resolvers::SecondFactor::NoSession => SecondFactor::NoSession,
            resolvers::SecondFactor::Missing => SecondFactor::Missing,
            resolvers::SecondFactor::Wrong => SecondFactor::Wrong,
            resolvers::SecondFactor::Locked(until) => SecondFactor::Locked(until),
            resolvers::SecondFactor::Opened { id, return_to } => SecondFactor::Opened { id, return_to },
        })
    }

    async fn captcha(&self, now: Timestamp) -> Result<Captcha, BoxError> {
        let resolvers::NewCaptcha { picture, token } = self.engine.resolver().new_captcha(now).await?;
        Ok(Captcha { picture, token })
    }

    async fn captcha_sound(&self, token: &str, now: Timestamp) -> Result<CaptchaSound, BoxError> {
        let captcha::Sound { clips, order } = self.engine.resolver().captcha_sound(token, now).await?;
        Ok(CaptchaSound { clips, order })
    }

    async fn act_as(
        &self,
        session: &str,
        email: &str,
        ip: IpAddr,
        now: Timestamp,
    ) -> Result<Acting, BoxError> {
        Ok(match self.engine.resolver().act_as(session, email, ip, now).await? {
            resolvers::Acting::NotAllowed => Acting::NotAllowed,
            resolvers::Acting::Unknown => Acting::Unknown,
            resolvers::Acting::Begun => Acting::Begun,
        })
    }

    async fn stop_acting(&self, session: &str, now: Timestamp) -> Result<bool, BoxError> {
        Ok(self.engine.resolver().stop_acting(session, now).await?)
    }

    async fn log_out(&self, id: &str) -> Result<(), BoxError> {
        Ok(self.store().end_session(id).await?)
    }

    async fn activate(&self, hash: &str, now: Timestamp) -> Result<bool, BoxError> {
        Ok(self.store().activate(hash, now).await?)
    }

    async fn mailbox(&self) -> Result<Option<Vec<Mail>>, BoxError> {
        if self.engine.resolver().settings.environment != Environment::Sandbox {
            return Ok(None);
        }
        let kept =
            self.store().mailbox().await?.into_iter().map(|Kept { recipients, subject, body, sent_at }| {
                Mail { recipients, subject, body, sent_at }
            });
        Ok(Some(kept.collect()))
    }

    async fn ping(&self) -> Result<(), BoxError> {
        Ok(self.store().ping().await?)
    }

    async fn take_download(&self, token: &str, now: Timestamp) -> Result<Option<Download>, BoxError> {
        let file = self.store().take_download(token, now).await?;
        Ok(file.map(|file| Download {
            file_name: file.file_name,
            content_type: file.content_type,
            content: file.content.into(),
        }))
    }

    async fn road_control(&self, token: &str, now: Timestamp) -> Result<Option<String>, BoxError> {
        Ok(self.engine.resolver().road_control(token, now).await?)
    }

    async fn prepare(&self, operation: &Operation<'_>) -> Prepared {
        self.engine.prepare(operation).await
    }

    async fn execute(
        &self,
        prepared: &Prepared,
        operation: &Operation<'_>,
        allowed: Allowed,
        request: &Request,
        out: &mut Vec<u8>,
    ) -> Executed {
        Executed::on(&self.engine, prepared, operation, allowed, request, out).await
    }

    fn sdl(&self) -> &str {
        generated::SCHEMA.sdl
    }

    async fn gauges(&self) -> Vec<Gauge> {
        // While the database is away there is nothing to tell; that it is away is told elsewhere.
        let depths = self.store().job_depths().await.unwrap_or_default();
        let by_kind = |count: fn(&Depth) -> i64| {
            depths.iter().map(|depth| (Some(("kind", depth.kind.clone())), count(depth) as f64)).collect()
        };
        vec![
            Gauge { name: "jobs_waiting", help: "Jobs to do, by kind", values: by_kind(|one| one.waiting) },
            Gauge {
                name: "jobs_given_up",
                help: "Jobs that failed for good",
                values: by_kind(|one| one.given_up),
            },
        ]
    }
}
