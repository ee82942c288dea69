//! Operations on companies.

use std::collections::HashMap;

use serde_json::json;

use super::{Api, journal, view};
use crate::context::{Caller, Context};
use crate::domain::company::record::Member;
use crate::domain::company::{clean_clue, is_french_vat, is_siret, is_vat};
use crate::domain::user::Permission;
use crate::error::{Error, Result};
use crate::generated::{
    AdministrativeTransfer, CompanyMember, CompanyPrivate, CompanyPublic, CompanyResolvers,
    CompanySearchPrivate, EcoOrganisme, Installation, SignatureAutomation, SignatureAutomationInput,
};
use crate::graphql::input::Maybe;
use crate::ids::new_id;
use crate::scalars::Id;
use crate::store::automations::{Automation, Side};
use crate::store::companies::Known;
use crate::store::directory::EcoOrganismeFilter;
use crate::store::streams::EventType;
use crate::store::transfers::Direction;
use crate::store::{StoreError, Tx};

impl CompanyResolvers for Api {
    async fn company_infos(
        &self,
        _: &Context<'_>,
        clue: Maybe<String>,
        siret: Maybe<String>,
    ) -> Result<CompanyPublic> {
        let given = [siret, clue].into_iter().filter_map(Maybe::value).find(|text| !text.is_empty());
        let Some(given) = given else {
            return Err(Error::BadUserInput {
                message: "Indiquez un SIRET ou un numéro de TVA.".into(),
                invalid_args: &["clue", "siret"],
            });
        };
        let (org_id, known) = self.look_up(&given, None).await?;
        if known.entry.as_ref().is_some_and(|entry| entry.is_closed) {
            return Err(Error::bad_input("Cet établissement est fermé."));
        }
        Ok(view::company::public(&org_id, known))
    }

    async fn company_private_infos(&self, cx: &Context<'_>, clue: String) -> Result<CompanySearchPrivate> {
        let caller = cx.session_user()?;
        let (org_id, known) = self.look_up(&clue, Some(&caller.user_id)).await?;
        let users = match (&known.company, known.role) {
            (Some(company), Some(_)) => {
                let members = self.store.members(&[&company.id], cx.now()).await?;
                Some(members.iter().map(|member| view::user::member(member, caller, cx.now())).collect())
            }
            _ => None,
        };
        Ok(view::company::search_private(&org_id, known, users))
    }

    async fn eco_organismes(
        &self,
        _: &Context<'_>,
        handle_bsda: Maybe<bool>,
        handle_bsdasri: Maybe<bool>,
        handle_bsdd: Maybe<bool>,
        handle_bsvhu: Maybe<bool>,
    ) -> Result<Vec<EcoOrganisme>> {
        let filter = EcoOrganismeFilter {
            handles_bsdd: handle_bsdd.value(),
            handles_bsda: handle_bsda.value(),
            handles_bsdasri: handle_bsdasri.value(),
            handles_bsvhu: handle_bsvhu.value(),
        };
        let found = self.store.eco_organismes(filter).await?;
        Ok(found.into_iter().map(view::company::eco_organisme).collect())
    }

    async fn add_signature_automation(
        &self,
        cx: &Context<'_>,
        input: SignatureAutomationInput,
    ) -> Result<SignatureAutomation> {
        let caller = cx.session_user()?;
        let (from, to) = (&input.from.0, &input.to.0);
        let granted = self
            .store
            .transaction(|tx| async move {
                let unknown = || Error::bad_input("Cet établissement n'est pas inscrit.");
                let (from_org_id, allows) = tx.automating_company(from).await?.ok_or_else(unknown)?;
                may_automate(caller, &from_org_id)?;
                let (to_org_id, _) = tx.automating_company(to).await?.ok_or_else(unknown)?;
                if !allows {
                    return Err(Error::forbidden(
                        "Cet établissement n'a pas activé la signature automatique de l'annexe 1 \
                         (allowAppendix1SignatureAutomation).",
                    ));
                }
                let id = new_id(cx.now());
                if !tx.grant_automation(&id, from, to, cx.now()).await? {
                    return Err(Error::forbidden("Ce transporteur a déjà cette permission."));
                }
                let granted = Automation { id, from_org_id, to_org_id, created_at: cx.now() };
                record(&tx, cx, caller, EventType::SignatureAutomationGiven, &granted).await?;
                Ok(granted)
            })
            .await?;
        self.shown_automation(granted).await
    }

