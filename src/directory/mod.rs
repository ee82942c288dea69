//! `directory`: the national directory of establishments, and classified installations, from published files.
//!
//! A file is read on a thread of its own, ten thousand lines ahead of the database at the most, so that its size does
//! not matter. Lines become what we keep in `domain::company::sirene`; the store merges them.

mod bar;
mod columns;
mod installations;
mod source;

use std::io;
use std::path::{Path, PathBuf};

use csv::StringRecord;
use jiff::Timestamp;
use tokio::sync::mpsc;

pub use bar::Bar;
pub use installations::{InstallationFiles, installations};

use crate::domain::company::sirene::{Site, Unit};
use crate::store::import::{Importer, Progress, Rows};
use crate::store::{self, StoreError};
use columns::{SITE_COLUMNS, Sites, UNIT_COLUMNS, Units};
use source::{Source, fingerprint};

/// Lines that are merged at once.
const BATCH: usize = 10_000;

#[derive(Debug, thiserror::Error)]
pub enum DirectoryError {
    #[error("cannot read {file}: {cause}")]
    Unreadable { file: String, cause: io::Error },
    #[error("{file} lacks columns of {kind}: {missing}")]
    Columns { file: String, kind: &'static str, missing: String },
    #[error("{file}: {cause}")]
    Line { file: String, cause: csv::Error },
    #[error("{file}, behind byte {position}: {found} fields where {expected} are expected")]
    Fields { file: String, position: u64, found: usize, expected: usize },
    #[error("{file}, line {line}: {reason}")]
    Value { file: String, line: u64, reason: String },
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// What an import did.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Report {
    pub rows: u64,
    /// Lines without a valid number.
    pub passed_over: u64,
    /// Establishments without any name: their companies are not known.
    pub nameless: u64,
    /// Nothing was to do.
    pub was_done: bool,
}

/// Which of the two files.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Units,
    Sites,
}

impl Kind {
    const fn columns(self) -> &'static [&'static str] {
        match self {
            Self::Units => UNIT_COLUMNS,
            Self::Sites => SITE_COLUMNS,
        }
    }

    /// What INSEE calls the file.
    const fn name(self) -> &'static str {
        match self {
            Self::Units => "StockUniteLegale",
            Self::Sites => "StockEtablissement",
        }
    }
}

/// What the reading thread hands over.
struct Batch {
    lines: Vec<StringRecord>,
    /// Byte of the text behind the last line.
    position: u64,
}

/// Imports establishments, and before them the companies that they belong to. Each file that was stopped half-way
/// goes on where it was; one that was imported is left alone, unless its companies have changed.
pub async fn import(
    settings: &store::Settings,
    file: &Path,
    legal_units: Option<&Path>,
    bar: &Bar,
) -> Result<Vec<(PathBuf, Report)>, DirectoryError> {
    // Both are looked at first: a wrong second file is told before an hour's work on the first.
    let sites = Source::open(file, Kind::Sites)?;
    let units = legal_units.map(|path| Source::open(path, Kind::Units)).transpose()?;
    let mut done = Vec::new();
    let mut has_new_units = false;
    if let Some(units) = units {
        let path = units.path.clone();
        let report = one(settings, units, Start::WhereItWas, bar).await?;
        has_new_units = !report.was_done;
        done.push((path, report));
    }
    let start = if has_new_units { Start::AfreshIfDone } else { Start::WhereItWas };
    done.push((file.to_owned(), one(settings, sites, start, bar).await?));
    Ok(done)
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Start {
    WhereItWas,
    AfreshIfDone,
}

async fn one(
    settings: &store::Settings,
    source: Source,
    start: Start,
    bar: &Bar,
) -> Result<Report, DirectoryError> {
    let print = fingerprint(&source.path)?;
    let mut writer = Importer::open(settings).await?;
    let names = Importer::open(settings).await?;
    let kind = source.kind;
    let mut progress = writer.begin(&print, &source.shown(), Timestamp::now()).await?;
    if progress.is_finished {
        if start == Start::WhereItWas {
            return Ok(Report { rows: progress.rows, was_done: true, ..Report::default() });
        }
        progress = Progress::default();
    }
    let mut report = Report { rows: progress.rows, ..Report::default() };
    bar.begin(kind.name(), source.size, progress.position);
    let header = source.header.clone();
    let file = source.shown();
    let (sender, mut batches) = mpsc::channel(2);
    let reading = tokio::task::spawn_blocking(move || source.read(progress.position, BATCH, &sender));

    // The next batch is made while the last one is merged.
    let mut next = prepare(kind, &header, batches.recv().await, &names).await?;
    while let Some(Prepared { rows, position, passed_over }) = next {
        report.rows += rows.len();
        report.passed_over += passed_over;
        report.nameless += rows.nameless();
        let reached = Progress { position, rows: report.rows, is_finished: false };
        let (merged, prepared) =
            tokio::join!(writer.add(&print, rows.as_rows(), reached, Timestamp::now()), async {
                prepare(kind, &header, batches.recv().await, &names).await
            },);
        merged?;
        next = prepared?;
        bar.reach(position, report.rows);
    }
    reading.await.map_err(|error| DirectoryError::Unreadable { file, cause: io::Error::other(error) })??;
    bar.say("indexing");
    writer.finish(&print, Timestamp::now()).await?;
    bar.end();
    Ok(report)
}

enum Made {
    Units(Vec<(String, Unit)>),
    Sites(Vec<Site>),
}

impl Made {
    fn len(&self) -> u64 {
        let count = match self {
            Self::Units(units) => units.len(),
            Self::Sites(sites) => sites.len(),
        };
        count as u64
    }

    fn nameless(&self) -> u64 {
        match self {
            Self::Units(_) => 0,
            // Those that may not be shown have no name in the file.
            Self::Sites(sites) => {
                sites.iter().filter(|site| site.is_diffusible && site.name.is_empty()).count() as u64
            }
        }
    }

    fn as_rows(&self) -> Rows<'_> {
        match self {
            Self::Units(units) => Rows::Units(units),
            Self::Sites(sites) => Rows::Sites(sites),
        }
    }
}

struct Prepared {
    rows: Made,
    position: u64,
    passed_over: u64,
}

/// Makes rows of lines.
async fn prepare(
    kind: Kind,
    header: &StringRecord,
    batch: Option<Batch>,
    names: &Importer,
) -> Result<Option<Prepared>, DirectoryError> {
    let Some(Batch { lines, position }) = batch else { return Ok(None) };
    let rows = match kind {
        Kind::Units => {
            let columns = Units::of(header);
            let lines = lines.iter().map(|line| columns.line(line)).filter(|line| is_number(line.siren, 9));
            Made::Units(lines.map(|line| (line.siren.to_owned(), Unit::new(&line))).collect())
        }
        Kind::Sites => {
            let columns = Sites::of(header);
            let sites =
                || lines.iter().map(|line| columns.line(line)).filter(|line| is_number(line.siret, 14));
            let mut sirens: Vec<&str> = sites().map(|line| &line.siret[..9]).collect();
            sirens.sort_unstable();
            sirens.dedup();
            let units = names.units(&sirens).await?;
            Made::Sites(sites().map(|line| Site::new(&line, units.get(&line.siret[..9]))).collect())
        }
    };
    let passed_over = lines.len() as u64 - rows.len();
    Ok(Some(Prepared { rows, position, passed_over }))
}

fn is_number(text: &str, length: usize) -> bool {
    text.len() == length && text.bytes().all(|byte| byte.is_ascii_digit())
}
