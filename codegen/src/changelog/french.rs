//! Entries ready to paste, in the language of the changelog.
//!
//! Only what changed stands in backticks; other types stand in quotes, so that they are not taken
//! for something that changed.

use std::fmt::Write;

use super::Released;
use super::coverage::reason;
use super::parse::{SECTIONS, Section};
use crate::diff::{Change, Kind, Level, one_line};
use crate::schema::Schema;

/// The entries, under their headings; empty when there is none.
pub fn entries(missing: &[&Change], released: &Released, new: &Schema) -> String {
    let mut out = String::new();
    for (section, mark, _, title) in SECTIONS {
        let mut of_section = missing.iter().filter(|change| belongs(change) == *section).peekable();
        if of_section.peek().is_some() {
            let _ = write!(out, "{}#### {mark} {title}\n\n", if out.is_empty() { "" } else { "\n" });
        }
        for change in of_section {
            let _ = writeln!(out, "- {}", sentence(change, released, new));
        }
    }
    out
}

fn belongs(change: &Change) -> Section {
    use Kind as K;
    match (change.level(), change.kind) {
        (Level::Breaking, _) => Section::Breaking,
        (
            _,
            K::TypeAdded
            | K::RootTypeAdded
            | K::FieldAdded
            | K::OptionalArgumentAdded
            | K::OptionalInputFieldAdded
            | K::EnumValueAdded
            | K::UnionMemberAdded
            | K::InterfaceAdded
            | K::DirectiveAdded
            | K::OptionalDirectiveArgumentAdded,
        ) => Section::Features,
        _ => Section::Improvements,
    }
}

