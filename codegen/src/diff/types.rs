//! Types, directives and their parts.

use super::{Compare, Kind, Level, Pair, defaults, pairs};
use crate::schema::{
    Composite, DirectiveDef, EnumValue, Field, InputValue, Kind as TypeKind, Named, TypeDef, Wrap,
};

/// The directives that every server knows. They may be written down, but are no less there if not.
const STANDARD_DIRECTIVES: &str = "
    directive @skip(if: Boolean!) on FIELD | FRAGMENT_SPREAD | INLINE_FRAGMENT
    directive @include(if: Boolean!) on FIELD | FRAGMENT_SPREAD | INLINE_FRAGMENT
    directive @deprecated(reason: String = \"No longer supported\") on
        FIELD_DEFINITION | ARGUMENT_DEFINITION | INPUT_FIELD_DEFINITION | ENUM_VALUE
    directive @specifiedBy(url: String!) on SCALAR
    directive @oneOf on INPUT_OBJECT";

/// How the kinds of change of an input are called, after its place.
struct Inputs {
    required: Kind,
    optional: Kind,
    removed: Kind,
    changed: Kind,
    relaxed: Kind,
    what: &'static str,
}

#[rustfmt::skip]
const ARGUMENT: Inputs = Inputs {
    required: Kind::RequiredArgumentAdded, optional: Kind::OptionalArgumentAdded, removed: Kind::ArgumentRemoved,
    changed: Kind::ArgumentTypeChanged, relaxed: Kind::ArgumentTypeRelaxed, what: "argument",
};
#[rustfmt::skip]
const INPUT_FIELD: Inputs = Inputs {
    required: Kind::RequiredInputFieldAdded, optional: Kind::OptionalInputFieldAdded, removed: Kind::InputFieldRemoved,
    changed: Kind::InputFieldTypeChanged, relaxed: Kind::InputFieldTypeRelaxed, what: "input field",
};
#[rustfmt::skip]
const DIRECTIVE_ARGUMENT: Inputs = Inputs {
    required: Kind::RequiredDirectiveArgumentAdded, optional: Kind::OptionalDirectiveArgumentAdded,
    removed: Kind::DirectiveArgumentRemoved, changed: Kind::DirectiveArgumentTypeChanged,
    relaxed: Kind::DirectiveArgumentTypeRelaxed, what: "argument",
};

impl<'s> Compare<'s> {
    pub(super) fn type_def(&mut self, old: &'s TypeDef, new: &'s TypeDef) {
        let name = &new.name;
        self.described(name, old.description.as_deref(), new.description.as_deref());
        match (&old.kind, &new.kind) {
            (TypeKind::Scalar, TypeKind::Scalar) => {}
            (TypeKind::Enum(old), TypeKind::Enum(new)) => self.values(name, old, new),
            (TypeKind::Input(old), TypeKind::Input(new)) => {
                self.inputs(&INPUT_FIELD, old, new, |field| format!("{name}.{field}"));
            }
            (TypeKind::Union(old), TypeKind::Union(new)) => self.members(name, old, new),
            (TypeKind::Object(old), TypeKind::Object(new))
            | (TypeKind::Interface(old), TypeKind::Interface(new)) => {
                self.composite(name, old, new);
            }
            (old, new) => {
                let message = format!("`{name}` changed from {} to {}", what(old), what(new));
                self.add(Kind::TypeKindChanged, name, message);
                return;
            }
        }
        self.applied(name, &old.directives, &new.directives);
    }

    fn values(&mut self, name: &str, old: &'s [EnumValue], new: &'s [EnumValue]) {
        for pair in pairs(old, new, |value| &value.name) {
            match pair {
                Pair::Removed(old) => {
                    let coordinate = format!("{name}.{}", old.name);
                    let message = format!("enum value `{coordinate}` was removed");
                    self.add(Kind::EnumValueRemoved, coordinate, message);
                }
                Pair::Added(new) => {
                    let coordinate = format!("{name}.{}", new.name);
                    let message = format!("enum value `{coordinate}` was added");
                    self.add(Kind::EnumValueAdded, coordinate, message);
                }
                Pair::Both(old, new) => {
                    let coordinate = format!("{name}.{}", new.name);
                    self.described(&coordinate, old.description.as_deref(), new.description.as_deref());
                    self.applied(&coordinate, &old.directives, &new.directives);
                }
            }
        }
    }

    fn members(&mut self, name: &str, old: &'s [Named], new: &'s [Named]) {
        for pair in pairs(old, new, |member| &member.name) {
            match pair {
                Pair::Removed(old) => {
                    self.add(
                        Kind::UnionMemberRemoved,
                        name,
                        format!("`{}` was removed from union `{name}`", old.name),
                    );
                }
                Pair::Added(new) => {
                    self.add(
                        Kind::UnionMemberAdded,
                        name,
                        format!("`{}` was added to union `{name}`", new.name),
                    );
                }
                Pair::Both(..) => {}
            }
        }
    }

    fn composite(&mut self, name: &str, old: &'s Composite, new: &'s Composite) {
        for pair in pairs(&old.implements, &new.implements, |interface| &interface.name) {
            match pair {
                Pair::Removed(old) => {
                    self.add(
                        Kind::InterfaceRemoved,
                        name,
                        format!("`{name}` no longer implements `{}`", old.name),
                    );
                }
                Pair::Added(new) => {
                    self.add(Kind::InterfaceAdded, name, format!("`{name}` now implements `{}`", new.name));
                }
                Pair::Both(..) => {}
            }
        }
        for pair in pairs(&old.fields, &new.fields, |field| &field.name) {
            match pair {
                Pair::Removed(old) => {
                    let coordinate = format!("{name}.{}", old.name);
                    let message = format!("field `{coordinate}` was removed");
                    self.add(Kind::FieldRemoved, coordinate, message);
                }
                Pair::Added(new) => {
                    let coordinate = format!("{name}.{}", new.name);
                    let message = format!("field `{coordinate}: {}` was added", new.ty.sdl());
                    self.add(Kind::FieldAdded, coordinate, message);
                }
                Pair::Both(old, new) => self.field(format!("{name}.{}", new.name), old, new),
            }
        }
    }

    fn field(&mut self, coordinate: String, old: &'s Field, new: &'s Field) {
        self.described(&coordinate, old.description.as_deref(), new.description.as_deref());
        if old.ty.wrap != new.ty.wrap || old.ty.name != new.ty.name {
            let safe = old.ty.name == new.ty.name && output_stays(&old.ty.wrap, &new.ty.wrap);
            let kind = if safe { Kind::FieldTypeTightened } else { Kind::FieldTypeChanged };
            let (from, to) = (old.ty.sdl(), new.ty.sdl());
            self.add(kind, &coordinate, format!("field `{coordinate}` changed type from `{from}` to `{to}`"));
        }
        self.inputs(&ARGUMENT, &old.args, &new.args, |argument| format!("{coordinate}({argument}:)"));
        self.applied(&coordinate, &old.directives, &new.directives);
    }

    fn inputs(
        &mut self,
        kinds: &Inputs,
        old: &'s [InputValue],
        new: &'s [InputValue],
        coordinate: impl Fn(&str) -> String,
    ) {
        let what = kinds.what;
        for pair in pairs(old, new, |input| &input.name) {
            match pair {
                Pair::Removed(old) => {
                    let coordinate = coordinate(&old.name);
                    let message = format!("{what} `{coordinate}` was removed");
                    self.add(kinds.removed, coordinate, message);
                }
                Pair::Added(new) => {
                    let coordinate = coordinate(&new.name);
                    let required = new.ty.is_required() && defaults::default(self.new, new).is_none();
                    let (kind, how) =
                        if required { (kinds.required, "required") } else { (kinds.optional, "optional") };
                    let message = format!("{how} {what} `{coordinate}` of type `{}` was added", new.ty.sdl());
                    self.add(kind, coordinate, message);
                }
                Pair::Both(old, new) => self.input(kinds, coordinate(&new.name), old, new),
            }
        }
    }

    fn input(&mut self, kinds: &Inputs, coordinate: String, old: &'s InputValue, new: &'s InputValue) {
        self.described(&coordinate, old.description.as_deref(), new.description.as_deref());
        if old.ty.wrap != new.ty.wrap || old.ty.name != new.ty.name {
            let safe = old.ty.name == new.ty.name && input_stays(&old.ty.wrap, &new.ty.wrap);
            let kind = if safe { kinds.relaxed } else { kinds.changed };
            let (what, from, to) = (kinds.what, old.ty.sdl(), new.ty.sdl());
            self.add(
                kind,
                &coordinate,
                format!("{what} `{coordinate}` changed type from `{from}` to `{to}`"),
            );
        }
        let (before, after) = (defaults::default(self.old, old), defaults::default(self.new, new));
        if before != after {
            let text = |input: &InputValue| {
                input.default.as_ref().map(|(literal, _)| literal.to_string()).unwrap_or_default()
            };
            let (from, to) = (text(old), text(new));
            let (kind, how) = match (before, after) {
                (None, _) => (Kind::DefaultValueAdded, format!("`{to}` was added")),
                (_, None) => (Kind::DefaultValueRemoved, format!("`{from}` was removed")),
                _ if from == to => (
                    Kind::DefaultValueChanged,
                    format!("`{to}` holds other values, by the defaults of its fields"),
                ),
                _ => (Kind::DefaultValueChanged, format!("changed from `{from}` to `{to}`")),
            };
            self.add(kind, &coordinate, format!("default of `{coordinate}` {how}"));
        }
        self.applied(&coordinate, &old.directives, &new.directives);
    }

    pub(super) fn directives(&mut self) {
        let standard = crate::schema::read_any(vec![crate::schema::Source::new("", STANDARD_DIRECTIVES)])
            .expect("the text above is sound");
        for pair in pairs(&self.old.directives, &self.new.directives, |directive| &directive.name) {
            let name = match pair {
                Pair::Removed(directive) | Pair::Added(directive) | Pair::Both(directive, _) => {
                    &directive.name
                }
            };
            let given = standard.directives.iter().find(|directive| directive.name == *name);
            let coordinate = format!("@{name}");
            let before = self.changes.len();
            match (pair, given) {
                (Pair::Both(old, new), _) => self.directive(&coordinate, old, new),
                (Pair::Removed(old), Some(given)) => self.directive(&coordinate, old, given),
                (Pair::Added(new), Some(given)) => self.directive(&coordinate, given, new),
                (Pair::Removed(_), None) => {
                    let message = format!("directive `{coordinate}` was removed");
                    self.add(Kind::DirectiveRemoved, coordinate, message);
                }
                (Pair::Added(_), None) => {
                    let message = format!("directive `{coordinate}` was added");
                    self.add(Kind::DirectiveAdded, coordinate, message);
                }
            }
            if given.is_some() {
                // Writing down what is there anyway is no news; writing it down differently may break.
                let told = self.changes.split_off(before);
                self.changes.extend(told.into_iter().filter(|change| change.level() == Level::Breaking));
            }
        }
    }

    fn directive<'d>(&mut self, coordinate: &str, old: &'d DirectiveDef, new: &'d DirectiveDef) {
        self.described(coordinate, old.description.as_deref(), new.description.as_deref());
        if old.repeatable != new.repeatable {
            let (kind, how) = match new.repeatable {
                true => (Kind::DirectiveRepeatableAdded, "became repeatable"),
                false => (Kind::DirectiveRepeatableRemoved, "is not repeatable any more"),
            };
            self.add(kind, coordinate, format!("directive `{coordinate}` {how}"));
        }
        for location in old.locations.iter().filter(|location| !new.locations.contains(location)) {
            let message = format!("location {location} was removed from directive `{coordinate}`");
            self.add(Kind::DirectiveLocationRemoved, coordinate, message);
        }
        for location in new.locations.iter().filter(|location| !old.locations.contains(location)) {
            let message = format!("location {location} was added to directive `{coordinate}`");
            self.add(Kind::DirectiveLocationAdded, coordinate, message);
        }
        let mut inner = Compare { old: self.old, new: self.new, changes: Vec::new() };
        inner.inputs(&DIRECTIVE_ARGUMENT, &old.args, &new.args, |name| format!("{coordinate}({name}:)"));
        self.changes.append(&mut inner.changes);
    }
}

