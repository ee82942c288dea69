//! Speed as a ratio: the service and a floor server, each alone on core 0, PostgreSQL and the load on
//! core 1 (`just bench` pins this process there; its children inherit it). Same database, same load,
//! in turns.
//!
//! Usage: `bench [SECONDS [CASES]]`, after a release build: seconds of each measurement (2 by default), and
//! the letters of the cases to run (`abcdef`).

mod load;
mod operations;
mod process;

use std::path::Path;
use std::process::Stdio;
use std::sync::Arc;
use std::time::{Duration, Instant};

use serde_json::{Value, json};
use tokio::io::AsyncWriteExt;
use trackdechets::postgres::{self, Durability, Stay};

use load::{Figures, Load, Turns, request};
use process::Server;

type Result<T> = std::result::Result<T, Box<dyn std::error::Error>>;

const SERVER_CORE: usize = 0;
const CONNECTIONS: usize = 32;
const NOTES: usize = 200;
/// BSVHUs that are made before each round, for it to sign.
const UNSIGNED: usize = 3000;
/// Odd, for the median's sake. Other work of the machine disturbs some.
const ROUNDS: usize = 7;

/// One measured operation: what the service is sent, and the floor's route.
struct Case {
    name: &'static str,
    floor: &'static str,
    bodies: Bodies,
}

enum Bodies {
    /// Sent again and again.
    Same(Vec<String>),
    /// Signatures of notes that are made for each round.
    Signatures,
}

impl Case {
    /// Whether its letter, which stands in parentheses, is among those wanted.
    fn is_wanted(&self, letters: &str) -> bool {
        letters.contains(&self.name[1..2])
    }
}

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<()> {
    let seconds = std::env::args().nth(1).map_or(Ok(2), |text| text.parse())?;
    let wanted = std::env::args().nth(2).unwrap_or_else(|| "abcdef".to_owned());
    let folder = std::env::temp_dir().join(format!("bench-{}", std::process::id()));
    let database = postgres::start(postgres::Settings {
        data_dir: folder.clone(),
        bin: None,
        durability: Durability::Durable,
        stay: Stay::Long,
    })
    .await?;
    let url = database.url(postgres::DATABASE);
    let outcome = measure(&url, &folder, Duration::from_secs(seconds), &wanted).await;
    database.stop().await;
    std::fs::remove_dir_all(&folder)?;
    outcome
}

async fn measure(url: &str, folder: &Path, time: Duration, wanted: &str) -> Result<()> {
    let (service, ready) = start_service(url, folder)?;
    let tokens = provision(url, folder).await?;
    let notes = seed(service.port, &tokens).await?;
    let mut args = vec![url.to_owned(), operations::PRODUCER.to_owned()];
    args.extend(notes.iter().cloned());
    let floor = Server::start(SERVER_CORE, &program("floor"), &args)?;

    println!("{NOTES} notes, {CONNECTIONS} connections, {ROUNDS} rounds of {} s each", time.as_secs());
    println!(
        "ready in {:.0} ms on a new folder's database (the second start is below)",
        ready.as_secs_f64() * 1e3
    );
    println!("                      req/s     p99 ms   CPU µs/req   resident MB");
    let create = json!({"query": operations::CREATE, "variables": {"v": operations::note()}}).to_string();
    let cases = [
        Case {
            name: "(a) me",
            floor: "/me",
            bodies: Bodies::Same(vec![json!({"query": operations::ME}).to_string()]),
        },
        Case {
            name: "(b) form",
            floor: "/note",
            bodies: Bodies::Same(
                notes
                    .iter()
                    .map(|id| json!({"query": operations::NOTE, "variables": {"id": id}}).to_string())
                    .collect(),
            ),
        },
        Case {
            name: "(c) forms",
            floor: "/list",
            bodies: Bodies::Same(vec![json!({"query": operations::LIST}).to_string()]),
        },
        Case { name: "(d) createForm", floor: "/create", bodies: Bodies::Same(vec![create]) },
        Case {
            name: "(e) bsvhus",
            floor: "/list",
            bodies: Bodies::Same(vec![json!({"query": operations::VEHICLE_LIST}).to_string()]),
        },
        Case { name: "(f) signBsvhu", floor: "/create", bodies: Bodies::Signatures },
    ];
    if wanted.contains(['e', 'f']) {
        unsigned(&service, &tokens[0], NOTES).await?;
    }
    for case in cases.iter().filter(|case| case.is_wanted(wanted)) {
        compare(case, &service, &floor, &tokens[0], time).await?;
    }
    drop(service);
    let (_, ready) = start_service(url, folder)?;
    println!("ready in {:.0} ms on an existing database", ready.as_secs_f64() * 1e3);
    Ok(())
}

