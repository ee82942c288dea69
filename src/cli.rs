//! The command line: every flag with its environment variable, as `--help` prints them.

use std::net::{IpAddr, SocketAddr};
use std::path::PathBuf;
use std::process::ExitCode;

use clap::builder::BoolishValueParser;
use clap::error::{ContextKind, ContextValue, ErrorKind};
use clap::{ArgAction, Args, Parser, Subcommand, ValueEnum};
use jiff::Timestamp;

use crate::domain::government::GovernmentPermission;
use crate::scalars::date_time;

/// The Trackdéchets API: follows hazardous waste from producer to treatment, in GraphQL over HTTP.
#[derive(Debug, Parser)]
#[command(name = "trackdechets", version, disable_help_subcommand = true)]
pub struct Cli {
    #[command(subcommand)]
    pub command: Command,
}

#[derive(Debug, Subcommand)]
pub enum Command {
    /// Serve the API.
    Serve(ServeArgs),
    /// Do the service's background jobs: webhooks, mails, public figures. `serve` does them too, unless told not to.
    Worker(WorkerArgs),
    /// Serve a sandbox with companies, tokens and dispatch notes made on the first start.
    Demo(ServeArgs),
    /// Create sandbox accounts: a JSON array on standard input, one JSON line an account on output.
    Provision(ProvisionArgs),
    /// Bring the database's tables up to date, then stop.
    Migrate(MigrateArgs),
    /// Fill the national directory of establishments, or that of classified installations, from published files.
    #[command(subcommand)]
    Directory(DirectoryCommand),
    /// Tell what happened to a dispatch note or a company, a JSON line an event; or, with --at, what the note was like then.
    History(HistoryArgs),
    /// Change what a person's account may do on the whole platform; for operators.
    Account(AccountArgs),
}

#[derive(Debug, Args)]
pub struct ServeArgs {
    #[command(flatten)]
    pub database: DatabaseArgs,
    #[command(flatten)]
    pub secrets: SecretArgs,
    #[command(flatten)]
    pub log: LogArgs,
    #[command(flatten)]
    pub work: WorkArgs,

