//! The embedded default: a private PostgreSQL server, run as a child of this process.
//!
//! ```text
//! <data-dir>/postgres/       the cluster, with its socket; nobody else may enter; no TCP
//! <data-dir>/postgres.log    what the server says
//! <data-dir>/postgres.lock   held by the process whose child the server is; says how long it stays
//! <data-dir>/postgres.guests held, with others, by each process that has joined the server
//! ```
//!
//! A second process on the same folder joins the server of the first. One that ends soon, a command, lets
//! its guests finish before it stops the server; so that it need not wait for long, those who stay do not
//! join it but wait for their turn. This module knows processes and folders, and nothing of SQL.

mod binaries;
mod child;
mod cluster;
mod fetch;
mod lock;
mod owner;

use std::fs::File;
use std::os::fd::AsRawFd;
use std::os::unix::ffi::OsStrExt;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use percent_encoding::{NON_ALPHANUMERIC, percent_encode};

use child::Child;
use lock::{Claim, Guest};

/// The database that a new cluster contains; it is private to us, so its usual one serves.
pub const DATABASE: &str = "postgres";
const USER: &str = "trackdechets";
/// Part of the socket's name only: no port is opened.
const PORT: u16 = 5432;

/// Between two looks at a server that starts.
const POLL: Duration = Duration::from_millis(4);
/// Longest wait for a server of another process, or for one that recovers from a crash.
const START_TIMEOUT: Duration = Duration::from_secs(120);
/// Longest name of a socket that every system accepts.
const MAX_SOCKET_PATH: usize = 103;

#[derive(Debug, Clone)]
pub struct Settings {
    pub data_dir: PathBuf,
    /// Folder of the `postgres` and `initdb` to use.
    pub bin: Option<PathBuf>,
    pub durability: Durability,
    pub stay: Stay,
}

/// How long a process uses the server.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stay {
    /// A command: it is done in a moment.
    Brief,
    /// A service: until it is told to stop.
    Long,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Durability {
    /// What is acknowledged survives a power cut.
    Durable,
    /// For tests: nothing is synced, the folder is worthless after a crash.
    ThrowAway,
}

/// Why there is no server. Each reads as one line.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    #[error(
        "PostgreSQL is not installed and could not be fetched ({0}); install it (Debian, Ubuntu: apt-get \
         install postgresql; Fedora: dnf install postgresql-server; macOS: brew install postgresql@17), or give \
         --database-url"
    )]
    NoBinaries(String),
    #[error("{0}: no PostgreSQL there (a folder with `postgres` and `initdb` is expected)")]
    WrongBin(PathBuf),
    #[error("PostgreSQL {found} is too old: 14 or later is needed")]
    TooOld { found: u32 },
    #[error(
        "the data in {folder} was made by PostgreSQL {made_by}, and only {found} is here: install \
         PostgreSQL {made_by} or name its folder with --postgres-bin"
    )]
    OtherVersion { folder: PathBuf, made_by: u32, found: String },
    #[error("PostgreSQL refuses to run as root, and this system has neither a user `postgres` nor `nobody`")]
    NoUser,
    #[error("{folder} belongs to another user: run as its owner, or choose another --data-dir")]
    NotOurs { folder: PathBuf },
    #[error("{folder}: the path is too long for a socket; choose a shorter --data-dir")]
    PathTooLong { folder: PathBuf },
    #[error("{what} {path}: {source}")]
    Io { what: &'static str, path: PathBuf, source: std::io::Error },
    #[error("{command} failed: {output}")]
    Failed { command: String, output: String },
    #[error("PostgreSQL did not start: {reason} (see {log})")]
    NotStarted { reason: String, log: PathBuf },
    #[error("the PostgreSQL of another process in {folder} is not ready after {seconds} s")]
    NotReady { folder: PathBuf, seconds: u64 },
}

/// A running server: ours, or one that another process runs.
#[derive(Debug)]
pub struct Server {
    folder: PathBuf,
    /// Keeps the folder reachable by number where its path is too long for a socket.
    handle: File,
    ours: Option<Ours>,
    /// Tells the owner that we are still here.
    _guest: Option<Guest>,
}

#[derive(Debug)]
struct Ours {
    child: Child,
    claim: Claim,
}

