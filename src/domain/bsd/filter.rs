//! Conditions that a list is filtered by, told apart from how a client spells them and how the store asks.

use super::merge::member;
use crate::error::Error;
use crate::generated::{
    CompanyWhere, DateFilter, IdFilter, SignatureWhere, StringFilter, StringNullableListFilter,
};
use crate::graphql::input::Maybe;
use crate::scalars::DateTime;

/// What `where` asks for: its own conditions hold, all of `and`, one of `or`, and not `not`.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Where {
    pub own: Filter,
    pub and: Vec<Filter>,
    pub or: Vec<Filter>,
    pub not: Option<Filter>,
}

/// Conditions that all hold.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Filter {
    pub tests: Vec<(Place, Test)>,
}

/// What a condition looks at. Paths are those of bodies.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Place {
    Id,
    CustomId,
    IsDraft,
    Status,
    CreatedAt,
    UpdatedAt,
    /// SIRET of the emitter.
    Emitter,
    /// SIRET of the destination.
    Destination,
    Body(&'static str),
    /// Of one and the same transporter, for all that a filter says of transporters.
    Transporter(&'static str),
}

#[derive(Debug, Clone, PartialEq)]
pub enum Test {
    Flag(bool),
    Text(Text),
    Date(Date),
    List(List),
}

#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Text {
    pub is: Option<String>,
    pub is_one_of: Option<Vec<String>>,
    pub contains: Option<String>,
}

#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Date {
    pub is: Option<DateTime>,
    pub after: Option<DateTime>,
    pub from: Option<DateTime>,
    pub before: Option<DateTime>,
    pub until: Option<DateTime>,
}

#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct List {
    pub is: Option<Vec<String>>,
    pub has_every: Option<Vec<String>>,
    pub has_some: Option<Vec<String>>,
    pub item_contains: Option<String>,
}

impl Filter {
    pub fn flag(&mut self, place: Place, sent: Maybe<bool>) {
        self.tests.extend(sent.value().map(|flag| (place, Test::Flag(flag))));
    }

    pub fn text(&mut self, place: Place, sent: Maybe<StringFilter>) {
        self.tests.extend(sent.value().map(|sent| {
            let (is, is_one_of, contains) = (sent.eq.value(), sent.r#in.value(), sent.contains.value());
            (place, Test::Text(Text { is, is_one_of, contains }))
        }));
    }

    pub fn id(&mut self, place: Place, sent: Maybe<IdFilter>) {
        self.tests.extend(sent.value().map(|sent| {
            let is = sent.eq.value().map(|id| id.0);
            let is_one_of = sent.r#in.value().map(|ids| ids.into_iter().map(|id| id.0).collect());
            (place, Test::Text(Text { is, is_one_of, contains: None }))
        }));
    }

    /// A company: by its SIRET, and by its VAT number.
    pub fn company(&mut self, siret: Place, vat_number: Place, sent: &Maybe<CompanyWhere>) {
        self.text(siret, member(sent, |company| &company.siret));
        self.text(vat_number, member(sent, |company| &company.vat_number));
    }

    /// When a signature was given.
    pub fn signature(&mut self, place: Place, sent: &Maybe<SignatureWhere>) {
        self.date(place, member(sent, |signature| &signature.date));
    }

    /// A value of an enum, by name.
    pub fn name(&mut self, place: Place, is: Option<&str>, is_one_of: Option<Vec<&str>>) {
        let is_one_of = is_one_of.map(|names| names.into_iter().map(str::to_owned).collect());
        let test = Text { is: is.map(str::to_owned), is_one_of, contains: None };
        self.tests.extend((test != Text::default()).then_some((place, Test::Text(test))));
    }

    pub fn date(&mut self, place: Place, sent: Maybe<DateFilter>) {
        self.tests.extend(sent.value().map(|sent| {
            let date = Date {
                is: sent.eq.value(),
                after: sent.gt.value(),
                from: sent.gte.value(),
                before: sent.lt.value(),
                until: sent.lte.value(),
            };
            (place, Test::Date(date))
        }));
    }

    pub fn list(&mut self, place: Place, sent: Maybe<StringNullableListFilter>) {
        self.tests.extend(sent.value().map(|sent| {
            let some = [sent.has_some.value(), sent.r#in.value()];
            let list = List {
                is: sent.eq.value(),
                has_every: match (sent.has_every.value(), sent.has.value()) {
                    (None, None) => None,
                    (every, one) => Some(every.into_iter().flatten().chain(one).collect()),
                },
                has_some: some.into_iter().flatten().reduce(|one, other| {
                    // Both ask for a member: one that both name will do.
                    one.into_iter().filter(|text| other.contains(text)).collect()
                }),
                item_contains: sent.item_contains.value(),
            };
            (place, Test::List(list))
        }));
    }
}

/// Conditions on what every note has, as `where` names them.
macro_rules! of_note {
    ($filter:ident, $sent:ident) => {{
        use $crate::domain::bsd::filter::Place;
        use $crate::domain::bsd::merge::member;
        $filter.id(Place::Id, $sent.id);
        $filter.text(Place::CustomId, $sent.custom_id);
        $filter.flag(Place::IsDraft, $sent.is_draft);
        let is = member(&$sent.status, |status| &status.eq).value();
        let is_one_of = member(&$sent.status, |status| &status.r#in).value();
        let names = is_one_of.as_ref().map(|all| all.iter().map(|status| status.as_str()).collect());
        $filter.name(Place::Status, is.map(|status| status.as_str()), names);
        $filter.date(Place::CreatedAt, $sent.created_at);
        $filter.date(Place::UpdatedAt, $sent.updated_at);
    }};
}
pub(crate) use of_note;

/// Reads a `where` and the conditions within its `_and`, `_or`, `_not` by the same function. Answers
/// `BAD_USER_INPUT` for conditions within those.
macro_rules! conditions {
    ($sent:expr, $read:expr) => {{
        let mut sent = $sent;
        let and = std::mem::take(&mut sent.and).value().unwrap_or_default();
        let or = std::mem::take(&mut sent.or).value().unwrap_or_default();
        let not = std::mem::take(&mut sent.not).value().map(|not| *not);
        let mut nested = and.iter().chain(&or).chain(&not);
        if nested.any(|one| !(one.and.is_absent() && one.or.is_absent() && one.not.is_absent())) {
            Err($crate::domain::bsd::filter::too_deep())
        } else {
            Ok($crate::domain::bsd::filter::Where {
                own: $read(sent),
                and: and.into_iter().map($read).collect(),
                or: or.into_iter().map($read).collect(),
                not: not.map($read),
            })
        }
    }};
}
pub(crate) use conditions;

/// The refusal of conditions within conditions.
pub fn too_deep() -> Error {
    Error::bad_input(
        "_and, _or et _not ne s'emploient pas à l'intérieur l'un de l'autre : un seul niveau est admis.",
    )
}
