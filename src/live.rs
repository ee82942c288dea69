//! The HTTP layer's backend: the engine with the API's resolvers on the store.

use std::net::IpAddr;
use std::sync::Arc;

use jiff::Timestamp;
use jiff::civil::Date;

use crate::captcha;
use crate::context::{Caller, CallerLost, Request};
use crate::domain::company::Environment;
use crate::error::BoxError;
use crate::generated;
use crate::graphql::request::Operation;
use crate::graphql::{self, Engine, Prepared};
use crate::http::{
    Acting, Allowed, Backend, Captcha, CaptchaSound, Credentials, Download, Executed, FailedJob, Gauge,
    JobKind, Jobs, Login, Mail, SecondFactor, Sense, SessionCaller, Settle, Statistics, WeekOfNotes,
};
use crate::oauth2::{Asked, Claim, Decided, Exchanged, Request as Oauth2Request};
use crate::resolvers::{self, Api};
use crate::store::jobs::Depth;
use crate::store::mailbox::Kept;
use crate::store::sessions::SessionFound;
use crate::store::statistics::Week;
use crate::store::{Store, downloads};

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
        let kept = self.store().mailbox().await?.into_iter().map(|(kept, files)| {
            let Kept { id, recipients, copies, subject, body, sent_at } = kept;
            Mail { id, recipients, copies, subject, body, sent_at, files }
        });
        Ok(Some(kept.collect()))
    }

    async fn mailbox_file(&self, mail: &str, number: i16) -> Result<Option<Download>, BoxError> {
        if self.engine.resolver().settings.environment != Environment::Sandbox {
            return Ok(None);
        }
        Ok(self.store().mailbox_file(mail, number).await?.map(download))
    }

    async fn jobs(&self) -> Result<Jobs, BoxError> {
        let (depths, failed) =
            futures_util::try_join!(self.store().job_depths(), self.store().failed_jobs(MOST_FAILED))?;
        Ok(Jobs {
            kinds: depths
                .into_iter()
                .map(|Depth { kind, waiting, given_up, age, tally }| JobKind {
                    name: kind,
                    waiting,
                    failed: given_up,
                    age_seconds: age,
                    done: tally.done,
                    retried: tally.retried,
                })
                .collect(),
            failed: failed
                .into_iter()
                .map(|job| FailedJob {
                    id: job.id,
                    kind: job.kind,
                    about: [job.template, job.about].into_iter().flatten().collect::<Vec<_>>().join(" "),
                    attempts: job.attempts,
                    created_at: job.created_at,
                    failed_at: job.finished_at,
                    reason: job.failure,
                })
                .collect(),
        })
    }

    async fn settle_job(&self, id: &str, how: Settle, now: Timestamp) -> Result<bool, BoxError> {
        Ok(match how {
            Settle::Retry => self.store().retry_job(id, now).await?,
            Settle::Drop => self.store().drop_job(id).await?,
        })
    }

    async fn statistics(&self, from: Date, to: Date) -> Result<Statistics, BoxError> {
        let figures = self.store().statistics(from, to).await?;
        let week = |week: Week| WeekOfNotes {
            monday: week.monday,
            kind: week.kind,
            notes: week.notes,
            tonnes: week.tonnes,
        };
        Ok(Statistics {
            notes: figures.notes,
            tonnes: figures.tonnes,
            companies: figures.companies,
            changed_at: figures.changed_at,
            weeks: figures.weeks.into_iter().map(week).collect(),
            registrations: figures.registrations,
        })
    }

    async fn ping(&self) -> Result<(), BoxError> {
        Ok(self.store().ping().await?)
    }

    async fn take_download(&self, token: &str, now: Timestamp) -> Result<Option<Download>, BoxError> {
        let file = self.store().take_download(token, now).await?;
        Ok(file.map(download))
    }

    async fn road_control(&self, token: &str, now: Timestamp) -> Result<Option<String>, BoxError> {
        Ok(self.engine.resolver().road_control(token, now).await?)
    }

    async fn finish_digest(&self, distant_id: &str, is_done: bool, now: Timestamp) -> Result<bool, BoxError> {
        Ok(self.engine.resolver().finish_digest(distant_id, is_done, now).await?)
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
        let by_kind = |value: fn(&Depth) -> f64| {
            depths.iter().map(|depth| (Some(("kind", depth.kind.clone())), value(depth))).collect()
        };
        let gauge = |name, help, value| Gauge { name, help, sense: Sense::UpAndDown, values: by_kind(value) };
        let counter = |name, help, value| Gauge { name, help, sense: Sense::Up, values: by_kind(value) };
        vec![
            gauge("jobs_waiting", "Jobs to do, by kind", |one| one.waiting as f64),
            gauge("jobs_given_up", "Jobs that failed for good", |one| one.given_up as f64),
            gauge("jobs_oldest_seconds", "Age of the eldest job that waits", |one| one.age),
            counter("jobs_done", "Jobs done by all workers", |one| one.tally.done as f64),
            counter("jobs_retried", "Tries of jobs after a first one", |one| one.tally.retried as f64),
            counter("jobs_failed", "Jobs given up by all workers", |one| one.tally.given_up as f64),
        ]
    }
}

/// Jobs that the operator's page shows.
const MOST_FAILED: i64 = 100;

fn download(file: downloads::Download) -> Download {
    Download { file_name: file.file_name, content_type: file.content_type, content: file.content.into() }
}
