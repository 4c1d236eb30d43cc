//! The process that a measured command is run in. It waits for that one child and asks the system what its children took.
//! It serves as cargo's compiler wrapper, too.

use std::ffi::OsString;
use std::io::Write;
use std::os::unix::process::ExitStatusExt;
use std::path::Path;
use std::process::{Child, Command, ExitCode, ExitStatus};
use std::time::{Duration, Instant};

use nix::sys::resource::{Resource, UsageWho, getrusage, setrlimit};
use nix::sys::signal::{Signal, kill};
use nix::sys::time::{TimeVal, TimeValLike};
use nix::unistd::Pid;
use serde_json::json;

/// Set for the small process: the file that it appends a line to.
pub(crate) const COSTS: &str = "TINTYPE_BENCH_COSTS";
/// Set for the small process: the seconds after which it ends the command.
pub(crate) const LIMIT: &str = "TINTYPE_BENCH_LIMIT";

/// Runs the command that the arguments are, if this is a small process, and notes what it took.
pub(crate) fn small_process() -> Option<ExitCode> {
    let file = std::env::var_os(COSTS)?;
    let limit = std::env::var(LIMIT).ok().and_then(|seconds| seconds.parse().ok()).map(Duration::from_secs);
    let mut words = std::env::args_os().skip(1);
    let program = words.next()?;
    let arguments: Vec<OsString> = words.collect();
    // The compiler's name for what it makes; a question such as `rustc -vV` has none and is not noted.
    let compiles = arguments.iter().skip_while(|word| *word != "--crate-name").nth(1);
    let is_compiler = Path::new(&program).file_stem().is_some_and(|stem| stem == "rustc");
    bound_memory();
    let started = Instant::now();
    let mut child = match Command::new(&program).args(&arguments).env_remove(COSTS).env_remove(LIMIT).spawn() {
        Ok(child) => child,
        Err(error) => {
            eprintln!("{}: {error}", program.to_string_lossy());
            return Some(ExitCode::from(127));
        }
    };
    let status = wait(&mut child, limit);
    let wall = started.elapsed();
    if let Some(signal) = status.and_then(|status| status.signal()) {
        let late = limit.filter(|limit| wall >= *limit);
        let why = late.map_or_else(|| format!("by signal {signal}"), |limit| format!("after {} s", limit.as_secs()));
        eprintln!("error: it was ended {why}");
    }
    if let (Ok(usage), true) = (getrusage(UsageWho::RUSAGE_CHILDREN), compiles.is_some() || !is_compiler) {
        let line = json!({
            "crate": compiles.map(|name| name.to_string_lossy()).unwrap_or_default(),
            "wall": wall.as_secs_f64(),
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

/// Waits for the command, which is ended when it takes too long.
fn wait(child: &mut Child, limit: Option<Duration>) -> Option<ExitStatus> {
    if let Some(limit) = limit {
        let id = Pid::from_raw(i32::try_from(child.id()).ok()?);
        // A sleeping thread ends it, so that the wait itself is exact.
        std::thread::spawn(move || {
            std::thread::sleep(limit);
            let _ = kill(id, Signal::SIGKILL);
        });
    }
    child.wait().ok()
}

/// Keeps the command from more than nine tenths of the machine's memory: what else runs here must not be ended in its place.
fn bound_memory() {
    let text = std::fs::read_to_string("/proc/meminfo").unwrap_or_default();
    let total =
        text.lines().find_map(|line| line.strip_prefix("MemTotal:")?.split_whitespace().next()?.parse::<u64>().ok());
    if let Some(kib) = total {
        let most = kib * 1024 / 10 * 9;
        // Where it can't be bounded, the command is run all the same.
        let _ = setrlimit(Resource::RLIMIT_AS, most, most);
    }
}

fn seconds(time: TimeVal) -> f64 {
    time.num_microseconds() as f64 / 1e6
}
