//! Where the programs are: named, on the path, in the distribution's folders, or fetched once.

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use nix::unistd::Uid;

use super::owner::is_open_to_all;
use super::{Error, Settings, fetch, io};

/// The oldest major version that serves.
const OLDEST: u32 = 14;

/// Folders of distributions, `*` standing for a version.
const FOLDERS: &[&str] = &[
    "/usr/lib/postgresql/*/bin",
    "/usr/pgsql-*/bin",
    "/usr/lib/postgresql*/bin",
    "/usr/lib64/postgresql-*/bin",
    "/usr/libexec/postgresql*",
    "/opt/homebrew/opt/postgresql@*/bin",
    "/usr/local/opt/postgresql@*/bin",
    "/home/linuxbrew/.linuxbrew/opt/postgresql@*/bin",
    "/Applications/Postgres.app/Contents/Versions/*/bin",
    "/usr/local/pgsql/bin",
];

#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Binaries {
    folder: PathBuf,
    pub(super) major: u32,
}

impl Binaries {
    pub(super) fn program(&self, name: &str) -> PathBuf {
        self.folder.join(name)
    }
}

/// Finds programs: any that serve for a new cluster, those of its version for one that exists.
pub(super) fn locate(settings: &Settings, made_by: Option<u32>) -> Result<Binaries, Error> {
    if let Some(bin) = &settings.bin {
        let named = named(bin)?;
        return match made_by {
            Some(made_by) if made_by != named.major => Err(other_version(settings, made_by, &[named.major])),
            _ if named.major < OLDEST => Err(Error::TooOld { found: named.major }),
            _ => Ok(named),
        };
    }
    let mut others = Vec::new();
    for folder in candidates() {
        let Some(major) = major(&folder) else { continue };
        if made_by.is_none_or(|made_by| made_by == major) && major >= OLDEST {
            return Ok(Binaries { folder, major });
        }
        others.push(major);
    }
    match made_by {
        Some(made_by) if made_by != fetch::MAJOR => Err(other_version(settings, made_by, &others)),
        _ => {
            let folder = fetch::provide()?;
            Ok(Binaries { folder, major: fetch::MAJOR })
        }
    }
}

/// The folder that a flag names, or the one of the program that it names.
fn named(bin: &Path) -> Result<Binaries, Error> {
    let bin = std::path::absolute(bin).map_err(io("cannot resolve", bin))?;
    let folder = if bin.is_file() { bin.parent().unwrap_or(&bin).to_owned() } else { bin.clone() };
    let major = has_programs(&folder).then(|| major(&folder)).flatten().ok_or(Error::WrongBin(bin))?;
    Ok(Binaries { folder, major })
}

fn other_version(settings: &Settings, made_by: u32, found: &[u32]) -> Error {
    let found: Vec<String> = found.iter().map(|major| format!("PostgreSQL {major}")).collect();
    let found = if found.is_empty() { "none".to_owned() } else { found.join(", ") };
    Error::OtherVersion { folder: settings.data_dir.join("postgres"), made_by, found }
}

fn candidates() -> impl Iterator<Item = PathBuf> {
    let path = std::env::var_os("PATH").unwrap_or_default();
    let on_path: Vec<PathBuf> = std::env::split_paths(&path).collect();
    // Root hands the server to a user who must be able to run it.
    let root = Uid::effective().is_root();
    on_path
        .into_iter()
        .chain(distribution())
        .filter(|folder| folder.is_absolute() && has_programs(folder))
        .filter(move |folder| !root || is_open_to_all(folder))
}

/// The folders that exist, the newest version first.
fn distribution() -> Vec<PathBuf> {
    let mut found: Vec<(u32, PathBuf)> = FOLDERS.iter().flat_map(|pattern| expand(pattern)).collect();
    found.sort_by_key(|(version, _)| std::cmp::Reverse(*version));
    found.into_iter().map(|(_, folder)| folder).collect()
}

fn expand(pattern: &str) -> Vec<(u32, PathBuf)> {
    let Some((before, after)) = pattern.split_once('*') else { return vec![(0, PathBuf::from(pattern))] };
    let (parent, prefix) = before.rsplit_once('/').unwrap_or(("", before));
    let Ok(entries) = std::fs::read_dir(parent) else { return Vec::new() };
    entries
        .flatten()
        .filter_map(|entry| {
            let name = entry.file_name().into_string().ok()?;
            let version: u32 = name.strip_prefix(prefix)?.split('.').next()?.parse().ok()?;
            Some((version, PathBuf::from(format!("{parent}/{name}{after}"))))
        })
        .collect()
}

fn has_programs(folder: &Path) -> bool {
    ["postgres", "initdb"].iter().all(|program| folder.join(program).is_file())
}

/// The major version of the server in a folder; none if it does not run.
pub(super) fn major(folder: &Path) -> Option<u32> {
    let output = Command::new(folder.join("postgres")).arg("--version").stdin(Stdio::null()).output().ok()?;
    parse_version(std::str::from_utf8(&output.stdout).ok()?)
}

/// Reads `postgres (PostgreSQL) 15.18 (Debian 15.18-0+deb12u1)`, or `18beta1`.
fn parse_version(text: &str) -> Option<u32> {
    let version = text.strip_prefix("postgres (PostgreSQL) ")?;
    let digits = version.find(|c: char| !c.is_ascii_digit()).unwrap_or(version.len());
    version[..digits].parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn versions_are_read_as_the_server_tells_them() {
        assert_eq!(parse_version("postgres (PostgreSQL) 15.18 (Debian 15.18-0+deb12u1)\n"), Some(15));
        assert_eq!(parse_version("postgres (PostgreSQL) 18.6\n"), Some(18));
        assert_eq!(parse_version("postgres (PostgreSQL) 19beta1\n"), Some(19));
        assert_eq!(parse_version("postgres: command not found"), None);
    }

    #[test]
    fn a_pattern_finds_the_versions_in_its_folder() {
        let folder = std::env::temp_dir().join(format!("trackdechets-pattern-{}", std::process::id()));
        for name in ["9.6", "15", "16", "common"] {
            std::fs::create_dir_all(folder.join(name).join("bin")).unwrap();
        }
        let mut found = expand(&format!("{}/*/bin", folder.display()));
        found.sort();
        let versions: Vec<u32> = found.iter().map(|(version, _)| *version).collect();
        assert_eq!(versions, [9, 15, 16]);
        assert_eq!(found[1].1, folder.join("15/bin"));
        std::fs::remove_dir_all(folder).unwrap();
    }
}
