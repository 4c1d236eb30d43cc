//! Values that are known to keep the rules.

use std::ops::Deref;

use serde::{Serialize, Serializer};

use super::{Mode, Violations};
use crate::value::Model;

/// A value that keeps every rule of the document: it was checked when this was made, and can't be changed without being taken
/// out. It derefs to the value, so `&checked` goes where `&value` does: to a call, say.
///
/// ```
/// # use tintype::shape::{Additional, Body, Field, Flags, Kind, Rule, Schema, Shape, Source};
/// # static SOURCE: Source = Source { files: &["users.yaml"], rows: "User 3 2 1\n" };
/// # static USER: Shape = Shape::object("User", &SOURCE, &[
/// #     Field("name", Flags::REQUIRED, Schema { kind: Kind::Text, rules: &[Rule::MinLength(2)] }, None),
/// # ]);
/// # #[derive(Clone, PartialEq)]
/// # pub struct User { pub name: String, pub extra: tintype::Extra }
/// # tintype::object!(User, USER, new(name), [name], extra);
/// use tintype::{Checked, Mode, Model};
///
/// fn greet(user: &Checked<User>) -> String {
///     format!("Hello, {}", user.name)
/// }
///
/// let user = User { name: "Ann".into(), extra: Default::default() }.checked(Mode::Request)?;
/// assert_eq!(greet(&user), "Hello, Ann");
///
/// let broken = User { name: "A".into(), extra: Default::default() }.checked(Mode::Request).unwrap_err();
/// assert_eq!(broken.to_string(), "/name  minLength: \"A\" is shorter than 2   users.yaml:6");
/// # Ok::<(), tintype::Violations>(())
/// ```
#[derive(Debug, Clone, PartialEq)]
pub struct Checked<T>(T);

impl<T: Model> Checked<T> {
    /// Checks a value for a direction.
    ///
    /// # Errors
    /// All violations, each with its place.
    pub fn new(value: T, mode: Mode) -> Result<Checked<T>, Violations> {
        super::validate_slot(&value, &T::schema(), mode).into_result().map(|()| Checked(value))
    }
}

impl<T> Checked<T> {
    /// The value, to be changed.
    pub fn into_inner(self) -> T {
        self.0
    }
}

impl<T> Deref for Checked<T> {
    type Target = T;
    fn deref(&self) -> &T {
        &self.0
    }
}

impl<T> AsRef<T> for Checked<T> {
    fn as_ref(&self) -> &T {
        &self.0
    }
}

impl<T: Serialize> Serialize for Checked<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.0.serialize(serializer)
    }
}