    /// Address and port to listen on
    #[arg(long, env, value_name = "ADDRESS:PORT", default_value = "127.0.0.1:4000")]
    pub listen: SocketAddr,
    /// Requests a minute and client address; 0 switches the limit off, and its headers with it
    #[arg(long, env, value_name = "N", default_value_t = 1000)]
    pub rate_limit: u32,
    /// Proxies in front of this server that write X-Forwarded-For; 0 takes the address of the connection
    #[arg(long, env, value_name = "N", default_value_t = 1, value_parser = clap::value_parser!(u8).range(0..=10))]
    pub trusted_proxies: u8,
    /// Base URL of the web application: the origin that browsers may call from; that of --api-url has this server show pages of its own [default: http://localhost:3000; of demo: this server]
    #[arg(long, env, value_name = "URL")]
    pub ui_url: Option<String>,
    /// Base URL under which clients reach this server, for download links [default: from --listen]
    #[arg(long, env, value_name = "URL")]
    pub api_url: Option<String>,
    /// Base URL of the address search (geocoder); without it, addresses are taken as given
    #[arg(long, env, value_name = "URL")]
    pub geocoder_url: Option<String>,
    /// What makes the situation notices of INSEE that are believed, as the beginning of the file's Producer, separated by commas; without it, a notice may come from any
    #[arg(long, env, value_name = "NAME", value_delimiter = ',')]
    pub notice_producers: Vec<String>,
    /// Base URL of the European directory of VAT numbers (VIES), as https://ec.europa.eu/taxation_customs/vies/rest-api; without it, companies abroad are known by their accounts only
    #[arg(long, env, value_name = "URL")]
    pub vies_url: Option<String>,
    /// Name of the session's cookie; give a sandbox another one than production's
    #[arg(long, env, value_name = "NAME", default_value = "trackdechets.connect.sid")]
    pub session_cookie: String,
    /// Domain whose hosts share the session's cookie [default: this host alone]
    #[arg(long, env, value_name = "DOMAIN")]
    pub session_domain: Option<String>,
    /// Keep the session's cookie for HTTPS; so it is anyway where --ui-url is https
    #[arg(long, env, value_parser = BoolishValueParser::new())]
    pub session_secure: bool,
    /// Letters on paper that people may have sent to companies in a week, all together, to become their administrators
    #[arg(long, env, value_name = "N", default_value_t = 100)]
    pub weekly_letters: u32,
    /// E-mail addresses of users whose requests are refused, separated by commas
    #[arg(long, env, value_name = "E-MAIL", value_delimiter = ',', hide_env_values = true)]
    pub blocked_users: Vec<String>,
    /// Leave background jobs to others: to `trackdechets worker` on the same database
    #[arg(long, env, value_parser = BoolishValueParser::new())]
    pub no_worker: bool,
    /// Secret in the address of the page on background jobs, /queue/monitor/SECRET, 16 characters or more; without it there is no such page
    #[arg(long, env, value_name = "SECRET", hide_env_values = true)]
    pub queue_monitor_secret: Option<String>,
    /// What users are told on every page of the web application, such as a maintenance to come
    #[arg(long, env, value_name = "TEXT", default_value = "")]
    pub warning_message: String,
    /// Whether the destination of a dispatch note must be a verified company
    #[arg(long, env, value_name = "BOOLEAN", action = ArgAction::Set, default_value_t = true, value_parser = BoolishValueParser::new())]
    pub verified_destinations: bool,
    /// Verify companies that register as professionals of waste: by a letter with a code, or by administrators
    #[arg(long, env, value_parser = BoolishValueParser::new())]
    pub verify_companies: bool,
    /// Connections served at once; more wait for one to close
    #[arg(long, env, value_name = "N", default_value_t = 4096, value_parser = clap::value_parser!(u32).range(1..=1_000_000))]
    pub max_connections: u32,
    /// Seconds that requests have to finish after SIGTERM or Ctrl-C
    #[arg(long, env, value_name = "SECONDS", default_value_t = 20, value_parser = clap::value_parser!(u16).range(0..=600))]
    pub shutdown_grace: u16,
    /// Where the files of GraphiQL come from: npm (once, into the cache) with the CDN as a fall-back, or the CDN alone
    #[arg(long, env, value_enum, default_value_t = GraphiqlFiles::Npm)]
    pub graphiql_files: GraphiqlFiles,
    /// Folder of the built documentation, served under /doc/ [default: doc in the data folder]
    #[arg(long, env, value_name = "FOLDER")]
    pub doc_dir: Option<PathBuf>,
}

#[derive(Debug, Args)]
pub struct WorkerArgs {
    #[command(flatten)]
    pub database: DatabaseArgs,
    #[command(flatten)]
    pub secrets: SecretArgs,
    #[command(flatten)]
    pub log: LogArgs,
    #[command(flatten)]
    pub work: WorkArgs,

    /// Base URL of the web application, which mails lead to
    #[arg(long, env, value_name = "URL", default_value = "http://localhost:3000")]
    pub ui_url: String,
}

