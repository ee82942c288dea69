//! Companies verified, by themselves or by the service's team, and mended by the team.

use std::collections::HashMap;

use jiff::Timestamp;
use serde_json::{Value, json};

use super::company_life::{changes, hold_by_number, require, tell};
use super::company_mail::{self, Reader, Subject};
use super::{Api, view};
use crate::context::{Caller, Context};
use crate::domain::account::normal_email;
use crate::domain::company::draft::{self, Draft, Facts};
use crate::domain::company::verification::professional_types;
use crate::domain::company::{Profile, is_siret};
use crate::domain::paging::PageArguments;
use crate::domain::user::Permission;
use crate::error::{Error, Result, Violations};
use crate::generated::{
    BulkUpdateCompaniesProfilesInput, CompanyAdminResolvers, CompanyExhaustive, CompanyForVerification,
    CompanyForVerificationConnection, CompanyForVerificationWhere, CompanyPrivate, CompanyUpdateRow,
    CompanyVerificationMode as Mode, CompanyVerificationStatus as Status, SendVerificationCodeLetterInput,
    StandbyCompanyByAdminInput, VerifyCompanyByAdminInput, VerifyCompanyInput,
};
use crate::graphql::input::Maybe;
use crate::ids::new_id;
use crate::store::Tx;
use crate::store::companies::Held;
use crate::store::company_life::{self, CompanyEvent};
use crate::store::company_verification::{Coded, ForVerification, Verdict};

/// Companies whose profiles are replaced at once.
const MOST_ROWS: usize = 500;

impl CompanyAdminResolvers for Api {
    async fn companies_for_verification(
        &self,
        cx: &Context<'_>,
        first: Maybe<i32>,
        last: Maybe<i32>,
        skip: Maybe<i32>,
        r#where: Maybe<CompanyForVerificationWhere>,
    ) -> Result<CompanyForVerificationConnection> {
        administrator(cx)?;
        let arguments =
            PageArguments { first: first.value(), last: last.value(), ..PageArguments::default() };
        let page = arguments.page()?;
        let skip = skip.value().unwrap_or_default();
        if skip < 0 {
            return Err(Error::bad_input("« skip » ne peut pas être négatif."));
        }
        let status = r#where.value().map(|wanted| wanted.verification_status);
        let types = professional_types();
        let (total, companies) =
            self.store.companies_for_verification(&types, status, &page, skip.into()).await?;
        Ok(CompanyForVerificationConnection {
            companies: companies.into_iter().map(view::company_admin::for_verification).collect(),
            total_count: i32::try_from(total).unwrap_or(i32::MAX),
        })
    }

    async fn company_exhaustive(&self, cx: &Context<'_>, siret: String) -> Result<CompanyExhaustive> {
        administrator(cx)?;
        if !is_siret(&siret, self.settings.environment) {
            return Err(Error::BadUserInput {
                message: "Indiquez un SIRET valide, de 14 chiffres sans espaces.".into(),
                invalid_args: &["siret"],
            });
        }
        let known = self.store.known_company(&siret, None).await?;
        let private = self.store.privately_listed(&[&siret]).await?.pop();
        let (registered_at, listed_at) = self.store.entry_dates(&siret).await?;
        Ok(CompanyExhaustive {
            db_company: view::company_admin::registered(known.company, registered_at),
            sirene_company: view::company_admin::listed(known.entry.clone()),
            es_company: view::company_admin::listed(known.entry),
            anonymous_company: view::company_admin::private(private, listed_at),
        })
    }

    async fn verify_company(&self, cx: &Context<'_>, input: VerifyCompanyInput) -> Result<CompanyPrivate> {
        let (caller, VerifyCompanyInput { siret, code }) = (cx.session_user()?, &input);
        let verified = self
            .store
            .transaction(|tx| async move {
                let held = hold_by_number(&tx, caller, siret).await?;
                require(caller, Permission::CompanyCanVerify, &held)?;
                let coded = coded(&tx, siret).await?;
                // Digests are compared, so that time tells nothing of the code.
                let key = self.store.token_key();
                let is_right = key.hash(code) == key.hash(&coded.code);
                let (guesses, answer) = coded.guesses.attempt(is_right, cx.now());
                tx.count_guesses(&coded.id, guesses).await?;
                if let Err(refusal) = answer {
                    return Ok(Err(refusal));
                }
                let verdict = Verdict { status: Status::Verified, mode: Some(Mode::Letter), comment: None };
                tx.set_verification(&coded.id, verdict, cx.now()).await?;
                let reader = Reader { email: &caller.email, name: &caller.name };
                let subject = Subject { org_id: siret, name: &coded.name };
                company_mail::verified(&tx, reader, subject, cx.now()).await?;
                tell(&tx, caller, &held, "CompanyVerified", json!({ "mode": Mode::Letter }), cx.now())
                    .await?;
                hold_by_number(&tx, caller, siret).await.map(Ok)
            })
            .await?;
        // A wrong code is counted though it is refused: the transaction stands.
        verified.map(view::company::held)
    }

