// Generated from schema/security.graphql by codegen. Do not edit.

use super::*;

/// Réponse à un captcha obtenu par `GET /captcha`.
#[derive(Debug, Clone, PartialEq)]
pub struct CaptchaInput {
    pub token: String,
    pub value: String,
}

impl Input for CaptchaInput {
    fn decode(value: &Value<'_>, variables: &Variables<'_>) -> Result<Self> {
        let m = members(value, variables)?;
        Ok(Self {
            token: m.required("token")?,
            value: m.required("value")?,
        })
    }
}

pub static CAPTCHA_INPUT: Type = Type::new("CaptchaInput", Kind::Input(&[
    input("token", &STRING, REQ),
    input("value", &STRING, REQ),
]));

/// Compte dont le courriel d'activation est à renvoyer.
#[derive(Debug, Clone, PartialEq)]
pub struct ResendActivationEmailInput {
    pub email: String,
    pub captcha: CaptchaInput,
}

impl Input for ResendActivationEmailInput {
    fn decode(value: &Value<'_>, variables: &Variables<'_>) -> Result<Self> {
        let m = members(value, variables)?;
        Ok(Self {
            email: m.required("email")?,
            captcha: m.required("captcha")?,
        })
    }
}

pub static RESEND_ACTIVATION_EMAIL_INPUT: Type = Type::new("ResendActivationEmailInput", Kind::Input(&[
    input("email", &STRING, REQ),
    input("captcha", &CAPTCHA_INPUT, REQ),
]));

/// Compte dont le mot de passe est oublié.
#[derive(Debug, Clone, PartialEq)]
pub struct CreatePasswordResetRequestInput {
    pub email: String,
    pub captcha: CaptchaInput,
}

impl Input for CreatePasswordResetRequestInput {
    fn decode(value: &Value<'_>, variables: &Variables<'_>) -> Result<Self> {
        let m = members(value, variables)?;
        Ok(Self {
            email: m.required("email")?,
            captcha: m.required("captcha")?,
        })
    }
}

pub static CREATE_PASSWORD_RESET_REQUEST_INPUT: Type = Type::new("CreatePasswordResetRequestInput", Kind::Input(&[
    input("email", &STRING, REQ),
    input("captcha", &CAPTCHA_INPUT, REQ),
]));

/// Secret d'une double authentification qui n'est pas encore active.
pub struct TotpSetup {
    pub secret: String,
    pub qr_code_url: String,
}

impl Object for TotpSetup {
    const TYPE: &'static Type = &TOTP_SETUP;
    fn field(&self, number: u16, w: &mut Writer<'_>, node: &Node) -> Written {
        match number {
            0 => self.secret.write(w, node),
            1 => self.qr_code_url.write(w, node),
            _ => Err(Null),
        }
    }
}

pub static TOTP_SETUP: Type = Type::new("TotpSetup", Kind::Object(&[
    field("secret", &STRING, REQ),
    field("qrCodeUrl", &STRING, REQ),
]));

/// Field numbers.
impl TotpSetup {
    pub const SECRET: u16 = 0;
    pub const QR_CODE_URL: u16 = 1;
}

/// Codes de secours d'une double authentification.
pub struct TotpRecoveryCodes {
    pub codes: Vec<String>,
}

impl Object for TotpRecoveryCodes {
    const TYPE: &'static Type = &TOTP_RECOVERY_CODES;
    fn field(&self, number: u16, w: &mut Writer<'_>, node: &Node) -> Written {
        match number {
            0 => self.codes.write(w, node),
            _ => Err(Null),
        }
    }
}

pub static TOTP_RECOVERY_CODES: Type = Type::new("TotpRecoveryCodes", Kind::Object(&[
    field("codes", &STRING, REQ_LIST),
]));

/// Field numbers.
impl TotpRecoveryCodes {
    pub const CODES: u16 = 0;
}

/// Root and computed fields declared in `schema/security.graphql`.
pub trait SecurityResolvers: Sync {
    /// Resolves `Mutation.resendActivationEmail`.
    fn resend_activation_email(&self, cx: &Context<'_>, input: ResendActivationEmailInput) -> impl Future<Output = Result<bool>> + Send;
    /// Resolves `Mutation.createPasswordResetRequest`.
    fn create_password_reset_request(&self, cx: &Context<'_>, input: CreatePasswordResetRequestInput) -> impl Future<Output = Result<bool>> + Send;
    /// Resolves `Mutation.generateTotpSetup`.
    fn generate_totp_setup(&self, cx: &Context<'_>) -> impl Future<Output = Result<TotpSetup>> + Send;
    /// Resolves `Mutation.confirmTotpSetup`.
    fn confirm_totp_setup(&self, cx: &Context<'_>, code: String) -> impl Future<Output = Result<TotpRecoveryCodes>> + Send;
    /// Resolves `Mutation.disableTotp`.
    fn disable_totp(&self, cx: &Context<'_>, code: String) -> impl Future<Output = Result<User>> + Send;
    /// Resolves `Mutation.anonymizeUser`.
    fn anonymize_user(&self, cx: &Context<'_>, id_or_email: String) -> impl Future<Output = Result<String>> + Send;
}

pub(super) async fn resolve_resend_activation_email<A: Api>(api: &A, cx: Context<'_>, node: &Node, variables: &Variables<'_>) -> Result<Box<dyn Answer>> {
    let a = Fields::new(&node.args, variables);
    Ok(Box::new(api.resend_activation_email(&cx, a.required("input")?).await?))
}

pub(super) async fn resolve_create_password_reset_request<A: Api>(api: &A, cx: Context<'_>, node: &Node, variables: &Variables<'_>) -> Result<Box<dyn Answer>> {
    let a = Fields::new(&node.args, variables);
    Ok(Box::new(api.create_password_reset_request(&cx, a.required("input")?).await?))
}

pub(super) async fn resolve_generate_totp_setup<A: Api>(api: &A, cx: Context<'_>, _: &Node, _: &Variables<'_>) -> Result<Box<dyn Answer>> {
    Ok(Box::new(api.generate_totp_setup(&cx).await?))
}

pub(super) async fn resolve_confirm_totp_setup<A: Api>(api: &A, cx: Context<'_>, node: &Node, variables: &Variables<'_>) -> Result<Box<dyn Answer>> {
    let a = Fields::new(&node.args, variables);
    Ok(Box::new(api.confirm_totp_setup(&cx, a.required("code")?).await?))
}

pub(super) async fn resolve_disable_totp<A: Api>(api: &A, cx: Context<'_>, node: &Node, variables: &Variables<'_>) -> Result<Box<dyn Answer>> {
    let a = Fields::new(&node.args, variables);
    let mut value = api.disable_totp(&cx, a.required("code")?).await?;
    fetch::<Computed, _, _>(api, &cx, node, variables, &mut value).await;
    Ok(Box::new(value))
}

pub(super) async fn resolve_anonymize_user<A: Api>(api: &A, cx: Context<'_>, node: &Node, variables: &Variables<'_>) -> Result<Box<dyn Answer>> {
    let a = Fields::new(&node.args, variables);
    Ok(Box::new(api.anonymize_user(&cx, a.required("idOrEmail")?).await?))
}
