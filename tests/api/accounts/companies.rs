//! What companies tell, and to whom.

use serde_json::{Value, json};
use trackdechets::error::{Code, Error};
use trackdechets::generated::{
    CompanyPrivate, CompanyPublic, CompanyResolvers, CompanyType, CompanyVerificationStatus, UserResolvers,
    UserRole,
};
use trackdechets::graphql::input::Maybe;
use trackdechets::scalars::Id;

use super::{Bench, CARRIER, Call, PRODUCER, account, company, in_session};

async fn infos(bench: &Bench, siret: Option<&str>, clue: Option<&str>) -> Result<CompanyPublic, Error> {
    let given = |text: Option<&str>| text.map_or(Maybe::Absent, |text| Maybe::Value(text.to_owned()));
    bench.api.company_infos(&bench.by(None).cx(), given(clue), given(siret)).await
}

fn invalid_args(error: &Error) -> &'static [&'static str] {
    match error {
        Error::BadUserInput { invalid_args, .. } => invalid_args,
        _ => panic!("{error:?}"),
    }
}

#[tokio::test]
async fn anybody_may_know_a_company() {
    let bench = Bench::new().await;
    bench.provision(&json!([account("a@a.test", PRODUCER)])).await;
    for known in [
        infos(&bench, Some(PRODUCER), None).await.unwrap(),
        infos(&bench, None, Some("732 829 320 00074")).await.unwrap(),
    ] {
        assert_eq!(known.org_id, PRODUCER);
        assert_eq!(known.name, Some(format!("Société {PRODUCER}")));
        assert_eq!(known.is_registered, Some(true));
        assert_eq!(known.company_types, [CompanyType::Producer]);
        assert_eq!(known.etat_administratif.as_deref(), Some("A"));
        assert_eq!(known.vat_number, None);
    }
}

#[tokio::test]
async fn look_ups_that_find_nothing_say_which_argument_is_wrong() {
    let bench = Bench::new().await;
    for (siret, clue, expected) in [
        (None, None, ["clue", "siret"].as_slice()),
        (None, Some(""), &["clue", "siret"]),
        (Some("nope"), None, &["siret", "clue"]),
        (None, Some("nope"), &["siret", "clue"]),
        (Some(PRODUCER), None, &["siret"]),
        (Some("00000012345678"), None, &["siret"]),
        (None, Some("FR83404833048"), &["clue"]),
    ] {
        let error = infos(&bench, siret, clue).await.err().unwrap();
        assert_eq!(invalid_args(&error), expected, "{siret:?} {clue:?}");
    }
    let error = infos(&bench, None, Some("BE0541696005")).await.err().unwrap();
    assert_eq!(error.code(), Code::ExternalServiceError);
}

#[tokio::test]
async fn closed_establishments_are_refused_and_private_ones_narrowed() {
    let bench = Bench::new().await;
    let mut closed = account("a@a.test", PRODUCER);
    closed["company"]["closed"] = json!(true);
    let mut private = account("b@b.test", CARRIER);
    private["company"]["contact"] = json!("Jeanne");
    private["company"]["types"] = json!(["TRANSPORTER"]);
    bench.provision(&json!([closed, private])).await;
    bench.run(&format!("update establishment set is_diffusible = false where siret = '{CARRIER}'")).await;

    assert_eq!(infos(&bench, Some(PRODUCER), None).await.err().unwrap().code(), Code::BadUserInput);
    let known = infos(&bench, Some(CARRIER), None).await.unwrap();
    assert_eq!((known.name, known.address, known.contact), (None, None, None));
    assert_eq!(known.siret.as_deref(), Some(CARRIER));
    assert_eq!(known.company_types, [CompanyType::Transporter]);
    assert_eq!(known.is_registered, Some(true));
    assert_eq!(known.statut_diffusion_etablissement.map(|status| status.as_str()), Some("P"));
}

