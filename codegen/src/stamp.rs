//! What a run read, wrote and said, kept in a file, so that a run that would do the same can be left out.

use std::hash::{BuildHasher, Hash, Hasher};
use std::io::{Error, ErrorKind};
use std::path::{Path, PathBuf};

use crate::{Generated, Output};

/// A run, to be told from others.
///
/// The file is text: a number for all that decides what comes out, then the files that were read, the files that were
/// written after a tab each, and after an empty line what was said.
///
/// ```no_run
/// # use tintype_codegen::{Options, Output, Stamp, generate};
/// # fn main() -> Result<(), Box<dyn std::error::Error>> {
/// let (document, module, stamp) = ("pets.yaml".as_ref(), "pets.rs".as_ref(), "pets.stamp".as_ref());
/// let settings = (document, module, Options::default());
/// if Stamp::fresh(stamp, &settings).is_none() {
///     let generated = generate(document, &settings.2)?;
///     Output::write(module, &generated.text())?;
///     Stamp::keep(stamp, &generated, vec![module.into()], generated.warnings(false), &settings)?;
/// }
/// # Ok(()) }
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stamp {
    /// The files that were read.
    pub read: Vec<PathBuf>,
    /// The files that were written.
    pub written: Vec<PathBuf>,
    /// What was said to the user, to be said again.
    pub said: String,
}

impl Stamp {
    /// The run that the stamp at `path` tells of, if a run with these settings would do the same: the generator, the
    /// settings, the bytes of all that was read and of all that was written are what they were.
    pub fn fresh(path: &Path, settings: &impl Hash) -> Option<Stamp> {
        let old = std::fs::read_to_string(path).ok()?;
        let (head, said) = old.split_once("\n\n")?;
        let mut lines = head.lines();
        let number = lines.next()?;
        let (written, read): (Vec<&str>, Vec<&str>) = lines.partition(|line| line.starts_with('\t'));
        let read = read.iter().map(PathBuf::from).collect();
        let written = written.iter().map(|line| PathBuf::from(line.trim_start_matches('\t'))).collect();
        let stamp = Stamp { read, written, said: said.to_owned() };
        (stamp.number(settings).ok()? == number).then_some(stamp)
    }

    /// Keeps the stamp of a run at `path`; none if a file has been saved since it was read.
    ///
    /// # Errors
    /// If the file can't be written, or another one is there that is no stamp: a slip in a path shall cost nobody a document.
    pub fn keep(
        path: &Path,
        generated: &Generated,
        written: Vec<PathBuf>,
        said: String,
        settings: &impl Hash,
    ) -> std::io::Result<()> {
        let read = generated.files().into_iter().map(Path::to_owned).collect();
        Stamp { read, written, said }.write(path, settings)?;
        // Not before: what was saved in between has gone into the number.
        if generated.is_current() { Ok(()) } else { std::fs::remove_file(path) }
    }

    fn write(&self, path: &Path, settings: &impl Hash) -> std::io::Result<Output> {
        if std::fs::read(path).is_ok_and(|old| !is_stamp(&old)) {
            return Err(Error::new(ErrorKind::AlreadyExists, "this file is no stamp, and is left as it is"));
        }
        let number = self.number(settings)?;
        let read = self.read.iter().map(|file| format!("\n{}", file.display()));
        let written = self.written.iter().map(|file| format!("\n\t{}", file.display()));
        let head: String = read.chain(written).collect();
        Output::write(path, &format!("{number}{head}\n\n{}", self.said))
    }

