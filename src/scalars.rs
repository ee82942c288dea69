//! Rust types behind the schema's scalars: how they are checked, read and written.

pub mod date_time;

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::error::Result;
use crate::graphql::input::{Input, mismatch};
use crate::graphql::output::{Output, Writer, Written};
use crate::graphql::plan::Node;
use crate::graphql::value::{Value, Variables};

/// `ID`: opaque to clients, written as it is.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Id(pub String);

/// `DateTime`: an instant in UTC, with milliseconds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct DateTime(pub Timestamp);

/// `URL`: absolute, in its normalised spelling.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Url(pub String);

/// `JSON`: any JSON text, written as it is.
#[derive(Debug, Clone)]
pub struct Json(pub Box<serde_json::value::RawValue>);

impl Input for Id {
    fn decode(value: &Value<'_>, variables: &Variables<'_>) -> Result<Self> {
        match variables.follow(value) {
            Some(Value::String(text)) => Ok(Self(text.clone().into_owned())),
            Some(Value::Int(number)) => Ok(Self(number.to_string())),
            // An integer that JSON spelled with a point, or a very long one.
            Some(Value::Float(number)) => Ok(Self(format!("{number}"))),
            _ => Err(mismatch("ID")),
        }
    }
}

impl Output for Id {
    fn write(&self, w: &mut Writer<'_>, _: &Node) -> Written {
        w.json_string(&self.0)
    }
}

impl Input for DateTime {
    fn decode(value: &Value<'_>, variables: &Variables<'_>) -> Result<Self> {
        match variables.follow(value) {
            Some(Value::String(text)) => date_time::parse(text).map(Self).ok_or_else(|| mismatch("DateTime")),
            _ => Err(mismatch("DateTime")),
        }
    }
}

impl Output for DateTime {
    fn write(&self, w: &mut Writer<'_>, _: &Node) -> Written {
        w.buffer.push(b'"');
        date_time::write(&mut w.buffer, self.0);
        w.buffer.push(b'"');
        Ok(())
    }
}

impl Input for Url {
    fn decode(value: &Value<'_>, variables: &Variables<'_>) -> Result<Self> {
        match variables.follow(value) {
            Some(Value::String(text)) => normalised(text).map(Self).ok_or_else(|| mismatch("URL")),
            _ => Err(mismatch("URL")),
        }
    }
}

/// The normalised spelling of an absolute URL.
fn normalised(text: &str) -> Option<String> {
    url::Url::parse(text).ok().map(String::from)
}

impl Output for Url {
    fn write(&self, w: &mut Writer<'_>, _: &Node) -> Written {
        w.json_string(&self.0)
    }
}

impl Input for Json {
    fn decode(value: &Value<'_>, variables: &Variables<'_>) -> Result<Self> {
        let mut text = Vec::new();
        json(&mut text, value, variables);
        let text = String::from_utf8(text).map_err(crate::error::Error::internal)?;
        serde_json::value::RawValue::from_string(text).map(Self).map_err(crate::error::Error::internal)
    }
}

/// Writes an input value as JSON text, variables followed.
fn json(out: &mut Vec<u8>, value: &Value<'_>, variables: &Variables<'_>) {
    match variables.follow(value) {
        None | Some(Value::Null | Value::Variable(_) | Value::VariableOr(..)) => {
            out.extend_from_slice(b"null")
        }
        Some(Value::Boolean(value)) => out.extend_from_slice(if *value { b"true" } else { b"false" }),
        Some(Value::Int(value)) => out.extend_from_slice(value.to_string().as_bytes()),
        Some(Value::Float(value)) => {
            if !crate::graphql::number::write(out, *value) {
                out.extend_from_slice(b"null");
            }
        }
        Some(Value::String(text) | Value::Enum(text)) => string(out, text),
        Some(Value::List(items)) => {
            out.push(b'[');
            for (index, item) in items.iter().enumerate() {
                if index > 0 {
                    out.push(b',');
                }
                json(out, item, variables);
            }
            out.push(b']');
        }
        Some(Value::Object(members)) => {
            out.push(b'{');
            for (index, (key, member)) in members.iter().enumerate() {
                if index > 0 {
                    out.push(b',');
                }
                string(out, key);
                out.push(b':');
                json(out, member, variables);
            }
            out.push(b'}');
        }
    }
}

fn string(out: &mut Vec<u8>, text: &str) {
    serde_json::to_writer(out, text).expect("writing to memory");
}

impl Output for Json {
    fn write(&self, w: &mut Writer<'_>, _: &Node) -> Written {
        w.raw(self.0.get());
        Ok(())
    }
}

/// What a scalar's check says: `Err` is the reason, in French, that ends the client's message.
type Checked = std::result::Result<(), String>;

fn expect(fits: bool, reason: &str) -> Checked {
    if fits { Ok(()) } else { Err(reason.to_owned()) }
}

/// Checks a `String`: text only, nothing is converted.
pub fn check_string(value: &Value<'_>) -> Checked {
    match value {
        Value::String(text) => check_text(text),
        _ => Err("un texte est attendu".to_owned()),
    }
}

/// Text without the NUL character, which the database cannot hold: refused here, it never gets there.
fn check_text(text: &str) -> Checked {
    expect(!text.contains('\0'), "le caractère nul (U+0000) n'est pas admis")
}

/// Checks an `Int`: a whole number of 32 bits, however JSON spells it.
pub fn check_int(value: &Value<'_>) -> Checked {
    match value {
        Value::Int(value) => {
            expect(i32::try_from(*value).is_ok(), "un nombre entier sur 32 bits est attendu")
        }
        Value::Float(value) => {
            let range = f64::from(i32::MIN)..=f64::from(i32::MAX);
            expect(value.fract() == 0.0 && range.contains(value), "un nombre entier sur 32 bits est attendu")
        }
        _ => Err("un nombre entier est attendu".to_owned()),
    }
}

/// Checks a `Float`: a finite number.
pub fn check_float(value: &Value<'_>) -> Checked {
    match value {
        Value::Float(value) => expect(value.is_finite(), "un nombre fini est attendu"),
        _ => expect(matches!(value, Value::Int(_)), "un nombre est attendu"),
    }
}

/// Checks a `Boolean`.
pub fn check_boolean(value: &Value<'_>) -> Checked {
    expect(matches!(value, Value::Boolean(_)), "true ou false est attendu")
}

/// Checks an `ID`: text or a whole number.
pub fn check_id(value: &Value<'_>) -> Checked {
    let fits = match value {
        Value::String(text) => return check_text(text),
        Value::Int(_) => true,
        Value::Float(value) => value.fract() == 0.0 && value.is_finite(),
        _ => false,
    };
    expect(fits, "un texte ou un nombre entier est attendu")
}

/// Checks a `DateTime`: text in one of the accepted spellings.
pub fn check_date_time(value: &Value<'_>) -> Checked {
    match value {
        Value::String(text) => {
            expect(date_time::parse(text).is_some(), "une date au format ISO 8601 est attendue")
        }
        _ => Err("une date au format ISO 8601 est attendue, sous forme de texte".to_owned()),
    }
}

/// Checks a `URL`: the text of an absolute one.
pub fn check_url(value: &Value<'_>) -> Checked {
    match value {
        Value::String(text) => expect(normalised(text).is_some(), "une URL absolue est attendue"),
        _ => Err("une URL absolue est attendue, sous forme de texte".to_owned()),
    }
}

/// Checks a `JSON`: anything goes.
pub fn check_json(_: &Value<'_>) -> Checked {
    Ok(())
}
