//! Texts, numbers and dates as a document prints them.

use std::borrow::Cow;

use jiff::Timestamp;
use jiff::tz::TimeZone;
use rust_decimal::Decimal;

use crate::scalars::DateTime;
use crate::scalars::date_time::PARIS;

/// Most characters printed of a field; the rules bound nearly all of them below.
const LINE: usize = 260;
/// Most characters printed of one that is a paragraph.
const PARAGRAPH: usize = 800;
/// Words that are wider may be broken, lest they run out of their box; in hundredths of the type's size.
const WORD: usize = 2100;
/// The same for the cells of a table.
const CELL_WORD: usize = 1200;
/// How far from one another such breaks are.
const PIECE: usize = 1000;
/// A break that is not seen.
const BREAK: char = '\u{200B}';
/// Stands between thousands, and before a unit.
const NARROW: char = '\u{202F}';

/// A day that nobody has given yet, to be filled in by hand.
pub const NO_DAY: &str = "__ /__ /____";

/// What a client wrote, fit for a field; none when nothing of it can be seen.
pub fn line(raw: &str) -> Option<String> {
    printable(raw, LINE, WORD)
}

/// What a client wrote, fit for a narrow column.
pub fn cell(raw: &str) -> Option<String> {
    printable(raw, LINE, CELL_WORD)
}

/// What a client wrote, where it may be longer.
pub fn paragraph(raw: &str) -> Option<String> {
    printable(raw, PARAGRAPH, WORD)
}

pub fn line_of(raw: Option<&String>) -> Option<String> {
    raw.and_then(|raw| line(raw))
}

/// On one line, without what is not seen or turns the writing round, cut to length, wide words breakable.
fn printable(raw: &str, most: usize, widest: usize) -> Option<String> {
    let mut text = String::with_capacity(raw.len().min(2 * most));
    let mut shown = 0;
    for word in raw.split(|char: char| char.is_whitespace() || char.is_control()) {
        let word: String = word.chars().filter(|char| !is_invisible(*char)).take(most + 1).collect();
        if word.is_empty() {
            continue;
        }
        if shown > 0 {
            text.push(' ');
            shown += 1;
        }
        let room = most.saturating_sub(shown);
        let count = word.chars().count();
        push_word(&mut text, word.chars().take(room), widest);
        shown += count.min(room);
        if count > room {
            text.push('…');
            break;
        }
    }
    (shown > 0).then_some(text)
}

fn push_word(text: &mut String, word: impl Iterator<Item = char> + Clone, widest: usize) {
    let is_wide = word.clone().map(width).sum::<usize>() > widest;
    let mut since_break = 0;
    for char in word {
        if is_wide && since_break + width(char) > PIECE {
            text.push(BREAK);
            since_break = 0;
        }
        since_break += width(char);
        text.push(char);
    }
}

/// About how wide a letter is, in hundredths of the type's size, seldom less than in truth.
fn width(char: char) -> usize {
    match char {
        'i' | 'j' | 'l' | 'I' | '.' | ',' | ':' | ';' | '\'' | '!' | '|' => 33,
        't' | 'f' | 'r' => 42,
        'm' | 'w' | 'M' | 'W' | '@' | '%' => 98,
        'a'..='z' | '0'..='9' | '-' | '_' | '/' => 60,
        'A'..='Z' => 75,
        _ if char.is_ascii() => 62,
        _ if char < '\u{0250}' => 75,
        _ => 105,
    }
}

/// Joins nothing, breaks nothing, or changes the direction of what follows.
fn is_invisible(char: char) -> bool {
    matches!(
        char,
        '\u{00AD}' | '\u{061C}' | '\u{180E}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}'
            | '\u{2060}'..='\u{206F}' | '\u{FEFF}' | '\u{FFF9}'..='\u{FFFB}' | '\u{E0000}'..='\u{E0FFF}'
    )
}

/// `24/11/2026`, in Paris.
pub fn day(at: Option<DateTime>) -> Option<String> {
    at.map(|DateTime(at)| local(at).strftime("%d/%m/%Y").to_string())
}

/// `24/11/2026 à 09:00`, in Paris.
pub fn moment(at: Timestamp) -> String {
    local(at).strftime("%d/%m/%Y à %H:%M").to_string()
}

