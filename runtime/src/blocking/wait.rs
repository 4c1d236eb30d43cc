//! The wait of a thread for a future.

use std::pin::pin;
use std::sync::{Arc, Condvar, Mutex, PoisonError};
use std::task::{Context, Poll, Wake, Waker};

use super::reactor;
use crate::error::Error;

/// Polls a future on this thread until it is ready, with connections and timers on the other one.
pub(super) fn wait<F: Future>(future: F) -> Result<F::Output, Error> {
    if reactor::in_task() {
        return Err(Error::InsideRuntime);
    }
    let reactor = reactor::handle()?;
    let _entered = reactor.enter();
    let signal = Arc::new(Signal::default());
    let waker = Waker::from(signal.clone());
    let mut cx = Context::from_waker(&waker);
    let mut future = pin!(future);
    loop {
        match future.as_mut().poll(&mut cx) {
            Poll::Ready(output) => return Ok(output),
            Poll::Pending => signal.wait(),
        }
    }
}

/// Whether there is something to do, for one thread.
#[derive(Default)]
struct Signal {
    given: Mutex<bool>,
    changed: Condvar,
}

impl Signal {
    fn wait(&self) {
        let given = self.given.lock().unwrap_or_else(PoisonError::into_inner);
        let mut given = self.changed.wait_while(given, |given| !*given).unwrap_or_else(PoisonError::into_inner);
        *given = false;
    }
}

impl Wake for Signal {
    fn wake(self: Arc<Signal>) {
        *self.given.lock().unwrap_or_else(PoisonError::into_inner) = true;
        self.changed.notify_one();
    }
}
