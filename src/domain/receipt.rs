//! Papers that authorities give companies: receipts, agreements, certifications (platform specification, 5.12).
//!
//! What differs from kind to kind stands in tables: a row a kind, a row a field.

use jiff::Timestamp;
use serde::Serialize;

use super::bsd::directory::Receipt;
use super::company::record::{VhuAgrement, WorkerCertification};
use crate::error::{Result, Violations};
use crate::scalars::date_time::PARIS;

/// Who certifies for sub-section 3.
const CERTIFIERS: [&str; 3] = ["AFNOR Certification", "GLOBAL CERTIFICATION", "QUALIBAT"];

/// Which paper.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub enum Kind {
    TransporterReceipt,
    TraderReceipt,
    BrokerReceipt,
    VhuAgrement,
    WorkerCertification,
}

/// What differs from kind to kind beside the fields.
#[derive(Debug, PartialEq, Eq)]
pub struct Rules {
    pub unknown: &'static str,
    pub forbidden: &'static str,
    pub fields: Order,
}

/// When what is sent to change a paper is checked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Order {
    /// Before the paper is looked up.
    First,
    /// Once its caller is known to have the right.
    Last,
}

impl Kind {
    #[rustfmt::skip]
    pub const fn rules(self) -> Rules {
        match self {
            Self::TransporterReceipt  => rules("Ce récépissé n'existe pas.", "Vous n'avez pas le droit de modifier ce récépissé.", Order::Last),
            Self::TraderReceipt       => rules("Ce récépissé n'existe pas.", "Vous n'avez pas le droit de modifier ce récépissé.", Order::First),
            Self::BrokerReceipt       => rules("Ce récépissé n'existe pas.", "Vous n'avez pas le droit de modifier ce récépissé.", Order::First),
            Self::VhuAgrement         => rules("Cet agrément n'existe pas.", "Vous n'avez pas le droit de modifier cet agrément.", Order::Last),
            Self::WorkerCertification => rules("Cette qualification n'existe pas.", "Vous n'avez pas le droit de modifier cette qualification.", Order::Last),
        }
    }
}

const fn rules(unknown: &'static str, forbidden: &'static str, fields: Order) -> Rules {
    Rules { unknown, forbidden, fields }
}

/// What is sent to change a paper: the fields of all kinds. What is left out stays.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Change {
    pub number: Option<String>,
    pub department: Option<String>,
    pub validity_limit: Option<Timestamp>,
    pub organisation: Option<String>,
    pub has_sub_section_three: Option<bool>,
    pub has_sub_section_four: Option<bool>,
}

/// What is written on a paper.
pub trait Paper: Sized + 'static {
    const FIELDS: &'static [Field<Self>];

    /// A paper with nothing on it.
    fn blank() -> Self;

    /// Writes what is sent over what is there.
    fn write(&mut self, change: Change);
}

/// A field of a paper.
pub struct Field<P: 'static> {
    /// Its name in the API.
    name: &'static str,
    /// Whether a change touches it.
    sent: fn(&Change) -> bool,
    /// What is wrong with it on a paper.
    wrong: fn(&P, Timestamp) -> Option<&'static str>,
}

/// Checks a new paper, and puts it in order.
pub fn new<P: Paper>(change: Change, now: Timestamp) -> Result<P> {
    let mut paper = P::blank();
    paper.write(change);
    check(&paper, |_| true, now)?;
    Ok(paper)
}

/// Checks what is sent to change a paper that nobody has looked up yet.
pub fn check_sent<P: Paper>(change: &Change, now: Timestamp) -> Result<()> {
    let mut paper = P::blank();
    paper.write(change.clone());
    check(&paper, |field| (field.sent)(change), now)
}

/// The paper as a change makes it. What the change leaves alone may have become wrong since.
pub fn changed<P: Paper>(mut paper: P, change: Change, now: Timestamp) -> Result<P> {
    paper.write(change.clone());
    check(&paper, |field| (field.sent)(&change), now)?;
    Ok(paper)
}

fn check<P: Paper>(paper: &P, counts: impl Fn(&Field<P>) -> bool, now: Timestamp) -> Result<()> {
    let mut violations = Violations::default();
    for field in P::FIELDS.iter().filter(|field| counts(field)) {
        if let Some(message) = (field.wrong)(paper, now) {
            violations.push(field.name, message);
        }
    }
    violations.into_result()
}

const PAST: &str = "La date de limite de validité ne peut pas être passée.";
const DEPARTMENT: &str = "Le département est obligatoire.";

