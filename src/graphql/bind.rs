//! Binding of a valid document to the type tables.

use std::collections::{HashMap, HashSet};
use std::sync::atomic::AtomicUsize;

use apollo_compiler::ast::{self, DirectiveList};
use apollo_compiler::executable::{
    ExecutableDocument, Field as Selected, Operation, Selection as Ast, SelectionSet,
};

use super::convert::{NoVariables, Numbers, convert, literal, weight};
use super::deprecations;
use super::introspect::Introspection;
use super::places::Places;
use super::plan::{Condition, Node, ObjectSelection, OperationKind, Plan, Selection, Test, Variable};
use super::table::{Field, Kind, Schema, Type, Wrap};

/// The most fields that an operation may unfold to.
const MAX_NODES: usize = 50_000;
/// Fragments may lead to one another so many times.
const MAX_CHAIN: usize = 200;

/// The type tables by name.
#[derive(Debug)]
pub(super) struct Tables {
    pub schema: &'static Schema,
    by_name: HashMap<&'static str, &'static Type>,
}

impl Tables {
    pub fn new(schema: &'static Schema) -> Self {
        Self { schema, by_name: schema.types.iter().map(|ty| (ty.name, *ty)).collect() }
    }

    pub fn get(&self, name: &str) -> Option<&'static Type> {
        self.by_name.get(name).copied()
    }
}

/// Why a valid document has no plan.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Unbound {
    /// It unfolds to more than we are willing to keep.
    TooLarge,
    /// It names what the tables do not have; they are out of step with the SDL.
    Unknown,
}

/// Binds one operation of a valid document.
pub(super) fn bind(
    tables: &Tables,
    document: &ExecutableDocument,
    operation: &Operation,
    places: &Places<'_>,
) -> Result<Plan, Unbound> {
    let (kind, root) = match operation.operation_type {
        ast::OperationType::Query => (OperationKind::Query, Some(tables.schema.query)),
        ast::OperationType::Mutation => (OperationKind::Mutation, tables.schema.mutation),
        ast::OperationType::Subscription => (OperationKind::Subscription, tables.schema.subscription),
    };
    let root = root.ok_or(Unbound::Unknown)?;
    let mut variables = operation
        .variables
        .iter()
        .map(|variable| declare(tables, variable, places))
        .collect::<Result<Vec<_>, _>>()?;
    let numbers = operation.variables.iter().enumerate();
    let numbers = numbers.map(|(at, variable)| Ok((variable.name.as_str(), number(at)?)));
    let mut binder = Binder {
        tables,
        document,
        places,
        numbers: numbers.collect::<Result<_, _>>()?,
        nodes: 0,
        size: 0,
        never_null: HashSet::new(),
    };
    let selection = binder.object(root, &[(&operation.selection_set, Vec::new())], Keys::Response)?;
    for at in &binder.never_null {
        variables[usize::from(*at)].never_null = true;
    }
    let deprecated = deprecations::of_document(tables, document, operation);
    let introspects = selection.nodes.iter().any(|node| node.field == Node::INTROSPECTION);
    Ok(Plan {
        kind,
        name: operation.name.as_ref().map(|name| name.as_str().into()),
        root: Selection { of: Box::new([selection]) },
        variables: variables.into(),
        introspection: introspects.then(|| Introspection::new(document, operation)),
        size: binder.size + size_of::<Plan>() + size_of_val(&*deprecated),
        deprecated,
        answered: AtomicUsize::new(0),
    })
}

fn number(at: usize) -> Result<u16, Unbound> {
    u16::try_from(at).map_err(|_| Unbound::TooLarge)
}

fn declare(
    tables: &Tables,
    variable: &ast::VariableDefinition,
    places: &Places<'_>,
) -> Result<Variable, Unbound> {
    let mut wrap = Vec::new();
    let of = unwrap(&variable.ty, &mut wrap);
    let of = tables.get(of).ok_or(Unbound::Unknown)?;
    let default =
        variable.default_value.as_ref().map(|value| convert(value, of, &wrap, None, &mut NoVariables));
    Ok(Variable {
        name: variable.name.as_str().into(),
        of,
        default,
        wrap: wrap.into(),
        // The definition begins with the dollar sign before the name.
        location: variable.name.location().map_or((1, 1), |span| places.at(span.offset().saturating_sub(1))),
        never_null: false,
    })
}

fn unwrap<'t>(ty: &'t ast::Type, wrap: &mut Vec<Wrap>) -> &'t str {
    match ty {
        ast::Type::Named(name) => name,
        ast::Type::NonNullNamed(name) => {
            wrap.push(Wrap::NonNull);
            name
        }
        ast::Type::List(inner) => {
            wrap.push(Wrap::List);
            unwrap(inner, wrap)
        }
        ast::Type::NonNullList(inner) => {
            wrap.extend([Wrap::NonNull, Wrap::List]);
            unwrap(inner, wrap)
        }
    }
}

