//! Runs the examples of the guides and compares what comes with what is shown.

use std::collections::HashMap;
use std::io::Write;
use std::process::Stdio;
use std::time::Duration;

use serde_json::{Value, json};
use tokio::process::Command;
use tokio::time::timeout;
use trackdechets::demo;

use super::answers::{Captured, keys};
use super::page::{self, Example, Kind};
use super::{pages, relative};
use crate::support::app::TestApp;

/// How the guides call the accounts of the demonstration.
const ACCOUNTS: [(&str, &str); 12] = [
    ("producteur", "camille.laurent@ateliers-du-rhone.test"),
    ("producteur-membre", "hugo.perrin@ateliers-du-rhone.test"),
    ("transporteur", "nadia.benali@transports-vallier.test"),
    ("chauffeur", "luc.marechal@transports-vallier.test"),
    ("destination", "sophie.garnier@valorisation-dauphine.test"),
    ("lecteur", "thomas.leroy@valorisation-dauphine.test"),
    ("courtier", "ines.faure@courtage-alpin.test"),
    ("eco-organisme", "julien.moreau@eco-solvants.test"),
    ("entreposage", "paul.mercier@transit-du-gier.test"),
    ("transporteur-etranger", "els.peeters@wegtransport-peeters.test"),
    ("centre-vhu", "karim.haddad@casse-du-gier.test"),
    ("broyeur", "anne.colin@broyage-des-alpes.test"),
];

/// A program that takes longer fails.
const PATIENCE: Duration = Duration::from_secs(60);

#[tokio::test]
async fn the_examples_of_the_guides_do_what_is_shown() {
    let (mut ran, mut skipped, mut faults) = (0, 0, Vec::new());
    let tools = Tools::found().await;
    for (path, text) in pages() {
        let name = relative(&path);
        if name != "introduction.md" && !name.starts_with("guides/") || name.contains("LISEZMOI") {
            continue;
        }
        let examples = page::examples(&text).unwrap_or_else(|fault| panic!("{name}: {fault}"));
        if examples.is_empty() {
            continue;
        }
        let mut sandbox = Sandbox::new().await;
        for example in &examples {
            if !tools.can_run(example.kind) {
                skipped += 1;
                continue;
            }
            ran += 1;
            if let Err(fault) = sandbox.run(example).await {
                faults.push(format!("{name}, {}: {fault}", example.name));
            }
        }
    }
    // Straight to the stream: the test runner hides what passing tests print.
    writeln!(std::io::stderr(), "examples of the guides: {ran} executed, {skipped} skipped").unwrap();
    assert!(ran > 0, "the guides have examples");
    assert!(faults.is_empty(), "{} examples differ\n{}", faults.len(), faults.join("\n"));
}

/// The interpreters of this machine.
struct Tools {
    curl: bool,
    node: bool,
    python: bool,
}

impl Tools {
    async fn found() -> Self {
        Self {
            curl: answers("curl", &["--version"]).await,
            node: answers("node", &["-e", "fetch"]).await,
            python: answers("python3", &["-c", "import requests"]).await,
        }
    }

    fn can_run(&self, kind: Kind) -> bool {
        match kind {
            Kind::Request => true,
            Kind::Command => self.curl,
            Kind::JavaScript => self.node,
            Kind::Python => self.python,
        }
    }
}

async fn answers(program: &str, arguments: &[&str]) -> bool {
    Command::new(program).args(arguments).output().await.is_ok_and(|output| output.status.success())
}

/// A service of its own for each page, with what was captured so far.
struct Sandbox {
    app: TestApp,
    tokens: HashMap<String, String>,
    captured: Captured,
}

impl Sandbox {
    async fn new() -> Self {
        let app = TestApp::start().await;
        let accounts = demo::accounts(&app.store, app.now()).await.expect("the accounts are made");
        let tokens = accounts.into_iter().map(|account| (account.email, account.token)).collect();
        Self { app, tokens, captured: Captured::default() }
    }

