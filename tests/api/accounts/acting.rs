//! Administrators of the platform, whom they act as and whom they make anonymous; administrations that read
//! more than their own.

use jiff::SignedDuration;
use serde_json::{Value, json};

use super::login::{PASSWORD, form, log_in, person, post};
use crate::support::app::Profile::Producer;
use crate::support::app::TestApp;
use crate::support::client::Client;
use crate::support::direct::Direct;
use crate::support::http::Reply;

/// Makes somebody an administrator of the platform.
async fn promote(app: &TestApp, client: &Client) {
    app.execute(&format!(
        "update account set is_admin = true, totp_activated_at = now(), totp_seed = 'x' where email = '{}'",
        client.email
    ))
    .await;
}

async fn act_as(app: &TestApp, session: &Client, email: &str) -> Reply {
    post(app, "/impersonate", &form(&[("email", email)]), session.cookie.as_deref()).await
}

async fn who(session: &Client) -> Value {
    session.ask("{ me { email isAdmin } }", Value::Null).await.data()["me"].clone()
}

#[tokio::test]
async fn an_administrator_acts_as_somebody_for_an_hour() {
    let app = TestApp::start().await;
    let (ana, boss) = (person(&app).await, app.loner().await);
    promote(&app, &boss).await;
    let session = app.session(&boss).await;
    assert_eq!(who(&session).await, json!({ "email": boss.email, "isAdmin": true }));
    let unknown = act_as(&app, &session, "nobody@exemple.test").await;
    assert_eq!(
        (unknown.status.as_u16(), unknown.header("content-type")),
        (400, Some("text/html; charset=utf-8"))
    );
    let begun = act_as(&app, &session, " ANA@exemple.test").await;
    assert_eq!((begun.status.as_u16(), begun.header("location")), (302, Some("https://ui.example.org")));
    assert_eq!(who(&session).await, json!({ "email": ana.email, "isAdmin": false }));
    assert_eq!(app.count("impersonation where ends_at = timestamptz '2026-11-24T09:00:00Z'").await, 1);
    app.pass(SignedDuration::from_mins(59));
    assert_eq!(who(&session).await["email"], ana.email);
    app.pass(SignedDuration::from_mins(1));
    assert_eq!(who(&session).await, json!({ "email": boss.email, "isAdmin": true }));

    act_as(&app, &session, &ana.email).await;
    app.pass(SignedDuration::from_mins(5));
    let cookie = [("cookie", session.cookie.as_deref().unwrap())];
    let stopped = app.http.send("DELETE", "/impersonate", &cookie, "").await;
    assert_eq!((stopped.status.as_u16(), stopped.header("location")), (302, Some("https://ui.example.org")));
    assert_eq!(who(&session).await["email"], boss.email);
    let told: i64 = app
        .rows("select extract(epoch from ends_at - started_at)::int8 from impersonation order by started_at desc")
        .await[0]
        .get(0);
    assert_eq!(told, 300, "that it ended early is noted");
    // Whoever is no administrator any more is himself again.
    act_as(&app, &session, &ana.email).await;
    app.execute("update account set is_admin = false").await;
    assert_eq!(who(&session).await, json!({ "email": boss.email, "isAdmin": false }));
}

#[tokio::test]
async fn for_others_there_is_no_such_address() {
    let app = TestApp::start().await;
    let (ana, boss) = (person(&app).await, app.loner().await);
    let half = app.loner().await;
    promote(&app, &boss).await;
    // Without a second factor nobody administers the platform.
    app.execute(&format!("update account set is_admin = true where email = '{}'", half.email)).await;
    let program = Client { cookie: None, ..boss.clone() };
    for nobody in [app.anonymous(), app.session(&ana).await, app.session(&half).await, program] {
        for method in ["POST", "DELETE"] {
            let mut headers = vec![("content-type", "application/x-www-form-urlencoded")];
            headers.extend(nobody.cookie.as_deref().map(|cookie| ("cookie", cookie)));
            let bearer = format!("Bearer {}", nobody.token.clone().unwrap_or_default());
            headers.push(("authorization", &bearer));
            let reply = app.http.send(method, "/impersonate", &headers, "email=ana@exemple.test").await;
            assert_eq!((reply.status.as_u16(), reply.text()), (404, ""), "{method} {}", nobody.email);
        }
    }
    assert_eq!(app.count("impersonation").await, 0);
    let reply = app.http.get("/impersonate").await;
    assert_eq!(reply.status, 404);
}

async fn anonymize(session: &Client, who: &str) -> Result<String, String> {
    let query = "mutation($w: String!) { anonymizeUser(idOrEmail: $w) }";
    let answer = session.ask(query, json!({ "w": who })).await;
    if !answer.errors.is_empty() {
        return Err(answer.codes().join(","));
    }
    Ok(answer.data()["anonymizeUser"].as_str().expect("an address").to_owned())
}

