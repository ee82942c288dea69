//! Rules of validation that are told from the document alone, with the places that JavaScript servers
//! tell: both of two namesakes, a name rather than what it stands in.
//!
//! Only looked at once the library has refused a document; its own errors of these kinds are left out.

use std::collections::{HashMap, HashSet};

use apollo_compiler::ast::{
    Argument, Definition, DirectiveList, Document, FragmentDefinition, OperationDefinition, Selection, Type,
    Value,
};
use apollo_compiler::parser::SourceSpan;
use apollo_compiler::schema::ExtendedType;
use apollo_compiler::{Name, Node, Schema};

use super::places::Places;
use super::refusal::Complaint;

/// A fragment may lead to itself over so many others; longer cycles are left to the library.
const MAX_CHAIN: usize = 100;

/// Whether [`check`] finds the same as this error of the library.
pub(super) fn is_told(error: &str) -> bool {
    matches!(
        error,
        "OperationNameCollision"
            | "FragmentNameCollision"
            | "UniqueVariable"
            | "UniqueArgument"
            | "UniqueDirective"
            | "UndefinedVariable"
            | "UndefinedFragment"
            | "UndefinedDefinition"
            | "UndefinedTypeInNamedFragmentTypeCondition"
            | "UndefinedTypeInInlineFragmentTypeCondition"
            | "InvalidFragmentTarget"
            | "RecursiveFragmentDefinition"
            | "VariableInputType"
            | "UnusedVariable"
            | "UnusedFragment"
    )
}

/// Complains of everything in a document that breaks these rules. Gives where the fields stand that are
/// selected on something without fields: what else is said of them follows from that.
pub(super) fn check(
    schema: &Schema,
    document: &Document,
    places: &Places<'_>,
    complaints: &mut Vec<Complaint>,
) -> HashSet<usize> {
    let fragments: Vec<&FragmentDefinition> = document
        .definitions
        .iter()
        .filter_map(Definition::as_fragment_definition)
        .map(|fragment| &**fragment)
        .collect();
    let operations: Vec<&Node<OperationDefinition>> =
        document.definitions.iter().filter_map(Definition::as_operation_definition).collect();
    let mut by_name = HashMap::new();
    for fragment in &fragments {
        by_name.entry(&fragment.name).or_insert(*fragment);
    }
    let mut rules = Rules { schema, places, complaints, fragments: by_name, fieldless: HashSet::new() };

    let names = operations.iter().filter_map(|operation| operation.name.as_ref());
    rules.pairs(names, |name| format!("L'opération « {name} » est définie plusieurs fois."));
    let names = fragments.iter().map(|fragment| &fragment.name);
    rules.pairs(names, |name| format!("Le fragment « {name} » est défini plusieurs fois."));

    let mut used = HashSet::new();
    for operation in &operations {
        rules.operation(operation, &mut used);
    }
    for fragment in &fragments {
        rules.condition(Some(&fragment.type_condition), &fragment.selection_set);
        rules.directives(&fragment.directives);
        rules.selections(&fragment.selection_set);
    }
    // Which is told at the definition.
    for definition in &document.definitions {
        if let Definition::FragmentDefinition(fragment) = definition
            && !used.contains(&fragment.name)
        {
            let message = format!("Le fragment « {} » n'est pas utilisé.", fragment.name);
            rules.complain(message, [fragment.location()]);
        }
    }
    rules.cycles(&fragments);
    rules.fieldless
}

struct Rules<'r, 'd> {
    schema: &'r Schema,
    places: &'r Places<'r>,
    complaints: &'r mut Vec<Complaint>,
    /// The first of each name.
    fragments: HashMap<&'d Name, &'d FragmentDefinition>,
    fieldless: HashSet<usize>,
}

