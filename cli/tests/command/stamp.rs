//! `generate --stamp`: nothing is done where nothing has changed.

use super::{Folder, GOOD, Run, run};

impl Folder {
    fn stamped(&self, document: &str) -> Run {
        let [document, output, stamp] = [document, "pets.rs", "pets.stamp"].map(|name| self.at(name));
        run(&["generate", &document, "--output", &output, "--stamp", &stamp])
    }

    fn bytes(&self, name: &str) -> Vec<u8> {
        std::fs::read(self.path(name)).unwrap()
    }
}

#[test]
fn a_run_that_would_do_the_same_says_the_same_and_does_nothing() {
    let folder = Folder::new();
    let first = folder.stamped("warned.yaml");
    assert_eq!((first.status, first.out.as_str()), (0, ""));
    assert!(first.err.contains("warning"), "{first:?}");
    let [module, stamp] = ["pets.rs", "pets.stamp"].map(|name| folder.bytes(name));
    assert_eq!(folder.stamped("warned.yaml"), first);
    assert_eq!(["pets.rs", "pets.stamp"].map(|name| folder.bytes(name)), [module, stamp]);
}

#[test]
fn what_changed_is_generated_again() {
    let folder = Folder::new();
    folder.stamped("good.yaml");
    let module = folder.bytes("pets.rs");
    folder.put("good.yaml", &GOOD.replace("40", "41"));
    assert_eq!(folder.stamped("good.yaml").status, 0);
    assert_ne!(folder.bytes("pets.rs"), module);
    // So is a module that somebody edited, or took away.
    folder.put("good.yaml", GOOD);
    for edit in [Some("edited"), None] {
        match edit {
            Some(text) => folder.put("pets.rs", text),
            None => std::fs::remove_file(folder.path("pets.rs")).unwrap(),
        }
        assert_eq!(folder.stamped("good.yaml").status, 0);
        assert_eq!(folder.bytes("pets.rs"), module, "{edit:?}");
    }
}

#[test]
fn a_document_with_errors_leaves_no_stamp() {
    let folder = Folder::new();
    assert_eq!(folder.stamped("bad.yaml").status, 1);
    assert!(!folder.path("pets.stamp").exists());
}
