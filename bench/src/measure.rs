//! What a process costs: its wall time, its CPU time, and its peak memory.
//!
//! The command is run by this program in a small process of its own, so that nothing else is in the figures.

use std::ffi::{OsStr, OsString};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::Duration;

use serde_json::Value;

use crate::small_process::{COSTS, LIMIT};

/// A generator that takes longer is ended.
const GENERATOR: Duration = Duration::from_secs(600);

/// What a process took.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub(crate) struct Cost {
    /// Seconds from start to end.
    pub(crate) wall: f64,
    /// Seconds of CPU, in user and system mode, of the process and those it waited for.
    pub(crate) cpu: f64,
    /// The most resident memory of one process, in bytes.
    pub(crate) peak: f64,
}

/// A command that is to be measured.
#[derive(Debug, Clone, Default)]
pub(crate) struct Job {
    pub(crate) program: PathBuf,
    pub(crate) arguments: Vec<OsString>,
    pub(crate) folder: Option<PathBuf>,
}

impl Job {
    pub(crate) fn new(program: impl Into<PathBuf>) -> Job {
        Job { program: program.into(), ..Job::default() }
    }

    pub(crate) fn arg(mut self, argument: impl Into<OsString>) -> Job {
        self.arguments.push(argument.into());
        self
    }

    /// Runs it, and gives its cost; where it fails, what it said last.
    pub(crate) fn cost(&self) -> Result<Cost, String> {
        let record = Record::new()?;
        let mut command = Command::new(own_path()?);
        command.arg(&self.program).args(&self.arguments).env(COSTS, &record.path).env("RUST_BACKTRACE", "0");
        command.env(LIMIT, GENERATOR.as_secs().to_string());
        if let Some(folder) = &self.folder {
            command.current_dir(folder);
        }
        let output = command.stdin(Stdio::null()).output().map_err(|error| self.failed(&error.to_string()))?;
        if !output.status.success() {
            let said = if output.stderr.is_empty() { output.stdout } else { output.stderr };
            return Err(self.failed(&words_of_failure(&String::from_utf8_lossy(&said))));
        }
        let costs = record.read()?;
        costs.into_iter().next().map(|(_, cost)| cost).ok_or_else(|| self.failed("it left no figures"))
    }

    fn failed(&self, why: &str) -> String {
        format!("{}: {why}", self.program.file_name().unwrap_or_default().to_string_lossy())
    }
}

/// Runs cargo with this program around the compiler of the packages at hand, which is ended where it takes longer than
/// `limit`; gives the cost by crate name.
pub(crate) fn cargo(
    folder: &Path,
    target: &Path,
    arguments: &[&str],
    limit: Duration,
) -> Result<Vec<(String, Cost)>, String> {
    let record = Record::new()?;
    let mut command = Command::new(cargo_path());
    for (name, _) in std::env::vars_os().filter(|(name, _)| changes_compiling(name)) {
        command.env_remove(name);
    }
    let output = command
        .args(arguments)
        .current_dir(folder)
        .env("CARGO_TARGET_DIR", target)
        .env("CARGO_INCREMENTAL", "0")
        .env("CARGO_TERM_COLOR", "never")
        .env("RUSTC_WORKSPACE_WRAPPER", own_path()?)
        .env(COSTS, &record.path)
        .env(LIMIT, limit.as_secs().to_string())
        .stdin(Stdio::null())
        .output()
        .map_err(|error| format!("cargo: {error}"))?;
    if !output.status.success() {
        let said = String::from_utf8_lossy(&output.stderr).into_owned();
        let errors = said.lines().filter(|line| line.starts_with("error")).count();
        let first = said.lines().find(|line| line.starts_with("error")).unwrap_or("cargo failed").to_owned();
        return Err(format!("{} ({errors} such lines)", shown(&first)));
    }
    record.read()
}

/// Whether a variable of the environment has a say in how crates are compiled.
fn changes_compiling(name: &OsStr) -> bool {
    const BEGIN: [&str; 6] =
        ["RUSTC", "RUSTFLAGS", "CARGO_ENCODED_RUSTFLAGS", "CARGO_BUILD_", "CARGO_PROFILE_", "CARGO_UNSTABLE_"];
    let of_target = |name: &str| name.starts_with("CARGO_TARGET_") && name != "CARGO_TARGET_DIR";
    name.to_str().is_some_and(|name| BEGIN.iter().any(|it| name.starts_with(it)) || of_target(name))
}

pub(crate) fn cargo_path() -> OsString {
    std::env::var_os("CARGO").unwrap_or_else(|| OsString::from("cargo"))
}

fn own_path() -> Result<PathBuf, String> {
    std::env::current_exe().map_err(|error| format!("the path of this program: {error}"))
}