/// A kind of type, with its article.
pub(super) const fn what(kind: &TypeKind) -> &'static str {
    match kind {
        TypeKind::Scalar => "scalar",
        TypeKind::Enum(_) => "enum",
        TypeKind::Input(_) => "input object",
        TypeKind::Object(_) => "object type",
        TypeKind::Interface(_) => "interface",
        TypeKind::Union(_) => "union",
    }
}

/// Whether every answer of the new type is also one of the old.
fn output_stays(old: &[Wrap], new: &[Wrap]) -> bool {
    match (old.split_first(), new.split_first()) {
        (None, None) => true,
        (Some((Wrap::NonNull, old)), Some((Wrap::NonNull, new))) => output_stays(old, new),
        (Some((Wrap::List, old)), Some((Wrap::List, new))) => output_stays(old, new),
        (None | Some((Wrap::List, _)), Some((Wrap::NonNull, new))) => output_stays(old, new),
        _ => false,
    }
}

/// Whether every value of the old type is also one of the new.
fn input_stays(old: &[Wrap], new: &[Wrap]) -> bool {
    match (old.split_first(), new.split_first()) {
        (None, None) => true,
        (Some((Wrap::NonNull, old)), Some((Wrap::NonNull, new))) => input_stays(old, new),
        (Some((Wrap::List, old)), Some((Wrap::List, new))) => input_stays(old, new),
        (Some((Wrap::NonNull, old)), _) => input_stays(old, new),
        _ => false,
    }
}
