//! Somebody who calls the API: a token, and the typed operations of `tests/client`.

use client::{GraphQlResponse, Operation, Single};
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

use super::http::{Http, Reply};

/// Who calls, and the company this is about.
#[derive(Clone)]
pub struct Client {
    pub http: Http,
    pub email: String,
    /// None: an anonymous caller.
    pub token: Option<String>,
    /// A browser's session, as its cookie; the token stays unused then.
    pub cookie: Option<String>,
    /// SIRET, or VAT number; empty for somebody without a company.
    pub siret: String,
    /// 0 without a company.
    pub security_code: i32,
}

/// What one operation answered.
#[derive(Debug)]
pub struct Answer<T> {
    pub status: u16,
    pub errors: Vec<Refusal>,
    data: Option<T>,
}

/// One error of an answer.
#[derive(Debug)]
pub struct Refusal {
    pub code: String,
    pub message: String,
    pub is_located: bool,
    pub invalid_args: Vec<String>,
}

#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
struct Extensions {
    code: String,
    #[serde(default)]
    invalid_args: Vec<String>,
}

impl Client {
    /// The same person, by a token alone.
    pub fn token_only(self) -> Self {
        Self { cookie: None, ..self }
    }

    /// Runs a typed operation.
    pub async fn run<D, V>(&self, operation: Operation<D, V>) -> Answer<D::Field>
    where
        D: Single + DeserializeOwned,
        V: Serialize,
    {
        self.call::<D>(&operation).await.map(D::field)
    }

    /// Runs a document as it is written.
    pub async fn ask(&self, query: &str, variables: Value) -> Answer<Value> {
        self.call(&json!({ "query": query, "variables": variables })).await
    }

    /// Posts JSON with the caller's token.
    pub async fn post(&self, body: &impl Serialize) -> Reply {
        let body = serde_json::to_vec(body).expect("an operation is JSON");
        if let Some(cookie) = &self.cookie {
            return self.http.post_json(&[("cookie", cookie)], body).await;
        }
        match &self.token {
            Some(token) => {
                let bearer = format!("Bearer {token}");
                self.http.post_json(&[("authorization", &bearer)], body).await
            }
            None => self.http.post_json(&[], body).await,
        }
    }

    async fn call<T: DeserializeOwned>(&self, body: &impl Serialize) -> Answer<T> {
        let reply = self.post(body).await;
        let response: GraphQlResponse<T, Extensions> = serde_json::from_slice(&reply.body)
            .unwrap_or_else(|error| panic!("{error}: {} {}", reply.status, reply.text()));
        let errors = response.errors.unwrap_or_default().into_iter().map(|error| {
            let extensions = error.extensions.expect("an error has a code");
            Refusal {
                code: extensions.code,
                invalid_args: extensions.invalid_args,
                message: error.message,
                is_located: error.path.is_some() && error.locations.is_some(),
            }
        });
        Answer { status: reply.status.as_u16(), errors: errors.collect(), data: response.data }
    }
}

impl<T> Answer<T> {
    /// What was asked for; an error fails the test.
    #[track_caller]
    pub fn data(self) -> T {
        assert!(self.errors.is_empty(), "{} {:?}", self.status, self.errors);
        self.data.expect("an answer without errors has data")
    }

    pub fn map<U>(self, change: impl FnOnce(T) -> U) -> Answer<U> {
        Answer { status: self.status, errors: self.errors, data: self.data.map(change) }
    }

    /// The code of each error.
    pub fn codes(&self) -> Vec<&str> {
        self.errors.iter().map(|error| error.code.as_str()).collect()
    }

    /// The one error.
    #[track_caller]
    pub fn refusal(self) -> Refusal {
        let [refusal] = <[Refusal; 1]>::try_from(self.errors).expect("one refusal");
        refusal
    }
}
