//! Calls at once, and what they took.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use crate::callers::Caller;

/// What the rounds of a caller took.
pub(crate) struct Total {
    time: Duration,
    /// The time of each call in microseconds; its room is taken at the start.
    calls: Vec<u32>,
}

impl Total {
    pub(crate) fn new(calls: usize) -> Total {
        Total { time: Duration::ZERO, calls: Vec::with_capacity(calls) }
    }

    pub(crate) fn throughput(&self) -> f64 {
        self.calls.len() as f64 / self.time.as_secs_f64()
    }

    pub(crate) fn print(&mut self, name: &str) {
        self.calls.sort_unstable();
        let at = |part: f64| {
            let index = (self.calls.len() as f64 * part) as usize;
            self.calls.get(index).map_or(0.0, |micros| f64::from(*micros) / 1000.0)
        };
        println!(
            "  {name:<20} {:>7.0} calls a second, p50 {:.2} ms, p99 {:.2} ms",
            self.throughput(),
            at(0.5),
            at(0.99)
        );
    }
}

/// Makes so many calls, a number of them at once; the seconds that it took.
pub(crate) async fn round<C: Caller>(caller: &C, calls: usize, at_once: usize, total: &mut Total) -> f64 {
    let left = Arc::new(AtomicUsize::new(calls));
    let start = Instant::now();
    let lanes: Vec<_> = (0..at_once)
        .map(|_| {
            let (caller, left) = (caller.clone(), left.clone());
            tokio::spawn(async move {
                let mut times = Vec::new();
                while left.fetch_update(Ordering::Relaxed, Ordering::Relaxed, |left| left.checked_sub(1)).is_ok() {
                    let start = Instant::now();
                    caller.call().await;
                    times.push(u32::try_from(start.elapsed().as_micros()).unwrap_or(u32::MAX));
                }
                times
            })
        })
        .collect();
    let mut times = Vec::new();
    for lane in lanes {
        times.push(lane.await.expect("no call fails"));
    }
    let took = start.elapsed();
    total.time += took;
    times.iter().for_each(|times| total.calls.extend(times));
    took.as_secs_f64()
}
