//! Copies of notes (specification, 7.6).

use super::*;
use crate::domain::bsd::directory::Registered;

fn copied_by(role: Role, org_id: &str, source: &Record) -> Result<Record> {
    let ids = NewIds { id: "c2".into(), readable_id: "BSD-2".into(), transporter_id: "t9".into() };
    by(role, &[org_id], |actor, facts| duplicate(source, ids, actor, facts))
}

fn copied(source: &Record) -> Record {
    copied_by(Role::Admin, TREATER, source).unwrap()
}

#[test]
fn a_copy_is_a_draft_of_what_was_planned() {
    let source = note(FormStatus::Processed);
    let copy = copied(&source);
    assert_eq!(copy.status, FormStatus::Draft);
    assert_eq!((copy.id.as_str(), copy.readable_id.as_str()), ("c2", "BSD-2"));
    assert_eq!(copy.is_duplicate_of.as_ref(), Some(&source.readable_id));
    assert_eq!(copy.created_at, at(NOW));
    assert_eq!(copy.emitter, source.emitter);
    assert_eq!(copy.recipient, source.recipient);
    assert_eq!(
        (copy.waste.code.as_deref(), copy.waste.name.as_deref()),
        (Some("08 01 11*"), Some("Boues de peinture"))
    );
    assert_eq!(copy.waste.packaging_infos, source.waste.packaging_infos);
    assert_eq!(copy.waste.quantity, Some(0.into()));
    let none = Record::default();
    assert_eq!(copy.emission, none.emission);
    assert_eq!(copy.take_over, none.take_over);
    assert_eq!(copy.reception, none.reception);
    assert_eq!(copy.processing, none.processing);
    assert_eq!(copy.current_transporter_org_id, None);
}

#[test]
fn a_copy_leaves_what_belongs_to_one_shipment() {
    let mut source = note(FormStatus::Sent);
    source.custom_id = Some("LOT-1".into());
    source.waste.non_road_regulation_mention = Some("RID".into());
    source.is_imported_from_paper = true;
    source.quantity_grouped = 1.into();
    source.transporters[0].custom_info = Some("tournée 4".into());
    source.transporters.push(source.transporters[0].clone());
    let copy = copied(&source);
    assert_eq!((&copy.custom_id, &copy.waste.non_road_regulation_mention), (&None, &None));
    assert!(!copy.is_imported_from_paper && copy.quantity_grouped.is_zero());
    let [first] = &copy.transporters[..] else { panic!("one carrier") };
    assert_eq!(first.id, "t9");
    assert_eq!(first.company.siret.as_deref(), Some(CARRIER));
    assert!(first.ready_to_take_over);
    assert_eq!((&first.number_plate, &first.custom_info), (&None, &None));
    assert_eq!((&first.taken_over_at, &first.taken_over_by), (&None, &None));
}

#[test]
fn what_is_dangerous_is_subject_to_adr_in_a_copy() {
    for (dangerous, pop, said, expected) in [
        (true, false, Some(false), true),
        (false, true, None, true),
        (false, false, Some(true), true),
        (false, false, Some(false), false),
        (false, false, None, false),
    ] {
        let mut source = note(FormStatus::Sealed);
        source.waste.code = Some("17 05 04".into());
        source.waste.is_dangerous = dangerous;
        source.waste.pop = pop;
        source.waste.is_subject_to_adr = said;
        assert_eq!(copied(&source).waste.is_subject_to_adr, Some(expected), "{dangerous} {pop} {said:?}");
    }
}

#[test]
fn parcels_of_old_notes_are_located_by_the_code_of_their_town() {
    let mut source = note(FormStatus::Sealed);
    let parcel = |postal: Option<&str>, insee: Option<&str>| record::Parcel {
        city: "Orléans".into(),
        postal_code: postal.map(str::to_owned),
        insee_code: insee.map(str::to_owned),
        ..record::Parcel::default()
    };
    source.waste.parcel_numbers = vec![parcel(Some("45000"), None), parcel(Some("45000"), Some("45234"))];
    assert_eq!(
        copied(&source).waste.parcel_numbers,
        [parcel(None, Some("45000")), parcel(None, Some("45234"))]
    );
}

