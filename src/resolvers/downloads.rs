//! Files that a client fetches by a link, seconds after it asked for them.

use jiff::{SignedDuration, Timestamp};

use super::Api;
use crate::error::Result;
use crate::generated::FileDownload;
use crate::store::downloads::Download;
use crate::tokens::{self, DOWNLOAD_TOKEN_LENGTH};

/// How long a prepared file can be fetched.
const LIFE: SignedDuration = SignedDuration::from_secs(10);

/// A file that waits to be fetched.
pub(super) struct Prepared {
    pub token: String,
    pub link: String,
}

impl Api {
    /// Keeps a file for the little time that its link lives.
    pub(super) async fn prepare(&self, file: &Download, now: Timestamp) -> Result<Prepared> {
        let token = tokens::draw(DOWNLOAD_TOKEN_LENGTH);
        self.store.keep_download(&token, file, now, now + LIFE).await?;
        Ok(Prepared { link: format!("{}/download?token={token}", self.base()), token })
    }

    /// The API's address, as links begin with it.
    pub(super) fn base(&self) -> &str {
        self.settings.api_url.trim_end_matches('/')
    }
}

impl From<Prepared> for FileDownload {
    fn from(Prepared { token, link }: Prepared) -> Self {
        Self { token: Some(token), download_link: Some(link) }
    }
}
