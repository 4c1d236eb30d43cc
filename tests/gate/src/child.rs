//! The child process: generates one document, and measures.

use std::collections::BTreeMap;
use std::path::Path;
use std::process::ExitCode;
use std::time::Instant;

use tintype_codegen::diagnostic::{Diagnostics, Severity, Sources};
use tintype_codegen::{Failure, Options};

use crate::arguments::Child;
use crate::probe;
use crate::report::{Outcome, Problem, Report};

/// Generates, and leaves a report. Without one the process did not come to its end.
pub(crate) fn run(work: &Child) -> ExitCode {
    let report = report(work);
    let written = serde_json::to_vec(&report).map_err(std::io::Error::from);
    match written.and_then(|text| std::fs::write(&work.report, text)) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{}: {error}", work.report.display());
            ExitCode::from(2)
        }
    }
}

fn report(work: &Child) -> Report {
    let begun = Instant::now();
    let options = Options { keep_going: work.keep_going, ..Options::default() };
    let generated = tintype_codegen::generate(&work.document, &options);
    let text = generated.as_ref().map(|generated| generated.text()).unwrap_or_default();
    let milliseconds = u64::try_from(begun.elapsed().as_millis()).unwrap_or(u64::MAX);
    let (computing, peak_kib) = (computing(), peak_kib());
    let mut report = Report {
        outcome: Outcome::Generated,
        milliseconds,
        computing,
        peak_kib,
        lines: text.lines().count() as u64,
        bytes: text.len() as u64,
        errors: Vec::new(),
        warnings: BTreeMap::new(),
    };
    match &generated {
        Ok(generated) => {
            note(&mut report, &generated.checked().diagnostics, &generated.checked().sources);
            let probes = || work.probes.as_deref().map_or(Ok(()), |path| probe::write(generated, path));
            if let Err(error) = std::fs::write(&work.module, text).and_then(|()| probes()) {
                report.outcome = Outcome::Refused;
                report.errors.push(io(&error));
            }
        }
        Err(failure) => {
            report.outcome = if is_document(&work.document) { Outcome::Refused } else { Outcome::Fragment };
            match failure {
                Failure::Document(refused) => note(&mut report, &refused.diagnostics, &refused.sources),
                Failure::Io(_, error) => report.errors.push(io(error)),
            }
        }
    }
    report
}

fn io(error: &std::io::Error) -> Problem {
    Problem { code: "io".to_owned(), file: String::new(), line: 0, message: error.to_string() }
}

fn note(report: &mut Report, diagnostics: &Diagnostics, sources: &Sources) {
    for diagnostic in diagnostics.iter() {
        match diagnostic.severity {
            Severity::Warning => *report.warnings.entry(diagnostic.code.to_owned()).or_default() += 1,
            Severity::Error => {
                let name = sources.path(diagnostic.span.file).file_name();
                report.errors.push(Problem {
                    code: diagnostic.code.to_owned(),
                    file: name.map(|name| name.to_string_lossy().into_owned()).unwrap_or_default(),
                    line: sources.line_column(diagnostic.span).0,
                    message: diagnostic.message.clone(),
                });
            }
        }
    }
}

/// Whether a file that was refused is a document, and no part of one: a top-level `openapi` or `swagger`; where it can't
/// be parsed, a line or a member of such a name.
fn is_document(path: &Path) -> bool {
    let (mut sources, mut diagnostics) = (Sources::new(), Diagnostics::new());
    match tintype_codegen::load::load(path, &mut sources, &mut diagnostics) {
        Ok(Some(document)) => ["openapi", "swagger"].iter().any(|key| document.get(document.root(), key).is_some()),
        Ok(None) => {
            let text = sources.files().next().map(|file| sources.text(file)).unwrap_or_default();
            let begins = |line: &str| line.starts_with("openapi:") || line.starts_with("swagger:");
            text.contains("\"openapi\"") || text.contains("\"swagger\"") || text.lines().any(begins)
        }
        Err(_) => true,
    }
}

/// The milliseconds that this process has computed.
fn computing() -> Option<u64> {
    ticks_of(&std::fs::read_to_string("/proc/self/stat").ok()?).map(|ticks| ticks.saturating_mul(10))
}

/// User and system time, in hundredths of a second, of a process's line of numbers: the 14th and 15th field, of which the
/// second is a name in parentheses.
fn ticks_of(stat: &str) -> Option<u64> {
    let mut fields = stat.rsplit_once(')')?.1.split_whitespace().skip(11).map(str::parse::<u64>);
    fields.next()?.ok()?.checked_add(fields.next()?.ok()?)
}

/// The most memory that this process has held, in KiB.
fn peak_kib() -> Option<u64> {
    peak_of(&std::fs::read_to_string("/proc/self/status").ok()?)
}

/// `VmHWM:     1234 kB` of a process's status.
pub(crate) fn peak_of(status: &str) -> Option<u64> {
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
    line.split_whitespace().next()?.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_time_is_read_from_a_line_of_numbers() {
        let stat = "7 (a) b) R 1 2 3 0 -1 4 5 6 7 8 120 34 0 0 20 0 1 0 99";
        assert_eq!(ticks_of(stat), Some(154));
        assert_eq!(ticks_of("7 (a"), None);
    }

    #[test]
    fn the_peak_is_read_from_a_status() {
        assert_eq!(peak_of("Name:\tx\nVmPeak:\t  9 kB\nVmHWM:\t  1234 kB\nVmRSS:\t  7 kB\n"), Some(1234));
        assert_eq!(peak_of("Name:\tx\n"), None);
    }
}
