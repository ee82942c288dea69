//! Waste that was refused, wholly or partly: what is told of it, and to whom (platform specification, 9.2).

use rust_decimal::Decimal;

use super::record::Record;
use super::{Leg, emitter_postal_code};
use crate::domain::bsd::departments::{department, postal_code};
use crate::domain::bsd::parts::Company;
use crate::generated::WasteAcceptationStatus::{self, PartiallyRefused, Refused};
use crate::scalars::DateTime;

/// What is told of a refusal.
#[derive(Debug, Clone, PartialEq)]
pub struct Notice<'a> {
    pub note: &'a Record,
    pub is_partial: bool,
    /// The company that refused.
    pub by: &'a Company,
    pub at: Option<DateTime>,
    pub received: Option<Decimal>,
    pub refused: Option<Decimal>,
    pub reason: Option<&'a str>,
    /// The organisation that is written to.
    pub to: Option<&'a str>,
    /// Those that get a copy.
    pub copies: Vec<&'a str>,
    /// Where the companies concerned are.
    pub departments: Vec<String>,
}

/// Whether the recipient of this leg refused, wholly or partly.
pub fn is_refused(leg: &Record) -> bool {
    is_refusal(leg.reception.acceptation)
}

/// The legs whose recipient refused by this change.
pub fn newly_refused(before: &Record, after: &Record) -> Vec<Leg> {
    let mut legs = Vec::new();
    if is_refused(after) && !is_refused(before) {
        legs.push(Leg::First);
    }
    let was_refused = before.suite.as_deref().is_some_and(is_refused);
    if after.suite.as_deref().is_some_and(is_refused) && !was_refused {
        legs.push(Leg::Second);
    }
    legs
}

/// What is told of the refusal at the end of a leg; nothing where it is none, or is one no more.
pub fn notice(note: &Record, leg: Leg) -> Option<Notice<'_>> {
    if leg == Leg::Second && note.suite.is_none() {
        return None;
    }
    let refused = leg.of(note);
    if !is_refused(refused) {
        return None;
    }
    let mut companies = vec![&note.recipient.company];
    if leg == Leg::Second {
        companies.push(&refused.recipient.company);
    }
    let mut departments = Vec::new();
    let mut add = |code: Option<&str>| {
        if let Some(code) = code
            && departments.iter().all(|known| known != code)
        {
            departments.push(code.to_owned());
        }
    };
    add(emitter_postal_code(&note.emitter).as_deref().and_then(department));
    for company in &companies {
        add(company.address.as_deref().and_then(postal_code).and_then(department));
    }
    let to = note.emitter.company.org_id();
    let mut copies: Vec<&str> = companies.iter().filter_map(|company| company.org_id()).collect();
    copies.dedup();
    copies.retain(|copy| Some(*copy) != to);
    let reception = &refused.reception;
    Some(Notice {
        note,
        is_partial: reception.acceptation == Some(PartiallyRefused),
        by: &refused.recipient.company,
        at: reception.signed_at.or(reception.received_at),
        received: reception.quantity_received,
        refused: reception.quantity_refused,
        reason: reception.refusal_reason.as_deref(),
        to,
        copies,
        departments,
    })
}

fn is_refusal(acceptation: Option<WasteAcceptationStatus>) -> bool {
    matches!(acceptation, Some(Refused | PartiallyRefused))
}

#[cfg(test)]
mod tests {
    use super::super::record::{Emitter, Reception, Recipient};
    use super::*;

    fn company(siret: &str, address: &str) -> Company {
        Company { siret: Some(siret.into()), address: Some(address.into()), ..Company::default() }
    }

    fn note(suite: Option<Record>) -> Record {
        Record {
            emitter: Emitter { company: company("E", "69001 Lyon"), ..Emitter::default() },
            recipient: Recipient { company: company("R", "69002 Lyon"), ..Recipient::default() },
            suite: suite.map(Box::new),
            ..Record::default()
        }
    }

    fn refused(mut leg: Record, how: WasteAcceptationStatus) -> Record {
        leg.reception = Reception { acceptation: Some(how), ..Reception::default() };
        leg
    }

    fn onward() -> Record {
        Record {
            recipient: Recipient { company: company("D", "20200 Bastia"), ..Recipient::default() },
            ..Record::default()
        }
    }

    #[test]
    fn the_emitter_is_told_and_who_refused_gets_a_copy() {
        let note = refused(note(None), Refused);
        let told = notice(&note, Leg::First).unwrap();
        assert_eq!((told.to, &*told.copies, told.is_partial), (Some("E"), &["R"][..], false));
        assert_eq!(told.departments, ["69"]);
        assert_eq!(notice(&note, Leg::Second), None);
    }

    #[test]
    fn the_storer_gets_a_copy_and_the_destination_when_it_is_the_one_refusing() {
        let by_storer = refused(note(Some(onward())), PartiallyRefused);
        let told = notice(&by_storer, Leg::First).unwrap();
        assert_eq!((&*told.copies, told.is_partial), (&["R"][..], true));
        let by_destination = note(Some(refused(onward(), Refused)));
        let told = notice(&by_destination, Leg::Second).unwrap();
        assert_eq!((told.to, &*told.copies), (Some("E"), &["R", "D"][..]));
        assert_eq!(told.departments, ["69", "2B"]);
        assert_eq!(notice(&by_destination, Leg::First), None);
    }

    #[test]
    fn a_refusal_is_new_once() {
        let (plain, stored) = (note(None), note(Some(onward())));
        let after = refused(plain.clone(), Refused);
        assert_eq!(newly_refused(&plain, &after), [Leg::First]);
        assert_eq!(newly_refused(&after, &after), []);
        assert_eq!(newly_refused(&stored, &note(Some(refused(onward(), PartiallyRefused)))), [Leg::Second]);
    }
}
