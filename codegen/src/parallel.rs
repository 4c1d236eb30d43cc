//! Work on all cores, with its results in order.

use std::sync::atomic::{AtomicUsize, Ordering};

/// More threads than this wait for each other's memory.
const THREADS: usize = 8;

/// What the work makes of each item.
pub(crate) fn map<T: Sync, R: Send>(items: &[T], work: impl Fn(&T) -> R + Sync) -> Vec<R> {
    let threads = std::thread::available_parallelism().map_or(1, usize::from).min(THREADS).min(items.len());
    if threads < 2 {
        return items.iter().map(work).collect();
    }
    let next = AtomicUsize::new(0);
    let take = || {
        let mut done = Vec::new();
        loop {
            let at = next.fetch_add(1, Ordering::Relaxed);
            let Some(item) = items.get(at) else { return done };
            done.push((at, work(item)));
        }
    };
    let mut results: Vec<Option<R>> = items.iter().map(|_| None).collect();
    std::thread::scope(|scope| {
        let others: Vec<_> = (1..threads).map(|_| scope.spawn(take)).collect();
        let own = take();
        for (at, result) in others.into_iter().filter_map(|other| other.join().ok()).flatten().chain(own) {
            if let Some(slot) = results.get_mut(at) {
                *slot = Some(result);
            }
        }
    });
    // What a thread has lost is done here.
    results.into_iter().zip(items).map(|(result, item)| result.unwrap_or_else(|| work(item))).collect()
}

#[cfg(test)]
mod tests {
    #[test]
    fn results_stand_where_their_items_stood() {
        for count in [0, 1, 2, 1_000] {
            let items: Vec<usize> = (0..count).collect();
            let expected: Vec<String> = items.iter().map(usize::to_string).collect();
            assert_eq!(super::map(&items, usize::to_string), expected);
        }
    }
}
