//! What came of a call, in words, and whether it shows a secret.

use std::error::Error as StdError;
use std::fmt::Debug;

use tintype::failure::{Cause, OperationError};
use tintype::response::Answered;
use tintype::{Error, Response};

/// Every secret of these tests has this in it; the second is how Basic spells it.
pub(crate) const SECRETS: [&str; 2] = ["hunter2", "NDcxMTpodW50ZXIy"];

/// What came of a call.
#[derive(Debug, Clone)]
pub(crate) struct Outcome {
    /// In words, as `Conflict 409` or `timeout`.
    pub(crate) kind: String,
    pub(crate) is_retryable: bool,
    pub(crate) is_unsent: bool,
    pub(crate) attempts: u32,
}

impl Outcome {
    /// # Panics
    /// If a secret shows.
    pub(crate) fn of<T: Answered + Debug, E: OperationError + 'static>(result: Result<Response<T>, E>) -> Outcome {
        match result {
            Ok(answer) => {
                hidden(&format!("{answer:?}"));
                let kind = match answer.misfits().len() {
                    0 => "ok".to_owned(),
                    _ => "ok, misfits".to_owned(),
                };
                Outcome { kind, is_retryable: false, is_unsent: false, attempts: answer.attempts() }
            }
            Err(error) => {
                hidden_error(&error);
                let cause = OperationError::cause(&error);
                Outcome {
                    kind: kind(&cause),
                    is_retryable: cause.is_retryable(),
                    is_unsent: matches!(&cause, Cause::Other(error) if error.is_unsent()),
                    attempts: cause.attempts(),
                }
            }
        }
    }

    pub(crate) fn is_ok(&self) -> bool {
        self.kind.starts_with("ok")
    }
}

fn kind(cause: &Cause<'_>) -> String {
    let status = || cause.status().unwrap().as_u16();
    match cause {
        Cause::Answer(variant, _) => format!("{variant} {}", status()),
        Cause::Refused(_) => format!("refused inside {}", status()),
        Cause::Invalid(_) => "invalid".to_owned(),
        Cause::Other(error) => match error {
            Error::Transport(error) if error.is_connect() => "no connection".to_owned(),
            Error::Transport(_) => "broken off".to_owned(),
            Error::Timeout { .. } => "timeout".to_owned(),
            Error::Decode { error, .. } if error.pointer().is_empty() => "no fit".to_owned(),
            Error::Decode { error, .. } => {
                // A pointer may be as deep as the body.
                let pointer: String = error.pointer().chars().take(60).collect();
                format!("no fit at {pointer}{}", if pointer.len() < error.pointer().len() { "…" } else { "" })
            }
            Error::Undocumented { .. } => format!("undocumented {}", status()),
            Error::EmptyBody { .. } => "empty body".to_owned(),
            Error::ContentType { .. } => "content type".to_owned(),
            Error::BodyTooLarge { .. } => "body too large".to_owned(),
            Error::HeadersTooLarge { .. } => "headers too large".to_owned(),
            other => panic!("{other:?}"),
        },
    }
}

/// # Panics
/// If a text holds a secret.
pub(crate) fn hidden(text: &str) {
    assert!(!SECRETS.iter().any(|secret| text.contains(secret)), "{text}");
}

/// # Panics
/// If an error, or one beneath it, shows a secret.
fn hidden_error(error: &(dyn StdError + 'static)) {
    let mut next = Some(error);
    while let Some(error) = next {
        [format!("{error}"), format!("{error:?}"), format!("{error:#?}")].iter().for_each(|text| hidden(text));
        next = error.source();
    }
}
