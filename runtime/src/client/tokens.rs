//! An attempt with the tokens it needs, and once more with new ones where the provider takes the old ones no longer.

use std::sync::Arc;
use std::time::Duration;

use http::StatusCode;
use tokio::time::{Instant, timeout_at};

use super::choice::Choice;
use super::plan::Plan;
use super::redirect::follow;
use super::retry::spare::Spare;
use crate::auth::{Cache, Credential};
use crate::error::Error;
use crate::response::RawResponse;

/// One attempt: a request and its answer. `limit` is the time that ends at the deadline, for the error.
pub(super) async fn attempt(plan: &mut Plan, deadline: Instant, limit: Duration) -> Result<RawResponse, Error> {
    if plan.client.0.credentials.any_source() {
        return Box::pin(with_tokens(plan, deadline, limit)).await;
    }
    follow(plan, deadline, limit).await
}

async fn with_tokens(plan: &mut Plan, deadline: Instant, limit: Duration) -> Result<RawResponse, Error> {
    // Without a runtime the timer and the token's task would panic.
    if tokio::runtime::Handle::try_current().is_err() {
        return Err(Error::NoRuntime);
    }
    let caches = caches(plan)?;
    take(plan, &caches, false, deadline, limit).await?;
    if caches.is_empty() || plan.renewed {
        return follow(plan, deadline, limit).await;
    }
    let spare = Spare::of(plan);
    let outcome = follow(plan, deadline, limit).await;
    if !matches!(&outcome, Ok(answer) if answer.status() == StatusCode::UNAUTHORIZED) {
        return outcome;
    }
    for (scheme, cache) in &caches {
        let used = plan.tokens.iter().find(|(name, _)| name == scheme);
        if let Some((_, lease)) = used {
            cache.refuse(lease.number);
        }
    }
    // What was answered by 401 was not acted on, so it may be sent again, whatever it is; unless it was a stream.
    let Some(spare) = spare else { return outcome };
    plan.renewed = true;
    take(plan, &caches, true, deadline, limit).await?;
    spare.refill(plan);
    match follow(plan, deadline, limit).await {
        // What was withheld was not sent: what came of the request before it is said.
        Err(Error::Throttled { .. } | Error::Intercepted { .. }) => outcome,
        again => again,
    }
}

/// The schemes of this call whose tokens come from a source.
fn caches(plan: &Plan) -> Result<Vec<(&'static str, Arc<Cache>)>, Error> {
    let choice = Choice::of(&plan.client.0, plan)?;
    let mut caches = Vec::new();
    for scheme in choice.schemes {
        if let Some(Credential::Source(cache)) = choice.credentials.get(scheme) {
            caches.push((scheme.name, cache.clone()));
        }
    }
    Ok(caches)
}

/// Takes a token of each. Waiting for one is a part of the call's time.
async fn take(
    plan: &mut Plan,
    caches: &[(&'static str, Arc<Cache>)],
    sent: bool,
    deadline: Instant,
    limit: Duration,
) -> Result<(), Error> {
    plan.tokens.clear();
    for (scheme, cache) in caches {
        let lease = timeout_at(deadline, cache.lease()).await.map_err(|_| Error::Timeout { limit, attempts: 1 })?;
        plan.tokens.push((scheme, lease.map_err(|error| Error::Token { scheme, sent, error })?));
    }
    Ok(())
}
