//! What annexe 2 makes of initial notes.

use rust_decimal::Decimal;
use serde_json::json;

use super::*;
use crate::domain::bsd::links::Share;
use crate::domain::bsdd::grouping::{
    Induced, Initial, Taken, cascade, concerns, emitter_postal_code, passes_on, refuse_new_type, regroup,
    whole,
};
use crate::domain::bsdd::record::{Emitter, Fraction, WorkSite};

/// A note whose waste the treater received, and passes on.
fn waiting(id: &str, reception: Json) -> Record {
    let received = received(&note(FormStatus::Sent), reception).unwrap();
    let next = json!({ "processingOperation": "R 2", "company": company(TREATER) });
    let operation = json!({
        "processingOperationDone": "D 13", "destinationOperationMode": null, "nextDestination": next,
    });
    let passed_on = processed(&received, operation).unwrap();
    assert_eq!(passed_on.status, FormStatus::AwaitingGroup);
    Record { id: id.into(), ..passed_on }
}

fn ten_tonnes() -> Json {
    json!({ "wasteAcceptationStatus": "ACCEPTED", "quantityReceived": 10, "quantityRefused": 0 })
}

fn six_of_ten() -> Json {
    json!({
        "wasteAcceptationStatus": "PARTIALLY_REFUSED", "quantityReceived": 10, "quantityRefused": 4,
        "wasteRefusalReason": "Non conforme",
    })
}

fn initial(note: Record, taken: &[(&str, &str, FormStatus)]) -> Initial {
    let taken = taken.iter().map(|(container, quantity, status)| Taken {
        container_id: (*container).into(),
        quantity: Some(quantity.parse().unwrap()),
        container_status: *status,
    });
    Initial { note, owner_orgs: Vec::new(), taken: taken.collect() }
}

fn asked(id: &str, quantity: Option<&str>) -> Fraction {
    Fraction {
        form_id: id.into(),
        quantity: quantity.map(|text| text.parse().unwrap()),
        share: if quantity.is_some() { Share::Exactly } else { Share::Rest },
    }
}

/// An annexe 2 of the treater.
fn annexe2(status: FormStatus, grouping: Vec<Fraction>) -> Record {
    let patch = json!({ "emitter": { "type": "APPENDIX2", "company": company(TREATER) } });
    let draft = created_by(&caller(Role::Admin, &[TREATER]), &patched(whole_note(), &patch)).unwrap();
    Record { id: "container".into(), status, grouping, ..draft }
}

fn whole_note() -> Json {
    super::whole()
}

/// What a container that asks this of a note gets, and the status that the note comes to.
fn attempt(mut container: Record, initials: Vec<Initial>) -> String {
    match regroup(&mut container, initials, at(NOW)) {
        Ok(induced) => {
            let shares: Vec<String> = container
                .grouping
                .iter()
                .map(|row| row.quantity.map_or("all".into(), |quantity| quantity.normalize().to_string()))
                .collect();
            let notes: Vec<String> = induced
                .iter()
                .map(|one| {
                    format!("{} {}", one.after.status.as_str(), one.after.quantity_grouped.normalize())
                })
                .collect();
            format!("{} -> {}", shares.join(" + "), notes.join(", "))
        }
        Err(error) => error.code().as_str().to_owned(),
    }
}

