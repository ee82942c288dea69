//! Mails about registry delegations: when one is given, and when its end is near. Each side has its own message.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::MAIL;
use super::daily::Stretch;
use crate::domain::calendar::written;
use crate::ids::new_id;
use crate::store::bsd::Job;
use crate::store::delegations::EndingSide;
use crate::store::{StoreError, Tx};

/// How many days before the last one both sides are told.
const BEFORE_THE_END: i64 = 7;

/// A side of a delegation, and whom to write to there.
#[derive(Debug, Clone)]
pub struct Party {
    pub name: String,
    pub org_id: String,
    /// E-mail addresses.
    pub to: Vec<String>,
}

/// What a mail speaks of.
#[derive(Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Told {
    /// Whose mail it is.
    reader: Side,
    delegator: Company,
    delegate: Company,
    /// First and last day, as people write them.
    start: String,
    end: Option<String>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
enum Side {
    Delegator,
    Delegate,
}

#[derive(Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
struct Company {
    name: String,
    org_id: String,
}

/// Mails that tell of a new delegation.
pub fn created(
    delegator: &Party,
    delegate: &Party,
    start: Timestamp,
    end: Option<Timestamp>,
    now: Timestamp,
) -> Vec<Job> {
    mails("registry-delegation-created", delegator, delegate, (start, end), now)
}

/// Mails that tell of an end.
pub fn ending(
    delegator: &Party,
    delegate: &Party,
    start: Timestamp,
    end: Timestamp,
    now: Timestamp,
) -> Vec<Job> {
    mails("registry-delegation-ending", delegator, delegate, (start, Some(end)), now)
}

/// To both sides of the delegations that end in a week.
pub(super) async fn soon_over(tx: Tx, stretch: Stretch) -> Result<(), StoreError> {
    // They end with a day's last moment, and work is done in the morning: a week before that day is eight days away.
    let Stretch { from, until, now } = stretch.days_ahead(BEFORE_THE_END + 1);
    let found = tx.ending_delegations(from, until, now).await?;
    let mut companies: Vec<&str> =
        found.iter().flat_map(|one| [&*one.delegator.company_id, &*one.delegate.company_id]).collect();
    companies.sort_unstable();
    companies.dedup();
    let subscribers = tx.delegation_subscribers(&companies).await?;
    let party = |side: &EndingSide| {
        let to = subscribers.iter().filter(|(company, _)| *company == side.company_id);
        let to = to.map(|(_, email)| email.clone()).collect();
        Party { name: side.name.clone(), org_id: side.org_id.clone(), to }
    };
    let mails = found
        .iter()
        .flat_map(|one| ending(&party(&one.delegator), &party(&one.delegate), one.start, one.end, now));
    tx.add_jobs(&mails.collect::<Vec<_>>(), now).await
}

/// One for each side that has somebody to read it.
fn mails(
    template: &'static str,
    delegator: &Party,
    delegate: &Party,
    (start, end): (Timestamp, Option<Timestamp>),
    now: Timestamp,
) -> Vec<Job> {
    #[derive(Serialize)]
    struct Order<'a> {
        template: &'static str,
        to: &'a [String],
        #[serde(flatten)]
        told: Told,
    }
    let company = |party: &Party| Company { name: party.name.clone(), org_id: party.org_id.clone() };
    [(Side::Delegator, delegator), (Side::Delegate, delegate)]
        .into_iter()
        .filter(|(_, party)| !party.to.is_empty())
        .map(|(reader, party)| {
            let (delegator, delegate) = (company(delegator), company(delegate));
            let told = Told { reader, delegator, delegate, start: written(start), end: end.map(written) };
            let order = Order { template, to: &party.to, told };
            let payload = serde_json::to_value(order).expect("texts are JSON");
            Job { id: new_id(now), kind: MAIL, payload }
        })
        .collect()
}