/// Settings of whoever does background jobs.
#[derive(Debug, Args)]
pub struct WorkArgs {
    /// Mail server, as smtps://user:password@host or smtp://host:port?tls=required; without it a sandbox shows its mail at /dev/mailbox, and others leave it unsent
    #[arg(long, env, value_name = "URL", hide_env_values = true)]
    pub smtp_url: Option<String>,
    /// Sender of mails
    #[arg(long, env, value_name = "E-MAIL", default_value = "Trackdéchets <ne-pas-repondre@localhost>")]
    pub mail_from: String,
    /// Let webhooks lead into private networks; a sandbox may always call localhost
    #[arg(long, env, value_parser = BoolishValueParser::new())]
    pub webhook_private_networks: bool,
    /// JSON file of regional authorities that hear of refused waste, e-mail addresses by department: {"69": ["…"]}
    #[arg(long, env, value_name = "FILE")]
    pub regional_authorities: Option<PathBuf>,
    /// Who prints and posts letters on paper, which come by mail; without it they wait in the outbox, and a sandbox shows them at /dev/mailbox
    #[arg(long, env, value_name = "E-MAIL")]
    pub letters_to: Option<String>,
    /// The service that puts yearly digests of companies together; with --digest-secret and --digest-callback
    #[arg(long, env, value_name = "URL")]
    pub digest_url: Option<String>,
    /// Secret shared with the service of digests, which both sides send as a bearer token
    #[arg(long, env, value_name = "SECRET", hide_env_values = true)]
    pub digest_secret: Option<String>,
    /// Path, of one word, where the service of digests calls back
    #[arg(long, env, value_name = "WORD")]
    pub digest_callback: Option<String>,
}

#[derive(Debug, Args)]
pub struct ProvisionArgs {
    #[command(flatten)]
    pub database: DatabaseArgs,
    #[command(flatten)]
    pub secrets: SecretArgs,
    #[command(flatten)]
    pub log: LogArgs,
}

#[derive(Debug, Args)]
pub struct MigrateArgs {
    #[command(flatten)]
    pub database: DatabaseArgs,
    #[command(flatten)]
    pub log: LogArgs,
}

#[derive(Debug, Subcommand)]
pub enum DirectoryCommand {
    /// Import establishments from INSEE's StockEtablissement (CSV, plain or as .zip or .gz); goes on where it was stopped.
    Import(ImportArgs),
    /// Replace classified installations by those of a CSV file with the columns codeS3ic, siret, urlFiche.
    Installations(InstallationsArgs),
}

#[derive(Debug, Args)]
pub struct ImportArgs {
    #[command(flatten)]
    pub database: DatabaseArgs,
    #[command(flatten)]
    pub log: LogArgs,

    /// StockEtablissement
    pub file: PathBuf,
    /// StockUniteLegale: the companies, whose names establishments bear; needed once, and again when names change
    #[arg(long, value_name = "FILE")]
    pub legal_units: Option<PathBuf>,
}

#[derive(Debug, Args)]
pub struct InstallationsArgs {
    #[command(flatten)]
    pub database: DatabaseArgs,
    #[command(flatten)]
    pub log: LogArgs,

    /// Installations
    pub file: PathBuf,
    /// Their activities: codeS3ic, rubrique, alinea, etatActivite, regimeAutorise, activite, category, volume, unite, wasteType
    #[arg(long, value_name = "FILE")]
    pub rubriques: Option<PathBuf>,
    /// What they declared: codeS3ic, annee, codeDechet, libDechet, gerepType
    #[arg(long, value_name = "FILE")]
    pub declarations: Option<PathBuf>,
}

#[derive(Debug, Args)]
pub struct HistoryArgs {
    #[command(flatten)]
    pub database: DatabaseArgs,
    #[command(flatten)]
    pub log: LogArgs,

    /// The note's id or readable number (BSD-…); the SIRET or VAT number of a company; the id of a company, a webhook setting or a delegation
    pub id: String,
    /// Print the note as it was at this instant, as JSON: 2026-11-24T08:00:00Z; a date alone begins in UTC, a time without offset is Paris'
    #[arg(long, value_name = "DATE", value_parser = instant)]
    pub at: Option<Timestamp>,
}

#[derive(Debug, Args)]
pub struct AccountArgs {
    #[command(flatten)]
    pub database: DatabaseArgs,
    #[command(flatten)]
    pub log: LogArgs,

