//! What companies tell, and to whom.

use serde_json::{Value, json};

use super::{CARRIER, PRODUCER, account, company};
use crate::support::app::Profile::Producer;
use crate::support::app::TestApp;
use crate::support::client::{Answer, Client};

const INFOS: &str = "query ($siret: String, $clue: String) {
    companyInfos(siret: $siret, clue: $clue) {
        orgId siret vatNumber name address contact isRegistered companyTypes etatAdministratif
        statutDiffusionEtablissement codePaysEtrangerEtablissement
    }
}";

async fn infos(by: &Client, arguments: Value) -> Answer<Value> {
    by.ask(INFOS, arguments).await.map(|mut data| data["companyInfos"].take())
}

#[tokio::test]
async fn anybody_may_know_a_company() {
    let app = TestApp::start().await;
    app.provision(&json!([account("a@a.test", PRODUCER)])).await;
    let nobody = app.anonymous();
    for arguments in [json!({ "siret": PRODUCER }), json!({ "clue": "732 829 320 00074" })] {
        let known = infos(&nobody, arguments).await.data();
        assert_eq!(known["orgId"], PRODUCER);
        assert_eq!(known["name"], format!("Société {PRODUCER}"));
        assert_eq!(known["isRegistered"], true);
        assert_eq!(known["companyTypes"], json!(["PRODUCER"]));
        assert_eq!(known["etatAdministratif"], "A");
        assert_eq!(known["vatNumber"], Value::Null);
    }
    let typed = nobody.run(client::user::company_infos(PRODUCER)).await.data();
    assert_eq!((typed.org_id.as_str(), typed.is_registered), (PRODUCER, Some(true)));
}

#[tokio::test]
async fn look_ups_that_find_nothing_say_which_argument_is_wrong() {
    let app = TestApp::start().await;
    for (arguments, expected) in [
        (json!({}), ["clue", "siret"].as_slice()),
        (json!({ "clue": "" }), &["clue", "siret"]),
        (json!({ "siret": "nope" }), &["siret", "clue"]),
        (json!({ "clue": "nope" }), &["siret", "clue"]),
        (json!({ "siret": PRODUCER }), &["siret"]),
        (json!({ "siret": "00000012345678" }), &["siret"]),
        (json!({ "clue": "FR83404833048" }), &["clue"]),
    ] {
        let refusal = infos(&app.anonymous(), arguments.clone()).await.refusal();
        assert_eq!(refusal.code, "BAD_USER_INPUT", "{arguments}");
        assert_eq!(refusal.invalid_args, expected, "{arguments}");
    }
    let away = infos(&app.anonymous(), json!({ "clue": "BE0541696005" })).await;
    assert_eq!(away.codes(), ["EXTERNAL_SERVICE_ERROR"]);
}

#[tokio::test]
async fn closed_establishments_are_refused_and_private_ones_narrowed() {
    let app = TestApp::start().await;
    let mut closed = account("a@a.test", PRODUCER);
    closed["company"]["closed"] = json!(true);
    let mut private = account("b@b.test", CARRIER);
    private["company"]["contact"] = json!("Jeanne");
    private["company"]["types"] = json!(["TRANSPORTER"]);
    app.provision(&json!([closed, private])).await;
    app.execute(&format!("update establishment set is_diffusible = false where siret = '{CARRIER}'")).await;

    let nobody = app.anonymous();
    assert_eq!(infos(&nobody, json!({ "siret": PRODUCER })).await.codes(), ["BAD_USER_INPUT"]);
    let known = infos(&nobody, json!({ "siret": CARRIER })).await.data();
    for hidden in ["name", "address", "contact"] {
        assert_eq!(known[hidden], Value::Null, "{hidden}");
    }
    assert_eq!(known["siret"], CARRIER);
    assert_eq!(known["companyTypes"], json!(["TRANSPORTER"]));
    assert_eq!((&known["isRegistered"], &known["statutDiffusionEtablissement"]), (&json!(true), &json!("P")));
}

