//! Calls to other people's servers, which may be anywhere but in our own network.

use std::future::Future;
use std::io;
use std::net::SocketAddr;
use std::pin::Pin;
use std::task::{Context, Poll};

use bytes::Bytes;
use http_body_util::Full;
use hyper_rustls::{HttpsConnector, HttpsConnectorBuilder};
use hyper_util::client::legacy::Client;
use hyper_util::client::legacy::connect::HttpConnector;
use hyper_util::client::legacy::connect::dns::{GaiResolver, Name};
use hyper_util::rt::TokioExecutor;
use tower_service::Service;

use crate::domain::company::Environment;
use crate::domain::webhook::is_private;

/// Which machines may be called.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Reach {
    /// A sandbox may call `localhost`.
    pub environment: Environment,
    /// Names may lead into a private network.
    pub private_networks: bool,
}

pub type Caller = Client<HttpsConnector<HttpConnector<Guarded>>, Full<Bytes>>;

/// A client that follows no redirection and connects to nobody out of reach, whatever a name resolves to.
pub fn client(reach: Reach) -> Caller {
    let mut connector = HttpConnector::new_with_resolver(Guarded { resolver: GaiResolver::new(), reach });
    connector.enforce_http(false);
    let connector = HttpsConnectorBuilder::new()
        .with_webpki_roots()
        .https_or_http()
        .enable_http1()
        .wrap_connector(connector);
    Client::builder(TokioExecutor::new()).build(connector)
}

/// Resolves names, and leaves out addresses that are out of reach.
#[derive(Debug, Clone)]
pub struct Guarded {
    resolver: GaiResolver,
    reach: Reach,
}

impl Reach {
    fn allows(self, name: &str, address: SocketAddr) -> bool {
        let is_own = name == "localhost" && self.environment == Environment::Sandbox;
        is_own || self.private_networks || !is_private(address.ip())
    }
}

impl Service<Name> for Guarded {
    type Response = std::vec::IntoIter<SocketAddr>;
    type Error = io::Error;
    type Future = Pin<Box<dyn Future<Output = io::Result<Self::Response>> + Send>>;

    fn poll_ready(&mut self, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        self.resolver.poll_ready(cx)
    }

    fn call(&mut self, name: Name) -> Self::Future {
        let reach = self.reach;
        let text = name.as_str().to_owned();
        let resolved = self.resolver.call(name);
        Box::pin(async move {
            let addresses: Vec<_> = resolved.await?.filter(|address| reach.allows(&text, *address)).collect();
            if addresses.is_empty() {
                let refusal = "the name leads into a private network";
                return Err(io::Error::new(io::ErrorKind::PermissionDenied, refusal));
            }
            Ok(addresses.into_iter())
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use Environment::{Production, Sandbox};

    #[test]
    fn names_lead_to_public_addresses_and_a_sandbox_to_itself() {
        let table = [
            (Production, false, "exemple.fr", "203.0.113.9", true),
            (Production, false, "exemple.fr", "10.0.0.1", false),
            (Production, false, "localhost", "127.0.0.1", false),
            (Production, true, "interne.exemple.fr", "10.0.0.1", true),
            (Sandbox, false, "localhost", "127.0.0.1", true),
            (Sandbox, false, "exemple.fr", "127.0.0.1", false),
            (Sandbox, false, "exemple.fr", "169.254.169.254", false),
        ];
        for (environment, private_networks, name, address, allowed) in table {
            let address = SocketAddr::new(address.parse().unwrap(), 443);
            let reach = Reach { environment, private_networks };
            assert_eq!(reach.allows(name, address), allowed, "{environment:?} {name} {address}");
        }
    }

    #[tokio::test]
    async fn a_name_out_of_reach_has_no_address() {
        let reach = Reach { environment: Production, private_networks: false };
        let mut guarded = Guarded { resolver: GaiResolver::new(), reach };
        let refused = guarded.call("localhost".parse().unwrap()).await.unwrap_err();
        assert_eq!(refused.kind(), io::ErrorKind::PermissionDenied);
    }
}
