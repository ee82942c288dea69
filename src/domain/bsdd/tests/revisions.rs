//! Revision requests: what may be asked, by whom, who approves, and what becomes of the note.

use rust_decimal::Decimal;

use super::*;
use crate::domain::bsdd::revision::{Content, FIELDS, RULES, Revision, answer, apply, request};
use crate::generated::{EmitterType, OperationMode, RevisionRequestApprovalStatus, RevisionRequestStatus};

/// A request by a member of `member`, in the name of `author`.
fn asked_for(note: &Record, member: &str, author: &str, pending: bool, content: &Json) -> Result<Revision> {
    let input = decode(&json!({
        "formId": note.id, "authoringCompanySiret": author, "comment": "erreur de saisie", "content": content,
    }));
    by(Role::Admin, &[member], |actor, facts| request(note, &input, "r1".into(), pending, actor, facts))
}

fn asked(note: &Record, author: &str, content: Json) -> Result<Revision> {
    asked_for(note, author, author, false, &content)
}

/// `OK`, or how the request was refused.
fn verdict(result: Result<Revision>) -> String {
    result.map_or_else(|error| refusal(&error), |_| "OK".into())
}

/// The note after a revision that the producer asks for and nobody minds.
fn revised(note: &Record, content: Json) -> Record {
    let revision = asked(note, PRODUCER, content).unwrap();
    apply(note, &revision.content, at(NOW)).unwrap()
}

fn decimal(text: &str) -> Option<Decimal> {
    Some(text.parse().unwrap())
}

/// A note whose waste was stored on the way: the treater stores, the sorter is its destination.
fn stored_on_the_way() -> Record {
    let mut note = note(FormStatus::Sent);
    note.recipient.is_temp_storage = true;
    note.reception.quantity_received = decimal("2.3");
    note.reception.quantity_refused = decimal("0");
    note.reception.acceptation = Some(crate::generated::WasteAcceptationStatus::Accepted);
    note.reception.received_at = Some(at(NOW));
    let mut suite = Record { status: FormStatus::Resent, ..Record::default() };
    suite.recipient.company.siret = Some(SORTER.into());
    note.status = FormStatus::Resent;
    note.suite = Some(Box::new(suite));
    note
}

/// An item of a round that the carrier holds.
fn item() -> Record {
    let mut note = note(FormStatus::Sent);
    note.emitter.kind = Some(EmitterType::Appendix1Producer);
    note
}

