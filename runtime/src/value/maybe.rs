//! A member that may be absent, null or a value.

/// A member that is optional and nullable: the document tells absent and null apart.
///
/// ```
/// use tintype::Maybe;
/// let mut nickname: Maybe<String> = Maybe::default();
/// assert!(nickname.is_absent());
/// nickname = "Bo".to_owned().into();
/// assert_eq!(nickname.value().map(String::as_str), Some("Bo"));
/// nickname = Maybe::Null; // written as null: "take it away"
/// assert!(nickname.is_null());
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Maybe<T> {
    /// Not in the object.
    #[default]
    Absent,
    /// An explicit null.
    Null,
    /// A value.
    Value(T),
}

impl<T> Maybe<T> {
    /// Whether the member is absent.
    pub const fn is_absent(&self) -> bool {
        matches!(self, Maybe::Absent)
    }
    /// Whether the member is an explicit null.
    pub const fn is_null(&self) -> bool {
        matches!(self, Maybe::Null)
    }
    /// The value, if there is one.
    pub const fn value(&self) -> Option<&T> {
        match self {
            Maybe::Value(value) => Some(value),
            _ => None,
        }
    }
    /// The value for writing, if there is one.
    pub const fn value_mut(&mut self) -> Option<&mut T> {
        match self {
            Maybe::Value(value) => Some(value),
            _ => None,
        }
    }
    /// The value, if there is one.
    pub fn into_value(self) -> Option<T> {
        match self {
            Maybe::Value(value) => Some(value),
            _ => None,
        }
    }
    /// The value, after putting the type's default there if there was none.
    pub fn get_or_insert_default(&mut self) -> &mut T
    where
        T: Default,
    {
        self.get_or_insert_with(T::default)
    }
    /// The value, after making one if there was none.
    pub fn get_or_insert_with(&mut self, make: impl FnOnce() -> T) -> &mut T {
        if !matches!(self, Maybe::Value(_)) {
            *self = Maybe::Value(make());
        }
        match self {
            Maybe::Value(value) => value,
            _ => unreachable!("a value was put there"),
        }
    }
    /// Leaves the member absent and gives what was there.
    #[must_use]
    pub fn take(&mut self) -> Maybe<T> {
        std::mem::replace(self, Maybe::Absent)
    }
}

impl<T> From<T> for Maybe<T> {
    fn from(value: T) -> Maybe<T> {
        Maybe::Value(value)
    }
}

/// `None` becomes null: an absent member is one that was never set.
impl<T> From<Option<T>> for Maybe<T> {
    fn from(value: Option<T>) -> Maybe<T> {
        value.map_or(Maybe::Null, Maybe::Value)
    }
}
