//! Identifiers, made here and not by the database.

use jiff::Timestamp;
use rand::RngExt;

use crate::scalars::date_time::PARIS;

const BASE_36: &[u8; 36] = b"0123456789abcdefghijklmnopqrstuvwxyz";
/// Crockford's alphabet: no I, L, O, U.
const BASE_32: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/// A new identifier: `c` and 24 characters of `[a-z0-9]`, of which the first nine tell the millisecond, so
/// that ids sort by age and indexes grow at one end.
pub fn new_id(now: Timestamp) -> String {
    let mut id = [b'c'; 25];
    tell(&mut id[1..10], now);
    fill(&mut id[10..], BASE_36);
    text(&id)
}

/// What sorts before every id of this millisecond and after all earlier ones.
pub fn first_of(now: Timestamp) -> String {
    let mut id = [b'c'; 10];
    tell(&mut id[1..], now);
    text(&id)
}

/// Writes an instant so that texts sort as instants do.
fn tell(places: &mut [u8], now: Timestamp) {
    let mut millisecond = now.as_millisecond().max(0).unsigned_abs();
    for place in places.iter_mut().rev() {
        *place = BASE_36[(millisecond % 36) as usize];
        millisecond /= 36;
    }
}

/// A new readable number of a BSDD: `BSD-20261124-4ZK9QX0TB`.
pub fn readable_id(now: Timestamp) -> String {
    note_id("BSD", now)
}

/// A new number of a note of the kind that has this prefix: `VHU-20261124-4ZK9QX0TB`.
pub fn note_id(prefix: &str, now: Timestamp) -> String {
    let mut random = [0; 9];
    fill(&mut random, BASE_32);
    let day = now.to_zoned(PARIS.clone()).strftime("%Y%m%d");
    format!("{prefix}-{day}-{}", text(&random))
}

fn fill(places: &mut [u8], alphabet: &[u8]) {
    let mut random = rand::rng();
    for place in places {
        *place = alphabet[random.random_range(0..alphabet.len())];
    }
}

fn text(ascii: &[u8]) -> String {
    ascii.iter().map(|&byte| char::from(byte)).collect()
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;

    fn at(instant: &str) -> Timestamp {
        instant.parse().unwrap()
    }

    #[test]
    fn ids_have_25_characters_and_sort_by_age() {
        let instants = [
            "1970-01-01T00:00:00Z",
            "2026-11-24T08:00:00.000Z",
            "2026-11-24T08:00:00.001Z",
            "2199-01-01T00:00:00Z",
        ];
        let ids: Vec<String> = instants.iter().map(|instant| new_id(at(instant))).collect();
        assert!(ids.is_sorted(), "{ids:?}");
        for id in ids {
            assert_eq!(id.len(), 25);
            assert!(
                id.starts_with('c') && id.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit()),
                "{id}"
            );
        }
    }

    #[test]
    fn ids_are_found_by_their_age() {
        let noon = at("2026-11-24T12:00:00Z");
        let id = new_id(noon);
        assert!(first_of(noon) < id && first_of(at("2026-11-24T12:00:00.001Z")) > id);
        assert!(first_of(noon) > new_id(at("2026-11-24T11:59:59.999Z")));
    }

    #[test]
    fn ids_of_one_instant_differ() {
        let now = at("2026-11-24T08:00:00Z");
        assert_eq!((0..1000).map(|_| new_id(now)).collect::<HashSet<_>>().len(), 1000);
        assert_eq!((0..1000).map(|_| readable_id(now)).collect::<HashSet<_>>().len(), 1000);
    }

    #[test]
    fn readable_numbers_tell_the_day_in_paris() {
        for (instant, day) in [
            ("2026-11-24T22:59:59Z", "BSD-20261124-"),
            ("2026-11-24T23:00:00Z", "BSD-20261125-"),
            ("2026-07-14T21:59:59Z", "BSD-20260714-"),
            ("2026-07-14T22:00:00Z", "BSD-20260715-"),
        ] {
            let id = readable_id(at(instant));
            assert!(id.starts_with(day), "{id}");
            let random = &id[day.len()..];
            assert!(random.len() == 9 && random.bytes().all(|b| BASE_32.contains(&b)), "{id}");
        }
    }
}
