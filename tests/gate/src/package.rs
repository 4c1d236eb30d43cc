//! The package that modules are compiled in: a manifest, a library with a line a module, and a target folder that
//! later packages share, so that what the modules depend on is compiled once.

use std::path::{Path, PathBuf};

/// A package in a scratch folder. Its name has the number of this process, for others may use the same target folder.
#[derive(Debug)]
pub(crate) struct Package {
    pub(crate) folder: PathBuf,
    pub(crate) target: PathBuf,
    name: String,
    features: Vec<String>,
}

/// The root of the workspace.
fn workspace() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).components().collect::<PathBuf>().join("../..")
}

impl Package {
    /// Packages in `scratch` that can be compiled at the same time, with nothing in them yet.
    pub(crate) fn several(scratch: &Path, features: &[String], count: usize) -> std::io::Result<Vec<Package>> {
        (0..count).map(|number| Package::new(scratch, features, number)).collect()
    }

    fn new(scratch: &Path, features: &[String], number: usize) -> std::io::Result<Package> {
        let folder = scratch.join(format!("package{number}"));
        std::fs::create_dir_all(folder.join("src"))?;
        std::fs::copy(workspace().join("Cargo.lock"), folder.join("Cargo.lock"))?;
        // Beside the folder of the profile that this program is in.
        let exe = std::env::current_exe()?;
        let target = exe.ancestors().find(|folder| folder.join("CACHEDIR.TAG").exists()).unwrap_or(scratch);
        let features = features.iter().filter(|name| !name.is_empty()).cloned().collect();
        // Cargo lets one process at a time into a target folder.
        let target = target.join(if number == 0 { "gate".to_owned() } else { format!("gate-{number}") });
        Ok(Package { folder, target, name: format!("gate-{}", std::process::id()), features })
    }

    /// Makes the package one of these modules, whose files are in the scratch folder.
    pub(crate) fn write(&self, edition: &str, modules: &[&str]) -> std::io::Result<()> {
        let runtime = workspace().join("runtime").canonicalize()?;
        let (name, features) = (&self.name, &self.features);
        let manifest = format!(
            "[package]\nname = {name:?}\nversion = \"0.0.0\"\nedition = {edition:?}\npublish = false\n\n\
             [workspace]\nresolver = \"3\"\n\n[profile.dev]\ndebug = 0\n\n[dependencies]\n\
             tintype = {{ path = {runtime:?}, default-features = false, features = {features:?} }}\n"
        );
        std::fs::write(self.folder.join("Cargo.toml"), manifest)?;
        let mut library = String::from("//! Generated modules.\n");
        for module in modules {
            library.push_str(&format!("#[path = \"../../{module}.rs\"]\npub mod {module};\n"));
        }
        std::fs::write(self.folder.join("src/lib.rs"), library)
    }

    /// The library's name in Rust.
    pub(crate) fn crate_name(&self) -> String {
        self.name.replace('-', "_")
    }

    /// Adds a program to the package.
    pub(crate) fn write_program(&self, text: &str) -> std::io::Result<()> {
        std::fs::write(self.folder.join("src/main.rs"), text)
    }

    /// Takes the program out again.
    pub(crate) fn remove_program(&self) -> std::io::Result<()> {
        std::fs::remove_file(self.folder.join("src/main.rs"))
    }

    /// The program that was built.
    pub(crate) fn program(&self) -> PathBuf {
        self.target.join("debug").join(&self.name).with_extension(std::env::consts::EXE_EXTENSION)
    }

    /// Removes what compiling the package left in the target folder.
    pub(crate) fn clean(&self) {
        let ours = self.name.replace('-', "_");
        for part in ["deps", ".fingerprint", "incremental", ""] {
            let Ok(entries) = std::fs::read_dir(self.target.join("debug").join(part)) else { continue };
            for entry in entries.flatten() {
                let name = entry.file_name().to_string_lossy().replace('-', "_");
                let bare = name.strip_prefix("lib").unwrap_or(&name);
                if bare.strip_prefix(&ours).is_some_and(|rest| !rest.starts_with(|c: char| c.is_ascii_digit())) {
                    let _ = std::fs::remove_dir_all(entry.path()).or_else(|_| std::fs::remove_file(entry.path()));
                }
            }
        }
    }
}

impl Drop for Package {
    fn drop(&mut self) {
        self.clean();
    }
}
