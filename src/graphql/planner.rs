//! From the text of a document to a plan, or to the answer that refuses it.

use std::collections::{HashMap, HashSet};

use apollo_compiler::ast::{Definition, Document, Field, Selection};
use apollo_compiler::diagnostic::ToCliReport;
use apollo_compiler::executable::{ExecutableDocument, Operation};
use apollo_compiler::parser::{Parser, SourceSpan};
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
        if let Some(refusal) = limits::excess(&ast) {
            return Err(refusal);
        }
        let document = self.validate(text, &ast, &places)?;
        if let Some(refusal) = limits::too_many_roots(&ast) {
            return Err(refusal);
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

    fn validate(
        &self,
        text: &str,
        ast: &Document,
        places: &Places<'_>,
    ) -> Result<Valid<ExecutableDocument>, Refusal> {
        let mut complaints = Vec::new();
        let (document, errors) = match ast.to_executable_validate(&self.schema) {
            Ok(document) => (document, None),
            Err(WithErrors { partial, errors }) => {
                // Only looked at for more errors.
                (Valid::assume_valid(partial), Some(errors))
            }
        };
        let fields = errors.as_ref().map(|_| Fields::of(ast)).unwrap_or_default();
        let mut conflicts = HashSet::new();
        let all = || errors.iter().flat_map(DiagnosticList::iter);
        let pruned = all().any(|diagnostic| diagnostic.error.unstable_error_name() == Some("UndefinedField"));
        for diagnostic in all() {
            let name = diagnostic.error.unstable_error_name().unwrap_or_default();
            if is_about_literals(name) || (pruned && is_consequence(name, &diagnostic, &fields)) {
                continue;
            }
            // Two fields of one key may differ in name, type and arguments: one error is enough.
            if name.starts_with("ConflictingField") && !conflicts.insert(diagnostic.error.location()) {
                continue;
            }
            if complaints.len() > MAX_COMPLAINTS {
                break;
            }
            complaints.push(complaint(&diagnostic, text, &fields, &document, places));
        }
        literal::check(&self.schema, &self.tables, &document, places, &mut complaints);
        limits::check(ast, places, &mut complaints);
        if let (true, Some(errors)) = (complaints.is_empty(), &errors) {
            complaints.extend(
                errors
                    .iter()
                    .next()
                    .map(|diagnostic| complaint(&diagnostic, text, &fields, &document, places)),
            );
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

fn complaint(
    diagnostic: &Diagnostic<'_>,
    text: &str,
    fields: &Fields<'_>,
    document: &ExecutableDocument,
    places: &Places<'_>,
) -> Complaint {
    let span = diagnostic.error.location();
    let mut offset = span.map(|span| span.offset());
    // Clients are told of other places than the library tells.
    match (diagnostic.error.unstable_error_name(), fields.at(span)) {
        // Where the field begins, which may be its alias.
        (Some("UndefinedField"), Some(field)) => {
            offset = field.location().map(|span| span.offset()).or(offset);
        }
        // Where the selection begins.
        (Some("SubselectionOnScalarType" | "SubselectionOnEnumType"), Some(field)) => {
            let first = field.selection_set.first().and_then(Selection::location);
            let brace = first.and_then(|first| text.get(..first.offset())?.rfind('{'));
            offset = brace.or(offset);
        }
        // Where the type of a variable is named.
        (Some("UndefinedDefinition"), _) => {
            let mut variables = document.operations.iter().flat_map(|operation| &operation.variables);
            let variable = variables.find(|variable| variable.location() == span);
            let named = variable.and_then(|variable| variable.ty.inner_named_type().location());
            offset = named.map(|span| span.offset()).or(offset);
        }
        // Where the variable is declared, then where it is used.
        (Some("DisallowedVariableUsage"), _) => {
            let usage = offset.and_then(|at| Some(at + text.get(at..)?.find('$')?));
            let declared = usage.and_then(|at| declaration(document, &text[at + 1..]));
            let both = declared.into_iter().chain(usage).map(|at| places.at(at)).collect();
            return Complaint { message: diagnostic.error.to_string(), places: both };
        }
        _ => {}
    }
    Complaint::new(diagnostic.error.to_string(), offset.map(|at| places.at(at)))
}

/// Where the variable is declared whose name begins this text.
fn declaration(document: &ExecutableDocument, text: &str) -> Option<usize> {
    let end = text.find(|c: char| !c.is_ascii_alphanumeric() && c != '_').unwrap_or(text.len());
    let mut variables = document.operations.iter().flat_map(|operation| &operation.variables);
    let variable = variables.find(|variable| variable.name == text[..end])?;
    Some(variable.name.location()?.offset().saturating_sub(1))
}

/// Whether an error is there only because the library left out a field that it does not know, and what
/// stands below.
fn is_consequence(error: &str, diagnostic: &Diagnostic<'_>, fields: &Fields<'_>) -> bool {
    match error {
        "UnusedVariable" | "UnusedFragment" => true,
        "MissingSubselection" => {
            let field = fields.at(diagnostic.error.location());
            field.is_some_and(|field| !field.selection_set.is_empty())
        }
        _ => false,
    }
}

/// The fields of a document by where they begin, and by where their names do.
#[derive(Default)]
struct Fields<'d>(HashMap<usize, &'d Node<Field>>);

impl<'d> Fields<'d> {
    fn of(document: &'d Document) -> Self {
        let mut fields = Self::default();
        for definition in &document.definitions {
            match definition {
                Definition::OperationDefinition(operation) => fields.add(&operation.selection_set),
                Definition::FragmentDefinition(fragment) => fields.add(&fragment.selection_set),
                _ => {}
            }
        }
        fields
    }

    fn add(&mut self, selections: &'d [Selection]) {
        for selection in selections {
            match selection {
                Selection::Field(field) => {
                    let places = [field.location(), field.name.location()];
                    self.0.extend(places.into_iter().flatten().map(|span| (span.offset(), field)));
                    self.add(&field.selection_set);
                }
                Selection::InlineFragment(fragment) => self.add(&fragment.selection_set),
                Selection::FragmentSpread(_) => {}
            }
        }
    }

    fn at(&self, span: Option<SourceSpan>) -> Option<&'d Node<Field>> {
        self.0.get(&span?.offset()).copied()
    }
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
            let text = text.strip_prefix("syntax error: ").unwrap_or(&text).trim_end_matches('.').to_owned();
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
