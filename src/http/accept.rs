//! Which of our media types a client wants, by its `Accept` header.

use hyper::HeaderMap;
use hyper::header::ACCEPT;

/// Picks from `offers` what `Accept` rates highest: by quality, then by how exactly it is named, then
/// by the client's order, then by ours. Without a header, or with an empty one, the first; none when
/// nothing is acceptable.
pub fn choose<'o>(headers: &HeaderMap, offers: &[&'o str]) -> Option<&'o str> {
    let lines: Vec<&str> = headers.get_all(ACCEPT).iter().filter_map(|line| line.to_str().ok()).collect();
    if lines.iter().all(|line| line.trim().is_empty()) {
        return offers.first().copied();
    }
    let ranges: Vec<Range> = lines.iter().flat_map(|line| line.split(',')).filter_map(Range::parse).collect();
    let mut best: Option<(Rating, &str)> = None;
    for offer in offers {
        let rating =
            ranges.iter().enumerate().filter_map(|(at, range)| range.rate(offer, at)).max_by_key(|r| r.exact);
        if let Some(rating) = rating.filter(|rating| rating.quality > 0)
            && best.is_none_or(|(top, _)| rating.beats(top))
        {
            best = Some((rating, offer));
        }
    }
    best.map(|(_, offer)| offer)
}

struct Range<'a> {
    kind: &'a str,
    subtype: &'a str,
    /// In thousandths.
    quality: u16,
}

#[derive(Clone, Copy)]
struct Rating {
    quality: u16,
    exact: u8,
    at: usize,
}

impl Rating {
    fn beats(self, other: Self) -> bool {
        (self.quality, self.exact, other.at) > (other.quality, other.exact, self.at)
    }
}

impl<'a> Range<'a> {
    fn parse(text: &'a str) -> Option<Self> {
        let mut parts = text.split(';');
        let (kind, subtype) = parts.next()?.trim().split_once('/')?;
        let quality = parts
            .filter_map(|parameter| parameter.trim().split_once('='))
            .find(|(name, _)| name.trim().eq_ignore_ascii_case("q"))
            .and_then(|(_, value)| value.trim().parse::<f32>().ok())
            .map_or(1000, |quality| (quality.clamp(0.0, 1.0) * 1000.0) as u16);
        Some(Self { kind, subtype, quality })
    }

    fn rate(&self, offer: &str, at: usize) -> Option<Rating> {
        let (kind, subtype) = offer.split_once('/')?;
        let exact = match (self.kind, self.subtype) {
            ("*", "*") => 0,
            (own, "*") if own.eq_ignore_ascii_case(kind) => 1,
            (own, sub) if own.eq_ignore_ascii_case(kind) && sub.eq_ignore_ascii_case(subtype) => 2,
            _ => return None,
        };
        Some(Rating { quality: self.quality, exact, at })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const JSON: &str = "application/json";
    const GRAPHQL: &str = "application/graphql-response+json";
    const HTML: &str = "text/html";

    fn chosen(accept: &str) -> Option<&'static str> {
        let mut headers = HeaderMap::new();
        headers.insert(ACCEPT, accept.parse().unwrap());
        choose(&headers, &[JSON, GRAPHQL, HTML])
    }

    #[test]
    fn the_best_rated_offer_wins() {
        assert_eq!(choose(&HeaderMap::new(), &[JSON, GRAPHQL]), Some(JSON));
        assert_eq!(chosen(""), Some(JSON));
        assert_eq!(chosen("*/*"), Some(JSON));
        assert_eq!(chosen("text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"), Some(HTML));
        assert_eq!(chosen("text/html, */*"), Some(HTML));
        assert_eq!(chosen("application/graphql-response+json, application/json;q=0.9"), Some(GRAPHQL));
        assert_eq!(chosen("application/graphql-response+json, application/json"), Some(GRAPHQL));
        assert_eq!(chosen("application/json, text/html;q=0.5"), Some(JSON));
        assert_eq!(chosen("application/*"), Some(JSON));
        assert_eq!(chosen("APPLICATION/GraphQL-Response+JSON"), Some(GRAPHQL));
    }

    #[test]
    fn nothing_is_chosen_where_nothing_is_acceptable() {
        assert_eq!(chosen("image/png"), None);
        assert_eq!(chosen("application/json;q=0"), None);
        assert_eq!(chosen("nonsense"), None);
        assert_eq!(chosen("*/*, application/json;q=0"), Some(GRAPHQL));
    }
}