#[rustfmt::skip]
impl Paper for Receipt {
    const FIELDS: &'static [Field<Self>] = &[
        field("receiptNumber", |sent| sent.number.is_some(),         |paper, _| is_blank(&paper.number).then_some("Le numéro de récépissé est obligatoire.")),
        field("department",    |sent| sent.department.is_some(),     |paper, _| is_blank(&paper.department).then_some(DEPARTMENT)),
        field("validityLimit", |sent| sent.validity_limit.is_some(), |paper, now| is_past(paper.validity_limit, now).then_some(PAST)),
    ];

    fn blank() -> Self {
        Self { number: String::new(), department: String::new(), validity_limit: Timestamp::UNIX_EPOCH }
    }

    fn write(&mut self, change: Change) {
        set(&mut self.number, change.number);
        set(&mut self.department, change.department);
        set(&mut self.validity_limit, change.validity_limit);
    }
}

#[rustfmt::skip]
impl Paper for VhuAgrement {
    const FIELDS: &'static [Field<Self>] = &[
        field("agrementNumber", |sent| sent.number.is_some(),     |paper, _| is_blank(&paper.number).then_some("Le numéro d'agrément est obligatoire.")),
        field("department",     |sent| sent.department.is_some(), |paper, _| is_blank(&paper.department).then_some(DEPARTMENT)),
    ];

    fn blank() -> Self {
        Self { number: String::new(), department: String::new() }
    }

    fn write(&mut self, change: Change) {
        set(&mut self.number, change.number);
        set(&mut self.department, change.department);
    }
}

#[rustfmt::skip]
impl Paper for WorkerCertification {
    const FIELDS: &'static [Field<Self>] = &[
        field("certificationNumber", |sent| sent.number.is_some() || takes_three(sent),         |paper, _| certified(paper, |_| is_lacking(&paper.certification_number), "En sous-section 3, le numéro de certification est obligatoire.")),
        field("validityLimit",       |sent| sent.validity_limit.is_some() || takes_three(sent), |paper, _| certified(paper, |paper| paper.validity_limit.is_none(), "En sous-section 3, la date de limite de validité est obligatoire.")),
        field("validityLimit",       |sent| sent.validity_limit.is_some() || takes_three(sent), |paper, now| certified(paper, |paper| paper.validity_limit.is_some_and(|limit| is_past(limit, now)), PAST)),
        field("organisation",        |sent| sent.organisation.is_some() || takes_three(sent),   |paper, _| certified(paper, |paper| !CERTIFIERS.iter().any(|known| paper.organisation.as_deref() == Some(known)), "En sous-section 3, l'organisme est AFNOR Certification, GLOBAL CERTIFICATION ou QUALIBAT.")),
    ];

    fn blank() -> Self {
        Self { has_sub_section_four: false, has_sub_section_three: false, certification_number: None, validity_limit: None, organisation: None }
    }

    /// Without sub-section 3 there is nothing to certify.
    fn write(&mut self, change: Change) {
        set(&mut self.has_sub_section_four, change.has_sub_section_four);
        set(&mut self.has_sub_section_three, change.has_sub_section_three);
        if self.has_sub_section_three {
            put(&mut self.certification_number, change.number);
            put(&mut self.validity_limit, change.validity_limit);
            put(&mut self.organisation, change.organisation);
        } else {
            (self.certification_number, self.validity_limit, self.organisation) = (None, None, None);
        }
    }
}

const fn field<P>(
    name: &'static str,
    sent: fn(&Change) -> bool,
    wrong: fn(&P, Timestamp) -> Option<&'static str>,
) -> Field<P> {
    Field { name, sent, wrong }
}

fn takes_three(sent: &Change) -> bool {
    sent.has_sub_section_three == Some(true)
}

/// The message, where the paper certifies for sub-section 3 and is wrong.
fn certified(
    paper: &WorkerCertification,
    is_wrong: impl Fn(&WorkerCertification) -> bool,
    message: &'static str,
) -> Option<&'static str> {
    (paper.has_sub_section_three && is_wrong(paper)).then_some(message)
}

fn set<T>(kept: &mut T, sent: Option<T>) {
    if let Some(sent) = sent {
        *kept = sent;
    }
}

fn put<T>(kept: &mut Option<T>, sent: Option<T>) {
    if sent.is_some() {
        *kept = sent;
    }
}

fn is_blank(text: &str) -> bool {
    text.trim().is_empty()
}

