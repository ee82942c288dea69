//! Mails of the outbox: sent by SMTP, or kept where a sandbox has no server (platform specification, 9.2).

use std::time::Duration;

use jiff::{SignedDuration, Timestamp};
use lettre::message::header::ContentType;
use lettre::message::{Attachment, Mailbox, MultiPart};
use lettre::{AsyncSmtpTransport, AsyncTransport, Message, Tokio1Executor};
use tokio::sync::Mutex;
use tokio::time::{Interval, MissedTickBehavior};

use super::letters::{Letter, Order};
use super::tally::Counts;
use super::worker::Handler;
use super::{Authorities, BSDD_REFUSAL, MAIL, RefusalTold};
use crate::domain::bsdd::Leg;
use crate::domain::bsdd::refusal::{is_refused, notice};
use crate::error::{Error, chain};
use crate::pdf::Press;
use crate::printing;
use crate::store::bsdd::{Carriers, Key};
use crate::store::downloads::Download;
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

/// A mail ready to go.
struct Outgoing {
    to: Vec<String>,
    copies: Vec<String>,
    letter: Letter,
    files: Vec<Download>,
}

/// Why a mail did not go.
enum Unsent {
    /// It is tried again.
    Away(StoreError),
    /// It never will.
    Never(String),
}

impl From<StoreError> for Unsent {
    fn from(error: StoreError) -> Self {
        Self::Away(error)
    }
}

impl Sender {
    /// Checks the settings; reaches for nothing.
    pub fn new(url: &str, from: &str) -> Result<Self, NoSender> {
        let from = from.parse().map_err(|_| NoSender::From)?;
        let transport = AsyncSmtpTransport::<Tokio1Executor>::from_url(url).map_err(|_| NoSender::Server)?;
        Ok(Self { transport: transport.timeout(Some(PATIENCE)).build(), from })
    }

    /// Sends a mail, and tells of each try after the first.
    async fn send(&self, id: &str, mail: &Outgoing, ui: &str, retried: impl Fn()) -> Result<(), String> {
        let message = self.message(id, mail, ui)?;
        let mut pause = FIRST_PAUSE;
        for attempt in 1.. {
            match self.transport.send(message.clone()).await {
                Ok(_) => break,
                // What the server refuses for good is not asked again.
                Err(cause) if attempt == ATTEMPTS || cause.is_permanent() => return Err(cause.to_string()),
                Err(_) => tokio::time::sleep(pause).await,
            }
            retried();
            pause *= 2;
        }
        Ok(())
    }

    fn message(&self, id: &str, mail: &Outgoing, ui: &str) -> Result<Message, String> {
        let host = self.from.email.domain();
        let mut message = Message::builder()
            // The same after a worker died between the sending and its note of it: readers see it once.
            .message_id(Some(format!("<{id}@{host}>")))
            .from(self.from.clone())
            .subject(&mail.letter.subject);
        for address in &mail.to {
            message = message.to(mailbox(address)?);
        }
        for address in &mail.copies {
            message = message.cc(mailbox(address)?);
        }
        let text = MultiPart::alternative_plain_html(mail.letter.text.clone(), mail.letter.html(ui));
        if mail.files.is_empty() {
            return message.multipart(text).map_err(|cause| cause.to_string());
        }
        let mut parts = MultiPart::mixed().multipart(text);
        for file in &mail.files {
            let kind = ContentType::parse(&file.content_type).map_err(|cause| cause.to_string())?;
            parts =
                parts.singlepart(Attachment::new(file.file_name.clone()).body(file.content.clone(), kind));
        }
        message.multipart(parts).map_err(|cause| cause.to_string())
    }
}

fn mailbox(address: &str) -> Result<Mailbox, String> {
    let address = address.parse().map_err(|_| format!("{address} n'est pas une adresse e-mail"))?;
    Ok(Mailbox::new(None, address))
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
    press: Press,
    authorities: Authorities,
    /// When the next mail may go.
    beat: Mutex<Interval>,
}

impl Mails {
    pub fn new(store: Store, post: Post, ui_url: &str) -> Self {
        let mut beat = tokio::time::interval(BETWEEN_MAILS);
        beat.set_missed_tick_behavior(MissedTickBehavior::Delay);
        Self {
            store,
            post,
            ui: ui_url.trim_end_matches('/').to_owned(),
            press: Press::new(),
            authorities: Authorities::default(),
            beat: Mutex::new(beat),
        }
    }

    /// With authorities that get copies.
    pub fn telling(self, authorities: Authorities) -> Self {
        Self { authorities, ..self }
    }
}

