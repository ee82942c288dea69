//! Rust types behind the schema's scalars: how they are checked, read and written.

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
            _ => Err(mismatch("ID")),
        }
    }
}

impl Output for Id {
    fn write(&self, w: &mut Writer<'_>, _: &Node) -> Written {
        w.json_string(&self.0);
        Ok(())
    }
}

impl Input for DateTime {
    fn decode(value: &Value<'_>, variables: &Variables<'_>) -> Result<Self> {
        match variables.follow(value) {
            Some(Value::String(text)) => text.parse().map(Self).map_err(|_| mismatch("DateTime")),
            _ => Err(mismatch("DateTime")),
        }
    }
}

impl Output for DateTime {
    fn write(&self, w: &mut Writer<'_>, _: &Node) -> Written {
        w.json_string(&self.0.to_string());
        Ok(())
    }
}

impl Input for Url {
    fn decode(value: &Value<'_>, variables: &Variables<'_>) -> Result<Self> {
        String::decode(value, variables).map(Self)
    }
}

impl Output for Url {
    fn write(&self, w: &mut Writer<'_>, _: &Node) -> Written {
        w.json_string(&self.0);
        Ok(())
    }
}

impl Output for Json {
    fn write(&self, w: &mut Writer<'_>, _: &Node) -> Written {
        w.raw(self.0.get());
        Ok(())
    }
}

/// Checks a `string`.
pub fn check_string(value: &Value<'_>) -> std::result::Result<(), String> {
    let _ = value;
    Ok(())
}

/// Checks a `int`.
pub fn check_int(value: &Value<'_>) -> std::result::Result<(), String> {
    let _ = value;
    Ok(())
}

/// Checks a `float`.
pub fn check_float(value: &Value<'_>) -> std::result::Result<(), String> {
    let _ = value;
    Ok(())
}

/// Checks a `boolean`.
pub fn check_boolean(value: &Value<'_>) -> std::result::Result<(), String> {
    let _ = value;
    Ok(())
}

/// Checks a `id`.
pub fn check_id(value: &Value<'_>) -> std::result::Result<(), String> {
    let _ = value;
    Ok(())
}

/// Checks a `date_time`.
pub fn check_date_time(value: &Value<'_>) -> std::result::Result<(), String> {
    let _ = value;
    Ok(())
}

/// Checks a `url`.
pub fn check_url(value: &Value<'_>) -> std::result::Result<(), String> {
    let _ = value;
    Ok(())
}

/// Checks a `json`.
pub fn check_json(value: &Value<'_>) -> std::result::Result<(), String> {
    let _ = value;
    Ok(())
}
