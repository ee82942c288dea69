//! GraphiQL: a page of ours around files of pinned npm packages.
//!
//! The files are fetched once through the machine's npm client into the user's cache and served from
//! there; while that is not so, the page refers to the same files on a public CDN. Either way a file
//! counts only when it has the hash written here. Version 4 is the last one that a page can use
//! without a bundler: version 5 comes as modules that import style sheets and workers.

mod npm;
mod tar;

use std::fmt::Write;
use std::path::{Path, PathBuf};
use std::time::Duration;

use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use hyper::StatusCode;
use hyper::header::{CACHE_CONTROL, CONTENT_SECURITY_POLICY, HeaderValue, VARY};
use sha2::{Digest, Sha384};
use tokio::sync::watch;

use super::pages::Links;
use super::reply::{self, Reply};

const CDN: &str = "https://unpkg.com";
/// How long a reader of the page waits for files that are on their way.
const PATIENCE: Duration = Duration::from_secs(15);
const START: &str = include_str!("start.js");
const LOOK: &str = include_str!("look.css");

/// One file of a package, in the order in which the page loads them.
struct File {
    package: &'static str,
    version: &'static str,
    path: &'static str,
    sha384: &'static str,
}

#[rustfmt::skip]
const FILES: [File; 6] = [
    File { package: "graphiql", version: "4.1.2", path: "graphiql.min.css",
        sha384: "1el1QShFBnnXTx9x/Cprg82hZWKt0ry29OAYIXt05swbi0KcZDFoj0CWguMpopJr" },
    File { package: "@graphiql/plugin-explorer", version: "4.0.6", path: "dist/style.css",
        sha384: "XffIsImDMwexX8UM/Bg3tss0MZOeQmZcnHzk0avUrw9ff0IQ2g9j7QLA6m2lz5D0" },
    File { package: "react", version: "18.3.1", path: "umd/react.production.min.js",
        sha384: "DGyLxAyjq0f9SPpVevD6IgztCFlnMF6oW/XQGmfe+IsZ8TqEiDrcHkMLKI6fiB/Z" },
    File { package: "react-dom", version: "18.3.1", path: "umd/react-dom.production.min.js",
        sha384: "gTGxhz21lVGYNMcdJOyq01Edg0jhn/c22nsx0kyqP0TxaV5WVdsSH1fSDUf5YJj1" },
    File { package: "graphiql", version: "4.1.2", path: "graphiql.min.js",
        sha384: "9XdHu7ajgGJziD4J1zNBKQ842Q/+zZfDv+ib1eMhZWBH6hPAs806x+Jbcf0yNO6B" },
    File { package: "@graphiql/plugin-explorer", version: "4.0.6", path: "dist/index.umd.js",
        sha384: "gXYG2RCFRuAiKUaKTbKxOVlvr0U9z0D/V/l5jdvRSH46vQ+9cpkG2d3ByiggUYvD" },
];

impl File {
    /// Its place below our folder, below `/graphiql/` and below the CDN.
    fn place(&self) -> String {
        format!("{}@{}/{}", self.package, self.version, self.path)
    }

    fn is(&self, content: &[u8]) -> bool {
        BASE64_STANDARD.encode(Sha384::digest(content)) == self.sha384
    }

    fn is_style(&self) -> bool {
        self.path.ends_with(".css")
    }
}

/// Where the page finds its files.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Source {
    Fetching,
    Folder(PathBuf),
    Cdn,
}

/// The page, and the files it needs.
#[derive(Debug)]
pub struct Playground {
    source: watch::Receiver<Source>,
}

impl Playground {
    /// Refers to the CDN, and fetches nothing.
    pub fn on_cdn() -> Self {
        Self { source: watch::channel(Source::Cdn).1 }
    }

    /// Serves files from a folder below `cache`, fetching them in the background where they lack.
    pub fn cached_in(cache: &Path) -> Self {
        let folder = cache.join("graphiql");
        let (found, source) = watch::channel(Source::Fetching);
        tokio::spawn(async move {
            let result = match npm::is_complete(&folder).await {
                true => Ok(()),
                false => npm::fetch(&folder).await,
            };
            let now = match result {
                Ok(()) => Source::Folder(folder),
                Err(cause) => {
                    tracing::warn!(%cause, "GraphiQL is taken from {CDN}: its files could not be fetched");
                    Source::Cdn
                }
            };
            // Nobody listens any more when the server has stopped.
            let _ = found.send(now);
        });
        Self { source }
    }

