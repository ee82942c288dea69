//! What is done once a day, however many servers run: each piece of work is written in one transaction with the
//! mark that it was done. What there is to do is a list, [`DAILY`]; a new piece is a new row.
//!
//! Work is told the time since it was last done, so that nobody is passed over when all servers were away in the
//! morning, and nobody is written to twice.

use std::time::Duration;

use futures_util::future::BoxFuture;
use jiff::{SignedDuration, Timestamp, ToSpan};

use super::worker::pause;
use super::{Stopping, admin_requests, delegations, digests, reminders};
use crate::scalars::date_time::PARIS;
use crate::store::{Store, StoreError, Tx};

/// A piece of daily work.
pub struct Daily {
    /// What its mark is kept under, which never changes.
    pub name: &'static str,
    /// Does it: most often, writes jobs. It is done again as a whole when the transaction fails.
    pub work: fn(Tx, Stretch) -> BoxFuture<'static, Result<(), StoreError>>,
}

/// Everything that is done once a day.
pub const DAILY: &[Daily] = &[
    Daily { name: "onboarding", work: |tx, stretch| Box::pin(reminders::onboarding(tx, stretch)) },
    Daily { name: "no-company", work: |tx, stretch| Box::pin(reminders::no_company(tx, stretch)) },
    Daily {
        name: "membership-request-pending",
        work: |tx, stretch| Box::pin(reminders::membership_requests(tx, stretch)),
    },
    Daily {
        name: "revision-request-pending",
        work: |tx, stretch| Box::pin(reminders::revision_requests(tx, stretch)),
    },
    Daily {
        name: "registry-delegation-ending",
        work: |tx, stretch| Box::pin(delegations::soon_over(tx, stretch)),
    },
    Daily {
        name: "company-digest-unanswered",
        work: |tx, stretch| Box::pin(digests::unanswered(tx, stretch)),
    },
    Daily { name: "admin-request-turn", work: |tx, stretch| Box::pin(admin_requests::turns(tx, stretch)) },
];

/// A stretch of time, most often a day, that work has to deal with: from the first instant to before the last.
/// Stretches of successive days follow each other without a gap.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Stretch {
    pub from: Timestamp,
    pub until: Timestamp,
    /// When the work is done.
    pub now: Timestamp,
}

impl Stretch {
    /// The stretch so many days earlier: what happened then is so many days old today.
    pub fn days_ago(self, days: i64) -> Self {
        let time = SignedDuration::from_hours(24 * days);
        Self { from: self.from - time, until: self.until - time, ..self }
    }

    /// The stretch so many days later: what happens then is so many days away today.
    pub fn days_ahead(self, days: i64) -> Self {
        self.days_ago(-days)
    }
}

/// When a day's work begins, in Paris: mails are read by people.
const HOUR: i8 = 8;
const A_DAY: SignedDuration = SignedDuration::from_hours(24);
/// Servers that were away for longer leave older matters alone.
const LONGEST: SignedDuration = SignedDuration::from_hours(7 * 24);
/// Between two looks at whether there is something to do.
const PAUSE: Duration = Duration::from_secs(60);

/// Has daily work done until it is asked to end.
pub async fn run_until(store: Store, mut stopping: Stopping) {
    let mut done: Option<Timestamp> = None;
    while !stopping.is_asked() {
        let now = Timestamp::now();
        let until = latest_morning(now);
        if done != Some(until) && do_due(&store, DAILY, now).await {
            done = Some(until);
        }
        pause(PAUSE, &mut stopping).await;
    }
}

/// Does what has not been done since the latest morning. `false`: some of it could not be done, and is to be
/// tried again.
pub async fn do_due(store: &Store, list: &'static [Daily], now: Timestamp) -> bool {
    let mut all_done = true;
    for daily in list {
        match do_one(store, daily, now).await {
            Ok(true) => tracing::info!(work = daily.name, "daily work is done"),
            Ok(false) => {}
            Err(cause) => {
                tracing::warn!(work = daily.name, %cause, "daily work could not be done: it is tried again");
                all_done = false;
            }
        }
    }
    all_done
}

/// `false`: it is done already, or somebody else is at it.
async fn do_one(store: &Store, daily: &'static Daily, now: Timestamp) -> Result<bool, StoreError> {
    let until = latest_morning(now);
    store
        .transaction(|tx| async move {
            let Some(from) = tx.take_daily(daily.name, until - A_DAY, until).await? else { return Ok(false) };
            let stretch = Stretch { from: from.max(until - LONGEST), until, now };
            (daily.work)(tx.clone(), stretch).await?;
            tx.daily_done(daily.name, until, now).await?;
            Ok(true)
        })
        .await
}

/// The latest instant at which a day's work began.
fn latest_morning(now: Timestamp) -> Timestamp {
    let here = now.to_zoned(PARIS.clone());
    let morning = |date: jiff::civil::Date| {
        let zoned = date.at(HOUR, 0, 0, 0).to_zoned(PARIS.clone());
        zoned.expect("the years of servers are within the calendar").timestamp()
    };
    let today = morning(here.date());
    if today <= now { today } else { morning(here.date().saturating_sub(1.day())) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(instant: &str) -> Timestamp {
        instant.parse().unwrap()
    }

    #[test]
    fn a_day_begins_at_eight_in_paris() {
        for (now, morning) in [
            ("2026-11-24T06:59:59Z", "2026-11-23T07:00:00Z"),
            ("2026-11-24T07:00:00Z", "2026-11-24T07:00:00Z"),
            ("2026-07-14T05:59:59Z", "2026-07-13T06:00:00Z"),
            ("2026-07-14T06:00:00Z", "2026-07-14T06:00:00Z"),
            // The hour changes in the night.
            ("2026-10-25T06:30:00Z", "2026-10-24T06:00:00Z"),
            ("2026-10-25T07:00:00Z", "2026-10-25T07:00:00Z"),
        ] {
            assert_eq!(latest_morning(at(now)), at(morning), "{now}");
        }
    }

    #[test]
    fn a_stretch_moves_by_whole_days() {
        let stretch = Stretch {
            from: at("2026-11-23T07:00:00Z"),
            until: at("2026-11-24T07:00:00Z"),
            now: at("2026-11-24T07:00:01Z"),
        };
        assert_eq!(stretch.days_ago(2).from, at("2026-11-21T07:00:00Z"));
        assert_eq!(stretch.days_ahead(7).until, at("2026-12-01T07:00:00Z"));
        assert_eq!(stretch.days_ahead(7).now, stretch.now);
    }

    #[test]
    fn names_of_marks_are_unique() {
        let mut names: Vec<&str> = DAILY.iter().map(|daily| daily.name).collect();
        names.sort_unstable();
        names.dedup();
        assert_eq!(names.len(), DAILY.len());
    }
}
