//! Letters on paper. No service prints and posts them for us: each goes by mail to whoever runs this service, ready
//! to be printed. Where nobody is named for it, letters wait in the outbox.

use jiff::Timestamp;
use serde_json::json;

use super::LETTER;
use super::mail::Mails;
use super::worker::Handler;
use crate::store::jobs::Taken;

/// Hands letters to somebody who posts them.
pub struct Letters {
    mails: Mails,
    /// An e-mail address.
    to: String,
}

impl Letters {
    pub fn new(mails: Mails, to: impl Into<String>) -> Self {
        Self { mails, to: to.into() }
    }
}

impl Handler for Letters {
    const KINDS: &'static [&'static str] = &[LETTER];

    async fn run(&self, mut jobs: Vec<Taken>) {
        for job in &mut jobs {
            // A letter that is no object is refused by who reads it.
            if let Some(order) = job.payload.as_object_mut() {
                order.insert("to".to_owned(), json!([self.to]));
            }
        }
        self.mails.run(jobs).await;
    }

    async fn sweep(&self, _: Timestamp) {}
}
