//! The five clients against their providers' mocks over sockets, and against answers that are written out here.

#![allow(missing_docs, clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod around;
mod common;
mod driver;
mod etg;
mod oauth2;
mod punchh;
mod punchh_types;
mod secrets;
mod settings;
mod updates;
mod wink;
mod wink_errors;
mod zitadel;
