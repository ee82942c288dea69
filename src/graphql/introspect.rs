//! Answers to `__schema` and `__type`.

use apollo_compiler::executable::{ExecutableDocument, Operation};
use apollo_compiler::response::JsonMap;
use apollo_compiler::response::serde_json_bytes::{self, Value as Json};
use apollo_compiler::validation::Valid;
use apollo_compiler::{Node, Schema};

use super::plan::Plan;
use super::value::{Value, Variables};
use crate::error::{Error, Result};

/// The introspection part of an operation.
#[derive(Debug)]
pub(super) struct Introspection {
    document: Valid<ExecutableDocument>,
    operation: Operation,
}

/// Rendered answers of an operation's introspection fields, by response key.
pub(super) type Rendered = Vec<(Box<str>, Box<[u8]>)>;

impl Introspection {
    pub fn new(document: &ExecutableDocument, operation: &Operation) -> Self {
        // The document was found valid before it was bound.
        Self { document: Valid::assume_valid(document.clone()), operation: operation.clone() }
    }

    /// Executes the introspection fields against the schema.
    pub fn render(&self, schema: &Valid<Schema>, plan: &Plan, variables: &Variables<'_>) -> Result<Rendered> {
        let given = plan.variables.iter().zip(&variables.values);
        let given = given.filter_map(|(declared, value)| Some((&*declared.name, json(value.as_ref()?))));
        let given: JsonMap = given.map(|(name, value)| (name.into(), value)).collect();
        let implementers = schema.implementers_map();
        let answer = apollo_compiler::introspection::partial_execute(
            schema,
            &implementers,
            &self.document,
            &Node::new(self.operation.clone()),
            &Valid::assume_valid(given),
        );
        let answer = answer.map_err(|error| Error::internal(error.message().to_string()))?;
        if let Some(error) = answer.errors.first() {
            return Err(Error::internal(format!("introspection: {}", error.message)));
        }
        let data = answer.data.unwrap_or_default();
        data.into_iter()
            .map(|(key, value)| {
                let text = serde_json::to_vec(&value).map_err(Error::internal)?;
                Ok((key.as_str().into(), text.into()))
            })
            .collect()
    }
}

fn json(value: &Value<'_>) -> Json {
    match value {
        Value::Null | Value::Variable(_) | Value::VariableOr(..) => Json::Null,
        Value::Boolean(value) => Json::Bool(*value),
        Value::Int(value) => Json::from(*value),
        Value::Float(value) => Json::from(*value),
        Value::String(text) | Value::Enum(text) => Json::String(text.as_ref().into()),
        Value::List(items) => Json::Array(items.iter().map(json).collect()),
        Value::Object(members) => {
            let members = members.iter().map(|(key, value)| (key.as_ref().into(), json(value)));
            Json::Object(members.collect::<serde_json_bytes::Map<_, _>>())
        }
    }
}
