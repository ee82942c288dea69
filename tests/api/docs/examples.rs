//! Runs the examples of the documentation and compares what comes with what is shown. With `UPDATE` set,
//! it writes what comes in place of what is shown.

use std::collections::HashMap;
use std::io::Write;
use std::ops::Range;
use std::process::Stdio;
use std::time::Duration;

use codegen::examples::{self, Example, Kind};
use serde::de::DeserializeOwned;
use serde_json::{Value, json};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpListener;
use tokio::process::Command;
use tokio::time::timeout;
use trackdechets::demo;

use super::answers::Captured;
use super::ordered::Ordered;
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
async fn the_examples_do_what_is_shown() {
    let (mut ran, mut skipped, mut faults) = (0, 0, Vec::new());
    let tools = Tools::found().await;
    let is_update = std::env::var_os("UPDATE").is_some();
    for (path, mut text) in pages() {
        let name = relative(&path);
        let has_examples = ["guides/", "examples/"].iter().any(|folder| name.starts_with(folder));
        if name != "introduction.md" && !has_examples || name.contains("LISEZMOI") {
            continue;
        }
        let examples = examples::read(&text).unwrap_or_else(|fault| panic!("{name}: {fault}"));
        if examples.is_empty() {
            continue;
        }
        let app = if name.starts_with("examples/") {
            TestApp::with_geocoder(geocoder().await).await
        } else {
            TestApp::start().await
        };
        let mut sandbox = Sandbox::new(app).await;
        let mut changes = Vec::new();
        for example in &examples {
            if !tools.can_run(example.kind) {
                skipped += 1;
                continue;
            }
            ran += 1;
            let outcome = if is_update {
                sandbox.update(example, &mut changes).await
            } else {
                sandbox.check(example).await
            };
            if let Err(fault) = outcome {
                faults.push(format!("{name}, {}: {fault}", example.name));
            }
        }
        if !changes.is_empty() {
            for (place, new) in changes.into_iter().rev() {
                text.replace_range(place, &new);
            }
            std::fs::write(&path, text).expect("the page is written");
        }
    }
    // Straight to the stream: the test runner hides what passing tests print.
    writeln!(std::io::stderr(), "examples of the documentation: {ran} executed, {skipped} skipped").unwrap();
    assert!(ran > 0, "the documentation has examples");
    assert!(
        faults.is_empty(),
        "{} examples differ; UPDATE=1 writes what comes\n{}",
        faults.len(),
        faults.join("\n")
    );
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
    async fn new(app: TestApp) -> Self {
        let accounts = demo::accounts(&app.store, app.now()).await.expect("the accounts are made");
        let tokens = accounts.into_iter().map(|account| (account.email, account.token)).collect();
        Self { app, tokens, captured: Captured::default() }
    }

    /// Runs an example. Errors: where it differs from what is shown.
    async fn check(&mut self, example: &Example) -> Result<(), String> {
        let shown = example.outcome().ok_or("nothing is shown")?;
        if self.blanks(example).next().is_some() {
            return Err("its blanks are not filled".to_owned());
        }
        let came = self.run(example).await?;
        if is_program(example.kind) {
            let came = self.captured.shown_text(&came);
            return if came.trim_end() == shown.trim_end() {
                Ok(())
            } else {
                Err(format!("\n    shown {shown:?}\n    came  {came:?}"))
            };
        }
        let (shown_value, came_value) = (parse(shown)?, parse(&came)?);
        self.keep(example, &shown_value, &came_value)?;
        let differences = self.captured.differences(&shown_value, &came_value);
        if !differences.is_empty() {
            return Err(differences.join("\n"));
        }
        let (shown, came): (Ordered, Ordered) = (parse(shown)?, parse(&came)?);
        if shown.keys() == came.keys() {
            Ok(())
        } else {
            Err(format!("its keys come in the order {:?}", came.keys()))
        }
    }

    /// Runs an example, and adds the changes that make its page show what came, in their order.
    async fn update(
        &mut self,
        example: &Example,
        changes: &mut Vec<(Range<usize>, String)>,
    ) -> Result<(), String> {
        changes.extend(self.blanks(example));
        let came = self.run(example).await?;
        let text = if is_program(example.kind) {
            self.captured.shown_text(&came).trim_end().to_owned()
        } else {
            let shown: Option<Value> = example.outcome().map(parse).transpose()?;
            let text = self.captured.showable(&example.name, shown.as_ref(), &parse(&came)?);
            self.keep(example, &parse(&text)?, &parse(&came)?)?;
            text
        };
        match example.place(example.outcome_fence()) {
            // What says the same stays as it is laid out.
            Some(_) if !is_program(example.kind) && is_same(example.outcome(), &text)? => {}
            Some(place) => changes.push((place, text + "\n")),
            None => {
                let end = example.text().end;
                changes.push((end..end, format!("\n```{}\n{text}\n```\n", example.outcome_fence())));
            }
        }
        Ok(())
    }

    /// The blocks with `{{name}}` in them, as they are with what was captured under these names.
    fn blanks<'a>(&'a self, example: &'a Example) -> impl Iterator<Item = (Range<usize>, String)> + 'a {
        let fences = [example.source_fence(), "json variables"];
        fences.into_iter().filter_map(|fence| {
            let block = example.block(fence)?;
            let filled = self.captured.filled(block);
            (filled != block).then(|| Some((example.place(fence)?, filled)))?
        })
    }

    fn keep(&mut self, example: &Example, shown: &Value, came: &Value) -> Result<(), String> {
        example.captures.iter().try_for_each(|(name, path)| self.captured.keep(name, path, shown, came))
    }

    async fn run(&self, example: &Example) -> Result<String, String> {
        let token = self.token(&example.account)?;
        match example.kind {
            Kind::Request => self.send(example, token).await,
            Kind::Command | Kind::JavaScript | Kind::Python => self.start(example, token).await,
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
        let block = |fence| example.block(fence).map(|block| self.captured.filled(block));
        let body = match (block("graphql"), block("json requête")) {
            (Some(document), _) => {
                let mut body = json!({ "query": self.captured.real_text(&document) });
                if let Some(variables) = block("json variables") {
                    body["variables"] = self.captured.real_value(&parse(&variables)?);
                }
                body
            }
            (None, Some(body)) => self.captured.real_value(&parse(&body)?),
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
        let source = self.captured.filled(example.source().ok_or("nothing to run")?);
        let source = self.captured.real_text(&source);
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

/// A geocoder that knows one municipality; gives its address.
async fn geocoder() -> String {
    let listener = TcpListener::bind("127.0.0.1:0").await.expect("a free port");
    let address = listener.local_addr().expect("a bound socket has an address");
    tokio::spawn(async move {
        while let Ok((mut stream, _)) = listener.accept().await {
            let mut request = vec![0; 4096];
            let length = stream.read(&mut request).await.unwrap_or_default();
            let place = json!({ "nom": "Vénissieux", "code": "69259" });
            let is_search = request[..length].starts_with(b"GET /communes?");
            let body = if is_search { json!([place]) } else { place }.to_string();
            let head =
                format!("HTTP/1.1 200 OK\r\ncontent-length: {}\r\nconnection: close\r\n\r\n", body.len());
            // Whoever asks may have left.
            _ = stream.write_all((head + &body).as_bytes()).await;
        }
    });
    format!("http://{address}")
}

fn is_program(kind: Kind) -> bool {
    matches!(kind, Kind::JavaScript | Kind::Python)
}

fn is_same(shown: Option<&str>, text: &str) -> Result<bool, String> {
    let shown: Option<Ordered> = shown.map(parse).transpose()?;
    Ok(shown == Some(parse(text)?))
}

fn parse<T: DeserializeOwned>(json: &str) -> Result<T, String> {
    serde_json::from_str(json).map_err(|error| format!("{error} in {json}"))
}