impl Handler for Mails {
    const KINDS: &'static [&'static str] = &[MAIL, BSDD_REFUSAL];

    async fn run(&self, jobs: Vec<Taken>, counts: &Counts) {
        for job in jobs {
            self.beat.lock().await.tick().await;
            if let Err(cause) = self.send(job, counts).await {
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
    async fn send(&self, job: Taken, counts: &Counts) -> Result<(), StoreError> {
        let now = Timestamp::now();
        match self.try_to_send(&job, counts, now).await {
            Ok(()) => {
                self.store.jobs_done(&[&job.id]).await?;
                counts.done(&job.kind);
            }
            Err(Unsent::Away(cause)) => return Err(cause),
            Err(Unsent::Never(cause)) => {
                tracing::warn!(job = job.id, cause, "a mail was given up");
                self.store.give_job_up(&job.id, now, &cause).await?;
                counts.given_up(&job.kind);
            }
        }
        Ok(())
    }

    async fn try_to_send(&self, job: &Taken, counts: &Counts, now: Timestamp) -> Result<(), Unsent> {
        let Some(mail) = self.compose(job, now).await? else { return Ok(()) };
        match &self.post {
            Post::Server(sender) => {
                let retried = || counts.retried(&job.kind);
                sender.send(&job.id, &mail, &self.ui, retried).await.map_err(Unsent::Never)?;
            }
            Post::Mailbox => {
                let Outgoing { to, copies, letter: Letter { subject, text: body, .. }, files } = mail;
                let kept = Kept { id: job.id.clone(), recipients: to, copies, subject, body, sent_at: now };
                self.store.keep_mail(&kept, &files).await?;
            }
        }
        Ok(())
    }

    /// What a job has to say; nothing where nobody is to hear it.
    async fn compose(&self, job: &Taken, now: Timestamp) -> Result<Option<Outgoing>, Unsent> {
        let never = |cause: serde_json::Error| Unsent::Never(cause.to_string());
        if job.kind == BSDD_REFUSAL {
            let told: RefusalTold = serde_json::from_value(job.payload.clone()).map_err(never)?;
            return self.refusal(&told, now).await;
        }
        let order: Order = serde_json::from_value(job.payload.clone()).map_err(never)?;
        let letter = order.letter(&self.ui);
        Ok(Some(Outgoing { to: order.to, copies: Vec::new(), letter, files: Vec::new() }))
    }

    /// Tells of refused waste, with the note as it is now.
    async fn refusal(&self, told: &RefusalTold, now: Timestamp) -> Result<Option<Outgoing>, Unsent> {
        let note = match self.store.bsdd(Key::Id(&told.id), Carriers::Read).await {
            Ok(found) => found.note,
            // Deleted meanwhile.
            Err(StoreError::Missing(_)) => return Ok(None),
            Err(cause) => return Err(cause.into()),
        };
        let leg = match told.leg {
            Some(1) => Leg::First,
            Some(_) => Leg::Second,
            None if note.suite.as_deref().is_some_and(is_refused) => Leg::Second,
            None => Leg::First,
        };
        let Some(notice) = notice(&note, leg) else { return Ok(None) };
        let org_ids: Vec<&str> = notice.to.into_iter().chain(notice.copies.iter().copied()).collect();
        let subscribers = self.store.bsd_refusal_subscribers(&org_ids).await?;
        let (mut to, mut copies) = (Vec::new(), Vec::new());
        for member in subscribers.iter().filter(|one| Some(&*one.org_id) == notice.to) {
            add(&mut to, &member.email);
        }
        // Who is a member of several companies hears of it once.
        let members = subscribers.iter().filter(|one| Some(&*one.org_id) != notice.to);
        let authorities = self.authorities.of(&notice.departments);
        for email in members.map(|member| member.email.as_str()).chain(authorities) {
            if !to.iter().any(|known| known == email) {
                add(&mut copies, email);
            }
        }
        if to.is_empty() {
            // Nobody of the emitter's wants to hear of it; a mail needs somebody to go to.
            std::mem::swap(&mut to, &mut copies);
        }
        if to.is_empty() {
            return Ok(None);
        }
        let file = printing::bsdd(&self.store, &self.press, &note, now).await;
        let file = file.map_err(|error| match error {
            Error::Unavailable(cause) => Unsent::Away(StoreError::unavailable(cause)),
            other => Unsent::Never(chain(&other)),
        })?;
        let letter = Letter::refusal(&notice, &self.ui);
        Ok(Some(Outgoing { to, copies, letter, files: vec![file] }))
    }
}

fn add(addresses: &mut Vec<String>, address: &str) {
    if !addresses.iter().any(|known| known == address) {
        addresses.push(address.to_owned());
    }
}
