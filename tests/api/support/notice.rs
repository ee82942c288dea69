//! Situation notices as INSEE might make them, and files that are none.

use std::io::Write;

use flate2::Compression;
use flate2::write::ZlibEncoder;
use lopdf::content::{Content, Operation};
use lopdf::{Document, Object, Stream, dictionary};

/// What a notice says, a line each.
pub fn lines(siret: &str) -> Vec<String> {
    let spaced = format!("{} {} {} {}", &siret[..3], &siret[3..6], &siret[6..9], &siret[9..]);
    let lines = [
        "SITUATION AU RÉPERTOIRE SIRENE",
        "À la date du 20 novembre 2026",
        "Description de l'entreprise",
        "Entreprise active depuis le 01/01/1973",
        "Identifiant SIREN",
        &spaced[..11],
        "Dénomination",
        "ATELIER DISCRET",
        "Catégorie juridique",
        "5710 - SAS, société par actions simplifiée",
        "Description de l'établissement",
        "Établissement actif depuis le 05/02/1990",
        "Identifiant SIRET",
        &spaced,
        "Adresse",
        "1 RUE DES ESSAIS",
        "69001 LYON 1",
        "Activité Principale Exercée (APE)",
        "38.12Z - Collecte des déchets dangereux",
    ];
    lines.map(str::to_owned).to_vec()
}

/// A file with these lines, made on the day of the notice.
pub fn pdf(lines: &[String]) -> Vec<u8> {
    made_on("D:20261120101500+01'00'", lines).save()
}

/// A file that can be changed before it is saved.
pub struct File(pub Document);

impl File {
    pub fn save(mut self) -> Vec<u8> {
        let mut file = Vec::new();
        self.0.save_to(&mut file).expect("a vector takes it");
        file
    }

    /// The catalog of the file.
    pub fn catalog(&mut self) -> &mut lopdf::Dictionary {
        self.0.catalog_mut().expect("a catalog")
    }
}

pub fn made_on(date: &str, lines: &[String]) -> File {
    let mut document = Document::with_version("1.5");
    let pages = document.new_object_id();
    let font = document.add_object(dictionary! {
        "Type" => "Font", "Subtype" => "Type1", "BaseFont" => "Helvetica", "Encoding" => "WinAnsiEncoding",
    });
    let mut operations = vec![
        Operation::new("BT", vec![]),
        Operation::new("Tf", vec!["F1".into(), 11.into()]),
        Operation::new("Td", vec![50.into(), 780.into()]),
    ];
    for line in lines {
        // Latin-1 is enough for French capitals.
        let bytes: Vec<u8> = line.chars().map(|c| u8::try_from(u32::from(c)).unwrap_or(b'?')).collect();
        operations.push(Operation::new("Tj", vec![Object::string_literal(bytes)]));
        operations.push(Operation::new("Td", vec![0.into(), (-14).into()]));
    }
    operations.push(Operation::new("ET", vec![]));
    let content = Content { operations }.encode().expect("operations are written");
    let content = document.add_object(Stream::new(dictionary! {}, content));
    let page = document.add_object(dictionary! {
        "Type" => "Page", "Parent" => pages, "Contents" => content,
        "MediaBox" => vec![0.into(), 0.into(), 595.into(), 842.into()],
        "Resources" => dictionary! { "Font" => dictionary! { "F1" => font } },
    });
    document
        .objects
        .insert(pages, dictionary! { "Type" => "Pages", "Kids" => vec![page.into()], "Count" => 1 }.into());
    let catalog = document.add_object(dictionary! { "Type" => "Catalog", "Pages" => pages });
    let info = document.add_object(dictionary! {
        "Producer" => Object::string_literal("Imprimerie de test"),
        "CreationDate" => Object::string_literal(date),
    });
    document.trailer.set("Root", catalog);
    document.trailer.set("Info", info);
    document.compress();
    File(document)
}

/// Files that are made to harm whoever reads them: a name and the file.
pub fn hostile() -> Vec<(&'static str, Vec<u8>)> {
    let zeros = |count: usize, unit: &[u8]| deflated(&unit.repeat(count));
    let deep = [b"[".repeat(60_000), b"]".repeat(60_000)].concat();
    let parentheses = [b"(".repeat(60_000), b")".repeat(60_000)].concat();
    let packed = vec![object_stream(&zeros(3_000_000, b"0 ")); 60];
    vec![
        ("nothing", Vec::new()),
        ("a text", b"%PDF-1.7 is what I am not".to_vec()),
        ("a truncated notice", pdf(&lines("73282932000074"))[..600].to_vec()),
        ("a bomb in the page", raw(&[page_tree("4 0 R"), stream(&zeros(40_000_000, b" "))])),
        ("a bomb in each of many packed streams", raw(&packed)),
        ("values that hold values", raw(&[page_tree("4 0 R"), deep])),
        ("texts that hold texts", raw(&[page_tree("4 0 R"), parentheses])),
        (
            "pages that are their own parents",
            raw(&[b"<</Type/Pages/Kids[4 0 R 4 0 R]/Count 99999999>>".to_vec()]),
        ),
        (
            "more objects than there are",
            raw(&[b"<</Type/Page/Parent 2 0 R/Contents 999999999 0 R>>".to_vec()]),
        ),
        (
            "many values",
            raw(&[page_tree("4 0 R"), [b"[".to_vec(), b"0 ".repeat(250_000), b"]".to_vec()].concat()]),
        ),
    ]
}

/// A page whose content is elsewhere.
fn page_tree(content: &str) -> Vec<u8> {
    format!("<</Type/Page/Parent 2 0 R/Contents {content}>>").into_bytes()
}

fn deflated(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = ZlibEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(bytes).expect("a vector takes it");
    encoder.finish().expect("it ends")
}

fn stream(deflated: &[u8]) -> Vec<u8> {
    let head = format!("<</Filter/FlateDecode/Length {}>>\nstream\n", deflated.len());
    [head.as_bytes(), deflated, b"\nendstream"].concat()
}

fn object_stream(deflated: &[u8]) -> Vec<u8> {
    let head =
        format!("<</Type/ObjStm/N 1000/First 8/Filter/FlateDecode/Length {}>>\nstream\n", deflated.len());
    [head.as_bytes(), deflated, b"\nendstream"].concat()
}

/// A file of these objects, the first of which is number 3 and the only page.
fn raw(objects: &[Vec<u8>]) -> Vec<u8> {
    let mut file = b"%PDF-1.5\n".to_vec();
    let mut places = Vec::new();
    let tree = [b"<</Type/Catalog/Pages 2 0 R>>".to_vec(), b"<</Type/Pages/Kids[3 0 R]/Count 1>>".to_vec()];
    for (number, object) in tree.iter().chain(objects).enumerate() {
        places.push(file.len());
        file.extend(format!("{} 0 obj\n", number + 1).bytes());
        file.extend(object);
        file.extend(b"\nendobj\n");
    }
    let start = file.len();
    file.extend(format!("xref\n0 {}\n0000000000 65535 f \n", places.len() + 1).bytes());
    for place in &places {
        file.extend(format!("{place:010} 00000 n \n").bytes());
    }
    let trailer = format!("trailer<</Size {}/Root 1 0 R>>\nstartxref\n{start}\n%%EOF\n", places.len() + 1);
    file.extend(trailer.bytes());
    file
}
