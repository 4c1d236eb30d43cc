//! The items of pages.

use std::future::poll_fn;
use std::pin::Pin;
use std::task::{Context, Poll, ready};

use futures_core::Stream;

use super::Pages;
use crate::error::Error;
use crate::failure::OperationError;
use crate::response::{Answered, Response};
use crate::shape::Slot;

/// A page whose items are known: an array, and each generated type that is the page of an operation.
pub trait Paged: Answered {
    /// What a page has several of.
    type Item;

    /// The items; none where the page has no list of them.
    fn into_items(self) -> Option<Vec<Self::Item>>;
}

impl<T: Slot> Paged for Vec<T> {
    type Item = T;
    fn into_items(self) -> Option<Vec<T>> {
        Some(self)
    }
}

impl<T: Paged + Slot> Paged for Option<T> {
    type Item = T::Item;
    fn into_items(self) -> Option<Vec<T::Item>> {
        self.and_then(T::into_items)
    }
}

/// The items of an operation's pages, given while they come. It holds one page. See [`Pages::items`].
///
/// A page whose items do not fit their type is an error: tolerant reading would leave them out.
#[must_use = "a page is asked for when it is waited for"]
pub struct Items<T: Paged, E> {
    pages: Pages<T, E>,
    held: std::vec::IntoIter<T::Item>,
}

impl<T: Paged, E: OperationError> Items<T, E> {
    pub(super) fn new(pages: Pages<T, E>) -> Items<T, E> {
        Items { pages, held: Vec::new().into_iter() }
    }

    /// The next item.
    pub async fn next(&mut self) -> Option<Result<T::Item, E>> {
        poll_fn(|cx| self.poll(cx)).await
    }

    fn poll(&mut self, cx: &mut Context<'_>) -> Poll<Option<Result<T::Item, E>>> {
        loop {
            if let Some(item) = self.held.next() {
                return Poll::Ready(Some(Ok(item)));
            }
            match ready!(self.pages.poll(cx)) {
                None => return Poll::Ready(None),
                Some(Err(error)) => return Poll::Ready(Some(Err(error))),
                Some(Ok(page)) => match self.open(page) {
                    Ok(items) => self.held = items.into_iter(),
                    Err(error) => {
                        self.pages.walk.end();
                        return Poll::Ready(Some(Err(E::other(error))));
                    }
                },
            }
        }
    }

    fn open(&self, page: Response<T>) -> Result<Vec<T::Item>, Error> {
        let response = page.raw().clone();
        let items = page.into_body().into_items().unwrap_or_default();
        match self.pages.count {
            Some(count) if count != items.len() as u64 => {
                // What did not fit is found by reading the page once more: it is seldom needed.
                let misfits = response.clone().read::<T>().map(|page| page.misfits()).unwrap_or_default();
                Err(Error::Misfit { response, violations: Box::new(misfits) })
            }
            _ => Ok(items),
        }
    }
}

impl<T: Paged, E> Unpin for Items<T, E> {}

impl<T: Paged, E: OperationError> Stream for Items<T, E> {
    type Item = Result<T::Item, E>;
    fn poll_next(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        self.get_mut().poll(cx)
    }
}

impl<T: Paged, E> std::fmt::Debug for Items<T, E> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Items")
    }
}
