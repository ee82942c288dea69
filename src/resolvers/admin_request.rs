//! Operations on requests for the role of administrator.

use serde_json::json;

use super::{Api, journal, view};
use crate::context::{Caller, Context};
use crate::domain::admin_request::{
    self as rules, Acceptance, Answerer, LAST_WRONG_CODE, LETTERS_OVER, LIFE, REFUSED_FOR, Which,
};
use crate::domain::calendar::{end_of_day, midnight};
use crate::domain::paging::Skipping;
use crate::domain::user::Role;
use crate::error::{Error, Result};
use crate::generated::{
    AcceptAdminRequestInput, AdminRequest, AdminRequestConnection, AdminRequestResolvers, AdminRequestStatus,
    AdminRequestValidationMethod, AdminRequestsAdminInput, CreateAdminRequestInput,
};
use crate::graphql::input::Maybe;
use crate::ids::new_id;
use crate::jobs::admin_requests::{Happening, Reader, letter, mail};
use crate::scalars::Id;
use crate::store::Tx;
use crate::store::admin_requests::{AskedCompany, Filter, NewRequest, Request, Since};
use crate::store::streams::EventType;
use crate::tokens::draw_letter_code;

impl AdminRequestResolvers for Api {
    async fn admin_request(&self, cx: &Context<'_>, admin_request_id: Id) -> Result<AdminRequest> {
        let caller = cx.session_user()?;
        let found = self.store.admin_request(&admin_request_id.0, cx.now()).await?.ok_or_else(unknown)?;
        rules::may_read(answerer(caller, &found))?;
        Ok(view::admin_request::request(found))
    }

    async fn admin_requests(
        &self,
        cx: &Context<'_>,
        skip: Maybe<i32>,
        first: Maybe<i32>,
    ) -> Result<AdminRequestConnection> {
        let caller = cx.session_user()?;
        let page = Skipping::new(skip.value(), first.value(), rules::PAGE)?;
        let companies = |role: Option<Role>| {
            let own = caller.memberships.iter().filter(|one| role.is_none_or(|role| one.role == role));
            own.map(|one| one.company_id.clone()).collect()
        };
        let (administered, member_of) = (companies(Some(Role::Admin)), companies(None));
        let wanted = Filter::Of { account_id: &caller.user_id, administered, member_of };
        let found = self.store.admin_requests(wanted, page, cx.now()).await?;
        Ok(view::admin_request::page(page, found))
    }

    async fn admin_requests_admin(
        &self,
        cx: &Context<'_>,
        input: AdminRequestsAdminInput,
    ) -> Result<AdminRequestConnection> {
        let caller = cx.session_user()?;
        let AdminRequestsAdminInput { skip, first, siret, date } = input;
        let page = Skipping::new(skip.value(), first.value(), rules::PAGE)?;
        let filled = |text: &String| !text.trim().is_empty();
        let made = match date.value().filter(filled) {
            Some(text) => midnight(rules::asked_day(&text)?).map(|start| (start, end_of_day(start))),
            None => None,
        };
        if !caller.is_admin {
            return Err(Error::forbidden("Cette liste est réservée à l'équipe du service."));
        }
        let wanted = Filter::All { org_id: siret.value().filter(filled), made };
        let found = self.store.admin_requests(wanted, page, cx.now()).await?;
        Ok(view::admin_request::page(page, found))
    }

    async fn create_admin_request(
        &self,
        cx: &Context<'_>,
        input: CreateAdminRequestInput,
    ) -> Result<AdminRequest> {
        let caller = cx.session_user()?;
        let asked = rules::check(input)?;
        let now = cx.now();
        let (id, code) = (new_id(now), draw_letter_code());
        let by_letter = asked.method == AdminRequestValidationMethod::SendMail;
        let code_hash = by_letter.then(|| self.store.token_key().hash(&secret(&id, &code)));
        let since = Since { refused: now - REFUSED_FOR, letters: now - LETTERS_OVER };
        let created = self
            .store
            .transaction(|tx| {
                let (id, code, asked) = (id.as_str(), code.as_str(), &asked);
                async move {
                    let author = caller.user_id.as_str();
                    let company = tx.admin_request_situation(&asked.org_id, author, since, now).await?;
                    let AskedCompany { id: company_id, situation, .. } = company.ok_or_else(|| {
                        Error::bad_input(format!("L'établissement {} n'est pas inscrit.", asked.org_id))
                    })?;
                    rules::may_ask(asked, &situation, self.settings.weekly_letters)?;
                    // Whether somebody is a colleague there is not told.
                    let collaborator = match &asked.collaborator {
                        Some(email) => tx.suitable_collaborator(email, &company_id, author).await?,
                        None => None,
                    };
                    let request = NewRequest {
                        id,
                        author_id: author,
                        company_id: &company_id,
                        method: asked.method,
                        collaborator_id: collaborator.as_deref(),
                        code_hash,
                        admins_only_until: rules::admins_only_until(now),
                        expires_at: now + LIFE,
                    };
                    tx.add_admin_request(&request, now).await?;
                    let created = tx.admin_request(id, now).await?;
                    record(&tx, cx, caller, EventType::AdminRequestCreated, &created).await?;
                    tell(&tx, Happening::Created, &created, cx).await?;
                    if by_letter {
                        let address = tx.postal_address(&company_id).await?;
                        let letter = letter(&created, &address, code, now);
                        tx.add_job(&letter.id, letter.kind, &letter.payload, now).await?;
                    }
                    Ok::<_, Error>(created)
                }
            })
            .await?;
        Ok(view::admin_request::request(created))
    }

