//! The descriptions of operations, which the reference and other tools show, say what the engine does.

use std::collections::BTreeSet;

use apollo_compiler::Schema;
use trackdechets::domain::bsdd::access;
use trackdechets::domain::bsdd::moves::{MOVES, Operation};
use trackdechets::error::Code;
use trackdechets::generated::{FormStatus, SCHEMA, WasteAcceptationStatus};

/// Each operation with its description, and whether it takes a security code.
struct Told {
    name: String,
    text: String,
    takes_code: bool,
}

fn operations() -> Vec<Told> {
    let schema = Schema::parse(SCHEMA.sdl, "schema.graphql").expect("the served schema is valid");
    let roots = ["Query", "Mutation"].map(|name| schema.get_object(name).expect("a root type").clone());
    let fields = roots.iter().flat_map(|root| &root.fields);
    fields
        .map(|(name, field)| Told {
            name: name.to_string(),
            text: field.description.as_deref().unwrap_or_default().to_owned(),
            takes_code: field.argument_by_name("securityCode").is_some(),
        })
        .collect()
}

/// What the description of an operation says at one of its points.
fn told(operation: &str, name: &str) -> String {
    let operations = operations();
    let told = operations.iter().find(|told| told.name == operation).expect("it is served");
    point(&told.text, name).unwrap_or_default().to_owned()
}

/// What stands after `- NAME : `, up to the next point.
fn point<'a>(description: &'a str, name: &str) -> Option<&'a str> {
    let (_, text) = description.split_once(&format!("- {name} : "))?;
    Some(text.split("\n- ").next().unwrap_or(text))
}

/// The names in grave accents.
fn names(text: &str) -> impl Iterator<Item = &str> {
    text.split('`').skip(1).step_by(2)
}

#[test]
fn the_access_that_is_told_is_that_of_the_engine() {
    for door in access::doors() {
        let operation = door.operation();
        let told = told(operation, "Accès");
        let permissions: Vec<&str> = names(&told).filter(|name| name.contains("_CAN_")).collect();
        let (_, permission) = access::open_to(door);
        assert_eq!(permissions, [permission.as_str()], "{operation}: {told}");
    }
}

#[test]
fn the_statuses_that_are_told_are_those_of_the_engine() {
    let mut seen: Vec<Operation> = Vec::new();
    for row in MOVES {
        if seen.contains(&row.by) {
            continue;
        }
        seen.push(row.by);
        let own = MOVES.iter().filter(|own| own.by == row.by);
        let moves: BTreeSet<&str> = own.flat_map(|own| [own.from.as_str(), own.to.as_str()]).collect();
        let name = row.by.mutation();
        let text = told(name, "Statut");
        let is_status = |name: &&str| FormStatus::ALL.iter().any(|status| status.as_str() == *name);
        let statuses: BTreeSet<&str> = names(&text).filter(is_status).collect();
        assert!(moves.is_subset(&statuses), "{name} does not tell of {moves:?}: {text}");
        // Decisions have names that statuses have too.
        let is_decision = |name: &&&str| WasteAcceptationStatus::ALL.iter().any(|own| own.as_str() == **name);
        let others: Vec<_> = statuses.difference(&moves).filter(|name| !is_decision(name)).collect();
        assert!(others.is_empty(), "{name} is told to move notes at {others:?}: {text}");
    }
}

#[test]
fn the_codes_that_are_told_exist_and_a_guarded_code_tells_its_guard() {
    let codes = [
        Code::Forbidden,
        Code::BadUserInput,
        Code::TooManyRequests,
        Code::ExternalServiceError,
        Code::Unauthenticated,
        Code::InternalServerError,
    ]
    .map(Code::as_str);
    for Told { name, text, takes_code } in operations() {
        let told: Vec<&str> =
            text.split("- Refus `").skip(1).filter_map(|text| text.split('`').next()).collect();
        for code in &told {
            assert!(codes.contains(code), "{name} tells of {code}");
        }
        if takes_code {
            assert!(told.contains(&"TOO_MANY_REQUESTS"), "{name} takes a code that could be guessed");
        }
    }
}
