//! The mail that a sandbox keeps instead of sending it, as a page, so that a new person can follow its links.

use std::fmt::Write;

use hyper::StatusCode;
use url::Url;

use super::app::{App, MAILBOX_FILES};
use super::backend::{Backend, Mail};
use super::pages;
use super::reply::{self, Reply};
use super::routes;
use crate::error::BoxError;
use crate::html::escape;

/// The latest mails, or a file of one of them; nothing where mail is sent for good.
pub async fn answer<B: Backend>(app: &App<B>, path: &str) -> Reply {
    if let Some(rest) = path.strip_prefix(MAILBOX_FILES) {
        return file(app, rest).await;
    }
    let mails = match app.gate.backend() {
        Some(backend) => backend.mailbox().await,
        None => return reply::not_found(),
    };
    match mails {
        Ok(Some(mails)) => {
            let ui = &app.settings.ui_url;
            let frame = pages::links(app).await.frame("/", "dev/mailbox");
            let html =
                pages::document("Courriels", pages::SCRIPT, &frame, &page(ui, &mails), pages::Width::Wide);
            // A form's redirection counts as a place that it leads to.
            let policy = format!(
                "default-src 'none'; base-uri 'none'; img-src 'self'; style-src 'self'; script-src 'self'; \
                 form-action 'self' {}; frame-ancestors 'none'; require-trusted-types-for 'script'",
                ui.origin().ascii_serialization()
            );
            pages::shown(html, &policy)
        }
        Ok(None) => reply::not_found(),
        Err(cause) => away(&cause),
    }
}

/// `rest` names a mail and the place of its file: `c…/1`.
async fn file<B: Backend>(app: &App<B>, rest: &str) -> Reply {
    let named = rest.split_once('/').and_then(|(mail, number)| Some((mail, number.parse().ok()?)));
    let (Some(backend), Some((mail, number))) = (app.gate.backend(), named) else {
        return reply::not_found();
    };
    match backend.mailbox_file(mail, number).await {
        Ok(Some(file)) => routes::handed_out(file),
        Ok(None) => reply::not_found(),
        Err(cause) => away(&cause),
    }
}

fn away(cause: &BoxError) -> Reply {
    tracing::error!(%cause, "the mailbox cannot be read");
    reply::text(StatusCode::SERVICE_UNAVAILABLE, "Le service est momentanément indisponible.")
}

fn page(ui: &Url, mails: &[Mail]) -> String {
    let mut page = "<h1>Courriels du bac à sable</h1>\n".to_owned();
    if mails.is_empty() {
        page.push_str(
            "<p>Aucun courriel pour l'instant. Rechargez la page quand il en est attendu un.</p>\n",
        );
    } else {
        page.push_str("<p>Ce que le service aurait envoyé, du plus récent au plus ancien.</p>\n");
    }
    for mail in mails {
        let (to, subject) = (escape(&mail.recipients.join(", ")), escape(&mail.subject));
        let sent_at = mail.sent_at.strftime("%d/%m/%Y %H:%M UTC");
        let copies = match mail.copies.is_empty() {
            true => String::new(),
            false => format!(" (copie : {})", escape(&mail.copies.join(", "))),
        };
        write!(page, "<article class=\"card mail\">\n<h2>{subject}</h2>\n<p class=\"about\">À {to}{copies}, le {sent_at}</p>\n<pre>")
            .expect("writing to memory");
        let mut forms = String::new();
        let base = ui.as_str().trim_end_matches('/');
        for (place, word) in mail.body.split_inclusive(char::is_whitespace).enumerate() {
            let link = word.trim_end();
            if !link.starts_with(base) {
                page.push_str(&escape(word));
                continue;
            }
            let (link, blank) = (escape(link), &word[link.len()..]);
            write!(page, "<a href=\"{link}\">{link}</a>{blank}").expect("writing to memory");
            if let Some((_, hash)) = link.split_once("/user-activation?hash=") {
                write!(
                    forms,
                    "<form method=\"post\" action=\"/userActivation\">\n\
                     <input type=\"hidden\" name=\"hash\" value=\"{hash}\">\n\
                     <button class=\"quiet\" id=\"activer-{place}\">Activer ce compte sans passer par l'interface</button>\n</form>\n"
                )
                .expect("writing to memory");
            }
        }
        page.push_str("</pre>\n");
        for (number, name) in (1..).zip(&mail.files) {
            let (id, name) = (escape(&mail.id), escape(name));
            writeln!(
                page,
                "<p>Pièce jointe : <a href=\"{MAILBOX_FILES}{id}/{number}\" download>{name}</a></p>"
            )
            .expect("writing to memory");
        }
        page.push_str(&forms);
        page.push_str("</article>\n");
    }
    page
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn links_lead_somewhere_and_nothing_else_is_markup() {
        let mail = Mail {
            id: "c1".into(),
            recipients: vec!["a@b.test".into()],
            copies: vec!["<c>@d.test".into()],
            files: vec!["BSD-1 & co.pdf".into()],
            subject: "<b>Bonjour</b>".into(),
            body: "Suivez\nhttps://ui.test/user-activation?hash=abc\nou https://evil.test/ & partez.".into(),
            sent_at: "2026-11-24T08:00:00Z".parse().unwrap(),
        };
        let page = page(&"https://ui.test/".parse().unwrap(), &[mail]);
        assert!(page.contains("<h2>&lt;b&gt;Bonjour&lt;/b&gt;</h2>"), "{page}");
        assert!(page.contains("<a href=\"https://ui.test/user-activation?hash=abc\">"), "{page}");
        assert!(page.contains("(copie : &lt;c&gt;@d.test)"), "{page}");
        assert!(page.contains("<a href=\"/dev/mailbox/c1/1\" download>BSD-1 &amp; co.pdf</a>"), "{page}");
        assert!(page.contains("name=\"hash\" value=\"abc\""), "{page}");
        assert!(page.contains("ou https://evil.test/ &amp; partez."), "{page}");
    }
}
