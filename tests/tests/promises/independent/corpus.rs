//! Our reading of every OpenAPI 3.0 document of a collection compared with that of openapiv3. The collection is not part of the
//! repository: the folder that `TINTYPE_CORPUS` names, or `../shared/corpus`; without one the test says so and passes.
//!
//! Every difference is on the list `independent.txt` with the reason, and everything on the list is a difference. `UPDATE=1` rewrites the
//! list: what is new gets the reason `unexplained`, which does not pass.
//!
//! Documents of more than 1.5 MB are left out, for the test is not optimized; `TINTYPE_CORPUS_BYTES` is another limit.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use tintype_codegen::{Options, check};

use super::facts::{ours, theirs, without};
use crate::support::workspace;

/// Why a document is read differently.
const REASONS: &[(&str, &str)] = &[
    ("undeclared-path-parameter", "the path names a parameter that nobody declares; it is taken for a string"),
    ("misplaced-parameter", "a parameter `in: path` that the path does not name can't be sent, which is reported"),
    ("same-header", "two parameters are one header, for its name is in other letters only"),
    ("path-item-reference", "the path item is a reference, which openapiv3 does not follow"),
    (
        "reference-into",
        "a reference names something below a component, or in another file; openapiv3 does not follow it",
    ),
    ("const", "`const` is a keyword of OpenAPI 3.1 that openapiv3 does not have"),
    ("siblings", "openapiv3 drops what stands beside `$ref`, which is read as in OpenAPI 3.1 with a warning"),
    ("values-of-another-type", "listed values that are not of the type are read as the text that they are"),
];

#[test]
fn the_corpus_is_read_as_openapiv3_reads_it() {
    let Some(corpus) = corpus() else {
        println!("skipped: no folder ../shared/corpus, and TINTYPE_CORPUS is not set");
        return;
    };
    let limit = std::env::var("TINTYPE_CORPUS_BYTES").ok().and_then(|text| text.parse().ok()).unwrap_or(1_500_000);
    let mut found: BTreeMap<(String, String), String> = BTreeMap::new();
    let (mut compared, mut refused, mut facts) = (0, 0, 0);
    for path in documents(&corpus, limit) {
        let name = path.strip_prefix(&corpus).unwrap().to_string_lossy().replace('\\', "/");
        let Some(document) = openapiv3_of(&path) else { continue };
        let Ok(checked) = check(&path, &Options { keep_going: true, ..Options::default() }) else {
            refused += 1;
            continue;
        };
        let theirs = theirs::facts(&document);
        let ours = without(ours::facts(&checked.api), &theirs);
        compared += 1;
        facts += ours.len();
        let mut add = |side: &str, only: BTreeSet<&String>| {
            found.extend(only.into_iter().map(|fact| ((name.clone(), format!("{side} {fact}")), String::new())));
        };
        add("we alone:", ours.difference(&theirs).collect());
        add("they alone:", theirs.difference(&ours).collect());
    }
    println!("{compared} documents compared in {facts} facts, {} differences; {refused} that we refuse", found.len());
    compare(found);
}

/// Compares what was found with the list.
fn compare(mut found: BTreeMap<(String, String), String>) {
    let place = Path::new(env!("CARGO_MANIFEST_DIR")).join("independent.txt");
    let text = std::fs::read_to_string(&place).unwrap_or_default();
    let lines = text.lines().filter(|line| !line.is_empty() && !line.starts_with('#'));
    let listed: BTreeMap<(String, String), String> = lines
        .map(|line| {
            let mut fields = line.split('\t').map(str::to_owned);
            let mut next = || fields.next().unwrap_or_else(|| panic!("three fields and tabs between them: {line}"));
            ((next(), next()), next())
        })
        .collect();
    if std::env::var_os("UPDATE").is_some_and(|value| value == "1") {
        let mut text = String::from(
            "# Where our reading differs from that of openapiv3: document, what, why. See tests/promises/independent/corpus.rs.\n#\n",
        );
        REASONS.iter().for_each(|(reason, meaning)| text.push_str(&format!("# {reason}: {meaning}\n")));
        for (key, reason) in &mut found {
            *reason = listed.get(key).cloned().unwrap_or_else(|| "unexplained".to_owned());
            text.push_str(&format!("{}\t{}\t{reason}\n", key.0, key.1));
        }
        std::fs::write(&place, text).unwrap();
    }
    let known = |reason: &String| REASONS.iter().any(|(known, _)| known == reason);
    let show = |key: &(String, String), what: &str| format!("{what}: {}\t{}", key.0, key.1);
    let mut wrong: Vec<String> = Vec::new();
    for key in found.keys() {
        match listed.get(key).or(found.get(key)).filter(|reason| !reason.is_empty()) {
            None => wrong.push(show(key, "not on the list")),
            Some(reason) if !known(reason) => wrong.push(show(key, &format!("`{reason}` is no reason"))),
            Some(_) => {}
        }
    }
    wrong.extend(listed.keys().filter(|key| !found.contains_key(*key)).map(|key| show(key, "no difference any more")));
    let shown = wrong.iter().take(40).cloned().collect::<Vec<_>>().join("\n");
    assert!(
        wrong.is_empty(),
        "{} lines of tests/independent.txt are wrong (UPDATE=1 rewrites it):\n{shown}",
        wrong.len()
    );
}

/// The folder with the documents, if there is one.
fn corpus() -> Option<PathBuf> {
    let folder = match std::env::var_os("TINTYPE_CORPUS") {
        Some(folder) => PathBuf::from(folder),
        None => workspace().parent()?.join("shared/corpus"),
    };
    folder.is_dir().then_some(folder)
}

/// Every file that may be a document, in order.
fn documents(folder: &Path, limit: u64) -> Vec<PathBuf> {
    let mut found = Vec::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap()) {
            let (path, kind) = (entry.path(), entry.file_type().unwrap());
            if kind.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|it| it == "json" || it == "yaml" || it == "yml")
                && entry.metadata().unwrap().len() <= limit
            {
                found.push(path);
            }
        }
    }
    found.sort();
    found
}

/// The document as openapiv3 reads it, if it is of version 3.0 and openapiv3 can.
fn openapiv3_of(path: &Path) -> Option<openapiv3::OpenAPI> {
    let text = std::fs::read_to_string(path).ok()?;
    // Reading every file of a collection as YAML only to find no version would take most of the time.
    if !text.contains("openapi") || !text.contains("3.0") {
        return None;
    }
    let document: openapiv3::OpenAPI = if path.extension().is_some_and(|extension| extension == "json") {
        serde_json::from_str(&text).ok()?
    } else {
        serde_yaml_ng::from_str(&text).ok()?
    };
    document.openapi.starts_with("3.0").then_some(document)
}
