//! Partners, companies whose registers somebody may keep, and the list of one's companies as a spreadsheet.

use serde_json::{Value, json};

use super::*;
use crate::delegations;
use crate::support::app::Profile::{Destination, Producer, Transporter};
use crate::support::client::Client;
use crate::support::direct::Direct;

async fn favorites(by: &Client, org_id: &str, part: &str) -> Vec<String> {
    let document = format!("{{ favorites(orgId: \"{org_id}\", type: {part}) {{ orgId isRegistered }} }}");
    let found = by.ask(&document, json!({})).await.data()["favorites"].take();
    found.as_array().unwrap().iter().map(|company| company["orgId"].as_str().unwrap().to_owned()).collect()
}

#[tokio::test]
async fn partners_are_those_of_the_latest_notes_in_a_part() {
    let direct = Direct::start().await;
    let app = &direct.app;
    let session = app.session(&direct.producer).await;
    let producer = direct.producer.siret.clone();
    assert!(favorites(&session, &producer, "TRANSPORTER").await.is_empty());
    assert_eq!(
        favorites(&session, &producer, "EMITTER").await,
        std::slice::from_ref(&producer),
        "its own profile fits"
    );

    direct.draft().await;
    assert!(favorites(&session, &producer, "TRANSPORTER").await.is_empty(), "drafts do not count");
    direct.sealed().await;
    assert_eq!(
        favorites(&session, &producer, "TRANSPORTER").await,
        std::slice::from_ref(&direct.transporter.siret)
    );
    assert_eq!(
        favorites(&session, &producer, "RECIPIENT").await,
        std::slice::from_ref(&direct.destination.siret)
    );
    for part in ["DESTINATION", "TRADER", "BROKER", "NEXT_DESTINATION", "TEMPORARY_STORAGE_DETAIL", "WORKER"]
    {
        assert!(favorites(&session, &producer, part).await.is_empty(), "{part}");
    }
    let carrier = app.session(&direct.transporter).await;
    assert_eq!(favorites(&carrier, &direct.transporter.siret, "EMITTER").await, [producer]);

    app.execute(&format!("delete from membership where company_id = (select id from company where siret = '{0}'); delete from company where siret = '{0}'", direct.destination.siret)).await;
    assert!(
        favorites(&session, &direct.producer.siret, "RECIPIENT").await.is_empty(),
        "it must be registered"
    );
}

#[tokio::test]
async fn partners_abroad_are_offered_on_demand() {
    let direct = Direct::start().await;
    let app = &direct.app;
    let carrier = json!({ "siret": null, "vatNumber": "BE0541696005", "name": "Vervoer", "address": "1 rue B 1000 Bruxelles",
        "types": ["TRANSPORTER"] });
    app.provision(&json!([{ "email": "f@f.test", "company": carrier }])).await;
    let note = direct.sealed().await;
    app.execute(&format!(
        "insert into bsd_party (org_id, kind, row_number, bsd_id, roles, sees_draft)
         select 'BE0541696005', kind, row_number, id, '{{TRANSPORTER}}', false from bsd where id = '{}'",
        note.id.inner(),
    ))
    .await;
    let session = app.session(&direct.producer).await;
    let siret = &direct.producer.siret;
    assert_eq!(
        favorites(&session, siret, "TRANSPORTER").await,
        std::slice::from_ref(&direct.transporter.siret)
    );
    let document = format!(
        "{{ favorites(orgId: \"{siret}\", type: TRANSPORTER, allowForeignCompanies: true) {{ orgId }} }}"
    );
    let all = session.ask(&document, json!({})).await.data()["favorites"].take();
    assert_eq!(all.as_array().unwrap().len(), 2);
}

#[tokio::test]
async fn partners_are_for_members_in_a_browser() {
    let app = TestApp::start().await;
    let [member, stranger] = app.companies([Producer, Producer]).await;
    let document = format!("{{ favorites(orgId: \"{}\", type: EMITTER) {{ orgId }} }}", member.siret);
    assert_eq!(member.ask(&document, json!({})).await.codes(), ["UNAUTHENTICATED"]);
    assert_eq!(app.session(&stranger).await.ask(&document, json!({})).await.codes(), ["FORBIDDEN"]);
    let driver = app.member(&member, "DRIVER").await;
    assert!(app.session(&driver).await.ask(&document, json!({})).await.codes().is_empty());
}