/// What must hold for a selection to count: all of these, sorted.
type Way = Vec<Test>;

/// What a field of the answer is told apart by.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Keys {
    Response,
    /// All keys of one field together, to know what to fetch.
    Field,
}

struct Binder<'d> {
    tables: &'d Tables,
    document: &'d ExecutableDocument,
    places: &'d Places<'d>,
    numbers: HashMap<&'d str, u16>,
    nodes: usize,
    size: usize,
    never_null: HashSet<u16>,
}

/// The occurrences of one key, with the way that leads to each.
struct Group<'d> {
    key: &'d str,
    occurrences: Vec<(&'d Selected, Way)>,
}

struct Collected<'d> {
    ty: &'static Type,
    keys: Keys,
    groups: Vec<Group<'d>>,
    by_key: HashMap<&'d str, usize>,
    spread: HashSet<(&'d str, Way)>,
}

impl<'d> Binder<'d> {
    /// Binds what several selection sets together select on objects of one type.
    fn object(
        &mut self,
        ty: &'static Type,
        sets: &[(&'d SelectionSet, Way)],
        keys: Keys,
    ) -> Result<ObjectSelection, Unbound> {
        let Kind::Object(fields) = ty.kind else { return Err(Unbound::Unknown) };
        let mut collected =
            Collected { ty, keys, groups: Vec::new(), by_key: HashMap::new(), spread: HashSet::new() };
        for (set, way) in sets {
            self.collect(&mut collected, set, way, 0)?;
        }
        let mut bits = vec![0u64; fields.len().div_ceil(64)];
        let mut nodes = Vec::with_capacity(collected.groups.len());
        let mut by_field: HashMap<u16, Vec<usize>> = HashMap::new();
        for (at, group) in collected.groups.iter().enumerate() {
            let node = self.node(ty, fields, group, keys)?;
            if let Some(word) = bits.get_mut(usize::from(node.field) / 64) {
                *word |= 1 << (node.field % 64);
                if !node.selection.of.is_empty() {
                    by_field.entry(node.field).or_default().push(at);
                }
            }
            nodes.push(node);
        }
        let mut merged = Vec::new();
        for (number, groups) in by_field.into_iter().filter(|(_, groups)| groups.len() > 1) {
            let occurrences = groups.iter().flat_map(|at| &collected.groups[*at].occurrences);
            let sets: Vec<_> = occurrences.map(|(field, _)| (&field.selection_set, Vec::new())).collect();
            merged.push((number, self.below(fields[usize::from(number)].ty.of, &sets, Keys::Field)?));
        }
        self.size += size_of::<ObjectSelection>() + bits.len() * 8;
        Ok(ObjectSelection { ty, nodes: nodes.into(), bits: bits.into(), merged: merged.into() })
    }

    fn below(
        &mut self,
        of: &'static Type,
        sets: &[(&'d SelectionSet, Way)],
        keys: Keys,
    ) -> Result<Selection, Unbound> {
        let concrete = match &of.kind {
            Kind::Object(_) => std::slice::from_ref(&of),
            Kind::Abstract(possible) => possible,
            _ => &[],
        };
        let of = concrete.iter().map(|ty| self.object(ty, sets, keys)).collect::<Result<_, _>>()?;
        Ok(Selection { of })
    }

    fn collect(
        &mut self,
        into: &mut Collected<'d>,
        set: &'d SelectionSet,
        way: &Way,
        chain: usize,
    ) -> Result<(), Unbound> {
        for selection in &set.selections {
            self.nodes += 1;
            if self.nodes > MAX_NODES || chain > MAX_CHAIN {
                return Err(Unbound::TooLarge);
            }
            match selection {
                Ast::Field(field) => {
                    let Some(way) = self.way(way, &field.directives) else { continue };
                    let key = match into.keys {
                        Keys::Response => field.response_key().as_str(),
                        Keys::Field => field.name.as_str(),
                    };
                    let at = *into.by_key.entry(key).or_insert_with(|| {
                        into.groups.push(Group { key, occurrences: Vec::new() });
                        into.groups.len() - 1
                    });
                    into.groups[at].occurrences.push((field, way));
                }
                Ast::InlineFragment(fragment) => {
                    let Some(way) = self.way(way, &fragment.directives) else { continue };
                    if self.applies(fragment.type_condition.as_deref(), into.ty) {
                        self.collect(into, &fragment.selection_set, &way, chain + 1)?;
                    }
                }
                Ast::FragmentSpread(spread) => {
                    let Some(way) = self.way(way, &spread.directives) else { continue };
                    let Some(fragment) = self.document.fragments.get(&spread.fragment_name) else { continue };
                    if self.applies(Some(fragment.type_condition()), into.ty)
                        && into.spread.insert((spread.fragment_name.as_str(), way.clone()))
                    {
                        self.collect(into, &fragment.selection_set, &way, chain + 1)?;
                    }
                }
            }
        }
        Ok(())
    }

    fn applies(&self, condition: Option<&str>, ty: &Type) -> bool {
        let Some(name) = condition else { return true };
        name == ty.name
            || matches!(self.tables.get(name).map(|ty| &ty.kind),
                Some(Kind::Abstract(possible)) if possible.contains(&ty))
    }

    /// The way on, past these directives; `None` when it is never open.
    fn way(&self, way: &Way, directives: &DirectiveList) -> Option<Way> {
        let mut way = way.clone();
        for directive in directives.iter() {
            let wanted = match directive.name.as_str() {
                "include" => true,
                "skip" => false,
                _ => continue,
            };
            match directive.specified_argument_by_name("if").map(|value| &**value) {
                Some(ast::Value::Boolean(given)) if *given == wanted => {}
                Some(ast::Value::Variable(name)) => {
                    let test = Test { variable: *self.numbers.get(name.as_str())?, is: wanted };
                    if way.contains(&Test { is: !wanted, ..test }) {
                        return None;
                    }
                    if let Err(at) = way.binary_search(&test) {
                        way.insert(at, test);
                    }
                }
                _ => return None,
            }
        }
        Some(way)
    }

    fn node(
        &mut self,
        ty: &'static Type,
        fields: &'static [Field],
        group: &Group<'d>,
        keys: Keys,
    ) -> Result<Node, Unbound> {
        let first = group.occurrences.first().ok_or(Unbound::Unknown)?.0;
        let number = match first.name.as_str() {
            "__typename" => Node::TYPENAME,
            "__schema" | "__type" => Node::INTROSPECTION,
            name => ty.field_number(name).ok_or(Unbound::Unknown)?,
        };
        let (mut args, mut selection, mut nullable) =
            (Vec::new(), Selection::default(), first.name == "__type");
        if let Some(field) = fields.get(usize::from(number)) {
            nullable = field.ty.wrap.first() != Some(&Wrap::NonNull);
            for arg in field.args {
                let given = first.arguments.iter().find(|given| given.name == arg.name);
                let value = match (given, arg.default) {
                    (Some(given), default) => convert(&given.value, arg.ty.of, arg.ty.wrap, default, self),
                    (None, Some(default)) => literal(default),
                    (None, None) => continue,
                };
                self.size += 64 + weight(&value);
                args.push((arg.name, value));
            }
            // Below a field that occurs once, its own condition holds already.
            let inherit = group.occurrences.len() > 1 && keys == Keys::Response;
            let sets: Vec<_> = group
                .occurrences
                .iter()
                .map(|(field, way)| (&field.selection_set, if inherit { way.clone() } else { Vec::new() }))
                .collect();
            selection = self.below(field.ty.of, &sets, keys)?;
        }
        let condition = condition(&group.occurrences);
        if let Condition::Any(ways) = &condition {
            self.size += ways.iter().map(|way| 16 + way.len() * size_of::<Test>()).sum::<usize>();
        }
        self.size += size_of::<Node>() + 2 * group.key.len() + 48;
        Ok(Node {
            field: number,
            key: format!("\"{}\":", group.key).into_bytes().into(),
            name: group.key.into(),
            nullable,
            location: first.name.location().map_or((1, 1), |span| {
                let start = first.alias.as_ref().and_then(|alias| alias.location()).unwrap_or(span);
                self.places.at(start.offset())
            }),
            args: args.into(),
            condition,
            selection,
        })
    }
}

fn condition(occurrences: &[(&Selected, Way)]) -> Condition {
    let mut ways: Vec<Box<[Test]>> = Vec::new();
    for (_, way) in occurrences {
        if way.is_empty() {
            return Condition::Always;
        }
        if !ways.iter().any(|known| **known == **way) {
            ways.push(way.as_slice().into());
        }
    }
    Condition::Any(ways.into())
}

impl Numbers for Binder<'_> {
    fn number(&mut self, name: &str, required: bool) -> u16 {
        let number = self.numbers.get(name).copied().unwrap_or(u16::MAX);
        if required && number != u16::MAX {
            self.never_null.insert(number);
        }
        number
    }
}
