//! Words of names, as the directory is searched by: in lower case and without accents, on both sides.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// Most words of a question that are looked at.
const MOST_WORDS: usize = 8;
/// Longest text that names are ordered by.
const KEY_LENGTH: usize = 80;
/// Shortest beginning of a word that stands for the whole of it.
const SHORTEST_PREFIX: usize = 3;

/// Words that are in too many names to tell them apart: articles, and what a company is in law. In order.
#[rustfmt::skip]
const COMMON: &[&str] = &[
    "a", "au", "aux", "cie", "d", "de", "des", "du", "earl", "ei", "en", "et", "eurl", "gaec", "gie", "l", "la", "le",
    "les", "mme", "monsieur", "mr", "sa", "sarl", "sas", "sasu", "sca", "scea", "sci", "scm", "scp", "selarl", "snc",
    "ste",
];

/// The words of a text. Letters that stand alone beside each other are an acronym: `E.D.F` is `edf`.
pub fn words(text: &str) -> Vec<String> {
    let mut words: Vec<String> = Vec::new();
    let mut spelled = false;
    let mut word = String::new();
    let mut end = |word: &mut String| {
        if word.is_empty() {
            return;
        }
        let is_letter = word.len() == 1 && word.as_bytes()[0].is_ascii_alphabetic();
        match words.last_mut() {
            Some(last) if is_letter && spelled => last.push_str(word),
            _ => words.push(word.clone()),
        }
        spelled = is_letter;
        word.clear();
    };
    for c in text.nfd().filter(|c| !is_combining_mark(*c)) {
        match c {
            'a'..='z' | '0'..='9' => word.push(c),
            'A'..='Z' => word.push(c.to_ascii_lowercase()),
            'œ' | 'Œ' => word.push_str("oe"),
            'æ' | 'Æ' => word.push_str("ae"),
            'ß' => word.push_str("ss"),
            'ø' | 'Ø' => word.push('o'),
            'ł' | 'Ł' => word.push('l'),
            _ => end(&mut word),
        }
    }
    end(&mut word);
    words
}

/// What a name is ordered by, and found by its beginning.
pub fn name_key(name: &str) -> String {
    let mut key = String::new();
    for word in words(name) {
        if key.len() + word.len() >= KEY_LENGTH {
            break;
        }
        if !key.is_empty() {
            key.push(' ');
        }
        key.push_str(&word);
    }
    key
}

/// Whether a word tells names apart.
pub fn is_telling(word: &str) -> bool {
    COMMON.binary_search(&word).is_err()
}

/// What an establishment is found by: words of its names and of its town, and the beginnings of its postal code.
pub fn lexemes<'a>(texts: impl IntoIterator<Item = &'a str>, postal_code: Option<&str>) -> Vec<String> {
    let mut all: Vec<String> = texts.into_iter().flat_map(words).filter(|word| is_telling(word)).collect();
    if let Some(code) = postal_code {
        all.extend([2, 3, code.len()].iter().filter_map(|end| Some(format!("={}", code.get(..*end)?))));
    }
    all.sort_unstable();
    all.dedup();
    all
}

/// A question in words.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Question {
    /// What a name begins with that answers it.
    pub key: String,
    /// Words that an answer has, or begins words of its own with.
    pub words: Vec<String>,
}

impl Question {
    pub fn new(clue: &str) -> Self {
        let mut words: Vec<String> = words(clue);
        words.truncate(MOST_WORDS);
        let key = words.join(" ");
        let mut telling: Vec<String> = Vec::new();
        for word in words {
            if is_telling(&word) && !telling.contains(&word) {
                telling.push(word);
            }
        }
        Self { key, words: telling }
    }
}

/// Where to look for a word, by how many establishments have it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Uses {
    /// Those that have this very word.
    pub word: i64,
    /// Those that have a word which begins with it.
    pub prefix: i64,
}

/// How the index is asked.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Terms {
    /// Asked of the index. None: it would have to read too much.
    pub index: Option<String>,
    /// Asked of what the index gives, row by row.
    pub rest: Option<String>,
}

/// Most establishments that a beginning of words may stand for when the index is asked; it reads all of them.
const MOST_PREFIXED: i64 = 30_000;
/// Most establishments with the rarest of whole words: the index passes over those that lack it.
const MOST_EXACT: i64 = 150_000;

/// A word as PostgreSQL is asked for it: long enough, it is also the beginning of others.
pub fn term(word: &str) -> String {
    let ending = if word.len() >= SHORTEST_PREFIX { ":*" } else { "" };
    format!("'{word}'{ending}")
}

