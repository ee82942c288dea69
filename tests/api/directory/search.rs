//! `searchCompanies`.

use serde_json::{Value, json};

use super::*;
use crate::support::app::Profile::{Producer, Transporter};
use crate::support::client::Client;

const SEARCH: &str = "query ($clue: String!, $department: String, $closed: Boolean, $foreign: Boolean) {
    searchCompanies(clue: $clue, department: $department, allowClosedCompanies: $closed, allowForeignCompanies: $foreign) {
        orgId name isRegistered etatAdministratif addressVoie addressPostalCode addressCity trackdechetsId
    }
}";

async fn found(by: &Client, arguments: Value) -> Vec<String> {
    let answer = by.ask(SEARCH, arguments).await.data()["searchCompanies"].take();
    answer.as_array().unwrap().iter().map(|company| company["orgId"].as_str().unwrap().to_owned()).collect()
}

/// A service with a small directory, and who asks.
async fn small() -> (TestApp, Client, [String; 5]) {
    let app = TestApp::start().await;
    let sirets = [
        siret("732829320", 1),
        siret("732829320", 2),
        siret("404833048", 1),
        siret("404833048", 2),
        siret("552100554", 1),
    ];
    let [head, depot, bakery, closed, person_] = &sirets;
    fill(
        &app,
        &[
            unit("732829320", "TRANSPORTS VALLIER", "TV"),
            unit("404833048", "BOULANGERIE DE L'ÉGLISE", ""),
            person("552100554", "HÉLÈNE", "VALLIER"),
        ],
        &[
            Site { siret: head, ..Site::default() },
            Site {
                siret: depot,
                sign: "LE DEPOT",
                postal_code: "38120",
                town: "SAINT-ÉGRÈVE",
                ..Site::default()
            },
            Site { siret: bakery, postal_code: "20000", town: "AJACCIO", ..Site::default() },
            Site { siret: closed, state: "F", ..Site::default() },
            Site { siret: person_, ..Site::default() },
        ],
    )
    .await;
    let [asker] = app.companies([Producer]).await;
    (app, asker, sirets)
}

#[tokio::test]
async fn names_are_found_by_words_beginnings_and_without_accents() {
    let (_app, asker, [head, depot, bakery, closed, person]) = small().await;
    let table: &[(&str, &[&String])] = &[
        ("Transports Vallier", &[&head, &depot]),
        ("transp vall", &[&head, &depot]),
        ("vallier helene", &[&person]),
        ("Helene Vallier", &[&person]),
        ("DÉPÔT", &[&depot]),
        ("saint egreve", &[&depot]),
        ("boulangerie de l'eglise", &[&bakery, &closed]),
        ("eglise boul", &[&bakery, &closed]),
        ("tv", &[&head, &depot]),
        ("introuvable", &[]),
    ];
    for (clue, expected) in table {
        let mut found = found(&asker, json!({ "clue": clue })).await;
        let mut expected: Vec<String> = expected.iter().map(|siret| (*siret).clone()).collect();
        found.sort_unstable();
        expected.sort_unstable();
        assert_eq!(found, expected, "{clue}");
    }
}

#[tokio::test]
async fn the_open_come_before_the_closed_and_exact_names_before_all() {
    let (app, asker, [head, depot, bakery, closed, person]) = small().await;
    assert_eq!(found(&asker, json!({ "clue": "boulangerie" })).await, [bakery.clone(), closed.clone()]);
    assert_eq!(found(&asker, json!({ "clue": "boulangerie", "closed": false })).await, [bakery]);
    // A registered company comes before others that fit as well.
    app.provision(&json!([{ "email": "v@v.test", "company": {
        "siret": depot, "name": "Transports Vallier", "address": "1 rue A 38120 Saint-Égrève", "types": ["TRANSPORTER"],
    } }]))
    .await;
    app.execute(&format!(
        "update establishment set name = 'Dépôt Vallier', name_key = 'depot vallier' where siret = '{head}'"
    ))
    .await;
    let order = found(&asker, json!({ "clue": "vallier" })).await;
    assert_eq!(order[0], depot, "{order:?}");
    assert_eq!(order.len(), 3);
    assert!(order.contains(&person));
}

#[tokio::test]
async fn a_department_narrows_a_search() {
    let (_app, asker, [head, depot, bakery, _, person]) = small().await;
    let table = [
        ("vallier", "69", vec![&head, &person]),
        ("vallier", "38", vec![&depot]),
        ("vallier", "381", vec![&depot]),
        ("vallier", "38120", vec![&depot]),
        ("vallier", "38121", vec![]),
        ("transports vallier", "69001", vec![&head]),
        ("boulangerie", "2A", vec![&bakery]),
        ("boulangerie", "2B", vec![]),
        ("vallier", "", vec![&head, &depot, &person]),
    ];
    for (clue, department, expected) in table {
        let mut found = found(&asker, json!({ "clue": clue, "department": department })).await;
        let mut expected: Vec<String> = expected.into_iter().cloned().collect();
        found.sort_unstable();
        expected.sort_unstable();
        assert_eq!(found, expected, "{clue} {department}");
    }
}