#[test]
fn checks_come_in_the_order_of_the_contract() {
    let everything = json!({
        "isCanceled": true, "quantityReceived": 50, "wasteDetails": { "code": "00 00 00", "sampleNumber": "E" },
        "temporaryStorageDetail": { "destination": { "cap": "C" } },
    });
    let heavy =
        json!({ "quantityReceived": 50, "wasteDetails": { "code": "00 00 00", "sampleNumber": "E" } });
    let cancelled = json!({ "isCanceled": true });
    let malformed = json!({ "wasteDetails": { "code": "00 00 00*", "sampleNumber": "E" } });
    let accepted = note(FormStatus::Accepted);
    let round = {
        let mut round = accepted.clone();
        round.emitter.kind = Some(EmitterType::Appendix1);
        round
    };
    let unfit = {
        let mut unfit = accepted.clone();
        unfit.recipient.company.siret = Some(SORTER.into());
        unfit
    };
    // Each breaks one check less than the one before, and whatever comes later.
    let (draft, sent, item) = (drafted(json!({})).unwrap(), note(FormStatus::Sent), item());
    let table: Vec<(&Record, &str, bool, Json, &str)> = vec![
        (&draft, OUTSIDER, true, everything.clone(), "FORBIDDEN autorisé à demander"),
        (&draft, PRODUCER, true, everything.clone(), "FORBIDDEN statut est DRAFT"),
        (&accepted, PRODUCER, true, everything.clone(), "FORBIDDEN déjà en attente"),
        (&accepted, PRODUCER, false, json!({}), "BAD_USER_INPUT au moins un champ"),
        (&accepted, PRODUCER, false, everything, "BAD_USER_INPUT aucune autre révision"),
        (
            &accepted,
            PRODUCER,
            false,
            json!({ "temporaryStorageDetail": { "destination": { "cap": "C" } }, "quantityReceived": 50 }),
            "BAD_USER_INPUT n'en a pas",
        ),
        (&round, PRODUCER, false, cancelled.clone(), "FORBIDDEN annexe 1"),
        (&accepted, PRODUCER, false, cancelled, "FORBIDDEN ne peut pas être annulé"),
        (&sent, PRODUCER, false, heavy.clone(), "FORBIDDEN pas encore été reçu"),
        (&accepted, PRODUCER, false, heavy, "FORBIDDEN 40 tonnes"),
        (&unfit, PRODUCER, false, malformed.clone(), "BAD_USER_INPUT sous-profils"),
        (&accepted, PRODUCER, false, malformed, "BAD_USER_INPUT (wasteDetails.code)"),
        (
            &accepted,
            PRODUCER,
            false,
            json!({ "wasteDetails": { "sampleNumber": "E" } }),
            "BAD_USER_INPUT (wasteDetails.sampleNumber) : ce champ n'est pas révisable",
        ),
        (&round, PRODUCER, false, json!({ "wasteDetails": { "code": "08 01 11*" } }), "FORBIDDEN tournée"),
        (
            &item,
            PRODUCER,
            false,
            json!({ "wasteDetails": { "sampleNumber": "E" } }),
            "FORBIDDEN huiles usagées",
        ),
        (
            &accepted,
            PRODUCER,
            false,
            json!({ "recipient": { "cap": "C" } }),
            "BAD_USER_INPUT authoringCompanySiret",
        ),
    ];
    for (note, member, pending, content, expected) in table {
        let error = asked_for(note, member, OUTSIDER, pending, &content).unwrap_err();
        let (code, words) = expected.split_once(' ').unwrap();
        assert_eq!(error.code().as_str(), code, "{content} {error}");
        assert!(error.to_string().contains(words), "{content} {error}: {words}");
    }
    let cap = json!({ "recipient": { "cap": "C" } });
    assert_eq!(verdict(asked_for(&accepted, PRODUCER, PRODUCER, false, &cap)), "OK");
}

#[test]
fn emitter_destinations_and_eco_organisation_ask_and_nobody_else() {
    let cap = || json!({ "recipient": { "cap": "C" } });
    let mut note = note(FormStatus::Sent);
    note.eco_organisme = Some(record::EcoOrganisme { name: "Éco".into(), siret: ECO.into() });
    note.trader.company.siret = Some(TRADER.into());
    for (author, expected) in [
        (PRODUCER, "OK"),
        (TREATER, "OK"),
        (ECO, "OK"),
        (CARRIER, "FORBIDDEN"),
        (TRADER, "FORBIDDEN"),
        (OUTSIDER, "FORBIDDEN"),
    ] {
        assert_eq!(verdict(asked(&note, author, cap())), expected, "{author}");
    }
    assert_eq!(verdict(asked(&stored_on_the_way(), SORTER, cap())), "OK", "the final destination");
    let input = decode(&json!({
        "formId": "c1", "authoringCompanySiret": PRODUCER, "comment": "", "content": { "recipient": { "cap": "C" } },
    }));
    for (role, expected) in [(Role::Member, "OK"), (Role::Driver, "FORBIDDEN"), (Role::Reader, "FORBIDDEN")] {
        let result =
            by(role, &[PRODUCER], |actor, facts| request(&note, &input, "r".into(), false, actor, facts));
        assert_eq!(verdict(result), expected);
    }
}

#[test]
fn the_carriers_of_an_item_ask_once_one_of_them_holds_it() {
    let quantity = || json!({ "wasteDetails": { "quantity": 1 } });
    assert_eq!(verdict(asked(&item(), CARRIER, quantity())), "OK");
    let waiting = Record { take_over: record::TakeOver::default(), ..item() };
    assert_eq!(verdict(asked(&waiting, CARRIER, quantity())), "FORBIDDEN");
}

