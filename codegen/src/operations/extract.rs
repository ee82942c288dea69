//! Documents in a client's files: whole `.graphql` files, and string literals of its code.

use super::literals::{self, Language, Literal};
use crate::schema::Source;

/// A document, at its place in its file: everything around it is blank, so that positions hold.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Document {
    pub path: String,
    pub text: String,
    /// Whether the client says that it is one, by the file's name or by a tag.
    pub is_marked: bool,
}

const GRAPHQL: &[&str] = &["graphql", "gql", "graphqls"];
/// The functions and tags that take a document.
const TAGS: &[&str] = &["gql", "graphql"];

fn ending(path: &str) -> &str {
    path.rsplit_once('.').map_or("", |(_, ending)| ending)
}

/// Whether a file may hold documents.
pub fn is_client_source(path: &str) -> bool {
    GRAPHQL.contains(&ending(path)) || Language::of(ending(path)).is_some()
}

/// The documents of a file.
pub fn documents(file: &Source) -> Vec<Document> {
    let ending = ending(&file.path);
    let Some(language) = Language::of(ending) else {
        let blank = is_blank(&file.text);
        let document = Document { path: file.path.clone(), text: file.text.clone(), is_marked: true };
        return if blank { Vec::new() } else { vec![document] };
    };
    let mut documents = Vec::new();
    for literal in literals::find(&file.text, language) {
        let tagged = is_tagged(&file.text[..literal.open]);
        let content = literal.content(&file.text);
        if is_document(&content, tagged) {
            let text = at_its_place(&file.text, &literal, &content);
            documents.push(Document { path: file.path.clone(), text, is_marked: tagged });
        }
    }
    documents
}

/// Whether a `gql` stands before the quote: as a tag, a call, or a comment.
fn is_tagged(before: &str) -> bool {
    let before = before.trim_end().trim_end_matches(['r', 'R', '@', '$']).trim_end();
    let before = before.strip_suffix('(').unwrap_or(before).trim_end();
    let comment = before.strip_suffix("*/").map(str::trim_end);
    let before = comment.unwrap_or(before);
    let start = before
        .rfind(|c: char| !c.is_alphanumeric() && c != '_')
        .map_or(0, |at| at + before[at..].chars().next().map_or(1, char::len_utf8));
    TAGS.iter().any(|tag| before[start..].eq_ignore_ascii_case(tag))
}

/// Whether a text begins like an operation or a fragment. A shorthand query needs a tag.
fn is_document(content: &str, tagged: bool) -> bool {
    let mut rest = content.trim_start();
    while let Some(comment) = rest.strip_prefix('#') {
        rest = comment.split_once('\n').map_or("", |(_, rest)| rest).trim_start();
    }
    if rest.starts_with('{') {
        return tagged;
    }
    let (keyword, rest) = word(rest);
    let (name, rest) = word(rest.trim_start());
    let rest = rest.trim_start();
    match keyword {
        "query" | "mutation" | "subscription" => rest.starts_with(['{', '(', '@']),
        "fragment" => !name.is_empty() && word(rest).0 == "on",
        _ => false,
    }
}

fn word(text: &str) -> (&str, &str) {
    let end = text.find(|c: char| !c.is_ascii_alphanumeric() && c != '_').unwrap_or(text.len());
    text.split_at(end)
}

fn is_blank(text: &str) -> bool {
    text.lines().all(|line| line.trim().is_empty() || line.trim_start().starts_with('#'))
}

/// The content with blanks before it, line for line and column for column.
fn at_its_place(file: &str, literal: &Literal, content: &str) -> String {
    let before = file[..literal.start].chars().map(|c| if c == '\n' { '\n' } else { ' ' });
    before.chain(content.chars()).collect()
}
