//! Lines on standard error, several by one system call: each request has two, and writing them one by one
//! takes longer than making them. What warns or fails is written at once, and all before it.

use std::io::{self, Write};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use tracing::{Level, Metadata};
use tracing_subscriber::fmt::MakeWriter;

/// How long a line waits for others at most.
const PATIENCE: Duration = Duration::from_millis(50);
/// Bytes that are written without waiting any longer.
const ENOUGH: usize = 32 * 1024;

/// Where lines wait. Those that still do when it is dropped are written.
pub struct Gathered<W: Write>(Arc<Lines<W>>);

struct Lines<W> {
    waiting: Mutex<Waiting<W>>,
    first: Condvar,
}

struct Waiting<W> {
    lines: Vec<u8>,
    to: W,
}

/// One event being written.
pub struct Line<'a, W: Write> {
    lines: &'a Lines<W>,
    is_urgent: bool,
}

impl<W: Write + Send + 'static> Gathered<W> {
    /// Gathers lines on their way to `to`. Errors: no thread could be started to write them.
    pub fn new(to: W) -> io::Result<Self> {
        let waiting = Waiting { lines: Vec::with_capacity(2 * ENOUGH), to };
        let lines = Arc::new(Lines { waiting: Mutex::new(waiting), first: Condvar::new() });
        let theirs = Arc::clone(&lines);
        std::thread::Builder::new().name("log".into()).spawn(move || theirs.write_for_ever())?;
        Ok(Self(lines))
    }
}

impl<W: Write> Clone for Gathered<W> {
    fn clone(&self) -> Self {
        Self(Arc::clone(&self.0))
    }
}

impl<W: Write> Drop for Gathered<W> {
    fn drop(&mut self) {
        self.0.waiting().write();
    }
}

impl<W: Write> Lines<W> {
    fn write_for_ever(&self) {
        loop {
            let empty = |waiting: &mut Waiting<W>| waiting.lines.is_empty();
            drop(self.first.wait_while(self.waiting(), empty).unwrap_or_else(PoisonError::into_inner));
            std::thread::sleep(PATIENCE);
            self.waiting().write();
        }
    }

    fn waiting(&self) -> MutexGuard<'_, Waiting<W>> {
        // Half a line at the worst: no reason to be silent from then on.
        self.waiting.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl<W: Write> Waiting<W> {
    fn write(&mut self) {
        // Nobody is left to be told that nothing can be told.
        let _ = self.to.write_all(&self.lines).and_then(|()| self.to.flush());
        self.lines.clear();
    }
}

impl<'a, W: Write + 'a> MakeWriter<'a> for Gathered<W> {
    type Writer = Line<'a, W>;

    fn make_writer(&'a self) -> Self::Writer {
        Line { lines: &self.0, is_urgent: true }
    }

    fn make_writer_for(&'a self, event: &Metadata<'_>) -> Self::Writer {
        Line { lines: &self.0, is_urgent: *event.level() <= Level::WARN }
    }
}

impl<W: Write> Write for Line<'_, W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let mut waiting = self.lines.waiting();
        let is_first = waiting.lines.is_empty();
        waiting.lines.extend_from_slice(bytes);
        if self.is_urgent || waiting.lines.len() >= ENOUGH {
            waiting.write();
        } else if is_first {
            self.lines.first.notify_one();
        }
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use std::time::Instant;

    use super::*;

    /// What has been written, a system call an element.
    #[derive(Clone, Default)]
    struct Calls(Arc<Mutex<Vec<String>>>);

    impl Write for Calls {
        fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
            let text = String::from_utf8(bytes.to_vec()).expect("Unicode");
            self.0.lock().expect("no panic in tests").push(text);
            Ok(bytes.len())
        }

        fn flush(&mut self) -> io::Result<()> {
            Ok(())
        }
    }

    impl Calls {
        fn until_some(&self) -> Vec<String> {
            let until = Instant::now() + Duration::from_secs(10);
            while self.0.lock().expect("no panic in tests").is_empty() && Instant::now() < until {
                std::thread::sleep(Duration::from_millis(1));
            }
            self.0.lock().expect("no panic in tests").clone()
        }
    }

    fn line<W: Write>(gathered: &Gathered<W>, is_urgent: bool, text: &str) {
        Line { lines: &gathered.0, is_urgent }.write_all(text.as_bytes()).expect("memory");
    }

    #[test]
    fn lines_go_together_after_a_moment() {
        let calls = Calls::default();
        let gathered = Gathered::new(calls.clone()).expect("a thread");
        line(&gathered, false, "a\n");
        line(&gathered, false, "b\n");
        assert_eq!(calls.until_some(), ["a\nb\n"]);
    }

    #[test]
    fn a_warning_waits_for_nothing_and_keeps_its_place() {
        let calls = Calls::default();
        let gathered = Gathered::new(calls.clone()).expect("a thread");
        line(&gathered, false, "a\n");
        line(&gathered, true, "b\n");
        assert_eq!(calls.0.lock().expect("no panic in tests").concat(), "a\nb\n");
    }

    #[test]
    fn what_waits_at_the_end_is_written() {
        let calls = Calls::default();
        let gathered = Gathered::new(calls.clone()).expect("a thread");
        line(&gathered, false, "a\n");
        drop(gathered);
        assert_eq!(calls.0.lock().expect("no panic in tests").concat(), "a\n");
    }
}
