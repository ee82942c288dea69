//! The server process: started, watched, started again if it dies, stopped in order.

use std::fs::{File, OpenOptions};
use std::path::{Path, PathBuf};
use std::process::Stdio;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use nix::sys::signal::{Signal, kill};
use nix::unistd::Pid;
use tokio::sync::watch;

use super::binaries::Binaries;
use super::owner::{Access, Servant};
use super::{Durability, Error, PORT, io};

/// Ends connections, writes a checkpoint and stops.
const STOP: Signal = Signal::SIGINT;
/// Stops at once; the next start recovers.
const STOP_AT_ONCE: Signal = Signal::SIGQUIT;
const STOP_TIMEOUT: Duration = Duration::from_secs(30);
/// Before a server that died is started again.
const RESTART_PAUSE: Duration = Duration::from_millis(250);
/// Starts that may fail in a row: processes of a server that was killed may need a moment to notice.
const MAX_TRIES: u32 = 3;
/// A log that has grown beyond this is set aside at start.
const MAX_LOG: u64 = 10 << 20;

/// All that a start needs, checked.
#[derive(Debug)]
pub(super) struct Plan {
    access: Access,
    program: PathBuf,
    log: File,
    settings: Vec<String>,
}

impl Plan {
    pub(super) fn new(
        folder: &Path,
        log: &Path,
        binaries: &Binaries,
        durability: Durability,
    ) -> Result<Self, Error> {
        if log.metadata().is_ok_and(|metadata| metadata.len() > MAX_LOG) {
            let _ = std::fs::rename(log, log.with_extension("log.old"));
        }
        Ok(Self {
            access: Access::new(folder, Servant::of(folder)?)?,
            program: binaries.program("postgres"),
            log: OpenOptions::new().create(true).append(true).open(log).map_err(io("cannot open", log))?,
            settings: settings(durability),
        })
    }

    fn spawn(&self) -> std::io::Result<std::process::Child> {
        let mut command = self.access.command(&self.program, STOP);
        command.arg("-D").arg(self.access.name()).args(["-p", &PORT.to_string()]);
        for setting in &self.settings {
            command.args(["-c", setting]);
        }
        command.stdin(Stdio::null()).stdout(self.log.try_clone()?).stderr(self.log.try_clone()?);
        command.spawn()
    }
}

fn settings(durability: Durability) -> Vec<String> {
    // The socket is made in the folder that the server works in: its own.
    let common = [
        "listen_addresses=",
        "unix_socket_directories=.",
        "unix_socket_permissions=0700",
        "timezone=UTC",
        "log_timezone=UTC",
        "lc_messages=C",
        "logging_collector=off",
        "log_destination=stderr",
        // Our statements are short; compiling them costs more than it saves.
        "jit=off",
    ];
    let sized: &[&str] = match durability {
        Durability::Durable => &["shared_buffers=128MB", "max_connections=50"],
        Durability::ThrowAway => &[
            "shared_buffers=64MB",
            "max_connections=300",
            "fsync=off",
            "synchronous_commit=off",
            "full_page_writes=off",
            "wal_level=minimal",
            "max_wal_senders=0",
            "autovacuum=off",
        ],
    };
    common.iter().chain(sized).map(|setting| (*setting).to_owned()).collect()
}

/// A server that a thread of its own watches over. The thread lives as long as the server: the signal at
/// the parent's death is one at the death of the *thread* that started the child.
#[derive(Debug)]
pub(super) struct Child {
    shared: Arc<Mutex<State>>,
    ended: watch::Receiver<bool>,
}

#[derive(Debug, Default)]
struct State {
    pid: Option<i32>,
    /// Set once it was ready; from then on it is started again when it dies.
    keep_alive: bool,
    stopping: bool,
    failure: Option<String>,
}

impl Child {
    pub(super) fn start(plan: Plan) -> Result<Self, Error> {
        let shared = Arc::new(Mutex::new(State::default()));
        let (end, ended) = watch::channel(false);
        let (first, started) = std::sync::mpsc::sync_channel(1);
        let program = plan.program.clone();
        let watched = Arc::clone(&shared);
        std::thread::Builder::new()
            .name("postgres".to_owned())
            .spawn(move || {
                watch_over(&plan, &watched, first);
                let _ = end.send(true);
            })
            .map_err(io("cannot start a thread for", &program))?;
        started.recv().expect("the thread tells how the start went").map_err(io("cannot run", &program))?;
        Ok(Self { shared, ended })
    }

    pub(super) fn pid(&self) -> Option<i32> {
        state(&self.shared).pid
    }

    /// Why it ended before it was found ready.
    pub(super) fn failure(&self) -> Option<String> {
        state(&self.shared).failure.clone()
    }

    /// From now on, a server that dies is started again.
    pub(super) fn keep_alive(&self) {
        state(&self.shared).keep_alive = true;
    }

    pub(super) async fn stop(&mut self) {
        self.signal(STOP);
        let mut ended = self.ended.clone();
        let stopped = |ended: &bool| *ended;
        if tokio::time::timeout(STOP_TIMEOUT, ended.wait_for(stopped)).await.is_err() {
            tracing::warn!("PostgreSQL does not stop in order; stopping it at once");
            self.signal(STOP_AT_ONCE);
            let _ = tokio::time::timeout(STOP_TIMEOUT, ended.wait_for(stopped)).await;
        }
    }

    fn signal(&self, signal: Signal) {
        let mut state = state(&self.shared);
        state.stopping = true;
        if let Some(pid) = state.pid {
            let _ = kill(Pid::from_raw(pid), signal);
        }
    }
}

impl Drop for Child {
    fn drop(&mut self) {
        self.signal(STOP);
    }
}

fn watch_over(plan: &Plan, shared: &Mutex<State>, first: std::sync::mpsc::SyncSender<std::io::Result<()>>) {
    let mut first = Some(first);
    let mut tries = 0;
    loop {
        tries += 1;
        let spawned = {
            let mut state = state(shared);
            if state.stopping {
                return;
            }
            let spawned = plan.spawn();
            state.pid = spawned.as_ref().ok().map(|child| child.id().cast_signed());
            spawned
        };
        let ended = match (spawned, first.take()) {
            (Ok(mut child), teller) => {
                if let Some(teller) = teller {
                    let _ = teller.send(Ok(()));
                }
                child.wait().map_or_else(|error| error.to_string(), |status| status.to_string())
            }
            (Err(error), Some(teller)) => {
                let _ = teller.send(Err(error));
                return;
            }
            (Err(error), None) => error.to_string(),
        };
        {
            let mut state = state(shared);
            state.pid = None;
            if state.stopping {
                return;
            }
            if !state.keep_alive && tries == MAX_TRIES {
                state.failure = Some(ended);
                return;
            }
        }
        tracing::error!(%ended, "PostgreSQL ended unasked; starting it again");
        std::thread::sleep(RESTART_PAUSE);
    }
}

fn state(shared: &Mutex<State>) -> MutexGuard<'_, State> {
    shared.lock().unwrap_or_else(PoisonError::into_inner)
}
