//! Operations on who belongs to a company: invitations, requests, roles; and on what members are mailed.

use jiff::SignedDuration;
use serde_json::{Value, json};

use super::{Api, journal, view};
use crate::context::{Caller, Context, Via};
use crate::domain::account;
use crate::domain::notifications::Wishes;
use crate::domain::paging::Skipping;
use crate::domain::user::{Permission, Role, label};
use crate::error::{Error, Result};
use crate::generated::{
    CompanyMember, CompanyPrivate, Invitation, MembersResolvers, MembershipRequest, MembershipRequestStatus,
    MembershipRequestsConnection, MembershipRequestsWhere, SubscribeToCompanyNotificationsInput,
    SubscribeToNotificationsInput, User, UserNotificationsInput,
};
use crate::graphql::input::Maybe;
use crate::ids::new_id;
use crate::jobs::MAIL;
use crate::scalars::Id;
use crate::store::Tx;
use crate::store::invitations::{Invited, NewInvitation};
use crate::store::members::{Held, Joining};
use crate::store::requests::Request;
use crate::store::streams::EventType;
use crate::tokens::TokenKey;

/// How long an invitation can be accepted.
const INVITATION_LIFE: SignedDuration = SignedDuration::from_hours(7 * 24);
/// Requests of a page, where the caller does not say.
const PAGE: i32 = 50;

impl MembersResolvers for Api {
    async fn membership_request(
        &self,
        cx: &Context<'_>,
        id: Maybe<Id>,
        siret: Maybe<String>,
    ) -> Result<MembershipRequest> {
        let caller = cx.user()?;
        let found = match (id.value(), siret.value()) {
            (Some(id), None) => self.store.membership_request(&id.0).await?,
            (None, Some(siret)) => self.store.own_membership_request(&caller.user_id, &siret).await?,
            _ => return Err(Error::bad_input("Indiquez « id » ou « siret », et un seul des deux.")),
        };
        let request = found.ok_or_else(unknown_request)?;
        let is_admin = caller.may(Permission::CompanyCanManageMembers, [&request.company.org_id]);
        if request.requester_id != caller.user_id && !is_admin {
            return Err(Error::forbidden("Vous ne pouvez pas consulter cette demande de rattachement."));
        }
        Ok(view::members::request(request, caller))
    }

