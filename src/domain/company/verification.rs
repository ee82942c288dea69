//! How the service makes sure that those who register a company belong to it (platform specification, 5.6, 5.7).

use super::Profile;
use crate::generated::{CompanyType, CompanyVerificationMode as Mode, CompanyVerificationStatus as Status};

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
