//! Settings that have been checked: what the rest of the program starts from.
//!
//! A wrong or missing setting is one English sentence; secrets do not show in `Debug`.

use std::fmt;
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr};
use std::path::{Path, PathBuf};
use std::time::Duration;

use jiff::Timestamp;
use url::Url;

use crate::cli::{
    AccountArgs, DatabaseArgs, GraphiqlFiles, HistoryArgs, ImportArgs, InstallationsArgs, MigrateArgs,
    ProvisionArgs, SecretArgs, ServeArgs, WorkArgs, WorkerArgs,
};

use crate::domain::account::normal_email;
use crate::domain::bsd::format::is_mail;
use crate::domain::government::EVERY_ORG;
use crate::http::{Cookie, is_cookie_word, is_free_path};
use crate::jobs::Authorities;
use crate::jobs::mail::{NoSender, Sender};

mod folder;

pub use folder::{cache_dir, data_dir};

/// Where the web application is looked for, if nothing is said.
const UI_URL: &str = "http://localhost:3000";

/// Why the program does not start, in one line.
#[derive(Debug, thiserror::Error, PartialEq, Eq)]
#[error("{0}")]
pub struct Refused(pub String);

fn refuse<T>(line: impl Into<String>) -> Result<T, Refused> {
    Err(Refused(line.into()))
}

/// A text that is never printed.
#[derive(Clone, PartialEq, Eq)]
pub struct Secret(String);

impl Secret {
    pub fn new(text: impl Into<String>) -> Self {
        Self(text.into())
    }

    pub fn reveal(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for Secret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Secret(…)")
    }
}

/// Which PostgreSQL to use.
#[derive(Debug, Clone)]
pub struct Database {
    /// None: the private server in `data_dir`.
    pub url: Option<Secret>,
    pub data_dir: PathBuf,
    pub postgres_bin: Option<PathBuf>,
}

/// What `serve` and `demo` run with.
#[derive(Debug, Clone)]
pub struct Serve {
    pub database: Database,
    pub sandbox: bool,
    pub token_secret: Secret,
    pub listen: SocketAddr,
    pub rate_limit: u32,
    pub trusted_proxies: u8,
    pub ui_url: Url,
    /// Base of download links.
    pub api_url: Url,
    pub geocoder_url: Option<Url>,
    pub vies_url: Option<Url>,
    pub blocked_users: Vec<String>,
    /// What makes situation notices; none: anything.
    pub notice_producers: Vec<String>,
    pub session_cookie: Cookie,
    /// None: background jobs are left to others.
    pub work: Option<Work>,
    /// What the address of the page on background jobs ends in; none: there is no such page.
    pub queue_monitor_secret: Option<Secret>,
    /// What users are told on every page.
    pub warning_message: String,
    pub verified_destinations: bool,
    pub weekly_letters: u32,
    /// None: no digests are made.
    pub digest: Option<DigestService>,
    pub verify_companies: bool,
    pub max_connections: u32,
    pub shutdown_grace: Duration,
    pub graphiql_files: GraphiqlFiles,
    /// The built documentation site; it need not be there.
    pub doc_dir: PathBuf,
}

/// What `worker` runs with.
#[derive(Debug, Clone)]
pub struct Worker {
    pub database: Database,
    pub token_secret: Secret,
    pub work: Work,
}

/// What background jobs need.
#[derive(Debug, Clone)]
pub struct Work {
    pub sandbox: bool,
    /// The web application that mails lead to.
    pub ui_url: Url,
    /// None: mail is not sent.
    pub smtp: Option<Smtp>,
    /// Webhooks may lead into a private network.
    pub webhook_private_networks: bool,
    /// Who hears of refused waste beside the companies.
    pub authorities: Authorities,
    /// None: letters on paper wait in the outbox.
    pub letters_to: Option<String>,
    /// None: no digests are made.
    pub digest: Option<DigestService>,
}

/// The mail server, and the sender.
#[derive(Debug, Clone)]
pub struct Smtp {
    pub url: Secret,
    pub from: String,
}