/// What a program said of its failure, without colours, and with files by their names alone: where they lie differs from machine
/// to machine. That is the line which speaks of an error and the one after it, or else the last two.
fn words_of_failure(text: &str) -> String {
    let mut plain = String::new();
    for (index, part) in text.split("\u{1b}[").enumerate() {
        plain += if index == 0 { part } else { part.split_once('m').map_or(part, |(_, rest)| rest) };
    }
    let lines: Vec<&str> = plain.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
    let speaks = |line: &&str| line.contains("panicked at") || line.to_lowercase().starts_with("error");
    let at = lines.iter().position(speaks).unwrap_or(lines.len().saturating_sub(2));
    let said = lines.get(at..(at + 2).min(lines.len())).unwrap_or_default().join(" ");
    shown(&said).chars().take(300).collect()
}

/// A text with the last part of every path that begins at the root, whatever stands before it.
fn shown(text: &str) -> String {
    let last = |word: &str| match word.find('/') {
        Some(at) if word.get(..at).is_some_and(|before| before.chars().all(|c| !c.is_alphanumeric() && c != '.')) => {
            format!("{}{}", &word[..at], word.rsplit('/').next().unwrap_or_default())
        }
        _ => word.to_owned(),
    };
    text.split(' ').map(last).collect::<Vec<String>>().join(" ")
}

/// A file for the lines of small processes.
struct Record {
    path: PathBuf,
}

impl Record {
    fn new() -> Result<Record, String> {
        static NEXT: std::sync::atomic::AtomicUsize = std::sync::atomic::AtomicUsize::new(0);
        let number = NEXT.fetch_add(1, std::sync::atomic::Ordering::Relaxed);
        let path = std::env::temp_dir().join(format!("tintype-bench-{}-{number}.costs", std::process::id()));
        std::fs::write(&path, "").map_err(|error| format!("{}: {error}", path.display()))?;
        Ok(Record { path })
    }

    fn read(&self) -> Result<Vec<(String, Cost)>, String> {
        let text = std::fs::read_to_string(&self.path).map_err(|error| format!("{}: {error}", self.path.display()))?;
        let read = |line: &str| -> Option<(String, Cost)> {
            let line: Value = serde_json::from_str(line).ok()?;
            let number = |key: &str| line.get(key).and_then(Value::as_f64);
            let name = line.get("crate").and_then(Value::as_str)?.to_owned();
            Some((name, Cost { wall: number("wall")?, cpu: number("cpu")?, peak: number("peak")? }))
        };
        Ok(text.lines().filter_map(read).collect())
    }
}

impl Drop for Record {
    fn drop(&mut self) {
        let _ = std::fs::remove_file(&self.path);
    }
}

/// The median, field by field.
pub(crate) fn median(costs: &[Cost]) -> Option<Cost> {
    let of = |field: fn(&Cost) -> f64| middle(costs.iter().map(field).collect());
    Some(Cost { wall: of(|cost| cost.wall)?, cpu: of(|cost| cost.cpu)?, peak: of(|cost| cost.peak)? })
}

/// The median of numbers.
pub(crate) fn middle(mut numbers: Vec<f64>) -> Option<f64> {
    numbers.sort_by(f64::total_cmp);
    let (low, high) = (numbers.get(numbers.len().checked_sub(1)? / 2)?, numbers.get(numbers.len() / 2)?);
    Some((low + high) / 2.0)
}

#[cfg(test)]
mod tests {
    #[test]
    fn a_failure_is_plain_and_names_no_folder() {
        let said = "one\n\u{1b}[31mtwo\u{1b}[39m\n\nin `/a/b/c.json` and d/e\n";
        assert_eq!(super::words_of_failure(said), "two in `c.json` and d/e");
        let panic = "Loading\n\nthread 'main' panicked at src/a.rs:1:2:\nnot yet\nnote: run with\n";
        assert_eq!(super::words_of_failure(panic), "thread 'main' panicked at src/a.rs:1:2: not yet");
        assert_eq!(super::words_of_failure("Error: https://a.b/c\n"), "Error: https://a.b/c");
    }

    use super::{changes_compiling, middle};

    #[test]
    fn what_the_caller_has_set_does_not_change_compiling() {
        let changes = |name: &str| changes_compiling(std::ffi::OsStr::new(name));
        assert!(changes("RUSTC_WRAPPER") && changes("CARGO_TARGET_X86_64_UNKNOWN_LINUX_GNU_LINKER"));
        assert!(!changes("CARGO_HOME") && !changes("CARGO") && !changes("PATH"));
    }

    #[test]
    fn the_middle_of_an_even_count_lies_between() {
        assert_eq!(middle(vec![]), None);
        assert_eq!(middle(vec![3.0]), Some(3.0));
        assert_eq!(middle(vec![9.0, 1.0, 2.0]), Some(2.0));
        assert_eq!(middle(vec![4.0, 1.0, 2.0, 9.0]), Some(3.0));
    }
}
