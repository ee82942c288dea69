//! Codes of a second factor: by time (TOTP, RFC 6238), and those that take it off when the telephone is lost
//! (platform specification, 3.5).

use jiff::{SignedDuration, Timestamp};
use totp_rs::{Algorithm, Builder, Secret, Totp};

/// How long a right password waits for its code.
pub const HALF_SESSION_LIFE: SignedDuration = SignedDuration::from_mins(5);
/// Length of a seed, in bytes.
pub const SEED_LENGTH: usize = 20;
/// Recovery codes that a person is given.
pub const RECOVERY_CODES: usize = 10;

/// Characters on either side of a recovery code's dash.
pub const RECOVERY_HALF: usize = 5;
const FAILURES: i32 = 5;
const LOCK: SignedDuration = SignedDuration::from_secs(300);
const STEP: u64 = 30;
const ISSUER: &str = "Trackdéchets";

/// What makes codes. Kept sealed, shown once.
pub struct Seed(Secret);

/// What is kept of an account's codes besides the seed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Guard {
    /// The latest step whose code was taken.
    pub last_step: Option<i64>,
    /// Wrong codes in a row.
    pub failures: i32,
    pub locked_until: Option<Timestamp>,
}

/// What came of a code.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tried {
    /// The step whose code it is.
    Right(i64),
    Wrong {
        failures: i32,
        locked_until: Option<Timestamp>,
    },
    /// It was not looked at.
    Locked(Timestamp),
}

impl Seed {
    /// A new seed, of random bytes.
    pub fn new(bytes: [u8; SEED_LENGTH]) -> Self {
        Self(Secret::new_stack(bytes))
    }

    /// Reads what [`Seed::text`] gave.
    pub fn read(text: &str) -> Option<Self> {
        Secret::try_from_base32(text).ok().map(Self)
    }

    /// In base 32, as people may type it.
    pub fn text(&self) -> String {
        self.0.to_base32()
    }

    /// What an authenticator reads from a QR code.
    pub fn url(&self, email: &str) -> String {
        let escape = |text| {
            percent_encoding::utf8_percent_encode(text, percent_encoding::NON_ALPHANUMERIC).to_string()
        };
        format!(
            "otpauth://totp/{issuer}:{}?secret={}&issuer={issuer}&algorithm=SHA1&digits=6&period={STEP}",
            escape(email),
            self.text(),
            issuer = escape(ISSUER)
        )
    }

    /// The step whose code this is: the current one or the one before, if later than the last one taken.
    pub fn step_of(&self, code: &str, last: Option<i64>, now: Timestamp) -> Option<i64> {
        let code: String = code.chars().filter(|char| !char.is_whitespace()).collect();
        let (totp, current) = (self.totp(), step_at(now));
        let fits = |step: i64| {
            let second = u64::try_from(step).ok()?.checked_mul(STEP)?;
            totp.check(&code, second).map(|_| step)
        };
        // Both are compared, whichever fits.
        let (current, previous) = (fits(current), fits(current - 1));
        current.or(previous).filter(|step| last.is_none_or(|last| *step > last))
    }

    /// The code of an instant.
    pub fn code_at(&self, now: Timestamp) -> String {
        let second = u64::try_from(now.as_second()).unwrap_or_default();
        self.totp().generate(second).to_string()
    }

    fn totp(&self) -> Totp {
        Builder::new()
            .with_algorithm(Algorithm::SHA1)
            .with_digits(6)
            .with_skew(0)
            .with_step_duration(STEP)
            .with_secret(self.0.clone())
            .build_noncompliant()
    }
}

impl std::fmt::Debug for Seed {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Seed(hidden)")
    }
}

impl Guard {
    /// Looks at a code, unless too many were wrong. `is_right` gives the step that it is right for.
    pub fn attempt(&self, is_right: impl FnOnce(Option<i64>) -> Option<i64>, now: Timestamp) -> Tried {
        if let Some(until) = self.locked_until.filter(|until| *until > now) {
            return Tried::Locked(until);
        }
        match is_right(self.last_step) {
            Some(step) => Tried::Right(step),
            None => {
                let failures = self.failures.saturating_add(1);
                Tried::Wrong { failures, locked_until: (failures >= FAILURES).then(|| now + LOCK) }
            }
        }
    }
}

