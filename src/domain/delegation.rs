//! What a registry delegation must be made of (platform specification, 7). How it stands is computed in one place,
//! `store::delegations`.

use jiff::Timestamp;

use super::calendar::{end_of_day, start_of_day};
use super::company::{Environment, is_siret};
use crate::error::{Error, Result, Violations};
use crate::generated::{CreateRegistryDelegationInput, RegistryDelegationWhere};

const LONGEST_COMMENT: usize = 500;
const LONGEST_SEARCH: usize = 20;
/// How long an id is.
const ID_LENGTH: usize = 25;

/// From when until when, and why.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Terms {
    pub start: Timestamp,
    /// None: for ever.
    pub end: Option<Timestamp>,
    pub comment: Option<String>,
}

/// Which delegations are listed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Wanted {
    pub side: Side,
    pub search: Option<String>,
    pub active_only: bool,
}

/// Whose delegations.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Side {
    /// Given by this company.
    Given(String),
    /// Received by this company.
    Received(String),
    /// Received by any of the caller's companies, from this one or from anybody.
    Mine { from: Option<String> },
}

/// Checks what a client gives of a delegation. Errors: `BAD_USER_INPUT`, telling each.
pub fn check(
    input: CreateRegistryDelegationInput,
    environment: Environment,
    now: Timestamp,
) -> Result<Terms> {
    let CreateRegistryDelegationInput { delegate_org_id, delegator_org_id, start_date, end_date, comment } =
        input;
    let mut found = Violations { with_issues: true, ..Violations::default() };
    for (name, number) in [("delegateOrgId", &delegate_org_id), ("delegatorOrgId", &delegator_org_id)] {
        if !is_siret(number, environment) {
            found.push(name, format!("L'établissement ({name}) doit être désigné par un SIRET valide."));
        }
    }
    if delegate_org_id == delegator_org_id {
        found.push(
            "delegatorOrgId",
            "Le délégant et le délégataire doivent être deux établissements différents.",
        );
    }
    let today = start_of_day(now);
    let start = start_date.value().map_or(today, |date| start_of_day(date.0));
    if start < today {
        found.push("startDate", "La date de début (startDate) ne peut pas être passée.");
    }
    let end = end_date.value().map(|date| end_of_day(date.0));
    if end.is_some_and(|end| end <= now) {
        found.push("endDate", "La date de fin (endDate) ne peut pas être passée.");
    } else if end.is_some_and(|end| end <= start) {
        found.push("endDate", "La date de fin (endDate) doit suivre la date de début (startDate).");
    }
    let comment = comment.value().map(|text| text.trim().to_owned()).filter(|text| !text.is_empty());
    if comment.as_ref().is_some_and(|text| text.chars().count() > LONGEST_COMMENT) {
        found.push(
            "comment",
            format!("Le commentaire (comment) ne peut dépasser {LONGEST_COMMENT} caractères."),
        );
    }
    found.into_result()?;
    Ok(Terms { start, end, comment })
}

/// Errors: `BAD_USER_INPUT` for what cannot be an id.
pub fn check_id(id: &str) -> Result<()> {
    if id.chars().count() == ID_LENGTH {
        return Ok(());
    }
    let message = format!("L'identifiant d'une délégation (delegationId) a {ID_LENGTH} caractères.");
    let mut found = Violations { with_issues: true, ..Violations::default() };
    found.push("delegationId", message);
    found.into_result()
}

