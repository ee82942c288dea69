//! The PostgreSQL of the data folder: started, joined, killed, taken over.

use std::os::unix::fs::PermissionsExt;
use std::path::Path;
use std::time::{Duration, Instant};

use trackdechets::postgres::{self, DATABASE, Durability, Settings, Stay};
use trackdechets::store::{self, Store};

use crate::support::database::TempFolder;

fn durable(folder: &TempFolder) -> Settings {
    Settings { durability: Durability::Durable, ..folder.settings() }
}

async fn store(server: &postgres::Server) -> Store {
    let store = Store::new(&store::Settings::new(server.url(DATABASE))).unwrap();
    store.ping().await.unwrap();
    store
}

fn server_pid(folder: &Path) -> i32 {
    let text = std::fs::read_to_string(folder.join("postgres/postmaster.pid")).unwrap();
    text.lines().next().unwrap().parse().unwrap()
}

#[tokio::test]
async fn data_survives_a_stop_and_the_next_start_is_quick() {
    let folder = TempFolder::new("embedded");
    let began = Instant::now();
    let server = postgres::start(durable(&folder)).await.unwrap();
    println!("first start: {:?}", began.elapsed());
    let tx = store(&server).await.begin().await.unwrap();
    tx.batch("create table kept (t text); insert into kept values ('É'), ('e')").await.unwrap();
    tx.commit().await.unwrap();
    let began = Instant::now();
    server.stop().await;
    println!("stop: {:?}", began.elapsed());
    assert!(!folder.0.join("postgres/postmaster.pid").exists());

    let began = Instant::now();
    let server = postgres::start(durable(&folder)).await.unwrap();
    println!("second start: {:?}", began.elapsed());
    let store = store(&server).await;
    assert_eq!(store.query_text("select t from kept where t ilike 'é'", &[]).await.unwrap().len(), 1);
    let shown = "select current_setting('fsync'), current_setting('listen_addresses')";
    let rows = store.query_text(shown, &[]).await.unwrap();
    assert_eq!((rows[0].get(0), rows[0].get(1)), ("on", ""));
    let mode = std::fs::metadata(folder.0.join("postgres")).unwrap().permissions().mode();
    assert_eq!(mode & 0o777, 0o700);
    server.stop().await;
}

#[tokio::test]
async fn a_second_start_on_the_same_folder_joins_the_first() {
    let folder = TempFolder::new("join");
    // Both at once: one makes the cluster, the other waits for it.
    let (a, b) = tokio::join!(postgres::start(durable(&folder)), postgres::start(durable(&folder)));
    let (a, b) = (a.unwrap(), b.unwrap());
    assert_ne!(a.is_joined(), b.is_joined());
    let (owner, guest) = if a.is_joined() { (b, a) } else { (a, b) };
    store(&guest).await;
    guest.stop().await;
    store(&owner).await;
    owner.stop().await;
    let alone = postgres::start(durable(&folder)).await.unwrap();
    assert!(!alone.is_joined());
    alone.stop().await;
}