/// Starts the server of a data folder, made if need be, or joins the one that runs there.
pub async fn start(settings: Settings) -> Result<Server, Error> {
    let data_dir =
        std::path::absolute(&settings.data_dir).map_err(io("cannot resolve", &settings.data_dir))?;
    std::fs::create_dir_all(&data_dir).map_err(io("cannot create", &data_dir))?;
    let settings = Settings { data_dir, ..settings };
    let folder = settings.data_dir.join("postgres");
    let began = Instant::now();
    loop {
        if let Some(claim) = Claim::take(&settings.data_dir, settings.stay)? {
            return start_ours(settings, folder, claim).await;
        }
        if cluster::is_ready(&folder)
            && let Some(guest) = Guest::join(&settings.data_dir, settings.stay)?
            // The server may have been stopped just before we were its guest.
            && cluster::is_ready(&folder)
        {
            let handle = open_folder(&folder)?;
            return Ok(Server { folder, handle, ours: None, _guest: Some(guest) });
        }
        if began.elapsed() > START_TIMEOUT {
            return Err(Error::NotReady { folder, seconds: START_TIMEOUT.as_secs() });
        }
        tokio::time::sleep(POLL).await;
    }
}

async fn start_ours(settings: Settings, folder: PathBuf, claim: Claim) -> Result<Server, Error> {
    let log = settings.data_dir.join("postgres.log");
    let prepared = tokio::task::spawn_blocking({
        let (folder, log) = (folder.clone(), log.clone());
        move || {
            let binaries = binaries::locate(&settings, cluster::version(&folder)?)?;
            cluster::prepare(&folder, &binaries, settings.durability)?;
            cluster::outlive_predecessor(&folder);
            child::Plan::new(&folder, &log, &binaries, settings.durability)
        }
    });
    let plan = prepared.await.expect("preparing a cluster does not panic")?;
    let handle = open_folder(&folder)?;
    let child = Child::start(plan)?;
    let ours = Ours { child, claim };
    let server = Server { folder, handle, ours: Some(ours), _guest: None };
    server.wait_until_ready(&log).await?;
    Ok(server)
}

impl Server {
    /// Where `database` is reached.
    pub fn url(&self, database: &str) -> String {
        let host = socket_folder(&self.folder, &self.handle);
        let host = percent_encode(host.as_os_str().as_bytes(), NON_ALPHANUMERIC);
        format!("postgresql://{USER}@{host}:{PORT}/{database}")
    }

    /// Whether another process runs this server, and will stop it.
    pub const fn is_joined(&self) -> bool {
        self.ours.is_none()
    }

    /// Stops the server, if it is ours, and waits until its data is written.
    pub async fn stop(mut self) {
        if let Some(mut ours) = self.ours.take() {
            ours.claim.see_guests_off().await;
            ours.child.stop().await;
        }
    }

    async fn wait_until_ready(&self, log: &Path) -> Result<(), Error> {
        let child = &self.ours.as_ref().expect("only our own server is waited for").child;
        let began = Instant::now();
        while !cluster::is_ready_as(&self.folder, child.pid()) {
            let reason = match child.failure() {
                Some(reason) => reason,
                None if began.elapsed() > START_TIMEOUT => "it is still not ready".to_owned(),
                None => {
                    tokio::time::sleep(POLL).await;
                    continue;
                }
            };
            return Err(Error::NotStarted { reason, log: log.to_owned() });
        }
        if self.folder.as_os_str().len() + "/.s.PGSQL.5432".len() > MAX_SOCKET_PATH
            && !cfg!(target_os = "linux")
        {
            return Err(Error::PathTooLong { folder: self.folder.clone() });
        }
        child.keep_alive();
        Ok(())
    }
}

/// The folder as a name short enough for a socket in it.
fn socket_folder(folder: &Path, handle: &File) -> PathBuf {
    if folder.as_os_str().len() + "/.s.PGSQL.5432".len() <= MAX_SOCKET_PATH {
        folder.to_owned()
    } else {
        PathBuf::from(format!("/proc/self/fd/{}", handle.as_raw_fd()))
    }
}

fn open_folder(folder: &Path) -> Result<File, Error> {
    File::open(folder).map_err(|source| match source.kind() {
        std::io::ErrorKind::PermissionDenied => Error::NotOurs { folder: folder.to_owned() },
        _ => Error::Io { what: "cannot open", path: folder.to_owned(), source },
    })
}

fn io(what: &'static str, path: &Path) -> impl FnOnce(std::io::Error) -> Error {
    move |source| Error::Io { what, path: path.to_owned(), source }
}