    async fn verify_company_by_admin(
        &self,
        cx: &Context<'_>,
        input: VerifyCompanyByAdminInput,
    ) -> Result<CompanyForVerification> {
        let caller = administrator(cx)?;
        let (siret, comment) = (&input.siret, &input.verification_comment.value());
        let verified = self
            .store
            .transaction(|tx| async move {
                let coded = coded(&tx, siret).await?;
                let comment = comment.as_deref();
                let verdict = Verdict { status: Status::Verified, mode: Some(Mode::Manual), comment };
                let data = json!({ "mode": Mode::Manual, "comment": comment });
                let company =
                    settle(&tx, caller, siret, &coded, verdict, ("CompanyVerified", data), cx.now()).await?;
                if let Some(admin) = company.admin.as_ref().filter(|admin| admin.is_active) {
                    let reader = Reader { email: &admin.email, name: &admin.name };
                    let subject = Subject { org_id: siret, name: &coded.name };
                    company_mail::verified(&tx, reader, subject, cx.now()).await?;
                }
                Ok::<_, Error>(company)
            })
            .await?;
        Ok(view::company_admin::for_verification(verified))
    }

    async fn standby_company_by_admin(
        &self,
        cx: &Context<'_>,
        input: StandbyCompanyByAdminInput,
    ) -> Result<CompanyForVerification> {
        let (caller, org_id) = (administrator(cx)?, &input.org_id);
        let (status, kind) = match input.standby {
            true => (Status::Standby, "CompanyVerificationSuspended"),
            false => (Status::ToBeVerified, "CompanyVerificationResumed"),
        };
        let verdict = Verdict { status, mode: None, comment: None };
        let company = self
            .store
            .transaction(|tx| async move {
                let coded = coded(&tx, org_id).await?;
                settle(&tx, caller, org_id, &coded, verdict, (kind, json!({})), cx.now()).await
            })
            .await?;
        Ok(view::company_admin::for_verification(company))
    }

    async fn send_verification_code_letter(
        &self,
        cx: &Context<'_>,
        input: SendVerificationCodeLetterInput,
    ) -> Result<CompanyForVerification> {
        let (caller, siret) = (administrator(cx)?, &input.siret);
        let verdict = Verdict { status: Status::LetterSent, mode: None, comment: None };
        let company = self
            .store
            .transaction(|tx| async move {
                let coded = coded(&tx, siret).await?;
                let subject = Subject { org_id: siret, name: &coded.name };
                company_mail::letter(&tx, subject, &coded, cx.now()).await?;
                let event = ("CompanyVerificationLetterSent", json!({}));
                settle(&tx, caller, siret, &coded, verdict, event, cx.now()).await
            })
            .await?;
        Ok(view::company_admin::for_verification(company))
    }

    async fn bulk_update_companies_profiles(
        &self,
        cx: &Context<'_>,
        input: BulkUpdateCompaniesProfilesInput,
    ) -> Result<Vec<Option<CompanyPrivate>>> {
        let caller = administrator(cx)?;
        let BulkUpdateCompaniesProfilesInput { admin_email, company_update_rows } = input;
        let rows: Vec<(String, Profile)> = company_update_rows.into_iter().map(wanted).collect();
        check_rows(&rows)?;
        let org_ids: Vec<&str> = rows.iter().map(|(org_id, _)| org_id.as_str()).collect();
        let administered = self.store.administered(&normal_email(&admin_email), &org_ids).await?;
        let updated = self
            .store
            .transaction(|tx| {
                let (rows, org_ids, administered) = (&rows, &org_ids, &administered);
                async move {
                    let before = hold_all(&tx, caller, org_ids).await?;
                    if org_ids.iter().any(|org_id| !administered.iter().any(|own| own == org_id)) {
                        return Err(Error::bad_input(
                            "Cette personne (adminEmail) n'est pas administratrice de tous ces établissements.",
                        ));
                    }
                    let after = self.check_profiles(&tx, rows, &before).await?;
                    tx.update_companies(&after, cx.now()).await?;
                    let told = events(org_ids, &before, &after, cx.now());
                    tx.add_company_events(&told, caller, cx.now()).await?;
                    hold_all(&tx, caller, org_ids).await
                }
            })
            .await?;
        let mut updated = updated;
        let shown = |org_id: &&str| updated.remove(*org_id).map(view::company::held);
        Ok(org_ids.iter().map(shown).collect())
    }
}

