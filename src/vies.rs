//! VAT numbers of other countries, asked of the European directory (its REST API is that of VIES).
//!
//! What it tells is kept for some minutes, and it is not asked more often than it bears.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use serde::Deserialize;

use crate::domain::company::record::ForeignEntry;
use crate::error::{Error, Result};
use crate::web::Web;

const TIMEOUT: Duration = Duration::from_secs(5);
/// How long an answer is taken for true.
const LIFE: Duration = Duration::from_secs(5 * 60);
/// Most answers kept.
const MOST_KEPT: usize = 10_000;
/// Most calls within a second.
const MOST_CALLS: u32 = 10;
const SECOND: Duration = Duration::from_secs(1);

/// The directory, or none where no address is configured. Cheap to clone.
#[derive(Debug, Clone)]
pub struct Vies {
    inner: Option<Arc<Inner>>,
}

#[derive(Debug)]
struct Inner {
    web: Web,
    state: Mutex<State>,
}

#[derive(Debug)]
struct State {
    kept: HashMap<String, (Instant, Option<ForeignEntry>)>,
    second: Instant,
    calls: u32,
}

#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
struct Answer {
    is_valid: bool,
    #[serde(default)]
    user_error: String,
    name: Option<String>,
    address: Option<String>,
}

impl Vies {
    pub fn new(address: Option<&str>) -> Self {
        let inner = address.map(|address| {
            let state = State { kept: HashMap::new(), second: Instant::now(), calls: 0 };
            Arc::new(Inner { web: Web::new(address, TIMEOUT), state: Mutex::new(state) })
        });
        Self { inner }
    }

    /// The company with this number, without blanks; none where its country knows no such number.
    pub async fn company(&self, vat: &str) -> Result<Option<ForeignEntry>> {
        let Some(inner) = &self.inner else { return Err(away("none is configured")) };
        let now = Instant::now();
        if let Some(known) = inner.state().look(vat, now)? {
            return Ok(known);
        }
        let Some((country, number)) = vat.split_at_checked(2) else { return Ok(None) };
        let path = format!("/ms/{country}/vat/{number}");
        let answer: Option<Answer> = inner.web.get(&path).await.map_err(away)?;
        let found = match answer {
            Some(answer) if answer.is_valid => {
                Some(ForeignEntry { name: text(answer.name), address: text(answer.address) })
            }
            Some(answer) if !matches!(&*answer.user_error, "" | "INVALID" | "INVALID_INPUT") => {
                return Err(match &*answer.user_error {
                    "GLOBAL_MAX_CONCURRENT_REQ" | "MS_MAX_CONCURRENT_REQ" => too_many(),
                    reason => away(reason),
                });
            }
            _ => None,
        };
        inner.state().keep(vat, now, found.clone());
        Ok(found)
    }
}

impl Inner {
    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl State {
    /// What was answered lately; otherwise the right to call.
    fn look(&mut self, vat: &str, now: Instant) -> Result<Option<Option<ForeignEntry>>> {
        if let Some((since, known)) = self.kept.get(vat)
            && now.duration_since(*since) < LIFE
        {
            return Ok(Some(known.clone()));
        }
        if now.duration_since(self.second) >= SECOND {
            (self.second, self.calls) = (now, 0);
        }
        if self.calls == MOST_CALLS {
            return Err(too_many());
        }
        self.calls += 1;
        Ok(None)
    }

    fn keep(&mut self, vat: &str, now: Instant, found: Option<ForeignEntry>) {
        if self.kept.len() >= MOST_KEPT {
            self.kept.retain(|_, (since, _)| now.duration_since(*since) < LIFE);
            if self.kept.len() >= MOST_KEPT {
                self.kept.clear();
            }
        }
        self.kept.insert(vat.to_owned(), (now, found));
    }
}

/// Dashes stand for what a country does not tell; addresses come in lines.
fn text(told: Option<String>) -> Option<String> {
    let text = told?.split_whitespace().collect::<Vec<_>>().join(" ");
    (!text.trim_matches('-').is_empty()).then_some(text)
}

fn away(cause: impl std::fmt::Display) -> Error {
    tracing::warn!(%cause, "the directory of VAT numbers gave no answer");
    Error::ExternalService("Le service de vérification des numéros de TVA est indisponible.".into())
}

fn too_many() -> Error {
    Error::TooManyRequests(
        "Le service de vérification des numéros de TVA est trop sollicité. Réessayez dans quelques secondes."
            .into(),
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::error::Code;

    fn state(now: Instant) -> State {
        State { kept: HashMap::new(), second: now, calls: 0 }
    }

    #[test]
    fn the_eleventh_call_of_a_second_is_one_too_many() {
        let now = Instant::now();
        let mut state = state(now);
        for _ in 0..MOST_CALLS {
            assert_eq!(state.look("BE0541696005", now).unwrap(), None);
        }
        assert_eq!(state.look("BE0541696005", now).unwrap_err().code(), Code::TooManyRequests);
        assert_eq!(state.look("BE0541696005", now + SECOND).unwrap(), None);
    }

    #[test]
    fn an_answer_is_good_for_minutes_and_costs_no_call() {
        let now = Instant::now();
        let mut state = state(now);
        state.keep("BE0541696005", now, None);
        for _ in 0..20 {
            assert_eq!(state.look("BE0541696005", now + LIFE / 2).unwrap(), Some(None));
        }
        assert_eq!(state.look("BE0541696005", now + LIFE).unwrap(), None);
    }

    #[test]
    fn what_is_kept_is_bounded() {
        let now = Instant::now();
        let mut state = state(now);
        for number in 0..3 * MOST_KEPT {
            state.keep(&number.to_string(), now, None);
            assert!(state.kept.len() <= MOST_KEPT);
        }
    }

    #[test]
    fn what_a_country_does_not_tell_is_nothing() {
        assert_eq!(text(Some("---".into())), None);
        assert_eq!(text(Some("RUE A 1\n1000 BRUXELLES".into())).as_deref(), Some("RUE A 1 1000 BRUXELLES"));
        assert_eq!(text(None), None);
    }
}
