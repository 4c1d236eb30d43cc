//! `openapi-to-rust`: modules, and a list of the crates that they need.

use std::path::{Path, PathBuf};

use super::{Tool, manifest};
use crate::documents::{read, write};
use crate::measure::Job;

pub(super) struct OpenapiToRust {
    pub(super) program: PathBuf,
}

impl Tool for OpenapiToRust {
    fn name(&self) -> &'static str {
        "openapi-to-rust"
    }

    fn job(&self, document: &Path, out: &Path) -> Result<Job, String> {
        let job = Job::new(&self.program).arg("generate").arg(document);
        Ok(job.arg("--output-dir").arg(out.join("src/generated")).arg("--quiet"))
    }

    fn package(&self, out: &Path, name: &str) -> Result<(), String> {
        write(&out.join("src/lib.rs"), "pub mod generated;\n")?;
        let needed = read(&out.join("src/generated/REQUIRED_DEPS.toml"))?;
        let dependencies = needed.replace("[dependencies]", "");
        manifest(out, name, &dependencies)
    }

    fn client(&self) -> Option<&'static str> {
        Some("generated::client::")
    }
}