    /// The page itself, with the places there are to go to.
    pub async fn page(&self, links: Links) -> Reply {
        let mut source = self.source.clone();
        let settled =
            tokio::time::timeout(PATIENCE, source.wait_for(|source| *source != Source::Fetching)).await;
        let local = matches!(settled, Ok(Ok(source)) if matches!(*source, Source::Folder(_)));
        let content_type = HeaderValue::from_static("text/html; charset=utf-8");
        let mut reply = reply::new(StatusCode::OK, content_type, html(local, links));
        let headers = reply.headers_mut();
        headers.insert(CACHE_CONTROL, HeaderValue::from_static("no-cache"));
        headers.insert(VARY, HeaderValue::from_static("Accept"));
        if let Ok(policy) = HeaderValue::from_str(&policy(local)) {
            headers.insert(CONTENT_SECURITY_POLICY, policy);
        }
        reply
    }

    /// A file below `/graphiql/`.
    pub async fn file(&self, path: &str) -> Reply {
        let script = HeaderValue::from_static("text/javascript; charset=utf-8");
        let style = HeaderValue::from_static("text/css; charset=utf-8");
        let own = |content_type, text: &'static str| {
            let reply = reply::new(StatusCode::OK, content_type, text);
            reply::with(reply, CACHE_CONTROL, HeaderValue::from_static("no-cache"))
        };
        let place = path.trim_start_matches("/graphiql/");
        match place {
            "start.js" => return own(script, START),
            "look.css" => return own(style, LOOK),
            _ => {}
        }
        let folder = match &*self.source.borrow() {
            Source::Folder(folder) => folder.clone(),
            _ => return reply::not_found(),
        };
        // Only names we know are looked for, so that no path leads out of the folder.
        let Some(file) = FILES.iter().find(|file| file.place() == place) else { return reply::not_found() };
        match tokio::fs::read(folder.join(file.place())).await {
            Ok(content) => {
                let reply = reply::new(StatusCode::OK, if file.is_style() { style } else { script }, content);
                let forever = HeaderValue::from_static("public, max-age=31536000, immutable");
                reply::with(reply, CACHE_CONTROL, forever)
            }
            Err(error) => {
                tracing::warn!(%error, "a file of GraphiQL is gone from the cache");
                reply::not_found()
            }
        }
    }
}

fn html(local: bool, links: Links) -> String {
    let base = if local { "graphiql" } else { CDN };
    let mut files = String::new();
    for file in &FILES {
        let (place, hash) = (file.place(), file.sha384);
        let line = if file.is_style() {
            format!(
                r#"<link rel="stylesheet" href="{base}/{place}" integrity="sha384-{hash}" crossorigin="anonymous">"#
            )
        } else {
            format!(
                r#"<script defer src="{base}/{place}" integrity="sha384-{hash}" crossorigin="anonymous"></script>"#
            )
        };
        writeln!(files, "{line}").expect("writing to memory");
    }
    if links.doc {
        writeln!(files, r#"<link rel="help" href="doc/">"#).expect("writing to memory");
    }
    let page = include_str!("page.html").replace("<!-- files -->\n", &files);
    page.replace("<!-- frame -->", &links.frame("", ""))
}

/// This page runs scripts, and GraphiQL writes style attributes; it talks to nobody but us.
fn policy(local: bool) -> String {
    let from = if local { "'self'".to_owned() } else { format!("'self' {CDN}") };
    format!(
        "default-src 'none'; script-src {from}; style-src {from} 'unsafe-inline'; img-src 'self' data:; \
         font-src data:; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'self'"
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_page_names_every_file_with_its_hash() {
        for local in [true, false] {
            let page = html(local, Links::default());
            for file in &FILES {
                assert!(page.contains(&file.place()) && page.contains(&format!("sha384-{}", file.sha384)));
            }
            assert_eq!(page.contains(CDN), !local);
            assert_eq!(policy(local).contains(CDN), !local);
        }
    }

    #[tokio::test]
    async fn no_path_leads_out_of_the_folder() {
        let (_found, source) = watch::channel(Source::Folder(std::env::temp_dir()));
        let playground = Playground { source };
        for path in
            ["/graphiql/../../etc/passwd", "/graphiql//etc/passwd", "/graphiql/react@18.3.1/package.json"]
        {
            assert_eq!(playground.file(path).await.status(), StatusCode::NOT_FOUND, "{path}");
        }
        assert_eq!(playground.file("/graphiql/start.js").await.status(), StatusCode::OK);
    }
}