/// The service that puts digests of companies together.
#[derive(Debug, Clone)]
pub struct DigestService {
    pub url: Url,
    pub secret: Secret,
    /// Where it calls back: a path, with its slash.
    pub callback: String,
}

/// What `provision` runs with; it exists only where sandbox mode is on.
#[derive(Debug, Clone)]
pub struct Provision {
    pub database: Database,
    pub token_secret: Secret,
}

/// What `migrate` runs with.
#[derive(Debug, Clone)]
pub struct Migrate {
    pub database: Database,
}

/// What `directory import` runs with.
#[derive(Debug, Clone)]
pub struct Import {
    pub database: Database,
    pub file: PathBuf,
    pub legal_units: Option<PathBuf>,
}

impl Import {
    pub fn new(args: ImportArgs) -> Result<Self, Refused> {
        Ok(Self { database: Database::new(args.database)?, file: args.file, legal_units: args.legal_units })
    }
}

/// What `directory installations` runs with.
#[derive(Debug, Clone)]
pub struct Installations {
    pub database: Database,
    pub file: PathBuf,
    pub rubriques: Option<PathBuf>,
    pub declarations: Option<PathBuf>,
}

impl Installations {
    pub fn new(args: InstallationsArgs) -> Result<Self, Refused> {
        let InstallationsArgs { database, file, rubriques, declarations, log: _ } = args;
        Ok(Self { database: Database::new(database)?, file, rubriques, declarations })
    }
}

/// What `history` runs with.
#[derive(Debug, Clone)]
pub struct History {
    pub database: Database,
    /// An id, or a readable number.
    pub id: String,
    pub at: Option<Timestamp>,
}

impl History {
    pub fn new(args: HistoryArgs) -> Result<Self, Refused> {
        Ok(Self { database: Database::new(args.database)?, id: args.id, at: args.at })
    }
}

/// What `account` runs with.
#[derive(Debug, Clone)]
pub struct Account {
    pub database: Database,
    /// In lower case.
    pub email: String,
    pub admin: Option<bool>,
    pub government: Option<Government>,
    pub no_government: bool,
}

/// An administration to read for.
#[derive(Debug, Clone)]
pub struct Government {
    pub name: String,
    pub permissions: Vec<String>,
    pub ips: Vec<String>,
    pub org_ids: Vec<String>,
}

impl Account {
    /// Checks the arguments of `account`.
    pub fn new(args: AccountArgs) -> Result<Self, Refused> {
        let org_ids: Vec<String> = args.org.iter().map(|org| org.trim().to_uppercase()).collect();
        if org_ids.len() > 1 && org_ids.iter().any(|org| org == EVERY_ORG) {
            return refuse(format!("wrong setting --org: {EVERY_ORG} stands alone"));
        }
        if args.admin.is_none() && args.government.is_none() && !args.no_government {
            return refuse("account needs --admin, --government or --no-government");
        }
        let government = args.government.map(|name| Government {
            name,
            permissions: args.permission.iter().map(|permission| permission.as_str().to_owned()).collect(),
            ips: args.ip.iter().map(|ip| ip.to_canonical().to_string()).collect(),
            org_ids,
        });
        Ok(Self {
            database: Database::new(args.database)?,
            email: normal_email(&args.email),
            admin: args.admin,
            government,
            no_government: args.no_government,
        })
    }
}

impl Serve {
    /// Checks the arguments of `serve`, and makes the sandbox's secret where one is needed.
    pub fn new(args: ServeArgs) -> Result<Self, Refused> {
        Self::with(args, false)
    }

    /// The same for `demo`: a sandbox, which shows pages of its own unless it is told of others.
    pub fn demo(mut args: ServeArgs) -> Result<Self, Refused> {
        args.secrets.sandbox = true;
        Self::with(args, true)
    }

