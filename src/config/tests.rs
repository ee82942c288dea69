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
fn a_worker_needs_what_the_server_needs() {
    let folder = Folder::new("worker");
    let worker = |more: &[&str]| match folder.args("worker", more) {
        Command::Worker(args) => Worker::new(args),
        other => panic!("{other:?}"),
    };
    assert_eq!(
        worker(&[]).unwrap_err().0,
        "worker needs --api-token-secret (API_TOKEN_SECRET) outside of a sandbox (--sandbox)"
    );
    let server = folder.serve(&["--sandbox", "--no-worker"]).unwrap();
    assert!(server.work.is_none(), "work is left to others");
    assert_eq!(worker(&["--sandbox"]).unwrap().token_secret, server.token_secret);
    let line = worker(&["--sandbox", "--smtp-url", "https://me:hunter2@mail"]).unwrap_err().0;
    assert!(line.contains("SMTP_URL") && !line.contains("hunter2"), "{line}");
    let file = folder.0.join("regions.json");
    let path = file.to_str().unwrap();
    let line = worker(&["--sandbox", "--regional-authorities", path]).unwrap_err().0;
    assert!(line.contains("REGIONAL_AUTHORITIES") && line.contains(path), "{line}");
    std::fs::write(&file, r#"{ "69": ["region@exemple.fr"] }"#).unwrap();
    let work = worker(&["--sandbox", "--regional-authorities", path]).unwrap().work;
    assert_eq!(work.authorities.of(&["69".into()]), ["region@exemple.fr"]);
}

#[test]
fn the_secret_of_the_queues_page_is_long_and_plain() {
    let folder = Folder::new("monitor");
    for wrong in ["short", "0123456789abcdé/", "0123456789abc/ef"] {
        let line = folder.serve(&["--sandbox", "--queue-monitor-secret", wrong]).unwrap_err().0;
        assert!(line.contains("QUEUE_MONITOR_SECRET") && !line.contains(wrong), "{line}");
    }
    let settings = folder.serve(&["--sandbox", "--queue-monitor-secret", "0123456789abcdef"]).unwrap();
    assert!(settings.queue_monitor_secret.is_some() && !format!("{settings:?}").contains("0123456789abcdef"));
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

#[test]
fn the_settings_of_digests_go_together() {
    let folder = Folder::new("digests");
    let serve = |more: &[&str]| folder.serve(&[&["--sandbox"], more].concat());
    let url = ["--digest-url", "https://bilans.exemple.fr/api"];
    let secret = ["--digest-secret", SECRET];
    let callback = ["--digest-callback", "bilans-3f9c"];
    let digest = serve(&[url, secret, callback].concat()).unwrap().digest.unwrap();
    assert_eq!((digest.url.as_str(), digest.callback.as_str()), (url[1], "/bilans-3f9c"));
    assert!(serve(&[]).unwrap().digest.is_none());
    for part in [vec![], url.to_vec(), [url, secret].concat(), [secret, callback].concat()] {
        let is_none = part.is_empty();
        assert_eq!(serve(&part).is_ok(), is_none, "{part:?}");
    }
    for (name, value) in [
        ("--digest-secret", "court"),
        ("--digest-secret", "0123456789abcdef 0123456789abcdef"),
        ("--digest-callback", "login"),
        ("--digest-callback", "a/b"),
        ("--digest-url", "bilans.exemple.fr"),
    ] {
        let mut all = [url, secret, callback].concat();
        let place = all.iter().position(|one| *one == name).unwrap();
        all[place + 1] = value;
        assert!(serve(&all).unwrap_err().0.contains(name), "{name} {value}");
    }
}

#[test]
fn letters_go_to_an_address_and_to_one_that_is_known_in_a_sandbox() {
    let folder = Folder::new("letters");
    let production = |more: &[&str]| folder.serve(&[&["--api-token-secret", SECRET], more].concat());
    assert_eq!(production(&[]).unwrap().work.unwrap().letters_to, None);
    let given = production(&["--letters-to", "courrier@exemple.fr"]).unwrap();
    assert_eq!(given.work.unwrap().letters_to.as_deref(), Some("courrier@exemple.fr"));
    assert_eq!(
        production(&["--letters-to", "la poste"]).unwrap_err().0,
        "wrong setting --letters-to (LETTERS_TO) \"la poste\": expected an e-mail address"
    );
    assert!(folder.serve(&["--sandbox"]).unwrap().work.unwrap().letters_to.is_some());
}
