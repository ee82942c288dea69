//! How workers are asked to end.

use tokio::sync::watch;

/// Ends those who hold a [`Stopping`] of it, when told to or dropped.
#[derive(Debug)]
pub struct Stopper(watch::Sender<bool>);

/// Tells when it is time to end.
#[derive(Debug, Clone)]
pub struct Stopping(watch::Receiver<bool>);

pub fn stopping() -> (Stopper, Stopping) {
    let (sender, receiver) = watch::channel(false);
    (Stopper(sender), Stopping(receiver))
}

impl Stopper {
    pub fn stop(&self) {
        // Nobody may be left to hear it.
        let _ = self.0.send(true);
    }
}

impl Stopping {
    pub fn is_asked(&self) -> bool {
        *self.0.borrow() || self.0.has_changed().is_err()
    }

    /// Returns once it is asked, at once if it was before.
    pub async fn asked(&mut self) {
        // An error says that the other side is gone: a wish to end as well.
        let _ = self.0.wait_for(|asked| *asked).await;
    }
}
