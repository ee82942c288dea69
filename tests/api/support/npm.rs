//! Projects with packages from npm, installed once, under `target/`.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Output;

use tokio::process::Command;

/// The project `tests/NAME` with its packages; none, with a word of why, where they cannot be had. CI must have
/// them.
pub async fn installed(name: &str, files: &[&str]) -> Option<PathBuf> {
    let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests").join(name);
    let project = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    fs::create_dir_all(&project).expect("target/ is writable");
    for file in files.iter().chain(&["package.json", "package-lock.json"]) {
        fs::copy(source.join(file), project.join(file)).expect("target/ is writable");
    }
    let lock = fs::read(source.join("package-lock.json")).expect("it is checked in");
    let stamp = project.join("node_modules/.installed");
    if fs::read(&stamp).is_ok_and(|installed| installed == lock) {
        return Some(project);
    }
    let arguments = ["ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"];
    let trouble = match Command::new("npm").args(arguments).current_dir(&project).output().await {
        Ok(output) if output.status.success() => {
            fs::write(stamp, lock).expect("target/ is writable");
            return Some(project);
        }
        Ok(output) => format!("npm ci: {}", String::from_utf8_lossy(&output.stderr)),
        Err(error) => format!("npm does not start ({error})"),
    };
    assert!(std::env::var_os("CI").is_none(), "CI must test with npm: {trouble}");
    println!("tests/{name}: SKIPPED, {trouble}");
    None
}

pub fn npm(project: &Path, script: &str) -> Command {
    let mut command = Command::new("npm");
    command.args(["run", "--silent", script]).current_dir(project);
    command
}

/// What it printed; a failure fails the test.
pub fn succeeded(what: &str, output: &Output) -> String {
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    assert!(output.status.success(), "{what}: {}{}", text(&output.stdout), text(&output.stderr));
    text(&output.stdout)
}
