//! Formats of strings: checks for the ones with a rule, and types that keep their text.
//!
//! A [`Date`], [`DateTime`], [`Duration`], [`Uuid`], [`Uri`], [`Decimal`] or [`Base64`] holds whatever text came in, for what a server sends is not
//! always what its document promises. Reading never fails on a format; `is_valid` says whether the text keeps
//! the format's rule, and the conversions (`to_jiff`, `to_bytes`, `to_url`) say what is wrong with it.

mod base64;
mod check;
mod date;
mod date_time;
mod decimal;
mod duration;
mod email;
mod error;
mod host;
mod idna2008;
mod pointer;
mod reference;
mod regex;
mod rfc3339;
mod text;
mod uri;
mod uri_template;
mod uuid;

pub use base64::Base64;
pub use check::check;
pub(crate) use check::checker;
pub use date::Date;
pub use date_time::DateTime;
pub use decimal::Decimal;
pub use duration::Duration;
pub use error::FormatError;
pub use uri::Uri;
pub use uuid::Uuid;
