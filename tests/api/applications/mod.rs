//! Applications of others: declared by their owners, and given access by OAuth2.

mod declared;
mod library;
mod oauth2;
mod pages;

use serde_json::{Value, json};

use crate::support::app::TestApp;
use crate::support::client::Client;
use crate::support::http::Reply;

pub const BACK: &str = "https://atelier.test/retour";

/// An owner and a person, both logged in, and an application: its id and its secret.
pub struct Ring {
    pub app: TestApp,
    pub owner: Client,
    pub person: Client,
    pub id: String,
    pub secret: String,
}

impl Ring {
    pub async fn start() -> Self {
        let app = TestApp::start().await;
        let accounts = json!([
            { "email": "odile@exemple.test", "name": "Odile" },
            { "email": "ana@exemple.test", "name": "Ana" },
        ]);
        let mut people = app.provision(&accounts).await;
        let person = app.session(&people.remove(1)).await;
        let owner = app.session(&people.remove(0)).await;
        let made = create(&owner, "L'atelier", &[BACK, "https://atelier.test/?page=1"]).await;
        let text = |key: &str| made[key].as_str().expect("text").to_owned();
        Self { id: text("id"), secret: text("clientSecret"), app, owner, person }
    }

    /// Asks as the person's browser does.
    pub async fn authorize(&self, more: &str) -> Reply {
        let query = form(&[("response_type", "code"), ("client_id", &self.id), ("redirect_uri", BACK)]);
        let target = format!("/oauth2/authorize?{query}{more}");
        self.app.http.send("GET", &target, &[("cookie", cookie(&self.person))], "").await
    }

    /// The number under which the person decides.
    pub async fn asked(&self, more: &str) -> String {
        let reply = self.authorize(more).await;
        assert_eq!(reply.status, 200, "{}", reply.text());
        reply.json()["transactionID"].as_str().expect("text").to_owned()
    }

    /// Decides as somebody.
    pub async fn decide(&self, by: &Client, fields: &[(&str, &str)]) -> Reply {
        let headers = [("cookie", cookie(by)), FORM];
        self.app.http.send("POST", "/oauth2/authorize/decision", &headers, form(fields)).await
    }

    /// A code that the person gave.
    pub async fn code(&self, more: &str) -> String {
        let transaction = self.asked(more).await;
        let reply = self.decide(&self.person, &[("transaction_id", &transaction)]).await;
        let location = reply.header("location").expect("a location");
        let code = location.split("code=").nth(1).and_then(|rest| rest.split('&').next());
        code.expect("a code").to_owned()
    }

    /// Exchanges a code, with fields beside the usual ones or in their place.
    pub async fn exchange(&self, code: &str, other: &[(&str, &str)]) -> Reply {
        let usual = [
            ("grant_type", "authorization_code"),
            ("code", code),
            ("redirect_uri", BACK),
            ("client_id", &self.id),
            ("client_secret", &self.secret),
        ];
        let usual = usual.iter().filter(|(name, _)| other.iter().all(|(given, _)| given != name));
        let fields: Vec<(&str, &str)> = usual.chain(other).copied().collect();
        self.app.http.send("POST", "/oauth2/token", &[FORM], form(&fields)).await
    }

    /// A program with a token that the person gave.
    pub async fn program(&self) -> Client {
        let reply = self.exchange(&self.code("").await, &[]).await;
        assert_eq!(reply.status, 200, "{}", reply.text());
        let token = reply.json()["access_token"].as_str().map(str::to_owned);
        Client { token, cookie: None, ..self.person.clone() }
    }
}

const FORM: (&str, &str) = ("content-type", "application/x-www-form-urlencoded");

pub fn form(fields: &[(&str, &str)]) -> String {
    url::form_urlencoded::Serializer::new(String::new()).extend_pairs(fields).finish()
}

pub fn cookie(client: &Client) -> &str {
    client.cookie.as_deref().expect("somebody who is logged in")
}

/// Declares an application.
pub async fn create(owner: &Client, name: &str, uris: &[&str]) -> Value {
    let query = "mutation($i: CreateApplicationInput!) { createApplication(input: $i) {
        id clientSecret name goal redirectUris } }";
    let input = json!({ "i": { "name": name, "goal": "CLIENTS", "redirectUris": uris } });
    owner.ask(query, input).await.data()["createApplication"].clone()
}
