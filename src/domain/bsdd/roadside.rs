//! Whether a note may be shown at a roadside check: while its waste is, or may be, on the road.

use jiff::Timestamp;

use super::Record;
use crate::domain::bsd::road::{self, Journey};
use crate::error::Result;
use crate::generated::{FormStatus, WasteAcceptationStatus};

/// Errors: `FORBIDDEN`, when the waste neither travels nor may be on its way back.
pub fn on_the_road(record: &Record, now: Timestamp) -> Result<()> {
    let journey = Journey {
        travels: matches!(record.status, FormStatus::Sent | FormStatus::Resent),
        received_at: record.reception.received_at,
        may_return: may_return(record),
    };
    road::on_the_road(journey, now)
}

/// The last carrier may bring back the waste, or an uncleaned tank.
fn may_return(record: &Record) -> bool {
    let reception = &record.reception;
    let has_carrier = record.transporters.last().is_some_and(|last| last.company.siret.is_some());
    let not_all_accepted = record.status == FormStatus::Refused
        || reception.acceptation != Some(WasteAcceptationStatus::Accepted);
    let goes_back_empty =
        reception.empty_return_adr.is_some() || reception.has_citerne_been_washed_out.is_some();
    has_carrier && (not_all_accepted || goes_back_empty)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::bsdd::record::{Company, Transporter};
    use crate::generated::EmptyReturnADR;
    use crate::scalars::DateTime;

    /// Received at an instant, by a carrier with a SIRET.
    fn received(status: FormStatus, at: &str, acceptation: Option<WasteAcceptationStatus>) -> Record {
        let company = Company { siret: Some("11111111192062".into()), ..Company::default() };
        let mut record = Record {
            status,
            transporters: vec![Transporter { company, ..Transporter::default() }],
            ..Record::default()
        };
        record.reception.received_at = Some(DateTime(at.parse().unwrap()));
        record.reception.acceptation = acceptation;
        record
    }

    fn allowed(record: &Record) -> bool {
        on_the_road(record, "2026-11-24T08:00:00Z".parse().unwrap()).is_ok()
    }

    #[test]
    fn a_note_is_shown_while_its_waste_travels() {
        for status in FormStatus::ALL {
            let record = Record { status: *status, ..Record::default() };
            let travels = matches!(status, FormStatus::Sent | FormStatus::Resent);
            assert_eq!(allowed(&record), travels, "{status:?}");
        }
    }

    #[test]
    fn what_was_not_all_accepted_may_come_back_for_two_days() {
        use WasteAcceptationStatus::{Accepted, PartiallyRefused, Refused};
        // Paris is an hour ahead of UTC: the 22nd begins at 23:00.
        let table = [
            (FormStatus::Refused, "2026-11-21T23:00:01Z", Some(Refused), true),
            (FormStatus::Refused, "2026-11-21T23:00:00Z", Some(Refused), false),
            (FormStatus::Accepted, "2026-11-24T07:00:00Z", Some(PartiallyRefused), true),
            (FormStatus::Received, "2026-11-24T07:00:00Z", None, true),
            (FormStatus::Accepted, "2026-11-24T07:00:00Z", Some(Accepted), false),
            (FormStatus::Processed, "2026-11-24T07:00:00Z", Some(Accepted), false),
        ];
        for (status, at, acceptation, expected) in table {
            let record = received(status, at, acceptation);
            assert_eq!(allowed(&record), expected, "{status:?} {at} {acceptation:?}");
        }
    }

    #[test]
    fn a_tank_may_come_back_from_waste_that_was_accepted() {
        let at = "2026-11-24T07:00:00Z";
        let mut record = received(FormStatus::Accepted, at, Some(WasteAcceptationStatus::Accepted));
        record.reception.has_citerne_been_washed_out = Some(true);
        assert!(allowed(&record));
        record.reception.has_citerne_been_washed_out = None;
        record.reception.empty_return_adr = Some(EmptyReturnADR::EmptyVehicle);
        assert!(allowed(&record));
    }

    #[test]
    fn nobody_brings_back_what_a_foreign_carrier_brought() {
        let mut record = received(FormStatus::Refused, "2026-11-24T07:00:00Z", None);
        record.transporters[0].company.siret = None;
        assert!(!allowed(&record));
    }
}