#[tokio::test]
async fn a_registered_foreign_carrier_is_found_by_its_vat_number() {
    let bench = Bench::new().await;
    let mut carrier = company("");
    carrier["siret"] = Value::Null;
    carrier["vatNumber"] = json!("BE0541696005");
    bench.provision(&json!([{"email": "a@a.test", "company": carrier}])).await;
    let known = infos(&bench, None, Some("BE 0541.696.005")).await.unwrap();
    assert_eq!((known.siret, known.vat_number.as_deref()), (None, Some("BE0541696005")));
    assert_eq!(known.code_pays_etranger_etablissement.as_deref(), Some("BE"));
}

#[tokio::test]
async fn private_facts_are_for_sessions_and_the_code_for_members() {
    let bench = Bench::new().await;
    let lines = bench.provision(&json!([account("a@a.test", PRODUCER), account("b@b.test", CARRIER)])).await;
    let caller = bench.caller(&lines[0]).await;
    let by_token = bench.by(Some(caller.clone()));
    let refusal = bench.api.company_private_infos(&by_token.cx(), PRODUCER.into()).await.err().unwrap();
    assert_eq!(refusal.code(), Code::Unauthenticated);

    let session = bench.by(Some(in_session(&caller)));
    let own = bench.api.company_private_infos(&session.cx(), PRODUCER.into()).await.unwrap();
    assert_eq!(json!(own.security_code), lines[0]["securityCode"]);
    assert_eq!(own.user_role, Some(UserRole::Admin));
    assert_eq!(own.users.unwrap().len(), 1);
    let other = bench.api.company_private_infos(&session.cx(), CARRIER.into()).await.unwrap();
    assert_eq!((other.security_code, other.user_role), (None, None));
    assert!(other.users.is_none() && other.is_registered && other.trackdechets_id.is_some());
    assert_eq!(other.verification_status, CompanyVerificationStatus::Verified);
}

/// A bench and somebody with five companies: C, A (twice the name), and two without usual name.
async fn five() -> (Bench, Call) {
    let bench = Bench::new().await;
    let accounts: Vec<Value> = [Some("C"), None, Some("A"), Some("A"), None]
        .into_iter()
        .enumerate()
        .map(|(place, name)| {
            let mut account = account("a@a.test", &format!("000000123456{place:02}"));
            account["company"]["givenName"] = json!(name);
            account
        })
        .collect();
    let lines = bench.provision(&json!(accounts)).await;
    let call = bench.by(Some(bench.caller(&lines[0]).await));
    (bench, call)
}

type Arguments<'a> = (Option<i32>, Option<i32>, Option<&'a str>, Option<&'a str>);

/// The last digit of each company on the page, whether there is more after and before it, and how many.
async fn page(bench: &Bench, call: &Call, arguments: Arguments<'_>) -> (String, bool, bool, i32) {
    fn given<T>(value: Option<T>) -> Maybe<T> {
        value.map_or(Maybe::Absent, Maybe::Value)
    }
    let (first, last, after, before) = arguments;
    let id = |text: Option<&str>| given(text.map(|text| Id(text.to_owned())));
    let page = bench
        .api
        .my_companies(&call.cx(), id(after), id(before), given(first), given(last), Maybe::Absent)
        .await
        .unwrap();
    let digits = page.edges.iter().map(|edge| &edge.node.org_id[13..]).collect();
    assert_eq!(page.page_info.start_cursor.as_deref(), page.edges.first().map(|edge| edge.cursor.as_str()));
    assert_eq!(page.page_info.end_cursor.as_deref(), page.edges.last().map(|edge| edge.node.id.0.as_str()));
    (digits, page.page_info.has_next_page, page.page_info.has_previous_page, page.total_count)
}

