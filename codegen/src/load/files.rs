//! The other files of a document: whatever its references name below its own folder, each read once.

use std::collections::HashMap;
use std::path::{Component, Path, PathBuf};

use crate::diagnostic::{Diagnostics, Sources};

use super::references::{References, reference};
use super::{Document, NodeId, lift_linked, load_into, percent_decode};

/// More files are not read.
const MAX_FILES: usize = 10_000;

/// Where the file part of a reference leads.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Link {
    /// To the root of a tree.
    Tree(NodeId),
    /// To an address of a network.
    Network,
    /// Out of the document's folder.
    Outside,
    /// To a file that can't be read, for this reason.
    Unreadable(String),
    /// To a file whose content is at fault, which has been reported.
    Faulty,
}

/// The trees of a document, by their files.
#[derive(Debug, Default)]
pub(crate) struct Files {
    /// The folder below which files are read, as the user named it and with its links followed; none where there is none.
    folder: Option<(PathBuf, PathBuf)>,
    /// The path of each tree's file from the folder.
    paths: HashMap<NodeId, PathBuf>,
    links: HashMap<PathBuf, Link>,
}

impl Files {
    /// Reads every file that references of `document` name, and those that their references name. `main` is the path of the
    /// document itself; where it lies in no folder that exists, no other file is read. Every version is lifted then.
    pub(crate) fn gather(
        document: &mut Document,
        main: &Path,
        references: &mut References,
        sources: &mut Sources,
        diagnostics: &mut Diagnostics,
    ) -> Files {
        let mut files = Files { folder: folder(main), ..Files::default() };
        let name = main.file_name().map(PathBuf::from).unwrap_or_default();
        files.links.insert(name.clone(), Link::Tree(document.root()));
        files.paths.insert(document.root(), name);
        let mut trees = vec![document.root()];
        let mut found = Vec::new();
        while let Some(tree) = trees.pop() {
            found.push(tree);
            let before = references.all.len();
            references.add(document, tree);
            let refer = references.all.get(before..).unwrap_or_default().to_vec();
            for (node, key) in refer.into_iter().flat_map(|node| ["$ref", "$dynamicRef"].map(|key| (node, key))) {
                let Some(path) = files.wanted(document, tree, node, key) else { continue };
                let link = files.read(document, &path, sources, diagnostics);
                if let Link::Tree(root) = link {
                    files.paths.insert(root, path.clone());
                    trees.push(root);
                }
                files.links.insert(path, link);
            }
        }
        files.lift(document, references, &found, diagnostics);
        // References have moved.
        *references = References::default();
        found.into_iter().for_each(|tree| references.add(document, tree));
        files
    }

    /// Lifts every tree that is a whole document, and with it what it refers to in files that are none.
    fn lift(&self, document: &mut Document, references: &References, trees: &[NodeId], diagnostics: &mut Diagnostics) {
        let target = |node: NodeId| {
            let text = document.str(reference(document, node)?)?;
            let (file, fragment) = text.split_once('#').unwrap_or((text, ""));
            let Link::Tree(tree) = self.link(document.tree(node), file) else { return None };
            document.at_pointer(tree, &percent_decode(fragment))
        };
        let links = references.all.iter().filter_map(|node| Some((*node, target(*node)?))).collect();
        for tree in trees {
            lift_linked(document, *tree, &links, diagnostics);
        }
    }

    /// Where the file part of a reference that stands in `tree` leads.
    pub(crate) fn link(&self, tree: NodeId, file: &str) -> Link {
        if file.is_empty() {
            return Link::Tree(tree);
        }
        if has_scheme(file) {
            return Link::Network;
        }
        match self.below(tree, file) {
            Some(path) => {
                let unread = || Link::Unreadable("the document lies in no folder".to_owned());
                self.links.get(&path).cloned().unwrap_or_else(unread)
            }
            None => Link::Outside,
        }
    }

    /// The path of a tree's file from the document's folder; empty for the document itself.
    pub(crate) fn path(&self, document: &Document, tree: NodeId) -> &Path {
        if tree == document.root() {
            Path::new("")
        } else {
            self.paths.get(&tree).map_or(Path::new(""), PathBuf::as_path)
        }
    }

    /// The paths of the other trees' files from the document's folder.
    pub(crate) fn names(&self, document: &Document) -> HashMap<NodeId, String> {
        let others = self.paths.iter().filter(|(tree, _)| **tree != document.root());
        others.map(|(tree, path)| (*tree, path.to_string_lossy().replace('\\', "/"))).collect()
    }

    /// The path that a reference names, if it is one that has not been looked at.
    fn wanted(&self, document: &Document, tree: NodeId, node: NodeId, key: &str) -> Option<PathBuf> {
        self.folder.as_ref()?;
        let text = document.str(document.get(node, key)?)?;
        let file = text.split('#').next().filter(|file| !file.is_empty() && !has_scheme(file))?;
        self.below(tree, file).filter(|path| !self.links.contains_key(path))
    }

    /// The path from the folder that a reference in `tree` names; `None` if it leads out.
    fn below(&self, tree: NodeId, file: &str) -> Option<PathBuf> {
        let file = percent_decode(file);
        if file.contains(['\\', '\0']) || file.starts_with('/') {
            return None;
        }
        let mut path = self.paths.get(&tree)?.parent().unwrap_or(Path::new("")).to_owned();
        for part in Path::new(&file).components() {
            match part {
                Component::Normal(word) => path.push(word),
                Component::CurDir => {}
                Component::ParentDir => {
                    if !path.pop() {
                        return None;
                    }
                }
                Component::RootDir | Component::Prefix(_) => return None,
            }
        }
        Some(path)
    }

    fn read(&self, document: &mut Document, path: &Path, sources: &mut Sources, diagnostics: &mut Diagnostics) -> Link {
        let Some((shown, folder)) = &self.folder else { return Link::Outside };
        if self.links.len() >= MAX_FILES {
            return Link::Unreadable(format!("the document has more than {MAX_FILES} files"));
        }
        // A link of the file system may lead out as well.
        let real = match folder.join(path).canonicalize() {
            Ok(real) => real,
            Err(error) => return Link::Unreadable(reason(&error)),
        };
        if !real.starts_with(folder) {
            return Link::Outside;
        }
        // A pipe or a device would be read without an end.
        if !real.is_file() {
            return Link::Unreadable("it is no file".to_owned());
        }
        match load_into(document, &shown.join(path), sources, diagnostics) {
            Ok(Some(root)) => Link::Tree(root),
            Ok(None) => Link::Faulty,
            Err(error) => Link::Unreadable(reason(&error)),
        }
    }
}

/// The document's folder, as it is named and as it is.
fn folder(main: &Path) -> Option<(PathBuf, PathBuf)> {
    let shown = main.parent()?;
    let named = if shown.as_os_str().is_empty() { Path::new(".") } else { shown };
    Some((shown.to_owned(), named.canonicalize().ok()?))
}

/// The words of an error without the number that systems add.
fn reason(error: &std::io::Error) -> String {
    if error.kind() == std::io::ErrorKind::NotFound { "there is no such file".to_owned() } else { error.to_string() }
}

/// Whether a reference is an absolute URI (RFC 3986, section 3.1).
fn has_scheme(text: &str) -> bool {
    let scheme = text.split_once(':').map_or("", |(scheme, _)| scheme);
    text.starts_with("//")
        || scheme.starts_with(|c: char| c.is_ascii_alphabetic())
            && scheme.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '+' | '-' | '.'))
}
