//! The part of the page that tells of the round trip.

use std::fmt::Write as _;

use crate::round_trip::{Counts, Exception, RoundTrip};
use crate::row::Row;

/// Totals, and every value that did not come back; empty where no round trip was made.
pub(crate) fn text(rows: &[Row]) -> String {
    let trips: Vec<(&Row, &RoundTrip)> = rows.iter().filter_map(|row| Some((row, row.round_trip.as_ref()?))).collect();
    if trips.is_empty() {
        return String::new();
    }
    let mut text = table(&trips);
    let _ = writeln!(text);
    let total = |of: fn(&RoundTrip) -> Counts| trips.iter().fold(Counts::default(), |sum, it| sum.and(of(it.1)));
    line(&mut text, "documented examples", &total(|trip| trip.examples));
    let reworded: u64 = trips.iter().map(|it| it.1.examples.reworded).sum();
    let _ = writeln!(
        text,
        "- {reworded} of the examples are read as they are meant, not as they are written: what only a text fits is one also \
         without quotes, and a list where none fits is several examples; an empty one, null where none fits, is none"
    );
    line(&mut text, "samples", &total(|trip| trip.samples));
    let _ = writeln!(text, "- samples that could not be made: {}", trips.iter().map(|it| it.1.skipped).sum::<u64>());
    for (sample, head) in [(false, "Examples that do not come back"), (true, "Samples that do not come back")] {
        let of = |trip: &RoundTrip| -> Vec<Exception> {
            trip.exceptions.iter().filter(|exception| exception.sample == sample).cloned().collect()
        };
        let all: Vec<(&Row, Vec<Exception>)> = trips.iter().map(|(row, trip)| (*row, of(trip))).collect();
        if all.iter().any(|(_, exceptions)| !exceptions.is_empty()) {
            let _ = writeln!(text, "\n### {head}\n");
        }
        for (row, exceptions) in all {
            for it in exceptions {
                let _ = writeln!(text, "- {}, {} `{}`: {}", row.name, it.place, it.name, it.reason.replace('\n', " "));
            }
        }
    }
    text
}

fn table(trips: &[(&Row, &RoundTrip)]) -> String {
    let mut text = String::from(
        "| document | schemas with examples | read | equal | examples | with misfits | schemas with samples | read | equal |\n\
         | --- | --: | --: | --: | --: | --: | --: | --: | --: |\n",
    );
    for (row, trip) in trips.iter().filter(|(_, trip)| trip.examples.types + trip.samples.types > 0) {
        let (examples, samples) = (&trip.examples, &trip.samples);
        let _ = writeln!(
            text,
            "| {} | {} | {} | {} | {} | {} | {} | {} | {} |",
            row.name.replace('|', "\\|"),
            examples.types,
            examples.decoded,
            examples.equal,
            examples.values,
            examples.misfits,
            samples.types,
            samples.decoded,
            samples.equal,
        );
    }
    text
}

fn line(text: &mut String, what: &str, counts: &Counts) {
    let Counts { values, misfits, types, decoded, equal, .. } = counts;
    let share = |part: u64| if *types == 0 { 100.0 } else { part as f64 * 100.0 / *types as f64 };
    let _ = writeln!(
        text,
        "- {what}: {values} of {types} schemas; {decoded} schemas ({:.2}%) read all of theirs, {equal} ({:.2}%) write them \
         equal; {misfits} values have misfits",
        share(*decoded),
        share(*equal),
    );
}
