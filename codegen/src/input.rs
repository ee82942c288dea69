//! Schemas that a command line names: a file, a folder, or a git revision.

use std::fs;
use std::path::Path;
use std::process::Command;

use crate::schema::{self, Schema, Source};
use crate::workspace::Failure;

/// The folder that a bare revision stands for, from the root of its repository.
const FOLDER: &str = "schema";
/// The print of a release lies among the files that it prints.
pub const RELEASED: &str = "released.graphql";

/// Reads the schema that `name` stands for: what exists on disk, else `REVISION` or `REVISION:PATH`.
pub fn schema(name: &str) -> Result<Schema, Failure> {
    schema::read_any(sources(name)?).map_err(Failure::Mistakes)
}

/// The files that `name` stands for.
pub fn sources(name: &str) -> Result<Vec<Source>, Failure> {
    let path = Path::new(name);
    let sources = if path.is_dir() {
        let mut sources = Vec::new();
        for file in files(path, &is_sdl)? {
            sources.push(read(&file)?);
        }
        sources
    } else if path.is_file() {
        vec![read(name)?]
    } else {
        revision(name)?
    };
    if sources.is_empty() {
        return Err(Failure::Input(format!("`{name}` holds no .graphql file")));
    }
    Ok(sources)
}

fn is_sdl(path: &str) -> bool {
    let name = path.rsplit('/').next().unwrap_or(path);
    name != RELEASED && [".graphql", ".graphqls", ".gql"].iter().any(|ending| name.ends_with(ending))
}

/// Reads a text file.
pub fn read(path: &str) -> Result<Source, Failure> {
    let text = fs::read_to_string(path).map_err(|error| Failure::Io(path.to_owned(), error))?;
    Ok(Source::new(path, text.trim_start_matches('\u{feff}')))
}

/// The files below a folder that are wanted, in order; what is hidden, installed or built is left out.
pub fn files(folder: &Path, wanted: &dyn Fn(&str) -> bool) -> Result<Vec<String>, Failure> {
    let failure = |error| Failure::Io(folder.display().to_string(), error);
    let mut entries = Vec::new();
    for entry in fs::read_dir(folder).map_err(failure)? {
        entries.push(entry.map_err(failure)?);
    }
    entries.sort_by_key(fs::DirEntry::file_name);
    let mut found = Vec::new();
    for entry in entries {
        let name = entry.file_name().to_string_lossy().into_owned();
        let path = entry.path();
        if name.starts_with('.') || ["node_modules", "target"].contains(&name.as_str()) {
            continue;
        }
        // A link to a folder may lead in a circle.
        if entry.file_type().map_err(failure)?.is_dir() {
            found.extend(files(&path, wanted)?);
        } else if wanted(&name) && path.is_file() {
            found.push(path.to_string_lossy().into_owned());
        }
    }
    Ok(found)
}

/// The files at a git revision.
fn revision(name: &str) -> Result<Vec<Source>, Failure> {
    let object = if name.contains(':') { name.to_owned() } else { format!("{name}:{FOLDER}") };
    let kind = git(&["cat-file", "-t", &object]).map_err(|error| {
        Failure::Input(format!("`{name}` is no file, no folder and no git revision with a schema ({error})"))
    })?;
    let failure = |error: String| Failure::Input(format!("git: {error}"));
    if kind.trim() == "blob" {
        return Ok(vec![Source::new(&object, git(&["cat-file", "blob", &object]).map_err(failure)?)]);
    }
    let mut sources = Vec::new();
    let listing = git(&["ls-tree", "-r", "-z", "--name-only", "--full-tree", &object]).map_err(failure)?;
    for path in listing.split('\0').filter(|path| is_sdl(path)) {
        let separator = if object.ends_with(':') || object.ends_with('/') { "" } else { "/" };
        let file = format!("{object}{separator}{path}");
        sources.push(Source::new(&file, git(&["cat-file", "blob", &file]).map_err(failure)?));
    }
    Ok(sources)
}

fn git(arguments: &[&str]) -> Result<String, String> {
    let output = Command::new("git").args(arguments).output().map_err(|error| format!("git: {error}"))?;
    if output.status.success() {
        return String::from_utf8(output.stdout).map_err(|_| "not UTF-8".to_owned());
    }
    let said = String::from_utf8_lossy(&output.stderr);
    Err(said.lines().next().unwrap_or("it failed").trim_start_matches("fatal: ").to_owned())
}
