//! The browser's session: its cookie, and who is behind it.

use std::fmt::Write;

use hyper::HeaderMap;
use hyper::header::{COOKIE, HeaderValue};
use url::Url;

/// Seconds that a cookie lasts without a request.
const LIFE: u32 = 4 * 60 * 60;
/// Seconds that half a session waits for its other half.
const HALF_LIFE: u32 = 5 * 60;
/// No id of ours is longer.
const LONGEST_ID: usize = 64;

/// How the cookie is written.
#[derive(Debug, Clone)]
pub struct Cookie {
    pub name: String,
    /// The domain whose hosts all send it; none: this host alone.
    pub domain: Option<String>,
    /// Whether it is for HTTPS alone.
    pub secure: bool,
}

impl Cookie {
    /// The usual one for a web application.
    pub fn new(ui_url: &Url) -> Self {
        Self { name: "trackdechets.connect.sid".to_owned(), domain: None, secure: ui_url.scheme() == "https" }
    }

    /// The session's id that a request brings along.
    pub fn read<'a>(&self, headers: &'a HeaderMap) -> Option<&'a str> {
        let lines = headers.get_all(COOKIE).iter().filter_map(|line| line.to_str().ok());
        let mut pairs = lines.flat_map(|line| line.split(';')).filter_map(|pair| pair.trim().split_once('='));
        let (_, id) = pairs.find(|(name, _)| *name == self.name)?;
        let plain = !id.is_empty() && id.len() <= LONGEST_ID;
        (plain && id.bytes().all(|byte| byte.is_ascii_alphanumeric())).then_some(id)
    }

    /// Has the browser keep an id.
    pub fn set(&self, id: &str) -> HeaderValue {
        self.write(id, LIFE)
    }

    /// Has the browser keep the id of half a session.
    pub fn set_half(&self, id: &str) -> HeaderValue {
        self.write(id, HALF_LIFE)
    }

    /// Has the browser forget it.
    pub fn clear(&self) -> HeaderValue {
        self.write("", 0)
    }

    fn write(&self, id: &str, seconds: u32) -> HeaderValue {
        let mut text = format!("{}={id}; Path=/; Max-Age={seconds}; HttpOnly; SameSite=Lax", self.name);
        if let Some(domain) = &self.domain {
            write!(text, "; Domain={domain}").expect("writing to memory");
        }
        if self.secure {
            text.push_str("; Secure");
        }
        HeaderValue::from_str(&text).expect("the settings were checked, and ids are letters and digits")
    }
}

/// Whether a name or a domain may stand in a cookie.
pub fn is_cookie_word(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"._-".contains(&byte))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cookie(ui: &str) -> Cookie {
        Cookie::new(&ui.parse().unwrap())
    }

    #[test]
    fn a_cookie_is_for_us_alone() {
        let plain = cookie("http://localhost:3000");
        assert_eq!(
            plain.set("abc"),
            "trackdechets.connect.sid=abc; Path=/; Max-Age=14400; HttpOnly; SameSite=Lax"
        );
        let whole = Cookie { domain: Some("exemple.fr".into()), ..cookie("https://exemple.fr") };
        assert_eq!(
            whole.clear(),
            "trackdechets.connect.sid=; Path=/; Max-Age=0; HttpOnly; SameSite=Lax; Domain=exemple.fr; Secure"
        );
    }

    #[test]
    fn the_id_is_found_among_other_cookies() {
        let read = |line: &'static str| {
            let headers = HeaderMap::from_iter([(COOKIE, HeaderValue::from_static(line))]);
            cookie("http://localhost").read(&headers).map(str::to_owned)
        };
        assert_eq!(read("a=b; trackdechets.connect.sid=Abc1;c=d").as_deref(), Some("Abc1"));
        assert_eq!(read("trackdechets.connect.sid=a%0d"), None);
        assert_eq!(read("trackdechets.connect.sid="), None);
        assert_eq!(read("trackdechets.connect.sid2=a"), None);
    }
}
