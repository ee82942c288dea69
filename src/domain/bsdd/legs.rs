//! The legs of a note: a direct note has one, temporary storage makes it two.
//!
//! The second, the suite, is a [`Record`] in all but its row, so that the same tables check it and the same
//! functions sign and treat it.

use super::Record;

/// The leg that ends at the destination: the suite if there is one, else the note itself.
pub fn final_leg(record: &Record) -> &Record {
    record.suite.as_deref().unwrap_or(record)
}

/// The same, to be changed.
pub fn final_leg_mut(record: &mut Record) -> &mut Record {
    // A match on the option would keep the whole record borrowed in the arm that lacks a suite.
    if record.suite.is_some() { record.suite.as_deref_mut().expect("it was just seen") } else { record }
}
