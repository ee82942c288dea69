//! Variables of a request: read from their JSON text, checked against what the operation declares.

use std::borrow::Cow;
use std::fmt::Write as _;

use serde::de::{Deserialize, DeserializeSeed, Deserializer, Error as _, MapAccess, SeqAccess, Visitor};

use super::convert::literal;
use super::deprecations::note;
use super::plan::{Plan, Variable};
use super::refusal::{Complaint, Refusal};
use super::table::{Deprecation, InputField, Kind, Type, Wrap};
use super::value::{Value, Variables};
use crate::error::Code;

/// After so many bad values the rest is not looked at.
const MAX_PROBLEMS: usize = 50;

/// Reads and checks the variables of an operation; `json` is the text of an object.
pub fn coerce<'a>(plan: &Plan, json: Option<&'a str>) -> Result<Variables<'a>, Refusal> {
    let mut values = Vec::new();
    if plan.variables.is_empty() {
        return Ok(Variables::default());
    }
    values.resize(plan.variables.len(), None);
    if let Some(json) = json {
        let mut deserializer = serde_json::Deserializer::from_str(json);
        let read = Read { declared: &plan.variables, values: &mut values }.deserialize(&mut deserializer);
        if read.is_err() {
            return Err(Refusal::one(Code::BadRequest, "« variables » n'est pas un objet JSON lisible."));
        }
    }
    let mut problems = Vec::new();
    let mut deprecated = Vec::new();
    for (variable, slot) in plan.variables.iter().zip(&mut values) {
        let mut check = Check { variable, problems: &mut problems, deprecated: &mut deprecated };
        *slot = check.variable(slot.take());
        if problems.len() > MAX_PROBLEMS {
            problems.truncate(MAX_PROBLEMS);
            problems
                .push(Complaint::new("Trop d'erreurs dans les variables : la suite n'a pas été lue.", None));
            break;
        }
    }
    if problems.is_empty() {
        Ok(Variables { values, deprecated })
    } else {
        Err(Refusal::new(Code::BadUserInput, &problems))
    }
}

/// Checks one variable's value and everything in it.
struct Check<'c> {
    variable: &'c Variable,
    problems: &'c mut Vec<Complaint>,
    deprecated: &'c mut Vec<&'static Deprecation>,
}

/// Where a value stands in its variable.
#[derive(Clone, Copy)]
enum Path<'p> {
    Root,
    Key(&'p Path<'p>, &'p str),
    Index(&'p Path<'p>, usize),
}

