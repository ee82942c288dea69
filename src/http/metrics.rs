//! Counters for Prometheus.

use std::fmt::Write;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use prometheus_client::encoding::text::encode;
use prometheus_client::encoding::{EncodeLabelSet, LabelSetEncoder};
use prometheus_client::metrics::counter::Counter;
use prometheus_client::metrics::family::Family;
use prometheus_client::metrics::gauge::Gauge;
use prometheus_client::metrics::histogram::{Histogram, exponential_buckets};
use prometheus_client::registry::Registry;

use super::app::Route;
use super::backend;
use crate::error::Code;
use crate::graphql::plan::OperationKind;

/// All metrics of this process; they start with `trackdechets_`.
#[derive(Debug)]
pub struct Metrics {
    registry: Registry,
    requests: Family<Answered, Counter>,
    durations: Family<Label, Histogram, fn() -> Histogram>,
    errors: Family<Label, Counter>,
    operations: Family<Label, Counter>,
    deprecated: Family<Use, Counter>,
    /// How many pairs of element and token have a series of their own.
    deprecated_pairs: AtomicUsize,
    pub in_flight: Gauge,
    pub connections: Gauge,
    pub rate_limited: Counter,
    pub limiter_clients: Gauge,
    pub database_up: Gauge,
}

#[derive(Debug, Clone, PartialEq, Eq, Hash)]
struct Answered {
    route: &'static str,
    status: u16,
}

impl EncodeLabelSet for Answered {
    fn encode(&self, encoder: &mut LabelSetEncoder<'_>) -> Result<(), std::fmt::Error> {
        use prometheus_client::encoding::EncodeLabel;
        ("route", self.route).encode(encoder.encode_label())?;
        ("status", u32::from(self.status)).encode(encoder.encode_label())
    }
}

/// Who uses what; the token by its id.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
struct Use {
    coordinate: &'static str,
    token: Arc<str>,
}

impl EncodeLabelSet for Use {
    fn encode(&self, encoder: &mut LabelSetEncoder<'_>) -> Result<(), std::fmt::Error> {
        use prometheus_client::encoding::EncodeLabel;
        ("coordinate", self.coordinate).encode(encoder.encode_label())?;
        ("token", &*self.token).encode(encoder.encode_label())
    }
}

/// So many pairs of element and token are counted each on its own, the rest by element alone: a scrape
/// stays small however many tokens there are.
const MOST_PAIRS: usize = 2000;
const NO_TOKEN: &str = "none";
const OTHER_TOKENS: &str = "others";

/// One label and its value.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
struct Label(&'static str, &'static str);

impl EncodeLabelSet for Label {
    fn encode(&self, encoder: &mut LabelSetEncoder<'_>) -> Result<(), std::fmt::Error> {
        use prometheus_client::encoding::EncodeLabel;
        (self.0, self.1).encode(encoder.encode_label())
    }
}

fn durations() -> Histogram {
    // From half a millisecond to half a minute.
    Histogram::new(exponential_buckets(0.0005, 2.0, 17))
}

impl Metrics {
    pub fn new() -> Self {
        let mut metrics = Self {
            registry: Registry::with_prefix("trackdechets"),
            requests: Family::default(),
            durations: Family::new_with_constructor(durations),
            errors: Family::default(),
            operations: Family::default(),
            deprecated: Family::default(),
            deprecated_pairs: AtomicUsize::new(0),
            in_flight: Gauge::default(),
            connections: Gauge::default(),
            rate_limited: Counter::default(),
            limiter_clients: Gauge::default(),
            database_up: Gauge::default(),
        };
        let registry = &mut metrics.registry;
        registry.register(
            "http_requests",
            "Requests answered; 499: the client went away",
            metrics.requests.clone(),
        );
        registry.register("http_request_duration_seconds", "Time to answer", metrics.durations.clone());
        registry.register("http_requests_in_flight", "Requests being answered", metrics.in_flight.clone());
        registry.register("http_connections", "Open connections", metrics.connections.clone());
        registry.register(
            "http_rate_limited",
            "Requests refused by the rate limit",
            metrics.rate_limited.clone(),
        );
        registry.register(
            "rate_limit_clients",
            "Clients with an open window",
            metrics.limiter_clients.clone(),
        );
        registry.register("graphql_errors", "GraphQL errors sent, by code", metrics.errors.clone());
        registry.register("graphql_operations", "GraphQL operations, by kind", metrics.operations.clone());
        registry.register(
            "graphql_deprecated_uses",
            "Operations that used a deprecated element, by coordinate and id of the token",
            metrics.deprecated.clone(),
        );
        registry.register("database_up", "1 when the database answered last", metrics.database_up.clone());
        metrics
    }