#[test]
fn a_copy_speaks_of_companies_as_they_are_today() {
    let mut source = note(FormStatus::Sealed);
    source.trader.company.siret = Some(TRADER.into());
    source.broker.company.siret = Some(BROKER.into());
    source.broker.receipt.number = Some("gone since".into());
    source.intermediaries = vec![record::Company {
        siret: Some(UNKNOWN.into()),
        name: Some("Reste".into()),
        ..Default::default()
    }];
    let mut directory = directory();
    let mut producer = directory.company(PRODUCER).clone();
    producer.registered = producer.registered.map(|known| Registered {
        name: "Nouveau nom".into(),
        address: Some("9 rue Neuve".into()),
        contact: Some("Salma".into()),
        contact_phone: None,
        contact_mail: Some("salma@exemple.fr".into()),
        ..known
    });
    directory.insert(PRODUCER, producer);
    let caller = caller(Role::Member, &[PRODUCER]);
    let copy =
        duplicate(&source, ids(), Actor { caller: &caller, owner_orgs: &[] }, facts(&directory)).unwrap();
    let emitter = &copy.emitter.company;
    assert_eq!(
        (emitter.name.as_deref(), emitter.address.as_deref()),
        (Some("Nouveau nom"), Some("9 rue Neuve"))
    );
    assert_eq!(
        (emitter.contact.as_deref(), emitter.mail.as_deref()),
        (Some("Salma"), Some("salma@exemple.fr"))
    );
    assert_eq!(emitter.phone, source.emitter.company.phone, "what is not on record stays");
    assert_eq!(copy.trader.receipt.number.as_deref(), Some("N-1"));
    assert_eq!(copy.broker.receipt.number, None);
    assert_eq!(copy.intermediaries[0].name.as_deref(), Some("Reste"));
}

#[test]
fn a_temporary_storage_is_copied_with_its_destination_and_waste() {
    let mut source = note(FormStatus::Sent);
    source.recipient.is_temp_storage = true;
    let mut suite = Record { status: FormStatus::Sealed, ..Record::default() };
    suite.recipient.company.siret = Some(SORTER.into());
    suite.waste.code = Some("08 01 11*".into());
    suite.emission.by = Some("Mina".into());
    suite.transporters = source.transporters.clone();
    source.suite = Some(Box::new(suite));
    let copy = copied(&source);
    assert!(copy.recipient.is_temp_storage);
    let suite = copy.suite.unwrap();
    assert_eq!(suite.status, FormStatus::Draft);
    assert_eq!(suite.recipient.company.siret.as_deref(), Some(SORTER));
    assert_eq!(suite.waste.code.as_deref(), Some("08 01 11*"));
    assert_eq!(suite.emission, Record::default().emission);
    assert!(suite.transporters.is_empty());
}

#[test]
fn who_may_not_create_may_not_copy() {
    let source = note(FormStatus::Sealed);
    for org_id in [PRODUCER, CARRIER, TREATER] {
        assert_eq!(outcome(copied_by(Role::Member, org_id, &source)), "DRAFT");
        for role in [Role::Driver, Role::Reader] {
            assert_eq!(outcome(copied_by(role, org_id, &source)), "FORBIDDEN");
        }
    }
    assert_eq!(outcome(copied_by(Role::Admin, OUTSIDER, &source)), "FORBIDDEN");
    // A draft is its owner's.
    let draft = note(FormStatus::Draft);
    assert_eq!(outcome(copied_by(Role::Admin, PRODUCER, &draft)), "DRAFT");
    assert_eq!(outcome(copied_by(Role::Admin, TREATER, &draft)), "FORBIDDEN");
}
