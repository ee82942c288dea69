//! Waste that is refused: who is written to, with what.

use base64::Engine;
use base64::engine::general_purpose::STANDARD as BASE64;
use client::form;
use client::input::WasteAcceptationStatus::{PartiallyRefused, Refused};
use tokio::task::JoinHandle;
use trackdechets::jobs::mail::{Mails, Post, Sender};
use trackdechets::jobs::{Authorities, worker};

use super::until;
use crate::accounts::mails::sink;
use crate::support::app::TestApp;
use crate::support::direct::{Direct, accepted, refused};

fn work(app: &TestApp, post: Post) -> JoinHandle<()> {
    let authorities = r#"{ "69": ["region@exemple.fr"], "44": ["ailleurs@exemple.fr"] }"#;
    let mails = Mails::new(app.store.clone(), post, "https://ui.example.org/");
    let mails = mails.telling(Authorities::parse(authorities).unwrap());
    tokio::spawn(worker::run(app.store.clone(), mails))
}

const WAITING: &str = "job where kind = 'mail.bsdd_refusal'";

/// The lines of a header, folded ones put together.
fn header(mail: &str, name: &str) -> String {
    let start = format!("\n{name}: ");
    let rest = mail.split(&start).nth(1).unwrap_or_default();
    let mut lines = rest.lines();
    let mut value = lines.next().unwrap_or_default().to_owned();
    for line in lines.take_while(|line| line.starts_with(' ')) {
        value.push_str(line);
    }
    value
}

#[tokio::test]
async fn the_emitter_gets_the_note_and_who_refused_a_copy() {
    let route = Direct::start().await;
    let Direct { app, producer, destination, .. } = &route;
    // Neither a member who did not ask for it nor an account that is closed.
    app.member(producer, "READER").await;
    let gone = app.member(producer, "ADMIN").await;
    app.execute(&format!("update account set is_active = false where email = '{}'", gone.email)).await;
    let note = route.sent().await;
    destination.run(form::receive(&note.id, refused(Refused, 2.5, 2.5))).await.data();
    assert_eq!(app.count(WAITING).await, 1);

    let (url, mut mails) = sink(0).await;
    let sender = Sender::new(&url, "Trackdéchets <service@exemple.test>").unwrap();
    let worker = work(app, Post::Server(Box::new(sender)));
    let mail = tokio::time::timeout(std::time::Duration::from_secs(30), mails.recv()).await.unwrap().unwrap();
    let recipients: Vec<&str> = mail.lines().filter(|line| line.starts_with("RCPT TO:")).collect();
    let expected = [&producer.email, &destination.email, "region@exemple.fr"];
    assert_eq!(recipients, expected.map(|address| format!("RCPT TO:<{address}>")));
    assert_eq!(header(&mail, "To"), producer.email);
    assert_eq!(header(&mail, "Cc"), format!("{}, region@exemple.fr", destination.email));
    assert!(header(&mail, "Message-ID").ends_with("@exemple.test>"), "{mail}");
    let name = format!("filename=\"{}.pdf\"", note.readable_id);
    assert!(mail.contains("multipart/mixed") && mail.contains("multipart/alternative"), "{mail}");
    let part = mail.split("Content-Type: application/pdf").nth(1).expect("a PDF");
    assert!(mail.contains(&name) && part.contains("base64"), "{mail}");
    let content: String =
        part.split("\n\n").nth(1).unwrap().lines().take_while(|line| !line.starts_with("--")).collect();
    let file = BASE64.decode(content).unwrap();
    assert!(file.starts_with(b"%PDF-") && file.len() > 10_000, "{} bytes", file.len());
    until(app, WAITING, 0).await;
    worker.abort();
}

#[tokio::test]
async fn a_partial_refusal_is_told_and_the_sandbox_shows_the_file() {
    let route = Direct::start().await;
    let Direct { app, producer, destination, .. } = &route;
    let note = route.sent().await;
    destination.run(form::receive(&note.id, refused(PartiallyRefused, 2.5, 1.0))).await.data();
    let worker = work(app, Post::Mailbox);
    until(app, "mailbox_attachment", 1).await;
    worker.abort();
    let page = app.http.get("/dev/mailbox").await;
    let text = page.text();
    for part in [
        format!("Déchets refusés en partie : bordereau {}", note.readable_id),
        format!("À {} (copie : {}, region@exemple.fr)", producer.email, destination.email),
        "Quantité refusée : 1 t".to_owned(),
        "Motif : Non conforme".to_owned(),
    ] {
        assert!(text.contains(&part), "{part}: {text}");
    }
    let link = text.split("href=\"/dev/mailbox/").nth(1).and_then(|rest| rest.split('"').next()).unwrap();
    let file = app.http.get(&format!("/dev/mailbox/{link}")).await;
    assert_eq!((file.status.as_u16(), file.header("content-type")), (200, Some("application/pdf")));
    assert!(file.body.starts_with(b"%PDF-"));
    let disposition = format!("attachment; filename=\"{}.pdf\"", note.readable_id);
    assert_eq!(file.header("content-disposition"), Some(&*disposition));
    for wrong in ["/dev/mailbox/c1/1", "/dev/mailbox/c1", "/dev/mailbox/", &format!("/dev/mailbox/{link}9")] {
        assert_eq!(app.http.get(wrong).await.status, 404, "{wrong}");
    }
}

#[tokio::test]
async fn nobody_is_written_to_of_waste_that_is_accepted_or_where_nobody_asked_for_it() {
    let route = Direct::start().await;
    let Direct { app, destination, .. } = &route;
    let note = route.sent().await;
    destination.run(form::receive(&note.id, accepted(2.5))).await.data();
    assert_eq!(app.count(WAITING).await, 0);
    app.execute("update membership set notify_bsd_refusal = false").await;
    let note = route.sent().await;
    destination.run(form::receive(&note.id, refused(Refused, 2.5, 2.5))).await.data();
    assert_eq!(app.count(WAITING).await, 1);
    let mails = Mails::new(app.store.clone(), Post::Mailbox, "https://ui.example.org/");
    let worker = tokio::spawn(worker::run(app.store.clone(), mails));
    until(app, WAITING, 0).await;
    worker.abort();
    assert_eq!(app.count("mailbox").await, 0);
}
