//! The tables of this document as Markdown, in French, for its guides and its reference. What readers see
//! is what the server runs on: nothing about a rule is written here but the names of things.

mod revision;

use std::fmt::Write;

pub use revision::{revisable, revision_statuses};

use super::access::{self, Door};
use super::fields::{NOTE, PROCESSING, RECEPTION, Step, TRANSPORTER};
use super::moves::{FORBIDDEN, MOVES, Operation};
use crate::domain::bsd::diagram::{Edge, diagram};
use crate::domain::bsd::fields::{Field, Required, Table};
use crate::domain::bsd::format::Format;
use crate::generated::FormStatus;

const REFERENCE: &str = "../reference/bsdd.md";
const NONE: &str = "–";

/// The input types in which paths start.
const NOTE_INPUTS: &str = "CreateFormInput";
const RECEPTION_INPUTS: &str = "ReceivedFormInput,AcceptedFormInput";
const PROCESSING_INPUTS: &str = "ProcessedFormInput";

/// The moves as a drawing. Deprecated operations would crowd it: the table tells of them.
pub fn drawing() -> String {
    let drawn = MOVES.iter().filter(|row| !row.by.is_deprecated());
    let edges = drawn.map(|row| Edge { from: row.from.as_str(), by: row.by.mutation(), to: row.to.as_str() });
    diagram("BSDD", "createForm", &edges.collect::<Vec<_>>())
}

/// How a note moves: the diagram, the table, and what is refused.
pub fn life() -> String {
    let mut text = drawing();
    text.push_str("\n| Statut | Opération | Nouveau statut | Si |\n|---|---|---|---|\n");
    line(&mut text, &[NONE, &linked("createForm"), "`DRAFT`", ""]);
    let mut before = None;
    for row in MOVES {
        let pair = (row.from, row.by);
        let is_alternative = before == Some(pair);
        before = Some(pair);
        let status = format!("`{}`", row.to.as_str());
        let condition = row.when.words().unwrap_or(if is_alternative { "dans les autres cas" } else { "" });
        let (from, by) = if is_alternative {
            Default::default()
        } else {
            (format!("`{}`", row.from.as_str()), linked(row.by.mutation()))
        };
        line(&mut text, &[&from, &by, &status, condition]);
    }
    let forbidden: Vec<String> = FORBIDDEN
        .iter()
        .map(|(status, by)| format!("`{}` au statut `{}`", by.mutation(), status.as_str()))
        .collect();
    let forbidden = forbidden.join(", ");
    text.push_str(
        "\nLa première condition remplie l'emporte. Tout autre couple de statut et d'opération est refusé ",
    );
    writeln!(text, "avec le code\n`BAD_USER_INPUT`, sauf ceux-ci, avec `FORBIDDEN` : {forbidden}.")
        .expect("writing to memory");
    text
}

/// What codegen puts into the reference: the page of fields and rules, and the moves of each operation.
pub fn reference() -> String {
    let mut text = format!(
        "<!-- page: bsdd-champs -->\n\nUn champ **exigé** à une étape doit être renseigné pour la franchir, puis pour les \
         suivantes. Un champ **verrouillé** à partir d'une signature n'est plus modifiable par {} : d'abord pour un \
         membre de l'entreprise qui a signé l'émission, puis pour les autres. Le guide \
         [Validation](../guides/validation.md) explique ces deux notions.\n\n## Champs\n\n{}\n## Règles entre champs\n\n\
         Les formats et les champs exigés ne disent pas tout. Chaque règle est contrôlée à partir d'une étape, et \
         son message dit quoi faire.\n\n{}",
        linked("updateForm"),
        fields(),
        rules()
    );
    let mut told: Vec<Operation> = Vec::new();
    for row in MOVES {
        if !told.contains(&row.by) {
            told.push(row.by);
            write!(text, "\n<!-- opération: {} -->\n\n{}", row.by.mutation(), moves(row.by))
                .expect("writing to memory");
        }
    }
    text
}

/// From which status to which an operation leads, and what it refuses.
fn moves(by: Operation) -> String {
    let mut text = "| Statut avant | Statut après | Si |\n|---|---|---|\n".to_owned();
    let mut before = None;
    for row in MOVES.iter().filter(|row| row.by == by) {
        let is_alternative = before.replace(row.from) == Some(row.from);
        let condition = row.when.words().unwrap_or(if is_alternative { "dans les autres cas" } else { "" });
        let from = if is_alternative { String::new() } else { status(row.from) };
        line(&mut text, &[&from, &status(row.to), condition]);
    }
    let forbidden: Vec<String> =
        FORBIDDEN.iter().filter(|(_, own)| *own == by).map(|(from, _)| status(*from)).collect();
    text.push_str("\nTout autre cas est refusé, avec le code `BAD_USER_INPUT`");
    if !forbidden.is_empty() {
        write!(text, ", ou `FORBIDDEN` au statut {}", forbidden.join(" ou ")).expect("writing to memory");
    }
    text.push_str(".\n");
    text
}