impl<'d> Rules<'_, 'd> {
    fn complain(&mut self, message: String, spans: impl IntoIterator<Item = Option<SourceSpan>>) {
        let places = spans.into_iter().flatten().map(|span| self.places.at(span.offset())).collect();
        self.complaints.push(Complaint { message, places });
    }

    /// Complains of each name that was there before, with the first one's place.
    fn pairs(&mut self, names: impl Iterator<Item = &'d Name>, message: impl Fn(&Name) -> String) {
        let mut first: HashMap<&Name, Option<SourceSpan>> = HashMap::new();
        for name in names {
            match first.get(name) {
                Some(before) => self.complain(message(name), [*before, name.location()]),
                None => {
                    first.insert(name, name.location());
                }
            }
        }
    }

    /// Complains of each name that is there more than once, with all its places.
    fn groups(&mut self, names: impl Iterator<Item = &'d Name>, message: impl Fn(&Name) -> String) {
        let mut places: HashMap<&Name, Vec<Option<SourceSpan>>> = HashMap::new();
        let mut order = Vec::new();
        for name in names {
            let known = places.entry(name).or_default();
            if known.is_empty() {
                order.push(name);
            }
            known.push(name.location());
        }
        for name in order {
            if places[name].len() > 1 {
                self.complain(message(name), places[name].iter().copied());
            }
        }
    }

    fn operation(&mut self, operation: &'d Node<OperationDefinition>, used: &mut HashSet<&'d Name>) {
        let variables = &operation.variables;
        self.groups(variables.iter().map(|variable| &variable.name), |name| {
            format!("La variable « ${name} » est déclarée plusieurs fois.")
        });
        for variable in variables {
            self.variable_type(&variable.name, &variable.ty);
            self.directives(&variable.directives);
        }
        self.directives(&operation.directives);
        self.selections(&operation.selection_set);

        let usages = self.usages(operation, used);
        let called = match &operation.name {
            Some(name) => format!(" par l'opération « {name} »"),
            None => String::new(),
        };
        for (name, span) in &usages {
            if !variables.iter().any(|variable| variable.name == **name) {
                let message = format!("La variable « ${name} » n'est pas déclarée{called}.");
                self.complain(message, [*span, operation.location()]);
            }
        }
        let names: HashSet<&Name> = usages.iter().map(|(name, _)| *name).collect();
        for variable in variables {
            if !names.contains(&variable.name) {
                let message = format!("La variable « ${} » n'est pas utilisée{called}.", variable.name);
                self.complain(message, [variable.location()]);
            }
        }
    }

    fn variable_type(&mut self, name: &Name, ty: &Node<Type>) {
        let named = ty.inner_named_type();
        match self.schema.types.get(named) {
            None => self.unknown_type(named),
            Some(known) if !known.is_input_type() => {
                let message = format!("La variable « ${name} » ne peut pas être de type « {ty} ».");
                self.complain(message, [ty.location().or(named.location())]);
            }
            Some(_) => {}
        }
    }

    fn unknown_type(&mut self, name: &Name) {
        self.complain(format!("Le type « {name} » n'existe pas."), [name.location()]);
    }

    /// The type that a fragment is for.
    fn condition(&mut self, condition: Option<&Name>, below: &'d [Selection]) {
        let Some(name) = condition else { return };
        let composite = match self.schema.types.get(name) {
            None => {
                self.unknown_type(name);
                false
            }
            Some(ExtendedType::Object(_) | ExtendedType::Interface(_) | ExtendedType::Union(_)) => true,
            Some(_) => {
                let message = format!("Un fragment ne peut pas porter sur le type « {name} ».");
                self.complain(message, [name.location()]);
                false
            }
        };
        if !composite {
            for field in below.iter().filter_map(Selection::as_field) {
                let spans = [field.location(), field.name.location()];
                self.fieldless.extend(spans.into_iter().flatten().map(|span| span.offset()));
            }
        }
    }

    fn selections(&mut self, selections: &'d [Selection]) {
        for selection in selections {
            match selection {
                Selection::Field(field) => {
                    self.arguments(&field.arguments);
                    self.directives(&field.directives);
                    self.selections(&field.selection_set);
                }
                Selection::InlineFragment(fragment) => {
                    self.condition(fragment.type_condition.as_ref(), &fragment.selection_set);
                    self.directives(&fragment.directives);
                    self.selections(&fragment.selection_set);
                }
                Selection::FragmentSpread(spread) => {
                    self.directives(&spread.directives);
                    if !self.fragments.contains_key(&spread.fragment_name) {
                        let message = format!("Le fragment « {} » n'existe pas.", spread.fragment_name);
                        self.complain(message, [spread.fragment_name.location()]);
                    }
                }
            }
        }
    }

    fn arguments(&mut self, arguments: &'d [Node<Argument>]) {
        self.groups(arguments.iter().map(|argument| &argument.name), |name| {
            format!("L'argument « {name} » est donné plusieurs fois.")
        });
    }

    fn directives(&mut self, directives: &'d DirectiveList) {
        let mut first: HashMap<&Name, Option<SourceSpan>> = HashMap::new();
        for directive in directives.iter() {
            self.arguments(&directive.arguments);
            let definition = self.schema.directive_definitions.get(&directive.name);
            if definition.is_none_or(|definition| definition.repeatable) {
                continue;
            }
            match first.get(&directive.name) {
                Some(before) => {
                    let message =
                        format!("La directive « @{} » ne peut figurer qu'une fois ici.", directive.name);
                    self.complain(message, [*before, directive.location()]);
                }
                None => {
                    first.insert(&directive.name, directive.location());
                }
            }
        }
    }

    /// Where an operation uses variables, through its fragments too, which are noted as used.
    fn usages(
        &self,
        operation: &'d OperationDefinition,
        used: &mut HashSet<&'d Name>,
    ) -> Vec<(&'d Name, Option<SourceSpan>)> {
        let mut found = Usages::default();
        found.directives(&operation.directives);
        found.selections(&operation.selection_set);
        let mut seen = HashSet::new();
        while let Some(name) = found.spreads.pop() {
            if let Some(fragment) = self.fragments.get(name)
                && seen.insert(name)
            {
                found.directives(&fragment.directives);
                found.selections(&fragment.selection_set);
            }
        }
        used.extend(seen);
        found.variables
    }

    /// Fragments that lead to themselves, each cycle once, with the spreads it consists of.
    fn cycles(&mut self, fragments: &[&'d FragmentDefinition]) {
        let mut done = HashSet::new();
        for fragment in fragments {
            let mut path = Vec::new();
            self.follow(fragment, &mut path, &mut HashMap::new(), &mut done);
        }
    }

    fn follow(
        &mut self,
        fragment: &'d FragmentDefinition,
        path: &mut Vec<(&'d Name, Option<SourceSpan>)>,
        at: &mut HashMap<&'d Name, usize>,
        done: &mut HashSet<&'d Name>,
    ) {
        if path.len() > MAX_CHAIN || !done.insert(&fragment.name) {
            return;
        }
        at.insert(&fragment.name, path.len());
        let mut spreads = Vec::new();
        spreads_of(&fragment.selection_set, &mut spreads);
        for (name, span) in spreads {
            path.push((name, span));
            match at.get(name) {
                Some(start) => {
                    let spans: Vec<_> = path[*start..].iter().map(|(_, span)| *span).collect();
                    self.complain(format!("Le fragment « {name} » se contient lui-même."), spans);
                }
                None => {
                    if let Some(next) = self.fragments.get(name).copied() {
                        self.follow(next, path, at, done);
                    }
                }
            }
            path.pop();
        }
        at.remove(&fragment.name);
    }
}

fn spreads_of<'d>(selections: &'d [Selection], found: &mut Vec<(&'d Name, Option<SourceSpan>)>) {
    for selection in selections {
        match selection {
            Selection::Field(field) => spreads_of(&field.selection_set, found),
            Selection::InlineFragment(fragment) => spreads_of(&fragment.selection_set, found),
            Selection::FragmentSpread(spread) => found.push((&spread.fragment_name, spread.location())),
        }
    }
}

#[derive(Default)]
struct Usages<'d> {
    variables: Vec<(&'d Name, Option<SourceSpan>)>,
    spreads: Vec<&'d Name>,
}

impl<'d> Usages<'d> {
    fn selections(&mut self, selections: &'d [Selection]) {
        for selection in selections {
            match selection {
                Selection::Field(field) => {
                    self.arguments(&field.arguments);
                    self.directives(&field.directives);
                    self.selections(&field.selection_set);
                }
                Selection::InlineFragment(fragment) => {
                    self.directives(&fragment.directives);
                    self.selections(&fragment.selection_set);
                }
                Selection::FragmentSpread(spread) => {
                    self.directives(&spread.directives);
                    self.spreads.push(&spread.fragment_name);
                }
            }
        }
    }

    fn directives(&mut self, directives: &'d DirectiveList) {
        for directive in directives.iter() {
            self.arguments(&directive.arguments);
        }
    }

    fn arguments(&mut self, arguments: &'d [Node<Argument>]) {
        for argument in arguments {
            self.value(&argument.value);
        }
    }

    fn value(&mut self, value: &'d Node<Value>) {
        match &**value {
            Value::Variable(name) => self.variables.push((name, value.location())),
            Value::List(items) => items.iter().for_each(|item| self.value(item)),
            Value::Object(members) => members.iter().for_each(|(_, member)| self.value(member)),
            _ => {}
        }
    }
}
