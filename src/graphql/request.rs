//! What a client asks, as found in an HTTP request. Nothing is unescaped before it is needed.

use std::borrow::Cow;

use serde::de::{Deserialize, Deserializer, MapAccess, Visitor};
use serde_json::value::RawValue;

use super::refusal::{self, Refusal};
use crate::error::Code;

/// The most operations that one array may hold.
pub const MAX_BATCH: usize = 5;

/// A request body, understood.
#[derive(Debug, Clone, PartialEq)]
pub enum Incoming<'a> {
    Single(Operation<'a>),
    /// An array: the answer is one too, in the same order.
    Batch(Vec<Operation<'a>>),
}

/// One operation to run.
#[derive(Debug, Clone, PartialEq)]
pub struct Operation<'a> {
    pub query: Query<'a>,
    /// The JSON text of an object.
    pub variables: Option<Cow<'a, str>>,
    pub operation_name: Option<Cow<'a, str>>,
    /// The JSON text of an object.
    pub extensions: Option<Cow<'a, str>>,
    /// A token that stands beside the operation, where the client sent one; `http` reads it.
    pub access_token: Option<Cow<'a, str>>,
}

/// The text of a document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Query<'a> {
    /// A JSON string with its quotes, still escaped.
    Escaped(Cow<'a, str>),
    Plain(Cow<'a, str>),
    /// None: the operation's extensions name a document that is kept, see [`super::persisted`].
    Absent,
}

/// Why a body holds no operation to run. HTTP 400, except where `http` knows better.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum BadRequest {
    /// No JSON, or neither object nor array, or too many operations: answered by `{"error": text}`.
    Unreadable(Cow<'static, str>),
    /// JSON in which an operation is missing or malformed: answered by one GraphQL error.
    Refused(Cow<'static, str>),
    /// `variables` is text that is no JSON: answered by plain text.
    VariablesText,
}

impl BadRequest {
    pub const STATUS: u16 = 400;

    /// The answer; JSON, unless [`BadRequest::is_text`].
    pub fn body(&self) -> Vec<u8> {
        match self {
            Self::Unreadable(text) => refusal::plain(text),
            Self::Refused(text) => Refusal::one(Code::BadRequest, text.as_ref()).body.into_vec(),
            Self::VariablesText => "« variables » n'est pas du JSON.".to_owned().into_bytes(),
        }
    }

    /// Whether the answer is plain text.
    pub const fn is_text(&self) -> bool {
        matches!(self, Self::VariablesText)
    }
}

const NO_QUERY: BadRequest = BadRequest::Refused(Cow::Borrowed(
    "La requête doit contenir un document GraphQL non vide dans « query ».",
));
const BAD_VARIABLES: BadRequest =
    BadRequest::Refused(Cow::Borrowed("« variables » doit être un objet JSON."));
const BAD_EXTENSIONS: BadRequest =
    BadRequest::Refused(Cow::Borrowed("« extensions » doit être un objet JSON."));
const BAD_NAME: BadRequest = BadRequest::Refused(Cow::Borrowed("« operationName » doit être un texte."));

impl<'a> Incoming<'a> {
    /// Reads an `application/json` body.
    pub fn parse(json: &'a [u8]) -> Result<Self, BadRequest> {
        let unreadable =
            |_| BadRequest::Unreadable("Le corps de la requête n'est pas du JSON valide.".into());
        // A byte order mark is no JSON, but clients send it.
        let json = json.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(json);
        match json.trim_ascii_start().first() {
            Some(b'{') => {
                let members: Members<'_> = serde_json::from_slice(json).map_err(unreadable)?;
                Operation::of(members, Place::Alone).map(Self::Single)
            }
            Some(b'[') => {
                let members: Vec<&RawValue> = serde_json::from_slice(json).map_err(unreadable)?;
                if members.len() > MAX_BATCH {
                    let text = format!("Une requête ne peut pas contenir plus de {MAX_BATCH} opérations.");
                    return Err(BadRequest::Unreadable(text.into()));
                }
                if members.is_empty() {
                    return Err(NO_QUERY);
                }
                let operations = members.into_iter().map(|member| {
                    let members: Members<'_> = serde_json::from_str(member.get()).map_err(|_| NO_QUERY)?;
                    Operation::of(members, Place::InBatch)
                });
                operations.collect::<Result<_, _>>().map(Self::Batch)
            }
            _ => {
                serde_json::from_slice::<&RawValue>(json).map_err(unreadable)?;
                let text = "Le corps de la requête doit être un objet ou un tableau JSON.";
                Err(BadRequest::Unreadable(text.into()))
            }
        }
    }

    /// The operations, in order.
    pub fn operations(&self) -> &[Operation<'a>] {
        match self {
            Self::Single(operation) => std::slice::from_ref(operation),
            Self::Batch(operations) => operations,
        }
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Place {
    Alone,
    InBatch,
}

impl<'a> Operation<'a> {
    /// An operation of which only the document is known, as in an `application/graphql` body.
    pub fn from_document(document: impl Into<Cow<'a, str>>) -> Result<Self, BadRequest> {
        Self::from_text(Some(document.into()), None, None, None)
    }

    /// An operation from the parameters of a URL or a form; `variables` and `extensions` are JSON texts.
    pub fn from_text(
        query: Option<Cow<'a, str>>,
        variables: Option<Cow<'a, str>>,
        operation_name: Option<Cow<'a, str>>,
        extensions: Option<Cow<'a, str>>,
    ) -> Result<Self, BadRequest> {
        let extensions = object(extensions, BAD_EXTENSIONS)?;
        let query = match query.filter(|text| !text.is_empty()) {
            Some(text) => Query::Plain(text),
            None if names_document(extensions.as_deref()) => Query::Absent,
            None => return Err(NO_QUERY),
        };
        Ok(Self {
            query,
            variables: object(variables, BAD_VARIABLES)?,
            operation_name,
            extensions,
            access_token: None,
        })
    }

    fn of(members: Members<'a>, place: Place) -> Result<Self, BadRequest> {
        let extensions = raw_object(members.extensions, BAD_EXTENSIONS)?;
        let query = match members.query.filter(|query| first(query) != b'n') {
            Some(query) if first(query) == b'"' && query.get() != r#""""# => {
                Query::Escaped(Cow::Borrowed(query.get()))
            }
            None if names_document(extensions.as_deref()) => Query::Absent,
            _ => return Err(NO_QUERY),
        };
        Ok(Self {
            query,
            variables: variables(members.variables, place)?,
            operation_name: text(members.operation_name, BAD_NAME)?,
            extensions,
            access_token: text(members.access_token, NO_QUERY).unwrap_or(None),
        })
    }
}

impl Query<'_> {
    /// The document's text. Fails on JSON strings that are no Unicode.
    pub fn text(&self) -> Result<Cow<'_, str>, BadRequest> {
        match self {
            Self::Plain(text) => Ok(Cow::Borrowed(text)),
            Self::Escaped(json) => unescape(json).ok_or(NO_QUERY),
            Self::Absent => Err(NO_QUERY),
        }
    }

    pub const fn is_absent(&self) -> bool {
        matches!(self, Self::Absent)
    }
}

/// Whether extensions speak of a document that is kept.
fn names_document(extensions: Option<&str>) -> bool {
    #[derive(serde::Deserialize)]
    struct Extensions<'a> {
        #[serde(borrow, rename = "persistedQuery")]
        named: &'a RawValue,
    }
    let read = |json| serde_json::from_str::<Extensions<'_>>(json).ok();
    extensions.and_then(read).is_some_and(|extensions| first(extensions.named) != b'n')
}

