//! What the directory's files say of companies and establishments, and what we make of it.

use super::words::{lexemes, name_key, words};

/// What INSEE writes in place of data that must not be shown.
const WITHHELD: &str = "[ND]";
/// The legal category of sole traders.
const SOLE_TRADER: &str = "1000";

/// A whole company, as its line of the file tells it. Empty text is none.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct UnitLine<'a> {
    pub siren: &'a str,
    pub denomination: &'a str,
    pub usual_names: [&'a str; 3],
    pub acronym: &'a str,
    pub first_name: &'a str,
    pub last_name: &'a str,
    /// The name that somebody goes by instead.
    pub name_in_use: &'a str,
    pub legal_category: &'a str,
}

/// What is kept of a company: its name, and others that it goes by.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Unit {
    pub name: String,
    pub other_names: Vec<String>,
}

/// An establishment, as its line of the file tells it. Empty text is none.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct SiteLine<'a> {
    pub siret: &'a str,
    pub diffusion: &'a str,
    pub state: &'a str,
    pub number: &'a str,
    pub repetition: &'a str,
    pub street_type: &'a str,
    pub street: &'a str,
    pub complement: &'a str,
    pub postal_code: &'a str,
    pub town: &'a str,
    pub foreign_town: &'a str,
    pub country: &'a str,
    pub code_commune: &'a str,
    pub usual_name: &'a str,
    pub signs: [&'a str; 3],
    pub naf: &'a str,
}

/// What is kept of an establishment.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Site {
    pub siret: String,
    pub name: String,
    pub address: String,
    pub street: Option<String>,
    pub postal_code: Option<String>,
    pub city: Option<String>,
    pub code_commune: Option<String>,
    pub country: Option<String>,
    pub naf: Option<String>,
    pub is_closed: bool,
    pub is_diffusible: bool,
    pub name_key: String,
    pub department: Option<String>,
    pub lexemes: Vec<String>,
}

impl Unit {
    /// A sole trader is called by first and last name, whatever else by its legal name.
    pub fn new(line: &UnitLine<'_>) -> Self {
        let last_name = if told(line.name_in_use).is_empty() { line.last_name } else { line.name_in_use };
        let person = joined([line.first_name, last_name]);
        let denomination = clean(line.denomination);
        let is_person = line.legal_category == SOLE_TRADER || denomination.is_empty();
        let name = if is_person && !person.is_empty() { clean(&person) } else { denomination };
        let others = line.usual_names.into_iter().chain([line.acronym]).map(clean);
        Self { name, other_names: others.filter(|text| !text.is_empty()).collect() }
    }
}

impl Site {
    /// The establishment of a company; of one that is not known, it has only the names of its own.
    pub fn new(line: &SiteLine<'_>, unit: Option<&Unit>) -> Self {
        let own_names = [line.usual_name].into_iter().chain(line.signs).map(clean);
        let own_names: Vec<String> = own_names.filter(|text| !text.is_empty()).collect();
        let (legal, others) = unit.map_or(("", [].as_slice()), |unit| (&unit.name, &unit.other_names));
        let names: Vec<&str> =
            [legal].into_iter().chain(own_names.iter().chain(others).map(String::as_str)).collect();
        let name = called(&names);
        let street = joined([line.number, line.repetition, line.street_type, line.street]);
        let postal_code = told(line.postal_code);
        let city = [line.town, line.foreign_town].into_iter().map(told).find(|text| !text.is_empty());
        let city = city.unwrap_or_default();
        let address = joined([street.as_str(), line.complement, postal_code, city]);
        let is_diffusible = line.diffusion == "O";
        Self {
            siret: line.siret.to_owned(),
            name_key: name_key(&name),
            lexemes: lexemes(names.into_iter().chain([city]), some(postal_code).as_deref()),
            name,
            address: clean(&address),
            street: some(&clean(&street)),
            postal_code: some(postal_code),
            city: some(&clean(city)),
            code_commune: some(line.code_commune),
            country: some(line.country),
            naf: some(line.naf),
            is_closed: line.state == "F",
            is_diffusible,
            department: postal_code.get(..2).map(str::to_owned),
        }
    }
}

/// The first name, and behind it in brackets the first other one that differs.
fn called(names: &[&str]) -> String {
    let mut told = names.iter().filter(|name| !name.is_empty());
    let Some(first) = told.next() else { return String::new() };
    match told.find(|other| words(other) != words(first)) {
        Some(other) => format!("{first} ({other})"),
        None => (*first).to_owned(),
    }
}

