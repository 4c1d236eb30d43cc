//! That generating many documents in one process keeps memory flat and uses all cores, and that an operation costs the same
//! in a large document.

use std::fmt::Write as _;
use std::path::Path;
use std::time::Instant;

use tintype_codegen::{Options, generate_text};

use super::cost::thousands;
use super::{system, time};
use crate::table::Table;

pub(super) const TITLE: &str = "Generate, by number";

/// The documents of the repository.
const PROVIDERS: [&str; 5] = ["wink", "etg", "punchh", "driver", "zitadel"];
/// How many are generated.
const MANY: usize = 1000;

/// The table.
pub(super) fn table(runs: usize) -> Table {
    // First, for memory that a large document took is not given back at once.
    let mut rows = many();
    for operations in [10, 100, 1_000, 10_000] {
        let text = document(operations);
        let name = format!("{} operations.yaml", thousands(operations as f64));
        let repeats = (1_000 / operations).clamp(1, 20);
        let times = (0..runs.min(3)).map(|_| {
            let (begun, cpu) = (Instant::now(), system::cpu());
            for _ in 0..repeats {
                press(Path::new(&name), &text);
            }
            let cpu = cpu.zip(system::cpu()).map_or(f64::NAN, |(before, after)| after - before);
            [begun.elapsed().as_secs_f64() / repeats as f64, cpu / repeats as f64]
        });
        let times: Vec<[f64; 2]> = times.collect();
        let middle = |part: usize| time::median(times.iter().map(|it| it[part]).collect());
        rows.push(row(name.trim_end_matches(".yaml"), operations, middle(0), middle(1), None));
    }
    let columns = ["what", "wall, s", "CPU, s", "CPU / wall", "CPU, µs per operation", "resident, MB"];
    let note = format!(
        "{} documents one after the other in one process, the five providers' and a made-up one of 50 operations, the memory \
         read on the way; then documents made up of so many operations, each with a type of its own.",
        thousands(MANY as f64)
    );
    Table { title: TITLE.to_owned(), note, columns: columns.map(str::to_owned).to_vec(), rows }
}

fn row(what: &str, operations: usize, wall: f64, cpu: f64, resident: Option<f64>) -> Vec<String> {
    let each = if operations == 0 { "–".to_owned() } else { format!("{:.1}", cpu * 1e6 / operations as f64) };
    vec![
        what.to_owned(),
        format!("{wall:.3}"),
        format!("{cpu:.2}"),
        format!("{:.2}", cpu / wall),
        each,
        resident.map_or("–".to_owned(), |bytes| format!("{:.0}", bytes / 1e6)),
    ]
}

/// Many documents in this process: a row for each tenth that shows whether memory grows.
fn many() -> Vec<Vec<String>> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../specs");
    let mut documents: Vec<_> = (PROVIDERS.iter())
        .filter_map(|name| {
            let path = folder.join(name).join("openapi.yaml");
            std::fs::read_to_string(&path).ok().map(|text| (path, text))
        })
        .collect();
    documents.push((Path::new("made-up.yaml").to_owned(), document(50)));
    let mut rows = Vec::new();
    let (mut begun, mut cpu) = (Instant::now(), system::cpu());
    for index in 0..MANY {
        let (path, text) = &documents[index % documents.len()];
        press(path, text);
        if [MANY / 10, MANY / 2, MANY].contains(&(index + 1)) {
            let took = cpu.zip(system::cpu()).map_or(f64::NAN, |(before, after)| after - before);
            let resident = system::resident().map(|bytes| bytes as f64);
            let what = format!("up to document {}", thousands((index + 1) as f64));
            rows.push(row(&what, 0, begun.elapsed().as_secs_f64(), took, resident));
            (begun, cpu) = (Instant::now(), system::cpu());
        }
    }
    rows
}

/// Generates the module's text.
fn press(path: &Path, text: &str) -> usize {
    let generated = generate_text(path, text, &Options::default()).unwrap_or_else(|failure| {
        let message = failure.human(false);
        unreachable!("{} is right: {message}", path.display())
    });
    generated.text().len()
}

/// A document of so many operations, each of which reads and writes a type of its own.
fn document(operations: usize) -> String {
    let mut paths = String::new();
    let mut schemas = String::new();
    for index in 0..operations {
        // Writing to a string can't fail.
        let _ = write!(
            paths,
            "  /things{index}/{{id}}:\n    put:\n      operationId: putThing{index}\n      parameters:\n        - {{name: id, \
             in: path, required: true, schema: {{type: string}}}}\n      requestBody:\n        required: true\n        \
             content:\n          application/json:\n            schema: {{$ref: '#/components/schemas/Thing{index}'}}\n      \
             responses:\n        '200':\n          description: It.\n          content:\n            application/json:\n              \
             schema: {{$ref: '#/components/schemas/Thing{index}'}}\n"
        );
        let _ = write!(
            schemas,
            "    Thing{index}:\n      type: object\n      required: [id, name]\n      properties:\n        id: {{type: string, \
             format: uuid}}\n        name: {{type: string, minLength: 1, maxLength: 80}}\n        size: {{type: integer, \
             minimum: 0}}\n        tags: {{type: array, items: {{type: string}}}}\n        state: {{type: string, enum: [new, \
             open, done{index}]}}\n        made: {{type: string, format: date-time}}\n        next: {{$ref: \
             '#/components/schemas/Thing{}'}}\n",
            (index + 1) % operations
        );
    }
    format!(
        "openapi: 3.1.0\ninfo: {{title: Things, version: '1'}}\nservers: [{{url: https://things.example}}]\npaths:\n{paths}\
         components:\n  schemas:\n{schemas}"
    )
}