    async fn membership_requests(
        &self,
        cx: &Context<'_>,
        r#where: Maybe<MembershipRequestsWhere>,
        skip: Maybe<i32>,
        first: Maybe<i32>,
    ) -> Result<MembershipRequestsConnection> {
        let caller = cx.session_user()?;
        let page = Skipping::new(skip.value(), first.value(), PAGE)?;
        let (id, org_id) = match r#where.value() {
            Some(company) => (company.id.value(), company.org_id.value()),
            None => (None, None),
        };
        if id.is_none() && org_id.is_none() {
            return Err(Error::bad_input("Désignez une entreprise (where.id ou where.orgId)."));
        }
        let id = id.map(|id| id.0);
        let named = self.store.company_named(id.as_deref(), org_id.as_deref()).await?;
        let (company, org_id) = named.ok_or_else(unknown_company)?;
        may_manage(caller, &org_id)?;
        let (total, requests) = self.store.pending_membership_requests(&company, page).await?;
        Ok(view::members::pending(page, total, requests))
    }

    async fn invitation(&self, cx: &Context<'_>, hash: String) -> Result<Option<Invitation>> {
        let found = self.store.invitation(&hash, cx.now()).await?.ok_or_else(dead_invitation)?;
        Ok(Some(view::members::invitation(found, hash)))
    }

    async fn invite_user_to_company(
        &self,
        cx: &Context<'_>,
        email: String,
        siret: String,
        role: Role,
    ) -> Result<CompanyPrivate> {
        let caller = cx.session_user()?;
        let email = account::normal_email(&email);
        account::check_email(&email)?;
        let (email, siret, key) = (email.as_str(), siret.as_str(), self.store.token_key());
        self.store
            .transaction(|tx| async move {
                let company = managed(&tx, caller, siret).await?;
                invite(&tx, cx, key, caller, &company, email, role).await
            })
            .await?;
        self.shown_company(caller, siret).await
    }

    async fn resend_invitation(&self, cx: &Context<'_>, email: String, siret: String) -> Result<bool> {
        let caller = cx.session_user()?;
        let email = account::normal_email(&email);
        let (email, siret, key) = (email.as_str(), siret.as_str(), self.store.token_key());
        self.store
            .transaction(|tx| async move {
                let company = managed(&tx, caller, siret).await?;
                let live = tx.live_invitation(email, &company.id, cx.now()).await?;
                let live = live.ok_or_else(no_invitation)?;
                let mail = invitation_mail(key, caller, &company, email, live.role, &live.id);
                Ok::<_, Error>(tx.add_job(&new_id(cx.now()), MAIL, &mail, cx.now()).await?)
            })
            .await?;
        Ok(true)
    }

    async fn delete_invitation(
        &self,
        cx: &Context<'_>,
        email: String,
        siret: String,
    ) -> Result<CompanyPrivate> {
        let caller = cx.session_user()?;
        let email = account::normal_email(&email);
        let (email, siret) = (email.as_str(), siret.as_str());
        self.store
            .transaction(|tx| async move {
                let company = managed(&tx, caller, siret).await?;
                let withdrawn = tx.withdraw_invitation(email, &company.id, cx.now()).await?;
                let event = json!({ "invitationId": withdrawn.ok_or_else(no_invitation)? });
                tell(&tx, cx, caller, EventType::CompanyInvitationWithdrawn, &company, &event).await
            })
            .await?;
        self.shown_company(caller, siret).await
    }

    async fn join_with_invite(
        &self,
        cx: &Context<'_>,
        invite_hash: String,
        name: String,
        password: String,
    ) -> Result<User> {
        let name = account::name(&name)?;
        account::check_password(&password)?;
        // Hashing a password takes its time: it is for those who have an invitation.
        self.store.invitation(&invite_hash, cx.now()).await?.ok_or_else(dead_invitation)?;
        let password_hash = self.passwords.hash(&password).await.map_err(Error::internal)?;
        let hash = self.store.token_key().hash(&invite_hash);
        let id = new_id(cx.now());
        let (account, name, password_hash) = (id.as_str(), name.as_str(), password_hash.as_str());
        let email = self
            .store
            .transaction(|tx| async move {
                let invitation = tx.hold_invitation(hash, cx.now()).await?.ok_or_else(dead_invitation)?;
                let email = invitation.email;
                let invited = Invited { id: account, email: &email, name, password_hash };
                if !tx.open_account(&invited, cx.now()).await? {
                    return Err(Error::bad_input("Cette adresse e-mail a déjà un compte : connectez-vous."));
                }
                let companies = tx.accept_invitations(&email, account, cx.now()).await?;
                journal::joined(&tx, cx, account, &companies).await?;
                Ok(email)
            })
            .await?;
        let newcomer = Caller {
            user_id: account.to_owned(),
            email,
            name: name.to_owned(),
            is_admin: false,
            via: Via::Session,
            token_id: None,
            client: Default::default(),
            memberships: Vec::new(),
        };
        Ok(view::user::me(&newcomer, None))
    }

    async fn remove_user_from_company(
        &self,
        cx: &Context<'_>,
        user_id: Id,
        siret: String,
    ) -> Result<CompanyPrivate> {
        let caller = cx.session_user()?;
        let (account, siret) = (user_id.0.as_str(), siret.as_str());
        self.store
            .transaction(|tx| async move {
                let company = managed(&tx, caller, siret).await?;
                if !tx.leave(account, &company.id).await? {
                    return Err(Error::bad_input("Cette personne n'est pas membre de cet établissement."));
                }
                let event = json!({ "userId": account });
                tell(&tx, cx, caller, EventType::CompanyMemberRemoved, &company, &event).await
            })
            .await?;
        self.shown_company(caller, siret).await
    }

    async fn change_user_role(
        &self,
        cx: &Context<'_>,
        user_id: Id,
        org_id: Id,
        role: Role,
    ) -> Result<CompanyMember> {
        let caller = cx.session_user()?;
        let (user, org_id) = (user_id.0.as_str(), org_id.0.as_str());
        let unknown = || {
            Error::bad_input(
                "Cette personne n'est ni membre de cet établissement, ni invitée à le rejoindre.",
            )
        };
        let company = self
            .store
            .transaction(|tx| async move {
                let company = managed(&tx, caller, org_id).await?;
                match tx.role_of(user, &company.id).await? {
                    // A change to the same role would undo what the member chose to be mailed.
                    Some(same) if same == role => {}
                    Some(_) => {
                        tx.set_role(user, &company.id, role).await?;
                        let event = json!({ "userId": user, "role": role });
                        tell(&tx, cx, caller, EventType::CompanyMemberRoleChanged, &company, &event).await?;
                    }
                    None if tx.set_invited_role(user, &company.id, role, cx.now()).await? => {
                        let event = json!({ "invitationId": user, "role": role });
                        tell(&tx, cx, caller, EventType::CompanyInvitationRoleChanged, &company, &event)
                            .await?;
                    }
                    None => return Err(unknown()),
                }
                Ok(company)
            })
            .await?;
        let members = self.store.members(&[&company.id], cx.now()).await?;
        let member = members.iter().find(|member| member.id == user).ok_or_else(unknown)?;
        Ok(view::user::member(member, caller, cx.now()))
    }

    async fn accept_membership_request(
        &self,
        cx: &Context<'_>,
        id: Id,
        role: Role,
    ) -> Result<CompanyPrivate> {
        self.answer(cx, &id.0, Answer::Accepted(role)).await
    }

    async fn refuse_membership_request(&self, cx: &Context<'_>, id: Id) -> Result<CompanyPrivate> {
        self.answer(cx, &id.0, Answer::Refused).await
    }

    async fn subscribe_to_company_notifications(
        &self,
        cx: &Context<'_>,
        input: SubscribeToCompanyNotificationsInput,
    ) -> Result<CompanyPrivate> {
        let caller = cx.session_user()?;
        let SubscribeToCompanyNotificationsInput { company_org_id, notifications } = input;
        let (org_id, wishes) = (company_org_id.as_str(), wishes(notifications));
        let (company, _) = self.store.company_named(None, Some(org_id)).await?.ok_or_else(unknown_company)?;
        let company = company.as_str();
        self.store
            .transaction(|tx| async move {
                let own = tx.own_memberships(&caller.user_id, Some(company)).await?;
                let Some((_, role, before)) = own.first() else {
                    return Err(Error::forbidden("Vous n'êtes pas membre de cet établissement."));
                };
                let closed = wishes.not_open_to(*role);
                if !closed.is_empty() {
                    return Err(Error::bad_input(format!(
                        "Le rôle « {} » n'ouvre pas ces avis : {}.",
                        label(*role),
                        closed.join(", ")
                    )));
                }
                let granted = [(company.to_owned(), wishes.granted(*role, *before))];
                Ok(tx.set_notifications(&caller.user_id, &granted).await?)
            })
            .await?;
        self.shown_company(caller, org_id).await
    }

    async fn subscribe_to_notifications(
        &self,
        cx: &Context<'_>,
        input: SubscribeToNotificationsInput,
    ) -> Result<Vec<CompanyPrivate>> {
        let caller = cx.session_user()?;
        let wishes = wishes(input.notifications);
        self.store
            .transaction(|tx| async move {
                let own = tx.own_memberships(&caller.user_id, None).await?;
                let granted: Vec<_> = own
                    .into_iter()
                    .map(|(company, role, before)| (company, wishes.granted(role, before)))
                    .collect();
                Ok::<_, Error>(tx.set_notifications(&caller.user_id, &granted).await?)
            })
            .await?;
        let mut companies = self.store.companies_of(&[&caller.user_id]).await?;
        let own = companies.remove(&caller.user_id).unwrap_or_default();
        Ok(own.into_iter().map(view::company::own).collect())
    }
}

