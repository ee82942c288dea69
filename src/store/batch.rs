//! Look-ups of many requests in one query.
//!
//! The first caller asks the database at once, for its own key. Keys asked for while a batch is under way
//! gather and go together in the next. Nobody waits for company, and no key joins a query that started
//! before it was asked: what comes back is never older than the question.

use std::collections::HashMap;
use std::future::Future;
use std::hash::Hash;
use std::pin::Pin;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use tokio::sync::oneshot;

use super::StoreError;

type Found<K, V> = Result<HashMap<K, V>, StoreError>;
type Load<K, V> = dyn Fn(Vec<K>) -> Pin<Box<dyn Future<Output = Found<K, V>> + Send>> + Send + Sync;
type Waiter<V> = oneshot::Sender<Result<Option<V>, StoreError>>;

/// Gathers look-ups by `K` that overlap in time. Cheap to clone.
pub struct Batcher<K, V> {
    inner: Arc<Inner<K, V>>,
}

struct Inner<K, V> {
    load: Box<Load<K, V>>,
    most: usize,
    state: Mutex<State<K, V>>,
}

struct State<K, V> {
    running: bool,
    waiting: HashMap<K, Vec<Waiter<V>>>,
}

impl<K, V> Clone for Batcher<K, V> {
    fn clone(&self) -> Self {
        Self { inner: Arc::clone(&self.inner) }
    }
}

impl<K, V> Batcher<K, V>
where
    K: Eq + Hash + Clone + Send + Sync + 'static,
    V: Clone + Send + 'static,
{
    /// `load` looks up several keys, `most` at once at the most, and leaves out those it does not find.
    pub fn new<F, Fut>(most: usize, load: F) -> Self
    where
        F: Fn(Vec<K>) -> Fut + Send + Sync + 'static,
        Fut: Future<Output = Found<K, V>> + Send + 'static,
    {
        Self {
            inner: Arc::new(Inner {
                load: Box::new(move |keys| Box::pin(load(keys))),
                most: most.max(1),
                state: Mutex::new(State { running: false, waiting: HashMap::new() }),
            }),
        }
    }

    /// The value of `key`, looked up after this call.
    pub async fn get(&self, key: K) -> Result<Option<V>, StoreError> {
        let queued = {
            let mut state = self.inner.state();
            if state.running {
                let (sender, receiver) = oneshot::channel();
                state.waiting.entry(key.clone()).or_default().push(sender);
                Some(receiver)
            } else {
                state.running = true;
                None
            }
        };
        if let Some(receiver) = queued {
            return match receiver.await {
                Ok(answer) => answer,
                Err(_) => Err(StoreError::internal("a batch of look-ups was lost")),
            };
        }
        // However this call ends, even dropped half-way, those who gathered meanwhile are served.
        let _turn = Turn { inner: Arc::clone(&self.inner) };
        let mut found = (self.inner.load)(vec![key.clone()]).await?;
        Ok(found.remove(&key))
    }
}