    async fn remove_signature_automation(&self, cx: &Context<'_>, id: Id) -> Result<SignatureAutomation> {
        let caller = cx.session_user()?;
        let id = &id.0;
        let revoked = self
            .store
            .transaction(|tx| async move {
                let unknown = || Error::bad_input("Cette permission de signature est introuvable.");
                let automation = tx.automation(id).await?.ok_or_else(unknown)?;
                may_automate(caller, &automation.from_org_id)?;
                tx.revoke_automation(id).await?;
                record(&tx, cx, caller, EventType::SignatureAutomationWithdrawn, &automation).await?;
                Ok::<_, Error>(automation)
            })
            .await?;
        self.shown_automation(revoked).await
    }

    async fn company_public_installation(
        &self,
        _: &Context<'_>,
        parents: &[&CompanyPublic],
    ) -> Vec<Result<Option<Installation>>> {
        self.installations(parents.iter().map(|company| company.siret.as_deref()).collect()).await
    }

    async fn company_private_installation(
        &self,
        _: &Context<'_>,
        parents: &[&CompanyPrivate],
    ) -> Vec<Result<Option<Installation>>> {
        self.installations(parents.iter().map(|company| company.siret.as_deref()).collect()).await
    }

    async fn company_search_private_installation(
        &self,
        _: &Context<'_>,
        parents: &[&CompanySearchPrivate],
    ) -> Vec<Result<Option<Installation>>> {
        self.installations(parents.iter().map(|company| company.siret.as_deref()).collect()).await
    }

    async fn company_private_signature_automations(
        &self,
        _: &Context<'_>,
        parents: &[&CompanyPrivate],
    ) -> Vec<Result<Vec<SignatureAutomation>>> {
        let ids = parents.iter().map(|company| Some(company.id.0.as_str())).collect();
        self.automations(ids, Side::Given).await
    }

    async fn company_private_received_signature_automations(
        &self,
        _: &Context<'_>,
        parents: &[&CompanyPrivate],
    ) -> Vec<Result<Vec<SignatureAutomation>>> {
        let ids = parents.iter().map(|company| Some(company.id.0.as_str())).collect();
        self.automations(ids, Side::Received).await
    }

    async fn company_search_private_received_signature_automations(
        &self,
        _: &Context<'_>,
        parents: &[&CompanySearchPrivate],
    ) -> Vec<Result<Vec<SignatureAutomation>>> {
        let ids = parents.iter().map(|company| company.trackdechets_id.as_ref().map(|id| id.0.as_str()));
        self.automations(ids.collect(), Side::Received).await
    }

    async fn company_private_given_administrative_transfers(
        &self,
        _: &Context<'_>,
        parents: &[&CompanyPrivate],
    ) -> Vec<Result<Option<Vec<AdministrativeTransfer>>>> {
        self.administrative_transfers(parents, Direction::Given).await
    }

    async fn company_private_received_administrative_transfers(
        &self,
        _: &Context<'_>,
        parents: &[&CompanyPrivate],
    ) -> Vec<Result<Option<Vec<AdministrativeTransfer>>>> {
        self.administrative_transfers(parents, Direction::Received).await
    }

    async fn company_private_delegators(
        &self,
        cx: &Context<'_>,
        parents: &[&CompanyPrivate],
    ) -> Vec<Result<Option<Vec<CompanyPublic>>>> {
        let ids: Vec<&str> = parents.iter().map(|company| company.id.0.as_str()).collect();
        match self.delegators_of(&ids, cx.now()).await {
            Ok(lists) => lists.into_iter().map(|list| Ok(Some(list))).collect(),
            Err(error) => parents.iter().map(|_| Err(error.clone().into())).collect(),
        }
    }

