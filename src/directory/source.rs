//! A file as it was published: plain, or packed as `.zip` or `.gz`.

use std::fs::File;
use std::io::{self, BufRead, BufReader, Read, Seek, SeekFrom};
use std::path::{Path, PathBuf};

use csv::{ReaderBuilder, StringRecord};
use flate2::read::MultiGzDecoder;
use sha2::{Digest, Sha256};
use tokio::sync::mpsc;
use zip::ZipArchive;

use super::columns::missing;
use super::{Batch, DirectoryError, Kind};

/// What is read at once.
const BUFFER: usize = 1 << 20;
/// How much of a file's beginning and of its end tells it from others.
const PRINTED: u64 = 1 << 20;

/// A file whose columns were checked.
pub(super) struct Source {
    pub(super) path: PathBuf,
    pub(super) kind: Kind,
    pub(super) header: StringRecord,
    /// Bytes of the text, where the file tells.
    pub(super) size: Option<u64>,
    /// Bytes of its first line.
    header_length: u64,
}

impl Source {
    pub(super) fn open(path: &Path, kind: Kind) -> Result<Self, DirectoryError> {
        let (line, size) = unpacked(path, |reader, size| {
            let mut line = Vec::new();
            reader.read_until(b'\n', &mut line)?;
            Ok((line, size))
        })
        .map_err(unreadable(path))?;
        let header =
            first_record(&line, b',').map_err(|cause| DirectoryError::Line { file: shown(path), cause })?;
        let missing = missing(&header, kind.columns());
        if !missing.is_empty() {
            let missing = missing.join(", ");
            return Err(DirectoryError::Columns { file: shown(path), kind: kind.name(), missing });
        }
        Ok(Self { path: path.to_owned(), kind, header, size, header_length: line.len() as u64 })
    }

    pub(super) fn shown(&self) -> String {
        shown(&self.path)
    }

    /// Sends the lines behind `position` until the file ends or nobody listens.
    pub(super) fn read(
        &self,
        position: u64,
        most: usize,
        batches: &mpsc::Sender<Batch>,
    ) -> Result<(), DirectoryError> {
        let start = position.max(self.header_length);
        let read = unpacked(&self.path, |reader, _| {
            io::copy(&mut reader.take(start), &mut io::sink())?;
            Ok(self.lines(reader, start, most, batches))
        });
        read.map_err(unreadable(&self.path))?
    }

    fn lines(
        &self,
        reader: &mut dyn BufRead,
        start: u64,
        most: usize,
        batches: &mpsc::Sender<Batch>,
    ) -> Result<(), DirectoryError> {
        // Behind the header, the reader does not know how long lines are: that is checked here.
        let mut csv = ReaderBuilder::new()
            .has_headers(false)
            .flexible(true)
            .buffer_capacity(BUFFER)
            .from_reader(reader);
        let mut lines = Vec::with_capacity(most);
        loop {
            let mut line = StringRecord::new();
            let more = csv
                .read_record(&mut line)
                .map_err(|cause| DirectoryError::Line { file: self.shown(), cause })?;
            if more {
                let (found, expected) = (line.len(), self.header.len());
                if found != expected {
                    let position = start + line.position().map_or(0, csv::Position::byte);
                    return Err(DirectoryError::Fields { file: self.shown(), position, found, expected });
                }
                lines.push(line);
            }
            if lines.len() == most || (!more && !lines.is_empty()) {
                let position = start + csv.position().byte();
                let batch =
                    Batch { lines: std::mem::replace(&mut lines, Vec::with_capacity(most)), position };
                if batches.blocking_send(batch).is_err() {
                    return Ok(());
                }
            }
            if !more {
                return Ok(());
            }
        }
    }
}

/// The record of a line, less the mark that some programs put in front of a text.
pub(super) fn first_record(line: &[u8], delimiter: u8) -> Result<StringRecord, csv::Error> {
    let line = line.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(line);
    let mut csv = ReaderBuilder::new().has_headers(false).delimiter(delimiter).from_reader(line);
    let mut header = StringRecord::new();
    csv.read_record(&mut header)?;
    Ok(header)
}

/// Hands over the text of a file, and its length where it is told.
pub(super) fn unpacked<T>(
    path: &Path,
    work: impl FnOnce(&mut dyn BufRead, Option<u64>) -> io::Result<T>,
) -> io::Result<T> {
    let mut file = File::open(path)?;
    let mut magic = [0; 4];
    let length = file.read(&mut magic)?;
    file.seek(SeekFrom::Start(0))?;
    if magic[..length].starts_with(b"PK\x03\x04") {
        let mut archive = ZipArchive::new(BufReader::new(file)).map_err(io::Error::other)?;
        if archive.len() != 1 {
            return Err(io::Error::other(format!("{} files in the archive, expected one", archive.len())));
        }
        let entry = archive.by_index(0).map_err(io::Error::other)?;
        let size = entry.size();
        return work(&mut BufReader::with_capacity(BUFFER, entry), Some(size));
    }
    if magic[..length].starts_with(b"\x1F\x8B") {
        return work(&mut BufReader::with_capacity(BUFFER, MultiGzDecoder::new(BufReader::new(file))), None);
    }
    let size = file.metadata()?.len();
    work(&mut BufReader::with_capacity(BUFFER, file), Some(size))
}

/// Tells a file from others of its name, without reading all of it.
pub(super) fn fingerprint(path: &Path) -> Result<String, DirectoryError> {
    let print = || {
        let mut file = File::open(path)?;
        let length = file.metadata()?.len();
        let mut hash = Sha256::new();
        hash.update(length.to_be_bytes());
        let mut part = Vec::new();
        file.by_ref().take(PRINTED).read_to_end(&mut part)?;
        file.seek(SeekFrom::Start(length.saturating_sub(PRINTED)))?;
        file.take(PRINTED).read_to_end(&mut part)?;
        hash.update(&part);
        let digest = hash.finalize();
        Ok(digest.iter().take(16).map(|byte| format!("{byte:02x}")).collect())
    };
    print().map_err(unreadable(path))
}

pub(super) fn shown(path: &Path) -> String {
    path.display().to_string()
}

pub(super) fn unreadable(path: &Path) -> impl Fn(io::Error) -> DirectoryError {
    let file = shown(path);
    move |cause| DirectoryError::Unreadable { file: file.clone(), cause }
}
