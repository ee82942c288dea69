//! What stands where.

use serde_json::{Value, json};

use super::*;
use crate::generated::{CiterneNotWashedOutReason, EmptyReturnADR};

fn shown(note: &Record) -> Value {
    serde_json::to_value(sheet(note)).unwrap()
}

/// The labels that are ticked.
fn ticked(ticks: &Value) -> Vec<&str> {
    let ticks = ticks.as_array().unwrap().iter();
    ticks.filter(|tick| tick["on"] == true).map(|tick| tick["label"].as_str().unwrap()).collect()
}

#[test]
fn each_box_has_its_part_of_the_note() {
    let sheet = shown(&note());
    assert_eq!(sheet["number"], "BSD-20261101-4ZK9QX0TB");
    assert_eq!(sheet["edited"], "24/11/2026 à 09:00");
    assert_eq!(ticked(&sheet["danger"]), ["Déchets dangereux"]);
    assert_eq!(ticked(&sheet["kinds"]), ["Producteur"]);
    assert_eq!(ticked(&sheet["emitter"]["origin"]), ["Entreprise française"]);
    assert_eq!(sheet["site"]["address"], "12 rue du Pont 44100 Nantes");
    assert_eq!(ticked(&sheet["storage"]), ["non"]);
    assert_eq!(sheet["recipient"]["operation"], "R2 – Récupération ou régénération des solvants");
    assert_eq!(ticked(&sheet["waste"]["consistences"]), ["Liquide"]);
    assert_eq!(sheet["packagings"]["rows"], json!([{ "kind": "Fûts", "count": "4", "detail": "4 × 200 l" }]));
    assert_eq!(sheet["packagings"]["total"], Value::Null);
    assert_eq!(sheet["quantity"]["tonnes"], "2,4\u{202F}tonnes");
    assert_eq!(ticked(&sheet["quantity"]["kinds"]), ["estimée"]);
    assert_eq!(
        [&sheet["trader"], &sheet["broker"], &sheet["next"], &sheet["suite"], &sheet["grouped"]],
        [&Value::Null; 5]
    );
    assert_eq!(sheet["transporter"]["mode"], "Route");
    assert_eq!(
        sheet["transporter"]["signature"],
        json!({ "name": "Odile Perrin", "date": "02/11/2026", "signed": true })
    );
    assert_eq!(sheet["emission"]["signature"]["name"], "Mina Carvalho");
    assert_eq!(sheet["reception"]["received"], "2,35\u{202F}tonnes");
    assert_eq!(sheet["reception"]["accepted"], "2,35\u{202F}tonnes");
    assert_eq!(ticked(&sheet["reception"]["decision"]), ["Accepté"]);
    assert_eq!(sheet["processing"]["mode"], "Recyclage");
    assert_eq!(sheet["watermark"], Value::Null);
}

#[test]
fn nothing_is_signed_before_its_date() {
    let sheet = shown(&blank());
    for signature in [&sheet["emission"], &sheet["reception"], &sheet["processing"]] {
        assert_eq!(signature["signature"], json!({ "name": null, "date": "__ /__ /____", "signed": false }));
    }
    assert_eq!(sheet["transporter"], Value::Null);
    assert_eq!(sheet["watermark"], "BROUILLON");
    assert_eq!(sheet["stamp"], Value::Null);
}

#[test]
fn a_canceled_note_says_so_twice() {
    let sheet = shown(&Record { status: FormStatus::Canceled, ..note() });
    assert_eq!((&sheet["watermark"], &sheet["stamp"]), (&json!("ANNULÉ"), &json!("ANNULÉ")));
}

#[test]
fn the_emitter_may_be_a_person_or_a_ship() {
    let mut note = note();
    note.emitter.is_private_individual = true;
    assert_eq!(ticked(&shown(&note)["emitter"]["origin"]), ["Particulier"]);
    note.emitter.is_private_individual = false;
    note.emitter.is_foreign_ship = true;
    note.emitter.company.omi_number = some("OMI1234567");
    let sheet = shown(&note);
    assert_eq!(ticked(&sheet["emitter"]["origin"]), ["Navire étranger"]);
    assert_eq!(sheet["emitter"]["id"], "OMI1234567");
}

