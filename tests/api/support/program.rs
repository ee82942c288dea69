//! The program itself, as a process.

use std::io::{BufRead, BufReader, Write};
use std::net::SocketAddr;
use std::path::Path;
use std::process::{Child, Command, Output, Stdio};
use std::sync::mpsc;
use std::time::Duration;

use serde_json::Value;

/// `serve` on a free port; killed when dropped.
pub struct Program {
    child: Child,
    pub address: SocketAddr,
}

impl Program {
    /// Starts a sandbox on a data folder, and waits until it is ready.
    pub fn serve(data_dir: &Path) -> Self {
        Self::serve_with(data_dir, &[])
    }

    /// The same, with more flags.
    pub fn serve_with(data_dir: &Path, flags: &[&str]) -> Self {
        let mut command = command("serve", data_dir);
        command.args(flags);
        command.args([
            "--sandbox",
            "--listen",
            "127.0.0.1:0",
            "--graphiql-files",
            "cdn",
            "--log-format",
            "json",
        ]);
        let (child, address) = started(command, "ready");
        let address = address.as_str().and_then(|text| text.parse().ok()).expect("it tells its address");
        Self { child, address }
    }

    /// Starts a worker on the data folder of a sandbox, and waits until it works.
    pub fn work(data_dir: &Path) -> Self {
        let mut command = command("worker", data_dir);
        command.args(["--sandbox", "--log-format", "json"]);
        let (child, _) = started(command, "working");
        Self { child, address: ([127, 0, 0, 1], 0).into() }
    }

    /// Asks it to end, and waits until it did.
    pub fn terminate(mut self) {
        let pid = nix::unistd::Pid::from_raw(self.child.id().try_into().expect("a process id"));
        nix::sys::signal::kill(pid, nix::sys::signal::Signal::SIGTERM).expect("it runs");
        assert!(self.child.wait().expect("it ends").success());
    }

    /// Ends it with no chance to tidy up.
    pub fn kill_9(mut self) {
        self.child.kill().expect("it runs");
        self.child.wait().expect("it ends");
    }
}

/// Starts the program; with what it says of its address once it says this.
fn started(mut command: Command, says: &'static str) -> (Child, Value) {
    let mut child = command.stderr(Stdio::piped()).spawn().expect("the program starts");
    let log = BufReader::new(child.stderr.take().expect("piped"));
    let (ready, address) = mpsc::channel();
    // Reads to the end, so that the program never waits for us.
    std::thread::spawn(move || {
        for line in log.lines().map_while(Result::ok) {
            let line: Value = serde_json::from_str(&line).unwrap_or_default();
            if line["message"] == says {
                let _ = ready.send(line["address"].clone());
            }
        }
    });
    let address = address.recv_timeout(Duration::from_secs(30)).expect("the program gets ready");
    (child, address)
}

impl Drop for Program {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// Runs `provision` with this on standard input.
pub fn provision(data_dir: &Path, accounts: &str) -> Output {
    let mut command = command("provision", data_dir);
    command
        .args(["--log-level", "error"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped());
    let mut child = command.spawn().expect("the program starts");
    child.stdin.take().expect("piped").write_all(accounts.as_bytes()).expect("it reads");
    child.wait_with_output().expect("it ends")
}

/// Runs `history` with these arguments.
pub fn history(data_dir: &Path, arguments: &[&str]) -> Output {
    let mut command = command("history", data_dir);
    command.args(arguments).stdout(Stdio::piped()).stderr(Stdio::piped());
    command.output().expect("the program runs")
}

/// Runs `account` with these arguments.
pub fn account(data_dir: &Path, arguments: &[&str]) -> Output {
    let mut command = command("account", data_dir);
    command.args(arguments).stdout(Stdio::piped()).stderr(Stdio::piped());
    command.output().expect("the program runs")
}

fn command(name: &str, data_dir: &Path) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_trackdechets"));
    command.arg(name).arg("--data-dir").arg(data_dir).stdin(Stdio::null()).stdout(Stdio::null());
    // What the machine is set up with is not for the test.
    for variable in
        ["DATABASE_URL", "LISTEN", "RATE_LIMIT", "API_TOKEN_SECRET", "SANDBOX", "API_URL", "UI_URL"]
    {
        command.env_remove(variable);
    }
    command
}
