//! The mails of members as they are read.

use std::time::Duration;

use jiff::SignedDuration;
use serde_json::json;
use trackdechets::jobs::daily::{DAILY, do_due};
use trackdechets::jobs::mail::{Mails, Post};
use trackdechets::jobs::worker;

use super::{Stage, call, invite};

/// Has the mails that wait delivered to the sandbox's mailbox, and gives them in the order of their subjects.
async fn delivered(stage: &Stage) -> Vec<(String, String)> {
    let app = &stage.app;
    // The clock of a test is ahead of the worker's.
    app.execute("update job set run_at = created_at - interval '1 year'").await;
    let mails = Mails::new(app.store.clone(), Post::Mailbox, "https://ui.example.org/");
    let worker = tokio::spawn(worker::run(app.store.clone(), mails));
    for _ in 0..400 {
        if app.count("job where finished_at is null").await == 0 {
            break;
        }
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    worker.abort();
    assert_eq!(app.count("job").await, 0, "each is delivered, and none given up");
    let rows = app.rows("select subject, body from mailbox order by subject").await;
    rows.iter().map(|row| (row.get(0), row.get(1))).collect()
}

#[tokio::test]
async fn what_members_are_written_reads_as_letters() {
    let stage = Stage::new().await;
    let (admin, siret) = (&stage.admin, stage.siret());
    for (email, name) in [("paul@bois.test", "Paul"), ("ana@bois.test", "Ana"), ("zoe@bois.test", "Zoé")] {
        let person = stage.person(email, name).await;
        if name == "Paul" {
            continue;
        }
        let arguments = format!("siret: \"{siret}\"");
        let request = call(&person, "mutation", "sendMembershipRequest", &arguments, "{ id }").await.data();
        let (field, role) = match name {
            "Ana" => ("acceptMembershipRequest", ", role: DRIVER"),
            _ => ("refuseMembershipRequest", ""),
        };
        let arguments = format!("id: {}{role}", request["id"]);
        stage.app.execute("delete from job where payload ->> 'membershipRequestId' is not null").await;
        call(admin, "mutation", field, &arguments, "{ orgId }").await.data();
    }
    invite(admin, "paul@bois.test", siret, "READER").await.data();
    invite(admin, "eva@exemple.test", siret, "MEMBER").await.data();
    let hash: String =
        stage.app.rows("select payload ->> 'hash' from job where payload ->> 'hash' is not null").await[0]
            .get(0);

    let mails = delivered(&stage).await;
    let company = format!("Société {siret}");
    let subjects: Vec<&str> = mails.iter().map(|(subject, _)| subject.as_str()).collect();
    let expected = [
        "Votre demande de rattachement est acceptée",
        "Votre demande de rattachement est refusée",
        &format!("Vous êtes invité à rejoindre {company} sur Trackdéchets"),
        &format!("Vous êtes membre de {company}"),
    ];
    assert_eq!(subjects, expected);
    let link = format!("\nhttps://ui.example.org/invite?hash={hash}\n");
    let words = [
        ["Bonjour Ana", "Chauffeur"],
        ["Bonjour Zoé", siret],
        [link.as_str(), "Collaborateur"],
        ["Bonjour Paul", "Lecteur"],
    ];
    for ((_, text), words) in mails.iter().zip(words) {
        assert!(words.iter().all(|word| text.contains(word)), "{words:?} {text}");
    }
}

#[tokio::test]
async fn reminders_read_as_letters() {
    let stage = Stage::new().await;
    let paul = stage.person("paul@bois.test", "Paul").await;
    let arguments = format!("siret: \"{}\"", stage.siret());
    call(&paul, "mutation", "sendMembershipRequest", &arguments, "{ id }").await.data();
    stage.app.execute("delete from job").await;
    // Nobody but Paul is new.
    stage.app.execute("update account set created_at = '2026-01-01' where name <> 'Paul'").await;
    for day in [3, 8, 15] {
        let morning = stage.app.now() + SignedDuration::from_hours(24 * day);
        assert!(do_due(&stage.app.store, DAILY, morning).await);
    }
    let mails = delivered(&stage).await;
    let subjects: Vec<&str> = mails.iter().map(|(subject, _)| subject.as_str()).collect();
    let expected = [
        "Premiers pas sur Trackdéchets",
        "Une demande de rattachement attend votre réponse",
        "Votre demande de rattachement attend une réponse",
    ];
    assert_eq!(subjects, expected, "{}", json!(mails));
    assert!(mails[0].1.contains("Commencez par créer votre établissement"), "{}", mails[0].1);
    assert!(mails[1].1.contains("Paul (paul@bois.test) attend depuis 14 jours"), "{}", mails[1].1);
}
