//! Entries of `codegen.toml` that speak of the schema.

use super::Check;
use crate::schema::model::*;

impl Check<'_> {
    pub(super) fn entries(&mut self, schema: &mut Schema) {
        self.renames(schema);
        let config = self.config;
        for (coordinate, offset) in &config.computed {
            let found = coordinate.split_once('.').and_then(|(ty, field)| {
                if schema.is_root(ty) {
                    return None;
                }
                let number = schema.number(ty)?;
                match &mut schema.types[number].kind {
                    Kind::Object(object) => object.fields.iter_mut().find(|f| f.name == field),
                    _ => None,
                }
            });
            match found {
                Some(field) => field.computed = true,
                None => self
                    .entry(*offset, format!("computed field `{coordinate}` is no field of an object type")),
            }
        }
        for (coordinate, offset) in &config.written {
            let found = coordinate.split_once('.').and_then(|(root, field)| {
                let number = schema.is_root(root).then(|| schema.number(root))??;
                match &mut schema.types[number].kind {
                    Kind::Object(object) => object.fields.iter_mut().find(|f| f.name == field),
                    _ => None,
                }
            });
            match found {
                Some(field) => field.written = true,
                None => self.entry(*offset, format!("`{coordinate}` is no query and no mutation")),
            }
        }
        for (name, offset) in &config.paths {
            if !matches!(schema.get(name), Some(TypeDef { kind: Kind::Input(_), .. })) {
                self.entry(*offset, format!("`{name}`, whose paths are wanted, is no input type"));
            }
        }
        for (name, (_, offset)) in &config.operations {
            if !schema.roots().any(|(_, root)| root.fields().iter().any(|field| field.name == *name)) {
                self.entry(*offset, format!("`{name}` is no query and no mutation"));
            }
        }
    }

    fn renames(&mut self, schema: &mut Schema) {
        let config = self.config;
        for (coordinate, (rust, offset)) in &config.names {
            let (ty, member) = match coordinate.split_once('.') {
                Some((ty, member)) => (ty, Some(member)),
                None => (coordinate.as_str(), None),
            };
            let found = schema.number(ty).and_then(|number| {
                let ty = &mut schema.types[number];
                let Some(member) = member else { return Some(&mut ty.rust) };
                match &mut ty.kind {
                    Kind::Object(c) | Kind::Interface(c) => {
                        c.fields.iter_mut().find(|f| f.name == member).map(|f| &mut f.rust)
                    }
                    Kind::Input(fields) => fields.iter_mut().find(|f| f.name == member).map(|f| &mut f.rust),
                    Kind::Enum(values) => values.iter_mut().find(|v| v.name == member).map(|v| &mut v.rust),
                    Kind::Scalar | Kind::Union(_) => None,
                }
            });
            match found {
                Some(name) => name.clone_from(rust),
                None => {
                    self.entry(*offset, format!("`{coordinate}`, which is to be renamed, does not exist"))
                }
            }
        }
    }

    fn entry(&mut self, offset: usize, message: String) {
        self.mistakes.push(self.config.mistake(offset, message));
    }
}
