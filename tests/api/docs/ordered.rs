//! JSON whose keys keep their order, which those of [`serde_json::Value`] do not.

use std::fmt;

use serde::de::{Deserialize, Deserializer, MapAccess, SeqAccess, Visitor};
use serde_json::Value;

#[derive(Debug, Clone, PartialEq)]
pub enum Ordered {
    Object(Vec<(String, Ordered)>),
    Array(Vec<Ordered>),
    Leaf(Value),
}

/// Longer lines are broken.
const WIDTH: usize = 80;

impl Ordered {
    /// All keys, as they come.
    pub fn keys(&self) -> Vec<&str> {
        match self {
            Self::Object(fields) => {
                fields.iter().flat_map(|(key, value)| [vec![key.as_str()], value.keys()].concat()).collect()
            }
            Self::Array(items) => items.iter().flat_map(Self::keys).collect(),
            Self::Leaf(_) => Vec::new(),
        }
    }

    fn is_leaf(&self) -> bool {
        match self {
            Self::Object(fields) => fields.is_empty(),
            Self::Array(items) => items.is_empty(),
            Self::Leaf(_) => true,
        }
    }

    /// On one line, where it holds leaves only.
    fn line(&self) -> Option<String> {
        match self {
            Self::Leaf(value) => Some(value.to_string()),
            Self::Object(fields) if fields.iter().all(|(_, value)| value.is_leaf()) => {
                let fields: Option<Vec<_>> = fields
                    .iter()
                    .map(|(key, value)| Some(format!("{}: {}", Value::from(key.as_str()), value.line()?)))
                    .collect();
                let fields = fields?.join(", ");
                Some(if fields.is_empty() { "{}".into() } else { format!("{{ {fields} }}") })
            }
            Self::Array(items) if items.iter().all(Self::is_leaf) => {
                let items: Option<Vec<_>> = items.iter().map(Self::line).collect();
                Some(format!("[{}]", items?.join(", ")))
            }
            _ => None,
        }
    }

    /// Writes itself after `before` characters of a line.
    fn write(&self, f: &mut fmt::Formatter<'_>, indent: usize, before: usize) -> fmt::Result {
        if let Some(line) = self.line()
            && (matches!(self, Self::Leaf(_)) || indent > 0 && before + line.chars().count() < WIDTH)
        {
            return f.write_str(&line);
        }
        let inner = indent + 2;
        match self {
            Self::Leaf(_) => Ok(()),
            Self::Object(fields) => {
                f.write_str("{")?;
                for (at, (key, value)) in fields.iter().enumerate() {
                    let key = format!("{}: ", Value::from(key.as_str()));
                    write!(f, "{}\n{:inner$}{key}", if at == 0 { "" } else { "," }, "")?;
                    value.write(f, inner, inner + key.chars().count())?;
                }
                write!(f, "\n{:indent$}}}", "")
            }
            Self::Array(items) => {
                f.write_str("[")?;
                for (at, value) in items.iter().enumerate() {
                    write!(f, "{}\n{:inner$}", if at == 0 { "" } else { "," }, "")?;
                    value.write(f, inner, inner)?;
                }
                write!(f, "\n{:indent$}]", "")
            }
        }
    }
}

/// As it is shown: an object or list of leaves on a line of its own where that is short.
impl fmt::Display for Ordered {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.write(f, 0, 0)
    }
}

impl<'de> Deserialize<'de> for Ordered {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(Any)
    }
}

struct Any;

impl<'de> Visitor<'de> for Any {
    type Value = Ordered;

    fn expecting(&self, formatter: &mut fmt::Formatter) -> fmt::Result {
        formatter.write_str("JSON")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Ordered, A::Error> {
        let mut fields = Vec::new();
        while let Some(entry) = map.next_entry()? {
            fields.push(entry);
        }
        Ok(Ordered::Object(fields))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut sequence: A) -> Result<Ordered, A::Error> {
        let mut items = Vec::new();
        while let Some(item) = sequence.next_element()? {
            items.push(item);
        }
        Ok(Ordered::Array(items))
    }

    fn visit_unit<E>(self) -> Result<Ordered, E> {
        Ok(Ordered::Leaf(Value::Null))
    }

    fn visit_bool<E>(self, value: bool) -> Result<Ordered, E> {
        Ok(Ordered::Leaf(value.into()))
    }

    fn visit_u64<E>(self, value: u64) -> Result<Ordered, E> {
        Ok(Ordered::Leaf(value.into()))
    }

    fn visit_i64<E>(self, value: i64) -> Result<Ordered, E> {
        Ok(Ordered::Leaf(value.into()))
    }

    fn visit_f64<E>(self, value: f64) -> Result<Ordered, E> {
        Ok(Ordered::Leaf(value.into()))
    }

    fn visit_str<E>(self, value: &str) -> Result<Ordered, E> {
        Ok(Ordered::Leaf(value.into()))
    }
}

#[test]
fn keys_are_read_and_written_in_their_order() {
    let text = r#"[{ "b": { "d": null, "c": -1 }, "a": [true, 0.5, "x", {}] }, 1]"#;
    let json: Ordered = serde_json::from_str(text).unwrap();
    assert_eq!(json.keys(), ["b", "d", "c", "a"]);
    let shown =
        "[\n  {\n    \"b\": { \"d\": null, \"c\": -1 },\n    \"a\": [true, 0.5, \"x\", {}]\n  },\n  1\n]";
    assert_eq!(json.to_string(), shown);
}
