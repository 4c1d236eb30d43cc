//! What came of an attempt.

use std::borrow::Cow;
use std::time::Duration;

use http::StatusCode;

use crate::error::Error;
use crate::response::RawResponse;

/// What came of an attempt: an answer of whatever status, an error, or neither because the call was dropped.
pub struct AttemptOutcome<'a> {
    came: Option<Result<&'a RawResponse, &'a Error>>,
    duration: Duration,
}

impl<'a> AttemptOutcome<'a> {
    pub(super) fn new(came: Option<Result<&'a RawResponse, &'a Error>>, duration: Duration) -> AttemptOutcome<'a> {
        AttemptOutcome { came, duration }
    }

    /// The answer, if one came.
    pub fn response(&self) -> Option<&'a RawResponse> {
        self.came.and_then(Result::ok)
    }
    /// The error, if no answer came. A status that says failure is none.
    pub fn error(&self) -> Option<&'a Error> {
        self.came.and_then(Result::err)
    }
    /// Whether the call was dropped before anything came.
    pub fn is_dropped(&self) -> bool {
        self.came.is_none()
    }
    /// The status of the answer, if one came.
    pub fn status(&self) -> Option<StatusCode> {
        match self.came? {
            Ok(answer) => Some(answer.status()),
            Err(error) => error.status(),
        }
    }
    /// What failed, as a word of which there are few: the status from 400 on, [`Error::kind`], or `dropped`. It is the
    /// `error.type` of OpenTelemetry.
    pub fn error_type(&self) -> Option<Cow<'static, str>> {
        match self.came {
            None => Some("dropped".into()),
            Some(Err(error)) => Some(error.kind().into()),
            Some(Ok(answer)) => {
                let status = answer.status();
                (status.as_u16() >= 400).then(|| status.as_str().to_owned().into())
            }
        }
    }
    /// How long it took, without the wait for limits.
    pub fn duration(&self) -> Duration {
        self.duration
    }
    /// How many bytes the answer's body has, after any content coding; nothing of one that is read while it comes.
    pub fn body_length(&self) -> Option<u64> {
        let answer = self.response()?;
        (!answer.is_stream()).then(|| answer.bytes().len() as u64)
    }
}

impl std::fmt::Debug for AttemptOutcome<'_> {
    /// The status or the kind of the error, and the time; nothing that came.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("AttemptOutcome")
            .field("status", &self.status().map(|status| status.as_u16()))
            .field("error_type", &self.error_type())
            .field("duration", &self.duration)
            .finish_non_exhaustive()
    }
}
