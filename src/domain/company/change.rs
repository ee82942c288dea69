//! What members change of their company, and when (platform specification, 5.9, 5.11).

use jiff::{Timestamp, ToSpan};

use super::draft::{Draft, Link, Links};
/// A change of a company: what is absent stays.
pub use crate::generated::UpdateCompanyArgs as Change;
use crate::graphql::input::Maybe;
use crate::scalars::date_time::PARIS;

impl Change {
    /// Nothing changes in the company.
    fn nothing(id: &str) -> Self {
        Self {
            id: id.to_owned(),
            allow_appendix1_signature_automation: Maybe::Absent,
            allow_bsdasri_take_over_without_signature: Maybe::Absent,
            broker_receipt_id: Maybe::Absent,
            collector_types: Maybe::Absent,
            company_types: Maybe::Absent,
            contact: Maybe::Absent,
            contact_email: Maybe::Absent,
            contact_phone: Maybe::Absent,
            eco_organisme_agreements: Maybe::Absent,
            eco_organisme_partners_ids: Maybe::Absent,
            gerep_id: Maybe::Absent,
            given_name: Maybe::Absent,
            trader_receipt_id: Maybe::Absent,
            transporter_receipt_id: Maybe::Absent,
            vhu_agrement_broyeur_id: Maybe::Absent,
            vhu_agrement_demolisseur_id: Maybe::Absent,
            waste_processor_types: Maybe::Absent,
            waste_vehicles_types: Maybe::Absent,
            website: Maybe::Absent,
            worker_certification_id: Maybe::Absent,
        }
    }

    /// Nothing changes but what the directory tells.
    pub fn is_refresh(&self) -> bool {
        *self == Self::nothing(&self.id)
    }

    /// It links a transporter's receipt and does nothing else: what programs may do.
    pub fn links_receipt_alone(&self) -> bool {
        let rest = Self { transporter_receipt_id: Maybe::Absent, ..self.clone() };
        matches!(self.transporter_receipt_id, Maybe::Value(_)) && rest.is_refresh()
    }

    /// The company as it comes to be. `null` erases texts and unlinks receipts; a list or a choice it leaves.
    pub fn apply(self, draft: &mut Draft) {
        let texts = [
            (&mut draft.contact, self.contact),
            (&mut draft.contact_email, self.contact_email),
            (&mut draft.contact_phone, self.contact_phone),
            (&mut draft.gerep_id, self.gerep_id),
            (&mut draft.given_name, self.given_name),
            (&mut draft.website, self.website),
            (&mut draft.links.broker_receipt, self.broker_receipt_id),
            (&mut draft.links.trader_receipt, self.trader_receipt_id),
            (&mut draft.links.transporter_receipt, self.transporter_receipt_id),
            (&mut draft.links.vhu_agrement_broyeur, self.vhu_agrement_broyeur_id),
            (&mut draft.links.vhu_agrement_demolisseur, self.vhu_agrement_demolisseur_id),
            (&mut draft.links.worker_certification, self.worker_certification_id),
        ];
        for (place, given) in texts {
            if !given.is_absent() {
                *place = given.value();
            }
        }
        let profile = &mut draft.profile;
        set(&mut profile.types, self.company_types);
        set(&mut profile.collector_types, self.collector_types);
        set(&mut profile.waste_processor_types, self.waste_processor_types);
        set(&mut profile.waste_vehicles_types, self.waste_vehicles_types);
        *profile = std::mem::take(profile).distinct();
        let agreements =
            self.eco_organisme_agreements.map(|list| list.into_iter().map(|url| url.0).collect());
        set(&mut draft.eco_organisme_agreements, agreements);
        set(&mut draft.eco_organisme_partners_ids, self.eco_organisme_partners_ids);
        set(
            &mut draft.allow_bsdasri_take_over_without_signature,
            self.allow_bsdasri_take_over_without_signature,
        );
        set(&mut draft.allow_appendix1_signature_automation, self.allow_appendix1_signature_automation);
    }
}

fn set<T>(place: &mut T, given: Maybe<T>) {
    if let Maybe::Value(value) = given {
        *place = value;
    }
}

