//! What is done in the background: jobs that survive their workers, mails about notes, public figures.

mod crash;
mod mentions;
mod monitor;
mod refusals;
mod statistics;

use std::time::Duration;

use crate::support::app::TestApp;

/// Waits until there are so many.
async fn until(app: &TestApp, what: &str, count: i64) {
    for _ in 0..1_000 {
        if app.count(what).await == count {
            return;
        }
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
    panic!("{} of {what}, not {count}", app.count(what).await);
}
