//! Pages for people, where the web application is this server itself: log-in, sign-up, consent to applications,
//! and an account's own page. What a form refuses is told by the server; the rest, by one script that asks the API.

use std::borrow::Cow;
use std::fmt::Write;

use hyper::StatusCode;
use hyper::header::{CACHE_CONTROL, CONTENT_SECURITY_POLICY, HOST, HeaderValue, LOCATION, REFERRER_POLICY};
use hyper::http::request::Parts;
use jiff::Timestamp;
use url::{Host, Url};

use super::accounts::Fields;
use super::app::App;
use super::backend::Backend;
use super::body::Payload;
use super::parameter::Parameter;
use super::reply::{self, Reply};
use crate::context::Request;
use crate::html::escape;
use crate::qr;

/// The home of who is logged in.
pub const ACCOUNT: &str = "/account";

const LAYOUT: &str = include_str!("layout.html");
const CAPTCHA: &str = include_str!("captcha.html");
const TEST_COMPANY: &str = include_str!("test_company.html");
const TOTP: &str = include_str!("totp.html");
const FORGOTTEN: &str = "<a href=\"/password-reset-request\">Mot de passe oublié ?</a>";
const RESEND: &str = "<a href=\"/resend-activation\">Recevoir un autre lien</a>";
/// The script that asks the API.
pub const SCRIPT: &str = "<script defer src=\"/pages/script.js\"></script>";
const NOSCRIPT: &str =
    "<noscript><p class=\"notice bad\">Cette page a besoin de JavaScript pour parler à l'API.</p></noscript>";

/// A page by its path.
struct Page {
    path: &'static str,
    title: &'static str,
    main: &'static str,
    /// The operation that it is for: without it there is no such page.
    needs: &'static str,
}

/// What pages depend on beside their address.
struct Service<'a> {
    /// The served schema.
    sdl: &'a str,
    sandbox: bool,
    now: Timestamp,
}

impl Service<'_> {
    /// Whether the API has an operation.
    fn has(&self, operation: &str) -> bool {
        let declares = |line: &str| {
            line.strip_prefix("  ")
                .and_then(|line| line.strip_prefix(operation))
                .is_some_and(|rest| rest.starts_with(['(', ':']))
        };
        self.sdl.lines().any(declares)
    }
}

#[rustfmt::skip]
const PAGES: [Page; 10] = [
    Page { path: "/login", title: "Se connecter", main: include_str!("login.html"), needs: "me" },
    Page { path: "/signup", title: "S'inscrire", main: include_str!("signup.html"), needs: "signup" },
    Page { path: "/second-factor", title: "Double authentification", main: include_str!("second_factor.html"), needs: "confirmTotpSetup" },
    Page { path: "/user-activation", title: "Ouvrir votre compte", main: include_str!("user_activation.html"), needs: "signup" },
    Page { path: "/password-reset-request", title: "Mot de passe oublié", main: include_str!("password_reset_request.html"), needs: "createPasswordResetRequest" },
    Page { path: "/password-reset", title: "Nouveau mot de passe", main: include_str!("password_reset.html"), needs: "resetPassword" },
    Page { path: "/resend-activation", title: "Recevoir un autre lien", main: include_str!("resend_activation.html"), needs: "resendActivationEmail" },
    Page { path: "/invite", title: "Rejoindre un établissement", main: include_str!("invite.html"), needs: "joinWithInvite" },
    Page { path: "/oauth2/authorize/dialog", title: "Autoriser une application", main: include_str!("consent.html"), needs: "authorizedApplications" },
    Page { path: ACCOUNT, title: "Votre compte", main: include_str!("account.html"), needs: "accessTokens" },
];

/// A file that pages are made of.
struct File {
    path: &'static str,
    content_type: HeaderValue,
    text: &'static str,
}

