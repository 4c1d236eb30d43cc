//! The round trip: every example and sample is read with its generated type, written again, and compared.

use std::collections::BTreeMap;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::Duration;

use serde::Serialize;
use serde_json::Value;

use crate::arguments::Arguments;
use crate::cargo::cargo;
use crate::compare::{difference, short};
use crate::generate::{Waited, wait};
use crate::harness::{Answer, answer, program};
use crate::package::Package;
use crate::probe::{Probe, Probes};

/// What became of a document's examples and samples.
#[derive(Debug, Clone, Default, Serialize)]
pub(crate) struct RoundTrip {
    pub(crate) examples: Counts,
    pub(crate) samples: Counts,
    /// Samples that could not be made.
    pub(crate) skipped: u64,
    /// Values that were not read, or written otherwise.
    pub(crate) exceptions: Vec<Exception>,
    /// Values that were read and fit only loosely, and in what.
    pub(crate) loose: Vec<Exception>,
}

/// Of the schemas that have values: types, and members of types.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
pub(crate) struct Counts {
    pub(crate) values: u64,
    /// Values with a member that fits its type only loosely.
    pub(crate) misfits: u64,
    /// Values that the document has otherwise.
    pub(crate) reworded: u64,
    /// Schemas that have values; those whose values were all read; those whose values all came back equal.
    pub(crate) types: u64,
    pub(crate) decoded: u64,
    pub(crate) equal: u64,
}

impl Counts {
    /// The sum.
    pub(crate) fn and(self, other: Counts) -> Counts {
        Counts {
            values: self.values + other.values,
            misfits: self.misfits + other.misfits,
            reworded: self.reworded + other.reworded,
            types: self.types + other.types,
            decoded: self.decoded + other.decoded,
            equal: self.equal + other.equal,
        }
    }
}

/// A value that did not come back.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(crate) struct Exception {
    pub(crate) place: String,
    pub(crate) name: String,
    pub(crate) sample: bool,
    pub(crate) reason: String,
    pub(crate) json: String,
}

/// How a value fared, from bad to good.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Fate {
    Refused,
    Changed,
    Equal,
}

/// Takes modules that compiled through it, in batches as they were compiled. Calls itself with the halves of a batch whose
/// program does not compile.
pub(crate) fn batch(
    modules: &[&str],
    package: &Package,
    scratch: &Path,
    arguments: &Arguments,
) -> Result<Vec<(String, RoundTrip)>, String> {
    let cannot = |error: std::io::Error| format!("the round trip: {error}");
    let mut probes: BTreeMap<&str, Probes> = BTreeMap::new();
    for module in modules {
        let text = std::fs::read(scratch.join(format!("{module}.probes"))).map_err(cannot)?;
        let read: Probes = serde_json::from_slice(&text).map_err(|error| format!("{module}: {error}"))?;
        probes.insert(module, read);
    }
    let slices: BTreeMap<&str, &[Probe]> =
        probes.iter().map(|(module, all)| (*module, all.probes.as_slice())).collect();
    package.write("2024", modules).map_err(cannot)?;
    package.write_program(&program(&package.crate_name(), &slices)).map_err(cannot)?;
    let said = cargo(package, "build")?;
    let mut trips = Vec::new();
    if said.done || modules.len() < 2 {
        for (module, probes) in &probes {
            let answers = match said.done {
                true => run(module, &probes.probes, package, arguments)?,
                false => vec![Answer::Refused(not_built(&said.rest)); probes.probes.len()],
            };
            trips.push(((*module).to_owned(), judged(probes, &answers)));
        }
    }
    package.remove_program().map_err(cannot)?;
    package.clean();
    if !said.done && modules.len() >= 2 {
        // One module whose types can't be read must not cost the others their round trip.
        let (first, second) = modules.split_at(modules.len() / 2);
        trips.extend(batch(first, package, scratch, arguments)?);
        trips.extend(batch(second, package, scratch, arguments)?);
    }
    Ok(trips)
}

/// Why there is no program, in one line.
fn not_built(said: &str) -> String {
    let error = said.lines().find(|line| line.starts_with("error")).unwrap_or("no word");
    format!("the program does not compile: {error}")
}

