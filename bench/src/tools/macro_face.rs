//! Ours by the macro: the compiler reads the document itself, each time.

use std::path::Path;

use super::{Tool, manifest};
use crate::documents::{read, root, write};
use crate::measure::Job;

pub(super) struct MacroFace;

impl Tool for MacroFace {
    fn name(&self) -> &'static str {
        "tintype::api!"
    }

    /// There is no program for it: what is run does nothing.
    fn job(&self, document: &Path, out: &Path) -> Result<Job, String> {
        write(&out.join("openapi.json"), &read(document)?)?;
        write(&out.join("src/lib.rs"), "tintype::api!(\"openapi.json\", keep_going);\n")?;
        Ok(Job::new("true"))
    }

    fn package(&self, out: &Path, name: &str) -> Result<(), String> {
        let path = root().join("runtime");
        let features = "\"reqwest\", \"macros\"";
        manifest(
            out,
            name,
            &format!("tintype = {{ path = {path:?}, default-features = false, features = [{features}] }}\n"),
        )
    }

    /// What is linked is what the module links.
    fn client(&self) -> Option<&'static str> {
        None
    }
}
