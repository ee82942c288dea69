//! Receipts of transporters, traders and brokers (platform specification, 5.12).

use jiff::Timestamp;
use jiff::tz::TimeZone;

use crate::error::{Result, Violations};

/// Where a day begins for those who hold receipts.
static PARIS: TimeZone = jiff::tz::get!("Europe/Paris");

/// Checks the fields given for a receipt; those left out stay as they are.
pub fn check(
    number: Option<&str>,
    department: Option<&str>,
    validity_limit: Option<Timestamp>,
    now: Timestamp,
) -> Result<()> {
    let mut violations = Violations::default();
    if number.is_some_and(|text| text.trim().is_empty()) {
        violations.push("receiptNumber", "Le numéro de récépissé est obligatoire.");
    }
    if department.is_some_and(|text| text.trim().is_empty()) {
        violations.push("department", "Le département est obligatoire.");
    }
    if validity_limit.is_some_and(|limit| limit < start_of_day(now)) {
        violations.push("validityLimit", "La date de limite de validité ne peut pas être passée.");
    }
    violations.into_result()
}

fn start_of_day(now: Timestamp) -> Timestamp {
    now.to_zoned(PARIS.clone()).start_of_day().map_or(now, |start| start.timestamp())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn limit(limit: &str, now: &str) -> bool {
        check(None, None, Some(limit.parse().unwrap()), now.parse().unwrap()).is_ok()
    }

    #[test]
    fn a_receipt_holds_until_the_end_of_its_day() {
        assert!(limit("2026-11-24T00:00:00Z", "2026-11-24T22:59:00Z"));
        assert!(!limit("2026-11-24T00:00:00Z", "2026-11-25T08:00:00Z"));
        // It is the 25th in Paris.
        assert!(!limit("2026-11-24T00:00:00Z", "2026-11-24T23:00:00Z"));
        assert!(limit("2026-11-23T23:00:00Z", "2026-11-24T08:00:00Z"));
        assert!(!limit("2026-11-23T22:59:59Z", "2026-11-24T08:00:00Z"));
    }

    #[test]
    fn texts_that_are_given_are_not_blank() {
        let now = Timestamp::UNIX_EPOCH;
        assert!(check(None, None, None, now).is_ok());
        assert!(check(Some("R"), Some("69"), None, now).is_ok());
        let refusal = check(Some(" "), Some(""), None, now).unwrap_err().to_string();
        assert_eq!(refusal.lines().count(), 2);
    }
}
