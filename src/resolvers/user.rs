//! Operations on people and what is theirs.

use jiff::{SignedDuration, Timestamp};
use serde_json::json;

use super::{Api, journal, view};
use crate::context::{Caller, Context, Via};
use crate::domain::calendar::day;
use crate::domain::paging::PageArguments;
use crate::domain::user::{MEMBERSHIP_REQUESTS_AN_HOUR, label};
use crate::error::{Error, Result};
use crate::generated::{
    CompanyPrivate, CompanyPrivateConnection, FileDownload, MembershipRequest, PermissionsInfos, User,
    UserResolvers,
};
use crate::graphql::input::Maybe;
use crate::graphql::output::Object;
use crate::ids::new_id;
use crate::scalars::Id;
use crate::store::Tx;
use crate::store::accounts::NewToken;
use crate::store::companies::CsvLine;
use crate::store::downloads::Download;
use crate::store::requests::NewRequest;
use crate::store::streams::EventType;
use crate::tokens::{self, TOKEN_LENGTH};

const AN_HOUR: SignedDuration = SignedDuration::from_hours(1);

impl UserResolvers for Api {
    async fn me(&self, cx: &Context<'_>) -> Result<User> {
        let caller = cx.user()?;
        let person = if asks_for_person(cx) { Some(self.store.person(&caller.user_id).await?) } else { None };
        Ok(view::user::me(caller, person))
    }

    async fn is_authenticated(&self, cx: &Context<'_>) -> Result<bool> {
        Ok(cx.session_user().is_ok())
    }

    async fn warning_message(&self, _: &Context<'_>) -> Result<Option<String>> {
        Ok(Some(self.settings.warning_message.clone()))
    }

    async fn api_key(&self, cx: &Context<'_>) -> Result<String> {
        let caller = cx.session_user()?;
        let token = tokens::draw(TOKEN_LENGTH);
        let kept = NewToken {
            id: &new_id(cx.now()),
            account_id: &caller.user_id,
            hash: self.store.token_key().hash(&token),
            description: None,
            application_id: None,
        };
        let tx = self.store.begin().await?;
        tx.add_token(&kept, cx.now()).await?;
        tx.commit().await?;
        Ok(token)
    }

    async fn password_reset_request(&self, cx: &Context<'_>, hash: String) -> Result<Option<Id>> {
        let stands = self.store.has_password_reset(&hash, cx.now()).await?;
        Ok(stands.then_some(Id(hash)))
    }

    async fn permissions_infos(&self, cx: &Context<'_>) -> Result<PermissionsInfos> {
        Ok(view::user::permissions(cx.user()?))
    }

    async fn my_companies(
        &self,
        cx: &Context<'_>,
        after: Maybe<Id>,
        before: Maybe<Id>,
        first: Maybe<i32>,
        last: Maybe<i32>,
        search: Maybe<String>,
    ) -> Result<CompanyPrivateConnection> {
        let caller = cx.user()?;
        let search = search.value();
        if let Some(text) = &search {
            check_search(caller, text)?;
        }
        let page = PageArguments {
            first: first.value(),
            last: last.value(),
            after: after.value().map(|id| id.0),
            before: before.value().map(|id| id.0),
        }
        .page()?;
        let found = self.store.company_page(&caller.user_id, &page, search.as_deref()).await?;
        Ok(view::company::page(&page, found))
    }

    async fn my_companies_csv(&self, cx: &Context<'_>) -> Result<Option<FileDownload>> {
        let caller = cx.user()?;
        let lines = self.store.company_lines(&caller.user_id).await?;
        let file = Download {
            file_name: format!("{}-mes-etablissements.csv", day(cx.now()).strftime("%Y%m%d")),
            content_type: "text/csv; charset=utf-8".to_owned(),
            content: csv(&lines, caller, cx.now()).map_err(Error::internal)?,
        };
        Ok(Some(self.prepare(&file, cx.now()).await?.into()))
    }

    async fn send_membership_request(
        &self,
        cx: &Context<'_>,
        siret: String,
    ) -> Result<Option<MembershipRequest>> {
        let caller = cx.user()?;
        self.store
            .transaction(|tx| {
                let siret = &siret;
                async move { ask_to_join(&tx, cx, caller, siret).await }
            })
            .await
            .map(Some)
    }

    async fn user_companies(&self, _: &Context<'_>, parents: &[&User]) -> Vec<Result<Vec<CompanyPrivate>>> {
        let ids: Vec<&str> = parents.iter().map(|user| user.id.0.as_str()).collect();
        match self.store.companies_of(&ids).await {
            Ok(of) => parents
                .iter()
                .map(|user| {
                    let companies = of.get(&user.id.0).into_iter().flatten();
                    Ok(companies.cloned().map(view::company::own).collect())
                })
                .collect(),
            Err(error) => parents.iter().map(|_| Err(error.clone().into())).collect(),
        }
    }
}