impl Terms {
    /// Words that few establishments have are asked of the index, others of the rows it gives. A postal code is
    /// one more word, though not one that an answer could be found by alone.
    pub fn new(words: &[(String, Uses)], postal_codes: &[String]) -> Self {
        let (few, many): (Vec<_>, Vec<_>) = words
            .iter()
            .partition(|(word, uses)| word.len() >= SHORTEST_PREFIX && uses.prefix <= MOST_PREFIXED);
        let mut index: Vec<String> = few.iter().map(|(word, _)| term(word)).collect();
        let mut rest: Vec<String> = many.iter().map(|(word, _)| term(word)).collect();
        if index.is_empty() {
            // Each is too common as a beginning: as whole words, they may do.
            if many.iter().all(|(_, uses)| uses.word > MOST_EXACT) {
                return Self::default();
            }
            index = many.iter().map(|(word, _)| format!("'{word}'")).collect();
            rest.clear();
        }
        if !postal_codes.is_empty() {
            let codes: Vec<String> = postal_codes.iter().map(|code| format!("'={code}'")).collect();
            index.push(format!("({})", codes.join(" | ")));
        }
        Self { index: Some(index.join(" & ")), rest: (!rest.is_empty()).then(|| rest.join(" & ")) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_have_neither_case_nor_accents() {
        let table = [
            ("Société Générale d'Électricité", "societe generale d electricite"),
            ("CŒUR DE PÂTES", "coeur de pates"),
            ("E.D.F. et G D F", "edf et gdf"),
            ("3M France - 75", "3m france 75"),
            ("L’ORÉAL", "l oreal"),
            ("!!!", ""),
            ("Ångström & Łódź", "angstrom lodz"),
        ];
        for (text, expected) in table {
            assert_eq!(words(text).join(" "), expected, "{text}");
        }
    }

    #[test]
    fn common_words_stand_in_order() {
        assert!(COMMON.is_sorted());
        assert!(!is_telling("sarl"));
        assert!(is_telling("transports"));
    }

    #[test]
    fn an_establishment_is_found_by_its_names_and_its_place() {
        let found = lexemes(["SARL Le Four", "LE FOUR", "Saint-Égrève"], Some("38120"));
        assert_eq!(found, ["=38", "=381", "=38120", "egreve", "four", "saint"]);
        assert_eq!(lexemes(["Le Four"], Some("9")), ["=9", "four"]);
    }

    #[test]
    fn keys_are_cut_between_words() {
        let key = name_key(&"Compagnie ".repeat(20));
        assert_eq!(key.len(), 8 * "compagnie".len() + 7);
        assert_eq!(name_key(&"x".repeat(200)), "");
    }

    #[test]
    fn questions_keep_what_tells_names_apart() {
        let question = Question::new("SARL Le Four, le four");
        assert_eq!(question.key, "sarl le four le four");
        assert_eq!(question.words, ["four"]);
        assert_eq!(Question::new("  "), Question::default());
    }

    fn asked(words: &[(&str, i64, i64)], postal_codes: &[&str]) -> String {
        let words: Vec<(String, Uses)> =
            words.iter().map(|&(text, word, prefix)| (text.to_owned(), Uses { word, prefix })).collect();
        let postal_codes: Vec<String> = postal_codes.iter().map(|&code| code.to_owned()).collect();
        let terms = Terms::new(&words, &postal_codes);
        format!("{} | {}", terms.index.unwrap_or_default(), terms.rest.unwrap_or_default())
    }

    #[test]
    fn the_index_is_asked_for_what_is_rare() {
        assert_eq!(asked(&[("vallier", 40, 90)], &[]), "'vallier':* | ");
        assert_eq!(
            asked(&[("transports", 150_000, 160_000), ("vallier", 40, 90)], &["69"]),
            "'vallier':* & ('=69') | 'transports':*"
        );
        assert_eq!(asked(&[("martin", 90_000, 400_000)], &[]), "'martin' | ");
        assert_eq!(
            asked(&[("jean", 600_000, 900_000), ("martin", 90_000, 400_000)], &[]),
            "'jean' & 'martin' | "
        );
        assert_eq!(asked(&[("paris", 3_000_000, 3_000_000)], &["200", "201"]), " | ");
        assert_eq!(asked(&[("ab", 3, 0), ("vallier", 40, 90)], &[]), "'vallier':* | 'ab'");
        assert_eq!(asked(&[("ab", 3, 0)], &["200", "201"]), "'ab' & ('=200' | '=201') | ");
    }
}
