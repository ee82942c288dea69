//! The HTTP layer's backend: the engine with the API's resolvers on the store.

use std::sync::Arc;

use jiff::Timestamp;

use crate::context::{Caller, CallerLost, Request};
use crate::domain::company::Environment;
use crate::error::BoxError;
use crate::generated;
use crate::graphql::request::Operation;
use crate::graphql::{self, Engine};
use crate::http::{Allowed, Backend, Download, Executed, Gauge, Login, Mail, SessionCaller};
use crate::oauth2::{Asked, Claim, Decided, Exchanged, Request as Oauth2Request};
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

    async fn log_in(&self, email: &str, password: &str, now: Timestamp) -> Result<Login, BoxError> {
        Ok(match self.engine.resolver().log_in(email, password, now).await? {
            resolvers::Login::Refused => Login::Refused,
            resolvers::Login::NotActivated => Login::NotActivated,
            resolvers::Login::SecondFactor => Login::SecondFactor,
            resolvers::Login::Opened(id) => Login::Opened(id),
        })
    }

    async fn log_out(&self, id: &str) -> Result<(), BoxError> {
        Ok(self.store().end_session(id).await?)
    }

    async fn activate(&self, hash: &str, now: Timestamp) -> Result<bool, BoxError> {
        Ok(self.store().activate(hash, now).await?)
    }

    async fn ask(&self, session: &str, request: &Oauth2Request, now: Timestamp) -> Result<Asked, BoxError> {
        Ok(self.engine.resolver().request_access(session, request, now).await?)
    }

    async fn decide(
        &self,
        session: &str,
        transaction: &str,
        allowed: bool,
        now: Timestamp,
    ) -> Result<Option<Decided>, BoxError> {
        Ok(self.engine.resolver().decide_access(session, transaction, allowed, now).await?)
    }

    async fn exchange(&self, claim: &Claim, now: Timestamp) -> Result<Option<Exchanged>, BoxError> {
        Ok(self.engine.resolver().exchange_code(claim, now).await?)
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

    async fn execute(
        &self,
        operation: &Operation<'_>,
        allowed: Allowed,
        request: &Request,
        out: &mut Vec<u8>,
    ) -> Executed {
        Executed::on(&self.engine, operation, allowed, request, out).await
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