/// Runs a case against both servers in turns and prints the medians with their ratios.
async fn compare(case: &Case, service: &Server, floor: &Server, token: &str, time: Duration) -> Result<()> {
    let load = |server: &Server, path: &str, token: Option<&str>, bodies: &[String], turns| Load {
        port: server.port,
        requests: Arc::new(bodies.iter().map(|body| request(path, token, body)).collect()),
        connections: CONNECTIONS,
        turns,
    };
    let prepare = async || {
        Ok::<_, Box<dyn std::error::Error>>(match &case.bodies {
            Bodies::Same(bodies) => load(service, "/", Some(token), bodies, Turns::Again),
            Bodies::Signatures => {
                let bodies = unsigned(service, token, UNSIGNED).await?;
                load(service, "/", Some(token), &bodies, Turns::Once)
            }
        })
    };
    // The floor reads what ours reads, but for signatures, which have to be made first.
    let nothing = ["{}".to_owned()];
    let same: &[String] = match &case.bodies {
        Bodies::Same(bodies) => bodies,
        Bodies::Signatures => &nothing,
    };
    let theirs = load(floor, case.floor, None, same, Turns::Again);
    prepare().await?.run(Duration::from_secs(1)).await;
    theirs.run(Duration::from_secs(1)).await;
    let (mut a, mut b) = (Vec::new(), Vec::new());
    for _ in 0..ROUNDS {
        let ours = prepare().await?;
        b.push(round(&theirs, floor, time).await);
        a.push(round(&ours, service, time).await);
    }
    // A round is compared with the one right before it: whatever slows the machine slows both.
    let ratios = Round::across(a.iter().zip(&b).map(|(a, b)| a.over(b)));
    println!("{:<16} ours {}", case.name, Round::across(a).line(service.resident()));
    println!("{:<16}floor {}", "", Round::across(b).line(floor.resident()));
    println!("{:<16}ratio {:>8.2}   {:>8.2}     {:>8.2}", "", ratios.per_second, ratios.p99, ratios.cpu);
    Ok(())
}

/// Makes BSVHUs that nobody has signed, and gives the requests that sign them.
async fn unsigned(service: &Server, token: &str, count: usize) -> Result<Vec<String>> {
    let input = json!({"query": operations::CREATE_VEHICLES, "variables": {"v": operations::vehicles()}});
    let create = request("/", Some(token), &input.to_string());
    let requests = Arc::new(vec![create; count]);
    let make = Load { port: service.port, requests, connections: CONNECTIONS, turns: Turns::Once };
    make.run(Duration::from_secs(120)).await;
    let (mut bodies, mut after) = (Vec::with_capacity(count), Value::Null);
    while bodies.len() < count {
        let page = ask(service.port, token, operations::UNSIGNED, &json!({"after": after})).await?;
        let edges = page["bsvhus"]["edges"].as_array().ok_or("edges")?;
        after = edges.last().ok_or("too few notes were made")?["cursor"].clone();
        bodies.extend(edges.iter().map(|edge| {
            let id = json!({"id": edge["cursor"]});
            json!({"query": operations::SIGN_VEHICLES, "variables": id}).to_string()
        }));
    }
    bodies.truncate(count);
    Ok(bodies)
}

#[derive(Clone, Copy)]
struct Round {
    per_second: f64,
    p99: f64,
    /// Microseconds of the server's processor time a request.
    cpu: f64,
}

impl Round {
    /// The median of each figure.
    fn across(rounds: impl IntoIterator<Item = Self>) -> Self {
        let rounds: Vec<Self> = rounds.into_iter().collect();
        let median = |figure: fn(&Self) -> f64| {
            let mut figures: Vec<f64> = rounds.iter().map(figure).collect();
            figures.sort_by(f64::total_cmp);
            figures[figures.len() / 2]
        };
        Self {
            per_second: median(|round| round.per_second),
            p99: median(|round| round.p99),
            cpu: median(|round| round.cpu),
        }
    }