    async fn company_private_users(
        &self,
        cx: &Context<'_>,
        parents: &[&CompanyPrivate],
    ) -> Vec<Result<Option<Vec<CompanyMember>>>> {
        let Ok(reader) = cx.user() else {
            return parents.iter().map(|_| cx.user().map(|_| None)).collect();
        };
        let ids: Vec<&str> = parents.iter().map(|company| company.id.0.as_str()).collect();
        let members = match self.store.members(&ids, cx.now()).await {
            Ok(members) => members,
            Err(error) => return parents.iter().map(|_| Err(error.clone().into())).collect(),
        };
        let mut of: HashMap<&str, Vec<&Member>> = HashMap::new();
        for member in &members {
            of.entry(&member.company_id).or_default().push(member);
        }
        parents
            .iter()
            .map(|company| {
                let members = of.get(company.id.0.as_str()).into_iter().flatten();
                Ok(Some(members.map(|member| view::user::member(member, reader, cx.now())).collect()))
            })
            .collect()
    }
}

/// Who may let others sign for a company.
fn may_automate(caller: &Caller, org_id: &str) -> Result<()> {
    if caller.may(Permission::CompanyCanManageSignatureAutomation, [org_id]) {
        return Ok(());
    }
    Err(Error::forbidden("Vous ne pouvez pas gérer la signature automatique de cet établissement."))
}

/// Tells what happens to a grant in the transaction that changes it.
async fn record(
    tx: &Tx,
    cx: &Context<'_>,
    caller: &Caller,
    kind: EventType,
    grant: &Automation,
) -> Result<()> {
    let org_ids = [grant.from_org_id.as_str(), grant.to_org_id.as_str()];
    let told = json!({ "from": grant.from_org_id, "to": grant.to_org_id });
    journal::record(tx, cx, caller, kind, &grant.id, &org_ids, &told).await
}

impl Api {
    /// Grants of these companies, one list each, blank where there is no company: two queries, whatever their number.
    async fn automations(
        &self,
        companies: Vec<Option<&str>>,
        side: Side,
    ) -> Vec<Result<Vec<SignatureAutomation>>> {
        let ids: Vec<&str> = companies.iter().copied().flatten().collect();
        let found = async {
            let of = self.store.automations(&ids, side).await?;
            let numbers = of.values().flatten().flat_map(|one| [&*one.from_org_id, &*one.to_org_id]);
            let mut numbers: Vec<&str> = numbers.collect();
            numbers.sort_unstable();
            numbers.dedup();
            let known = match numbers.is_empty() {
                true => HashMap::new(),
                false => self.store.known_companies(&numbers).await?,
            };
            Ok::<_, StoreError>((of, known))
        };
        match found.await {
            Ok((of, known)) => companies
                .iter()
                .map(|company| {
                    let list = company.and_then(|id| of.get(id)).into_iter().flatten();
                    Ok(list.map(|one| view::company::automation(one, &known)).collect())
                })
                .collect(),
            Err(error) => companies.iter().map(|_| Err(error.clone().into())).collect(),
        }
    }

    async fn shown_automation(&self, automation: Automation) -> Result<SignatureAutomation> {
        let known = self.store.known_companies(&[&automation.from_org_id, &automation.to_org_id]).await?;
        Ok(view::company::automation(&automation, &known))
    }

    /// Looks an organisation up by what somebody typed (platform specification, 5.10), with the role of an
    /// account in it.
    async fn look_up(&self, given: &str, account: Option<&str>) -> Result<(String, Known)> {
        let org_id = clean_clue(given);
        let is_siret = is_siret(&org_id, self.settings.environment);
        if !is_siret && !is_vat(&org_id) {
            return Err(Error::BadUserInput {
                message: "Il est nécessaire de renseigner un SIRET ou un numéro de TVA valide.".into(),
                invalid_args: &["siret", "clue"],
            });
        }
        let known = self.store.known_company(&org_id, account).await?;
        if known.entry.is_some() || known.company.is_some() {
            return Ok((org_id, known));
        }
        if is_siret {
            return Err(Error::BadUserInput {
                message: "Aucun établissement ne porte ce SIRET.".into(),
                invalid_args: &["siret"],
            });
        }
        if is_french_vat(&org_id) {
            return Err(Error::BadUserInput {
                message: "Un établissement français se désigne par son SIRET, pas par un numéro de TVA."
                    .into(),
                invalid_args: &["clue"],
            });
        }
        let foreign = self.vies.company(&org_id).await?;
        if foreign.is_none() {
            return Err(Error::BadUserInput {
                message: "Aucune entreprise ne porte ce numéro de TVA.".into(),
                invalid_args: &["clue"],
            });
        }
        Ok((org_id, Known { foreign, ..known }))
    }
}
