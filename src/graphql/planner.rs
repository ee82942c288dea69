//! From the text of a document to a plan, or to the answer that refuses it.

use apollo_compiler::ast::Document;
use apollo_compiler::diagnostic::ToCliReport;
use apollo_compiler::executable::{ExecutableDocument, Operation};
use apollo_compiler::parser::Parser;
use apollo_compiler::validation::{DiagnosticList, Valid, WithErrors};
use apollo_compiler::{Node, Schema as ParsedSchema};

use super::bind::{self, Tables, Unbound};
use super::places::Places;
use super::plan::Plan;
use super::refusal::{Complaint, Refusal};
use super::table::Schema;
use super::{limits, literal};
use crate::error::Code;

/// Selection sets, values and types may nest so far; the depth limit is far below.
const MAX_NESTING: usize = 100;
/// Validation tells so many errors.
const MAX_COMPLAINTS: usize = 100;

/// The parsed schema, and what documents are bound against.
#[derive(Debug)]
pub(super) struct Planner {
    pub schema: Valid<ParsedSchema>,
    tables: Tables,
}

impl Planner {
    /// Parses the SDL. Directives named in `internal` are for our own tools: neither introspection nor
    /// documents know of them.
    pub fn new(schema: &'static Schema, internal: &[&str]) -> Self {
        let mut parsed = ParsedSchema::parse(schema.sdl, "schema.graphql").expect("the schema is GraphQL");
        parsed.directive_definitions.retain(|name, _| !internal.contains(&name.as_str()));
        for ty in parsed.types.values_mut() {
            if let apollo_compiler::schema::ExtendedType::Object(object) = ty {
                let marked = object
                    .fields
                    .values()
                    .any(|f| f.directives.iter().any(|d| internal.contains(&d.name.as_str())));
                if marked {
                    for field in object.make_mut().fields.values_mut() {
                        field.make_mut().directives.0.retain(|d| !internal.contains(&d.name.as_str()));
                    }
                }
            }
        }
        let schema_ = parsed.validate().expect("the schema is valid");
        Self { schema: schema_, tables: Tables::new(schema) }
    }

    /// Parses, validates and binds a document's operation of that name, or its only one.
    pub fn plan(&self, text: &str, operation_name: Option<&str>) -> Result<Plan, Refusal> {
        let places = Places::new(text);
        let parsed = Parser::new().recursion_limit(MAX_NESTING).parse_ast(text, "document");
        let ast = parsed.map_err(|failed| unparsable(&failed.errors, &places))?;
        let document = self.validate(&ast, &places)?;
        if let Some(message) = limits::too_many_roots(&ast) {
            return Err(Refusal::one(Code::GraphqlMaxOperationsError, message));
        }
        let operation = choose(&document, operation_name)?;
        bind::bind(&self.tables, &document, operation, &places).map_err(|unbound| {
            let message = match unbound {
                Unbound::TooLarge => "La requête est trop volumineuse une fois ses fragments développés.",
                Unbound::Unknown => "La requête utilise un type inconnu.",
            };
            Refusal::one(Code::GraphqlValidationFailed, message)
        })
    }

    fn validate(&self, ast: &Document, places: &Places<'_>) -> Result<Valid<ExecutableDocument>, Refusal> {
        let mut complaints = Vec::new();
        let (document, errors) = match ast.to_executable_validate(&self.schema) {
            Ok(document) => (document, None),
            Err(WithErrors { partial, errors }) => {
                // Only looked at for more errors.
                (Valid::assume_valid(partial), Some(errors))
            }
        };
        for diagnostic in errors.iter().flat_map(DiagnosticList::iter) {
            if diagnostic.error.unstable_error_name().is_some_and(is_about_literals) {
                continue;
            }
            complaints.push(complaint(&diagnostic, places));
        }
        literal::check(&self.schema, &self.tables, &document, places, &mut complaints);
        limits::check(ast, places, &mut complaints);
        if let (true, Some(errors)) = (complaints.is_empty(), &errors) {
            complaints.extend(errors.iter().next().map(|diagnostic| complaint(&diagnostic, places)));
        }
        if complaints.is_empty() {
            return Ok(document);
        }
        if complaints.len() > MAX_COMPLAINTS {
            complaints.truncate(MAX_COMPLAINTS);
            complaints
                .push(Complaint::new("Trop d'erreurs de validation : la suite n'a pas été examinée.", None));
        }
        Err(Refusal::new(Code::GraphqlValidationFailed, &complaints))
    }
}

type Diagnostic<'d> =
    apollo_compiler::diagnostic::Diagnostic<'d, apollo_compiler::validation::DiagnosticData>;

fn complaint(diagnostic: &Diagnostic<'_>, places: &Places<'_>) -> Complaint {
    let place = diagnostic.error.location().map(|span| places.at(span.offset()));
    Complaint::new(diagnostic.error.to_string(), place)
}

/// Whether [`literal::check`] finds the same, and tells it better.
fn is_about_literals(error: &str) -> bool {
    matches!(
        error,
        "UnsupportedValueType"
            | "IntCoercionError"
            | "FloatCoercionError"
            | "UndefinedEnumValue"
            | "UndefinedInputValue"
            | "RequiredField"
    )
}

fn unparsable(errors: &DiagnosticList, places: &Places<'_>) -> Refusal {
    let offset = |diagnostic: &Diagnostic<'_>| diagnostic.error.location().map_or(0, |span| span.offset());
    let first = errors.iter().min_by_key(offset);
    let (message, place) = match &first {
        Some(diagnostic) => {
            let text = diagnostic.error.to_string();
            let text = text.strip_prefix("syntax error: ").unwrap_or(&text).to_owned();
            (format!("Erreur de syntaxe : {text}."), places.at(offset(diagnostic)))
        }
        None => ("Erreur de syntaxe.".to_owned(), (1, 1)),
    };
    Refusal::new(Code::GraphqlParseFailed, &[Complaint::new(message, Some(place))])
}

fn choose<'d>(document: &'d ExecutableDocument, name: Option<&str>) -> Result<&'d Node<Operation>, Refusal> {
    document.operations.get(name).map_err(|_| {
        let message = match name {
            Some(name) => format!("Aucune opération ne s'appelle « {name} »."),
            None if document.operations.is_empty() => "Le document ne contient aucune opération.".to_owned(),
            None => "Le document contient plusieurs opérations : précisez « operationName ».".to_owned(),
        };
        Refusal::one(Code::OperationResolutionFailure, message)
    })
}
