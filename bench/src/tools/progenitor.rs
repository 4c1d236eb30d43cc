//! `cargo progenitor`: a package.

use std::path::{Path, PathBuf};

use super::{Tool, rename};
use crate::measure::Job;

pub(super) struct Progenitor {
    pub(super) program: PathBuf,
}

impl Tool for Progenitor {
    fn name(&self) -> &'static str {
        "progenitor"
    }

    fn job(&self, document: &Path, out: &Path) -> Result<Job, String> {
        let job = Job::new(&self.program).arg("progenitor").arg("-i").arg(document).arg("-o").arg(out);
        Ok(job.arg("-n").arg("made").arg("-v").arg("0.0.0"))
    }

    fn package(&self, out: &Path, name: &str) -> Result<(), String> {
        rename(out, name)
    }

    fn client(&self) -> Option<&'static str> {
        Some("")
    }
}
