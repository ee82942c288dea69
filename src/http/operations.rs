//! Limits of single operations: how often one caller may ask for each (platform specification, 1.10).
//!
//! What is counted is each root field of a request, before anything runs and whatever would come of it.

use std::collections::HashMap;
use std::hash::{BuildHasher, RandomState};
use std::net::IpAddr;

use hyper::StatusCode;
use hyper::header::{HeaderValue, RETRY_AFTER};

use super::limiter::{Limiter, Standing};
use super::reply::{self, Reply};
use crate::context::Caller;

/// Operations, each with a counter of its own; how many calls, in how many seconds.
type Row = (&'static [&'static str], u32, u32);

/// An operation that the schema does not serve is never counted: it may stand here before it comes.
#[rustfmt::skip]
const ROWS: &[Row] = &[
    (&["signup"],                                                                                   10, 3600),
    (&["createPasswordResetRequest"],                                                                3,   60),
    (&["createApplication", "createAccessToken"],                                                    3,  180),
    (&["inviteUserToCompany", "resendInvitation", "renewSecurityCode", "createAnonymousCompanyFromPDF"], 10, 180),
    (&["importFile"],                                                                                3,   60),
    (&["createAdminRequest", "acceptAdminRequest"],                                                 10,   60),
];
/// Callers that have a window of their own, for each operation; about 3 MB when all are in use.
const MAX_CALLERS: usize = 50_000;

/// The counters of all limited operations.
#[derive(Debug)]
pub struct OperationLimits {
    limiters: HashMap<&'static str, Limiter>,
    keys: RandomState,
}

/// Where the caller of a limited operation stands.
#[derive(Debug, Clone, Copy)]
pub struct Counted {
    pub standing: Standing,
    operation: &'static str,
    seconds: i64,
}

impl OperationLimits {
    pub fn new() -> Self {
        let limiters = ROWS.iter().flat_map(|(operations, limit, seconds)| {
            let limiter = || Limiter::bounded(*limit, *seconds, MAX_CALLERS);
            operations.iter().filter_map(move |operation| Some((*operation, limiter()?)))
        });
        Self { limiters: limiters.collect(), keys: RandomState::new() }
    }

    /// Counts what a request asks for, up to the first operation that is asked for too often. None where
    /// nothing of it is limited.
    pub fn count(
        &self,
        fields: impl Iterator<Item = &'static str>,
        caller: Option<&Caller>,
        ip: IpAddr,
        now: i64,
    ) -> Option<Counted> {
        let mut last = None;
        for operation in fields {
            let Some(limiter) = self.limiters.get(operation) else { continue };
            let standing = match caller {
                Some(caller) => limiter.hit_key(self.keys.hash_one(&caller.email), now),
                None => limiter.hit(ip, now),
            };
            last = Some(Counted { standing, operation, seconds: limiter.window_seconds() });
            if !standing.allowed {
                break;
            }
        }
        last
    }
}

impl Counted {
    /// The answer to the whole request, where the operation is asked for too often.
    pub fn refusal(&self) -> Option<Reply> {
        if self.standing.allowed {
            return None;
        }
        let Self { standing, operation, seconds } = self;
        let text = format!(
            "Quota de {} appels de {operation} par fenêtre de {seconds} secondes dépassé. Réessayez plus tard.",
            standing.limit
        );
        let mut reply = reply::text(StatusCode::TOO_MANY_REQUESTS, text);
        reply.extensions_mut().insert(*standing);
        Some(reply::with(reply, RETRY_AFTER, HeaderValue::from(*seconds)))
    }
}

#[cfg(test)]
mod tests {
    use std::net::Ipv4Addr;

    use super::*;

    const HERE: IpAddr = IpAddr::V4(Ipv4Addr::LOCALHOST);

    #[test]
    fn each_operation_has_a_counter_of_its_own() {
        let limits = OperationLimits::new();
        let count = |fields: &[&'static str]| limits.count(fields.iter().copied(), None, HERE, 0);
        assert!(count(&["me", "forms"]).is_none());
        let standing = count(&["createApplication", "me", "createApplication"]).unwrap().standing;
        assert_eq!((standing.limit, standing.remaining, standing.reset), (3, 1, 180));
        assert_eq!(count(&["createAccessToken"]).unwrap().standing.remaining, 2);
        let counted = count(&["createApplication", "createApplication", "createAccessToken"]).unwrap();
        assert!(counted.refusal().is_some(), "the fourth is refused, and what follows is not counted");
        assert_eq!(count(&["createAccessToken"]).unwrap().standing.remaining, 1);
    }

    #[test]
    fn the_table_is_whole() {
        let limits = OperationLimits::new();
        assert_eq!(
            limits.limiters.len(),
            ROWS.iter().map(|(operations, ..)| operations.len()).sum::<usize>()
        );
    }
}
