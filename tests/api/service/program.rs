//! The program as a process: killed, started again, joined by `provision`.

use client::Single;
use client::form;
use client::input::{CompanyInput, CreateFormInput, EmitterInput, UpdateFormInput};
use futures_util::future::join_all;
use serde_json::{Value, json};

use crate::support::client::Client;
use crate::support::database::TempFolder;
use crate::support::http::Http;
use crate::support::program::{self, Program};

const SIRET: &str = "00000000000018";

fn accounts() -> Value {
    json!([
        { "email": "ana@exemple.test",
          "company": { "siret": SIRET, "name": "Atelier", "address": "1 rue des Essais 69001 Lyon" } },
        { "email": "leo@exemple.test" },
    ])
}

/// Provisions on a folder, and gives the first of the accounts as a client of the server there.
fn provisioned(folder: &TempFolder, server: &Program) -> Client {
    let output = program::provision(&folder.0, &accounts().to_string());
    assert!(output.status.success(), "{output:?}");
    let lines = lines(&output.stdout);
    Client {
        http: Http::new(server.address),
        email: "ana@exemple.test".into(),
        token: lines[0]["token"].as_str().map(str::to_owned),
        cookie: None,
        siret: SIRET.into(),
        security_code: 0,
    }
}

fn lines(text: &[u8]) -> Vec<Value> {
    let text = std::str::from_utf8(text).unwrap();
    text.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

fn draft(number: usize) -> CreateFormInput {
    let company = CompanyInput { siret: Some(SIRET.into()), ..CompanyInput::default() };
    CreateFormInput {
        custom_id: Some(format!("LOT-{number}")),
        emitter: Some(EmitterInput { company: Some(company), ..EmitterInput::default() }),
        ..CreateFormInput::default()
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_was_acknowledged_survives_the_death_of_the_process() {
    let folder = TempFolder::new("kill-9");
    let server = Program::serve(&folder.0);
    let ana = provisioned(&folder, &server);
    let acknowledged = join_all((0..20).map(|number| ana.run(form::create(draft(number))))).await;
    let acknowledged: Vec<_> = acknowledged.into_iter().map(|answer| answer.data().id).collect();
    // More are on their way when it dies; what is not acknowledged may be there or not.
    let under_way = (20..40).map(|number| {
        let ana = ana.clone();
        tokio::spawn(async move {
            let body = serde_json::to_vec(&form::create(draft(number))).unwrap();
            let bearer = format!("Bearer {}", ana.token.as_ref().unwrap());
            let reply = ana.http.try_post_json(&[("authorization", &bearer)], body).await?;
            let answer: client::GraphQlResponse<form::CreateForm> =
                serde_json::from_slice(&reply.body).ok()?;
            Some(answer.data?.field().id)
        })
    });
    let under_way: Vec<_> = under_way.collect();
    server.kill_9();
    let late = join_all(under_way).await;
    let late = late.into_iter().filter_map(|task| task.unwrap());

    let server = Program::serve(&folder.0);
    let ana = Client { http: Http::new(server.address), ..ana };
    for id in acknowledged.into_iter().chain(late) {
        assert_eq!(ana.run(form::get(&id)).await.data().id, id);
    }
}

#[tokio::test]
async fn provision_joins_the_server_of_the_same_folder() {
    let folder = TempFolder::new("provision");
    let server = Program::serve(&folder.0);
    let output = program::provision(&folder.0, &accounts().to_string());
    assert_eq!((output.status.code(), output.stderr.as_slice()), (Some(0), b"".as_slice()));
    let [ana, leo] = <[Value; 2]>::try_from(lines(&output.stdout)).unwrap();
    for (line, email) in [(&ana, "ana@exemple.test"), (&leo, "leo@exemple.test")] {
        let keys: Vec<&String> = line.as_object().unwrap().keys().collect();
        assert_eq!(keys.len(), 4, "{line}");
        assert_eq!(line["email"], email);
        let token = line["token"].as_str().unwrap();
        let me = Client { http: Http::new(server.address), ..nobody(token) };
        assert_eq!(me.run(client::user::me()).await.data().email, email);
    }
    assert_eq!(ana["siret"], SIRET);
    assert!((1000..=9999).contains(&ana["securityCode"].as_i64().unwrap()));
    assert_eq!((&leo["siret"], &leo["securityCode"]), (&Value::Null, &Value::Null));

    // Again: the same people with new tokens.
    let output = program::provision(&folder.0, &accounts().to_string());
    let again = lines(&output.stdout);
    assert_eq!(again[0]["securityCode"], ana["securityCode"]);
    assert_ne!(again[0]["token"], ana["token"]);
    let earlier = Client { http: Http::new(server.address), ..nobody(ana["token"].as_str().unwrap()) };
    assert_eq!(earlier.run(client::user::me()).await.data().email, "ana@exemple.test");
}

fn nobody(token: &str) -> Client {
    Client {
        http: Http::new(([127, 0, 0, 1], 0).into()),
        email: String::new(),
        token: Some(token.to_owned()),
        cookie: None,
        siret: String::new(),
        security_code: 0,
    }
}

#[tokio::test]
async fn provision_that_fails_says_why_in_one_line_and_writes_nothing() {
    let folder = TempFolder::new("provision-fails");
    let server = Program::serve(&folder.0);
    let known = provisioned(&folder, &server);
    let wrong = json!([
        { "email": "new@exemple.test",
          "company": { "siret": "00000000000026", "name": "Neuf", "address": "1 rue A 69001 Lyon" } },
        { "email": "b@exemple.test", "colour": "red" },
    ]);
    for accounts in [wrong.to_string(), "{".into(), String::new(), "{}".into(), "[{}]".into()] {
        let output = program::provision(&folder.0, &accounts);
        assert_eq!((output.status.code(), output.stdout.as_slice()), (Some(1), b"".as_slice()), "{accounts}");
        let told = String::from_utf8(output.stderr).unwrap();
        assert_eq!(told.lines().count(), 1, "{accounts}: {told}");
        assert!(told.starts_with("trackdechets: "), "{told}");
    }
    let anybody = Client { token: None, ..known };
    let answer = anybody.run(client::user::company_infos("00000000000026")).await;
    assert_eq!(answer.codes(), ["BAD_USER_INPUT"], "the company was not written");
}

#[test]
fn provision_is_for_sandboxes_only() {
    let folder = TempFolder::new("provision-production");
    let output = program::provision(&folder.0, "[]");
    assert_eq!((output.status.code(), output.stdout.as_slice()), (Some(1), b"".as_slice()));
    let told = String::from_utf8(output.stderr).unwrap();
    assert!(told.contains("sandbox") && told.lines().count() == 1, "{told}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_note_is_told_anew_on_the_command_line() {
    let folder = TempFolder::new("history");
    let server = Program::serve(&folder.0);
    let ana = provisioned(&folder, &server);
    let note = ana.run(form::create(draft(1))).await.data();
    let between = jiff::Timestamp::now().to_string();
    let rename = form::update(UpdateFormInput {
        id: note.id.clone(),
        custom_id: Some("LOT-2".into()),
        waste_details: None,
    });
    ana.run(rename).await.data();

    let output = program::history(&folder.0, &[&note.readable_id]);
    assert!(output.status.success(), "{output:?}");
    let events = lines(&output.stdout);
    let told: Vec<_> = events.iter().map(|event| (&event["kind"], &event["actorEmail"])).collect();
    let by_ana = json!("ana@exemple.test");
    assert_eq!(told, [(&json!("CREATED"), &by_ana), (&json!("UPDATED"), &by_ana)]);
    assert_eq!(events[1]["changes"], json!({ "customId": "LOT-2" }));

    let then = program::history(&folder.0, &[note.id.inner(), "--at", &between]);
    let then: Value = serde_json::from_slice(&then.stdout).unwrap();
    assert_eq!((&then["readableId"], &then["customId"]), (&json!(note.readable_id), &json!("LOT-1")));
    let before = program::history(&folder.0, &[note.id.inner(), "--at", "2026-01-01"]);
    assert_eq!(before.status.code(), Some(1));
    let wrong = program::history(&folder.0, &["BSD-20260101-000000000"]);
    let text = String::from_utf8(wrong.stderr).unwrap();
    assert_eq!(
        text,
        "trackdechets: nothing is told of BSD-20260101-000000000: no dispatch note, no company\n"
    );
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_operator_changes_what_an_account_may_do() {
    let folder = TempFolder::new("account");
    let server = Program::serve(&folder.0);
    let ana = provisioned(&folder, &server);
    let account = |arguments: &[&str]| {
        let output = program::account(&folder.0, arguments);
        let (told, failed) = (String::from_utf8(output.stdout), String::from_utf8(output.stderr));
        (output.status.code(), told.expect("text") + &failed.expect("text"))
    };
    let once = "ana@exemple.test administers the platform once a second factor (TOTP) is active\n";
    assert_eq!(account(&["ANA@exemple.test", "--admin", "true"]), (Some(0), once.to_owned()));
    let me = ana.ask("{ me { isAdmin } }", Value::Null).await.data();
    assert_eq!(me["me"]["isAdmin"], false);
    let no_more = "ana@exemple.test does not administer the platform\n";
    assert_eq!(account(&["ana@exemple.test", "--admin", "false"]), (Some(0), no_more.to_owned()));
    let government =
        ["--government", "DREAL", "--permission", "BSDS_CAN_READ_ALL", "--ip", "192.0.2.1", "--org"];
    let reader = [&["leo@exemple.test"][..], &government, &["ALL"]].concat();
    assert_eq!(account(&reader), (Some(0), "leo@exemple.test reads for DREAL\n".to_owned()));
    let none = "leo@exemple.test reads for no administration\n";
    assert_eq!(account(&["leo@exemple.test", "--no-government"]), (Some(0), none.to_owned()));

    let nobody = "trackdechets: there is no account nobody@exemple.test\n";
    assert_eq!(account(&["nobody@exemple.test", "--admin", "true"]), (Some(1), nobody.to_owned()));
    assert_eq!(
        account(&[&["nobody@exemple.test"][..], &government, &["ALL"]].concat()),
        (Some(1), nobody.to_owned())
    );
    let nothing = "trackdechets: account needs --admin, --government or --no-government\n";
    assert_eq!(account(&["ana@exemple.test"]), (Some(1), nothing.to_owned()));
    let (code, why) = account(&[&["ana@exemple.test"][..], &government, &["ALL,00000000000018"]].concat());
    assert_eq!((code, why.as_str()), (Some(1), "trackdechets: wrong setting --org: ALL stands alone\n"));
}
