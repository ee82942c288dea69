//! Notes beside the one that is shown: what it groups, what it is grouped in. One query a field and level.

use std::collections::HashMap;

use super::list::{not_a_member, text};
use super::wanted::shown;
use crate::context::Context;
use crate::domain::bsdd::{final_leg, grouping};
use crate::domain::user::Permission;
use crate::error::Result;
use crate::generated::{EmitterType, FORM_FRACTION, Form, FormFraction, InitialForm, InitialFormFraction};
use crate::graphql::input::Maybe;
use crate::graphql::plan::Selection;
use crate::resolvers::view::bsdd::Shown;
use crate::resolvers::{Api, view};
use crate::store::StoreError;
use crate::store::links::Neighbour;

impl Api {
    pub(super) async fn grouping(
        &self,
        cx: &Context<'_>,
        parents: &[&Form],
    ) -> Vec<Result<Option<Vec<InitialFormFraction>>>> {
        let found = self.neighbours(cx, parents, Side::Within).await;
        each(parents, &found, |neighbours| neighbours.map(initial_fraction).collect())
    }

    pub(super) async fn appendix2_forms(
        &self,
        cx: &Context<'_>,
        parents: &[&Form],
    ) -> Vec<Result<Option<Vec<InitialForm>>>> {
        let is_regrouping = |form: &Form| {
            form.emitter.as_ref().is_some_and(|emitter| emitter.r#type == Some(EmitterType::Appendix2))
        };
        let containers: Vec<&Form> = parents.iter().copied().filter(|form| is_regrouping(form)).collect();
        let found = self.neighbours(cx, &containers, Side::Within).await;
        let initial = |one: Neighbour| view::bsdd::initial(one.note, one.is_readable);
        let all = each(parents, &found, |neighbours| neighbours.map(initial).collect());
        let all = all.into_iter().zip(parents);
        all.map(|(list, form)| if is_regrouping(form) { list } else { Ok(None) }).collect()
    }

    pub(super) async fn grouped_in(
        &self,
        cx: &Context<'_>,
        parents: &[&Form],
    ) -> Vec<Result<Option<Vec<FormFraction>>>> {
        let found = self.neighbours(cx, parents, Side::Around).await;
        let shown = below(cx.selection);
        each(parents, &found, |neighbours| {
            let readable = neighbours.filter(|one| one.is_readable);
            let fraction = |one: Neighbour| FormFraction {
                quantity: one.quantity.map(view::bsdd::number).unwrap_or_default(),
                form: view::bsdd::form(one.note, shown),
            };
            readable.map(fraction).collect()
        })
    }

    pub(super) async fn notes_to_regroup(
        &self,
        cx: &Context<'_>,
        siret: String,
        waste_code: Maybe<String>,
    ) -> Result<Vec<Form>> {
        if !cx.user()?.may(Permission::BsdCanList, [&siret]) {
            return Err(not_a_member());
        }
        let mut notes = self.store.awaiting_group(&siret, text(waste_code).as_deref()).await?;
        notes.retain(|note| {
            let whole = grouping::whole(note).unwrap_or_default();
            final_leg(note).recipient.company.siret.as_ref() == Some(&siret) && whole > note.quantity_grouped
        });
        let processed_at = |note: &_| final_leg(note).processing.at.map(|at| at.0);
        notes.sort_by_key(|note| std::cmp::Reverse(processed_at(note)));
        Ok(notes.into_iter().map(|note| view::bsdd::form(note, shown(cx.selection))).collect())
    }

    /// The notes on one side of these, by the id of each, as the caller may see them.
    async fn neighbours(
        &self,
        cx: &Context<'_>,
        notes: &[&Form],
        side: Side,
    ) -> Result<Neighbours, StoreError> {
        // Nobody sees a note without being somebody.
        let Ok(caller) = cx.user() else { return Ok(Neighbours::new()) };
        if notes.is_empty() {
            return Ok(Neighbours::new());
        }
        let own: Vec<&str> = caller.org_ids().collect();
        let ids: Vec<&str> = notes.iter().map(|form| form.id.0.as_str()).collect();
        let found = match side {
            Side::Within => self.store.grouped_by(&ids, &own).await?,
            Side::Around => self.store.grouped_in(&ids, &own).await?,
        };
        let mut of = Neighbours::new();
        for mut one in found {
            one.is_readable |= caller.is_admin;
            of.entry(std::mem::take(&mut one.of)).or_default().push(one);
        }
        Ok(of)
    }
}

type Neighbours = HashMap<String, Vec<Neighbour>>;

/// Where neighbours are looked for.
#[derive(Debug, Clone, Copy)]
enum Side {
    /// What the notes group.
    Within,
    /// What they are grouped in.
    Around,
}

/// One list a parent. A note may be a parent twice, so that nothing is moved out.
fn each<T>(
    parents: &[&Form],
    found: &Result<Neighbours, StoreError>,
    list: impl Fn(std::iter::Cloned<std::slice::Iter<'_, Neighbour>>) -> Vec<T>,
) -> Vec<Result<Option<Vec<T>>>> {
    let of = |form: &&Form| match found {
        Ok(of) => Ok(Some(list(of.get(&form.id.0).map_or(&[][..], |all| all).iter().cloned()))),
        Err(error) => Err(error.clone().into()),
    };
    parents.iter().map(of).collect()
}

/// What is shown of the notes below a `FormFraction`.
fn below(selection: &Selection) -> Shown {
    let form = selection.of(&FORM_FRACTION);
    let nodes = form.into_iter().flat_map(|of| &of.nodes).filter(|node| node.field == FormFraction::FORM);
    nodes.map(|node| shown(&node.selection)).reduce(Shown::or).unwrap_or(Shown::NOTHING)
}

fn initial_fraction(one: Neighbour) -> InitialFormFraction {
    let quantity = one.quantity.or(one.note.waste.quantity).map(view::bsdd::number).unwrap_or_default();
    InitialFormFraction { form: view::bsdd::initial(one.note, one.is_readable), quantity }
}
