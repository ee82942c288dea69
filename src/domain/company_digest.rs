//! Yearly digests of companies (platform specification, 10.3).

use jiff::Timestamp;

use super::calendar::day;
use crate::error::{Error, Result};

/// A digest is of the year that it is in Paris, or of the one before.
pub fn check_year(year: i32, now: Timestamp) -> Result<()> {
    let current = i32::from(day(now).year());
    if year == current || year == current - 1 {
        return Ok(());
    }
    Err(Error::bad_input(format!("Un bilan porte sur {current} ou {} (year).", current - 1)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_year_begins_at_midnight_in_paris() {
        let may = |year, now: &str| check_year(year, now.parse().unwrap()).is_ok();
        for (year, before, after) in [
            (2024, false, false),
            (2025, true, false),
            (2026, true, true),
            (2027, false, true),
            (2028, false, false),
        ] {
            assert_eq!(may(year, "2026-12-31T22:59:59Z"), before, "{year}");
            assert_eq!(may(year, "2026-12-31T23:00:00Z"), after, "{year}");
        }
    }
}