impl<K, V> Inner<K, V> {
    fn state(&self) -> MutexGuard<'_, State<K, V>> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// The right to load. Dropping it hands over to a task that serves whoever waits, or ends the run.
struct Turn<K, V>
where
    K: Eq + Hash + Clone + Send + Sync + 'static,
    V: Clone + Send + 'static,
{
    inner: Arc<Inner<K, V>>,
}

impl<K, V> Drop for Turn<K, V>
where
    K: Eq + Hash + Clone + Send + Sync + 'static,
    V: Clone + Send + 'static,
{
    fn drop(&mut self) {
        let mut state = self.inner.state();
        // Waiters whose clients went away need no query.
        state.waiting.retain(|_, waiters| {
            waiters.retain(|waiter| !waiter.is_closed());
            !waiters.is_empty()
        });
        let runtime = tokio::runtime::Handle::try_current();
        match runtime {
            Ok(runtime) if !state.waiting.is_empty() => {
                drop(state);
                runtime.spawn(serve(Self { inner: Arc::clone(&self.inner) }));
            }
            _ => {
                state.running = false;
                state.waiting.clear();
            }
        }
    }
}

/// Loads one batch of those who wait. Its turn, dropped at the end, starts the next.
async fn serve<K, V>(turn: Turn<K, V>)
where
    K: Eq + Hash + Clone + Send + Sync + 'static,
    V: Clone + Send + 'static,
{
    let batch: Vec<(K, Vec<Waiter<V>>)> = {
        let mut state = turn.inner.state();
        let keys: Vec<K> = state.waiting.keys().take(turn.inner.most).cloned().collect();
        keys.into_iter().filter_map(|key| state.waiting.remove_entry(&key)).collect()
    };
    let keys = batch.iter().map(|(key, _)| key.clone()).collect();
    let found = (turn.inner.load)(keys).await;
    for (key, waiters) in batch {
        let answer = match &found {
            Ok(found) => Ok(found.get(&key).cloned()),
            Err(error) => Err(error.clone()),
        };
        for waiter in waiters {
            // One who no longer listens is none of our business.
            let _ = waiter.send(answer.clone());
        }
    }
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use futures_util::future::join_all;
    use tokio::sync::Semaphore;

    use super::*;

    /// A look-up of squares that waits for a permit, keeps the batches it was asked, and fails on 13.
    struct Squares {
        batches: Mutex<Vec<Vec<u32>>>,
        gate: Semaphore,
    }

    fn squares(most: usize, permits: usize) -> (Arc<Squares>, Batcher<u32, u32>) {
        let squares = Arc::new(Squares { batches: Mutex::default(), gate: Semaphore::new(permits) });
        let shared = Arc::clone(&squares);
        let batcher = Batcher::new(most, move |mut keys: Vec<u32>| {
            let shared = Arc::clone(&shared);
            async move {
                keys.sort_unstable();
                shared.batches.lock().unwrap().push(keys.clone());
                shared.gate.acquire().await.unwrap().forget();
                if keys.contains(&13) {
                    return Err(StoreError::unavailable("unlucky"));
                }
                assert!(!keys.contains(&666), "a loader that panics");
                Ok(keys.into_iter().filter(|key| *key < 1000).map(|key| (key, key * key)).collect())
            }
        });
        (squares, batcher)
    }

    async fn settle() {
        for _ in 0..50 {
            tokio::task::yield_now().await;
        }
    }

    fn ask(
        batcher: &Batcher<u32, u32>,
        key: u32,
    ) -> tokio::task::JoinHandle<Result<Option<u32>, StoreError>> {
        let batcher = batcher.clone();
        tokio::spawn(async move { batcher.get(key).await })
    }

    #[tokio::test]
    async fn keys_asked_while_a_batch_is_under_way_go_together_in_the_next() {
        let (squares, batcher) = squares(10, 0);
        let first = ask(&batcher, 1);
        settle().await;
        let others =
            [ask(&batcher, 2), ask(&batcher, 3), ask(&batcher, 2), ask(&batcher, 1), ask(&batcher, 2000)];
        settle().await;
        assert_eq!(*squares.batches.lock().unwrap(), [vec![1]]);

        squares.gate.add_permits(2);
        assert_eq!(first.await.unwrap().unwrap(), Some(1));
        let answers: Vec<_> = join_all(others).await.into_iter().map(|a| a.unwrap().unwrap()).collect();
        assert_eq!(answers, [Some(4), Some(9), Some(4), Some(1), None]);
        // The second question for 1 came after the first query had started: it was asked again.
        assert_eq!(*squares.batches.lock().unwrap(), [vec![1], vec![1, 2, 3, 2000]]);
    }

    #[tokio::test]
    async fn a_batch_is_bounded() {
        let (squares, batcher) = squares(3, 0);
        let all: Vec<_> = (0..8).map(|key| ask(&batcher, key)).collect();
        settle().await;
        squares.gate.add_permits(100);
        for (key, answer) in (0..).zip(join_all(all).await) {
            assert_eq!(answer.unwrap().unwrap(), Some(key * key));
        }
        let sizes: Vec<usize> = squares.batches.lock().unwrap().iter().map(Vec::len).collect();
        assert_eq!(sizes, [1, 3, 3, 1]);
    }

    #[tokio::test]
    async fn a_failure_reaches_everyone_of_its_batch_and_nobody_else() {
        let (squares, batcher) = squares(10, 0);
        let first = ask(&batcher, 1);
        settle().await;
        let [other, unlucky] = [ask(&batcher, 2), ask(&batcher, 13)];
        settle().await;
        squares.gate.add_permits(100);
        assert_eq!(first.await.unwrap().unwrap(), Some(1));
        assert!(other.await.unwrap().unwrap_err().is_unavailable());
        assert!(unlucky.await.unwrap().unwrap_err().is_unavailable());
        assert_eq!(batcher.get(2).await.unwrap(), Some(4));
    }

    #[tokio::test]
    async fn a_caller_who_leaves_half_way_holds_up_nobody() {
        let (squares, batcher) = squares(10, 0);
        let first = ask(&batcher, 1);
        settle().await;
        let [gone, stays] = [ask(&batcher, 2), ask(&batcher, 3)];
        settle().await;
        gone.abort();
        settle().await;
        first.abort();
        squares.gate.add_permits(100);
        let answer = tokio::time::timeout(Duration::from_secs(5), stays).await.unwrap();
        assert_eq!(answer.unwrap().unwrap(), Some(9));
        settle().await;
        assert_eq!(*squares.batches.lock().unwrap(), [vec![1], vec![3]]);
        assert!(!batcher.inner.state().running);
    }

    #[tokio::test]
    async fn a_loader_that_panics_leaves_the_batcher_in_order() {
        let (squares, batcher) = squares(10, 0);
        let first = ask(&batcher, 1);
        settle().await;
        let bad = ask(&batcher, 666);
        settle().await;
        squares.gate.add_permits(100);
        first.await.unwrap().unwrap();
        assert!(matches!(bad.await.unwrap(), Err(StoreError::Internal(_))));
        assert_eq!(batcher.get(5).await.unwrap(), Some(25));
    }

    #[tokio::test(flavor = "multi_thread", worker_threads = 2)]
    async fn many_callers_at_once_all_get_their_own_answer() {
        let (_, batcher) = squares(7, 100_000);
        let all: Vec<_> = (0..2000).map(|n| (n % 600, ask(&batcher, n % 600))).collect();
        for (key, answer) in all {
            let answer = answer.await.unwrap();
            if (0..600).contains(&key) && key != 13 {
                // Those that shared a batch with 13 saw its failure.
                assert!(
                    matches!(answer, Err(StoreError::Unavailable(_))) || answer.unwrap() == Some(key * key)
                );
            }
        }
        assert!(!batcher.inner.state().running);
    }
}
