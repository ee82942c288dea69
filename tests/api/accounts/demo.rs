//! The companies of the demonstration.

use trackdechets::demo::{self, DESTINATION, PRODUCER, TRANSPORTER};

use super::Bench;

#[tokio::test]
async fn the_demonstration_has_the_three_companies_of_a_direct_route() {
    let bench = Bench::new().await;
    let first = demo::accounts(bench.store(), bench.now).await.unwrap();
    let again = demo::accounts(bench.store(), bench.now).await.unwrap();
    assert_eq!(bench.count("account").await, first.len() as i64);
    assert_eq!(
        first.iter().map(|account| &account.email).collect::<Vec<_>>(),
        again.iter().map(|account| &account.email).collect::<Vec<_>>()
    );
    for org_id in [PRODUCER, TRANSPORTER, DESTINATION] {
        let account = again.iter().find(|account| account.org_id.as_deref() == Some(org_id)).unwrap();
        let caller = bench.store().caller_by_token(&account.token, bench.now).await.unwrap().unwrap();
        assert!(caller.is_member(org_id));
    }
    let directory = bench.store().directory(&[TRANSPORTER, DESTINATION]).await.unwrap();
    let carrier = directory.company(TRANSPORTER).registered.as_ref().unwrap();
    assert!(carrier.transporter_receipt.is_some());
    let destination = directory.company(DESTINATION).registered.as_ref().unwrap();
    assert!(destination.profile.may_process_dangerous_waste() && destination.is_verified);
}
