//! Transactions: kept, dropped, repeated, left half-way.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use trackdechets::store::{Store, StoreError, Tx};

use crate::support::database::TestDatabase;

async fn add(tx: &Tx, siret: &str) -> Result<(), StoreError> {
    let sql = "insert into establishment (siret, name, address) values ($1, 'a', 'b')";
    tx.query_text(sql, &[&siret]).await.map(drop)
}

async fn count(store: &Store) -> i64 {
    store.query_text("select count(*) from establishment", &[]).await.unwrap()[0].get(0)
}

#[tokio::test]
async fn what_is_committed_stays_and_what_is_dropped_goes() {
    let database = TestDatabase::new().await;
    let store = &database.store;
    let tx = store.begin().await.unwrap();
    add(&tx, "1").await.unwrap();
    assert_eq!(count(store).await, 0);
    tx.commit().await.unwrap();
    assert_eq!(count(store).await, 1);

    let tx = store.begin().await.unwrap();
    add(&tx, "2").await.unwrap();
    drop(tx);
    let tx = store.begin().await.unwrap();
    add(&tx, "3").await.unwrap();
    tx.rollback().await.unwrap();
    assert_eq!(count(store).await, 1);
}

#[tokio::test]
async fn a_broken_constraint_tells_its_name_and_the_transaction_does_not_commit() {
    let database = TestDatabase::new().await;
    let tx = database.store.begin().await.unwrap();
    add(&tx, "1").await.unwrap();
    let error = add(&tx, "1").await.unwrap_err();
    assert!(error.violates("establishment_pkey"), "{error}");
    assert!(tx.commit().await.is_err());
    assert_eq!(count(&database.store).await, 0);
}

#[tokio::test]
async fn a_transaction_left_half_way_frees_its_locks_and_gives_back_a_clean_connection() {
    let database = TestDatabase::new().await;
    let store = database.store.clone();
    let began = Instant::now();
    let slow = tokio::spawn(async move {
        let tx = store.begin().await.unwrap();
        add(&tx, "1").await.unwrap();
        tx.query_text("select pg_sleep(15)", &[]).await
    });
    tokio::time::sleep(Duration::from_millis(150)).await;
    slow.abort();
    // It would wait for the row of the first if that one still held it.
    let tx = database.store.begin().await.unwrap();
    add(&tx, "1").await.unwrap();
    tx.commit().await.unwrap();
    assert!(began.elapsed() < Duration::from_secs(5), "{:?}", began.elapsed());
    // All connections of the pool are usable and outside of any transaction.
    for _ in 0..20 {
        let tx = database.store.begin().await.unwrap();
        tx.query_text("select 1", &[]).await.unwrap();
        tx.commit().await.unwrap();
    }
    let idle = "select count(*) from pg_stat_activity where state like 'idle in transaction%'
                   and datname = current_database()";
    let rows = database.store.query_text(idle, &[]).await.unwrap();
    assert_eq!(rows[0].get::<_, i64>(0), 0);
    assert_eq!(count(&database.store).await, 1);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_transaction_that_lost_against_another_is_run_again() {
    let database = TestDatabase::new().await;
    let setup = database.store.begin().await.unwrap();
    setup.batch("create table counter (n integer); insert into counter values (0)").await.unwrap();
    setup.commit().await.unwrap();
    let runs = AtomicUsize::new(0);
    let (store, counted) = (&database.store, &runs);
    let one = || async move {
        store
            .transaction(|tx| async move {
                counted.fetch_add(1, Ordering::Relaxed);
                tx.batch("set transaction isolation level serializable").await?;
                let n: i32 = tx.query_text("select n from counter", &[]).await?[0].get(0);
                tokio::time::sleep(Duration::from_millis(20)).await;
                tx.query_text("update counter set n = $1", &[&(n + 1)]).await?;
                Ok::<_, StoreError>(())
            })
            .await
    };
    let (a, b, c) = tokio::join!(one(), one(), one());
    a.and(b).and(c).unwrap();
    assert!(runs.load(Ordering::Relaxed) > 3, "they met");
    let rows = store.query_text("select n from counter", &[]).await.unwrap();
    assert_eq!(rows[0].get::<_, i32>(0), 3);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn of_two_transactions_that_block_each_other_one_is_run_again() {
    let database = TestDatabase::new().await;
    let setup = database.store.begin().await.unwrap();
    setup
        .batch(
            "create table pair (id integer primary key, n integer); insert into pair values (1, 0), (2, 0)",
        )
        .await
        .unwrap();
    setup.commit().await.unwrap();
    let runs = AtomicUsize::new(0);
    let (store, counted) = (&database.store, &runs);
    let both_hold_one = &tokio::sync::Barrier::new(2);
    let one = |first: i32, second: i32| async move {
        store
            .transaction(|tx| async move {
                let run = counted.fetch_add(1, Ordering::Relaxed);
                tx.query_text("update pair set n = n + 1 where id = $1", &[&first]).await?;
                if run < 2 {
                    both_hold_one.wait().await;
                }
                tx.query_text("update pair set n = n + 1 where id = $1", &[&second]).await?;
                Ok::<_, StoreError>(())
            })
            .await
    };
    let (a, b) = tokio::join!(one(1, 2), one(2, 1));
    a.and(b).unwrap();
    assert_eq!(runs.load(Ordering::Relaxed), 3, "one of them had to begin anew");
    let rows = store.query_text("select n from pair order by id", &[]).await.unwrap();
    assert_eq!(rows.iter().map(|row| row.get::<_, i32>(0)).collect::<Vec<_>>(), [2, 2]);
}

#[tokio::test]
async fn the_work_of_a_transaction_may_move_between_threads() {
    let database = TestDatabase::new().await;
    let (store, name) = (database.store.clone(), String::from("7"));
    let work = async move {
        let name = &name;
        store.transaction(|tx| async move { add(&tx, name).await }).await
    };
    tokio::spawn(work).await.unwrap().unwrap();
    assert_eq!(count(&database.store).await, 1);
}

#[tokio::test]
async fn an_error_that_is_no_conflict_is_not_tried_again() {
    let database = TestDatabase::new().await;
    let runs = AtomicUsize::new(0);
    let counted = &runs;
    let outcome: Result<(), StoreError> = database
        .store
        .transaction(|tx| async move {
            counted.fetch_add(1, Ordering::Relaxed);
            tx.batch("select no_such_column").await
        })
        .await;
    assert!(matches!(outcome, Err(StoreError::Internal(_))));
    assert_eq!(runs.load(Ordering::Relaxed), 1);
}