/// The receipts and certificates that a change links anew.
pub fn newly_linked<'a>(before: &Links, after: &'a Links) -> Vec<(Link, &'a str)> {
    let kept: Vec<(Link, &str)> = before.each().collect();
    after.each().filter(|link| !kept.contains(link)).collect()
}

/// From when notes feed a register whose company asks for it now: the next day in Paris.
pub fn next_day(now: Timestamp) -> Timestamp {
    let tomorrow = now.to_zoned(PARIS.clone()).checked_add(1.day());
    tomorrow.and_then(|tomorrow| tomorrow.start_of_day()).map_or(now, |start| start.timestamp())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::generated::CompanyType;
    use crate::scalars::Url;

    fn nothing() -> Change {
        Change::nothing("c")
    }

    fn text(text: &str) -> Maybe<String> {
        Maybe::Value(text.to_owned())
    }

    #[test]
    fn programs_link_a_receipt_and_nothing_else() {
        let receipt = || Change { transporter_receipt_id: text("r"), ..nothing() };
        assert!(receipt().links_receipt_alone());
        assert!(!nothing().links_receipt_alone() && nothing().is_refresh());
        assert!(!Change { transporter_receipt_id: Maybe::Null, ..nothing() }.links_receipt_alone());
        for more in [
            Change { contact: text("a"), ..receipt() },
            Change { website: Maybe::Null, ..receipt() },
            Change { collector_types: Maybe::Value(Vec::new()), ..receipt() },
        ] {
            assert!(!more.links_receipt_alone(), "{more:?}");
        }
    }

    #[test]
    fn null_erases_texts_and_links_and_leaves_lists() {
        let mut draft = Draft {
            contact: Some("Ana".into()),
            given_name: Some("Nord".into()),
            links: Links { broker_receipt: Some("b".into()), ..Links::default() },
            eco_organisme_partners_ids: vec!["p".into()],
            allow_bsdasri_take_over_without_signature: true,
            ..Draft::default()
        };
        draft.profile.types = vec![CompanyType::Broker];
        let change = Change {
            contact: Maybe::Null,
            broker_receipt_id: Maybe::Null,
            company_types: Maybe::Null,
            eco_organisme_partners_ids: Maybe::Null,
            allow_bsdasri_take_over_without_signature: Maybe::Null,
            ..nothing()
        };
        let before = draft.clone();
        change.apply(&mut draft);
        assert_eq!(draft, Draft { contact: None, links: Links::default(), ..before });
    }

    #[test]
    fn values_replace_and_types_are_told_once() {
        let mut draft = Draft::default();
        let change = Change {
            company_types: Maybe::Value(vec![CompanyType::Broker, CompanyType::Trader, CompanyType::Broker]),
            website: text("https://exemple.fr"),
            eco_organisme_agreements: Maybe::Value(vec![Url("https://exemple.fr/a".into())]),
            ..nothing()
        };
        change.apply(&mut draft);
        assert_eq!(draft.profile.types, [CompanyType::Broker, CompanyType::Trader]);
        assert_eq!(draft.website.as_deref(), Some("https://exemple.fr"));
        assert_eq!(draft.eco_organisme_agreements, ["https://exemple.fr/a"]);
    }

    #[test]
    fn what_was_linked_before_is_not_new() {
        let links = |transporter: &str, broker: &str| Links {
            transporter_receipt: Some(transporter.into()),
            broker_receipt: Some(broker.into()),
            ..Links::default()
        };
        let after = links("t", "c");
        assert_eq!(newly_linked(&links("t", "b"), &after), [(Link::BrokerReceipt, "c")]);
        assert_eq!(newly_linked(&Links::default(), &after).len(), 2);
    }

    #[test]
    fn a_register_is_fed_from_midnight_in_paris() {
        let start = |now: &str| next_day(now.parse().unwrap()).to_string();
        assert_eq!(start("2026-11-24T08:00:00Z"), "2026-11-24T23:00:00Z");
        assert_eq!(start("2026-11-24T23:30:00Z"), "2026-11-25T23:00:00Z");
        // The day on which summer begins is short.
        assert_eq!(start("2027-03-27T12:00:00Z"), "2027-03-27T23:00:00Z");
    }
}
