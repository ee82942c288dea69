//! Folders on this machine, and the sandbox's secret that `serve` and `provision` share in one.

use std::fs::{self, OpenOptions};
use std::io::{ErrorKind, Write};
use std::os::unix::fs::{OpenOptionsExt, PermissionsExt};
use std::path::{Path, PathBuf};

use super::{Refused, Secret, refuse};

/// Marks a sandbox's folder and holds its secret, or nothing when the secret is given from outside.
const FILE: &str = "sandbox-secret";

/// Where data is kept when nothing else is said. Not in root's own home: the private PostgreSQL then
/// runs as another user, who could not reach it.
pub fn data_dir() -> Result<PathBuf, Refused> {
    personal("XDG_DATA_HOME", ".local/share", "/var/lib")
        .ok_or_else(|| Refused("no home folder: give --data-dir (DATA_DIR)".to_owned()))
}

/// Where what can be fetched again is kept; none when there is no home folder.
pub fn cache_dir() -> Option<PathBuf> {
    personal("XDG_CACHE_HOME", ".cache", "/var/cache")
}

fn personal(variable: &str, below_home: &str, of_root: &str) -> Option<PathBuf> {
    let absolute = |name: &str| std::env::var_os(name).map(PathBuf::from).filter(|path| path.is_absolute());
    let base = if nix::unistd::geteuid().is_root() {
        PathBuf::from(of_root)
    } else {
        absolute(variable).or_else(|| Some(absolute("HOME")?.join(below_home)))?
    };
    Some(base.join("trackdechets"))
}

pub(super) fn is_sandbox(folder: &Path) -> bool {
    folder.join(FILE).is_file()
}

/// Marks the folder of a sandbox whose secret is given from outside.
pub(super) fn mark_sandbox(folder: &Path) -> Result<(), Refused> {
    write_once(folder, b"").map_err(|error| unusable(folder, &error))
}

/// The sandbox's secret, made on the first call. Two processes that start at once agree on one.
pub(super) fn sandbox_secret(folder: &Path) -> Result<Secret, Refused> {
    let path = folder.join(FILE);
    let read = || fs::read_to_string(&path);
    let text = match read() {
        Err(error) if error.kind() == ErrorKind::NotFound => {
            write_once(folder, random_secret().as_bytes()).and_then(|()| read())
        }
        other => other,
    };
    match text {
        Ok(text) if text.is_empty() => refuse(format!(
            "the sandbox in {} was given its secret: give the same --api-token-secret (API_TOKEN_SECRET)",
            folder.display()
        )),
        Ok(text) => Ok(Secret::new(text)),
        Err(error) => Err(unusable(folder, &error)),
    }
}

/// Writes the file whole, unless there is one.
fn write_once(folder: &Path, content: &[u8]) -> std::io::Result<()> {
    if !folder.exists() {
        fs::create_dir_all(folder)?;
        // Others may pass through, since PostgreSQL may run as another user in a folder below.
        fs::set_permissions(folder, fs::Permissions::from_mode(0o711))?;
    }
    let draft = folder.join(format!(".{FILE}.{}", std::process::id()));
    let mut file = OpenOptions::new().write(true).create(true).truncate(true).mode(0o600).open(&draft)?;
    file.write_all(content)?;
    file.sync_all()?;
    let linked = fs::hard_link(&draft, folder.join(FILE));
    fs::remove_file(&draft)?;
    match linked {
        Err(error) if error.kind() != ErrorKind::AlreadyExists => Err(error),
        _ => Ok(()),
    }
}

fn random_secret() -> String {
    let bytes: [u8; 32] = rand::random();
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

fn unusable(folder: &Path, error: &std::io::Error) -> Refused {
    Refused(format!("the data folder {} cannot be used (--data-dir, DATA_DIR): {error}", folder.display()))
}
