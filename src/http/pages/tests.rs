//! What pages show, and what they do not let through.

use super::*;

const ALL: &str = "
  createPasswordResetRequest(input: X!): Boolean!
  resendActivationEmail(
  createTestCompany: String!
  confirmTotpSetup(code: String!): TotpRecoveryCodes!
";

fn service(sdl: &str) -> Service<'_> {
    Service { sdl, sandbox: true, now: "2026-11-24T08:00:00Z".parse().unwrap() }
}

fn shown_by(service: &Service<'_>, path: &str, query: &str) -> String {
    let page = PAGES.iter().find(|page| page.path == path).unwrap();
    fill(page.main, |slot| content(slot, page, query, service))
}

fn shown_at(path: &str, query: &str) -> String {
    shown_by(&service(ALL), path, query)
}

#[test]
fn only_what_is_served_is_linked() {
    let (whole, none) = (service(ALL), service("type Query {\n  me: User!\n}\n# createTestCompany: x"));
    for (path, query, link) in [
        ("/login", "", "/password-reset-request"),
        ("/login", "errorCode=NOT_ACTIVATED", "/resend-activation"),
        ("/user-activation", "", "/resend-activation"),
        ("/account", "", "createTestCompany"),
        ("/account", "", "generateTotp"),
    ] {
        assert!(shown_by(&whole, path, query).contains(link), "{path} {link}");
        assert!(!shown_by(&none, path, query).contains(link), "{path} {link}");
    }
    let production = Service { sandbox: false, ..service(ALL) };
    assert!(!shown_by(&production, "/account", "").contains("createTestCompany"));
}

#[test]
fn every_slot_of_every_page_is_known() {
    for page in &PAGES {
        let html = document(
            page.title,
            SCRIPT,
            &Links::default().frame("/", ""),
            &shown_at(page.path, ""),
            Width::Form,
        );
        assert!(!html.contains("{{") && html.contains("<h1"), "{}", page.path);
        // Scripts, styles and handlers inside a page are not run: it has none.
        for inline in ["<style", " style=", " onclick=", " onsubmit=", "http://", "https://cdn"] {
            assert!(!html.contains(inline), "{}: {inline}", page.path);
        }
        assert_eq!(html.matches("<script").count(), 1, "{}", page.path);
        let fields = html.matches("<input").count() + html.matches("<textarea").count();
        let hidden = html.matches("type=\"hidden\"").count();
        assert!(html.matches("<label").count() >= fields - hidden, "{}: a field has its label", page.path);
    }
}

#[test]
fn what_an_address_holds_is_no_markup() {
    let page =
        shown_at("/login", "username=%22%3E%3Cb%3E&returnTo=%27%3Ci%3E&errorCode=%3Cu%3E%7B%7Bhash%7D%7D");
    assert!(page.contains("value=\"&quot;&gt;&lt;b&gt;\""), "{page}");
    assert!(page.contains("value=\"&#39;&lt;i&gt;\""), "{page}");
    assert!(page.contains("(&lt;u&gt;{{hash}})"), "{page}");
}

#[test]
fn each_refusal_is_told_in_french() {
    for (path, query, told) in [
        ("/login", "signup=complete", "Votre compte est ouvert"),
        ("/login", "errorCode=INVALID_USER_OR_PASSWORD&username=a", "mot de passe erroné"),
        ("/login", "errorCode=INVALID_USER_OR_PASSWORD_NEEDS_CAPTCHA", "Recopiez aussi"),
        ("/login", "errorCode=INVALID_CAPTCHA", "pas celui de l'image"),
        ("/login", "errorCode=NOT_ACTIVATED", "pas encore ouvert"),
        ("/login", "errorCode=TOTP_TIMEOUT_OR_MISSING_SESSION", "reprenez la connexion"),
        ("/second-factor", "errorCode=MISSING_TOTP", "6 chiffres."),
        ("/second-factor", "errorCode=INVALID_TOTP", "pas le bon"),
        ("/second-factor", "errorCode=TOTP_LOCKOUT&lockout=1795507500000", "dans 5 minutes"),
        ("/second-factor", "errorCode=TOTP_LOCKOUT&lockout=x", "dans quelques minutes"),
        ("/user-activation", "errorCode=INVALID_OR_MISSING_HASH", "a déjà servi"),
        ("/login", "errorCode=ELSE", "pas abouti (ELSE)"),
    ] {
        let page = shown_at(path, query);
        assert!(page.contains(told) && page.contains("class=\"notice"), "{path}?{query}: {page}");
    }
    assert!(!shown_at("/login", "errorCode=&username=").contains("notice"));
}

#[test]
fn a_log_in_asks_for_a_captcha_when_it_must() {
    for (query, asks) in [
        ("", false),
        ("errorCode=INVALID_USER_OR_PASSWORD", false),
        ("errorCode=INVALID_USER_OR_PASSWORD_NEEDS_CAPTCHA", true),
        ("errorCode=INVALID_CAPTCHA", true),
    ] {
        assert_eq!(shown_at("/login", query).contains("data-captcha"), asks, "{query}");
    }
}

#[test]
fn the_bar_leads_to_what_there_is() {
    let all = Links { account: true, mailbox: true, doc: true };
    let frame = all.frame("/", "account");
    assert!(frame.contains("<a href=\"/account\" aria-current=\"page\">") && frame.contains("bac à sable"));
    assert!(frame.contains("\"/dev/mailbox\"") && frame.contains("\"/doc/\""));
    let frame = Links::default().frame("", "");
    assert!(!frame.contains("account") && !frame.contains("mailbox") && !frame.contains("doc/"), "{frame}");
}

#[test]
fn this_machine_has_one_name() {
    let moved = |ui: &str, host: &str| {
        let request = hyper::Request::builder().uri("/login?a=1").header("host", host).body(()).unwrap();
        canonical(&ui.parse().unwrap(), &request.into_parts().0)
            .map(|reply| reply.headers()[LOCATION].to_str().unwrap().to_owned())
    };
    let there = "http://localhost:4000/login?a=1";
    assert_eq!(moved("http://localhost:4000/", "127.0.0.1:4000").as_deref(), Some(there));
    assert_eq!(moved("http://localhost:4000/", "[::1]:4000").as_deref(), Some(there));
    for (ui, host) in [
        ("http://localhost:4000/", "localhost:4000"),
        ("http://localhost:4000/", "127.0.0.1:8080"),
        ("http://localhost:4000/", "evil.test:4000"),
        ("https://exemple.fr/", "127.0.0.1"),
    ] {
        assert_eq!(moved(ui, host), None, "{ui} {host}");
    }
}
