//! The documentation site below `/doc/`: files of one folder, which need not be there.

use std::path::{Path, PathBuf};
use std::time::UNIX_EPOCH;

use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use hyper::StatusCode;
use hyper::header::{
    CACHE_CONTROL, CONTENT_SECURITY_POLICY, ETAG, HeaderMap, HeaderValue, IF_NONE_MATCH, LOCATION,
};
use percent_encoding::percent_decode_str;
use sha2::{Digest, Sha256};

use super::reply::{self, Reply};

const HTML: &str = "text/html; charset=utf-8";
const NOT_BUILT: &str = "La documentation n'est pas servie ici. Pour la construire : cargo run -p site (ou just docs), \
                         puis relancez le service avec --doc-dir target/site (DOC_DIR).";

/// Where the site is, once it has been built.
#[derive(Debug, Clone)]
pub struct Site {
    folder: Option<PathBuf>,
}

impl Site {
    pub fn new(folder: Option<PathBuf>) -> Self {
        Self { folder }
    }

    /// The folder, if it holds a site at this moment.
    pub async fn found(&self) -> Option<&Path> {
        let folder = self.folder.as_deref()?;
        let is_there = tokio::fs::try_exists(folder.join("index.html")).await.unwrap_or(false);
        is_there.then_some(folder)
    }

    /// Whether a page can be read here.
    pub async fn holds(&self, page: &str) -> bool {
        let Some(folder) = self.folder.as_deref() else { return false };
        tokio::fs::try_exists(folder.join(page)).await.unwrap_or(false)
    }

    /// Answers `GET` of a path that starts with `/doc`.
    pub async fn answer(&self, path: &str, headers: &HeaderMap) -> Reply {
        let Some(folder) = self.found().await else {
            return reply::text(StatusCode::NOT_FOUND, NOT_BUILT);
        };
        let Some(below) = path.strip_prefix("/doc/") else {
            // Relative, since a proxy may have put us below a path of its own.
            let moved = reply::text(StatusCode::TEMPORARY_REDIRECT, "La documentation est sous doc/.");
            return reply::with(moved, LOCATION, HeaderValue::from_static("doc/"));
        };
        match read(folder, below).await {
            Some(file) => file.reply(headers),
            None => missing(folder).await,
        }
    }
}

/// The site's own page for what it does not hold.
async fn missing(folder: &Path) -> Reply {
    match read(folder, "404.html").await {
        Some(file) => {
            let mut reply = file.reply(&HeaderMap::new());
            *reply.status_mut() = StatusCode::NOT_FOUND;
            reply.headers_mut().remove(ETAG);
            reply
        }
        None => reply::not_found(),
    }
}

struct File {
    content: Vec<u8>,
    content_type: &'static str,
    tag: String,
    is_named_by_content: bool,
}

/// A file below the folder; none when the path leads elsewhere.
async fn read(folder: &Path, below: &str) -> Option<File> {
    let path = folder.join(place(below)?);
    // A link inside the folder could still lead out of it.
    let (root, path) =
        (tokio::fs::canonicalize(folder).await.ok()?, tokio::fs::canonicalize(path).await.ok()?);
    if !path.starts_with(&root) {
        return None;
    }
    let about = tokio::fs::metadata(&path).await.ok()?;
    if !about.is_file() {
        return None;
    }
    let changed = about.modified().ok()?.duration_since(UNIX_EPOCH).unwrap_or_default();
    let name = path.file_name()?.to_str()?;
    Some(File {
        content: tokio::fs::read(&path).await.ok()?,
        content_type: content_type(name),
        tag: format!("\"{:x}-{:x}\"", about.len(), changed.as_nanos()),
        is_named_by_content: is_named_by_content(name),
    })
}

/// The relative path that a request names. Every part must be an ordinary name.
fn place(below: &str) -> Option<PathBuf> {
    let decoded = percent_decode_str(below).decode_utf8().ok()?;
    let text = if decoded.is_empty() || decoded.ends_with('/') {
        format!("{decoded}index.html")
    } else {
        decoded.into_owned()
    };
    let is_plain =
        |part: &str| !part.is_empty() && !part.starts_with('.') && !part.contains(['\\', '\0', ':']);
    text.split('/').all(is_plain).then(|| text.into())
}

