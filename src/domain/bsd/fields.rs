//! Fields as rows of a table. The same rows refuse edits, find what is missing or malformed, and tell
//! what changed.

use std::borrow::Cow;
use std::fmt::Debug;

use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;
use serde_json::{Map, Value, json};

use super::actor::Facts;
use super::format::Format;
use super::parts::Company;
use super::when::When;
use crate::error::{Error, Result, Violations};
use crate::scalars::DateTime;

/// The value of a field, to be compared and checked.
#[derive(Debug, Clone, PartialEq)]
pub enum Leaf<'a> {
    None,
    Text(&'a str),
    Flag(bool),
    Count(i32),
    /// Tonnes, to the gram.
    Quantity(Decimal),
    Date(DateTime),
    /// A list, in the shape of the API.
    List(Vec<Value>),
}

/// Where a document's life has come to: statuses do for some kinds, signatures for others.
pub trait Step: Copy + Ord + Debug {
    /// What a missing field stands in the way of, in French.
    fn purpose(self) -> &'static str;
}

/// One field of `R`.
pub struct Field<R: 'static, S: 'static> {
    /// The dotted path in input and output.
    pub path: &'static str,
    /// French name.
    pub name: &'static str,
    pub value: fn(&R) -> Leaf<'_>,
    pub format: Format,
    pub required: Option<Required<R, S>>,
    /// When it differs from the table's.
    pub sealed: Option<Sealed<S>>,
    /// Only then; the field stays open otherwise.
    pub sealed_when: When<R>,
}

/// Must be there from this step on, if the condition holds.
pub struct Required<R: 'static, S: 'static> {
    pub from: S,
    /// The last step it is asked for at, if any.
    pub until: Option<S>,
    pub when: When<R>,
}

/// No longer to be changed once signed so far: by who signed last, by all others.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Sealed<S> {
    pub signatory: S,
    pub others: S,
}

impl<S: Copy> Sealed<S> {
    /// For all alike.
    pub const fn from(step: S) -> Self {
        Self { signatory: step, others: step }
    }
}

