//! Settings that are refused, and in what words.

use clap::Parser;

use super::*;
use crate::cli::{Cli, Command};

/// A folder that goes away with the test.
struct Folder(PathBuf);

impl Folder {
    fn new(name: &str) -> Self {
        let path = std::env::temp_dir().join(format!("trackdechets-config-{}-{name}", std::process::id()));
        Self(path)
    }

    fn args(&self, command: &str, more: &[&str]) -> Command {
        let start = ["trackdechets", command, "--data-dir", self.0.to_str().unwrap()];
        Cli::try_parse_from(start.iter().chain(more)).unwrap().command
    }

    fn serve(&self, more: &[&str]) -> Result<Serve, Refused> {
        match self.args("serve", more) {
            Command::Serve(args) => Serve::new(args),
            other => panic!("{other:?}"),
        }
    }

    fn demo(&self, more: &[&str]) -> Serve {
        match self.args("demo", more) {
            Command::Demo(args) => Serve::demo(args).unwrap(),
            other => panic!("{other:?}"),
        }
    }

    fn provision(&self, more: &[&str]) -> Result<Provision, Refused> {
        match self.args("provision", more) {
            Command::Provision(args) => Provision::new(args),
            other => panic!("{other:?}"),
        }
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

const SECRET: &str = "0123456789abcdef0123456789abcdef";

#[test]
fn production_names_the_secret_it_lacks() {
    let folder = Folder::new("lacks");
    assert_eq!(
        folder.serve(&[]).unwrap_err().0,
        "serve needs --api-token-secret (API_TOKEN_SECRET) outside of a sandbox (--sandbox)"
    );
    assert!(folder.serve(&["--api-token-secret", "short"]).unwrap_err().0.contains("fewer than 32"));
    assert!(folder.serve(&["--api-token-secret", SECRET]).is_ok());
}

#[test]
fn serve_and_provision_share_the_secret_of_a_sandbox() {
    let folder = Folder::new("share");
    assert!(folder.provision(&[]).unwrap_err().0.starts_with("provision needs sandbox mode"));
    let server = folder.serve(&["--sandbox"]).unwrap();
    assert_eq!(server.token_secret.reveal().len(), 64);
    assert_eq!(folder.provision(&[]).unwrap().token_secret, server.token_secret);
    assert_eq!(folder.serve(&["--sandbox"]).unwrap().token_secret, server.token_secret);
}

#[test]
fn a_sandbox_with_a_given_secret_wants_the_same_for_provision() {
    let folder = Folder::new("given");
    folder.serve(&["--sandbox", "--api-token-secret", "mine"]).unwrap();
    assert!(folder.provision(&[]).unwrap_err().0.contains("give the same --api-token-secret"));
    let given = folder.provision(&["--sandbox", "--api-token-secret", "mine"]).unwrap();
    assert_eq!(given.token_secret.reveal(), "mine");
}

#[test]
fn a_sandbox_folder_is_refused_to_production() {
    let folder = Folder::new("refused");
    folder.serve(&["--sandbox"]).unwrap();
    assert!(folder.serve(&["--api-token-secret", SECRET]).unwrap_err().0.contains("belongs to a sandbox"));
}

#[test]
fn wrong_urls_are_refused_without_repeating_a_password() {
    let folder = Folder::new("urls");
    let line = folder.serve(&["--sandbox", "--database-url", "mysql://me:hunter2@db/x"]).unwrap_err().0;
    assert!(line.contains("DATABASE_URL") && !line.contains("hunter2"), "{line}");
    let line = folder.serve(&["--sandbox", "--ui-url", "ftp://ui"]).unwrap_err().0;
    assert_eq!(line, "wrong setting --ui-url (UI_URL) \"ftp://ui\": expected http://… or https://…");
    let line = folder.serve(&["--sandbox", "--postgres-bin", "/nowhere"]).unwrap_err().0;
    assert!(line.contains("POSTGRES_BIN"), "{line}");
}

#[test]
fn a_demonstration_is_its_own_web_application_unless_it_is_told_of_another() {
    let folder = Folder::new("pages");
    let demo = folder.demo(&["--listen", "127.0.0.1:4017"]);
    assert_eq!((demo.sandbox, demo.ui_url.as_str()), (true, "http://localhost:4017/"));
    assert_eq!(folder.demo(&["--api-url", "https://td.test"]).ui_url.as_str(), "https://td.test/");
    assert_eq!(folder.demo(&["--ui-url", "https://ui.test"]).ui_url.as_str(), "https://ui.test/");
    let serve = folder.serve(&["--sandbox"]).unwrap();
    assert_eq!(serve.ui_url.as_str(), "http://localhost:3000/");
}

#[test]
fn debug_shows_no_secret() {
    let folder = Folder::new("debug");
    let settings =
        folder.serve(&["--api-token-secret", SECRET, "--database-url", "postgres://me:hunter2@db/x"]);
    let shown = format!("{settings:?}");
    assert!(!shown.contains(SECRET) && !shown.contains("hunter2"), "{shown}");
}

#[test]
fn download_links_default_to_where_we_listen() {
    for (listen, url) in [
        ("127.0.0.1:4000", "http://localhost:4000/"),
        ("0.0.0.0:80", "http://localhost/"),
        ("[::]:4000", "http://localhost:4000/"),
        ("192.0.2.7:4000", "http://192.0.2.7:4000/"),
    ] {
        assert_eq!(url_of(listen.parse().unwrap()).as_str(), url);
    }
}
