//! Shares that containers take of initial notes: the arithmetic of groupings of every kind, to the gram.

use rust_decimal::Decimal;

/// Decimals of a tonne that count.
const GRAM: u32 = 6;

/// How a container came to a share of an initial note.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Share {
    /// As it is stored.
    #[default]
    Kept,
    /// So many tonnes, said now.
    Exactly,
    /// Whatever is left, said now.
    Rest,
}

/// How far a container has come, as what it groups sees it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stage {
    Draft,
    UnderWay,
    Processed,
}

/// How much of an initial note its containers use.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Usage {
    /// Some is left, or a container may still give its share back.
    Waiting,
    /// All is in containers that are sealed.
    Grouped,
    /// All is in containers that are processed.
    Processed,
}

/// Why a share cannot be had.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NoShare {
    NothingLeft,
    NotPositive,
    /// Only so much is left.
    TooMuch(Decimal),
}

/// What is left of a weight beside the shares that others took.
pub fn left(whole: Decimal, taken: impl IntoIterator<Item = Decimal>) -> Decimal {
    (whole - taken.into_iter().sum::<Decimal>()).round_dp(GRAM).max(Decimal::ZERO)
}

/// The share that is had where so much is left. The one asked for is compared as it was sent, unrounded.
pub fn share(asked: Decimal, left: Decimal) -> Result<Decimal, NoShare> {
    if left.is_zero() {
        Err(NoShare::NothingLeft)
    } else if asked <= Decimal::ZERO {
        Err(NoShare::NotPositive)
    } else if asked > left {
        Err(NoShare::TooMuch(left))
    } else {
        Ok(asked)
    }
}

/// What all shares of an initial note come to, and what becomes of it.
pub fn usage(whole: Decimal, shares: &[(Decimal, Stage)]) -> (Decimal, Usage) {
    let taken: Decimal = shares.iter().map(|(share, _)| share).sum();
    let all = |at_least: &[Stage]| shares.iter().all(|(_, stage)| at_least.contains(stage));
    let usage = if taken.round_dp(GRAM) < whole.round_dp(GRAM) || shares.is_empty() {
        Usage::Waiting
    } else if all(&[Stage::Processed]) {
        Usage::Processed
    } else if all(&[Stage::UnderWay, Stage::Processed]) {
        Usage::Grouped
    } else {
        Usage::Waiting
    };
    (taken, usage)
}

#[cfg(test)]
mod tests {
    use Stage::{Draft, Processed, UnderWay};

    use super::*;

    fn tonnes(text: &str) -> Decimal {
        text.parse().unwrap()
    }

    #[test]
    fn what_is_left_is_told_to_the_gram() {
        for (whole, taken, expected) in [
            ("10", vec![], "10"),
            ("10", vec!["6"], "4"),
            ("10", vec!["6", "4"], "0"),
            ("0.3", vec!["0.1", "0.1", "0.1"], "0"),
            ("10", vec!["3.3333333", "3.3333333", "3.3333333"], "0"),
            ("10", vec!["9.999999"], "0.000001"),
            ("10", vec!["9.9999999"], "0"),
            ("10", vec!["12"], "0"),
        ] {
            let taken = taken.into_iter().map(tonnes);
            assert_eq!(left(tonnes(whole), taken), tonnes(expected), "{whole}");
        }
    }

    #[test]
    fn a_share_is_positive_and_within_what_is_left() {
        let had = |asked, left| share(tonnes(asked), tonnes(left));
        assert_eq!(had("4", "4"), Ok(tonnes("4")));
        assert_eq!(had("0.000001", "4"), Ok(tonnes("0.000001")));
        assert_eq!(had("10.0000001", "10"), Err(NoShare::TooMuch(tonnes("10"))));
        assert_eq!(had("0", "10"), Err(NoShare::NotPositive));
        assert_eq!(had("-1", "10"), Err(NoShare::NotPositive));
        assert_eq!(had("1", "0"), Err(NoShare::NothingLeft));
        assert_eq!(share(Decimal::MAX, tonnes("1")), Err(NoShare::TooMuch(tonnes("1"))));
        assert_eq!(share(Decimal::MIN, tonnes("1")), Err(NoShare::NotPositive));
    }

    #[test]
    fn a_note_waits_until_all_of_it_is_in_sealed_containers() {
        for (shares, expected) in [
            (vec![], ("0", Usage::Waiting)),
            (vec![("6", UnderWay)], ("6", Usage::Waiting)),
            (vec![("6", UnderWay), ("4", Draft)], ("10", Usage::Waiting)),
            (vec![("6", Processed), ("4", Draft)], ("10", Usage::Waiting)),
            (vec![("6", UnderWay), ("4", UnderWay)], ("10", Usage::Grouped)),
            (vec![("6", Processed), ("4", UnderWay)], ("10", Usage::Grouped)),
            (vec![("6", Processed), ("4", Processed)], ("10", Usage::Processed)),
            (vec![("6", Processed)], ("6", Usage::Waiting)),
            (vec![("9.9999999", Processed)], ("9.9999999", Usage::Processed)),
            (vec![("9.999999", Processed)], ("9.999999", Usage::Waiting)),
        ] {
            let shares: Vec<_> = shares.into_iter().map(|(share, stage)| (tonnes(share), stage)).collect();
            assert_eq!(usage(tonnes("10"), &shares), (tonnes(expected.0), expected.1), "{shares:?}");
        }
    }
}