#[test]
fn shares_are_had_within_what_is_left_beside_others() {
    use FormStatus::{Draft, Sealed};
    let note = || waiting("a", ten_tonnes());
    for (status, asking, taken, expected) in [
        (Draft, Some("6"), vec![], "6 -> AWAITING_GROUP 6"),
        (Draft, None, vec![], "10 -> AWAITING_GROUP 10"),
        (Sealed, None, vec![], "10 -> GROUPED 10"),
        (Sealed, Some("10.0000001"), vec![], "BAD_USER_INPUT"),
        (Sealed, Some("9.9999999"), vec![], "9.9999999 -> GROUPED 9.9999999"),
        (Sealed, Some("9.999999"), vec![], "9.999999 -> AWAITING_GROUP 9.999999"),
        (Sealed, Some("0"), vec![], "BAD_USER_INPUT"),
        (Sealed, Some("-2"), vec![], "BAD_USER_INPUT"),
        (Sealed, Some("4"), vec![("other", "6", Sealed)], "4 -> GROUPED 10"),
        (Sealed, None, vec![("other", "6", Sealed)], "4 -> GROUPED 10"),
        (Sealed, None, vec![("other", "6", Draft)], "4 -> AWAITING_GROUP 10"),
        (Sealed, Some("4.000001"), vec![("other", "6", Sealed)], "BAD_USER_INPUT"),
        (Sealed, None, vec![("other", "10", Sealed)], "BAD_USER_INPUT"),
        // Its own share of yesterday is free.
        (Sealed, Some("9"), vec![("container", "6", Sealed), ("other", "1", Sealed)], "9 -> GROUPED 10"),
    ] {
        let container = annexe2(status, vec![asked("a", asking)]);
        assert_eq!(attempt(container, vec![initial(note(), &taken)]), expected, "{asking:?} {taken:?}");
    }
}

#[test]
fn of_a_waste_refused_in_part_only_what_was_accepted_is_left() {
    let note = || vec![initial(waiting("a", six_of_ten()), &[])];
    assert_eq!(whole(&note()[0].note), Some(Decimal::from(6)));
    let attempt = |asking| attempt(annexe2(FormStatus::Sealed, vec![asked("a", asking)]), note());
    assert_eq!(attempt(None), "BAD_USER_INPUT");
    assert_eq!(attempt(Some("6.1")), "BAD_USER_INPUT");
    assert_eq!(attempt(Some("6")), "6 -> GROUPED 6");
}

#[test]
fn only_what_the_emitter_holds_and_passed_on_is_regrouped() {
    let attempt =
        |note: Record| attempt(annexe2(FormStatus::Draft, vec![asked("a", None)]), vec![initial(note, &[])]);
    let waiting = || waiting("a", ten_tonnes());
    assert_eq!(attempt(waiting()), "10 -> AWAITING_GROUP 10");
    assert_eq!(attempt(Record { id: "b".into(), ..waiting() }), "BAD_USER_INPUT");
    for status in FormStatus::ALL {
        use FormStatus::{AwaitingGroup, Grouped};
        if !matches!(status, AwaitingGroup | Grouped) {
            assert_eq!(attempt(Record { status: *status, ..waiting() }), "BAD_USER_INPUT", "{status:?}");
        }
    }
    let mut elsewhere = waiting();
    elsewhere.recipient.company.siret = Some(NEWCOMER.into());
    assert_eq!(attempt(elsewhere.clone()), "BAD_USER_INPUT");
    // The last destination counts, where there are two.
    elsewhere.suite = Some(Box::new(waiting()));
    assert_eq!(attempt(elsewhere), "10 -> AWAITING_GROUP 10");
    let mut sent_on = waiting();
    let mut suite = waiting();
    suite.recipient.company.siret = Some(NEWCOMER.into());
    sent_on.suite = Some(Box::new(suite));
    assert_eq!(attempt(sent_on), "BAD_USER_INPUT");
}

#[test]
fn a_second_leg_has_the_status_and_the_share_of_its_note() {
    let mut note = waiting("a", ten_tonnes());
    note.suite = Some(Box::new(waiting("suite", ten_tonnes())));
    let mut container = annexe2(FormStatus::Sealed, vec![asked("a", None)]);
    let induced = regroup(&mut container, vec![initial(note, &[])], at(NOW)).unwrap();
    let suite = induced[0].after.suite.as_deref().unwrap();
    assert_eq!((suite.status, suite.quantity_grouped), (FormStatus::Grouped, Decimal::TEN));
}