impl<'a> Check<'_> {
    fn variable(&mut self, given: Option<Value<'a>>) -> Option<Value<'a>> {
        let Variable { name, of, wrap, default, .. } = self.variable;
        let required = wrap.first() == Some(&Wrap::NonNull);
        match given {
            None if default.is_some() => default.clone(),
            None if required => {
                let kind = spelled(of, wrap);
                self.complain(format!(r#"Variable "${name}" de type « {kind} » : une valeur est requise."#));
                None
            }
            None => None,
            Some(Value::Null) if required || self.variable.never_null => {
                let kind = spelled(of, wrap);
                self.complain(format!(r#"Variable "${name}" de type « {kind} » : null n'est pas accepté."#));
                None
            }
            Some(value) => self.value(value, of, wrap, Path::Root),
        }
    }

    /// The value in its place's own form, lists around single values and defaults included; `None` when
    /// there was something to complain of.
    fn value(
        &mut self,
        value: Value<'a>,
        of: &'static Type,
        wrap: &[Wrap],
        path: Path<'_>,
    ) -> Option<Value<'a>> {
        if self.problems.len() > MAX_PROBLEMS {
            return None;
        }
        let (required, wrap) = match wrap {
            [Wrap::NonNull, rest @ ..] => (true, rest),
            _ => (false, wrap),
        };
        if value == Value::Null {
            if required {
                self.bad(path, "null n'est pas accepté");
                return None;
            }
            return Some(Value::Null);
        }
        if let [Wrap::List, inner @ ..] = wrap {
            return self.list(value, of, inner, path);
        }
        match &of.kind {
            Kind::Scalar(check) => match check(&value) {
                Ok(()) => Some(value),
                Err(reason) => {
                    self.bad(path, &format!("{reason} ({})", shown(&value)));
                    None
                }
            },
            Kind::Enum(names) => match &value {
                Value::String(name) if names.contains(&name.as_ref()) => {
                    note(self.deprecated, of, name);
                    Some(value)
                }
                _ => {
                    self.bad(path, &format!("{} n'est pas une valeur de « {} »", shown(&value), of.name));
                    None
                }
            },
            Kind::Input(fields) => self.object(value, of, fields, path),
            Kind::Object(_) | Kind::Abstract(_) => {
                self.bad(path, "ce type n'est pas un type d'entrée");
                None
            }
        }
    }

    fn list(
        &mut self,
        value: Value<'a>,
        of: &'static Type,
        inner: &[Wrap],
        path: Path<'_>,
    ) -> Option<Value<'a>> {
        let Value::List(items) = value else {
            return Some(Value::List(vec![self.value(value, of, inner, path)?]));
        };
        let mut checked = Vec::with_capacity(items.len());
        let mut whole = true;
        for (index, item) in items.into_iter().enumerate() {
            match self.value(item, of, inner, Path::Index(&path, index)) {
                Some(item) => checked.push(item),
                None => whole = false,
            }
        }
        whole.then_some(Value::List(checked))
    }

    fn object(
        &mut self,
        value: Value<'a>,
        of: &'static Type,
        fields: &'static [InputField],
        path: Path<'_>,
    ) -> Option<Value<'a>> {
        let Value::Object(members) = value else {
            self.bad(path, &format!("un objet « {} » est attendu ({})", of.name, shown(&value)));
            return None;
        };
        let before = self.problems.len();
        let mut given: Vec<Option<Value<'a>>> = Vec::new();
        given.resize(fields.len(), None);
        for (key, member) in members {
            match fields.iter().position(|field| field.name == key) {
                // A repeated member counts as in JavaScript, the last.
                Some(at) => {
                    note(self.deprecated, of, fields[at].name);
                    given[at] = Some(member);
                }
                None => self.bad(path, &format!("« {key} » n'est pas un champ de « {} »", of.name)),
            }
            if self.problems.len() > MAX_PROBLEMS {
                return None;
            }
        }
        let mut checked = Vec::with_capacity(fields.len().min(16));
        for (field, member) in fields.iter().zip(given) {
            let value = match member {
                Some(member) => self.value(member, field.ty.of, field.ty.wrap, Path::Key(&path, field.name)),
                None => match field.default {
                    Some(default) => Some(literal(default)),
                    None => {
                        if field.ty.wrap.first() == Some(&Wrap::NonNull) {
                            let kind = spelled(field.ty.of, field.ty.wrap);
                            self.bad(
                                path,
                                &format!("le champ « {} » de type « {kind} » est requis", field.name),
                            );
                        }
                        None
                    }
                },
            };
            if let Some(value) = value {
                checked.push((Cow::Borrowed(field.name), value));
            }
        }
        (self.problems.len() == before).then_some(Value::Object(checked))
    }

    fn bad(&mut self, path: Path<'_>, reason: &str) {
        let name = &self.variable.name;
        let mut message = format!(r#"Variable "${name}" invalide"#);
        if !matches!(path, Path::Root) {
            message.push_str(" à « ");
            message.push_str(name);
            path.spell(&mut message);
            message.push_str(" »");
        }
        let _ = write!(message, " : {reason}.");
        self.complain(message);
    }

    fn complain(&mut self, message: String) {
        self.problems.push(Complaint::new(message, Some(self.variable.location)));
    }
}

impl Path<'_> {
    fn spell(self, out: &mut String) {
        match self {
            Self::Root => {}
            Self::Key(above, key) => {
                above.spell(out);
                out.push('.');
                out.push_str(key);
            }
            Self::Index(above, index) => {
                above.spell(out);
                let _ = write!(out, "[{index}]");
            }
        }
    }
}

/// A type as GraphQL spells it.
pub(super) fn spelled(of: &Type, wrap: &[Wrap]) -> String {
    match wrap {
        [Wrap::NonNull, rest @ ..] => format!("{}!", spelled(of, rest)),
        [Wrap::List, rest @ ..] => format!("[{}]", spelled(of, rest)),
        [] => of.name.to_owned(),
    }
}

/// A value for a message, in a few words.
fn shown(value: &Value<'_>) -> String {
    match value {
        Value::Null => "null".to_owned(),
        Value::Boolean(value) => value.to_string(),
        Value::Int(value) => value.to_string(),
        Value::Float(value) => value.to_string(),
        Value::String(text) | Value::Enum(text) => {
            let mut short: String = text.chars().take(40).collect();
            if short.len() < text.len() {
                short.push('…');
            }
            format!("{short:?}")
        }
        Value::List(_) => "une liste".to_owned(),
        Value::Object(_) => "un objet".to_owned(),
        Value::Variable(_) | Value::VariableOr(..) => "une variable".to_owned(),
    }
}

/// Reads the declared variables out of the object; others are skipped.
struct Read<'r, 'a> {
    declared: &'r [Variable],
    values: &'r mut [Option<Value<'a>>],
}

impl<'a> DeserializeSeed<'a> for Read<'_, 'a> {
    type Value = ();
    fn deserialize<D: Deserializer<'a>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_map(self)
    }
}

