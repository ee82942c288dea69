//! Sheets, and the files that they become. `PDF_OUT=<folder> cargo test --lib pdf::` leaves the files there
//! to be looked at.

mod files;
mod sheets;

use jiff::Timestamp;
use rust_decimal::Decimal;

use super::{BsddSheet, Grouped, press};
use crate::domain::bsdd::Record;
use crate::domain::bsdd::record::{
    Company, EcoOrganisme, Emission, Emitter, Intermediation, NextDestination, Packaging, Parcel, Processing,
    Receipt, Reception, Recipient, TakeOver, Transporter, Waste, WorkSite,
};
use crate::generated::{
    Consistence, EmitterType, FormStatus, OperationMode, Packagings, QuantityType, TransportMode,
    WasteAcceptationStatus,
};
use crate::scalars::DateTime;

fn now() -> Timestamp {
    at("2026-11-24T08:00:00Z").0
}

fn at(instant: &str) -> DateTime {
    DateTime(instant.parse().unwrap())
}

fn tonnes(exact: &str) -> Option<Decimal> {
    Some(exact.parse().unwrap())
}

fn some(text: &str) -> Option<String> {
    Some(text.to_owned())
}

fn sheet(note: &Record) -> BsddSheet {
    BsddSheet::new(note, &[], &[], now())
}

/// The file of a sheet.
#[track_caller]
fn printed(name: &str, sheet: &BsddSheet) -> Vec<u8> {
    let file = press::print(sheet).unwrap();
    if let Some(folder) = std::env::var_os("PDF_OUT") {
        std::fs::write(std::path::Path::new(&folder).join(format!("{name}.pdf")), &file).unwrap();
    }
    file
}

fn company(name: &str) -> Company {
    Company {
        siret: some("11111111192062"),
        name: some(name),
        address: some("4 quai des Tonneliers 44000 Nantes"),
        contact: some("Mina Carvalho"),
        phone: some("02 40 11 00 22"),
        mail: some("contact@exemple.fr"),
        ..Company::default()
    }
}

fn carrier(name: &str) -> Transporter {
    Transporter {
        company: company(name),
        receipt: Receipt {
            number: some("R-4410"),
            department: some("44"),
            validity_limit: Some(at("2031-05-31T00:00:00Z")),
        },
        mode: Some(TransportMode::Road),
        number_plate: some("FD-318-KC,GA-531-TV"),
        ready_to_take_over: true,
        taken_over_at: Some(at("2026-11-02T08:00:00Z")),
        taken_over_by: some("Odile Perrin"),
        ..Transporter::default()
    }
}

fn packaging(kind: Packagings, quantity: i32) -> Packaging {
    Packaging {
        kind,
        quantity: Some(quantity),
        other: None,
        volume: None,
        identification_numbers: Vec::new(),
    }
}

fn reception() -> Reception {
    Reception {
        received_at: Some(at("2026-11-03T08:00:00Z")),
        received_by: some("Idris Benali"),
        signed_at: Some(at("2026-11-03T09:00:00Z")),
        acceptation: Some(WasteAcceptationStatus::Accepted),
        quantity_received: tonnes("2.35"),
        quantity_refused: tonnes("0"),
        ..Reception::default()
    }
}

/// A note that went all the way.
fn note() -> Record {
    Record {
        readable_id: "BSD-20261101-4ZK9QX0TB".into(),
        status: FormStatus::Processed,
        custom_id: some("CMD-118"),
        transporters: vec![carrier("Fret de l'Estuaire")],
        emitter: Emitter {
            kind: Some(EmitterType::Producer),
            company: company("Ateliers Carvalho"),
            work_site: WorkSite {
                name: some("Chantier du Pont"),
                address: some("12 rue du Pont"),
                postal_code: some("44100"),
                city: some("Nantes"),
                infos: some("Sonner au portail nord."),
            },
            ..Emitter::default()
        },
        recipient: Recipient {
            company: company("Traitement de Loire"),
            cap: some("CAP-26-118"),
            processing_operation: some("R2"),
            is_temp_storage: false,
        },
        waste: Waste {
            code: some("08 01 11*"),
            name: some("Boues de peinture"),
            is_dangerous: true,
            is_subject_to_adr: Some(true),
            onu_code: some("UN 1263 PEINTURES, 3, II, (D/E)"),
            consistences: vec![Consistence::Liquid],
            quantity: tonnes("2.4"),
            quantity_type: Some(QuantityType::Estimated),
            packaging_infos: vec![Packaging { volume: Some(200.0), ..packaging(Packagings::Fut, 4) }],
            ..Waste::default()
        },
        emission: Emission {
            at: Some(at("2026-11-01T08:00:00Z")),
            by: some("Mina Carvalho"),
            by_eco_organisme: Some(false),
        },
        reception: reception(),
        processing: Processing {
            at: Some(at("2026-11-04T08:00:00Z")),
            by: some("Idris Benali"),
            operation_done: some("R 2"),
            operation_description: some("Récupération ou régénération des solvants"),
            operation_mode: Some(OperationMode::Recyclage),
            ..Processing::default()
        },
        ..Record::default()
    }
}

