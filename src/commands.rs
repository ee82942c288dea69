//! What each command of the program does, once its settings are checked.

use std::io::Write;
use std::time::Duration;

use jiff::Timestamp;
use serde::Serialize;
use tokio::task::JoinSet;
use url::Url;

use crate::cli::{Command, DirectoryCommand, ServeArgs};
use crate::config::{
    self, Account, History, Import, Installations, Migrate, Provision, Secret, Serve, Work, Worker,
};
use crate::demo::{self, DemoAccount};
use crate::digests::Digests;
use crate::directory::{self, Bar, InstallationFiles};
use crate::domain::bsdd::image::Told;
use crate::domain::company::Environment;
use crate::error::BoxError;
use crate::graphql;
use crate::http::Stop;
use crate::ids::new_id;
use crate::jobs::digests::Orders;
use crate::jobs::mail::{Mails, NoSender, Post, Sender};
use crate::jobs::post::Letters;
use crate::jobs::transfers::Transfers;
use crate::jobs::webhooks::Webhooks;
use crate::jobs::{self, Reach, Stopper, Stopping};
use crate::live::Live;
use crate::notice::Reader;
use crate::postgres::{self, Durability, Stay};
use crate::provision;
use crate::resolvers::{self, Api};
use crate::serve::serve;
use crate::store::migrate::{self, MigrateError};
use crate::store::security::{Administration, Government};
use crate::store::{self, Store, StoreError};
use crate::tokens::TokenKey;
use crate::vault::Vault;

/// Between two attempts to reach a database that is away at the start.
const RETRY: Duration = Duration::from_millis(500);

/// Runs one command to its end. The error is one line for who started it.
pub async fn run(command: Command) -> Result<(), BoxError> {
    match command {
        Command::Serve(args) => serve_api(Serve::new(args)?, async |_: &Live| Ok(())).await,
        Command::Worker(args) => work(Worker::new(args)?).await,
        Command::Demo(args) => demo(args).await,
        Command::Provision(args) => provision_accounts(Provision::new(args)?).await,
        Command::Migrate(args) => migrate_only(Migrate::new(args)?).await,
        Command::Directory(DirectoryCommand::Import(args)) => import(Import::new(args)?).await,
        Command::Directory(DirectoryCommand::Installations(args)) => {
            installations(Installations::new(args)?).await
        }
        Command::History(args) => history(History::new(args)?).await,
        Command::Account(args) => account(Account::new(args)?).await,
    }
}

/// Serves the API; `prepare` has it before the first request.
async fn serve_api(
    config: Serve,
    prepare: impl AsyncFnOnce(&Live) -> Result<(), BoxError>,
) -> Result<(), BoxError> {
    let mut database = None;
    let mut workers = Workers::new();
    let served = serve(&config, async {
        let url = &database.insert(Database::open(&config.database, Stay::Long).await?).url;
        up_to_date(url).await?;
        let store = store(url, &config.token_secret)?;
        store.warm().await;
        let settings = resolvers::Settings {
            environment: environment(config.sandbox),
            api_url: config.api_url.as_str().trim_end_matches('/').to_owned(),
            geocoder_url: config.geocoder_url.as_ref().map(ToString::to_string),
            vies_url: config.vies_url.as_ref().map(ToString::to_string),
            warning_message: config.warning_message.clone(),
            verified_destinations: config.verified_destinations,
            weekly_letters: config.weekly_letters.into(),
            verify_companies: config.verify_companies,
        };
        let engine = graphql::Settings { mask_internal: !config.sandbox, ..graphql::Settings::default() };
        let vault = Vault::new(config.token_secret.reveal(), "webhooks");
        let mut api = Api::new(store.clone(), vault.clone(), settings)
            .reading_notices(Reader::default(), config.notice_producers.clone());
        if let Some(digest) = &config.digest {
            api = api.with_digests(Digests::new(digest.url.as_str(), digest.secret.reveal())?);
        }
        let live = Live::new(api.clone(), engine);
        prepare(&live).await?;
        if let Some(work) = &config.work {
            workers.start(&store, vault, api, work)?;
        }
        Ok(live)
    })
    .await;
    // Requests are answered; jobs under way are finished, the others left to whoever takes them next.
    workers.end().await;
    if let Some(database) = database {
        database.close().await;
    }
    served
}