impl Api {
    /// The companies with their new profiles, as rows; or everything that is wrong with them.
    async fn check_profiles(
        &self,
        tx: &Tx,
        rows: &[(String, Profile)],
        held: &HashMap<String, Held>,
    ) -> Result<Vec<Value>> {
        let sirets: Vec<&str> = held.values().filter_map(|held| held.company.siret.as_deref()).collect();
        let listed = tx.eco_organismes_among(&sirets).await?;
        let mut found = Violations { with_issues: true, ..Violations::default() };
        let mut after = Vec::with_capacity(rows.len());
        for (place, (org_id, profile)) in rows.iter().enumerate() {
            let Some(Held { company, .. }) = held.get(org_id) else { continue };
            let is_listed = company.siret.as_ref().is_some_and(|siret| listed.contains(siret));
            let facts = Facts::of(company, self.settings.environment, is_listed);
            let draft = Draft { profile: profile.clone(), ..Draft::of(company) };
            match draft::check(&draft, &facts) {
                Err(Error::Invalid(faults)) => {
                    for fault in faults.list {
                        let path = format!("companyUpdateRows.{place}.{}", fault.path);
                        found.push(path, format!("{org_id} : {}", fault.message));
                    }
                }
                other => other?,
            }
            after.push(company_life::row(&company.id, &draft, None));
        }
        found.into_result()?;
        Ok(after)
    }
}

/// An administrator of the platform, in a browser. Errors: `UNAUTHENTICATED`, `FORBIDDEN`.
fn administrator<'a>(cx: &Context<'a>) -> Result<&'a Caller> {
    let caller = cx.session_user()?;
    if caller.is_admin {
        return Ok(caller);
    }
    Err(Error::forbidden("Seuls les administrateurs de la plateforme y ont accès."))
}

/// A company's code, which is held. Errors: `BAD_USER_INPUT` for an unknown company.
async fn coded(tx: &Tx, org_id: &str) -> Result<Coded> {
    let coded = tx.hold_verification_code(org_id).await?;
    coded.ok_or_else(|| Error::bad_input("Cet établissement n'est pas inscrit."))
}

/// Writes how far a verification has come, and gives the company as it is then.
async fn settle(
    tx: &Tx,
    caller: &Caller,
    org_id: &str,
    coded: &Coded,
    verdict: Verdict<'_>,
    (kind, data): (&'static str, Value),
    now: Timestamp,
) -> Result<ForVerification> {
    tx.set_verification(&coded.id, verdict, now).await?;
    let event = CompanyEvent { id: new_id(now), company_id: &coded.id, org_id, kind, data };
    tx.add_company_events(&[event], caller, now).await?;
    let company = tx.company_for_verification(org_id).await?;
    company.ok_or_else(|| Error::internal("a company that is held is there"))
}

fn wanted(row: CompanyUpdateRow) -> (String, Profile) {
    let profile = Profile {
        types: row.company_types,
        collector_types: row.collector_types.into_iter().flatten().collect(),
        waste_processor_types: row.waste_processor_types.into_iter().flatten().collect(),
        waste_vehicles_types: row.waste_vehicles_types.into_iter().flatten().collect(),
    };
    (row.org_id, profile.distinct())
}

fn check_rows(rows: &[(String, Profile)]) -> Result<()> {
    if rows.is_empty() || rows.len() > MOST_ROWS {
        return Err(Error::bad_input(format!("Indiquez de 1 à {MOST_ROWS} établissements.")));
    }
    let mut seen = std::collections::HashSet::new();
    match rows.iter().find(|(org_id, _)| !seen.insert(org_id)) {
        Some((org_id, _)) => Err(Error::bad_input(format!("L'établissement {org_id} est nommé deux fois."))),
        None => Ok(()),
    }
}

/// Holds all of these companies, by number. Errors: `BAD_USER_INPUT` for one that is unknown.
async fn hold_all(tx: &Tx, caller: &Caller, org_ids: &[&str]) -> Result<HashMap<String, Held>> {
    let held = tx.hold_companies(&caller.user_id, org_ids).await?;
    let held: HashMap<String, Held> =
        held.into_iter().map(|held| (held.company.org_id.clone(), held)).collect();
    match org_ids.iter().find(|org_id| !held.contains_key(**org_id)) {
        Some(org_id) => Err(Error::bad_input(format!("L'établissement {org_id} n'est pas inscrit."))),
        None => Ok(held),
    }
}

/// What changed, a company each.
fn events<'a>(
    org_ids: &[&str],
    held: &'a HashMap<String, Held>,
    after: &[Value],
    now: Timestamp,
) -> Vec<CompanyEvent<'a>> {
    let event = |(org_id, after): (&&str, &Value)| {
        let company = &held.get(*org_id)?.company;
        let before = company_life::row(&company.id, &Draft::of(company), None);
        Some(CompanyEvent {
            id: new_id(now),
            company_id: &company.id,
            org_id: &company.org_id,
            kind: "CompanyUpdated",
            data: changes(&before, after),
        })
    };
    org_ids.iter().zip(after).filter_map(event).collect()
}
