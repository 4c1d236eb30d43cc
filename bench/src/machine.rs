//! What the figures were measured on, and with.

use std::path::Path;
use std::process::Command;
use std::time::{SystemTime, UNIX_EPOCH};

/// Lines for the head of a section: the machine, the versions, the command and the date.
pub(crate) fn head(versions: &[String]) -> String {
    let field = |file: &str, name: &str| -> Option<String> {
        let text = std::fs::read_to_string(file).ok()?;
        let line = text.lines().find(|line| line.starts_with(name))?;
        Some(line.split_once(':')?.1.trim().to_owned())
    };
    let model = field("/proc/cpuinfo", "model name").unwrap_or_else(|| std::env::consts::ARCH.to_owned());
    let cores = std::thread::available_parallelism().map_or(1, usize::from);
    let memory = field("/proc/meminfo", "MemTotal").and_then(|it| it.split(' ').next()?.parse::<f64>().ok());
    let memory = memory.map_or_else(String::new, |kib| format!(", {:.0} GiB", kib / 1024.0 / 1024.0));
    let rustc = output("rustc", &["-V"]).unwrap_or_else(|| "rustc of unknown version".to_owned());
    let commit = output("git", &["describe", "--always", "--dirty"]).map_or_else(String::new, |it| format!(" ({it})"));
    let ours = format!("tintype {}{commit}", env!("CARGO_PKG_VERSION"));
    let versions: Vec<String> = [rustc, ours].into_iter().chain(versions.iter().cloned()).collect();
    format!(
        "- Machine: {model}, {cores} cores{memory}, {}\n- Versions: {}\n- Command: `{}`\n- Date: {}\n",
        std::env::consts::OS,
        versions.join(", "),
        command(),
        date(),
    )
}

/// The command that was given, folders by their last name: where they lie differs from machine to machine.
fn command() -> String {
    let word = |word: String| match word.split_once('=') {
        Some((name, path)) if Path::new(path).is_absolute() => format!("{name}={}", last(path)),
        _ if Path::new(&word).is_absolute() => last(&word),
        _ if word.contains(' ') => format!("\"{word}\""),
        _ => word,
    };
    let words: Vec<String> = without_places(std::env::args().skip(1)).map(word).collect();
    format!("cargo run --release -p tintype-bench -- {}", words.join(" "))
}

/// Arguments without those that say where files are put, which change no figure.
fn without_places(arguments: impl Iterator<Item = String>) -> impl Iterator<Item = String> {
    const PLACES: [&str; 2] = ["--work", "--out"];
    let mut is_place = false;
    arguments.filter(move |word| {
        let was_place = std::mem::replace(&mut is_place, PLACES.contains(&word.as_str()));
        let joined = PLACES.iter().any(|place| word.strip_prefix(place).is_some_and(|rest| rest.starts_with('=')));
        !(was_place || is_place || joined)
    })
}

fn last(path: &str) -> String {
    format!("…/{}", Path::new(path).file_name().unwrap_or_default().to_string_lossy())
}

fn output(program: &str, arguments: &[&str]) -> Option<String> {
    let output = Command::new(program).args(arguments).current_dir(crate::documents::root()).output().ok()?;
    let text = String::from_utf8(output.stdout).ok()?;
    output.status.success().then(|| text.trim().to_owned())
}

/// Today in UTC, as year, month and day.
fn date() -> String {
    let seconds = SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |since| since.as_secs());
    let days = i64::try_from(seconds / 86_400).unwrap_or_default();
    civil(days)
}

/// The date of a day since 1970 in the Gregorian calendar: years begin in March, so that leap days come last.
fn civil(days: i64) -> String {
    let days = days + 719_468;
    let (era, day) = (days.div_euclid(146_097), days.rem_euclid(146_097));
    let year = (day - day / 1_460 + day / 36_524 - day / 146_096) / 365;
    let day = day - (365 * year + year / 4 - year / 100);
    let shifted = (5 * day + 2) / 153;
    let month = if shifted < 10 { shifted + 3 } else { shifted - 9 };
    let year = year + era * 400 + i64::from(month <= 2);
    format!("{year}-{month:02}-{:02}", day - (153 * shifted + 2) / 5 + 1)
}

#[cfg(test)]
mod tests {
    use super::{civil, without_places};

    #[test]
    fn where_files_are_put_is_left_out() {
        let words = ["run", "--out", "a", "--runs", "1", "--work=b", "--large"].map(str::to_owned);
        assert_eq!(without_places(words.into_iter()).collect::<Vec<_>>(), ["run", "--runs", "1", "--large"]);
    }

    #[test]
    fn days_are_dates() {
        assert_eq!(civil(0), "1970-01-01");
        assert_eq!(civil(19_782), "2024-02-29");
        assert_eq!(civil(20_779), "2026-11-22");
    }
}
