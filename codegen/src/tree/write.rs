//! A tree to a folder: what changed is written, what is no longer needed is removed, and nothing that is not ours is touched.

use std::collections::BTreeSet;
use std::io::{BufRead, BufReader, Error, ErrorKind, Result};
use std::path::{Path, PathBuf};

use super::{HEADER, Tree};
use crate::Output;

impl Tree {
    /// Writes the files below `folder` that do not have their text already, and removes those of an earlier tree that
    /// this one does not have.
    ///
    /// # Errors
    /// If a file can't be written, or a file of the same name was not written by tintype; nothing is written then.
    pub fn write(&self, folder: &Path) -> Result<Output> {
        for (path, _) in self.files() {
            let path = folder.join(path);
            if path.exists() && !is_ours(&path) {
                let message = format!("{}: this file was not written by tintype as part of a tree", path.display());
                return Err(Error::new(ErrorKind::AlreadyExists, message));
            }
        }
        let mut output = Output::Unchanged;
        for (path, text) in self.files() {
            let path = folder.join(path);
            if let Some(parent) = path.parent() {
                std::fs::create_dir_all(parent)?;
            }
            if Output::write(&path, text)? == Output::Written {
                output = Output::Written;
            }
        }
        for old in self.stale(folder) {
            std::fs::remove_file(old)?;
            output = Output::Written;
        }
        // Only an empty folder can be removed.
        let _ = std::fs::remove_dir(folder.join("types"));
        Ok(output)
    }

    /// The files below `folder` that are not what this tree has there: changed, missing, or of an earlier tree.
    pub fn differences(&self, folder: &Path) -> Vec<PathBuf> {
        let changed = |(path, text): (PathBuf, &str)| {
            let path = folder.join(path);
            (!std::fs::read(&path).is_ok_and(|old| old == text.as_bytes())).then_some(path)
        };
        self.files().filter_map(changed).chain(self.stale(folder)).collect()
    }

    /// The files of an earlier tree.
    fn stale(&self, folder: &Path) -> Vec<PathBuf> {
        let current: BTreeSet<PathBuf> = self.files().map(|(path, _)| folder.join(path)).collect();
        let mut found = Vec::new();
        for folder in [folder.to_owned(), folder.join("types")] {
            let entries = std::fs::read_dir(folder).into_iter().flatten().flatten();
            let files = entries.filter(|entry| entry.file_type().is_ok_and(|kind| kind.is_file()));
            let rust = files.map(|entry| entry.path()).filter(|path| path.extension().is_some_and(|it| it == "rs"));
            found.extend(rust.filter(|path| !current.contains(path) && is_ours(path)));
        }
        found.sort();
        found
    }
}

/// Whether a file begins with the line that the files of a tree begin with.
fn is_ours(path: &Path) -> bool {
    let Ok(file) = std::fs::File::open(path) else { return false };
    let mut first = Vec::new();
    let mut start = std::io::Read::take(BufReader::new(file), HEADER.len() as u64 + 1);
    start.read_until(b'\n', &mut first).is_ok()
        && first.strip_suffix(b"\n").is_some_and(|line| line == HEADER.as_bytes())
}
