//! The documents that are measured: found by name, and written anew as JSON, as YAML, and with one schema changed.

use std::path::{Path, PathBuf};

use serde_yaml_ng::{Mapping, Value};
use sha2::{Digest, Sha256};

/// Name, file, source, version and SHA-256 of each document; those without a source are in this repository.
const LIST: &str = include_str!("../documents.tsv");

/// A document that is there.
#[derive(Debug, Clone)]
pub(crate) struct Document {
    pub(crate) name: String,
    pub(crate) path: PathBuf,
}

/// The documents that were found, and what is to be said of the list.
#[derive(Debug, Clone, Default)]
pub(crate) struct Documents {
    pub(crate) found: Vec<Document>,
    pub(crate) notes: Vec<String>,
}

/// The documents of the list, looked for in `folders`, and those of `others`, each `name=path`.
pub(crate) fn find(folders: &[PathBuf], others: &[String], only: &[String]) -> Result<Documents, String> {
    let mut documents = Documents::default();
    let listed: Vec<&str> = LIST.lines().skip(1).filter_map(|line| line.split('\t').next()).collect();
    if let Some(unknown) = only.iter().find(|name| !listed.contains(&name.as_str())) {
        return Err(format!("no document is called {unknown}; there are {}", listed.join(", ")));
    }
    if let Some(missing) = folders.iter().find(|folder| !folder.is_dir()) {
        return Err(format!("{} is not a folder", missing.display()));
    }
    for line in LIST.lines().skip(1) {
        let mut cells = line.split('\t');
        let mut cell = || cells.next().unwrap_or_default();
        let (name, file, source, _version, hash) = (cell(), cell(), cell(), cell(), cell());
        if !only.is_empty() && !only.iter().any(|it| it == name) {
            continue;
        }
        let path = if source.is_empty() { Some(root().join(file)) } else { look_up(folders, file) };
        match path {
            Some(path) => {
                if !hash.is_empty() && sha256(&path)? != hash {
                    documents.notes.push(format!("{name} is not the listed version of the document."));
                }
                documents.found.push(Document { name: name.to_owned(), path });
            }
            None => documents.notes.push(format!("{name} is left out, for it was not there (`{file}`).")),
        }
    }
    for other in others {
        let (name, path) = other.split_once('=').ok_or_else(|| format!("{other:?} is not NAME=PATH"))?;
        let path = std::path::absolute(path).map_err(|error| format!("{path}: {error}"))?;
        documents.found.push(Document { name: name.to_owned(), path });
    }
    Ok(documents)
}

/// The documents that have to be had from elsewhere, a line each.
pub(crate) fn sources() -> String {
    let line = |line: &str| {
        let mut cells = line.split('\t');
        let (name, file, source, version) = (cells.next()?, cells.next()?, cells.next()?, cells.next()?);
        (!source.is_empty()).then(|| format!("- {name}, `{file}`: {source}, {version}\n"))
    };
    LIST.lines().skip(1).filter_map(line).collect()
}

/// The repository's folder.
pub(crate) fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().map(Path::to_owned).unwrap_or_default()
}

/// A file of this name, or one whose name ends in it after two underscores.
fn look_up(folders: &[PathBuf], file: &str) -> Option<PathBuf> {
    let ending = format!("__{file}");
    let entries = folders.iter().flat_map(|folder| std::fs::read_dir(folder).into_iter().flatten().flatten());
    let fits = |path: &PathBuf| {
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        path.is_file() && (name == file || name.ends_with(&ending))
    };
    let mut fitting: Vec<PathBuf> = entries.map(|entry| entry.path()).filter(fits).collect();
    fitting.sort();
    fitting.into_iter().next().and_then(|path| std::path::absolute(path).ok())
}

fn sha256(path: &Path) -> Result<String, String> {
    let hash = Sha256::digest(read(path)?.as_bytes());
    Ok(hash.iter().map(|byte| format!("{byte:02x}")).collect())
}

/// A document in the forms that are measured.
#[derive(Debug, Clone)]
pub(crate) struct Forms {
    pub(crate) json: PathBuf,
    pub(crate) yaml: PathBuf,
    /// The JSON with one optional member more in one schema.
    pub(crate) changed: PathBuf,
}

impl Document {
    /// Writes the forms below `folder`. All are made from one reading, so they say the same in the same order.
    pub(crate) fn forms(&self, folder: &Path) -> Result<Forms, String> {
        let text = read(&self.path)?;
        let is_json = self.path.extension().is_some_and(|it| it == "json");
        let mut value: Value = match is_json {
            true => serde_json::from_str(&text).map_err(|error| self.failed(&error))?,
            false => serde_yaml_ng::from_str(&text).map_err(|error| self.failed(&error))?,
        };
        let folder = folder.join("documents");
        let forms = Forms {
            json: folder.join(format!("{}.json", self.name)),
            yaml: folder.join(format!("{}.yaml", self.name)),
            changed: folder.join("changed").join(format!("{}.json", self.name)),
        };
        write(&forms.json, &serde_json::to_string_pretty(&value).map_err(|error| self.failed(&error))?)?;
        write(&forms.yaml, &serde_yaml_ng::to_string(&value).map_err(|error| self.failed(&error))?)?;
        if !change(&mut value) {
            return Err(self.failed(&"it has no schema with properties to change"));
        }
        write(&forms.changed, &serde_json::to_string_pretty(&value).map_err(|error| self.failed(&error))?)?;
        Ok(forms)
    }

    fn failed(&self, error: &dyn std::fmt::Display) -> String {
        format!("{}: {error}", self.path.display())
    }
}

/// Adds an optional text to the middle one of the components that have properties.
fn change(document: &mut Value) -> bool {
    let in_components = document.get("components").and_then(|it| it.get("schemas")).is_some();
    let place = if in_components {
        document.get_mut("components").and_then(|it| it.get_mut("schemas"))
    } else {
        document.get_mut("definitions")
    };
    let Some(Value::Mapping(schemas)) = place else { return false };
    let mut objects: Vec<&mut Mapping> =
        schemas.values_mut().filter_map(|schema| schema.get_mut("properties")?.as_mapping_mut()).collect();
    let middle = objects.len() / 2;
    let Some(properties) = objects.get_mut(middle) else { return false };
    let text = Mapping::from_iter([(Value::from("type"), Value::from("string"))]);
    properties.insert(Value::from("one_member_more"), Value::Mapping(text));
    true
}

pub(crate) fn read(path: &Path) -> Result<String, String> {
    std::fs::read_to_string(path).map_err(|error| format!("{}: {error}", path.display()))
}

/// Writes a file and the folders above it.
pub(crate) fn write(path: &Path, text: &str) -> Result<(), String> {
    let parent = path.parent().map_or(Ok(()), std::fs::create_dir_all);
    parent.and_then(|()| std::fs::write(path, text)).map_err(|error| format!("{}: {error}", path.display()))
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::change;

    #[test]
    fn one_schema_of_several_is_changed() {
        let text = "components: {schemas: {A: {properties: {a: {}}}, B: {type: string}, C: {properties: {c: {}}}}}";
        let mut document = serde_yaml_ng::from_str(text).unwrap();
        assert!(change(&mut document));
        let schema = |name: &str| serde_yaml_ng::to_string(&document["components"]["schemas"][name]).unwrap();
        assert_eq!(schema("A"), "properties:\n  a: {}\n");
        assert_eq!(schema("C"), "properties:\n  c: {}\n  one_member_more:\n    type: string\n");
    }
}
