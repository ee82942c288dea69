//! Requests for the role of administrator: who asks, who answers, when, and who is told.

mod answers;
mod asking;
mod codes;
mod lists;
mod mails;

use jiff::SignedDuration;
use serde_json::{Value, json};

use crate::support::app::Profile::Producer;
use crate::support::app::TestApp;
use crate::support::client::{Answer, Client};

const FIELDS: &str = "id status createdAt validationMethod user { name } company { orgId name }";

const ADMINS: &str = "REQUEST_ADMIN_APPROVAL";
const COLLABORATOR: &str = "REQUEST_COLLABORATOR_APPROVAL";
const LETTER: &str = "SEND_MAIL";

/// A company with an administrator and a member, and somebody who asks; all in browsers.
struct Scene {
    app: TestApp,
    admin: Client,
    member: Client,
    author: Client,
}

impl Scene {
    async fn start() -> Self {
        let app = TestApp::start().await;
        let [admin] = app.companies([Producer]).await;
        let member = app.member(&admin, "MEMBER").await;
        let author = app.loner().await;
        let [admin, member, author] = [
            app.session(&admin).await,
            app.session(&member).await,
            Client { siret: admin.siret.clone(), ..app.session(&author).await },
        ];
        Self { app, admin, member, author }
    }

    /// The id of a request of the author's.
    async fn asked(&self, method: &str) -> String {
        let collaborator = (method == COLLABORATOR).then_some(self.member.email.as_str());
        id(&ask(&self.author, method, collaborator).await.data())
    }

    /// The code of the latest letter.
    async fn code(&self) -> String {
        let sql = "select payload ->> 'code' from job where kind = 'letter' order by row_number desc limit 1";
        self.app.rows(sql).await[0].get(0)
    }

    /// Until others than administrators may accept what was asked on the 24th.
    async fn pass_the_delay(&self) {
        self.app.pass_in_session(SignedDuration::from_hours(39)).await;
    }

    async fn role(&self, of: &Client) -> Option<String> {
        let sql = format!(
            "select m.role from membership m join account a on a.id = m.account_id join company c on c.id = m.company_id
              where a.email = '{}' and c.siret = '{}'",
            of.email, self.admin.siret
        );
        self.app.rows(&sql).await.first().map(|row| row.get(0))
    }
}

pub async fn ask(by: &Client, method: &str, collaborator: Option<&str>) -> Answer<Value> {
    let input = json!({
        "companyOrgId": by.siret, "validationMethod": method, "collaboratorEmail": collaborator,
    });
    ask_for(by, input).await
}

async fn ask_for(by: &Client, input: Value) -> Answer<Value> {
    let document =
        format!("mutation($i: CreateAdminRequestInput!) {{ createAdminRequest(input: $i) {{ {FIELDS} }} }}");
    by.ask(&document, json!({ "i": input })).await.map(|data| data["createAdminRequest"].clone())
}

async fn accept(by: &Client, input: Value) -> Answer<Value> {
    let document =
        format!("mutation($i: AcceptAdminRequestInput!) {{ acceptAdminRequest(input: $i) {{ {FIELDS} }} }}");
    by.ask(&document, json!({ "i": input })).await.map(|data| data["acceptAdminRequest"].clone())
}

async fn refuse(by: &Client, id: &str) -> Answer<Value> {
    let document = format!("mutation($id: ID!) {{ refuseAdminRequest(adminRequestId: $id) {{ {FIELDS} }} }}");
    by.ask(&document, json!({ "id": id })).await.map(|data| data["refuseAdminRequest"].clone())
}

async fn get(by: &Client, id: &str) -> Answer<Value> {
    let document = format!("query($id: ID!) {{ adminRequest(adminRequestId: $id) {{ {FIELDS} }} }}");
    by.ask(&document, json!({ "id": id })).await.map(|data| data["adminRequest"].clone())
}

fn id(of: &Value) -> String {
    of["id"].as_str().expect("an id").to_owned()
}
