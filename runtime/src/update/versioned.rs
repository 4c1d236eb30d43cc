//! A value with the version in which it was read.

use std::ops::{Deref, DerefMut};

use crate::json::{DecodeError, from_str, to_tree};
use crate::shape::Schema;
use crate::value::{Json, Model};

use super::project::project;

/// A value together with the version in which the provider had it: what a later write needs to say what it was made from.
///
/// The version is a member of the value (`x-tintype-version`) or the `ETag` of the answer; [`Call::since`](crate::Call::since)
/// makes a write carry whichever the document has. It can be kept as long as one likes: whoever has written in between makes
/// the write a conflict, and nothing is lost.
///
/// ```
/// # use tintype::shape::{Field, Schema, Shape, Source};
/// # static SOURCE: Source = Source { files: &[], rows: "" };
/// # static USER: Shape = Shape::object(
/// #     "User",
/// #     &SOURCE,
/// #     &[Field::optional("id", Schema::TEXT).read_only(), Field::optional("city", Schema::TEXT)],
/// # );
/// # static CHANGE: Shape = Shape::object("Change", &SOURCE, &[Field::optional("city", Schema::TEXT)]);
/// # #[derive(Clone, PartialEq)]
/// # pub struct User { pub id: Option<String>, pub city: Option<String>, pub extra: tintype::Extra }
/// # tintype::object!(User, USER, new(), [id, city], extra);
/// # #[derive(Clone, PartialEq)]
/// # pub struct Change { pub city: Option<String>, pub extra: tintype::Extra }
/// # tintype::object!(Change, CHANGE, new(), [city], extra);
/// use tintype::{Model, Versioned};
///
/// // `response.versioned()` gives one.
/// let read: User = tintype::from_str(r#"{"id": "u-7", "city": "Oslo", "nick": "Ann"}"#)?;
/// let read = Versioned::new(read, Some("\"v7\"".to_owned()));
///
/// let mut change: Versioned<Change> = read.request()?;
/// change.city = Some("Bergen".to_owned());
/// assert_eq!(change.to_json(), r#"{"city":"Bergen","nick":"Ann"}"#); // nobody knows `nick`: it is kept
/// assert_eq!(change.etag(), Some("\"v7\""));
/// // `client.update_user(&change).since(&change)` sends it.
/// # Ok::<(), tintype::DecodeError>(())
/// ```
#[derive(Clone, PartialEq)]
pub struct Versioned<T> {
    value: T,
    tag: Option<String>,
}

impl<T> Versioned<T> {
    /// A value that was read with this `ETag`, as it came: a weak one with its `W/`.
    pub fn new(value: T, tag: Option<String>) -> Versioned<T> {
        Versioned { value, tag }
    }

    /// The `ETag` that the value was read with (RFC 9110, section 8.8.3).
    pub fn etag(&self) -> Option<&str> {
        self.tag.as_deref()
    }

    /// Another value of the same version: a part of this one, say.
    pub fn map<U>(self, change: impl FnOnce(T) -> U) -> Versioned<U> {
        Versioned { value: change(self.value), tag: self.tag }
    }

    /// The value alone.
    pub fn into_inner(self) -> T {
        self.value
    }
}

impl<T: Model> Versioned<T> {
    /// The same as a request has it: the members that both types have, those that neither knows, and nothing that is for the
    /// provider alone to set.
    ///
    /// # Errors
    /// If the request needs a member that was not read.
    pub fn request<W: Model>(&self) -> Result<Versioned<W>, DecodeError> {
        let from = T::schema();
        let value = request(&to_tree(&self.value, &from), Some(&from))?;
        Ok(Versioned { value, tag: self.tag.clone() })
    }

    pub(crate) fn tree(&self) -> Json {
        to_tree(&self.value, &T::schema())
    }
}

/// What was read as a value that can be written.
pub(super) fn request<W: Model>(read: &Json, from: Option<&Schema>) -> Result<W, DecodeError> {
    // A member that the provider alone sets may be one that the type cannot do without, so it is read before it is taken away.
    from_str::<W>(&project(read, from, &W::schema()).to_string()).map(W::for_request)
}

impl<T> Deref for Versioned<T> {
    type Target = T;
    fn deref(&self) -> &T {
        &self.value
    }
}

impl<T> DerefMut for Versioned<T> {
    fn deref_mut(&mut self) -> &mut T {
        &mut self.value
    }
}

impl<T: std::fmt::Debug> std::fmt::Debug for Versioned<T> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Versioned").field("value", &self.value).field("etag", &self.tag).finish()
    }
}
