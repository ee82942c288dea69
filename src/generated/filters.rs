// Generated from schema/filters.graphql by codegen. Do not edit.

use super::*;

/// Conditions sur un texte.
#[derive(Debug, Clone, PartialEq)]
pub struct StringFilter {
    pub contains: Maybe<String>,
    pub eq: Maybe<String>,
    pub r#in: Maybe<Vec<String>>,
}

impl Input for StringFilter {
    fn decode(value: &Value<'_>, variables: &Variables<'_>) -> Result<Self> {
        let m = members(value, variables)?;
        Ok(Self {
            contains: m.maybe("_contains")?,
            eq: m.maybe("_eq")?,
            r#in: m.maybe("_in")?,
        })
    }
}

pub static STRING_FILTER: Type = Type::new("StringFilter", Kind::Input(&[
    input("_contains", &STRING, OPT),
    input("_eq", &STRING, OPT),
    input("_in", &STRING, OPT_LIST),
]));

/// Conditions sur un identifiant.
#[derive(Debug, Clone, PartialEq)]
pub struct IdFilter {
    pub eq: Maybe<Id>,
    pub r#in: Maybe<Vec<Id>>,
}

impl Input for IdFilter {
    fn decode(value: &Value<'_>, variables: &Variables<'_>) -> Result<Self> {
        let m = members(value, variables)?;
        Ok(Self {
            eq: m.maybe("_eq")?,
            r#in: m.maybe("_in")?,
        })
    }
}

pub static ID_FILTER: Type = Type::new("IdFilter", Kind::Input(&[
    input("_eq", &ID, OPT),
    input("_in", &ID, OPT_LIST),
]));

/// Conditions sur une date.
#[derive(Debug, Clone, PartialEq)]
pub struct DateFilter {
    pub eq: Maybe<DateTime>,
    pub gt: Maybe<DateTime>,
    pub gte: Maybe<DateTime>,
    pub lt: Maybe<DateTime>,
    pub lte: Maybe<DateTime>,
}

impl Input for DateFilter {
    fn decode(value: &Value<'_>, variables: &Variables<'_>) -> Result<Self> {
        let m = members(value, variables)?;
        Ok(Self {
            eq: m.maybe("_eq")?,
            gt: m.maybe("_gt")?,
            gte: m.maybe("_gte")?,
            lt: m.maybe("_lt")?,
            lte: m.maybe("_lte")?,
        })
    }
}

pub static DATE_FILTER: Type = Type::new("DateFilter", Kind::Input(&[
    input("_eq", &DATE_TIME, OPT),
    input("_gt", &DATE_TIME, OPT),
    input("_gte", &DATE_TIME, OPT),
    input("_lt", &DATE_TIME, OPT),
    input("_lte", &DATE_TIME, OPT),
]));

/// Conditions sur un nombre.
#[derive(Debug, Clone, PartialEq)]
pub struct NumericFilter {
    pub eq: Maybe<f64>,
    pub gt: Maybe<f64>,
    pub gte: Maybe<f64>,
    pub lt: Maybe<f64>,
    pub lte: Maybe<f64>,
}

impl Input for NumericFilter {
    fn decode(value: &Value<'_>, variables: &Variables<'_>) -> Result<Self> {
        let m = members(value, variables)?;
        Ok(Self {
            eq: m.maybe("_eq")?,
            gt: m.maybe("_gt")?,
            gte: m.maybe("_gte")?,
            lt: m.maybe("_lt")?,
            lte: m.maybe("_lte")?,
        })
    }
}

pub static NUMERIC_FILTER: Type = Type::new("NumericFilter", Kind::Input(&[
    input("_eq", &FLOAT, OPT),
    input("_gt", &FLOAT, OPT),
    input("_gte", &FLOAT, OPT),
    input("_lt", &FLOAT, OPT),
    input("_lte", &FLOAT, OPT),
]));

/// Conditions sur une liste de textes.
#[derive(Debug, Clone, PartialEq)]
pub struct StringNullableListFilter {
    pub eq: Maybe<Vec<String>>,
    pub has: Maybe<String>,
    pub has_every: Maybe<Vec<String>>,
    pub has_some: Maybe<Vec<String>>,
    pub r#in: Maybe<Vec<String>>,
    pub item_contains: Maybe<String>,
}

impl Input for StringNullableListFilter {
    fn decode(value: &Value<'_>, variables: &Variables<'_>) -> Result<Self> {
        let m = members(value, variables)?;
        Ok(Self {
            eq: m.maybe("_eq")?,
            has: m.maybe("_has")?,
            has_every: m.maybe("_hasEvery")?,
            has_some: m.maybe("_hasSome")?,
            r#in: m.maybe("_in")?,
            item_contains: m.maybe("_itemContains")?,
        })
    }
}

pub static STRING_NULLABLE_LIST_FILTER: Type = Type::new("StringNullableListFilter", Kind::Input(&[
    input("_eq", &STRING, OPT_LIST),
    input("_has", &STRING, OPT),
    input("_hasEvery", &STRING, OPT_LIST),
    input("_hasSome", &STRING, OPT_LIST),
    input("_in", &STRING, OPT_LIST),
    input("_itemContains", &STRING, OPT),
])).deprecating(&[
    deprecation("StringNullableListFilter._in", None, "Utiliser `_hasSome`, qui a le même effet."),
]);

/// Conditions sur une entreprise nommée par le bordereau.
#[derive(Debug, Clone, PartialEq)]
pub struct CompanyWhere {
    pub siret: Maybe<StringFilter>,
    pub vat_number: Maybe<StringFilter>,
}

impl Input for CompanyWhere {
    fn decode(value: &Value<'_>, variables: &Variables<'_>) -> Result<Self> {
        let m = members(value, variables)?;
        Ok(Self {
            siret: m.maybe("siret")?,
            vat_number: m.maybe("vatNumber")?,
        })
    }
}

pub static COMPANY_WHERE: Type = Type::new("CompanyWhere", Kind::Input(&[
    input("siret", &STRING_FILTER, OPT),
    input("vatNumber", &STRING_FILTER, OPT),
]));

/// Conditions sur une signature.
#[derive(Debug, Clone, PartialEq)]
pub struct SignatureWhere {
    pub date: Maybe<DateFilter>,
}

impl Input for SignatureWhere {
    fn decode(value: &Value<'_>, variables: &Variables<'_>) -> Result<Self> {
        let m = members(value, variables)?;
        Ok(Self {
            date: m.maybe("date")?,
        })
    }
}

pub static SIGNATURE_WHERE: Type = Type::new("SignatureWhere", Kind::Input(&[
    input("date", &DATE_FILTER, OPT),
]));

/// Signature portée par un bordereau.
pub struct Signature {
    pub author: Option<String>,
    pub date: Option<DateTime>,
}

impl Object for Signature {
    const TYPE: &'static Type = &SIGNATURE;
    fn field(&self, number: u16, w: &mut Writer<'_>, node: &Node) -> Written {
        match number {
            0 => self.author.write(w, node),
            1 => self.date.write(w, node),
            _ => Err(Null),
        }
    }
}

pub static SIGNATURE: Type = Type::new("Signature", Kind::Object(&[
    field("author", &STRING, OPT),
    field("date", &DATE_TIME, OPT),
]));

/// Field numbers.
impl Signature {
    pub const AUTHOR: u16 = 0;
    pub const DATE: u16 = 1;
}
