//! The service in this process: a real socket, a database of its own, a clock that a test turns.

use std::net::SocketAddr;
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, AtomicUsize, Ordering};

use jiff::{SignedDuration, Timestamp};
use serde_json::{Value, json};
use tokio::sync::oneshot;
use trackdechets::digests::Digests;
use trackdechets::domain::company::Environment;
use trackdechets::graphql;
use trackdechets::http::{DigestCallback, Playground, Server, Settings};
use trackdechets::live::Live;
use trackdechets::notice::Reader;
use trackdechets::provision;
use trackdechets::resolvers::{self, Api};
use trackdechets::store::{Row, Store, Tx};
use trackdechets::vault::Vault;

use super::client::Client;
use super::database::TestDatabase;
use super::http::Http;

/// When tests begin.
pub const NOW: &str = "2026-11-24T08:00:00Z";

/// What a company of a test does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Profile {
    Producer,
    /// With a receipt.
    Transporter,
    /// May process dangerous waste.
    Destination,
}

/// Services that ours asks.
#[derive(Debug, Default)]
struct Around {
    geocoder_url: Option<String>,
    vies_url: Option<String>,
    digests: Option<Digests>,
}

pub struct TestApp {
    pub address: SocketAddr,
    pub http: Http,
    pub store: Store,
    clock: Arc<AtomicI64>,
    companies: AtomicUsize,
    people: AtomicUsize,
    /// Ends the server when dropped.
    _stop: oneshot::Sender<()>,
    /// None where a test brought its own.
    _database: Option<TestDatabase>,
}

impl TestApp {
    pub async fn start() -> Self {
        Self::with(|_| {}).await
    }

    /// A service with other settings than the usual ones.
    pub async fn with(change: impl FnOnce(&mut Settings)) -> Self {
        let database = TestDatabase::new().await;
        let mut app = Self::on(database.store.clone(), change).await;
        app._database = Some(database);
        app
    }

    /// A service that asks this geocoder.
    pub async fn with_geocoder(url: String) -> Self {
        let database = TestDatabase::new().await;
        let around = Around { geocoder_url: Some(url), ..Around::default() };
        let mut app = Self::serve(database.store.clone(), |_| {}, around).await;
        app._database = Some(database);
        app
    }

    /// A service that asks another one for digests, and is called back by it.
    pub async fn with_digests(service: Digests, callback: DigestCallback) -> Self {
        let database = TestDatabase::new().await;
        let change = |settings: &mut Settings| settings.digest = Some(callback);
        let around = Around { digests: Some(service), ..Around::default() };
        let mut app = Self::serve(database.store.clone(), change, around).await;
        app._database = Some(database);
        app
    }

    /// A service that asks this directory of VAT numbers.
    pub async fn with_vies(url: String) -> Self {
        let database = TestDatabase::new().await;
        let around = Around { vies_url: Some(url), ..Around::default() };
        let mut app = Self::serve(database.store.clone(), |_| {}, around).await;
        app._database = Some(database);
        app
    }

    /// A service on a database that the test looks after.
    pub async fn on(store: Store, change: impl FnOnce(&mut Settings)) -> Self {
        Self::serve(store, change, Around::default()).await
    }

    async fn serve(store: Store, change: impl FnOnce(&mut Settings), around: Around) -> Self {
        let now: Timestamp = NOW.parse().expect("an instant");
        let clock = Arc::new(AtomicI64::new(now.as_millisecond()));
        let mut settings = Settings::new("https://ui.example.org".parse().expect("a URL"));
        let hand = Arc::clone(&clock);
        settings.clock = Arc::new(move || at(&hand));
        change(&mut settings);
        let any_port = SocketAddr::from(([127, 0, 0, 1], 0));
        let server = Server::bind(any_port, settings, Playground::on_cdn()).await.expect("a free port");
        let address = server.local_addr().expect("a bound socket has an address");
        let api = resolvers::Settings {
            environment: Environment::Sandbox,
            api_url: "http://localhost:4000".into(),
            geocoder_url: around.geocoder_url,
            vies_url: around.vies_url,
            warning_message: String::new(),
            verified_destinations: true,
            weekly_letters: 100,
            verify_companies: false,
        };
        let reader = Reader::by(env!("CARGO_BIN_EXE_trackdechets").into());
        let mut api = Api::new(store.clone(), vault(), api).reading_notices(reader, Vec::new());
        if let Some(service) = around.digests {
            api = api.with_digests(service);
        }
        server.gate().open(Live::new(api, graphql::Settings::default()));
        let (stop, stopped) = oneshot::channel();
        tokio::spawn(server.run(async {
            let _ = stopped.await;
        }));
        Self {
            address,
            http: Http::new(address),
            store,
            clock,
            companies: AtomicUsize::new(0),
            people: AtomicUsize::new(0),
            _stop: stop,
            _database: None,
        }
    }

    /// Where its database is, for programs beside the service.
    pub fn database_url(&self) -> &str {
        &self._database.as_ref().expect("the test brought none of its own").url
    }

    pub fn now(&self) -> Timestamp {
        at(&self.clock)
    }

    /// Turns the clock.
    pub fn pass(&self, time: SignedDuration) {
        let milliseconds = i64::try_from(time.as_millis()).expect("a time that a test may wait");
        self.clock.fetch_add(milliseconds, Ordering::SeqCst);
    }

    /// Turns the clock, and lets whoever is logged in stay so.
    pub async fn pass_in_session(&self, time: SignedDuration) {
        self.pass(time);
        self.execute("update session set expires_at = '2100-01-01'").await;
    }

