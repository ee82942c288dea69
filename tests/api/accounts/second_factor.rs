//! Second factors through the socket: set up, asked for, locked, taken off.

use jiff::SignedDuration;
use serde_json::{Value, json};
use trackdechets::domain::second_factor::Seed;

use super::login::{PASSWORD, cookie, form, is_authenticated, log_in, person, post, with};
use crate::support::app::TestApp;
use crate::support::client::{Answer, Client};

const HALF_OVER: &str = "https://ui.example.org/login?errorCode=TOTP_TIMEOUT_OR_MISSING_SESSION";
const EMAIL: &str = "ana@exemple.test";

/// A service, and Ana with her second factor.
struct Setting {
    app: TestApp,
    ana: Client,
    /// The browser that set it up.
    session: Client,
    seed: Seed,
    recovery: Vec<String>,
}

impl Setting {
    async fn new() -> Self {
        let app = TestApp::start().await;
        let ana = person(&app).await;
        let session = app.session(&ana).await;
        // A session is as old as the second that it was opened in.
        app.pass(SignedDuration::from_secs(5));
        let setup = generate(&session).await.data()["generateTotpSetup"].clone();
        let seed = Seed::read(setup["secret"].as_str().unwrap()).expect("base 32");
        let codes =
            confirm(&session, &seed.code_at(app.now())).await.data()["confirmTotpSetup"]["codes"].clone();
        let recovery =
            codes.as_array().unwrap().iter().map(|code| code.as_str().unwrap().to_owned()).collect();
        let setting = Self { app, ana, session, seed, recovery };
        setting.next_step();
        setting
    }

    /// Time for another code.
    fn next_step(&self) {
        self.app.pass(SignedDuration::from_secs(30));
    }

    fn code(&self) -> String {
        self.seed.code_at(self.app.now())
    }

    /// A code that is none now.
    fn wrong(&self) -> String {
        self.seed.code_at(self.app.now() + SignedDuration::from_mins(60))
    }

    /// The cookie of half a session.
    async fn half(&self) -> String {
        let (location, cookie) = log_in(&self.app, EMAIL, PASSWORD).await;
        assert_eq!(location, "/second-factor");
        cookie.expect("half a session")
    }

    /// Where a code leads, and the cookie it set.
    async fn give(&self, half: &str, code: &str) -> (String, Option<String>) {
        let reply = post(&self.app, "/otp", &form(&[("totp", code)]), Some(half)).await;
        assert_eq!(reply.status, 302);
        let location = reply.header("location").expect("a location");
        (location.replace("https://ui.example.org", ""), cookie(&reply))
    }

    async fn disable(&self, code: &str) -> Answer<Value> {
        let query = "mutation($c: String!) { disableTotp(code: $c) { totpEnabled } }";
        self.session.ask(query, json!({ "c": code })).await
    }

    async fn templates(&self) -> Vec<String> {
        let rows = self.app.rows("select payload ->> 'template' from job order by row_number").await;
        rows.iter().map(|row| row.get(0)).collect()
    }
}

async fn generate(session: &Client) -> Answer<Value> {
    session.ask("mutation { generateTotpSetup { secret qrCodeUrl } }", Value::Null).await
}

async fn confirm(session: &Client, code: &str) -> Answer<Value> {
    let query = "mutation($c: String!) { confirmTotpSetup(code: $c) { codes } }";
    session.ask(query, json!({ "c": code })).await
}

#[tokio::test]
async fn a_second_factor_is_set_up_by_its_first_code_and_ends_the_other_sessions() {
    let app = TestApp::start().await;
    let ana = person(&app).await;
    let (here, there) = (app.session(&ana).await, app.session(&ana).await);
    app.pass(SignedDuration::from_secs(5));
    assert_eq!(confirm(&here, "123456").await.codes(), ["BAD_USER_INPUT"], "nothing is prepared");
    let first = generate(&here).await.data()["generateTotpSetup"].clone();
    let setup = generate(&here).await.data()["generateTotpSetup"].clone();
    let secret = setup["secret"].as_str().unwrap();
    assert!(secret.len() == 32 && first["secret"] != *secret, "a new one replaces it");
    let url = setup["qrCodeUrl"].as_str().unwrap();
    assert!(
        url.starts_with("otpauth://totp/")
            && url.contains(secret)
            && url.contains("algorithm=SHA1&digits=6&period=30"),
        "{url}"
    );
    let sealed: Vec<u8> =
        app.rows("select totp_seed from account where totp_seed is not null").await[0].get(0);
    assert!(!sealed.windows(32).any(|part| part == secret.as_bytes()), "the seed is kept sealed");

    let code_of = |setup: &Value| Seed::read(setup["secret"].as_str().unwrap()).unwrap().code_at(app.now());
    assert_eq!(confirm(&here, &code_of(&first)).await.codes(), ["BAD_USER_INPUT"], "of the seed before");
    let enabled =
        async || here.ask("{ me { totpEnabled } }", Value::Null).await.data()["me"]["totpEnabled"].clone();
    assert_eq!(enabled().await, false);
    let code = code_of(&setup);
    let answer = confirm(&here, &code).await.data();
    let codes = answer["confirmTotpSetup"]["codes"].as_array().unwrap();
    assert_eq!(codes.len(), 10);
    for code in codes {
        let (left, right) = code.as_str().unwrap().split_once('-').expect("a dash");
        for half in [left, right] {
            assert!(
                half.len() == 5 && half.bytes().all(|b| b.is_ascii_uppercase() || b.is_ascii_digit()),
                "{code}"
            );
        }
    }
    assert_eq!(app.count("recovery_code").await, 10);
    assert_eq!(enabled().await, true);
    let reply = there.post(&json!({ "query": "{ me { id } }" })).await;
    assert_eq!(
        (reply.status.as_u16(), reply.header("location")),
        (302, Some("https://ui.example.org/login"))
    );
    assert!(ana.ask("{ me { id } }", Value::Null).await.errors.is_empty(), "tokens are not concerned");
    assert_eq!(app.count("job where payload ->> 'template' = 'totp-enabled'").await, 1);
    assert_eq!(generate(&here).await.codes(), ["BAD_USER_INPUT"]);
    assert_eq!(confirm(&here, &code).await.codes(), ["BAD_USER_INPUT"]);
}

