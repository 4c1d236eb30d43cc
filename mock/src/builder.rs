//! Settings of a mock.

use std::path::{Path, PathBuf};
use std::sync::Mutex;

use tintype_codegen::{Options, check};

use crate::check::Accepted;
use crate::document::Document;
use crate::error::MockError;
use crate::fault::{Faults, Queue};
use crate::fresh::Fresh;
use crate::mock::{Mock, Shared};
use crate::perform::seed;
use crate::record::Records;
use crate::reply::Provider;
use crate::seen::Log;

/// Settings of a mock.
///
/// Any bearer token, user with a password, and API key is accepted that is not empty, and signatures are made with the
/// key `mock-secret`; each can be made exact.
///
/// ```no_run
/// use tintype_mock::Mock;
///
/// let mock = Mock::builder().bearer("token").signing_key("secret").open("specs/profile.yaml")?;
/// # Ok::<(), tintype_mock::MockError>(())
/// ```
#[derive(Clone, Default)]
pub struct MockBuilder {
    accepted: Accepted,
    no_records: bool,
    any_address: bool,
    overlays: Vec<PathBuf>,
    keep_going: bool,
    tag_required: bool,
    faults: Faults,
}

impl MockBuilder {
    /// The one bearer token that is accepted, also as the token of OAuth 2.
    #[must_use]
    pub fn bearer(mut self, token: impl Into<String>) -> MockBuilder {
        self.accepted.bearer = Some(token.into());
        self
    }

    /// The one user and password that are accepted.
    #[must_use]
    pub fn basic(mut self, user: impl Into<String>, password: impl Into<String>) -> MockBuilder {
        self.accepted.basic = Some((user.into(), password.into()));
        self
    }

    /// The one API key that is accepted.
    #[must_use]
    pub fn api_key(mut self, key: impl Into<String>) -> MockBuilder {
        self.accepted.api_key = Some(key.into());
        self
    }

    /// The key that requests are signed with, `mock-secret` at first.
    #[must_use]
    pub fn signing_key(mut self, key: impl Into<String>) -> MockBuilder {
        self.accepted.signing_key = Some(key.into());
        self
    }

    /// Starts without the records of the documented examples.
    #[must_use]
    pub fn without_records(mut self) -> MockBuilder {
        self.no_records = true;
        self
    }

    /// Lets [`Mock::serve`] listen on an address that other machines reach. It is no server for the open network.
    #[must_use]
    pub fn any_address(mut self) -> MockBuilder {
        self.any_address = true;
        self
    }

    /// Applies the OpenAPI Overlay at a path to the document, after those that were named before.
    #[must_use]
    pub fn overlay(mut self, path: impl Into<PathBuf>) -> MockBuilder {
        self.overlays.push(path.into());
        self
    }

    /// Plays what is left of a document with errors: what is at fault is loosened or left out.
    #[must_use]
    pub fn keep_going(mut self, keep_going: bool) -> MockBuilder {
        self.keep_going = keep_going;
        self
    }

    /// Answers a write of a record that has an `ETag` with 428 where it comes without `If-Match`.
    #[must_use]
    pub fn require_if_match(mut self) -> MockBuilder {
        self.tag_required = true;
        self
    }

    /// What goes wrong, and when.
    ///
    /// ```no_run
    /// use tintype_mock::{Fault, Faults, Mock};
    ///
    /// let script = Faults::none().then_for("updateProfile", Fault::Status(500).times(2)).then(Fault::Reset.after());
    /// let mock = Mock::builder().faults(script).open("specs/profile.yaml")?;
    /// let other = Mock::builder().faults("updateProfile: 500 then ok".parse()?).open("specs/profile.yaml")?;
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn faults(mut self, faults: Faults) -> MockBuilder {
        self.faults = self.faults.and(faults);
        self
    }

    /// The mock of the document at a path.
    ///
    /// # Errors
    /// The document can't be read or has errors, an `x-tintype-mock` in it can't be played, or a fault is meant for an
    /// operation that it does not have.
    pub fn open(self, path: impl AsRef<Path>) -> Result<Mock, MockError> {
        let options = Options { overlays: self.overlays, keep_going: self.keep_going, ..Options::default() };
        let document = Document::of(&check(path.as_ref(), &options)?)?;
        let known = |on: &&str| document.operations.iter().any(|operation| operation.id == *on);
        if let Some(on) = self.faults.operations().find(|on| !known(on)) {
            return Err(MockError::Fault { on: on.to_owned() });
        }
        let records = if self.no_records { Records::default() } else { seed(&document) };
        Ok(Mock::new(Shared {
            provider: Provider {
                document,
                accepted: self.accepted,
                fresh: Fresh::default(),
                tag_required: self.tag_required,
            },
            records: Mutex::new(records),
            log: Mutex::new(Log::default()),
            faults: Mutex::new(Queue::new(self.faults)),
            any_address: self.any_address,
        }))
    }
}

/// Shows no credential.
impl std::fmt::Debug for MockBuilder {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("MockBuilder").finish_non_exhaustive()
    }
}