/// Whether the selection holds a field that the caller's identity does not tell.
fn asks_for_person(cx: &Context<'_>) -> bool {
    let fields = [
        User::PHONE,
        User::FEATURE_FLAGS,
        User::TOTP_ENABLED,
        User::TRACKING_CONSENT,
        User::TRACKING_CONSENT_UNTIL,
    ];
    fields.iter().any(|field| cx.selection.has(User::TYPE, *field))
}

fn check_search(caller: &Caller, text: &str) -> Result<()> {
    if caller.via == Via::Token {
        return Err(Error::bad_input("L'argument « search » est réservé à l'interface web."));
    }
    if !(3..=20).contains(&text.chars().count()) {
        return Err(Error::bad_input("Une recherche comporte de 3 à 20 caractères."));
    }
    Ok(())
}

/// One transaction: the request, and the mails to those who decide and to the one who asks.
async fn ask_to_join(tx: &Tx, cx: &Context<'_>, caller: &Caller, org_id: &str) -> Result<MembershipRequest> {
    let now = cx.now();
    tx.hold_requester(&caller.user_id).await?;
    let company = tx.asked_company(org_id, &caller.user_id, now - AN_HOUR).await?;
    let company = company.ok_or_else(|| Error::bad_input("Cet établissement n'est pas inscrit."))?;
    if company.is_member {
        return Err(Error::bad_input("Vous êtes déjà membre de cet établissement."));
    }
    if company.has_asked {
        return Err(already_asked());
    }
    if company.recent_requests >= MEMBERSHIP_REQUESTS_AN_HOUR {
        return Err(Error::bad_input(
            "Vous avez fait trop de demandes de rattachement. Réessayez dans une heure.",
        ));
    }
    let sent_to = tx.membership_request_subscribers(&company.id).await?;
    let id = new_id(now);
    let request =
        NewRequest { id: &id, account_id: &caller.user_id, company_id: &company.id, sent_to: &sent_to };
    match tx.add_membership_request(&request, now).await {
        // Somebody asked twice at once.
        Err(error) if error.violates("membership_request_once") => return Err(already_asked()),
        other => other?,
    }
    let (event, numbers) = (json!({ "membershipRequestId": id }), [company.org_id.as_str()]);
    let kind = EventType::MembershipRequestCreated;
    journal::record(tx, cx, caller, kind, &company.id, &numbers, &event).await?;
    let mail = |template: &str, to: &[String]| {
        json!({
            "template": template,
            "to": to,
            "company": { "name": company.name, "orgId": company.org_id },
            "user": { "name": caller.name, "email": caller.email },
            "membershipRequestId": id,
        })
    };
    if !sent_to.is_empty() {
        tx.add_job(&new_id(now), "mail", &mail("membership-request", &sent_to), now).await?;
    }
    let confirmation = mail("membership-request-confirmation", std::slice::from_ref(&caller.email));
    tx.add_job(&new_id(now), "mail", &confirmation, now).await?;
    Ok(view::user::membership_request(id, company, &sent_to, caller))
}

fn already_asked() -> Error {
    Error::bad_input("Vous avez déjà demandé à rejoindre cet établissement.")
}

/// What the list of companies and members tells of each.
pub(super) const LIST_COLUMNS: [&str; 7] = [
    "SIRET ou n° de TVA",
    "Raison sociale",
    "Nom usuel",
    "Nom du membre",
    "Adresse e-mail du membre",
    "Date d'ajout",
    "Rôle",
];

pub(super) fn list_cells(line: &CsvLine, reader: &Caller, now: Timestamp) -> [String; 7] {
    [
        line.org_id.clone(),
        line.name.clone(),
        line.given_name.clone().unwrap_or_default(),
        line.name_for(reader, now).to_owned(),
        line.member_email.clone(),
        day(line.joined_at).to_string(),
        label(line.role).to_owned(),
    ]
}

fn csv(lines: &[CsvLine], reader: &Caller, now: Timestamp) -> std::result::Result<Vec<u8>, csv::Error> {
    let mut writer = csv::WriterBuilder::new().delimiter(b';').from_writer(Vec::new());
    writer.write_record(LIST_COLUMNS)?;
    for line in lines {
        writer.write_record(list_cells(line, reader, now))?;
    }
    writer.into_inner().map_err(|error| error.into_error().into())
}
