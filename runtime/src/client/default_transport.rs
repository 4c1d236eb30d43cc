//! What sends the requests where nothing else is said.

use std::sync::Arc;

use url::Url;

use super::BuildError;
#[cfg(all(feature = "reqwest", not(target_family = "wasm")))]
use super::server;
use crate::transport::Transport;

#[cfg(all(feature = "reqwest", not(target_family = "wasm")))]
pub(super) fn of(base: &Url) -> Result<Arc<dyn Transport>, BuildError> {
    reqwest_for(base).map(|it| Arc::new(it) as Arc<dyn Transport>).map_err(BuildError::Transport)
}

/// A proxy of the environment is for other machines.
#[cfg(all(feature = "reqwest", not(target_family = "wasm")))]
fn reqwest_for(base: &Url) -> Result<crate::transport::Reqwest, crate::transport::TransportError> {
    use crate::transport::Reqwest;
    if server::is_loopback(base) { Reqwest::direct() } else { Reqwest::new() }
}

#[cfg(not(all(feature = "reqwest", not(target_family = "wasm"))))]
pub(super) fn of(_: &Url) -> Result<Arc<dyn Transport>, BuildError> {
    Err(BuildError::NoTransport)
}

#[cfg(all(test, feature = "reqwest"))]
#[allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
mod tests {
    use super::reqwest_for;
    use crate::client::server;

    #[test]
    fn the_proxy_of_the_environment_is_for_other_machines() {
        let direct = |url: &str| reqwest_for(&server::parse(url).unwrap()).unwrap().is_direct();
        for here in ["http://127.0.0.1:8080", "http://localhost", "https://[::1]/v1", "http://api.localhost"] {
            assert!(direct(here), "{here}");
        }
        for elsewhere in ["https://example.com", "http://localhost.example", "http://10.0.0.1"] {
            assert!(!direct(elsewhere), "{elsewhere}");
        }
    }
}
