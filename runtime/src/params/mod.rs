//! Parameters: values become text in the path, the query, headers and cookies.

pub(crate) mod encode;
mod flat;
mod path;
mod style;
mod target;

pub(crate) use flat::{Flat, flatten};
pub(crate) use path::{check_segment, expand};
pub(crate) use style::{cookie, header, header_value, path_value, query};
pub(crate) use target::{full_path, target};
