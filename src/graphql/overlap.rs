//! Fields of one key that cannot become one: the rule of the GraphQL specification, with the places that
//! JavaScript servers tell. Only looked at once the library has found a conflict, which it tells less of.

use std::collections::{HashMap, HashSet};

use apollo_compiler::ast::{Definition, Document, Field, FieldDefinition, FragmentDefinition, Selection};
use apollo_compiler::{Name, Node, Schema};

use super::places::Places;
use super::refusal::Complaint;

/// The comparison takes time in the square of the fields: beyond, what the library tells is enough.
const MAX_FIELDS: usize = 200;

/// Complains of each conflict; false when the document is too large to look at.
pub(super) fn check(
    schema: &Schema,
    document: &Document,
    places: &Places<'_>,
    complaints: &mut Vec<Complaint>,
) -> bool {
    let mut overlap = Overlap { schema, fragments: HashMap::new(), compared: HashSet::new() };
    let mut sets = Vec::new();
    for definition in &document.definitions {
        match definition {
            Definition::OperationDefinition(operation) => {
                let root = schema.root_operation(operation.operation_type);
                overlap.sets(root, &operation.selection_set, &mut sets);
            }
            Definition::FragmentDefinition(fragment) => {
                overlap.fragments.entry(&fragment.name).or_insert(fragment);
                overlap.sets(Some(&fragment.type_condition), &fragment.selection_set, &mut sets);
            }
            _ => {}
        }
    }
    if sets.iter().map(|(_, set)| set.len()).sum::<usize>() > MAX_FIELDS {
        return false;
    }
    for (parent, set) in sets {
        for conflict in overlap.within(parent, set) {
            let message = format!(
                "Les champs « {} » ne peuvent pas être réunis : {}. Donnez-leur des alias différents.",
                conflict.key, conflict.reason
            );
            let offsets = conflict.first.iter().chain(&conflict.second);
            let spans = offsets.filter_map(|field| field.location());
            complaints
                .push(Complaint { message, places: spans.map(|span| places.at(span.offset())).collect() });
        }
    }
    true
}

type Set<'d> = (Option<&'d Name>, &'d [Selection]);

/// A field with the type it is selected on and its definition, where they are known.
#[derive(Clone, Copy)]
struct Entry<'d> {
    parent: Option<&'d Name>,
    field: &'d Node<Field>,
    definition: Option<&'d FieldDefinition>,
}

struct Conflict<'d> {
    key: &'d Name,
    reason: String,
    first: Vec<&'d Node<Field>>,
    second: Vec<&'d Node<Field>>,
}

struct Overlap<'d> {
    schema: &'d Schema,
    fragments: HashMap<&'d Name, &'d FragmentDefinition>,
    /// Pairs of selection sets, by their addresses, and whether they exclude one another.
    compared: HashSet<(usize, usize, bool)>,
}

impl<'d> Overlap<'d> {
    /// Every selection set with its type.
    fn sets(&self, parent: Option<&'d Name>, set: &'d [Selection], found: &mut Vec<Set<'d>>) {
        found.push((parent, set));
        for selection in set {
            match selection {
                Selection::Field(field) if !field.selection_set.is_empty() => {
                    let definition = self.definition(parent, field);
                    self.sets(definition.map(|it| it.ty.inner_named_type()), &field.selection_set, found);
                }
                Selection::InlineFragment(fragment) => {
                    self.sets(fragment.type_condition.as_ref().or(parent), &fragment.selection_set, found);
                }
                _ => {}
            }
        }
    }

