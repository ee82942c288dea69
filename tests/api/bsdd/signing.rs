//! Security codes, which sign for somebody else.

use client::form::{self, FormStatus};

use crate::support::direct::{Direct, emission, transport};

fn wrong(code: i32) -> i32 {
    if code == 9999 { 1000 } else { code + 1 }
}

#[tokio::test]
async fn a_security_code_signs_for_somebody_else() {
    let route = Direct::start().await;
    let Direct { producer, transporter, .. } = &route;
    let id = route.sealed().await.id;
    let by_code = |code| form::sign_emission(&id, emission(), code);
    assert_eq!(transporter.run(by_code(None)).await.codes(), ["FORBIDDEN"]);
    let signed = transporter.run(by_code(Some(producer.security_code))).await.data();
    assert_eq!(signed.status, FormStatus::SignedByProducer);

    let by_code = |code| form::sign_transport(&id, transport(), code);
    assert_eq!(producer.run(by_code(None)).await.codes(), ["FORBIDDEN"]);
    let sent = producer.run(by_code(Some(transporter.security_code))).await.data();
    assert_eq!(sent.status, FormStatus::Sent);
}

#[tokio::test]
async fn guesses_count_though_nothing_is_signed() {
    let route = Direct::start().await;
    let Direct { app, producer, transporter, destination: guesser } = &route;
    let id = route.sealed().await.id;
    let right = producer.security_code;
    let attempt = |code| form::sign_emission(&id, emission(), Some(code));
    assert_eq!(guesser.run(attempt(wrong(right))).await.codes(), ["FORBIDDEN"]);
    assert_eq!(guesser.run(attempt(wrong(right))).await.codes(), ["FORBIDDEN"]);
    assert_eq!(guesser.run(attempt(right)).await.codes(), ["TOO_MANY_REQUESTS"]);
    app.pass(jiff::SignedDuration::from_secs(9));
    assert_eq!(guesser.run(attempt(right)).await.codes(), ["TOO_MANY_REQUESTS"]);
    assert_eq!(producer.run(form::get(&id)).await.data().status, FormStatus::Sealed);
    // The lock is that user's.
    transporter.run(attempt(right)).await.data();
}

#[tokio::test]
async fn a_lock_opens_with_time() {
    let route = Direct::start().await;
    let Direct { app, producer, destination: guesser, .. } = &route;
    let id = route.sealed().await.id;
    let right = producer.security_code;
    let attempt = |code| form::sign_emission(&id, emission(), Some(code));
    for _ in 0..3 {
        guesser.run(attempt(wrong(right))).await;
    }
    assert_eq!(guesser.run(attempt(right)).await.codes(), ["TOO_MANY_REQUESTS"]);
    app.pass(jiff::SignedDuration::from_secs(11));
    assert_eq!(guesser.run(attempt(right)).await.data().status, FormStatus::SignedByProducer);
}

#[tokio::test]
async fn a_wrong_status_is_told_before_any_right_is_asked() {
    let route = Direct::start().await;
    let signed = route.signed().await.id;
    let answer = route.destination.run(form::sign_emission(&signed, emission(), Some(1))).await;
    assert_eq!(answer.codes(), ["BAD_USER_INPUT"]);
    let sealed = route.sealed().await.id;
    let answer = route.transporter.run(form::sign_transport(&sealed, transport(), None)).await;
    assert_eq!(answer.codes(), ["FORBIDDEN"]);
}