#[tokio::test]
async fn a_log_in_takes_password_and_code() {
    let setting = Setting::new().await;
    let fields = [("email", EMAIL), ("password", PASSWORD), ("returnTo", "/dashboard")];
    let reply = post(&setting.app, "/login", &form(&fields), None).await;
    assert_eq!(reply.header("location"), Some("https://ui.example.org/second-factor"));
    assert!(reply.header("set-cookie").unwrap().contains("Max-Age=300"));
    let half = cookie(&reply).unwrap();
    assert_eq!(is_authenticated(&setting.app, &half).await, false);
    assert_eq!(
        with(&setting.ana, &half).ask("{ me { id } }", Value::Null).await.codes(),
        ["UNAUTHENTICATED"]
    );

    assert_eq!(setting.give(&half, "").await, ("/second-factor?errorCode=MISSING_TOTP".to_owned(), None));
    let wrong = setting.wrong();
    assert_eq!(setting.give(&half, &wrong).await, ("/second-factor?errorCode=INVALID_TOTP".to_owned(), None));
    let recovery = setting.recovery[0].clone();
    assert_eq!(
        setting.give(&half, &recovery).await.0,
        "/second-factor?errorCode=INVALID_TOTP",
        "opens nothing"
    );
    let code = setting.code();
    let (location, whole) = setting.give(&half, &code).await;
    let whole = whole.expect("a session");
    assert_eq!(location, "/dashboard");
    assert_ne!(whole, half, "the session has another id");
    assert_eq!(is_authenticated(&setting.app, &whole).await, true);
    assert_eq!(setting.give(&half, &code).await.0, HALF_OVER.replace("https://ui.example.org", ""));
    assert_eq!(setting.app.count("account where totp_failures = 0").await, 1);

    // A code opens one session, also of two that are half open; the one before it, another.
    let half = setting.half().await;
    assert_eq!(setting.give(&half, &code).await.1, None);
    let before = setting.seed.code_at(setting.app.now() - SignedDuration::from_secs(30));
    assert!(setting.give(&half, &before).await.1.is_some());
    for used in [&code, &before] {
        assert_eq!(setting.give(&setting.half().await, used).await.1, None);
    }
    setting.next_step();
    assert_eq!(setting.give(&setting.half().await, &code).await.1, None, "it is the one before now");
    let code = setting.code();
    assert!(setting.give(&setting.half().await, &code).await.1.is_some());
}

#[tokio::test]
async fn whoever_sets_a_second_factor_up_may_log_in_and_take_it_off_with_the_same_code() {
    let app = TestApp::start().await;
    let ana = person(&app).await;
    let session = app.session(&ana).await;
    app.pass(SignedDuration::from_secs(5));
    let setup = generate(&session).await.data()["generateTotpSetup"].clone();
    let seed = Seed::read(setup["secret"].as_str().unwrap()).expect("base 32");
    let (before, code) = (seed.code_at(app.now() - SignedDuration::from_secs(30)), seed.code_at(app.now()));
    let recovery = confirm(&session, &before).await.data()["confirmTotpSetup"]["codes"].clone();
    let recovery =
        recovery.as_array().unwrap().iter().map(|code| code.as_str().unwrap().to_owned()).collect();
    let setting = Setting { app, ana, session, seed, recovery };
    for code in [&before, &code] {
        assert!(setting.give(&setting.half().await, code).await.1.is_some());
    }
    assert!(setting.disable(&code).await.errors.is_empty());
}

