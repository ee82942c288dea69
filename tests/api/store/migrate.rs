//! Migrations: once each, in order, never edited.

use std::path::Path;
use std::time::Instant;

use trackdechets::postgres::{self, DATABASE};
use trackdechets::store::migrate::{self, MigrateError};

use crate::support::database::{TempFolder, TestDatabase};

/// The migrations of the repository, as they are told.
fn files() -> Vec<String> {
    let folder = std::fs::read_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join("migrations")).unwrap();
    let names = folder.map(|file| file.unwrap().file_name().into_string().unwrap());
    let told = names.map(|name| {
        let (version, rest) = name.trim_end_matches(".sql").split_once("__").unwrap();
        format!("V{}__{rest}", version.trim_start_matches(['V', '0']))
    });
    let mut told: Vec<String> = told.collect();
    told.sort();
    told
}

#[tokio::test]
async fn processes_that_migrate_at_once_apply_each_migration_once() {
    let folder = TempFolder::new("migrate");
    let server = postgres::start(folder.settings()).await.unwrap();
    let url = server.url(DATABASE);
    let all = futures_util::future::join_all((0..4).map(|_| migrate::run(&url))).await;
    let mut applied: Vec<String> = all.into_iter().flat_map(|one| one.unwrap()).collect();
    applied.sort();
    assert_eq!(applied, files());

    let began = Instant::now();
    assert_eq!(migrate::run(&url).await.unwrap(), Vec::<String>::new());
    println!("nothing to migrate: {:?}", began.elapsed());
    server.stop().await;
}

#[tokio::test]
async fn a_database_of_a_newer_program_is_refused() {
    let database = TestDatabase::new().await;
    let tx = database.store.begin().await.unwrap();
    let newer = "insert into refinery_schema_history (version, name, applied_on, checksum)
                 values (999, 'tomorrow', '2030-01-01T00:00:00Z', '1')";
    tx.batch(newer).await.unwrap();
    tx.commit().await.unwrap();
    assert!(matches!(migrate::run(&database.url).await, Err(MigrateError::Newer(999))));
}

#[tokio::test]
async fn a_migration_edited_after_it_was_applied_is_refused() {
    let database = TestDatabase::new().await;
    let tx = database.store.begin().await.unwrap();
    tx.batch("update refinery_schema_history set checksum = '1' where version = 2").await.unwrap();
    tx.commit().await.unwrap();
    assert!(matches!(migrate::run(&database.url).await, Err(MigrateError::Divergent(2))));
}

#[tokio::test]
async fn no_database_is_an_error_and_not_a_wait() {
    let began = Instant::now();
    let outcome = migrate::run("postgresql://nobody@127.0.0.1:1/none").await;
    assert!(matches!(outcome, Err(MigrateError::Store(error)) if error.is_unavailable()));
    assert!(began.elapsed().as_secs() < 5);
}
