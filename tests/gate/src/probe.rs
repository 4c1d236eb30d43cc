//! What is read and written to try a module: documented examples and sample values, each for one of its types.

use std::path::Path;

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value, json};
use tintype_codegen::diagnostic::{Sources, Span};
use tintype_codegen::model::{Body, TypeId};
use tintype_codegen::{Checked, Generated};

use crate::sample::samples;

/// A value to read and write.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(crate) struct Probe {
    /// The Rust name of the type.
    pub(crate) name: String,
    /// The member whose example it is, in a sample of the type.
    pub(crate) member: Option<String>,
    /// `openapi.yaml:12`
    pub(crate) place: String,
    /// The value, in one line.
    pub(crate) json: String,
    /// Whether it was made, and stands in no document.
    pub(crate) sample: bool,
    /// Whether the document has it otherwise: a text without its quotes, or one of several in a list.
    pub(crate) reworded: bool,
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
            let (name, json) = (name.clone(), example.json.clone());
            all.probes.push(Probe { name, member: None, place, json, sample: false, reworded: !example.as_written });
        }
        let samples = samples(api, TypeId(index));
        if let (Body::Object { members, .. }, Some(Some(Value::Object(sample)))) = (&read.body, samples.first()) {
            for member in members {
                for example in &member.examples {
                    let (name, place) = (name.clone(), place(sources, example.place));
                    let json = with(sample, &member.wire, &example.json);
                    let member = Some(member.wire.clone());
                    let reworded = !example.as_written;
                    all.probes.push(Probe { name, member, place, json, sample: false, reworded });
                }
            }
        }
        for sample in samples {
            match sample {
                Some(value) => {
                    let (name, place) = (name.clone(), place(sources, read.place));
                    all.probes.push(Probe {
                        name,
                        member: None,
                        place,
                        json: value.to_string(),
                        sample: true,
                        reworded: false,
                    });
                }
                None => all.skipped += 1,
            }
        }
    }
    all
}

/// An object with a member of this text.
fn with(object: &Map<String, Value>, name: &str, json: &str) -> String {
    let others = object.iter().filter(|(key, _)| *key != name).map(|(key, value)| format!("{}:{value}", json!(key)));
    let member = [format!("{}:{json}", json!(name))];
    format!("{{{}}}", others.chain(member).collect::<Vec<String>>().join(","))
}

fn place(sources: &Sources, span: Span) -> String {
    let file = sources.path(span.file).file_name().unwrap_or_default().to_string_lossy();
    format!("{file}:{}", sources.line_column(span).0)
}
