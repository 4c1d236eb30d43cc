//! The pages of an operation, one after the other, as a stream; and their items.

mod address;
mod fault;
mod items;
mod link;
mod next;
mod walk;

use std::future::poll_fn;
use std::pin::Pin;
use std::task::{Context, Poll, ready};

use futures_core::Stream;

pub use fault::PageFault;
pub use items::{Items, Paged};
use walk::Walk;

use crate::client::{Call, Failure, Reader};
use crate::failure::OperationError;
use crate::operation::Pagination;
use crate::response::Response;

/// The most pages that are read, where nothing else is set.
const MOST: u32 = 10_000;

/// The most pages in a row without an item, where nothing else is set.
const EMPTY: u32 = 10;

impl<T, E: OperationError> Call<T, E> {
    /// The pages, one after the other: this call's answer is the first of them.
    ///
    /// How they follow each other is part of the operation's table: the document says it, or leaves no doubt. Each page is a
    /// call of its own, with the same parameters, headers and options: the time limit, the limit of a body and the retries
    /// hold for each. A page is asked for when it is waited for, and whoever drops the stream sends nothing more. The stream
    /// ends after the last page or the first error.
    ///
    /// A next page is not asked for, and [`Error::NextPage`](crate::Error::NextPage) says why, where its link leads to another
    /// origin, it was asked for before, many pages in a row were empty, or there are too many.
    pub fn pages(self) -> Pages<T, E> {
        let (plan, read) = self.into_parts();
        let by = plan.operation.pagination.copied();
        Pages { walk: Walk::new(plan, by), read, count: None }
    }

    /// The pages, where the program knows better than the document how they follow each other.
    ///
    /// ```
    /// use tintype::operation::Pagination;
    ///
    /// const BY_LINK: Pagination = Pagination::link();
    /// ```
    pub fn pages_by(self, by: Pagination) -> Pages<T, E> {
        let (plan, read) = self.into_parts();
        Pages { walk: Walk::new(plan, Some(by)), read, count: None }
    }
}

/// The pages of an operation, given while they come. See [`Call::pages`].
#[must_use = "a page is asked for when it is waited for"]
pub struct Pages<T, E> {
    walk: Walk,
    read: Reader<T, E>,
    /// The number of items of the last page.
    count: Option<u64>,
}

impl<T, E: OperationError> Pages<T, E> {
    /// The most pages that are read: 10,000, unless this says otherwise. Where there are more, the stream ends with an error;
    /// to read just a few, stop asking.
    pub fn max_pages(mut self, most: u32) -> Self {
        self.walk.most = most;
        self
    }

    /// How many pages in a row may have no item and say that there is more: 10, unless this says otherwise. Providers that
    /// filter what they have read give such pages.
    pub fn max_empty_pages(mut self, most: u32) -> Self {
        self.walk.most_empty = most;
        self
    }

    /// The items of the pages, one after the other.
    pub fn items(self) -> Items<T, E>
    where
        T: Paged,
    {
        Items::new(self)
    }

    /// The next page.
    pub async fn next(&mut self) -> Option<Result<Response<T>, E>> {
        poll_fn(|cx| self.poll(cx)).await
    }

    fn poll(&mut self, cx: &mut Context<'_>) -> Poll<Option<Result<Response<T>, E>>> {
        let outcome = match ready!(self.walk.poll(cx)) {
            None => return Poll::Ready(None),
            Some(Ok(raw)) => (self.read)(raw),
            Some(Err(Failure::Invalid(violations))) => Err(E::invalid(violations)),
            Some(Err(Failure::Error(error))) => Err(E::other(error)),
        };
        match &outcome {
            Ok(page) => self.count = self.walk.came(page.raw()),
            Err(_) => self.walk.end(),
        }
        Poll::Ready(Some(outcome))
    }
}

impl<T, E: OperationError> Stream for Pages<T, E> {
    type Item = Result<Response<T>, E>;
    fn poll_next(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        self.get_mut().poll(cx)
    }
}

impl<T, E> std::fmt::Debug for Pages<T, E> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Pages")
    }
}