/// Runs the program over a module's values. A value at which it ends is one exception, and it goes on after it.
fn run(module: &str, probes: &[Probe], package: &Package, arguments: &Arguments) -> Result<Vec<Answer>, String> {
    let cannot = |error: std::io::Error| format!("the round trip of {module}: {error}");
    let (values, said) = (package.folder.join("values.txt"), package.folder.join("said.txt"));
    let mut answers: Vec<Answer> = Vec::new();
    while let Some(left) = probes.get(answers.len()..).filter(|left| !left.is_empty()) {
        let lines: Vec<String> = left.iter().map(|probe| format!("{}\t{}\n", probe.name, probe.json)).collect();
        std::fs::write(&values, lines.concat()).map_err(cannot)?;
        let out = std::fs::File::create(&said).map_err(cannot)?;
        let mut command = Command::new(package.program());
        command.arg(module).arg(&values).stdin(Stdio::null()).stdout(out).stderr(Stdio::null());
        let child = command.spawn().map_err(cannot)?;
        let end = wait(child, Duration::from_secs(arguments.time_limit)).map_err(cannot)?;
        let text = std::fs::read_to_string(&said).map_err(cannot)?;
        answers.extend(text.lines().filter_map(answer).take(left.len()));
        if answers.len() < probes.len() {
            answers.push(Answer::Refused(match end {
                Waited::Ended(status) => format!("the program ended: {status}"),
                Waited::Hung(_) => "the program did not end".to_owned(),
            }));
        }
    }
    Ok(answers)
}

fn judged(probes: &Probes, answers: &[Answer]) -> RoundTrip {
    let mut round_trip = RoundTrip { skipped: probes.skipped, ..RoundTrip::default() };
    let mut fates: BTreeMap<(bool, &str, Option<&str>), Fate> = BTreeMap::new();
    for (probe, answer) in probes.probes.iter().zip(answers) {
        let (fate, reason) = match answer {
            Answer::Refused(reason) => (Fate::Refused, Some(format!("not read: {reason}"))),
            Answer::Read { json, .. } => match changed(&probe.json, json) {
                Some(difference) => (Fate::Changed, Some(format!("written otherwise: {difference}"))),
                None => (Fate::Equal, None),
            },
        };
        let counts = if probe.sample { &mut round_trip.samples } else { &mut round_trip.examples };
        counts.values += 1;
        counts.reworded += u64::from(probe.reworded);
        counts.misfits += u64::from(matches!(answer, Answer::Read { misfits, .. } if !misfits.is_empty()));
        let worst = fates.entry((probe.sample, probe.name.as_str(), probe.member.as_deref())).or_insert(Fate::Equal);
        *worst = fate.min(*worst);
        round_trip.exceptions.extend(reason.map(|reason| exception(probe, reason)));
        if let Answer::Read { misfits, .. } = answer
            && !misfits.is_empty()
        {
            round_trip.loose.push(exception(probe, misfits.clone()));
        }
    }
    for ((sample, ..), fate) in fates {
        let counts = if sample { &mut round_trip.samples } else { &mut round_trip.examples };
        counts.types += 1;
        counts.decoded += u64::from(fate > Fate::Refused);
        counts.equal += u64::from(fate == Fate::Equal);
    }
    round_trip
}

fn exception(probe: &Probe, reason: String) -> Exception {
    Exception {
        place: probe.place.clone(),
        name: probe.member.iter().fold(probe.name.clone(), |name, member| format!("{name}.{member}")),
        sample: probe.sample,
        reason,
        json: serde_json::from_str(&probe.json).map_or_else(|_| probe.json.clone(), |value: Value| short(&value)),
    }
}

fn changed(before: &str, after: &str) -> Option<String> {
    match (serde_json::from_str::<Value>(before), serde_json::from_str::<Value>(after)) {
        (Ok(before), Ok(after)) => difference(&before, &after),
        // Deeper than is parsed here, or with a number of no float.
        (Err(_), _) if before == after => None,
        (Err(error), _) => Some(format!("can't be compared: {error}")),
        (_, Err(error)) => Some(format!("what is written is no JSON: {error}")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn probe(name: &str, json: &str, sample: bool) -> Probe {
        Probe {
            name: name.to_owned(),
            member: None,
            place: format!("a.yaml:{}", json.len()),
            json: json.to_owned(),
            sample,
            reworded: name == "Dog",
        }
    }

    #[test]
    fn types_are_counted_by_their_worst_value() {
        let probes = vec![
            probe("Pet", "1", false),
            probe("Pet", "{}", false),
            probe("Dog", "[1]", false),
            probe("Pet", "12345", true),
        ];
        let read = |json: &str, misfits: &str| Answer::Read { misfits: misfits.to_owned(), json: json.to_owned() };
        let answers = [read("1.0", ""), Answer::Refused("no".to_owned()), read("[2]", "enum /0"), read("12345", "")];
        let found = judged(&Probes { probes, skipped: 3 }, &answers);
        assert_eq!(found.examples, Counts { values: 3, misfits: 1, reworded: 1, types: 2, decoded: 1, equal: 0 });
        assert_eq!(found.samples, Counts { values: 1, misfits: 0, reworded: 0, types: 1, decoded: 1, equal: 1 });
        let reasons: Vec<(&str, &str)> =
            found.exceptions.iter().map(|it| (it.place.as_str(), it.reason.as_str())).collect();
        assert_eq!(reasons, [("a.yaml:2", "not read: no"), ("a.yaml:3", "written otherwise: /0: 1 became 2")]);
    }
}
