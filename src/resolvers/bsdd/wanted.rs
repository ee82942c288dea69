//! What an answer needs of a note: which statement reads it, and which copies the view makes.

use crate::generated::{
    EMITTER, Emitter, FORM, FORM_COMPANY, Form, FormCompany, RECIPIENT, Recipient, TRANSPORTER, Transporter,
    WASTE_DETAILS, WasteDetails,
};
use crate::graphql::plan::{Node, Selection};
use crate::graphql::table::Type;
use crate::resolvers::view::bsdd::Shown;
use crate::store::bsdd::Carriers;

/// How much of a note is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Extent {
    /// Columns are enough.
    Summary,
    Whole(Carriers),
}

pub fn extent(selection: &Selection) -> Extent {
    let Some(form) = selection.of(&FORM) else { return Extent::Summary };
    if form.nodes.iter().all(in_summary) {
        return Extent::Summary;
    }
    let carriers = [Form::TRANSPORTER, Form::TRANSPORTERS, Form::STATE_SUMMARY];
    let wanted = carriers.iter().any(|field| form.has(*field));
    Extent::Whole(if wanted { Carriers::Read } else { Carriers::Left })
}

pub fn shown(selection: &Selection) -> Shown {
    let has = |field| selection.has(&FORM, field);
    Shown {
        transporter: has(Form::TRANSPORTER),
        transporters: has(Form::TRANSPORTERS),
        state_summary: has(Form::STATE_SUMMARY),
    }
}

/// Whether [`crate::store::bsdd::Summary`] holds all that is selected below a field of `Form`.
fn in_summary(node: &Node) -> bool {
    match node.field {
        Form::ID
        | Form::READABLE_ID
        | Form::STATUS
        | Form::CREATED_AT
        | Form::UPDATED_AT
        | Form::CUSTOM_ID
        | Form::SENT_AT
        | Node::TYPENAME => true,
        Form::EMITTER => below(node, &EMITTER, |inner| inner.field == Emitter::COMPANY && named(inner)),
        Form::RECIPIENT => below(node, &RECIPIENT, |inner| inner.field == Recipient::COMPANY && named(inner)),
        Form::TRANSPORTER => below(node, &TRANSPORTER, |inner| match inner.field {
            Transporter::ID | Transporter::NUMBER_PLATE => true,
            Transporter::COMPANY => named(inner),
            _ => false,
        }),
        Form::WASTE_DETAILS => below(node, &WASTE_DETAILS, |inner| {
            matches!(inner.field, WasteDetails::CODE | WasteDetails::NAME | WasteDetails::QUANTITY)
        }),
        _ => false,
    }
}

fn named(company: &Node) -> bool {
    below(company, &FORM_COMPANY, |leaf| {
        matches!(leaf.field, FormCompany::ORG_ID | FormCompany::SIRET | FormCompany::NAME)
    })
}

/// Whether every field selected on `ty` passes; `__typename` always does.
fn below(node: &Node, ty: &Type, pass: impl Fn(&Node) -> bool) -> bool {
    let Some(selected) = node.selection.of(ty) else { return true };
    selected.nodes.iter().all(|inner| inner.field == Node::TYPENAME || pass(inner))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::graphql::plan::{Condition, ObjectSelection};

    fn node(field: u16, selection: Selection) -> Node {
        Node {
            nullable: true,
            field,
            key: Box::default(),
            name: Box::default(),
            location: (1, 1),
            args: Box::default(),
            condition: Condition::Always,
            selection,
        }
    }

    fn leaf(field: u16) -> Node {
        node(field, Selection::default())
    }

    fn select(ty: &'static Type, nodes: Vec<Node>) -> Selection {
        let mut bits = vec![0u64; 2];
        for node in &nodes {
            bits[usize::from(node.field) / 64] |= 1 << (node.field % 64);
        }
        Selection {
            of: [ObjectSelection { ty, nodes: nodes.into(), bits: bits.into(), merged: [].into() }].into(),
        }
    }

    fn company(fields: &[u16]) -> Selection {
        select(&FORM_COMPANY, fields.iter().copied().map(leaf).collect())
    }

    #[test]
    fn what_lists_usually_show_needs_no_body() {
        let emitter =
            select(&EMITTER, vec![node(Emitter::COMPANY, company(&[FormCompany::SIRET, FormCompany::NAME]))]);
        let waste = select(&WASTE_DETAILS, vec![leaf(WasteDetails::CODE), leaf(WasteDetails::QUANTITY)]);
        let form = vec![
            leaf(Form::ID),
            leaf(Form::SENT_AT),
            node(Form::EMITTER, emitter),
            node(Form::WASTE_DETAILS, waste),
        ];
        assert_eq!(extent(&select(&FORM, form)), Extent::Summary);
    }

    #[test]
    fn one_leaf_beyond_the_columns_needs_the_body() {
        let emitter = select(&EMITTER, vec![node(Emitter::COMPANY, company(&[FormCompany::MAIL]))]);
        let form = vec![leaf(Form::ID), node(Form::EMITTER, emitter)];
        assert_eq!(extent(&select(&FORM, form)), Extent::Whole(Carriers::Left));
        assert_eq!(extent(&select(&FORM, vec![leaf(Form::EMITTED_BY)])), Extent::Whole(Carriers::Left));
    }

    #[test]
    fn carriers_are_read_with_the_body_when_something_shows_them() {
        for field in [Form::TRANSPORTERS, Form::STATE_SUMMARY] {
            let form = vec![leaf(Form::EMITTED_BY), leaf(field)];
            assert_eq!(extent(&select(&FORM, form)), Extent::Whole(Carriers::Read));
        }
    }
}
