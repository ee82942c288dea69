//! A bounded map from documents to what became of them.

use std::collections::HashMap;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{PoisonError, RwLock};

use super::request::Query;

/// Keeps values by document text and a second text (operation name, variables). Readers share a lock a
/// shard; when a shard is full, its hand goes round and takes out what was not asked for since it last
/// came by.
#[derive(Debug)]
pub(super) struct Cache<V> {
    shards: Box<[RwLock<Shard<V>>]>,
    hasher: ahash::RandomState,
    /// Bytes and entries that one shard may keep.
    max_bytes: usize,
    max_entries: usize,
}

/// What an entry is found by, borrowed from the request.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) struct Key<'k> {
    escaped: bool,
    text: &'k str,
    also: Option<&'k str>,
}

impl<'k> Key<'k> {
    pub fn new(query: &'k Query<'_>, also: Option<&'k str>) -> Self {
        match query {
            Query::Escaped(text) => Self { escaped: true, text, also },
            Query::Plain(text) => Self { escaped: false, text, also },
            Query::Absent => Self { escaped: false, text: "", also },
        }
    }

    /// What is found by a name of its own.
    pub fn named(name: &'k str) -> Self {
        Self { escaped: false, text: name, also: None }
    }
}

#[derive(Debug)]
struct Shard<V> {
    entries: HashMap<u64, Entry<V>>,
    /// Hashes in the order of the hand.
    ring: Vec<u64>,
    hand: usize,
    bytes: usize,
}

#[derive(Debug)]
struct Entry<V> {
    escaped: bool,
    text: Box<str>,
    also: Option<Box<str>>,
    value: V,
    bytes: usize,
    used: AtomicBool,
}

impl<V> Entry<V> {
    fn key(&self) -> Key<'_> {
        Key { escaped: self.escaped, text: &self.text, also: self.also.as_deref() }
    }
}

impl<V: Clone> Cache<V> {
    /// A cache of about these many bytes and entries in all.
    pub fn new(max_bytes: usize, max_entries: usize, shards: usize) -> Self {
        let shard = || RwLock::new(Shard { entries: HashMap::new(), ring: Vec::new(), hand: 0, bytes: 0 });
        Self {
            shards: (0..shards).map(|_| shard()).collect(),
            hasher: ahash::RandomState::new(),
            max_bytes: max_bytes / shards,
            max_entries: max_entries.div_ceil(shards),
        }
    }

    pub fn get(&self, key: Key<'_>) -> Option<V> {
        let hash = self.hasher.hash_one(key);
        let shard = self.shard(hash).read().unwrap_or_else(PoisonError::into_inner);
        let entry = shard.entries.get(&hash).filter(|entry| entry.key() == key)?;
        if !entry.used.load(Ordering::Relaxed) {
            entry.used.store(true, Ordering::Relaxed);
        }
        Some(entry.value.clone())
    }

    /// Keeps a value of about `size` bytes, unless it would fill a shard by itself.
    pub fn insert(&self, key: Key<'_>, value: V, size: usize) {
        let bytes = size + key.text.len() + key.also.map_or(0, str::len) + size_of::<Entry<V>>();
        if bytes > self.max_bytes {
            return;
        }
        let hash = self.hasher.hash_one(key);
        let mut shard = self.shard(hash).write().unwrap_or_else(PoisonError::into_inner);
        let entry = Entry {
            escaped: key.escaped,
            text: key.text.into(),
            also: key.also.map(Into::into),
            value,
            bytes,
            used: AtomicBool::new(false),
        };
        shard.bytes += bytes;
        match shard.entries.insert(hash, entry) {
            Some(old) => shard.bytes -= old.bytes,
            None => shard.ring.push(hash),
        }
        while shard.bytes > self.max_bytes || shard.ring.len() > self.max_entries {
            shard.evict(hash);
        }
    }

    fn shard(&self, hash: u64) -> &RwLock<Shard<V>> {
        // The map within takes the low bits of its own hash; any bits of ours will do.
        &self.shards[(hash >> 32) as usize % self.shards.len()]
    }

    #[cfg(test)]
    pub fn totals(&self) -> (usize, usize) {
        let shards = self.shards.iter().map(|shard| shard.read().expect("no panic in tests"));
        shards.fold((0, 0), |(entries, bytes), shard| {
            assert_eq!(shard.entries.len(), shard.ring.len());
            (entries + shard.entries.len(), bytes + shard.bytes)
        })
    }
}

impl<V> Shard<V> {
    /// Takes out one entry other than `spared`, which the caller has just put in.
    fn evict(&mut self, spared: u64) {
        loop {
            if self.hand >= self.ring.len() {
                self.hand = 0;
            }
            let hash = self.ring[self.hand];
            let used = self.entries.get(&hash).is_some_and(|entry| entry.used.swap(false, Ordering::Relaxed));
            if hash == spared || used {
                self.hand += 1;
                continue;
            }
            self.ring.swap_remove(self.hand);
            if let Some(entry) = self.entries.remove(&hash) {
                self.bytes -= entry.bytes;
            }
            return;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn query(number: usize) -> Query<'static> {
        Query::Plain(format!("{{ a{number} }}").into())
    }

    #[test]
    fn finds_what_was_put_in_by_text_and_name() {
        let cache = Cache::new(1 << 20, 100, 4);
        cache.insert(Key::new(&query(1), None), 1, 10);
        cache.insert(Key::new(&query(1), Some("")), 2, 10);
        assert_eq!(cache.get(Key::new(&query(1), None)), Some(1));
        assert_eq!(cache.get(Key::new(&query(1), Some(""))), Some(2));
        assert_eq!(cache.get(Key::new(&query(1), Some("A"))), None);
        assert_eq!(cache.get(Key::new(&query(2), None)), None);
        let escaped = Query::Escaped("{ a1 }".into());
        assert_eq!(cache.get(Key::new(&escaped, None)), None);
    }

    #[test]
    fn stays_within_its_bounds_and_keeps_what_is_asked_for() {
        let cache = Cache::new(100_000, 10, 1);
        cache.insert(Key::new(&query(0), None), 0, 10);
        for number in 1..1000 {
            assert_eq!(cache.get(Key::new(&query(0), None)), Some(0));
            cache.insert(Key::new(&query(number), None), number, 10);
        }
        assert_eq!(cache.totals().0, 10);
        cache.insert(Key::new(&query(2000), None), 2000, 90_000);
        let (entries, bytes) = cache.totals();
        assert!(bytes <= 100_000 && entries > 1, "{entries} entries, {bytes} bytes");
    }

    #[test]
    fn what_would_fill_a_shard_is_not_kept() {
        let cache = Cache::new(1000, 10, 1);
        cache.insert(Key::new(&query(1), None), 1, 2000);
        assert_eq!(cache.totals(), (0, 0));
    }

    #[test]
    fn a_replaced_value_counts_once() {
        let cache = Cache::new(10_000, 10, 1);
        for value in 0..100 {
            cache.insert(Key::new(&query(1), None), value, 100);
        }
        assert_eq!(cache.get(Key::new(&query(1), None)), Some(99));
        assert!(cache.totals().1 < 1000);
    }
}
