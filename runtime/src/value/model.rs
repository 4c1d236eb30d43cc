//! What every generated type can do.

use crate::json::{self, DecodeError};
use crate::shape::{Schema, Shape, Slot};
use crate::validate::{Checked, Mode, Violations, misfits, validate_slot, validate_slot_up_to};
use crate::value::request;

/// A generated type: a value that its table describes. Implemented by the macros of this crate.
pub trait Model: Slot + Sized {
    /// The type's table.
    fn shape() -> &'static Shape;

    /// The position that holds the type.
    fn schema() -> Schema {
        Schema::of(Self::shape())
    }

    /// Reads the type from JSON; see [`json::from_slice`].
    ///
    /// # Errors
    /// The text is not JSON, or no value of the type can be made of it.
    fn from_json(text: &[u8]) -> Result<Self, DecodeError> {
        json::from_slice(text)
    }

    /// The value as JSON text; see [`json::to_string`]. What was read is written as it came. A variant made in Rust whose type
    /// has no place for the member that tells its union's variants apart bears that member in a request alone.
    fn to_json(&self) -> String {
        json::to_string(self)
    }

    /// Checks the value against the document, whoever sends it.
    ///
    /// # Errors
    /// All violations, each with its place.
    fn validate(&self) -> Result<(), Violations> {
        validate_slot(self, &Self::schema(), Mode::Any).into_result()
    }

    /// Checks the value as one that is sent to the server: `readOnly` members are refused, and not asked for.
    ///
    /// # Errors
    /// All violations, each with its place.
    fn validate_request(&self) -> Result<(), Violations> {
        validate_slot(self, &Self::schema(), Mode::Request).into_result()
    }

    /// Checks the value as one that came from the server: `writeOnly` members are not asked for.
    ///
    /// # Errors
    /// All violations, each with its place.
    fn validate_response(&self) -> Result<(), Violations> {
        validate_slot(self, &Self::schema(), Mode::Response).into_result()
    }

    /// Checks the value, and records no more than so many violations; the others are counted. The other ways of checking
    /// record 100.
    ///
    /// # Errors
    /// The first violations, each with its place, and how many there are.
    fn validate_up_to(&self, mode: Mode, most: usize) -> Result<(), Violations> {
        validate_slot_up_to(self, &Self::schema(), mode, most).into_result()
    }

    /// The value as one that is known to keep the rules: `Profile::new("Ann").checked(Mode::Request)?`.
    ///
    /// # Errors
    /// All violations, each with its place.
    fn checked(self, mode: Mode) -> Result<Checked<Self>, Violations> {
        Checked::new(self, mode)
    }

    /// The value without its `readOnly` members, at every depth: what came from the server, ready to be changed and sent
    /// back. A member that the type cannot do without stays; only types that are never sent have such members.
    ///
    /// ```
    /// # use tintype::shape::{Field, Schema, Shape, Source};
    /// # static SOURCE: Source = Source { files: &[], rows: "" };
    /// # static USER: Shape = Shape::object(
    /// #     "User",
    /// #     &SOURCE,
    /// #     &[Field::required("id", Schema::TEXT).read_only(), Field::optional("city", Schema::TEXT)],
    /// # );
    /// # #[derive(Clone, PartialEq)]
    /// # pub struct User { pub id: Option<String>, pub city: Option<String>, pub extra: tintype::Extra }
    /// # tintype::object!(User, USER, new(), [id, city], extra);
    /// use tintype::Model;
    ///
    /// let received = User::from_json(br#"{"id": "u-7", "city": "Oslo"}"#)?;
    /// assert!(received.validate_request().is_err()); // `id` is for the server alone to set
    ///
    /// let mut change = received.clone().for_request();
    /// change.city = Some("Bergen".to_owned());
    /// assert_eq!(change.to_json(), r#"{"city":"Bergen"}"#);
    /// # Ok::<(), tintype::DecodeError>(())
    /// ```
    #[must_use]
    fn for_request(mut self) -> Self {
        request::strip(&mut self, &Self::schema());
        self
    }

    /// What a tolerant reading left aside: members that did not fit, values that nobody listed, formats that do not parse.
    fn misfits(&self) -> Violations {
        misfits(self, &Self::schema())
    }
}
