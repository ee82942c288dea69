//! Temporary storage as it is planned: creation, edition, sealing, locks, parties.

use super::storage::{note, planned, resealed};
use super::*;
use crate::generated::FormRole;

fn created(patch: Json) -> Result<Record> {
    created_by(&caller(Role::Admin, &[PRODUCER]), &patched(whole(), &patch))
}

fn sealed(input: &Json) -> Result<Record> {
    let draft = created_by(&caller(Role::Admin, &[PRODUCER]), input).unwrap();
    by(Role::Admin, &[PRODUCER], |actor, facts| seal(&draft, actor, facts))
}

fn flagged() -> Json {
    json!({ "recipient": { "isTempStorage": true } })
}

fn to(destination: Json) -> Json {
    json!({ "temporaryStorageDetail": { "destination": destination } })
}

#[test]
fn a_second_leg_takes_the_flag() {
    let detail = to(json!({ "cap": "X" }));
    let unflagged = "BAD_USER_INPUT temporaryStorageDetail";
    assert_eq!(outcome(created(detail.clone())), unflagged);
    assert_eq!(
        outcome(created(patched(detail.clone(), &json!({ "recipient": { "isTempStorage": false } })))),
        unflagged
    );
    assert_eq!(outcome(created(json!({ "temporaryStorageDetail": {} }))), unflagged);
    assert_eq!(created(json!({ "temporaryStorageDetail": null })).unwrap().suite, None);
    // Broken field rules are told first.
    let wrong = patched(detail.clone(), &json!({ "wasteDetails": { "quantity": -1 } }));
    assert_eq!(outcome(created(wrong)), "INVALID wasteDetails.quantity");

    let empty = created(flagged()).unwrap();
    assert_eq!(empty.suite.as_deref(), Some(&Record::default()));
    assert_eq!(created(patched(flagged(), &json!({ "temporaryStorageDetail": null }))).unwrap(), empty);
    let full = created(patched(flagged(), &detail)).unwrap();
    assert_eq!(full.suite.unwrap().recipient.cap.as_deref(), Some("X"));
}

#[test]
fn nothing_of_it_is_checked_before_the_seal() {
    for wrong in [
        json!({ "company": { "siret": "1", "mail": "x", "phone": "x".repeat(300) } }),
        json!({ "company": { "siret": UNKNOWN } }),
        json!({ "company": { "siret": PRODUCER } }),
        json!({ "processingOperation": "R 99", "cap": "x".repeat(300), "isFilledByEmitter": true }),
    ] {
        let input = patched(flagged(), &to(wrong));
        assert_eq!(outcome(created(input.clone())), "DRAFT", "{input}");
        assert_eq!(outcome(updated(&note_sealed(), PRODUCER, input.clone())), "SEALED", "{input}");
    }
    // Companies that are gone are an exception.
    let gone = patched(flagged(), &to(json!({ "company": { "siret": CLOSED } })));
    assert_eq!(outcome(created(gone.clone())), "BAD_USER_INPUT");
    assert_eq!(outcome(updated(&note_sealed(), PRODUCER, gone)), "BAD_USER_INPUT");
}

fn note_sealed() -> Record {
    super::note(FormStatus::Sealed)
}

#[test]
fn sealing_looks_at_who_takes_part_in_the_second_leg() {
    let with = |siret: Json| patched(planned(), &to(json!({ "company": { "siret": siret } })));
    let path = "BAD_USER_INPUT temporaryStorageDetail.destination.company.siret";
    for (siret, expected) in [
        (json!(FINAL), "SEALED"),
        (Json::Null, "SEALED"),
        (json!("1"), path),
        (json!(UNKNOWN), path),
        (json!(NEWCOMER), path),
        // May not take what is dangerous.
        (json!(SORTER), path),
    ] {
        assert_eq!(outcome(sealed(&with(siret.clone()))), expected, "{siret}");
    }
    // Of no fitting profile, so of no fitting sub-profile.
    assert!(outcome(sealed(&with(json!(PRODUCER)))).starts_with(path));
    let rest =
        to(json!({ "cap": null, "processingOperation": "R 99", "company": { "mail": "x", "name": "" } }));
    assert_eq!(outcome(sealed(&patched(planned(), &rest))), "SEALED", "the rest waits for the resealing");
}