    fn over(&self, other: &Self) -> Self {
        Self {
            per_second: self.per_second / other.per_second,
            p99: self.p99 / other.p99,
            cpu: self.cpu / other.cpu,
        }
    }

    fn line(&self, resident: f64) -> String {
        format!("{:>8.0}   {:>8.2}     {:>8.1}   {:>8.1}", self.per_second, self.p99, self.cpu, resident)
    }
}

async fn round(load: &Load, server: &Server, time: Duration) -> Round {
    let before = server.cpu();
    let figures: Figures = load.run(time).await;
    let cpu = (server.cpu() - before) as f64 / 1000.0 / figures.requests as f64;
    Round { per_second: figures.per_second(), p99: figures.p99(), cpu }
}

/// A program built beside this one.
fn program(name: &str) -> String {
    let own = std::env::current_exe().expect("a running program has a path");
    own.with_file_name(name).to_string_lossy().into_owned()
}

fn start_service(url: &str, folder: &Path) -> Result<(Server, Duration)> {
    let port = std::net::TcpListener::bind("127.0.0.1:0")?.local_addr()?.port();
    let args = [
        "serve",
        "--sandbox",
        "--listen",
        &format!("127.0.0.1:{port}"),
        "--database-url",
        url,
        "--data-dir",
        &folder.to_string_lossy(),
        "--rate-limit",
        "100000000",
    ]
    .map(str::to_owned);
    let began = Instant::now();
    let server = Server::start_on(SERVER_CORE, &program("trackdechets"), &args, port)?;
    server.wait_until_ready()?;
    Ok((server, began.elapsed()))
}

/// Creates the accounts; returns their tokens.
async fn provision(url: &str, folder: &Path) -> Result<Vec<String>> {
    let mut child = tokio::process::Command::new(program("trackdechets"))
        .args(["provision", "--sandbox", "--database-url", url, "--data-dir", &folder.to_string_lossy()])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()?;
    let mut input = child.stdin.take().expect("a piped input");
    input.write_all(operations::accounts().to_string().as_bytes()).await?;
    drop(input);
    let output = child.wait_with_output().await?;
    String::from_utf8(output.stdout)?
        .lines()
        .map(|line| {
            let line: Value = serde_json::from_str(line)?;
            Ok(line["token"].as_str().ok_or("a token a line")?.to_owned())
        })
        .collect()
}

/// Notes up to the take-over; returns their ids.
async fn seed(port: u16, tokens: &[String]) -> Result<Vec<String>> {
    let mut notes = Vec::with_capacity(NOTES);
    for _ in 0..NOTES {
        let created = ask(port, &tokens[0], operations::CREATE, &json!({"v": operations::note()})).await?;
        let id = created["createForm"]["id"].as_str().ok_or("an id")?.to_owned();
        ask(port, &tokens[0], operations::SEAL, &json!({"id": id})).await?;
        let emission =
            json!({"emittedAt": "2026-11-01T08:00:00Z", "emittedBy": "Mina Carvalho", "quantity": 2.4});
        ask(port, &tokens[0], operations::EMIT, &json!({"id": id, "v": emission})).await?;
        let transport = json!({"takenOverAt": "2026-11-01T09:00:00Z", "takenOverBy": "Odile Quere"});
        ask(port, &tokens[1], operations::TAKE_OVER, &json!({"id": id, "v": transport})).await?;
        notes.push(id);
    }
    Ok(notes)
}

async fn ask(port: u16, token: &str, query: &str, variables: &Value) -> Result<Value> {
    let body = json!({"query": query, "variables": variables}).to_string();
    let load = Load {
        port,
        requests: Arc::new(vec![request("/", Some(token), &body)]),
        connections: 1,
        turns: Turns::Once,
    };
    let mut answer: Value = serde_json::from_str(&load.once().await)?;
    match answer.get("errors") {
        Some(errors) => Err(errors.to_string().into()),
        None => Ok(answer["data"].take()),
    }
}