    fn with(args: ServeArgs, own_pages: bool) -> Result<Self, Refused> {
        let database = Database::new(args.database)?;
        let sandbox = args.secrets.sandbox;
        let token_secret = server_secret(&args.secrets, &database, "serve")?;
        let api_url = match filled(args.api_url) {
            Some(text) => base_url("--api-url (API_URL)", &text)?,
            None => url_of(args.listen),
        };
        let ui_url = match filled(args.ui_url) {
            Some(text) => base_url("--ui-url (UI_URL)", &text)?,
            None if own_pages => api_url.clone(),
            None => Url::parse(UI_URL).expect("a URL"),
        };
        let session_cookie = Cookie {
            name: cookie_word("--session-cookie (SESSION_COOKIE)", args.session_cookie)?,
            domain: filled(args.session_domain)
                .map(|domain| cookie_word("--session-domain (SESSION_DOMAIN)", domain))
                .transpose()?,
            secure: args.session_secure || ui_url.scheme() == "https",
        };
        let digest = digest(&args.work)?;
        let work = Work::new(args.work, sandbox, &ui_url)?;
        let queue_monitor_secret = filled(args.queue_monitor_secret);
        if queue_monitor_secret.as_ref().is_some_and(|secret| !is_path_secret(secret)) {
            return refuse(
                "wrong setting --queue-monitor-secret (QUEUE_MONITOR_SECRET): expected 16 letters, digits, dashes or more",
            );
        }
        Ok(Self {
            sandbox,
            token_secret,
            session_cookie,
            work: (!args.no_worker).then_some(work),
            queue_monitor_secret: queue_monitor_secret.map(Secret),
            api_url,
            ui_url,
            geocoder_url: filled(args.geocoder_url)
                .map(|text| base_url("--geocoder-url (GEOCODER_URL)", &text))
                .transpose()?,
            vies_url: filled(args.vies_url)
                .map(|text| base_url("--vies-url (VIES_URL)", &text))
                .transpose()?,
            listen: args.listen,
            rate_limit: args.rate_limit,
            trusted_proxies: args.trusted_proxies,
            blocked_users: args.blocked_users.iter().map(|mail| mail.trim().to_lowercase()).collect(),
            notice_producers: args
                .notice_producers
                .iter()
                .filter_map(|name| filled(Some(name.clone())))
                .collect(),
            warning_message: args.warning_message.trim().to_owned(),
            verified_destinations: args.verified_destinations,
            weekly_letters: args.weekly_letters,
            digest,
            verify_companies: args.verify_companies,
            max_connections: args.max_connections,
            shutdown_grace: Duration::from_secs(args.shutdown_grace.into()),
            graphiql_files: args.graphiql_files,
            doc_dir: args
                .doc_dir
                .filter(|path| !path.as_os_str().is_empty())
                .unwrap_or_else(|| database.data_dir.join("doc")),
            database,
        })
    }
}

impl Worker {
    /// Checks the arguments of `worker`.
    pub fn new(args: WorkerArgs) -> Result<Self, Refused> {
        let database = Database::new(args.database)?;
        let token_secret = server_secret(&args.secrets, &database, "worker")?;
        let ui_url = base_url("--ui-url (UI_URL)", &args.ui_url)?;
        let work = Work::new(args.work, args.secrets.sandbox, &ui_url)?;
        Ok(Self { database, token_secret, work })
    }
}

impl Work {
    fn new(args: WorkArgs, sandbox: bool, ui_url: &Url) -> Result<Self, Refused> {
        let digest = digest(&args)?;
        let authorities = args.regional_authorities.filter(|path| !path.as_os_str().is_empty());
        Ok(Self {
            sandbox,
            ui_url: ui_url.clone(),
            smtp: filled(args.smtp_url).map(|url| smtp(url, args.mail_from)).transpose()?,
            webhook_private_networks: args.webhook_private_networks,
            authorities: authorities.map(|path| authorities_in(&path)).transpose()?.unwrap_or_default(),
            letters_to: letters_to(args.letters_to, sandbox)?,
            digest,
        })
    }
}

