//! Compares an answer with the one that a guide shows.

use std::fmt;

use jiff::Timestamp;
use jiff::civil::Date;
use serde::de::{Deserialize, Deserializer, MapAccess, SeqAccess, Visitor};
use serde_json::Value;

/// Captured values: what the page shows for them, and what they really are.
#[derive(Debug, Default)]
pub struct Captured {
    to_real: Swaps,
    to_shown: Swaps,
}

#[derive(Debug, Default)]
struct Swaps(Vec<(Value, Value)>);

impl Captured {
    /// Keeps what stands at a path of `data`.
    pub fn keep(&mut self, path: &str, shown: &Value, real: &Value) -> Result<(), String> {
        let pointer = format!("/data/{}", path.replace('.', "/"));
        match (shown.pointer(&pointer), real.pointer(&pointer)) {
            (Some(shown @ Value::String(_)), Some(real @ Value::String(_)))
            | (Some(shown @ Value::Number(_)), Some(real @ Value::Number(_))) => {
                self.to_real.0.push((shown.clone(), real.clone()));
                self.to_shown.0.push((real.clone(), shown.clone()));
                Ok(())
            }
            (shown, real) => Err(format!("{path} cannot be captured: {shown:?} is shown, {real:?} came")),
        }
    }

    pub fn real_text(&self, text: &str) -> String {
        self.to_real.text(text)
    }

    pub fn real_value(&self, value: &Value) -> Value {
        self.to_real.value(value)
    }

    pub fn shown_text(&self, text: &str) -> String {
        self.to_shown.text(text)
    }

    /// Where and how the answer differs from the shown one.
    pub fn differences(&self, shown: &Value, came: &Value) -> Vec<String> {
        let mut found = Vec::new();
        self.compare("", "", shown, &self.to_shown.value(came), &mut found);
        found
    }

    fn compare(&self, path: &str, key: &str, shown: &Value, came: &Value, found: &mut Vec<String>) {
        match (shown, came) {
            (Value::Object(shown), Value::Object(came)) if shown.keys().eq(came.keys()) => {
                for ((key, shown), came) in shown.iter().zip(came.values()) {
                    self.compare(&format!("{path}/{key}"), key, shown, came, found);
                }
            }
            (Value::Array(shown), Value::Array(came)) if shown.len() == came.len() => {
                for (index, (shown, came)) in shown.iter().zip(came).enumerate() {
                    self.compare(&format!("{path}/{index}"), key, shown, came, found);
                }
            }
            _ if shown == came => {}
            _ if !self.is_captured(shown) && is_assigned(key, shown) && is_assigned(key, came) => {}
            _ => found.push(format!("{path}\n    shown {shown}\n    came  {came}")),
        }
    }

    fn is_captured(&self, shown: &Value) -> bool {
        self.to_real.0.iter().any(|(captured, _)| captured == shown)
    }
}

impl Swaps {
    fn text(&self, text: &str) -> String {
        self.0.iter().fold(text.to_owned(), |text, swap| match swap {
            (Value::String(from), Value::String(to)) => text.replace(from, to),
            _ => text,
        })
    }

    fn value(&self, value: &Value) -> Value {
        match value {
            Value::String(text) => Value::String(self.text(text)),
            Value::Number(_) => {
                self.0.iter().find(|(from, _)| from == value).map_or(value, |(_, to)| to).clone()
            }
            Value::Array(items) => items.iter().map(|item| self.value(item)).collect(),
            Value::Object(fields) => {
                fields.iter().map(|(key, value)| (key.clone(), self.value(value))).collect()
            }
            Value::Null | Value::Bool(_) => value.clone(),
        }
    }
}

/// Whether the server gives this field its value, and such a value.
fn is_assigned(key: &str, value: &Value) -> bool {
    let text = value.as_str().unwrap_or_default();
    match key {
        "id" | "cursor" | "startCursor" | "endCursor" => {
            let is_lower = |c: u8| c.is_ascii_digit() || c.is_ascii_lowercase();
            text.len() == 25 && text.starts_with('c') && text.bytes().all(is_lower)
        }
        "readableId" => {
            let parts: Vec<&str> = text.split('-').collect();
            matches!(parts[..], ["BSD", day, end] if day.len() == 8 && day.parse::<u32>().is_ok() && end.len() == 9)
        }
        "createdAt" | "updatedAt" | "loggedAt" | "lastActionOn" => {
            let exact = text.parse::<Timestamp>().map(|at| format!("{at:.3}"));
            exact.is_ok_and(|exact| exact == text)
        }
        "securityCode" => value.is_u64(),
        // The day of a release, which only the release knows.
        "since" => value.is_null() || text.parse::<Date>().is_ok(),
        _ => false,
    }
}

