//! Operations on BSVHUs: the engine's, in this document's types.

use super::{Api, bsd};
use crate::context::Context;
use crate::domain::bsd::filter::Where;
use crate::domain::bsd::signature::Signature;
use crate::domain::bsvhu::{self, Bsvhu as Body};
use crate::domain::paging::PageArguments;
use crate::error::Result;
use crate::generated::{
    BSVHU_CONNECTION, BSVHU_EDGE, Bsvhu, BsvhuConnection, BsvhuEdge, BsvhuInput, BsvhuResolvers,
    BsvhuSignatureInput, BsvhuTransporter, BsvhuTransporterInput, BsvhuWhere, FileDownload,
    SignatureTypeInput,
};
use crate::graphql::input::Maybe;
use crate::pdf::BsvhuSheet;
use crate::scalars::Id;

impl BsvhuResolvers for Api {
    async fn bsvhu(&self, cx: &Context<'_>, id: Id) -> Result<Bsvhu> {
        bsd::read::<Body>(self, cx, &id).await
    }

    async fn bsvhus(
        &self,
        cx: &Context<'_>,
        after: Maybe<Id>,
        before: Maybe<Id>,
        first: Maybe<i32>,
        last: Maybe<i32>,
        r#where: Maybe<BsvhuWhere>,
    ) -> Result<BsvhuConnection> {
        cx.user()?;
        let (after, before) = (after.value().map(|id| id.0), before.value().map(|id| id.0));
        let page = PageArguments { first: first.value(), last: last.value(), after, before };
        let conditions = r#where.value().map_or(Ok(Where::default()), bsvhu::conditions)?;
        let edges = cx.selection.below(&BSVHU_CONNECTION, BsvhuConnection::EDGES);
        let wanted = bsd::Wanted {
            nodes: edges.and_then(|edges| edges.below(&BSVHU_EDGE, BsvhuEdge::NODE)),
            count: cx.selection.has(&BSVHU_CONNECTION, BsvhuConnection::TOTAL_COUNT),
        };
        let bsd::Listed { total_count, page_info, edges } =
            bsd::list::<Body>(self, cx, page, conditions, wanted).await?;
        let edges = edges.into_iter().map(|(cursor, node)| BsvhuEdge { cursor, node }).collect();
        Ok(BsvhuConnection { total_count, page_info, edges })
    }

    async fn bsvhu_pdf(&self, cx: &Context<'_>, id: Id) -> Result<FileDownload> {
        let note = bsd::readable::<Body>(self, cx, &id).await?;
        bsd::print(self, cx, &id, BsvhuSheet::new(&note, cx.now())).await
    }

    async fn create_bsvhu(&self, cx: &Context<'_>, input: BsvhuInput) -> Result<Bsvhu> {
        bsd::create::<Body>(self, cx, input, false).await
    }

    async fn create_draft_bsvhu(&self, cx: &Context<'_>, input: BsvhuInput) -> Result<Bsvhu> {
        bsd::create::<Body>(self, cx, input, true).await
    }

    async fn publish_bsvhu(&self, cx: &Context<'_>, id: Id) -> Result<Bsvhu> {
        bsd::publish::<Body>(self, cx, &id).await
    }

    async fn update_bsvhu(&self, cx: &Context<'_>, id: Id, input: BsvhuInput) -> Result<Bsvhu> {
        bsd::update::<Body>(self, cx, &id, input).await
    }

    async fn sign_bsvhu(&self, cx: &Context<'_>, id: Id, input: BsvhuSignatureInput) -> Result<Bsvhu> {
        let signature = match input.r#type {
            SignatureTypeInput::Emission => Signature::Emission,
            SignatureTypeInput::Transport => Signature::Transport,
            SignatureTypeInput::Reception => Signature::Reception,
            SignatureTypeInput::Operation => Signature::Operation,
        };
        let (date, security_code) = (input.date.value(), input.security_code.value());
        let given = bsd::SignatureGiven { signature, author: input.author, date, security_code };
        bsd::sign::<Body>(self, cx, &id, given).await
    }

    async fn duplicate_bsvhu(&self, cx: &Context<'_>, id: Id) -> Result<Bsvhu> {
        bsd::duplicate::<Body>(self, cx, &id).await
    }

    async fn delete_bsvhu(&self, cx: &Context<'_>, id: Id) -> Result<Bsvhu> {
        bsd::delete::<Body>(self, cx, &id).await
    }

    async fn create_bsvhu_transporter(
        &self,
        cx: &Context<'_>,
        input: BsvhuTransporterInput,
    ) -> Result<Option<BsvhuTransporter>> {
        Ok(Some(bsd::create_transporter::<Body>(self, cx, input.into()).await?.into()))
    }

    async fn update_bsvhu_transporter(
        &self,
        cx: &Context<'_>,
        id: Id,
        input: BsvhuTransporterInput,
    ) -> Result<Option<BsvhuTransporter>> {
        Ok(Some(bsd::update_transporter::<Body>(self, cx, &id, input.into()).await?.into()))
    }

    async fn delete_bsvhu_transporter(&self, cx: &Context<'_>, id: Id) -> Result<Id> {
        bsd::delete_transporter::<Body>(self, cx, id).await
    }
}