#[tokio::test]
async fn a_server_that_is_killed_is_started_again_and_recovers() {
    let folder = TempFolder::new("killed");
    let server = postgres::start(durable(&folder)).await.unwrap();
    let store = store(&server).await;
    let tx = store.begin().await.unwrap();
    tx.batch("create table kept (n integer); insert into kept values (1)").await.unwrap();
    tx.commit().await.unwrap();
    nix::sys::signal::kill(nix::unistd::Pid::from_raw(server_pid(&folder.0)), nix::sys::signal::SIGKILL)
        .unwrap();
    let began = Instant::now();
    tokio::time::sleep(Duration::from_millis(100)).await;
    while store.query_text("select n from kept", &[]).await.is_err() {
        assert!(began.elapsed() < Duration::from_secs(20), "the server does not come back");
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
    println!("back after: {:?}", began.elapsed());
    server.stop().await;
}

#[tokio::test]
async fn what_a_dead_machine_left_behind_is_no_obstacle() {
    let folder = TempFolder::new("stale");
    let server = postgres::start(durable(&folder)).await.unwrap();
    server.stop().await;
    // After a reboot another process, here the test itself, may have the number of the server that was.
    let stale = format!("{}\n/elsewhere\n1\n5432\n.\n\n  1  1\nready   \n", std::process::id());
    std::fs::write(folder.0.join("postgres/postmaster.pid"), stale).unwrap();
    let server = postgres::start(durable(&folder)).await.unwrap();
    store(&server).await;
    server.stop().await;
}

#[tokio::test]
async fn a_closed_parent_folder_and_a_long_path_are_no_obstacle() {
    let parent = TempFolder::new("closed");
    std::fs::set_permissions(&parent.0, std::fs::Permissions::from_mode(0o700)).unwrap();
    let data_dir = parent.0.join("a".repeat(120)).join("données de l'été");
    let server = postgres::start(Settings { data_dir, ..durable(&parent) }).await.unwrap();
    store(&server).await;
    server.stop().await;
}

#[tokio::test]
async fn another_major_version_and_a_wrong_folder_are_told() {
    let folder = TempFolder::new("version");
    std::fs::create_dir(folder.0.join("postgres")).unwrap();
    std::fs::write(folder.0.join("postgres/PG_VERSION"), "9\n").unwrap();
    let error = postgres::start(durable(&folder)).await.unwrap_err().to_string();
    assert!(error.contains("made by PostgreSQL 9") && error.contains("--postgres-bin"), "{error}");

    let bin = Some(folder.0.join("nowhere"));
    let error = postgres::start(Settings { bin, ..durable(&folder) }).await.unwrap_err().to_string();
    assert!(error.contains("no PostgreSQL there"), "{error}");
}

/// Runs a server in a process of its own, which `hold_a_server` below is.
fn holder(folder: &TempFolder) -> std::process::Child {
    let mut test = std::process::Command::new(std::env::current_exe().unwrap());
    test.args(["--exact", "store::embedded::hold_a_server", "--ignored"]).env("HOLD_A_SERVER_IN", &folder.0);
    test.stdout(std::process::Stdio::null()).spawn().unwrap()
}

#[tokio::test]
#[ignore = "a process of its own, started by the tests below"]
async fn hold_a_server() {
    let Some(data_dir) = std::env::var_os("HOLD_A_SERVER_IN") else { return };
    let settings =
        Settings { data_dir: data_dir.into(), bin: None, durability: Durability::Durable, stay: Stay::Long };
    let server = postgres::start(settings).await.unwrap();
    tokio::time::sleep(Duration::from_secs(60)).await;
    server.stop().await;
}

#[tokio::test]
async fn a_process_that_is_killed_takes_its_server_along_and_the_next_one_takes_over() {
    let folder = TempFolder::new("orphan");
    let server = postgres::start(durable(&folder)).await.unwrap();
    server.stop().await;

    let mut other = holder(&folder);
    let began = Instant::now();
    while !std::fs::read_to_string(folder.0.join("postgres/postmaster.pid"))
        .is_ok_and(|f| f.contains("ready"))
    {
        assert!(began.elapsed() < Duration::from_secs(20), "the other process does not start");
        tokio::time::sleep(Duration::from_millis(5)).await;
    }
    let guest = postgres::start(durable(&folder)).await.unwrap();
    assert!(guest.is_joined());
    let store_of_guest = store(&guest).await;
    let tx = store_of_guest.begin().await.unwrap();
    tx.batch("create table kept (n integer); insert into kept values (1)").await.unwrap();
    tx.commit().await.unwrap();
    let pid = server_pid(&folder.0);

    other.kill().unwrap();
    other.wait().unwrap();
    let began = Instant::now();
    let server = postgres::start(durable(&folder)).await.unwrap();
    println!("taken over after: {:?}", began.elapsed());
    assert!(!server.is_joined());
    assert_ne!(server_pid(&folder.0), pid);
    let rows = store(&server).await.query_text("select n from kept", &[]).await.unwrap();
    assert_eq!(rows.len(), 1);
    server.stop().await;
}

#[tokio::test]
async fn a_command_lets_its_guests_finish_and_a_service_waits_for_its_end() {
    let folder = TempFolder::new("guests");
    let brief = || Settings { stay: Stay::Brief, ..folder.settings() };
    let host = postgres::start(brief()).await.unwrap();
    let guest = postgres::start(brief()).await.unwrap();
    assert!(guest.is_joined());
    let stopping = tokio::spawn(host.stop());
    let service = tokio::spawn(postgres::start(folder.settings()));
    tokio::time::sleep(Duration::from_millis(50)).await;
    assert!(!stopping.is_finished(), "the guest is still there");
    assert!(!service.is_finished(), "a service does not depend on a command");
    store(&guest).await;

    guest.stop().await;
    stopping.await.unwrap();
    let service = service.await.unwrap().unwrap();
    assert!(!service.is_joined());
    service.stop().await;
}
