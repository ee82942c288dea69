//! From texts to the model: parse each file, put definitions and extensions together.

use std::cell::RefCell;
use std::collections::HashMap;

use cynic_parser::common::{OperationType, WrappingType};
use cynic_parser::type_system as ast;
use cynic_parser::type_system::{Definition, TypeDefinition, TypeSystemDocument};
use cynic_parser::{Span, values::ConstValue};

use super::model::*;
use super::source::{Mistake, Source};
use crate::config::Config;
use crate::names;

/// Reads the schema, or tells every mistake in it.
pub fn read(files: Vec<Source>, config: &Config) -> Result<Schema, Vec<Mistake>> {
    let (mut schema, mut mistakes) = merge(files)?;
    super::check::check(&mut schema, config, &mut mistakes);
    if mistakes.is_empty() {
        return Ok(schema);
    }
    mistakes.sort();
    mistakes.dedup();
    Err(mistakes)
}

/// Reads any schema, not only one that we could serve: its files must fit together, no more.
pub fn read_any(mut files: Vec<Source>) -> Result<Schema, Vec<Mistake>> {
    files.retain(|file| {
        file.text
            .lines()
            .any(|line| !line.trim_start_matches('\u{feff}').trim().is_empty() && !is_comment(line))
    });
    let (schema, mut mistakes) = merge(files)?;
    if mistakes.is_empty() {
        return Ok(schema);
    }
    mistakes.sort();
    Err(mistakes)
}

fn is_comment(line: &str) -> bool {
    line.trim_start().starts_with('#')
}

fn merge(mut files: Vec<Source>) -> Result<(Schema, Vec<Mistake>), Vec<Mistake>> {
    files.sort_by(|a, b| a.path.cmp(&b.path));
    let mut documents = Vec::with_capacity(files.len());
    let mut mistakes = Vec::new();
    for file in &files {
        match cynic_parser::parse_type_system_document(&file.text) {
            Ok(document) => documents.push(document),
            Err(error) => mistakes.push(syntax(file, &error)),
        }
    }
    if !mistakes.is_empty() {
        mistakes.sort();
        return Err(mistakes);
    }
    let mut merge = Merge { schema: Schema { files, ..Schema::default() }, mistakes, roots: HashMap::new() };
    for (file, document) in documents.iter().enumerate() {
        merge.definitions(file, document);
    }
    for (file, document) in documents.iter().enumerate() {
        merge.extensions(file, document);
    }
    let Merge { mut schema, mistakes, roots } = merge;
    let declared = !roots.is_empty();
    let root = |kind: &str| match roots.get(kind) {
        Some(name) => Some(name.clone()),
        None => (!declared && schema.index.contains_key(kind)).then(|| kind.to_owned()),
    };
    let (query, mutation, subscription) = (root("Query"), root("Mutation"), root("Subscription"));
    schema.query = query.unwrap_or_else(|| "Query".to_owned());
    schema.mutation = mutation;
    schema.subscription = subscription;
    Ok((schema, mistakes))
}

/// A syntax error in a form that fits a line.
fn syntax(file: &Source, error: &cynic_parser::Error) -> Mistake {
    use cynic_parser::Error as E;
    let found = |token: &str| if token.is_empty() { "end of file".to_owned() } else { format!("`{token}`") };
    let message = match error {
        E::UnrecognizedToken { token: (_, token, _), .. } => format!("unexpected {}", found(token)),
        E::ExtraToken { token: (_, token, _) } => format!("unexpected {}", found(token)),
        E::UnrecognizedEof { .. } => "unexpected end of file".to_owned(),
        E::EmptyTypeSystemDocument => "the file defines nothing".to_owned(),
        other => other.to_string(),
    };
    file.mistake(error.span().unwrap_or_default().start, message)
}

struct Merge {
    schema: Schema,
    mistakes: Vec<Mistake>,
    /// `Query` → the type that a `schema` definition names.
    roots: HashMap<&'static str, String>,
}

impl Merge {
    fn mistake(&mut self, at: At, message: String) {
        self.mistakes.push(self.schema.files[at.file].mistake(at.offset, message));
    }

    fn definitions(&mut self, file: usize, document: &TypeSystemDocument) {
        let text = self.schema.files[file].text.clone();
        let reader = Reader { file, text: &text, malformed: RefCell::default() };
        for definition in document.definitions() {
            match definition {
                Definition::Type(ty) => {
                    let ty = reader.type_def(ty);
                    if let Some(first) = self.schema.get(&ty.name) {
                        let message =
                            format!("type `{}` is defined twice ({})", ty.name, self.place(first.at));
                        self.mistake(ty.at, message);
                        continue;
                    }
                    self.schema.index.insert(ty.name.clone(), self.schema.types.len());
                    self.schema.types.push(ty);
                }
                Definition::Directive(directive) => {
                    let directive = reader.directive_def(directive);
                    if self.schema.directives.iter().any(|other| other.name == directive.name) {
                        self.mistake(
                            directive.at,
                            format!("directive `@{}` is defined twice", directive.name),
                        );
                        continue;
                    }
                    self.schema.directives.push(directive);
                }
                Definition::Schema(schema) | Definition::SchemaExtension(schema) => {
                    self.roots(&reader, schema)
                }
                Definition::TypeExtension(_) => {}
            }
        }
        self.malformed(reader);
    }