#[test]
fn the_adr_mention_follows_the_flag_and_before_it_the_code() {
    let mut note = note();
    let table = [
        (Some(true), Some("UN 1263"), json!("UN 1263")),
        (Some(true), None, Value::Null),
        (Some(false), Some("UN 1263"), json!("Non soumis à l'ADR")),
        (None, Some("UN 1263"), json!("UN 1263")),
        (None, None, json!("Non soumis à l'ADR")),
    ];
    for (flag, code, mention) in table {
        note.waste.is_subject_to_adr = flag;
        note.waste.onu_code = code.map(str::to_owned);
        assert_eq!(shown(&note)["mentions"]["adr"], mention, "{flag:?} {code:?}");
    }
}

#[test]
fn packagings_stand_a_line_a_type_with_their_volumes() {
    let mut note = note();
    let fut = |quantity, volume| Packaging { volume: Some(volume), ..packaging(Packagings::Fut, quantity) };
    note.waste.packaging_infos = vec![
        fut(2, 60.0),
        Packaging { other: some("caisse"), ..packaging(Packagings::Autre, 1) },
        Packaging { identification_numbers: vec!["A-1".into(), "A-2".into()], ..fut(3, 200.0) },
        fut(1, 60.0),
        Packaging { quantity: None, ..packaging(Packagings::Grv, 1) },
    ];
    let sheet = shown(&note);
    assert_eq!(
        sheet["packagings"]["rows"],
        json!([
            { "kind": "Fûts", "count": "6", "detail": "3 × 200 l, 3 × 60 l ; n° A-1 ; A-2" },
            { "kind": "Autre (caisse)", "count": "1", "detail": null },
            { "kind": "Grand récipient pour vrac (GRV)", "count": "0", "detail": null },
        ])
    );
    assert_eq!(sheet["packagings"]["total"], "7");
    note.waste.packaging_infos = vec![Packaging { volume: Some(30.5), ..packaging(Packagings::Benne, 1) }];
    assert_eq!(shown(&note)["packagings"]["rows"][0]["detail"], "1 × 30,5 m³");
}

#[test]
fn many_types_of_packaging_go_on_a_page_of_their_own() {
    let mut note = note();
    let other =
        |number: i32| Packaging { other: Some(format!("colis {number}")), ..packaging(Packagings::Autre, 1) };
    note.waste.packaging_infos = (0..40).map(other).collect();
    let sheet = shown(&note);
    assert_eq!(sheet["packagings"]["rows"], json!([]));
    assert_eq!(sheet["packagings"]["total"], "40");
    assert!(sheet["packagings"]["mention"].as_str().unwrap().starts_with("40 : voir"));
    assert_eq!(sheet["details"][0]["rows"][39], "Autre (colis 39) : 1");
}

#[test]
fn a_direct_supply_is_packed_in_nothing() {
    let note = Record { is_direct_supply: true, ..blank() };
    assert_eq!(shown(&note)["packagings"]["mention"], "Acheminement direct par pipeline ou convoyeur");
}

#[test]
fn a_reception_without_decision_is_signed_by_who_received() {
    let mut note = note();
    note.reception = Reception {
        received_at: Some(at("2026-11-03T08:00:00Z")),
        received_by: some("Idris"),
        ..Reception::default()
    };
    let reception = &shown(&note)["reception"];
    assert_eq!(reception["signature"], json!({ "name": "Idris", "date": "03/11/2026", "signed": true }));
    assert_eq!(ticked(&reception["decision"]), [""; 0]);
    assert_eq!(reception["accepted"], Value::Null);
}

#[test]
fn a_refusal_and_an_empty_tank_are_told() {
    let mut note = note();
    note.reception = Reception {
        acceptation: Some(WasteAcceptationStatus::PartiallyRefused),
        quantity_refused: tonnes("1"),
        refusal_reason: some("Non conforme"),
        has_citerne_been_washed_out: Some(false),
        citerne_not_washed_out_reason: Some(CiterneNotWashedOutReason::Unavailable),
        empty_return_adr: Some(EmptyReturnADR::EmptyCiterne),
        ..note.reception
    };
    let sheet = shown(&note);
    assert_eq!(ticked(&sheet["reception"]["decision"]), ["Accepté en partie"]);
    assert_eq!(sheet["reception"]["refused"], "1\u{202F}tonne");
    assert_eq!(sheet["reception"]["accepted"], "1,35\u{202F}tonne");
    assert_eq!(sheet["reception"]["reason"], "Non conforme");
    assert_eq!(sheet["reception"]["tank"], "non rincée, installation indisponible");
    assert_eq!(sheet["mentions"]["emptyReturn"], "véhicule-citerne vide, dernière marchandise chargée");
}

