//! Transporters in a row (specification, 4).

use super::*;
use crate::domain::bsd::transporters::Transporter;

fn made(ids: &[&str]) -> Vec<Transporter> {
    let one = |id: &&str| {
        let mut transporter = Transporter::new((*id).into(), at(NOW));
        transporter.company = Company {
            siret: Some(CARRIER.into()),
            name: Some("T".into()),
            address: Some("A".into()),
            contact: Some("C".into()),
            phone: Some("0".into()),
            mail: Some("t@x.fr".into()),
            ..Company::default()
        };
        transporter.plates = vec!["AB-123-CD".into()];
        transporter
    };
    ids.iter().map(one).collect()
}

fn lined_up(before: &Vhu, patch: Json) -> Result<Vhu> {
    let others = made(&["a", "b", "c", "d", "e", "f"]);
    let edited =
        by(&[CENTRE], |actor, facts| write::update(before, decode(&patch), &others, actor, facts, &new_id()));
    Ok(edited?.unwrap_or_else(|| before.clone()))
}

fn ids(patch: Json) -> String {
    ids_of(lined_up(&row(0), patch))
}

fn ids_of(note: Result<Vhu>) -> String {
    let ids = |note: Vhu| note.transporters.iter().map(|one| one.id.clone()).collect::<Vec<_>>().join(" ");
    note.map_or_else(|error| refusal(&error), ids)
}

/// A note with the transporters a, b, c of whom so many have signed.
fn row(signatures: usize) -> Vhu {
    let listed = json!({ "transporters": ["a", "b", "c"] });
    let mut before = note(STAGES[0]);
    before.transporters.clear();
    let listed = lined_up(&before, listed).unwrap();
    let emitted = if signatures == 0 { listed } else { signed(&listed, Emission).unwrap() };
    (0..signatures).fold(emitted, |note, _| signed(&note, Transport).unwrap())
}

#[test]
fn a_list_of_ids_says_who_and_in_which_order() {
    assert_eq!(ids(json!({ "transporters": ["c", "a", "d"] })), "c a d");
    assert_eq!(ids(json!({ "transporters": [] })), "");
    assert_eq!(ids(json!({ "transporters": null })), "");
    assert_eq!(ids(json!({ "transporters": ["a", "b", "c", "d", "e"] })), "a b c d e");
    assert_eq!(ids(json!({ "transporters": ["a", "b", "c", "d", "e", "f"] })), "BAD_USER_INPUT transporters");
    assert_eq!(ids(json!({ "transporters": ["a", "z"] })), "BAD_USER_INPUT transporters");
    assert_eq!(ids(json!({ "transporters": ["a", "a"] })), "BAD_USER_INPUT transporters");
    assert_eq!(ids(json!({ "transporters": ["a"], "transporter": { "customInfo": "X" } })), "BAD_USER_INPUT");
    let same = by(&[CENTRE], |actor, facts| {
        let again = decode(&json!({ "transporters": ["a", "b", "c"] }));
        write::update(&row(0), again, &[], actor, facts, &new_id())
    });
    assert_eq!(edit(same), "SAME");
}

#[test]
fn the_inline_transporter_is_the_first() {
    let edited = lined_up(&row(0), json!({ "transporter": { "customInfo": "X" } })).unwrap();
    assert_eq!(edited.transporters[0].custom_info.as_deref(), Some("X"));
    assert_eq!(edited.transporters.len(), 3);
    assert_eq!(ids(json!({ "transporter": null })), "b c");
    let mut nobody = note(STAGES[0]);
    nobody.transporters.clear();
    let made = lined_up(&nobody, json!({ "transporter": { "company": company(CARRIER) } })).unwrap();
    assert_eq!(
        (made.transporters.len(), made.transporters[0].mode),
        (1, Some(crate::generated::TransportMode::Road))
    );
    assert_eq!(ids_of(lined_up(&nobody, json!({ "transporter": null }))), "");
}

