//! Lists of notes: arguments checked and turned into a [`List`].

use jiff::Timestamp;

use super::wanted::{Extent, extent, shown};
use crate::context::{Caller, Context};
use crate::error::{Error, Result, Violations};
use crate::generated::{Form, FormsArgs};
use crate::graphql::input::{Input, Maybe};
use crate::graphql::output::Reply;
use crate::graphql::value::{Value, Variables};
use crate::resolvers::{Api, view};
use crate::scalars::{DateTime, check_date_time};
use crate::store::bsdd_list::{From, List, Page};

const DEFAULT_SIZE: i32 = 50;
const LARGEST: i32 = 100;

pub(super) async fn forms(api: &Api, cx: &Context<'_>, args: FormsArgs) -> Result<Reply<Vec<Form>>> {
    let caller = cx.user()?;
    let Some(org_id) = listed(api, caller, text(args.siret.clone())).await? else {
        return Ok(Reply::Made(Vec::new()));
    };
    let list = list(org_id, args)?;
    match extent(cx.selection) {
        Extent::Summary(members) => {
            Ok(Reply::Written(Box::new(api.store.bsdd_summaries(&list, members).await?)))
        }
        Extent::Whole(carriers) => {
            let shown = shown(cx.selection);
            let notes = api.store.bsdd_page(&list, carriers).await?;
            let forms: Vec<Form> = notes.into_iter().map(|note| view::bsdd::form(note, shown)).collect();
            Ok(Reply::Made(forms))
        }
    }
}

/// The organisation whose notes are listed: the one asked for, or the caller's only one.
async fn listed(api: &Api, caller: &Caller, siret: Option<String>) -> Result<Option<String>> {
    let Some(siret) = siret else {
        let mut own = caller.org_ids();
        return match (own.next(), own.next()) {
            (None, _) => Ok(None),
            (Some(only), None) => Ok(Some(only.to_owned())),
            (Some(_), Some(_)) => Err(several_companies()),
        };
    };
    if caller.is_member(&siret) {
        return Ok(Some(siret));
    }
    if api.store.is_registered(&siret).await? {
        Err(not_a_member())
    } else {
        Err(Error::bad_input(format!("Aucun établissement inscrit ne porte le numéro {siret}.")))
    }
}

pub(super) fn several_companies() -> Error {
    Error::bad_input("Vous êtes membre de plusieurs établissements : précisez l'argument siret.")
}

pub(super) fn not_a_member() -> Error {
    Error::forbidden("Vous n'êtes pas membre de cet établissement.")
}

fn list(org_id: String, args: FormsArgs) -> Result<List> {
    let cursor_after = text(args.cursor_after.map(|id| id.0));
    let cursor_before = text(args.cursor_before.map(|id| id.0));
    Ok(List {
        org_id,
        page: page(args.first.value(), args.last.value(), cursor_after, cursor_before, args.skip.value())?,
        status: args.status.value().unwrap_or_default(),
        roles: args.roles.value().unwrap_or_default(),
        updated_after: date("updatedAfter", args.updated_after)?,
        sent_after: date("sentAfter", args.sent_after)?,
        waste_code: text(args.waste_code),
        custom_id: text(args.custom_id),
        with_org_id: text(args.siret_present_on_form),
        has_next_step: args.has_next_step.value(),
    })
}