#[test]
fn what_is_let_go_waits_again_and_what_is_kept_is_left_alone() {
    use FormStatus::Sealed;
    let grouped = |id: &str| Record {
        status: FormStatus::Grouped,
        quantity_grouped: Decimal::TEN,
        ..waiting(id, ten_tonnes())
    };
    let kept = Fraction { share: Share::Kept, ..asked("a", Some("10")) };
    let mut container = annexe2(Sealed, vec![kept]);
    let mine = [("container", "10", Sealed)];
    let initials = vec![initial(grouped("a"), &mine), initial(grouped("b"), &mine)];
    let induced = regroup(&mut container, initials, at(NOW)).unwrap();
    let [gone] = &induced[..] else { panic!("{induced:?}") };
    assert_eq!(gone.after.id, "b");
    assert_eq!((gone.after.status, gone.after.quantity_grouped), (FormStatus::AwaitingGroup, Decimal::ZERO));
    assert_eq!(gone.after.updated_at, at(NOW));
}

#[test]
fn a_container_that_is_done_ends_what_it_took_all_of() {
    use FormStatus::*;
    for (done, other, expected) in [
        (Processed, Processed, Processed),
        (NoTraceability, FollowedWithPnttd, Processed),
        (Processed, Accepted, Grouped),
        (Processed, AwaitingGroup, Grouped),
        (AwaitingGroup, Processed, Grouped),
        (Processed, Draft, AwaitingGroup),
    ] {
        let mut note = waiting("a", ten_tonnes());
        note.status = Grouped;
        let kept = Fraction { share: Share::Kept, ..asked("a", Some("6")) };
        let mut container = annexe2(done, vec![kept]);
        let taken = [("container", "6", Accepted), ("other", "4", other)];
        let induced = regroup(&mut container, vec![initial(note, &taken)], at(NOW)).unwrap();
        let status = induced.first().map_or(Grouped, |one| one.after.status);
        assert_eq!(status, expected, "{done:?} and {other:?}");
    }
}

#[test]
fn the_end_passes_on_to_what_a_grouped_container_groups() {
    use FormStatus::*;
    let inner = |status| Induced {
        before: annexe2(Grouped, Vec::new()),
        after: annexe2(status, Vec::new()),
        owner_orgs: Vec::new(),
        is_deleted: false,
    };
    assert!(passes_on(&inner(Processed)));
    assert!(!passes_on(&inner(AwaitingGroup)), "it is as much under way as before");
    let ordinary = Induced { after: note(Processed), ..inner(Processed) };
    assert!(!passes_on(&ordinary), "it groups nothing");
    let note = Record { status: Grouped, ..waiting("a", ten_tonnes()) };
    let induced = cascade(vec![initial(note, &[("inner", "10", Processed)])], at(NOW));
    assert_eq!(induced[0].after.status, Processed);
}

#[test]
fn a_status_that_is_not_a_matter_of_containers_stays() {
    use FormStatus::*;
    // Revised to a final operation, followed abroad, or cancelled.
    for status in [NoTraceability, FollowedWithPnttd, Canceled, Refused] {
        let note = Record { status, ..waiting("a", ten_tonnes()) };
        let after = cascade(vec![initial(note, &[("c", "10", Sealed)])], at(NOW));
        assert_eq!(after[0].after.status, status);
    }
    let mut done = waiting("a", ten_tonnes());
    done.status = Processed;
    done.processing.operation_done = Some("R 1".into());
    let after = cascade(vec![initial(done, &[("c", "5", Sealed)])], at(NOW));
    assert_eq!(after[0].after.status, Processed);
}

#[test]
fn a_container_concerns_its_notes_when_it_is_sealed_done_or_regrouped() {
    use FormStatus::*;
    let kept = || vec![Fraction { share: Share::Kept, ..asked("a", Some("6")) }];
    let at_status = |status| annexe2(status, kept());
    for (before, after, expected) in [
        (Draft, Sealed, true),
        (Sealed, SignedByProducer, false),
        (Sent, Accepted, false),
        (Accepted, Processed, true),
        (Accepted, AwaitingGroup, false),
        (Processed, AwaitingGroup, true),
    ] {
        let (before, after) = (at_status(before), at_status(after));
        assert_eq!(concerns(Some(&before), &after), expected, "{:?} {:?}", before.status, after.status);
    }
    assert!(concerns(None, &at_status(Draft)));
    let again = annexe2(Sealed, vec![asked("a", Some("6"))]);
    assert!(concerns(Some(&at_status(Sealed)), &again), "it was asked for anew");
}

