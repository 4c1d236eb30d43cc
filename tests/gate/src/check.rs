//! Compiling what was generated: in batches, in each edition, with every message given to its module.

use std::collections::BTreeMap;
use std::path::Path;

use serde::Serialize;

use crate::arguments::Arguments;
use crate::attribute::Message;
use crate::cargo::cargo;
use crate::lanes::share;
use crate::package::Package;
use crate::round_trip::{self, RoundTrip};
use crate::row::Row;

/// What the compiler says of a module in one edition.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct Verdict {
    pub(crate) edition: String,
    pub(crate) compiled: bool,
    pub(crate) messages: Vec<Message>,
}

impl Verdict {
    /// Whether it compiled without a word.
    pub(crate) fn is_clean(&self) -> bool {
        self.compiled && self.messages.is_empty()
    }
}

/// Compiles every module that was generated.
pub(crate) fn all(rows: &mut [Row], scratch: &Path, arguments: &Arguments) -> Result<(), String> {
    let cannot = |error: std::io::Error| format!("the package to compile in: {error}");
    let packages = Package::several(scratch, &arguments.features, arguments.jobs()).map_err(cannot)?;
    let sizes: Vec<(String, u64)> = rows
        .iter()
        .filter(|row| row.is_generated())
        .map(|row| (row.module.clone(), row.report().map_or(0, |report| report.bytes)))
        .collect();
    let batches = batches(&sizes, arguments.batch);
    for package in &packages {
        // What modules depend on must not be at fault.
        package.write(arguments.editions.first().map_or("2024", String::as_str), &[]).map_err(cannot)?;
        let said = cargo(package, "check")?;
        if !said.done {
            return Err(format!("`tintype` does not compile in a package of its own\n{}", said.rest));
        }
    }
    let tasks: Vec<(&str, usize, &[&str])> = arguments
        .editions
        .iter()
        .flat_map(|edition| batches.iter().enumerate().map(move |(at, batch)| (edition.as_str(), at, batch.as_slice())))
        .collect();
    let (packages, checked) = share(packages, &tasks, |package, (edition, number, batch)| {
        eprintln!("edition {edition}: batch {} of {}, {} documents", number + 1, batches.len(), batch.len());
        one(package, edition, batch)
    })?;
    let mut verdicts: BTreeMap<String, Vec<Verdict>> = BTreeMap::new();
    for (module, verdict) in checked.into_iter().flatten() {
        verdicts.entry(module).or_default().push(verdict);
    }
    if arguments.round_trip {
        let compiled = |module: &&str| verdicts.get(*module).is_some_and(|all| all.iter().all(|it| it.compiled));
        let batches: Vec<Vec<&str>> =
            batches.iter().map(|batch| batch.iter().copied().filter(compiled).collect()).collect();
        let tasks: Vec<(usize, &[&str])> = batches.iter().map(Vec::as_slice).enumerate().collect();
        let (_, came) = share(packages, &tasks, |package, (number, modules)| {
            eprintln!("round trip: batch {} of {}", number + 1, batches.len());
            round_trip::batch(modules, package, scratch, arguments)
        })?;
        let mut trips: BTreeMap<String, RoundTrip> = came.into_iter().flatten().collect();
        rows.iter_mut().for_each(|row| row.round_trip = trips.remove(&row.module));
    }
    for row in rows {
        row.verdicts = verdicts.remove(&row.module).unwrap_or_default();
    }
    Ok(())
}

/// Modules together as long as their text is no longer than `most`.
fn batches(sizes: &[(String, u64)], most: u64) -> Vec<Vec<&str>> {
    let mut batches: Vec<Vec<&str>> = Vec::new();
    let mut held = 0;
    for (module, bytes) in sizes {
        match batches.last_mut().filter(|_| bytes.saturating_add(held) <= most) {
            Some(last) => {
                last.push(module);
                held += bytes;
            }
            None => {
                batches.push(vec![module]);
                held = *bytes;
            }
        }
    }
    batches
}

/// Compiles one batch. A module with errors is taken out and the others are compiled again, for what the compiler says
/// of them may come after what it stopped at. Where it stops without a message, the halves are tried.
fn one(package: &Package, edition: &str, batch: &[&str]) -> Result<Vec<(String, Verdict)>, String> {
    let mut verdicts = Vec::new();
    let mut left: Vec<Vec<&str>> = vec![batch.to_vec()];
    while let Some(modules) = left.pop() {
        if modules.is_empty() {
            continue;
        }
        package.write(edition, &modules).map_err(|error| error.to_string())?;
        let said = cargo(package, "check");
        package.clean();
        let mut said = said?;
        let verdict = |module: &str, compiled, messages| {
            (module.to_owned(), Verdict { edition: edition.to_owned(), compiled, messages })
        };
        if said.done {
            let clean = modules.iter().map(|m| verdict(m, true, said.messages.remove(*m).unwrap_or_default()));
            verdicts.extend(clean);
            continue;
        }
        let failed = |module: &&str| {
            said.messages.get(*module).is_some_and(|messages| messages.iter().any(|message| message.is_error))
        };
        let (broken, rest): (Vec<&str>, Vec<&str>) = modules.iter().copied().partition(failed);
        if !broken.is_empty() {
            let broken = broken.iter().map(|m| verdict(m, false, said.messages.remove(*m).unwrap_or_default()));
            verdicts.extend(broken);
            left.push(rest);
        } else if let [only] = modules.as_slice() {
            verdicts.push(verdict(only, false, vec![unattributed(&said.rest)]));
        } else {
            let (first, second) = modules.split_at(modules.len() / 2);
            left.extend([first.to_vec(), second.to_vec()]);
        }
    }
    Ok(verdicts)
}

/// What is known where the compiler stopped without a message that names the module.
fn unattributed(said: &str) -> Message {
    let words = said.lines().map(str::trim).find(|line| !line.is_empty()).unwrap_or("the compiler said nothing");
    Message {
        is_error: true,
        code: String::new(),
        text: words.to_owned(),
        line: 0,
        shown: said.chars().take(1600).collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_batch_is_bounded_by_its_text() {
        let sizes: Vec<(String, u64)> =
            [("a", 3), ("b", 3), ("c", 9), ("d", 1), ("e", 6)].iter().map(|(m, n)| ((*m).to_owned(), *n)).collect();
        assert_eq!(batches(&sizes, 7), [vec!["a", "b"], vec!["c"], vec!["d", "e"]]);
        assert_eq!(batches(&[], 7), Vec::<Vec<&str>>::new());
    }
}