fn page(
    first: Option<i32>,
    last: Option<i32>,
    after: Option<String>,
    before: Option<String>,
    skip: Option<i32>,
) -> Result<Page> {
    let skip = skip.unwrap_or(0);
    let refusal = match (first, last, &after, &before) {
        (Some(_), Some(_), ..) => Some("first et last ne peuvent pas être utilisés ensemble."),
        (.., Some(_), Some(_)) => Some("cursorAfter et cursorBefore ne peuvent pas être utilisés ensemble."),
        (Some(_), .., Some(_)) => Some("first ne peut pas être utilisé avec cursorBefore."),
        (_, Some(_), Some(_), _) => Some("last ne peut pas être utilisé avec cursorAfter."),
        _ if skip < 0 => Some("skip ne peut pas être négatif."),
        _ if skip > 0 && (after.is_some() || before.is_some()) => {
            Some("skip ne peut pas être utilisé avec un curseur.")
        }
        _ => None,
    };
    if let Some(refusal) = refusal {
        return Err(Error::bad_input(refusal));
    }
    let (name, size) = if last.is_some() { ("last", last) } else { ("first", first) };
    let size = size.unwrap_or(DEFAULT_SIZE);
    let mut violations = Violations::default();
    if !(1..=LARGEST).contains(&size) {
        violations.push(name, format!("{name} doit être compris entre 1 et {LARGEST}."));
    }
    violations.into_result()?;
    let from = if last.is_some() || before.is_some() { From::Oldest } else { From::Newest };
    Ok(Page { from, cursor: after.or(before), size: size.into(), skip: skip.into() })
}

/// A text argument; an empty one counts as left out.
pub(super) fn text(argument: Maybe<String>) -> Option<String> {
    argument.value().filter(|text| !text.is_empty())
}

/// A date in a text argument, in any spelling that the scalar `DateTime` takes.
pub(super) fn date(name: &str, argument: Maybe<String>) -> Result<Option<Timestamp>> {
    let Some(text) = text(argument) else { return Ok(None) };
    let value = Value::String(text.into());
    let read = check_date_time(&value)
        .ok()
        .and_then(|()| DateTime::decode(&value, &Variables::default()).ok())
        .ok_or_else(|| Error::bad_input(format!("{name} n'est pas une date lisible.")))?;
    Ok(Some(read.0))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::error::Error;

    fn id(text: &str) -> Option<String> {
        Some(text.to_owned())
    }

    #[test]
    fn a_page_is_counted_from_the_end_that_its_arguments_name() {
        let read = |first, last, after, before| page(first, last, after, before, None).unwrap();
        let newest = read(None, None, None, None);
        assert_eq!((newest.from, newest.size, newest.cursor), (From::Newest, 50, None));
        assert_eq!(read(Some(2), None, id("a"), None).from, From::Newest);
        assert_eq!(read(None, Some(2), None, None).from, From::Oldest);
        let before = read(None, None, None, id("b"));
        assert_eq!((before.from, before.size, before.cursor), (From::Oldest, 50, id("b")));
        assert_eq!(page(None, Some(100), None, None, Some(3)).unwrap().skip, 3);
    }

    #[test]
    fn a_wrong_size_is_told_like_a_broken_field_rule() {
        for (first, last) in
            [(Some(0), None), (Some(-1), None), (Some(101), None), (None, Some(0)), (None, Some(101))]
        {
            assert!(
                matches!(page(first, last, None, None, None), Err(Error::Invalid(_))),
                "{first:?} {last:?}"
            );
        }
    }

    #[test]
    fn arguments_that_exclude_each_other_are_refused_where_they_stand() {
        let refused = [
            page(Some(1), Some(1), None, None, None),
            page(None, None, id("a"), id("b"), None),
            page(Some(1), None, None, id("b"), None),
            page(None, Some(1), id("a"), None, None),
            page(None, None, id("a"), None, Some(1)),
            page(None, None, None, id("b"), Some(1)),
            page(None, None, None, None, Some(-1)),
        ];
        for refusal in refused {
            assert!(matches!(refusal, Err(Error::BadUserInput { .. })));
        }
    }

    #[test]
    fn an_empty_text_is_no_argument_and_an_unreadable_date_is_an_error() {
        assert_eq!(text(Maybe::Value(String::new())), None);
        assert_eq!(date("sentAfter", Maybe::Value(String::new())).unwrap(), None);
        assert!(date("sentAfter", Maybe::Value("2026-01-01T00:00:00Z".into())).unwrap().is_some());
        assert!(matches!(date("sentAfter", Maybe::Value("hier".into())), Err(Error::BadUserInput { .. })));
    }
}
