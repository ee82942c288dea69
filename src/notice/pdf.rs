//! Text and metadata of a PDF.

use lopdf::content::Content;
use lopdf::{Dictionary, Encoding, LoadOptions, Object, ObjectId, decode_text_string};

use crate::domain::notice::Document;
use crate::error::BoxError;

/// The most that one stream may hold, unpacked.
const LARGEST_STREAM: usize = 8 << 20;
/// Pages that are read; the others are counted.
const MOST_PAGES: usize = 4;
const LONGEST_TEXT: usize = 64 * 1024;
/// What is told of metadata, at most.
const LONGEST_NAME: usize = 256;
/// How deep values are looked into.
const DEEPEST: usize = 32;
/// A gap between letters that is a blank, in thousandths of their size.
const GAP: f32 = -200.0;

/// Members by which a document does something, or brings something along.
const ACTIVE_MEMBERS: &[&[u8]] =
    &[b"AA", b"EmbeddedFile", b"EmbeddedFiles", b"JS", b"JavaScript", b"RichMedia", b"XFA"];
/// Kinds of actions that do something.
const ACTIONS: &[&[u8]] = &[b"ImportData", b"JavaScript", b"Launch", b"SubmitForm"];

pub(super) fn read(file: &[u8]) -> Result<Document, BoxError> {
    let options = LoadOptions::with_max_decompressed_size(LARGEST_STREAM);
    let pdf = lopdf::Document::load_mem_with_options(file, options)?;
    let pages = pdf.get_pages();
    let info = pdf.trailer.get(b"Info").and_then(Object::as_reference);
    let info = info.and_then(|id| pdf.get_dictionary(id)).ok();
    let told = |key: &[u8]| {
        let text = decode_text_string(info?.get(key).ok()?).ok()?;
        Some(text.chars().take(LONGEST_NAME).collect())
    };
    let mut text = String::new();
    for page in pages.values().take(MOST_PAGES) {
        read_page(&pdf, *page, &mut text)?;
    }
    Ok(Document {
        text,
        pages: pages.len(),
        producer: told(b"Producer"),
        created: told(b"CreationDate"),
        modified: told(b"ModDate"),
        additions: additions(file),
        is_active: pdf.objects.values().any(|object| is_active(object, 0)) || is_active_in(&pdf.trailer, 0),
        is_encrypted: pdf.trailer.has(b"Encrypt") || pdf.is_encrypted(),
    })
}

/// How often the file was written to after it was made: each time adds an end of file. One that is laid out to be shown
/// while it arrives has two from the start.
fn additions(file: &[u8]) -> usize {
    let count = |file: &[u8], mark: &[u8]| file.windows(mark.len()).filter(|window| *window == mark).count();
    let head = &file[..file.len().min(1024)];
    count(file, b"%%EOF").saturating_sub(1 + count(head, b"/Linearized").min(1))
}

fn is_active(object: &Object, depth: usize) -> bool {
    if depth > DEEPEST {
        return true;
    }
    match object {
        Object::Name(name) => ACTIONS.contains(&name.as_slice()),
        Object::Array(list) => list.iter().any(|one| is_active(one, depth + 1)),
        Object::Dictionary(members) => is_active_in(members, depth),
        Object::Stream(stream) => is_active_in(&stream.dict, depth),
        _ => false,
    }
}

fn is_active_in(members: &Dictionary, depth: usize) -> bool {
    members.iter().any(|(key, value)| ACTIVE_MEMBERS.contains(&key.as_slice()) || is_active(value, depth + 1))
}

/// Adds the text of a page, a line where the text moves.
fn read_page(pdf: &lopdf::Document, page: ObjectId, text: &mut String) -> Result<(), BoxError> {
    let fonts = pdf.get_page_fonts(page)?;
    let content = Content::decode(&pdf.get_page_content_with_limit(page, LARGEST_STREAM)?)?;
    let mut encoding: Option<Encoding<'_>> = None;
    for operation in &content.operations {
        let operands = &operation.operands;
        match operation.operator.as_str() {
            "Tf" => {
                let font = operands.first().and_then(|name| fonts.get(name.as_name().ok()?));
                encoding = match font {
                    Some(font) => Some(font.get_font_encoding_with_limit(pdf, LARGEST_STREAM)?),
                    None => None,
                };
            }
            "Td" | "TD" | "Tm" | "T*" | "ET" => line(text),
            "Tj" | "TJ" => show(text, encoding.as_ref(), operands),
            "'" | "\"" => {
                line(text);
                show(text, encoding.as_ref(), operands);
            }
            _ => {}
        }
        if text.len() > LONGEST_TEXT {
            return Err("the text is too long for a notice".into());
        }
    }
    line(text);
    Ok(())
}

fn line(text: &mut String) {
    if !text.is_empty() && !text.ends_with('\n') {
        text.push('\n');
    }
}

fn show(text: &mut String, encoding: Option<&Encoding<'_>>, operands: &[Object]) {
    let Some(encoding) = encoding else { return };
    for operand in operands {
        match operand {
            Object::String(bytes, _) => {
                if let Ok(shown) = lopdf::Document::decode_text(encoding, bytes) {
                    text.push_str(&shown);
                }
            }
            // What a `TJ` shows: strings, and gaps between them.
            Object::Array(list) => {
                for one in list {
                    match one {
                        Object::String(..) => show(text, Some(encoding), std::slice::from_ref(one)),
                        gap if gap.as_float().is_ok_and(|gap| gap < GAP) => text.push(' '),
                        _ => {}
                    }
                }
            }
            _ => {}
        }
    }
}
