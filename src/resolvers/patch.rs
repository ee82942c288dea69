//! The journal's language: JSON merge patches (RFC 7396).

use serde_json::Value;

/// What makes one value another.
pub fn patch(before: Value, after: Value) -> Value {
    match (before, after) {
        (Value::Object(mut before), Value::Object(after)) => {
            let mut patched = serde_json::Map::new();
            for (name, value) in after {
                match before.remove(&name) {
                    Some(old) if old == value => {}
                    Some(old) => _ = patched.insert(name, patch(old, value)),
                    None => _ = patched.insert(name, value),
                }
            }
            patched.extend(before.into_iter().map(|(name, _)| (name, Value::Null)));
            Value::Object(patched)
        }
        (_, after) => after,
    }
}
