// Generated from schema/webhook.graphql by codegen. Do not edit.

use super::*;

/// Où prévenir un établissement de ce qui arrive à ses bordereaux.
pub struct WebhookSetting {
    pub id: Id,
    pub created_at: DateTime,
    pub endpoint_uri: String,
    pub org_id: String,
    pub activated: bool,
}

impl Object for WebhookSetting {
    const TYPE: &'static Type = &WEBHOOK_SETTING;
    fn field(&self, number: u16, w: &mut Writer<'_>, node: &Node) -> Written {
        match number {
            0 => self.id.write(w, node),
            1 => self.created_at.write(w, node),
            2 => self.endpoint_uri.write(w, node),
            3 => self.org_id.write(w, node),
            4 => self.activated.write(w, node),
            _ => Err(Null),
        }
    }
}

pub static WEBHOOK_SETTING: Type = Type::new("WebhookSetting", Kind::Object(&[
    field("id", &ID, REQ),
    field("createdAt", &DATE_TIME, REQ),
    field("endpointUri", &STRING, REQ),
    field("orgId", &STRING, REQ),
    field("activated", &BOOLEAN, REQ),
]));

/// Field numbers.
impl WebhookSetting {
    pub const ID: u16 = 0;
    pub const CREATED_AT: u16 = 1;
    pub const ENDPOINT_URI: u16 = 2;
    pub const ORG_ID: u16 = 3;
    pub const ACTIVATED: u16 = 4;
}

/// Page d'une liste de réglages de webhook.
pub struct WebhookSettingConnection {
    pub total_count: i32,
    pub page_info: PageInfo,
    pub edges: Vec<WebhookSettingEdge>,
}

impl Object for WebhookSettingConnection {
    const TYPE: &'static Type = &WEBHOOK_SETTING_CONNECTION;
    fn field(&self, number: u16, w: &mut Writer<'_>, node: &Node) -> Written {
        match number {
            0 => self.total_count.write(w, node),
            1 => self.page_info.write(w, node),
            2 => self.edges.write(w, node),
            _ => Err(Null),
        }
    }
}

pub static WEBHOOK_SETTING_CONNECTION: Type = Type::new("WebhookSettingConnection", Kind::Object(&[
    field("totalCount", &INT, REQ),
    field("pageInfo", &PAGE_INFO, REQ),
    field("edges", &WEBHOOK_SETTING_EDGE, REQ_LIST),
]));

/// Field numbers.
impl WebhookSettingConnection {
    pub const TOTAL_COUNT: u16 = 0;
    pub const PAGE_INFO: u16 = 1;
    pub const EDGES: u16 = 2;
}

/// Un réglage de webhook dans une page.
pub struct WebhookSettingEdge {
    pub cursor: String,
    pub node: WebhookSetting,
}

impl Object for WebhookSettingEdge {
    const TYPE: &'static Type = &WEBHOOK_SETTING_EDGE;
    fn field(&self, number: u16, w: &mut Writer<'_>, node: &Node) -> Written {
        match number {
            0 => self.cursor.write(w, node),
            1 => self.node.write(w, node),
            _ => Err(Null),
        }
    }
}

pub static WEBHOOK_SETTING_EDGE: Type = Type::new("WebhookSettingEdge", Kind::Object(&[
    field("cursor", &STRING, REQ),
    field("node", &WEBHOOK_SETTING, REQ),
]));

/// Field numbers.
impl WebhookSettingEdge {
    pub const CURSOR: u16 = 0;
    pub const NODE: u16 = 1;
}

/// Un appel fait à un webhook, et ce qu'il en est advenu.
pub struct WebhookDelivery {
    pub id: Id,
    pub sent_at: DateTime,
    pub action: String,
    pub bsd_id: String,
    pub attempt: i32,
    pub status: Option<i32>,
    pub failure: Option<String>,
    pub duration: i32,
}

impl Object for WebhookDelivery {
    const TYPE: &'static Type = &WEBHOOK_DELIVERY;
    fn field(&self, number: u16, w: &mut Writer<'_>, node: &Node) -> Written {
        match number {
            0 => self.id.write(w, node),
            1 => self.sent_at.write(w, node),
            2 => self.action.write(w, node),
            3 => self.bsd_id.write(w, node),
            4 => self.attempt.write(w, node),
            5 => self.status.write(w, node),
            6 => self.failure.write(w, node),
            7 => self.duration.write(w, node),
            _ => Err(Null),
        }
    }
}

pub static WEBHOOK_DELIVERY: Type = Type::new("WebhookDelivery", Kind::Object(&[
    field("id", &ID, REQ),
    field("sentAt", &DATE_TIME, REQ),
    field("action", &STRING, REQ),
    field("bsdId", &STRING, REQ),
    field("attempt", &INT, REQ),
    field("status", &INT, OPT),
    field("failure", &STRING, OPT),
    field("duration", &INT, REQ),
]));

/// Field numbers.
impl WebhookDelivery {
    pub const ID: u16 = 0;
    pub const SENT_AT: u16 = 1;
    pub const ACTION: u16 = 2;
    pub const BSD_ID: u16 = 3;
    pub const ATTEMPT: u16 = 4;
    pub const STATUS: u16 = 5;
    pub const FAILURE: u16 = 6;
    pub const DURATION: u16 = 7;
}

/// Un webhook à créer.
#[derive(Debug, Clone, PartialEq)]
pub struct WebhookSettingCreateInput {
    pub company_id: String,
    pub endpoint_uri: String,
    pub token: String,
    pub activated: bool,
}

