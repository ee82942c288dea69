//! How far an import has come, for people who watch it on a terminal.

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

const STYLE: &str = "{prefix} {wide_bar} {bytes}/{total_bytes} {msg} {eta}";

/// A line that is redrawn; nothing where standard error is no terminal.
pub struct Bar {
    bar: ProgressBar,
}

impl Bar {
    pub fn on_terminal() -> Self {
        Self { bar: ProgressBar::with_draw_target(None, ProgressDrawTarget::stderr()) }
    }

    pub fn hidden() -> Self {
        Self { bar: ProgressBar::hidden() }
    }

    pub(super) fn begin(&self, name: &'static str, size: Option<u64>, position: u64) {
        self.bar.reset();
        if let Some(size) = size {
            self.bar.set_length(size);
            self.bar.set_style(ProgressStyle::with_template(STYLE).expect("the template is well formed"));
        }
        self.bar.set_prefix(name);
        self.bar.set_position(position);
        // So that what was done before does not count for the time that is left.
        self.bar.reset_eta();
    }

    pub(super) fn reach(&self, position: u64, rows: u64) {
        self.bar.set_position(position);
        self.bar.set_message(format!("{rows} rows"));
    }

    pub(super) fn say(&self, what: &'static str) {
        self.bar.set_message(what);
    }

    pub(super) fn end(&self) {
        self.bar.finish_and_clear();
    }
}
