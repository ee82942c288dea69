//! As whom the server runs. PostgreSQL refuses root, so root hands it to a user of lesser rights.
//!
//! That user often may not enter the folders above the data folder (`/root`). On Linux the server is
//! therefore given the cluster as an open folder, `/proc/self/fd/N`, which needs no way to it.

use std::fs::File;
use std::os::fd::AsRawFd;
use std::os::unix::fs::MetadataExt;
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::Command;

use nix::fcntl::{FcntlArg, FdFlag};
use nix::sys::signal::Signal;
use nix::unistd::{Gid, Uid, User, getppid};

use super::{Error, io};

/// The user that root hands the server to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Servant {
    pub(super) uid: Uid,
    pub(super) gid: Gid,
}

impl Servant {
    /// For a new cluster; none unless we are root.
    pub(super) fn choose() -> Result<Option<Self>, Error> {
        if !Uid::effective().is_root() {
            return Ok(None);
        }
        ["postgres", "nobody"]
            .into_iter()
            .find_map(|name| User::from_name(name).ok().flatten())
            .map(|user| Some(Self { uid: user.uid, gid: user.gid }))
            .ok_or(Error::NoUser)
    }

    /// For a cluster that exists: the user it belongs to.
    pub(super) fn of(folder: &Path) -> Result<Option<Self>, Error> {
        let metadata = std::fs::metadata(folder).map_err(io("cannot look at", folder))?;
        let owner = Self { uid: metadata.uid().into(), gid: metadata.gid().into() };
        let us = Uid::effective();
        if owner.uid == us && !us.is_root() {
            Ok(None)
        } else if us.is_root() && !owner.uid.is_root() {
            Ok(Some(owner))
        } else {
            Err(Error::NotOurs { folder: folder.to_owned() })
        }
    }

    pub(super) fn give(self, path: &Path) -> Result<(), Error> {
        std::os::unix::fs::chown(path, Some(self.uid.as_raw()), Some(self.gid.as_raw()))
            .map_err(io("cannot hand over", path))
    }
}

/// The cluster's folder, and as whom programs work on it.
#[derive(Debug)]
pub(super) struct Access {
    folder: PathBuf,
    handle: File,
    servant: Option<Servant>,
}

impl Access {
    pub(super) fn new(folder: &Path, servant: Option<Servant>) -> Result<Self, Error> {
        let handle = File::open(folder).map_err(io("cannot open", folder))?;
        Ok(Self { folder: folder.to_owned(), handle, servant })
    }

    /// Brings all that was written to the folder's disk.
    #[cfg(target_os = "linux")]
    pub(super) fn sync(&self) -> std::io::Result<()> {
        Ok(nix::unistd::syncfs(&self.handle)?)
    }

    #[cfg(not(target_os = "linux"))]
    pub(super) fn sync(&self) -> std::io::Result<()> {
        nix::unistd::sync();
        Ok(())
    }

    fn by_number(&self) -> bool {
        self.servant.is_some() && cfg!(target_os = "linux")
    }

    /// The folder as the program names it.
    pub(super) fn name(&self) -> PathBuf {
        if self.by_number() {
            PathBuf::from(format!("/proc/self/fd/{}", self.handle.as_raw_fd()))
        } else {
            self.folder.clone()
        }
    }

    /// A PostgreSQL program as the right user. It dies with us, by `signal`.
    pub(super) fn command(&self, program: &Path, signal: Signal) -> Command {
        let mut command = Command::new(program);
        // Variables such as PGDATA or PGPORT are meant for other servers than ours.
        for (name, _) in std::env::vars_os() {
            if name.as_encoded_bytes().starts_with(b"PG") {
                command.env_remove(name);
            }
        }
        command.env("LC_ALL", "C").env_remove("LANGUAGE").current_dir("/");
        // Not in our process group: an interrupt from the terminal is for us, who stop the server in order.
        command.process_group(0);
        if let Some(servant) = self.servant {
            // Clears the supplementary groups too, since we are root.
            command.uid(servant.uid.as_raw()).gid(servant.gid.as_raw());
        }
        let inherited = self.by_number().then(|| self.handle.as_raw_fd());
        let parent = nix::unistd::getpid();
        let last_steps = move || {
            if let Some(descriptor) = inherited {
                keep_open(descriptor)?;
            }
            die_with_parent(signal)?;
            // The parent may have died before the line above.
            if getppid() == parent { Ok(()) } else { Err(nix::errno::Errno::ESRCH.into()) }
        };
        // SAFETY: between fork and exec the closure makes system calls only: it neither allocates nor takes a
        // lock.
        #[allow(unsafe_code)]
        unsafe {
            command.pre_exec(last_steps);
        }
        command
    }
}

fn keep_open(descriptor: std::os::fd::RawFd) -> std::io::Result<()> {
    // SAFETY: the descriptor is open: the parent holds it while it starts the child.
    #[allow(unsafe_code)]
    let descriptor = unsafe { std::os::fd::BorrowedFd::borrow_raw(descriptor) };
    nix::fcntl::fcntl(descriptor, FcntlArg::F_SETFD(FdFlag::empty()))?;
    Ok(())
}

#[cfg(target_os = "linux")]
fn die_with_parent(signal: Signal) -> std::io::Result<()> {
    // After the change of user, which clears it.
    Ok(nix::sys::prctl::set_pdeathsig(signal)?)
}

#[cfg(not(target_os = "linux"))]
fn die_with_parent(_: Signal) -> std::io::Result<()> {
    Ok(())
}

/// Whether a user other than the owners can go down to `path`.
pub(super) fn is_open_to_all(path: &Path) -> bool {
    let Ok(path) = path.canonicalize() else { return false };
    path.ancestors().all(|folder| std::fs::metadata(folder).is_ok_and(|m| m.mode() & 0o001 != 0))
}
