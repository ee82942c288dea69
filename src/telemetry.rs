//! Logs: one line an event on standard error, JSON where nobody watches.

use std::io::{self, IsTerminal};

use tracing_subscriber::EnvFilter;

use crate::cli::{LogArgs, LogFormat};
use crate::config::Refused;

/// Starts logging for the whole process, at `level` unless another is asked for.
pub fn start(args: &LogArgs, level: &str) -> Result<(), Refused> {
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
    let lines = tracing_subscriber::fmt().with_env_filter(filter).with_writer(io::stderr);
    let started = if json {
        lines.json().flatten_event(true).with_current_span(false).with_span_list(false).try_init()
    } else {
        lines.with_ansi(io::stderr().is_terminal()).with_target(false).try_init()
    };
    started.map_err(|error| Refused(format!("logging cannot start: {error}")))
}