const FILES: [File; 4] = [
    File {
        path: "/pages/frame.css",
        content_type: HeaderValue::from_static("text/css; charset=utf-8"),
        text: include_str!("frame.css"),
    },
    File {
        path: "/pages/style.css",
        content_type: HeaderValue::from_static("text/css; charset=utf-8"),
        text: include_str!("style.css"),
    },
    File {
        path: "/pages/script.js",
        content_type: HeaderValue::from_static("text/javascript; charset=utf-8"),
        text: include_str!("script.js"),
    },
    File {
        path: "/pages/icon.svg",
        content_type: HeaderValue::from_static("image/svg+xml"),
        text: include_str!("icon.svg"),
    },
];

/// Whether a path is that of a page, or of what pages are made of.
pub fn is_one(path: &str) -> bool {
    PAGES.iter().any(|page| page.path == path) || FILES.iter().any(|file| file.path == path)
}

/// What there is to go to, beside the API.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Links {
    pub account: bool,
    pub mailbox: bool,
    pub doc: bool,
}

/// What there is to go to on this server.
pub async fn links<B>(app: &App<B>) -> Links {
    Links {
        account: app.settings.own_pages,
        mailbox: app.settings.mailbox,
        doc: app.site.found().await.is_some(),
    }
}

impl Links {
    /// The bar at the top. `base` leads from the page to the root; `here` is where the page is.
    pub fn frame(self, base: &str, here: &str) -> String {
        let mut places = Vec::new();
        if self.account {
            places.push(("account", "Compte"));
        }
        places.push(("", "API"));
        if self.mailbox {
            places.push(("dev/mailbox", "Courriels"));
        }
        if self.doc {
            places.push(("doc/", "Documentation"));
        }
        let mut frame = format!(
            "<header class=\"frame\">\n<a class=\"brand\" href=\"{base}{}\"><img src=\"{base}pages/icon.svg\" alt=\"\"> \
             Trackdéchets{}</a>\n<nav aria-label=\"Services\">\n",
            if self.account { "account" } else { "" },
            if self.mailbox { " <span class=\"where\">bac à sable</span>" } else { "" },
        );
        for (place, name) in places {
            let current = if place == here { " aria-current=\"page\"" } else { "" };
            writeln!(frame, "<a href=\"{base}{place}\"{current}>{name}</a>").expect("writing to memory");
        }
        frame.push_str("</nav>\n</header>");
        frame
    }
}

/// Answers `GET` of a page or a file.
pub async fn answer<B: Backend>(app: &App<B>, head: &Parts, now: Timestamp) -> Reply {
    let path = head.uri.path();
    if let Some(file) = FILES.iter().find(|file| file.path == path) {
        let reply = reply::new(StatusCode::OK, file.content_type.clone(), file.text);
        return reply::with(reply, CACHE_CONTROL, HeaderValue::from_static("no-cache"));
    }
    let sdl = app.gate.backend().map(Backend::sdl).unwrap_or_default();
    let service = Service { sdl, sandbox: app.settings.sandbox, now };
    let page = PAGES.iter().find(|page| page.path == path);
    let Some(page) = page.filter(|page| app.settings.own_pages && service.has(page.needs)) else {
        return reply::not_found();
    };
    if let Some(elsewhere) = canonical(&app.settings.ui_url, head) {
        return elsewhere;
    }
    let query = head.uri.query().unwrap_or_default();
    let main = fill(page.main, |slot| content(slot, page, query, &service));
    let links = links(app).await;
    let here = if page.path == ACCOUNT { "account" } else { page.path };
    let width = if page.path == ACCOUNT { Width::Wide } else { Width::Form };
    let html = document(page.title, SCRIPT, &links.frame("/", here), &main, width);
    let policy = policy(page.path, app.settings.sandbox);
    shown(html, &policy)
}

/// How wide a page is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Width {
    /// One form.
    Form,
    Wide,
}

/// A whole document of our look; `head` is what its head holds beside the look.
pub fn document(title: &str, head: &str, frame: &str, main: &str, width: Width) -> String {
    fill(LAYOUT, |slot| match slot {
        "title" => title.into(),
        "head" => head.into(),
        "frame" => frame.into(),
        "wide" => if width == Width::Wide { " class=\"wide\"" } else { "" }.into(),
        _ => main.into(),
    })
}

