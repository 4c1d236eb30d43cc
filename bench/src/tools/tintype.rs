//! Ours: the module is the whole library.

use std::path::{Path, PathBuf};

use tintype_codegen::Options;
use tintype_codegen::model::{Body, TypeId};

use super::{Tool, manifest};
use crate::documents::root;
use crate::measure::Job;

pub(super) struct Tintype {
    pub(super) program: PathBuf,
    pub(super) types_only: bool,
}

impl Tool for Tintype {
    fn name(&self) -> &'static str {
        if self.types_only { "tintype, types only" } else { "tintype" }
    }

    fn job(&self, document: &Path, out: &Path) -> Result<Job, String> {
        let source = out.join("src");
        std::fs::create_dir_all(&source).map_err(|error| format!("{}: {error}", source.display()))?;
        let job = Job::new(&self.program).arg("generate").arg(document).arg("--keep-going");
        let job = job.arg("--output").arg(source.join("lib.rs")).arg("--stamp").arg(out.join("module.stamp"));
        Ok(if self.types_only { job.arg("--types-only") } else { job })
    }

    fn package(&self, out: &Path, name: &str) -> Result<(), String> {
        let features = if self.types_only { "" } else { "\"reqwest\"" };
        let path = root().join("runtime");
        manifest(
            out,
            name,
            &format!("tintype = {{ path = {path:?}, default-features = false, features = [{features}] }}\n"),
        )
    }

    fn client(&self) -> Option<&'static str> {
        (!self.types_only).then_some("")
    }

    fn uses(&self, document: &Path, library: &str) -> Result<Vec<String>, String> {
        let line = |name: &str| {
            let path = format!("{library}::types::{name}");
            format!(
                "if let Ok(value) = <{path} as tintype::Model>::from_json(text) {{ keep(tintype::Model::to_json(&value)); }}"
            )
        };
        names(document).map(|names| names.iter().map(|name| line(name)).collect())
    }
}

/// The names of the types without a client that are structs or enums on both sides.
pub(super) fn names(document: &Path) -> Result<Vec<String>, String> {
    let options = Options { keep_going: true, types_only: true, ..Options::default() };
    let checked = tintype_codegen::check(document, &options).map_err(|failure| failure.human(false))?;
    let is_item = |id: &TypeId| {
        matches!(checked.api.type_of(*id).body, Body::Object { .. } | Body::Strings(_) | Body::Union { .. })
    };
    let ids = (0..checked.api.types.len()).map(TypeId).filter(is_item);
    Ok(ids.map(|id| checked.names.type_name(id).to_owned()).collect())
}