/// What a list is to hold. Errors: `BAD_USER_INPUT` where it is not said whose delegations, or in two ways.
pub fn wanted(asked: Option<RegistryDelegationWhere>) -> Result<Wanted> {
    let Some(asked) = asked else {
        return Err(Error::bad_input("Indiquez de quel établissement vous voulez les délégations (where)."));
    };
    let RegistryDelegationWhere { active_only, delegate_org_id, delegator_org_id, given_to_me, search } =
        asked;
    let filled = |text: String| Some(text.trim().to_owned()).filter(|text| !text.is_empty());
    let search = search.value().and_then(filled);
    if search.as_ref().is_some_and(|text| text.chars().count() > LONGEST_SEARCH) {
        let message = format!("La recherche (search) ne peut dépasser {LONGEST_SEARCH} caractères.");
        return Err(Error::bad_input(message));
    }
    let delegate = delegate_org_id.value().and_then(|id| filled(id.0));
    let delegator = delegator_org_id.value().and_then(|id| filled(id.0));
    let side = match (given_to_me.value().unwrap_or(false), delegator, delegate) {
        (true, from, None) => Side::Mine { from },
        (true, _, Some(_)) => {
            return Err(Error::bad_input("« givenToMe » et « delegateOrgId » ne s'emploient pas ensemble."));
        }
        (false, Some(delegator), None) => Side::Given(delegator),
        (false, None, Some(delegate)) => Side::Received(delegate),
        (false, _, _) => {
            return Err(Error::bad_input(
                "Indiquez soit le délégant (delegatorOrgId), soit le délégataire (delegateOrgId).",
            ));
        }
    };
    Ok(Wanted { side, search, active_only: active_only.value().unwrap_or(false) })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::graphql::input::Maybe::{Absent, Null, Value};
    use crate::scalars::{DateTime, Id};

    const NOW: &str = "2026-11-24T08:00:00Z";

    fn input() -> CreateRegistryDelegationInput {
        CreateRegistryDelegationInput {
            delegate_org_id: "00000000000026".into(),
            delegator_org_id: "00000000000018".into(),
            start_date: Absent,
            end_date: Absent,
            comment: Absent,
        }
    }

    fn at(instant: &str) -> Timestamp {
        instant.parse().unwrap()
    }

    fn date(instant: &str) -> crate::graphql::input::Maybe<DateTime> {
        Value(DateTime(at(instant)))
    }

    fn checked(input: CreateRegistryDelegationInput) -> Result<Terms, String> {
        check(input, Environment::Sandbox, at(NOW)).map_err(|error| match error {
            Error::Invalid(found) => {
                assert!(found.with_issues);
                found.list.iter().map(|one| &*one.path).collect::<Vec<_>>().join(" ")
            }
            other => panic!("{other}"),
        })
    }

    #[test]
    fn a_delegation_begins_today_and_has_no_end_unless_it_says_so() {
        let terms = Terms { start: at("2026-11-23T23:00:00Z"), end: None, comment: None };
        assert_eq!(checked(input()), Ok(terms.clone()));
        let blank = CreateRegistryDelegationInput {
            start_date: Null,
            end_date: Null,
            comment: Value("  ".into()),
            ..input()
        };
        assert_eq!(checked(blank), Ok(terms));
    }

    #[test]
    fn dates_are_whole_days_of_paris() {
        let dated = CreateRegistryDelegationInput {
            start_date: date("2026-11-24T23:30:00Z"),
            end_date: date("2026-11-25T00:00:00Z"),
            ..input()
        };
        let (start, end) = (at("2026-11-24T23:00:00Z"), Some(at("2026-11-25T22:59:59.999Z")));
        assert_eq!(checked(dated), Ok(Terms { start, end, comment: None }));
    }

    #[test]
    fn dates_are_not_past_and_in_their_order() {
        for (start, end, fault) in [
            (date("2026-11-24T00:00:00Z"), Absent, None),
            (date("2026-11-23T22:59:59Z"), Absent, Some("startDate")),
            (Absent, date("2026-11-24T00:00:00Z"), None),
            (Absent, date("2026-11-23T12:00:00Z"), Some("endDate")),
            (date("2026-12-02T12:00:00Z"), date("2026-12-01T12:00:00Z"), Some("endDate")),
            (date("2026-12-02T12:00:00Z"), date("2026-12-02T06:00:00Z"), None),
        ] {
            let dated = CreateRegistryDelegationInput { start_date: start, end_date: end, ..input() };
            assert_eq!(checked(dated).err().as_deref(), fault);
        }
    }

    #[test]
    fn every_fault_is_told_at_once() {
        let wrong = CreateRegistryDelegationInput {
            delegate_org_id: "BE0541696005".into(),
            delegator_org_id: "BE0541696005".into(),
            start_date: date("2020-01-01T00:00:00Z"),
            end_date: Absent,
            comment: Value("é".repeat(501)),
        };
        let faults = "delegateOrgId delegatorOrgId delegatorOrgId startDate comment";
        assert_eq!(checked(wrong).err().as_deref(), Some(faults));
        let long = CreateRegistryDelegationInput { comment: Value("é".repeat(500)), ..input() };
        assert!(checked(long).is_ok());
    }

    fn asked(
        given_to_me: Option<bool>,
        delegator: Option<&str>,
        delegate: Option<&str>,
    ) -> RegistryDelegationWhere {
        let id = |text: Option<&str>| text.map_or(Absent, |text| Value(Id(text.into())));
        RegistryDelegationWhere {
            active_only: Absent,
            delegate_org_id: id(delegate),
            delegator_org_id: id(delegator),
            given_to_me: given_to_me.map_or(Absent, Value),
            search: Absent,
        }
    }

    #[test]
    fn one_side_is_asked_for() {
        let side = |asked| wanted(Some(asked)).ok().map(|wanted| wanted.side);
        assert_eq!(side(asked(None, Some("a"), None)), Some(Side::Given("a".into())));
        assert_eq!(side(asked(Some(false), None, Some("b"))), Some(Side::Received("b".into())));
        assert_eq!(side(asked(Some(true), None, None)), Some(Side::Mine { from: None }));
        assert_eq!(side(asked(Some(true), Some("a"), None)), Some(Side::Mine { from: Some("a".into()) }));
        for wrong in [
            asked(None, None, None),
            asked(None, Some("a"), Some("b")),
            asked(Some(true), None, Some("b")),
            asked(Some(true), Some("a"), Some("b")),
            asked(None, Some(" "), None),
        ] {
            assert_eq!(side(wrong), None);
        }
        assert!(wanted(None).is_err());
    }

    #[test]
    fn a_search_is_short() {
        let search = |text: String| {
            wanted(Some(RegistryDelegationWhere { search: Value(text), ..asked(Some(true), None, None) }))
        };
        assert_eq!(search("  ".into()).unwrap().search, None);
        assert!(search("é".repeat(20)).is_ok() && search("é".repeat(21)).is_err());
    }

    #[test]
    fn an_id_has_25_characters() {
        assert!(check_id(&"c".repeat(25)).is_ok());
        assert!(
            check_id("").is_err() && check_id(&"c".repeat(24)).is_err() && check_id(&"c".repeat(26)).is_err()
        );
    }
}