/// Does background jobs until SIGTERM or Ctrl-C; a second signal ends at once.
async fn work(config: Worker) -> Result<(), BoxError> {
    let mut stop = Stop::catch()?;
    let database = tokio::select! {
        database = Database::open(&config.database, Stay::Long) => database?,
        () = stop.asked() => return Ok(()),
    };
    let mut workers = Workers::new();
    let started = async {
        up_to_date(&database.url).await?;
        let vault = Vault::new(config.token_secret.reveal(), "webhooks");
        let store = store(&database.url, &config.token_secret)?;
        let environment = environment(config.work.sandbox);
        let settings = resolvers::Settings { environment, ..resolvers::Settings::default() };
        let api = Api::new(store.clone(), vault.clone(), settings);
        workers.start(&store, vault, api, &config.work)?;
        tracing::info!("working");
        Ok::<_, BoxError>(())
    };
    let started = tokio::select! {
        started = started => started,
        () = stop.asked() => Ok(()),
    };
    if started.is_ok() && !workers.tasks.is_empty() {
        tokio::select! {
            () = stop.asked() => tracing::info!("stopping: jobs under way are finished"),
            // They run for ever.
            _ = workers.tasks.join_next() => tracing::error!("a worker panicked"),
        }
    }
    tokio::select! {
        () = workers.end() => {}
        () = stop.asked() => tracing::warn!("stopped without waiting"),
    }
    database.close().await;
    started
}

/// Those who do background jobs in this process.
struct Workers {
    tasks: JoinSet<()>,
    stopper: Stopper,
    stopping: Stopping,
}

impl Workers {
    fn new() -> Self {
        let (stopper, stopping) = jobs::stopping();
        Self { tasks: JoinSet::new(), stopper, stopping }
    }

    fn start(&mut self, store: &Store, vault: Vault, api: Api, work: &Work) -> Result<(), BoxError> {
        let environment = environment(work.sandbox);
        let reach = Reach { environment, private_networks: work.webhook_private_networks };
        let webhooks = Webhooks::new(store.clone(), vault, reach);
        self.tasks.spawn(jobs::worker::run_until(store.clone(), webhooks, self.stopping.clone()));
        let transfers = Transfers::new(store.clone(), api);
        self.tasks.spawn(jobs::worker::run_until(store.clone(), transfers, self.stopping.clone()));
        self.tasks.spawn(jobs::daily::run_until(store.clone(), self.stopping.clone()));
        self.tasks.spawn(jobs::statistics::run_until(store.clone(), self.stopping.clone()));
        if let Some(digest) = &work.digest {
            let service = Digests::new(digest.url.as_str(), digest.secret.reveal())?;
            let orders = Orders::new(store.clone(), service);
            self.tasks.spawn(jobs::worker::run_until(store.clone(), orders, self.stopping.clone()));
        }
        match mails(work, store)? {
            Some(mails) => {
                self.tasks.spawn(jobs::worker::run_until(store.clone(), mails, self.stopping.clone()));
            }
            None => tracing::warn!("no --smtp-url (SMTP_URL): mails wait unsent"),
        }
        match (mails(work, store)?, &work.letters_to) {
            (Some(mails), Some(to)) => {
                let letters = Letters::new(mails, to);
                self.tasks.spawn(jobs::worker::run_until(store.clone(), letters, self.stopping.clone()));
            }
            _ => tracing::warn!("no --letters-to (LETTERS_TO): letters on paper wait unsent"),
        }
        Ok(())
    }

    /// Lets them finish what is under way.
    async fn end(&mut self) {
        self.stopper.stop();
        while self.tasks.join_next().await.is_some() {}
    }
}

fn environment(sandbox: bool) -> Environment {
    if sandbox { Environment::Sandbox } else { Environment::Production }
}

/// Who sends mails; nobody without a server, but for a sandbox's own page.
fn mails(work: &Work, store: &Store) -> Result<Option<Mails>, NoSender> {
    let post = match &work.smtp {
        Some(smtp) => Some(Post::Server(Box::new(Sender::new(smtp.url.reveal(), &smtp.from)?))),
        None => work.sandbox.then_some(Post::Mailbox),
    };
    let told = |mails: Mails| mails.telling(work.authorities.clone());
    Ok(post.map(|post| told(Mails::new(store.clone(), post, work.ui_url.as_str()))))
}

