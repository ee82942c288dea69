//! A note whose destination hands over what it has received and not yet passed on.

use super::Record;
use super::legs::{final_leg, final_leg_mut};
use super::record::Company;
use crate::generated::FormStatus;

/// The note as the company that takes over has it; none where there is nothing to take over from `from`.
pub fn hand_over(note: &Record, from: &str, to: &Company) -> Option<Record> {
    let waits_there =
        note.status == FormStatus::AwaitingGroup && final_leg(note).recipient.company.org_id() == Some(from);
    waits_there.then(|| {
        let mut after = note.clone();
        final_leg_mut(&mut after).recipient.company = to.clone();
        after
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn company(siret: &str) -> Company {
        Company { siret: Some(siret.into()), ..Company::default() }
    }

    fn received(by: &str) -> Record {
        let mut note = Record { status: FormStatus::AwaitingGroup, ..Record::default() };
        note.recipient.company = company(by);
        note.recipient.cap = Some("CAP".into());
        note
    }

    #[test]
    fn the_destination_changes_and_nothing_else() {
        let after = hand_over(&received("A"), "A", &company("B")).unwrap();
        assert_eq!(after, received("B"));
    }

    #[test]
    fn after_temporary_storage_the_final_destination_changes() {
        let note = Record { suite: Some(Box::new(received("A"))), ..received("A") };
        let after = hand_over(&note, "A", &company("B")).unwrap();
        assert_eq!(after.recipient.company, company("A"));
        assert_eq!(after.suite.unwrap().recipient.company, company("B"));
    }

    #[test]
    fn what_went_on_or_waits_elsewhere_stays() {
        let grouped = Record { status: FormStatus::Grouped, ..received("A") };
        assert_eq!(hand_over(&grouped, "A", &company("B")), None);
        assert_eq!(hand_over(&received("C"), "A", &company("B")), None);
        let stored = Record { suite: Some(Box::new(received("C"))), ..received("A") };
        assert_eq!(hand_over(&stored, "A", &company("B")), None);
    }
}
