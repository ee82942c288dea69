//! Who belongs to a company: invitations, requests, roles, and what members are mailed.

mod invitations;
mod joining;
mod journal;
mod letters;
mod notifications;
mod requests;
mod roles;

use serde_json::{Value, json};

use crate::support::app::Profile::Producer;
use crate::support::app::TestApp;
use crate::support::client::{Answer, Client};

/// A company and the browsers of its administrator and of others.
pub struct Stage {
    pub app: TestApp,
    pub admin: Client,
    /// Of the same company, without the right to manage it.
    pub member: Client,
    pub reader: Client,
    pub driver: Client,
    /// Of another company, which he administers.
    pub stranger: Client,
    /// Looks after the platform, and belongs to no company.
    pub platform: Client,
}

impl Stage {
    pub async fn new() -> Self {
        let app = TestApp::start().await;
        let [admin, stranger] = app.companies([Producer, Producer]).await;
        let member = app.member(&admin, "MEMBER").await;
        let (reader, driver) = (app.member(&admin, "READER").await, app.member(&admin, "DRIVER").await);
        let platform = app.loner().await;
        let of = |email: &str| {
            format!("update account set is_admin = true, totp_activated_at = now() where email = '{email}'")
        };
        app.execute(&of(&platform.email)).await;
        let [admin, member, reader, driver, stranger, platform] = [
            app.session(&admin).await,
            app.session(&member).await,
            app.session(&reader).await,
            app.session(&driver).await,
            app.session(&stranger).await,
            app.session(&platform).await,
        ];
        Self { app, admin, member, reader, driver, stranger, platform }
    }

    pub fn siret(&self) -> &str {
        &self.admin.siret
    }

    /// The mails that wait, oldest first; they are gone then.
    pub async fn mails(&self) -> Vec<Value> {
        let rows =
            self.app.rows("select payload::text from job where kind = 'mail' order by row_number").await;
        self.app.execute("delete from job").await;
        rows.iter().map(|row| serde_json::from_str(row.get(0)).unwrap()).collect()
    }

    /// The id of somebody's account.
    pub async fn account(&self, email: &str) -> String {
        self.app.rows(&format!("select id from account where email = '{email}'")).await[0].get(0)
    }

    /// Whoever may not manage the company, and with which code each is refused; by token nobody may.
    pub fn refused(&self) -> [(Client, &'static str); 6] {
        let by_token = Client { cookie: None, ..self.admin.clone() };
        [
            (self.app.anonymous(), "UNAUTHENTICATED"),
            (by_token, "UNAUTHENTICATED"),
            (self.member.clone(), "FORBIDDEN"),
            (self.reader.clone(), "FORBIDDEN"),
            (self.driver.clone(), "FORBIDDEN"),
            (self.stranger.clone(), "FORBIDDEN"),
        ]
    }

    /// An account without a company.
    pub async fn person(&self, email: &str, name: &str) -> Client {
        let person = self.app.provision(&json!([{ "email": email, "name": name }])).await.remove(0);
        self.app.session(&person).await
    }
}

/// Calls one operation with its arguments, and gives what it answers.
pub async fn call(by: &Client, kind: &str, field: &str, arguments: &str, selection: &str) -> Answer<Value> {
    let document = format!("{kind} {{ {field}({arguments}) {selection} }}");
    by.ask(&document, Value::Null).await.map(|mut data| data[field].take())
}

pub const USERS: &str =
    "{ orgId userRole userPermissions users { id email name role isActive isMe isPendingInvitation } }";

/// The member with this address in what an operation answered.
pub fn member(company: &Value, email: &str) -> Option<Value> {
    company["users"].as_array().unwrap().iter().find(|user| user["email"] == email).cloned()
}

pub async fn invite(by: &Client, email: &str, siret: &str, role: &str) -> Answer<Value> {
    let arguments = format!("email: \"{email}\", siret: \"{siret}\", role: {role}");
    call(by, "mutation", "inviteUserToCompany", &arguments, USERS).await
}