impl Input for WebhookSettingCreateInput {
    fn decode(value: &Value<'_>, variables: &Variables<'_>) -> Result<Self> {
        let m = members(value, variables)?;
        Ok(Self {
            company_id: m.required("companyId")?,
            endpoint_uri: m.required("endpointUri")?,
            token: m.required("token")?,
            activated: m.required("activated")?,
        })
    }
}

pub static WEBHOOK_SETTING_CREATE_INPUT: Type = Type::new("WebhookSettingCreateInput", Kind::Input(&[
    input("companyId", &STRING, REQ),
    input("endpointUri", &STRING, REQ),
    input("token", &STRING, REQ),
    input("activated", &BOOLEAN, REQ),
]));

/// Ce qui change d'un webhook.
#[derive(Debug, Clone, PartialEq)]
pub struct WebhookSettingUpdateInput {
    pub endpoint_uri: Maybe<String>,
    pub token: Maybe<String>,
    pub activated: Maybe<bool>,
}

impl Input for WebhookSettingUpdateInput {
    fn decode(value: &Value<'_>, variables: &Variables<'_>) -> Result<Self> {
        let m = members(value, variables)?;
        Ok(Self {
            endpoint_uri: m.maybe("endpointUri")?,
            token: m.maybe("token")?,
            activated: m.maybe("activated")?,
        })
    }
}

pub static WEBHOOK_SETTING_UPDATE_INPUT: Type = Type::new("WebhookSettingUpdateInput", Kind::Input(&[
    input("endpointUri", &STRING, OPT),
    input("token", &STRING, OPT),
    input("activated", &BOOLEAN, OPT),
]));

/// Root and computed fields declared in `schema/webhook.graphql`.
pub trait WebhookResolvers: Sync {
    /// Resolves `Query.webhooksetting`.
    fn webhooksetting(&self, cx: &Context<'_>, id: Id) -> impl Future<Output = Result<WebhookSetting>> + Send;
    /// Resolves `Query.webhooksettings`.
    fn webhooksettings(&self, cx: &Context<'_>, first: Maybe<i32>, after: Maybe<Id>, last: Maybe<i32>, before: Maybe<Id>) -> impl Future<Output = Result<WebhookSettingConnection>> + Send;
    /// Resolves `Query.webhookdeliveries`.
    fn webhookdeliveries(&self, cx: &Context<'_>, id: Id, first: Maybe<i32>, after: Maybe<Id>) -> impl Future<Output = Result<Vec<WebhookDelivery>>> + Send;
    /// Resolves `Mutation.createWebhookSetting`.
    fn create_webhook_setting(&self, cx: &Context<'_>, input: WebhookSettingCreateInput) -> impl Future<Output = Result<WebhookSetting>> + Send;
    /// Resolves `Mutation.updateWebhookSetting`.
    fn update_webhook_setting(&self, cx: &Context<'_>, id: Id, input: WebhookSettingUpdateInput) -> impl Future<Output = Result<WebhookSetting>> + Send;
    /// Resolves `Mutation.deleteWebhookSetting`.
    fn delete_webhook_setting(&self, cx: &Context<'_>, id: Id) -> impl Future<Output = Result<Option<WebhookSetting>>> + Send;
}

pub(super) async fn resolve_webhooksetting<A: Api>(api: &A, cx: Context<'_>, node: &Node, variables: &Variables<'_>) -> Result<Box<dyn Answer>> {
    let a = Fields::new(&node.args, variables);
    Ok(Box::new(api.webhooksetting(&cx, a.required("id")?).await?))
}

pub(super) async fn resolve_webhooksettings<A: Api>(api: &A, cx: Context<'_>, node: &Node, variables: &Variables<'_>) -> Result<Box<dyn Answer>> {
    let a = Fields::new(&node.args, variables);
    Ok(Box::new(api.webhooksettings(&cx, a.maybe("first")?, a.maybe("after")?, a.maybe("last")?, a.maybe("before")?).await?))
}

pub(super) async fn resolve_webhookdeliveries<A: Api>(api: &A, cx: Context<'_>, node: &Node, variables: &Variables<'_>) -> Result<Box<dyn Answer>> {
    let a = Fields::new(&node.args, variables);
    Ok(Box::new(api.webhookdeliveries(&cx, a.required("id")?, a.maybe("first")?, a.maybe("after")?).await?))
}

pub(super) async fn resolve_create_webhook_setting<A: Api>(api: &A, cx: Context<'_>, node: &Node, variables: &Variables<'_>) -> Result<Box<dyn Answer>> {
    let a = Fields::new(&node.args, variables);
    Ok(Box::new(api.create_webhook_setting(&cx, a.required("input")?).await?))
}

pub(super) async fn resolve_update_webhook_setting<A: Api>(api: &A, cx: Context<'_>, node: &Node, variables: &Variables<'_>) -> Result<Box<dyn Answer>> {
    let a = Fields::new(&node.args, variables);
    Ok(Box::new(api.update_webhook_setting(&cx, a.required("id")?, a.required("input")?).await?))
}

pub(super) async fn resolve_delete_webhook_setting<A: Api>(api: &A, cx: Context<'_>, node: &Node, variables: &Variables<'_>) -> Result<Box<dyn Answer>> {
    let a = Fields::new(&node.args, variables);
    Ok(Box::new(api.delete_webhook_setting(&cx, a.required("id")?).await?))
}
