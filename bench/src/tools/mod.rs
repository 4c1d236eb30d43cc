//! The generators that are compared, and where their work is put.

mod derive;
mod macro_face;
mod oas3_gen;
mod openapi_to_rust;
mod ploidy;
mod progenitor;
mod tintype;

use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;

use crate::arguments::{Arguments, Profile};
use crate::documents::{Documents, read, root, write};
use crate::measure::{Job, cargo_path};

/// A generator of a crate.
pub(crate) trait Tool {
    /// Its name in tables.
    fn name(&self) -> &'static str;

    /// The command that generates from a document into an empty folder.
    fn job(&self, document: &Path, out: &Path) -> Result<Job, String>;

    /// Makes a package of the folder, with the name that is given, whose library is what was generated.
    fn package(&self, out: &Path, name: &str) -> Result<(), String>;

    /// The module of the library, followed by `::` or empty, that has the type whose methods are the operations.
    fn client(&self) -> Option<&'static str>;

    /// Lines of a program that reads and writes every type, for a library without operations.
    fn uses(&self, _document: &Path, _library: &str) -> Result<Vec<String>, String> {
        Ok(Vec::new())
    }
}

/// What is measured, with what, and where.
pub(crate) struct Bench {
    pub(crate) runs: usize,
    pub(crate) profiles: Vec<Profile>,
    pub(crate) documents: Documents,
    pub(crate) work: PathBuf,
    /// How long a compilation may take.
    pub(crate) limit: Duration,
    /// Ours first.
    pub(crate) tools: Vec<Box<dyn Tool>>,
    /// The program that tells how long each stage of ours takes.
    pub(crate) stages: PathBuf,
    versions: Vec<String>,
}

const PEERS: [&str; 4] = ["openapi-to-rust", "oas3-gen", "ploidy", "cargo-progenitor"];

/// What names none of them.
const NO_PEER: &str = "none";

impl Bench {
    pub(crate) fn new(arguments: &Arguments, documents: Documents, work: PathBuf) -> Result<Bench, String> {
        std::fs::create_dir_all(&work).map_err(|error| format!("{}: {error}", work.display()))?;
        let ours = built("tintype-cli", "tintype")?;
        let stages = built("tintype-bench", "stages")?;
        let mut tools: Vec<Box<dyn Tool>> = vec![Box::new(tintype::Tintype { program: ours, types_only: false })];
        let (mut versions, mut documents) = (Vec::new(), documents);
        if let Some(unknown) = arguments.peer.iter().find(|name| *name != NO_PEER && !PEERS.contains(&name.as_str())) {
            return Err(format!("no peer is called {unknown}; there are {}, or {NO_PEER}", PEERS.join(", ")));
        }
        for name in PEERS {
            if !arguments.peer.is_empty() && !arguments.peer.iter().any(|it| it == name) {
                continue;
            }
            let Some((program, version)) = installed(name, arguments.peers.as_deref()) else {
                documents.notes.push(format!("{name} is left out, for it was not there."));
                continue;
            };
            versions.push(version);
            tools.push(match name {
                "openapi-to-rust" => Box::new(openapi_to_rust::OpenapiToRust { program }),
                "oas3-gen" => Box::new(oas3_gen::Oas3Gen { program }),
                "ploidy" => Box::new(ploidy::Ploidy { program }),
                _ => Box::new(progenitor::Progenitor { program }),
            });
        }
        let (runs, profiles) = (arguments.runs(), arguments.profiles.clone());
        let limit = Duration::from_secs(arguments.limit);
        Ok(Bench { runs, profiles, documents, work, limit, tools, stages, versions })
    }

    /// The versions of the peers.
    pub(crate) fn versions(&self) -> Vec<String> {
        self.versions.clone()
    }