#[tokio::test]
async fn identifiers_are_answered_in_their_order() {
    let (app, asker, [head, depot, _, closed, _]) = small().await;
    let clue = format!("{depot}, {head} ,73282932000074");
    assert_eq!(found(&asker, json!({ "clue": clue })).await, [depot.clone(), head.clone()]);
    assert_eq!(found(&asker, json!({ "clue": closed })).await, std::slice::from_ref(&closed));
    assert!(found(&asker, json!({ "clue": closed, "closed": false })).await.is_empty());
    // A company's number finds its establishments.
    assert_eq!(found(&asker, json!({ "clue": "732 829 320" })).await, [head, depot]);

    let foreign = json!({ "siret": null, "vatNumber": "BE0541696005", "name": "Vervoer", "address": "1 rue B 1000 Bruxelles",
        "types": ["TRANSPORTER"] });
    app.provision(&json!([{ "email": "f@f.test", "company": foreign }])).await;
    for clue in ["BE0541696005", "vervoer"] {
        assert!(found(&asker, json!({ "clue": clue })).await.is_empty(), "{clue}");
        assert_eq!(found(&asker, json!({ "clue": clue, "foreign": true })).await, ["BE0541696005"], "{clue}");
    }
    // One that is not registered has to be asked for elsewhere, which nobody set up here.
    let away = asker.ask(SEARCH, json!({ "clue": "DE136695976", "foreign": true })).await;
    assert_eq!(away.codes(), ["EXTERNAL_SERVICE_ERROR"]);
}

#[tokio::test]
async fn an_answer_tells_all_that_is_known() {
    let (app, asker, [head, ..]) = small().await;
    app.provision(&json!([{ "email": "v@v.test", "company": {
        "siret": head, "name": "Notre nom", "address": "1 rue A 69001 Lyon", "types": ["TRANSPORTER"],
    } }]))
    .await;
    let answer = asker.ask(SEARCH, json!({ "clue": head })).await.data()["searchCompanies"][0].take();
    assert_eq!(answer["name"], "TRANSPORTS VALLIER (TV)");
    assert_eq!(answer["addressVoie"], "12 B RUE DES LILAS");
    assert_eq!((&answer["addressPostalCode"], &answer["addressCity"]), (&json!("69001"), &json!("LYON 1ER")));
    assert_eq!((&answer["isRegistered"], &answer["etatAdministratif"]), (&json!(true), &json!("A")));
    assert_eq!(answer["trackdechetsId"].as_str().unwrap().len(), 25);
}

#[tokio::test]
async fn registered_companies_are_found_without_a_directory_by_usual_name_too() {
    let app = TestApp::start().await;
    let [carrier, asker] = app.companies([Transporter, Producer]).await;
    app.execute(&format!(
        "delete from establishment; update company set given_name = 'Dépôt du Môle' where siret = '{}'",
        carrier.siret
    ))
    .await;
    assert_eq!(found(&asker, json!({ "clue": "depot mole" })).await, std::slice::from_ref(&carrier.siret));
    assert_eq!(
        found(&asker, json!({ "clue": "depot mole", "department": "69" })).await,
        std::slice::from_ref(&carrier.siret)
    );
    assert!(found(&asker, json!({ "clue": "depot mole", "department": "38" })).await.is_empty());
    assert_eq!(found(&asker, json!({ "clue": carrier.siret })).await, [carrier.siret]);
}

#[tokio::test]
async fn a_search_gives_twenty_answers_at_most() {
    let app = TestApp::start().await;
    let units: Vec<String> =
        (0..45).map(|n| unit(&format!("7328293{n:02}"), &format!("MARTIN NUMERO {n}"), "")).collect();
    let sirets: Vec<String> = (0..45).map(|n| siret(&format!("7328293{n:02}"), 1)).collect();
    let sites: Vec<Site<'_>> = sirets.iter().map(|siret| Site { siret, ..Site::default() }).collect();
    fill(&app, &units, &sites).await;
    let [asker] = app.companies([Producer]).await;
    for clue in ["martin", "numero", "7328293"] {
        let count = found(&asker, json!({ "clue": clue })).await.len();
        assert_eq!(count, if clue == "7328293" { 0 } else { 20 }, "{clue}");
    }
}

#[tokio::test]
async fn searches_that_say_nothing_are_refused() {
    let app = TestApp::start().await;
    let [asker] = app.companies([Producer]).await;
    for (arguments, expected) in [
        (json!({ "clue": "" }), "clue"),
        (json!({ "clue": " ,;" }), "clue"),
        (json!({ "clue": "vallier", "department": "6" }), "department"),
        (json!({ "clue": "vallier", "department": "Rhône" }), "department"),
    ] {
        let refusal = asker.ask(SEARCH, arguments.clone()).await.refusal();
        assert_eq!(refusal.code, "BAD_USER_INPUT", "{arguments}");
        assert_eq!(refusal.invalid_args, [expected], "{arguments}");
    }
    let nobody = app.anonymous().ask(SEARCH, json!({ "clue": "vallier" })).await;
    assert_eq!(nobody.codes(), ["UNAUTHENTICATED"]);
}

