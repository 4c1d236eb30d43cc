//! Connections that can be reset, and the service of each.

use std::convert::Infallible;
use std::future::{Ready, ready};
use std::io;
use std::net::SocketAddr;
use std::pin::Pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::task::{Context, Poll};

use axum::body::Body;
use axum::extract::Request;
use axum::response::Response;
use axum::serve::{IncomingStream, Listener};
use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};
use tokio::net::{TcpListener, TcpStream};
use tower_service::Service;

use crate::fault::Cut;
use crate::mock::Mock;
use crate::service::{Answering, MockService};

/// A listener of connections that can be reset.
pub(crate) struct Lines(pub(crate) TcpListener);

/// One of them.
pub(crate) struct Line {
    stream: TcpStream,
    cut: Arc<AtomicBool>,
}

impl Listener for Lines {
    type Io = Line;
    type Addr = SocketAddr;

    async fn accept(&mut self) -> (Line, SocketAddr) {
        let (stream, address) = Listener::accept(&mut self.0).await;
        // Small answers are not held back for more.
        drop(stream.set_nodelay(true));
        (Line { stream, cut: Arc::default() }, address)
    }
    fn local_addr(&self) -> io::Result<SocketAddr> {
        self.0.local_addr()
    }
}

impl Line {
    /// Nothing goes through a connection that is to be reset. When it is closed then, the other side is told so at once.
    fn whole(&self) -> io::Result<()> {
        if !self.cut.load(Ordering::Acquire) {
            return Ok(());
        }
        drop(self.stream.set_zero_linger());
        Err(io::ErrorKind::ConnectionReset.into())
    }
}

impl AsyncRead for Line {
    fn poll_read(mut self: Pin<&mut Self>, cx: &mut Context<'_>, buffer: &mut ReadBuf<'_>) -> Poll<io::Result<()>> {
        self.whole()?;
        Pin::new(&mut self.stream).poll_read(cx, buffer)
    }
}

impl AsyncWrite for Line {
    fn poll_write(mut self: Pin<&mut Self>, cx: &mut Context<'_>, bytes: &[u8]) -> Poll<io::Result<usize>> {
        self.whole()?;
        Pin::new(&mut self.stream).poll_write(cx, bytes)
    }
    fn poll_flush(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        self.whole()?;
        Pin::new(&mut self.stream).poll_flush(cx)
    }
    fn poll_shutdown(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        self.whole()?;
        Pin::new(&mut self.stream).poll_shutdown(cx)
    }
}

/// Makes the service of each connection.
#[derive(Clone)]
pub(crate) struct Switchboard(pub(crate) Mock);

impl Service<IncomingStream<'_, Lines>> for Switchboard {
    type Response = Serving;
    type Error = Infallible;
    type Future = Ready<Result<Serving, Infallible>>;

    fn poll_ready(&mut self, _: &mut Context<'_>) -> Poll<Result<(), Infallible>> {
        Poll::Ready(Ok(()))
    }
    fn call(&mut self, stream: IncomingStream<'_, Lines>) -> Self::Future {
        ready(Ok(Serving { service: self.0.service(), cut: Cut::of(stream.io().cut.clone()) }))
    }
}

/// The mock on one connection.
#[derive(Clone)]
pub(crate) struct Serving {
    service: MockService,
    cut: Cut,
}

impl Service<Request> for Serving {
    type Response = Response;
    type Error = Infallible;
    type Future = Pin<Box<dyn Future<Output = Result<Response, Infallible>> + Send>>;

    fn poll_ready(&mut self, _: &mut Context<'_>) -> Poll<Result<(), Infallible>> {
        Poll::Ready(Ok(()))
    }
    fn call(&mut self, mut request: Request) -> Self::Future {
        request.extensions_mut().insert(self.cut.clone());
        let answer: Answering = self.service.call(request);
        // After an error the connection is cut, and of an answer nothing is written.
        Box::pin(async { Ok(answer.await.map_or_else(|_| Response::default(), |answer| answer.map(Body::new))) })
    }
}
