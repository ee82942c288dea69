//! Drafts that are taken, and what is said of the others.

use super::*;
use crate::error::Code;
use crate::generated::{CollectorType, WasteProcessorType};

const SIRET: &str = "73282932000074";

fn profile(types: &[CompanyType]) -> Profile {
    Profile { types: types.to_vec(), ..Profile::default() }
}

fn draft(types: &[CompanyType]) -> Draft {
    Draft { siret: Some(SIRET.into()), profile: profile(types), ..Draft::default() }
}

fn facts() -> Facts {
    Facts {
        environment: Environment::Production,
        is_eco_organisme: false,
        unknown_partners: Vec::new(),
        known_links: Vec::new(),
        is_qualified: false,
    }
}

/// The fields at fault, each as often as it is.
#[track_caller]
fn faults(draft: &Draft, facts: &Facts) -> String {
    match check(draft, facts) {
        Ok(()) => String::new(),
        Err(Error::Invalid(found)) => {
            assert!(found.with_issues);
            let paths: Vec<&str> = found.list.iter().map(|fault| fault.path.as_ref()).collect();
            paths.join(" ")
        }
        Err(other) => panic!("{other:?}"),
    }
}

#[test]
fn one_number_is_needed_and_it_is_right() {
    let numbers = |siret: Option<&str>, vat: Option<&str>| Draft {
        siret: siret.map(Into::into),
        vat_number: vat.map(Into::into),
        ..draft(&[CompanyType::Transporter])
    };
    for (siret, vat, expected) in [
        (Some(SIRET), None, ""),
        (None, Some("BE0541696005"), ""),
        (None, None, "siret"),
        (Some("73282932000075"), None, "siret"),
        (Some("00000012345678"), None, "siret"),
        (None, Some("BE0541696006"), "vatNumber"),
        (None, Some("FR83404833048"), "vatNumber"),
    ] {
        assert_eq!(faults(&numbers(siret, vat), &facts()), expected, "{siret:?} {vat:?}");
    }
}

#[test]
fn a_foreign_company_carries_and_does_nothing_else() {
    for (types, expected) in [
        (&[CompanyType::Transporter][..], ""),
        (&[CompanyType::Producer], "companyTypes"),
        (&[CompanyType::Transporter, CompanyType::Broker], "companyTypes"),
    ] {
        let foreign = Draft { siret: None, vat_number: Some("BE0541696005".into()), ..draft(types) };
        assert_eq!(faults(&foreign, &facts()), expected, "{types:?}");
    }
}

#[test]
fn profiles_are_given_and_known() {
    assert_eq!(faults(&draft(&[]), &facts()), "companyTypes");
    assert_eq!(faults(&draft(&[CompanyType::Crematorium]), &facts()), "companyTypes");
    let twice = profile(&[CompanyType::Producer, CompanyType::Broker, CompanyType::Producer]);
    assert_eq!(twice.distinct().types, [CompanyType::Producer, CompanyType::Broker]);
}

#[test]
fn details_of_a_profile_need_it() {
    let mut all = draft(&[CompanyType::Producer]);
    all.profile.collector_types = vec![CollectorType::DeeeWastes];
    all.profile.waste_processor_types = vec![WasteProcessorType::Cremation];
    all.profile.waste_vehicles_types = vec![WasteVehiclesType::Broyeur];
    assert_eq!(faults(&all, &facts()), "collectorTypes wasteProcessorTypes wasteVehiclesTypes");
    all.profile.types = vec![CompanyType::Collector, CompanyType::Wasteprocessor, CompanyType::WasteVehicles];
    assert_eq!(faults(&all, &facts()), "");
}

#[test]
fn receipts_exist_and_need_their_profile() {
    let links = Links {
        transporter_receipt: Some("t".into()),
        trader_receipt: Some("d".into()),
        broker_receipt: Some("b".into()),
        vhu_agrement_broyeur: Some("s".into()),
        vhu_agrement_demolisseur: Some("m".into()),
        worker_certification: Some("w".into()),
    };
    let mut linked = Draft { links, ..draft(&[CompanyType::Producer]) };
    let mut known = facts();
    known.known_links = linked.links.each().map(|(link, _)| (link, Vec::new())).collect();
    let all = "transporterReceiptId traderReceiptId brokerReceiptId vhuAgrementBroyeurId \
               vhuAgrementDemolisseurId workerCertificationId";
    assert_eq!(faults(&linked, &known), all);
    linked.profile = profile(&[
        CompanyType::Transporter,
        CompanyType::Trader,
        CompanyType::Broker,
        CompanyType::WasteVehicles,
        CompanyType::Worker,
    ]);
    linked.profile.waste_vehicles_types = vec![WasteVehiclesType::Broyeur, WasteVehiclesType::Demolisseur];
    // A worker needs a certificate with a sub-section.
    assert_eq!(faults(&linked, &known), "workerCertificationId");
    known.is_qualified = true;
    assert_eq!(faults(&linked, &known), "");
    known.known_links.clear();
    assert_eq!(faults(&linked, &known), all);
}

