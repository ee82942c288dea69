//! Which company may hand over to which other one what it has received (platform specification, 6).

use super::company::Profile;
use crate::error::{Error, Result};
use crate::generated::CompanyType;

/// A company that hands over or takes over.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Party {
    pub profile: Profile,
    pub is_dormant: bool,
    /// It has asked another company already, which has not answered.
    pub is_asking: bool,
}

/// Whether something is wrong between who hands over and who takes over.
type IsWrong = fn(&Party, &Party) -> bool;

/// What must not be: the first row that is true is the refusal.
#[rustfmt::skip]
const REFUSALS: &[(IsWrong, &str)] = &[
    (|from, _| !from.is_dormant,                       "L'établissement qui cède doit être en sommeil."),
    (|_, to|   !to.profile.has(CompanyType::Collector), "L'établissement qui reprend doit avoir le profil COLLECTOR."),
    (|from, to| !admits_all(to, from),                  "L'établissement qui reprend doit admettre toutes les catégories de déchets (collectorTypes) de celui qui cède."),
];

/// Checks a transfer that is asked for. Errors: `BAD_USER_INPUT`.
pub fn ask(from: &Party, to: &Party) -> Result<()> {
    if from.is_asking {
        return Err(Error::bad_input("Cet établissement a déjà une demande de transfert en attente."));
    }
    accept(from, to)
}

/// Checks a transfer that is accepted: the companies may have changed since. Errors: `BAD_USER_INPUT`.
pub fn accept(from: &Party, to: &Party) -> Result<()> {
    match REFUSALS.iter().find(|(is_wrong, _)| is_wrong(from, to)) {
        Some((_, message)) => Err(Error::bad_input(*message)),
        None => Ok(()),
    }
}

/// Whether a company admits every category of waste that another one collects.
fn admits_all(to: &Party, from: &Party) -> bool {
    from.profile.collector_types.iter().all(|ty| to.profile.collector_types.contains(ty))
}

#[cfg(test)]
mod tests {
    use CollectorType::{DangerousWastes, DeeeWastes, NonDangerousWastes};

    use super::*;
    use crate::generated::CollectorType;

    fn collector(types: &[CollectorType]) -> Party {
        let profile = Profile {
            types: vec![CompanyType::Collector],
            collector_types: types.to_vec(),
            ..Profile::default()
        };
        Party { profile, ..Party::default() }
    }

    fn dormant(types: &[CollectorType]) -> Party {
        Party { is_dormant: true, ..collector(types) }
    }

    #[test]
    fn a_dormant_company_hands_over_to_a_collector_of_the_same_waste() {
        let wide = collector(&[DeeeWastes, NonDangerousWastes, DangerousWastes]);
        let producer = Party::default();
        let table = [
            (dormant(&[DangerousWastes, NonDangerousWastes]), &wide, true),
            (dormant(&[]), &wide, true),
            // One that collects nothing itself hands over to any collector.
            (Party { is_dormant: true, ..Party::default() }, &wide, true),
            (collector(&[DangerousWastes]), &wide, false),
            (dormant(&[]), &producer, false),
            (dormant(&[DangerousWastes, DeeeWastes]), &collector(&[DangerousWastes]), false),
        ];
        for (from, to, may) in table {
            assert_eq!(ask(&from, to).is_ok(), may, "{from:?} to {to:?}");
            assert_eq!(accept(&from, to).is_ok(), may, "{from:?} to {to:?}");
        }
    }

    #[test]
    fn one_asks_one_at_a_time() {
        let from = Party { is_asking: true, ..dormant(&[]) };
        assert!(ask(&from, &collector(&[])).is_err());
        assert!(accept(&from, &collector(&[])).is_ok());
    }
}
