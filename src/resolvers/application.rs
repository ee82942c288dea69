//! Applications of others: their owners declare them, people give them access and take it back.

use super::Api;
use crate::context::Context;
use crate::domain::application;
use crate::error::{Error, Result};
use crate::generated::{
    Application, ApplicationResolvers, AuthorizedApplication, CreateApplicationInput, UpdateApplicationInput,
};
use crate::graphql::input::Maybe;
use crate::ids::new_id;
use crate::scalars::{DateTime, Id};
use crate::store::applications::{Application as Kept, Grant};
use crate::tokens::{self, TOKEN_LENGTH};

impl ApplicationResolvers for Api {
    async fn application(&self, cx: &Context<'_>, id: Id) -> Result<Option<Application>> {
        let caller = cx.session_user()?;
        let found = self.store.application(&id.0).await?;
        owned_by(&caller.user_id, &found)?;
        self.shown(found).map(Some)
    }

    async fn my_applications(&self, cx: &Context<'_>) -> Result<Vec<Application>> {
        let caller = cx.session_user()?;
        let found = self.store.own_applications(&caller.user_id).await?;
        found.into_iter().map(|one| self.shown(one)).collect()
    }

    async fn authorized_applications(&self, cx: &Context<'_>) -> Result<Vec<AuthorizedApplication>> {
        let caller = cx.session_user()?;
        Ok(self.store.grants(&caller.user_id).await?.into_iter().map(granted).collect())
    }

    async fn create_application(
        &self,
        cx: &Context<'_>,
        input: CreateApplicationInput,
    ) -> Result<Application> {
        let caller = cx.session_user()?;
        let CreateApplicationInput { goal, name, redirect_uris } = input;
        let name = name.trim().to_owned();
        application::check(Some(&name), Some(&redirect_uris), self.settings.environment)?;
        let id = new_id(cx.now());
        let client_secret = self.vault.seal(&place(&id), &tokens::draw(TOKEN_LENGTH));
        let new = Kept { id, account_id: caller.user_id.clone(), name, goal, redirect_uris, client_secret };
        let tx = self.store.begin().await?;
        tx.add_application(&new, cx.now()).await?;
        tx.commit().await?;
        self.shown(new)
    }

    async fn update_application(
        &self,
        cx: &Context<'_>,
        id: Id,
        input: UpdateApplicationInput,
    ) -> Result<Application> {
        let caller = cx.session_user()?;
        let (name, uris) = (input.name.value(), input.redirect_uris.value());
        let name = name.map(|name| name.trim().to_owned());
        let tx = self.store.begin().await?;
        let mut changed = tx.lock_application(&id.0).await?;
        owned_by(&caller.user_id, &changed)?;
        application::check(name.as_deref(), uris.as_deref(), self.settings.environment)?;
        changed.name = name.unwrap_or(changed.name);
        changed.redirect_uris = uris.unwrap_or(changed.redirect_uris);
        if let Maybe::Value(goal) = input.goal {
            changed.goal = goal;
        }
        tx.update_application(&changed, cx.now()).await?;
        tx.commit().await?;
        self.shown(changed)
    }

    async fn delete_application(&self, cx: &Context<'_>, id: Id) -> Result<Application> {
        let caller = cx.session_user()?;
        let deleted = self
            .store
            .transaction(|tx| {
                let id = id.0.as_str();
                async move {
                    let deleted = tx.lock_application(id).await?;
                    owned_by(&caller.user_id, &deleted)?;
                    tx.delete_application(id).await?;
                    Ok::<_, Error>(deleted)
                }
            })
            .await?;
        self.shown(deleted)
    }

    async fn revoke_authorized_application(&self, cx: &Context<'_>, id: Id) -> Result<AuthorizedApplication> {
        let caller = cx.session_user()?;
        let tx = self.store.begin().await?;
        let revoked = tx.revoke_grant(&caller.user_id, &id.0).await?;
        let revoked = revoked
            .ok_or_else(|| Error::bad_input("Vous n'avez pas donné accès à une telle application."))?;
        tx.commit().await?;
        Ok(granted(revoked))
    }
}

impl Api {
    /// An application with its secret, for its owner's eyes.
    fn shown(&self, kept: Kept) -> Result<Application> {
        let client_secret = self.client_secret(&kept.id, &kept.client_secret)?;
        let Kept { id, name, goal, redirect_uris, .. } = kept;
        Ok(Application { client_secret, goal: Some(goal), id, name, redirect_uris })
    }

    /// The secret that was sealed for an application.
    pub(super) fn client_secret(&self, application: &str, sealed: &[u8]) -> Result<String> {
        self.vault.open(&place(application), sealed).map_err(Error::internal)
    }
}

/// Where the secret of an application is sealed for.
fn place(application: &str) -> String {
    format!("application {application}")
}

fn owned_by(account: &str, application: &Kept) -> Result<()> {
    if application.account_id == account {
        Ok(())
    } else {
        Err(Error::forbidden("Cette application n'est pas la vôtre."))
    }
}

fn granted(grant: Grant) -> AuthorizedApplication {
    AuthorizedApplication {
        admin: Some(grant.owner),
        id: Id(grant.application_id),
        last_connection: grant.last_used.map(DateTime),
        name: grant.name,
    }
}