#[test]
fn an_eco_organisation_is_listed_and_has_agreements() {
    let mut eco = draft(&[CompanyType::EcoOrganisme]);
    let mut listed = facts();
    assert_eq!(faults(&eco, &listed), "ecoOrganismeAgreements siret");
    listed.is_eco_organisme = true;
    eco.eco_organisme_agreements = vec!["https://exemple.fr/agrement".into()];
    assert_eq!(faults(&eco, &listed), "");
    eco.profile.types = vec![CompanyType::Producer];
    assert_eq!(faults(&eco, &listed), "ecoOrganismeAgreements");
    listed.unknown_partners = vec!["a".into(), "b".into()];
    let expected = "ecoOrganismeAgreements ecoOrganismePartnersIds ecoOrganismePartnersIds";
    assert_eq!(faults(&eco, &listed), expected);
}

#[test]
fn texts_hold_no_markup_and_addresses_are_some() {
    let text = Some("a<b".to_owned());
    let wrong = Draft {
        told: Some(Told { name: "{a}".into(), address: "100 %".into(), code_naf: text.clone() }),
        given_name: text.clone(),
        gerep_id: text.clone(),
        contact: text.clone(),
        contact_phone: text,
        contact_email: Some("a@@b".into()),
        website: Some("exemple.fr".into()),
        ..draft(&[CompanyType::Producer])
    };
    let expected = "companyName givenName address codeNaf gerepId contact contactPhone contactEmail website";
    assert_eq!(faults(&wrong, &facts()), expected);
    for (email, website) in
        [("", ""), ("a@b.fr", "https://exemple.fr/?a=1"), ("a.b@c.fr", "http://exemple.fr")]
    {
        let right = Draft {
            contact_email: Some(email.into()),
            website: Some(website.into()),
            ..draft(&[CompanyType::Producer])
        };
        assert_eq!(faults(&right, &facts()), "");
    }
    let file = Draft { website: Some("ftp://exemple.fr/".into()), ..draft(&[CompanyType::Producer]) };
    assert_eq!(faults(&file, &facts()), "website");
}

#[test]
fn directories_let_in_whom_they_show() {
    let open = Listing { is_diffusible: true, ..Listing::default() };
    let cases = [
        (SIRET, None, None),
        (SIRET, Some(open.clone()), None),
        (SIRET, Some(Listing { is_private: true, ..Listing::default() }), None),
        (SIRET, Some(Listing::default()), Some(Code::Forbidden)),
        (SIRET, Some(Listing { is_closed: true, ..open.clone() }), Some(Code::BadUserInput)),
        ("00000012345678", None, Some(Code::BadUserInput)),
        ("00000012345678", Some(open), None),
    ];
    for (org_id, listing, code) in cases {
        let refusal = admit(org_id, listing.as_ref()).err();
        assert_eq!(refusal.map(|error| error.code()), code, "{org_id} {listing:?}");
    }
}

#[test]
fn the_directory_is_written_down_before_what_was_told() {
    let told = Told {
        name: "Dite".into(),
        address: "9 rue Dite 69001 Lyon".into(),
        code_naf: Some("38.11Z".into()),
    };
    let listing = Listing {
        name: "Officielle".into(),
        address: "1 rue des Essais 13055 Marseille".into(),
        is_diffusible: true,
        ..Listing::default()
    };
    let filed = Filing::new(Some(&listing), &told, None);
    assert_eq!((filed.name.as_str(), filed.parts.postal_code.as_str()), ("Officielle", "13055"));
    assert_eq!((filed.country, filed.code_naf.as_deref()), ("FR", Some("38.11Z")));

    let hidden = Listing { is_diffusible: false, ..listing.clone() };
    for listing in [None, Some(&hidden)] {
        let filed = Filing::new(listing, &told, None);
        assert_eq!((filed.name.as_str(), filed.parts.city.as_str()), ("Dite", "Lyon"));
    }

    let parted = Listing {
        street: Some("1 RUE DES ESSAIS".into()),
        postal_code: Some("13001".into()),
        city: Some("MARSEILLE".into()),
        ..listing
    };
    assert_eq!(Filing::new(Some(&parted), &told, None).parts.city, "MARSEILLE");

    let abroad = Told { address: "Kaai 1, 2000 Antwerpen".into(), ..told };
    let filed = Filing::new(None, &abroad, Some("BE0541696005"));
    assert_eq!((filed.country, filed.parts.street.as_str()), ("BE", "Kaai 1, 2000 Antwerpen"));
}
