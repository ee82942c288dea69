//! What the directory completes (specification, 5.2 and 5.3).

use super::*;

fn entry(name: &str, is_diffusible: bool) -> Option<Establishment> {
    Some(Establishment {
        name: name.into(),
        address: "2 rue B".into(),
        is_diffusible,
        ..Establishment::default()
    })
}

/// A creation by the producer, with this known of the emitter.
fn emitter_known_as(known: CompanyFacts) -> Record {
    let mut directory = directory();
    directory.insert(PRODUCER, known);
    let caller = caller(Role::Admin, &[PRODUCER]);
    create(decode(&whole()), ids(), &[], Actor { caller: &caller, owner_orgs: &[] }, facts(&directory))
        .unwrap()
}

#[test]
fn name_and_address_are_the_official_ones() {
    let diffusible = CompanyFacts { establishment: entry("Officiel", true), ..Default::default() };
    let emitter = emitter_known_as(diffusible).emitter.company;
    assert_eq!((emitter.name.as_deref(), emitter.address.as_deref()), (Some("Officiel"), Some("2 rue B")));
    assert_eq!(emitter.contact.as_deref(), Some("Mina Carvalho"));

    let hidden = CompanyFacts { establishment: entry("Officiel", false), ..Default::default() };
    assert_eq!(emitter_known_as(hidden.clone()).emitter.company.name.as_deref(), Some("Nom"));
    let registered = Registered { name: "Inscrit".into(), ..Registered::default() };
    let known = CompanyFacts { registered: Some(registered), ..hidden };
    assert_eq!(emitter_known_as(known).emitter.company.name.as_deref(), Some("Inscrit"));
    assert_eq!(emitter_known_as(CompanyFacts::default()).emitter.company.name.as_deref(), Some("Nom"));
    let nameless = CompanyFacts { establishment: entry("", true), ..Default::default() };
    assert_eq!(emitter_known_as(nameless).emitter.company.name.as_deref(), Some("Nom"));
}

#[test]
fn every_company_of_the_input_is_completed_and_no_other() {
    let mut directory = directory();
    for org_id in [PRODUCER, CARRIER, TREATER, TRADER, BROKER, MIDDLE] {
        let mut known = directory.company(org_id).clone();
        known.establishment = entry("Officiel", true);
        directory.insert(org_id, known);
    }
    let input = patched(
        whole(),
        &json!({
            "trader": { "company": company(TRADER) }, "broker": { "company": company(BROKER) },
            "intermediaries": [company(MIDDLE)],
        }),
    );
    let caller = caller(Role::Admin, &[PRODUCER]);
    let owner_orgs = [PRODUCER.to_owned()];
    let actor = Actor { caller: &caller, owner_orgs: &owner_orgs };
    let mut note = create(decode(&input), ids(), &[], actor, facts(&directory)).unwrap();
    let names = |note: &Record| {
        [
            &note.emitter.company,
            &note.recipient.company,
            &note.transporters[0].company,
            &note.trader.company,
            &note.broker.company,
            &note.intermediaries[0],
        ]
        .map(|company| company.name.clone().unwrap_or_default())
    };
    assert_eq!(names(&note), ["Officiel"; 6]);

    note.recipient.company.name = Some("Ancien".into());
    let rename = json!({ "id": "c1", "emitter": { "company": { "siret": PRODUCER, "name": "Autre" } } });
    let note = update(&note, decode(&rename), "t2".into(), &[], actor, facts(&directory)).unwrap();
    assert_eq!(names(&note)[..2], ["Officiel", "Ancien"]);
}

#[test]
fn receipts_come_from_the_company_on_record() {
    let sent = json!({ "receipt": "FAUX", "department": "99", "validityLimit": "2020-01-01T00:00:00Z" });
    let number = |note: &Record| note.transporters[0].receipt.number.clone();
    let note = drafted(json!({ "transporter": sent })).unwrap();
    assert_eq!(number(&note).as_deref(), Some("R-4410"));
    assert_eq!(note.transporters[0].receipt.department.as_deref(), Some("44"));
    assert_eq!(
        number(&updated(&note, PRODUCER, json!({ "transporter": sent })).unwrap()).as_deref(),
        Some("R-4410")
    );

    let mut old = note.clone();
    old.transporters[0].receipt.number = Some("ANCIEN".into());
    let plate = json!({ "transporter": { "numberPlate": "AB-123-CD" } });
    assert_eq!(number(&updated(&old, PRODUCER, plate).unwrap()).as_deref(), Some("ANCIEN"));
    let again = json!({ "transporter": { "company": { "siret": CARRIER } } });
    assert_eq!(number(&updated(&old, PRODUCER, again).unwrap()).as_deref(), Some("R-4410"));

    let foreign = json!({ "transporter": { "receipt": "X", "company": { "siret": null, "vatNumber": FOREIGN_CARRIER } } });
    assert_eq!(number(&drafted(foreign).unwrap()), None);

    let trader = drafted(json!({ "trader": { "company": company(TRADER), "receipt": "FAUX" } })).unwrap();
    assert_eq!(trader.trader.receipt.number.as_deref(), Some("N-1"));
}

#[test]
fn a_company_that_fell_asleep_stands_in_the_way_of_edits_and_sealing() {
    for (org_id, expected) in [
        (PRODUCER, "emitter.company.siret"),
        (TREATER, "recipient.company.siret"),
        (CARRIER, "transporter.company.siret"),
    ] {
        let mut directory = directory();
        let mut known = directory.company(org_id).clone();
        known.registered.as_mut().unwrap().dormant_since = Some(at(NOW).0);
        directory.insert(org_id, known);
        let caller = caller(Role::Admin, &[PRODUCER]);
        let owner_orgs = [PRODUCER.to_owned()];
        let actor = Actor { caller: &caller, owner_orgs: &owner_orgs };
        let draft = note(FormStatus::Draft);
        let edit = decode(&json!({ "id": "c1", "customId": "A" }));
        let edited = update(&draft, edit, "t2".into(), &[], actor, facts(&directory));
        assert_eq!(outcome(edited), format!("INVALID {expected}"));
        assert_eq!(outcome(seal(&draft, actor, facts(&directory))), format!("BAD_USER_INPUT {expected}"));
    }
}

#[test]
fn a_company_is_closed_or_dormant_in_words() {
    let input = json!({
        "emitter": { "company": { "siret": CLOSED } }, "recipient": { "company": { "siret": DORMANT } },
        "transporter": { "company": { "siret": CLOSED } },
    });
    let refused = created_by(&caller(Role::Admin, &[OUTSIDER]), &input).unwrap_err();
    insta::assert_snapshot!(refused, @r"
    L'établissement 92345678900018 est fermé administrativement : il ne peut pas figurer sur un bordereau.
    L'établissement 93345678900017 est en sommeil sur la plateforme : il ne peut pas figurer sur un bordereau.
    ");
}
