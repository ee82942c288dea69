//! Instants as clients spell them (platform specification, 12).

use std::io::Write;

use jiff::Timestamp;
use jiff::civil::{Date, DateTime, ISOWeekDate, Time, Weekday};
use jiff::tz::{Offset, TimeZone};

/// The time zone of times that do not name theirs; part of the program, whatever the machine has.
pub static PARIS: TimeZone = jiff::tz::get!("Europe/Paris");

/// Reads an instant, to the millisecond.
pub fn parse(text: &str) -> Option<Timestamp> {
    let trimmed = text.trim_matches([' ', '\t', '\n', '\r']);
    let blanks = trimmed.len() != text.len();
    if !trimmed.is_ascii() {
        return None;
    }
    let Some(at) = trimmed.find(['T', 't', ' ']) else {
        let (date, spelling) = date(trimmed)?;
        let midnight = date.to_datetime(Time::midnight());
        // JavaScript reads these alone as UTC, and not even them between blanks.
        let utc = spelling == Spelling::Calendar && !blanks;
        return if utc { instant(midnight, Some(Offset::UTC)) } else { instant(midnight, None) };
    };
    let (date, _) = date(&trimmed[..at])?;
    let rest = &trimmed[at + 1..];
    let (clock, offset) = match rest.find(['Z', 'z', '+', '-']) {
        Some(at) => (&rest[..at], Some(offset(&rest[at..])?)),
        None => (rest, None),
    };
    let (time, next_day) = time(clock)?;
    let date = if next_day { date.tomorrow().ok()? } else { date };
    instant(date.to_datetime(time), offset)
}

/// Writes an instant as JavaScript does: `2026-11-23T08:00:00.000Z`.
pub fn write(out: &mut Vec<u8>, instant: Timestamp) {
    let civil = Offset::UTC.to_datetime(instant);
    match civil.year() {
        year @ 0..=9999 => {
            pair(out, year / 100);
            pair(out, year % 100);
        }
        year => write!(out, "{year:+07}").expect("writing to memory"),
    }
    out.push(b'-');
    pair(out, civil.month().into());
    out.push(b'-');
    pair(out, civil.day().into());
    out.push(b'T');
    pair(out, civil.hour().into());
    out.push(b':');
    pair(out, civil.minute().into());
    out.push(b':');
    pair(out, civil.second().into());
    out.push(b'.');
    out.push(digit(civil.millisecond() / 100));
    pair(out, civil.millisecond() % 100);
    out.push(b'Z');
}

/// Writes a number below a hundred in two digits; formatting each would cost ten times as much.
fn pair(out: &mut Vec<u8>, number: i16) {
    out.extend_from_slice(&[digit(number / 10), digit(number % 10)]);
}

fn digit(number: i16) -> u8 {
    b'0' + number as u8
}

