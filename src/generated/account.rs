// Generated from schema/account.graphql by codegen. Do not edit.

use super::*;

/// Jeton d'API personnel, sans sa valeur.
pub struct AccessToken {
    pub id: Id,
    pub description: Option<String>,
    pub last_used: Option<DateTime>,
}

impl Object for AccessToken {
    const TYPE: &'static Type = &ACCESS_TOKEN;
    fn field(&self, number: u16, w: &mut Writer<'_>, node: &Node) -> Written {
        match number {
            0 => self.id.write(w, node),
            1 => self.description.write(w, node),
            2 => self.last_used.write(w, node),
            _ => Err(Null),
        }
    }
}

pub static ACCESS_TOKEN: Type = Type::new("AccessToken", Kind::Object(&[
    field("id", &ID, REQ),
    field("description", &STRING, OPT),
    field("lastUsed", &DATE_TIME, OPT),
]));

/// Field numbers.
impl AccessToken {
    pub const ID: u16 = 0;
    pub const DESCRIPTION: u16 = 1;
    pub const LAST_USED: u16 = 2;
}

/// Jeton d'API qui vient d'être créé.
pub struct NewAccessToken {
    pub id: Id,
    pub token: String,
    pub description: String,
}

impl Object for NewAccessToken {
    const TYPE: &'static Type = &NEW_ACCESS_TOKEN;
    fn field(&self, number: u16, w: &mut Writer<'_>, node: &Node) -> Written {
        match number {
            0 => self.id.write(w, node),
            1 => self.token.write(w, node),
            2 => self.description.write(w, node),
            _ => Err(Null),
        }
    }
}

pub static NEW_ACCESS_TOKEN: Type = Type::new("NewAccessToken", Kind::Object(&[
    field("id", &ID, REQ),
    field("token", &STRING, REQ),
    field("description", &STRING, REQ),
]));

/// Field numbers.
impl NewAccessToken {
    pub const ID: u16 = 0;
    pub const TOKEN: u16 = 1;
    pub const DESCRIPTION: u16 = 2;
}

/// Jeton d'API à créer.
#[derive(Debug, Clone, PartialEq)]
pub struct CreateAccessTokenInput {
    pub description: String,
}

impl Input for CreateAccessTokenInput {
    fn decode(value: &Value<'_>, variables: &Variables<'_>) -> Result<Self> {
        let m = members(value, variables)?;
        Ok(Self {
            description: m.required("description")?,
        })
    }
}

pub static CREATE_ACCESS_TOKEN_INPUT: Type = Type::new("CreateAccessTokenInput", Kind::Input(&[
    input("description", &STRING, REQ),
]));

/// Personne qui s'inscrit.
#[derive(Debug, Clone, PartialEq)]
pub struct SignupInput {
    pub email: String,
    pub password: String,
    pub name: String,
    pub phone: Maybe<String>,
}

impl Input for SignupInput {
    fn decode(value: &Value<'_>, variables: &Variables<'_>) -> Result<Self> {
        let m = members(value, variables)?;
        Ok(Self {
            email: m.required("email")?,
            password: m.required("password")?,
            name: m.required("name")?,
            phone: m.maybe("phone")?,
        })
    }
}

pub static SIGNUP_INPUT: Type = Type::new("SignupInput", Kind::Input(&[
    input("email", &STRING, REQ),
    input("password", &STRING, REQ),
    input("name", &STRING, REQ),
    input("phone", &STRING, OPT),
]));

