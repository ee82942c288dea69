//! Counts requests a client and window, in memory that is bounded.
//!
//! A window is fixed: it starts with a client's first request and ends a minute later. Windows end in
//! the order in which they start, so that a queue of endings tells what may be forgotten; each new
//! window forgets some old ones and nothing is ever scanned.
//!
//! When [`MAX_CLIENTS`] windows are open, no further client gets one of its own and none is evicted:
//! newcomers share a fixed number of windows by a keyed hash of their network (IPv4 /24, IPv6 /48).
//! Whoever floods us from many addresses therefore fills the shared windows of their own networks;
//! those counted before keep their count, so that a flood is no way around the limit either.

use std::collections::VecDeque;
use std::hash::{BuildHasher, RandomState};
use std::net::IpAddr;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Mutex, MutexGuard, PoisonError};

use dashmap::DashMap;
use dashmap::mapref::entry::Entry;

/// The most clients that have a window of their own; about 12 MB when all are in use.
pub const MAX_CLIENTS: usize = 200_000;
const SHARED_WINDOWS: usize = 4096;
/// How many ended windows a new one forgets, at most: more than one, so that a backlog melts.
const FORGET: usize = 16;

/// One limit: so many requests a window.
#[derive(Debug)]
pub struct Limiter {
    limit: u32,
    window_ms: i64,
    max_clients: usize,
    windows: DashMap<Client, Window>,
    open: AtomicUsize,
    endings: Mutex<VecDeque<(i64, Client)>>,
    shared: Box<[Mutex<Window>]>,
    hasher: RandomState,
}

/// Who is counted: an IPv4 address, or the /64 an IPv6 address is in, since one customer has that many.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
enum Client {
    V4(u32),
    V6(u64),
    /// Whatever else is counted, by its hash.
    Key(u64),
}

#[derive(Debug, Clone, Copy, Default)]
struct Window {
    /// Unix milliseconds.
    ends: i64,
    count: u32,
}

/// Where a client stands after a request.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Standing {
    pub limit: u32,
    pub remaining: u32,
    /// Unix second at which the window has ended.
    pub reset: i64,
    pub allowed: bool,
}

impl Limiter {
    /// A limiter, or none when `limit` is 0.
    pub fn new(limit: u32, window_seconds: u32) -> Option<Self> {
        Self::bounded(limit, window_seconds, MAX_CLIENTS)
    }

    /// A limiter that gives fewer clients a window of their own.
    pub fn bounded(limit: u32, window_seconds: u32, max_clients: usize) -> Option<Self> {
        (limit > 0).then(|| Self {
            limit,
            window_ms: i64::from(window_seconds) * 1000,
            max_clients,
            windows: DashMap::new(),
            open: AtomicUsize::new(0),
            endings: Mutex::default(),
            shared: (0..SHARED_WINDOWS).map(|_| Mutex::default()).collect(),
            hasher: RandomState::new(),
        })
    }

    pub fn window_seconds(&self) -> i64 {
        self.window_ms / 1000
    }

    /// Clients that have a window of their own.
    pub fn clients(&self) -> usize {
        self.open.load(Ordering::Relaxed)
    }

    /// Counts one request at `now` (Unix milliseconds).
    pub fn hit(&self, ip: IpAddr, now: i64) -> Standing {
        self.count(Client::of(ip), now)
    }

    /// Counts one request of whatever the hash stands for.
    pub fn hit_key(&self, key: u64, now: i64) -> Standing {
        self.count(Client::Key(key), now)
    }

    fn count(&self, client: Client, now: i64) -> Standing {
        if let Some(mut window) = self.windows.get_mut(&client)
            && window.is_open(now, self.window_ms)
        {
            window.count = window.count.saturating_add(1);
            return self.standing(*window);
        }
        self.first(client, now)
    }

    /// Where a client stands, without counting.
    pub fn peek(&self, ip: IpAddr, now: i64) -> Standing {
        let window = self.windows.get(&Client::of(ip)).map(|window| *window);
        let open = window.filter(|window| window.is_open(now, self.window_ms));
        self.standing(open.unwrap_or(Window { ends: now + self.window_ms, count: 0 }))
    }

    /// The first request of a window.
    fn first(&self, client: Client, now: i64) -> Standing {
        self.forget(now);
        let fresh = Window { ends: now + self.window_ms, count: 1 };
        let window = match self.windows.entry(client) {
            // Not forgotten yet, or another request was first.
            Entry::Occupied(mut entry) => {
                let window = entry.get_mut();
                if window.is_open(now, self.window_ms) {
                    window.count = window.count.saturating_add(1);
                    return self.standing(*window);
                }
                *window = fresh;
                fresh
            }
            Entry::Vacant(entry) => {
                let reserved = self.open.fetch_update(Ordering::Relaxed, Ordering::Relaxed, |open| {
                    (open < self.max_clients).then_some(open + 1)
                });
                if reserved.is_err() {
                    drop(entry);
                    return self.hit_shared(client, now);
                }
                *entry.insert(fresh)
            }
        };
        lock(&self.endings).push_back((window.ends, client));
        self.standing(window)
    }

    fn hit_shared(&self, client: Client, now: i64) -> Standing {
        let index = self.hasher.hash_one(client.network()) as usize % self.shared.len();
        let mut window = lock(&self.shared[index]);
        if !window.is_open(now, self.window_ms) {
            *window = Window { ends: now + self.window_ms, count: 0 };
        }
        window.count = window.count.saturating_add(1);
        self.standing(*window)
    }

