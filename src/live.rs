//! The HTTP layer's backend: the engine with the API's resolvers on the store.

use std::sync::Arc;

use jiff::Timestamp;

use crate::context::{Caller, CallerLost, Request};
use crate::error::BoxError;
use crate::generated;
use crate::graphql::request::Operation;
use crate::graphql::{self, Engine};
use crate::http::{Allowed, Backend, Download, Executed, Gauge};
use crate::resolvers::Api;
use crate::store::Store;
use crate::store::jobs::Depth;

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
