//! What the codes of the French nomenclature of activities (NAF, revision 2) mean.

use std::sync::LazyLock;

/// A code and its meaning a line, in order of the codes.
static LINES: LazyLock<Vec<(&str, &str)>> =
    LazyLock::new(|| include_str!("naf.tsv").lines().filter_map(|line| line.split_once('\t')).collect());

/// The meaning of a code as `38.12Z`; none for one of another nomenclature.
pub fn label(code: &str) -> Option<&'static str> {
    let place = LINES.binary_search_by_key(&code, |line| line.0).ok()?;
    Some(LINES[place].1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_code_is_found() {
        assert_eq!(LINES.len(), 732);
        assert!(LINES.iter().all(|(code, meaning)| label(code) == Some(meaning)));
        assert_eq!(label("38.12Z"), Some("Collecte des déchets dangereux"));
        assert_eq!(label("00.00Z"), None);
    }
}
