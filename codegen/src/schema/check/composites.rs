//! Objects and interfaces: their fields, and what they owe their interfaces.

use super::Check;
use crate::schema::model::*;

impl Check<'_> {
    pub(super) fn composite(&mut self, schema: &Schema, ty: &TypeDef, composite: &Composite) {
        self.not_empty(schema, ty, composite.fields.len(), "fields");
        let names = composite.fields.iter().map(|field| (field.name.as_str(), field.at));
        self.distinct(schema, &ty.name, "field", names);
        for field in &composite.fields {
            self.name(schema, &field.name, field.at);
            self.applied(schema, &field.directives, "FIELD_DEFINITION");
            self.inputs(schema, &field.args, &format!("{}.{}", ty.name, field.name), "argument");
            match schema.get(&field.ty.name) {
                Some(of) if !of.is_output() => {
                    let message =
                        format!("`{}` is an input type; field `{}` gives output", of.name, field.name);
                    self.mistake(schema, field.ty.at, message);
                }
                Some(of) if schema.is_root(&of.name) => {
                    let message = format!("field `{}` gives the root type `{}`", field.name, of.name);
                    self.mistake(schema, field.ty.at, message);
                }
                None if !BUILT_IN_SCALARS.contains(&field.ty.name.as_str()) => {
                    self.unknown(schema, &field.ty.name, field.ty.at);
                }
                _ => {}
            }
            if schema.subscription.as_ref() == Some(&ty.name) && field.ty.is_required() {
                let message = format!("`{}.{}` is answered by null, and may not be", ty.name, field.name);
                self.mistake(schema, field.at, message);
            }
            let is_root = schema.is_root(&ty.name);
            if !is_root && !field.args.is_empty() && matches!(ty.kind, Kind::Object(_)) {
                let message = format!("`{}.{}` takes arguments; only root fields may", ty.name, field.name);
                self.mistake(schema, field.at, message);
            }
        }
        let names = composite.implements.iter().map(|interface| (interface.name.as_str(), interface.at));
        self.distinct(schema, &ty.name, "interface", names);
        for interface in &composite.implements {
            match schema.get(&interface.name) {
                None => self.unknown(schema, &interface.name, interface.at),
                Some(of) => match &of.kind {
                    Kind::Interface(of_interface) => self.keeps(schema, ty, composite, of, of_interface),
                    _ => self.mistake(schema, interface.at, format!("`{}` is no interface", of.name)),
                },
            }
        }
    }

    /// Whether `ty` has all that an interface promises.
    fn keeps(
        &mut self,
        schema: &Schema,
        ty: &TypeDef,
        composite: &Composite,
        interface: &TypeDef,
        promised: &Composite,
    ) {
        if interface.name == ty.name {
            self.mistake(schema, ty.at, format!("`{}` implements itself", ty.name));
            return;
        }
        for above in &promised.implements {
            if !composite.implements.iter().any(|own| own.name == above.name) {
                let message = format!(
                    "`{}` implements `{}`, so it must implement `{}`",
                    ty.name, interface.name, above.name
                );
                self.mistake(schema, ty.at, message);
            }
        }
        for wanted in &promised.fields {
            let name = &wanted.name;
            let Some(field) = composite.fields.iter().find(|field| field.name == *name) else {
                let message =
                    format!("`{}` lacks the field `{name}` of its interface `{}`", ty.name, interface.name);
                self.mistake(schema, ty.at, message);
                continue;
            };
            if !covers(schema, &field.ty.wrap, &field.ty.name, &wanted.ty.wrap, &wanted.ty.name) {
                let message = format!(
                    "field `{name}` is `{}`, but its interface `{}` says `{}`",
                    field.ty.sdl(),
                    interface.name,
                    wanted.ty.sdl()
                );
                self.mistake(schema, field.at, message);
            }
            for argument in &wanted.args {
                let own = field.args.iter().find(|own| own.name == argument.name);
                if own.is_none_or(|own| own.ty.sdl() != argument.ty.sdl()) {
                    let message = format!(
                        "field `{name}` lacks the argument `{}: {}` of its interface `{}`",
                        argument.name,
                        argument.ty.sdl(),
                        interface.name
                    );
                    self.mistake(schema, field.at, message);
                }
            }
            for own in &field.args {
                let more = !wanted.args.iter().any(|argument| argument.name == own.name);
                if more && own.ty.is_required() && own.default.is_none() {
                    let message = format!(
                        "argument `{}` is required, but the interface `{}` does not know it",
                        own.name, interface.name
                    );
                    self.mistake(schema, own.at, message);
                }
            }
        }
    }
}

/// Whether every value of one type is a value of the other.
fn covers(schema: &Schema, own: &[Wrap], name: &str, wanted: &[Wrap], wanted_name: &str) -> bool {
    match (own.split_first(), wanted.split_first()) {
        (Some((Wrap::NonNull, own)), Some((Wrap::NonNull, wanted))) => {
            covers(schema, own, name, wanted, wanted_name)
        }
        (Some((Wrap::NonNull, own)), _) => covers(schema, own, name, wanted, wanted_name),
        (Some((Wrap::List, own)), Some((Wrap::List, wanted))) => {
            covers(schema, own, name, wanted, wanted_name)
        }
        (None, None) => {
            name == wanted_name
                || schema.get(name).is_some_and(|ty| ty.implements().iter().any(|i| i.name == wanted_name))
                || schema.get(wanted_name).is_some_and(|ty| {
                    matches!(ty.kind, Kind::Union(_)) && schema.possible(ty).iter().any(|t| t.name == name)
                })
        }
        _ => false,
    }
}
