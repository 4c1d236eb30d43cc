//! What every generated type can do.

use crate::json::{self, DecodeError};
use crate::shape::{Schema, Shape, Slot};
use crate::validate::{Mode, Violations, misfits, validate_slot};

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

    /// The value as JSON text; see [`json::to_string`].
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

    /// What a tolerant reading left aside: members that did not fit, values that nobody listed, formats that do not parse.
    fn misfits(&self) -> Violations {
        misfits(self, &Self::schema())
    }
}