#[test]
fn a_note_that_is_grouped_keeps_its_type() {
    let before = drafted(json!({})).unwrap();
    let after = updated(&before, PRODUCER, json!({ "emitter": { "type": "OTHER" } })).unwrap();
    assert!(refuse_new_type(&before, &after, true).is_err());
    assert!(refuse_new_type(&before, &after, false).is_ok());
    assert!(refuse_new_type(&before, &before, true).is_ok());
}

#[test]
fn an_input_names_what_is_grouped_in_one_way_and_for_containers_only() {
    let one = json!([{ "form": { "id": "a" }, "quantity": 6 }]);
    let draft = |patch: Json| {
        let kind = json!({ "emitter": { "type": "APPENDIX2", "company": company(TREATER) } });
        outcome(created_by(&caller(Role::Admin, &[TREATER]), &patched(patched(whole_note(), &kind), &patch)))
    };
    assert_eq!(draft(json!({ "grouping": one })), "DRAFT");
    assert_eq!(draft(json!({ "appendix2Forms": [{ "id": "a" }] })), "DRAFT");
    assert_eq!(draft(json!({ "grouping": one, "appendix2Forms": null })), "DRAFT");
    assert_eq!(
        draft(json!({ "grouping": one, "emitter": { "type": "PRODUCER" } })),
        "BAD_USER_INPUT grouping"
    );
    assert_eq!(draft(json!({ "grouping": [], "emitter": { "type": "PRODUCER" } })), "DRAFT");
    assert_eq!(draft(json!({ "grouping": one, "appendix2Forms": [{ "id": "a" }] })), "BAD_USER_INPUT");
    // Told before anything about permission or fields.
    let both = json!({ "grouping": one, "appendix2Forms": [], "wasteDetails": { "code": "99" } });
    let outsider = created_by(&caller(Role::Admin, &[OUTSIDER]), &patched(whole_note(), &both));
    assert_eq!(outcome(outsider), "BAD_USER_INPUT");
    // Reuse is what a regrouping may be planned for.
    assert_eq!(draft(json!({ "recipient": { "processingOperation": "R0" } })), "DRAFT");
    assert_eq!(
        outcome(drafted(json!({ "recipient": { "processingOperation": "R0" } }))),
        "INVALID recipient.processingOperation"
    );
}

#[test]
fn an_empty_annexe_2_is_not_sealed() {
    let seal_it = |container: &Record| {
        let directory = directory();
        let caller = caller(Role::Admin, &[TREATER]);
        let owner_orgs = [TREATER.to_owned()];
        seal(container, Actor { caller: &caller, owner_orgs: &owner_orgs }, facts(&directory))
    };
    assert_eq!(outcome(seal_it(&annexe2(FormStatus::Draft, Vec::new()))), "BAD_USER_INPUT grouping");
    let full = annexe2(FormStatus::Draft, vec![asked("a", Some("1"))]);
    assert_eq!(outcome(seal_it(&full)), "SEALED");
}

#[test]
fn the_postal_code_is_the_sites_or_that_of_the_address() {
    let emitter = |site: Option<&str>, address: Option<&str>| Emitter {
        work_site: WorkSite { postal_code: site.map(str::to_owned), ..WorkSite::default() },
        company: record::Company { address: address.map(str::to_owned), ..Default::default() },
        ..Emitter::default()
    };
    for (site, address, expected) in [
        (Some("44602"), Some("1 rue A 69001 Lyon"), Some("44602")),
        (None, Some("1 rue A 69001 Lyon"), Some("69001")),
        (None, Some("123456 chemin B, 2 rue C 13002"), Some("13002")),
        (None, Some("rue sans code"), None),
        (None, None, None),
    ] {
        assert_eq!(emitter_postal_code(&emitter(site, address)).as_deref(), expected);
    }
}