#[tokio::test]
async fn an_account_is_made_anonymous_by_an_administrator_of_the_platform() {
    let app = TestApp::start().await;
    let (ana, boss) = (person(&app).await, app.loner().await);
    promote(&app, &boss).await;
    let [company] = app.companies([Producer]).await;
    let member = app.member(&company, "ADMIN").await;
    let (admin, own) = (app.session(&boss).await, app.session(&ana).await);
    assert_eq!(anonymize(&own, "nobody@exemple.test").await, Err("FORBIDDEN".to_owned()));
    assert_eq!(anonymize(&admin.clone().token_only(), &ana.email).await, Err("UNAUTHENTICATED".to_owned()));
    assert_eq!(anonymize(&admin, "nobody@exemple.test").await, Err("BAD_USER_INPUT".to_owned()));

    app.execute(
        "insert into recovery_code select id, 'x' from account where email = 'ana@exemple.test';
         insert into invitation (id, email, company_id, role, hash, expires_at, created_at)
         select 'i', 'ana@exemple.test', id, 'READER', 'h', now(), now() from company;
         insert into membership_request (id, account_id, company_id, status, created_at, updated_at)
         select 'r', a.id, c.id, 'PENDING', now(), now() from account a, company c where a.email = 'ana@exemple.test'",
    )
    .await;
    let email = anonymize(&admin, " ANA@exemple.test ").await.expect("nothing stands in the way");
    assert!(email.ends_with("@compte.invalid"), "{email}");
    let row = &app
        .rows(&format!(
            "select id, name, phone, password_hash, is_active from account where email = '{email}'"
        ))
        .await[0];
    let (id, name): (String, String) = (row.get(0), row.get(1));
    assert_eq!(
        (name.as_str(), row.get::<_, Option<String>>(3), row.get(4)),
        ("Compte anonymisé", None, false)
    );
    for table in ["membership_request", "invitation", "recovery_code"] {
        assert_eq!(app.count(table).await, 0, "{table}");
    }
    for table in ["access_token", "session", "membership"] {
        assert_eq!(app.count(&format!("{table} where account_id = '{id}'")).await, 0, "{table}");
    }
    assert_eq!(own.ask("{ me { id } }", Value::Null).await.codes(), ["UNAUTHENTICATED"]);
    assert_eq!(ana.ask("{ me { id } }", Value::Null).await.codes(), ["UNAUTHENTICATED"]);
    assert_eq!(log_in(&app, "ana@exemple.test", PASSWORD).await.1, None);

    // One of two administrators may go, the last one not.
    let id_of = async |client: &Client| -> String {
        app.rows(&format!("select id from account where email = '{}'", client.email)).await[0].get(0)
    };
    let (first, last) = (id_of(&member).await, id_of(&company).await);
    app.execute(&format!(
        "insert into application (id, account_id, name, goal, redirect_uris, client_secret, created_at, updated_at)
         values ('app', '{first}', 'Atelier', 'CLIENTS', '{{https://atelier.test/}}', '', now(), now())"
    ))
    .await;
    assert_eq!(
        anonymize(&admin, &first).await,
        Err("BAD_USER_INPUT".to_owned()),
        "its application is in use"
    );
    app.execute("delete from application").await;
    assert!(anonymize(&admin, &first).await.is_ok());
    assert_eq!(anonymize(&admin, &last).await, Err("BAD_USER_INPUT".to_owned()));
    assert!(company.ask("{ me { id } }", Value::Null).await.errors.is_empty());
}

#[tokio::test]
async fn an_administration_reads_what_it_may_from_where_it_may() {
    let route = Direct::start().await;
    let app = &route.app;
    let agent = app.loner().await;
    let note = route.sealed().await.id.into_inner();
    let read = async |agent: &Client, ip: &str| {
        let mut codes = Vec::new();
        for query in ["{ form(id: \"ID\") { id } }", "{ formPdf(id: \"ID\") { token } }"] {
            let body = json!({ "query": query.replace("ID", &note) }).to_string();
            let bearer = format!("Bearer {}", agent.token.as_deref().expect("a token"));
            let headers = [("authorization", bearer.as_str()), ("x-forwarded-for", ip)];
            let answer = app.http.post_json(&headers, body).await.json();
            codes.push(answer["errors"][0]["extensions"]["code"].as_str().unwrap_or("read").to_owned());
        }
        codes.join(",")
    };
    const REFUSED: &str = "FORBIDDEN,FORBIDDEN";
    let here = "192.0.2.7";
    assert_eq!(read(&agent, here).await, REFUSED);
    let link = async |permission: &str, ip: &str, org: &str| {
        app.execute(&format!(
            "delete from government_account;
             insert into government_account values ('g', 'DREAL', '{{{permission}}}', '{{{ip}}}', '{{{org}}}', now(), now());
             update account set government_account_id = 'g' where email = '{}'",
            agent.email
        ))
        .await;
    };
    for (permission, ip, org, expected) in [
        ("BSDS_CAN_READ_ALL", here, "ALL", "read,read"),
        ("BSDS_CAN_READ_ALL", here, &*route.producer.siret, "read,read"),
        ("BSDS_CAN_READ_ALL", here, "00000099999999", REFUSED),
        ("BSDS_CAN_READ_ALL", here, "ALL,00000099999999", REFUSED),
        ("BSDS_CAN_READ_ALL", "192.0.2.0", "ALL", REFUSED),
        ("REGISTRY_CAN_READ_ALL", here, "ALL", REFUSED),
        ("REGISTRY_CAN_READ_ALL,BSDS_CAN_READ_ALL", "198.51.100.1,192.0.2.7", "ALL", "read,read"),
    ] {
        link(permission, ip, org).await;
        assert_eq!(read(&agent, here).await, expected, "{permission} {ip} {org}");
    }
    assert_eq!(read(&app.loner().await, here).await, REFUSED, "nobody else gains by it");
    // It reads; it changes nothing.
    let update =
        format!("mutation {{ updateForm(updateFormInput: {{ id: \"{note}\", customId: \"x\" }}) {{ id }} }}");
    assert_eq!(agent.ask(&update, Value::Null).await.codes(), ["FORBIDDEN"]);
}
