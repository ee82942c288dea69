//! Who sent a request: the address behind the trusted proxies, and the token.

use std::borrow::Cow;
use std::net::{IpAddr, SocketAddr};

use hyper::HeaderMap;
use hyper::header::{AUTHORIZATION, USER_AGENT};

/// The client's address, seen through exactly `hops` proxies of ours: each appends the address it was
/// called from to `X-Forwarded-For`, so that the entry `hops` places from the right is the client. What
/// stands further left is the client's own claim.
pub fn address(headers: &HeaderMap, peer: IpAddr, hops: u8) -> IpAddr {
    let mut places = usize::from(hops);
    if places == 0 {
        return peer.to_canonical();
    }
    let mut best = None;
    for line in headers.get_all("x-forwarded-for").iter().rev() {
        for entry in line.to_str().unwrap_or_default().rsplit(',') {
            best = Some(entry.trim());
            places -= 1;
            if places == 0 {
                return best.and_then(parse).unwrap_or(peer).to_canonical();
            }
        }
    }
    // Fewer entries than proxies: the left-most was written by the first of them that spoke.
    best.and_then(parse).unwrap_or(peer).to_canonical()
}

/// An address as proxies write it, perhaps with a port.
fn parse(entry: &str) -> Option<IpAddr> {
    let bare = entry.strip_prefix('[').and_then(|rest| rest.strip_suffix(']')).unwrap_or(entry);
    bare.parse().ok().or_else(|| entry.parse::<SocketAddr>().ok().map(|address| address.ip()))
}

/// The most that is kept of what a program calls itself, in bytes.
const LONGEST_USER_AGENT: usize = 200;

/// What the program calls itself, cut where it is long.
pub fn user_agent(headers: &HeaderMap) -> Option<String> {
    let text = headers.get(USER_AGENT)?.to_str().ok()?.trim();
    // Such a text is ASCII: it may be cut anywhere.
    let text = text.get(..LONGEST_USER_AGENT).unwrap_or(text);
    (!text.is_empty()).then(|| text.to_owned())
}

/// The bearer token of a request: `Authorization`, or `access_token` beside the operation or in the
/// address. A malformed header or a token given twice is no token at all.
pub fn token<'a>(
    headers: &'a HeaderMap,
    in_body: Option<Cow<'a, str>>,
    in_query: Option<Cow<'a, str>>,
) -> Option<Cow<'a, str>> {
    let mut found = None;
    if let Some(header) = headers.get(AUTHORIZATION) {
        let (scheme, rest) = header.to_str().ok()?.split_once(' ')?;
        if rest.contains(' ') {
            return None;
        }
        if scheme.eq_ignore_ascii_case("bearer") {
            found = Some(Cow::Borrowed(rest));
        }
    }
    for other in [in_body, in_query].into_iter().flatten() {
        if found.replace(other).is_some() {
            return None;
        }
    }
    found.filter(|token| !token.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn headers(lines: &[(&'static str, &'static str)]) -> HeaderMap {
        let mut map = HeaderMap::new();
        for (name, value) in lines {
            map.append(*name, value.parse().unwrap());
        }
        map
    }

    fn from(lines: &[&'static str], hops: u8) -> String {
        let lines: Vec<_> = lines.iter().map(|line| ("x-forwarded-for", *line)).collect();
        address(&headers(&lines), "203.0.113.9".parse().unwrap(), hops).to_string()
    }

    #[test]
    fn the_client_is_the_entry_our_proxy_wrote() {
        assert_eq!(from(&["198.51.100.1, 192.0.2.7"], 1), "192.0.2.7");
        assert_eq!(from(&["198.51.100.1", "192.0.2.7"], 1), "192.0.2.7");
        assert_eq!(from(&["198.51.100.1, 192.0.2.7"], 2), "198.51.100.1");
        assert_eq!(from(&["192.0.2.1,198.51.100.1", "192.0.2.7"], 2), "198.51.100.1");
        assert_eq!(from(&["192.0.2.7"], 3), "192.0.2.7");
    }

    #[test]
    fn without_proxy_or_header_it_is_the_peer() {
        assert_eq!(from(&["192.0.2.7"], 0), "203.0.113.9");
        assert_eq!(from(&[], 1), "203.0.113.9");
        assert_eq!(from(&["unknown"], 1), "203.0.113.9");
        assert_eq!(from(&["192.0.2.7, "], 1), "203.0.113.9");
    }

    #[test]
    fn ports_and_brackets_are_understood() {
        assert_eq!(from(&["192.0.2.7:4711"], 1), "192.0.2.7");
        assert_eq!(from(&["[2001:db8::1]:4711"], 1), "2001:db8::1");
        assert_eq!(from(&["[2001:db8::1]"], 1), "2001:db8::1");
        assert_eq!(from(&["::ffff:192.0.2.7"], 1), "192.0.2.7");
    }

    fn bearer(
        header: Option<&'static str>,
        body: Option<&'static str>,
        query: Option<&'static str>,
    ) -> Option<String> {
        let lines: Vec<_> = header.iter().map(|value| ("authorization", *value)).collect();
        token(&headers(&lines), body.map(Cow::Borrowed), query.map(Cow::Borrowed)).map(Cow::into_owned)
    }

    #[test]
    fn a_header_has_one_blank_and_a_scheme_in_any_case() {
        assert_eq!(bearer(Some("Bearer t"), None, None).as_deref(), Some("t"));
        assert_eq!(bearer(Some("bEARER t"), None, None).as_deref(), Some("t"));
        assert_eq!(bearer(Some("Bearer  t"), None, None), None);
        assert_eq!(bearer(Some("Bearer t u"), None, None), None);
        assert_eq!(bearer(Some("Bearer"), None, None), None);
        assert_eq!(bearer(Some("Basic t"), None, None), None);
        assert_eq!(bearer(None, None, None), None);
    }

    #[test]
    fn a_parameter_serves_too_but_not_twice() {
        assert_eq!(bearer(None, Some("b"), None).as_deref(), Some("b"));
        assert_eq!(bearer(None, None, Some("q")).as_deref(), Some("q"));
        assert_eq!(bearer(Some("Basic t"), None, Some("q")).as_deref(), Some("q"));
        assert_eq!(bearer(Some("Bearer t"), None, Some("t")), None);
        assert_eq!(bearer(None, Some("b"), Some("q")), None);
        assert_eq!(bearer(Some("Bearer  t"), Some("b"), None), None);
    }
}
