//! The life of a company: registered, changed, put to sleep, deleted.

use std::collections::HashSet;

use jiff::Timestamp;
use serde_json::{Map, Value, json};

use super::company_mail::{self, Reader, Subject};
use super::{Api, Settings, view};
use crate::context::{Caller, Context, Via};
use crate::domain::company::change::{self, Change};
use crate::domain::company::draft::{self, Draft, Facts, Filing, Links, Told};
use crate::domain::company::record::PrivateEntry;
use crate::domain::company::verification::Course;
use crate::domain::company::{Environment, Profile, TEST_PREFIX, org_id};
use crate::domain::user::{Permission, Role};
use crate::error::{Error, Result};
use crate::generated::{CompanyLifeResolvers, CompanyPrivate, PrivateCompanyInput, UpdateCompanyArgs};
use crate::ids::new_id;
use crate::scalars::Id;
use crate::store::Tx;
use crate::store::companies::Held;
use crate::store::company_life::{self, CompanyEvent};
use crate::tokens::{draw_security_code, draw_verification_code};

impl CompanyLifeResolvers for Api {
    async fn create_company(
        &self,
        cx: &Context<'_>,
        company_input: PrivateCompanyInput,
    ) -> Result<CompanyPrivate> {
        let caller = cx.session_user()?;
        let draft = drafted(company_input);
        let created = self
            .store
            .transaction(|tx| {
                let draft = &draft;
                async move { register(&tx, &self.settings, caller, draft, cx.now()).await }
            })
            .await?;
        Ok(view::company::held(created))
    }

    async fn update_company(&self, cx: &Context<'_>, args: UpdateCompanyArgs) -> Result<CompanyPrivate> {
        let caller = cx.user()?;
        if caller.via == Via::Token && !args.links_receipt_alone() {
            return Err(Error::Unauthenticated);
        }
        let environment = self.settings.environment;
        let updated = self
            .store
            .transaction(|tx| {
                let args = args.clone();
                async move { update(&tx, environment, caller, args, cx.now()).await }
            })
            .await?;
        Ok(view::company::held(updated))
    }

    async fn delete_company(&self, cx: &Context<'_>, id: Id) -> Result<CompanyPrivate> {
        let (caller, id) = (cx.session_user()?, &id.0);
        let deleted = self
            .store
            .transaction(|tx| async move {
                let not_admin = || Error::bad_input("Vous n'êtes pas administrateur de cet établissement.");
                let held = hold_by_id(&tx, caller, id).await.map_err(|error| match error {
                    Error::BadUserInput { .. } => not_admin(),
                    other => other,
                })?;
                if held.membership.is_none_or(|(role, _)| role != Role::Admin) {
                    return Err(not_admin());
                }
                tx.delete_company(id).await?;
                tell(&tx, caller, &held, "CompanyDeleted", json!({}), cx.now()).await?;
                Ok(held)
            })
            .await?;
        Ok(view::company::held(deleted))
    }

    async fn renew_security_code(&self, cx: &Context<'_>, siret: String) -> Result<CompanyPrivate> {
        let (caller, siret) = (cx.session_user()?, &siret);
        let renewed = self
            .store
            .transaction(|tx| async move {
                let mut held = hold_by_number(&tx, caller, siret).await?;
                require(caller, Permission::CompanyCanRenewSecurityCode, &held)?;
                let company = &mut held.company;
                let before = company.security_code;
                while company.security_code == before {
                    company.security_code = draw_security_code();
                }
                tx.set_security_code(&company.id, company.security_code, cx.now()).await?;
                let subscribers = tx.security_code_subscribers(&company.id).await?;
                let subject = Subject { org_id: &company.org_id, name: &company.name };
                company_mail::code_renewed(&tx, &subscribers, subject, cx.now()).await?;
                tell(&tx, caller, &held, "CompanySecurityCodeRenewed", json!({}), cx.now()).await?;
                Ok::<_, Error>(held)
            })
            .await?;
        Ok(view::company::held(renewed))
    }

