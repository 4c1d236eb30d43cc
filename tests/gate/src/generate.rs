//! Generating: a child process a document, a few at a time, so that a crash or a hang is one row.

use std::fs::File;
use std::path::Path;
use std::process::{Child, Command, ExitStatus, Stdio};
use std::time::{Duration, Instant};

use crate::arguments::Arguments;
use crate::child::peak_of;
use crate::find::Document;
use crate::lanes::share;
use crate::report::Outcome;
use crate::row::{End, Row};

/// How often a process is asked whether it has ended.
const POLL: Duration = Duration::from_millis(3);

/// Where the files of a document go: `d0001.rs`, and what the child says of it.
struct Place<'a> {
    scratch: &'a Path,
    module: String,
}

impl Place<'_> {
    fn file(&self, extension: &str) -> std::path::PathBuf {
        self.scratch.join(format!("{}.{extension}", self.module))
    }
}

/// Generates all documents; the rows are in their order.
pub(crate) fn all(documents: &[Document], scratch: &Path, arguments: &Arguments) -> Result<Vec<Row>, String> {
    let tasks: Vec<(usize, &Document)> = documents.iter().enumerate().collect();
    let (_, rows) = share(vec![(); arguments.jobs()], &tasks, |(), (index, document)| {
        one(document, &Place { scratch, module: format!("d{index:05}") }, arguments)
    })?;
    Ok(rows)
}

/// Generates a document, and once more if it is refused and may be.
fn one(document: &Document, place: &Place<'_>, arguments: &Arguments) -> Result<Row, String> {
    let mut end = process(document, place, false, arguments)?;
    let mut before = None;
    if let End::Reported(report) = &end
        && report.outcome == Outcome::Refused
        && document.keep_going
        && !document.negative
    {
        before = Some(report.clone());
        end = process(document, place, true, arguments)?;
    }
    Ok(Row {
        name: document.name.clone(),
        negative: document.negative,
        module: place.module.clone(),
        end,
        before,
        verdicts: Vec::new(),
        round_trip: None,
    })
}

fn process(document: &Document, place: &Place<'_>, keep_going: bool, arguments: &Arguments) -> Result<End, String> {
    let cannot = |error: std::io::Error| format!("{}: {error}", document.name);
    let _ = std::fs::remove_file(place.file("report"));
    let mut command = Command::new(std::env::current_exe().map_err(cannot)?);
    command.arg("__generate").arg(&document.path).args([place.file("rs"), place.file("report")]);
    command.args(keep_going.then_some("--keep-going"));
    if arguments.round_trip {
        command.arg("--probes").arg(place.file("probes"));
    }
    let said = File::create(place.file("stderr")).map_err(cannot)?;
    let child = command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(said).spawn().map_err(cannot)?;
    let status = match wait(child, Duration::from_secs(arguments.time_limit)).map_err(cannot)? {
        Waited::Ended(status) => status,
        Waited::Hung(peak_kib) => return Ok(End::Hung(peak_kib)),
    };
    let report = std::fs::read(place.file("report")).ok().filter(|_| status.success());
    if let Some(report) = report.and_then(|text| serde_json::from_slice(&text).ok()) {
        return Ok(End::Reported(report));
    }
    let said = std::fs::read(place.file("stderr")).unwrap_or_default();
    Ok(End::Crashed(last_words(&status, &String::from_utf8_lossy(&said))))
}

/// How waiting for a process ended.
pub(crate) enum Waited {
    Ended(ExitStatus),
    Hung(Option<u64>),
}

/// Waits until a process has ended, or ends it.
pub(crate) fn wait(mut child: Child, limit: Duration) -> std::io::Result<Waited> {
    let begun = Instant::now();
    loop {
        if let Some(status) = child.try_wait()? {
            return Ok(Waited::Ended(status));
        }
        if begun.elapsed() > limit {
            let status = std::fs::read_to_string(format!("/proc/{}/status", child.id()));
            child.kill()?;
            child.wait()?;
            return Ok(Waited::Hung(status.ok().and_then(|status| peak_of(&status))));
        }
        std::thread::sleep(POLL);
    }
}

/// What is known of a process that came to no end of its own: a panic's place and message, or the status.
fn last_words(status: &ExitStatus, said: &str) -> String {
    let mut lines = said.lines().map(str::trim).filter(|line| !line.is_empty());
    let found = lines.find(|line| line.contains("panicked at") || line.contains("overflow"));
    match (found, lines.next()) {
        (Some(place), Some(message)) if place.contains("panicked at") => format!("{place} {message}"),
        (Some(only), _) => only.to_owned(),
        (None, _) => status.to_string(),
    }
}

#[cfg(all(test, unix))]
mod tests {
    use std::os::unix::process::ExitStatusExt;

    use super::*;

    #[test]
    fn a_panic_leaves_its_place_and_message() {
        let said = "\nthread 'main' (1) panicked at src/a.rs:1:2:\nindex out of bounds\nnote: run with\n";
        let words = last_words(&ExitStatus::from_raw(101 << 8), said);
        assert_eq!(words, "thread 'main' (1) panicked at src/a.rs:1:2: index out of bounds");
    }

    #[test]
    fn a_signal_is_named() {
        assert_eq!(last_words(&ExitStatus::from_raw(9), ""), "signal: 9 (SIGKILL)");
        let said = "\nthread 'main' (7) has overflowed its stack\nfatal runtime error: stack overflow\n";
        assert_eq!(last_words(&ExitStatus::from_raw(6), said), "thread 'main' (7) has overflowed its stack");
    }
}