/// A document goes out: nobody keeps it, since it may hold what its address holds. Its forms tell where they come
/// from, to us alone.
pub fn shown(html: String, policy: &str) -> Reply {
    let mut reply = reply::new(StatusCode::OK, reply::TEXT, html);
    let headers = reply.headers_mut();
    headers.insert(CACHE_CONTROL, HeaderValue::from_static("no-store"));
    headers.insert(REFERRER_POLICY, HeaderValue::from_static("same-origin"));
    headers.insert(CONTENT_SECURITY_POLICY, HeaderValue::from_str(policy).expect("policies are ASCII"));
    reply
}

/// Scripts, styles and requests are for this server alone; nobody frames us.
fn policy(path: &str, sandbox: bool) -> String {
    // Browsers hold the redirections that follow a form against this list: a consent leads to the application,
    // which may lead on.
    let forms = match (path, sandbox) {
        ("/oauth2/authorize/dialog", true) => "'self' https: http://localhost:*",
        ("/oauth2/authorize/dialog", false) => "'self' https:",
        _ => "'self'",
    };
    format!(
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; media-src data:; \
         connect-src 'self'; form-action {forms}; base-uri 'none'; frame-ancestors 'none'; \
         require-trusted-types-for 'script'"
    )
}

/// A browser that came by another name of this machine goes to the one that our redirections use: cookies know a
/// host by its name.
fn canonical(ui: &Url, head: &Parts) -> Option<Reply> {
    let named = head.headers.get(HOST).and_then(|value| value.to_str().ok())?;
    let named = Url::parse(&format!("http://{named}")).ok()?;
    let is_here = |url: &Url| match url.host() {
        Some(Host::Domain(name)) => name == "localhost",
        Some(Host::Ipv4(address)) => address.is_loopback(),
        Some(Host::Ipv6(address)) => address.is_loopback(),
        None => false,
    };
    let same_place = ui.scheme() == "http" && named.port_or_known_default() == ui.port_or_known_default();
    if !(same_place && is_here(ui) && is_here(&named) && named.host() != ui.host()) {
        return None;
    }
    let there = format!("{}{}", ui.origin().ascii_serialization(), head.uri.path_and_query()?);
    let moved = reply::text(StatusCode::TEMPORARY_REDIRECT, "");
    Some(reply::with(moved, LOCATION, HeaderValue::from_str(&there).ok()?))
}

/// What stands in a slot of a page.
fn content(slot: &str, page: &Page, query: &str, service: &Service<'_>) -> Cow<'static, str> {
    let parameter = |name: &str| parameter(query, name);
    match slot {
        "alert" => alert(query, service).into(),
        "username" => escape(&parameter("username")).into(),
        "hash" => escape(&parameter("hash")).into(),
        "return-to" => {
            let wanted = parameter("returnTo");
            escape(if wanted.is_empty() { ACCOUNT } else { &wanted }).into()
        }
        // A log-in asks for one when it must.
        "captcha" if page.path == "/login" && !parameter("errorCode").contains("CAPTCHA") => "".into(),
        "captcha" => CAPTCHA.into(),
        "noscript" => NOSCRIPT.into(),
        "forgotten" if service.has("createPasswordResetRequest") => FORGOTTEN.into(),
        "resend" if service.has("resendActivationEmail") => RESEND.into(),
        "test-company" if service.sandbox && service.has("createTestCompany") => TEST_COMPANY.into(),
        "second-factor" if service.has("confirmTotpSetup") => TOTP.into(),
        _ => "".into(),
    }
}

/// A parameter of an address; empty where it is not given, or several times.
fn parameter<'a>(query: &'a str, name: &str) -> Cow<'a, str> {
    Parameter::named(query.as_bytes(), name).one().unwrap_or_default()
}