impl Provision {
    /// Checks the arguments of `provision`. Sandbox mode is on when asked for, or when a sandbox
    /// server has used the data folder.
    pub fn new(args: ProvisionArgs) -> Result<Self, Refused> {
        let database = Database::new(args.database)?;
        if !args.secrets.sandbox && !folder::is_sandbox(&database.data_dir) {
            return refuse(format!(
                "provision needs sandbox mode: give --sandbox (SANDBOX=1), or the --data-dir of a sandbox \
                 server ({} is none)",
                database.data_dir.display()
            ));
        }
        let token_secret = match given_secret(&args.secrets)? {
            Some(secret) => secret,
            None => folder::sandbox_secret(&database.data_dir)?,
        };
        Ok(Self { database, token_secret })
    }
}

impl Migrate {
    pub fn new(args: MigrateArgs) -> Result<Self, Refused> {
        Ok(Self { database: Database::new(args.database)? })
    }
}

impl Database {
    fn new(args: DatabaseArgs) -> Result<Self, Refused> {
        let url = match filled(args.database_url) {
            // The text holds a password, so that it is not repeated.
            Some(text) if !names_a_database(&text) => {
                return refuse(
                    "wrong setting --database-url (DATABASE_URL): expected postgres://user:password@host/database",
                );
            }
            other => other.map(Secret),
        };
        let data_dir = match args.data_dir.filter(|path| !path.as_os_str().is_empty()) {
            Some(path) => std::path::absolute(&path)
                .map_err(|error| Refused(format!("wrong setting --data-dir (DATA_DIR): {error}")))?,
            None => data_dir()?,
        };
        let postgres_bin = args.postgres_bin.filter(|path| !path.as_os_str().is_empty());
        if let Some(path) = &postgres_bin
            && !path.join("postgres").is_file()
        {
            return refuse(format!(
                "wrong setting --postgres-bin (POSTGRES_BIN): {} has no program named postgres",
                path.display()
            ));
        }
        Ok(Self { url, data_dir, postgres_bin })
    }
}

/// Whether it is a URL of PostgreSQL, or a line of `key=value`; its parts are checked by who connects.
fn names_a_database(text: &str) -> bool {
    text.starts_with("postgres://")
        || text.starts_with("postgresql://")
        || (!text.contains("://") && text.contains('='))
}

/// An empty variable counts as none.
fn filled(text: Option<String>) -> Option<String> {
    text.filter(|text| !text.trim().is_empty())
}

fn given_secret(args: &SecretArgs) -> Result<Option<Secret>, Refused> {
    let secret = filled(args.api_token_secret.clone());
    if secret.as_ref().is_some_and(|text| text.len() < 32) && !args.sandbox {
        return refuse("wrong setting --api-token-secret (API_TOKEN_SECRET): fewer than 32 characters");
    }
    Ok(secret.map(Secret))
}

/// The secret of who serves or works: a sandbox makes its own.
fn server_secret(args: &SecretArgs, database: &Database, command: &str) -> Result<Secret, Refused> {
    match (given_secret(args)?, args.sandbox) {
        (Some(secret), true) => {
            folder::mark_sandbox(&database.data_dir)?;
            Ok(secret)
        }
        (None, true) => folder::sandbox_secret(&database.data_dir),
        (secret, false) => production_secret(secret, database, command),
    }
}

fn production_secret(secret: Option<Secret>, database: &Database, command: &str) -> Result<Secret, Refused> {
    if database.url.is_none() && folder::is_sandbox(&database.data_dir) {
        return refuse(format!(
            "{} belongs to a sandbox: add --sandbox, or choose another --data-dir",
            database.data_dir.display()
        ));
    }
    match secret {
        Some(secret) => Ok(secret),
        None => refuse(format!(
            "{command} needs --api-token-secret (API_TOKEN_SECRET) outside of a sandbox (--sandbox)"
        )),
    }
}

fn cookie_word(setting: &str, text: String) -> Result<String, Refused> {
    if is_cookie_word(&text) {
        return Ok(text);
    }
    refuse(format!("wrong setting {setting} {text:?}: expected letters, digits, dots, dashes"))
}

