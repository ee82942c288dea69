use trackdechets::error::Code;
use trackdechets::generated::FormStatus;

use super::stage::{CARRIER, CODE, DESTINATION, PRODUCER, Stage, code};

#[tokio::test]
async fn a_security_code_signs_for_somebody_else() {
    let stage = Stage::new().await;
    let producer = stage.admin_of(PRODUCER).await;
    let carrier = stage.admin_of(CARRIER).await;
    let id = stage.sealed(&producer).await;
    assert_eq!(code(stage.sign_emission(&carrier, &id, None).await), Code::Forbidden);
    let signed = stage.sign_emission(&carrier, &id, Some(CODE)).await.unwrap();
    assert_eq!(signed.status, FormStatus::SignedByProducer);
    assert_eq!(code(stage.sign_transport(&producer, &id, None).await), Code::Forbidden);
    let sent = stage.sign_transport(&producer, &id, Some(CODE)).await.unwrap();
    assert_eq!(sent.status, FormStatus::Sent);
}

#[tokio::test]
async fn guesses_count_though_nothing_is_signed() {
    let stage = Stage::new().await;
    let producer = stage.admin_of(PRODUCER).await;
    let carrier = stage.admin_of(CARRIER).await;
    let guesser = stage.admin_of(DESTINATION).await;
    let id = stage.sealed(&producer).await;
    assert_eq!(code(stage.sign_emission(&guesser, &id, Some(1)).await), Code::Forbidden);
    assert_eq!(code(stage.sign_emission(&guesser, &id, Some(2)).await), Code::Forbidden);
    assert_eq!(code(stage.sign_emission(&guesser, &id, Some(CODE)).await), Code::TooManyRequests);
    assert_eq!(code(stage.sign_emission(&guesser, &id, Some(CODE)).await), Code::TooManyRequests);
    // The lock is that user's.
    stage.sign_emission(&carrier, &id, Some(CODE)).await.unwrap();
}

#[tokio::test]
async fn a_wrong_status_is_told_before_any_right_is_asked() {
    let stage = Stage::new().await;
    let producer = stage.admin_of(PRODUCER).await;
    let destination = stage.admin_of(DESTINATION).await;
    let id = stage.sealed(&producer).await;
    stage.sign_emission(&producer, &id, None).await.unwrap();
    assert_eq!(code(stage.sign_emission(&destination, &id, Some(1)).await), Code::BadUserInput);
    let sealed = stage.sealed(&producer).await;
    let carrier = stage.admin_of(CARRIER).await;
    assert_eq!(code(stage.sign_transport(&carrier, &sealed, None).await), Code::Forbidden);
}
