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

    /// The same for a builder that looks for what there is.
    pub(crate) fn find(&self, name: &str) -> Option<String> {
        self.credentials.get(name).cloned()
    }
}

fn from_environment(provider: &Provider) -> Result<BTreeMap<&'static str, String>, Fault> {
    let variables: Vec<&'static str> = provider.variables.iter().map(|(name, _)| *name).collect();
    let missing = match read(&variables) {
        Ok(found) => return Ok(found),
        Err(missing) => missing.join(" and "),
    };
    match provider.instead {
        [] => Err(format!("no credentials: set {missing}").into()),
        instead => {
            read(instead).map_err(|lacks| format!("no credentials: set {missing}, or {}", lacks.join(" and ")).into())
        }
    }
}

/// The values of variables, or the names of those that are not set.
fn read(names: &[&'static str]) -> Result<BTreeMap<&'static str, String>, Vec<&'static str>> {
    let value = |name: &&'static str| Some((*name, std::env::var(name).ok().filter(|value| !value.is_empty())?));
    let found: BTreeMap<&'static str, String> = names.iter().filter_map(value).collect();
    let missing: Vec<&'static str> = names.iter().copied().filter(|name| !found.contains_key(name)).collect();
    if missing.is_empty() { Ok(found) } else { Err(missing) }
}
