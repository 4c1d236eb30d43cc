//! Problems with places: collected within a stage, asked for between stages, and rendered for people or for tools.
//!
//! ```
//! use tintype_codegen::diagnostic::{Diagnostic, Diagnostics, Sources, Span, render_human};
//!
//! let mut sources = Sources::new();
//! let file = sources.add("api.yaml".into(), "opanapi: 3.1.0\n".to_owned());
//! let mut diagnostics = Diagnostics::new();
//! diagnostics.push(
//!     Diagnostic::error("unknown-member", Span { file, start: 0, end: 7 }, "`opanapi` is not a member of a document")
//!         .help("did you mean `openapi`?"),
//! );
//! assert!(render_human(&diagnostics, &sources, false).contains("--> api.yaml:1:1"));
//! ```

mod collect;
mod human;
mod json;
mod position;
mod sources;
mod suggest;

pub use collect::{Diagnostic, Diagnostics, Severity};
pub use human::render_human;
pub use json::render_json;
pub use sources::{FileId, Sources, Span};
pub use suggest::suggest;