    /// E-mail address of the account
    pub email: String,
    /// Whether the person administers the platform; it takes effect while a second factor (TOTP) is active
    #[arg(long, value_name = "BOOLEAN", value_parser = BoolishValueParser::new())]
    pub admin: Option<bool>,
    /// Name of an administration that the person reads for; it is created, or changed for all of its people
    #[arg(long, value_name = "NAME", requires_all = ["permission", "ip", "org"])]
    pub government: Option<String>,
    /// What the administration may read, separated by commas: BSDS_CAN_READ_ALL, REGISTRY_CAN_READ_ALL
    #[arg(long, value_name = "PERMISSION", value_delimiter = ',', requires = "government")]
    pub permission: Vec<GovernmentPermission>,
    /// IP addresses that its people call from, each exactly, separated by commas
    #[arg(long, value_name = "ADDRESS", value_delimiter = ',', requires = "government")]
    pub ip: Vec<IpAddr>,
    /// SIRET or VAT numbers that it may read of, separated by commas; or ALL
    #[arg(long, value_name = "NUMBER", value_delimiter = ',', requires = "government")]
    pub org: Vec<String>,
    /// Take the person out of the administration
    #[arg(long, conflicts_with = "government")]
    pub no_government: bool,
}

fn instant(text: &str) -> Result<Timestamp, String> {
    date_time::parse(text).ok_or_else(|| "no date".to_owned())
}

#[derive(Debug, Args)]
pub struct DatabaseArgs {
    /// PostgreSQL 14 or later, as postgres://user:password@host/database; without it a private server is run in the data folder
    #[arg(long, env, value_name = "URL", hide_env_values = true)]
    pub database_url: Option<String>,
    /// Folder for the private PostgreSQL and the sandbox's secret [default: per user]
    #[arg(long, env, value_name = "FOLDER")]
    pub data_dir: Option<PathBuf>,
    /// Folder of the PostgreSQL programs (postgres, initdb) for the private server [default: searched for]
    #[arg(long, env, value_name = "FOLDER")]
    pub postgres_bin: Option<PathBuf>,
}

#[derive(Debug, Args)]
pub struct SecretArgs {
    /// Allow test companies and `provision`; `demo` implies it
    #[arg(long, env, value_parser = BoolishValueParser::new())]
    pub sandbox: bool,
    /// Key under which API tokens are hashed, 32 characters or more; a sandbox makes its own
    #[arg(long, env, value_name = "SECRET", hide_env_values = true)]
    pub api_token_secret: Option<String>,
}

