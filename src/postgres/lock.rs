//! Who runs the server of a data folder, and who uses it.

use std::fs::{File, OpenOptions};
use std::io::{Read, Seek, Write};
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use nix::errno::Errno;
use nix::fcntl::{Flock, FlockArg};

use super::{Error, POLL, Stay, io};

/// How long guests may take to finish, by how long their host meant to stay.
const BRIEF_PATIENCE: Duration = Duration::from_secs(60);
const LONG_PATIENCE: Duration = Duration::from_secs(2);

/// Written to the lock file while its holder receives nobody any more.
const CLOSING: &str = "closing";

/// The right to run the server, until it is dropped.
#[derive(Debug)]
pub(super) struct Claim {
    lock: Flock<File>,
    stay: Stay,
    guests: PathBuf,
}

/// The use of a server that another process runs.
#[derive(Debug)]
pub(super) struct Guest(#[expect(dead_code, reason = "held for its release")] Flock<File>);

impl Claim {
    /// Takes the folder, or nothing if another process has it.
    pub(super) fn take(data_dir: &Path, stay: Stay) -> Result<Option<Self>, Error> {
        let path = lock_path(data_dir);
        let Some(mut lock) = lock(&path, FlockArg::LockExclusiveNonblock)? else { return Ok(None) };
        write(&mut lock, stay.name()).map_err(io("cannot write", &path))?;
        Ok(Some(Self { lock, stay, guests: guests_path(data_dir) }))
    }

    /// Lets nobody in any more, and waits a while for those who are here.
    pub(super) async fn see_guests_off(&mut self) {
        if let Err(error) = write(&mut self.lock, CLOSING) {
            tracing::debug!(%error, "newcomers cannot be told");
        }
        let patience = match self.stay {
            Stay::Brief => BRIEF_PATIENCE,
            Stay::Long => LONG_PATIENCE,
        };
        let began = Instant::now();
        while began.elapsed() < patience {
            match lock(&self.guests, FlockArg::LockExclusiveNonblock) {
                Ok(None) => tokio::time::sleep(POLL).await,
                Ok(Some(_)) | Err(_) => return,
            }
        }
    }
}

impl Guest {
    /// Joins the server that is ready in a folder; nothing when its host is about to leave before we are.
    pub(super) fn join(data_dir: &Path, stay: Stay) -> Result<Option<Self>, Error> {
        let path = guests_path(data_dir);
        let Some(guest) = lock(&path, FlockArg::LockSharedNonblock)? else { return Ok(None) };
        // Read after we are known as a guest: a host that closes later than this waits for us.
        let mut host = String::new();
        let path = lock_path(data_dir);
        File::open(&path)
            .and_then(|mut file| file.read_to_string(&mut host))
            .map_err(io("cannot read", &path))?;
        let stays = host == Stay::Long.name() || (stay == Stay::Brief && host == Stay::Brief.name());
        Ok(stays.then_some(Self(guest)))
    }
}

impl Stay {
    const fn name(self) -> &'static str {
        match self {
            Self::Brief => "brief",
            Self::Long => "long",
        }
    }
}

fn lock_path(data_dir: &Path) -> PathBuf {
    data_dir.join("postgres.lock")
}

fn guests_path(data_dir: &Path) -> PathBuf {
    data_dir.join("postgres.guests")
}

/// Writes a word in place of what is there; both are short enough to be written whole.
fn write(file: &mut File, word: &str) -> std::io::Result<()> {
    file.set_len(0)?;
    file.rewind()?;
    file.write_all(word.as_bytes())
}

fn lock(path: &Path, how: FlockArg) -> Result<Option<Flock<File>>, Error> {
    let file = OpenOptions::new()
        .create(true)
        .truncate(false)
        .write(true)
        .open(path)
        .map_err(io("cannot open", path))?;
    match Flock::lock(file, how) {
        Ok(lock) => Ok(Some(lock)),
        Err((_, Errno::EWOULDBLOCK)) => Ok(None),
        Err((_, errno)) => Err(io("cannot lock", path)(errno.into())),
    }
}
