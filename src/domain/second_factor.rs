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

/// Which codes opened a session. A code is taken in its step and in the one after: two at a time matter.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Used {
    /// The latest step whose code did.
    pub last: Option<i64>,
    /// Whether that of the step before did as well.
    pub before: bool,
}

/// What is kept of an account's codes besides the seed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Guard {
    pub used: Used,
    /// Wrong codes in a row.
    pub failures: i32,
    pub locked_until: Option<Timestamp>,
}

/// What came of a code.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tried {
    /// What is used from now on.
    Right(Used),
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

    /// Whether this is the code of the current step, or of the one before.
    pub fn fits(&self, code: &str, now: Timestamp) -> bool {
        self.use_up(code, Used::default(), now).is_some()
    }

    /// What is used once this code opens a session; none for a code that is wrong, or opened one before.
    pub fn use_up(&self, code: &str, used: Used, now: Timestamp) -> Option<Used> {
        let code: String = code.chars().filter(|char| !char.is_whitespace()).collect();
        let (totp, current) = (self.totp(), step_at(now));
        let fits = |step: i64| {
            let second = u64::try_from(step).ok()?.checked_mul(STEP)?;
            totp.check(&code, second).map(|_| step)
        };
        // Both are compared, whichever fits.
        let (current, previous) = (fits(current), fits(current - 1));
        current.or(previous).filter(|step| !used.has(*step)).map(|step| used.with(step))
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

impl Used {
    fn has(self, step: i64) -> bool {
        self.last.is_some_and(|last| step == last || step < last && (self.before || step < last - 1))
    }

    fn with(self, step: i64) -> Self {
        match self.last {
            Some(last) if step < last => Self { before: true, ..self },
            last => Self { last: Some(step), before: last == Some(step - 1) },
        }
    }
}

impl Guard {
    /// Looks at a code, unless too many were wrong. `use_up` gives what is used once it was right.
    pub fn attempt(&self, use_up: impl FnOnce(Used) -> Option<Used>, now: Timestamp) -> Tried {
        if let Some(until) = self.locked_until.filter(|until| *until > now) {
            return Tried::Locked(until);
        }
        match use_up(self.used) {
            Some(used) => Tried::Right(used),
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

    /// The step that a code uses up, of those that are used already.
    fn step(code: &str, used: Used, second: i64) -> Option<i64> {
        seed().use_up(code, used, at(second)).and_then(|used| used.last)
    }

    #[test]
    fn codes_are_those_of_the_standard() {
        // The last six digits of its eight.
        for (second, code) in
            [(59, "287082"), (1_111_111_109, "081804"), (1_111_111_111, "050471"), (20_000_000_000, "353130")]
        {
            assert_eq!(seed().code_at(at(second)), code);
            assert_eq!(step(code, Used::default(), second), Some(second / 30));
        }
    }

    #[test]
    fn the_code_before_is_taken_and_no_other() {
        let code = seed().code_at(at(3000));
        for (second, expected) in [(3000, Some(100)), (3059, Some(100)), (3060, None), (2999, None)] {
            assert_eq!(step(&code, Used::default(), second), expected, "{second}");
            assert_eq!(seed().fits(&code, at(second)), expected.is_some(), "{second}");
        }
    }

    #[test]
    fn a_code_opens_one_session_whichever_of_two_comes_first() {
        let [before, code, after] = [2970, 3000, 3030].map(|second| seed().code_at(at(second)));
        let nothing = Used::default();
        let later = seed().use_up(&code, nothing, at(3000)).unwrap();
        assert_eq!(later, Used { last: Some(100), before: false });
        assert_eq!(seed().use_up(&code, later, at(3000)), None);
        let both = seed().use_up(&before, later, at(3000)).unwrap();
        assert_eq!(both, Used { last: Some(100), before: true });
        let earlier = seed().use_up(&before, nothing, at(3000)).unwrap();
        assert_eq!(seed().use_up(&code, earlier, at(3000)), Some(both));
        for code in [&before, &code] {
            assert_eq!(seed().use_up(code, both, at(3000)), None);
            assert_eq!(seed().use_up(code, both, at(3030)), None);
        }
        assert_eq!(seed().use_up(&after, both, at(3030)), Some(Used { last: Some(101), before: true }));
        assert_eq!(seed().use_up(&after, earlier, at(3030)), Some(Used { last: Some(101), before: false }));
        // A clock that was set back brings old codes again.
        assert_eq!(seed().use_up(&before, Used { last: Some(101), before: false }, at(2970)), None);
    }

    #[test]
    fn what_is_no_code_is_wrong() {
        let code = seed().code_at(at(59));
        assert_eq!(step(&format!("{} {}", &code[..3], &code[3..]), Used::default(), 59), Some(1));
        for wrong in ["", "28708", "2870820", "+87082", "２８７０８２", "abcdef"] {
            assert!(!seed().fits(wrong, at(59)), "{wrong}");
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
        guard = Guard { failures: 5, locked_until: Some(at(300)), used: Used::default() };
        assert_eq!(guard.attempt(Some, at(299)), Tried::Locked(at(300)), "a right one is not looked at");
        assert_eq!(guard.attempt(Some, at(300)), Tried::Right(Used::default()));
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