fn status(status: FormStatus) -> String {
    format!("[`{0}`](path:FormStatus.{0})", status.as_str())
}

/// Each field: from when it is required and sealed, and what it must look like.
pub fn fields() -> String {
    let mut text = String::new();
    let writers = [("createForm", None), ("updateForm", Some(Door::Update))];
    written_by(&mut text, &writers);
    let parent = |field: &Field<_, _>| field.path.split_once('.').map(|(parent, _)| parent);
    let mut told = Vec::new();
    for group in NOTE.fields.iter().map(parent) {
        if told.contains(&group) {
            continue;
        }
        told.push(group);
        heading(&mut text, group.map_or("Le bordereau", title));
        sealed_head(&mut text);
        for field in NOTE.fields.iter().filter(|field| parent(field) == group) {
            sealed_line(&mut text, field, &NOTE, NOTE_INPUTS);
        }
    }
    heading(&mut text, title("transporter"));
    written_by(
        &mut text,
        &[
            ("createForm", None),
            ("updateForm", Some(Door::Update)),
            ("updateTransporterFields", Some(Door::UpdateTransporterFields)),
        ],
    );
    text.push('\n');
    sealed_head(&mut text);
    for field in TRANSPORTER.fields {
        sealed_line(&mut text, field, &TRANSPORTER, NOTE_INPUTS);
    }
    heading(&mut text, "Réception et acceptation");
    let writers = [
        ("markAsReceived", Some(Door::Receive)),
        ("markAsAccepted", Some(Door::Accept)),
        ("markAsTempStored", Some(Door::Store)),
        ("markAsTempStorerAccepted", Some(Door::AcceptStored)),
    ];
    written_by(&mut text, &writers);
    text.push('\n');
    open(&mut text, RECEPTION.fields, RECEPTION_INPUTS);
    heading(&mut text, "Traitement");
    written_by(&mut text, &[("markAsProcessed", Some(Door::Process))]);
    text.push('\n');
    open(&mut text, PROCESSING.fields, PROCESSING_INPUTS);
    text
}

/// What the format of one field cannot tell: each rule, and from which step it holds.
pub fn rules() -> String {
    let mut text = "| Champ | Contrôlé | À faire |\n|---|---|---|\n".to_owned();
    rules_of(&mut text, &NOTE, NOTE_INPUTS);
    rules_of(&mut text, &TRANSPORTER, NOTE_INPUTS);
    rules_of(&mut text, &RECEPTION, RECEPTION_INPUTS);
    rules_of(&mut text, &PROCESSING, PROCESSING_INPUTS);
    text
}

fn rules_of<R>(text: &mut String, table: &Table<R, Step>, inputs: &str) {
    for rule in table.rules {
        let held = match (rule.from, rule.until) {
            (Step::Draft, None) => "toujours".to_owned(),
            (from, Some(until)) if from == until => format!("{} seulement", from.noun()),
            (from, None) => format!("dès {}{}", from.article(), from.noun()),
            (from, Some(until)) => format!("{} à {}", from.noun(), until.noun()),
        };
        line(text, &[&path(rule.path, inputs), &held, rule.message]);
    }
}

/// Fields that no `updateForm` writes, so that none is sealed.
fn open<R>(text: &mut String, fields: &[Field<R, Step>], inputs: &str) {
    text.push_str("| Champ | Exigé | Format |\n|---|---|---|\n");
    for field in fields {
        line(text, &[&named(field, inputs), &required(field.required.as_ref()), &format(field.format)]);
    }
}

fn sealed_head(text: &mut String) {
    text.push_str(
        "| Champ | Exigé | Verrouillé, signataire | Verrouillé, autres | Format |\n|---|---|---|---|---|\n",
    );
}

fn sealed_line<R>(text: &mut String, field: &Field<R, Step>, table: &Table<R, Step>, inputs: &str) {
    let sealed = field.sealed.unwrap_or(table.sealed);
    line(
        text,
        &[
            &named(field, inputs),
            &required(field.required.as_ref()),
            sealed.signatory.noun(),
            sealed.others.noun(),
            &format(field.format),
        ],
    );
}

fn named<R>(field: &Field<R, Step>, inputs: &str) -> String {
    format!("{}<br>{}", field.name, path(field.path, inputs))
}

/// A path below these input types, which codegen makes a link.
fn path(path: &str, inputs: &str) -> String {
    // Long paths may break at their dots, where a narrow screen needs it.
    format!("[<code>{}</code>](path:{inputs}.{path})", path.replace('.', ".<wbr>"))
}

