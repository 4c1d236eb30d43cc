//! Calls from programs that are not async: the same calls, over the same core, waited for by the thread that makes them.
//!
//! [`Call::send_blocking`] sends a call, [`run`] waits for anything else that is awaited, and [`iter`] makes an
//! iterator of a stream. Connections and timers live on one thread of this crate's, which is begun with the first call
//! and stays.
//!
//! Where tasks run, a call that blocks would hold all of them up. There it fails with
//! [`Error::InsideRuntime`], and nothing is sent. In `spawn_blocking` and `block_in_place` it works.

mod reactor;
mod wait;

use std::future::poll_fn;
use std::pin::Pin;

use futures_core::Stream;

use crate::client::Call;
use crate::error::Error;
use crate::failure::OperationError;
use crate::response::Response;
use crate::update::{Update, UpdateError, Updated};
use wait::wait;

impl<T, E: OperationError> Call<T, E> {
    /// Sends the call and waits for its answer: what awaiting it does, for programs that are not async. Needs the feature
    /// `blocking`.
    ///
    /// # Errors
    /// Those of the call, and [`Error::InsideRuntime`](crate::Error::InsideRuntime) where it would hold up tasks.
    pub fn send_blocking(self) -> Result<Response<T>, E> {
        wait(self.into_future()).map_err(E::other)?
    }
}

impl<'f, W, R, RE, A, WE> Update<'f, W, R, RE, A, WE>
where
    Self: IntoFuture<Output = Result<Updated<A>, UpdateError<R, RE, WE>>>,
{
    /// Reads, changes and writes, and waits for it: what awaiting the update does, for programs that are not async. Needs the
    /// feature `blocking`.
    ///
    /// # Errors
    /// Those of the update, and [`Error::InsideRuntime`](crate::Error::InsideRuntime) where it would hold up tasks.
    pub fn send_blocking(self) -> Result<Updated<A>, UpdateError<R, RE, WE>> {
        run(self)
    }
}

/// Waits for what is awaited elsewhere: a call, or a function that makes several.
///
/// ```
/// use tintype::{Error, blocking};
///
/// let sum: Result<u32, Error> = blocking::run(async { Ok(1 + 2) });
/// assert_eq!(sum.unwrap(), 3);
/// ```
///
/// # Errors
/// Its own, and [`Error::InsideRuntime`] where it would hold up tasks.
pub fn run<T, E: From<Error>>(future: impl IntoFuture<Output = Result<T, E>>) -> Result<T, E> {
    wait(future.into_future()).map_err(E::from)?
}

/// The items of a stream, each waited for when it is asked for. A stream that has [begun](crate::stream) is such a one.
pub fn iter<S, T, E>(stream: S) -> Iter<S>
where
    S: Stream<Item = Result<T, E>> + Unpin,
    E: From<Error>,
{
    Iter { stream, done: false }
}

/// The items of a stream as an iterator; see [`iter`].
///
/// Where it would hold up tasks its one item is [`Error::InsideRuntime`].
#[derive(Debug)]
#[must_use = "an iterator does nothing unless it is asked for items"]
pub struct Iter<S> {
    stream: S,
    done: bool,
}

impl<S, T, E> Iterator for Iter<S>
where
    S: Stream<Item = Result<T, E>> + Unpin,
    E: From<Error>,
{
    type Item = Result<T, E>;

    fn next(&mut self) -> Option<Result<T, E>> {
        if self.done {
            return None;
        }
        let item = wait(poll_fn(|cx| Pin::new(&mut self.stream).poll_next(cx)));
        self.done = !matches!(item, Ok(Some(_)));
        item.unwrap_or_else(|error| Some(Err(E::from(error))))
    }
}
