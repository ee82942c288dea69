//! A throw-away PostgreSQL for this test process, and in it a migrated database for each test.
//!
//! A cluster with a migrated template is made once and kept under `target/tmp`; each process runs on a copy
//! of it, each test on a clone of the template. The server dies with the process, and its folder goes too.

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::OnceLock;
use std::sync::atomic::{AtomicUsize, Ordering};

use tokio::sync::{mpsc, oneshot};
use tokio_postgres::NoTls;
use trackdechets::postgres::{self, DATABASE, Durability, Server, Stay};
use trackdechets::store::{self, Store, migrate};

/// A migrated database of one test; dropped with it.
pub struct TestDatabase {
    pub url: String,
    pub store: Store,
    name: String,
}

impl TestDatabase {
    pub async fn new() -> Self {
        let (reply, created) = oneshot::channel();
        keeper().send(Order::Create(reply)).expect("the keeper of databases lives as long as the process");
        let (name, url) = created.await.expect("a test database is created");
        let store = Store::new(&store::Settings::new(&url)).expect("the URL is ours");
        Self { url, store, name }
    }
}

impl Drop for TestDatabase {
    fn drop(&mut self) {
        let _ = keeper().send(Order::Drop(std::mem::take(&mut self.name)));
    }
}

/// Where throw-away servers keep their data: in memory where there is room (on a disk the clone of a
/// database can take twenty times as long).
#[cfg(target_os = "linux")]
fn scratch() -> PathBuf {
    const ROOM: u64 = 1 << 30;
    let memory = Path::new("/dev/shm");
    let room = nix::sys::statvfs::statvfs(memory).map(|fs| fs.blocks_available() * fs.fragment_size());
    if room.is_ok_and(|room| room >= ROOM) { memory.to_owned() } else { std::env::temp_dir() }
}

#[cfg(not(target_os = "linux"))]
fn scratch() -> PathBuf {
    std::env::temp_dir()
}

/// A folder for a server of a test's own, removed with it.
pub struct TempFolder(pub PathBuf);

impl TempFolder {
    pub fn new(purpose: &str) -> Self {
        static NUMBER: AtomicUsize = AtomicUsize::new(0);
        let number = NUMBER.fetch_add(1, Ordering::Relaxed);
        let name = format!("trackdechets-{purpose}-{}-{number}", std::process::id());
        let folder = scratch().join(name);
        let _ = std::fs::remove_dir_all(&folder);
        std::fs::create_dir_all(&folder).expect("the temporary folder is writable");
        Self(folder)
    }

    pub fn settings(&self) -> postgres::Settings {
        throw_away(&self.0)
    }
}

impl Drop for TempFolder {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

enum Order {
    Create(oneshot::Sender<(String, String)>),
    Drop(String),
}

/// A thread with a runtime of its own: it outlives the runtimes of the tests.
fn keeper() -> &'static mpsc::UnboundedSender<Order> {
    static KEEPER: OnceLock<mpsc::UnboundedSender<Order>> = OnceLock::new();
    KEEPER.get_or_init(|| {
        let (sender, orders) = mpsc::unbounded_channel();
        std::thread::spawn(move || {
            let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build();
            runtime.expect("a runtime starts").block_on(keep(orders));
        });
        sender
    })
}

async fn keep(mut orders: mpsc::UnboundedReceiver<Order>) {
    let server = start().await;
    let (admin, connection) =
        tokio_postgres::connect(&server.url("template1"), NoTls).await.expect("the test server answers");
    tokio::spawn(connection);
    let mut count = 0;
    while let Some(order) = orders.recv().await {
        match order {
            Order::Create(reply) => {
                count += 1;
                let name = format!("test_{count}");
                let sql = format!("create database {name} template {DATABASE} {}", strategy(&admin).await);
                admin.batch_execute(&sql).await.expect("a clone of the template is made");
                let url = server.url(&name);
                let _ = reply.send((name, url));
            }
            Order::Drop(name) => {
                // Its connections may still be closing.
                let _ = admin.batch_execute(&format!("drop database {name} with (force)")).await;
            }
        }
    }
}

/// Copying files is the faster way where nothing is synced; older servers know no other.
async fn strategy(admin: &tokio_postgres::Client) -> &'static str {
    let row = admin.query_one("select current_setting('server_version_num')::int >= 150000", &[]).await;
    if row.expect("the server knows its version").get(0) { "strategy file_copy" } else { "" }
}

async fn start() -> Server {
    let seed = Path::new(env!("CARGO_TARGET_TMPDIR")).join("postgres-seed");
    let folder = scratch().join(format!("trackdechets-test-{}", std::process::id()));
    remove_at_exit(&folder);
    for attempt in 0..2 {
        if !seed.exists() {
            plant(&seed).await;
        }
        let _ = std::fs::remove_dir_all(&folder);
        std::fs::create_dir_all(&folder).expect("the temporary folder is writable");
        let copied = Command::new("cp").arg("-a").arg(seed.join("postgres")).arg(&folder).status();
        assert!(copied.is_ok_and(|status| status.success()), "the seed is copied");
        // The seed is of no use when it is older than a change of a migration, or of the server.
        let failure = match postgres::start(throw_away(&folder)).await {
            Ok(server) => match migrate::run(&server.url(DATABASE)).await {
                Ok(_) => return server,
                Err(error) => {
                    server.stop().await;
                    error.to_string()
                }
            },
            Err(error) => error.to_string(),
        };
        assert!(attempt == 0, "the test server does not start: {failure}");
        let _ = std::fs::remove_dir_all(&seed);
    }
    unreachable!("the second attempt returns or panics")
}

/// Makes the seed, or leaves it to another process that was faster.
async fn plant(seed: &Path) {
    let partial = seed.with_extension(std::process::id().to_string());
    let _ = std::fs::remove_dir_all(&partial);
    let server = postgres::start(throw_away(&partial)).await.expect("a test server starts");
    migrate::run(&server.url(DATABASE)).await.expect("the migrations apply");
    server.stop().await;
    let _ = std::fs::rename(&partial, seed);
    let _ = std::fs::remove_dir_all(&partial);
}

fn throw_away(folder: &Path) -> postgres::Settings {
    let bin = std::env::var_os("POSTGRES_BIN").map(PathBuf::from);
    postgres::Settings {
        data_dir: folder.to_owned(),
        bin,
        durability: Durability::ThrowAway,
        stay: Stay::Long,
    }
}

/// Leaves a shell behind that waits for our end, however it comes, and then for the server's.
fn remove_at_exit(folder: &Path) {
    use std::os::unix::process::CommandExt;
    const SCRIPT: &str = r#"
        trap '' INT TERM
        cat > /dev/null
        n=0
        while [ -e "$0/postgres/postmaster.pid" ] && [ $n -lt 100 ]; do sleep 0.1; n=$((n + 1)); done
        rm -rf "$0""#;
    let mut shell = Command::new("sh");
    shell.arg("-c").arg(SCRIPT).arg(folder).process_group(0);
    shell.stdin(Stdio::piped()).stdout(Stdio::null()).stderr(Stdio::null());
    let shell = shell.spawn().expect("there is a shell");
    // The pipe must close with the process, not before.
    std::mem::forget(shell);
}
