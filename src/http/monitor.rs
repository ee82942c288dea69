//! The state of background jobs, for administrators of the platform who know the page's secret address. Others
//! are told that there is no such page.

use std::fmt::Write;

use hyper::StatusCode;
use hyper::header::{CACHE_CONTROL, HeaderValue, LOCATION};
use hyper::http::request::Parts;
use sha2::{Digest, Sha256};

use super::app::{App, QUEUE_MONITOR};
use super::backend::{Backend, FailedJob, JobKind, Jobs, Settle};
use super::body::Payload;
use super::pages;
use super::parameter::Parameter;
use super::reply::{self, Reply};
use crate::context::{Caller, Request, Via};
use crate::html::escape;

const HEAD: &str = "<meta name=\"robots\" content=\"noindex\">";
const POLICY: &str = "default-src 'none'; base-uri 'none'; img-src 'self'; style-src 'self'; form-action 'self'; \
                      frame-ancestors 'none'";

/// The page.
pub async fn answer<B: Backend>(app: &App<B>, head: &Parts, request: &Request) -> Reply {
    if admitted(app, head, request).is_none() {
        return reply::not_found();
    }
    let Some(backend) = app.gate.backend() else { return reply::not_found() };
    match backend.jobs().await {
        Ok(jobs) => {
            let frame = pages::links(app).await.frame("/", QUEUE_MONITOR);
            pages::shown(
                pages::document("Tâches de fond", HEAD, &frame, &page(&jobs), pages::Width::Wide),
                POLICY,
            )
        }
        Err(cause) => {
            tracing::error!(%cause, "the jobs cannot be read");
            reply::text(StatusCode::SERVICE_UNAVAILABLE, "Le service est momentanément indisponible.")
        }
    }
}

/// Has a failed job done again, or forgotten, as the page's form asks. The secret in the address also keeps other
/// people's pages from sending it.
pub async fn settle<B: Backend>(
    app: &App<B>,
    head: &Parts,
    payload: &Payload<'_>,
    request: &Request,
) -> Reply {
    let Some(caller) = admitted(app, head, request) else { return reply::not_found() };
    let Some(backend) = app.gate.backend() else { return reply::not_found() };
    let Payload::Form(held) = payload else {
        return reply::text(StatusCode::BAD_REQUEST, "Un formulaire est attendu.");
    };
    let field = |name| Parameter::named(&held.bytes, name).one().unwrap_or_default();
    let how = match &*field("action") {
        "retry" => Settle::Retry,
        "drop" => Settle::Drop,
        _ => return reply::text(StatusCode::BAD_REQUEST, "Cette action est inconnue."),
    };
    let id = field("id");
    match backend.settle_job(&id, how, request.now).await {
        Ok(found) => {
            tracing::info!(job = &*id, by = caller.email, ?how, found, "a failed job was settled");
            let mut reply = reply::new(StatusCode::SEE_OTHER, reply::TEXT, "");
            let page = HeaderValue::from_str(head.uri.path()).expect("it came as an address");
            reply.headers_mut().insert(LOCATION, page);
            reply::with(reply, CACHE_CONTROL, HeaderValue::from_static("no-store"))
        }
        Err(cause) => {
            tracing::error!(%cause, "a job could not be settled");
            reply::text(StatusCode::SERVICE_UNAVAILABLE, "Le service est momentanément indisponible.")
        }
    }
}

/// The administrator who asks, if he is one and knows the secret.
fn admitted<'a, B>(app: &App<B>, head: &Parts, request: &'a Request) -> Option<&'a Caller> {
    let secret = app.settings.queue_monitor_secret.as_deref()?;
    let given = head.uri.path().strip_prefix(QUEUE_MONITOR)?;
    // Of hashes, a comparison that ends early tells nothing.
    let knows = Sha256::digest(given) == Sha256::digest(secret);
    let caller = request.caller.as_ref().ok()?.as_deref()?;
    (knows && caller.is_admin && caller.via == Via::Session).then_some(caller)
}

