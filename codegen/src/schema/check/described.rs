//! Everything must be described, when `require-descriptions` says so.

use super::Check;
use crate::schema::model::*;

impl Check<'_> {
    pub(super) fn descriptions(&mut self, schema: &Schema) {
        for ty in &schema.types {
            if !schema.is_root(&ty.name) {
                self.described(schema, ty.description.as_ref(), ty.at, &ty.name);
            }
            for value in ty.values() {
                self.described(
                    schema,
                    value.description.as_ref(),
                    value.at,
                    &format!("{}.{}", ty.name, value.name),
                );
            }
            for field in ty.inputs() {
                self.described(
                    schema,
                    field.description.as_ref(),
                    field.at,
                    &format!("{}.{}", ty.name, field.name),
                );
            }
            for field in ty.fields() {
                let name = format!("{}.{}", ty.name, field.name);
                self.described(schema, field.description.as_ref(), field.at, &name);
                self.arguments(schema, &field.args, &name);
            }
        }
        for directive in &schema.directives {
            let name = format!("@{}", directive.name);
            self.described(schema, directive.description.as_ref(), directive.at, &name);
            self.arguments(schema, &directive.args, &name);
        }
    }

    fn arguments(&mut self, schema: &Schema, arguments: &[InputValue], owner: &str) {
        for argument in arguments {
            let name = format!("{owner}({}:)", argument.name);
            self.described(schema, argument.description.as_ref(), argument.at, &name);
        }
    }

    fn described(&mut self, schema: &Schema, description: Option<&String>, at: At, name: &str) {
        if description.is_none_or(String::is_empty) {
            self.mistake(schema, at, format!("`{name}` has no description"));
        }
    }
}
