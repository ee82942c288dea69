//! `provision`: sandbox accounts in one go. Reads a JSON array, creates what is missing, prints a line an account.

mod input;

/// Why nothing was provisioned.
#[derive(Debug, thiserror::Error)]
pub enum ProvisionError {
    #[error("{0}")]
    Input(String),
    #[error("provision works in a sandbox only")]
    NotSandbox,
}