/// The keys of a JSON text in their order, which a [`Value`] does not keep.
pub fn keys(json: &str) -> Vec<String> {
    serde_json::from_str::<Keys>(json).expect("an answer that was read as JSON").0
}

#[derive(Default)]
struct Keys(Vec<String>);

impl<'de> Deserialize<'de> for Keys {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(Self::default())
    }
}

impl<'de> Visitor<'de> for Keys {
    type Value = Self;

    fn expecting(&self, formatter: &mut fmt::Formatter) -> fmt::Result {
        formatter.write_str("JSON")
    }

    fn visit_map<A: MapAccess<'de>>(mut self, mut map: A) -> Result<Self, A::Error> {
        while let Some((key, Self(inner))) = map.next_entry()? {
            self.0.push(key);
            self.0.extend(inner);
        }
        Ok(self)
    }

    fn visit_seq<A: SeqAccess<'de>>(mut self, mut items: A) -> Result<Self, A::Error> {
        while let Some(Self(inner)) = items.next_element()? {
            self.0.extend(inner);
        }
        Ok(self)
    }

    fn visit_unit<E>(self) -> Result<Self, E> {
        Ok(self)
    }

    fn visit_bool<E>(self, _: bool) -> Result<Self, E> {
        Ok(self)
    }

    fn visit_u64<E>(self, _: u64) -> Result<Self, E> {
        Ok(self)
    }

    fn visit_i64<E>(self, _: i64) -> Result<Self, E> {
        Ok(self)
    }

    fn visit_f64<E>(self, _: f64) -> Result<Self, E> {
        Ok(self)
    }

    fn visit_str<E>(self, _: &str) -> Result<Self, E> {
        Ok(self)
    }
}

#[test]
fn keys_are_read_in_their_order() {
    let keys = keys(r#"[{ "b": { "d": null, "c": -1 }, "a": [true, 0.5, "x", {}] }, 1]"#);
    assert_eq!(keys, ["b", "d", "c", "a"]);
}

#[test]
fn only_what_the_server_assigns_may_differ() {
    use serde_json::json;

    let mut captured = Captured::default();
    let id = |end: &str| format!("c{:0>24}", end);
    let shown = json!({ "data": { "id": id("shown"), "code": 4821 } });
    let real = json!({ "data": { "id": id("real"), "code": 1234 } });
    captured.keep("id", &shown, &real).unwrap();
    captured.keep("code", &shown, &real).unwrap();
    assert!(captured.keep("name", &shown, &real).is_err());
    assert_eq!(captured.real_text(&format!("form {}", id("shown"))), format!("form {}", id("real")));
    assert_eq!(captured.real_value(&json!([4821, 48210])), json!([1234, 48210]));

    let same = |shown, came| captured.differences(&shown, &came).is_empty();
    assert!(same(shown.clone(), real));
    assert!(same(json!({ "id": id("a") }), json!({ "id": id("b") })));
    assert!(same(
        json!({ "readableId": "BSD-20300701-AAAAAAAAA" }),
        json!({ "readableId": "BSD-20260101-BBBBBBBBB" })
    ));
    assert!(same(
        json!({ "createdAt": "2030-07-01T08:30:00.000Z" }),
        json!({ "createdAt": "2026-11-24T08:00:00.120Z" })
    ));
    assert!(!same(json!({ "createdAt": "2030-07-01T08:30:00.000Z" }), json!({ "createdAt": "2026-11-24" })));
    assert!(same(json!({ "since": "2026-01-31" }), json!({ "since": null })));
    assert!(!same(json!({ "since": "2026-01-31" }), json!({ "since": "hier" })));
    assert!(!same(json!({ "id": id("shown") }), json!({ "id": id("other") })), "a captured value is exact");
    assert!(!same(json!({ "id": id("a") }), json!({ "id": null })));
    assert!(!same(json!({ "name": id("a") }), json!({ "name": id("b") })));
    assert!(!same(json!([1]), json!([1, 2])));
}
