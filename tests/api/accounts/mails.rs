//! Mails of the outbox, to a mail server of the test's own or to the sandbox's page.

use std::time::Duration;

use serde_json::Value;
use tokio::io::{AsyncBufReadExt, AsyncWriteExt, BufReader};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::mpsc;
use trackdechets::jobs::mail::{Mails, Post, Sender};
use trackdechets::jobs::worker;

use crate::support::app::TestApp;

const UI: &str = "https://ui.example.org/";

/// A mail server that refuses the first mails and takes the others.
pub async fn sink(refuses: usize) -> (String, mpsc::UnboundedReceiver<String>) {
    let listener = TcpListener::bind("127.0.0.1:0").await.expect("a free port");
    let url = format!("smtp://{}", listener.local_addr().expect("a bound socket"));
    let (sender, receiver) = mpsc::unbounded_channel();
    tokio::spawn(async move {
        let mut refuses = refuses;
        while let Ok((stream, _)) = listener.accept().await {
            // One connection after the other: the sender waits for an answer.
            if let Some(mail) = receive(stream, refuses > 0).await {
                let _ = sender.send(mail);
            }
            refuses = refuses.saturating_sub(1);
        }
    });
    (url, receiver)
}

async fn receive(mut stream: TcpStream, refuse: bool) -> Option<String> {
    let (reader, mut writer) = stream.split();
    let mut lines = BufReader::new(reader).lines();
    writer.write_all(b"220 sink\r\n").await.ok()?;
    let mut mail = String::new();
    while let Ok(Some(line)) = lines.next_line().await {
        let answer = match line.split(' ').next().unwrap_or_default() {
            "EHLO" => "250 sink",
            "MAIL" if refuse => "451 later",
            "DATA" => {
                writer.write_all(b"354 go on\r\n").await.ok()?;
                while let Ok(Some(line)) = lines.next_line().await {
                    if line == "." {
                        break;
                    }
                    mail.push_str(&line);
                    mail.push('\n');
                }
                writer.write_all(b"250 taken\r\n").await.ok()?;
                return Some(mail);
            }
            "RCPT" => {
                mail.push_str(&line);
                mail.push('\n');
                "250 fine"
            }
            "QUIT" => "221 bye",
            _ => "250 fine",
        };
        writer.write_all(format!("{answer}\r\n").as_bytes()).await.ok()?;
    }
    None
}

async fn sign_up(app: &TestApp) {
    let query = "mutation { signup(userInfos: { email: \"eva@exemple.test\", name: \"Eva Lune\", password: \"Trois!girafes7violettes\" }) }";
    app.anonymous().ask(query, Value::Null).await.data();
}

fn work(app: &TestApp, post: Post) -> tokio::task::JoinHandle<()> {
    tokio::spawn(worker::run(app.store.clone(), Mails::new(app.store.clone(), post, UI)))
}

async fn until(app: &TestApp, what: &str, count: i64) {
    for _ in 0..200 {
        if app.count(what).await == count {
            return;
        }
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    panic!("{what} is {}", app.count(what).await);
}

#[tokio::test]
async fn a_mail_goes_out_after_a_server_that_was_busy_took_it() {
    let app = TestApp::start().await;
    let (url, mut mails) = sink(2).await;
    let sender = Sender::new(&url, "Trackdéchets <service@exemple.test>").unwrap();
    let worker = work(&app, Post::Server(Box::new(sender)));
    sign_up(&app).await;
    let mail = tokio::time::timeout(Duration::from_secs(20), mails.recv()).await.unwrap().unwrap();
    for part in [
        "RCPT TO:<eva@exemple.test>",
        "multipart/alternative",
        "text/plain; charset=utf-8",
        "text/html; charset=utf-8",
        "user-activation?hash",
    ] {
        assert!(mail.contains(part), "{part}: {mail}");
    }
    assert!(!mail.contains("<img") && !mail.contains("src="), "{mail}");
    until(&app, "job where kind = 'mail'", 0).await;
    worker.abort();
}

#[tokio::test]
async fn a_mail_is_given_up_after_three_attempts_with_the_reason() {
    let app = TestApp::start().await;
    let (url, _mails) = sink(3).await;
    let sender = Sender::new(&url, "service@exemple.test").unwrap();
    let worker = work(&app, Post::Server(Box::new(sender)));
    sign_up(&app).await;
    until(&app, "job where kind = 'mail' and finished_at is not null and failure like '%later%'", 1).await;
    worker.abort();
}

#[tokio::test]
async fn a_sandbox_shows_what_it_would_have_sent() {
    let app = TestApp::start().await;
    let reply = app.http.get("/dev/mailbox").await;
    assert!(reply.status == 200 && reply.text().contains("Aucun courriel"));
    let worker = work(&app, Post::Mailbox);
    sign_up(&app).await;
    until(&app, "mailbox", 1).await;
    worker.abort();
    let page = app.http.get("/dev/mailbox").await;
    let text = page.text();
    assert!(text.contains("Activez votre compte") && text.contains("eva@exemple.test"), "{text}");
    let hash = text.split("name=\"hash\" value=\"").nth(1).and_then(|rest| rest.split('"').next()).unwrap();
    let headers = [("content-type", "application/x-www-form-urlencoded")];
    let reply = app.http.send("POST", "/userActivation", &headers, format!("hash={hash}")).await;
    assert_eq!(reply.header("location"), Some("https://ui.example.org/login?signup=complete"));
    assert_eq!(app.count("account where is_active").await, 1);
}
