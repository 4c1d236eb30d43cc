//! `oas3-gen`: a package.

use std::path::{Path, PathBuf};

use super::{Tool, rename};
use crate::measure::Job;

pub(super) struct Oas3Gen {
    pub(super) program: PathBuf,
}

impl Tool for Oas3Gen {
    fn name(&self) -> &'static str {
        "oas3-gen"
    }

    fn job(&self, document: &Path, out: &Path) -> Result<Job, String> {
        let job = Job::new(&self.program).arg("generate").arg("client-mod").arg("--input").arg(document);
        Ok(job.arg("--output").arg(out).arg("--workspace"))
    }

    fn package(&self, out: &Path, name: &str) -> Result<(), String> {
        rename(out, name)
    }

    fn client(&self) -> Option<&'static str> {
        Some("")
    }
}
