//! Redirects: followed where that can do no harm, which is within an origin and without a body (RFC 9110, section 15.4).

use http::header::LOCATION;
use tokio::time::Instant;

use super::flow::around;
use super::plan::Plan;
use super::retry::spare::Spare;
use super::{Client, ClientBuilder, within_origin};
use crate::error::Error;
use crate::response::RawResponse;

/// How many redirects of a call are followed.
const MOST: usize = 5;

impl<C: From<Client>> ClientBuilder<C> {
    /// Whether redirects are followed: of `GET` and `HEAD` without a body and without a signature, up to 5 of a call, within
    /// the origin (scheme, host and port), credentials included. They are, unless this says otherwise. A redirect to another
    /// origin or to http is [`Error::Redirect`], unless the document names its status; those of other calls are answers.
    #[must_use]
    pub fn follow_redirects(mut self, follow: bool) -> Self {
        self.setup.redirects = follow;
        self
    }
}

/// A request and its answer, and those of the redirects that it is answered by. Their time is that of one attempt.
pub(super) async fn follow(
    plan: &mut Plan,
    deadline: Instant,
    limit: std::time::Duration,
) -> Result<RawResponse, Error> {
    let mut followed = 0;
    plan.next = None;
    loop {
        let spare = if may_follow(plan) { Spare::of(plan) } else { None };
        let answer = around(plan, deadline, limit).await?;
        let Some(spare) = spare.filter(|_| !plan.signed && redirects(&answer)) else { return Ok(answer) };
        let next = if followed < MOST { target(plan, &answer) } else { Err("there were 5 redirects before it") };
        match next {
            Ok(next) => plan.next = Some(next),
            // What the document names is an answer like others.
            Err(_) if answer.answer().is_some_and(|it| it.status != "default") => return Ok(answer),
            Err(reason) => return Err(Error::Redirect { response: answer, reason }),
        }
        spare.refill(plan);
        followed += 1;
    }
}

/// Whether the same request may be sent to another path.
fn may_follow(plan: &Plan) -> bool {
    plan.client.0.redirects && plan.body.is_none() && matches!(plan.operation.method, "GET" | "HEAD")
}

/// Whether an answer says that the resource is elsewhere.
fn redirects(answer: &RawResponse) -> bool {
    matches!(answer.status().as_u16(), 301 | 302 | 303 | 307 | 308) && answer.headers().contains_key(LOCATION)
}

/// Where it is.
fn target(plan: &mut Plan, answer: &RawResponse) -> Result<url::Url, &'static str> {
    let mut locations = answer.headers().get_all(LOCATION).iter();
    let location = match (locations.next(), locations.next()) {
        (Some(location), None) => location.to_str().map_err(|_| "its URL cannot be read")?,
        _ => return Err("it has several URLs"),
    };
    let sent = plan.sent_to.take().and_then(|sent| url::Url::parse(&sent).ok()).ok_or("its URL cannot be read")?;
    within_origin(&sent, location)
}
