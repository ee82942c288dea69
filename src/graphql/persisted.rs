//! Documents that clients name by their hash (automatic persisted queries, as Apollo clients speak them): the
//! first request brings the text along, later ones the hash alone.

use std::borrow::Cow;
use std::sync::Arc;

use serde::Deserialize;
use serde_json::value::RawValue;
use sha2::{Digest, Sha256};

use super::cache::{Cache, Key};
use super::refusal::Refusal;
use super::request::{Operation, Query};
use crate::error::Code;

/// Texts kept, in bytes and entries.
const MAX_BYTES: usize = 8 * 1024 * 1024;
const MAX_ENTRIES: usize = 10_000;
const SHARDS: usize = 4;

/// Documents by their hash. Bounded: those that nobody asks for go first, and their clients send them again.
#[derive(Debug)]
pub struct Persisted {
    texts: Cache<Arc<str>>,
}

/// What `extensions.persistedQuery` says.
#[derive(Debug, PartialEq, Eq)]
struct Named {
    hash: String,
}

impl Persisted {
    pub fn new() -> Self {
        Self { texts: Cache::new(MAX_BYTES, MAX_ENTRIES, SHARDS) }
    }

    /// The operation with its document, and the hash to keep it under once it was understood; one that names no
    /// hash is left as it is.
    pub fn find<'o, 'a>(&self, operation: &'o Operation<'a>) -> Result<Found<'o, 'a>, Refusal> {
        let untouched = Found { operation: Cow::Borrowed(operation), new: None };
        let Some(extensions) = operation.extensions.as_deref() else { return Ok(untouched) };
        let Some(named) = named(extensions)? else { return Ok(untouched) };
        if operation.query.is_absent() {
            let Some(text) = self.texts.get(Key::named(&named.hash)) else { return Err(not_found()) };
            let query = Query::Plain(Cow::Owned(text.as_ref().to_owned()));
            let operation = Operation { query, ..operation.clone() };
            return Ok(Found { operation: Cow::Owned(operation), new: None });
        }
        // What is no Unicode is refused as such later on.
        let Ok(text) = operation.query.text() else { return Ok(untouched) };
        let hash: String = Sha256::digest(text.as_bytes()).iter().map(|byte| format!("{byte:02x}")).collect();
        if hash != named.hash {
            return Err(refused("Le document et « sha256Hash » ne correspondent pas."));
        }
        let is_known = self.texts.get(Key::named(&hash)).is_some();
        let new = (!is_known).then(|| (hash, Arc::from(text.as_ref())));
        Ok(Found { operation: Cow::Borrowed(operation), new })
    }

    /// Keeps the document of an operation that was understood.
    pub fn keep(&self, found: Found<'_, '_>) {
        if let Some((hash, text)) = found.new {
            let size = text.len();
            self.texts.insert(Key::named(&hash), text, size);
        }
    }
}

impl Default for Persisted {
    fn default() -> Self {
        Self::new()
    }
}

/// An operation to run.
#[derive(Debug)]
pub struct Found<'o, 'a> {
    pub operation: Cow<'o, Operation<'a>>,
    new: Option<(String, Arc<str>)>,
}

fn named(extensions: &str) -> Result<Option<Named>, Refusal> {
    #[derive(Deserialize)]
    struct Extensions<'a> {
        #[serde(default, borrow, rename = "persistedQuery")]
        persisted_query: Option<&'a RawValue>,
    }
    #[derive(Deserialize)]
    #[serde(rename_all = "camelCase")]
    struct PersistedQuery {
        version: serde_json::Number,
        sha256_hash: String,
    }
    let Ok(Extensions { persisted_query: Some(raw) }) = serde_json::from_str(extensions) else {
        return Ok(None);
    };
    match serde_json::from_str::<PersistedQuery>(raw.get()) {
        Ok(named) if named.version.as_f64() == Some(1.0) => Ok(Some(Named { hash: named.sha256_hash })),
        _ => Err(refused(
            "Seule la version 1 de « persistedQuery », avec « sha256Hash », est prise en charge.",
        )),
    }
}

/// Clients then send the text; some know the answer by this message, which is therefore not in French.
fn not_found() -> Refusal {
    Refusal { status: 200, ..Refusal::one(Code::PersistedQueryNotFound, "PersistedQueryNotFound") }
}

/// As the service has always told a hash that does not fit.
fn refused(message: &str) -> Refusal {
    Refusal::one(Code::InternalServerError, message)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::graphql::request::Incoming;

    fn find(persisted: &Persisted, body: &str) -> Result<String, (u16, Code)> {
        let Incoming::Single(operation) = Incoming::parse(body.as_bytes()).expect("an operation") else {
            panic!("one operation");
        };
        let found = persisted.find(&operation).map_err(|refusal| (refusal.status, refusal.code))?;
        let text = found.operation.query.text().expect("Unicode").into_owned();
        persisted.keep(found);
        Ok(text)
    }

    fn body(query: Option<&str>, hash: &str, version: &str) -> String {
        let query = query.map(|text| format!(r#""query":"{text}","#)).unwrap_or_default();
        format!(
            r#"{{{query}"extensions":{{"persistedQuery":{{"version":{version},"sha256Hash":"{hash}"}}}}}}"#
        )
    }

    /// Of `{ __typename }`.
    const HASH: &str = "7f56e67dd21ab3f30d1ff8b7bed08893f0a0db86449836189b361dd1e56ddb4b";

    #[test]
    fn a_hash_alone_is_known_once_its_text_came_along() {
        let persisted = Persisted::new();
        let alone = body(None, HASH, "1");
        assert_eq!(find(&persisted, &alone), Err((200, Code::PersistedQueryNotFound)));
        assert_eq!(
            find(&persisted, &body(Some("{ __typename }"), HASH, "1")).as_deref(),
            Ok("{ __typename }")
        );
        assert_eq!(find(&persisted, &alone).as_deref(), Ok("{ __typename }"));
    }

    #[test]
    fn a_hash_of_another_text_and_another_version_are_refused() {
        let persisted = Persisted::new();
        let refused = Err((400, Code::InternalServerError));
        assert_eq!(find(&persisted, &body(Some("{ me { id } }"), HASH, "1")), refused);
        assert_eq!(find(&persisted, &body(None, HASH, "2")), refused);
        assert_eq!(find(&persisted, &body(Some("{ __typename }"), HASH, "\"1\"")), refused);
        assert_eq!(find(&persisted, r#"{"extensions":{"persistedQuery":{}}}"#), refused);
    }

    #[test]
    fn what_is_kept_is_bounded() {
        let persisted = Persisted::new();
        for number in 0..100 {
            let text = format!("{{ a{number} }} #{}", "x".repeat(500_000));
            let hash: String = Sha256::digest(&text).iter().map(|byte| format!("{byte:02x}")).collect();
            find(&persisted, &body(Some(&text), &hash, "1")).expect("it is understood");
        }
        let (entries, bytes) = persisted.texts.totals();
        assert!(entries < 20 && bytes <= MAX_BYTES, "{entries} entries, {bytes} bytes");
    }
}