/// Parts beside each other, less those that are not told.
fn joined<'a>(parts: impl IntoIterator<Item = &'a str>) -> String {
    let parts: Vec<&str> = parts.into_iter().map(told).filter(|part| !part.is_empty()).collect();
    parts.join(" ")
}

fn told(text: &str) -> &str {
    let text = text.trim();
    if text == WITHHELD { "" } else { text }
}

fn some(text: &str) -> Option<String> {
    Some(told(text)).filter(|text| !text.is_empty()).map(str::to_owned)
}

/// The text without the characters that names may not have here.
fn clean(text: &str) -> String {
    let text: String = told(text).chars().filter(|c| !super::FORBIDDEN.contains(c)).collect();
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn site(line: SiteLine<'_>, unit: UnitLine<'_>) -> Site {
        Site::new(&line, Some(&Unit::new(&unit)))
    }

    #[test]
    fn names() {
        let unit = UnitLine { denomination: "TRANSPORTS VALLIER", acronym: "TV", ..UnitLine::default() };
        let sole = UnitLine {
            first_name: "JEANNE",
            last_name: "MARTIN",
            legal_category: SOLE_TRADER,
            ..UnitLine::default()
        };
        let table = [
            (SiteLine::default(), unit, "TRANSPORTS VALLIER (TV)"),
            (
                SiteLine { usual_name: "Dépôt Sud", signs: ["VALLIER", "", ""], ..SiteLine::default() },
                unit,
                "TRANSPORTS VALLIER (Dépôt Sud)",
            ),
            (
                SiteLine { usual_name: "Transports Vallier", ..SiteLine::default() },
                unit,
                "TRANSPORTS VALLIER (TV)",
            ),
            (SiteLine::default(), sole, "JEANNE MARTIN"),
            (
                SiteLine { signs: ["AU BON PAIN", "", ""], ..SiteLine::default() },
                sole,
                "JEANNE MARTIN (AU BON PAIN)",
            ),
            (SiteLine::default(), UnitLine { name_in_use: "DURAND", ..sole }, "JEANNE DURAND"),
            (
                SiteLine::default(),
                UnitLine { denomination: "A {\"B\"} <C> 100%", ..UnitLine::default() },
                "A B C 100",
            ),
            (SiteLine::default(), UnitLine { denomination: "[ND]", ..UnitLine::default() }, ""),
        ];
        for (line, unit, expected) in table {
            assert_eq!(site(line, unit).name, expected);
        }
        let alone = Site::new(&SiteLine { signs: ["LE FOUR", "", ""], ..SiteLine::default() }, None);
        assert_eq!(alone.name, "LE FOUR");
    }

    #[test]
    fn addresses() {
        let line = SiteLine {
            number: "12",
            repetition: "B",
            street_type: "RUE",
            street: "DES \"LILAS\"",
            complement: "BAT 3",
            postal_code: "69001",
            town: "LYON 1ER",
            ..SiteLine::default()
        };
        let site = site(line, UnitLine::default());
        assert_eq!(site.address, "12 B RUE DES LILAS BAT 3 69001 LYON 1ER");
        assert_eq!(site.street.as_deref(), Some("12 B RUE DES LILAS"));
        assert_eq!((site.postal_code.as_deref(), site.city.as_deref()), (Some("69001"), Some("LYON 1ER")));
        assert_eq!(site.department.as_deref(), Some("69"));
    }

    #[test]
    fn what_is_withheld_is_not_told() {
        let nd = WITHHELD;
        let line = SiteLine {
            siret: "73282932000074",
            diffusion: "P",
            state: "A",
            number: nd,
            street_type: nd,
            street: nd,
            postal_code: nd,
            town: "LYON 1ER",
            ..SiteLine::default()
        };
        let site =
            site(line, UnitLine { denomination: nd, first_name: nd, last_name: nd, ..UnitLine::default() });
        assert_eq!((site.name.as_str(), site.address.as_str()), ("", "LYON 1ER"));
        assert!(!site.is_diffusible && !site.is_closed);
        assert_eq!((site.postal_code, site.department), (None, None));
    }

    #[test]
    fn closed_establishments() {
        let closed =
            site(SiteLine { diffusion: "O", state: "F", ..SiteLine::default() }, UnitLine::default());
        assert!(closed.is_closed && closed.is_diffusible);
    }
}
