//! A server's life: listen at once, start what answers, serve, drain, end.

use std::future::Future;

use crate::cli::GraphiqlFiles;
use crate::config::{self, Refused, Serve};
use crate::error::BoxError;
use crate::http::{Backend, DigestCallback, Playground, Server, Settings, Stop};

/// Serves until SIGTERM or Ctrl-C. Listens before `start` has made the backend, which may take its
/// time: probes and clients are told that the service is starting. A second signal ends at once.
pub async fn serve<B: Backend>(
    config: &Serve,
    start: impl Future<Output = Result<B, BoxError>>,
) -> Result<(), BoxError> {
    let mut stop = Stop::catch()?;
    let playground = match (config.graphiql_files, config::cache_dir()) {
        (GraphiqlFiles::Npm, Some(cache)) => Playground::cached_in(&cache),
        _ => Playground::on_cdn(),
    };
    let server = Server::bind(config.listen, settings(config), playground).await.map_err(|error| {
        Refused(format!("cannot listen on {} (--listen, LISTEN): {error}", config.listen))
    })?;
    let address = server.local_addr()?;
    tracing::info!(%address, "listening");

    let gate = server.gate();
    let (asked, stopping) = tokio::sync::oneshot::channel::<()>();
    let mut running = std::pin::pin!(server.run(async {
        // A dropped sender is a wish to stop as well.
        let _ = stopping.await;
    }));
    let started = async {
        gate.open(start.await?);
        tracing::info!(%address, "ready");
        Ok::<_, BoxError>(())
    };
    tokio::select! {
        started = started => started?,
        () = &mut running => return Ok(()),
        () = stop.asked() => return Ok(()),
    }
    tokio::select! {
        () = &mut running => return Ok(()),
        () = stop.asked() => tracing::info!("stopping: requests have {:?} to finish", config.shutdown_grace),
    }
    drop(asked);
    tokio::select! {
        () = running => {}
        () = stop.asked() => tracing::warn!("stopped without waiting"),
    }
    Ok(())
}

fn settings(config: &Serve) -> Settings {
    Settings {
        rate_limit: config.rate_limit,
        trusted_proxies: config.trusted_proxies,
        blocked_users: config.blocked_users.clone(),
        digest: config.digest.as_ref().map(|digest| DigestCallback {
            path: digest.callback.clone(),
            secret: digest.secret.reveal().to_owned(),
        }),
        session_cookie: config.session_cookie.clone(),
        queue_monitor_secret: config.queue_monitor_secret.as_ref().map(|secret| secret.reveal().to_owned()),
        own_pages: config.ui_url == config.api_url && config.ui_url.path() == "/",
        sandbox: config.sandbox,
        mailbox: config.sandbox && config.work.as_ref().is_none_or(|work| work.smtp.is_none()),
        doc_dir: Some(config.doc_dir.clone()),
        max_connections: config.max_connections,
        shutdown_grace: config.shutdown_grace,
        ..Settings::new(config.ui_url.clone())
    }
}
