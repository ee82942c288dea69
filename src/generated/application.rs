// Generated from schema/application.graphql by codegen. Do not edit.

use super::*;

/// Application qui demande par OAuth2 l'accès au compte de ses utilisateurs, vue par son propriétaire.
pub struct Application {
    pub id: String,
    pub client_secret: String,
    pub name: String,
    pub goal: Option<ApplicationGoal>,
    pub redirect_uris: Vec<String>,
}

impl Object for Application {
    const TYPE: &'static Type = &APPLICATION;
    fn field(&self, number: u16, w: &mut Writer<'_>, node: &Node) -> Written {
        match number {
            0 => self.id.write(w, node),
            1 => self.client_secret.write(w, node),
            2 => self.name.write(w, node),
            3 => self.goal.write(w, node),
            4 => self.redirect_uris.write(w, node),
            _ => Err(Null),
        }
    }
}

pub static APPLICATION: Type = Type::new("Application", Kind::Object(&[
    field("id", &STRING, REQ),
    field("clientSecret", &STRING, REQ),
    field("name", &STRING, REQ),
    field("goal", &APPLICATION_GOAL, OPT),
    field("redirectUris", &STRING, REQ_LIST),
]));

/// Field numbers.
impl Application {
    pub const ID: u16 = 0;
    pub const CLIENT_SECRET: u16 = 1;
    pub const NAME: u16 = 2;
    pub const GOAL: u16 = 3;
    pub const REDIRECT_URIS: u16 = 4;
}

/// Application à laquelle l'appelant a donné accès à son compte.
pub struct AuthorizedApplication {
    pub id: Id,
    pub name: String,
    pub admin: Option<String>,
    pub last_connection: Option<DateTime>,
}

impl Object for AuthorizedApplication {
    const TYPE: &'static Type = &AUTHORIZED_APPLICATION;
    fn field(&self, number: u16, w: &mut Writer<'_>, node: &Node) -> Written {
        match number {
            0 => self.id.write(w, node),
            1 => self.name.write(w, node),
            2 => self.admin.write(w, node),
            3 => self.last_connection.write(w, node),
            _ => Err(Null),
        }
    }
}

pub static AUTHORIZED_APPLICATION: Type = Type::new("AuthorizedApplication", Kind::Object(&[
    field("id", &ID, REQ),
    field("name", &STRING, REQ),
    field("admin", &STRING, OPT),
    field("lastConnection", &DATE_TIME, OPT),
]));

/// Field numbers.
impl AuthorizedApplication {
    pub const ID: u16 = 0;
    pub const NAME: u16 = 1;
    pub const ADMIN: u16 = 2;
    pub const LAST_CONNECTION: u16 = 3;
}

/// À qui une application est destinée.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum ApplicationGoal {
    Personnal,
    Clients,
}

impl ApplicationGoal {
    pub const ALL: &[Self] = &[Self::Personnal, Self::Clients];
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Personnal => "PERSONNAL",
            Self::Clients => "CLIENTS",
        }
    }
}
enum_impls!(ApplicationGoal);

pub static APPLICATION_GOAL: Type = Type::new("ApplicationGoal", Kind::Enum(&["PERSONNAL", "CLIENTS"]));

/// Une application à déclarer.
#[derive(Debug, Clone, PartialEq)]
pub struct CreateApplicationInput {
    pub name: String,
    pub goal: ApplicationGoal,
    pub redirect_uris: Vec<String>,
}

impl Input for CreateApplicationInput {
    fn decode(value: &Value<'_>, variables: &Variables<'_>) -> Result<Self> {
        let m = members(value, variables)?;
        Ok(Self {
            name: m.required("name")?,
            goal: m.required("goal")?,
            redirect_uris: m.required("redirectUris")?,
        })
    }
}

pub static CREATE_APPLICATION_INPUT: Type = Type::new("CreateApplicationInput", Kind::Input(&[
    input("name", &STRING, REQ),
    input("goal", &APPLICATION_GOAL, REQ),
    input("redirectUris", &STRING, REQ_LIST),
]));

/// Ce qui change d'une application.
#[derive(Debug, Clone, PartialEq)]
pub struct UpdateApplicationInput {
    pub name: Maybe<String>,
    pub goal: Maybe<ApplicationGoal>,
    pub redirect_uris: Maybe<Vec<String>>,
}

