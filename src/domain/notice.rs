//! The situation notice that the national institute of statistics (INSEE) gives a company about itself: a PDF, read as
//! text and metadata before it comes here (platform specification, 5.11).
//!
//! It is not signed: what is checked is that it looks as the institute makes it, is about the establishment, is recent,
//! and was not worked on afterwards.

use jiff::civil::Date;
use jiff::{Timestamp, ToSpan};
use serde::{Deserialize, Serialize};

use crate::error::{Error, Result};
use crate::scalars::date_time::PARIS;

/// The longest `pdf`, in base64.
const LARGEST: usize = 3 * 1024 * 1024;
/// A notice has one; two where there is much to say.
const MOST_PAGES: usize = 4;
const TITLE: &str = "situation au repertoire sirene";

/// A PDF as it was read.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Document {
    pub text: String,
    pub pages: usize,
    /// What made the file, and when, as it says itself.
    pub producer: Option<String>,
    pub created: Option<String>,
    pub modified: Option<String>,
    /// How often it was written to after it was made.
    pub additions: usize,
    /// It holds scripts, files or forms.
    pub is_active: bool,
    pub is_encrypted: bool,
}

/// What a notice tells of an establishment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Notice {
    pub name: String,
    /// In one line.
    pub address: String,
    pub code_naf: String,
    pub libelle_naf: String,
}

/// What follows a label goes on to the next one.
#[rustfmt::skip]
const LABELS: &[&str] = &[
    "description de l'entreprise", "description de l'etablissement", "identifiant siren", "identifiant siret du siege",
    "identifiant siret", "denomination usuelle", "denomination", "nom d'usage", "nom", "prenoms", "prenom", "sigle",
    "enseigne", "categorie juridique", "adresse", "activite principale exercee",
    "appartenance au champ de l'ess", "appartenance au champ des societes a mission", "etablissement actif",
    "etablissement ferme", "entreprise active", "entreprise cessee", "important :", "important:", "a la date du",
];

/// The file in `pdf`, base64 with or without the head of a data URL. Errors: `BAD_USER_INPUT`.
pub fn encoded(pdf: &str) -> Result<&str> {
    let body = pdf.strip_prefix("data:application/pdf;base64,").unwrap_or(pdf);
    if body.len() > LARGEST {
        return Err(refusal("Le fichier (pdf) ne peut dépasser 3 Mo."));
    }
    if body.is_empty() {
        return Err(refusal("Le fichier (pdf) est vide."));
    }
    Ok(body)
}

/// What a document tells of an establishment, if it is a notice that may be believed. `producers` are beginnings of
/// what makes notices; none: any that says its name. Errors: `BAD_USER_INPUT`.
pub fn read(document: &Document, siret: &str, producers: &[String], now: Timestamp) -> Result<Notice> {
    check_file(document, producers, now)?;
    let text = Folded::of(&document.text);
    if !text.folded.contains(TITLE) {
        return Err(refusal("Ce document n'est pas un avis de situation au répertoire SIRENE."));
    }
    let date = text
        .after("a la date du", 0)
        .and_then(|(value, _)| date(&value.to_lowercase()))
        .ok_or_else(|| refusal("La date de l'avis de situation est illisible."))?;
    check_age(date, now)?;
    let establishment = text
        .folded
        .find("description de l'etablissement")
        .ok_or_else(|| refusal("L'avis de situation ne décrit pas d'établissement."))?;
    let (number, _) = text.after("identifiant siret", establishment).unwrap_or_default();
    let number: String = number.chars().filter(char::is_ascii_digit).take(14).collect();
    if number != siret {
        return Err(refusal("L'avis de situation n'est pas celui de l'établissement désigné par le SIRET."));
    }
    let is_closed = text.folded[establishment..].contains("etablissement ferme")
        || text.folded.contains("entreprise cessee");
    if is_closed {
        return Err(refusal("L'avis de situation est celui d'un établissement fermé."));
    }
    if !text.folded[establishment..].contains("etablissement actif") {
        return Err(refusal("L'avis de situation ne dit pas que l'établissement est actif."));
    }
    let lacking = |what: &str| refusal(format!("L'avis de situation ne donne pas {what}."));
    let name = name(&text).ok_or_else(|| lacking("le nom de l'entreprise"))?;
    let (address, _) =
        text.after("adresse", establishment).ok_or_else(|| lacking("l'adresse de l'établissement"))?;
    let (activity, _) = text
        .after("activite principale exercee", establishment)
        .ok_or_else(|| lacking("l'activité de l'établissement"))?;
    let (code_naf, libelle_naf) = activity_of(&activity).ok_or_else(|| lacking("le code de l'activité"))?;
    Ok(Notice { name, address, code_naf, libelle_naf })
}

/// What the file says of itself.
fn check_file(document: &Document, producers: &[String], now: Timestamp) -> Result<()> {
    if document.is_encrypted || document.is_active {
        return Err(refusal("Le fichier contient ce qu'un avis de situation ne contient pas."));
    }
    if !(1..=MOST_PAGES).contains(&document.pages) {
        return Err(refusal("Le fichier n'a pas le nombre de pages d'un avis de situation."));
    }
    let producer = document.producer.as_deref().map(str::trim).filter(|name| !name.is_empty());
    let is_known = producer.is_some_and(|name| {
        producers.is_empty() || producers.iter().any(|known| name.starts_with(known.as_str()))
    });
    if !is_known {
        return Err(refusal("Les métadonnées du fichier ne sont pas celles d'un avis de situation."));
    }
    let created = document.created.as_deref().and_then(made_on);
    let created = created.ok_or_else(|| refusal("Le fichier ne dit pas quand il a été fait."))?;
    let is_touched = document.modified.is_some() && document.modified != document.created;
    if document.additions > 0 || is_touched {
        return Err(refusal("Le fichier a été modifié après avoir été fait."));
    }
    check_age(created, now)
}

