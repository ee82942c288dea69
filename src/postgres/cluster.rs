//! The cluster's folder: made once, recognised later.

use std::fs;
use std::os::unix::fs::{DirBuilderExt, MetadataExt};
use std::path::Path;
use std::process::Stdio;
use std::time::{Duration, Instant};

use nix::sys::signal::Signal;

use super::binaries::Binaries;
use super::owner::{Access, Servant};
use super::{Durability, Error, USER, io};

/// Longest wait for the server of a process that was killed: it stops by itself.
const PREDECESSOR_TIMEOUT: Duration = Duration::from_secs(20);

/// The major version that made the cluster; none if there is no cluster yet.
pub(super) fn version(folder: &Path) -> Result<Option<u32>, Error> {
    match fs::read_to_string(folder.join("PG_VERSION")) {
        Ok(text) => Ok(text.trim().parse().ok()),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(None),
        Err(error) if error.kind() == std::io::ErrorKind::PermissionDenied => {
            Err(Error::NotOurs { folder: folder.to_owned() })
        }
        Err(error) => Err(io("cannot read the version of", folder)(error)),
    }
}

/// Makes the cluster unless it exists. It appears under its name only when complete.
pub(super) fn prepare(folder: &Path, binaries: &Binaries, durability: Durability) -> Result<(), Error> {
    if folder.join("PG_VERSION").exists() {
        return Ok(());
    }
    let half_made = folder.with_extension("new");
    match fs::remove_dir_all(&half_made) {
        Err(error) if error.kind() != std::io::ErrorKind::NotFound => {
            return Err(io("cannot remove", &half_made)(error));
        }
        _ => {}
    }
    fs::DirBuilder::new().mode(0o700).create(&half_made).map_err(io("cannot create", &half_made))?;
    let servant = Servant::choose()?;
    if let Some(servant) = servant {
        servant.give(&half_made)?;
    }
    let access = Access::new(&half_made, servant)?;
    initialise(&access, binaries)?;
    if durability == Durability::Durable {
        // All of it once, rather than each program file by file.
        access.sync().map_err(io("cannot sync", &half_made))?;
    }
    // An empty folder may be in the way; anything else must not be lost.
    let _ = fs::remove_dir(folder);
    fs::rename(&half_made, folder).map_err(io("cannot create", folder))?;
    if durability == Durability::Durable
        && let Some(parent) = folder.parent()
    {
        fs::File::open(parent).and_then(|parent| parent.sync_all()).map_err(io("cannot sync", parent))?;
    }
    Ok(())
}

fn initialise(access: &Access, binaries: &Binaries) -> Result<(), Error> {
    // Text is sorted by code point everywhere; case is understood beyond ASCII where the system allows.
    const BUILT_IN: &[&str] = &["--locale=C", "--locale-provider=builtin", "--builtin-locale=C.UTF-8"];
    let locales: &[&[&str]] =
        if binaries.major >= 17 { &[BUILT_IN] } else { &[&["--locale=C.UTF-8"], &["--locale=C"]] };
    let mut failure = None;
    for locale in locales {
        let mut command = access.command(&binaries.program("initdb"), Signal::SIGKILL);
        command.arg("-D").arg(access.name());
        command.args(["-U", USER, "--auth=trust", "--encoding=UTF8", "--no-sync"]).args(*locale);
        let output =
            command.stdin(Stdio::null()).output().map_err(io("cannot run", &binaries.program("initdb")))?;
        if output.status.success() {
            return Ok(());
        }
        failure = Some(one_line(&output.stderr));
    }
    Err(Error::Failed { command: "initdb".to_owned(), output: failure.unwrap_or_default() })
}

/// Whether a server that is alive says of itself, in its file, that it accepts connections.
pub(super) fn is_ready(folder: &Path) -> bool {
    status(folder).is_some_and(|(pid, ready)| ready && serves(pid, folder))
}

pub(super) fn is_ready_as(folder: &Path, pid: Option<i32>) -> bool {
    status(folder).is_some_and(|(by, ready)| ready && Some(by) == pid)
}

fn status(folder: &Path) -> Option<(i32, bool)> {
    let text = fs::read_to_string(folder.join("postmaster.pid")).ok()?;
    let mut lines = text.lines();
    let pid = lines.next()?.trim().parse().ok()?;
    Some((pid, lines.nth(6).is_some_and(|state| state.trim() == "ready")))
}

/// Waits for the server of a process that was killed to end, and removes what one left that ended with
/// the machine: PostgreSQL would take an unrelated process with the same number for it.
pub(super) fn outlive_predecessor(folder: &Path) {
    let began = Instant::now();
    while let Some((pid, _)) = status(folder) {
        if !serves(pid, folder) {
            let _ = fs::remove_file(folder.join("postmaster.pid"));
            return;
        }
        if began.elapsed() > PREDECESSOR_TIMEOUT {
            return;
        }
        std::thread::sleep(Duration::from_millis(10));
    }
}

/// Whether process `pid` is a server at work in `folder`. In doubt, yes.
fn serves(pid: i32, folder: &Path) -> bool {
    if nix::sys::signal::kill(nix::unistd::Pid::from_raw(pid), None) == Err(nix::errno::Errno::ESRCH) {
        return false;
    }
    // A server works in its folder.
    match (fs::metadata(format!("/proc/{pid}/cwd")), fs::metadata(folder)) {
        (Ok(its), Ok(ours)) => its.dev() == ours.dev() && its.ino() == ours.ino(),
        (Err(error), _) => error.kind() != std::io::ErrorKind::NotFound || !cfg!(target_os = "linux"),
        _ => true,
    }
}

pub(super) fn one_line(output: &[u8]) -> String {
    let text = String::from_utf8_lossy(output);
    let lines: Vec<&str> = text.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
    lines[lines.len().saturating_sub(4)..].join("; ")
}