/// Nothing but a number.
fn blank() -> Record {
    Record { readable_id: "BSD-20261124-AAAAAAAAA".into(), ..Record::default() }
}

/// A note that was stored on its way, its waste packed anew.
fn stored() -> Record {
    let direct = note();
    let suite = Record {
        status: FormStatus::Processed,
        readable_id: "BSD-20261101-4ZK9QX0TB-suite".into(),
        transporters: vec![carrier("Fret du Midi")],
        recipient: Recipient {
            company: company("Incinération du Sud"),
            cap: some("CAP-FINAL"),
            processing_operation: some("D 10"),
            is_temp_storage: false,
        },
        waste: Waste {
            packaging_infos: vec![packaging(Packagings::Grv, 1)],
            quantity: tonnes("2.3"),
            ..direct.waste.clone()
        },
        emission: Emission {
            by: some("Lou Storer"),
            at: Some(at("2026-11-05T08:00:00Z")),
            ..Emission::default()
        },
        reception: Reception {
            received_by: some("Noé Final"),
            quantity_received: tonnes("2.2"),
            ..reception()
        },
        ..Record::default()
    };
    Record {
        recipient: Recipient { is_temp_storage: true, ..direct.recipient.clone() },
        suite: Some(Box::new(suite)),
        ..direct
    }
}

/// Every text as long as it may be, five carriers, and lists without end.
fn swollen() -> Record {
    let long = "Société des Grands Établissements Réunis de Collecte et de Valorisation ".repeat(4);
    let long: String = long.chars().take(250).collect();
    let wide = "W".repeat(250);
    let vast = |named: &str| Company {
        name: some(&long),
        address: some(&wide),
        contact: some(&long),
        ..company(named)
    };
    let mut note = stored();
    note.emitter.company = vast("a");
    note.emitter.work_site.infos = some(&"Accès par le portail nord. ".repeat(18));
    note.recipient.company = vast("b");
    note.waste.name = some(&wide);
    note.waste.onu_code = some(&"UN 1263 PEINTURES ".repeat(41));
    note.waste.sample_number = some(&wide);
    note.waste.parcel_numbers = (0..900)
        .map(|number| Parcel {
            city: long.clone(),
            insee_code: some("44109"),
            prefix: some("000"),
            section: some("AB"),
            number: Some(number.to_string()),
            ..Parcel::default()
        })
        .collect();
    note.waste.packaging_infos = (0..40)
        .map(|number| Packaging {
            other: some(&format!("{long} {number}")),
            identification_numbers: (0..40).map(|serial| format!("{serial}-{wide}")).collect(),
            ..packaging(Packagings::Autre, number + 1)
        })
        .collect();
    note.eco_organisme = Some(EcoOrganisme { name: long.clone(), siret: "é".repeat(14) });
    note.trader = Intermediation { company: vast("c"), receipt: carrier("c").receipt };
    note.broker = Intermediation { company: vast("d"), receipt: carrier("d").receipt };
    note.intermediaries = (0..5).map(|_| vast("e")).collect();
    note.transporters = (0..5).map(|_| Transporter { company: vast("f"), ..carrier("f") }).collect();
    note.emission.by = some(&wide.repeat(100));
    note.reception.refusal_reason = some(&long);
    note.processing.next_destination = NextDestination {
        company: vast("g"),
        processing_operation: some("R 3"),
        notification_number: some("DE 1"),
    };
    note
}

fn grouped(number: usize) -> Grouped {
    Grouped {
        readable_id: format!("BSD-20261001-{number:09}"),
        waste_code: some("08 01 11*"),
        waste_name: some("Boues de peinture"),
        quantity: tonnes("1.25"),
        is_real: Some(true),
        fraction: tonnes("0.75"),
        taken_over_at: Some(at("2026-10-02T08:00:00Z")),
        postal_code: some("44100"),
        sample_number: some("E-118"),
    }
}
