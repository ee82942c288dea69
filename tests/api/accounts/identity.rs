//! Tokens and who is behind them.

use std::time::Duration;

use jiff::Timestamp;
use serde_json::json;
use trackdechets::generated::UserResolvers;
use trackdechets::tokens::TokenKey;

use super::{Bench, PRODUCER, account, in_session};

async fn bench_find(bench: &Bench, token: &str) -> bool {
    bench.store().caller_by_token(token, bench.now).await.unwrap().is_some()
}

#[tokio::test]
async fn unknown_revoked_and_inactive_are_nobody() {
    let bench = Bench::new().await;
    let lines = bench.provision(&json!([account("a@a.test", PRODUCER), account("b@b.test", PRODUCER)])).await;
    let tokens: Vec<&str> = lines.iter().map(|line| line["token"].as_str().unwrap()).collect();
    assert!(!bench_find(&bench, "nope").await);
    assert!(!bench_find(&bench, "").await);
    bench.run("update account set is_active = false where email = 'b@b.test'").await;
    assert!(bench_find(&bench, tokens[0]).await && !bench_find(&bench, tokens[1]).await);
    bench.run("update access_token set is_revoked = true").await;
    assert!(!bench_find(&bench, tokens[0]).await);
}

#[tokio::test]
async fn many_callers_at_once_are_told_apart() {
    let bench = Bench::new().await;
    let accounts: Vec<_> = (0..20).map(|n| account(&format!("u{n:02}@a.test"), PRODUCER)).collect();
    let lines = bench.provision(&json!(accounts)).await;
    let callers = futures_util::future::join_all(lines.iter().map(|line| bench.caller(line))).await;
    for (line, caller) in lines.iter().zip(callers) {
        assert_eq!(line["email"], caller.email);
    }
}

#[tokio::test]
async fn the_day_of_last_use_is_noted_once_a_day() {
    let bench = Bench::new().await;
    let lines = bench.provision(&json!([account("a@a.test", PRODUCER)])).await;
    let token = lines[0]["token"].as_str().unwrap();
    for (use_at, noted) in [
        ("2026-11-24T08:00:00Z", "2026-11-24T00:00:00Z"),
        ("2026-11-24T23:59:59Z", "2026-11-24T00:00:00Z"),
        ("2026-11-25T00:00:00Z", "2026-11-25T00:00:00Z"),
    ] {
        bench.store().caller_by_token(token, use_at.parse().unwrap()).await.unwrap().unwrap();
        let noted: Timestamp = noted.parse().unwrap();
        let mut last = None;
        for _ in 0..100 {
            let rows = bench.store().query_text("select last_used from access_token", &[]).await.unwrap();
            last = rows[0].get(0);
            if last == Some(noted) {
                break;
            }
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
        assert_eq!(last, Some(noted), "{use_at}");
    }
}

#[tokio::test]
async fn a_token_is_kept_as_its_hash_under_the_servers_key() {
    let bench = Bench::new().await;
    let lines = bench.provision(&json!([account("a@a.test", PRODUCER)])).await;
    let token = lines[0]["token"].as_str().unwrap();
    let rows = bench.store().query_text("select hash from access_token", &[]).await.unwrap();
    let kept: Vec<u8> = rows[0].get(0);
    assert_eq!(kept, bench.store().token_key().hash(token));
    assert_ne!(kept, TokenKey::new("another").hash(token));
}

#[tokio::test]
async fn an_api_key_is_for_the_browser_and_works_as_a_token() {
    let bench = Bench::new().await;
    let lines = bench.provision(&json!([account("a@a.test", PRODUCER)])).await;
    let caller = bench.caller(&lines[0]).await;
    for nobody in [None, Some(caller.clone())] {
        let refusal = bench.api.api_key(&bench.by(nobody).cx()).await.err().unwrap();
        assert_eq!(refusal.code().as_str(), "UNAUTHENTICATED");
    }
    let key = bench.api.api_key(&bench.by(Some(in_session(&caller))).cx()).await.unwrap();
    let same = bench.store().caller_by_token(&key, bench.now).await.unwrap().unwrap();
    assert_eq!(same.user_id, caller.user_id);
}

#[tokio::test]
async fn a_password_request_stands_until_it_is_over() {
    let bench = Bench::new().await;
    let kept = |link: &str| {
        let hash = bench.store().token_key().hash(link);
        format!("decode('{}', 'hex')", hash.iter().map(|byte| format!("{byte:02x}")).collect::<String>())
    };
    bench.provision(&json!([{"email": "a@a.test"}])).await;
    bench
        .run(&format!(
            "insert into password_reset (hash, account_id, expires_at)
             select h, id, e::timestamptz
               from account, (values ({}, '2026-11-24 09:00Z'), ({}, '2026-11-24 07:00Z')) as v (h, e)",
            kept("live"),
            kept("over")
        ))
        .await;
    let call = bench.by(None);
    for (hash, stands) in [("live", true), ("over", false), ("none", false)] {
        let found = bench.api.password_reset_request(&call.cx(), hash.into()).await.unwrap();
        assert_eq!(found.is_some(), stands, "{hash}");
    }
}

#[tokio::test]
async fn only_a_session_is_authenticated() {
    let bench = Bench::new().await;
    let lines = bench.provision(&json!([account("a@a.test", PRODUCER)])).await;
    let caller = bench.caller(&lines[0]).await;
    let session = in_session(&caller);
    for (caller, expected) in [(None, false), (Some(caller), false), (Some(session), true)] {
        assert_eq!(bench.api.is_authenticated(&bench.by(caller).cx()).await.unwrap(), expected);
    }
}
