// Generated from schema/bsds.graphql by codegen. Do not edit.

use super::*;

/// Bordereau pour lequel créer un lien de contrôle routier.
#[derive(Debug, Clone, PartialEq)]
pub struct CreatePdfAccessTokenInput {
    pub bsd_id: Id,
}

impl Input for CreatePdfAccessTokenInput {
    fn decode(value: &Value<'_>, variables: &Variables<'_>) -> Result<Self> {
        let m = members(value, variables)?;
        Ok(Self {
            bsd_id: m.required("bsdId")?,
        })
    }
}

pub static CREATE_PDF_ACCESS_TOKEN_INPUT: Type = Type::new("CreatePdfAccessTokenInput", Kind::Input(&[
    input("bsdId", &ID, REQ),
]));

/// Root and computed fields declared in `schema/bsds.graphql`.
pub trait BsdsResolvers: Sync {
    /// Resolves `Mutation.createPdfAccessToken`.
    fn create_pdf_access_token(&self, cx: &Context<'_>, input: CreatePdfAccessTokenInput) -> impl Future<Output = Result<String>> + Send;
}

pub(super) async fn resolve_create_pdf_access_token<A: Api>(api: &A, cx: Context<'_>, node: &Node, variables: &Variables<'_>) -> Result<Box<dyn Answer>> {
    let a = Fields::new(&node.args, variables);
    Ok(Box::new(api.create_pdf_access_token(&cx, a.required("input")?).await?))
}
