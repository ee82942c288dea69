//! What a list shows of a BSDD whose body was not read. It is written from its row as it stands there: making
//! a whole `Form` of it would cost several times the reading.

use std::sync::Arc;

use crate::error::Error;
use crate::generated::{
    EMITTER, Emitter, FORM, FORM_COMPANY, Form, FormCompany, RECIPIENT, Recipient, TRANSPORTER, Transporter,
    WASTE_DETAILS, WasteDetails,
};
use crate::graphql::output::{Object, Output, Writer, Written};
use crate::graphql::plan::Node;
use crate::graphql::table::Type;
use crate::scalars::DateTime;
use crate::store::bsdd_summary::{Named, Summary, SummaryPage, SummaryRow};

/// A row writes itself as a `Form`.
impl Output for SummaryRow {
    fn write(&self, w: &mut Writer<'_>, node: &Node) -> Written {
        match self.summary() {
            Ok(summary) => Note(&summary).write(w, node),
            Err(error) => w.fail(Arc::new(error.into()), node),
        }
    }
}

/// A page writes itself as a list of `Form`.
impl Output for SummaryPage {
    fn write(&self, w: &mut Writer<'_>, node: &Node) -> Written {
        match self.summaries() {
            Ok(summaries) => w.list(&summaries, |w, summary| Note(summary).write(w, node)),
            Err(error) => w.fail(Arc::new(error.into()), node),
        }
    }
}

struct Note<'a>(&'a Summary<'a>);

impl Object for Note<'_> {
    const TYPE: &'static Type = &FORM;
    fn field(&self, number: u16, w: &mut Writer<'_>, node: &Node) -> Written {
        let note = self.0;
        match number {
            Form::ID => w.json_string(note.id),
            Form::READABLE_ID => w.text(note.readable_id),
            Form::STATUS => w.name(note.status),
            Form::CREATED_AT => note.created_at.map(DateTime).write(w, node),
            Form::UPDATED_AT => note.updated_at.map(DateTime).write(w, node),
            Form::SENT_AT => note.sent_at.map(DateTime).write(w, node),
            Form::CUSTOM_ID => text(w, note.custom_id),
            Form::EMITTER => Sender(note).write(w, node),
            Form::RECIPIENT => Receiver(note).write(w, node),
            Form::TRANSPORTER => note.transporter_id.map(|id| Carrier { id, note }).write(w, node),
            Form::WASTE_DETAILS => Waste(note).write(w, node),
            _ => unread(w, node),
        }
    }
}

struct Sender<'a>(&'a Summary<'a>);

impl Object for Sender<'_> {
    const TYPE: &'static Type = &EMITTER;
    fn field(&self, number: u16, w: &mut Writer<'_>, node: &Node) -> Written {
        match number {
            Emitter::COMPANY => self.0.emitter.write(w, node),
            _ => unread(w, node),
        }
    }
}

struct Receiver<'a>(&'a Summary<'a>);

impl Object for Receiver<'_> {
    const TYPE: &'static Type = &RECIPIENT;
    fn field(&self, number: u16, w: &mut Writer<'_>, node: &Node) -> Written {
        match number {
            Recipient::COMPANY => self.0.recipient.write(w, node),
            _ => unread(w, node),
        }
    }
}

struct Carrier<'a> {
    id: &'a str,
    note: &'a Summary<'a>,
}

impl Object for Carrier<'_> {
    const TYPE: &'static Type = &TRANSPORTER;
    fn field(&self, number: u16, w: &mut Writer<'_>, node: &Node) -> Written {
        match number {
            Transporter::ID => w.json_string(self.id),
            Transporter::NUMBER_PLATE => text(w, self.note.plate),
            Transporter::COMPANY => self.note.transporter.write(w, node),
            _ => unread(w, node),
        }
    }
}

struct Waste<'a>(&'a Summary<'a>);

impl Object for Waste<'_> {
    const TYPE: &'static Type = &WASTE_DETAILS;
    fn field(&self, number: u16, w: &mut Writer<'_>, node: &Node) -> Written {
        match number {
            WasteDetails::CODE => text(w, self.0.waste_code),
            WasteDetails::NAME => text(w, self.0.waste_name),
            WasteDetails::QUANTITY => self.0.quantity.write(w, node),
            _ => unread(w, node),
        }
    }
}

impl Object for Named<'_> {
    const TYPE: &'static Type = &FORM_COMPANY;
    fn field(&self, number: u16, w: &mut Writer<'_>, node: &Node) -> Written {
        // A VAT number begins with letters.
        let is_siret = |id: &&str| id.bytes().all(|byte| byte.is_ascii_digit());
        match number {
            FormCompany::ORG_ID => text(w, self.org_id),
            FormCompany::SIRET => text(w, self.org_id.filter(is_siret)),
            FormCompany::NAME => text(w, Some(self.name)),
            _ => unread(w, node),
        }
    }
}

/// Writes a text; an empty one is shown as none.
fn text(w: &mut Writer<'_>, text: Option<&str>) -> Written {
    match text {
        Some(text) if !text.is_empty() => w.text(text),
        _ => w.null(),
    }
}

/// A member that the columns do not hold: `wanted` has the whole note read where one is selected.
fn unread(w: &mut Writer<'_>, node: &Node) -> Written {
    let name = &node.name;
    w.fail(Arc::new(Error::internal(format!("{name} is not in the columns of lists"))), node)
}