    pub fn finished(&self, route: Route, status: u16, elapsed: Duration) {
        self.requests.get_or_create(&Answered { route: route.name(), status }).inc();
        self.durations.get_or_create(&Label("route", route.name())).observe(elapsed.as_secs_f64());
    }

    pub fn failed(&self, code: Code) {
        self.errors.get_or_create(&Label("code", code.as_str())).inc();
    }

    pub fn executed(&self, kind: Option<OperationKind>) {
        let kind = match kind {
            Some(OperationKind::Query) => "query",
            Some(OperationKind::Mutation) => "mutation",
            Some(OperationKind::Subscription) => "subscription",
            None => "refused",
        };
        self.operations.get_or_create(&Label("kind", kind)).inc();
    }

    /// Counts the use of a deprecated element by a token.
    pub fn deprecated(&self, coordinate: &'static str, token: Option<&Arc<str>>) {
        let used = Use { coordinate, token: token.map_or_else(|| NO_TOKEN.into(), Arc::clone) };
        if let Some(counter) = self.deprecated.get(&used) {
            counter.inc();
            return;
        }
        // Two requests may both be the first of a pair: it then takes two places, and no harm is done.
        let has_room = token.is_none() || self.deprecated_pairs.fetch_add(1, Ordering::Relaxed) < MOST_PAIRS;
        let used = if has_room { used } else { Use { coordinate, token: OTHER_TOKENS.into() } };
        self.deprecated.get_or_create(&used).inc();
    }

    /// The text of `/metrics`, with the backend's own numbers.
    pub fn render(&self, more: &[backend::Gauge]) -> String {
        let mut out = String::new();
        encode(&mut out, &self.registry).expect("writing to memory");
        let end = out.strip_suffix("# EOF\n").map_or(out.len(), str::len);
        out.truncate(end);
        for gauge in more {
            let name = gauge.name;
            writeln!(out, "# HELP trackdechets_{name} {}.", gauge.help).expect("writing to memory");
            let (kind, suffix) = match gauge.sense {
                backend::Sense::UpAndDown => ("gauge", ""),
                backend::Sense::Up => ("counter", "_total"),
            };
            writeln!(out, "# TYPE trackdechets_{name} {kind}").expect("writing to memory");
            for (label, value) in &gauge.values {
                let label = match label {
                    Some((name, value)) => format!("{{{name}=\"{value}\"}}"),
                    None => String::new(),
                };
                writeln!(out, "trackdechets_{name}{suffix}{label} {value}").expect("writing to memory");
            }
        }
        out.push_str("# EOF\n");
        out
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tokens_without_end_do_not_make_series_without_end() {
        let metrics = Metrics::new();
        let tokens: Vec<Arc<str>> = (0..MOST_PAIRS + 500).map(|number| format!("t{number}").into()).collect();
        for token in &tokens {
            metrics.deprecated("A.b", Some(token));
        }
        // The first ones keep their series, and who has no token his.
        metrics.deprecated("A.b", tokens.first());
        metrics.deprecated("A.b", None);
        let text = metrics.render(&[]);
        let series =
            text.lines().filter(|line| line.starts_with("trackdechets_graphql_deprecated_uses_total"));
        assert_eq!(series.count(), MOST_PAIRS + 2);
        for (token, count) in [("t0", 2), ("t1", 1), (OTHER_TOKENS, 500), (NO_TOKEN, 1)] {
            let line = format!("{{coordinate=\"A.b\",token=\"{token}\"}} {count}\n");
            assert!(text.contains(&line), "{line}");
        }
    }
}
