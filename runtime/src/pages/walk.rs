//! The way from page to page, the same for pages of every type.

use std::collections::HashSet;
use std::hash::{BuildHasher, RandomState};
use std::task::{Context, Poll};

use url::Url;

use super::next::{Ask, Before, read, set, value_of, without};
use super::{EMPTY, MOST, PageFault};
use crate::auth::SchemeKind;
use crate::client::{Failure, Plan, send, target};
use crate::error::Error;
use crate::operation::{In, Next, Pagination};
use crate::response::RawResponse;
use crate::transport::BoxFuture;

/// Where the way is.
enum State {
    /// Before the first page.
    Start(Box<Plan>),
    /// A page was asked for.
    Sent(BoxFuture<'static, Result<RawResponse, Failure>>),
    /// A page came.
    Came,
    /// Nothing follows.
    Done,
}

/// The way from page to page. A page is asked for when somebody waits for it, and not before.
pub(super) struct Walk {
    state: State,
    by: Option<Pagination>,
    /// What the last page was asked for with, and where.
    last: Option<(Box<Plan>, Url)>,
    next: Option<Result<Ask, PageFault>>,
    before: Before,
    /// The pages that were asked for, each as a number: texts of any length may be sent by a provider.
    seen: HashSet<u64>,
    hash: RandomState,
    made: u32,
    empty: u32,
    pub(super) most: u32,
    pub(super) most_empty: u32,
}

impl Walk {
    pub(super) fn new(plan: Box<Plan>, by: Option<Pagination>) -> Walk {
        Walk {
            state: State::Start(plan),
            by,
            last: None,
            next: None,
            before: Before::default(),
            seen: HashSet::new(),
            hash: RandomState::new(),
            made: 0,
            empty: 0,
            most: MOST,
            most_empty: EMPTY,
        }
    }

    /// The next page as it came; whoever could read it says so with [`came`](Walk::came).
    pub(super) fn poll(&mut self, cx: &mut Context<'_>) -> Poll<Option<Result<RawResponse, Failure>>> {
        loop {
            match std::mem::replace(&mut self.state, State::Done) {
                State::Start(plan) => match self.begin(&plan) {
                    Ok(()) => self.state = State::Sent(send(plan)),
                    Err(fault) => return Poll::Ready(Some(Err(failure(fault)))),
                },
                State::Sent(mut page) => match page.as_mut().poll(cx) {
                    Poll::Pending => {
                        self.state = State::Sent(page);
                        return Poll::Pending;
                    }
                    Poll::Ready(outcome) => return Poll::Ready(Some(outcome)),
                },
                State::Came => match self.next.take().map(|next| next.and_then(|ask| self.follow(ask))) {
                    None => return Poll::Ready(None),
                    Some(Ok(plan)) => self.state = State::Sent(send(plan)),
                    Some(Err(fault)) => return Poll::Ready(Some(Err(failure(fault)))),
                },
                State::Done => return Poll::Ready(None),
            }
        }
    }

    /// Keeps what further pages are asked for with. What is wrong with the request is said when it is sent.
    fn begin(&mut self, plan: &Plan) -> Result<(), PageFault> {
        let by = self.by.ok_or(PageFault::Unknown)?;
        let Ok(url) = target(plan) else { return Ok(()) };
        match by.next {
            Next::Link | Next::Url(_) => _ = self.is_new(url.as_str()),
            Next::Cursor { parameter, .. } | Next::LastItem { parameter, .. } => {
                let _ = value_of(plan, parameter).map(|value| self.is_new(&value));
            }
            Next::Page { .. } | Next::Offset { .. } => {}
        }
        self.last = Some((plan.again().ok_or(PageFault::Stream)?, url));
        Ok(())
    }

    /// Takes note of a page that could be read, and gives the number of its items where their place is known.
    pub(super) fn came(&mut self, page: &RawResponse) -> Option<u64> {
        self.state = State::Came;
        self.made = self.made.saturating_add(1);
        let ((plan, url), by) = (self.last.as_ref()?, self.by.as_ref()?);
        match read(by, page, (plan, url), &mut self.before) {
            Ok(said) => {
                self.empty = if said.count == Some(0) { self.empty.saturating_add(1) } else { 0 };
                self.next = said.ask.map(|ask| self.guard(ask));
                said.count
            }
            Err(fault) => {
                self.next = Some(Err(fault));
                None
            }
        }
    }

    fn guard(&mut self, ask: Ask) -> Result<Ask, PageFault> {
        let text = match &ask {
            Ask::Url(url) => url.as_str(),
            Ask::Value(_, value) => value,
        };
        if !self.is_new(text) {
            Err(PageFault::Repeated)
        } else if self.empty > self.most_empty {
            Err(PageFault::Empty(self.empty))
        } else if self.made >= self.most {
            Err(PageFault::TooMany(self.made))
        } else {
            Ok(ask)
        }
    }

    fn is_new(&mut self, text: &str) -> bool {
        self.seen.insert(self.hash.hash_one(text))
    }

    /// The request for the next page.
    fn follow(&mut self, ask: Ask) -> Result<Box<Plan>, PageFault> {
        let (plan, at) = self.last.as_mut().ok_or(PageFault::Unknown)?;
        match ask {
            Ask::Url(url) => {
                // A key in the query is written again with the other credentials.
                let schemes = plan.client.0.api.schemes;
                let is_key = |name: &str| {
                    let names = |kind: &SchemeKind| matches!(kind, SchemeKind::ApiKey { place: In::Query, name: key } if *key == name);
                    schemes.iter().any(|scheme| names(&scheme.kind))
                };
                let query = url.query().unwrap_or_default();
                let has_key = url.query_pairs().any(|(name, _)| is_key(&name));
                plan.query = if has_key { without(query, is_key) } else { query.to_owned() };
                plan.link = Some(url.clone());
                *at = url;
            }
            Ask::Value(parameter, value) => set(plan, parameter, &value)?,
        }
        plan.again().ok_or(PageFault::Stream)
    }

    /// Nothing follows.
    pub(super) fn end(&mut self) {
        self.state = State::Done;
    }
}

fn failure(fault: PageFault) -> Failure {
    Failure::Error(Error::NextPage { fault })
}