#[test]
fn the_author_is_one_of_mine_in_a_role_that_revises() {
    let note = note(FormStatus::Sent);
    let cap = json!({ "recipient": { "cap": "C" } });
    for (author, expected) in [
        (PRODUCER, "OK"),
        (TREATER, "BAD_USER_INPUT authoringCompanySiret"),
        (CARRIER, "BAD_USER_INPUT authoringCompanySiret"),
        ("", "BAD_USER_INPUT authoringCompanySiret"),
    ] {
        assert_eq!(verdict(asked_for(&note, PRODUCER, author, false, &cap)), expected, "{author}");
    }
}

#[test]
fn each_status_is_open_or_closed_and_lets_itself_be_cancelled_or_not() {
    for status in FormStatus::ALL {
        let mut note = note(FormStatus::Sent);
        note.status = *status;
        let is_closed = RULES.closed.contains(status);
        let cap = verdict(asked(&note, PRODUCER, json!({ "recipient": { "cap": "C" } })));
        assert_eq!(cap, if is_closed { "FORBIDDEN" } else { "OK" }, "{status:?}");
        let is_cancellable = RULES.cancellable.contains(status);
        let cancelled = verdict(asked(&note, PRODUCER, json!({ "isCanceled": true })));
        assert_eq!(cancelled, if is_cancellable { "OK" } else { "FORBIDDEN" }, "{status:?}");
        assert!(!is_closed || !is_cancellable);
    }
    assert_eq!((RULES.closed.len(), RULES.cancellable.len()), (4, 7));
}

#[test]
fn a_null_counts_as_content_and_an_empty_object_does_not() {
    let note = note(FormStatus::Accepted);
    for (content, expected) in [
        (json!({ "recipient": {} }), "BAD_USER_INPUT content"),
        (
            json!({ "recipient": {}, "wasteDetails": {}, "trader": { "company": {} } }),
            "BAD_USER_INPUT content",
        ),
        (json!({ "recipient": { "cap": null } }), "OK"),
        (json!({ "recipient": null }), "OK"),
        (json!({ "isCanceled": false }), "OK"),
        (json!({ "isCanceled": null, "quantityRefused": null }), "OK"),
        (json!({ "trader": { "receipt": null } }), "OK"),
        // Its leaves are all null, and two of them are for annexe 1 only.
        (json!({ "wasteDetails": null }), "INVALID wasteDetails.quantity wasteDetails.sampleNumber"),
    ] {
        assert_eq!(verdict(asked(&note, PRODUCER, content.clone())), expected, "{content}");
    }
    let after = revised(&note, json!({ "recipient": { "cap": null } }));
    assert_eq!(after, note, "a null is not applied");
}

#[test]
fn fields_of_ordinary_notes_and_of_items_are_told_apart() {
    let content = |path: &str| {
        let leaf = match path {
            "isCanceled" => json!(false),
            "wasteDetails.code" => json!("13 02 05*"),
            "wasteDetails.pop" => json!(true),
            "wasteDetails.packagingInfos" => json!([{ "type": "FUT", "quantity": 2 }]),
            "quantityReceived" => json!(2.3),
            "quantityRefused" | "temporaryStorageDetail.temporaryStorer.quantityRefused" => json!(0),
            "wasteDetails.quantity" | "temporaryStorageDetail.temporaryStorer.quantityReceived" => json!(1),
            "processingOperationDone" => json!("D 10"),
            "destinationOperationMode" => json!("VALORISATION_ENERGETIQUE"),
            "trader" | "broker" => json!({ "company": { "contact": "Ana" } }),
            "temporaryStorageDetail.destination.processingOperation" => json!("R 1"),
            _ => json!("x"),
        };
        path.rsplit('.').fold(leaf, |below, name| json!({ name: below }))
    };
    let mut ordinary = note(FormStatus::Processed);
    ordinary.processing.operation_mode = Some(OperationMode::Elimination);
    ordinary.suite = stored_on_the_way().suite;
    let suite = ordinary.suite.as_mut().unwrap();
    suite.reception = ordinary.reception.clone();
    suite.processing = ordinary.processing.clone();
    suite.processing.operation_done = Some("R 1".into());
    let mut item = item();
    item.waste.code = Some("13 02 05*".into());
    item.suite = ordinary.suite.clone();
    item.reception = ordinary.reception.clone();
    for field in FIELDS {
        let (ordinary, item) =
            (asked(&ordinary, PRODUCER, content(field.path)), asked(&item, PRODUCER, content(field.path)));
        let refused = format!("INVALID {}", field.path);
        let expected = match field.path {
            "wasteDetails.quantity" | "wasteDetails.sampleNumber" => (refused.as_str(), "OK"),
            "wasteDetails.packagingInfos" => ("OK", "OK"),
            _ => ("OK", refused.as_str()),
        };
        assert_eq!((verdict(ordinary).as_str(), verdict(item).as_str()), expected, "{}", field.path);
    }
}

