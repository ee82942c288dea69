//! Files from strangers, read in a process of their own.
//!
//! A PDF may be made to fill the memory, to take for ever, or to end whoever reads it. The reader is therefore this very
//! program, started anew for one file: with little memory and time, which the system enforces, without the settings and
//! secrets of the server, and without a way to the network or the disk that anything here would use. Whatever becomes
//! of it, the server goes on.

mod limits;
mod pdf;

use std::path::PathBuf;
use std::process::Stdio;
use std::sync::Arc;
use std::time::Duration;

use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::process::Command;
use tokio::sync::Semaphore;

use crate::domain::notice::Document;

/// The command that the reader is.
pub const COMMAND: &str = "read-pdf";
/// Readers at once.
const AT_ONCE: usize = 2;
/// How long a file may take in all, a place to be read at included.
const TIMEOUT: Duration = Duration::from_secs(10);
/// The longest account of a file, in JSON.
const LONGEST: u64 = 512 * 1024;

/// Reads files.
#[derive(Debug, Clone)]
pub struct Reader {
    program: PathBuf,
    places: Arc<Semaphore>,
}

/// Why a file is not read.
#[derive(Debug, thiserror::Error)]
pub enum Unread {
    /// The fault is the file's.
    #[error("the file cannot be read")]
    Unreadable,
    /// Too many files, or too slow a machine.
    #[error("no reader was free in time")]
    Busy,
    #[error("the reader cannot be started: {0}")]
    NotStarted(#[from] std::io::Error),
}

impl Default for Reader {
    /// This very program, even when its file was replaced since it started.
    fn default() -> Self {
        let own = PathBuf::from("/proc/self/exe");
        let program = if own.exists() { own } else { std::env::current_exe().unwrap_or(own) };
        Self::by(program)
    }
}

impl Reader {
    /// A reader that is another copy of this program.
    pub fn by(program: PathBuf) -> Self {
        Self { program, places: Arc::new(Semaphore::new(AT_ONCE)) }
    }

    /// What a PDF says.
    pub async fn read(&self, file: &[u8]) -> Result<Document, Unread> {
        let read = async {
            let _place = self.places.acquire().await.map_err(|_| Unread::Busy)?;
            self.start(file).await
        };
        tokio::time::timeout(TIMEOUT, read).await.map_err(|_| Unread::Busy)?
    }

    async fn start(&self, file: &[u8]) -> Result<Document, Unread> {
        let mut reader = Command::new(&self.program)
            .arg(COMMAND)
            .env_clear()
            .envs(limits::ALLOCATOR)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .kill_on_drop(true)
            .spawn()?;
        let (to, from) = (reader.stdin.take(), reader.stdout.take());
        let (mut to, from) = to.zip(from).ok_or(Unread::Unreadable)?;
        let mut told = Vec::new();
        let mut from = from.take(LONGEST);
        let write = async {
            // A reader that has seen enough stops listening.
            let _ = to.write_all(file).await;
            drop(to);
        };
        let ((), heard) = tokio::join!(write, from.read_to_end(&mut told));
        heard?;
        // One that has more to say than it may finds nobody listening.
        drop(from);
        if !reader.wait().await?.success() {
            return Err(Unread::Unreadable);
        }
        serde_json::from_slice(&told).map_err(|_| Unread::Unreadable)
    }
}

/// The reader itself: a file on standard input, what it says on standard output.
pub fn run() -> Result<(), crate::error::BoxError> {
    limits::set()?;
    let mut file = Vec::new();
    std::io::Read::read_to_end(&mut std::io::stdin().lock(), &mut file)?;
    let document = pdf::read(&file)?;
    let mut out = std::io::stdout().lock();
    serde_json::to_writer(&mut out, &document)?;
    std::io::Write::flush(&mut out)?;
    Ok(())
}
