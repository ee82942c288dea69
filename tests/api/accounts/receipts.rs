use serde_json::json;
use trackdechets::error::{Code, Result};
use trackdechets::generated::{
    CompanyResolvers, CreateTransporterReceiptInput, DeleteTransporterReceiptInput, TransporterReceipt,
    UpdateTransporterReceiptInput,
};
use trackdechets::graphql::input::Maybe;
use trackdechets::scalars::{DateTime, Id};

use super::{Bench, CARRIER, Call, PRODUCER, account, in_session};

fn date(text: &str) -> DateTime {
    DateTime(text.parse().unwrap())
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

fn change(id: &str) -> UpdateTransporterReceiptInput {
    UpdateTransporterReceiptInput {
        department: Maybe::Null,
        id: Id(id.into()),
        receipt_number: Maybe::Value("R-2".into()),
        validity_limit: Maybe::Absent,
    }
}

fn refusal(outcome: Result<TransporterReceipt>) -> (Code, bool) {
    let error = outcome.err().unwrap();
    (error.code(), error.is_located())
}

#[tokio::test]
async fn an_administrator_changes_the_receipt_of_his_company() {
    let (bench, carrier, _, _, id) = bench().await;
    let changed = bench.api.update_transporter_receipt(&carrier.cx(), change(&id)).await.unwrap();
    assert_eq!((changed.receipt_number.as_str(), changed.department.as_str()), ("R-2", "33"));
    assert_eq!(changed.validity_limit, date("2030-05-31T00:00:00Z"));
}

#[tokio::test]
async fn refusals_come_in_order_existence_permission_date() {
    let (bench, carrier, reader, stranger, id) = bench().await;
    let past = |id: &str| UpdateTransporterReceiptInput {
        validity_limit: Maybe::Value(date("2026-11-22T00:00:00Z")),
        ..change(id)
    };
    let update = |call: &Call, input| {
        let cx_call = bench.by(call.request.caller.clone().unwrap());
        let api = bench.api.clone();
        async move { refusal(api.update_transporter_receipt(&cx_call.cx(), input).await) }
    };
    assert_eq!(update(&bench.by(None), past("x")).await, (Code::Unauthenticated, true));
    assert_eq!(update(&stranger, past("x")).await, (Code::BadUserInput, true));
    assert_eq!(update(&stranger, past(&id)).await, (Code::Forbidden, true));
    assert_eq!(update(&reader, change(&id)).await, (Code::Forbidden, true));
    assert_eq!(update(&carrier, past(&id)).await, (Code::BadUserInput, false));
}

#[tokio::test]
async fn a_new_receipt_is_linked_to_nobody_and_anybody_may_change_it() {
    let (bench, carrier, _, stranger, _) = bench().await;
    let input = |limit| CreateTransporterReceiptInput {
        department: "75".into(),
        receipt_number: "LIBRE".into(),
        validity_limit: date(limit),
    };
    let refused = bench.api.create_transporter_receipt(&stranger.cx(), input("2026-11-22T00:00:00Z")).await;
    assert_eq!(refusal(refused), (Code::BadUserInput, false));
    let refused =
        bench.api.create_transporter_receipt(&bench.by(None).cx(), input("2032-01-15T00:00:00Z")).await;
    assert_eq!(refusal(refused), (Code::Unauthenticated, true));
    let made =
        bench.api.create_transporter_receipt(&stranger.cx(), input("2032-01-15T00:00:00Z")).await.unwrap();
    let changed = bench.api.update_transporter_receipt(&carrier.cx(), change(&made.id.0)).await.unwrap();
    assert_eq!((changed.receipt_number.as_str(), changed.department.as_str()), ("R-2", "75"));
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
