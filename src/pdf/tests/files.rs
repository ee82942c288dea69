//! What the files hold.

use lopdf::{Document, Object};

use super::*;

fn document(file: &[u8]) -> Document {
    assert!(file.starts_with(b"%PDF-"));
    Document::load_mem(file).unwrap()
}

/// What can be selected on each page.
fn pages(file: &[u8]) -> Vec<String> {
    let document = document(file);
    document.get_pages().keys().map(|page| document.extract_text(&[*page]).unwrap()).collect()
}

#[test]
fn a_note_is_one_page_that_can_be_read_and_selected() {
    let pages = pages(&printed("direct", &sheet(&note())));
    assert_eq!(pages.len(), 1);
    for shown in [
        "BSD-20261101-4ZK9QX0TB",
        "CMD-118",
        "24/11/2026 à 09:00",
        "Ateliers Carvalho",
        "Fret de l'Estuaire",
        "Traitement de Loire",
        "08 01 11*",
        "UN 1263 PEINTURES, 3, II, (D/E)",
        "FD-318-KC, GA-531-TV",
        "31/05/2031",
        "Page 1 / 1",
    ] {
        assert!(pages[0].contains(shown), "{shown}: {}", pages[0]);
    }
}

#[test]
fn fonts_travel_with_the_file() {
    let document = document(&printed("fonts", &sheet(&note())));
    let descriptors: Vec<_> = document
        .objects
        .values()
        .filter_map(|object| object.as_dict().ok())
        .filter(|dict| {
            dict.get(b"Type").and_then(Object::as_name).is_ok_and(|name| name == b"FontDescriptor")
        })
        .collect();
    // Regular, bold, and the boxes to tick.
    assert_eq!(descriptors.len(), 3);
    for descriptor in descriptors {
        assert!(descriptor.has(b"FontFile2") || descriptor.has(b"FontFile3"), "{descriptor:?}");
    }
}

#[test]
fn the_same_sheet_gives_the_same_bytes() {
    let first = printed("same", &sheet(&note()));
    assert_eq!(first, printed("same", &sheet(&note())));
    let later = BsddSheet::new(&note(), &[], &[], at("2026-11-24T08:01:00Z").0);
    assert_ne!(first, printed("later", &later));
}

#[test]
fn a_draft_is_marked_on_its_page() {
    let pages = pages(&printed("draft", &sheet(&blank())));
    assert_eq!(pages.len(), 1);
    assert!(pages[0].contains("BROUILLON"), "{}", pages[0]);
    assert!(!pages[0].contains("ANNULÉ"), "{}", pages[0]);
}

#[test]
fn a_note_that_was_canceled_is_stamped_and_marked_on_every_page() {
    let pages = pages(&printed("canceled", &sheet(&Record { status: FormStatus::Canceled, ..stored() })));
    assert_eq!(pages.len(), 2);
    assert_eq!(pages[0].matches("ANNULÉ").count(), 2, "{}", pages[0]);
    assert_eq!(pages[1].matches("ANNULÉ").count(), 1, "{}", pages[1]);
}

#[test]
fn markup_is_printed_as_it_was_written() {
    let hostile = [
        "#panic(\"x\")",
        "#sys.inputs",
        "#import \"/sheet.json\": *",
        "$ integral x $",
        "*gras* _penché_",
        "`brut`",
        "= Titre",
        "- liste -- tiret",
        "\\ barre \\u{41}",
        "<balise> @renvoi",
        "[crochets] {accolades}",
        "\"guillemets\" ... ~ // /* */",
        "%PDF (a) Tj",
    ];
    let mut note = note();
    for (place, text) in hostile.iter().enumerate() {
        let carrier = Transporter { company: company(text), ..carrier("") };
        if place == 0 { note.transporters = vec![carrier] } else { note.transporters.push(carrier) }
    }
    note.custom_id = some(hostile[0]);
    note.waste.name = some(hostile[3]);
    note.waste.onu_code = some(hostile[2]);
    note.emission.by = some(hostile[4]);
    let text = pages(&printed("hostile", &sheet(&note))).concat();
    for shown in hostile {
        assert!(text.contains(shown), "{shown}: {text}");
    }
}

#[test]
fn letters_of_other_scripts_are_no_obstacle() {
    let mut note = note();
    for text in [
        "Ελληνική Εταιρεία",
        "Българска компания",
        "شركة",
        "株式会社",
        "👩‍🔬",
        "e\u{301}\u{302}\u{303}",
        "\u{10FFFF}",
    ] {
        note.emitter.company.name = some(text);
        printed("scripts", &sheet(&note));
    }
    note.emitter.company.name = some("Ελληνική Εταιρεία – Българска компания");
    let text = pages(&printed("scripts", &sheet(&note))).concat();
    for shown in ["Ελληνική Εταιρεία", "Българска", "компания"] {
        assert!(text.contains(shown), "{shown}: {text}");
    }
}

#[test]
fn whatever_a_note_holds_it_has_an_end() {
    let pages = pages(&printed("swollen", &sheet(&swollen())));
    assert!(pages.len() < 60, "{}", pages.len());
    let text = pages.concat();
    assert!(text.contains("8.5"), "the fifth carrier has its box");
    assert!(text.contains("Intermédiaire 5"));
    assert!(text.contains("Précisions") && text.contains("de plus, à lire en ligne"));
}

#[test]
fn a_container_lists_what_it_groups_over_as_many_pages_as_it_takes() {
    let rows: Vec<Grouped> = (0..250).map(grouped).collect();
    let pages = pages(&printed("grouped", &BsddSheet::new(&note(), &rows, &[], now())));
    assert!(pages.len() > 4, "{}", pages.len());
    let text = pages.concat();
    for row in &rows {
        assert_eq!(text.matches(&row.readable_id).count(), 1, "{}", row.readable_id);
    }
    for annex in &pages[1..] {
        assert!(annex.contains("Dénomination"), "the head is repeated: {annex}");
    }
}

#[test]
fn the_leg_after_storage_has_its_boxes() {
    let pages = pages(&printed("stored", &sheet(&stored())));
    let text = pages.concat();
    for shown in
        ["Incinération du Sud", "CAP-FINAL", "Fret du Midi", "Lou Storer", "Noé Final", "Idris Benali"]
    {
        assert!(text.contains(shown), "{shown}: {text}");
    }
}

#[tokio::test]
async fn printings_wait_for_one_another() {
    let press = super::super::Press::new();
    let all = (0..6).map(|number| {
        let note = Record { readable_id: format!("BSD-20261124-00000000{number}"), ..blank() };
        press.print(sheet(&note))
    });
    for file in futures_util::future::join_all(all).await {
        assert!(file.unwrap().starts_with(b"%PDF-"));
    }
}
