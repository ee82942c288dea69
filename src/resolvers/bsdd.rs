//! Operations on BSDDs (`Form` in the API).

mod carriers;
mod change;
mod create;
mod group;
mod links;
mod list;
mod logs;
mod pdf;
mod read;
mod revision;
mod round;
mod rows;
mod sign;
mod transfer;
mod update;
mod wanted;

pub(super) use read::may_read;
pub(super) use transfer::hand_over;

use super::Api;
use crate::context::Context;
use crate::domain::bsd::{Facts, Policy};
use crate::domain::bsdd;
use crate::error::Result;
use crate::generated::{
    AcceptedFormInput, BsddResolvers, Commune, CreateFormInput, FileDownload, Form, FormFraction, FormInput,
    FormMetadata, FormsArgs, FormsLifeCycleArgs, FormsLifeCycleData, ImportPaperFormInput, InitialForm,
    InitialFormFraction, NextSegmentInfoInput, ProcessedFormInput, ReceivedFormInput, ResealedFormInput,
    ResentFormInput, SignEmissionFormInput, SignTransportFormInput, TakeOverInput, TempStoredFormInput,
    TempStorerAcceptedFormInput, TransportSegment, Transporter, TransporterInput,
    TransporterSignatureFormInput, UpdateFormInput,
};
use crate::graphql::input::Maybe;
use crate::graphql::output::Reply;
use crate::ids::new_id;
use crate::scalars::Id;
use crate::store::bsd::EventKind::{Signed, Updated};

impl BsddResolvers for Api {
    async fn form(&self, cx: &Context<'_>, id: Maybe<Id>, readable_id: Maybe<String>) -> Result<Reply<Form>> {
        read::form(self, cx, id, readable_id).await
    }

    async fn forms(&self, cx: &Context<'_>, args: FormsArgs) -> Result<Reply<Vec<Form>>> {
        list::forms(self, cx, args).await
    }

    async fn form_pdf(&self, cx: &Context<'_>, id: Id) -> Result<FileDownload> {
        pdf::form_pdf(self, cx, id).await
    }

    async fn forms_life_cycle(
        &self,
        cx: &Context<'_>,
        args: FormsLifeCycleArgs,
    ) -> Result<FormsLifeCycleData> {
        logs::forms_life_cycle(self, cx, args).await
    }

    async fn appendix_forms(
        &self,
        cx: &Context<'_>,
        siret: String,
        waste_code: Maybe<String>,
    ) -> Result<Vec<Form>> {
        self.notes_to_regroup(cx, siret, waste_code).await
    }

    async fn form_grouping(
        &self,
        cx: &Context<'_>,
        parents: &[&Form],
    ) -> Vec<Result<Option<Vec<InitialFormFraction>>>> {
        self.grouping(cx, parents).await
    }

    async fn form_grouped_in(
        &self,
        cx: &Context<'_>,
        parents: &[&Form],
    ) -> Vec<Result<Option<Vec<FormFraction>>>> {
        self.grouped_in(cx, parents).await
    }

    async fn form_appendix2_forms(
        &self,
        cx: &Context<'_>,
        parents: &[&Form],
    ) -> Vec<Result<Option<Vec<InitialForm>>>> {
        self.appendix2_forms(cx, parents).await
    }

    async fn create_form(&self, cx: &Context<'_>, input: CreateFormInput) -> Result<Form> {
        create::create_form(self, cx, input).await
    }

    async fn update_form(&self, cx: &Context<'_>, input: UpdateFormInput) -> Result<Form> {
        self.update_note(cx, input).await
    }

    async fn save_form(&self, cx: &Context<'_>, input: FormInput) -> Result<Form> {
        create::save_form(self, cx, input).await
    }

    async fn duplicate_form(&self, cx: &Context<'_>, id: Id) -> Result<Form> {
        create::duplicate_form(self, cx, &id).await
    }

    async fn delete_form(&self, cx: &Context<'_>, id: Id) -> Result<Form> {
        self.delete_note(cx, &id).await
    }

    async fn mark_as_sealed(&self, cx: &Context<'_>, id: Id) -> Result<Form> {
        self.change(cx, &id, Signed, &[], bsdd::seal).await
    }

    async fn sign_emission_form(
        &self,
        cx: &Context<'_>,
        id: Id,
        input: SignEmissionFormInput,
        security_code: Maybe<i32>,
    ) -> Result<Form> {
        let signatory = |before: &_| bsdd::emission_signatory(before, &input);
        self.sign(
            cx,
            &id,
            security_code.value(),
            signatory,
            |before, by, facts| bsdd::sign_emission(before, input.clone(), by, facts),
            None,
        )
        .await
    }

    async fn sign_transport_form(
        &self,
        cx: &Context<'_>,
        id: Id,
        input: SignTransportFormInput,
        security_code: Maybe<i32>,
    ) -> Result<Form> {
        let decide =
            |before: &_, by: &_, facts: Facts<'_>| bsdd::sign_transport(before, input.clone(), by, facts);
        self.sign(cx, &id, security_code.value(), bsdd::transport_signatory, decide, Some(&input)).await
    }

    async fn create_form_transporter(
        &self,
        cx: &Context<'_>,
        input: TransporterInput,
    ) -> Result<Option<Transporter>> {
        carriers::create(self, cx, input).await.map(Some)
    }

    async fn update_form_transporter(
        &self,
        cx: &Context<'_>,
        id: Id,
        input: TransporterInput,
    ) -> Result<Option<Transporter>> {
        carriers::update(self, cx, &id, &input).await.map(Some)
    }

    async fn delete_form_transporter(&self, cx: &Context<'_>, id: Id) -> Result<Id> {
        carriers::delete(self, cx, id).await
    }

