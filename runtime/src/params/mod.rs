//! Parameters: values become text in the path, the query, headers and cookies.

mod deep;
pub(crate) mod encode;
mod flat;
mod path;
mod pieces;
mod style;
mod target;

pub(crate) use deep::{pairs, text as scalar_text};
pub(crate) use flat::{Flat, flatten};
pub(crate) use path::{check_segment, check_segments, expand};
pub(crate) use pieces::{header, header_value, path_value};
pub(crate) use style::{cookie, form, query};
pub(crate) use target::{full_path, target};
