//! How notes move: status × operation → status.

use super::when::When;

/// One move. Of several rows for a status and an operation, the first whose guard holds wins.
#[derive(Debug)]
pub struct Move<R, S, O> {
    pub from: S,
    pub by: O,
    pub to: S,
    pub when: When<R>,
}

pub const fn step<R, S: Copy, O: Copy>(from: S, by: O, to: S, when: When<R>) -> Move<R, S, O> {
    Move { from, by, to, when }
}

/// The status that an operation leads to; `None` when it is not allowed from there.
pub fn next<R, S: Copy + PartialEq, O: PartialEq>(
    moves: &[Move<R, S, O>],
    from: S,
    by: &O,
    record: &R,
) -> Option<S> {
    moves.iter().find(|row| row.from == from && row.by == *by && row.when.holds(record)).map(|row| row.to)
}

/// Whether a move by this operation starts from there, on whatever condition.
pub fn leads_on<R, S: PartialEq, O: PartialEq>(moves: &[Move<R, S, O>], from: S, by: &O) -> bool {
    moves.iter().any(|row| row.from == from && row.by == *by)
}
