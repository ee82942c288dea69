//! The guard of security codes.

use serde_json::json;
use trackdechets::error::Code;
use trackdechets::store::codes::authorise_by_code;

use super::{Bench, CARRIER, PRODUCER, account};

/// A bench with a producer, whose code it gives, and a carrier.
async fn bench() -> (Bench, i32, std::sync::Arc<trackdechets::context::Caller>) {
    let bench = Bench::new().await;
    let lines = bench.provision(&json!([account("p@p.test", PRODUCER), account("c@c.test", CARRIER)])).await;
    let code = i32::try_from(lines[0]["securityCode"].as_i64().unwrap()).unwrap();
    let carrier = bench.caller(&lines[1]).await;
    (bench, code, carrier)
}

fn wrong(code: i32) -> i32 {
    if code == 9999 { 1000 } else { code + 1 }
}

#[tokio::test]
async fn the_right_code_opens_and_none_does_not() {
    let (bench, code, carrier) = bench().await;
    let attempt = |code| authorise_by_code(bench.store(), &carrier, PRODUCER, code, bench.now);
    assert_eq!(attempt(None).await.err().unwrap().code(), Code::Forbidden);
    assert_eq!(bench.count("code_attempt").await, 0, "no code is no attempt");
    attempt(Some(code)).await.unwrap();
}

#[tokio::test]
async fn the_third_attempt_is_locked_for_this_user_and_company_only() {
    let (bench, code, carrier) = bench().await;
    let store = bench.store();
    let at = |seconds: i64| bench.now + jiff::SignedDuration::from_secs(seconds);
    let attempt = |org, code, seconds| {
        let carrier = &carrier;
        async move {
            let outcome = authorise_by_code(store, carrier, org, Some(code), at(seconds)).await;
            outcome.err().map(|error| error.code())
        }
    };
    assert_eq!(attempt(PRODUCER, wrong(code), 0).await, Some(Code::Forbidden));
    assert_eq!(attempt(PRODUCER, wrong(code), 1).await, Some(Code::Forbidden));
    assert_eq!(attempt(PRODUCER, code, 2).await, Some(Code::TooManyRequests));
    assert_eq!(attempt(PRODUCER, code, 11).await, Some(Code::TooManyRequests));
    assert_eq!(attempt("11111111192062", code, 3).await, Some(Code::Forbidden));
    let other = bench.provision(&json!([{"email": "o@o.test"}])).await;
    let other = bench.caller(&other[0]).await;
    authorise_by_code(store, &other, PRODUCER, Some(code), at(3)).await.unwrap();
    assert_eq!(attempt(PRODUCER, code, 12).await, None);
}

#[tokio::test]
async fn attempts_at_once_are_counted_one_by_one() {
    let (bench, code, carrier) = bench().await;
    let attempts =
        (0..8).map(|_| authorise_by_code(bench.store(), &carrier, PRODUCER, Some(wrong(code)), bench.now));
    let outcomes = futures_util::future::join_all(attempts).await;
    let forbidden =
        outcomes.iter().filter(|o| o.as_ref().is_err_and(|e| e.code() == Code::Forbidden)).count();
    let locked =
        outcomes.iter().filter(|o| o.as_ref().is_err_and(|e| e.code() == Code::TooManyRequests)).count();
    assert_eq!((forbidden, locked), (2, 6));
}