    /// A number that changes with all that decides what comes out.
    fn number(&self, settings: &impl Hash) -> std::io::Result<String> {
        // Files of many megabytes are read on every run.
        let mut hasher = foldhash::quality::FixedState::with_seed(0).build_hasher();
        env!("CARGO_PKG_VERSION").hash(&mut hasher);
        // The generator itself, while it is being worked on.
        std::env::current_exe().and_then(std::fs::metadata).and_then(|it| it.modified()).ok().hash(&mut hasher);
        // Generated code names documents by where they are from here.
        std::env::var_os("CARGO_MANIFEST_DIR").hash(&mut hasher);
        std::env::current_dir().ok().hash(&mut hasher);
        settings.hash(&mut hasher);
        self.said.hash(&mut hasher);
        for file in self.read.iter().chain(&self.written) {
            file.hash(&mut hasher);
            std::fs::read(file)?.hash(&mut hasher);
        }
        (self.read.len(), self.written.len()).hash(&mut hasher);
        Ok(format!("{:0DIGITS$x}", hasher.finish()))
    }
}

/// The digits of a stamp's number.
const DIGITS: usize = 16;

/// Whether a file begins with a stamp's number on a line of its own.
fn is_stamp(file: &[u8]) -> bool {
    let number = file.split(|byte| *byte == b'\n').next().unwrap_or_default();
    number.len() == DIGITS && number.iter().all(u8::is_ascii_hexdigit)
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    fn stamped() -> (tempfile::TempDir, Stamp, PathBuf) {
        let folder = tempfile::tempdir().unwrap();
        let at = |name: &str| folder.path().join(name);
        std::fs::write(at("a.yaml"), "a").unwrap();
        std::fs::write(at("a.rs"), "b").unwrap();
        let stamp = Stamp { read: vec![at("a.yaml")], written: vec![at("a.rs")], said: "one\n\n\ttwo\n".to_owned() };
        let path = at("a.stamp");
        stamp.write(&path, &1).unwrap();
        (folder, stamp, path)
    }

    #[test]
    fn a_run_that_would_do_the_same_is_known() {
        let (_folder, stamp, path) = stamped();
        assert_eq!(Stamp::fresh(&path, &1), Some(stamp));
    }

    #[test]
    fn what_was_saved_since_it_was_read_is_read_again() {
        let folder = tempfile::tempdir().unwrap();
        let [document, stamp] = ["a.yaml", "a.stamp"].map(|name| folder.path().join(name));
        let text = "\u{FEFF}openapi: 3.1.0\ninfo: {title: A, version: '1'}\npaths: {}\n";
        std::fs::write(&document, text).unwrap();
        let generated = crate::generate(&document, &crate::Options::default()).unwrap();
        let keep = || Stamp::keep(&stamp, &generated, Vec::new(), String::new(), &1).unwrap();
        keep();
        assert!(Stamp::fresh(&stamp, &1).is_some());
        std::fs::write(&document, text.replace("title: A", "title: B")).unwrap();
        keep();
        assert_eq!(Stamp::fresh(&stamp, &1), None);
    }

    #[test]
    fn other_settings_are_another_run() {
        let (_folder, _, path) = stamped();
        assert_eq!(Stamp::fresh(&path, &2), None);
    }

    #[test]
    fn what_was_read_or_written_has_to_be_as_it_was() {
        for name in ["a.yaml", "a.rs"] {
            let (folder, _, path) = stamped();
            std::fs::write(folder.path().join(name), "c").unwrap();
            assert_eq!(Stamp::fresh(&path, &1), None, "{name} changed");
            std::fs::remove_file(folder.path().join(name)).unwrap();
            assert_eq!(Stamp::fresh(&path, &1), None, "{name} taken away");
        }
    }

    #[test]
    fn a_stamp_that_is_none_is_no_run() {
        let (folder, _, path) = stamped();
        let whole = std::fs::read_to_string(&path).unwrap();
        for text in ["", "\n\n", &whole[1..], &whole[..whole.len() - 1], &whole.replace("two", "three")] {
            std::fs::write(&path, text).unwrap();
            assert_eq!(Stamp::fresh(&path, &1), None, "{text:?}");
        }
        assert_eq!(Stamp::fresh(&folder.path().join("none"), &1), None);
    }
}