fn sentence(change: &Change, released: &Released, new: &Schema) -> String {
    use Kind as K;
    let at = format!("`{}`", change.coordinate);
    let root = |schema: &Schema| {
        let owner = change.coordinate.split('.').next().unwrap_or_default();
        [Some(&schema.query), schema.mutation.as_ref()].into_iter().flatten().any(|root| root == owner)
    };
    let since = released.deprecated.get(&change.coordinate).map_or_else(String::new, |(since, _)| {
        format!(", après avoir été déprécié le {}", since.strftime("%d/%m/%Y"))
    });
    let because =
        reason(new, &change.coordinate).map_or_else(String::new, |reason| format!(" {}", one_line(reason)));
    match change.kind {
        K::RootTypeAdded => format!("{at} devient un type racine."),
        K::RootTypeChanged | K::RootTypeRemoved => format!("{at} n'est plus un type racine."),
        K::TypeAdded => format!("Nouveau type {at}."),
        K::TypeRemoved => format!("Le type {at} est retiré."),
        K::TypeKindChanged => format!("{at} change de nature ({}).", quoted(&change.message)),
        K::InterfaceAdded => format!("{at} implémente l'interface {}.", other(change)),
        K::InterfaceRemoved => format!("{at} n'implémente plus l'interface {}.", other(change)),
        K::UnionMemberAdded => format!("L'union {at} accueille {}.", other(change)),
        K::UnionMemberRemoved => format!("L'union {at} n'accueille plus {}.", other(change)),
        K::EnumValueAdded => format!("Nouvelle valeur {at}."),
        K::EnumValueRemoved => {
            format!("La valeur {at} est retirée{}.", since.replace("déprécié", "dépréciée"))
        }
        K::FieldAdded if root(new) => format!("Nouvelle opération {at}."),
        K::FieldAdded | K::OptionalInputFieldAdded => format!("Nouveau champ {at}."),
        K::FieldRemoved if root(&released.schema) => {
            format!("L'opération {at} est retirée{}.", since.replace("déprécié", "dépréciée"))
        }
        K::FieldRemoved | K::InputFieldRemoved => format!("Le champ {at} est retiré{since}."),
        K::RequiredInputFieldAdded => format!("Nouveau champ obligatoire {at}."),
        K::RequiredArgumentAdded | K::RequiredDirectiveArgumentAdded => {
            format!("Nouvel argument obligatoire {at}.")
        }
        K::OptionalArgumentAdded | K::OptionalDirectiveArgumentAdded => format!("Nouvel argument {at}."),
        K::ArgumentRemoved | K::DirectiveArgumentRemoved => format!("L'argument {at} est retiré{since}."),
        K::FieldTypeChanged
        | K::FieldTypeTightened
        | K::ArgumentTypeChanged
        | K::ArgumentTypeRelaxed
        | K::InputFieldTypeChanged
        | K::InputFieldTypeRelaxed
        | K::DirectiveArgumentTypeChanged
        | K::DirectiveArgumentTypeRelaxed => format!("Le type de {at} change : {}.", quoted(&change.message)),
        K::DefaultValueAdded => format!("{at} a désormais une valeur par défaut."),
        K::DefaultValueRemoved => format!("{at} n'a plus de valeur par défaut."),
        K::DefaultValueChanged => format!("La valeur par défaut de {at} change."),
        K::DirectiveAdded => format!("Nouvelle directive {at}."),
        K::DirectiveRemoved => format!("La directive {at} est retirée."),
        K::DirectiveLocationAdded | K::DirectiveLocationRemoved => {
            format!("La directive {at} change d'emplacements autorisés.")
        }
        K::DirectiveRepeatableAdded => format!("La directive {at} devient répétable."),
        K::DirectiveRepeatableRemoved => format!("La directive {at} n'est plus répétable."),
        K::DeprecationAdded => format!("{at} est déprécié.{because}"),
        K::DeprecationRemoved => format!("{at} n'est plus déprécié."),
        K::DeprecationReasonChanged => format!("{at} reste déprécié.{because}"),
        K::OneOfAdded => format!("{at} attend désormais un champ, et un seul."),
        K::OneOfRemoved => format!("{at} accepte désormais plusieurs champs."),
        K::SpecifiedByAdded | K::SpecifiedByRemoved | K::SpecifiedByChanged => {
            format!("La spécification du scalaire {at} change.")
        }
        K::AppliedDirectiveAdded
        | K::AppliedDirectiveRemoved
        | K::AppliedArgumentAdded
        | K::AppliedArgumentRemoved
        | K::AppliedArgumentChanged => format!("Les directives appliquées à {at} changent."),
        K::DescriptionAdded | K::DescriptionRemoved | K::DescriptionChanged => {
            format!("La description de {at} change.")
        }
    }
}

/// What the message names besides the coordinate itself, in quotes.
fn other(change: &Change) -> String {
    let names = change.message.split('`').skip(1).step_by(2);
    let other = names.into_iter().find(|name| *name != change.coordinate);
    other.map_or_else(|| "un autre type".to_owned(), |name| format!("« {name} »"))
}

/// « Int » devient « Int! »: the last two names of a message that tells a change from one to another.
fn quoted(message: &str) -> String {
    let names: Vec<_> = message.split('`').skip(1).step_by(2).collect();
    match names[..] {
        [.., from, to] if names.len() > 2 => format!("« {from} » devient « {to} »"),
        _ => message.split(" changed ").nth(1).map(kinds).unwrap_or_default(),
    }
}

/// `from object type to union`, in French.
fn kinds(words: &str) -> String {
    const KINDS: &[(&str, &str)] = &[
        ("input object", "entrée"),
        ("object type", "objet"),
        ("interface", "interface"),
        ("scalar", "scalaire"),
        ("union", "union"),
        ("enum", "énumération"),
    ];
    let name = |words: &str| {
        KINDS
            .iter()
            .find(|(kind, _)| *kind == words)
            .map_or_else(|| words.to_owned(), |(_, name)| (*name).to_owned())
    };
    let (from, to) = words.trim_start_matches("from ").split_once(" to ").unwrap_or((words, ""));
    format!("{} devient {}", name(from), name(to))
}
