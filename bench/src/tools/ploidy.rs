//! `ploidy`: a package with a Cargo feature for each resource, all of them on by default.

use std::path::{Path, PathBuf};

use super::{Tool, rename};
use crate::measure::Job;

pub(super) struct Ploidy {
    pub(super) program: PathBuf,
}

impl Tool for Ploidy {
    fn name(&self) -> &'static str {
        "ploidy"
    }

    fn job(&self, document: &Path, out: &Path) -> Result<Job, String> {
        Ok(Job::new(&self.program).arg("generate").arg("rust").arg(document).arg("--output").arg(out))
    }

    fn package(&self, out: &Path, name: &str) -> Result<(), String> {
        rename(out, name)
    }

    fn client(&self) -> Option<&'static str> {
        Some("client::")
    }
}
