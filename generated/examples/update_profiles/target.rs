//! Where a provider is, and the credentials for it.

use std::collections::BTreeMap;
use std::net::{Ipv4Addr, SocketAddr};
use std::path::Path;

use tintype_mock::{Mock, Running};

use crate::Fault;
use crate::arguments::{Arguments, Provider};

/// A server to call.
pub(crate) struct Target {
    /// The base URL.
    pub(crate) url: String,
    /// Whether it is the mock of this process, which may be provoked.
    pub(crate) is_mock: bool,
    credentials: BTreeMap<&'static str, String>,
    _mock: Option<Running>,
}

impl Target {
    /// The server that was named for the provider, or a mock.
    pub(crate) async fn of(provider: &Provider, arguments: &Arguments) -> Result<Target, Fault> {
        match arguments.servers.get(provider.name) {
            Some(url) => {
                Ok(Target { url: url.clone(), is_mock: false, credentials: from_environment(provider)?, _mock: None })
            }
            None => Target::mock(provider).await,
        }
    }

    async fn mock(provider: &Provider) -> Result<Target, Fault> {
        let specs = Path::new(env!("CARGO_MANIFEST_DIR")).join("../specs");
        let credentials: BTreeMap<_, _> =
            provider.variables.iter().map(|(name, made_up)| (*name, (*made_up).to_owned())).collect();
        let mut mock = Mock::builder();
        if let Some(secret) = credentials.get("PUNCHH_SECRET") {
            mock = mock.signing_key(secret.as_str());
        }
        let mock = mock.open(specs.join(provider.name).join("openapi.yaml"))?;
        let running = mock.serve(SocketAddr::from((Ipv4Addr::LOCALHOST, 0))).await?;
        Ok(Target { url: running.url(), is_mock: true, credentials, _mock: Some(running) })
    }

    /// A credential by the name of its variable.
    pub(crate) fn credential(&self, name: &str) -> &str {
        self.credentials.get(name).map_or("", String::as_str)
    }
}

fn from_environment(provider: &Provider) -> Result<BTreeMap<&'static str, String>, Fault> {
    let mut found = BTreeMap::new();
    let mut missing = Vec::new();
    for (name, _) in provider.variables {
        match std::env::var(name) {
            Ok(value) if !value.is_empty() => {
                found.insert(*name, value);
            }
            _ => missing.push(*name),
        }
    }
    if missing.is_empty() { Ok(found) } else { Err(format!("no credentials: set {}", missing.join(" and ")).into()) }
}