#[test]
fn quantities_fit_the_decision_that_stands() {
    let accepted = note(FormStatus::Accepted);
    let sent = note(FormStatus::Sent);
    for (note, content, expected) in [
        (&accepted, json!({ "quantityReceived": 2.1 }), "OK"),
        (&accepted, json!({ "quantityReceived": 0 }), "INVALID quantityReceived"),
        (&accepted, json!({ "quantityReceived": -1 }), "INVALID quantityReceived quantityRefused"),
        (&accepted, json!({ "quantityReceived": 40 }), "OK"),
        (&accepted, json!({ "quantityReceived": 40.000001 }), "FORBIDDEN quantityReceived"),
        (&accepted, json!({ "quantityRefused": 0.5 }), "INVALID quantityRefused"),
        (&accepted, json!({ "quantityReceived": 2, "quantityRefused": 0 }), "OK"),
        (&sent, json!({ "quantityReceived": 2 }), "FORBIDDEN quantityReceived"),
        (&sent, json!({ "quantityReceived": 0 }), "OK"),
        (&sent, json!({ "quantityRefused": 1 }), "INVALID quantityRefused"),
    ] {
        assert_eq!(verdict(asked(note, PRODUCER, content.clone())), expected, "{content}");
    }
    let mut by_two = accepted.clone();
    by_two.transporters.push(by_two.transporters[0].clone());
    assert_eq!(verdict(asked(&by_two, PRODUCER, json!({ "quantityReceived": 41 }))), "OK");
    let mut by_rail = accepted.clone();
    by_rail.transporters[0].mode = Some(crate::generated::TransportMode::Rail);
    assert_eq!(verdict(asked(&by_rail, PRODUCER, json!({ "quantityReceived": 41 }))), "OK");

    let stored = stored_on_the_way();
    let storer = |quantities: Json| json!({ "temporaryStorageDetail": { "temporaryStorer": quantities } });
    for (content, expected) in [
        (storer(json!({ "quantityReceived": 2.2 })), "OK"),
        (
            storer(json!({ "quantityRefused": 0.5 })),
            "INVALID temporaryStorageDetail.temporaryStorer.quantityRefused",
        ),
        // The final destination has received nothing yet.
        (json!({ "quantityReceived": 2 }), "FORBIDDEN quantityReceived"),
    ] {
        assert_eq!(verdict(asked(&stored, PRODUCER, content.clone())), expected, "{content}");
    }
}

#[test]
fn operation_and_mode_go_together_whichever_is_stored() {
    // R 1, VALORISATION_ENERGETIQUE.
    let processed = note(FormStatus::Processed);
    let accepted = note(FormStatus::Accepted);
    for (note, content, expected) in [
        (&processed, json!({ "processingOperationDone": "D 10" }), "INVALID destinationOperationMode"),
        (
            &processed,
            json!({ "processingOperationDone": "D 10", "destinationOperationMode": "ELIMINATION" }),
            "OK",
        ),
        (&processed, json!({ "processingOperationDone": "R 11" }), "OK"),
        (&processed, json!({ "processingOperationDone": "D10" }), "INVALID processingOperationDone"),
        (&processed, json!({ "processingOperationDone": "D 6" }), "INVALID processingOperationDone"),
        (&processed, json!({ "processingOperationDone": "R 13" }), "OK"),
        (
            &processed,
            json!({ "processingOperationDone": "R 13", "destinationOperationMode": "RECYCLAGE" }),
            "OK",
        ),
        (&processed, json!({ "destinationOperationMode": "RECYCLAGE" }), "INVALID destinationOperationMode"),
        (&accepted, json!({ "destinationOperationMode": "RECYCLAGE" }), "INVALID destinationOperationMode"),
        (&accepted, json!({ "processingOperationDone": "R 1" }), "INVALID destinationOperationMode"),
        (&accepted, json!({ "processingOperationDone": "R 13" }), "OK"),
    ] {
        assert_eq!(verdict(asked(note, PRODUCER, content.clone())), expected, "{content}");
    }
}

