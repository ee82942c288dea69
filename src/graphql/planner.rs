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
use super::{limits, literal, overlap, rules};
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
        let ast = parsed.map_err(|failed| unparsable(&failed.errors, text, &places))?;
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
        if let Some(errors) = &errors {
            self.explain(text, ast, &document, errors, places, &mut complaints);
        }
        literal::check(&self.schema, &self.tables, &document, places, &mut complaints);
        limits::check(ast, places, &mut complaints);
        if let (true, Some(errors)) = (complaints.is_empty(), &errors) {
            // Everything was left to rules that found nothing: the document is refused all the same.
            let fields = Fields::of(ast);
            let first = errors.iter().next();
            complaints
                .extend(first.map(|diagnostic| complaint(&diagnostic, text, &fields, &document, places)));
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

    /// Says what is wrong with a document that the library has refused: by our own rules where these
    /// know the places that clients expect, else by what the library tells.
    fn explain(
        &self,
        text: &str,
        ast: &Document,
        document: &ExecutableDocument,
        errors: &DiagnosticList,
        places: &Places<'_>,
        complaints: &mut Vec<Complaint>,
    ) {
        let fieldless = rules::check(&self.schema, ast, places, complaints);
        let fields = Fields::of(ast);
        // None before the first conflict, then whether all of them have been told.
        let mut conflicts = None;
        for diagnostic in errors.iter() {
            if complaints.len() > MAX_COMPLAINTS {
                break;
            }
            let name = diagnostic.error.unstable_error_name().unwrap_or_default();
            if rules::is_told(name)
                || is_about_literals(name, &diagnostic, text)
                || is_consequence(name, &diagnostic, &fields, &fieldless, &self.schema)
            {
                continue;
            }
            if name.starts_with("ConflictingField")
                && *conflicts.get_or_insert_with(|| overlap::check(&self.schema, ast, places, complaints))
            {
                continue;
            }
            complaints.push(complaint(&diagnostic, text, &fields, document, places));
        }
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
        // Where the variable is declared, then where it is used.
        (Some("DisallowedVariableUsage" | "UnsupportedValueType"), _) => {
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

/// Whether an error only follows from another: the library leaves out what it does not know, then misses
/// it.
fn is_consequence(
    error: &str,
    diagnostic: &Diagnostic<'_>,
    fields: &Fields<'_>,
    fieldless: &HashSet<usize>,
    schema: &ParsedSchema,
) -> bool {
    let span = diagnostic.error.location();
    match error {
        "MissingSubselection" => fields.at(span).is_some_and(|field| !field.selection_set.is_empty()),
        "UndefinedField" => span.is_some_and(|span| fieldless.contains(&span.offset())),
        // The literal `null`, which is told of as such.
        "RequiredArgument" => fields.at(span).is_some_and(|field| {
            let message = diagnostic.error.to_string();
            let is_it = |name| message.contains(&format!("({name}:)"));
            field.arguments.iter().any(|argument| argument.value.is_null() && is_it(&argument.name))
        }),
        "DisallowedVariableUsage" | "InvalidFragmentSpread" => {
            let message = diagnostic.error.to_string();
            // Names stand between grave accents: of the type declared, or of the fragment's.
            let named = message.split('`').nth(3).unwrap_or_default();
            let named = named.trim_matches(['[', ']', '!']);
            match schema.types.get(named) {
                None => true,
                Some(ty) if error == "DisallowedVariableUsage" => !ty.is_input_type(),
                Some(ty) => ty.is_leaf() || ty.is_input_object(),
            }
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

/// Whether [`literal::check`] finds the same, and tells it better. It does not compare variables.
fn is_about_literals(error: &str, diagnostic: &Diagnostic<'_>, text: &str) -> bool {
    match error {
        "UnsupportedValueType" => !is_variable(diagnostic, text),
        "IntCoercionError"
        | "FloatCoercionError"
        | "UndefinedEnumValue"
        | "UndefinedInputValue"
        | "RequiredField" => true,
        _ => false,
    }
}

fn is_variable(diagnostic: &Diagnostic<'_>, text: &str) -> bool {
    let rest = diagnostic.error.location().and_then(|span| text.get(span.offset()..));
    rest.is_some_and(|rest| rest.starts_with('$'))
}

/// Where a text literal goes wrong, rather than where it begins.
fn within_text(error: &str, source: &str, begin: usize) -> usize {
    let rest = source.get(begin..).unwrap_or_default();
    let further = match error {
        "unexpected line terminator" => rest.find(['\n', '\r']),
        "unterminated string value" => Some(rest.len()),
        _ => None,
    };
    begin + further.unwrap_or(0)
}

fn unparsable(errors: &DiagnosticList, source: &str, places: &Places<'_>) -> Refusal {
    let offset = |diagnostic: &Diagnostic<'_>| diagnostic.error.location().map_or(0, |span| span.offset());
    let first = errors.iter().min_by_key(offset);
    let (message, place) = match &first {
        Some(diagnostic) => {
            let text = diagnostic.error.to_string();
            let text = text.strip_prefix("syntax error: ").unwrap_or(&text).trim_end_matches('.').to_owned();
            (
                format!("Erreur de syntaxe : {text}."),
                places.at(within_text(&text, source, offset(diagnostic))),
            )
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