/// A rule that one field's format cannot tell.
pub struct Rule<R: 'static, S: 'static> {
    /// The field to put right.
    pub path: &'static str,
    pub from: S,
    /// The last step it holds at, if any.
    pub until: Option<S>,
    pub broken: fn(&R, Facts<'_>) -> bool,
    /// What to do, in French.
    pub message: &'static str,
}

/// Fields and rules of `R`.
pub struct Table<R: 'static, S: 'static> {
    pub fields: &'static [Field<R, S>],
    pub rules: &'static [Rule<R, S>],
    /// When fields are sealed that do not say otherwise.
    pub sealed: Sealed<S>,
}

/// Rows of several lists as one, for constants: `&joined::<_, { len(LISTS) }>(LISTS)`.
pub const fn joined<T: Copy, const N: usize>(lists: &[&[T]]) -> [T; N] {
    let mut all = [lists[0][0]; N];
    let (mut list, mut at) = (0, 0);
    while list < lists.len() {
        let mut row = 0;
        while row < lists[list].len() {
            all[at] = lists[list][row];
            (row, at) = (row + 1, at + 1);
        }
        list += 1;
    }
    all
}

/// How many rows several lists have together.
pub const fn len<T>(lists: &[&[T]]) -> usize {
    let (mut all, mut list) = (0, 0);
    while list < lists.len() {
        (all, list) = (all + lists[list].len(), list + 1);
    }
    all
}

pub const fn field<R, S: Copy>(
    path: &'static str,
    name: &'static str,
    value: fn(&R) -> Leaf<'_>,
) -> Field<R, S> {
    Field { path, name, value, format: Format::Any, required: None, sealed: None, sealed_when: When::Always }
}

pub const fn rule<R, S: Copy>(
    from: S,
    path: &'static str,
    broken: fn(&R, Facts<'_>) -> bool,
    message: &'static str,
) -> Rule<R, S> {
    Rule { path, from, until: None, broken, message }
}

/// A rule that holds at one step, and not at those after it.
pub const fn rule_at<R, S: Copy>(
    step: S,
    path: &'static str,
    broken: fn(&R, Facts<'_>) -> bool,
    message: &'static str,
) -> Rule<R, S> {
    Rule { path, from: step, until: Some(step), broken, message }
}

// Derived, they would ask the same of `R`, of which rows hold nothing.
impl<R, S: Copy> Clone for Field<R, S> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<R, S: Copy> Copy for Field<R, S> {}

impl<R, S: Copy> Clone for Rule<R, S> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<R, S: Copy> Copy for Rule<R, S> {}

impl<R, S: Copy> Clone for Required<R, S> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<R, S: Copy> Copy for Required<R, S> {}

impl<R, S: Copy> Field<R, S> {
    pub const fn format(self, format: Format) -> Self {
        Self { format, ..self }
    }

    pub const fn max(self, limit: usize) -> Self {
        self.format(Format::Max(limit))
    }

    pub const fn required(self, from: S, when: When<R>) -> Self {
        Self { required: Some(Required { from, until: None, when }), ..self }
    }

    /// Asked for by one signature, and not by those after it.
    pub const fn required_at(self, step: S, when: When<R>) -> Self {
        Self { required: Some(Required { from: step, until: Some(step), when }), ..self }
    }

    pub const fn sealed(self, sealed: Sealed<S>) -> Self {
        Self { sealed: Some(sealed), ..self }
    }

    pub const fn sealed_when(self, sealed: Sealed<S>, when: When<R>) -> Self {
        Self { sealed: Some(sealed), sealed_when: when, ..self }
    }
}

impl<R, S: Step> Table<R, S> {
    /// Collects what is wrong with `record` at `step`, among paths that start with `scope`.
    pub fn check(&self, record: &R, step: S, scope: &str, facts: Facts<'_>, found: &mut Violations) {
        self.check_below("", record, step, scope, facts, found);
    }

    /// The same for a part of a note, whose paths stand below `parent` (`transporters.2.`).
    pub fn check_below(
        &self,
        parent: &str,
        record: &R,
        step: S,
        scope: &str,
        facts: Facts<'_>,
        found: &mut Violations,
    ) {
        let mut malformed: Vec<&str> = Vec::new();
        for field in self.fields.iter().filter(|field| field.path.starts_with(scope)) {
            let leaf = (field.value)(record);
            let required = field.required.as_ref().filter(|row| row.holds(step, record));
            if let (Leaf::None, Some(required)) = (&leaf, required) {
                let what = format!("ce champ est requis {}", required.from.purpose());
                found.push(below(parent, field.path), say(parent, field, &what));
            } else if let Some(refusal) = field.format.refusal(&leaf, facts.policy) {
                found.push(below(parent, field.path), say(parent, field, &refusal));
                malformed.push(field.path);
            }
        }
        for rule in self.rules.iter().filter(|rule| rule.path.starts_with(scope)) {
            // A value that is malformed has been told to be; what it means does not matter then.
            let holds = rule.from <= step
                && rule.until.is_none_or(|until| step <= until)
                && !malformed.contains(&rule.path);
            if holds && (rule.broken)(record, facts) {
                let message = match self.fields.iter().find(|field| field.path == rule.path) {
                    Some(field) => say(parent, field, rule.message),
                    None => format!("{parent}{} : {}.", rule.path, rule.message),
                };
                found.push(below(parent, rule.path), message);
            }
        }
    }

    /// The sealed fields that differ. `signed` is the last signature, `is_signatory` whether the caller
    /// belongs to who gave it.
    pub fn sealed_changes(&self, before: &R, after: &R, signed: S, is_signatory: bool) -> Vec<String> {
        self.changed(before, after)
            .filter(move |field| self.is_sealed(field, before, signed, is_signatory))
            .map(|field| format!("{} ({})", field.name, field.path))
            .collect()
    }

    /// Whether a field is closed to such a caller after this signature.
    pub fn is_sealed(&self, field: &Field<R, S>, record: &R, signed: S, is_signatory: bool) -> bool {
        let sealed = field.sealed.unwrap_or(self.sealed);
        let from = if is_signatory { sealed.signatory } else { sealed.others };
        signed >= from && field.sealed_when.holds(record)
    }

    pub fn changed<'a>(&'a self, before: &'a R, after: &'a R) -> impl Iterator<Item = &'a Field<R, S>> {
        self.fields.iter().filter(move |field| (field.value)(before) != (field.value)(after))
    }

    /// Adds the changed leaves to a tree in the shape of the API.
    pub fn collect_changes(&self, before: &R, after: &R, tree: &mut Map<String, Value>) {
        for field in self.changed(before, after) {
            let (parents, leaf) = field.path.rsplit_once('.').unwrap_or(("", field.path));
            let mut at = &mut *tree;
            for name in parents.split('.').filter(|name| !name.is_empty()) {
                let entry = at.entry(name).or_insert_with(|| Value::Object(Map::new()));
                at = entry.as_object_mut().expect("a path is either a leaf or a parent");
            }
            at.insert(leaf.to_owned(), (field.value)(after).to_json());
        }
    }
}

/// A list of companies, in the shape of the API; an empty one is none.
pub fn companies(companies: &[Company]) -> Leaf<'_> {
    if companies.is_empty() { Leaf::None } else { Leaf::List(companies.iter().map(company).collect()) }
}

