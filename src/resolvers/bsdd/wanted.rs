//! What an answer needs of a note: which statement reads it, and which copies the view makes.

use crate::generated::{
    EMITTER, Emitter, FORM, FORM_COMPANY, Form, FormCompany, RECIPIENT, Recipient, TRANSPORTER, Transporter,
    WASTE_DETAILS, WasteDetails,
};
use crate::graphql::plan::{Node, Selection};
use crate::graphql::table::Type;
use crate::resolvers::view::bsdd::Shown;
use crate::store::bsdd::Carriers;
use crate::store::bsdd_summary::{Company, Members};

/// How much of a note is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Extent {
    /// Columns are enough, these.
    Summary(Members),
    Whole(Carriers),
}

pub fn extent(selection: &Selection) -> Extent {
    let Some(form) = selection.of(&FORM) else { return Extent::Summary(Members::NONE) };
    if let Some(members) = union(&form.nodes, in_summary) {
        return Extent::Summary(members);
    }
    let carriers = [Form::TRANSPORTER, Form::TRANSPORTERS, Form::TRANSPORT_SEGMENTS, Form::STATE_SUMMARY];
    let wanted = carriers.iter().any(|field| form.has(*field));
    Extent::Whole(if wanted { Carriers::Read } else { Carriers::Left })
}

pub fn shown(selection: &Selection) -> Shown {
    let has = |field| selection.has(&FORM, field);
    Shown {
        transporter: has(Form::TRANSPORTER),
        transporters: has(Form::TRANSPORTERS),
        segments: has(Form::TRANSPORT_SEGMENTS),
        state_summary: has(Form::STATE_SUMMARY),
    }
}

/// The members of a summary that show what is selected at a field of `Form`; none when it holds too little.
fn in_summary(node: &Node) -> Option<Members> {
    Some(match node.field {
        Form::ID => Members::ID,
        Form::READABLE_ID => Members::READABLE_ID,
        Form::STATUS => Members::STATUS,
        Form::CREATED_AT => Members::CREATED_AT,
        Form::UPDATED_AT => Members::UPDATED_AT,
        Form::CUSTOM_ID => Members::CUSTOM_ID,
        Form::SENT_AT => Members::SENT_AT,
        Form::EMITTER => {
            let below = below(node, &EMITTER, |inner| match inner.field {
                Emitter::COMPANY => company(inner, Members::EMITTER_COMPANY),
                _ => None,
            });
            Members::EMITTER | below?
        }
        Form::RECIPIENT => {
            let below = below(node, &RECIPIENT, |inner| match inner.field {
                Recipient::COMPANY => company(inner, Members::RECIPIENT_COMPANY),
                _ => None,
            });
            Members::RECIPIENT | below?
        }
        Form::TRANSPORTER => {
            let below = below(node, &TRANSPORTER, |inner| match inner.field {
                Transporter::ID => Some(Members::TRANSPORTER_ID),
                Transporter::NUMBER_PLATE => Some(Members::PLATE),
                Transporter::COMPANY => company(inner, Members::TRANSPORTER_COMPANY),
                _ => None,
            });
            Members::TRANSPORTER | below?
        }
        Form::WASTE_DETAILS => {
            let below = below(node, &WASTE_DETAILS, |inner| match inner.field {
                WasteDetails::CODE => Some(Members::WASTE_CODE),
                WasteDetails::NAME => Some(Members::WASTE_NAME),
                WasteDetails::QUANTITY => Some(Members::QUANTITY),
                _ => None,
            });
            Members::WASTE | below?
        }
        _ => return None,
    })
}

fn company(node: &Node, company: Company) -> Option<Members> {
    let leaves = below(node, &FORM_COMPANY, |leaf| match leaf.field {
        FormCompany::ORG_ID => Some(company.org_id()),
        FormCompany::SIRET => Some(company.siret()),
        FormCompany::NAME => Some(company.name()),
        _ => None,
    });
    Some(company.itself() | leaves?)
}

/// The members that show all that is selected below a node.
fn below(node: &Node, ty: &Type, members: impl Fn(&Node) -> Option<Members>) -> Option<Members> {
    match node.selection.of(ty) {
        Some(selected) => union(&selected.nodes, members),
        None => Some(Members::NONE),
    }
}

fn union(nodes: &[Node], members: impl Fn(&Node) -> Option<Members>) -> Option<Members> {
    let mut all = Members::NONE;
    for node in nodes.iter().filter(|node| node.field != Node::TYPENAME) {
        all |= members(node)?;
    }
    Some(all)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::graphql::plan::{Condition, ObjectSelection};

    fn node(field: u16, selection: Selection) -> Node {
        Node {
            field,
            key: Box::default(),
            name: Box::default(),
            location: (1, 1),
            args: Box::default(),
            condition: Condition::Always,
            nullable: true,
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
            of: [ObjectSelection { ty, nodes: nodes.into(), bits: bits.into(), merged: Box::default() }]
                .into(),
        }
    }

    fn company_with(fields: &[u16]) -> Selection {
        select(&FORM_COMPANY, fields.iter().copied().map(leaf).collect())
    }

    #[test]
    fn what_lists_usually_show_needs_no_body() {
        let emitter = select(
            &EMITTER,
            vec![node(Emitter::COMPANY, company_with(&[FormCompany::SIRET, FormCompany::NAME]))],
        );
        let waste = select(&WASTE_DETAILS, vec![leaf(WasteDetails::CODE), leaf(WasteDetails::QUANTITY)]);
        let form = vec![
            leaf(Form::ID),
            leaf(Form::SENT_AT),
            node(Form::EMITTER, emitter),
            node(Form::WASTE_DETAILS, waste),
        ];
        let company = Members::EMITTER_COMPANY;
        let expected = Members::ID
            | Members::SENT_AT
            | Members::EMITTER
            | company.itself()
            | company.siret()
            | company.name()
            | Members::WASTE
            | Members::WASTE_CODE
            | Members::QUANTITY;
        assert_eq!(extent(&select(&FORM, form)), Extent::Summary(expected));
    }

    #[test]
    fn one_leaf_beyond_the_columns_needs_the_body() {
        let emitter = select(&EMITTER, vec![node(Emitter::COMPANY, company_with(&[FormCompany::MAIL]))]);
        let form = vec![leaf(Form::ID), node(Form::EMITTER, emitter)];
        assert_eq!(extent(&select(&FORM, form)), Extent::Whole(Carriers::Left));
        assert_eq!(extent(&select(&FORM, vec![leaf(Form::EMITTED_BY)])), Extent::Whole(Carriers::Left));
    }

    #[test]
    fn carriers_are_read_with_the_body_when_something_shows_them() {
        for field in [Form::TRANSPORTERS, Form::TRANSPORT_SEGMENTS, Form::STATE_SUMMARY] {
            let form = vec![leaf(Form::EMITTED_BY), leaf(field)];
            assert_eq!(extent(&select(&FORM, form)), Extent::Whole(Carriers::Read));
        }
    }
}