fn content_type(name: &str) -> &'static str {
    match name.rsplit_once('.').map(|(_, extension)| extension) {
        Some("html") => HTML,
        Some("css") => "text/css; charset=utf-8",
        Some("js") => "text/javascript; charset=utf-8",
        Some("json") => "application/json; charset=utf-8",
        Some("txt" | "md") => "text/plain; charset=utf-8",
        Some("svg") => "image/svg+xml",
        Some("png") => "image/png",
        Some("ico") => "image/x-icon",
        Some("woff2") => "font/woff2",
        Some("wasm") => "application/wasm",
        _ => "application/octet-stream",
    }
}

/// Whether the name ends in a hash of the content, as mdBook names what pages refer to: `book-a0b12cfe.js`.
fn is_named_by_content(name: &str) -> bool {
    let Some((stem, _)) = name.split_once('.') else { return false };
    let Some((_, hash)) = stem.rsplit_once('-') else { return false };
    hash.len() == 8 && hash.bytes().all(|byte| byte.is_ascii_hexdigit())
}

impl File {
    fn reply(self, headers: &HeaderMap) -> Reply {
        let known = headers.get(IF_NONE_MATCH).and_then(|value| value.to_str().ok()).unwrap_or_default();
        let is_known = known.split(',').any(|one| one.trim().trim_start_matches("W/") == self.tag);
        let policy = (self.content_type == HTML).then(|| policy(&String::from_utf8_lossy(&self.content)));
        let mut reply = if is_known {
            let mut reply = Reply::default();
            *reply.status_mut() = StatusCode::NOT_MODIFIED;
            reply
        } else {
            reply::new(StatusCode::OK, HeaderValue::from_static(self.content_type), self.content)
        };
        let cache = if self.is_named_by_content { "public, max-age=31536000, immutable" } else { "no-cache" };
        let headers = reply.headers_mut();
        headers.insert(CACHE_CONTROL, HeaderValue::from_static(cache));
        headers.extend(HeaderValue::from_str(&self.tag).ok().map(|tag| (ETAG, tag)));
        let policy = policy.and_then(|policy| HeaderValue::from_str(&policy).ok());
        headers.extend(policy.map(|policy| (CONTENT_SECURITY_POLICY, policy)));
        reply
    }
}

/// The page runs the site's scripts, and those that stand in it: each is allowed by its hash.
fn policy(page: &str) -> String {
    let mut scripts = String::from("'self'");
    let inline = page.split("<script>").skip(1).filter_map(|rest| rest.split_once("</script>"));
    for (script, _) in inline {
        let hash = BASE64_STANDARD.encode(Sha256::digest(script));
        scripts.push_str(&format!(" 'sha256-{hash}'"));
    }
    format!(
        "default-src 'none'; script-src {scripts}; style-src 'self' 'unsafe-inline'; img-src 'self' data:; \
         font-src 'self'; connect-src 'self'; frame-src 'self'; base-uri 'self'; form-action 'self'; \
         frame-ancestors 'self'"
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_plain_names_are_places() {
        for (below, wanted) in [
            ("", "index.html"),
            ("guides/", "guides/index.html"),
            ("guides/validation.html", "guides/validation.html"),
            ("caf%C3%A9.html", "café.html"),
        ] {
            assert_eq!(place(below), Some(PathBuf::from(wanted)), "{below}");
        }
        for below in [
            "../x",
            "%2e%2e/x",
            "a/../../x",
            "a%2F..%2Fx",
            "/etc/passwd",
            "a//b",
            "./a",
            ".git",
            "a%00",
            "a%5Cb",
            "%ff",
            "c:x",
        ] {
            assert_eq!(place(below), None, "{below}");
        }
    }

    #[test]
    fn hashed_names_are_told_apart() {
        assert!(is_named_by_content("book-a0b12cfe.js"));
        assert!(is_named_by_content("searchindex-0a1b2c3d.min.js"));
        for name in ["index.html", "vie-d-un-bsdd.html", "bonnes-pratiques.html", "a-123.js"] {
            assert!(!is_named_by_content(name), "{name}");
        }
    }

    #[test]
    fn scripts_in_a_page_are_allowed_one_by_one() {
        let policy = policy("<script src=\"a.js\"></script><script>a()</script>");
        assert!(
            policy.contains("script-src 'self' 'sha256-qVpDBgj7bpq5hMAcGp3AOc79J3Y1Z4HvySTwKrWDoy4='"),
            "{policy}"
        );
        assert_eq!(policy.matches("sha256-").count(), 1);
    }
}
