//! How long it takes: the median of rounds in which everything takes its turn.

use std::time::{Duration, Instant};

use super::case::Case;

/// The least that is timed in one go.
const LEAST: Duration = Duration::from_millis(20);

/// Nanoseconds of one run of each case.
pub(super) fn medians(cases: &[&Case], runs: usize) -> Vec<f64> {
    let repeats: Vec<u32> = cases.iter().map(|case| repeats(&*case.run)).collect();
    let mut times = vec![Vec::with_capacity(runs); cases.len()];
    for round in 0..runs {
        // Who goes first changes, for whatever the machine does beside.
        for turn in 0..cases.len() {
            let index = (turn + round) % cases.len();
            let took = timed(&*cases[index].run, repeats[index]);
            times[index].push(took.as_nanos() as f64 / f64::from(repeats[index]));
        }
    }
    times.into_iter().map(median).collect()
}

/// How often it runs in the least time.
fn repeats(run: &dyn Fn()) -> u32 {
    let mut repeats = 1_u32;
    loop {
        let took = timed(run, repeats);
        if took >= LEAST || repeats >= 1 << 24 {
            return repeats;
        }
        let factor = (LEAST.as_nanos() / took.as_nanos().max(1)).clamp(2, 100);
        repeats = repeats.saturating_mul(u32::try_from(factor).unwrap_or(2));
    }
}

fn timed(run: &dyn Fn(), repeats: u32) -> Duration {
    let begun = Instant::now();
    for _ in 0..repeats {
        run();
    }
    begun.elapsed()
}

/// The one in the middle.
pub(super) fn median(mut values: Vec<f64>) -> f64 {
    values.sort_by(f64::total_cmp);
    values.get(values.len() / 2).copied().unwrap_or(f64::NAN)
}
