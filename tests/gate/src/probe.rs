//! What is read and written to try a module: documented examples and sample values, each for one of its types.

use std::path::Path;

use serde::{Deserialize, Serialize};
use tintype_codegen::diagnostic::{Sources, Span};
use tintype_codegen::model::TypeId;
use tintype_codegen::{Checked, Generated};

use crate::sample::samples;

/// A value to read and write.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(crate) struct Probe {
    /// The Rust name of the type.
    pub(crate) name: String,
    /// `openapi.yaml:12`
    pub(crate) place: String,
    /// The value, in one line.
    pub(crate) json: String,
    /// Whether it was made, and stands in no document.
    pub(crate) sample: bool,
}

/// The probes of a module.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub(crate) struct Probes {
    pub(crate) probes: Vec<Probe>,
    /// How many samples could not be made.
    pub(crate) skipped: u64,
}

/// The probes for a module, into a file.
pub(crate) fn write(generated: &Generated, path: &Path) -> std::io::Result<()> {
    std::fs::write(path, serde_json::to_vec(&probes(generated.checked()))?)
}

fn probes(checked: &Checked) -> Probes {
    let Checked { api, names, sources, .. } = checked;
    let mut all = Probes::default();
    for (index, read) in api.types.iter().enumerate() {
        let name = names.type_name(TypeId(index)).to_owned();
        for example in &read.examples {
            let place = place(sources, example.place);
            all.probes.push(Probe { name: name.clone(), place, json: example.json.clone(), sample: false });
        }
        for sample in samples(api, TypeId(index)) {
            match sample {
                Some(value) => {
                    let (name, place) = (name.clone(), place(sources, read.place));
                    all.probes.push(Probe { name, place, json: value.to_string(), sample: true });
                }
                None => all.skipped += 1,
            }
        }
    }
    all
}

fn place(sources: &Sources, span: Span) -> String {
    let file = sources.path(span.file).file_name().unwrap_or_default().to_string_lossy();
    format!("{file}:{}", sources.line_column(span).0)
}