    fn forget(&self, now: i64) {
        let mut ended = [None; FORGET];
        {
            let mut endings = lock(&self.endings);
            for slot in &mut ended {
                match endings.front() {
                    Some((ends, _)) if *ends <= now => *slot = endings.pop_front(),
                    _ => break,
                }
            }
        }
        for (_, client) in ended.into_iter().flatten() {
            // A window that was started anew in place has a later ending in the queue.
            if self.windows.remove_if(&client, |_, window| window.ends <= now).is_some() {
                self.open.fetch_sub(1, Ordering::Relaxed);
            }
        }
    }

    fn standing(&self, window: Window) -> Standing {
        Standing {
            limit: self.limit,
            remaining: self.limit.saturating_sub(window.count),
            reset: window.ends.div_euclid(1000) + i64::from(window.ends.rem_euclid(1000) > 0),
            allowed: window.count <= self.limit,
        }
    }
}

impl Window {
    /// A clock that was set back ends a window too.
    fn is_open(&self, now: i64, length: i64) -> bool {
        (self.ends - length..self.ends).contains(&now)
    }
}

impl Client {
    fn of(ip: IpAddr) -> Self {
        match ip.to_canonical() {
            IpAddr::V4(ip) => Self::V4(ip.to_bits()),
            IpAddr::V6(ip) => Self::V6((ip.to_bits() >> 64) as u64),
        }
    }

    /// What neighbours have in common.
    fn network(self) -> Self {
        match self {
            Self::V4(bits) => Self::V4(bits >> 8),
            Self::V6(bits) => Self::V6(bits >> 16),
            Self::Key(key) => Self::Key(key),
        }
    }
}

/// What is guarded here is never half-written.
fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ip(text: &str) -> IpAddr {
        text.parse().unwrap()
    }

    #[test]
    fn the_request_after_the_last_allowed_one_is_refused() {
        let limiter = Limiter::new(3, 60).unwrap();
        let standings: Vec<_> = (0..4).map(|i| limiter.hit(ip("192.0.2.1"), 1_000_500 + i)).collect();
        assert_eq!(standings.iter().map(|s| s.remaining).collect::<Vec<_>>(), [2, 1, 0, 0]);
        assert_eq!(standings.iter().map(|s| s.allowed).collect::<Vec<_>>(), [true, true, true, false]);
        assert!(standings.iter().all(|s| s.reset == 1061 && s.limit == 3));
        assert!(limiter.hit(ip("192.0.2.2"), 1_000_500).allowed, "another client");
    }

    #[test]
    fn a_window_starts_with_the_first_request_and_does_not_move() {
        let limiter = Limiter::new(1, 60).unwrap();
        assert!(limiter.hit(ip("192.0.2.1"), 0).allowed);
        assert!(!limiter.hit(ip("192.0.2.1"), 59_999).allowed);
        assert!(limiter.hit(ip("192.0.2.1"), 60_000).allowed);
        assert!(!limiter.hit(ip("192.0.2.1"), 119_999).allowed);
        assert_eq!(limiter.clients(), 1);
    }

    #[test]
    fn peeking_does_not_count() {
        let limiter = Limiter::new(2, 60).unwrap();
        assert_eq!(limiter.peek(ip("192.0.2.1"), 0).remaining, 2);
        limiter.hit(ip("192.0.2.1"), 0);
        assert_eq!(limiter.peek(ip("192.0.2.1"), 1).remaining, 1);
        assert_eq!(limiter.peek(ip("192.0.2.1"), 60_000).remaining, 2);
    }

    #[test]
    fn a_64_of_ipv6_is_one_client_and_a_mapped_address_is_ipv4() {
        let limiter = Limiter::new(1, 60).unwrap();
        assert!(limiter.hit(ip("2001:db8:0:1::1"), 0).allowed);
        assert!(!limiter.hit(ip("2001:db8:0:1:ffff::2"), 0).allowed);
        assert!(limiter.hit(ip("2001:db8:0:2::1"), 0).allowed);
        assert!(limiter.hit(ip("192.0.2.1"), 0).allowed);
        assert!(!limiter.hit(ip("::ffff:192.0.2.1"), 0).allowed);
    }

    #[test]
    fn ended_windows_are_forgotten() {
        let limiter = Limiter::new(1, 60).unwrap();
        for host in 0..200 {
            limiter.hit(IpAddr::from([192, 0, 2, host]), 0);
        }
        assert_eq!(limiter.clients(), 200);
        for host in 0..20 {
            limiter.hit(IpAddr::from([198, 51, 100, host]), 60_000);
        }
        assert_eq!(limiter.clients(), 20);
        assert_eq!(limiter.windows.len(), 20);
        assert_eq!(lock(&limiter.endings).len(), 20);
    }

    #[test]
    fn a_flood_neither_evicts_nor_evades() {
        let limiter = Limiter::bounded(2, 60, 10).unwrap();
        let counted = ip("192.0.2.1");
        assert!(limiter.hit(counted, 0).allowed && limiter.hit(counted, 0).allowed);
        for host in 0..=255 {
            limiter.hit(IpAddr::from([198, 51, 100, host]), 1);
        }
        assert_eq!(limiter.windows.len(), 10);
        assert!(!limiter.hit(counted, 2).allowed, "still counted");
        assert!(!limiter.hit(ip("198.51.100.255"), 2).allowed, "shares the window of its network");
        assert!(limiter.hit(ip("198.51.100.255"), 60_001).allowed, "which ends as others do");
    }

    #[test]
    fn a_clock_set_back_does_not_lock_anyone_out() {
        let limiter = Limiter::new(1, 60).unwrap();
        assert!(limiter.hit(ip("192.0.2.1"), 10_000_000).allowed);
        assert!(limiter.hit(ip("192.0.2.1"), 5_000_000).allowed);
    }

    #[test]
    fn zero_is_no_limit() {
        assert!(Limiter::new(0, 60).is_none());
    }
}
