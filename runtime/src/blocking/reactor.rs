//! The thread on which connections and timers of blocking calls live.

use std::sync::{Mutex, PoisonError};
use std::task::{Context, Waker};

use tokio::runtime::{Builder, Handle};
use tokio::task::coop::poll_proceed;

use crate::error::Error;
use crate::transport::TransportError;

/// More than a task of tokio's may do at a stretch.
const BUDGET: usize = 4096;

/// The runtime of this crate's own, begun if it is not there.
///
/// It is driven by a thread of its own, so that connections are looked after between calls too, and several threads may
/// wait at once.
pub(super) fn handle() -> Result<Handle, Error> {
    static HANDLE: Mutex<Option<Handle>> = Mutex::new(None);
    let mut handle = HANDLE.lock().unwrap_or_else(PoisonError::into_inner);
    if let Some(handle) = &*handle {
        return Ok(handle.clone());
    }
    let begun = begin().map_err(|error| Error::Transport(TransportError::connect(error)))?;
    Ok(handle.insert(begun).clone())
}

fn begin() -> std::io::Result<Handle> {
    let runtime = Builder::new_current_thread().enable_all().build()?;
    let handle = runtime.handle().clone();
    let thread = std::thread::Builder::new().name("tintype-blocking".to_owned());
    thread.spawn(move || runtime.block_on(std::future::pending::<()>()))?;
    Ok(handle)
}

/// Whether this thread is just running a task, which may not block.
///
/// That a runtime is known does not say so, for it is in `spawn_blocking` too. But only tasks have a budget that ends
/// (<https://docs.rs/tokio/latest/tokio/task/coop/>).
pub(super) fn in_task() -> bool {
    if Handle::try_current().is_err() {
        return false;
    }
    let mut cx = Context::from_waker(Waker::noop());
    let mut taken = Vec::new();
    let ends = (0..BUDGET).any(|_| {
        let step = poll_proceed(&mut cx);
        let ended = step.is_pending();
        taken.push(step);
        ended
    });
    // Each gives back what was there before it.
    while taken.pop().is_some() {}
    ends
}