/// A sandbox, whatever the flags say, with accounts to try it out.
async fn demo(args: ServeArgs) -> Result<(), BoxError> {
    let config = Serve::demo(args)?;
    let (page, ui) = (config::url_of(config.listen), config.ui_url.clone());
    serve_api(config, async |live: &Live| {
        let now = Timestamp::now();
        let accounts = demo::accounts(live.store(), now).await?;
        demo::notes::make(live, &accounts, now).await?;
        std::io::stdout().write_all(welcome(&page, &ui, &accounts).as_bytes())?;
        Ok(())
    })
    .await
}

/// What `demo` prints: where to go, as whom, and a command that works when pasted.
fn welcome(page: &Url, ui: &Url, accounts: &[DemoAccount]) -> String {
    let mut text = format!(
        "\nTrackdéchets sandbox\n\n  GraphiQL, in a browser: {page}\n  Your own account:       {ui}signup\n\n  \
         {:<42}{:<16}{:<7}token\n",
        "account", "company", "code"
    );
    for DemoAccount { email, token, org_id, security_code } in accounts {
        let company = org_id.as_deref().unwrap_or("none");
        let code = security_code.map(|code| code.to_string()).unwrap_or_default();
        text.push_str(&format!("  {email:<42}{company:<16}{code:<7}{token}\n"));
    }
    if let Some(first) = accounts.first() {
        text.push_str(&format!(
            "\n  Try:\n\n    curl {page} -H 'Authorization: Bearer {}' -H 'Content-Type: application/json' \\\n      \
             -d '{{\"query\": \"{{ me {{ name email }} }}\"}}'\n\n  Ctrl-C ends it; the data stays.\n\n",
            first.token
        ));
    }
    text
}

/// Reads accounts on standard input and writes a line each; a server may run on the same folder meanwhile.
async fn provision_accounts(config: Provision) -> Result<(), BoxError> {
    let input = tokio::task::spawn_blocking(|| std::io::read_to_string(std::io::stdin())).await??;
    provision::check(&input)?;
    let database = Database::open(&config.database, Stay::Brief).await?;
    let provisioned = async {
        migrate::run(&database.url).await?;
        let store = store(&database.url, &config.token_secret)?;
        Ok::<_, BoxError>(provision::run(&store, Environment::Sandbox, &input, Timestamp::now()).await?)
    }
    .await;
    database.close().await;
    std::io::stdout().write_all(provisioned?.as_bytes())?;
    Ok(())
}

async fn migrate_only(config: Migrate) -> Result<(), BoxError> {
    let database = Database::open(&config.database, Stay::Brief).await?;
    let applied = migrate::run(&database.url).await;
    database.close().await;
    for migration in applied? {
        println!("{migration}");
    }
    Ok(())
}

/// Fills the directory; a server may run on the same folder meanwhile, and answers from it at once.
async fn import(config: Import) -> Result<(), BoxError> {
    let database = Database::open(&config.database, Stay::Brief).await?;
    let imported = async {
        migrate::run(&database.url).await?;
        let settings = store::Settings::new(&database.url);
        let bar = Bar::on_terminal();
        Ok::<_, BoxError>(
            directory::import(&settings, &config.file, config.legal_units.as_deref(), &bar).await?,
        )
    }
    .await;
    database.close().await;
    for (file, report) in imported? {
        let mut line = format!("{}: {} rows", file.display(), report.rows);
        if report.was_done {
            line.push_str(", imported before: nothing to do");
        }
        if report.passed_over > 0 {
            line.push_str(&format!(", {} lines passed over for want of a number", report.passed_over));
        }
        if report.nameless > 0 {
            line.push_str(&format!(
                ", {} establishments without a name: give their companies with --legal-units",
                report.nameless
            ));
        }
        println!("{line}");
    }
    Ok(())
}

async fn installations(config: Installations) -> Result<(), BoxError> {
    let database = Database::open(&config.database, Stay::Brief).await?;
    let replaced = async {
        migrate::run(&database.url).await?;
        let store = Store::new(&store::Settings::new(&database.url))?;
        let files = InstallationFiles {
            installations: &config.file,
            rubriques: config.rubriques.as_deref(),
            declarations: config.declarations.as_deref(),
        };
        Ok::<_, BoxError>(directory::installations(&store, files).await?)
    }
    .await;
    database.close().await;
    println!("{} installations", replaced?);
    Ok(())
}