fn smtp(url: String, from: String) -> Result<Smtp, Refused> {
    let smtp = Smtp { url: Secret(url), from };
    match Sender::new(&smtp.url.0, &smtp.from) {
        Ok(_) => Ok(smtp),
        // The URL may hold a password, so that it is not repeated.
        Err(NoSender::Server) => refuse(
            "wrong setting --smtp-url (SMTP_URL): expected smtp://host:port or smtps://user:password@host",
        ),
        Err(NoSender::From) => refuse(format!(
            "wrong setting --mail-from (MAIL_FROM) {:?}: expected an e-mail address",
            smtp.from
        )),
    }
}

/// Long enough not to be guessed, and the same in an address as it is written.
fn is_path_secret(text: &str) -> bool {
    text.len() >= 16 && text.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-_".contains(&byte))
}

fn authorities_in(path: &Path) -> Result<Authorities, Refused> {
    let read = std::fs::read_to_string(path).map_err(|cause| cause.to_string());
    read.and_then(|json| Authorities::parse(&json)).map_err(|cause| {
        let path = path.display();
        Refused(format!("wrong setting --regional-authorities (REGIONAL_AUTHORITIES) {path}: {cause}"))
    })
}

/// All three settings, or none.
fn digest(args: &WorkArgs) -> Result<Option<DigestService>, Refused> {
    let given = |text: &Option<String>| filled(text.clone());
    let (url, secret, callback) = match (
        given(&args.digest_url),
        given(&args.digest_secret),
        given(&args.digest_callback),
    ) {
        (None, None, None) => return Ok(None),
        (Some(url), Some(secret), Some(callback)) => (url, secret, callback),
        _ => {
            return refuse(
                "--digest-url (DIGEST_URL), --digest-secret (DIGEST_SECRET) and --digest-callback (DIGEST_CALLBACK) go \
                 together",
            );
        }
    };
    if secret.len() < 32 || !secret.bytes().all(|byte| byte.is_ascii_graphic()) {
        return refuse(
            "wrong setting --digest-secret (DIGEST_SECRET): expected 32 ASCII characters or more, without blanks",
        );
    }
    let is_word = callback.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-_".contains(&byte));
    let path = format!("/{callback}");
    if !is_word || !is_free_path(&path) {
        return refuse(format!(
            "wrong setting --digest-callback (DIGEST_CALLBACK) {callback:?}: expected letters, digits and dashes, and no \
             path of the API"
        ));
    }
    let url = base_url("--digest-url (DIGEST_URL)", &url)?;
    Ok(Some(DigestService { url, secret: Secret(secret), callback: path }))
}

/// A sandbox keeps letters where it keeps mails.
fn letters_to(given: Option<String>, sandbox: bool) -> Result<Option<String>, Refused> {
    match filled(given) {
        Some(address) if is_mail(&address) => Ok(Some(address)),
        Some(address) => {
            refuse(format!("wrong setting --letters-to (LETTERS_TO) {address:?}: expected an e-mail address"))
        }
        None => Ok(sandbox.then(|| "courrier@bac-a-sable.test".to_owned())),
    }
}

fn base_url(setting: &str, text: &str) -> Result<Url, Refused> {
    match Url::parse(text) {
        Ok(url) if matches!(url.scheme(), "http" | "https") && url.has_host() => Ok(url),
        Ok(_) => refuse(format!("wrong setting {setting} {text:?}: expected http://… or https://…")),
        Err(error) => refuse(format!("wrong setting {setting} {text:?}: {error}")),
    }
}

/// How a program on this machine reaches what listens on `address`.
pub fn url_of(address: SocketAddr) -> Url {
    let local = [IpAddr::V4(Ipv4Addr::LOCALHOST), IpAddr::V6(Ipv6Addr::LOCALHOST)];
    let text = if address.ip().is_unspecified() || local.contains(&address.ip()) {
        format!("http://localhost:{}/", address.port())
    } else {
        format!("http://{address}/")
    };
    Url::parse(&text).expect("an address and a port make a URL")
}

#[cfg(test)]
mod tests;
