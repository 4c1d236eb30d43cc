//! Why no response came.

use std::error::Error;

/// What kept a request from being answered. Its text names no URL, for a URL may carry a credential.
#[derive(Debug)]
pub struct TransportError {
    source: Box<dyn Error + Send + Sync>,
    connect: bool,
    attempts: u32,
    /// Whether an earlier attempt may have been received.
    sent_before: bool,
}

impl TransportError {
    /// An error of the transport; a `TransportError` in a box is given back as it was.
    pub fn new(source: impl Into<Box<dyn Error + Send + Sync>>) -> TransportError {
        match source.into().downcast() {
            Ok(error) => *error,
            Err(source) => TransportError { source, connect: false, attempts: 1, sent_before: false },
        }
    }

    /// An error from before the connection stood: the provider has seen nothing of the request.
    pub fn connect(source: impl Into<Box<dyn Error + Send + Sync>>) -> TransportError {
        TransportError { source: source.into(), connect: true, attempts: 1, sent_before: false }
    }

    /// Whether no connection was ever made, in this attempt or one before, so that the provider cannot have acted on the
    /// request.
    pub fn is_connect(&self) -> bool {
        self.connect && !self.sent_before
    }

    /// Whether the last attempt found no connection.
    pub(crate) fn is_unconnected(&self) -> bool {
        self.connect
    }

    /// How many attempts were made.
    pub(crate) fn attempts(&self) -> u32 {
        self.attempts
    }

    /// The same error, after that many attempts, one of which may have been received.
    pub(crate) fn after(self, made: u32, sent_before: bool) -> TransportError {
        TransportError { attempts: made, sent_before, ..self }
    }
}

impl std::fmt::Display for TransportError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(if self.connect {
            "no connection to the provider"
        } else {
            "the exchange with the provider broke off"
        })
    }
}

impl Error for TransportError {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        Some(self.source.as_ref())
    }
}
