//! Where things lie in the workspace: reading the SDL, writing and comparing the output.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use crate::changelog::Released;
use crate::config::Config;
use crate::emit::docs::Material;
use crate::emit::{self, Output};
use crate::input::RELEASED;
use crate::schema::{self, Mistake, Schema, Source};

/// The command that mends stale files, as messages name it.
pub const COMMAND: &str = "cargo run -p codegen";

const CONFIG: &str = "codegen/codegen.toml";
const SCHEMA: &str = "schema";
/// What the engine prints of its tables.
const TABLES: &str = "codegen/tables";
/// Examples of operations, which the service's tests run.
pub const EXAMPLES: &str = "docs/examples";
/// Folders that belong to codegen whole.
const OUTPUT: [&str; 2] = ["src/generated", "docs/reference"];

#[derive(Debug)]
pub enum Failure {
    Io(String, io::Error),
    Mistakes(Vec<Mistake>),
    /// What the command line asks for cannot be had.
    Input(String),
}

/// A file that is not as codegen would write it.
#[derive(Debug, PartialEq, Eq)]
pub enum Difference {
    Missing(String),
    Stale(String),
    /// Nothing in the schema asks for it.
    Extra(String),
}

impl std::fmt::Display for Difference {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Missing(path) => write!(f, "{path} is missing"),
            Self::Stale(path) => write!(f, "{path} is stale"),
            Self::Extra(path) => write!(f, "{path} is not generated any more"),
        }
    }
}

/// The root of the workspace: the nearest folder above `from` that holds the configuration.
pub fn find(from: &Path) -> Option<PathBuf> {
    from.ancestors().find(|folder| folder.join(CONFIG).is_file()).map(Path::to_owned)
}

/// Everything that codegen makes of the workspace's schema.
pub fn render(root: &Path) -> Result<Vec<Output>, Failure> {
    let config = config(root)?;
    let schema = schema::read(sources(root)?, &config).map_err(Failure::Mistakes)?;
    let material = material(root, &schema)?;
    Ok(emit::all(&schema, &config, &material))
}

/// What the reference shows beside the schema.
pub fn material(root: &Path, schema: &Schema) -> Result<Material, Failure> {
    let mut material = Material::default();
    let mut mistakes = Vec::new();
    for name in names(root, TABLES)? {
        let printed = source(root, &format!("{TABLES}/{name}"))?;
        mistakes.extend(material.add_tables(&printed).err().into_iter().flatten());
    }
    for name in names(root, EXAMPLES)? {
        let page = source(root, &format!("{EXAMPLES}/{name}"))?;
        mistakes.extend(material.add_examples(&page, schema).err().into_iter().flatten());
    }
    if !mistakes.is_empty() {
        return Err(Failure::Mistakes(mistakes));
    }
    material.deprecated = released(root)?.deprecated;
    Ok(material)
}

/// The last release; before the first one, nothing is released.
pub fn released(root: &Path) -> Result<Released, Failure> {
    let released = match source(root, &format!("{SCHEMA}/{RELEASED}")) {
        Err(Failure::Io(_, error)) if error.kind() == io::ErrorKind::NotFound => None,
        source => Some(source?),
    };
    Released::parse(released).map_err(Failure::Mistakes)
}

/// The SDL, but for the print of the last release.
pub fn sources(root: &Path) -> Result<Vec<Source>, Failure> {
    let mut sources = Vec::new();
    for name in names(root, SCHEMA)? {
        if name.ends_with(".graphql") && name != RELEASED {
            sources.push(source(root, &format!("{SCHEMA}/{name}"))?);
        }
    }
    Ok(sources)
}

/// The configuration.
pub fn config(root: &Path) -> Result<Config, Failure> {
    Config::parse(source(root, CONFIG)?).map_err(Failure::Mistakes)
}

pub(crate) fn source(root: &Path, path: &str) -> Result<Source, Failure> {
    let text = fs::read_to_string(root.join(path)).map_err(|error| Failure::Io(path.to_owned(), error))?;
    Ok(Source::new(path, text))
}

/// The files of a folder, in order; none where there is no folder.
fn names(root: &Path, folder: &str) -> Result<Vec<String>, Failure> {
    let failure = |error| Failure::Io(folder.to_owned(), error);
    let entries = match fs::read_dir(root.join(folder)) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Vec::new()),
        entries => entries.map_err(failure)?,
    };
    let mut names = Vec::new();
    for entry in entries {
        let entry = entry.map_err(failure)?;
        if entry.file_type().map_err(failure)?.is_file() {
            names.push(entry.file_name().to_string_lossy().into_owned());
        }
    }
    names.sort();
    Ok(names)
}

/// How the files on disk differ from the output.
pub fn compare(root: &Path, outputs: &[Output]) -> Result<Vec<Difference>, Failure> {
    let mut differences = Vec::new();
    for output in outputs {
        match fs::read(root.join(&output.path)) {
            Ok(bytes) if bytes == output.text.as_bytes() => {}
            Ok(_) => differences.push(Difference::Stale(output.path.clone())),
            Err(error) if error.kind() == io::ErrorKind::NotFound => {
                differences.push(Difference::Missing(output.path.clone()));
            }
            Err(error) => return Err(Failure::Io(output.path.clone(), error)),
        }
    }
    for folder in OUTPUT {
        for name in names(root, folder)? {
            let path = format!("{folder}/{name}");
            if !outputs.iter().any(|output| output.path == path) {
                differences.push(Difference::Extra(path));
            }
        }
    }
    Ok(differences)
}

/// Brings the files on disk in line; those that are right already keep their time stamp.
pub fn write(root: &Path, outputs: &[Output]) -> Result<Vec<Difference>, Failure> {
    let differences = compare(root, outputs)?;
    for difference in &differences {
        match difference {
            Difference::Missing(path) | Difference::Stale(path) => {
                let output = outputs.iter().find(|output| output.path == *path);
                let text = &output.expect("compared paths are among the outputs").text;
                let target = root.join(path);
                let folder = target.parent().unwrap_or(root);
                fs::create_dir_all(folder)
                    .and_then(|()| fs::write(&target, text))
                    .map_err(|error| Failure::Io(path.clone(), error))?;
            }
            Difference::Extra(path) => {
                fs::remove_file(root.join(path)).map_err(|error| Failure::Io(path.clone(), error))?;
            }
        }
    }
    Ok(differences)
}