    async fn accept_admin_request(
        &self,
        cx: &Context<'_>,
        input: AcceptAdminRequestInput,
    ) -> Result<AdminRequest> {
        let caller = cx.session_user()?;
        let (which, code) = rules::which(input)?;
        let answered = self
            .store
            .transaction(|tx| {
                let (which, code) = (&which, code.as_deref());
                async move { self.accept(&tx, cx, caller, which, code).await }
            })
            .await?;
        // A wrong code is counted though it is refused: the transaction stands.
        answered.map(view::admin_request::request)
    }

    async fn refuse_admin_request(&self, cx: &Context<'_>, admin_request_id: Id) -> Result<AdminRequest> {
        let caller = cx.session_user()?;
        let id = &admin_request_id.0;
        let refused = self
            .store
            .transaction(|tx| async move {
                let found = tx.hold_admin_request(id, cx.now()).await?.ok_or_else(unknown)?;
                rules::refuse(found.pending.status, answerer(caller, &found))?;
                tx.answer_admin_request(id, AdminRequestStatus::Refused, cx.now()).await?;
                let refused = tx.admin_request(id, cx.now()).await?;
                record(&tx, cx, caller, EventType::AdminRequestRefused, &refused).await?;
                tell(&tx, Happening::Refused, &refused, cx).await?;
                Ok::<_, Error>(refused)
            })
            .await?;
        Ok(view::admin_request::request(refused))
    }
}

impl Api {
    /// The request once it is accepted; inside, the refusal of a code that was counted as wrong.
    async fn accept(
        &self,
        tx: &Tx,
        cx: &Context<'_>,
        caller: &Caller,
        which: &Which,
        code: Option<&str>,
    ) -> Result<Result<Request>> {
        let now = cx.now();
        let id = match which {
            Which::Id(id) => id.clone(),
            Which::Mine { org_id } => {
                tx.lettered_request(&caller.user_id, org_id).await?.ok_or_else(unknown)?
            }
        };
        let found = tx.hold_admin_request(&id, now).await?.ok_or_else(unknown)?;
        match rules::accept(&found.pending, answerer(caller, &found), code.is_some(), now)? {
            Acceptance::Done => return Ok(Ok(found)),
            Acceptance::Accept => {}
            Acceptance::TryCode => {
                let kept = tx.admin_request_code(&id).await?.unwrap_or_default();
                if !self.store.token_key().fits(&secret(&id, code.unwrap_or_default()), &kept) {
                    let wrong = tx.count_wrong_code(&id, LAST_WRONG_CODE, now).await?;
                    if wrong >= LAST_WRONG_CODE {
                        record(tx, cx, caller, EventType::AdminRequestBlocked, &found).await?;
                    }
                    return Ok(Err(wrong_code(LAST_WRONG_CODE - wrong)));
                }
            }
        }
        tx.answer_admin_request(&id, AdminRequestStatus::Accepted, now).await?;
        tx.make_admin(&found.author_id, &found.company_id, now).await?;
        let accepted = tx.admin_request(&id, now).await?;
        record(tx, cx, caller, EventType::AdminRequestAccepted, &accepted).await?;
        tell(tx, Happening::Accepted, &accepted, cx).await?;
        Ok(Ok(accepted))
    }
}

/// Tells what happens to a request in the transaction that changes it.
async fn record(
    tx: &Tx,
    cx: &Context<'_>,
    caller: &Caller,
    kind: EventType,
    request: &Request,
) -> Result<()> {
    let told = json!({ "userId": request.author_id, "validationMethod": request.method });
    journal::record(tx, cx, caller, kind, &request.id, &[request.org_id.as_str()], &told).await
}

/// Writes to the author, to the company's administrators and, once it is their turn, to the collaborator.
async fn tell(tx: &Tx, happening: Happening, request: &Request, cx: &Context<'_>) -> Result<()> {
    let now = cx.now();
    let author = tx.active_email(&request.author_id).await?;
    let mut admins = tx.admin_emails(&request.company_id).await?;
    admins.retain(|email| Some(email) != author.as_ref());
    let mut mails = vec![(Reader::Author, author.into_iter().collect()), (Reader::Admins, admins)];
    if let Some(collaborator) = &request.collaborator_id
        && request.pending.admins_only_until <= now
    {
        let mut to: Vec<String> = tx.active_email(collaborator).await?.into_iter().collect();
        to.retain(|email| !mails[1].1.contains(email));
        mails.push((Reader::Collaborator, to));
    }
    for (reader, to) in &mails {
        if let Some(job) = mail(happening, *reader, to, request, now) {
            tx.add_job(&job.id, job.kind, &job.payload, now).await?;
        }
    }
    Ok(())
}

/// Who the caller is to a request.
fn answerer(caller: &Caller, request: &Request) -> Answerer {
    let own = caller.memberships.iter().find(|one| one.company_id == request.company_id);
    Answerer {
        is_admin: caller.is_admin || own.is_some_and(|one| one.role == Role::Admin),
        is_author: caller.user_id == request.author_id,
        is_collaborator: request.collaborator_id.as_ref() == Some(&caller.user_id),
        is_member: own.is_some(),
    }
}

/// What a code is kept by: it fits its own request only.
fn secret(id: &str, code: &str) -> String {
    format!("admin-request:{id}:{code}")
}

fn wrong_code(left: i32) -> Error {
    Error::bad_input(match left {
        ..=0 => "Ce code est erroné. La demande est bloquée.".to_owned(),
        1 => "Ce code est erroné. Il reste un essai.".to_owned(),
        left => format!("Ce code est erroné. Il reste {left} essais."),
    })
}

fn unknown() -> Error {
    Error::bad_input("Cette demande n'existe pas.")
}
