//! Codes of letters: eight digits, three attempts, kept as hashes.

use futures_util::future::join_all;
use serde_json::json;

use super::{ADMINS, LETTER, Scene, accept, ask, get};
use crate::support::client::Client;

/// A code that is not this one.
fn wrong(code: &str) -> String {
    let other = if code.starts_with('0') { "1" } else { "0" };
    format!("{other}{}", &code[1..])
}

#[tokio::test]
async fn the_author_accepts_with_the_letters_code_once_the_administrators_had_their_time() {
    let scene = Scene::start().await;
    let asked = scene.asked(LETTER).await;
    let code = scene.code().await;
    assert!(code.len() == 8 && code.bytes().all(|byte| byte.is_ascii_digit()), "{code}");
    let with_code = json!({ "orgId": scene.admin.siret, "code": code });
    assert_eq!(accept(&scene.author, with_code.clone()).await.codes(), ["FORBIDDEN"], "too early");
    scene.pass_the_delay().await;
    assert_eq!(
        accept(&scene.author, json!({ "adminRequestId": asked })).await.codes(),
        ["FORBIDDEN"],
        "no code"
    );
    assert_eq!(accept(&scene.author, with_code).await.data()["status"], "ACCEPTED");
    assert_eq!(scene.role(&scene.author).await.as_deref(), Some("ADMIN"));
}

#[tokio::test]
async fn three_wrong_codes_block_a_request_for_ever() {
    let scene = Scene::start().await;
    let asked = scene.asked(LETTER).await;
    let code = scene.code().await;
    let attempt =
        async |code: &str| accept(&scene.author, json!({ "orgId": scene.admin.siret, "code": code })).await;
    // Too early is no attempt.
    assert_eq!(attempt(&wrong(&code)).await.codes(), ["FORBIDDEN"]);
    scene.pass_the_delay().await;
    for left in ["2 essais", "un essai", "bloquée"] {
        assert_eq!(get(&scene.author, &asked).await.data()["status"], "PENDING");
        let refusal = attempt(&wrong(&code)).await.refusal();
        assert_eq!(refusal.code, "BAD_USER_INPUT");
        assert!(refusal.message.contains(left), "{}", refusal.message);
    }
    assert_eq!(get(&scene.author, &asked).await.data()["status"], "BLOCKED");
    assert_eq!(attempt(&code).await.codes(), ["BAD_USER_INPUT"]);
    assert_eq!(accept(&scene.admin, json!({ "adminRequestId": asked })).await.codes(), ["BAD_USER_INPUT"]);
    assert_eq!(scene.role(&scene.author).await, None);
}

#[tokio::test]
async fn of_many_guesses_at_once_three_are_tried() {
    let scene = Scene::start().await;
    scene.asked(LETTER).await;
    let code = scene.code().await;
    scene.pass_the_delay().await;
    let mut guesses = vec![wrong(&code); 7];
    guesses.push(code);
    let tries =
        guesses.iter().map(|code| accept(&scene.author, json!({ "orgId": scene.admin.siret, "code": code })));
    join_all(tries).await;
    let counted: i32 = scene.app.rows("select wrong_codes from admin_request").await[0].get(0);
    let is_admin = scene.role(&scene.author).await.is_some();
    assert!(counted == 3 || is_admin && counted < 3, "{counted} {is_admin}");
}

#[tokio::test]
async fn a_code_is_that_of_its_own_request() {
    let scene = Scene::start().await;
    scene.asked(LETTER).await;
    let first = scene.code().await;
    let other =
        Client { siret: scene.admin.siret.clone(), ..scene.app.session(&scene.app.loner().await).await };
    ask(&other, LETTER, None).await.data();
    scene.pass_the_delay().await;
    let stolen = json!({ "orgId": scene.admin.siret, "code": first });
    assert_eq!(accept(&other, stolen.clone()).await.codes(), ["BAD_USER_INPUT"]);
    // Who asked for no letter has no code to give.
    let nobody =
        Client { siret: scene.admin.siret.clone(), ..scene.app.session(&scene.app.loner().await).await };
    assert_eq!(accept(&nobody, stolen.clone()).await.codes(), ["BAD_USER_INPUT"]);
    let asked = super::id(&ask(&nobody, ADMINS, None).await.data());
    let by_id = json!({ "adminRequestId": asked, "code": first });
    scene.app.pass_in_session(jiff::SignedDuration::from_hours(72)).await;
    assert_eq!(accept(&nobody, by_id).await.codes(), ["FORBIDDEN"]);
    accept(&scene.author, stolen).await.data();
}

#[tokio::test]
async fn a_code_is_kept_as_a_hash() {
    let scene = Scene::start().await;
    scene.asked(LETTER).await;
    let code = scene.code().await;
    let kept: String = scene.app.rows("select r::text from admin_request r").await[0].get(0);
    let hex: String = code.bytes().map(|byte| format!("{byte:02x}")).collect();
    assert!(!kept.contains(&code) && !kept.contains(&hex), "{kept}");
    let length: i32 = scene.app.rows("select length(code_hash) from admin_request").await[0].get(0);
    assert_eq!(length, 32);
}
