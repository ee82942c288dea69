//! JSON merge patches (RFC 7396): what the journal of notes keeps of a change, and how a note is told anew.

use serde_json::{Map, Value};

/// What makes `after` of `before`. Objects that differ are compared member by member, lists as a whole; what is
/// gone is null. Neither side holds a null of its own: a member without a value is absent.
pub fn diff(before: Value, after: Value) -> Value {
    match (before, after) {
        (Value::Object(mut before), Value::Object(after)) => {
            let mut patch = Map::new();
            for (name, value) in after {
                match before.remove(&name) {
                    Some(old) if old == value => {}
                    Some(old) => _ = patch.insert(name, diff(old, value)),
                    None => _ = patch.insert(name, value),
                }
            }
            patch.extend(before.into_iter().map(|(name, _)| (name, Value::Null)));
            Value::Object(patch)
        }
        (_, after) => after,
    }
}

/// Makes a change happen.
pub fn apply(target: &mut Value, patch: Value) {
    let Value::Object(patch) = patch else {
        *target = patch;
        return;
    };
    let members = match target {
        Value::Object(members) => members,
        other => {
            *other = Value::Object(Map::new());
            other.as_object_mut().expect("it was just made one")
        }
    };
    for (name, value) in patch {
        if value.is_null() {
            members.remove(&name);
        } else {
            apply(members.entry(name).or_insert(Value::Null), value);
        }
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn applied(mut target: Value, patch: Value) -> Value {
        apply(&mut target, patch);
        target
    }

    #[test]
    fn a_patch_holds_what_changed_and_nulls_what_went() {
        let before = json!({ "a": 1, "b": { "c": 1, "d": 2 }, "e": [1], "f": "x" });
        let after = json!({ "a": 1, "b": { "c": 1, "d": 3, "g": 4 }, "e": [1, 2] });
        assert_eq!(diff(before, after), json!({ "b": { "d": 3, "g": 4 }, "e": [1, 2], "f": null }));
    }

    /// The examples of the RFC (appendix A).
    #[test]
    fn patches_are_applied_as_the_standard_says() {
        for (target, patch, expected) in [
            (json!({ "a": "b" }), json!({ "a": "c" }), json!({ "a": "c" })),
            (json!({ "a": "b" }), json!({ "b": "c" }), json!({ "a": "b", "b": "c" })),
            (json!({ "a": "b" }), json!({ "a": null }), json!({})),
            (json!({ "a": "b", "b": "c" }), json!({ "a": null }), json!({ "b": "c" })),
            (json!({ "a": ["b"] }), json!({ "a": "c" }), json!({ "a": "c" })),
            (json!({ "a": "c" }), json!({ "a": ["b"] }), json!({ "a": ["b"] })),
            (
                json!({ "a": { "b": "c" } }),
                json!({ "a": { "b": "d", "c": null } }),
                json!({ "a": { "b": "d" } }),
            ),
            (json!({ "a": [{ "b": "c" }] }), json!({ "a": [1] }), json!({ "a": [1] })),
            (json!(["a", "b"]), json!(["c", "d"]), json!(["c", "d"])),
            (json!({ "a": "b" }), json!(["c"]), json!(["c"])),
            (json!({ "a": "foo" }), json!(null), json!(null)),
            (json!({ "e": null }), json!({ "a": 1 }), json!({ "e": null, "a": 1 })),
            (json!([1, 2]), json!({ "a": "b", "c": null }), json!({ "a": "b" })),
            (json!({}), json!({ "a": { "bb": { "ccc": null } } }), json!({ "a": { "bb": {} } })),
        ] {
            assert_eq!(applied(target.clone(), patch.clone()), expected, "{target} {patch}");
        }
    }

    #[test]
    fn what_a_difference_says_makes_the_one_of_the_other() {
        let states = [
            json!({}),
            json!({ "a": 1 }),
            json!({ "a": { "b": [1, { "c": 2 }] }, "d": "x" }),
            json!({ "a": { "b": [1], "e": {} }, "d": { "f": true } }),
            json!({ "a": "b", "g": [] }),
        ];
        for before in &states {
            for after in &states {
                let patch = diff(before.clone(), after.clone());
                assert_eq!(applied(before.clone(), patch), *after, "{before} {after}");
            }
        }
    }
}