    async fn mark_as_temp_stored(
        &self,
        cx: &Context<'_>,
        id: Id,
        infos: TempStoredFormInput,
    ) -> Result<Form> {
        self.change(cx, &id, Signed, &[], |before, actor, facts| {
            bsdd::store(before, infos.clone(), actor, facts)
        })
        .await
    }

    async fn mark_as_temp_storer_accepted(
        &self,
        cx: &Context<'_>,
        id: Id,
        info: TempStorerAcceptedFormInput,
    ) -> Result<Form> {
        self.change(cx, &id, Signed, &[], |before, actor, facts| {
            bsdd::accept_stored(before, info.clone(), actor, facts)
        })
        .await
    }

    async fn mark_as_resealed(&self, cx: &Context<'_>, id: Id, infos: ResealedFormInput) -> Result<Form> {
        let carrier = new_id(cx.now());
        let named = bsdd::resealed_org_ids(&infos);
        self.change(cx, &id, Updated, &named, |before, actor, facts| {
            bsdd::reseal(before, infos.clone(), carrier.clone(), actor, facts)
        })
        .await
    }

    async fn mark_as_resent(&self, cx: &Context<'_>, id: Id, infos: ResentFormInput) -> Result<Form> {
        let named = bsdd::resent_org_ids(&infos);
        self.change(cx, &id, Signed, &named, |before, actor, facts| {
            bsdd::resend(before, infos.clone(), actor, facts)
        })
        .await
    }

    async fn signed_by_transporter(
        &self,
        cx: &Context<'_>,
        id: Id,
        info: TransporterSignatureFormInput,
    ) -> Result<Form> {
        let caller = cx.user()?;
        let signatory = |before: &_| bsdd::hand_over_signatory(before, &info, caller);
        let decide =
            |before: &_, by: &_, facts: Facts<'_>| bsdd::sign_both(before, info.clone(), by, caller, facts);
        self.sign(cx, &id, Some(info.security_code), signatory, decide, None).await
    }

    async fn mark_as_received(&self, cx: &Context<'_>, id: Id, info: ReceivedFormInput) -> Result<Form> {
        self.change(cx, &id, Signed, &[], |before, actor, facts| {
            bsdd::receive(before, info.clone(), actor, facts)
        })
        .await
    }

    async fn mark_as_accepted(&self, cx: &Context<'_>, info: AcceptedFormInput, id: Id) -> Result<Form> {
        self.change(cx, &id, Signed, &[], |before, actor, facts| {
            bsdd::accept(before, info.clone(), actor, facts)
        })
        .await
    }

    async fn mark_as_processed(&self, cx: &Context<'_>, id: Id, info: ProcessedFormInput) -> Result<Form> {
        let named = bsdd::process_org_ids(&info);
        self.change(cx, &id, Signed, &named, |before, actor, facts| {
            bsdd::process(before, info.clone(), actor, facts)
        })
        .await
    }

    async fn import_paper_form(&self, cx: &Context<'_>, input: ImportPaperFormInput) -> Result<Form> {
        create::import_paper_form(self, cx, input).await
    }

    async fn prepare_segment(
        &self,
        cx: &Context<'_>,
        id: Id,
        next_segment_info: NextSegmentInfoInput,
        siret: String,
    ) -> Result<TransportSegment> {
        carriers::prepare(self, cx, &id, &siret, &next_segment_info).await
    }

    async fn edit_segment(
        &self,
        cx: &Context<'_>,
        id: Id,
        next_segment_info: NextSegmentInfoInput,
        siret: String,
    ) -> Result<TransportSegment> {
        let named =
            next_segment_info.transporter.as_ref().value().map(bsdd::carrier_org_ids).unwrap_or_default();
        carriers::segment(self, cx, &id, Updated, &named, |before, actor, facts| {
            bsdd::edit_segment(before, &id.0, &siret, next_segment_info.clone(), actor, facts)
        })
        .await
    }

    async fn mark_segment_as_ready_to_take_over(&self, cx: &Context<'_>, id: Id) -> Result<TransportSegment> {
        carriers::segment(self, cx, &id, Updated, &[], |before, actor, facts| {
            bsdd::ready_segment(before, &id.0, actor, facts)
        })
        .await
    }

    async fn take_over_segment(
        &self,
        cx: &Context<'_>,
        id: Id,
        take_over_info: TakeOverInput,
    ) -> Result<TransportSegment> {
        carriers::segment(self, cx, &id, Signed, &[], |before, actor, facts| {
            bsdd::take_over_segment(before, &id.0, take_over_info.clone(), actor, facts)
        })
        .await
    }

    async fn update_transporter_fields(
        &self,
        cx: &Context<'_>,
        id: Id,
        custom_info: Maybe<String>,
        number_plate: Maybe<String>,
    ) -> Result<Form> {
        self.change(cx, &id, Updated, &[], |before, actor, facts| {
            bsdd::update_transporter_fields(before, number_plate.clone(), custom_info.clone(), actor, facts)
        })
        .await
    }

    async fn get_commune_by_coordinates(
        &self,
        cx: &Context<'_>,
        latitude: f64,
        longitude: f64,
    ) -> Result<Option<Commune>> {
        self.commune_by_coordinates(cx, latitude, longitude).await
    }

    async fn get_city_name_by_insee_code(&self, cx: &Context<'_>, code: String) -> Result<String> {
        self.city_name_by_insee_code(cx, &code).await
    }

    async fn form_metadata(&self, cx: &Context<'_>, parents: &[&Form]) -> Vec<Result<Box<FormMetadata>>> {
        self.metadata(cx, parents).await
    }
}

impl Api {
    fn policy(&self) -> Policy {
        Policy {
            environment: self.settings.environment,
            verified_destinations: self.settings.verified_destinations,
        }
    }
}