#[test]
fn packagings_and_texts_look_as_they_must() {
    let note = note(FormStatus::Accepted);
    let packed = |list: Json| json!({ "wasteDetails": { "packagingInfos": list } });
    let long = "x".repeat(251);
    for (content, expected) in [
        // A tank beside drums: looser than a note's own.
        (packed(json!([{ "type": "CITERNE", "quantity": 1 }, { "type": "FUT", "quantity": 1 }])), "OK"),
        (packed(json!([{ "type": "CITERNE", "quantity": 3 }])), "INVALID wasteDetails.packagingInfos"),
        (packed(json!([{ "type": "FUT" }])), "INVALID wasteDetails.packagingInfos"),
        (packed(json!([{ "type": "AUTRE", "quantity": 1 }])), "INVALID wasteDetails.packagingInfos"),
        (packed(json!([{ "type": "PIPELINE", "quantity": 1 }])), "INVALID wasteDetails.packagingInfos"),
        (
            packed(json!([{ "type": "FUT", "quantity": 1, "identificationNumbers": null }])),
            "INVALID wasteDetails.packagingInfos",
        ),
        (json!({ "wasteDetails": { "name": long } }), "OK"),
        (json!({ "recipient": { "cap": long } }), "INVALID recipient.cap"),
        (json!({ "processingOperationDescription": long }), "INVALID processingOperationDescription"),
        (json!({ "wasteDetails": { "code": "08 01 12" } }), "OK"),
        (json!({ "wasteDetails": { "code": "08 01 00" } }), "INVALID wasteDetails.code"),
    ] {
        assert_eq!(verdict(asked(&note, PRODUCER, content.clone())), expected, "{content}");
    }
}

#[test]
fn a_trader_is_complete_by_itself_and_brings_its_receipt() {
    let note = note(FormStatus::Accepted);
    let trader = |company: Json| json!({ "trader": { "company": company } });
    let revision = asked(&note, PRODUCER, trader(company(TRADER))).unwrap();
    assert_eq!(revision.content.trader.receipt.number.as_deref(), Some("N-1"));
    for (content, expected) in [
        (
            trader(json!({ "siret": TRADER })),
            "INVALID trader.company.name trader.company.address trader.company.contact trader.company.phone trader.company.mail",
        ),
        // The broker has no receipt on record.
        (
            json!({ "broker": { "company": company(BROKER) } }),
            "INVALID broker.receipt broker.department broker.validityLimit",
        ),
        (trader(company(CLOSED)), "BAD_USER_INPUT"),
        (
            trader(patched(company(UNKNOWN), &json!({}))),
            "INVALID trader.receipt trader.department trader.validityLimit trader.company.siret",
        ),
        // Without a SIRET nothing is checked.
        (trader(json!({ "mail": "x" })), "OK"),
    ] {
        assert_eq!(verdict(asked(&note, PRODUCER, content.clone())), expected, "{content}");
    }
}

/// Who approves a request, in order.
fn approvers(note: &Record, author: &str, content: Json) -> Vec<String> {
    let request = asked(note, author, content).unwrap().request;
    let pending = |approval: &crate::domain::bsd::revision::Approval| {
        approval.status == RevisionRequestApprovalStatus::Pending && approval.comment.is_none()
    };
    assert!(request.approvals.iter().all(pending));
    request.approvals.into_iter().map(|approval| approval.approver).collect()
}

