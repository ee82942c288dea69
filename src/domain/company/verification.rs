//! How the service makes sure that those who register a company belong to it (platform specification, 5.6, 5.7).

use jiff::{SignedDuration, Timestamp};

use super::Profile;
use crate::error::{Error, Result};
use crate::generated::{CompanyType, CompanyVerificationMode as Mode, CompanyVerificationStatus as Status};

/// Wrong codes that a company may be given in an hour: of its hundred thousand, nobody gets far.
const MOST_GUESSES: i32 = 10;
const GUESSES_OVER: SignedDuration = SignedDuration::from_hours(1);

/// Providers of mail open to anybody: an address there says nothing of the company somebody works for.
const GENERIC: &[&str] = &[
    "gmail", "outlook", "hotmail", "live", "free", "orange", "icloud", "neuf", "wanadoo", "laposte", "yahoo",
];

/// How a verification goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Course {
    /// There is nothing to verify, or nobody to do it.
    Unneeded,
    /// Foreign carriers are taken at their word.
    Foreign,
    /// The service's team does it.
    ByHand,
    /// A letter goes to the company's address, with a code.
    ByLetter,
}

impl Course {
    /// What happens to a company that registers; `verifies` where the deployment verifies companies.
    pub fn of(profile: &Profile, is_foreign: bool, name: &str, email: &str, verifies: bool) -> Self {
        if is_foreign {
            return Self::Foreign;
        }
        if !verifies || !profile.is_professional() {
            return Self::Unneeded;
        }
        if is_generic(email, name) { Self::ByLetter } else { Self::ByHand }
    }

    /// How the company begins.
    pub const fn start(self) -> (Status, Option<Mode>) {
        match self {
            Self::Foreign => (Status::Verified, Some(Mode::Auto)),
            Self::ByLetter => (Status::LetterSent, None),
            Self::Unneeded | Self::ByHand => (Status::ToBeVerified, None),
        }
    }
}

/// Wrong codes that a company was given of late, whoever of its administrators tried.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Guesses {
    pub wrong: i32,
    /// When the first of them was given.
    pub since: Option<Timestamp>,
}

impl Guesses {
    /// Tries a code. What comes back first is to be kept, whatever the second says. Errors: `BAD_USER_INPUT` for a
    /// wrong code, `TOO_MANY_REQUESTS` for one that is not looked at any more.
    pub fn attempt(self, is_right: bool, now: Timestamp) -> (Self, Result<()>) {
        let before = match self.since {
            Some(since) if now.duration_since(since) < GUESSES_OVER => self,
            _ => Self::default(),
        };
        if before.wrong >= MOST_GUESSES {
            let message =
                "Trop de codes de vérification erronés pour cet établissement. Réessayez dans une heure.";
            return (before, Err(Error::TooManyRequests(message.into())));
        }
        if is_right {
            return (Self::default(), Ok(()));
        }
        let after = Self { wrong: before.wrong + 1, since: before.since.or(Some(now)) };
        (
            after,
            Err(Error::bad_input("Ce code de vérification (code) est erroné : recopiez celui du courrier.")),
        )
    }
}

/// The profiles of professionals, any of which makes one.
pub fn professional_types() -> Vec<CompanyType> {
    let makes_one = |ty: &CompanyType| Profile { types: vec![*ty], ..Profile::default() }.is_professional();
    CompanyType::ALL.iter().copied().filter(makes_one).collect()
}

/// Whether the address is one of a provider open to anybody, and the company is not that provider.
fn is_generic(email: &str, company: &str) -> bool {
    let domain = email.rsplit_once('@').map_or("", |(_, domain)| domain);
    let provider = domain.split('.').next().unwrap_or_default().to_lowercase();
    GENERIC.contains(&provider.as_str()) && !company.to_lowercase().contains(&provider)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::error::Code;

    fn course(types: &[CompanyType], name: &str, email: &str) -> Course {
        let profile = Profile { types: types.to_vec(), ..Profile::default() };
        Course::of(&profile, false, name, email, true)
    }

    #[test]
    fn only_professionals_are_verified_and_only_where_somebody_does_it() {
        assert_eq!(course(&[CompanyType::Producer], "A", "a@gmail.com"), Course::Unneeded);
        assert_eq!(course(&[CompanyType::Broker], "A", "a@acier.fr"), Course::ByHand);
        let broker = Profile { types: vec![CompanyType::Broker], ..Profile::default() };
        assert_eq!(Course::of(&broker, false, "A", "a@gmail.com", false), Course::Unneeded);
    }

    #[test]
    fn who_writes_from_anywhere_gets_a_letter() {
        for (email, name, expected) in [
            ("a@gmail.com", "Acier", Course::ByLetter),
            ("a@GMAIL.com", "Acier", Course::ByLetter),
            ("a@yahoo.fr", "Acier", Course::ByLetter),
            ("a@orange.fr", "Orange SA", Course::ByHand),
            ("a@laposte.net", "LAPOSTE", Course::ByHand),
            ("a@mail.gmail-acier.fr", "Acier", Course::ByHand),
            ("a@acier.fr", "Acier", Course::ByHand),
        ] {
            assert_eq!(course(&[CompanyType::Collector], name, email), expected, "{email} {name}");
        }
    }

    #[test]
    fn a_code_is_guessed_at_ten_times_an_hour() {
        let minute = |minute: i64| Timestamp::from_second(60 * minute).unwrap();
        let mut kept = Guesses::default();
        let mut attempt = |is_right, at| {
            let (after, answer) = kept.attempt(is_right, minute(at));
            kept = after;
            answer.map_err(|error| error.code())
        };
        for guess in 0..9 {
            assert_eq!(attempt(false, guess), Err(Code::BadUserInput));
        }
        assert_eq!(attempt(true, 10), Ok(()), "a right one starts afresh");
        for guess in 0..10 {
            assert_eq!(attempt(false, 20 + guess), Err(Code::BadUserInput), "{guess}");
        }
        for late in [30, 79] {
            assert_eq!(attempt(true, late), Err(Code::TooManyRequests), "the right one is not looked at");
        }
        assert_eq!(attempt(false, 80), Err(Code::BadUserInput), "an hour after the first of them");
        assert_eq!(attempt(true, 81), Ok(()));
    }

    #[test]
    fn foreign_carriers_are_verified_at_once() {
        let carrier = Profile { types: vec![CompanyType::Transporter], ..Profile::default() };
        for verifies in [false, true] {
            let course = Course::of(&carrier, true, "A", "a@gmail.com", verifies);
            assert_eq!(course.start(), (Status::Verified, Some(Mode::Auto)));
        }
        assert_eq!(Course::ByLetter.start(), (Status::LetterSent, None));
        assert_eq!(Course::ByHand.start(), (Status::ToBeVerified, None));
    }
}
