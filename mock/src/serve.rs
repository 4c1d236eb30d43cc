//! The mock on a socket.

use std::io;
use std::net::SocketAddr;

use tokio::net::TcpListener;
use tokio::sync::oneshot;

use crate::line::{Lines, Switchboard};
use crate::mock::Mock;

/// A mock that listens. Dropping it stops it: it takes no more connections, and answers what it has begun.
#[derive(Debug)]
pub struct Running {
    address: SocketAddr,
    base: String,
    /// Its end is what the server waits for.
    _stop: oneshot::Sender<()>,
}

impl Mock {
    /// Listens on an address; port 0 takes one that is free. It runs on the tokio runtime that this is called on.
    ///
    /// # Errors
    /// The address can't be listened on, or other machines reach it and
    /// [`any_address`](crate::MockBuilder::any_address) is not set.
    pub async fn serve(&self, address: SocketAddr) -> io::Result<Running> {
        if !address.ip().is_loopback() && !self.shared().any_address {
            let text = format!("{address} can be reached from other machines; MockBuilder::any_address allows that");
            return Err(io::Error::new(io::ErrorKind::InvalidInput, text));
        }
        let listener = TcpListener::bind(address).await?;
        let address = listener.local_addr()?;
        let (stop, stopped) = oneshot::channel::<()>();
        let (lines, switchboard) = (Lines(listener), Switchboard(self.clone()));
        tokio::spawn(async move {
            // The sender sends nothing: it is dropped. An error of accepting is retried by axum and never comes here.
            let stopped = async { drop(stopped.await) };
            drop(axum::serve(lines, switchboard).with_graceful_shutdown(stopped).await);
        });
        Ok(Running { address, base: self.shared().provider.document.base.clone(), _stop: stop })
    }
}

impl Running {
    /// The address that it listens on.
    pub fn address(&self) -> SocketAddr {
        self.address
    }

    /// The base URL for a client: the address and the path of the document's first server.
    pub fn url(&self) -> String {
        format!("http://{}{}", self.address, self.base)
    }
}