#[tokio::test]
async fn words_that_everybody_has_are_looked_for_at_the_beginning_of_names_only() {
    let (app, asker, [head, depot, ..]) = small().await;
    // As an import of the whole country would tell.
    app.execute(
        "insert into directory_word values ('vallier', 200000), ('transports', 300000), ('depot', 50)",
    )
    .await;
    let mut names = found(&asker, json!({ "clue": "transports" })).await;
    names.sort_unstable();
    assert_eq!(names, [head, depot.clone()]);
    assert!(found(&asker, json!({ "clue": "vallier" })).await.is_empty());
    // With a rare word beside it, it tells again.
    assert_eq!(found(&asker, json!({ "clue": "vallier depot" })).await, [depot]);
}

#[tokio::test]
async fn no_question_reads_the_whole_directory() {
    let app = TestApp::start().await;
    app.execute(
        "insert into establishment (siret, name, address, name_key, department, search, is_closed)
         select 'n' || n, 'A', 'B', 'name ' || n, lpad((n % 90)::text, 2, '0'),
                array_to_tsvector(array['name', 'n' || n]), n % 2 = 0
           from generate_series(1, 20000) n;
         analyze establishment",
    )
    .await;
    let tx = app.store.begin().await.unwrap();
    tx.batch("set local enable_seqscan = off").await.unwrap();
    for which in ["not is_closed", "is_closed"] {
        for (condition, index) in [
            ("name_key >= 'n' and name_key < 'n~' order by name_key", "establishment_name"),
            (
                "department = '69' and name_key >= 'n' and name_key < 'n~' order by name_key",
                "establishment_name_in",
            ),
            ("search @@ '''n1'':*'::tsquery", "establishment_words"),
        ] {
            // As the functions that look for words have it.
            let other_plans = if index == "establishment_words" { "off" } else { "on" };
            tx.batch(&format!("set local enable_indexscan = {other_plans}")).await.unwrap();
            let sql =
                format!("explain select siret from establishment where {which} and {condition} limit 20");
            let plan = tx.query_text(&sql, &[]).await.unwrap();
            let plan: Vec<String> = plan.iter().map(|row| row.get(0)).collect();
            let plan = plan.join("\n");
            assert!(plan.contains(index), "{plan}");
            assert!(!plan.contains("Sort"), "names come in the order of the index\n{plan}");
        }
    }
    tx.rollback().await.unwrap();
}

#[tokio::test]
async fn the_private_directory_is_looked_at_first() {
    let app = TestApp::start().await;
    let hidden = siret("732829320", 1);
    fill(
        &app,
        &[unit("732829320", "[ND]", "")],
        &[Site { siret: &hidden, status: "P", state: "F", ..Site::default() }],
    )
    .await;
    app.execute(&format!(
        "insert into anonymous_company (org_id, id, siret, name, address, code_naf, libelle_naf, created_at)
         values ('{hidden}', 'private', '{hidden}', 'Maison Martin', '1 rue B 69001 Lyon', '38.22Z', 'Traitement', now()),
                ('00000099999999', 'test', '00000099999999', 'Essai', '2 rue C 69001 Lyon', 'XXXXX', 'Essai', now())"
    ))
    .await;
    let [asker] = app.companies([Producer]).await;
    let session = app.session(&asker).await;
    let document = format!(
        "{{ companyPrivateInfos(clue: \"{hidden}\") {{ name address naf isAnonymousCompany statutDiffusionEtablissement etatAdministratif }} }}"
    );
    let infos = session.ask(&document, json!({})).await.data()["companyPrivateInfos"].take();
    assert_eq!(
        infos,
        json!({ "name": "Maison Martin", "address": "1 rue B 69001 Lyon", "naf": "38.22Z", "isAnonymousCompany": true,
                "statutDiffusionEtablissement": "P", "etatAdministratif": "A" })
    );
    // Nobody else is told.
    let public =
        format!("{{ companyInfos(siret: \"{hidden}\") {{ name address statutDiffusionEtablissement }} }}");
    let infos = app.anonymous().ask(&public, json!({})).await.data()["companyInfos"].take();
    assert_eq!(infos, json!({ "name": null, "address": null, "statutDiffusionEtablissement": "P" }));
    let test = app
        .anonymous()
        .ask("{ companyInfos(siret: \"00000099999999\") { name isRegistered } }", json!({}))
        .await;
    assert_eq!(test.data()["companyInfos"], json!({ "name": "Essai", "isRegistered": false }));
}
