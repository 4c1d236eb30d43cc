//! Reads OpenAPI documents and writes typed Rust that stands on the crate `tintype`.
//!
//! From a build script:
//!
//! ```no_run
//! // in `main` of build.rs:
//! tintype_codegen::build().document("petstore", "specs/petstore.yaml").run();
//! // in src/lib.rs: pub mod petstore { include!(concat!(env!("OUT_DIR"), "/petstore.rs")); }
//! ```
//!
//! From anywhere else: [`generate`], whose result gives the module as tokens, as text, and as an outline for review.

pub mod diagnostic;
pub mod load;
pub mod model;
pub mod name;
pub mod pattern;

mod emit;
mod expand;
mod facts;
mod lower;
#[cfg(feature = "openapiv3")]
mod openapi;
mod options;
mod output;
mod parallel;
mod pipeline;
mod pointer;
mod print;
mod render;
mod report;
mod resolve;
mod script;
mod slice;
mod stamp;
mod tree;
mod verify;

pub use expand::expand;
pub use facts::{By, Choice, Facts, Presence};
#[cfg(feature = "openapiv3")]
pub use openapi::generate_openapi;
pub use options::Options;
pub use output::Output;
pub use pipeline::{Checked, Failure, Generated, Refused, check, generate, generate_text};
pub use script::{Build, build};
pub use slice::{Feature, Features};
pub use stamp::Stamp;
pub use tree::Tree;
