//! Riddles that people solve and programs should not: five characters, drawn and spoken.
//!
//! Nothing here knows for whom; tokens, their life and their single use belong to the store.

mod picture;
mod sound;

pub use picture::picture;
pub use sound::{Sound, out_of_date, sound};

use rand::RngExt;

/// Length of the token that stands for a riddle.
pub const TOKEN_LENGTH: usize = 10;

/// No I, O or 0, which are taken for one another.
const ALPHABET: &[u8] = b"ABCDEFGHJKLMNPQRSTUVWXYZ123456789";
const LENGTH: usize = 5;

/// A new answer to be guessed.
pub fn draw() -> String {
    let mut rng = rand::rng();
    (0..LENGTH).map(|_| char::from(ALPHABET[rng.random_range(0..ALPHABET.len())])).collect()
}

/// Whether somebody gave the answer, in whatever case.
pub fn is_answer(answer: &str, given: &str) -> bool {
    answer.eq_ignore_ascii_case(given.trim())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn answers_are_five_characters_that_cannot_be_confused() {
        let answers: Vec<String> = (0..500).map(|_| draw()).collect();
        for answer in &answers {
            assert_eq!(answer.len(), 5);
            assert!(answer.bytes().all(|byte| ALPHABET.contains(&byte)), "{answer}");
        }
        let used: std::collections::BTreeSet<u8> = answers.iter().flat_map(|answer| answer.bytes()).collect();
        assert_eq!(used.len(), ALPHABET.len(), "each of them is drawn one day");
    }

    #[test]
    fn case_and_blanks_do_not_matter() {
        assert!(is_answer("AB1CD", " ab1cd "));
        assert!(!is_answer("AB1CD", "AB1C"));
        assert!(!is_answer("AB1CD", ""));
    }
}