fn page(jobs: &Jobs) -> String {
    let mut page = "<h1>Tâches de fond</h1>\n<section class=\"card\">\n<h2>Files</h2>\n".to_owned();
    if jobs.kinds.is_empty() {
        page.push_str("<p>Aucune tâche pour l'instant.</p>\n");
    } else {
        page.push_str(
            "<div class=\"table\"><table>\n<thead><tr><th scope=\"col\">Nature</th><th scope=\"col\">En attente</th>\
             <th scope=\"col\">Attente la plus longue</th><th scope=\"col\">Abandonnées</th>\
             <th scope=\"col\">Faites</th><th scope=\"col\">Nouveaux essais</th></tr></thead>\n<tbody>\n",
        );
        for JobKind { name, waiting, failed, age_seconds, done, retried } in &jobs.kinds {
            let (name, age) = (escape(name), age(*age_seconds));
            writeln!(
                page,
                "<tr><th scope=\"row\">{name}</th><td>{waiting}</td><td>{age}</td><td>{failed}</td><td>{done}</td>\
                 <td>{retried}</td></tr>"
            )
            .expect("writing to memory");
        }
        page.push_str("</tbody>\n</table></div>\n");
    }
    page.push_str("</section>\n<section class=\"card\">\n<h2>Derniers échecs</h2>\n");
    if jobs.failed.is_empty() {
        page.push_str("<p>Aucun.</p>\n");
    }
    for FailedJob { id, kind, about, attempts, created_at, failed_at, reason } in &jobs.failed {
        let [id, kind, about, reason] = [id, kind, about, reason].map(|text| escape(text));
        let [asked, failed] =
            [created_at, failed_at].map(|at| at.strftime("%d/%m/%Y %H:%M:%S UTC").to_string());
        write!(
            page,
            "<article>\n<h3>{kind} {about}</h3>\n<p>{reason}</p>\n\
             <p class=\"hint\">Demandée le {asked}, abandonnée le {failed}, prise {attempts} fois. <code>{id}</code></p>\n\
             <form method=\"post\" class=\"row\">\n<input type=\"hidden\" name=\"id\" value=\"{id}\">\n\
             <button class=\"small\" name=\"action\" value=\"retry\">Refaire</button>\n\
             <button class=\"small quiet\" name=\"action\" value=\"drop\">Oublier</button>\n</form>\n</article>\n"
        )
        .expect("writing to memory");
    }
    page.push_str("</section>");
    page
}

/// A time in the unit that people would take.
fn age(seconds: f64) -> String {
    match seconds {
        none if none < 0.5 => "–".to_owned(),
        seconds if seconds < 120.0 => format!("{seconds:.0} s"),
        seconds if seconds < 7200.0 => format!("{:.0} min", seconds / 60.0),
        seconds => format!("{:.0} h", seconds / 3600.0),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_failed_job_is_shown_with_its_reason_and_two_ways_out() {
        let failed = FailedJob {
            id: "c1".into(),
            kind: "mail".into(),
            about: "activation".into(),
            attempts: 1,
            created_at: "2026-11-24T08:00:00Z".parse().unwrap(),
            failed_at: "2026-11-24T08:00:01Z".parse().unwrap(),
            reason: "<later>".into(),
        };
        let kind =
            JobKind { name: "mail".into(), waiting: 3, failed: 1, age_seconds: 130.0, done: 7, retried: 2 };
        let page = page(&Jobs { kinds: vec![kind], failed: vec![failed] });
        assert!(page.contains("<td>3</td><td>2 min</td><td>1</td><td>7</td><td>2</td>"), "{page}");
        assert!(page.contains("<p>&lt;later&gt;</p>") && page.contains("name=\"id\" value=\"c1\""), "{page}");
        assert_eq!(page.matches("name=\"action\"").count(), 2);
    }
}
