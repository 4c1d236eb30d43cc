//! What may be sent again.

use super::key;
use crate::client::plan::Plan;
use crate::error::Error;
use crate::operation::Retry;
use crate::response::RawResponse;

/// Whether the same request may come to the provider twice; gives a keyed one its key. Without a key, it may not.
pub(super) fn repeatable(plan: &mut Plan) -> bool {
    match plan.operation.retry {
        Retry::Safe | Retry::Idempotent => true,
        Retry::Keyed(header) => key::ensure(plan, header),
        Retry::Never => false,
    }
}

/// Whether another attempt may follow. What has certainly not been sent may always be; when in doubt, it was sent.
///
/// The statuses are those that the clients of large providers repeat, 500 among them: what may come twice does no harm.
pub(super) fn allows(repeatable: bool, outcome: &Result<RawResponse, Error>) -> bool {
    match outcome {
        Err(Error::Transport(error)) => repeatable || error.is_connect(),
        // No token: nothing was sent, or what was sent was answered by 401.
        Err(error @ Error::Token { .. }) => error.is_retryable(),
        Err(error) => repeatable && error.is_retryable(),
        Ok(answer) => repeatable && answer.is_retryable(),
    }
}