/// What a form's redirection tells, in French.
fn alert(query: &str, service: &Service<'_>) -> String {
    let parameter = |name: &str| parameter(query, name);
    let bad = |text: &str| format!("<p class=\"notice bad\" role=\"alert\">{text}</p>");
    if parameter("signup") == "complete" {
        let text = "Votre compte est ouvert : vous pouvez vous connecter.";
        return format!("<p class=\"notice good\" role=\"status\">{text}</p>");
    }
    match &*parameter("errorCode") {
        "" => String::new(),
        "INVALID_USER_OR_PASSWORD" => bad(
            "Adresse e-mail ou mot de passe erroné. Après deux échecs, patientez un peu avant de réessayer.",
        ),
        "INVALID_USER_OR_PASSWORD_NEEDS_CAPTCHA" => {
            bad("Adresse e-mail ou mot de passe erroné. Recopiez aussi le code de l'image.")
        }
        "INVALID_CAPTCHA" => bad("Le code recopié n'est pas celui de l'image. En voici une autre."),
        "NOT_ACTIVATED" => {
            let resend = if service.has("resendActivationEmail") { RESEND } else { "" };
            bad(&format!(
                "Ce compte n'est pas encore ouvert : suivez le lien reçu par courriel à l'inscription. {resend}"
            ))
        }
        "TOTP_TIMEOUT_OR_MISSING_SESSION" => {
            bad("Le code n'a pas été donné à temps : reprenez la connexion.")
        }
        "MISSING_TOTP" => bad("Saisissez le code à 6 chiffres."),
        "INVALID_TOTP" => bad("Ce code n'est pas le bon, ou n'est plus valable."),
        "TOTP_LOCKOUT" => bad(&locked_out(&parameter("lockout"), service.now)),
        "INVALID_OR_MISSING_HASH" => {
            bad("Ce lien est inconnu ou a déjà servi. Si votre compte est ouvert, connectez-vous.")
        }
        other => bad(&format!("La demande n'a pas abouti ({}).", escape(other))),
    }
}

/// For how long codes are not looked at.
fn locked_out(until: &str, now: Timestamp) -> String {
    let until = until.parse().ok().and_then(|instant| Timestamp::from_millisecond(instant).ok());
    let seconds = until.map_or(0, |until| until.duration_since(now).as_secs());
    match seconds {
        ..=0 => "Trop de codes erronés. Réessayez dans quelques minutes.".to_owned(),
        1..=60 => "Trop de codes erronés. Réessayez dans une minute.".to_owned(),
        more => format!("Trop de codes erronés. Réessayez dans {} minutes.", (more + 59) / 60),
    }
}

/// Draws what an authenticator reads, for the page that has just been told it.
pub fn qr_code<B>(app: &App<B>, payload: &Payload<'_>, request: &Request) -> Reply {
    if request.session.is_none() || !app.settings.own_pages {
        return reply::not_found();
    }
    let fields = Fields::of(payload);
    let text = fields.text("text");
    let drawn = match qr::svg(&text) {
        Ok(drawn) if !text.is_empty() => drawn,
        _ => return reply::text(StatusCode::BAD_REQUEST, "Ce texte ne tient pas dans un code QR."),
    };
    let reply = reply::new(StatusCode::OK, HeaderValue::from_static("image/svg+xml"), drawn);
    reply::with(reply, CACHE_CONTROL, HeaderValue::from_static("no-store"))
}

/// A text with its `{{slots}}` filled, once: what is filled in is not looked at again.
fn fill<'a>(template: &str, content: impl Fn(&str) -> Cow<'a, str>) -> String {
    let mut filled = String::with_capacity(template.len() * 2);
    let mut parts = template.split("{{");
    filled.push_str(parts.next().unwrap_or_default());
    for part in parts {
        let (slot, rest) = part.split_once("}}").expect("a slot of our own pages is closed");
        filled.push_str(&content(slot));
        filled.push_str(rest);
    }
    filled
}

#[cfg(test)]
mod tests;