    async fn toggle_dormant_company(&self, cx: &Context<'_>, id: Id) -> Result<bool> {
        let (caller, id) = (cx.session_user()?, &id.0);
        self.store
            .transaction(|tx| async move {
                let held = hold_by_id(&tx, caller, id).await?;
                require(caller, Permission::CompanyCanUpdate, &held)?;
                let (since, kind) = match held.company.dormant_since {
                    Some(_) => (None, "CompanyWokenUp"),
                    None => (Some(cx.now()), "CompanyPutToSleep"),
                };
                tx.set_dormant(id, since, cx.now()).await?;
                tell(&tx, caller, &held, kind, json!({}), cx.now()).await?;
                Ok(true)
            })
            .await
    }

    async fn enable_registry_dnd_from_bsd(&self, cx: &Context<'_>, id: String) -> Result<CompanyPrivate> {
        let (caller, id) = (cx.session_user()?, &id);
        let enabled = self
            .store
            .transaction(|tx| async move {
                let mut held = hold_by_id(&tx, caller, id).await?;
                require(caller, Permission::CompanyCanUpdate, &held)?;
                let since = &mut held.company.has_enabled_registry_dnd_from_bsd_since;
                if since.is_some() {
                    return Err(Error::forbidden(
                        "Les bordereaux de déchets non dangereux alimentent déjà le registre de cet établissement.",
                    ));
                }
                let start = change::next_day(cx.now());
                *since = Some(start);
                tx.enable_registry_from_notes(id, start, cx.now()).await?;
                let data = json!({ "since": start });
                tell(&tx, caller, &held, "CompanyRegistryFedFromNotes", data, cx.now()).await?;
                Ok(held)
            })
            .await?;
        Ok(view::company::held(enabled))
    }

    async fn create_test_company(&self, cx: &Context<'_>) -> Result<String> {
        let caller = cx.session_user()?;
        if self.settings.environment != Environment::Sandbox {
            return Err(Error::forbidden("Les établissements d'essai n'existent que dans un bac à sable."));
        }
        self.store
            .transaction(|tx| async move {
                loop {
                    let siret = format!("{TEST_PREFIX}{:08}", rand::random_range(1..=99_999_999));
                    let is_taken = tx.is_registered(&siret).await? || tx.listing(&siret).await?.is_some();
                    let entry = test_entry(&siret, cx.now());
                    if !is_taken && tx.list_privately(&entry, Some(&caller.user_id), cx.now()).await? {
                        return Ok(siret);
                    }
                }
            })
            .await
    }
}

/// What the private directory tells of a company made for trying out.
fn test_entry(siret: &str, now: Timestamp) -> PrivateEntry {
    PrivateEntry {
        id: new_id(now),
        org_id: siret.to_owned(),
        siret: Some(siret.to_owned()),
        vat_number: None,
        name: "Établissement de test".into(),
        address: "1 rue des Essais 75010 Paris".into(),
        code_commune: Some("75110".into()),
        code_naf: "XXXXX".into(),
        libelle_naf: "Activité de test".into(),
    }
}

fn drafted(input: PrivateCompanyInput) -> Draft {
    let filled = |text: Option<String>| text.filter(|text| !text.is_empty());
    let profile = Profile {
        types: input.company_types,
        collector_types: input.collector_types.value().unwrap_or_default(),
        waste_processor_types: input.waste_processor_types.value().unwrap_or_default(),
        waste_vehicles_types: input.waste_vehicles_types.value().unwrap_or_default(),
    };
    let agreements = input.eco_organisme_agreements.value().unwrap_or_default();
    Draft {
        siret: filled(input.siret.value()),
        vat_number: filled(input.vat_number.value()),
        told: Some(Told {
            name: input.company_name,
            address: input.address,
            code_naf: filled(input.code_naf.value()),
        }),
        given_name: input.given_name.value(),
        gerep_id: input.gerep_id.value(),
        contact: input.contact.value(),
        contact_email: input.contact_email.value(),
        contact_phone: input.contact_phone.value(),
        website: input.website.value(),
        profile: profile.distinct(),
        links: Links {
            transporter_receipt: input.transporter_receipt_id.value(),
            trader_receipt: input.trader_receipt_id.value(),
            broker_receipt: input.broker_receipt_id.value(),
            vhu_agrement_broyeur: input.vhu_agrement_broyeur_id.value(),
            vhu_agrement_demolisseur: input.vhu_agrement_demolisseur_id.value(),
            worker_certification: input.worker_certification_id.value(),
        },
        eco_organisme_agreements: agreements.into_iter().map(|url| url.0).collect(),
        eco_organisme_partners_ids: input.eco_organisme_partners_ids.value().unwrap_or_default(),
        allow_bsdasri_take_over_without_signature: input
            .allow_bsdasri_take_over_without_signature
            .value()
            .unwrap_or_default(),
        allow_appendix1_signature_automation: input
            .allow_appendix1_signature_automation
            .value()
            .unwrap_or_default(),
    }
}