    /// New companies with these profiles, and an administrator of each.
    pub async fn companies<const N: usize>(&self, profiles: [Profile; N]) -> [Client; N] {
        let accounts = profiles.map(|profile| {
            let number = self.companies.fetch_add(1, Ordering::Relaxed);
            self.account("ADMIN", company(profile, &test_siret(number)))
        });
        let clients = self.provision(&Value::from(accounts.to_vec())).await;
        clients.try_into().unwrap_or_else(|_| unreachable!("a line an account"))
    }

    /// A new member of somebody's company.
    pub async fn member(&self, of: &Client, role: &str) -> Client {
        let company =
            json!({ "siret": of.siret, "name": "Société", "address": "1 rue des Essais 69001 Lyon" });
        self.provision(&json!([self.account(role, company)])).await.remove(0)
    }

    /// Somebody without a company.
    pub async fn loner(&self) -> Client {
        self.provision(&json!([self.account("ADMIN", Value::Null)])).await.remove(0)
    }

    /// Nobody at all.
    pub fn anonymous(&self) -> Client {
        Client {
            http: self.http.clone(),
            email: String::new(),
            token: None,
            cookie: None,
            siret: String::new(),
            security_code: 0,
        }
    }

    /// The same person in a browser where he is logged in.
    pub async fn session(&self, client: &Client) -> Client {
        let id = trackdechets::tokens::draw(40);
        let account: String =
            self.rows(&format!("select id from account where email = '{}'", client.email)).await[0].get(0);
        self.store.open_session(&id, &account, self.now()).await.expect("a session");
        Client { cookie: Some(format!("trackdechets.connect.sid={id}")), ..client.clone() }
    }

    /// Provisions accounts, and gives a client each.
    pub async fn provision(&self, accounts: &Value) -> Vec<Client> {
        let text = accounts.to_string();
        let lines = provision::run(&self.store, Environment::Sandbox, &text, self.now()).await;
        lines.expect("the accounts are provisioned").lines().map(|line| self.client(line)).collect()
    }

    /// The client of a line that `provision` wrote.
    pub fn client(&self, line: &str) -> Client {
        let line: Value = serde_json::from_str(line).expect("provision writes JSON");
        let text = |key: &str| line[key].as_str().map(str::to_owned);
        Client {
            http: self.http.clone(),
            email: text("email").expect("an e-mail"),
            token: text("token"),
            cookie: None,
            siret: text("siret").unwrap_or_default(),
            security_code: line["securityCode"].as_i64().map_or(0, |code| code.try_into().expect("4 digits")),
        }
    }

    /// Rows, by SQL of the test's own.
    pub async fn rows(&self, sql: &str) -> Vec<Row> {
        self.store.query_text(sql, &[]).await.expect("the test's SQL runs")
    }

    pub async fn count(&self, what: &str) -> i64 {
        self.rows(&format!("select count(*) from {what}")).await[0].get(0)
    }

    /// What an operator is told of a stream, or of a company by its number: type, actor, way of authentication and data
    /// of each event.
    pub async fn told(&self, id: &str) -> Vec<Value> {
        let events = self.store.platform_events(id).await.expect("the journal is read");
        let events = serde_json::to_value(events).expect("events are JSON");
        let tell = |event: &Value| {
            json!([event["type"], event["actorEmail"], event["metadata"]["authType"], event["data"]])
        };
        events.as_array().expect("a list").iter().map(tell).collect()
    }

    /// Changes rows behind the API's back.
    pub async fn execute(&self, sql: &str) {
        let tx = self.store.begin().await.expect("a transaction");
        tx.batch(sql).await.expect("the test's SQL runs");
        tx.commit().await.expect("the change is kept");
    }

    /// Holds all notes, so that whoever would change one waits until the transaction ends.
    pub async fn hold_notes(&self) -> Tx {
        let tx = self.store.begin().await.expect("a transaction");
        tx.batch("select from bsd for update").await.expect("the notes are free");
        tx
    }

    /// How many statements wait for a lock.
    pub async fn waiting(&self) -> i64 {
        self.count("pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'").await
    }

    fn account(&self, role: &str, company: Value) -> Value {
        let number = self.people.fetch_add(1, Ordering::Relaxed);
        let mut account =
            json!({ "email": format!("u{number}@exemple.test"), "name": format!("Personne {number}") });
        account["role"] = json!(role);
        if !company.is_null() {
            account["company"] = company;
        }
        account
    }
}

/// What seals the tokens of webhooks.
pub fn vault() -> Vault {
    Vault::new("a secret of tests", "webhooks")
}

/// What `provision` is told of a company.
pub fn company(profile: Profile, siret: &str) -> Value {
    let mut company = json!({
        "siret": siret, "name": format!("Société {siret}"), "address": "1 rue des Essais 69001 Lyon",
    });
    match profile {
        Profile::Producer => company["types"] = json!(["PRODUCER"]),
        Profile::Transporter => {
            company["types"] = json!(["TRANSPORTER"]);
            company["transporterReceipt"] =
                json!({ "receiptNumber": "R-4410", "department": "44", "validityLimit": "2031-05-31" });
        }
        Profile::Destination => {
            company["types"] = json!(["WASTEPROCESSOR"]);
            company["wasteProcessorTypes"] = json!(["DANGEROUS_WASTES_INCINERATION"]);
        }
    }
    company
}

/// A number of a test company.
fn test_siret(number: usize) -> String {
    format!("000000{:08}", 11 + number)
}

fn at(clock: &AtomicI64) -> Timestamp {
    Timestamp::from_millisecond(clock.load(Ordering::SeqCst)).expect("a test stays within time")
}