    fn malformed(&mut self, reader: Reader<'_>) {
        for (at, code) in reader.malformed.into_inner() {
            self.mistake(at, format!("`{code}` is no type"));
        }
    }

    fn roots(&mut self, reader: &Reader<'_>, schema: ast::SchemaDefinition<'_>) {
        if let Some(description) = schema.description() {
            self.schema.description = Some(description.to_cow().into_owned());
        }
        self.schema.applied.extend(reader.applied(schema.directives()));
        for root in schema.root_operations() {
            let kind = match root.operation_type() {
                OperationType::Query => "Query",
                OperationType::Mutation => "Mutation",
                OperationType::Subscription => "Subscription",
            };
            if self.roots.insert(kind, root.named_type().to_owned()).is_some() {
                self.mistake(
                    reader.at(root.span()),
                    format!("the {} root is named twice", kind.to_lowercase()),
                );
            }
        }
    }

    fn extensions(&mut self, file: usize, document: &TypeSystemDocument) {
        let text = self.schema.files[file].text.clone();
        let reader = Reader { file, text: &text, malformed: RefCell::default() };
        for definition in document.definitions() {
            let Definition::TypeExtension(extension) = definition else { continue };
            let extension = reader.type_def(extension);
            let Some(&number) = self.schema.index.get(&extension.name) else {
                self.mistake(extension.at, format!("no type `{}` to extend", extension.name));
                continue;
            };
            let base = &mut self.schema.types[number];
            base.directives.extend(extension.directives);
            let fits = match (&mut base.kind, extension.kind) {
                (Kind::Scalar, Kind::Scalar) => true,
                (Kind::Enum(values), Kind::Enum(more)) => {
                    values.extend(more);
                    true
                }
                (Kind::Input(fields), Kind::Input(more)) => {
                    fields.extend(more);
                    true
                }
                (Kind::Union(members), Kind::Union(more)) => {
                    members.extend(more);
                    true
                }
                (Kind::Object(base), Kind::Object(more)) | (Kind::Interface(base), Kind::Interface(more)) => {
                    base.fields.extend(more.fields);
                    base.implements.extend(more.implements);
                    true
                }
                _ => false,
            };
            if !fits {
                let message = format!("`{}` is extended as another kind of type than it is", extension.name);
                self.mistake(extension.at, message);
            }
        }
        self.malformed(reader);
    }

    fn place(&self, at: At) -> String {
        let (line, column) = self.schema.files[at.file].position(at.offset);
        format!("first at {}:{line}:{column}", self.schema.files[at.file].path)
    }
}

/// Turns the parser's nodes of one file into ours.
struct Reader<'t> {
    file: usize,
    text: &'t str,
    /// Types written in a way that means nothing.
    malformed: RefCell<Vec<(At, String)>>,
}

