//! Logs: one line an event on standard error, JSON where nobody watches.

mod gathered;

use std::fmt::{self, Debug};
use std::io::{self, IsTerminal};

use jiff::Timestamp;
use tracing::field::{Field, Visit};
use tracing::{Event, Subscriber};
use tracing_subscriber::EnvFilter;
use tracing_subscriber::fmt::FmtContext;
use tracing_subscriber::fmt::format::{FormatEvent, FormatFields, Writer};
use tracing_subscriber::registry::LookupSpan;

use crate::cli::{LogArgs, LogFormat};
use crate::config::Refused;
use crate::scalars::date_time;

/// Lines that still wait to be written when this is dropped are written then.
pub type Started = Option<gathered::Gathered<io::Stderr>>;

/// Starts logging for the whole process, at `level` unless another is asked for.
pub fn start(args: &LogArgs, level: &str) -> Result<Started, Refused> {
    let level = args.log_level.as_deref().unwrap_or(level);
    // Migrations are told by us, once each.
    let levels = format!("refinery_core=warn,{level}");
    let filter = EnvFilter::builder()
        .parse(levels)
        .map_err(|error| Refused(format!("wrong setting --log-level (LOG_LEVEL) {level:?}: {error}")))?;
    let json = match args.log_format {
        LogFormat::Json => true,
        LogFormat::Text => false,
        LogFormat::Auto => !io::stderr().is_terminal(),
    };
    let lines = tracing_subscriber::fmt().with_env_filter(filter);
    let cannot = |error: &dyn fmt::Display| Refused(format!("logging cannot start: {error}"));
    if json {
        let gathered = gathered::Gathered::new(io::stderr()).map_err(|error| cannot(&error))?;
        let lines = lines.with_ansi(false).event_format(JsonLines).with_writer(gathered.clone());
        lines.try_init().map_err(|error| cannot(&*error))?;
        Ok(Some(gathered))
    } else {
        // Somebody watches, or wants to read each line as it comes.
        let lines = lines.with_ansi(io::stderr().is_terminal()).with_target(false).with_writer(io::stderr);
        lines.try_init().map_err(|error| cannot(&*error))?;
        Ok(None)
    }
}

/// An event as one JSON object. Two of them are written for each request, so they are put together by hand:
/// the library's own format takes three times as long.
struct JsonLines;

impl<S, N> FormatEvent<S, N> for JsonLines
where
    S: Subscriber + for<'a> LookupSpan<'a>,
    N: for<'a> FormatFields<'a> + 'static,
{
    fn format_event(
        &self,
        _: &FmtContext<'_, S, N>,
        mut writer: Writer<'_>,
        event: &Event<'_>,
    ) -> fmt::Result {
        let mut line = Line(Vec::with_capacity(512));
        line.0.extend_from_slice(br#"{"timestamp":""#);
        date_time::write(&mut line.0, Timestamp::now());
        line.0.extend_from_slice(br#"","level":""#);
        line.0.extend_from_slice(event.metadata().level().as_str().as_bytes());
        line.0.push(b'"');
        event.record(&mut line);
        line.member("target", event.metadata().target());
        line.0.extend_from_slice(b"}\n");
        writer.write_str(std::str::from_utf8(&line.0).map_err(|_| fmt::Error)?)
    }
}

/// An object under way, some of its members written.
struct Line(Vec<u8>);

impl Line {
    fn member(&mut self, name: &str, value: impl serde::Serialize) {
        self.0.extend_from_slice(b",\"");
        self.0.extend_from_slice(name.as_bytes());
        self.0.extend_from_slice(b"\":");
        serde_json::to_writer(&mut self.0, &value).expect("writing to memory");
    }
}

impl Visit for Line {
    fn record_debug(&mut self, field: &Field, value: &dyn Debug) {
        self.member(field.name(), format!("{value:?}"));
    }

    fn record_str(&mut self, field: &Field, value: &str) {
        self.member(field.name(), value);
    }

    fn record_bool(&mut self, field: &Field, value: bool) {
        self.member(field.name(), value);
    }

    fn record_i64(&mut self, field: &Field, value: i64) {
        self.member(field.name(), value);
    }

    fn record_u64(&mut self, field: &Field, value: u64) {
        self.member(field.name(), value);
    }

    fn record_f64(&mut self, field: &Field, value: f64) {
        self.member(field.name(), value);
    }
}

#[cfg(test)]
mod tests {
    use std::sync::{Arc, Mutex};

    use serde_json::{Value, json};

    use super::*;

    #[derive(Clone, Default)]
    struct Memory(Arc<Mutex<Vec<u8>>>);

    impl io::Write for Memory {
        fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
            self.0.lock().expect("no panic in tests").write(bytes)
        }

        fn flush(&mut self) -> io::Result<()> {
            Ok(())
        }
    }

    #[test]
    fn an_event_is_one_line_of_json_whatever_it_holds() {
        let memory = Memory::default();
        let writer = memory.clone();
        let lines =
            tracing_subscriber::fmt().with_writer(move || writer.clone()).event_format(JsonLines).finish();
        tracing::subscriber::with_default(lines, || {
            let none: Option<&str> = None;
            tracing::warn!(
                path = "/\"\n<é>", cause = %"one\nline", status = 200u16, ms = 1.25, ok = true, none, "request ended"
            );
            tracing::error!(target: "elsewhere", "second");
        });
        let text = String::from_utf8(memory.0.lock().expect("no panic in tests").clone()).expect("Unicode");
        let mut lines = text.lines().map(|line| serde_json::from_str::<Value>(line).expect("JSON"));
        let mut first = lines.next().expect("a line");
        let time = first.as_object_mut().expect("an object").remove("timestamp").expect("a time");
        assert!(date_time::parse(time.as_str().expect("text")).is_some());
        let expected = json!({
            "level": "WARN", "message": "request ended", "path": "/\"\n<é>", "cause": "one\nline",
            "status": 200, "ms": 1.25, "ok": true, "target": "trackdechets::telemetry::tests",
        });
        assert_eq!(first, expected);
        assert_eq!(lines.next().expect("a line")["target"], "elsewhere");
        assert_eq!(lines.next(), None);
    }
}