#[test]
fn who_approves() {
    let cap = || json!({ "recipient": { "cap": "C" } });
    let plain = note(FormStatus::Sent);
    let mut with_eco = plain.clone();
    with_eco.eco_organisme = Some(record::EcoOrganisme { name: "Éco".into(), siret: ECO.into() });
    let mut own_site = plain.clone();
    own_site.emitter.company.siret = Some(TREATER.into());
    let mut person = plain.clone();
    person.emitter.company.siret = None;
    let stored = stored_on_the_way();
    let weighed = json!({ "temporaryStorageDetail": { "temporaryStorer": { "quantityReceived": 2 } } });
    let refused = json!({ "temporaryStorageDetail": { "temporaryStorer": { "quantityRefused": 0 } } });
    let final_cap = json!({ "temporaryStorageDetail": { "destination": { "cap": "C" } } });
    let quantity = || json!({ "wasteDetails": { "quantity": 1 } });
    let rows: Vec<(&Record, &str, Json, &[&str])> = vec![
        (&plain, PRODUCER, cap(), &[TREATER]),
        (&plain, TREATER, cap(), &[PRODUCER]),
        (&with_eco, PRODUCER, cap(), &[TREATER]),
        (&with_eco, ECO, cap(), &[TREATER]),
        (&with_eco, TREATER, cap(), &[PRODUCER, ECO]),
        (&person, TREATER, cap(), &[]),
        (&stored, PRODUCER, cap(), &[TREATER]),
        (&stored, PRODUCER, weighed, &[TREATER, SORTER]),
        (&stored, PRODUCER, refused, &[TREATER]),
        (&stored, TREATER, final_cap.clone(), &[PRODUCER, SORTER]),
        (&stored, SORTER, final_cap, &[PRODUCER, TREATER]),
    ];
    for (note, author, content, expected) in rows {
        assert_eq!(approvers(note, author, content.clone()), expected, "{author} {content}");
    }
    assert_eq!(approvers(&item(), PRODUCER, quantity()), [CARRIER]);
    assert_eq!(approvers(&item(), CARRIER, quantity()), [PRODUCER]);
    let alone = asked_for(&own_site, TREATER, TREATER, false, &json!({ "isCanceled": true })).unwrap();
    assert_eq!(alone.request.status, RevisionRequestStatus::Accepted, "nobody is left to ask");
}

