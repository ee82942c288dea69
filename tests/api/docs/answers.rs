//! Compares an answer with the one that a page shows, or makes one to be shown.

use jiff::Timestamp;
use jiff::civil::Date;
use serde_json::{Value, json};
use sha2::{Digest, Sha256};

use super::ordered::Ordered;

/// Captured values: what the page shows for them, and what they really are.
#[derive(Debug, Default)]
pub struct Captured {
    to_real: Swaps,
    to_shown: Swaps,
    /// By name, as shown.
    names: Vec<(String, Value)>,
}

#[derive(Debug, Default)]
struct Swaps(Vec<(Value, Value)>);

impl Captured {
    /// Keeps what stands at a path of `data`, under a name.
    pub fn keep(&mut self, name: &str, path: &str, shown: &Value, real: &Value) -> Result<(), String> {
        let pointer = format!("/data/{}", path.replace('.', "/"));
        match (shown.pointer(&pointer), real.pointer(&pointer)) {
            (Some(shown @ Value::String(_)), Some(real @ Value::String(_)))
            | (Some(shown @ Value::Number(_)), Some(real @ Value::Number(_))) => {
                self.to_real.0.push((shown.clone(), real.clone()));
                self.to_shown.0.push((real.clone(), shown.clone()));
                self.names.push((format!("{{{{{name}}}}}"), shown.clone()));
                Ok(())
            }
            (shown, real) => Err(format!("{path} cannot be captured: {shown:?} is shown, {real:?} came")),
        }
    }

    /// A text with what was captured in place of `{{name}}`.
    pub fn filled(&self, text: &str) -> String {
        self.names.iter().fold(text.to_owned(), |text, (name, shown)| match shown {
            Value::String(shown) => text.replace(name, shown),
            shown => text.replace(name, &shown.to_string()),
        })
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

    /// The text of an answer to be shown: what the server assigned is as it was shown before, or made up
    /// from a name, so that the same is shown each time.
    pub fn showable(&self, name: &str, shown: Option<&Value>, came: &Ordered) -> String {
        self.settled(name, "", shown, came, &mut Swaps::default()).to_string()
    }

    /// `made` holds what this answer has made up so far: what is the same stays the same.
    fn settled(
        &self,
        name: &str,
        key: &str,
        shown: Option<&Value>,
        came: &Ordered,
        made: &mut Swaps,
    ) -> Ordered {
        match came {
            Ordered::Object(fields) => {
                let fields = fields.iter().map(|(key, value)| {
                    let shown = shown.and_then(|shown| shown.get(key));
                    (key.clone(), self.settled(&format!("{name}/{key}"), key, shown, value, made))
                });
                Ordered::Object(fields.collect())
            }
            Ordered::Array(items) => {
                let items = items.iter().enumerate().map(|(index, value)| {
                    let shown = shown.and_then(|shown| shown.get(index));
                    self.settled(&format!("{name}/{index}"), key, shown, value, made)
                });
                Ordered::Array(items.collect())
            }
            Ordered::Leaf(value) => {
                let mut now = made.value(&self.to_shown.value(value));
                if now == *value && is_assigned(key, value) {
                    now = match shown {
                        Some(shown) if is_assigned(key, shown) => shown.clone(),
                        _ => made_up(name, key),
                    };
                    if value.is_string() {
                        made.0.push((value.clone(), now.clone()));
                    }
                }
                Ordered::Leaf(now)
            }
        }
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
            let is_made = text.len() == 25 && text.starts_with('c') && text.bytes().all(is_lower);
            // Notes that are signed by type go by their number.
            is_made || is_number(text) && !text.starts_with("BSD-")
        }
        "readableId" => is_number(text) && text.starts_with("BSD-"),
        "createdAt" | "updatedAt" | "loggedAt" | "lastActionOn" => {
            let exact = text.parse::<Timestamp>().map(|at| format!("{at:.3}"));
            exact.is_ok_and(|exact| exact == text)
        }
        "securityCode" => value.is_u64(),
        // The day of a release, which only the release knows.
        "since" => value.is_null() || text.parse::<Date>().is_ok(),
        "token" => is_download(text),
        "downloadLink" => {
            let address = text.split_once("/download?token=");
            address.is_some_and(|(server, token)| server == "http://localhost:4000" && is_download(token))
        }
        _ => false,
    }
}

/// Whether it looks like the number of a note: `VHU-20300701-4K7T2XW9M`.
fn is_number(text: &str) -> bool {
    let parts: Vec<&str> = text.split('-').collect();
    matches!(parts[..], [kind, day, end] if !kind.is_empty() && kind.bytes().all(|c| c.is_ascii_uppercase())
        && day.len() == 8 && day.parse::<u32>().is_ok() && end.len() == 9)
}

/// Whether it looks like the token of a download.
fn is_download(token: &str) -> bool {
    token.len() == 10 && token.bytes().all(|c| c.is_ascii_alphanumeric())
}

/// A value such as the server gives this field.
fn made_up(name: &str, key: &str) -> Value {
    let hash = Sha256::digest(name);
    let letters = |alphabet: &[u8], length| -> String {
        let letter = |byte: &u8| char::from(alphabet[usize::from(*byte) % alphabet.len()]);
        hash.iter().map(letter).take(length).collect()
    };
    match key {
        "readableId" => json!(format!("BSD-20300701-{}", letters(b"ABCDEFGHJKLMNPQRSTUVWXYZ23456789", 9))),
        "createdAt" | "updatedAt" | "loggedAt" | "lastActionOn" => json!("2030-07-01T06:30:00.000Z"),
        "securityCode" => json!(4821),
        "token" => json!("4k7t2xw9mb"),
        "downloadLink" => json!("http://localhost:4000/download?token=4k7t2xw9mb"),
        _ => json!(format!("c{}", letters(b"abcdefghijklmnopqrstuvwxyz0123456789", 24))),
    }
}

#[test]
fn what_is_made_up_looks_assigned_and_what_was_shown_stays() {
    for key in ["id", "cursor", "readableId", "loggedAt", "securityCode", "token", "downloadLink"] {
        assert!(is_assigned(key, &made_up("page", key)), "{key}");
    }
    let id = |end: &str| format!("c{end:0>24}");
    let came: Ordered = serde_json::from_value(json!({ "data": { "id": id("real"), "n": 1 } })).unwrap();
    let shown = json!({ "data": { "id": id("shown"), "n": 2 } });
    let mut captured = Captured::default();
    let text = captured.showable("x", Some(&shown), &came);
    assert!(text.contains(&id("shown")) && text.contains("\"n\": 1"), "{text}");
    assert_eq!(captured.showable("x", None, &came), captured.showable("x", None, &came));
    captured.keep("bsd", "id", &shown, &json!({ "data": { "id": id("real") } })).unwrap();
    assert_eq!(captured.filled("note {{bsd}} {{other}}"), format!("note {} {{{{other}}}}", id("shown")));
    assert!(
        captured.showable("x", None, &came).contains(&id("shown")),
        "a captured value is shown as before"
    );
}

#[test]
fn only_what_the_server_assigns_may_differ() {
    let mut captured = Captured::default();
    let id = |end: &str| format!("c{:0>24}", end);
    let shown = json!({ "data": { "id": id("shown"), "code": 4821 } });
    let real = json!({ "data": { "id": id("real"), "code": 1234 } });
    captured.keep("bsd", "id", &shown, &real).unwrap();
    captured.keep("code", "code", &shown, &real).unwrap();
    assert!(captured.keep("name", "name", &shown, &real).is_err());
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