#[test]
fn transporters_sign_in_their_turn_and_then_stay_where_they_are() {
    let before = row(1);
    assert_eq!(before.status, BsvhuStatus::Sent);
    assert_eq!(before.transporters.iter().filter(|one| one.has_signed()).count(), 1);
    for moved in [["b", "a", "c"].as_slice(), &["b", "c"], &["d", "b", "c"], &["d", "a", "b"], &[]] {
        let told = ids_of(lined_up(&before, json!({ "transporters": moved })));
        assert_eq!(told, "FORBIDDEN transporters", "{moved:?}");
    }
    assert_eq!(ids_of(lined_up(&before, json!({ "transporter": null }))), "FORBIDDEN transporters");
    assert_eq!(ids_of(lined_up(&before, json!({ "transporters": ["a", "c", "d", "b"] }))), "a c d b");
    let edited = lined_up(&before, json!({ "transporter": { "customInfo": "X" } }));
    assert_eq!(ids_of(edited), "FORBIDDEN customInfo");
    assert_eq!(
        ids_of(lined_up(&before, json!({ "transporter": { "transport": { "plates": ["AB-123-CD"] } } }))),
        "a b c"
    );
}

#[test]
fn every_field_of_a_transporter_is_closed_by_its_own_signature_and_not_by_an_earlier_one() {
    let change = |leaf: &str| match leaf {
        "recepisse.isExempted" => json!(true),
        "transport.mode" => json!("RAIL"),
        "transport.plates" => json!(["ZZ-999-ZZ"]),
        "transport.takenOverAt" => json!("2026-11-20"),
        "company.mail" => json!("x@y.fr"),
        "company.siret" => json!(BARE_CARRIER),
        "company.vatNumber" => json!(FOREIGN_CARRIER),
        _ => json!("Autre"),
    };
    for signatures in [1, 2] {
        let before = row(signatures);
        for field in TABLES
            .transporters
            .fields
            .iter()
            .filter(|field| !field.path.starts_with("recepisse.") || field.path.ends_with("isExempted"))
        {
            for (place, id) in ["a", "b", "c"].into_iter().enumerate() {
                let input: crate::generated::BsvhuTransporterInput =
                    decode(&alone(field.path, change(field.path)));
                let told = edit(by(&[CENTRE], |actor, facts| {
                    write::update_transporter(&before, id, input.into(), actor, facts)
                }));
                let expected = if place < signatures { "BAD_USER_INPUT" } else { "EDITED" };
                assert_eq!(told, expected, "{} of {id} after {signatures}", field.path);
            }
        }
    }
}

#[test]
fn a_note_knows_five_turns_and_no_sixth() {
    let mut before = note(STAGES[0]);
    before.transporters.clear();
    let listed = lined_up(&before, json!({ "transporters": ["a", "b", "c", "d", "e"] })).unwrap();
    let all = (0..5).fold(signed(&listed, Emission).unwrap(), |note, _| signed(&note, Transport).unwrap());
    assert_eq!(outcome(signed(&all, Transport)), "BAD_USER_INPUT");
    assert_eq!(
        ids_of(lined_up(&all, json!({ "transporters": ["a", "b", "c", "d", "e", "f"] }))),
        "BAD_USER_INPUT transporters"
    );
}

#[test]
fn the_arrival_takes_off_those_who_never_came() {
    let arrived = signed(&poured(&row(2), &arrival()), Reception).unwrap();
    assert_eq!(ids_of(Ok(arrived.clone())), "a b");
    assert_eq!(
        ids_of(lined_up(&arrived, json!({ "transporters": ["a", "b", "d"] }))),
        "FORBIDDEN transporters"
    );
    let removed = by(&[CENTRE], |actor, facts| write::remove_transporter(&arrived, "b", actor, facts));
    assert_eq!(edit(removed), "BAD_USER_INPUT");
}