#[tokio::test]
async fn ones_companies_come_in_pages_by_usual_name_then_age() {
    let (bench, call) = five().await;
    let rows = bench.store().query_text("select id from company order by org_id", &[]).await.unwrap();
    let ids: Vec<String> = rows.iter().map(|row| row.get(0)).collect();
    let id = |place: usize| Some(ids[place].as_str());
    // In order: 2 3 0 1 4.
    let table: [(Arguments<'_>, &str, bool, bool); 11] = [
        ((None, None, None, None), "23014", false, false),
        ((Some(5), None, None, None), "23014", false, false),
        ((Some(2), None, None, None), "23", true, false),
        ((Some(2), None, id(3), None), "01", true, true),
        ((Some(9), None, id(1), None), "4", false, true),
        ((None, None, id(4), None), "", false, true),
        ((None, Some(2), None, None), "14", false, true),
        ((None, Some(2), None, id(1)), "30", true, true),
        ((None, None, None, id(0)), "23", true, false),
        ((None, Some(2), None, Some("nobody")), "", true, false),
        ((Some(2), None, Some("nobody"), None), "", false, true),
    ];
    for (arguments, shown, next, previous) in table {
        let found = page(&bench, &call, arguments).await;
        assert_eq!(found, (shown.to_owned(), next, previous, 5), "{arguments:?}");
    }
}

#[tokio::test]
async fn searching_ones_companies_is_for_sessions() {
    let (bench, call) = five().await;
    let caller = call.request.caller.clone().unwrap().unwrap();
    let search = |caller, text: &str| {
        let call = bench.by(Some(caller));
        let (api, text) = (bench.api.clone(), Maybe::Value(text.to_owned()));
        async move {
            let found = api
                .my_companies(&call.cx(), Maybe::Null, Maybe::Null, Maybe::Absent, Maybe::Absent, text)
                .await;
            found.map(|page| page.total_count).map_err(|error| error.code())
        }
    };
    assert_eq!(search(caller.clone(), "société").await, Err(Code::BadUserInput));
    let session = in_session(&caller);
    assert_eq!(search(session.clone(), "so").await, Err(Code::BadUserInput));
    assert_eq!(search(session.clone(), &"x".repeat(21)).await, Err(Code::BadUserInput));
    assert_eq!(search(session.clone(), "société").await, Ok(5));
    assert_eq!(search(session.clone(), "12345603").await, Ok(1));
    assert_eq!(search(session, "%%%").await, Ok(0));
}

async fn own_companies(bench: &Bench, call: &Call) -> Vec<CompanyPrivate> {
    let me = bench.api.me(&call.cx()).await.unwrap();
    bench.api.user_companies(&call.cx(), &[&me]).await.remove(0).unwrap()
}

#[tokio::test]
async fn members_see_each_other_and_who_was_invited() {
    let bench = Bench::new().await;
    let mut driver = account("b@b.test", PRODUCER);
    driver["role"] = json!("DRIVER");
    let lines =
        bench.provision(&json!([account("a@a.test", PRODUCER), driver, account("a@a.test", CARRIER)])).await;
    bench
        .run(
            "update membership set automatically_accepted = true;
             insert into invitation (id, email, company_id, role, hash, expires_at, created_at)
             select v.email, v.email, c.id, 'READER', v.email, v.expiry::timestamptz, '2026-11-20Z'
               from company c, (values ('i@i.test', '2026-11-25Z'), ('late@i.test', '2026-11-23Z')) v (email, expiry)
              where c.siret = '73282932000074'",
        )
        .await;
    let call = bench.by(Some(bench.caller(&lines[0]).await));
    let companies = own_companies(&bench, &call).await;
    let parents: Vec<&CompanyPrivate> = companies.iter().collect();
    assert_eq!(companies.len(), 2);
    let users = bench.api.company_private_users(&call.cx(), &parents).await;
    let users: Vec<_> = users.into_iter().map(|users| users.unwrap().unwrap()).collect();
    let place = companies.iter().position(|company| company.org_id == PRODUCER).unwrap();
    assert_eq!(users[1 - place].len(), 1);
    let members = &users[place];
    let emails: Vec<&str> = members.iter().map(|member| member.email.as_str()).collect();
    assert_eq!(emails, ["a@a.test", "b@b.test", "i@i.test"]);
    let names: Vec<&str> = members.iter().map(|member| member.name.as_deref().unwrap()).collect();
    assert_eq!(names, ["Nom de a@a.test", "Temporairement masqué", "Invitation en attente"]);
    assert_eq!(members[2].is_active, None);
    assert_eq!(members[2].is_pending_invitation, Some(true));
    assert_eq!(members[1].role, Some(UserRole::Driver));
    assert!(members[0].notifications.bsd_refusal && !members[1].notifications.bsd_refusal);
    assert!(members.iter().all(|member| member.org_id.0 == PRODUCER));
}

#[tokio::test]
async fn one_knows_roles_and_permissions_over_all_companies() {
    let bench = Bench::new().await;
    let mut driver = account("a@a.test", CARRIER);
    driver["role"] = json!("DRIVER");
    let mut reader = account("a@a.test", PRODUCER);
    reader["role"] = json!("READER");
    let lines = bench.provision(&json!([driver, reader])).await;
    let call = bench.by(Some(bench.caller(&lines[0]).await));
    let infos = bench.api.permissions_infos(&call.cx()).await.unwrap();
    assert_eq!(infos.org_permissions_infos.len(), 2);
    assert_eq!(infos.roles.len(), 2);
    let names: Vec<&str> = infos.permissions.iter().map(|permission| permission.as_str()).collect();
    let mut distinct = names.clone();
    distinct.sort_unstable();
    distinct.dedup();
    assert_eq!(distinct.len(), names.len());
    assert!(names.contains(&"REGISTRY_CAN_READ") && names.contains(&"BSD_CAN_SIGN_TRANSPORT"));
}

#[tokio::test]
async fn the_list_of_companies_and_members_is_fetched_within_seconds() {
    let bench = Bench::new().await;
    let mut other = account("b@b.test", PRODUCER);
    other["role"] = json!("READER");
    other["name"] = json!("Nom; à \"guillemets\"");
    let lines = bench.provision(&json!([account("a@a.test", PRODUCER), other])).await;
    let call = bench.by(Some(bench.caller(&lines[0]).await));
    let answer = bench.api.my_companies_csv(&call.cx()).await.unwrap().unwrap();
    let token = answer.token.unwrap();
    assert_eq!(answer.download_link, Some(format!("http://localhost:4000/download?token={token}")));
    assert_eq!(token.len(), 10);

    let file = bench.store().take_download(&token, bench.now).await.unwrap().unwrap();
    assert_eq!(file.file_name, "20261124-mes-etablissements.csv");
    let text = String::from_utf8(file.content).unwrap();
    let rows: Vec<&str> = text.lines().skip(1).collect();
    assert_eq!(
        rows,
        [
            format!("{PRODUCER};Société {PRODUCER};;Nom de a@a.test;a@a.test;2026-11-24;Administrateur"),
            format!(
                "{PRODUCER};Société {PRODUCER};;\"Nom; à \"\"guillemets\"\"\";b@b.test;2026-11-24;Lecteur"
            ),
        ]
    );
    let late = bench.now + jiff::SignedDuration::from_secs(10);
    assert_eq!(bench.store().take_download(&token, late).await.unwrap(), None);
    assert_eq!(bench.store().take_download("nope", bench.now).await.unwrap(), None);
}

#[tokio::test]
async fn flags_of_eco_organisations_are_all_to_hold() {
    let bench = Bench::new().await;
    let mut one = account("a@a.test", PRODUCER);
    one["company"]["types"] = json!(["ECO_ORGANISME"]);
    let mut two = account("b@b.test", CARRIER);
    two["company"]["types"] = json!(["ECO_ORGANISME"]);
    two["company"]["ecoOrganisme"] = json!({"handleBsdd": true});
    bench.provision(&json!([one, two])).await;
    let list = |bsda: Maybe<bool>, bsdd: Maybe<bool>| {
        let (api, call) = (bench.api.clone(), bench.by(None));
        async move {
            let found = api.eco_organismes(&call.cx(), bsda, Maybe::Absent, bsdd, Maybe::Null).await.unwrap();
            found.into_iter().map(|eco| eco.siret).collect::<Vec<_>>()
        }
    };
    assert_eq!(list(Maybe::Absent, Maybe::Absent).await.len(), 2);
    assert_eq!(list(Maybe::Value(true), Maybe::Value(true)).await, [PRODUCER]);
    assert_eq!(list(Maybe::Value(false), Maybe::Value(true)).await, [CARRIER]);
    assert_eq!(list(Maybe::Absent, Maybe::Value(false)).await.len(), 0);
}