impl Reader<'_> {
    fn at(&self, span: Span) -> At {
        At { file: self.file, offset: span.start }
    }

    fn type_def(&self, ty: TypeDefinition<'_>) -> TypeDef {
        let composite = |fields, implements| Composite { fields, implements };
        let (span, kind) = match ty {
            TypeDefinition::Scalar(scalar) => (scalar.name_span(), Kind::Scalar),
            TypeDefinition::Enum(ty) => {
                let values = ty.values().map(|value| EnumValue {
                    name: value.value().to_owned(),
                    rust: names::variant(value.value()),
                    at: self.at(value.value_span()),
                    description: description(value.description()),
                    directives: self.applied(value.directives()),
                });
                (ty.name_span(), Kind::Enum(values.collect()))
            }
            TypeDefinition::InputObject(ty) => {
                (ty.name_span(), Kind::Input(ty.fields().map(|field| self.input(field)).collect()))
            }
            TypeDefinition::Object(ty) => {
                let implements =
                    ty.implements_interfaces().map(|name| self.interface(name, ty.name_span(), ty.span()));
                let fields = ty.fields().map(|field| self.field(field)).collect();
                (ty.name_span(), Kind::Object(composite(fields, implements.collect())))
            }
            TypeDefinition::Interface(ty) => {
                let implements =
                    ty.implements_interfaces().map(|name| self.interface(name, ty.name_span(), ty.span()));
                let fields = ty.fields().map(|field| self.field(field)).collect();
                (ty.name_span(), Kind::Interface(composite(fields, implements.collect())))
            }
            TypeDefinition::Union(ty) => {
                let members = ty
                    .members()
                    .map(|member| Named { name: member.name().to_owned(), at: self.at(member.span()) });
                (ty.name_span(), Kind::Union(members.collect()))
            }
        };
        TypeDef {
            name: ty.name().to_owned(),
            rust: names::type_name(ty.name()),
            at: self.at(span),
            description: description(ty.description()),
            directives: self.applied(ty.directives()),
            kind,
        }
    }

    fn field(&self, field: ast::FieldDefinition<'_>) -> Field {
        Field {
            name: field.name().to_owned(),
            rust: names::field(field.name()),
            at: self.at(field.name_span()),
            description: description(field.description()),
            directives: self.applied(field.directives()),
            args: field.arguments().map(|argument| self.input(argument)).collect(),
            ty: self.type_ref(field.ty()),
            computed: false,
            written: false,
        }
    }

    fn input(&self, input: ast::InputValueDefinition<'_>) -> InputValue {
        InputValue {
            name: input.name().to_owned(),
            rust: names::field(input.name()),
            at: self.at(input.name_span()),
            description: description(input.description()),
            directives: self.applied(input.directives()),
            ty: self.type_ref(input.ty()),
            default: input.default_value().map(|value| (self.literal(value), self.at(value.span()))),
        }
    }

    /// The parser does not tell where an interface is named: the first such word behind the type's name.
    fn interface(&self, name: &str, after: Span, whole: Span) -> Named {
        let text = self.text.get(after.end..whole.end).unwrap_or_default();
        let is_word = |c: char| c.is_ascii_alphanumeric() || c == '_';
        let found = text
            .match_indices(name)
            .map(|(at, _)| at)
            .find(|&at| !text[..at].ends_with(is_word) && !text[at + name.len()..].starts_with(is_word));
        let offset = found.map_or(after.start, |at| after.end + at);
        Named { name: name.to_owned(), at: At { file: self.file, offset } }
    }

    fn type_ref(&self, ty: ast::Type<'_>) -> TypeRef {
        let wrap = ty.wrappers().map(|wrapper| match wrapper {
            WrappingType::NonNull => Wrap::NonNull,
            WrappingType::List => Wrap::List,
        });
        // The parser lets brackets that do not match and `!!` pass.
        let written = self.text.get(ty.span().start..ty.span().end).unwrap_or_default();
        let code = written.lines().flat_map(|line| line.split('#').next());
        let code: String = code.flat_map(str::chars).filter(|c| !c.is_whitespace() && *c != ',').collect();
        if code != ty.to_string() {
            self.malformed.borrow_mut().push((self.at(ty.span()), code));
        }
        TypeRef { name: ty.name().to_owned(), at: self.at(ty.name_span()), wrap: wrap.collect() }
    }

    fn directive_def(&self, directive: ast::DirectiveDefinition<'_>) -> DirectiveDef {
        DirectiveDef {
            name: directive.name().to_owned(),
            at: self.at(directive.name_span()),
            description: description(directive.description()),
            args: directive.arguments().map(|argument| self.input(argument)).collect(),
            repeatable: directive.is_repeatable(),
            locations: directive.locations().map(|location| location.as_str()).collect(),
        }
    }

    fn applied<'a>(&self, directives: impl Iterator<Item = ast::Directive<'a>>) -> Vec<Applied> {
        directives
            .map(|directive| Applied {
                name: directive.name().to_owned(),
                at: self.at(directive.name_span()),
                args: directive
                    .arguments()
                    .map(|argument| {
                        let at = self.at(argument.name_span());
                        (Named { name: argument.name().to_owned(), at }, self.literal(argument.value()))
                    })
                    .collect(),
            })
            .collect()
    }

    fn literal(&self, value: ConstValue<'_>) -> Literal {
        let text = |span: Span| self.text.get(span.start..span.end).unwrap_or_default().trim().to_owned();
        match value {
            ConstValue::Null(_) => Literal::Null,
            ConstValue::Boolean(value) => Literal::Boolean(value.value()),
            ConstValue::Int(value) => Literal::Int(value.value().to_string()),
            ConstValue::Float(value) => Literal::Float(text(value.span())),
            ConstValue::String(value) => Literal::String(value.value().to_owned()),
            ConstValue::Enum(value) => Literal::Enum(value.name().to_owned()),
            ConstValue::List(list) => Literal::List(list.items().map(|item| self.literal(item)).collect()),
            ConstValue::Object(object) => Literal::Object(
                object.fields().map(|field| (field.name().to_owned(), self.literal(field.value()))).collect(),
            ),
        }
    }
}

fn description(description: Option<ast::Description<'_>>) -> Option<String> {
    description.map(|description| description.to_cow().trim().to_owned())
}
