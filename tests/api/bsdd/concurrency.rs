use std::time::Duration;

use futures_util::future::{self, join_all};
use serde_json::json;
use trackdechets::error::Code;
use trackdechets::generated::{Form, FormStatus};

use trackdechets::store::Tx;

use super::stage::{CODE, DESTINATION, PRODUCER, Stage, code, note, received};

/// Runs `changes` of a note so that at least `count` of them wait for it at the same time.
async fn all_at_once<T>(stage: &Stage, count: i64, changes: impl Future<Output = T>) -> T {
    let tx = hold(stage).await;
    let release = async {
        until_waiting(stage, count).await;
        tx.commit().await.unwrap();
    };
    future::join(changes, release).await.0
}

async fn hold(stage: &Stage) -> Tx {
    let tx = stage.database.store.begin().await.unwrap();
    tx.batch("select from bsd for update").await.unwrap();
    tx
}

async fn until_waiting(stage: &Stage, count: i64) {
    let waiting = "select count(*) from pg_stat_activity
                    where datname = current_database() and wait_event_type = 'Lock'";
    while stage.rows(waiting).await[0].get::<_, i64>(0) < count {
        tokio::time::sleep(Duration::from_millis(2)).await;
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn of_many_signatures_at_once_exactly_one_holds() {
    let stage = Stage::new().await;
    let producer = stage.admin_of(PRODUCER).await;
    let id = stage.sealed(&producer).await;
    let attempts = join_all((0..20).map(|_| stage.sign_emission(&producer, &id, None)));
    let attempts = all_at_once(&stage, 5, attempts).await;
    let (signed, refused): (Vec<_>, Vec<_>) = attempts.into_iter().partition(Result::is_ok);
    assert_eq!((signed.len(), refused.len()), (1, 19));
    assert!(refused.into_iter().all(|attempt| code(attempt) == Code::BadUserInput));
    let logs = "select count(*) from bsd_event where status = 'SIGNED_BY_PRODUCER'";
    assert_eq!(stage.rows(logs).await[0].get::<_, i64>(0), 1);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn signatures_by_code_race_as_well() {
    let stage = Stage::new().await;
    let producer = stage.admin_of(PRODUCER).await;
    let destination = stage.admin_of(DESTINATION).await;
    let id = stage.sealed(&producer).await;
    let both = future::join(
        stage.sign_emission(&producer, &id, None),
        stage.sign_emission(&destination, &id, Some(CODE)),
    );
    let (by_right, by_code) = all_at_once(&stage, 2, both).await;
    let lost = match (by_right, by_code) {
        (Ok(_), lost @ Err(_)) | (lost @ Err(_), Ok(_)) => lost,
        (Ok(_), Ok(_)) => panic!("both have signed"),
        (Err(one), Err(other)) => panic!("nobody signs: {one}; {other}"),
    };
    assert_eq!(code(lost), Code::BadUserInput);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn two_receptions_at_once_leave_one_outcome() {
    let stage = Stage::new().await;
    let producer = stage.admin_of(PRODUCER).await;
    let destination = stage.admin_of(DESTINATION).await;
    let id = stage.sealed(&producer).await;
    stage.sign_emission(&producer, &id, None).await.unwrap();
    stage.sign_transport(&producer, &id, Some(CODE)).await.unwrap();
    let both = future::join(
        stage.receive(&destination, &id, received("ACCEPTED", 2.0, 0.0, None)),
        stage.receive(&destination, &id, received("REFUSED", 2.0, 2.0, Some("Non conforme"))),
    );
    let (accepted, refused) = all_at_once(&stage, 2, both).await;
    assert!(accepted.is_ok() != refused.is_ok());
    let kept = stage.form(&destination, &id, &[]).await.unwrap().status;
    let expected = if accepted.is_ok() { FormStatus::Accepted } else { FormStatus::Refused };
    assert_eq!(kept, expected);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_note_is_never_sealed_without_what_an_edition_takes_off() {
    let stage = Stage::new().await;
    let producer = stage.admin_of(PRODUCER).await;
    let id = stage.create(&producer, note()).await.unwrap().id;
    let both = future::join(
        stage.seal(&producer, &id),
        stage.update(&producer, &id, json!({ "wasteDetails": { "name": null } })),
    );
    let (sealed, emptied) = all_at_once(&stage, 2, both).await;
    // Whichever comes second is judged on what the first left.
    let (expected, lost) = match (sealed, emptied) {
        (Ok(_), lost @ Err(_)) => (FormStatus::Sealed, lost),
        (lost @ Err(_), Ok(_)) => (FormStatus::Draft, lost),
        (sealed, emptied) => panic!("sealed: {}, emptied: {}", sealed.is_ok(), emptied.is_ok()),
    };
    assert_eq!(code(lost), Code::BadUserInput);
    let kept = stage.form(&producer, &id, &[Form::WASTE_DETAILS]).await.unwrap();
    assert_eq!(kept.status, expected);
    assert_eq!(kept.waste_details.unwrap().name.is_some(), expected == FormStatus::Sealed);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn who_waited_for_a_note_sees_its_carriers_as_they_are_now() {
    let stage = Stage::new().await;
    let producer = stage.admin_of(PRODUCER).await;
    let id = stage.sealed(&producer).await;
    let tx = hold(&stage).await;
    let change = stage.update(&producer, &id, json!({ "customId": "LOT-1" }));
    let meanwhile = async {
        until_waiting(&stage, 1).await;
        let plate =
            "update bsd_transporter set body = (body::jsonb || '{\"numberPlate\":\"ZZ-100-AA\"}')::json";
        tx.batch(plate).await.unwrap();
        tx.commit().await.unwrap();
    };
    let (changed, ()) = future::join(change, meanwhile).await;
    changed.unwrap();
    for fields in [&[Form::TRANSPORTER][..], &[Form::TRANSPORTER, Form::EMITTED_BY]] {
        let kept = stage.form(&producer, &id, fields).await.unwrap();
        assert_eq!(kept.custom_id.as_deref(), Some("LOT-1"));
        assert_eq!(kept.transporter.unwrap().number_plate.as_deref(), Some("ZZ-100-AA"));
    }
}
