//! Conditions of rows, which carry the words that documentation has for them.

/// When a row of a table holds.
#[derive(Debug)]
pub enum When<R> {
    Always,
    /// Only then; in French, what follows « si ».
    If(fn(&R) -> bool, &'static str),
}

// Derived, they would ask the same of `R`, of which a condition holds nothing.
impl<R> Clone for When<R> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<R> Copy for When<R> {}

impl<R> When<R> {
    pub fn holds(&self, record: &R) -> bool {
        match self {
            Self::Always => true,
            Self::If(condition, _) => condition(record),
        }
    }

    /// Its words; an unconditional row needs none.
    pub const fn words(&self) -> Option<&'static str> {
        match self {
            Self::Always => None,
            Self::If(_, words) => Some(words),
        }
    }
}