#[tokio::test]
async fn registers_are_kept_for_ones_companies_with_a_siret() {
    let app = TestApp::start().await;
    let accounts: Vec<Value> = [("00000012345601", "ADMIN", "Beta"), ("00000012345602", "READER", "Alpha"), ("00000012345603", "DRIVER", "Gamma")]
        .into_iter()
        .map(|(siret, role, name)| {
            json!({ "email": "a@a.test", "role": role, "company": {
                "siret": siret, "name": name, "givenName": name, "address": "1 rue A 69001 Lyon", "types": ["PRODUCER"],
            } })
        })
        .chain([json!({ "email": "a@a.test", "company": {
            "siret": null, "vatNumber": "BE0541696005", "name": "Vervoer", "address": "1 rue B", "types": ["TRANSPORTER"],
        } })])
        .collect();
    let owner = app.provision(&json!(accounts)).await.remove(0);
    let session = app.session(&owner).await;
    let list = async |arguments: &str| {
        let document = format!(
            "{{ registryCompanies{arguments} {{ totalCount myCompanies {{ name userRole }} delegators {{ orgId }} }} }}"
        );
        session.ask(&document, json!({})).await
    };
    let names = async |arguments: &str| {
        let found = list(arguments).await.data()["registryCompanies"].take();
        let names: Vec<&str> = found["myCompanies"]
            .as_array()
            .unwrap()
            .iter()
            .map(|company| company["name"].as_str().unwrap())
            .collect();
        format!("{} {}", names.join(" "), found["totalCount"])
    };
    assert_eq!(names("").await, "Alpha Beta Gamma 3");
    assert_eq!(names("(firstCompanies: 1)").await, "Alpha 3");
    assert_eq!(names("(userRoles: [ADMIN, READER])").await, "Alpha Beta 2");
    assert_eq!(names("(search: \"amm\")").await, "Gamma 1");
    assert_eq!(names("(search: \"45602\")").await, "Alpha 1");
    for wrong in ["(firstCompanies: 0)", "(firstDelegators: 501)", "(search: \"ab\")"] {
        assert_eq!(list(wrong).await.codes(), ["BAD_USER_INPUT"], "{wrong}");
    }
    assert_eq!(
        owner.ask("{ registryCompanies { totalCount } }", json!({})).await.codes(),
        ["UNAUTHENTICATED"]
    );
}

#[tokio::test]
async fn ones_companies_are_given_as_a_spreadsheet() {
    let app = TestApp::start().await;
    let [owner, ..] = app.companies([Producer, Transporter, Destination]).await;
    app.execute(&format!("update company set name = '=1+1' where siret = '{}'", owner.siret)).await;
    let prepared =
        owner.ask("{ myCompaniesXls { token downloadLink } }", json!({})).await.data()["myCompaniesXls"]
            .take();
    let token = prepared["token"].as_str().unwrap();
    let file = app.store.take_download(token, app.now()).await.unwrap().expect("it was prepared");
    assert_eq!(file.file_name, "20261124-mes-etablissements.xlsx");
    assert_eq!(file.content_type, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
    let mut book =
        zip::ZipArchive::new(std::io::Cursor::new(file.content)).expect("a workbook is an archive");
    let mut part = |name: &str| std::io::read_to_string(book.by_name(name).unwrap()).unwrap();
    assert!(part("xl/workbook.xml").contains("name=\"etablissements\""));
    let texts = part("xl/sharedStrings.xml");
    for text in ["Raison sociale", owner.siret.as_str(), "=1+1", "Administrateur", "2026-11-24"] {
        assert!(texts.contains(text), "{text} in {texts}");
    }
    assert!(!part("xl/worksheets/sheet1.xml").contains("<f>"), "what companies are called is no formula");
    assert_eq!(
        app.anonymous().ask("{ myCompaniesXls { token } }", json!({})).await.codes(),
        ["UNAUTHENTICATED"]
    );
}

#[tokio::test]
async fn registers_are_kept_for_those_who_delegated_them_while_that_stands() {
    let app = TestApp::start().await;
    let [giver, taker] = app.companies([Producer, Producer]).await;
    let (giver, taker) = (app.session(&giver).await, app.session(&taker).await);
    let given = async || {
        let found =
            taker.ask("{ registryCompanies { totalCount delegators { orgId } } }", json!({})).await.data();
        let list = &found["registryCompanies"];
        let ids: Vec<&str> =
            list["delegators"].as_array().unwrap().iter().map(|one| one["orgId"].as_str().unwrap()).collect();
        format!("{} {}", ids.join(" "), list["totalCount"])
    };
    assert_eq!(given().await, " 1");
    delegations::create(&giver, &taker.siret, json!({})).await.data();
    assert_eq!(given().await, format!("{} 2", giver.siret));
    let own = "{ myCompanies { edges { node { delegators { orgId } } } } }";
    let named =
        taker.ask(own, json!({})).await.data()["myCompanies"]["edges"][0]["node"]["delegators"].take();
    assert_eq!(named, json!([{ "orgId": giver.siret }]));
    let givers =
        giver.ask(own, json!({})).await.data()["myCompanies"]["edges"][0]["node"]["delegators"].take();
    assert_eq!(givers, json!([]));
    let none = taker.ask("{ registryCompanies(userRoles: [READER]) { totalCount } }", json!({})).await.data();
    assert_eq!(none["registryCompanies"]["totalCount"], 0);
    app.execute("update registry_delegation set revoked_at = now()").await;
    assert_eq!(given().await, " 1");
}
