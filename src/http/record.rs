//! What is told of a request: a line at its start, one at its end, and its metrics.

use std::net::IpAddr;
use std::sync::Arc;
use std::time::Instant;

use hyper::http::request::Parts;
use tracing::{Level, enabled, event};

use super::app::Route;
use super::backend::Executed;
use super::metrics::Metrics;
use crate::context::{Caller, CallerLost, Via};
use crate::error::Code;
use crate::graphql::plan::OperationKind;

/// Gathers what the last line tells, and writes it when the request is over, however it ends.
#[derive(Debug)]
pub struct Record {
    metrics: Arc<Metrics>,
    started: Instant,
    id: String,
    method: String,
    /// Without the query: it may hold a token.
    path: String,
    ip: IpAddr,
    route: Route,
    user: Option<String>,
    auth: &'static str,
    token_id: Option<Arc<str>>,
    operations: Vec<Executed>,
    pub codes: Vec<Code>,
    /// None while no answer is there: the client went away before.
    pub status: Option<u16>,
}

impl Record {
    pub fn start(metrics: &Arc<Metrics>, head: &Parts, ip: IpAddr, id: &str, route: Route) -> Self {
        metrics.in_flight.inc();
        let record = Self {
            metrics: Arc::clone(metrics),
            started: Instant::now(),
            id: id.to_owned(),
            method: head.method.as_str().to_owned(),
            path: head.uri.path().chars().take(200).collect(),
            ip,
            route,
            user: None,
            auth: "none",
            token_id: None,
            operations: Vec::new(),
            codes: Vec::new(),
            status: None,
        };
        tracing::info!(
            correlation_id = record.id,
            method = record.method,
            path = record.path,
            ip = %record.ip,
            "request started"
        );
        record
    }

    pub fn caller(&mut self, caller: &Result<Option<Arc<Caller>>, CallerLost>) {
        match caller {
            Ok(Some(caller)) => {
                self.user = Some(caller.email.clone());
                self.token_id.clone_from(&caller.token_id);
                self.auth = match caller.via {
                    Via::Token => "bearer",
                    Via::Session => "session",
                };
            }
            Ok(None) => {}
            Err(lost) => {
                self.auth = "unknown";
                tracing::error!(correlation_id = self.id, cause = %lost, "caller could not be looked up");
            }
        }
    }

    pub fn executed(&mut self, executed: Executed) {
        self.codes.extend_from_slice(&executed.codes);
        self.operations.push(executed);
    }
}

impl Drop for Record {
    fn drop(&mut self) {
        self.metrics.in_flight.dec();
        let elapsed = self.started.elapsed();
        // As proxies call it: the client closed the request.
        let status = self.status.unwrap_or(499);
        self.metrics.finished(self.route, status, elapsed);
        for code in &self.codes {
            self.metrics.failed(*code);
        }
        for operation in &self.operations {
            self.metrics.executed(operation.kind);
            for deprecation in &operation.deprecated {
                self.metrics.deprecated(deprecation.coordinate, self.token_id.as_ref());
            }
        }
        // 503 is told where the reason is known: a database that is away, a start under way.
        let away = status == 503;
        let unforeseen = !away && (status >= 500 || self.codes.contains(&Code::InternalServerError));
        let expected = away || !self.codes.is_empty() || status == 499;
        macro_rules! line {
            ($level:expr) => {
                if enabled!($level) {
                    let operation = join(self.operations.iter().map(describe));
                    let fields = join(self.operations.iter().filter_map(|one| one.root_field));
                    let deprecated = self.operations.iter().flat_map(|one| &one.deprecated);
                    let deprecated = join(deprecated.map(|one| one.coordinate));
                    let codes = join(self.codes.iter().map(|code| code.as_str()));
                    event!(
                        $level,
                        correlation_id = self.id,
                        method = self.method,
                        path = self.path,
                        ip = %self.ip,
                        user = self.user.as_deref().unwrap_or("anonyme"),
                        auth = self.auth,
                        operation,
                        field = fields,
                        errors = codes,
                        deprecated,
                        status,
                        ms = (elapsed.as_secs_f64() * 1e5).round() / 100.0,
                        "request ended"
                    );
                }
            };
        }
        if unforeseen {
            line!(Level::ERROR);
        } else if expected {
            line!(Level::WARN);
        } else {
            line!(Level::INFO);
        }
    }
}

fn describe(executed: &Executed) -> String {
    let kind = match executed.kind {
        Some(OperationKind::Query) => "query",
        Some(OperationKind::Mutation) => "mutation",
        Some(OperationKind::Subscription) => "subscription",
        None => "refused",
    };
    match &executed.name {
        Some(name) => format!("{kind} {name}"),
        None => kind.to_owned(),
    }
}

fn join<S: AsRef<str>>(parts: impl Iterator<Item = S>) -> Option<String> {
    let mut all = String::new();
    for part in parts {
        if !all.is_empty() {
            all.push(',');
        }
        all.push_str(part.as_ref());
    }
    Some(all).filter(|all| !all.is_empty())
}