#[tokio::test]
async fn what_is_not_public_is_for_people_in_browsers_and_the_code_for_members() {
    let app = TestApp::start().await;
    let [company, other] = app.companies([Producer, Producer]).await;
    app.execute("update company set gerep_id = 'G-1', given_name = 'Nord'").await;
    app.pass(jiff::SignedDuration::from_secs(1));
    let reader = app.session(&app.member(&company, "READER").await).await;
    let stranger = app.session(&other).await;
    let ask = async |by: &Client, clue: &str| {
        let document = "query ($clue: String!) { companyPrivateInfos(clue: $clue) {
            orgId gerepId givenName isRegistered isAnonymousCompany verificationStatus userRole securityCode users { email }
        } }";
        by.ask(document, json!({ "clue": clue })).await.map(|mut data| data["companyPrivateInfos"].take())
    };
    let shown = |role: Value, code: Value, users: Value| {
        json!({
            "orgId": company.siret, "gerepId": "G-1", "givenName": "Nord", "isRegistered": true,
            "isAnonymousCompany": false, "verificationStatus": "VERIFIED", "userRole": role, "securityCode": code,
            "users": users,
        })
    };
    let members = json!([{ "email": company.email }, { "email": reader.email }]);
    let spaced = format!("{} {}", &company.siret[..9], &company.siret[9..]);
    let own = ask(&reader, &spaced).await.data();
    assert_eq!(own, shown(json!("READER"), json!(company.security_code), members));
    let others = ask(&stranger, &company.siret).await.data();
    assert_eq!(others, shown(Value::Null, Value::Null, Value::Null));
    for (by, clue, code) in [
        (&company, company.siret.as_str(), "UNAUTHENTICATED"),
        (&app.anonymous(), company.siret.as_str(), "UNAUTHENTICATED"),
        (&stranger, "", "BAD_USER_INPUT"),
        (&stranger, "73282932000074", "BAD_USER_INPUT"),
    ] {
        assert_eq!(ask(by, clue).await.codes(), [code], "{clue} by {}", by.email);
    }
}

#[tokio::test]
async fn a_registered_foreign_carrier_is_found_by_its_vat_number() {
    let app = TestApp::start().await;
    let mut carrier = company("");
    carrier["siret"] = Value::Null;
    carrier["vatNumber"] = json!("BE0541696005");
    app.provision(&json!([{ "email": "a@a.test", "company": carrier }])).await;
    let known = infos(&app.anonymous(), json!({ "clue": "BE 0541.696.005" })).await.data();
    assert_eq!((&known["siret"], &known["vatNumber"]), (&Value::Null, &json!("BE0541696005")));
    assert_eq!(known["codePaysEtrangerEtablissement"], "BE");
}

/// Somebody with five companies: C, A (twice the name), and two without usual name.
async fn owner_of_five(app: &TestApp) -> Client {
    let accounts: Vec<Value> = [Some("C"), None, Some("A"), Some("A"), None]
        .into_iter()
        .enumerate()
        .map(|(place, name)| {
            let mut account = account("a@a.test", &format!("000000123456{place:02}"));
            account["company"]["givenName"] = json!(name);
            account
        })
        .collect();
    app.provision(&json!(accounts)).await.remove(0)
}

#[tokio::test]
async fn ones_companies_come_in_pages_by_usual_name_then_age() {
    let app = TestApp::start().await;
    let owner = owner_of_five(&app).await;
    let ids: Vec<String> =
        app.rows("select id from company order by org_id").await.iter().map(|row| row.get(0)).collect();
    // In order: 2 3 0 1 4.
    let table = [
        (json!({}), "23014", false, false),
        (json!({ "first": 5 }), "23014", false, false),
        (json!({ "first": 2 }), "23", true, false),
        (json!({ "first": 2, "after": ids[3] }), "01", true, true),
        (json!({ "first": 9, "after": ids[1] }), "4", false, true),
        (json!({ "after": ids[4] }), "", false, true),
        (json!({ "last": 2 }), "14", false, true),
        (json!({ "last": 2, "before": ids[1] }), "30", true, true),
        (json!({ "before": ids[0] }), "23", true, false),
        (json!({ "last": 2, "before": "nobody" }), "", true, false),
        (json!({ "first": 2, "after": "nobody" }), "", false, true),
    ];
    let document = "query ($first: Int, $last: Int, $after: ID, $before: ID) {
        myCompanies(first: $first, last: $last, after: $after, before: $before) {
            totalCount pageInfo { startCursor endCursor hasNextPage hasPreviousPage }
            edges { cursor node { id orgId } }
        }
    }";
    for (arguments, shown, next, previous) in table {
        let page = owner.ask(document, arguments.clone()).await.data()["myCompanies"].take();
        let edges = page["edges"].as_array().unwrap();
        let digits: String =
            edges.iter().map(|edge| &edge["node"]["orgId"].as_str().unwrap()[13..]).collect();
        assert_eq!(digits, shown, "{arguments}");
        let info = &page["pageInfo"];
        assert_eq!(
            (&info["hasNextPage"], &info["hasPreviousPage"]),
            (&json!(next), &json!(previous)),
            "{arguments}"
        );
        assert_eq!(info["startCursor"], edges.first().map_or(Value::Null, |edge| edge["cursor"].clone()));
        assert_eq!(info["endCursor"], edges.last().map_or(Value::Null, |edge| edge["node"]["id"].clone()));
        assert_eq!(page["totalCount"], 5);
    }
}