#[derive(Debug, Args)]
pub struct LogArgs {
    /// Lines for people or for machines; auto writes JSON when standard error is no terminal
    #[arg(long, env, value_enum, default_value_t = LogFormat::Auto)]
    pub log_format: LogFormat,
    /// off, error, warn, info, debug or trace, or a filter as `info,trackdechets::http=debug` [default: info, of provision off]
    #[arg(long, env, value_name = "LEVEL")]
    pub log_level: Option<String>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum LogFormat {
    Auto,
    Json,
    Text,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum GraphiqlFiles {
    Npm,
    Cdn,
}

impl Cli {
    /// Parses the command line of this process. A wrong value is told in one line (exit code 1); an
    /// unknown flag or a missing command is told as usual (2).
    pub fn from_process() -> Result<Self, ExitCode> {
        Self::try_parse().map_err(|error| match error.kind() {
            ErrorKind::ValueValidation | ErrorKind::InvalidValue => {
                eprintln!("trackdechets: {}", one_line(&error));
                ExitCode::from(1)
            }
            _ => {
                // Nothing is left to do when not even this can be printed.
                let _ = error.print();
                ExitCode::from(u8::try_from(error.exit_code()).unwrap_or(2))
            }
        })
    }
}

/// The name of a refused flag, its variable and the reason; never the value of a secret.
fn one_line(error: &clap::Error) -> String {
    let text = |kind| match error.get(kind) {
        Some(ContextValue::String(text)) => text.as_str(),
        _ => "",
    };
    let flag = text(ContextKind::InvalidArg).split(' ').next().unwrap_or_default();
    let variable = flag.trim_start_matches('-').replace('-', "_").to_uppercase();
    let value = text(ContextKind::InvalidValue);
    let reason = match (std::error::Error::source(error), error.get(ContextKind::ValidValue)) {
        (Some(source), _) => source.to_string(),
        (None, Some(ContextValue::Strings(valid))) => format!("expected {}", valid.join(", ")),
        (None, _) => "not understood".to_owned(),
    };
    format!("wrong setting {flag} ({variable}) {value:?}: {reason}")
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory;

    use super::*;

    fn refusal(arguments: &[&str]) -> String {
        let error = Cli::try_parse_from(["trackdechets", "serve"].iter().chain(arguments)).unwrap_err();
        one_line(&error)
    }

    #[test]
    fn the_command_line_is_well_formed() {
        Cli::command().debug_assert();
    }

    #[test]
    fn a_wrong_value_is_told_in_one_line() {
        let line = refusal(&["--rate-limit", "many"]);
        assert_eq!(line, "wrong setting --rate-limit (RATE_LIMIT) \"many\": invalid digit found in string");
        let line = refusal(&["--listen", "4000"]);
        assert_eq!(line, "wrong setting --listen (LISTEN) \"4000\": invalid socket address syntax");
        let line = refusal(&["--log-format", "xml"]);
        assert_eq!(line, "wrong setting --log-format (LOG_FORMAT) \"xml\": expected auto, json, text");
        assert!(refusal(&["--trusted-proxies", "11"]).ends_with("11 is not in 0..=10"));
    }

    #[test]
    fn help_tells_operators_how_accounts_are_changed() {
        let help = Cli::command().find_subcommand_mut("account").unwrap().render_long_help().to_string();
        for word in ["--admin", "second factor", "--government", "BSDS_CAN_READ_ALL", "--ip", "--org", "ALL"]
        {
            assert!(help.contains(word), "{word} is missing in:\n{help}");
        }
        let parse = |arguments: &[&str]| {
            Cli::try_parse_from(["trackdechets", "account", "a@b.fr"].iter().chain(arguments)).map(drop)
        };
        assert!(parse(&["--admin", "true"]).is_ok());
        assert!(parse(&["--government", "DREAL", "--ip", "192.0.2.1", "--org", "ALL"]).is_err());
        assert!(parse(&["--ip", "192.0.2.1"]).is_err());
        let whole = ["--government", "DREAL", "--ip", "192.0.2.1,::1", "--org", "ALL", "--permission"];
        assert!(parse(&[&whole[..], &["BSDS_CAN_READ_ALL"]].concat()).is_ok());
        assert!(parse(&[&whole[..], &["EVERYTHING"]].concat()).is_err());
        assert!(parse(&[&whole[..], &["BSDS_CAN_READ_ALL", "--no-government"]].concat()).is_err());
    }

    #[test]
    fn help_names_each_variable() {
        let help = Cli::command().find_subcommand_mut("serve").unwrap().render_long_help().to_string();
        for variable in [
            "DATABASE_URL",
            "DATA_DIR",
            "POSTGRES_BIN",
            "LISTEN",
            "RATE_LIMIT",
            "TRUSTED_PROXIES",
            "SANDBOX",
            "API_TOKEN_SECRET",
            "UI_URL",
            "API_URL",
            "DOC_DIR",
            "GEOCODER_URL",
            "VERIFY_COMPANIES",
            "LETTERS_TO",
            "VIES_URL",
            "WEBHOOK_PRIVATE_NETWORKS",
            "REGIONAL_AUTHORITIES",
            "NO_WORKER",
            "QUEUE_MONITOR_SECRET",
            "WEEKLY_LETTERS",
            "DIGEST_URL",
            "DIGEST_SECRET",
            "DIGEST_CALLBACK",
            "SESSION_COOKIE",
            "SESSION_DOMAIN",
            "WARNING_MESSAGE",
            "SMTP_URL",
            "MAIL_FROM",
            "SHUTDOWN_GRACE",
            "LOG_FORMAT",
            "LOG_LEVEL",
        ] {
            assert!(help.contains(&format!("[env: {variable}")), "{variable} is missing in:\n{help}");
        }
    }
}
