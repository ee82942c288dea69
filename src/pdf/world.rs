//! What Typst sees of the world: our layouts, our fonts and one sheet. No files, no network, no clock.

use std::sync::LazyLock;

use typst::diag::{FileError, FileResult};
use typst::foundations::{Bytes, Datetime, Duration};
use typst::syntax::{FileId, RootedPath, Source, VirtualPath, VirtualRoot};
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;
use typst::{Library, LibraryExt, World};

use super::Layout;

/// What all printings share, made when the first one needs it.
pub(super) struct Room {
    library: LazyHash<Library>,
    book: LazyHash<FontBook>,
    fonts: Vec<Font>,
    common: Source,
    bsdd: Source,
    bsvhu: Source,
    sheet: FileId,
    code: FileId,
}

static ROOM: LazyLock<Room> = LazyLock::new(Room::new);

impl Room {
    pub(super) fn shared() -> &'static Self {
        &ROOM
    }

    fn new() -> Self {
        // Text; then boxes to tick, and whatever letters the first family lacks.
        let files: [&'static [u8]; 3] = [notosans::REGULAR_TTF, notosans::BOLD_TTF, dejavu::sans::regular()];
        let fonts: Vec<Font> = files.into_iter().flat_map(|file| Font::iter(Bytes::new(file))).collect();
        Self {
            library: LazyHash::new(Library::default()),
            book: LazyHash::new(FontBook::from_fonts(&fonts)),
            fonts,
            common: source("common.typ", include_str!("common.typ")),
            bsdd: source("bsdd.typ", include_str!("bsdd.typ")),
            bsvhu: source("bsvhu.typ", include_str!("bsvhu.typ")),
            sheet: file("sheet.json"),
            code: file("qr.svg"),
        }
    }

    fn layout(&self, layout: Layout) -> &Source {
        match layout {
            Layout::Bsdd => &self.bsdd,
            Layout::Bsvhu => &self.bsvhu,
        }
    }
}

/// One printing.
pub(super) struct Desk {
    room: &'static Room,
    main: &'static Source,
    sheet: Bytes,
    code: Bytes,
}

impl Desk {
    /// `sheet` is JSON, `code` an SVG.
    pub(super) fn new(room: &'static Room, layout: Layout, sheet: Vec<u8>, code: String) -> Self {
        Self { room, main: room.layout(layout), sheet: Bytes::new(sheet), code: Bytes::from_string(code) }
    }
}

impl World for Desk {
    fn library(&self) -> &LazyHash<Library> {
        &self.room.library
    }

    fn book(&self) -> &LazyHash<FontBook> {
        &self.room.book
    }

    fn main(&self) -> FileId {
        self.main.id()
    }

    fn source(&self, id: FileId) -> FileResult<Source> {
        let sources = [self.main, &self.room.common];
        let found = sources.into_iter().find(|source| source.id() == id);
        found.cloned().ok_or_else(|| missing(id))
    }

    fn file(&self, id: FileId) -> FileResult<Bytes> {
        match id {
            id if id == self.room.sheet => Ok(self.sheet.clone()),
            id if id == self.room.code => Ok(self.code.clone()),
            _ => Err(missing(id)),
        }
    }

    fn font(&self, index: usize) -> Option<Font> {
        self.room.fonts.get(index).cloned()
    }

    /// Dates come with the sheet.
    fn today(&self, _: Option<Duration>) -> Option<Datetime> {
        None
    }
}

fn source(name: &str, text: &str) -> Source {
    Source::new(file(name), text.to_owned())
}

fn file(name: &str) -> FileId {
    let path = VirtualPath::new(name).expect("the names of our files are paths");
    RootedPath::new(VirtualRoot::Project, path).intern()
}

fn missing(id: FileId) -> FileError {
    FileError::NotFound(id.vpath().get_without_slash().into())
}