#[tokio::test]
async fn one_code_opens_one_of_two_sessions_at_once() {
    let setting = Setting::new().await;
    let (one, two) = (setting.half().await, setting.half().await);
    let code = setting.code();
    let (one, two) = tokio::join!(setting.give(&one, &code), setting.give(&two, &code));
    assert_eq!([one.1, two.1].iter().flatten().count(), 1);
}

#[tokio::test]
async fn half_a_session_lasts_five_minutes() {
    let setting = Setting::new().await;
    for nobody in [None, Some("trackdechets.connect.sid=unknown")] {
        let reply = post(&setting.app, "/otp", &form(&[("totp", "123456")]), nobody).await;
        assert_eq!(reply.header("location"), Some(HALF_OVER));
    }
    let half = setting.half().await;
    setting.give(&half, &setting.wrong()).await;
    setting.app.pass(SignedDuration::from_mins(5));
    assert_eq!(setting.app.count("account where totp_failures = 1").await, 1);
    let code = setting.code();
    assert_eq!(setting.give(&half, &code).await.0, HALF_OVER.replace("https://ui.example.org", ""));
    assert_eq!(setting.app.count("account where totp_failures = 0").await, 1, "one begins anew");
    let half = setting.half().await;
    assert!(setting.give(&half, &code).await.1.is_some(), "the code was not looked at");
    assert_eq!(setting.app.http.get("/otp").await.status, 404);
}

#[tokio::test]
async fn five_wrong_codes_lock_for_five_minutes() {
    let setting = Setting::new().await;
    let half = setting.half().await;
    for _ in 0..4 {
        assert_eq!(setting.give(&half, &setting.wrong()).await.0, "/second-factor?errorCode=INVALID_TOTP");
    }
    let until = setting.app.now() + SignedDuration::from_secs(300);
    let locked = format!("/second-factor?errorCode=TOTP_LOCKOUT&lockout={}", until.as_millisecond());
    assert_eq!(setting.give(&half, &setting.wrong()).await.0, locked);
    setting.app.pass(SignedDuration::from_secs(60));
    let code = setting.code();
    assert_eq!(setting.give(&half, &code).await, (locked, None), "a right one is not looked at");
    // Another half session, still there when the lock ends: the next failure locks again.
    let half = setting.half().await;
    setting.app.pass(SignedDuration::from_secs(240));
    let until = setting.app.now() + SignedDuration::from_secs(300);
    let locked = format!("/second-factor?errorCode=TOTP_LOCKOUT&lockout={}", until.as_millisecond());
    assert_eq!(setting.give(&half, &setting.wrong()).await.0, locked);
    let half = {
        setting.app.pass(SignedDuration::from_secs(299));
        setting.half().await
    };
    setting.app.pass(SignedDuration::from_secs(1));
    let code = setting.code();
    assert!(setting.give(&half, &code).await.1.is_some());
    assert_eq!(setting.app.count("account where totp_failures = 0 and totp_locked_until is null").await, 1);
}

#[tokio::test]
async fn a_second_factor_is_taken_off_by_a_code_or_a_recovery_code() {
    let setting = Setting::new().await;
    assert_eq!(setting.disable(&setting.wrong()).await.codes(), ["BAD_USER_INPUT"]);
    assert_eq!(setting.disable("AAAAA-AAAAA").await.codes(), ["BAD_USER_INPUT"]);
    assert_eq!(setting.app.count("account where totp_failures = 2").await, 1, "what fails counts");
    let code = setting.code();
    let answer = setting.disable(&code).await.data();
    assert_eq!(answer, json!({ "disableTotp": { "totpEnabled": false } }));
    let clean = "account where totp_seed is null and totp_activated_at is null and totp_last_step is null and not totp_before_used and totp_failures = 0";
    assert_eq!((setting.app.count(clean).await, setting.app.count("recovery_code").await), (1, 0));
    assert_eq!(setting.templates().await, ["totp-enabled", "totp-disabled"]);
    assert_eq!(setting.disable(&code).await.codes(), ["BAD_USER_INPUT"], "there is none");
    assert!(log_in(&setting.app, EMAIL, PASSWORD).await.1.is_some_and(|cookie| cookie.len() > 40));

    let other = Setting::new().await;
    let typed = other.recovery[3].to_lowercase().replace('-', "");
    assert!(other.disable(&typed).await.errors.is_empty());
}

#[tokio::test]
async fn a_stolen_session_does_not_guess_the_code_that_takes_it_off() {
    let setting = Setting::new().await;
    for _ in 0..5 {
        assert_eq!(setting.disable(&setting.wrong()).await.codes(), ["BAD_USER_INPUT"]);
    }
    let code = setting.code();
    assert_eq!(setting.disable(&code).await.codes(), ["TOO_MANY_REQUESTS"]);
    assert_eq!(setting.disable(&setting.recovery[0]).await.codes(), ["TOO_MANY_REQUESTS"]);
    setting.app.pass(SignedDuration::from_secs(300));
    let code = setting.code();
    assert!(setting.disable(&code).await.errors.is_empty());
}