/// Prints the events of a note, of a company or of what belongs to it, or the note as it was; a server may run on the
/// same folder meanwhile.
async fn history(config: History) -> Result<(), BoxError> {
    let database = Database::open(&config.database, Stay::Brief).await?;
    let told = async {
        let store = Store::new(&store::Settings::new(&database.url))?;
        let Some(at) = config.at else {
            let events = store.bsdd_events(&config.id).await?;
            if !events.is_empty() {
                return lines(&events);
            }
            let events = store.platform_events(&config.id).await?;
            let missing = || format!("nothing is told of {}: no dispatch note, no company", config.id);
            return if events.is_empty() { Err(missing().into()) } else { lines(&events) };
        };
        let note = store.bsdd_at(&config.id, at).await?;
        let note = note.ok_or_else(|| format!("there was no dispatch note {} at {at}", config.id))?;
        Ok::<_, BoxError>(serde_json::to_string_pretty(&Told::from(&note))? + "\n")
    }
    .await;
    database.close().await;
    std::io::stdout().write_all(told?.as_bytes())?;
    Ok(())
}

/// Changes what an account may do, and says so in a line; a server may run on the same folder meanwhile.
async fn account(config: Account) -> Result<(), BoxError> {
    let database = Database::open(&config.database, Stay::Brief).await?;
    let changed = async {
        migrate::run(&database.url).await?;
        change_account(&Store::new(&store::Settings::new(&database.url))?, &config).await
    }
    .await;
    database.close().await;
    std::io::stdout().write_all(changed?.as_bytes())?;
    Ok(())
}

async fn change_account(store: &Store, config: &Account) -> Result<String, BoxError> {
    let (email, now, mut told) = (&config.email, Timestamp::now(), String::new());
    let unknown = || format!("there is no account {email}");
    if let Some(admin) = config.admin {
        let administration = if admin { Administration::Given } else { Administration::Taken };
        let has_second_factor = store.set_admin(email, administration, now).await?.ok_or_else(unknown)?;
        told += &match (administration, has_second_factor) {
            (Administration::Given, true) => format!("{email} administers the platform\n"),
            (Administration::Given, false) => {
                format!("{email} administers the platform once a second factor (TOTP) is active\n")
            }
            (Administration::Taken, _) => format!("{email} does not administer the platform\n"),
        };
    }
    if let Some(config::Government { name, permissions, ips, org_ids }) = &config.government {
        let government = Government { name, permissions, ips, org_ids };
        if !store.link_government(email, &new_id(now), &government, now).await? {
            return Err(unknown().into());
        }
        told += &format!("{email} reads for {name}\n");
    }
    if config.no_government {
        if !store.unlink_government(email, now).await? {
            return Err(unknown().into());
        }
        told += &format!("{email} reads for no administration\n");
    }
    Ok(told)
}

/// A line of JSON each.
fn lines(events: &[impl Serialize]) -> Result<String, BoxError> {
    let mut text = String::new();
    for event in events {
        text.push_str(&serde_json::to_string(event)?);
        text.push('\n');
    }
    Ok(text)
}

/// A PostgreSQL to use, and the server behind it when it is ours to stop.
struct Database {
    url: String,
    server: Option<postgres::Server>,
}

impl Database {
    async fn open(config: &config::Database, stay: Stay) -> Result<Self, postgres::Error> {
        if let Some(url) = &config.url {
            return Ok(Self { url: url.reveal().to_owned(), server: None });
        }
        let settings = postgres::Settings {
            data_dir: config.data_dir.clone(),
            bin: config.postgres_bin.clone(),
            durability: Durability::Durable,
            stay,
        };
        let server = postgres::start(settings).await?;
        Ok(Self { url: server.url(postgres::DATABASE), server: Some(server) })
    }

    async fn close(self) {
        if let Some(server) = self.server {
            server.stop().await;
        }
    }
}

/// Migrates, once the database is there: it may come up after us.
async fn up_to_date(url: &str) -> Result<(), MigrateError> {
    let mut told = false;
    loop {
        match migrate::run(url).await {
            Ok(applied) => {
                for migration in applied {
                    tracing::info!(migration, "migrated");
                }
                return Ok(());
            }
            Err(MigrateError::Store(StoreError::Unavailable(cause))) => {
                if !told {
                    tracing::warn!(%cause, "the database is away: waiting for it");
                    told = true;
                }
                tokio::time::sleep(RETRY).await;
            }
            Err(other) => return Err(other),
        }
    }
}

fn store(url: &str, secret: &Secret) -> Result<Store, store::SettingsError> {
    let settings = store::Settings::new(url);
    Store::new(&store::Settings { token_key: TokenKey::new(secret.reveal()), ..settings })
}