/// What becomes of a request.
#[derive(Debug, Clone, Copy)]
enum Answer {
    Accepted(Role),
    Refused,
}

impl Api {
    /// Answers a request to join a company, and writes to the one who made it.
    async fn answer(&self, cx: &Context<'_>, id: &str, answer: Answer) -> Result<CompanyPrivate> {
        let caller = cx.session_user()?;
        let company = self
            .store
            .transaction(|tx| async move {
                let request = tx.hold_membership_request(id).await?.ok_or_else(unknown_request)?;
                may_manage(caller, &request.company.org_id)?;
                match request.status {
                    MembershipRequestStatus::Pending => {}
                    MembershipRequestStatus::Accepted => {
                        return Err(Error::bad_input("Cette demande de rattachement est déjà acceptée."));
                    }
                    MembershipRequestStatus::Refused => {
                        return Err(Error::bad_input("Cette demande de rattachement est déjà refusée."));
                    }
                }
                settle(&tx, cx, caller, &request, answer).await?;
                Ok(request.company)
            })
            .await?;
        self.shown_company(caller, &company.org_id).await
    }

    /// A company to somebody who changed its members, and who may be none of them.
    async fn shown_company(&self, caller: &Caller, org_id: &str) -> Result<CompanyPrivate> {
        let (known, standing) = futures_util::try_join!(
            self.store.known_company(org_id, None),
            self.store.standing(&caller.user_id, org_id)
        )?;
        Ok(view::company::seen(known.company.ok_or_else(unknown_company)?, standing))
    }
}

