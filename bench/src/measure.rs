//! What a process costs: its wall time, its CPU time, and its peak memory.
//!
//! The command is run by this program in a small process of its own, which waits for that one child and asks the system
//! what its children took: so nothing else is in the figures. The same small process serves as cargo's compiler wrapper.

use std::ffi::OsString;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode, Stdio};
use std::time::{Duration, Instant};

use nix::sys::resource::{UsageWho, getrusage};
use nix::sys::time::{TimeVal, TimeValLike};
use serde_json::{Value, json};

/// Set for the small process: the file that it appends a line to.
const COSTS: &str = "TINTYPE_BENCH_COSTS";
/// A command that takes longer is ended; only generators are run with this limit.
const LIMIT: Duration = Duration::from_secs(600);

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
        command.arg(&self.program).args(&self.arguments).env(COSTS, &record.path);
        if let Some(folder) = &self.folder {
            command.current_dir(folder);
        }
        let output = command.stdin(Stdio::null()).output().map_err(|error| self.failed(&error.to_string()))?;
        if !output.status.success() {
            let text = [output.stderr, output.stdout].concat();
            return Err(self.failed(&last_words(&String::from_utf8_lossy(&text))));
        }
        let costs = record.read()?;
        costs.into_iter().next().map(|(_, cost)| cost).ok_or_else(|| self.failed("it left no figures"))
    }

    fn failed(&self, why: &str) -> String {
        format!("{}: {why}", self.program.file_name().unwrap_or_default().to_string_lossy())
    }
}

/// Runs cargo with this program around the compiler of the packages at hand; gives the cost by crate name.
pub(crate) fn cargo(folder: &Path, target: &Path, arguments: &[&str]) -> Result<Vec<(String, Cost)>, String> {
    let record = Record::new()?;
    let output = Command::new(cargo_path())
        .args(arguments)
        .current_dir(folder)
        .env("CARGO_TARGET_DIR", target)
        .env("CARGO_INCREMENTAL", "0")
        .env("CARGO_TERM_COLOR", "never")
        .env("RUSTC_WORKSPACE_WRAPPER", own_path()?)
        .env(COSTS, &record.path)
        .env_remove("RUSTFLAGS")
        .env_remove("CARGO_ENCODED_RUSTFLAGS")
        .env_remove("CARGO_PROFILE_DEV_DEBUG")
        .env_remove("CARGO_PROFILE_TEST_DEBUG")
        .stdin(Stdio::null())
        .output()
        .map_err(|error| format!("cargo: {error}"))?;
    if !output.status.success() {
        let said = String::from_utf8_lossy(&output.stderr).into_owned();
        let errors = said.lines().filter(|line| line.starts_with("error")).count();
        let first = said.lines().find(|line| line.starts_with("error")).unwrap_or("cargo failed").to_owned();
        return Err(format!("{first} ({errors} such lines)"));
    }
    record.read()
}

pub(crate) fn cargo_path() -> OsString {
    std::env::var_os("CARGO").unwrap_or_else(|| OsString::from("cargo"))
}

fn own_path() -> Result<PathBuf, String> {
    std::env::current_exe().map_err(|error| format!("the path of this program: {error}"))
}

/// The last lines of what a program said, without colours, and with files by their names alone: where they lie differs from
/// machine to machine.
fn last_words(text: &str) -> String {
    let mut plain = String::new();
    for (index, part) in text.split("\u{1b}[").enumerate() {
        plain += if index == 0 { part } else { part.split_once('m').map_or(part, |(_, rest)| rest) };
    }
    let lines: Vec<&str> = plain.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
    let last = lines.get(lines.len().saturating_sub(2)..).unwrap_or_default().join(" ");
    let words =
        last.split(' ').map(|word| if word.starts_with('/') { word.rsplit('/').next().unwrap_or(word) } else { word });
    words.collect::<Vec<&str>>().join(" ").chars().take(300).collect()
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

/// The small process, if this is one: runs the command that its arguments are, and notes what it took.
pub(crate) fn small_process() -> Option<ExitCode> {
    let file = std::env::var_os(COSTS)?;
    let mut words = std::env::args_os().skip(1);
    let program = words.next()?;
    let arguments: Vec<OsString> = words.collect();
    // The compiler's name for what it makes; a question such as `rustc -vV` has none and is not noted.
    let compiles = arguments.iter().skip_while(|word| *word != "--crate-name").nth(1);
    let is_compiler = Path::new(&program).file_stem().is_some_and(|stem| stem == "rustc");
    let started = Instant::now();
    let mut child = match Command::new(&program).args(&arguments).env_remove(COSTS).spawn() {
        Ok(child) => child,
        Err(error) => {
            eprintln!("{}: {error}", program.to_string_lossy());
            return Some(ExitCode::from(127));
        }
    };
    let status = if is_compiler { child.wait().ok() } else { wait(&mut child, started) };
    let wall = started.elapsed().as_secs_f64();
    if let (Ok(usage), true) = (getrusage(UsageWho::RUSAGE_CHILDREN), compiles.is_some() || !is_compiler) {
        let line = json!({
            "crate": compiles.map(|name| name.to_string_lossy()).unwrap_or_default(),
            "wall": wall,
            "cpu": seconds(usage.user_time()) + seconds(usage.system_time()),
            // In KiB on Linux.
            "peak": usage.max_rss() as f64 * 1024.0,
        });
        let file = std::fs::OpenOptions::new().append(true).open(file);
        let written = file.and_then(|mut file| file.write_all(format!("{line}\n").as_bytes()));
        if let Err(error) = written {
            eprintln!("the figures could not be noted: {error}");
        }
    }
    let code = status.and_then(|status| status.code()).and_then(|code| u8::try_from(code).ok());
    Some(ExitCode::from(code.unwrap_or(101)))
}

/// Waits for a generator, which is ended when it takes too long.
fn wait(child: &mut std::process::Child, started: Instant) -> Option<std::process::ExitStatus> {
    // A sleeping thread ends it, so that the wait itself is exact.
    let id = nix::unistd::Pid::from_raw(i32::try_from(child.id()).ok()?);
    std::thread::spawn(move || {
        std::thread::sleep(LIMIT.saturating_sub(started.elapsed()));
        let _ = nix::sys::signal::kill(id, nix::sys::signal::Signal::SIGKILL);
    });
    child.wait().ok()
}

fn seconds(time: TimeVal) -> f64 {
    time.num_microseconds() as f64 / 1e6
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
    fn last_words_are_plain_and_name_no_folder() {
        let said = "one\n\u{1b}[31mtwo\u{1b}[39m\n\nin /a/b/c.json and d/e\n";
        assert_eq!(super::last_words(said), "two in c.json and d/e");
    }

    use super::middle;

    #[test]
    fn the_middle_of_an_even_count_lies_between() {
        assert_eq!(middle(vec![]), None);
        assert_eq!(middle(vec![3.0]), Some(3.0));
        assert_eq!(middle(vec![9.0, 1.0, 2.0]), Some(2.0));
        assert_eq!(middle(vec![4.0, 1.0, 2.0, 9.0]), Some(3.0));
    }
}