/// What of a recovery code matters: neither dash, nor blanks, nor case. None for what is no such code.
pub fn normal_recovery_code(text: &str) -> Option<String> {
    let code: String = text
        .chars()
        .filter(|char| !char.is_whitespace() && *char != '-')
        .map(|char| char.to_ascii_uppercase())
        .collect();
    let fits = code.len() == 2 * RECOVERY_HALF && code.bytes().all(|byte| byte.is_ascii_alphanumeric());
    fits.then_some(code)
}

fn step_at(now: Timestamp) -> i64 {
    now.as_second().div_euclid(STEP as i64)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(second: i64) -> Timestamp {
        Timestamp::from_second(second).unwrap()
    }

    /// That of RFC 6238, appendix B.
    fn seed() -> Seed {
        Seed::new(*b"12345678901234567890")
    }

    #[test]
    fn codes_are_those_of_the_standard() {
        // The last six digits of its eight.
        for (second, code) in
            [(59, "287082"), (1_111_111_109, "081804"), (1_111_111_111, "050471"), (20_000_000_000, "353130")]
        {
            assert_eq!(seed().code_at(at(second)), code);
            assert_eq!(seed().step_of(code, None, at(second)), Some(second / 30));
        }
    }

    #[test]
    fn the_code_before_is_taken_and_no_other() {
        let code = seed().code_at(at(3000));
        assert_eq!(seed().step_of(&code, None, at(3000)), Some(100));
        assert_eq!(seed().step_of(&code, None, at(3059)), Some(100));
        assert_eq!(seed().step_of(&code, None, at(3060)), None);
        assert_eq!(seed().step_of(&code, None, at(2999)), None);
    }

    #[test]
    fn a_code_serves_once_and_so_do_those_before_it() {
        let (before, code) = (seed().code_at(at(2970)), seed().code_at(at(3000)));
        assert_eq!(seed().step_of(&code, Some(99), at(3000)), Some(100));
        assert_eq!(seed().step_of(&code, Some(100), at(3000)), None);
        assert_eq!(seed().step_of(&before, Some(100), at(3000)), None);
    }

    #[test]
    fn what_is_no_code_is_wrong() {
        let code = seed().code_at(at(59));
        assert_eq!(seed().step_of(&format!("{} {}", &code[..3], &code[3..]), None, at(59)), Some(1));
        for wrong in ["", "28708", "2870820", "+87082", "２８７０８２", "abcdef"] {
            assert_eq!(seed().step_of(wrong, None, at(59)), None, "{wrong}");
        }
    }

    #[test]
    fn the_fifth_wrong_code_locks_and_so_does_the_next_one_after_the_lock() {
        let mut guard = Guard::default();
        for failures in 1..=4 {
            let tried = guard.attempt(|_| None, at(0));
            assert_eq!(tried, Tried::Wrong { failures, locked_until: None });
            guard.failures = failures;
        }
        assert_eq!(guard.attempt(|_| None, at(0)), Tried::Wrong { failures: 5, locked_until: Some(at(300)) });
        guard = Guard { failures: 5, locked_until: Some(at(300)), last_step: None };
        assert_eq!(
            guard.attempt(|_| Some(1), at(299)),
            Tried::Locked(at(300)),
            "a right one is not looked at"
        );
        assert_eq!(guard.attempt(|_| Some(1), at(300)), Tried::Right(1));
        assert_eq!(
            guard.attempt(|_| None, at(300)),
            Tried::Wrong { failures: 6, locked_until: Some(at(600)) }
        );
    }

    #[test]
    fn a_seed_is_read_back_and_told_to_authenticators() {
        let text = seed().text();
        assert_eq!((text.as_str(), text.len()), ("GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ", 32));
        assert_eq!(Seed::read(&text).unwrap().code_at(at(59)), "287082");
        assert!(Seed::read("1!").is_none());
        assert_eq!(
            seed().url("ana@exemple.test"),
            "otpauth://totp/Trackd%C3%A9chets:ana%40exemple%2Etest?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ\
             &issuer=Trackd%C3%A9chets&algorithm=SHA1&digits=6&period=30"
        );
        assert_eq!(format!("{:?}", seed()), "Seed(hidden)");
    }

    #[test]
    fn recovery_codes_are_typed_as_people_like() {
        assert_eq!(normal_recovery_code(" ab1cd-ef2gh ").as_deref(), Some("AB1CDEF2GH"));
        assert_eq!(normal_recovery_code("AB1CDEF2GH").as_deref(), Some("AB1CDEF2GH"));
        for wrong in ["", "123456", "AB1CD-EF2G", "AB1CD-EF2GÉ"] {
            assert_eq!(normal_recovery_code(wrong), None, "{wrong}");
        }
    }
}
