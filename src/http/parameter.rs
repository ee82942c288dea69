//! Parameters of addresses and forms.

use std::borrow::Cow;

/// One of the parameters of an address or a form.
#[derive(Debug, PartialEq, Eq)]
pub enum Parameter<'a> {
    Absent,
    One(Cow<'a, str>),
    /// Given several times, or as a list.
    Several,
}

impl<'a> Parameter<'a> {
    pub fn named(encoded: &'a [u8], name: &str) -> Self {
        let mut found = Self::Absent;
        for (key, value) in url::form_urlencoded::parse(encoded) {
            let base = key.split('[').next().unwrap_or_default();
            if base != name {
                continue;
            }
            found = match found {
                Self::Absent if key == name => Self::One(value),
                _ => Self::Several,
            };
        }
        found
    }

    pub fn one(self) -> Option<Cow<'a, str>> {
        match self {
            Self::One(value) => Some(value),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_parameter_may_be_given_once() {
        let query = b"query=%7Ba%7D&x=1&x=2&y[]=1";
        assert_eq!(Parameter::named(query, "query"), Parameter::One("{a}".into()));
        assert_eq!(Parameter::named(query, "x"), Parameter::Several);
        assert_eq!(Parameter::named(query, "y"), Parameter::Several);
        assert_eq!(Parameter::named(query, "z"), Parameter::Absent);
    }
}
