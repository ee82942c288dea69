//! Server processes pinned to a core, and what the kernel says of them.

use std::fs;
use std::io::{BufRead, BufReader};
use std::process::{Child, Command, Stdio};

/// A child that is killed when it is dropped.
pub struct Server {
    child: Child,
    pub port: u16,
}

impl Server {
    /// Starts `program` on one core; its first line on standard output that holds a port tells where it listens.
    pub fn start(core: usize, program: &str, args: &[String]) -> std::io::Result<Self> {
        let mut child = Command::new("taskset")
            .args(["-c", &core.to_string(), program])
            .args(args)
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()?;
        let stdout = child.stdout.take().expect("a piped output");
        let port = BufReader::new(stdout)
            .lines()
            .map_while(Result::ok)
            .find_map(|line| port_of(&line))
            .ok_or_else(|| std::io::Error::other(format!("{program} told no port")))?;
        Ok(Self { child, port })
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
        let kib = status
            .lines()
            .find_map(|line| line.strip_prefix("VmRSS:")?.trim().strip_suffix(" kB")?.trim().parse::<f64>().ok());
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

fn port_of(line: &str) -> Option<u16> {
    let digits = line.trim().trim_end_matches('/');
    digits.rsplit(':').next()?.parse().ok()
}
