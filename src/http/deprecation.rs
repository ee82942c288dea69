//! What an answer's headers tell of the deprecated elements that its request used (RFC 9745).

use hyper::header::{HeaderMap, HeaderName, HeaderValue, LINK};
use jiff::Timestamp;
use jiff::tz::TimeZone;

use super::doc::Site;
use crate::graphql::table::Deprecation;

const DEPRECATION: HeaderName = HeaderName::from_static("deprecation");
/// The page that lists what is deprecated, with what replaces it.
const PAGE: &str = "reference/deprecations.html";
const LINK_TO_PAGE: HeaderValue =
    HeaderValue::from_static("</doc/reference/deprecations.html>; rel=\"deprecation\"; type=\"text/html\"");

/// Says that something is deprecated and where to read of it, if that can be read here.
///
/// When something will go is not announced by the schema, so there is no `Sunset`: the notice period
/// only tells what will not happen before its end.
pub async fn announce(headers: &mut HeaderMap, used: &[&Deprecation], now: Timestamp, site: &Site) {
    let Some(since) = since(used, now) else { return };
    if let Ok(value) = HeaderValue::from_str(&format!("@{}", since.as_second())) {
        headers.insert(DEPRECATION, value);
    }
    if site.holds(PAGE).await {
        headers.append(LINK, LINK_TO_PAGE);
    }
}

/// Since when the longest deprecated of them is so. What no release has deprecated yet is so from now on:
/// its notice period has not begun.
fn since(used: &[&Deprecation], now: Timestamp) -> Option<Timestamp> {
    let since = |one: &&Deprecation| {
        let day = one.since.and_then(|day| day.to_zoned(TimeZone::UTC).ok());
        day.map_or(now, |day| day.timestamp())
    };
    used.iter().map(since).min()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_earliest_day_counts() {
        const SPRING: Deprecation = Deprecation::new("A.b", Some((2026, 3, 1)), "");
        const AUTUMN: Deprecation = Deprecation::new("A.c", Some((2026, 9, 1)), "");
        const UNRELEASED: Deprecation = Deprecation::new("A.d", None, "");
        let now: Timestamp = "2026-11-24T10:00:00.5Z".parse().unwrap();
        let seconds = |used: &[&Deprecation]| since(used, now).map(Timestamp::as_second);
        assert_eq!(seconds(&[]), None);
        assert_eq!(seconds(&[&UNRELEASED]), Some(1_795_514_400));
        assert_eq!(seconds(&[&AUTUMN, &UNRELEASED]), Some(1_788_220_800));
        assert_eq!(seconds(&[&UNRELEASED, &AUTUMN, &SPRING]), Some(1_772_323_200));
    }
}