#[test]
fn the_eco_organisation_may_have_signed() {
    let mut note = note();
    note.eco_organisme = Some(EcoOrganisme { name: "Éco".into(), siret: "12345678900012".into() });
    note.emission.by_eco_organisme = Some(true);
    let sheet = shown(&note);
    assert_eq!(sheet["eco"], json!({ "name": "Éco", "siren": "123456789" }));
    assert_eq!(sheet["emission"]["by"], "l'éco-organisme");
}

#[test]
fn after_storage_the_last_leg_has_received_and_the_storer_its_own_boxes() {
    let sheet = shown(&stored());
    assert_eq!(ticked(&sheet["storage"]), ["oui"]);
    assert_eq!(sheet["reception"]["received"], "2,2\u{202F}tonnes");
    assert_eq!(sheet["processing"]["operation"], Value::Null, "the final destination has not treated it yet");
    let suite = &sheet["suite"];
    assert_eq!(suite["reception"]["received"], "2,35\u{202F}tonnes");
    assert_eq!(suite["destination"]["company"]["name"], "Incinération du Sud");
    assert_eq!(suite["repackaging"]["quantity"]["tonnes"], "2,3\u{202F}tonnes");
    assert_eq!(suite["transporter"]["number"], "18");
    assert_eq!(suite["emission"]["name"], "Lou Storer");
}

#[test]
fn waste_that_was_not_packed_anew_has_no_boxes_for_it() {
    let mut note = stored();
    let packed = note.waste.packaging_infos.clone();
    note.suite.as_mut().unwrap().waste.packaging_infos = packed;
    assert_eq!(shown(&note)["suite"]["repackaging"], Value::Null);
    note.suite.as_mut().unwrap().waste.packaging_infos = Vec::new();
    assert_eq!(shown(&note)["suite"]["repackaging"], Value::Null);
}

#[test]
fn carriers_after_the_first_are_numbered() {
    let mut note = note();
    note.transporters = ["a", "b", "c"].map(carrier).into();
    let sheet = shown(&note);
    let numbers: Vec<_> =
        sheet["transporters"].as_array().unwrap().iter().map(|one| &one["number"]).collect();
    assert_eq!(numbers, ["8.2", "8.3"]);
}

#[test]
fn a_signature_on_paper_stands_for_the_first_carrier() {
    let mut note = note();
    note.transporters[0].taken_over_at = None;
    note.transporters[0].taken_over_by = None;
    note.take_over =
        TakeOver { at: Some(at("2026-11-02T08:00:00Z")), by: some("Sur papier"), ..TakeOver::default() };
    assert_eq!(shown(&note)["transporter"]["signature"]["name"], "Sur papier");
}

#[test]
fn an_annex_tells_what_its_kind_asks_for() {
    let sheet = |kind: Option<EmitterType>| {
        let mut note = note();
        note.emitter.kind = kind;
        serde_json::to_value(BsddSheet::new(&note, &[grouped(1)], &["BSD-20261110-AAAAAAAAA".into()], now()))
            .unwrap()
    };
    let shown = sheet(None);
    assert_eq!(shown["containers"], json!(["BSD-20261110-AAAAAAAAA"]));
    let heads: Vec<_> =
        shown["grouped"]["columns"].as_array().unwrap().iter().map(|one| &one["head"]).collect();
    assert_eq!(
        heads,
        [
            "Bordereau",
            "Code déchet",
            "Dénomination",
            "Masse (t)",
            "R/E",
            "Fraction (t)",
            "Enlèvement",
            "Code postal"
        ]
    );
    assert_eq!(
        shown["grouped"]["rows"][0],
        json!([
            "BSD-20261001-000000001",
            "08 01 11*",
            "Boues de peinture",
            "1,25",
            "R",
            "0,75",
            "02/10/2026",
            "44100"
        ])
    );
}
