//! Updates that lose nothing: what was read, changed and written back, in the version in which it was read.

mod changes;
mod compose;
mod outcome;
mod project;
mod queue;
mod sent;
mod turn;
mod versioned;

use std::fmt;
use std::future::IntoFuture;

use crate::client::{Call, CallBuilder};
use crate::failure::OperationError;
use crate::transport::BoxFuture;
use crate::value::Model;

pub(crate) use compose::put;
pub use outcome::{Conflict, UpdateError, Updated};
pub(crate) use queue::Queues;
pub(crate) use sent::Sent;
pub use versioned::Versioned;

/// An update that reads a record, changes it and writes it back: a plain value that runs when it is awaited. Generated methods
/// make it: `client.update_profile_with(|profile| …)`.
///
/// 1. The record is read, and made into what the write takes: members that only the provider sets are left out, members
///    that the document does not know are kept.
/// 2. The closure changes it. It may be called several times, each time with what the provider has then.
/// 3. It is written in the version that was read, where the document has one: by its member, or with `If-Match`. An operation
///    that leaves unsent members alone is sent what differs, and null for what the closure cleared.
/// 4. If somebody else has written in between (409 to a version, 412, 428), it begins anew after a short random wait, up to
///    [`conflicts`](Update::conflicts) times.
///
/// Updates of one record by one client (and its clones) take turns, for they would only be in each other's way. Do not await an
/// update of the same record within the closure of another.
///
/// Where the document has no version, what somebody writes between the read and the write is overwritten: the method's
/// documentation says so.
///
/// Each call has the times and the retries of the client. A write that was sent again after its answer was lost can meet its
/// own version: then the record is read, and if it has all that was sent, the update is done.
#[must_use = "an update runs when it is awaited"]
pub struct Update<'f, W, R, RE, A, WE> {
    read: Call<R, RE>,
    write: CallBuilder,
    finish: fn(CallBuilder) -> Call<A, WE>,
    change: Box<dyn FnMut(&mut W) + Send + 'f>,
    most: u32,
    force: bool,
    verify: bool,
    skip: bool,
}

/// How often an update begins anew, unless it is told otherwise.
const CONFLICTS: u32 = 50;

impl<'f, W, R, RE, A, WE> Update<'f, W, R, RE, A, WE> {
    /// An update of the record that a call reads, by a call whose body is to be filled in. For generated code.
    #[doc(hidden)]
    pub fn new(
        read: Call<R, RE>,
        write: CallBuilder,
        finish: fn(CallBuilder) -> Call<A, WE>,
        change: impl FnMut(&mut W) + Send + 'f,
    ) -> Self {
        Update {
            read,
            write,
            finish,
            change: Box::new(change),
            most: CONFLICTS,
            force: false,
            verify: false,
            skip: false,
        }
    }

    /// How often it is read, changed and written anew because somebody else has written in between: 50 times, unless this says
    /// otherwise.
    pub fn conflicts(mut self, most: u32) -> Self {
        self.most = most;
        self
    }

    /// Writes without a version, over whatever somebody else may have written since the read.
    pub fn force(mut self) -> Self {
        self.force = true;
        self
    }

    /// Writes even if the record breaks the document's rules: one that broke them when it was read, say.
    pub fn skip_validation(mut self) -> Self {
        self.skip = true;
        self
    }

    /// Says what was [applied](Updated::applied) from a read after the write, in place of the write's answer: for providers
    /// that answer with what they were sent, or with nothing.
    pub fn verify(mut self) -> Self {
        self.verify = true;
        self
    }
}

impl<'f, W, R, RE, A, WE> IntoFuture for Update<'f, W, R, RE, A, WE>
where
    W: Model + Send + 'f,
    R: Model + Send + Sync + 'f,
    RE: OperationError,
    A: crate::response::Answered + Send + Sync + 'f,
    WE: OperationError,
{
    type Output = Result<Updated<A>, UpdateError<R, RE, WE>>;
    type IntoFuture = BoxFuture<'f, Self::Output>;

    fn into_future(self) -> Self::IntoFuture {
        Box::pin(turn::run(self))
    }
}

impl<W, R, RE, A, WE> fmt::Debug for Update<'_, W, R, RE, A, WE> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Update").field("read", &self.read).field("write", &self.write).finish_non_exhaustive()
    }
}
