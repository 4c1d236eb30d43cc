//! One crate that is compiled: a document by a tool.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::time::Duration;

use object::{Object, ObjectSection};

use super::{every, program};
use crate::arguments::Profile;
use crate::documents::{Document, write};
use crate::measure::{Cost, cargo, median};
use crate::tools::{Bench, Tool};

/// A generated crate and its figures.
pub(super) struct Subject<'a> {
    pub(super) tool: &'a dyn Tool,
    folder: PathBuf,
    /// How long a compilation may take.
    limit: Duration,
    /// The package's name with underscores.
    crate_name: String,
    costs: BTreeMap<Profile, Vec<Cost>>,
    /// Bytes of the library, built for release.
    pub(super) rlib: Option<f64>,
    /// Bytes of machine code of a program with all operations, and of one with the first alone.
    pub(super) text: Option<(f64, f64)>,
    /// Seconds of CPU to compile and link the program with all operations, which is where bodies of async functions and of
    /// generic ones are compiled.
    pub(super) program: Option<f64>,
    /// Why there are no figures, or fewer.
    pub(super) failure: Option<String>,
    /// How many operations the program calls, and how many there are.
    pub(super) calls: Option<(usize, usize)>,
    /// Whether there is a program to link: one that uses anything.
    linked: bool,
}

impl<'a> Subject<'a> {
    /// Generates the crate below `work`.
    pub(super) fn new(tool: &'a dyn Tool, document: &Document, path: &Path, bench: &Bench) -> Subject<'a> {
        let tool_name = tool.name().replace([' ', '-'], "_").replace([',', ':', '!'], "");
        let crate_name = format!("{tool_name}_{}", document.name.replace('-', "_"));
        let folder = bench.work.join("compile").join(&crate_name);
        let mut subject = Subject {
            tool,
            folder,
            limit: bench.limit,
            crate_name,
            costs: BTreeMap::new(),
            rlib: None,
            text: None,
            program: None,
            failure: None,
            calls: None,
            linked: false,
        };
        let made = subject.generate(path);
        subject.failure = made.err();
        subject
    }

    fn generate(&mut self, document: &Path) -> Result<(), String> {
        if self.folder.exists() {
            std::fs::remove_dir_all(&self.folder).map_err(|error| format!("{}: {error}", self.folder.display()))?;
        }
        std::fs::create_dir_all(&self.folder).map_err(|error| format!("{}: {error}", self.folder.display()))?;
        self.tool.job(document, &self.folder)?.cost()?;
        self.tool.package(&self.folder, &self.crate_name)?;
        let source = self.folder.join("src");
        let programs = match self.tool.client() {
            Some(module) => {
                let calls = every::calls(&source)?;
                self.calls = Some((calls.all.len(), calls.all.len() + calls.left_out));
                self.linked = !calls.all.is_empty();
                [usize::MAX, 1].map(|most| program::program(&self.crate_name, module, &calls, most))
            }
            None => {
                let uses = self.tool.uses(document, &self.crate_name)?;
                self.linked = !uses.is_empty();
                [usize::MAX, 1].map(|most| program::types_program(&uses, most))
            }
        };
        for (program, text) in self.programs().into_iter().zip(programs) {
            write(&self.folder.join("examples").join(format!("{program}.rs")), &text)?;
        }
        Ok(())
    }

    /// The names of the programs with all operations and with the first.
    fn programs(&self) -> [String; 2] {
        [format!("{}_all", self.crate_name), format!("{}_one", self.crate_name)]
    }

    /// Compiles the library once more.
    pub(super) fn compile(&mut self, profile: Profile, target: &Path) {
        if self.failure.is_some() {
            return;
        }
        match self.cost(profile, target) {
            Ok(cost) => self.costs.entry(profile).or_default().push(cost),
            Err(failure) => self.failure = Some(failure),
        }
    }

    fn cost(&self, profile: Profile, target: &Path) -> Result<Cost, String> {
        let root = self.folder.join("src/lib.rs");
        let touched = std::fs::File::options()
            .append(true)
            .open(&root)
            .and_then(|file| file.set_modified(std::time::SystemTime::now()));
        touched.map_err(|error| format!("{}: {error}", root.display()))?;
        let arguments: &[&str] = match profile {
            Profile::Check => &["check", "--lib", "--all-features"],
            Profile::Debug => &["build", "--lib", "--all-features"],
            Profile::Release => &["build", "--lib", "--all-features", "--release"],
        };
        let costs = cargo(&self.folder, target, arguments, self.limit)?;
        let own = costs.into_iter().find(|(name, _)| *name == self.crate_name);
        own.map(|(_, cost)| cost).ok_or_else(|| "cargo did not compile the crate".to_owned())
    }

    /// Measures the library and the programs that use it, built for release.
    pub(super) fn sizes(&mut self, target: &Path) {
        if self.failure.is_some() {
            return;
        }
        let release = target.join("release");
        let library = release.join(format!("lib{}.rlib", self.crate_name));
        self.rlib = std::fs::metadata(library).ok().map(|data| data.len() as f64);
        if !self.linked {
            return;
        }
        let size = |program: String| -> Result<(f64, Option<f64>), String> {
            let arguments = ["build", "--release", "--all-features", "--example", &program];
            let costs = cargo(&self.folder, target, &arguments, self.limit)?;
            let cpu = costs.iter().find(|(name, _)| *name == program).map(|(_, cost)| cost.cpu);
            Ok((text(&release.join("examples").join(program))?, cpu))
        };
        let [all, one] = self.programs().map(size);
        match all.and_then(|all| Ok((all, one?))) {
            Ok(((all, cpu), (one, _))) => (self.text, self.program) = (Some((all, one)), cpu),
            Err(failure) => self.failure = Some(format!("a program with all operations: {failure}")),
        }
    }

    /// The median cost in a profile.
    pub(super) fn cost_of(&self, profile: Profile) -> Option<Cost> {
        median(self.costs.get(&profile)?)
    }

    /// Seconds of CPU for the library, built for release, and the program, where that calls every operation.
    pub(super) fn whole(&self) -> Option<f64> {
        let (called, all) = self.calls?;
        if called < all {
            return None;
        }
        Some(self.cost_of(Profile::Release)?.cpu + self.program?)
    }

    /// Bytes of machine code of the program with all operations.
    pub(super) fn whole_text(&self) -> Option<f64> {
        self.text.map(|(all, _)| all)
    }

    /// Bytes of machine code that all operations add to those of the first.
    pub(super) fn added_text(&self) -> Option<f64> {
        self.text.map(|(all, one)| all - one)
    }
}

/// The size of a program's machine code.
fn text(program: &Path) -> Result<f64, String> {
    let bytes = std::fs::read(program).map_err(|error| format!("{}: {error}", program.display()))?;
    let file = object::File::parse(&*bytes).map_err(|error| format!("{}: {error}", program.display()))?;
    let section = file.section_by_name(".text").or_else(|| file.section_by_name("__text"));
    section.map(|section| section.size() as f64).ok_or_else(|| format!("{} has no text", program.display()))
}
