//! Which pages may post our forms: those of the web application, and our own. A form needs no leave of the browser
//! to be sent from anywhere, and `SameSite=Lax` keeps cookies from other sites but lets a log-in through.

use hyper::StatusCode;
use hyper::header::{HOST, ORIGIN};
use hyper::http::request::Parts;
use url::Url;

use super::app::App;
use super::reply::{self, Reply};

/// The refusal of a form that a page of somebody else sends. What is no browser tells nothing, and passes.
pub fn refuse_foreign<B>(app: &App<B>, head: &Parts) -> Option<Reply> {
    if is_ours(&app.settings.ui_url, head) {
        return None;
    }
    let text = "Ce formulaire vient d'un autre site : il n'est pas pris en compte.";
    Some(reply::text(StatusCode::FORBIDDEN, text))
}

fn is_ours(ui: &Url, head: &Parts) -> bool {
    let text = |name: &str| head.headers.get(name).map(|value| value.to_str().unwrap_or("?"));
    match (text(ORIGIN.as_str()), text("sec-fetch-site")) {
        // A page that hides where it is, as ours never do: the browser still tells whether it is on our site.
        (None | Some("null"), Some(site)) => matches!(site, "same-origin" | "same-site" | "none"),
        (None, None) => true,
        (Some(origin), _) => {
            origin == ui.origin().ascii_serialization()
                || authority(origin).is_some_and(|sender| host(head) == Some(sender))
        }
    }
}

/// The host and port of an origin; behind a proxy we do not know our scheme.
fn authority(origin: &str) -> Option<&str> {
    origin.strip_prefix("https://").or_else(|| origin.strip_prefix("http://"))
}

/// The host and port that the request was sent to.
fn host(head: &Parts) -> Option<&str> {
    let named = head.headers.get(HOST).and_then(|value| value.to_str().ok());
    named.or_else(|| head.uri.authority().map(|authority| authority.as_str()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn is_ours_from(headers: &[(&str, &str)]) -> bool {
        let mut request =
            hyper::Request::builder().method("POST").uri("/login").header("host", "api.test:4000");
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        let (head, ()) = request.body(()).unwrap().into_parts();
        is_ours(&"https://ui.test/app".parse().unwrap(), &head)
    }

    #[test]
    fn forms_come_from_the_web_application_or_from_us() {
        for headers in [
            &[][..],
            &[("origin", "https://ui.test")],
            &[("origin", "https://ui.test"), ("sec-fetch-site", "cross-site")],
            &[("origin", "http://api.test:4000")],
            &[("origin", "null"), ("sec-fetch-site", "same-origin")],
            &[("sec-fetch-site", "none")],
        ] {
            assert!(is_ours_from(headers), "{headers:?}");
        }
        for headers in [
            &[("origin", "https://evil.test")][..],
            &[("origin", "https://evil.test"), ("sec-fetch-site", "same-site")],
            &[("origin", "https://api.test")],
            &[("origin", "null")],
            &[("origin", "null"), ("sec-fetch-site", "cross-site")],
            &[("sec-fetch-site", "cross-site")],
            &[("origin", "")],
        ] {
            assert!(!is_ours_from(headers), "{headers:?}");
        }
    }
}