/// Registers a company: its rules, what directories say, then its row, its administrator, and what they are told.
async fn register(
    tx: &Tx,
    settings: &Settings,
    caller: &Caller,
    draft: &Draft,
    now: Timestamp,
) -> Result<Held> {
    let facts = facts(tx, settings.environment, draft).await?;
    draft::check(draft, &facts)?;
    may_link(caller, &Links::default(), draft, &facts)?;
    let numbers = org_id(draft.siret.as_deref(), draft.vat_number.as_deref());
    let org_id = numbers.ok_or_else(|| Error::internal("a draft that was checked has a number"))?;
    if tx.is_registered(org_id).await? {
        return Err(registered());
    }
    let listing = tx.listing(org_id).await?;
    draft::admit(org_id, listing.as_ref())?;
    let told = draft.told.clone().unwrap_or_default();
    let foreign = draft.vat_number.as_deref().filter(|_| draft.siret.is_none());
    let filing = Filing::new(listing.as_ref(), &told, foreign);
    filing.check()?;
    let verifies = settings.verify_companies;
    let course = Course::of(&draft.profile, foreign.is_some(), &filing.name, &caller.email, verifies);
    let (status, mode) = course.start();

    let id = new_id(now);
    let mut row = company_life::row(&id, draft, Some(&filing));
    row["org_id"] = json!(org_id);
    row["siret"] = json!(draft.siret);
    row["vat_number"] = json!(draft.vat_number);
    row["verification_status"] = json!(status);
    row["verification_mode"] = json!(mode);
    row["created_at"] = json!(now);
    let told = row.clone();
    let code = draw_verification_code();
    row["security_code"] = json!(draw_security_code());
    row["verification_code"] = json!(code);
    // Somebody may have been quicker.
    if !tx.add_company(&row).await? {
        return Err(registered());
    }
    tx.administrate(&caller.user_id, &id, now).await?;

    let subject = Subject { org_id, name: &filing.name };
    let reader = Reader { email: &caller.email, name: &caller.name };
    company_mail::registered(tx, reader, subject, course, now).await?;
    if course == Course::ByLetter {
        company_mail::letter(tx, subject, &company_mail::coded(&id, &filing, &code), now).await?;
    }
    let held = hold_by_id(tx, caller, &id).await?;
    tell(tx, caller, &held, "CompanyCreated", told, now).await?;
    Ok(held)
}

async fn update(
    tx: &Tx,
    environment: Environment,
    caller: &Caller,
    change: Change,
    now: Timestamp,
) -> Result<Held> {
    let held = hold_by_id(tx, caller, &change.id).await?;
    require(caller, Permission::CompanyCanUpdate, &held)?;
    let company = &held.company;
    let is_refresh = change.is_refresh();
    let before = Draft::of(company);
    let mut after = before.clone();
    change.apply(&mut after);
    let facts = facts(tx, environment, &after).await?;
    draft::check(&after, &facts)?;
    may_link(caller, &before.links, &after, &facts)?;
    let listing = tx.listing(&company.org_id).await?.filter(draft::Listing::is_open);
    if is_refresh && listing.is_none() {
        return Err(Error::bad_input("Cet établissement ne figure pas au répertoire."));
    }
    let known = Told {
        name: company.name.clone(),
        address: company.address.clone().unwrap_or_default(),
        code_naf: company.code_naf.clone(),
    };
    let filing = listing.map(|listing| Filing::new(Some(&listing), &known, None));
    let row = company_life::row(&company.id, &after, filing.as_ref());
    let told = changes(&before_row(&held, &before), &row);
    tx.update_companies(&[row], now).await?;
    tell(tx, caller, &held, "CompanyUpdated", told, now).await?;
    hold_by_id(tx, caller, &held.company.id).await
}

