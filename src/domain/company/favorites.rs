//! Which companies may stand in which part of a note, for those that offer themselves.

use super::Profile;
use crate::generated::{CompanyType, FavoriteType};

/// Whether a company of this profile may stand in the part.
pub fn fits(profile: &Profile, part: FavoriteType) -> bool {
    use CompanyType::*;
    let types: &[CompanyType] = match part {
        FavoriteType::Emitter => &[Producer],
        FavoriteType::Transporter => &[Transporter],
        FavoriteType::Recipient | FavoriteType::NextDestination | FavoriteType::TemporaryStorageDetail => {
            &[Collector, Wasteprocessor]
        }
        FavoriteType::Destination => &[
            Collector,
            Wasteprocessor,
            WasteCenter,
            WasteVehicles,
            Crematorium,
            DisposalFacility,
            RecoveryFacility,
        ],
        FavoriteType::Trader => &[Trader],
        FavoriteType::Broker => &[Broker],
        FavoriteType::Worker => &[Worker],
    };
    types.iter().any(|wanted| profile.has(*wanted))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_company_offers_itself_for_what_it_does() {
        let profile =
            Profile { types: vec![CompanyType::Producer, CompanyType::Collector], ..Profile::default() };
        assert!(fits(&profile, FavoriteType::Emitter));
        assert!(fits(&profile, FavoriteType::Recipient));
        assert!(!fits(&profile, FavoriteType::Transporter));
        assert!(!fits(&Profile::default(), FavoriteType::Emitter));
    }
}