pub fn local(at: Timestamp) -> jiff::Zoned {
    let paris: &TimeZone = &PARIS;
    at.to_zoned(paris.clone())
}

/// `12 500,25`.
pub fn number(exact: Decimal) -> String {
    let plain = exact.normalize().to_string();
    let (whole, fraction) = match plain.split_once('.') {
        Some((whole, fraction)) => (whole, Some(fraction)),
        None => (plain.as_str(), None),
    };
    let mut text = String::new();
    for (place, digit) in whole.char_indices() {
        if place > 0 && (whole.len() - place).is_multiple_of(3) && !text.ends_with('-') {
            text.push(NARROW);
        }
        text.push(digit);
    }
    if let Some(fraction) = fraction {
        text.push(',');
        text.push_str(fraction);
    }
    text
}

/// `2,35 tonnes`.
pub fn tonnes(exact: Decimal) -> String {
    let unit = if exact.abs() < Decimal::TWO { "tonne" } else { "tonnes" };
    format!("{}{NARROW}{unit}", number(exact))
}

/// A code with what it means: `R 2 – Récupération ou régénération des solvants`.
pub fn explained(code: &str, meaning: Option<&str>) -> String {
    match meaning {
        Some(meaning) => format!("{code} – {meaning}"),
        None => code.to_owned(),
    }
}

/// `1 fût`, `2 fûts`.
pub fn plural(count: i64, one: &'static str, several: &'static str) -> Cow<'static, str> {
    if count.abs() < 2 { one.into() } else { several.into() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_are_one_line_of_what_can_be_seen() {
        let table = [
            ("Mina", Some("Mina")),
            ("  4 quai\n\tdes  Tonneliers \0", Some("4 quai des Tonneliers")),
            ("a\u{202E}b\u{200B}c\u{FEFF}", Some("abc")),
            (" \u{2029} \u{200F}", None),
            ("", None),
            ("#panic() $x$ *gras* _x_ \\ <a> @b", Some("#panic() $x$ *gras* _x_ \\ <a> @b")),
        ];
        for (raw, shown) in table {
            assert_eq!(line(raw).as_deref(), shown, "{raw:?}");
        }
    }

    #[test]
    fn texts_end_somewhere() {
        let long = line(&"mot ".repeat(1000)).unwrap();
        assert!((LINE..=LINE + 1).contains(&long.chars().count()), "{long}");
        assert!(long.ends_with('…'));
        let exact = "x".repeat(LINE);
        assert_eq!(line(&exact).unwrap().replace(BREAK, ""), exact);
        assert_eq!(line(&format!("{exact}x")).unwrap().replace(BREAK, ""), format!("{exact}…"));
    }

    #[test]
    fn wide_words_break_and_others_stay_whole() {
        let word = line(&"W".repeat(25)).unwrap();
        assert_eq!(word.split(BREAK).map(str::len).collect::<Vec<_>>(), [10, 10, 5]);
        assert_eq!(line("anticonstitutionnellement@exemple.fr").unwrap().find(BREAK), None);
        assert_eq!(cell("tétrachloroéthylène").unwrap().find(BREAK), None);
        assert!(cell("anticonstitutionnellement@exemple.fr").unwrap().contains(BREAK));
    }

    #[test]
    fn numbers_are_french() {
        let table = [
            ("0", "0"),
            ("2.500", "2,5"),
            ("0.000001", "0,000001"),
            ("999", "999"),
            ("50000", "50\u{202F}000"),
            ("1234567.8", "1\u{202F}234\u{202F}567,8"),
        ];
        for (exact, shown) in table {
            assert_eq!(number(exact.parse().unwrap()), shown);
        }
        assert_eq!(tonnes("1.5".parse().unwrap()), "1,5\u{202F}tonne");
        assert_eq!(tonnes("2".parse().unwrap()), "2\u{202F}tonnes");
    }

    #[test]
    fn days_are_those_of_paris() {
        let evening = DateTime("2026-11-24T23:30:00Z".parse().unwrap());
        assert_eq!(day(Some(evening)).unwrap(), "25/11/2026");
        assert_eq!(moment(evening.0), "25/11/2026 à 00:30");
        assert_eq!(day(None), None);
    }
}
