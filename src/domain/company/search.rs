//! What somebody asks the directory, and in which order it answers.

use std::cmp::Reverse;

use super::words::{Question, name_key};
use super::{Environment, clean_clue, is_siret, is_vat};
use crate::error::{Error, Result};

/// Most answers.
pub const MOST_HITS: usize = 20;
/// Most identifiers in one question.
const MOST_IDS: usize = 100;
/// Digits of a SIREN: the least that numbers are looked for by.
const SIREN_LENGTH: usize = 9;
const SIRET_LENGTH: usize = 14;

/// A question, by its shape.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Clue {
    /// Whole numbers, each once, in the order given.
    Ids(Vec<String>),
    /// The beginning of SIRETs, and what is behind all that begin so.
    Numbers(String, String),
    Words(Question),
}

impl Clue {
    /// Errors: `BAD_USER_INPUT` for one that says nothing.
    pub fn read(text: &str, environment: Environment) -> Result<Self> {
        let digits: String = text.chars().filter(|c| !c.is_whitespace()).collect();
        if (SIREN_LENGTH..SIRET_LENGTH).contains(&digits.len())
            && let (true, Ok(number)) =
                (digits.bytes().all(|byte| byte.is_ascii_digit()), digits.parse::<u64>())
        {
            let width = digits.len();
            return Ok(Self::Numbers(digits, format!("{:0width$}", number + 1)));
        }
        let parts: Vec<String> = text.split(',').map(clean_clue).filter(|part| !part.is_empty()).collect();
        let is_id = |part: &String| is_siret(part, environment) || is_vat(part);
        if !parts.is_empty() && parts.iter().all(is_id) {
            let mut ids: Vec<String> = Vec::new();
            for part in parts {
                if !ids.contains(&part) {
                    ids.push(part);
                }
            }
            if ids.len() > MOST_IDS {
                return Err(wrong(format!("Une recherche porte sur {MOST_IDS} identifiants au plus.")));
            }
            return Ok(Self::Ids(ids));
        }
        let question = Question::new(text);
        if question.key.is_empty() {
            return Err(wrong("Indiquez un nom, un SIRET ou un numéro de TVA à chercher."));
        }
        Ok(Self::Words(question))
    }
}

fn wrong(message: impl Into<std::borrow::Cow<'static, str>>) -> Error {
    Error::BadUserInput { message: message.into(), invalid_args: &["clue"] }
}

/// Where to look: a department as postal codes have it, and what those that are meant begin with.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    pub department: String,
    pub postal_codes: Vec<String>,
}

impl Place {
    /// None where nothing is asked. Errors: `BAD_USER_INPUT` for what is neither a department nor a postal code.
    pub fn read(text: &str) -> Result<Option<Self>> {
        let text = text.trim().to_ascii_uppercase();
        let postal_codes = match text.as_str() {
            "" => return Ok(None),
            // Corsica's departments share the first two digits of their postal codes.
            "2A" => vec!["200".to_owned(), "201".to_owned()],
            "2B" => vec!["202".to_owned(), "206".to_owned()],
            code if matches!(code.len(), 2 | 3 | 5) && code.bytes().all(|byte| byte.is_ascii_digit()) => {
                vec![code.to_owned()]
            }
            _ => {
                return Err(Error::BadUserInput {
                    message: "Indiquez un département (2 ou 3 caractères) ou un code postal à 5 chiffres."
                        .into(),
                    invalid_args: &["department"],
                });
            }
        };
        Ok(Some(Self { department: postal_codes[0][..2].to_owned(), postal_codes }))
    }

    pub fn holds(&self, postal_code: &str) -> bool {
        self.postal_codes.iter().any(|code| postal_code.starts_with(code))
    }
}

/// An answer, by its number, and the words of its name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hit {
    pub org_id: String,
    pub name_key: String,
}

/// Establishments that are open, or those that are closed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Which {
    Open,
    Closed,
}

/// Whether closed establishments are wanted too.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Closed {
    Wanted,
    Omitted,
}

/// Whether companies of other countries are wanted too.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Foreign {
    Wanted,
    Omitted,
}

/// Keeps the best of what one index gave, each once: names that begin as asked, then the shortest.
pub fn best(question: &Question, hits: Vec<Hit>) -> Vec<Hit> {
    let mut kept: Vec<Hit> = Vec::new();
    for hit in hits {
        if !kept.iter().any(|other| other.org_id == hit.org_id) {
            kept.push(hit);
        }
    }
    kept.sort_by_cached_key(|hit| {
        (Fit::of(question, &hit.name_key), hit.name_key.len(), hit.name_key.clone())
    });
    kept.truncate(MOST_HITS);
    kept
}