    fn definition(&self, parent: Option<&Name>, field: &Field) -> Option<&'d FieldDefinition> {
        self.schema.type_field(parent?, &field.name).ok().map(|definition| &***definition)
    }

    /// The fields of a set by key, those of its fragments included.
    fn collect(&self, (parent, set): Set<'d>) -> Vec<(&'d Name, Vec<Entry<'d>>)> {
        let mut fields: Vec<(&Name, Vec<Entry<'_>>)> = Vec::new();
        let mut index: HashMap<&Name, usize> = HashMap::new();
        let mut seen = HashSet::new();
        let mut stack: Vec<(Option<&Name>, std::slice::Iter<'_, Selection>)> = vec![(parent, set.iter())];
        while let Some((parent, iterator)) = stack.last_mut() {
            let parent = *parent;
            match iterator.next() {
                None => drop(stack.pop()),
                Some(Selection::Field(field)) => {
                    let key = field.alias.as_ref().unwrap_or(&field.name);
                    let at = *index.entry(key).or_insert_with(|| {
                        fields.push((key, Vec::new()));
                        fields.len() - 1
                    });
                    let definition = self.definition(parent, field);
                    fields[at].1.push(Entry { parent, field, definition });
                }
                Some(Selection::InlineFragment(fragment)) => {
                    stack.push((fragment.type_condition.as_ref().or(parent), fragment.selection_set.iter()));
                }
                Some(Selection::FragmentSpread(spread)) => {
                    if let Some(fragment) = self.fragments.get(&spread.fragment_name)
                        && seen.insert(&spread.fragment_name)
                    {
                        stack.push((Some(&fragment.type_condition), fragment.selection_set.iter()));
                    }
                }
            }
        }
        fields
    }

    fn within(&mut self, parent: Option<&'d Name>, set: &'d [Selection]) -> Vec<Conflict<'d>> {
        // Fields of inline fragments are compared where these stand; those of a lone one were.
        let mut conflicts = Vec::new();
        for (key, entries) in self.collect((parent, set)) {
            for (at, first) in entries.iter().enumerate() {
                for second in &entries[at + 1..] {
                    if self.is_new(first.field, second.field, false) {
                        conflicts.extend(self.conflict(key, *first, *second, false));
                    }
                }
            }
        }
        conflicts
    }

    fn is_new(&mut self, first: &Node<Field>, second: &Node<Field>, exclusive: bool) -> bool {
        let address = |field: &Node<Field>| std::ptr::from_ref(field) as usize;
        let (one, other) = (address(first), address(second));
        // The one field that a fragment spread twice holds does not differ from itself.
        one != other && self.compared.insert((one.min(other), one.max(other), exclusive))
    }

    fn conflict(
        &mut self,
        key: &'d Name,
        first: Entry<'d>,
        second: Entry<'d>,
        excluded: bool,
    ) -> Option<Conflict<'d>> {
        let is_object = |name: Option<&Name>| {
            name.and_then(|name| self.schema.types.get(name)).is_some_and(|ty| ty.is_object())
        };
        let exclusive = excluded
            || (first.parent != second.parent && is_object(first.parent) && is_object(second.parent));
        let conflict = |reason: String| {
            Some(Conflict { key, reason, first: vec![first.field], second: vec![second.field] })
        };
        if !exclusive {
            let (one, other) = (&first.field.name, &second.field.name);
            if one != other {
                return conflict(format!("« {one} » et « {other} » sont des champs différents"));
            }
            if !same_arguments(first.field, second.field) {
                return conflict("leurs arguments diffèrent".to_owned());
            }
        }
        if let (Some(one), Some(other)) = (first.definition, second.definition)
            && self.types_differ(&one.ty, &other.ty)
        {
            return conflict(format!("leurs types, « {} » et « {} », diffèrent", one.ty, other.ty));
        }
        let below = |entry: Entry<'d>| {
            let parent = entry.definition.map(|definition| definition.ty.inner_named_type());
            (parent, entry.field.selection_set.as_slice())
        };
        if first.field.selection_set.is_empty() || second.field.selection_set.is_empty() {
            return None;
        }
        let others: HashMap<_, _> = self.collect(below(second)).into_iter().collect();
        let mut inner = Vec::new();
        for (key, entries) in self.collect(below(first)) {
            for one in entries {
                for other in others.get(key).into_iter().flatten() {
                    if self.is_new(one.field, other.field, exclusive) {
                        inner.extend(self.conflict(key, one, *other, exclusive));
                    }
                }
            }
        }
        if inner.is_empty() {
            return None;
        }
        let keys: Vec<_> = inner.iter().map(|conflict| format!("« {} »", conflict.key)).collect();
        let reason = format!("leurs champs {} ne peuvent pas l'être", keys.join(", "));
        let (mut firsts, mut seconds) = (vec![first.field], vec![second.field]);
        for conflict in inner {
            firsts.extend(conflict.first);
            seconds.extend(conflict.second);
        }
        Some(Conflict { key, reason, first: firsts, second: seconds })
    }

    /// Whether two types cannot be the type of one key: lists, null or leaves differ.
    fn types_differ(&self, one: &apollo_compiler::ast::Type, other: &apollo_compiler::ast::Type) -> bool {
        use apollo_compiler::ast::Type as T;
        match (one, other) {
            (T::NonNullNamed(one), T::NonNullNamed(other)) | (T::Named(one), T::Named(other)) => {
                let is_leaf = |name| self.schema.types.get(name).is_some_and(|ty| ty.is_leaf());
                (is_leaf(one) || is_leaf(other)) && one != other
            }
            (T::NonNullList(one), T::NonNullList(other)) | (T::List(one), T::List(other)) => {
                self.types_differ(one, other)
            }
            _ => true,
        }
    }
}

fn same_arguments(one: &Field, other: &Field) -> bool {
    one.arguments.len() == other.arguments.len()
        && one.arguments.iter().all(|argument| {
            other.arguments.iter().any(|it| it.name == argument.name && it.value == argument.value)
        })
}