#[test]
fn one_who_has_not_signed_may_be_removed_and_the_others_move_up() {
    let removed = by(&[CENTRE], |actor, facts| write::remove_transporter(&row(1), "b", actor, facts));
    assert_eq!(ids_of(removed.map(Option::unwrap)), "a c");
    let stranger = by(&[OUTSIDER], |actor, facts| write::remove_transporter(&row(1), "b", actor, facts));
    assert_eq!(edit(stranger), "FORBIDDEN");
}

#[test]
fn a_transporter_may_not_write_itself_off_the_note() {
    let before = created(json!({ "transporter": { "company": { "siret": BARE_CARRIER } } })).unwrap();
    let id = before.transporters[0].id.clone();
    let to_another = || crate::domain::bsd::transporters::TransporterChange {
        company: crate::graphql::input::Maybe::Value(decode(&json!({ "siret": CARRIER }))),
        ..Default::default()
    };
    let edited = |org_id: &str| {
        edit(by(&[org_id], |actor, facts| {
            write::update_transporter(&before, &id, to_another(), actor, facts)
        }))
    };
    assert_eq!(edited(BARE_CARRIER), "FORBIDDEN");
    assert_eq!(edited(CENTRE), "EDITED");
}

#[test]
fn receipts_are_the_companys_and_read_again_at_the_signature() {
    let claimed = json!({ "transporter": { "recepisse": { "number": "FAUX" } } });
    let before = created(claimed).unwrap();
    assert_eq!(before.transporters[0].receipt.number.as_deref(), Some("R-4410"));
    let exempted = poured(&before, &alone("transporter.recepisse.isExempted", json!(true)));
    let sent = signed(&signed(&exempted, Emission).unwrap(), Transport).unwrap();
    assert_eq!(sent.transporters[0].receipt.number, None);

    let bare = created(json!({ "transporter": { "company": { "siret": BARE_CARRIER } } })).unwrap();
    let emitted = signed(&bare, Emission).unwrap();
    assert_eq!(
        outcome(signed(&emitted, Transport)),
        "INVALID transporters.1.recepisse.number transporters.1.recepisse.department \
         transporters.1.recepisse.validityLimit"
    );
    let by_rail = poured(&emitted, &alone("transporter.transport.mode", json!("RAIL")));
    assert_eq!(outcome(signed(&by_rail, Transport)), "SENT");
}

#[test]
fn plates() {
    let plates = |plates: Json| outcome(drafted(alone("transporter.transport.plates", plates)));
    assert_eq!(plates(json!(["AB-1", "AB-123-CD-EF"])), "INITIAL");
    for wrong in [json!(["A1"]), json!(["AB-123-CD-EFG"]), json!(["    "]), json!(["AAAA", "BBBB", "CCCC"])] {
        assert_eq!(plates(wrong.clone()), "INVALID transporters.1.transport.plates", "{wrong}");
    }
}

#[test]
fn a_transporter_on_no_note_is_checked_for_its_formats_only() {
    let checked = |patch: Json| {
        let input: crate::generated::BsvhuTransporterInput =
            decode(&patched(json!({ "company": company(CARRIER) }), &patch));
        let mut transporter = Transporter::new("t".into(), at(NOW));
        transporter.merge(input.into());
        let told =
            by(&[CENTRE], |_, facts| crate::domain::bsd::transporters::check_free(&mut transporter, facts));
        told.map_or_else(|error| refusal(&error), |()| transporter.receipt.number.unwrap_or("none".into()))
    };
    assert_eq!(checked(json!({})), "R-4410");
    assert_eq!(checked(json!({ "company": { "siret": CENTRE } })), "none", "its profile matters on a note");
    assert_eq!(checked(json!({ "company": { "siret": "123" } })), "INVALID company.siret");
    assert_eq!(checked(json!({ "company": { "siret": CLOSED } })), "BAD_USER_INPUT");
    assert_eq!(checked(json!({ "transport": { "plates": ["A"] } })), "INVALID transport.plates");
}
