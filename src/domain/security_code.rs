//! The guard of companies' four-digit codes against guessing (platform specification, 3.7).

use jiff::{SignedDuration, Timestamp};

use crate::error::{Error, Result};

/// Attempts that are looked at before the lock closes.
const ALLOWED: i32 = 2;
const LOCK: SignedDuration = SignedDuration::from_secs(10);
const LIFE: SignedDuration = SignedDuration::from_mins(30);

/// Attempts that a user made at a company's code since the last success, lock or expiry.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Attempts {
    pub count: i32,
    /// When the first of them was made.
    pub since: Timestamp,
    pub locked_until: Option<Timestamp>,
}

impl Attempts {
    /// Nothing was tried so far.
    pub const fn none(now: Timestamp) -> Self {
        Self { count: 0, since: now, locked_until: None }
    }

    /// Tries a code. What comes back first is to be kept, whatever the second says.
    pub fn attempt(self, given: i32, right: Option<i32>, now: Timestamp) -> (Self, Result<()>) {
        if self.locked_until.is_some_and(|end| now < end) {
            return (self, Err(locked()));
        }
        // A lock that is over took its counter with it; so did age.
        let is_over = self.locked_until.is_some() || now.duration_since(self.since) >= LIFE;
        let before = if is_over { Self::none(now) } else { self };
        let count = before.count + 1;
        if count > ALLOWED {
            return (Self { count, locked_until: Some(now + LOCK), ..before }, Err(locked()));
        }
        if right == Some(given) {
            return (Self::none(now), Ok(()));
        }
        (Self { count, ..before }, Err(wrong(ALLOWED - count)))
    }
}

/// What a signature without right and without code is told.
pub fn missing() -> Error {
    Error::forbidden(
        "Vous n'êtes pas membre de cet établissement. Indiquez son code de signature pour signer à sa place.",
    )
}

fn wrong(left: i32) -> Error {
    Error::forbidden(match left {
        0 => "Code de signature invalide. Plus aucune tentative n'est possible avant quelques secondes."
            .to_owned(),
        1 => "Code de signature invalide. Il vous reste 1 tentative.".to_owned(),
        _ => format!("Code de signature invalide. Il vous reste {left} tentatives."),
    })
}

fn locked() -> Error {
    Error::TooManyRequests(
        "Trop de tentatives avec un code de signature invalide. Réessayez dans quelques secondes.".into(),
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::error::Code;

    const CODE: Option<i32> = Some(4321);

    fn second(offset: i64) -> Timestamp {
        Timestamp::from_second(1_900_000_000 + offset).unwrap()
    }

    /// Runs attempts, each a second and a code, and tells how each ended.
    fn run(attempts: &[(i64, i32)]) -> Vec<Option<Code>> {
        let mut kept = Attempts::none(second(0));
        attempts
            .iter()
            .map(|&(at, code)| {
                let (after, answer) = kept.attempt(code, CODE, second(at));
                kept = after;
                answer.err().map(|error| error.code())
            })
            .collect()
    }

    const NO: Option<Code> = Some(Code::Forbidden);
    const SHUT: Option<Code> = Some(Code::TooManyRequests);

    #[test]
    fn the_third_attempt_is_not_looked_at() {
        assert_eq!(run(&[(0, 1), (1, 2), (2, 4321)]), [NO, NO, SHUT]);
    }

    #[test]
    fn a_lock_of_ten_seconds_erases_the_count() {
        let attempts = [(0, 1), (1, 2), (2, 3), (3, 4321), (11, 4321), (12, 1), (13, 2), (14, 4321)];
        assert_eq!(run(&attempts), [NO, NO, SHUT, SHUT, SHUT, NO, NO, SHUT]);
        assert_eq!(run(&[(0, 1), (1, 2), (2, 3), (12, 4321)]), [NO, NO, SHUT, None]);
    }

    #[test]
    fn attempts_during_the_lock_do_not_lengthen_it() {
        assert_eq!(run(&[(0, 1), (1, 2), (2, 3), (11, 1), (12, 4321)]), [NO, NO, SHUT, SHUT, None]);
    }

    #[test]
    fn a_right_code_starts_afresh() {
        assert_eq!(run(&[(0, 1), (1, 4321), (2, 1), (3, 2), (4, 4321)]), [NO, None, NO, NO, SHUT]);
    }

    #[test]
    fn the_count_dies_half_an_hour_after_its_first_attempt() {
        assert_eq!(run(&[(0, 1), (1700, 2), (1799, 4321)]), [NO, NO, SHUT]);
        assert_eq!(run(&[(0, 1), (1700, 2), (1800, 4321)]), [NO, NO, None]);
    }

    #[test]
    fn a_company_without_code_accepts_none() {
        let (_, answer) = Attempts::none(second(0)).attempt(0, None, second(0));
        assert_eq!(answer.unwrap_err().code(), Code::Forbidden);
    }
}