/// A company, in the shape of the API.
pub fn company(company: &Company) -> Value {
    json!({
        "siret": company.siret,
        "vatNumber": company.vat_number,
        "name": company.name,
        "address": company.address,
        "contact": company.contact,
        "phone": company.phone,
        "mail": company.mail,
        "country": company.shown_country(),
        "omiNumber": company.omi_number,
        "extraEuropeanId": company.extra_european_id,
    })
}

/// Refuses an edit of these fields, if any. Errors: `FORBIDDEN`, naming them.
pub fn refuse_sealed(names: &[String]) -> Result<()> {
    if names.is_empty() {
        return Ok(());
    }
    Err(Error::forbidden(format!(
        "Ces champs ont été verrouillés par une signature et ne peuvent plus être modifiés : {}.",
        names.join(", ")
    )))
}

impl<R, S: Step> Required<R, S> {
    fn holds(&self, step: S, record: &R) -> bool {
        self.from <= step && self.until.is_none_or(|until| step <= until) && self.when.holds(record)
    }
}

fn say<R, S>(parent: &str, field: &Field<R, S>, what: &str) -> String {
    format!("{} ({parent}{}) : {what}.", field.name, field.path)
}

fn below(parent: &str, path: &'static str) -> Cow<'static, str> {
    if parent.is_empty() { Cow::Borrowed(path) } else { Cow::Owned(format!("{parent}{path}")) }
}

impl Leaf<'_> {
    pub fn to_json(&self) -> Value {
        match self {
            Self::None => Value::Null,
            Self::Text(text) => json!(text),
            Self::Flag(flag) => json!(flag),
            Self::Count(count) => json!(count),
            Self::Quantity(quantity) => spelled(json!(quantity.to_f64())),
            Self::Date(date) => json!(format!("{:.3}", date.0)),
            Self::List(items) => items.iter().cloned().map(spelled).collect(),
        }
    }
}

/// A value whose whole numbers are written as JavaScript does: 2, not 2.0.
fn spelled(value: Value) -> Value {
    match value {
        Value::Number(number) => match number.as_f64() {
            #[allow(clippy::cast_possible_truncation)]
            Some(exact) if number.is_f64() && exact.fract() == 0.0 && exact.abs() < 1e15 => {
                json!(exact as i64)
            }
            _ => Value::Number(number),
        },
        Value::Array(items) => items.into_iter().map(spelled).collect(),
        Value::Object(fields) => fields.into_iter().map(|(key, value)| (key, spelled(value))).collect(),
        other => other,
    }
}

impl<'a> From<&'a Option<String>> for Leaf<'a> {
    fn from(text: &'a Option<String>) -> Self {
        text.as_deref().into()
    }
}

impl<'a> From<Option<&'a str>> for Leaf<'a> {
    fn from(text: Option<&'a str>) -> Self {
        text.map_or(Self::None, Self::Text)
    }
}

impl From<bool> for Leaf<'_> {
    fn from(flag: bool) -> Self {
        Self::Flag(flag)
    }
}

impl From<Option<bool>> for Leaf<'_> {
    fn from(flag: Option<bool>) -> Self {
        flag.map_or(Self::None, Self::Flag)
    }
}

impl From<Option<i32>> for Leaf<'_> {
    fn from(count: Option<i32>) -> Self {
        count.map_or(Self::None, Self::Count)
    }
}

/// A list of texts, where an empty one is none.
impl From<&Vec<String>> for Leaf<'_> {
    fn from(texts: &Vec<String>) -> Self {
        if texts.is_empty() { Self::None } else { Self::List(texts.iter().map(|text| json!(text)).collect()) }
    }
}

impl From<Option<Decimal>> for Leaf<'_> {
    fn from(quantity: Option<Decimal>) -> Self {
        quantity.map_or(Self::None, |quantity| Self::Quantity(quantity.round_dp(6).normalize()))
    }
}

impl From<Option<DateTime>> for Leaf<'_> {
    fn from(date: Option<DateTime>) -> Self {
        date.map_or(Self::None, Self::Date)
    }
}

impl From<Vec<Value>> for Leaf<'_> {
    fn from(items: Vec<Value>) -> Self {
        Self::List(items)
    }
}

#[test]
fn whole_numbers_are_spelled_without_a_point() {
    let list = Leaf::List(vec![json!({ "volume": 3.0, "quantity": 2, "other": [0.5, "1.0"] })]);
    assert_eq!(list.to_json().to_string(), r#"[{"other":[0.5,"1.0"],"quantity":2,"volume":3}]"#);
    let quantity = |hundredths| Leaf::from(Some(Decimal::new(hundredths, 2))).to_json().to_string();
    assert_eq!([quantity(0), quantity(1250), quantity(4000)], ["0", "12.5", "40"]);
}
