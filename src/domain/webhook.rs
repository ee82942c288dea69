//! Webhooks: what a setting must look like, and where none may lead (platform specification, 8).

use std::net::{IpAddr, Ipv6Addr};

use url::{Host, Url};

use super::company::Environment;
use crate::error::{Result, Violations};

/// Longest address of an endpoint, in characters.
pub const LONGEST_ENDPOINT: usize = 300;
/// How long a token is, in characters.
pub const TOKEN_LENGTHS: std::ops::RangeInclusive<usize> = 20..=100;

/// Checks what a client gives of a setting. Errors: `BAD_USER_INPUT`, telling each.
pub fn check(endpoint: Option<&str>, token: Option<&str>, environment: Environment) -> Result<()> {
    let mut found = Violations::default();
    if let Some(endpoint) = endpoint {
        if endpoint.chars().count() > LONGEST_ENDPOINT {
            let message = format!(
                "Adresse du webhook (endpointUri) : raccourcissez-la à {LONGEST_ENDPOINT} caractères au plus."
            );
            found.push("endpointUri", message);
        }
        if !is_safe(endpoint, environment) {
            found.push(
                "endpointUri",
                "Adresse du webhook (endpointUri) : indiquez une adresse publique en https, par exemple \
                 https://exemple.fr/dechets.",
            );
        }
    }
    if token.is_some_and(|token| !TOKEN_LENGTHS.contains(&token.chars().count())) {
        found.push("token", "Secret du webhook (token) : indiquez de 20 à 100 caractères.");
    }
    found.into_result()
}

/// Whether an address may be called, or a browser sent to it: `https` and no machine of a private network;
/// outside production `localhost` as well, by any scheme of the web.
pub fn is_safe(address: &str, environment: Environment) -> bool {
    let Ok(url) = Url::parse(address) else { return false };
    if is_local(&url) {
        return environment == Environment::Sandbox && matches!(url.scheme(), "http" | "https");
    }
    url.scheme() == "https"
        && match url.host() {
            Some(Host::Ipv4(address)) => !is_private(address.into()),
            Some(Host::Ipv6(address)) => !is_private(address.into()),
            Some(Host::Domain(_)) => true,
            None => false,
        }
}

/// Whether an address names this very machine.
pub fn is_local(url: &Url) -> bool {
    matches!(url.host(), Some(Host::Domain("localhost")))
}

/// Whether an address leads into a network that is nobody else's business: this machine, private and
/// link-local networks (RFC 1918, 3927, 4193, 4291), and what stands for "here".
pub fn is_private(address: IpAddr) -> bool {
    match address.to_canonical() {
        IpAddr::V4(v4) => {
            v4.is_loopback()
                || v4.is_private()
                || v4.is_link_local()
                || v4.is_unspecified()
                || v4.is_broadcast()
        }
        IpAddr::V6(v6) => {
            v6.is_loopback() || v6.is_unspecified() || v6.is_unique_local() || is_link_local(v6)
        }
    }
}

fn is_link_local(address: Ipv6Addr) -> bool {
    address.segments()[0] & 0xffc0 == 0xfe80
}

#[cfg(test)]
mod tests {
    use super::*;
    use Environment::{Production, Sandbox};

    #[test]
    fn public_addresses_are_safe_in_https_only() {
        for (address, safe) in [
            ("https://exemple.fr/dechets", true),
            ("https://exemple.fr:8443/", true),
            ("https://203.0.113.9/", true),
            ("https://[2001:db8::1]/", true),
            ("https://fcexemple.fr/", true),
            ("http://exemple.fr/", false),
            ("ftp://exemple.fr/", false),
            ("exemple.fr", false),
            ("", false),
            ("https://", false),
        ] {
            for environment in [Production, Sandbox] {
                assert_eq!(is_safe(address, environment), safe, "{address}");
            }
        }
    }

    #[test]
    fn private_networks_never_are() {
        for host in [
            "127.0.0.1",
            "127.8.8.8",
            "10.0.0.1",
            "172.16.0.1",
            "172.31.255.255",
            "192.168.1.1",
            "169.254.169.254",
            "0.0.0.0",
            "2130706433",
            "0x7f.1",
            "[::1]",
            "[::]",
            "[fe80::1]",
            "[fc00::1]",
            "[fd12::1]",
            "[::ffff:127.0.0.1]",
            "[::ffff:10.0.0.1]",
        ] {
            assert!(!is_safe(&format!("https://{host}/"), Sandbox), "{host}");
        }
        assert!(is_safe("https://172.32.0.1/", Production), "a neighbour of a private network is not in it");
    }

    #[test]
    fn this_machine_is_safe_outside_production() {
        for address in ["http://localhost:9000/", "https://localhost/", "http://LOCALHOST/"] {
            assert!(is_safe(address, Sandbox) && !is_safe(address, Production), "{address}");
        }
        assert!(!is_safe("ftp://localhost/", Sandbox));
    }

    #[test]
    fn each_fault_is_told() {
        let long = format!("https://exemple.fr/{}", "a".repeat(300));
        for (endpoint, token, faults) in [
            (Some("https://exemple.fr/"), Some("0123456789abcdefghij"), 0),
            (None, None, 0),
            (Some("http://exemple.fr/"), Some("court"), 2),
            (Some(long.as_str()), None, 1),
            (None, Some("x".repeat(100).as_str()), 0),
            (None, Some("x".repeat(101).as_str()), 1),
            (None, Some(""), 1),
        ] {
            let found = match check(endpoint, token, Production) {
                Ok(()) => 0,
                Err(error) => error.to_string().lines().count(),
            };
            assert_eq!(found, faults, "{endpoint:?} {token:?}");
        }
    }
}