    /// What else is compiled: our model with serde's derives, either without operations, and ours by the macro.
    pub(crate) fn models(&self) -> Result<Vec<Box<dyn Tool>>, String> {
        let program = built("tintype-cli", "tintype")?;
        Ok(vec![
            Box::new(derive::Derive { with_calls: true }),
            Box::new(tintype::Tintype { program, types_only: true }),
            Box::new(derive::Derive { with_calls: false }),
            Box::new(macro_face::MacroFace),
        ])
    }

    /// The documents that are there, notes included.
    pub(crate) fn notes(&self) -> String {
        self.documents.notes.join(" ")
    }
}

/// A program of this workspace, built for release.
fn built(package: &str, program: &str) -> Result<PathBuf, String> {
    eprintln!("building {program}");
    let status = Command::new(cargo_path())
        .args(["build", "--release", "--quiet", "-p", package, "--bin", program])
        .current_dir(root())
        .status()
        .map_err(|error| format!("cargo: {error}"))?;
    if !status.success() {
        return Err(format!("{package} could not be built"));
    }
    let own = std::env::current_exe().map_err(|error| format!("the path of this program: {error}"))?;
    let target = own.ancestors().nth(2).map(Path::to_owned).unwrap_or_default();
    Ok(target.join("release").join(program))
}

/// The path and the version of an installed program.
fn installed(name: &str, folder: Option<&Path>) -> Option<(PathBuf, String)> {
    let mut folders: Vec<PathBuf> = folder.map(|it| vec![it.to_owned(), it.join("bin")]).unwrap_or_default();
    folders.extend(std::env::split_paths(&std::env::var_os("PATH").unwrap_or_default()));
    let path = folders.into_iter().map(|folder| folder.join(name)).find(|path| path.is_file())?;
    let path = std::path::absolute(path).ok()?;
    let mut asked = Command::new(&path);
    if let Some(command) = name.strip_prefix("cargo-") {
        asked.arg(command);
    }
    let said = asked.arg("--version").output().ok()?;
    let said = String::from_utf8_lossy(&said.stdout).into_owned();
    let version = said.split_whitespace().find(|word| word.starts_with(|c: char| c.is_ascii_digit()));
    // Not all say it themselves.
    let kept = || path.parent()?.parent().and_then(|root| kept_version(name, root));
    let version = version.map(str::to_owned).or_else(kept);
    Some((path.clone(), format!("{name} {}", version.as_deref().unwrap_or("of unknown version"))))
}

/// The version that cargo has noted of what it installed below a folder.
fn kept_version(name: &str, root: &Path) -> Option<String> {
    let notes = read(&root.join(".crates.toml")).ok()?;
    let mut words = notes.lines().filter_map(|line| line.trim_start_matches('"').split_once(' '));
    let (_, rest) = words.find(|(package, _)| *package == name)?;
    rest.split_whitespace().next().map(str::to_owned)
}

/// A manifest for a library that needs these crates.
fn manifest(out: &Path, name: &str, dependencies: &str) -> Result<(), String> {
    let text = format!(
        "[package]\nname = {name:?}\nversion = \"0.0.0\"\nedition = \"2024\"\npublish = false\n\n\
         [dependencies]\n{dependencies}\n[workspace]\n"
    );
    write(&out.join("Cargo.toml"), &text)
}

/// Gives a package that a tool made another name, and makes it a workspace of its own.
fn rename(out: &Path, name: &str) -> Result<(), String> {
    let path = out.join("Cargo.toml");
    let text = read(&path)?;
    let mut section = String::new();
    let mut lines: Vec<String> = Vec::new();
    for line in text.lines() {
        if line.trim_start().starts_with('[') {
            section = line.trim().to_owned();
        }
        let key = line.split('=').next().unwrap_or_default().trim();
        // Another name of the library would hide ours.
        let is_name = key == "name" && (section == "[package]" || section == "[lib]");
        lines.push(if is_name { format!("name = {name:?}") } else { line.to_owned() });
    }
    if !text.contains("[workspace]") {
        lines.push("\n[workspace]".to_owned());
    }
    write(&path, &(lines.join("\n") + "\n"))
}
