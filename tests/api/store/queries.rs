//! Named statements and shared connections.

use trackdechets::store::{self, all_queries};

use crate::support::database::TestDatabase;

/// Stands in for compile-time checks: a misspelled column fails here.
#[tokio::test]
async fn every_statement_prepares_on_a_migrated_database() {
    let database = TestDatabase::new().await;
    let (client, connection) = tokio_postgres::connect(&database.url, tokio_postgres::NoTls).await.unwrap();
    tokio::spawn(connection);
    let mut broken = Vec::new();
    for query in all_queries() {
        if let Err(error) = client.prepare(query.sql).await {
            let cause = error.as_db_error().map_or_else(|| error.to_string(), ToString::to_string);
            broken.push(format!("{}: {cause}", query.name));
        }
    }
    assert!(broken.is_empty(), "{}", broken.join("\n"));
    assert!(all_queries().count() > 0);
}

#[tokio::test]
async fn names_of_statements_are_unique() {
    let mut names: Vec<&str> = all_queries().map(|query| query.name).collect();
    names.sort_unstable();
    let all = names.len();
    names.dedup();
    assert_eq!(names.len(), all);
}

#[tokio::test]
async fn reads_run_at_once_on_shared_connections() {
    let database = TestDatabase::new().await;
    database.store.warm().await;
    let reads = (0..500i64).map(|number| {
        let store = database.store.clone();
        async move {
            let rows = store.query_text("select $1::bigint * 2", &[&number]).await.unwrap();
            assert_eq!(rows[0].get::<_, i64>(0), number * 2);
        }
    });
    futures_util::future::join_all(reads).await;
    let backends = "select count(*) from pg_stat_activity where datname = current_database()";
    let rows = database.store.query_text(backends, &[]).await.unwrap();
    assert_eq!(rows[0].get::<_, i64>(0), 2);
}

#[tokio::test]
async fn a_wrong_url_is_refused_before_anything_is_tried() {
    for url in ["nonsense", "postgresql://localhost:port/x", "postgresql://localhost/x?sslmode=perhaps"] {
        assert!(store::Store::new(&store::Settings::new(url)).is_err(), "{url}");
    }
}