#[tokio::test]
async fn pages_of_companies_that_make_no_sense_are_refused() {
    let app = TestApp::start().await;
    let owner = owner_of_five(&app).await;
    for arguments in [
        "first: 0",
        "first: 501",
        "last: -1",
        "first: 1, last: 1",
        "after: \"a\", before: \"b\"",
        "first: 1, before: \"b\"",
        "last: 1, after: \"a\"",
        "search: \"Société\"",
    ] {
        let answer = owner.ask(&format!("{{ myCompanies({arguments}) {{ totalCount }} }}"), json!({})).await;
        assert_eq!(answer.codes(), ["BAD_USER_INPUT"], "{arguments}");
    }
}

#[tokio::test]
async fn members_see_each_other_and_who_was_invited() {
    let app = TestApp::start().await;
    let mut driver = account("b@b.test", PRODUCER);
    driver["role"] = json!("DRIVER");
    let people = json!([account("a@a.test", PRODUCER), driver, account("a@a.test", CARRIER)]);
    let owner = app.provision(&people).await.remove(0);
    app.execute(
        "update membership set automatically_accepted = true;
         insert into invitation (id, email, company_id, role, hash, expires_at, created_at)
         select v.email, v.email, c.id, 'READER', v.email, v.expiry::timestamptz, '2026-11-20Z'
           from company c, (values ('i@i.test', '2026-11-25Z'), ('late@i.test', '2026-11-23Z')) v (email, expiry)
          where c.siret = '73282932000074'",
    )
    .await;
    let document = "{ me { companies { orgId userRole users {
        email name role isActive isMe isPendingInvitation orgId notifications { bsdRefusal }
    } } } }";
    let companies = owner.ask(document, json!({})).await.data()["me"]["companies"].take();
    let companies = companies.as_array().unwrap();
    assert_eq!(companies.len(), 2);
    let of =
        |org_id: &str| companies.iter().find(|company| company["orgId"] == org_id).unwrap()["users"].clone();
    assert_eq!(of(CARRIER).as_array().unwrap().len(), 1);
    let member = |email: &str, name: &str, role: &str, active: Option<bool>, told: bool| {
        json!({
            "email": email, "name": name, "role": role, "isActive": active, "isMe": email == "a@a.test",
            "isPendingInvitation": active.is_none(), "orgId": PRODUCER, "notifications": { "bsdRefusal": told },
        })
    };
    let expected = json!([
        member("a@a.test", "Nom de a@a.test", "ADMIN", Some(true), true),
        member("b@b.test", "Temporairement masqué", "DRIVER", Some(true), false),
        member("i@i.test", "Invitation en attente", "READER", None, false),
    ]);
    assert_eq!(of(PRODUCER), expected);
}

