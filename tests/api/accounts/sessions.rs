//! What only the web application may ask, of the resolvers themselves; sessions through the socket are in
//! `login`.

use serde_json::{Value, json};
use trackdechets::error::{Code, Result};
use trackdechets::generated::{
    CompanyResolvers, CompanyVerificationStatus, DeleteTransporterReceiptInput, ReceiptResolvers,
    SignatureAutomationInput, TransporterReceipt, UserResolvers, UserRole,
};
use trackdechets::graphql::input::Maybe;
use trackdechets::scalars::Id;

use super::{Bench, CARRIER, Call, PRODUCER, account, in_session};

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

/// A bench and somebody with five companies: two of one usual name.
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

/// A bench, a carrier with a receipt and his reader, a stranger.
async fn bench() -> (Bench, Call, Call, Call, String) {
    let bench = Bench::new().await;
    let mut carrier = account("c@c.test", CARRIER);
    carrier["company"]["transporterReceipt"] =
        json!({"receiptNumber": "R-1", "department": "33", "validityLimit": "2030-05-31"});
    let mut reader = account("r@r.test", CARRIER);
    reader["role"] = json!("READER");
    let lines = bench.provision(&json!([carrier, reader, account("s@s.test", PRODUCER)])).await;
    let known = bench.store().known_company(CARRIER, None).await.unwrap();
    let id = known.company.unwrap().transporter_receipt.unwrap().id;
    let [carrier, reader, stranger] = [0, 1, 2].map(|place| &lines[place]);
    let carrier = bench.by(Some(bench.caller(carrier).await));
    let reader = bench.by(Some(bench.caller(reader).await));
    let stranger = bench.by(Some(bench.caller(stranger).await));
    (bench, carrier, reader, stranger, id)
}

fn refusal(outcome: Result<TransporterReceipt>) -> (Code, bool) {
    let error = outcome.err().unwrap();
    (error.code(), error.is_located())
}

#[tokio::test]
async fn a_receipt_is_deleted_in_a_session_by_an_administrator_of_its_company() {
    let (bench, carrier, reader, stranger, id) = bench().await;
    let session = |call: &Call| {
        let caller = call.request.caller.clone().unwrap().unwrap();
        bench.by(Some(in_session(&caller)))
    };
    let named = |id: &str| DeleteTransporterReceiptInput { id: Id(id.into()) };
    for (call, id, expected) in [
        (bench.by(None), "x", Code::Unauthenticated),
        (bench.by(carrier.request.caller.clone().unwrap()), "x", Code::Unauthenticated),
        (session(&stranger), "x", Code::BadUserInput),
        (session(&stranger), id.as_str(), Code::Forbidden),
        (session(&reader), id.as_str(), Code::Forbidden),
    ] {
        let refused = bench.api.delete_transporter_receipt(&call.cx(), named(id)).await;
        assert_eq!(refusal(refused), (expected, true));
    }

    let session = session(&carrier);
    let deleted = bench.api.delete_transporter_receipt(&session.cx(), named(&id)).await.unwrap();
    assert_eq!((deleted.id.0.as_str(), deleted.receipt_number.as_str()), (id.as_str(), "R-1"));
    let known = bench.store().known_company(CARRIER, None).await.unwrap();
    assert_eq!(known.company.unwrap().transporter_receipt, None);
    let again = bench.api.delete_transporter_receipt(&session.cx(), named(&id)).await;
    assert_eq!(refusal(again), (Code::BadUserInput, true));
}

#[tokio::test]
async fn a_company_lets_a_carrier_sign_for_it_once_and_takes_that_back() {
    let bench = Bench::new().await;
    let mut giver = account("a@a.test", PRODUCER);
    giver["company"]["allowAppendix1SignatureAutomation"] = json!(true);
    let lines = bench.provision(&json!([giver, account("b@b.test", CARRIER)])).await;
    let [giver, carrier] = [bench.caller(&lines[0]).await, bench.caller(&lines[1]).await];
    let ids = |caller: &trackdechets::context::Caller| Id(caller.memberships[0].company_id.clone());
    let grant = |from: Id, to: Id| SignatureAutomationInput { from, to };
    let session = bench.by(Some(in_session(&giver)));

    let by_token = bench.by(Some(giver.clone()));
    let input = grant(ids(&giver), ids(&carrier));
    let refusal = bench.api.add_signature_automation(&by_token.cx(), input).await.err().unwrap();
    assert_eq!(refusal.code(), Code::Unauthenticated);
    let given = bench.api.add_signature_automation(&session.cx(), grant(ids(&giver), ids(&carrier))).await;
    let given = given.ok().unwrap();
    assert_eq!((&*given.from.org_id, &*given.to.org_id), (PRODUCER, CARRIER));
    for (from, to, code) in [
        // Given already; not one's own; not allowed by its giver; unknown.
        (ids(&giver), ids(&carrier), Code::Forbidden),
        (ids(&carrier), ids(&giver), Code::Forbidden),
        (Id("nobody".into()), ids(&carrier), Code::BadUserInput),
        (ids(&giver), Id("nobody".into()), Code::BadUserInput),
    ] {
        let refusal = bench.api.add_signature_automation(&session.cx(), grant(from, to)).await.err().unwrap();
        assert_eq!(refusal.code(), code);
    }
    let others = bench.by(Some(in_session(&carrier)));
    let input = grant(ids(&carrier), ids(&giver));
    let refusal = bench.api.add_signature_automation(&others.cx(), input).await.err().unwrap();
    assert_eq!(refusal.code(), Code::Forbidden, "its giver does not allow it");
    let refusal = bench.api.remove_signature_automation(&others.cx(), given.id.clone()).await.err().unwrap();
    assert_eq!(refusal.code(), Code::Forbidden);

    bench.api.remove_signature_automation(&session.cx(), given.id.clone()).await.ok().unwrap();
    let refusal = bench.api.remove_signature_automation(&session.cx(), given.id).await.err().unwrap();
    assert_eq!(refusal.code(), Code::BadUserInput);
}
