//! Mails of the outbox: sent by SMTP, or kept where a sandbox has no server (platform specification, 9.2).

use std::time::Duration;

use jiff::{SignedDuration, Timestamp};
use lettre::message::{Mailbox, MultiPart};
use lettre::{AsyncSmtpTransport, AsyncTransport, Message, Tokio1Executor};

use super::MAIL;
use super::letters::{Letter, Order};
use super::worker::Handler;
use crate::store::jobs::Taken;
use crate::store::mailbox::Kept;
use crate::store::{Store, StoreError};

const ATTEMPTS: u32 = 3;
const FIRST_PAUSE: Duration = Duration::from_millis(100);
/// Sixteen a second.
const BETWEEN_MAILS: Duration = Duration::from_micros(62_500);
/// How long the server may take for a command.
const PATIENCE: Duration = Duration::from_secs(10);
/// How long a sandbox keeps what it would have sent.
const KEPT: SignedDuration = SignedDuration::from_hours(7 * 24);

/// A connection to the mail server, and the sender.
pub struct Sender {
    transport: AsyncSmtpTransport<Tokio1Executor>,
    from: Mailbox,
}

/// Which setting makes no sender.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum NoSender {
    #[error("this is no mail server")]
    Server,
    #[error("this is no sender")]
    From,
}

impl Sender {
    /// Checks the settings; reaches for nothing.
    pub fn new(url: &str, from: &str) -> Result<Self, NoSender> {
        let from = from.parse().map_err(|_| NoSender::From)?;
        let transport = AsyncSmtpTransport::<Tokio1Executor>::from_url(url).map_err(|_| NoSender::Server)?;
        Ok(Self { transport: transport.timeout(Some(PATIENCE)).build(), from })
    }

    async fn send(&self, order: &Order, letter: &Letter, ui: &str) -> Result<(), String> {
        let mut message = Message::builder().from(self.from.clone()).subject(&letter.subject);
        for address in &order.to {
            let address = address.parse().map_err(|_| format!("{address} n'est pas une adresse e-mail"))?;
            message = message.to(Mailbox::new(None, address));
        }
        let parts = MultiPart::alternative_plain_html(letter.text.clone(), letter.html(ui));
        let message = message.multipart(parts).map_err(|cause| cause.to_string())?;
        let mut pause = FIRST_PAUSE;
        for attempt in 1.. {
            match self.transport.send(message.clone()).await {
                Ok(_) => break,
                // What the server refuses for good is not asked again.
                Err(cause) if attempt == ATTEMPTS || cause.is_permanent() => return Err(cause.to_string()),
                Err(_) => tokio::time::sleep(pause).await,
            }
            pause *= 2;
        }
        Ok(())
    }
}

/// Where mails go.
pub enum Post {
    Server(Box<Sender>),
    /// To a page of the sandbox.
    Mailbox,
}

/// Sends mails.
pub struct Mails {
    store: Store,
    post: Post,
    /// Base of the web application, without a slash at its end.
    ui: String,
}

impl Mails {
    pub fn new(store: Store, post: Post, ui_url: &str) -> Self {
        Self { store, post, ui: ui_url.trim_end_matches('/').to_owned() }
    }
}

impl Handler for Mails {
    const KINDS: &'static [&'static str] = &[MAIL];

    async fn run(&self, jobs: Vec<Taken>) {
        let mut beat = tokio::time::interval(BETWEEN_MAILS);
        for job in jobs {
            beat.tick().await;
            if let Err(cause) = self.send(job).await {
                tracing::warn!(%cause, "mails wait for the database");
                return;
            }
        }
    }

    async fn sweep(&self, now: Timestamp) {
        if let Err(cause) = self.store.sweep_mailbox(now - KEPT).await {
            tracing::warn!(%cause, "old mails could not be forgotten");
        }
    }
}

impl Mails {
    async fn send(&self, job: Taken) -> Result<(), StoreError> {
        let now = Timestamp::now();
        let order: Order = match serde_json::from_value(job.payload) {
            Ok(order) => order,
            Err(cause) => return self.store.give_job_up(&job.id, now, &cause.to_string()).await,
        };
        let letter = order.letter(&self.ui);
        match &self.post {
            Post::Server(sender) => {
                if let Err(cause) = sender.send(&order, &letter, &self.ui).await {
                    tracing::warn!(job = job.id, cause, "a mail was given up");
                    return self.store.give_job_up(&job.id, now, &cause).await;
                }
            }
            Post::Mailbox => {
                let Letter { subject, text: body, .. } = letter;
                let kept = Kept { recipients: order.to, subject, body, sent_at: now };
                self.store.keep_mail(&job.id, &kept).await?;
            }
        }
        self.store.jobs_done(&[&job.id]).await
    }
}
