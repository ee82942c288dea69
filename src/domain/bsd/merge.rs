//! Three-state inputs poured over what is stored: absent leaves, `null` and `""` clear, a value replaces.

use rust_decimal::Decimal;

use crate::graphql::input::Maybe;

/// Text, where blank is none.
pub fn text(stored: &mut Option<String>, sent: Maybe<String>) {
    option(stored, sent);
    if stored.as_deref() == Some("") {
        *stored = None;
    }
}

/// A value that may be missing.
pub fn option<T>(stored: &mut Option<T>, sent: Maybe<T>) {
    match sent {
        Maybe::Absent => {}
        Maybe::Null => *stored = None,
        Maybe::Value(value) => *stored = Some(value),
    }
}

/// A list or flag, which always has a value: `null` stores the default.
pub fn plain<T: Default>(stored: &mut T, sent: Maybe<T>) {
    match sent {
        Maybe::Absent => {}
        Maybe::Null => *stored = T::default(),
        Maybe::Value(value) => *stored = value,
    }
}

/// An object: `null` clears all its leaves.
pub fn object<T: Default, I>(stored: &mut T, sent: Maybe<I>, merge: impl FnOnce(&mut T, I)) {
    match sent {
        Maybe::Absent => {}
        Maybe::Null => *stored = T::default(),
        Maybe::Value(input) => merge(stored, input),
    }
}

/// A member of an object: where that is null, so are its members.
pub fn member<I, T: Clone>(parent: &Maybe<I>, member: impl FnOnce(&I) -> &Maybe<T>) -> Maybe<T> {
    match parent {
        Maybe::Absent => Maybe::Absent,
        Maybe::Null => Maybe::Null,
        Maybe::Value(input) => member(input).clone(),
    }
}

/// The decimal with the shortest spelling of this float. One out of range becomes the largest there is,
/// which every limit refuses.
pub fn decimal(float: f64) -> Decimal {
    // Display never spells an exponent, and spells the fewest digits that mean the same float.
    float.to_string().parse().unwrap_or(if float < 0.0 { Decimal::MIN } else { Decimal::MAX })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn floats_become_the_decimal_they_were_written_as() {
        for (float, text) in [
            (0.1, "0.1"),
            (2.4, "2.4"),
            (1e-6, "0.000001"),
            (50_000.0, "50000"),
            (0.1 + 0.2, "0.30000000000000004"),
        ] {
            assert_eq!(decimal(float).to_string(), text);
        }
        assert_eq!(decimal(1e300), Decimal::MAX);
        assert_eq!(decimal(-1e300), Decimal::MIN);
    }

    #[test]
    fn blank_text_is_none() {
        let mut stored = Some("a".to_owned());
        text(&mut stored, Maybe::Absent);
        assert_eq!(stored.as_deref(), Some("a"));
        text(&mut stored, Maybe::Value(String::new()));
        assert_eq!(stored, None);
        text(&mut stored, Maybe::Value(" ".into()));
        assert_eq!(stored.as_deref(), Some(" "));
        text(&mut stored, Maybe::Null);
        assert_eq!(stored, None);
    }
}
