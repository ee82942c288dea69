//! Whether a literal is a value of a type.

use crate::schema::model::*;

pub fn fits(schema: &Schema, literal: &Literal, wrap: &[Wrap], name: &str) -> Result<(), String> {
    match (wrap.split_first(), literal) {
        (Some((Wrap::NonNull, _)), Literal::Null) => Err("null, where the type forbids it".to_owned()),
        (Some((Wrap::NonNull, rest)), _) => fits(schema, literal, rest, name),
        (_, Literal::Null) => Ok(()),
        (Some((Wrap::List, rest)), Literal::List(items)) => {
            items.iter().try_for_each(|item| fits(schema, item, rest, name))
        }
        (Some((Wrap::List, rest)), single) => fits(schema, single, rest, name),
        (None, _) => named(schema, literal, name),
    }
}

fn named(schema: &Schema, literal: &Literal, name: &str) -> Result<(), String> {
    let wrong = || Err(format!("{literal} is no `{name}`"));
    match (name, literal) {
        ("Int", Literal::Int(text)) if text.parse::<i32>().is_ok() => return Ok(()),
        ("Float", Literal::Int(_) | Literal::Float(_)) => return Ok(()),
        ("String", Literal::String(_)) => return Ok(()),
        ("ID", Literal::String(_) | Literal::Int(_)) => return Ok(()),
        ("Boolean", Literal::Boolean(_)) => return Ok(()),
        _ => {}
    }
    match schema.get(name).map(|ty| &ty.kind) {
        Some(Kind::Scalar) => Ok(()),
        Some(Kind::Enum(values)) => match literal {
            Literal::Enum(value) if values.iter().any(|known| known.name == *value) => Ok(()),
            _ => wrong(),
        },
        Some(Kind::Input(fields)) => {
            let Literal::Object(members) = literal else { return wrong() };
            for (member, value) in members {
                let Some(field) = fields.iter().find(|field| field.name == *member) else {
                    return Err(format!("`{name}` has no field `{member}`"));
                };
                fits(schema, value, &field.ty.wrap, &field.ty.name)?;
            }
            let lacking = fields.iter().find(|field| {
                field.ty.is_required()
                    && field.default.is_none()
                    && !members.iter().any(|(member, _)| *member == field.name)
            });
            lacking.map_or(Ok(()), |field| Err(format!("`{name}` lacks its field `{}`", field.name)))
        }
        _ => wrong(),
    }
}