#[test]
fn a_storer_needs_no_operation_and_its_note_no_word_about_adr() {
    let bare =
        json!({ "recipient": { "processingOperation": null }, "wasteDetails": { "isSubjectToADR": null } });
    assert_eq!(outcome(sealed(&patched(planned(), &bare))), "SEALED");
    let missing = outcome(sealed(&patched(whole(), &bare)));
    assert_eq!(missing, "BAD_USER_INPUT recipient.processingOperation wasteDetails.isSubjectToADR");
    // Dangerous waste keeps the older rule.
    let unnamed = patched(bare, &json!({ "wasteDetails": { "onuCode": null } }));
    assert_eq!(outcome(sealed(&patched(planned(), &unnamed))), "BAD_USER_INPUT wasteDetails.onuCode");
}

#[test]
fn an_update_merges_adds_and_drops_the_second_leg() {
    let before = sealed(&planned()).unwrap();
    let run = |patch: Json| updated(&before, PRODUCER, patch);
    let merged = run(to(json!({ "cap": "CAP-2", "company": { "phone": null } }))).unwrap().suite.unwrap();
    assert_eq!(merged.recipient.cap.as_deref(), Some("CAP-2"));
    assert_eq!(merged.recipient.company.phone, None);
    assert_eq!(merged.recipient.company.siret.as_deref(), Some(FINAL));
    assert_eq!(run(to(Json::Null)).unwrap().suite.unwrap().recipient, Default::default());
    assert_eq!(run(json!({ "customId": "x" })).unwrap().suite, before.suite);
    assert_eq!(run(flagged()).unwrap().suite, before.suite);

    let off = json!({ "recipient": { "isTempStorage": false } });
    assert_eq!(run(off.clone()).unwrap().suite, None);
    assert_eq!(run(json!({ "recipient": { "isTempStorage": null } })).unwrap().suite, None);
    let dropped = run(json!({ "temporaryStorageDetail": null })).unwrap();
    assert_eq!((dropped.suite.as_deref(), dropped.recipient.is_temp_storage), (None, true));
    assert!(updated(&dropped, PRODUCER, to(json!({ "cap": "X" }))).unwrap().suite.is_some());
    // With the flag beside it, null empties.
    let emptied = run(patched(flagged(), &json!({ "temporaryStorageDetail": null }))).unwrap();
    assert_eq!(emptied.suite.as_deref(), Some(&Record::default()));
    let both = patched(off, &to(json!({ "cap": "X" })));
    assert_eq!(outcome(run(both)), "BAD_USER_INPUT temporaryStorageDetail");

    let direct = note_sealed();
    assert_eq!(outcome(updated(&direct, PRODUCER, to(json!({})))), "BAD_USER_INPUT temporaryStorageDetail");
    assert!(updated(&direct, PRODUCER, flagged()).unwrap().suite.is_some());
}

#[test]
fn names_of_the_destination_come_from_the_directory() {
    let mut directory = directory();
    let mut known = directory.company(FINAL).clone();
    let (name, address) = ("Four SA".into(), "2 rue B".into());
    known.establishment = Some(Establishment { name, address, is_diffusible: true, ..Default::default() });
    directory.insert(FINAL, known);
    let caller = caller(Role::Admin, &[PRODUCER]);
    let actor = Actor { caller: &caller, owner_orgs: &[] };
    let note = create(decode(&planned()), ids(), &[], actor, facts(&directory)).unwrap();
    let company = &note.suite.as_deref().unwrap().recipient.company;
    assert_eq!((company.name.as_deref(), company.address.as_deref()), (Some("Four SA"), Some("2 rue B")));
    assert_eq!(company.contact.as_deref(), Some("Mina Carvalho"));
}