/// Makes somebody with an account a member at once, and invites somebody without one.
async fn invite(
    tx: &Tx,
    cx: &Context<'_>,
    key: &TokenKey,
    caller: &Caller,
    company: &Held,
    email: &str,
    role: Role,
) -> Result<()> {
    let now = cx.now();
    let mail = match tx.account_beside(email, &company.id).await? {
        Some(known) if known.is_member => {
            return Err(Error::bad_input("Cette personne est déjà membre de cet établissement."));
        }
        Some(known) => {
            tx.join(&known.id, &company.id, role, Joining::Unasked, now).await?;
            tx.settle(&known.id, email, &company.id, now).await?;
            let event = json!({ "userId": known.id, "role": role });
            tell(tx, cx, caller, EventType::CompanyMemberAdded, company, &event).await?;
            json!({
                "template": "added-to-company", "to": [email], "user": { "name": known.name },
                "by": { "name": caller.name }, "company": told(company), "role": label(role),
            })
        }
        None => {
            if tx.live_invitation(email, &company.id, now).await?.is_some() {
                return Err(Error::BadUserInput {
                    message: "Une invitation est déjà en cours à cette adresse.".into(),
                    invalid_args: &["email"],
                });
            }
            let id = new_id(now);
            let new = NewInvitation {
                id: &id,
                email,
                company_id: &company.id,
                role,
                hash: key.hash(&link(key, &id)),
                expires_at: now + INVITATION_LIFE,
            };
            tx.add_invitation(&new, now).await?;
            let event = json!({ "invitationId": id, "role": role });
            tell(tx, cx, caller, EventType::CompanyInvitationCreated, company, &event).await?;
            invitation_mail(key, caller, company, email, role, &id)
        }
    };
    Ok(tx.add_job(&new_id(now), MAIL, &mail, now).await?)
}

