//! Work in a process of its own, so that it can be counted by valgrind, or its memory read from the system.
//!
//! A child is this program, with the same arguments, and what it is to do in an environment variable. What comes before the
//! work is the same for any number of runs, so the difference of two numbers of runs is the work alone.

use std::process::{Command, Stdio};

use super::case::Case;
use super::{documents, linear};

const VARIABLE: &str = "TINTYPE_BENCH_CHILD";

/// In a child: does its work and ends the process.
pub(super) fn work_if_one() {
    let Ok(task) = std::env::var(VARIABLE) else { return };
    let mut words = task.rsplitn(2, '#');
    let (times, name) = (words.next().unwrap_or_default(), words.next().unwrap_or_default());
    let times: usize = times.parse().expect("a child is told how often");
    match name.strip_prefix(linear::TASK) {
        Some(tool) => linear::work(tool, times),
        None => {
            let document = name.split('|').next();
            let cases = documents::cases(false, document, documents::COUNTED_ARRAY);
            let case = cases.iter().find(|case| case.name() == name).expect("a child is told a case");
            for _ in 0..times {
                (case.run)();
            }
        }
    }
    std::process::exit(0);
}

/// This program as a child, under a tool such as valgrind or by itself.
pub(super) fn command(tool: &[&str], name: &str, times: usize) -> Option<Command> {
    let program = std::env::current_exe().ok()?;
    let mut command = match tool.split_first() {
        Some((first, rest)) => {
            let mut command = Command::new(first);
            command.args(rest).arg(program);
            command
        }
        None => Command::new(program),
    };
    command.args(std::env::args_os().skip(1)).env(VARIABLE, format!("{name}#{times}")).stdin(Stdio::null());
    Some(command)
}

/// What valgrind counted of one run.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Counted {
    pub(super) instructions: Option<f64>,
    pub(super) allocations: Option<f64>,
    pub(super) allocated: Option<f64>,
}

/// Whether there is a valgrind.
pub(super) fn has_valgrind() -> bool {
    let found = Command::new("valgrind").arg("--version").stdout(Stdio::null()).stderr(Stdio::null()).status();
    found.is_ok_and(|status| status.success())
}

/// Counts the instructions and allocations of one run of a case, for each document. An array is a shorter one in a child.
pub(super) fn count(case: &Case) -> Counted {
    let name = &case.name();
    let (few, many, each) = match case.count {
        1 => (2, 12, 1),
        _ => (1, 2, documents::profiles(documents::COUNTED_ARRAY).1),
    };
    let between = |tool: &[&str], read: &dyn Fn(&str) -> Option<Vec<f64>>| -> Option<Vec<f64>> {
        let of = |times| {
            let output = command(tool, name, times)?.output().ok()?;
            read(&String::from_utf8_lossy(&output.stderr))
        };
        let (less, more) = (of(few)?, of(many)?);
        Some(less.iter().zip(&more).map(|(less, more)| (more - less) / ((many - few) * each) as f64).collect())
    };
    let callgrind = ["valgrind", "--tool=callgrind", "--callgrind-out-file=/dev/null"];
    let instructions = between(&callgrind, &|log| Some(vec![after(log, "Collected :")?]));
    let memcheck = ["valgrind", "--tool=memcheck", "--leak-check=no", "--undef-value-errors=no"];
    let heap = between(&memcheck, &|log| {
        let line = log.lines().find_map(|line| line.split_once("total heap usage:"))?.1;
        let mut parts = line.split(',').collect::<String>();
        parts.retain(|c| c.is_ascii_digit() || c == ' ');
        let numbers: Vec<f64> = parts.split_whitespace().filter_map(|word| word.parse().ok()).collect();
        Some(vec![*numbers.first()?, *numbers.get(2)?])
    });
    Counted {
        instructions: instructions.map(|of| of[0]),
        allocations: heap.as_ref().map(|of| of[0]),
        allocated: heap.map(|of| of[1]),
    }
}

/// The number that follows a text.
fn after(log: &str, text: &str) -> Option<f64> {
    log.lines().find_map(|line| line.split_once(text))?.1.split_whitespace().next()?.parse().ok()
}
