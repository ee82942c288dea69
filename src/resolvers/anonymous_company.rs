//! Companies that tell of themselves what public directories do not show.

use base64::Engine;
use base64::engine::general_purpose::STANDARD as BASE64;

use super::Api;
use crate::context::Context;
use crate::domain::company::record::PrivateEntry;
use crate::domain::company::{anonymous, clean_clue, is_siret, split_address};
use crate::domain::notice;
use crate::error::{Error, Result};
use crate::generated::{
    AnonymousCompany, AnonymousCompanyInput, AnonymousCompanyResolvers, CreateAnonymousCompanyFromPDFInput,
};
use crate::ids::new_id;
use crate::notice::Unread;

impl AnonymousCompanyResolvers for Api {
    async fn create_anonymous_company(
        &self,
        cx: &Context<'_>,
        input: AnonymousCompanyInput,
    ) -> Result<AnonymousCompany> {
        let caller = cx.session_user()?;
        if !caller.is_admin {
            return Err(Error::forbidden(
                "Cette opération est réservée aux administrateurs de la plateforme.",
            ));
        }
        let entry = anonymous::entry(new_id(cx.now()), input, self.settings.environment)?;
        self.list_privately(cx, &caller.user_id, &entry).await?;
        Ok(shown(entry))
    }

    async fn create_anonymous_company_from_pdf(
        &self,
        cx: &Context<'_>,
        input: CreateAnonymousCompanyFromPDFInput,
    ) -> Result<Option<bool>> {
        let caller = cx.session_user()?;
        let siret = clean_clue(&input.siret);
        if !is_siret(&siret, self.settings.environment) {
            return Err(Error::BadUserInput {
                message: "Ce SIRET n'est pas valide.".into(),
                invalid_args: &["siret"],
            });
        }
        let file = BASE64
            .decode(notice::encoded(&input.pdf)?)
            .map_err(|_| Error::bad_input("Le fichier (pdf) n'est pas du base64."))?;
        // Before the file is read: what is known needs no proof.
        self.must_be_unknown(&siret).await?;
        let document = self.notices.read(&file).await.map_err(|why| match why {
            Unread::Unreadable => Error::bad_input("Le fichier (pdf) ne peut être lu comme un PDF."),
            Unread::Busy => Error::TooManyRequests(
                "Trop de fichiers sont lus en ce moment. Réessayez dans quelques instants.".into(),
            ),
            Unread::NotStarted(cause) => Error::internal(cause),
        })?;
        let told = notice::read(&document, &siret, &self.notice_producers, cx.now())?;
        let entry = PrivateEntry {
            id: new_id(cx.now()),
            org_id: siret.clone(),
            siret: Some(siret),
            vat_number: None,
            code_commune: self.municipality(&told.address).await,
            name: told.name,
            address: told.address,
            code_naf: told.code_naf,
            libelle_naf: told.libelle_naf,
        };
        self.list_privately(cx, &caller.user_id, &entry).await?;
        Ok(Some(true))
    }
}

impl Api {
    async fn list_privately(&self, cx: &Context<'_>, by: &str, entry: &PrivateEntry) -> Result<()> {
        let tx = self.store.begin().await?;
        if !tx.list_privately(entry, Some(by), cx.now()).await? {
            return Err(known());
        }
        tx.commit().await?;
        Ok(())
    }

    /// Neither registered, nor in the private directory, nor shown by the public one.
    async fn must_be_unknown(&self, siret: &str) -> Result<()> {
        let known_here = self.store.known_company(siret, None).await?;
        let is_shown = known_here.entry.is_some_and(|entry| entry.is_diffusible);
        if is_shown
            || known_here.company.is_some()
            || !self.store.privately_listed(&[siret]).await?.is_empty()
        {
            return Err(known());
        }
        Ok(())
    }

    /// The INSEE code of an address's municipality, where a geocoder knows it: an entry does without.
    async fn municipality(&self, address: &str) -> Option<String> {
        let parts = split_address(address);
        if parts.postal_code.is_empty() {
            return None;
        }
        let found = self.geocoder.in_postal_code(&parts.postal_code, &parts.city).await;
        found.ok().flatten().map(|place| place.code)
    }
}

fn known() -> Error {
    Error::bad_input("Cet établissement est déjà connu de la plateforme.")
}

fn shown(entry: PrivateEntry) -> AnonymousCompany {
    AnonymousCompany {
        address: entry.address,
        code_commune: entry.code_commune.unwrap_or_default(),
        code_naf: entry.code_naf,
        id: entry.id,
        libelle_naf: entry.libelle_naf,
        name: entry.name,
        org_id: entry.org_id,
        siret: entry.siret,
        vat_number: entry.vat_number,
    }
}