/// Members of which companies answer, and what.
type Given<'a> = (&'a [&'a str], bool);

/// Answers in order: who, and what; then where the request stands, and each approval.
fn answers(note: &Record, author: &str, given: &[Given<'_>]) -> String {
    let mut request = asked(note, author, json!({ "recipient": { "cap": "C" } })).unwrap().request;
    for (members, is_approved) in given {
        let by = caller(Role::Reader, members);
        let result = answer(&mut request, note, *is_approved, Some("vu"), &by, at(NOW));
        if let Err(error) = result {
            return refusal(&error);
        }
    }
    let each = request.approvals.iter().map(|approval| approval.status.as_str());
    format!("{}: {}", request.status.as_str(), each.collect::<Vec<_>>().join(" "))
}

#[test]
fn the_last_to_accept_settles_a_request_and_so_does_the_first_to_refuse() {
    let plain = note(FormStatus::Sent);
    // Approved by producer, eco-organisation; and by producer, treater when the sorter asks.
    let mut with_eco = plain.clone();
    with_eco.eco_organisme = Some(record::EcoOrganisme { name: "Éco".into(), siret: ECO.into() });
    let stored = stored_on_the_way();
    let rows: Vec<(&Record, &str, &[Given<'_>], &str)> = vec![
        (&plain, PRODUCER, &[(&[TREATER], true)], "ACCEPTED: ACCEPTED"),
        (&plain, PRODUCER, &[(&[TREATER], false)], "REFUSED: REFUSED"),
        (&plain, PRODUCER, &[(&[PRODUCER], true)], "FORBIDDEN"),
        (&plain, PRODUCER, &[(&[OUTSIDER], true)], "FORBIDDEN"),
        (&plain, PRODUCER, &[(&[TREATER], true), (&[TREATER], true)], "FORBIDDEN"),
        (&plain, PRODUCER, &[(&[TREATER], false), (&[TREATER], true)], "FORBIDDEN"),
        (&with_eco, TREATER, &[(&[ECO], true)], "ACCEPTED: ACCEPTED ACCEPTED"),
        (&with_eco, TREATER, &[(&[PRODUCER], true)], "ACCEPTED: ACCEPTED ACCEPTED"),
        (&with_eco, TREATER, &[(&[PRODUCER], false)], "REFUSED: REFUSED CANCELED"),
        (&stored, SORTER, &[(&[TREATER], true)], "PENDING: PENDING ACCEPTED"),
        (&stored, SORTER, &[(&[TREATER], true), (&[PRODUCER], true)], "ACCEPTED: ACCEPTED ACCEPTED"),
        (&stored, SORTER, &[(&[TREATER], true), (&[PRODUCER], false)], "REFUSED: REFUSED ACCEPTED"),
        (&stored, SORTER, &[(&[PRODUCER, TREATER], true)], "ACCEPTED: ACCEPTED ACCEPTED"),
        (&stored, SORTER, &[(&[TREATER], false)], "REFUSED: CANCELED REFUSED"),
    ];
    for (note, author, given, expected) in rows {
        assert_eq!(answers(note, author, given), expected, "{author} {given:?}");
    }
}

#[test]
fn only_its_author_withdraws_a_request_and_only_while_it_waits() {
    let note = note(FormStatus::Sent);
    let mut request = asked(&note, PRODUCER, json!({ "recipient": { "cap": "C" } })).unwrap().request;
    let withdrawn = |request: &crate::domain::bsd::revision::Request, by: &str| {
        request.withdraw(&caller(Role::Reader, &[by])).map_or_else(|error| refusal(&error), |()| "OK".into())
    };
    assert_eq!(withdrawn(&request, PRODUCER), "OK");
    assert_eq!(withdrawn(&request, TREATER), "FORBIDDEN");
    request.status = RevisionRequestStatus::Accepted;
    assert_eq!(withdrawn(&request, PRODUCER), "BAD_USER_INPUT");
    assert_eq!(withdrawn(&request, OUTSIDER), "BAD_USER_INPUT");
}

#[test]
fn what_is_agreed_to_is_written_and_nothing_else() {
    let before = note(FormStatus::Accepted);
    let after = revised(
        &before,
        json!({
            "recipient": { "cap": "CAP-2" },
            "wasteDetails": { "code": "13 02 05*", "name": "Huiles", "pop": true,
                              "packagingInfos": [{ "type": "GRV", "quantity": 2 }] },
            "quantityReceived": 2.1, "processingOperationDescription": "Autre",
            "trader": { "company": company(TRADER) },
        }),
    );
    let mut expected = before.clone();
    expected.recipient.cap = Some("CAP-2".into());
    expected.waste.code = Some("13 02 05*".into());
    expected.waste.name = Some("Huiles".into());
    expected.waste.pop = true;
    expected.waste.packaging_infos = vec![record::Packaging {
        kind: crate::generated::Packagings::Grv,
        quantity: Some(2),
        other: None,
        volume: None,
        identification_numbers: vec![],
    }];
    expected.reception.quantity_received = decimal("2.1");
    expected.processing.operation_description = Some("Autre".into());
    expected.trader = after.trader.clone();
    assert_eq!(after, expected);
    assert_eq!(after.trader.receipt.number.as_deref(), Some("N-1"));

    let empty = revised(&before, json!({ "wasteDetails": { "packagingInfos": [] } }));
    assert_eq!(empty, before, "an empty list takes no packaging away");
}

#[test]
fn the_asterisk_of_a_new_code_says_whether_the_waste_is_dangerous() {
    let mut note = note(FormStatus::Accepted);
    note.recipient.company.siret = Some(DORMANT.into());
    let content = |code: &str| Content {
        waste: revision::WasteContent { code: Some(code.into()), ..Default::default() },
        ..Content::default()
    };
    let applied = |code: &str| apply(&note, &content(code), at(NOW)).unwrap().waste.is_dangerous;
    assert!(applied("13 02 05*"));
    assert!(!applied("08 01 12"));
}

/// Status, mode, traceability break and next destination after the operation of a treated note is revised.
fn operated(status: FormStatus, content: Content) -> String {
    let mut note = note(FormStatus::Processed);
    note.status = status;
    note.processing.no_traceability = Some(true);
    note.processing.next_destination.processing_operation = Some("R 1".into());
    let after = apply(&note, &content, at(NOW)).unwrap();
    format!(
        "{} {} {} {}",
        after.status.as_str(),
        after.processing.operation_mode.map_or("-", OperationMode::as_str),
        after.processing.no_traceability.is_some_and(|broken| broken),
        after.processing.next_destination.processing_operation.as_deref().unwrap_or("-"),
    )
}

#[test]
fn a_new_operation_moves_the_note_and_tidies_up_behind() {
    use FormStatus::{AwaitingGroup, FollowedWithPnttd, NoTraceability, Processed};
    let to = |code: &str, mode: Option<OperationMode>| Content {
        operation_done: Some(code.into()),
        operation_mode: mode,
        ..Content::default()
    };
    for (from, content, expected) in [
        (Processed, to("D 13", None), "AWAITING_GROUP - true R 1"),
        (Processed, to("D 13", Some(OperationMode::Elimination)), "AWAITING_GROUP - true R 1"),
        (Processed, to("R 11", None), "PROCESSED VALORISATION_ENERGETIQUE false -"),
        (Processed, to("D 10", Some(OperationMode::Elimination)), "PROCESSED ELIMINATION false -"),
        (AwaitingGroup, to("D 10", Some(OperationMode::Elimination)), "PROCESSED ELIMINATION false -"),
        (AwaitingGroup, to("R 13", None), "AWAITING_GROUP - true R 1"),
        (NoTraceability, to("R 1", None), "PROCESSED VALORISATION_ENERGETIQUE false -"),
        (NoTraceability, to("R 13", None), "NO_TRACEABILITY - true R 1"),
        (FollowedWithPnttd, to("R 1", None), "FOLLOWED_WITH_PNTTD VALORISATION_ENERGETIQUE false -"),
        (Processed, Content::default(), "PROCESSED VALORISATION_ENERGETIQUE true R 1"),
    ] {
        assert_eq!(operated(from, content.clone()), expected, "{from:?} {content:?}");
    }
}

#[test]
fn with_temporary_storage_each_leg_gets_what_is_its_own() {
    let mut before = stored_on_the_way();
    let suite = before.suite.as_mut().unwrap();
    suite.reception = before.reception.clone();
    suite.processing.operation_done = Some("R 13".into());
    before.status = FormStatus::AwaitingGroup;
    let content = Content {
        quantity_received: decimal("2.1"),
        operation_done: Some("R 1".into()),
        operation_mode: Some(OperationMode::ValorisationEnergetique),
        storage: revision::StorageContent {
            quantity_received: decimal("2.2"),
            quantity_refused: decimal("0.1"),
            destination_cap: Some("CAP-9".into()),
            destination_operation: Some("R 4".into()),
        },
        ..Content::default()
    };
    let after = apply(&before, &content, at(NOW)).unwrap();
    let suite = after.suite.as_deref().unwrap();
    assert_eq!(suite.reception.quantity_received, decimal("2.1"));
    assert_eq!(suite.processing.operation_done.as_deref(), Some("R 1"));
    assert_eq!(suite.recipient.cap.as_deref(), Some("CAP-9"));
    assert_eq!(suite.recipient.processing_operation.as_deref(), Some("R 4"));
    assert_eq!((after.status, suite.status), (FormStatus::Processed, FormStatus::Processed));
    assert_eq!(after.reception.quantity_received, decimal("2.2"));
    assert_eq!(after.reception.quantity_refused, decimal("0.1"));
    assert_eq!(after.processing, before.processing);
    assert_eq!(after.recipient, before.recipient);
}

#[test]
fn a_cancellation_looks_at_the_status_again() {
    let content = Content { is_canceled: Some(true), ..Content::default() };
    let cancelled = |status| {
        let before = Record { status, ..note(FormStatus::Sent) };
        outcome(apply(&before, &content, at(NOW)))
    };
    assert_eq!(cancelled(FormStatus::Sent), "CANCELED");
    assert_eq!(cancelled(FormStatus::Received), "FORBIDDEN");
}

#[test]
fn pages_hold_fifty_requests_at_most() {
    let size = |first| crate::domain::bsd::revision::page(first, None).map(|page| page.size);
    assert_eq!(size(None).unwrap(), 50);
    assert_eq!(size(Some(50)).unwrap(), 50);
    assert_eq!(size(Some(51)).unwrap(), 50);
    assert_eq!(size(Some(1)).unwrap(), 1);
    assert_eq!(refusal(&size(Some(0)).unwrap_err()), "INVALID first");
    assert_eq!(refusal(&size(Some(-1)).unwrap_err()), "INVALID first");
}
