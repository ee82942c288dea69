//! Administrations whose people read more than their own (platform specification, 3.2).

use std::str::FromStr;

/// What stands, alone, for every organisation.
pub const EVERY_ORG: &str = "ALL";

/// What an administration may read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum GovernmentPermission {
    BsdsCanReadAll,
    RegistryCanReadAll,
}

impl GovernmentPermission {
    pub const ALL: [Self; 2] = [Self::BsdsCanReadAll, Self::RegistryCanReadAll];

    pub const fn as_str(self) -> &'static str {
        match self {
            Self::BsdsCanReadAll => "BSDS_CAN_READ_ALL",
            Self::RegistryCanReadAll => "REGISTRY_CAN_READ_ALL",
        }
    }
}

/// No administration is given such a permission.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("expected BSDS_CAN_READ_ALL or REGISTRY_CAN_READ_ALL")]
pub struct NoPermission;

impl FromStr for GovernmentPermission {
    type Err = NoPermission;

    fn from_str(text: &str) -> Result<Self, NoPermission> {
        Self::ALL.into_iter().find(|permission| permission.as_str() == text).ok_or(NoPermission)
    }
}

/// Whether a note of these organisations is within the reach of an administration: all of them are, or one of
/// these is named.
pub fn reaches(authorized: &[String], parties: &[String]) -> bool {
    match authorized {
        [every] if every == EVERY_ORG => true,
        named => parties.iter().any(|party| named.contains(party)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_stands_alone_for_every_organisation() {
        let texts = |words: &[&str]| words.iter().map(|word| (*word).to_owned()).collect::<Vec<_>>();
        let parties = texts(&["1", "2"]);
        assert!(reaches(&texts(&["ALL"]), &parties));
        assert!(reaches(&texts(&["3", "2"]), &parties));
        assert!(!reaches(&texts(&["3"]), &parties));
        assert!(!reaches(&texts(&["ALL", "3"]), &parties), "beside others it is no organisation's number");
        assert!(!reaches(&[], &parties));
    }

    #[test]
    fn permissions_are_read_by_their_names() {
        for permission in GovernmentPermission::ALL {
            assert_eq!(permission.as_str().parse(), Ok(permission));
        }
        assert_eq!("ALL".parse::<GovernmentPermission>(), Err(NoPermission));
    }
}