impl<'a> Visitor<'a> for Read<'_, 'a> {
    type Value = ();

    fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("an object")
    }

    fn visit_map<M: MapAccess<'a>>(self, mut map: M) -> Result<(), M::Error> {
        while let Some(Text(key)) = map.next_key()? {
            match self.declared.iter().position(|variable| *variable.name == *key) {
                Some(at) => self.values[at] = Some(map.next_value::<Value<'a>>()?),
                None => {
                    map.next_value::<serde::de::IgnoredAny>()?;
                }
            }
        }
        Ok(())
    }
}

/// Text that borrows from its source unless it was escaped.
struct Text<'a>(Cow<'a, str>);

impl<'de: 'a, 'a> Deserialize<'de> for Text<'a> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        match Value::deserialize(deserializer)? {
            Value::String(text) => Ok(Self(text)),
            _ => Err(D::Error::custom("a key is text")),
        }
    }
}

impl<'de: 'a, 'a> Deserialize<'de> for Value<'a> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(AnyValue)
    }
}

struct AnyValue;

impl<'de> Visitor<'de> for AnyValue {
    type Value = Value<'de>;

    fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("a JSON value")
    }

    fn visit_unit<E>(self) -> Result<Value<'de>, E> {
        Ok(Value::Null)
    }

    fn visit_bool<E>(self, value: bool) -> Result<Value<'de>, E> {
        Ok(Value::Boolean(value))
    }

    fn visit_i64<E>(self, value: i64) -> Result<Value<'de>, E> {
        Ok(Value::Int(value))
    }

    fn visit_u64<E>(self, value: u64) -> Result<Value<'de>, E> {
        Ok(i64::try_from(value).map_or(Value::Float(value as f64), Value::Int))
    }

    fn visit_f64<E>(self, value: f64) -> Result<Value<'de>, E> {
        Ok(Value::Float(value))
    }

    fn visit_borrowed_str<E>(self, text: &'de str) -> Result<Value<'de>, E> {
        Ok(Value::String(Cow::Borrowed(text)))
    }

    fn visit_str<E>(self, text: &str) -> Result<Value<'de>, E> {
        Ok(Value::String(Cow::Owned(text.to_owned())))
    }

    fn visit_seq<S: SeqAccess<'de>>(self, mut seq: S) -> Result<Value<'de>, S::Error> {
        let mut items = Vec::new();
        while let Some(item) = seq.next_element()? {
            items.push(item);
        }
        Ok(Value::List(items))
    }

    fn visit_map<M: MapAccess<'de>>(self, mut map: M) -> Result<Value<'de>, M::Error> {
        let mut members = Vec::new();
        while let Some(Text(key)) = map.next_key()? {
            members.push((key, map.next_value()?));
        }
        Ok(Value::Object(members))
    }
}