/// At most three months old. One that is dated tomorrow comes from another time zone.
fn check_age(date: Date, now: Timestamp) -> Result<()> {
    let today = now.to_zoned(PARIS.clone()).date();
    let eldest = today.checked_sub(3.months()).unwrap_or(today);
    let latest = today.checked_add(1.day()).unwrap_or(today);
    if date <= eldest {
        return Err(refusal("L'avis de situation a trois mois ou plus."));
    }
    if date > latest {
        return Err(refusal("L'avis de situation est daté d'un jour à venir."));
    }
    Ok(())
}

/// The legal name; of a person the names.
fn name(text: &Folded) -> Option<String> {
    let company = text.folded.find("description de l'entreprise").unwrap_or(0);
    let value = |label| text.after(label, company).map(|(value, _)| value).filter(|value| !value.is_empty());
    value("denomination").or_else(|| {
        let last = value("nom")?;
        let first = value("prenoms").or_else(|| value("prenom")).unwrap_or_default();
        Some(format!("{first} {last}").trim().to_owned())
    })
}

/// `38.12Z - Collecte des déchets dangereux`, with or without `(APE)` before it.
fn activity_of(value: &str) -> Option<(String, String)> {
    let value = value.trim_start_matches("(APE)").trim_start_matches([' ', ':']);
    let end = value.find([' ', '-']).unwrap_or(value.len());
    let (code, label) = value.split_at(end);
    let digits: Vec<char> = code.chars().filter(|c| *c != '.').collect();
    let is_code = digits.len() == 5
        && digits[..4].iter().all(char::is_ascii_digit)
        && digits[4].is_ascii_uppercase()
        && code.is_ascii();
    let label = label.trim_matches([' ', '-']).to_owned();
    let digits: String = digits.into_iter().collect();
    (is_code && !label.is_empty()).then(|| (format!("{}.{}", &digits[..2], &digits[2..]), label))
}

const MONTHS: [&str; 12] = [
    "janvier",
    "fevrier",
    "mars",
    "avril",
    "mai",
    "juin",
    "juillet",
    "aout",
    "septembre",
    "octobre",
    "novembre",
    "decembre",
];

/// `24/11/2026…` or `24 novembre 2026…`, folded.
fn date(text: &str) -> Option<Date> {
    let folded = Folded::of(text).folded;
    let mut words = folded.split([' ', '/', ',']).filter(|word| !word.is_empty());
    let day = words.next()?.trim_end_matches("er").parse().ok()?;
    let month = words.next()?;
    let month = match MONTHS.iter().position(|name| *name == month) {
        Some(place) => i8::try_from(place + 1).ok()?,
        None => month.parse().ok()?,
    };
    Date::new(words.next()?.parse().ok()?, month, day).ok()
}

/// `D:20261124081500+01'00'`: the day as it was written.
fn made_on(text: &str) -> Option<Date> {
    let digits = text.strip_prefix("D:").unwrap_or(text).get(..8)?;
    Date::new(digits.get(..4)?.parse().ok()?, digits.get(4..6)?.parse().ok()?, digits.get(6..)?.parse().ok()?)
        .ok()
}

/// A text in one line, beside itself in lower case without accents. Both have the same characters at the same places.
struct Folded {
    line: Vec<char>,
    /// ASCII, a byte a character of `line`.
    folded: String,
}

impl Folded {
    fn of(text: &str) -> Self {
        let line: Vec<char> = text.split_whitespace().collect::<Vec<_>>().join(" ").chars().collect();
        let folded = line.iter().map(|&c| fold(c)).collect();
        Self { line, folded }
    }

    /// What stands between a label, looked for from a place on, and the next one; and the place where it ends.
    fn after(&self, label: &str, from: usize) -> Option<(String, usize)> {
        let start = self.place(label, from)? + label.len();
        // A longer label that begins alike is another one: it would have been found at the same place.
        let end = LABELS.iter().filter_map(|next| self.place(next, start)).min().unwrap_or(self.folded.len());
        let value: String = self.line[start..end].iter().collect();
        Some((value.trim_matches([' ', ':', '\u{a0}']).to_owned(), end))
    }

    /// Where a label stands as words of its own.
    fn place(&self, label: &str, from: usize) -> Option<usize> {
        let bytes = self.folded.as_bytes();
        self.folded.get(from..)?.match_indices(label).map(|(at, _)| at + from).find(|&at| {
            let end = at + label.len();
            let apart = |byte: Option<&u8>| byte.is_none_or(|byte| !byte.is_ascii_lowercase());
            let longer = LABELS.iter().any(|other| {
                other.len() > label.len() && other.starts_with(label) && self.folded[at..].starts_with(other)
            });
            apart(at.checked_sub(1).and_then(|before| bytes.get(before))) && apart(bytes.get(end)) && !longer
        })
    }
}

/// A letter in lower case without its accent; `?` for what is neither a letter nor ASCII.
fn fold(c: char) -> char {
    match c.to_lowercase().next().unwrap_or(c) {
        'à' | 'â' | 'ä' => 'a',
        'ç' => 'c',
        'é' | 'è' | 'ê' | 'ë' => 'e',
        'î' | 'ï' => 'i',
        'ô' | 'ö' => 'o',
        'ù' | 'û' | 'ü' => 'u',
        '’' | '‘' | '`' => '\'',
        '–' | '—' | '−' => '-',
        lower if lower.is_ascii() => lower,
        _ => '?',
    }
}

fn refusal(message: impl Into<std::borrow::Cow<'static, str>>) -> Error {
    Error::bad_input(message)
}

#[cfg(test)]
mod tests;