fn required<R>(required: Option<&Required<R, Step>>) -> String {
    let Some(required) = required else { return NONE.to_owned() };
    let from = required.from.noun();
    required.when.words().map_or_else(|| from.to_owned(), |words| format!("{from}, si {words}"))
}

fn format(format: Format) -> String {
    match format {
        Format::Any => NONE.to_owned(),
        Format::Max(limit) => format!("{limit} caractères au plus"),
        Format::Mail => "adresse électronique".to_owned(),
        Format::Siret => "SIRET, 14 chiffres".to_owned(),
        Format::ForeignVat => "numéro de TVA étranger".to_owned(),
        Format::Quantity => format!("tonnes, {}", quantity()),
    }
}

fn quantity() -> String {
    let thousands = crate::domain::bsd::format::MAX_QUANTITY / 1000;
    format!("de 0 à {thousands} 000")
}

fn written_by(text: &mut String, writers: &[(&str, Option<Door>)]) {
    text.push_str("Écrits par ");
    for (at, (mutation, door)) in writers.iter().enumerate() {
        let comma = if at == 0 { "" } else { ", " };
        write!(text, "{comma}{}", linked(mutation)).expect("writing to memory");
        if let Some(door) = door {
            let (who, permission) = access::open_to(*door);
            write!(text, " ({who} ; `{}`)", permission.as_str()).expect("writing to memory");
        }
    }
    text.push_str(".\n");
}

fn heading(text: &mut String, title: &str) {
    writeln!(text, "\n### {title}\n").expect("writing to memory");
}

fn line(text: &mut String, cells: &[&str]) {
    for cell in cells {
        text.push_str("| ");
        if !cell.is_empty() {
            write!(text, "{cell} ").expect("writing to memory");
        }
    }
    text.push_str("|\n");
}

fn linked(mutation: &str) -> String {
    format!("[`{mutation}`]({REFERENCE}#Mutation.{mutation})")
}

/// The party or part that an input type of the note describes.
fn title(parent: &str) -> &str {
    match parent {
        "emitter" => "Émetteur",
        "ecoOrganisme" => "Éco-organisme",
        "recipient" => "Destination",
        "temporaryStorageDetail" => "Destination finale, après un entreposage provisoire",
        "wasteDetails" => "Déchet",
        "trader" => "Négociant",
        "broker" => "Courtier",
        "transporter" => "Transporteur",
        other => other,
    }
}

impl Step {
    const fn noun(self) -> &'static str {
        match self {
            Self::Draft => "création",
            Self::Seal => "scellement",
            Self::Emission => "émission",
            Self::Transport => "prise en charge",
            Self::Reception => "réception",
            Self::Acceptation => "acceptation",
            Self::Processing => "traitement",
        }
    }

    const fn article(self) -> &'static str {
        match self {
            Self::Seal | Self::Processing => "le ",
            Self::Emission | Self::Acceptation => "l'",
            Self::Draft | Self::Transport | Self::Reception => "la ",
        }
    }
}

impl Operation {
    /// Kept for older clients: others do the same in two steps.
    const fn is_deprecated(self) -> bool {
        matches!(self, Self::SignBoth | Self::Resend)
    }

    /// What it is called in the API.
    pub const fn mutation(self) -> &'static str {
        match self {
            Self::Seal => "markAsSealed",
            Self::SignEmission => "signEmissionForm",
            Self::SignTransport => "signTransportForm",
            Self::SignBoth => "signedByTransporter",
            Self::Store => "markAsTempStored",
            Self::AcceptStored => "markAsTempStorerAccepted",
            Self::Reseal => "markAsResealed",
            Self::Resend => "markAsResent",
            Self::Receive => "markAsReceived",
            Self::Accept => "markAsAccepted",
            Self::Process => "markAsProcessed",
        }
    }
}

impl Door {
    /// The operation behind it, as the API calls it.
    pub const fn operation(self) -> &'static str {
        match self {
            Self::Read => "form",
            Self::Update => "updateForm",
            Self::Delete => "deleteForm",
            Self::Duplicate => "duplicateForm",
            Self::Seal => "markAsSealed",
            Self::Import => "importPaperForm",
            Self::Store => "markAsTempStored",
            Self::AcceptStored => "markAsTempStorerAccepted",
            Self::Reseal => "markAsResealed",
            Self::Resend => "markAsResent",
            Self::SignBoth => "signedByTransporter",
            Self::Receive => "markAsReceived",
            Self::Accept => "markAsAccepted",
            Self::Process => "markAsProcessed",
            Self::UpdateTransporterFields => "updateTransporterFields",
            Self::Revise => "createFormRevisionRequest",
        }
    }
}