#[test]
fn signatures_lock_the_second_leg() {
    let edits = [
        ("temporaryStorageDetail.destination.cap", to(json!({ "cap": "X" }))),
        ("temporaryStorageDetail.destination.company.mail", to(json!({ "company": { "mail": "x@y.fr" } }))),
    ];
    let signed = {
        let sealed = sealed(&planned()).unwrap();
        emitted(&sealed, json!({})).unwrap()
    };
    for (path, patch) in edits {
        assert_eq!(outcome(updated(&signed, PRODUCER, patch.clone())), "SIGNED_BY_PRODUCER", "{path}");
        for (before, org_id) in [
            (&signed, CARRIER),
            (&signed, FINAL),
            (&note(FormStatus::Sent), PRODUCER),
            (&note(FormStatus::TempStorerAccepted), TREATER),
            (&note(FormStatus::Resealed), TREATER),
        ] {
            let expected = format!("FORBIDDEN {path}");
            assert_eq!(
                outcome(updated(before, org_id, patch.clone())),
                expected,
                "{org_id} {:?}",
                before.status
            );
        }
    }
    let sent = note(FormStatus::Sent);
    let unchanged = patched(flagged(), &to(json!({ "cap": "CAP-FIN", "company": company(FINAL) })));
    assert_eq!(outcome(updated(&sent, PRODUCER, unchanged)), "SENT");
    let off = outcome(updated(&sent, PRODUCER, json!({ "recipient": { "isTempStorage": false } })));
    assert!(off.starts_with("FORBIDDEN recipient.isTempStorage"), "{off}");
    // Even one that says nothing yet.
    let mut empty = sent;
    *empty.suite.as_deref_mut().unwrap() = Record::default();
    let drop = json!({ "temporaryStorageDetail": null });
    assert_eq!(outcome(updated(&empty, PRODUCER, drop)), "FORBIDDEN temporaryStorageDetail");
}

#[test]
fn companies_of_the_second_leg_are_parties() {
    let resealed = note(FormStatus::Resealed);
    let rows = parties(&resealed, &[FINAL.into()]);
    let rows: Vec<_> = rows.iter().map(|row| (row.org_id.as_str(), row.role, row.sees_draft)).collect();
    assert_eq!(
        rows,
        [
            (PRODUCER, FormRole::Emitter, false),
            (TREATER, FormRole::Recipient, false),
            (CARRIER, FormRole::Transporter, false),
            (FINAL, FormRole::Recipient, true),
            (SECOND_CARRIER, FormRole::Transporter, false),
        ]
    );
    for org_id in [FINAL, SECOND_CARRIER] {
        assert!(by(Role::Reader, &[org_id], |actor, _| can_read(&resealed, actor)).is_ok());
    }
    assert!(by(Role::Reader, &[OUTSIDER], |actor, _| can_read(&resealed, actor)).is_err());
    let draft = created_by(&caller(Role::Admin, &[PRODUCER]), &planned()).unwrap();
    assert!(by(Role::Admin, &[FINAL], |actor, _| can_read(&draft, actor)).is_err());
}

#[test]
fn the_destination_counts_among_who_creates_and_who_stays() {
    assert_eq!(outcome(created_by(&caller(Role::Member, &[FINAL]), &planned())), "DRAFT");
    let before = sealed(&planned()).unwrap();
    let other = to(json!({ "company": { "siret": SORTER } }));
    assert_eq!(outcome(updated(&before, FINAL, other.clone())), "FORBIDDEN");
    assert_eq!(outcome(updated(&before, PRODUCER, other)), "SEALED");
    // A null parent is not seen.
    assert_eq!(outcome(updated(&before, FINAL, json!({ "temporaryStorageDetail": null }))), "SEALED");
}

#[test]
fn the_log_tells_changes_where_the_api_shows_them() {
    let sent = note(FormStatus::Sent);
    let stored = super::storage::stored(&sent, json!({})).unwrap();
    let told = changes(Some(&sent), &stored);
    assert_eq!(told["status"], "TEMP_STORED");
    assert_eq!(told["temporaryStorageDetail"]["temporaryStorer"]["receivedBy"], "Lou");
    assert_eq!(told["temporaryStorageDetail"]["temporaryStorer"]["quantityType"], "REAL");
    assert!(told.get("receivedBy").is_none(), "{told}");

    let accepted = note(FormStatus::TempStorerAccepted);
    let change = resealed(&accepted, json!({ "destination": { "cap": "CAP-2" } })).unwrap();
    let told = changes(Some(&accepted), &change);
    let detail = &told["temporaryStorageDetail"];
    assert_eq!(detail["destination"], json!({ "cap": "CAP-2" }));
    assert_eq!(detail["transporter"]["company"]["siret"], SECOND_CARRIER);
    assert_eq!(detail["wasteDetails"]["code"], "08 01 11*");
    assert!(detail.get("temporaryStorer").is_none() && told.get("transporter").is_none(), "{told}");

    let resent = note(FormStatus::Resent);
    let received = super::storage::final_by(&[FINAL], &resent, json!({})).unwrap();
    assert_eq!(changes(Some(&resent), &received)["receivedBy"], "Idris");
    assert_eq!(changes(None, &resent), json!({}));
}