/// Root and computed fields declared in `schema/account.graphql`.
pub trait AccountResolvers: Sync {
    /// Resolves `Query.accessTokens`.
    fn access_tokens(&self, cx: &Context<'_>) -> impl Future<Output = Result<Vec<AccessToken>>> + Send;
    /// Resolves `Mutation.createAccessToken`.
    fn create_access_token(&self, cx: &Context<'_>, input: CreateAccessTokenInput) -> impl Future<Output = Result<NewAccessToken>> + Send;
    /// Resolves `Mutation.revokeAccessToken`.
    fn revoke_access_token(&self, cx: &Context<'_>, id: Id) -> impl Future<Output = Result<AccessToken>> + Send;
    /// Resolves `Mutation.revokeAllAccessTokens`.
    fn revoke_all_access_tokens(&self, cx: &Context<'_>) -> impl Future<Output = Result<Vec<AccessToken>>> + Send;
    /// Resolves `Mutation.changePassword`.
    fn change_password(&self, cx: &Context<'_>, old_password: String, new_password: String) -> impl Future<Output = Result<User>> + Send;
    /// Resolves `Mutation.editProfile`.
    fn edit_profile(&self, cx: &Context<'_>, name: Maybe<String>, phone: Maybe<String>, tracking_consent: Maybe<bool>) -> impl Future<Output = Result<User>> + Send;
    /// Resolves `Mutation.signup`.
    fn signup(&self, cx: &Context<'_>, user_infos: SignupInput) -> impl Future<Output = Result<bool>> + Send;
    /// Resolves `Mutation.resetPassword`.
    fn reset_password(&self, cx: &Context<'_>, new_password: String, hash: String) -> impl Future<Output = Result<bool>> + Send;
}

pub(super) async fn resolve_access_tokens<A: Api>(api: &A, cx: Context<'_>, _: &Node, _: &Variables<'_>) -> Result<Box<dyn Answer>> {
    Ok(Box::new(api.access_tokens(&cx).await?))
}

pub(super) async fn resolve_create_access_token<A: Api>(api: &A, cx: Context<'_>, node: &Node, variables: &Variables<'_>) -> Result<Box<dyn Answer>> {
    let a = Fields::new(&node.args, variables);
    Ok(Box::new(api.create_access_token(&cx, a.required("input")?).await?))
}

pub(super) async fn resolve_revoke_access_token<A: Api>(api: &A, cx: Context<'_>, node: &Node, variables: &Variables<'_>) -> Result<Box<dyn Answer>> {
    let a = Fields::new(&node.args, variables);
    Ok(Box::new(api.revoke_access_token(&cx, a.required("id")?).await?))
}

pub(super) async fn resolve_revoke_all_access_tokens<A: Api>(api: &A, cx: Context<'_>, _: &Node, _: &Variables<'_>) -> Result<Box<dyn Answer>> {
    Ok(Box::new(api.revoke_all_access_tokens(&cx).await?))
}

pub(super) async fn resolve_change_password<A: Api>(api: &A, cx: Context<'_>, node: &Node, variables: &Variables<'_>) -> Result<Box<dyn Answer>> {
    let a = Fields::new(&node.args, variables);
    let mut value = api.change_password(&cx, a.required("oldPassword")?, a.required("newPassword")?).await?;
    fetch::<Computed, _, _>(api, &cx, node, variables, &mut value).await;
    Ok(Box::new(value))
}

pub(super) async fn resolve_edit_profile<A: Api>(api: &A, cx: Context<'_>, node: &Node, variables: &Variables<'_>) -> Result<Box<dyn Answer>> {
    let a = Fields::new(&node.args, variables);
    let mut value = api.edit_profile(&cx, a.maybe("name")?, a.maybe("phone")?, a.maybe("trackingConsent")?).await?;
    fetch::<Computed, _, _>(api, &cx, node, variables, &mut value).await;
    Ok(Box::new(value))
}

pub(super) async fn resolve_signup<A: Api>(api: &A, cx: Context<'_>, node: &Node, variables: &Variables<'_>) -> Result<Box<dyn Answer>> {
    let a = Fields::new(&node.args, variables);
    Ok(Box::new(api.signup(&cx, a.required("userInfos")?).await?))
}

pub(super) async fn resolve_reset_password<A: Api>(api: &A, cx: Context<'_>, node: &Node, variables: &Variables<'_>) -> Result<Box<dyn Answer>> {
    let a = Fields::new(&node.args, variables);
    Ok(Box::new(api.reset_password(&cx, a.required("newPassword")?, a.required("hash")?).await?))
}