#[tokio::test]
async fn one_knows_roles_and_permissions_over_all_companies() {
    let app = TestApp::start().await;
    let mut driver = account("a@a.test", CARRIER);
    driver["role"] = json!("DRIVER");
    let mut reader = account("a@a.test", PRODUCER);
    reader["role"] = json!("READER");
    let somebody = app.provision(&json!([driver, reader])).await.remove(0);
    let document =
        "{ permissionsInfos { roles permissions orgPermissionsInfos { orgId role permissions } } }";
    let infos = somebody.ask(document, json!({})).await.data()["permissionsInfos"].take();
    assert_eq!(infos["orgPermissionsInfos"].as_array().unwrap().len(), 2);
    assert_eq!(infos["roles"].as_array().unwrap().len(), 2);
    let names: Vec<&str> =
        infos["permissions"].as_array().unwrap().iter().map(|name| name.as_str().unwrap()).collect();
    let mut distinct = names.clone();
    distinct.sort_unstable();
    distinct.dedup();
    assert_eq!(distinct.len(), names.len());
    assert!(names.contains(&"REGISTRY_CAN_READ") && names.contains(&"BSD_CAN_SIGN_TRANSPORT"));
    assert!(!names.contains(&"BSD_CAN_DELETE"));
}

#[tokio::test]
async fn the_list_of_companies_and_members_is_fetched_within_seconds() {
    let app = TestApp::start().await;
    let mut other = account("b@b.test", PRODUCER);
    other["role"] = json!("READER");
    other["name"] = json!("Nom; à \"guillemets\"");
    let owner = app.provision(&json!([account("a@a.test", PRODUCER), other])).await.remove(0);
    let prepared = owner.ask("{ myCompaniesCsv { token downloadLink } }", json!({})).await.data();
    let prepared = &prepared["myCompaniesCsv"];
    let token = prepared["token"].as_str().unwrap();
    assert_eq!(prepared["downloadLink"], format!("http://localhost:4000/download?token={token}"));

    let target = format!("/download?token={token}");
    let file = app.http.get(&target).await;
    assert_eq!(file.status, 200);
    assert!(file.header("content-disposition").unwrap().contains("20261124-mes-etablissements.csv"));
    let rows: Vec<&str> = file.text().lines().skip(1).collect();
    assert_eq!(
        rows,
        [
            format!("{PRODUCER};Société {PRODUCER};;Nom de a@a.test;a@a.test;2026-11-24;Administrateur"),
            format!(
                "{PRODUCER};Société {PRODUCER};;\"Nom; à \"\"guillemets\"\"\";b@b.test;2026-11-24;Lecteur"
            ),
        ]
    );
    app.pass(jiff::SignedDuration::from_secs(10));
    assert_eq!(app.http.get(&target).await.status, 403);
    assert_eq!(app.http.get("/download?token=nope").await.status, 403);

    // Its day is that of Paris, where it is past midnight.
    app.pass(jiff::SignedDuration::from_mins(15 * 60 + 30));
    let prepared = owner.ask("{ myCompaniesCsv { token } }", json!({})).await.data();
    let target = format!("/download?token={}", prepared["myCompaniesCsv"]["token"].as_str().unwrap());
    let file = app.http.get(&target).await;
    assert!(file.header("content-disposition").unwrap().contains("20261125-mes-etablissements.csv"));
}

#[tokio::test]
async fn flags_of_eco_organisations_are_all_to_hold() {
    let app = TestApp::start().await;
    let mut one = account("a@a.test", PRODUCER);
    one["company"]["types"] = json!(["ECO_ORGANISME"]);
    let mut two = account("b@b.test", CARRIER);
    two["company"]["types"] = json!(["ECO_ORGANISME"]);
    two["company"]["ecoOrganisme"] = json!({"handleBsdd": true});
    app.provision(&json!([one, two])).await;
    for (arguments, expected) in [
        ("(handleBsdd: null)", vec![CARRIER, PRODUCER]),
        ("(handleBsda: true, handleBsdd: true)", vec![PRODUCER]),
        ("(handleBsda: false, handleBsdd: true)", vec![CARRIER]),
        ("(handleBsdd: false)", vec![]),
    ] {
        let document = format!("{{ ecoOrganismes{arguments} {{ siret }} }}");
        let answer = app.anonymous().ask(&document, json!({})).await.data();
        let listed = answer["ecoOrganismes"].as_array().unwrap();
        let mut found: Vec<&str> = listed.iter().map(|eco| eco["siret"].as_str().unwrap()).collect();
        found.sort_unstable();
        assert_eq!(found, expected, "{arguments}");
    }
}
