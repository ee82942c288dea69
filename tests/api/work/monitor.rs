//! The page on background jobs: seen by administrators of the platform who know its address, by nobody else.

use crate::support::app::{Profile, TestApp};
use crate::support::client::Client;
use crate::support::http::Reply;

const PAGE: &str = "/queue/monitor/0123456789abcdef";

async fn app() -> TestApp {
    TestApp::with(|settings| settings.queue_monitor_secret = Some("0123456789abcdef".into())).await
}

async fn admin(app: &TestApp) -> Client {
    let loner = app.loner().await;
    let second_factor = "update account set is_admin = true, totp_activated_at = now() where email = ";
    app.execute(&format!("{second_factor}'{}'", loner.email)).await;
    loner
}

async fn get(app: &TestApp, path: &str, by: &Client) -> Reply {
    match (&by.cookie, &by.token) {
        (Some(cookie), _) => app.http.send("GET", path, &[("cookie", cookie)], "").await,
        (None, Some(token)) => {
            app.http.send("GET", path, &[("authorization", &format!("Bearer {token}"))], "").await
        }
        (None, None) => app.http.get(path).await,
    }
}

async fn post(app: &TestApp, by: &Client, form: &str) -> Reply {
    let cookie = by.cookie.as_deref().unwrap();
    let headers = [("cookie", cookie), ("content-type", "application/x-www-form-urlencoded")];
    app.http.send("POST", PAGE, &headers, form.to_owned()).await
}

/// A job that was given up.
async fn failed(app: &TestApp, id: &str) {
    app.execute(&format!(
        "insert into job (id, kind, payload, attempts, run_at, created_at, finished_at, failure)
         values ('{id}', 'mail', '{{\"template\": \"password-reset\", \"hash\": \"geheim\"}}', 1, now(), now(), now(),
                 '451 <later>')"
    ))
    .await;
}

#[tokio::test]
async fn who_is_no_administrator_or_knows_no_address_finds_nothing() {
    let app = app().await;
    let admin = admin(&app).await;
    let [somebody] = app.companies([Profile::Producer]).await;
    let session = app.session(&admin).await;
    for (path, by) in [
        (PAGE, &app.anonymous()),
        (PAGE, &app.session(&somebody).await),
        (PAGE, &admin),
        ("/queue/monitor/0123456789abcdeF", &session),
        ("/queue/monitor/", &session),
        ("/queue/monitor", &session),
    ] {
        let reply = get(&app, path, by).await;
        assert_eq!((reply.status.as_u16(), reply.text()), (404, "Not found"), "{path}");
    }
    failed(&app, "c1").await;
    let stranger = app.session(&somebody).await;
    assert_eq!(post(&app, &stranger, "id=c1&action=drop").await.status, 404);
    assert_eq!(app.count("job").await, 1);

    let without = TestApp::start().await;
    let admin = self::admin(&without).await;
    assert_eq!(get(&without, "/queue/monitor/", &without.session(&admin).await).await.status, 404);
}

#[tokio::test]
async fn an_administrator_sees_what_failed_and_has_it_done_again_or_forgotten() {
    let app = app().await;
    let admin = admin(&app).await;
    let admin = app.session(&admin).await;
    failed(&app, "c1").await;
    failed(&app, "c2").await;
    let page = get(&app, PAGE, &admin).await;
    let text = page.text();
    assert_eq!(page.status, 200);
    assert_eq!(page.header("cache-control"), Some("no-store"));
    assert!(text.contains("password-reset") && text.contains("451 &lt;later&gt;"), "{text}");
    assert!(!text.contains("geheim"), "secrets of mailed links stay where they are");

    let reply = post(&app, &admin, "id=c1&action=retry").await;
    assert_eq!((reply.status.as_u16(), reply.header("location")), (303, Some(PAGE)));
    assert_eq!(app.count("job where finished_at is null and attempts = 0 and failure is null").await, 1);
    post(&app, &admin, "id=c2&action=drop").await;
    assert_eq!(app.count("job").await, 1);
    // What waits is nobody's to drop.
    post(&app, &admin, "id=c1&action=drop").await;
    assert_eq!(app.count("job").await, 1);
    for wrong in ["id=c1&action=burn", "id=c1", ""] {
        assert_eq!(post(&app, &admin, wrong).await.status, 400, "{wrong}");
    }
}

#[tokio::test]
async fn metrics_tell_how_much_waits_and_for_how_long() {
    let app = app().await;
    app.execute(
        "insert into job (id, kind, payload, run_at, created_at)
         values ('c1', 'webhook', '{}', now(), now() - interval '90 s');
         insert into job_tally (kind, done, retried, given_up) values ('webhook', 7, 2, 1)",
    )
    .await;
    let metrics = app.http.get("/metrics").await;
    let text = metrics.text();
    for line in [
        "trackdechets_jobs_waiting{kind=\"webhook\"} 1\n",
        "# TYPE trackdechets_jobs_done counter\n",
        "trackdechets_jobs_done_total{kind=\"webhook\"} 7\n",
        "trackdechets_jobs_retried_total{kind=\"webhook\"} 2\n",
        "trackdechets_jobs_failed_total{kind=\"webhook\"} 1\n",
        "trackdechets_jobs_oldest_seconds{kind=\"webhook\"} 9",
    ] {
        assert!(text.contains(line), "{line}: {text}");
    }
}