/// Carries an answer out: the request is this transaction's.
async fn settle(tx: &Tx, cx: &Context<'_>, caller: &Caller, request: &Request, answer: Answer) -> Result<()> {
    let (company, now) = (&request.company, cx.now());
    let mut mail = json!({
        "to": [request.requester_email],
        "user": { "name": request.requester_name },
        "company": told(company),
    });
    match answer {
        Answer::Accepted(role) => {
            tx.join(&request.requester_id, &company.id, role, Joining::Willing, now).await?;
            tx.settle(&request.requester_id, &request.requester_email, &company.id, now).await?;
            let event =
                json!({ "membershipRequestId": request.id, "userId": request.requester_id, "role": role });
            tell(tx, cx, caller, EventType::MembershipRequestAccepted, company, &event).await?;
            mail["template"] = json!("membership-request-accepted");
            mail["role"] = json!(label(role));
        }
        Answer::Refused => {
            tx.answer_membership_request(&request.id, MembershipRequestStatus::Refused, now).await?;
            let event = json!({ "membershipRequestId": request.id, "userId": request.requester_id });
            tell(tx, cx, caller, EventType::MembershipRequestRefused, company, &event).await?;
            mail["template"] = json!("membership-request-refused");
        }
    }
    Ok(tx.add_job(&new_id(now), MAIL, &mail, now).await?)
}

/// What the link of an invitation holds. It is made from the invitation's id, so that it can be sent again though
/// only its hash is kept.
fn link(key: &TokenKey, id: &str) -> String {
    key.derive("invitation", id)
}

fn invitation_mail(
    key: &TokenKey,
    by: &Caller,
    company: &Held,
    email: &str,
    role: Role,
    invitation: &str,
) -> Value {
    json!({
        "template": "invitation", "to": [email], "by": { "name": by.name }, "company": told(company),
        "role": label(role), "hash": link(key, invitation),
    })
}

/// Tells, in the transaction that changes it, what becomes of who belongs to a company. Addresses have no place there.
async fn tell(
    tx: &Tx,
    cx: &Context<'_>,
    by: &Caller,
    kind: EventType,
    company: &Held,
    event: &Value,
) -> Result<()> {
    journal::record(tx, cx, by, kind, &company.id, &[company.org_id.as_str()], event).await
}

fn told(company: &Held) -> Value {
    json!({ "name": company.name, "orgId": company.org_id })
}

fn wishes(input: UserNotificationsInput) -> Wishes {
    Wishes {
        bsd_refusal: input.bsd_refusal.value(),
        bsda_final_destination_update: input.bsda_final_destination_update.value(),
        membership_request: input.membership_request.value(),
        registry_delegation: input.registry_delegation.value(),
        revision_request: input.revision_request.value(),
        signature_code_renewal: input.signature_code_renewal.value(),
    }
}

/// Holds a company whose members the caller manages, or that he looks after for the platform.
async fn managed(tx: &Tx, caller: &Caller, org_id: &str) -> Result<Held> {
    let company = tx.hold_company(org_id).await?.ok_or_else(unknown_company)?;
    if !caller.is_admin {
        may_manage(caller, &company.org_id)?;
    }
    Ok(company)
}

fn may_manage(caller: &Caller, org_id: &str) -> Result<()> {
    if caller.may(Permission::CompanyCanManageMembers, [org_id]) {
        return Ok(());
    }
    Err(Error::forbidden("Vous ne pouvez pas gérer les membres de cet établissement."))
}

fn unknown_company() -> Error {
    Error::bad_input("Cet établissement n'est pas inscrit.")
}

fn unknown_request() -> Error {
    Error::bad_input("Cette demande de rattachement n'existe pas.")
}

fn dead_invitation() -> Error {
    Error::bad_input("Cette invitation est inconnue, déjà acceptée ou expirée.")
}

fn no_invitation() -> Error {
    Error::bad_input("Aucune invitation n'est en cours à cette adresse pour cet établissement.")
}