impl Input for UpdateApplicationInput {
    fn decode(value: &Value<'_>, variables: &Variables<'_>) -> Result<Self> {
        let m = members(value, variables)?;
        Ok(Self {
            name: m.maybe("name")?,
            goal: m.maybe("goal")?,
            redirect_uris: m.maybe("redirectUris")?,
        })
    }
}

pub static UPDATE_APPLICATION_INPUT: Type = Type::new("UpdateApplicationInput", Kind::Input(&[
    input("name", &STRING, OPT),
    input("goal", &APPLICATION_GOAL, OPT),
    input("redirectUris", &STRING, OPT_LIST),
]));

/// Root and computed fields declared in `schema/application.graphql`.
pub trait ApplicationResolvers: Sync {
    /// Resolves `Query.application`.
    fn application(&self, cx: &Context<'_>, id: Id) -> impl Future<Output = Result<Option<Application>>> + Send;
    /// Resolves `Query.myApplications`.
    fn my_applications(&self, cx: &Context<'_>) -> impl Future<Output = Result<Vec<Application>>> + Send;
    /// Resolves `Query.authorizedApplications`.
    fn authorized_applications(&self, cx: &Context<'_>) -> impl Future<Output = Result<Vec<AuthorizedApplication>>> + Send;
    /// Resolves `Mutation.createApplication`.
    fn create_application(&self, cx: &Context<'_>, input: CreateApplicationInput) -> impl Future<Output = Result<Application>> + Send;
    /// Resolves `Mutation.updateApplication`.
    fn update_application(&self, cx: &Context<'_>, id: Id, input: UpdateApplicationInput) -> impl Future<Output = Result<Application>> + Send;
    /// Resolves `Mutation.deleteApplication`.
    fn delete_application(&self, cx: &Context<'_>, id: Id) -> impl Future<Output = Result<Application>> + Send;
    /// Resolves `Mutation.revokeAuthorizedApplication`.
    fn revoke_authorized_application(&self, cx: &Context<'_>, id: Id) -> impl Future<Output = Result<AuthorizedApplication>> + Send;
}

pub(super) async fn resolve_application<A: Api>(api: &A, cx: Context<'_>, node: &Node, variables: &Variables<'_>) -> Result<Box<dyn Answer>> {
    let a = Fields::new(&node.args, variables);
    Ok(Box::new(api.application(&cx, a.required("id")?).await?))
}

pub(super) async fn resolve_my_applications<A: Api>(api: &A, cx: Context<'_>, _: &Node, _: &Variables<'_>) -> Result<Box<dyn Answer>> {
    Ok(Box::new(api.my_applications(&cx).await?))
}

pub(super) async fn resolve_authorized_applications<A: Api>(api: &A, cx: Context<'_>, _: &Node, _: &Variables<'_>) -> Result<Box<dyn Answer>> {
    Ok(Box::new(api.authorized_applications(&cx).await?))
}

pub(super) async fn resolve_create_application<A: Api>(api: &A, cx: Context<'_>, node: &Node, variables: &Variables<'_>) -> Result<Box<dyn Answer>> {
    let a = Fields::new(&node.args, variables);
    Ok(Box::new(api.create_application(&cx, a.required("input")?).await?))
}

pub(super) async fn resolve_update_application<A: Api>(api: &A, cx: Context<'_>, node: &Node, variables: &Variables<'_>) -> Result<Box<dyn Answer>> {
    let a = Fields::new(&node.args, variables);
    Ok(Box::new(api.update_application(&cx, a.required("id")?, a.required("input")?).await?))
}

pub(super) async fn resolve_delete_application<A: Api>(api: &A, cx: Context<'_>, node: &Node, variables: &Variables<'_>) -> Result<Box<dyn Answer>> {
    let a = Fields::new(&node.args, variables);
    Ok(Box::new(api.delete_application(&cx, a.required("id")?).await?))
}

pub(super) async fn resolve_revoke_authorized_application<A: Api>(api: &A, cx: Context<'_>, node: &Node, variables: &Variables<'_>) -> Result<Box<dyn Answer>> {
    let a = Fields::new(&node.args, variables);
    Ok(Box::new(api.revoke_authorized_application(&cx, a.required("id")?).await?))
}