/// How well a name fits a question, best first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Fit {
    Exact,
    Begins,
    Somehow,
}

impl Fit {
    fn of(question: &Question, key: &str) -> Self {
        match key.strip_prefix(question.key.as_str()) {
            Some("") => Self::Exact,
            Some(_) => Self::Begins,
            None => Self::Somehow,
        }
    }
}

/// What an answer is ordered by, once all is known of it.
pub fn rank(
    question: &Question,
    names: [Option<&str>; 2],
    which: Which,
    is_registered: Registered,
) -> impl Ord + use<> {
    let fit = names.into_iter().flatten().map(|name| Fit::of(question, &name_key(name))).min();
    let fit = fit.unwrap_or(Fit::Somehow);
    (fit != Fit::Exact, which == Which::Closed, Reverse(is_registered == Registered::Yes), fit)
}

/// Whether a company has an account here.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Registered {
    Yes,
    No,
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Clue {
        Clue::read(text, Environment::Production).unwrap()
    }

    #[test]
    fn clues_by_their_shape() {
        let ids = |list: &[&str]| Clue::Ids(list.iter().map(|&id| id.to_owned()).collect());
        assert_eq!(read("732 829 320 00074"), ids(&["73282932000074"]));
        assert_eq!(
            read("73282932000074, BE 0541.696.005,73282932000074"),
            ids(&["73282932000074", "BE0541696005"])
        );
        assert_eq!(read("732829320"), Clue::Numbers("732829320".into(), "732829321".into()));
        assert_eq!(read("001 829 32000"), Clue::Numbers("00182932000".into(), "00182932001".into()));
        assert!(matches!(read("Vallier, Lyon"), Clue::Words(_)));
        assert!(matches!(read("73282932000075"), Clue::Words(_)));
        for nothing in ["", " ", ", ;", "!"] {
            assert!(Clue::read(nothing, Environment::Production).is_err(), "{nothing}");
        }
        let many: Vec<String> =
            (200_000..200_101).map(|number| format!("LU{number}{:02}", number % 89)).collect();
        assert!(Clue::read(&many.join(","), Environment::Production).is_err());
    }

    #[test]
    fn places() {
        let place = |text: &str| {
            Place::read(text).unwrap().map(|place| (place.department, place.postal_codes.join(" ")))
        };
        assert_eq!(place(" "), None);
        assert_eq!(place("69"), Some(("69".into(), "69".into())));
        assert_eq!(place("974"), Some(("97".into(), "974".into())));
        assert_eq!(place("69001"), Some(("69".into(), "69001".into())));
        assert_eq!(place("2a"), Some(("20".into(), "200 201".into())));
        for wrong in ["6", "6900", "690011", "ab", "é"] {
            assert!(Place::read(wrong).is_err(), "{wrong}");
        }
        assert!(Place::read("2B").unwrap().unwrap().holds("20600"));
        assert!(!Place::read("69").unwrap().unwrap().holds("38120"));
    }

    #[test]
    fn the_best_names_come_first_and_once() {
        let hit = |id: &str, key: &str| Hit { org_id: id.to_owned(), name_key: key.to_owned() };
        let hits = vec![
            hit("1", "le four vallier"),
            hit("2", "vallier freres"),
            hit("3", "vallier"),
            hit("2", "vallier freres"),
        ];
        let ids: String = best(&Question::new("Vallier"), hits).into_iter().map(|hit| hit.org_id).collect();
        assert_eq!(ids, "321");
        let many = (0..50).map(|number| hit(&number.to_string(), "vallier")).collect();
        assert_eq!(best(&Question::new("Vallier"), many).len(), MOST_HITS);
    }

    #[test]
    fn exact_names_then_open_then_registered() {
        let question = Question::new("Vallier");
        let rank = |name, which, registered| rank(&question, [Some(name), None], which, registered);
        let exact_closed = rank("VALLIER", Which::Closed, Registered::No);
        let open_registered = rank("Transports Vallier", Which::Open, Registered::Yes);
        let open = rank("Vallier frères", Which::Open, Registered::No);
        let closed = rank("Vallier frères", Which::Closed, Registered::Yes);
        assert!(exact_closed < open_registered);
        assert!(open_registered < open);
        assert!(open < closed);
    }
}
