//! That generating many documents in one process keeps memory flat and uses all cores, and that an operation costs the same
//! in a large document.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::time::Instant;

use tintype_codegen::{Options, generate_text};

use super::cost::thousands;
use super::time;
use crate::system;
use crate::table::Table;

pub(super) const TITLE: &str = "Generate, by number";

/// The documents of the repository.
const PROVIDERS: [&str; 5] = ["wink", "etg", "punchh", "driver", "zitadel"];
/// How many are generated.
const MANY: usize = 1000;

/// What is asked: of the memory after the last call beside that after the first, of the CPU beside the wall time on two
/// cores, and of an operation of the largest document beside the middle one.
const MOST_MEMORY: f64 = 1.1;
const LEAST_CPU: f64 = 1.5;
const MOST_EACH: f64 = 1.3;

/// What some documents, or one, took.
struct Taken {
    what: String,
    /// Of one document.
    operations: Option<usize>,
    wall: f64,
    cpu: f64,
    resident: Option<f64>,
    target: String,
}

impl Taken {
    fn each(&self) -> Option<f64> {
        self.operations.map(|operations| self.cpu / operations as f64)
    }

    fn row(&self) -> Vec<String> {
        let or_dash = |number: Option<String>| number.unwrap_or_else(|| "–".to_owned());
        vec![
            self.what.clone(),
            format!("{:.3}", self.wall),
            format!("{:.2}", self.cpu),
            format!("{:.2}", self.cpu / self.wall),
            or_dash(self.each().map(|each| format!("{:.1}", each * 1e6))),
            or_dash(self.resident.map(|bytes| format!("{:.0}", bytes / 1e6))),
            self.target.clone(),
        ]
    }
}

/// The table.
pub(super) fn table(runs: usize) -> Table {
    // First, for memory that a large document took is not given back at once.
    let mut all = many();
    all.extend(by_size(runs));
    let columns = ["what", "wall, s", "CPU, s", "CPU / wall", "CPU, µs per operation", "resident, MB", "target"];
    let note = format!(
        "{} documents in one process, by three calls as a build script makes them, modules and stamps written: the five \
         providers' and a made-up one of 50 operations, the memory read after each call; then documents made up of so many \
         operations, each with a type of its own, without writing.",
        thousands(MANY as f64)
    );
    let rows = all.iter().map(Taken::row).collect();
    Table { title: TITLE.to_owned(), note, columns: columns.map(str::to_owned).to_vec(), rows }
}

/// A target, and whether it is met.
fn judged(target: String, met: bool) -> String {
    format!("{target}: {}", if met { "met" } else { "missed" })
}

/// Documents of different sizes.
fn by_size(runs: usize) -> Vec<Taken> {
    let of = |operations: usize| {
        let text = document(operations);
        let what = format!("{} operations", thousands(operations as f64));
        let repeats = (1_000 / operations).clamp(1, 20);
        let times = (0..runs.min(3)).map(|_| {
            let (begun, cpu) = (Instant::now(), system::cpu());
            for _ in 0..repeats {
                press(Path::new("made-up.yaml"), &text);
            }
            let cpu = system::cpu() - cpu;
            [begun.elapsed().as_secs_f64() / repeats as f64, cpu / repeats as f64]
        });
        let times: Vec<[f64; 2]> = times.collect();
        let middle = |part: usize| time::median(times.iter().map(|it| it[part]).collect());
        let (wall, cpu) = (middle(0), middle(1));
        Taken { what, operations: Some(operations), wall, cpu, resident: None, target: String::new() }
    };
    let mut all: Vec<Taken> = [10, 100, 1_000, 10_000].map(of).into();
    if let Some((largest, others)) = all.split_last_mut() {
        let ratio = largest.each().unwrap_or(f64::NAN) / time::median(others.iter().filter_map(Taken::each).collect());
        let said = format!("{ratio:.2} of the median of the others, at most {MOST_EACH}");
        largest.target = judged(said, ratio <= MOST_EACH);
    }
    all
}

/// Many documents in this process, as a build script generates them, which show whether memory grows.
fn many() -> Vec<Taken> {
    let folder = std::env::temp_dir().join(format!("tintype-bench-many-{}", std::process::id()));
    let made_up = folder.join("made-up.yaml");
    if std::fs::create_dir_all(&folder).and_then(|()| std::fs::write(&made_up, document(50))).is_err() {
        return Vec::new();
    }
    let specs = Path::new(env!("CARGO_MANIFEST_DIR")).join("../specs");
    let mut documents: Vec<PathBuf> = PROVIDERS.iter().map(|name| specs.join(name).join("openapi.yaml")).collect();
    documents.push(made_up);
    let mut all: Vec<Taken> = Vec::new();
    let mut done = 0;
    for until in [MANY / 10, MANY / 2, MANY] {
        let (begun, cpu) = (Instant::now(), system::cpu());
        let build = (done..until).fold(tintype_codegen::build().out_dir(&folder), |build, index| {
            build.document(format!("module{index}"), &documents[index % documents.len()])
        });
        let mut lines = Vec::new();
        if !build.try_run(&mut lines) {
            unreachable!("the documents are right: {lines:?}");
        }
        let cpu = system::cpu() - cpu;
        let wall = begun.elapsed().as_secs_f64();
        let what = format!("{} documents more", thousands((until - done) as f64));
        let resident = system::resident().map(|bytes| bytes as f64);
        let mut target = judged(format!("CPU at least {LEAST_CPU} of wall"), cpu >= LEAST_CPU * wall);
        if let Some(ratio) = resident.zip(all.first().and_then(|first| first.resident)).map(|(now, first)| now / first)
        {
            let memory = format!("memory {ratio:.2} of the first call's, at most {MOST_MEMORY}");
            target = format!("{target}; {}", judged(memory, ratio <= MOST_MEMORY));
        }
        all.push(Taken { what, operations: None, wall, cpu, resident, target });
        done = until;
    }
    // What can't be removed is in the folder for such.
    let _ = std::fs::remove_dir_all(folder);
    all
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
