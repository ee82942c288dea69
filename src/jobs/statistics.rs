//! Keeps the public figures up, whatever node the notes are changed on.

use std::time::Duration;

use jiff::Timestamp;

use super::stop::Stopping;
use super::worker::pause;
use crate::domain::bsdd::codes;
use crate::store::Store;
use crate::store::statistics::Counted;

/// Between two counts; figures are no older than that.
const EVERY: Duration = Duration::from_secs(15);

/// Counts what is new, again and again, until it is asked to end.
pub async fn run_until(store: Store, mut stopping: Stopping) {
    let continuing = codes::continuing();
    let mut told = false;
    while !stopping.is_asked() {
        match store.count_statistics(&continuing, Timestamp::now()).await {
            Ok(Counted::Partly) => continue,
            Ok(Counted::UpToDate | Counted::Elsewhere) => told = false,
            Err(cause) => {
                if !told {
                    tracing::warn!(%cause, "the public figures could not be brought up to date");
                    told = true;
                }
            }
        }
        pause(EVERY, &mut stopping).await;
    }
}