fn is_lacking(text: &Option<String>) -> bool {
    text.as_deref().is_none_or(is_blank)
}

fn is_past(limit: Timestamp, now: Timestamp) -> bool {
    limit < now.to_zoned(PARIS.clone()).start_of_day().map_or(now, |start| start.timestamp())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::error::Error;

    fn at(text: &str) -> Timestamp {
        text.parse().unwrap()
    }

    /// The fields that are refused.
    fn refused<T>(outcome: Result<T>) -> Vec<String> {
        match outcome {
            Ok(_) => Vec::new(),
            Err(Error::Invalid(violations)) => {
                violations.list.iter().map(|one| one.path.to_string()).collect()
            }
            Err(other) => panic!("{other}"),
        }
    }

    fn limit(limit: &str, now: &str) -> bool {
        let change = Change { validity_limit: Some(at(limit)), ..Change::default() };
        check_sent::<Receipt>(&change, at(now)).is_ok()
    }

    #[test]
    fn a_receipt_holds_until_the_end_of_its_day() {
        assert!(limit("2026-11-24T00:00:00Z", "2026-11-24T22:59:00Z"));
        assert!(!limit("2026-11-24T00:00:00Z", "2026-11-25T08:00:00Z"));
        // It is the 25th in Paris.
        assert!(!limit("2026-11-24T00:00:00Z", "2026-11-24T23:00:00Z"));
        assert!(limit("2026-11-23T23:00:00Z", "2026-11-24T08:00:00Z"));
        assert!(!limit("2026-11-23T22:59:59Z", "2026-11-24T08:00:00Z"));
    }

    #[test]
    fn texts_that_are_sent_are_not_blank() {
        let now = Timestamp::UNIX_EPOCH;
        let blank =
            || Change { number: Some(" ".into()), department: Some(String::new()), ..Change::default() };
        assert_eq!(refused(check_sent::<Receipt>(&Change::default(), now)), [""; 0]);
        assert_eq!(refused(check_sent::<Receipt>(&blank(), now)), ["receiptNumber", "department"]);
        assert_eq!(refused(new::<VhuAgrement>(blank(), now)), ["agrementNumber", "department"]);
    }

    #[test]
    fn a_receipt_that_is_over_may_still_get_another_number() {
        let over = Receipt {
            number: "1".into(),
            department: "33".into(),
            validity_limit: at("2020-01-01T00:00:00Z"),
        };
        let now = at("2026-11-24T08:00:00Z");
        let change = Change { number: Some("2".into()), ..Change::default() };
        assert_eq!(changed(over.clone(), change, now).unwrap(), Receipt { number: "2".into(), ..over });
    }

    fn certification(three: bool) -> Change {
        Change { has_sub_section_three: Some(three), has_sub_section_four: Some(true), ..Change::default() }
    }

    fn whole() -> Change {
        Change {
            number: Some("C-1".into()),
            validity_limit: Some(at("2030-01-01T00:00:00Z")),
            organisation: Some("QUALIBAT".into()),
            ..certification(true)
        }
    }

    #[test]
    fn sub_section_three_is_certified() {
        let now = at("2026-11-24T08:00:00Z");
        let lacking = ["certificationNumber", "validityLimit", "organisation"];
        assert_eq!(refused(new::<WorkerCertification>(certification(true), now)), lacking);
        assert_eq!(refused(new::<WorkerCertification>(whole(), now)), [""; 0]);
        let wrong = Change {
            validity_limit: Some(at("2026-11-22T00:00:00Z")),
            organisation: Some("Qualibat".into()),
            ..whole()
        };
        assert_eq!(refused(new::<WorkerCertification>(wrong, now)), ["validityLimit", "organisation"]);
    }

    #[test]
    fn without_sub_section_three_there_is_no_certification() {
        let now = at("2026-11-24T08:00:00Z");
        let bare = new::<WorkerCertification>(Change { has_sub_section_three: Some(false), ..whole() }, now);
        let bare = bare.unwrap();
        assert_eq!(
            (&bare.certification_number, bare.validity_limit, &bare.organisation),
            (&None, None, &None)
        );

        let kept = new::<WorkerCertification>(whole(), now).unwrap();
        let cleared = changed(kept, certification(false), now).unwrap();
        assert_eq!(cleared, bare);
        // Taking it up again needs all three again.
        let lacking = ["certificationNumber", "validityLimit", "organisation"];
        assert_eq!(refused(changed(cleared, certification(true), now)), lacking);
    }
}
