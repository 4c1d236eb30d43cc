//! Which files are tried: the documents of a folder, and what is known of them.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use crate::arguments::Arguments;

/// A file to try.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Document {
    /// Its path, relative to the folder.
    pub(crate) name: String,
    pub(crate) path: PathBuf,
    /// Whether it has to be refused.
    pub(crate) negative: bool,
    /// Whether it is generated again with `keep_going` where it is refused.
    pub(crate) keep_going: bool,
}

/// The documents of a folder that the arguments ask for, in order of their names.
pub(crate) fn documents(folder: &Path, arguments: &Arguments) -> Result<Vec<Document>, String> {
    let listed = arguments.list.as_deref().map(read).transpose()?.map(|text| chosen(&text));
    let mut negatives = index(folder);
    if let Some(path) = &arguments.negative {
        negatives.extend(read(path)?.lines().map(|line| folder.join(line.trim())));
    }
    let paths = match &listed {
        Some(listed) => listed.keys().map(|name| folder.join(name)).collect(),
        None => files(folder)?,
    };
    let mut documents = Vec::new();
    for path in paths {
        let name = path.strip_prefix(folder).unwrap_or(&path).to_string_lossy().replace('\\', "/");
        if !arguments.only.is_empty() && !arguments.only.iter().any(|text| name.contains(text)) {
            continue;
        }
        let marked = listed.as_ref().and_then(|listed| listed.get(&name)).copied();
        documents.push(Document {
            negative: negatives.contains(&path),
            keep_going: marked.unwrap_or(arguments.keep_going),
            name,
            path,
        });
    }
    Ok(documents)
}

fn read(path: &Path) -> Result<String, String> {
    std::fs::read_to_string(path).map_err(|error| format!("{}: {error}", path.display()))
}

/// A list of documents: a path a line, after it `keep-going` where it may need that; `#` begins a comment.
fn chosen(text: &str) -> BTreeMap<String, bool> {
    let mut chosen = BTreeMap::new();
    for line in text.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with('#')) {
        match line.strip_suffix("keep-going").map(str::trim_end).filter(|name| name.len() < line.len() - 10) {
            Some(name) => chosen.insert(name.to_owned(), true),
            None => chosen.insert(line.to_owned(), false),
        };
    }
    chosen
}

/// The files below a folder that could be documents. A link is not followed.
fn files(folder: &Path) -> Result<Vec<PathBuf>, String> {
    let mut found = Vec::new();
    let mut left = vec![folder.to_owned()];
    while let Some(folder) = left.pop() {
        let entries = std::fs::read_dir(&folder).map_err(|error| format!("{}: {error}", folder.display()))?;
        for entry in entries.flatten() {
            let (path, kind) = (entry.path(), entry.file_type());
            let extension = path.extension().and_then(|text| text.to_str()).unwrap_or_default();
            if kind.as_ref().is_ok_and(|kind| kind.is_dir()) {
                left.push(path);
            } else if kind.is_ok_and(|kind| kind.is_file()) && matches!(extension, "json" | "yaml" | "yml") {
                found.push(path);
            }
        }
    }
    found.sort();
    Ok(found)
}

/// The documents that `INDEX.tsv` in the folder, or in one of the three above it, calls negative.
fn index(folder: &Path) -> BTreeSet<PathBuf> {
    // The folder itself, its parent, and so on; by names alone where it has them, so that paths stay comparable.
    let above = ["", "..", "../..", "../../.."].map(|up| folder.join(up));
    let canonical = |path: &Path| path.canonicalize().ok();
    let mut negatives = BTreeSet::new();
    for base in above {
        let Ok(text) = std::fs::read_to_string(base.join("INDEX.tsv")) else { continue };
        let (Some(base), Some(root)) = (canonical(&base), canonical(folder)) else { continue };
        for name in negative_rows(&text) {
            if let Ok(inside) = base.join(name).strip_prefix(&root) {
                negatives.insert(folder.join(inside));
            }
        }
    }
    negatives
}

/// The paths of the rows whose column `negative` says yes.
fn negative_rows(text: &str) -> Vec<&str> {
    let mut lines = text.lines().map(|line| line.split('\t').collect::<Vec<&str>>());
    let Some(head) = lines.next() else { return Vec::new() };
    let column = |name| head.iter().position(|cell| *cell == name);
    let (Some(path), Some(negative)) = (column("path"), column("negative")) else { return Vec::new() };
    lines.filter(|row| row.get(negative) == Some(&"yes")).filter_map(|row| row.get(path).copied()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_may_mark_documents() {
        let listed = chosen("# chosen\n\nreal/a b.json\nreal/c.yaml   keep-going\nkeep-going\n");
        let rows: Vec<(&str, bool)> = listed.iter().map(|(name, mark)| (name.as_str(), *mark)).collect();
        assert_eq!(rows, [("keep-going", false), ("real/a b.json", false), ("real/c.yaml", true)]);
    }

    #[test]
    fn an_index_names_the_negatives() {
        let text = "pile\tpath\tnegative\nx\tx/a.json\tno\nx\tx/b.json\tyes\nx\tshort\n";
        assert_eq!(negative_rows(text), ["x/b.json"]);
        assert_eq!(negative_rows("path\tbytes\nx\t1\n"), Vec::<&str>::new());
    }
}