impl Told {
    /// Subject and text of the mail that tells of a new delegation.
    pub(super) fn created(&self, ui: &str) -> (String, String) {
        let Self { delegator, delegate, .. } = self;
        let until = match &self.end {
            Some(end) => format!("du {} au {end} inclus", self.start),
            None => format!("à partir du {}, sans terme", self.start),
        };
        match self.reader {
            Side::Delegator => (
                "Votre établissement a donné une délégation de registre".to_owned(),
                format!(
                    "Bonjour,\n\nVotre établissement {delegator} a autorisé l'établissement {delegate} à déclarer au \
                     registre pour son compte, {until}.\n\nUn administrateur de votre établissement peut révoquer \
                     cette délégation à tout moment :\n\n{ui}/"
                ),
            ),
            Side::Delegate => (
                "Votre établissement a reçu une délégation de registre".to_owned(),
                format!(
                    "Bonjour,\n\nL'établissement {delegator} a autorisé votre établissement {delegate} à déclarer au \
                     registre pour son compte, {until}.\n\nUn administrateur de votre établissement peut y renoncer \
                     à tout moment :\n\n{ui}/"
                ),
            ),
        }
    }

    /// Subject and text of the mail that tells of an end.
    pub(super) fn ending(&self, ui: &str) -> (String, String) {
        let Self { delegator, delegate, .. } = self;
        let end = self.end.as_deref().unwrap_or_default();
        let subject = "Une délégation de registre arrive à son terme".to_owned();
        let text = match self.reader {
            Side::Delegator => format!(
                "Bonjour,\n\nL'établissement {delegate} déclare au registre pour le compte de votre établissement \
                 {delegator}. Cette délégation prend fin le {end} au soir. Pour qu'il puisse continuer ensuite, un \
                 administrateur de votre établissement doit en créer une autre, une fois celle-ci terminée :\n\n{ui}/"
            ),
            Side::Delegate => format!(
                "Bonjour,\n\nVotre établissement {delegate} déclare au registre pour le compte de l'établissement \
                 {delegator}. Cette délégation prend fin le {end} au soir. Seul un administrateur de {delegator} peut \
                 en créer une autre, une fois celle-ci terminée.\n\n{ui}/"
            ),
        };
        (subject, text)
    }
}

impl std::fmt::Display for Company {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{} ({})", self.name, self.org_id)
    }
}

#[cfg(test)]
mod tests {
    use super::super::letters::{Letter, Order};
    use super::*;

    fn party(name: &str, org_id: &str, to: &[&str]) -> Party {
        let to = to.iter().map(|text| (*text).to_owned()).collect();
        Party { name: name.into(), org_id: org_id.into(), to }
    }

    fn at(instant: &str) -> Timestamp {
        instant.parse().unwrap()
    }

    /// The recipients of each mail, and what it says.
    fn letters(jobs: Vec<Job>) -> Vec<(Vec<String>, Letter)> {
        let letter = |job: Job| {
            let order: Order = serde_json::from_value(job.payload).unwrap();
            (order.to.clone(), order.letter("https://ui.test"))
        };
        jobs.into_iter().map(letter).collect()
    }

    #[test]
    fn each_side_is_told_of_the_other() {
        let (giver, taker) =
            (party("Acier", "1", &["a@a.test", "b@a.test"]), party("Bois", "2", &["c@b.test"]));
        let (start, end) = (at("2026-11-23T23:00:00Z"), at("2026-12-31T22:59:59.999Z"));
        let mails = letters(created(&giver, &taker, start, Some(end), start));
        assert_eq!(mails[0].0, ["a@a.test", "b@a.test"]);
        let text = &mails[0].1.text;
        assert!(text.contains("Votre établissement Acier (1) a autorisé l'établissement Bois (2)"), "{text}");
        assert!(text.contains("du 24/11/2026 au 31/12/2026 inclus"), "{text}");
        assert_eq!(mails[1].0, ["c@b.test"]);
        let text = &mails[1].1.text;
        assert!(text.contains("L'établissement Acier (1) a autorisé votre établissement Bois (2)"), "{text}");

        let mails = letters(ending(&giver, &taker, start, end, start));
        let subjects: Vec<&str> = mails.iter().map(|(_, letter)| letter.subject.as_str()).collect();
        assert_eq!(subjects, ["Une délégation de registre arrive à son terme"; 2]);
        assert!(mails.iter().all(|(_, letter)| letter.text.contains("le 31/12/2026 au soir")));
    }

    #[test]
    fn a_side_without_subscribers_has_no_mail() {
        let (giver, taker) = (party("Acier", "1", &[]), party("Bois", "2", &["c@b.test"]));
        let start = at("2026-11-23T23:00:00Z");
        let mails = letters(created(&giver, &taker, start, None, start));
        assert_eq!(mails.len(), 1);
        assert!(mails[0].1.text.contains("à partir du 24/11/2026, sans terme"), "{}", mails[0].1.text);
    }
}
