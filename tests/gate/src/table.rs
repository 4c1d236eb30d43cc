//! The page: the command and its date, a row a document, totals, and what is at fault.

use std::fmt::Write as _;

use crate::round_trip_table;
use crate::row::{End, Row};
use crate::totals::{self, counted};

/// The whole page, in Markdown.
pub(crate) fn page(rows: &[Row], command: &str) -> String {
    let date = jiff::Timestamp::now().strftime("%Y-%m-%d").to_string();
    let mut page = format!("# The corpus gate\n\n{date}, `{command}`\n\n");
    page.push_str(&table(rows));
    page.push_str("\n## Totals\n\n");
    page.push_str(&totals::text(rows));
    for (head, text) in [
        ("Round trip", round_trip_table::text(rows)),
        ("Faults of the documents", faults(rows)),
        ("What the compiler says", messages(rows)),
        ("Crashes", crashes(rows)),
    ] {
        if !text.is_empty() {
            let _ = write!(page, "\n## {head}\n\n{text}");
        }
    }
    page
}

/// A row for each document; files that are parts of documents have none.
pub(crate) fn table(rows: &[Row]) -> String {
    let mut lines = vec![
        ["document", "generated", "2021", "2024", "warnings", "ms", "MiB", "lines", "refused with"].map(str::to_owned),
    ];
    lines.extend(rows.iter().filter(|row| !row.is_fragment()).map(cells));
    let width = |column: usize| lines.iter().map(|line| line[column].chars().count()).max().unwrap_or(0);
    let widths: [usize; 9] = std::array::from_fn(width);
    let mut text = String::new();
    for (index, line) in lines.iter().enumerate() {
        let padded = line.iter().zip(widths).enumerate().map(|(column, (cell, width))| match column {
            4..=7 => format!("{cell:>width$}"),
            _ => format!("{cell:<width$}"),
        });
        let _ = writeln!(text, "| {} |", padded.collect::<Vec<_>>().join(" | ").trim_end());
        if index == 0 {
            let rule = widths.iter().enumerate().map(|(column, width)| match column {
                4..=7 => format!("{}:", "-".repeat(width.saturating_sub(1))),
                _ => "-".repeat(*width),
            });
            let _ = writeln!(text, "| {} |", rule.collect::<Vec<_>>().join(" | "));
        }
    }
    text
}

fn cells(row: &Row) -> [String; 9] {
    let dash = || "-".to_owned();
    let compiled = |edition: &str| {
        let verdict = row.verdicts.iter().find(|verdict| verdict.edition == edition);
        verdict.map_or_else(dash, |verdict| if verdict.compiled { "yes" } else { "**no**" }.to_owned())
    };
    let warnings = match row.verdicts.is_empty() {
        true => dash(),
        false => {
            row.verdicts.iter().map(|v| v.messages.iter().filter(|m| !m.is_error).count()).sum::<usize>().to_string()
        }
    };
    let report = row.report();
    let peak_kib = match &row.end {
        End::Reported(report) => report.peak_kib,
        End::Crashed(_) => None,
        End::Hung(peak) => *peak,
    };
    let refused = row.before.as_ref().or(report).map(|report| counted(&report.codes())).unwrap_or_default();
    [
        row.name.replace('|', "\\|"),
        generated(row).to_owned(),
        compiled("2021"),
        compiled("2024"),
        warnings,
        report.map_or_else(dash, |report| report.milliseconds.to_string()),
        peak_kib.map_or_else(dash, |peak| (peak / 1024).to_string()),
        report.filter(|_| row.is_generated()).map_or_else(dash, |report| report.lines.to_string()),
        refused,
    ]
}

fn generated(row: &Row) -> &'static str {
    match &row.end {
        End::Crashed(_) => "**crashed**",
        End::Hung(_) => "**hung**",
        End::Reported(_) if row.negative && row.is_generated() => "**taken**, is negative",
        End::Reported(_) if row.is_refused_rightly() => "refused, is negative",
        End::Reported(_) if row.negative => "**refused without a place**",
        End::Reported(_) if row.is_generated() && row.before.is_some() => "keep-going",
        End::Reported(_) if row.is_generated() => "yes",
        End::Reported(_) => "**refused**",
    }
}

/// The errors of every document that has some and should have none.
fn faults(rows: &[Row]) -> String {
    const MOST: usize = 12;
    let mut text = String::new();
    for row in rows.iter().filter(|row| !row.negative && !row.is_fragment()) {
        let Some(report) = row.before.as_ref().or(row.report()).filter(|report| !report.errors.is_empty()) else {
            continue;
        };
        let _ = writeln!(text, "- {} ({})", row.name, counted(&report.codes()));
        for error in report.errors.iter().take(MOST) {
            let message = error.message.replace('\n', " ");
            let _ = writeln!(text, "  - {}:{} `{}`: {message}", error.file, error.line, error.code);
        }
        if let Some(more) = report.errors.len().checked_sub(MOST).filter(|more| *more > 0) {
            let _ = writeln!(text, "  - and {more} more");
        }
    }
    text
}

/// The compiler's messages: of every module the first of each kind.
fn messages(rows: &[Row]) -> String {
    let mut text = String::new();
    for row in rows {
        for verdict in row.verdicts.iter().filter(|verdict| !verdict.is_clean()) {
            let _ = writeln!(text, "- {} ({}), edition {}", row.name, row.module, verdict.edition);
            for (kind, first, count) in totals::kinds(&verdict.messages) {
                let _ = writeln!(text, "  - {count} times {kind}, first at line {}: {}", first.line, first.text);
            }
        }
    }
    text
}

fn crashes(rows: &[Row]) -> String {
    let mut text = String::new();
    for row in rows {
        if let End::Crashed(words) = &row.end {
            let _ = writeln!(text, "- {}: {words}", row.name);
        }
    }
    text
}

#[cfg(test)]
#[path = "table_tests.rs"]
mod tests;