fn instant(civil: DateTime, offset: Option<Offset>) -> Option<Timestamp> {
    match offset {
        Some(offset) => offset.to_timestamp(civil).ok(),
        // A time that the change to summer skips is an hour later, one that comes twice the first.
        None => PARIS.to_ambiguous_timestamp(civil).compatible().ok(),
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Spelling {
    /// `2030`, `2030-01`, `2030-01-31`.
    Calendar,
    /// Without hyphens, by week, or by day of the year.
    Other,
}

fn date(text: &str) -> Option<(Date, Spelling)> {
    use Spelling::{Calendar, Other};
    let year: i16 = digits(text.get(..4)?)?;
    let rest = &text[4..];
    let date = match (rest.len(), rest.as_bytes()) {
        (0, _) => (Date::new(year, 1, 1).ok()?, Calendar),
        (3, [b'-', ..]) => match digits(&rest[1..]) {
            Some(month) => (Date::new(year, month, 1).ok()?, Calendar),
            None => return None,
        },
        (6, [b'-', _, _, b'-', ..]) => {
            (Date::new(year, digits(&rest[1..3])?, digits(&rest[4..])?).ok()?, Calendar)
        }
        (4, [b'-', b'W', ..]) => (week(year, &rest[2..], "1")?, Other),
        (6, [b'-', b'W', _, _, b'-', _]) => (week(year, &rest[2..4], &rest[5..])?, Other),
        (3, [b'W', ..]) => (week(year, &rest[1..], "1")?, Other),
        (4, [b'W', ..]) => (week(year, &rest[1..3], &rest[3..])?, Other),
        (4, [b'-', ..]) => (ordinal(year, &rest[1..])?, Other),
        (3, _) => (ordinal(year, rest)?, Other),
        (4, _) => (Date::new(year, digits(&rest[..2])?, digits(&rest[2..])?).ok()?, Other),
        _ => return None,
    };
    Some(date)
}

fn week(year: i16, week: &str, day: &str) -> Option<Date> {
    let day = Weekday::from_monday_one_offset(digits(day)?).ok()?;
    ISOWeekDate::new(year, digits(week)?, day).ok().map(ISOWeekDate::date)
}

fn ordinal(year: i16, day: &str) -> Option<Date> {
    let day: i16 = digits(day)?;
    Date::new(year, 1, 1).ok()?.with().day_of_year(day).build().ok()
}

/// The time of day, and whether it is the midnight that ends the day.
fn time(text: &str) -> Option<(Time, bool)> {
    let (clock, fraction) = match text.find(['.', ',']) {
        Some(at) => (&text[..at], Some(&text[at + 1..])),
        None => (text, None),
    };
    let (hour, minute, second) = match (clock.len(), clock.contains(':')) {
        (2, false) => (clock, "00", "00"),
        (4, false) => (&clock[..2], &clock[2..], "00"),
        (6, false) => (&clock[..2], &clock[2..4], &clock[4..]),
        (5, true) => (&clock[..2], clock[2..].strip_prefix(':')?, "00"),
        (8, true) => (&clock[..2], clock[2..5].strip_prefix(':')?, clock[5..].strip_prefix(':')?),
        _ => return None,
    };
    // Only seconds have a fraction.
    if fraction.is_some() && !matches!((clock.len(), clock.contains(':')), (6, false) | (8, true)) {
        return None;
    }
    let (hour, minute, second): (i8, i8, i8) = (digits(hour)?, digits(minute)?, digits(second)?);
    let nanos = fraction.map_or(Some(0), millis)? * 1_000_000;
    if hour == 24 {
        return (minute == 0 && second == 0 && nanos == 0).then_some((Time::midnight(), true));
    }
    Time::new(hour, minute, second, nanos).ok().map(|time| (time, false))
}

/// The first three digits of a fraction.
fn millis(fraction: &str) -> Option<i32> {
    if fraction.is_empty() || !fraction.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let digit = |at: usize| fraction.as_bytes().get(at).map_or(0, |byte| i32::from(byte - b'0'));
    Some(digit(0) * 100 + digit(1) * 10 + digit(2))
}

fn offset(text: &str) -> Option<Offset> {
    let (sign, text) = match (text.as_bytes().first()?, &text[1..]) {
        (b'Z' | b'z', "") => return Some(Offset::UTC),
        (b'+', rest) => (1, rest),
        (b'-', rest) => (-1, rest),
        _ => return None,
    };
    let (hours, minutes) = match text.len() {
        2 => (text, "00"),
        4 => text.split_at(2),
        5 => (&text[..2], text[2..].strip_prefix(':')?),
        _ => return None,
    };
    let (hours, minutes): (i32, i32) = (digits(hours)?, digits(minutes)?);
    if hours > 23 || minutes > 59 {
        return None;
    }
    Offset::from_seconds(sign * (hours * 3600 + minutes * 60)).ok()
}

/// A number of ASCII digits only, without sign.
fn digits<T: std::str::FromStr>(text: &str) -> Option<T> {
    if text.is_empty() || !text.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    text.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> String {
        let Some(instant) = parse(text) else { return "refused".to_owned() };
        let mut out = Vec::new();
        write(&mut out, instant);
        String::from_utf8(out).expect("ASCII")
    }

    #[test]
    fn every_spelling_is_read() {
        let cases = [
            ("2030-01-01", "2030-01-01T00:00:00.000Z"),
            ("2030", "2030-01-01T00:00:00.000Z"),
            ("2030-01", "2030-01-01T00:00:00.000Z"),
            ("2030-07-01T12:00", "2030-07-01T10:00:00.000Z"),
            ("2030-01-01T12:00:00", "2030-01-01T11:00:00.000Z"),
            ("2030-07-01T12:00:00.5", "2030-07-01T10:00:00.500Z"),
            ("2030-07-01T12:00:00Z", "2030-07-01T12:00:00.000Z"),
            ("2030-07-01T12:00:00z", "2030-07-01T12:00:00.000Z"),
            ("2030-07-01T12:00+02:00", "2030-07-01T10:00:00.000Z"),
            ("2030-07-01T12:00:00+0200", "2030-07-01T10:00:00.000Z"),
            ("2030-07-01T12:00:00-02", "2030-07-01T14:00:00.000Z"),
            ("20300701", "2030-06-30T22:00:00.000Z"),
            ("20300701T120000", "2030-07-01T10:00:00.000Z"),
            ("20300701T120000Z", "2030-07-01T12:00:00.000Z"),
            ("2030-182", "2030-06-30T22:00:00.000Z"),
            ("2030182", "2030-06-30T22:00:00.000Z"),
            ("2030-W27-1", "2030-06-30T22:00:00.000Z"),
            ("2030W271", "2030-06-30T22:00:00.000Z"),
            ("2030-W27", "2030-06-30T22:00:00.000Z"),
            ("2030-07-01T24:00:00Z", "2030-07-02T00:00:00.000Z"),
            ("2030-07-01T24:00:00", "2030-07-01T22:00:00.000Z"),
            ("2030-12-31T24:00Z", "2031-01-01T00:00:00.000Z"),
            // Summer time begins on 31 March 2030 at 2:00 and ends on 27 October at 3:00.
            ("2030-03-31T02:30", "2030-03-31T01:30:00.000Z"),
            ("2030-10-27T02:30", "2030-10-27T00:30:00.000Z"),
            ("2030-01-01T00:00:00.123999Z", "2030-01-01T00:00:00.123Z"),
            ("2030-01-01T00:00:00,25Z", "2030-01-01T00:00:00.250Z"),
            ("2030-01-01 12:00:00", "2030-01-01T11:00:00.000Z"),
            ("2030-01-01t12:00:00Z", "2030-01-01T12:00:00.000Z"),
            (" 2030-01-01 ", "2029-12-31T23:00:00.000Z"),
            (" 2030-01-01T12:00:00Z", "2030-01-01T12:00:00.000Z"),
            ("1969-12-31T23:59:59.999Z", "1969-12-31T23:59:59.999Z"),
        ];
        for (text, expected) in cases {
            assert_eq!(read(text), expected, "{text:?}");
        }
    }

    #[test]
    fn anything_else_is_refused() {
        let cases = [
            "",
            " ",
            "31/12/2030",
            "12/31/2030",
            "2030-13-01",
            "2030-00-01",
            "2030-02-30",
            "2030-01-01T25:00",
            "2030-01-01T24:00:01",
            "2030-01-01T12:60",
            "2030-01-01T12:00:60",
            "demain",
            "1893456000",
            "1893456000000",
            "2030-01-01T",
            "2030-01-01T12:00:00.",
            "2030-01-01T12:00:00+",
            "2030-01-01T12:00+2",
            "2030-01-01T12:00+24:00",
            "2030-366",
            "2030-W60",
            "2030-W01-8",
            "2030-1-1",
            "2030-01-01T1:00",
            "٢٠٣٠-٠١-٠١",
            "2030-01-01T12:00:00ZZ",
            "-2030-01-01",
            "2030-01-01T12.5",
            "2030-01-01T+1:00",
            "2030-01-01Z",
            "é030",
            "203é",
        ];
        for text in cases {
            assert_eq!(read(text), "refused", "{text:?}");
        }
    }

    proptest::proptest! {
        #[test]
        fn no_text_panics(text in "[0-9TtZzW:+., é-]{0,30}") {
            parse(&text);
        }

        #[test]
        fn what_is_written_reads_back(millis in -62_000_000_000_000i64..253_000_000_000_000) {
            let instant = Timestamp::from_millisecond(millis).expect("in range");
            let mut out = Vec::new();
            write(&mut out, instant);
            proptest::prop_assert_eq!(parse(std::str::from_utf8(&out).expect("ASCII")), Some(instant));
        }
    }
}
