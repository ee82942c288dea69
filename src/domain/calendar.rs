//! Days as they are counted in France: when one begins and ends in Paris, and which ones are worked.

use jiff::civil::{Date, Weekday};
use jiff::{Timestamp, ToSpan};

use crate::scalars::date_time::PARIS;

/// The day that an instant belongs to.
pub fn day(at: Timestamp) -> Date {
    at.to_zoned(PARIS.clone()).date()
}

/// The first instant of a day; none beyond the calendar.
pub fn midnight(day: Date) -> Option<Timestamp> {
    Some(day.to_zoned(PARIS.clone()).ok()?.timestamp())
}

/// The first instant of the day that an instant belongs to.
pub fn start_of_day(at: Timestamp) -> Timestamp {
    midnight(day(at)).unwrap_or(at)
}

/// The last millisecond of the day that an instant belongs to.
pub fn end_of_day(at: Timestamp) -> Timestamp {
    let next = day(at).tomorrow().ok().and_then(midnight);
    next.and_then(|next| next.checked_sub(1.millisecond()).ok()).unwrap_or(at)
}

/// A day as people write it: 24/11/2026.
pub fn written(at: Timestamp) -> String {
    day(at).strftime("%d/%m/%Y").to_string()
}

/// The first working day after this one.
pub fn next_working_day(after: Date) -> Date {
    after.series(1.day()).skip(1).find(|day| is_working_day(*day)).unwrap_or(after)
}

/// Monday to Friday, but for the holidays of the whole country.
pub fn is_working_day(day: Date) -> bool {
    !matches!(day.weekday(), Weekday::Saturday | Weekday::Sunday) && !is_holiday(day)
}

/// Holidays (code du travail, L3133-1): by date, or by their distance from Easter Sunday.
fn is_holiday(day: Date) -> bool {
    const FIXED: [(i8, i8); 8] = [(1, 1), (5, 1), (5, 8), (7, 14), (8, 15), (11, 1), (11, 11), (12, 25)];
    /// Easter Monday, Ascension, Whit Monday.
    const AFTER_EASTER: [i16; 3] = [1, 39, 50];
    FIXED.contains(&(day.month(), day.day()))
        || AFTER_EASTER.contains(&(day.day_of_year() - easter(day.year()).day_of_year()))
}

/// Easter Sunday in the Gregorian calendar, by the method of Oudin (1940).
fn easter(year: i16) -> Date {
    let (y, century) = (i32::from(year), i32::from(year) / 100);
    let golden = y % 19;
    let epact = (19 * golden + century - century / 4 - (8 * century + 13) / 25 + 15) % 30;
    let late = epact / 28;
    let full_moon = epact - late + late * (29 / (epact + 1)) * ((21 - golden) / 11);
    let weekday = (y + y / 4 + full_moon + 2 - century + century / 4) % 7;
    let march = Date::constant(year, 3, 1);
    march.saturating_add((27 + full_moon - weekday).days())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(instant: &str) -> Timestamp {
        instant.parse().unwrap()
    }

    fn date(text: &str) -> Date {
        text.parse().unwrap()
    }

    #[test]
    fn a_day_is_that_of_paris_and_ends_with_its_last_millisecond() {
        for (instant, start, end) in [
            ("2026-11-24T08:00:00Z", "2026-11-23T23:00:00Z", "2026-11-24T22:59:59.999Z"),
            ("2026-11-24T23:30:00Z", "2026-11-24T23:00:00Z", "2026-11-25T22:59:59.999Z"),
            ("2026-07-14T00:00:00Z", "2026-07-13T22:00:00Z", "2026-07-14T21:59:59.999Z"),
            // The clocks change that night: 25 hours, then 23.
            ("2026-10-25T12:00:00Z", "2026-10-24T22:00:00Z", "2026-10-25T22:59:59.999Z"),
            ("2026-03-29T12:00:00Z", "2026-03-28T23:00:00Z", "2026-03-29T21:59:59.999Z"),
        ] {
            assert_eq!(
                (start_of_day(at(instant)), end_of_day(at(instant))),
                (at(start), at(end)),
                "{instant}"
            );
        }
        assert_eq!(written(at("2026-11-24T23:30:00Z")), "25/11/2026");
    }

    #[test]
    fn days_at_the_ends_of_the_calendar_are_days_too() {
        for extreme in [Timestamp::MIN, Timestamp::MAX] {
            assert!(start_of_day(extreme) <= extreme);
            assert!(day(end_of_day(extreme)) == day(extreme));
        }
    }

    #[test]
    fn easter_moves_as_it_is_known_to() {
        for sunday in [
            "1818-03-22",
            "1900-04-15",
            "1943-04-25",
            "1954-04-18",
            "1981-04-19",
            "2000-04-23",
            "2024-03-31",
            "2025-04-20",
            "2026-04-05",
            "2027-03-28",
            "2038-04-25",
            "2049-04-18",
            "2076-04-19",
            "2285-03-22",
        ] {
            let sunday = date(sunday);
            assert_eq!(easter(sunday.year()), sunday);
        }
    }

    #[test]
    fn the_holidays_of_2026_are_not_worked() {
        let year = date("2026-01-01").series(1.day()).take_while(|day| day.year() == 2026);
        let holidays: Vec<String> = year.filter(|day| is_holiday(*day)).map(|day| day.to_string()).collect();
        assert_eq!(
            holidays,
            [
                "2026-01-01",
                "2026-04-06",
                "2026-05-01",
                "2026-05-08",
                "2026-05-14",
                "2026-05-25",
                "2026-07-14",
                "2026-08-15",
                "2026-11-01",
                "2026-11-11",
                "2026-12-25",
            ]
        );
    }

    #[test]
    fn the_next_working_day_passes_over_week_ends_and_holidays() {
        for (after, next) in [
            ("2026-11-24", "2026-11-25"),
            ("2026-11-27", "2026-11-30"),
            ("2026-11-28", "2026-11-30"),
            ("2026-11-10", "2026-11-12"),
            // Friday before Easter; the eve of Ascension; 1 May is a Friday.
            ("2026-04-03", "2026-04-07"),
            ("2026-05-13", "2026-05-15"),
            ("2026-04-30", "2026-05-04"),
            ("2026-12-24", "2026-12-28"),
            ("2026-12-31", "2027-01-04"),
        ] {
            assert_eq!(next_working_day(date(after)), date(next), "after {after}");
        }
    }
}