#[cfg(test)]
mod tests {
    use insta::assert_snapshot;

    use super::*;
    use crate::graphql::plan::{Condition, ObjectSelection, Selection};

    fn note() -> Summary<'static> {
        Summary {
            id: "c1",
            readable_id: "BSD-20260101-000000001",
            status: "SENT",
            created_at: None,
            updated_at: None,
            custom_id: Some(""),
            sent_at: Some(jiff::Timestamp::UNIX_EPOCH),
            waste_code: Some("08 01 11*"),
            waste_name: None,
            quantity: Some(2.4),
            emitter: Some(Named { org_id: Some("73282932000074"), name: "" }),
            recipient: None,
            transporter_id: Some("t1"),
            plate: Some("FD-318-KC"),
            transporter: Some(Named { org_id: Some("BE0541696005"), name: "Fret <i>SA</i>" }),
        }
    }

    fn node(field: u16, key: &str, selection: Selection) -> Node {
        Node {
            field,
            key: format!("\"{key}\":").into_bytes().into(),
            name: key.into(),
            location: (1, 1),
            args: Box::default(),
            condition: Condition::Always,
            nullable: true,
            selection,
        }
    }

    fn leaf(field: u16, key: &str) -> Node {
        node(field, key, Selection::default())
    }

    fn select(ty: &'static Type, nodes: Vec<Node>) -> Selection {
        let of = ObjectSelection { ty, nodes: nodes.into(), bits: Box::default(), merged: Box::default() };
        Selection { of: [of].into() }
    }

    fn company() -> Selection {
        let leaves = vec![
            leaf(FormCompany::SIRET, "siret"),
            leaf(FormCompany::ORG_ID, "orgId"),
            leaf(FormCompany::NAME, "name"),
        ];
        select(&FORM_COMPANY, leaves)
    }

    /// A note with these fields selected, as JSON.
    fn shown(note: &Summary<'_>, fields: Vec<Node>) -> String {
        let mut w = Writer::new(Vec::new(), &[]);
        let root = node(0, "form", select(&FORM, fields));
        assert_eq!(Note(note).write(&mut w, &root), Ok(()));
        String::from_utf8(w.buffer).expect("JSON in Unicode")
    }

    #[test]
    fn leaves_stand_as_in_the_row() {
        let fields = vec![
            leaf(Form::ID, "id"),
            leaf(Form::READABLE_ID, "readableId"),
            leaf(Form::STATUS, "status"),
            leaf(Form::SENT_AT, "sentAt"),
            leaf(Form::CREATED_AT, "createdAt"),
            leaf(Form::CUSTOM_ID, "customId"),
        ];
        assert_snapshot!(shown(&note(), fields), @r#"{"id":"c1","readableId":"BSD-20260101-000000001","status":"SENT","sentAt":"1970-01-01T00:00:00.000Z","createdAt":null,"customId":null}"#);
    }

    #[test]
    fn companies_without_a_name_are_told_from_missing_ones() {
        let fields = vec![
            node(
                Form::EMITTER,
                "emitter",
                select(&EMITTER, vec![node(Emitter::COMPANY, "company", company())]),
            ),
            node(
                Form::RECIPIENT,
                "recipient",
                select(&RECIPIENT, vec![node(Recipient::COMPANY, "company", company())]),
            ),
        ];
        assert_snapshot!(shown(&note(), fields), @r#"{"emitter":{"company":{"siret":"73282932000074","orgId":"73282932000074","name":null}},"recipient":{"company":null}}"#);
    }

    #[test]
    fn a_foreign_carrier_has_a_number_but_no_siret() {
        let fields = || {
            let carrier = vec![
                leaf(Transporter::ID, "id"),
                leaf(Transporter::NUMBER_PLATE, "numberPlate"),
                node(Transporter::COMPANY, "company", company()),
            ];
            vec![node(Form::TRANSPORTER, "transporter", select(&TRANSPORTER, carrier))]
        };
        assert_snapshot!(shown(&note(), fields()), @r#"{"transporter":{"id":"t1","numberPlate":"FD-318-KC","company":{"siret":null,"orgId":"BE0541696005","name":"Fret <i>SA</i>"}}}"#);
        let alone = Summary { transporter_id: None, ..note() };
        assert_snapshot!(shown(&alone, fields()), @r#"{"transporter":null}"#);
    }

    #[test]
    fn waste_is_shown_by_its_columns() {
        let waste = vec![
            leaf(WasteDetails::CODE, "code"),
            leaf(WasteDetails::NAME, "name"),
            leaf(WasteDetails::QUANTITY, "quantity"),
        ];
        let fields = vec![node(Form::WASTE_DETAILS, "wasteDetails", select(&WASTE_DETAILS, waste))];
        assert_snapshot!(shown(&note(), fields), @r#"{"wasteDetails":{"code":"08 01 11*","name":null,"quantity":2.4}}"#);
    }

    #[test]
    fn a_member_outside_the_columns_is_an_error_and_never_a_wrong_null() {
        let mut w = Writer::new(Vec::new(), &[]);
        let root = node(0, "form", select(&FORM, vec![leaf(Form::EMITTED_BY, "emittedBy")]));
        assert_eq!(Note(&note()).write(&mut w, &root), Ok(()));
        assert_eq!(w.errors.len(), 1);
    }
}
