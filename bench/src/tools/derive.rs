//! Our model as structs with serde's derives, and each operation as a function over reqwest: what a person would write by
//! hand for the same document.

#[path = "../../derive/mod.rs"]
#[allow(dead_code)]
mod emit;

use std::path::Path;

use tintype_codegen::Options;

use super::{Tool, manifest};
use crate::documents::write;
use crate::measure::Job;

pub(super) struct Derive {
    pub(super) with_calls: bool,
}

impl Tool for Derive {
    fn name(&self) -> &'static str {
        if self.with_calls { "serde derive" } else { "serde derive, types only" }
    }

    /// There is no program for it: what is run does nothing.
    fn job(&self, document: &Path, out: &Path) -> Result<Job, String> {
        let options = Options { keep_going: true, types_only: !self.with_calls, ..Options::default() };
        let checked = tintype_codegen::check(document, &options).map_err(|failure| failure.human(false))?;
        let types = emit::any_module(&checked);
        let mut text = format!("#![allow(warnings)]\npub mod types {{\n{types}}}\n");
        if self.with_calls {
            text += &emit::calls(&checked);
        }
        write(&out.join("src/lib.rs"), &text)?;
        Ok(Job::new("true"))
    }

    fn package(&self, out: &Path, name: &str) -> Result<(), String> {
        let serde = "serde = { version = \"1\", features = [\"derive\"] }\nserde_json = \"1\"\n";
        // The features that ours is built with.
        let reqwest = "reqwest = { version = \"0.13\", default-features = false, features = [\"json\", \"query\", \"rustls-no-provider\", \"gzip\"] }\n";
        manifest(out, name, &format!("{serde}{}", if self.with_calls { reqwest } else { "" }))
    }

    fn client(&self) -> Option<&'static str> {
        self.with_calls.then_some("")
    }

    fn uses(&self, document: &Path, library: &str) -> Result<Vec<String>, String> {
        let line = |name: &str| {
            let path = format!("{library}::types::{name}");
            format!(
                "if let Ok(value) = serde_json::from_slice::<{path}>(text) {{ keep(serde_json::to_string(&value)); }}"
            )
        };
        super::tintype::names(document).map(|names| names.iter().map(|name| line(name)).collect())
    }
}
