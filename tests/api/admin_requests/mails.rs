//! Who is written to, and what the letter on paper says.

use serde_json::{Value, json};

use trackdechets::jobs::daily::{DAILY, do_due};

use super::{ADMINS, COLLABORATOR, LETTER, Scene, accept, ask, refuse};
use crate::support::app::TestApp;

/// Template, reader and recipients of what waits to be mailed; it waits no more.
async fn mails(app: &TestApp) -> Vec<Value> {
    let rows = app.rows("select payload::text from job where kind = 'mail' order by row_number").await;
    app.execute("delete from job where kind = 'mail'").await;
    let tell = |row: &trackdechets::store::Row| {
        let mut mail: Value = serde_json::from_str(row.get(0)).unwrap();
        mail["to"].as_array_mut().unwrap().sort_by_key(Value::to_string);
        json!([mail["template"], mail["reader"], mail["to"]])
    };
    rows.iter().map(tell).collect()
}

#[tokio::test]
async fn the_author_and_the_administrators_are_told_of_a_request_whatever_its_method() {
    for method in [ADMINS, COLLABORATOR, LETTER] {
        let scene = Scene::start().await;
        let second = scene.app.member(&scene.admin, "ADMIN").await;
        let gone = scene.app.member(&scene.admin, "ADMIN").await;
        scene
            .app
            .execute(&format!("update account set is_active = false where email = '{}'", gone.email))
            .await;
        scene.asked(method).await;
        let expected = [
            json!(["admin-request-created", "author", [scene.author.email]]),
            json!(["admin-request-created", "admins", [scene.admin.email, second.email]]),
        ];
        assert_eq!(mails(&scene.app).await, expected, "{method}");
        assert_eq!(scene.app.count("job where kind = 'letter'").await, i64::from(method == LETTER));
    }
}

#[tokio::test]
async fn an_answer_is_told_to_the_author_the_administrators_and_a_collaborator_who_was_asked() {
    let scene = Scene::start().await;
    let early = scene.asked(COLLABORATOR).await;
    mails(&scene.app).await;
    refuse(&scene.admin, &early).await.data();
    let expected = [
        json!(["admin-request-refused", "author", [scene.author.email]]),
        json!(["admin-request-refused", "admins", [scene.admin.email]]),
    ];
    assert_eq!(mails(&scene.app).await, expected, "the collaborator has not been asked yet");

    scene.app.pass_in_session(jiff::SignedDuration::from_hours(8 * 24)).await;
    let late = scene.asked(COLLABORATOR).await;
    mails(&scene.app).await;
    scene.app.pass_in_session(jiff::SignedDuration::from_hours(4 * 24)).await;
    accept(&scene.member, json!({ "adminRequestId": late })).await.data();
    let expected = [
        json!(["admin-request-accepted", "author", [scene.author.email]]),
        json!(["admin-request-accepted", "admins", [scene.admin.email]]),
        json!(["admin-request-accepted", "collaborator", [scene.member.email]]),
    ];
    assert_eq!(mails(&scene.app).await, expected);
    accept(&scene.admin, json!({ "adminRequestId": late })).await.data();
    assert_eq!(mails(&scene.app).await, Vec::<Value>::new(), "nothing happened");
}

#[tokio::test]
async fn the_collaborator_is_asked_once_the_administrators_had_their_time() {
    let on = async |scene: &Scene, day: &str| {
        mails(&scene.app).await;
        let now = format!("2026-11-{day}T09:00:00+01:00").parse().unwrap();
        assert!(do_due(&scene.app.store, DAILY, now).await);
        let mut told = mails(&scene.app).await;
        told.retain(|mail| mail[0] == "admin-request-turn");
        told
    };
    let scene = Scene::start().await;
    scene.asked(COLLABORATOR).await;
    // Asked on a Tuesday; administrators have Wednesday.
    assert_eq!(on(&scene, "25").await, Vec::<Value>::new());
    let expected = [json!(["admin-request-turn", "collaborator", [scene.member.email]])];
    assert_eq!(on(&scene, "26").await, expected);
    assert_eq!(on(&scene, "27").await, Vec::<Value>::new());

    // Nor is one asked of what is answered, or who has left, or nobody of another method.
    for undo in [
        "update admin_request set status = 'REFUSED'",
        "delete from membership m using admin_request r where m.account_id = r.collaborator_id",
        "update account a set is_active = false from admin_request r where a.id = r.collaborator_id",
    ] {
        let scene = Scene::start().await;
        scene.asked(COLLABORATOR).await;
        scene.app.execute(undo).await;
        assert_eq!(on(&scene, "26").await, Vec::<Value>::new(), "{undo}");
    }
    let scene = Scene::start().await;
    scene.asked(LETTER).await;
    assert_eq!(on(&scene, "26").await, Vec::<Value>::new());
}

#[tokio::test]
async fn a_refused_attempt_is_told_to_nobody() {
    let scene = Scene::start().await;
    ask(&scene.admin, LETTER, None).await.refusal();
    assert_eq!(scene.app.count("job").await, 0);
}