    async fn run(&mut self, example: &Example) -> Result<(), String> {
        let token = self.token(&example.account)?;
        let shown = example.outcome().ok_or("nothing is shown")?;
        let came = match example.kind {
            Kind::Request => self.send(example, token).await?,
            Kind::Command | Kind::JavaScript | Kind::Python => self.start(example, token).await?,
        };
        if matches!(example.kind, Kind::JavaScript | Kind::Python) {
            let came = self.captured.shown_text(&came);
            return if came.trim_end() == shown.trim_end() {
                Ok(())
            } else {
                Err(format!("\n    shown {shown:?}\n    came  {came:?}"))
            };
        }
        let (shown_value, came_value) = (parse(shown)?, parse(&came)?);
        for path in &example.captures {
            self.captured.keep(path, &shown_value, &came_value)?;
        }
        let differences = self.captured.differences(&shown_value, &came_value);
        if !differences.is_empty() {
            return Err(differences.join("\n"));
        }
        let (shown_keys, came_keys) = (keys(shown), keys(&came));
        if shown_keys == came_keys {
            Ok(())
        } else {
            Err(format!("its keys come in the order {came_keys:?}"))
        }
    }

    fn token(&self, account: &str) -> Result<Option<&str>, String> {
        if account == "anonyme" {
            return Ok(None);
        }
        let (_, email) =
            ACCOUNTS.iter().find(|(name, _)| *name == account).ok_or("an account without e-mail")?;
        self.tokens.get(*email).map(|token| Some(token.as_str())).ok_or_else(|| format!("no account {email}"))
    }

    /// Sends the request, and gives the last answer.
    async fn send(&self, example: &Example, token: Option<&str>) -> Result<String, String> {
        let body = match (example.block("graphql"), example.block("json requête")) {
            (Some(document), _) => {
                let mut body = json!({ "query": self.captured.real_text(document) });
                if let Some(variables) = example.block("json variables") {
                    body["variables"] = self.captured.real_value(&parse(variables)?);
                }
                body
            }
            (None, Some(body)) => self.captured.real_value(&parse(body)?),
            (None, None) => return Err("nothing to send".into()),
        };
        let authorization = token.map(|token| format!("Bearer {token}"));
        let headers: Vec<_> = authorization.iter().map(|value| ("authorization", value.as_str())).collect();
        let mut text = Err("sent no time".to_owned());
        for _ in 0..example.times {
            let reply = self.app.http.post_json(&headers, body.to_string()).await;
            text = if reply.status.as_u16() == example.status {
                Ok(reply.text().to_owned())
            } else {
                Err(format!("status {}, not {}: {}", reply.status, example.status, reply.text()))
            };
        }
        text
    }

    /// Runs a command or a program, and gives its output.
    async fn start(&self, example: &Example, token: Option<&str>) -> Result<String, String> {
        let source = self.captured.real_text(example.source().ok_or("nothing to run")?);
        let source = source.replace("http://localhost:4000/", &format!("http://{}/", self.app.address));
        let (program, arguments): (_, &[&str]) = match example.kind {
            Kind::JavaScript => ("node", &["--input-type=module", "-e"]),
            Kind::Python => ("python3", &["-c"]),
            Kind::Request | Kind::Command => ("sh", &["-c"]),
        };
        let mut command = Command::new(program);
        command.args(arguments).arg(source).env("JETON", token.unwrap_or_default());
        // A proxy of this machine does not know the server of the test.
        command.env("NO_PROXY", "127.0.0.1").env("no_proxy", "127.0.0.1");
        command.stdin(Stdio::null()).kill_on_drop(true);
        let output = timeout(PATIENCE, command.output()).await.map_err(|_| "it does not end")?;
        let output = output.map_err(|error| format!("{program} does not start: {error}"))?;
        if !output.status.success() {
            return Err(format!("{}: {}", output.status, String::from_utf8_lossy(&output.stderr)));
        }
        String::from_utf8(output.stdout).map_err(|_| "its output is not UTF-8".to_owned())
    }
}

fn parse(json: &str) -> Result<Value, String> {
    serde_json::from_str(json).map_err(|error| format!("{error} in {json}"))
}
