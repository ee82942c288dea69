//! Classified installations: three tables of CSV, read whole; they replace what was there.

use std::collections::HashSet;
use std::path::Path;
use std::str::FromStr;

use csv::{ReaderBuilder, StringRecord};

use super::DirectoryError;
use super::columns::missing;
use super::source::{first_record, shown, unpacked, unreadable};
use crate::domain::company::installation::{Declaration, Installation, Rubrique};
use crate::store::Store;

/// Which files.
#[derive(Debug, Clone, Copy)]
pub struct InstallationFiles<'a> {
    pub installations: &'a Path,
    pub rubriques: Option<&'a Path>,
    pub declarations: Option<&'a Path>,
}

const INSTALLATION_COLUMNS: &[&str] = &["codeS3ic", "siret", "urlFiche"];
#[rustfmt::skip]
const RUBRIQUE_COLUMNS: &[&str] = &[
    "codeS3ic", "rubrique", "alinea", "etatActivite", "regimeAutorise", "activite", "category", "volume", "unite",
    "wasteType",
];
const DECLARATION_COLUMNS: &[&str] = &["codeS3ic", "annee", "codeDechet", "libDechet", "gerepType"];

/// Replaces all installations; tells how many there are now.
pub async fn installations(store: &Store, files: InstallationFiles<'_>) -> Result<usize, DirectoryError> {
    let mut known = HashSet::new();
    let mut list: Vec<Installation> =
        read(files.installations, "installations", INSTALLATION_COLUMNS, |row| {
            let code = row.needed("codeS3ic")?;
            if !known.insert(code.clone()) {
                return Err(format!("the installation {code} stands twice"));
            }
            Ok(Installation {
                code_s3ic: code,
                siret: row.text("siret").map(|siret| siret.split_whitespace().collect()),
                url_fiche: row.text("urlFiche"),
                rubriques: Vec::new(),
                declarations: Vec::new(),
            })
        })?;
    list.sort_unstable_by(|one, other| one.code_s3ic.cmp(&other.code_s3ic));
    if let Some(path) = files.rubriques {
        let rows = read(path, "rubriques", RUBRIQUE_COLUMNS, |row| {
            let rubrique = Rubrique {
                rubrique: row.needed("rubrique")?,
                alinea: row.text("alinea"),
                etat_activite: row.text("etatActivite"),
                regime_autorise: row.text("regimeAutorise"),
                activite: row.text("activite"),
                category: row.needed("category")?,
                volume: row.text("volume"),
                unite: row.text("unite"),
                waste_type: row.named("wasteType")?,
            };
            Ok((place(&list, &row.needed("codeS3ic")?)?, rubrique))
        })?;
        rows.into_iter().for_each(|(place, rubrique)| list[place].rubriques.push(rubrique));
    }
    if let Some(path) = files.declarations {
        let rows = read(path, "declarations", DECLARATION_COLUMNS, |row| {
            let declaration = Declaration {
                annee: row.text("annee"),
                code_dechet: row.text("codeDechet"),
                lib_dechet: row.text("libDechet"),
                gerep_type: row.named("gerepType")?,
            };
            Ok((place(&list, &row.needed("codeS3ic")?)?, declaration))
        })?;
        rows.into_iter().for_each(|(place, declaration)| list[place].declarations.push(declaration));
    }
    store.replace_installations(&list).await?;
    Ok(list.len())
}

fn place(list: &[Installation], code: &str) -> Result<usize, String> {
    list.binary_search_by(|one| one.code_s3ic.as_str().cmp(code))
        .map_err(|_| format!("there is no installation {code}"))
}

/// A line whose values are asked for by name.
struct Line<'a> {
    header: &'a StringRecord,
    record: &'a StringRecord,
}

impl Line<'_> {
    fn text(&self, name: &str) -> Option<String> {
        let place = self.header.iter().position(|found| found == name)?;
        Some(self.record.get(place)?.trim()).filter(|text| !text.is_empty()).map(str::to_owned)
    }

    fn needed(&self, name: &str) -> Result<String, String> {
        self.text(name).ok_or_else(|| format!("{name} is empty"))
    }

    fn named<T: FromStr>(&self, name: &str) -> Result<Option<T>, String> {
        let Some(text) = self.text(name) else { return Ok(None) };
        text.parse().map(Some).map_err(|_| format!("{text:?} is no {name}"))
    }
}

/// What each line of a file says, separated by commas or semicolons.
fn read<T>(
    path: &Path,
    kind: &'static str,
    columns: &[&'static str],
    mut line: impl FnMut(&Line<'_>) -> Result<T, String>,
) -> Result<Vec<T>, DirectoryError> {
    let text = unpacked(path, |reader, _| {
        let mut text = Vec::new();
        reader.read_to_end(&mut text)?;
        Ok(text)
    })
    .map_err(unreadable(path))?;
    let end = text.iter().position(|byte| *byte == b'\n').unwrap_or(text.len());
    let delimiter = if text[..end].contains(&b';') { b';' } else { b',' };
    let wrong = |cause| DirectoryError::Line { file: shown(path), cause };
    let header = first_record(&text[..end], delimiter).map_err(wrong)?;
    let missing = missing(&header, columns);
    if !missing.is_empty() {
        return Err(DirectoryError::Columns { file: shown(path), kind, missing: missing.join(", ") });
    }
    let mut csv = ReaderBuilder::new().delimiter(delimiter).from_reader(text.as_slice());
    let mut found = Vec::new();
    for record in csv.records() {
        let record = record.map_err(wrong)?;
        let number = record.position().map_or(0, csv::Position::line);
        let value = line(&Line { header: &header, record: &record })
            .map_err(|reason| DirectoryError::Value { file: shown(path), line: number, reason })?;
        found.push(value);
    }
    Ok(found)
}
