//! Sign-up, log-in and what a session is good for, through the socket.

use jiff::SignedDuration;
use serde_json::{Value, json};

use crate::support::app::TestApp;
use crate::support::client::Client;
use crate::support::http::Reply;

pub const PASSWORD: &str = "Une-phrase-2-passe!";
pub const OTHER: &str = "Trois!girafes7violettes";
const UI: &str = "https://ui.example.org";

pub async fn person(app: &TestApp) -> Client {
    let account = json!([{ "email": "ana@exemple.test", "name": "Ana", "password": PASSWORD }]);
    app.provision(&account).await.remove(0)
}

pub async fn post(app: &TestApp, target: &str, form: &str, cookie: Option<&str>) -> Reply {
    let mut headers = vec![("content-type", "application/x-www-form-urlencoded")];
    headers.extend(cookie.map(|cookie| ("cookie", cookie)));
    app.http.send("POST", target, &headers, form.to_owned()).await
}

pub fn form(fields: &[(&str, &str)]) -> String {
    url::form_urlencoded::Serializer::new(String::new()).extend_pairs(fields).finish()
}

/// Where a log-in leads, and the cookie it set.
pub async fn log_in(app: &TestApp, email: &str, password: &str) -> (String, Option<String>) {
    let reply = post(app, "/login", &form(&[("email", email), ("password", password)]), None).await;
    assert_eq!(reply.status, 302);
    let location = reply.header("location").expect("a location").to_owned();
    (location.strip_prefix(UI).expect("a page of ours").to_owned(), cookie(&reply))
}

/// What is kept of a link, in SQL.
pub fn kept(app: &TestApp, link: &str) -> String {
    let hash = app.store.token_key().hash(link);
    format!("decode('{}', 'hex')", hash.iter().map(|byte| format!("{byte:02x}")).collect::<String>())
}

pub fn cookie(reply: &Reply) -> Option<String> {
    Some(reply.header("set-cookie")?.split(';').next().expect("a pair").to_owned())
}

pub fn with(client: &Client, cookie: &str) -> Client {
    Client { cookie: Some(cookie.to_owned()), ..client.clone() }
}

pub async fn is_authenticated(app: &TestApp, cookie: &str) -> Value {
    let reply = app.http.send("GET", "/isAuthenticated", &[("cookie", cookie)], "").await;
    reply.json()["isAuthenticated"].clone()
}