fn variables(raw: Option<&RawValue>, place: Place) -> Result<Option<Cow<'_, str>>, BadRequest> {
    match raw {
        Some(raw) if first(raw) == b'"' && place == Place::Alone => {
            let text = unescape(raw.get()).ok_or(BadRequest::VariablesText)?;
            if serde_json::from_str::<&RawValue>(&text).is_err() {
                return Err(BadRequest::VariablesText);
            }
            object(Some(text), BAD_VARIABLES)
        }
        _ => raw_object(raw, BAD_VARIABLES),
    }
}

/// Lets objects pass, and `null` as nothing.
fn raw_object(raw: Option<&RawValue>, otherwise: BadRequest) -> Result<Option<Cow<'_, str>>, BadRequest> {
    match raw {
        None => Ok(None),
        Some(raw) => match first(raw) {
            b'n' => Ok(None),
            b'{' => Ok(Some(Cow::Borrowed(raw.get()))),
            _ => Err(otherwise),
        },
    }
}

/// The same, of text that may be anything.
fn object<'a>(json: Option<Cow<'a, str>>, otherwise: BadRequest) -> Result<Option<Cow<'a, str>>, BadRequest> {
    let Some(json) = json else { return Ok(None) };
    match serde_json::from_str::<&RawValue>(&json).map(first) {
        Ok(b'n') => Ok(None),
        Ok(b'{') => Ok(Some(json)),
        _ => Err(otherwise),
    }
}

fn text(raw: Option<&RawValue>, otherwise: BadRequest) -> Result<Option<Cow<'_, str>>, BadRequest> {
    match raw {
        None => Ok(None),
        Some(raw) if first(raw) == b'n' => Ok(None),
        Some(raw) if first(raw) == b'"' => unescape(raw.get()).map(Some).ok_or(otherwise),
        Some(_) => Err(otherwise),
    }
}

/// The text of a JSON string.
fn unescape(json: &str) -> Option<Cow<'_, str>> {
    if !json.contains('\\') {
        return json.strip_prefix('"')?.strip_suffix('"').map(Cow::Borrowed);
    }
    serde_json::from_str(json).ok().map(Cow::Owned)
}

/// The first byte of a JSON value, which tells its type.
fn first(value: &RawValue) -> u8 {
    value.get().trim_ascii_start().as_bytes().first().copied().unwrap_or(b'n')
}

/// The members of a body that mean something; a repeated one counts as in JavaScript, the last.
#[derive(Default)]
struct Members<'a> {
    query: Option<&'a RawValue>,
    variables: Option<&'a RawValue>,
    operation_name: Option<&'a RawValue>,
    extensions: Option<&'a RawValue>,
    access_token: Option<&'a RawValue>,
}

impl<'de: 'a, 'a> Deserialize<'de> for Members<'a> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_map(Collect(Self::default()))
    }
}

struct Collect<'a>(Members<'a>);

impl<'de: 'a, 'a> Visitor<'de> for Collect<'a> {
    type Value = Members<'a>;

    fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("an object")
    }

    fn visit_map<M: MapAccess<'de>>(mut self, mut map: M) -> Result<Members<'a>, M::Error> {
        let members = &mut self.0;
        while let Some(key) = map.next_key::<&RawValue>()? {
            let value: &RawValue = map.next_value()?;
            match unescape(key.get()).as_deref() {
                Some("query") => members.query = Some(value),
                Some("variables") => members.variables = Some(value),
                Some("operationName") => members.operation_name = Some(value),
                Some("extensions") => members.extensions = Some(value),
                Some("access_token") => members.access_token = Some(value),
                _ => {}
            }
        }
        Ok(self.0)
    }
}
