//! Server processes pinned to a core, and what the kernel says of them.

use std::fs;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

/// A child that is killed when it is dropped.
pub struct Server {
    child: Child,
    pub port: u16,
}

impl Server {
    /// Starts `program` on one core; it listens on `port`.
    pub fn start_on(core: usize, program: &str, args: &[String], port: u16) -> std::io::Result<Self> {
        let child = pinned(core, program, args).stdout(Stdio::null()).spawn()?;
        Ok(Self { child, port })
    }

    /// Starts `program` on one core; its first line on standard output that holds a port tells where it listens.
    pub fn start(core: usize, program: &str, args: &[String]) -> std::io::Result<Self> {
        let mut child = pinned(core, program, args).stdout(Stdio::piped()).spawn()?;
        let stdout = child.stdout.take().expect("a piped output");
        let port = BufReader::new(stdout)
            .lines()
            .map_while(Result::ok)
            .find_map(|line| port_of(&line))
            .ok_or_else(|| std::io::Error::other(format!("{program} told no port")))?;
        Ok(Self { child, port })
    }

    /// Waits until `/ready` answers 200.
    pub fn wait_until_ready(&self) -> std::io::Result<()> {
        let until = Instant::now() + Duration::from_secs(30);
        while Instant::now() < until {
            if self.is_ready().unwrap_or(false) {
                return Ok(());
            }
            std::thread::sleep(Duration::from_millis(2));
        }
        Err(std::io::Error::other("the service is not ready after 30 s"))
    }

    fn is_ready(&self) -> std::io::Result<bool> {
        let mut stream = TcpStream::connect(("127.0.0.1", self.port))?;
        stream.write_all(b"GET /ready HTTP/1.1\r\nhost: bench\r\nconnection: close\r\n\r\n")?;
        let mut answer = Vec::new();
        stream.read_to_end(&mut answer)?;
        Ok(answer.starts_with(b"HTTP/1.1 200"))
    }

    /// Nanoseconds of processor time that all threads of the process have used.
    pub fn cpu(&self) -> u64 {
        let tasks = fs::read_dir(format!("/proc/{}/task", self.child.id())).expect("a living process");
        tasks
            .flatten()
            .filter_map(|task| fs::read_to_string(task.path().join("schedstat")).ok())
            .filter_map(|text| text.split(' ').next()?.parse::<u64>().ok())
            .sum()
    }

    /// Resident memory in MiB.
    pub fn resident(&self) -> f64 {
        let status = fs::read_to_string(format!("/proc/{}/status", self.child.id())).unwrap_or_default();
        let kib = status.lines().find_map(|line| {
            line.strip_prefix("VmRSS:")?.trim().strip_suffix(" kB")?.trim().parse::<f64>().ok()
        });
        kib.unwrap_or(0.0) / 1024.0
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        // It is over either way: a child that has ended already is what we want.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

fn pinned(core: usize, program: &str, args: &[String]) -> Command {
    let mut command = Command::new("taskset");
    command.args(["-c", &core.to_string(), program]).args(args).stderr(Stdio::null());
    command
}

fn port_of(line: &str) -> Option<u16> {
    let digits = line.trim().trim_end_matches('/');
    digits.rsplit(':').next()?.parse().ok()
}
