//! Fetches the pinned packages through the machine's npm client.

use std::fs;
use std::io::Read;
use std::path::{Path, PathBuf};
use std::process::Stdio;
use std::time::Duration;

use flate2::read::GzDecoder;
use tokio::process::Command;

use super::{FILES, File, tar};
use crate::error::BoxError;

const TIME: Duration = Duration::from_secs(120);
/// More than any of the packages unpacks to.
const MAX_PACKAGE: u64 = 64 * 1024 * 1024;

/// Whether each file is there and has its hash.
pub(super) async fn is_complete(folder: &Path) -> bool {
    let folder = folder.to_owned();
    let all = move || {
        FILES.iter().all(|file| fs::read(folder.join(file.place())).is_ok_and(|content| file.is(&content)))
    };
    tokio::task::spawn_blocking(all).await.unwrap_or(false)
}

/// Packs the packages into a folder of their own, and keeps the files that have the hash they should.
pub(super) async fn fetch(folder: &Path) -> Result<(), BoxError> {
    let work = folder.join(format!(".work-{}", std::process::id()));
    fs::create_dir_all(&work).map_err(|error| format!("{}: {error}", work.display()))?;
    let fetched = pack(&work).await;
    let kept = match fetched {
        Ok(()) => {
            let (from, to) = (work.clone(), folder.to_owned());
            tokio::task::spawn_blocking(move || keep(&from, &to)).await?
        }
        Err(cause) => Err(cause),
    };
    fs::remove_dir_all(&work)?;
    kept
}

async fn pack(work: &Path) -> Result<(), BoxError> {
    let mut packages: Vec<String> =
        FILES.iter().map(|file| format!("{}@{}", file.package, file.version)).collect();
    packages.sort();
    packages.dedup();
    let mut npm = Command::new("npm");
    npm.arg("pack").arg("--silent").arg("--ignore-scripts").args(&packages).current_dir(work);
    npm.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null()).kill_on_drop(true);
    let status = tokio::time::timeout(TIME, npm.status()).await.map_err(|_| "npm takes too long")?;
    match status {
        Ok(status) if status.success() => Ok(()),
        Ok(status) => Err(format!("npm pack ended with {status}").into()),
        Err(error) => Err(format!("npm cannot be run: {error}").into()),
    }
}

fn keep(work: &Path, folder: &Path) -> Result<(), BoxError> {
    let mut archives: Vec<PathBuf> =
        fs::read_dir(work)?.map(|entry| Ok(entry?.path())).collect::<Result<_, BoxError>>()?;
    archives.retain(|path| path.extension().is_some_and(|extension| extension == "tgz"));
    let mut missing: Vec<&File> = FILES.iter().collect();
    for archive in archives {
        let mut content = Vec::new();
        GzDecoder::new(fs::File::open(archive)?).take(MAX_PACKAGE).read_to_end(&mut content)?;
        for (name, content) in tar::entries(&content) {
            let Some(path) = name.strip_prefix("package/") else { continue };
            // Two packages may have a file of one name; the hash tells which is meant.
            let Some(at) = missing.iter().position(|file| file.path == path && file.is(content)) else {
                continue;
            };
            write(&folder.join(missing.swap_remove(at).place()), content, work)?;
        }
    }
    match missing.first() {
        None => Ok(()),
        Some(file) => Err(format!("{} is not what it should be", file.place()).into()),
    }
}

/// Writes beside and moves in place, so that nobody reads half a file.
fn write(path: &Path, content: &[u8], work: &Path) -> Result<(), BoxError> {
    let draft = work.join("draft");
    fs::write(&draft, content)?;
    if let Some(parent) = path.parent() {
        fs::create_dir_all(parent)?;
    }
    fs::rename(draft, path)?;
    Ok(())
}