#[tokio::test]
async fn a_right_password_opens_a_session_that_ends_by_log_out() {
    let app = TestApp::start().await;
    let ana = person(&app).await;
    let sent = form(&[("email", " ANA@exemple.test "), ("password", PASSWORD), ("returnTo", "/dashboard")]);
    let reply = post(&app, "/login", &sent, None).await;
    assert_eq!(reply.header("location"), Some("https://ui.example.org/dashboard"));
    let set = reply.header("set-cookie").expect("a cookie");
    for part in ["trackdechets.connect.sid=", "HttpOnly", "SameSite=Lax", "Path=/", "Max-Age=14400", "Secure"]
    {
        assert!(set.contains(part), "{set}");
    }
    let cookie = cookie(&reply).unwrap();

    let session = with(&ana, &cookie);
    assert_eq!(
        session.ask("{ isAuthenticated me { email } }", Value::Null).await.data(),
        json!({
            "isAuthenticated": true, "me": { "email": "ana@exemple.test" },
        })
    );
    assert_eq!(is_authenticated(&app, &cookie).await, true);
    // A token is no session, and beside one it is not read.
    assert_eq!(ana.ask("{ isAuthenticated }", Value::Null).await.data(), json!({ "isAuthenticated": false }));
    let both = [("cookie", cookie.as_str()), ("authorization", "Bearer wrong")];
    let answer = app.http.post_json(&both, r#"{"query":"{ isAuthenticated me { email } }"}"#).await.json();
    assert_eq!(answer["data"]["isAuthenticated"], true);

    let reply = post(&app, "/logout", "", Some(&cookie)).await;
    assert_eq!((reply.status.as_u16(), reply.header("location")), (302, Some("https://ui.example.org")));
    assert!(reply.header("set-cookie").unwrap().contains("Max-Age=0"));
    assert_eq!(is_authenticated(&app, &cookie).await, false);
    assert_eq!(session.ask("{ me { email } }", Value::Null).await.codes(), ["UNAUTHENTICATED"]);
    assert_eq!(post(&app, "/logout", "", None).await.header("location"), Some("https://ui.example.org"));
}

#[tokio::test]
async fn json_serves_as_well_and_an_id_is_kept_as_a_hash_alone() {
    let app = TestApp::start().await;
    person(&app).await;
    let body = json!({ "email": "ana@exemple.test", "password": PASSWORD }).to_string();
    let reply = app.http.send("POST", "/login", &[("content-type", "application/json")], body).await;
    assert_eq!(reply.header("location"), Some("https://ui.example.org/"));
    let id = cookie(&reply).unwrap().split_once('=').unwrap().1.to_owned();
    assert_eq!(app.count(&format!("session where hash = '{id}'::bytea")).await, 0);
    assert_eq!(app.count("session").await, 1);
}

#[tokio::test]
async fn a_refused_log_in_tells_why_and_sets_no_cookie() {
    let app = TestApp::start().await;
    person(&app).await;
    app.provision(&json!([{ "email": "new@exemple.test", "name": "New", "password": PASSWORD }])).await;
    app.execute("update account set is_active = false where email = 'new@exemple.test'").await;
    let invalid = "/login?errorCode=INVALID_USER_OR_PASSWORD&username=";
    for (email, password, location) in [
        ("", "", "/login?errorCode=&username=".to_owned()),
        ("ana@exemple.test", "", "/login?errorCode=&username=".to_owned()),
        ("", PASSWORD, "/login?errorCode=&username=".to_owned()),
        ("ana@exemple.test\0", PASSWORD, "/login?errorCode=&username=".to_owned()),
        ("ana@exemple.test", "wrong", format!("{invalid}ana%40exemple.test")),
        ("nobody@exemple.test", PASSWORD, format!("{invalid}nobody%40exemple.test")),
        ("new@exemple.test", "wrong", format!("{invalid}new%40exemple.test")),
        (
            "new@exemple.test",
            PASSWORD,
            "/login?errorCode=NOT_ACTIVATED&username=new%40exemple.test".to_owned(),
        ),
    ] {
        assert_eq!(log_in(&app, email, password).await, (location, None), "{email} {password}");
    }
    assert_eq!(app.count("session").await, 0);
    let reply = app.http.get("/login?email=ana@exemple.test&password=x").await;
    assert_eq!(reply.status, 404);
}

#[tokio::test]
async fn the_eleventh_attempt_of_a_minute_is_refused_as_text() {
    let app = TestApp::start().await;
    let reset = (app.now() + SignedDuration::from_secs(60)).as_second().to_string();
    for remaining in (0..10).rev().map(|left| left.to_string()) {
        let reply = post(&app, "/login", &form(&[("email", "x@y.test"), ("password", "z")]), None).await;
        assert_eq!(reply.status, 302);
        let told = ["limit", "remaining", "reset"].map(|what| reply.header(&format!("x-ratelimit-{what}")));
        assert_eq!(told, [Some("10"), Some(&*remaining), Some(&*reset)], "its own limit, not the global one");
    }
    let reply = post(&app, "/login", &form(&[("email", " X@y.test"), ("password", "z")]), None).await;
    assert_eq!((reply.status.as_u16(), reply.header("retry-after")), (429, Some("60")));
    assert_eq!(
        (reply.header("x-ratelimit-limit"), reply.header("x-ratelimit-remaining")),
        (Some("10"), Some("0"))
    );
    assert_eq!(log_in(&app, "other@y.test", "z").await.1, None, "another address is not concerned");
}

#[tokio::test]
async fn a_session_lasts_four_hours_after_the_last_request() {
    let app = TestApp::start().await;
    person(&app).await;
    let cookie = log_in(&app, "ana@exemple.test", PASSWORD).await.1.unwrap();
    for _ in 0..2 {
        app.pass(SignedDuration::from_mins(239));
        assert_eq!(is_authenticated(&app, &cookie).await, true);
    }
    app.pass(SignedDuration::from_mins(240));
    assert_eq!(is_authenticated(&app, &cookie).await, false);
}

#[tokio::test]
async fn a_forged_form_does_nothing_with_a_session() {
    let app = TestApp::start().await;
    let ana = person(&app).await;
    let session = app.session(&ana).await;
    let form = form(&[("query", "mutation { revokeAllAccessTokens { id } }")]);
    let reply = post(&app, "/", &form, session.cookie.as_deref()).await;
    assert_eq!(reply.status, 400);
    assert!(ana.ask("{ me { id } }", Value::Null).await.errors.is_empty());
}

/// What a session that is older than its password may be used for in vain.
const OUTDATED: [&str; 8] = [
    "GET /",
    "GET /isAuthenticated",
    "GET /oauth2/authorize",
    "POST /oauth2/authorize/decision",
    "GET /download?token=x",
    "POST /impersonate",
    "DELETE /impersonate",
    "POST /logout",
];

#[tokio::test]
async fn a_new_password_closes_the_other_sessions_and_renews_this_one() {
    let app = TestApp::start().await;
    let ana = person(&app).await;
    let here = log_in(&app, "ana@exemple.test", PASSWORD).await.1.unwrap();
    let there = log_in(&app, "ana@exemple.test", PASSWORD).await.1.unwrap();
    let mut elsewhere = Vec::new();
    for _ in OUTDATED {
        elsewhere.push(app.session(&ana).await.cookie.expect("a session"));
    }
    app.pass(SignedDuration::from_secs(5));
    let change = async |cookie: &str, old: &str, new: &str| {
        let query = "mutation($o: String!, $n: String!) { changePassword(oldPassword: $o, newPassword: $n) { email } }";
        let body = json!({ "query": query, "variables": { "o": old, "n": new } }).to_string();
        let reply = app.http.post_json(&[("cookie", cookie)], body).await;
        (self::cookie(&reply).expect("a cookie"), reply.json())
    };
    // Refused or not, the session changes its id.
    let (second, answer) = change(&here, "wrong", OTHER).await;
    assert_eq!(
        answer["errors"][0]["extensions"],
        json!({ "code": "BAD_USER_INPUT", "invalidArgs": ["oldPassword"] })
    );
    assert!(second != here && is_authenticated(&app, &here).await == false);
    let (third, answer) = change(&second, PASSWORD, "weak").await;
    assert_eq!(
        answer["errors"][0]["extensions"],
        json!({ "code": "BAD_USER_INPUT", "invalidArgs": ["newPassword"] })
    );
    let (fourth, answer) = change(&third, PASSWORD, &format!(" {OTHER} ")).await;
    assert_eq!(answer["data"]["changePassword"]["email"], ana.email);
    assert_eq!(is_authenticated(&app, &fourth).await, true);

    let reply = with(&ana, &there).post(&json!({ "query": "{ me { id } }" })).await;
    assert_eq!(
        (reply.status.as_u16(), reply.header("location")),
        (302, Some("https://ui.example.org/login"))
    );
    assert_eq!(is_authenticated(&app, &there).await, false);
    for (target, cookie) in OUTDATED.iter().zip(&elsewhere) {
        let (method, path) = target.split_once(' ').expect("a method and a path");
        let reply = app.http.send(method, path, &[("cookie", cookie)], "").await;
        assert_eq!(
            (reply.status.as_u16(), reply.header("location")),
            (302, Some("https://ui.example.org/login")),
            "{target}"
        );
        assert!(reply.header("set-cookie").is_some_and(|set| set.contains("Max-Age=0")), "{target}");
        assert_eq!(is_authenticated(&app, cookie).await, false, "{target}");
    }
    assert_eq!(log_in(&app, "ana@exemple.test", PASSWORD).await.1, None);
    assert!(log_in(&app, "ana@exemple.test", OTHER).await.1.is_some());
}

#[tokio::test]
async fn a_lost_password_is_replaced_by_a_link_that_serves_once() {
    let app = TestApp::start().await;
    let ana = person(&app).await;
    let session = app.session(&ana).await;
    app.execute(&format!(
        "insert into password_reset (hash, account_id, expires_at)
         select h, id, timestamptz '2026-11-24T10:00:00Z' from account, unnest(array[{}, {}]) h
          where email = 'ana@exemple.test'",
        kept(&app, "a1"),
        kept(&app, "a2")
    ))
    .await;
    app.pass(SignedDuration::from_secs(1));
    let reset = async |hash: &str, password: &str| {
        let query = "mutation($h: String!, $p: String!) { resetPassword(hash: $h, newPassword: $p) }";
        let answer = app.anonymous().ask(query, json!({ "h": hash, "p": password })).await;
        answer.codes().join(",")
    };
    assert_eq!(reset("unknown", OTHER).await, "BAD_USER_INPUT");
    assert_eq!(reset("a1", "weak").await, "BAD_USER_INPUT");
    assert_eq!(reset("a1", OTHER).await, "");
    assert_eq!(reset("a2", OTHER).await, "BAD_USER_INPUT", "the others go with it");
    assert_eq!(session.post(&json!({ "query": "{ me { id } }" })).await.status, 302);
    app.pass(SignedDuration::from_secs(1));
    assert!(log_in(&app, "ana@exemple.test", OTHER).await.1.is_some());
}

#[tokio::test]
async fn people_look_after_their_own_tokens() {
    let app = TestApp::start().await;
    let (ana, eve) = (person(&app).await, app.loner().await);
    let (session, stranger) = (app.session(&ana).await, app.session(&eve).await);
    let create =
        "mutation { createAccessToken(input: { description: \"Atelier\" }) { id token description } }";
    app.pass(SignedDuration::from_millis(1));
    let made = session.ask(create, Value::Null).await.data()["createAccessToken"].clone();
    assert_eq!((made["description"].as_str(), made["token"].as_str().unwrap().len()), (Some("Atelier"), 40));
    let program = Client { token: made["token"].as_str().map(str::to_owned), ..ana.clone() };
    assert!(program.ask("{ me { id } }", Value::Null).await.errors.is_empty());

    let listed = session.ask("{ accessTokens { id description } }", Value::Null).await.data();
    assert_eq!(listed["accessTokens"][0], json!({ "id": made["id"], "description": "Atelier" }));
    let revoke = "mutation($id: ID!) { revokeAccessToken(id: $id) { id } }";
    let id = json!({ "id": made["id"] });
    assert_eq!(stranger.ask(revoke, id.clone()).await.codes(), ["FORBIDDEN"]);
    assert_eq!(session.ask(revoke, json!({ "id": "x" })).await.codes(), ["BAD_USER_INPUT"]);
    assert_eq!(session.ask(revoke, id.clone()).await.data()["revokeAccessToken"], id);
    assert_eq!(program.ask("{ me { id } }", Value::Null).await.codes(), ["UNAUTHENTICATED"]);

    app.execute(
        "insert into access_token (id, account_id, hash, application_id, created_at)
         select 'app', id, 'x', 'application', now() from account where email = 'ana@exemple.test'",
    )
    .await;
    let all = "mutation { revokeAllAccessTokens { id } }";
    assert_eq!(
        session.ask(all, Value::Null).await.data()["revokeAllAccessTokens"].as_array().unwrap().len(),
        1
    );
    assert_eq!(ana.ask("{ me { id } }", Value::Null).await.codes(), ["UNAUTHENTICATED"]);
    assert_eq!(app.count("access_token where id = 'app' and not is_revoked").await, 1);
    assert!(eve.ask("{ me { id } }", Value::Null).await.errors.is_empty());
}

#[tokio::test]
async fn a_profile_changes_where_it_is_told_to() {
    let app = TestApp::start().await;
    let session = app.session(&person(&app).await).await;
    let edit = async |arguments: &str| {
        let query = format!(
            "mutation {{ editProfile({arguments}) {{ name phone trackingConsent trackingConsentUntil }} }}"
        );
        session.ask(&query, Value::Null).await
    };
    let profile = edit("name: \" Ana Lune \", phone: \"0102\"").await.data()["editProfile"].clone();
    assert_eq!(
        profile,
        json!({
            "name": "Ana Lune", "phone": "0102", "trackingConsent": false, "trackingConsentUntil": null,
        })
    );
    let profile = edit("trackingConsent: false, phone: null").await.data()["editProfile"].clone();
    assert_eq!(
        profile,
        json!({
            "name": "Ana Lune", "phone": null, "trackingConsent": false,
            "trackingConsentUntil": "2027-05-23T08:00:00.000Z",
        })
    );
    for wrong in ["name: \"A.\"", "name: \"<b>Ana</b>\""] {
        assert_eq!(edit(wrong).await.codes(), ["BAD_USER_INPUT"], "{wrong}");
    }
    assert_eq!(session.ask("{ me { name } }", Value::Null).await.data()["me"]["name"], "Ana Lune");
}

#[tokio::test]
async fn a_new_person_signs_up_follows_the_link_and_joins_who_invited() {
    let app = TestApp::start().await;
    let [company] = app.companies([crate::support::app::Profile::Producer]).await;
    app.execute(&format!(
        "insert into invitation (id, email, company_id, role, hash, expires_at, created_at)
         select h, e, id, 'READER', h, t, now() from company,
                (values ('i1', 'eva@exemple.test', timestamptz '2026-11-30'),
                        ('i2', 'zoe@exemple.test', timestamptz '2026-11-30')) v(h, e, t)
          where org_id = '{}'",
        company.siret
    ))
    .await;
    let sign_up = "mutation($u: SignupInput!) { signup(userInfos: $u) }";
    let eva = json!({ "u": { "email": "Eva@exemple.test", "name": "Eva Lune", "password": OTHER } });
    assert_eq!(app.anonymous().ask(sign_up, eva.clone()).await.data(), json!({ "signup": true }));
    assert_eq!(
        log_in(&app, "eva@exemple.test", OTHER).await.0,
        "/login?errorCode=NOT_ACTIVATED&username=eva%40exemple.test"
    );
    // A second time nothing changes, and nobody is told but the owner of the address.
    assert_eq!(app.anonymous().ask(sign_up, eva).await.data(), json!({ "signup": true }));
    let jobs = app.rows("select payload ->> 'template', payload ->> 'hash' from job where kind = 'mail' order by row_number").await;
    assert_eq!(
        jobs.iter().map(|row| row.get(0)).collect::<Vec<String>>(),
        ["activation", "already-registered"]
    );
    let hash: String = jobs[0].get(1);

    for wrong in ["", "hash=unknown"] {
        let reply = post(&app, "/userActivation", wrong, None).await;
        assert_eq!(
            reply.header("location"),
            Some("https://ui.example.org/user-activation?errorCode=INVALID_OR_MISSING_HASH")
        );
    }
    let sent = form(&[("hash", &hash)]);
    let reply = post(&app, "/userActivation", &sent, None).await;
    assert_eq!(reply.header("location"), Some("https://ui.example.org/login?signup=complete"));
    let again = post(&app, "/userActivation", &sent, None).await;
    assert!(again.header("location").unwrap().ends_with("INVALID_OR_MISSING_HASH"));

    let cookie = log_in(&app, "eva@exemple.test", OTHER).await.1.unwrap();
    let infos = with(&app.anonymous(), &cookie)
        .ask("{ permissionsInfos { orgPermissionsInfos { orgId role } } }", Value::Null)
        .await
        .data();
    assert_eq!(
        infos["permissionsInfos"]["orgPermissionsInfos"],
        json!([{ "orgId": company.siret, "role": "READER" }])
    );
    assert_eq!(app.count("invitation where accepted_at is null").await, 1);
}

#[tokio::test]
async fn two_sign_ups_at_once_make_one_account() {
    let app = TestApp::start().await;
    let sign_up = json!({ "query": format!(
        "mutation {{ signup(userInfos: {{ email: \"eva@exemple.test\", name: \"Eva Lune\", password: \"{OTHER}\" }}) }}"
    ) });
    let nobody = app.anonymous();
    let (a, b) = tokio::join!(nobody.post(&sign_up), nobody.post(&sign_up));
    assert_eq!((&a.json()["data"]["signup"], &b.json()["data"]["signup"]), (&json!(true), &json!(true)));
    assert_eq!(app.count("account").await, 1);
    assert_eq!(app.count("activation").await, 1);
}