/// The columns of a company as they are, for telling what changed.
fn before_row(held: &Held, draft: &Draft) -> Value {
    let company = &held.company;
    let mut row = company_life::row(&company.id, draft, None);
    row["name"] = json!(company.name);
    row["address"] = json!(company.address);
    row["code_naf"] = json!(company.code_naf);
    row["libelle_naf"] = json!(company.libelle_naf);
    row
}

/// The members of `after` that `before` tells otherwise.
pub(super) fn changes(before: &Value, after: &Value) -> Value {
    let members = after.as_object().into_iter().flatten();
    let changed = members.filter(|(name, value)| before.get(*name).is_some_and(|before| before != *value));
    Value::Object(changed.map(|(name, value)| (name.clone(), value.clone())).collect::<Map<_, _>>())
}

async fn facts(tx: &Tx, environment: Environment, draft: &Draft) -> Result<Facts> {
    let sirets: Vec<&str> = draft.siret.as_deref().into_iter().collect();
    let listed: HashSet<String> = tx.eco_organismes_among(&sirets).await?;
    let links = tx.link_facts(draft).await?;
    Ok(Facts {
        environment,
        is_eco_organisme: !listed.is_empty(),
        unknown_partners: tx.unknown_partners(&draft.eco_organisme_partners_ids).await?,
        known_links: links.known,
        is_qualified: links.is_qualified,
    })
}

/// Receipts that belong to companies may be linked by those who administer one of them: whoever has a receipt may
/// change it. Errors: `FORBIDDEN`.
fn may_link(caller: &Caller, before: &Links, draft: &Draft, facts: &Facts) -> Result<()> {
    for (link, _) in change::newly_linked(before, &draft.links) {
        let holders = facts.known_links.iter().filter(|(known, _)| *known == link).flat_map(|(_, by)| by);
        let holders: Vec<&String> = holders.collect();
        if !holders.is_empty() && !caller.may(Permission::CompanyCanUpdate, holders) {
            return Err(Error::forbidden(format!("{} : une autre entreprise le détient.", link.path())));
        }
    }
    Ok(())
}

fn registered() -> Error {
    Error::bad_input("Cet établissement est déjà inscrit.")
}

fn unknown() -> Error {
    Error::bad_input("Cet établissement n'est pas inscrit.")
}

/// Errors: `BAD_USER_INPUT` for an unknown company.
pub(super) async fn hold_by_id(tx: &Tx, caller: &Caller, id: &str) -> Result<Held> {
    let held = tx.hold_companies(&caller.user_id, &[id]).await?;
    held.into_iter().find(|held| held.company.id == id).ok_or_else(unknown)
}

/// Errors: `BAD_USER_INPUT` for an unknown company.
pub(super) async fn hold_by_number(tx: &Tx, caller: &Caller, org_id: &str) -> Result<Held> {
    let held = tx.hold_companies(&caller.user_id, &[org_id]).await?;
    held.into_iter().find(|held| held.company.org_id == org_id).ok_or_else(unknown)
}

/// Errors: `FORBIDDEN`.
pub(super) fn require(caller: &Caller, permission: Permission, held: &Held) -> Result<()> {
    if caller.may(permission, [&held.company.org_id]) {
        return Ok(());
    }
    Err(Error::forbidden("Votre rôle dans cet établissement ne le permet pas."))
}

/// Writes what happened into the company's journal.
pub(super) async fn tell(
    tx: &Tx,
    caller: &Caller,
    held: &Held,
    kind: &'static str,
    data: Value,
    now: Timestamp,
) -> Result<()> {
    let (company_id, org_id) = (held.company.id.as_str(), held.company.org_id.as_str());
    let event = CompanyEvent { id: new_id(now), company_id, org_id, kind, data };
    Ok(tx.add_company_events(&[event], caller, now).await?)
}
