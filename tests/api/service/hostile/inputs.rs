//! Inputs that the schema admits, made of values that nobody would give.

use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;
use serde_json::Value;
use trackdechets::graphql::table::{Kind, TypeRef, Wrap};

/// Any value that the type admits, and now and then one that it does not.
pub fn fitting(ty: TypeRef) -> BoxedStrategy<Value> {
    match ty.wrap {
        [Wrap::NonNull, rest @ ..] => present(TypeRef { of: ty.of, wrap: rest }),
        _ => prop_oneof![1 => Just(Value::Null), 6 => present(ty)].boxed(),
    }
}

fn present(ty: TypeRef) -> BoxedStrategy<Value> {
    if let [Wrap::List, rest @ ..] = ty.wrap {
        return vec(fitting(TypeRef { of: ty.of, wrap: rest }), 0..3).prop_map(Value::from).boxed();
    }
    let text = prop_oneof![
        8 => select(TEXTS).prop_map(str::to_owned),
        1 => any::<String>(),
        1 => "[ -~]{0,300}",
    ];
    match ty.of.kind {
        Kind::Enum(names) => select(names).prop_map(Value::from).boxed(),
        Kind::Input(fields) => {
            let members = fields.iter().map(|field| {
                let is_required = field.ty.wrap.first() == Some(&Wrap::NonNull);
                let chance = if is_required { 10 } else { 3 };
                let value = (fitting(field.ty), 0..10)
                    .prop_map(move |(value, drawn)| (drawn < chance).then_some(value));
                value.prop_map(|value| value.map(|value| (field.name.to_owned(), value)))
            });
            let members: Vec<_> = members.collect();
            members.prop_map(|members| Value::Object(members.into_iter().flatten().collect())).boxed()
        }
        _ => match ty.of.name {
            "Int" => any::<i32>().prop_map(Value::from).boxed(),
            "Float" => prop_oneof![any::<f64>(), 0.0..60.0].prop_map(Value::from).boxed(),
            "Boolean" => any::<bool>().prop_map(Value::from).boxed(),
            "DateTime" => select(DATES).prop_map(Value::from).boxed(),
            _ => text.prop_map(Value::from).boxed(),
        },
    }
}

const TEXTS: &[&str] = &[
    "",
    " ",
    "\u{0}",
    "\u{feff}",
    "é",
    "🧪",
    "08 01 11*",
    "20 03 01",
    "2026-11-01",
    "R 2",
    "D 13",
    "FR",
    "OMI1234567",
    "73282932000074",
    "00000000000011",
    "00000000000012",
    "BE0541696005",
    "FR83404833048",
    "a@b",
    "a@b.fr",
    "0",
    "AB-123-CD",
    "AB-123-CD,EF-456-GH",
    "{}<>%$\"=",
    "null",
    "-1",
    "1e308",
    "../..",
    "'; drop table bsd; --",
];
const DATES: &[&str] = &[
    "2026-11-01",
    "2026-11-01T08:00:00Z",
    "2026-11-01T08:00:00",
    "2026-11-01T08:00:00.123456789+14:00",
    "0001-01-01",
    "9999-12-31T23:59:59.999Z",
    "2026-02-29",
    "1970-01-01T00:00:00Z",
    "+275760-09-13T00:00:00Z",
    "1582-10-10",
    "2026",
];
