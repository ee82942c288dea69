//! Which documents are believed, and what is read in them.

use super::*;

const SIRET: &str = "73282932000074";

fn now() -> Timestamp {
    "2026-11-24T08:00:00Z".parse().unwrap()
}

fn text() -> String {
    "SITUATION AU RÉPERTOIRE SIRENE\nÀ la date du 20 novembre 2026\n\nDescription de l'entreprise\n\
     Entreprise active depuis le 01/01/1973\nIdentifiant SIREN 732 829 320\n\
     Identifiant SIRET du siège 732 829 320 00074\nDénomination T.G.S. FRANCE\nSigle TGS\n\
     Catégorie juridique 5710 - SAS, société par actions simplifiée\n\
     Activité Principale Exercée (APE) 69.20Z - Activités comptables\n\
     Description de l’établissement\nÉtablissement actif depuis le 05/02/1990\n\
     Identifiant SIRET 732 829 320 00074\nEnseigne LE COMPTOIR\nAdresse 1 RUE DES ESSAIS\n69001 LYON 1\n\
     Activité Principale Exercée (APE) 38.12Z - Collecte des déchets dangereux\n\
     Important : les informations de ce document…"
        .to_owned()
}

fn document() -> Document {
    Document {
        text: text(),
        pages: 1,
        producer: Some("Imprimerie 2.1".into()),
        created: Some("D:20261120101500+01'00'".into()),
        ..Document::default()
    }
}

fn with_text(from: &str, to: &str) -> Document {
    let text = text();
    assert!(text.contains(from), "{from}");
    Document { text: text.replace(from, to), ..document() }
}

#[track_caller]
fn refused(document: &Document) -> String {
    read(document, SIRET, &[], now()).unwrap_err().to_string()
}

#[test]
fn a_notice_tells_name_address_and_activity() {
    let notice = read(&document(), SIRET, &[], now()).unwrap();
    let expected = Notice {
        name: "T.G.S. FRANCE".into(),
        address: "1 RUE DES ESSAIS 69001 LYON 1".into(),
        code_naf: "38.12Z".into(),
        libelle_naf: "Collecte des déchets dangereux".into(),
    };
    assert_eq!(notice, expected);
}

#[test]
fn words_may_stick_together_and_dates_be_written_in_figures() {
    let sticking = with_text("20 novembre 2026", "20/11/2026, 10:15");
    assert!(read(&sticking, SIRET, &[], now()).is_ok());
    let tight = with_text(
        "Identifiant SIRET 732 829 320 00074\nEnseigne",
        "Identifiant SIRET73282932000074\nEnseigne",
    );
    assert!(read(&tight, SIRET, &[], now()).is_ok());
    let undotted = with_text("(APE) 38.12Z", "3812Z");
    assert_eq!(read(&undotted, SIRET, &[], now()).unwrap().code_naf, "38.12Z");
}

#[test]
fn a_person_is_called_by_the_names() {
    let person = with_text("Dénomination T.G.S. FRANCE\nSigle TGS", "Nom MARTIN\nPrénoms ÉLISE ANNE");
    assert_eq!(read(&person, SIRET, &[], now()).unwrap().name, "ÉLISE ANNE MARTIN");
}

#[test]
fn only_recent_notices_of_a_living_establishment_count() {
    for (from, to, why) in [
        ("SITUATION AU RÉPERTOIRE SIRENE", "FACTURE", "n'est pas un avis"),
        ("À la date du 20 novembre 2026", "", "date de l'avis"),
        ("20 novembre 2026", "24 août 2026", "trois mois"),
        ("20 novembre 2026", "26 novembre 2026", "à venir"),
        ("20 novembre 2026", "32 novembre 2026", "date de l'avis"),
        ("Identifiant SIRET 732 829 320 00074", "Identifiant SIRET 732 829 320 00082", "par le SIRET"),
        ("Établissement actif depuis", "Établissement fermé depuis", "fermé"),
        ("Établissement actif depuis", "Établissement depuis", "actif"),
        ("Entreprise active", "Entreprise cessée", "fermé"),
        ("Dénomination T.G.S. FRANCE", "", "le nom"),
        ("Adresse 1 RUE", "1 RUE", "l'adresse"),
        ("38.12Z - Collecte", "Collecte", "le code"),
    ] {
        let refusal = refused(&with_text(from, to));
        assert!(refusal.contains(why), "{to}: {refusal}");
    }
    assert!(read(&with_text("20 novembre 2026", "25 août 2026"), SIRET, &[], now()).is_ok());
}

#[test]
fn the_number_of_the_seat_is_not_that_of_the_establishment() {
    let seat = with_text("Identifiant SIRET 732 829 320 00074\nEnseigne", "Enseigne");
    assert!(refused(&seat).contains("SIRET"));
}

#[test]
fn files_that_were_worked_on_or_do_more_than_tell_are_refused() {
    let sound = document();
    for wrong in [
        Document { pages: 0, ..sound.clone() },
        Document { pages: 5, ..sound.clone() },
        Document { producer: None, ..sound.clone() },
        Document { producer: Some(" ".into()), ..sound.clone() },
        Document { created: None, ..sound.clone() },
        Document { created: Some("hier".into()), ..sound.clone() },
        Document { created: Some("D:20260801".into()), ..sound.clone() },
        Document { modified: Some("D:20261120101501+01'00'".into()), ..sound.clone() },
        Document { additions: 1, ..sound.clone() },
        Document { is_active: true, ..sound.clone() },
        Document { is_encrypted: true, ..sound.clone() },
    ] {
        refused(&wrong);
    }
    assert!(read(&Document { modified: sound.created.clone(), ..sound }, SIRET, &[], now()).is_ok());
}

#[test]
fn an_operator_may_name_what_makes_notices() {
    let read = |producer: &str| read(&document(), SIRET, &["Autre".into(), producer.into()], now());
    assert!(read("Imprimerie").is_ok());
    assert!(read("Papeterie").is_err());
}

#[test]
fn any_text_is_read_to_its_end() {
    for text in
        ["", "É", "situation au repertoire sirene a la date du", "\u{0}\u{1F600}", &"adresse ".repeat(2000)]
    {
        refused(&Document { text: text.into(), ..document() });
    }
}

#[test]
fn what_is_sent_is_base64_of_some_length() {
    assert_eq!(encoded("data:application/pdf;base64,JVBERg==").unwrap(), "JVBERg==");
    assert_eq!(encoded("JVBERg==").unwrap(), "JVBERg==");
    assert!(encoded("").is_err() && encoded("data:application/pdf;base64,").is_err());
    assert!(encoded(&"A".repeat(LARGEST)).is_ok() && encoded(&"A".repeat(LARGEST + 1)).is_err());
}
