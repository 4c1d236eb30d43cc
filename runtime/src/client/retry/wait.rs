//! How long to wait before the next attempt.

use std::time::Duration;

use super::RetryPolicy;
use crate::body::boundary::bits;
use crate::response::RawResponse;

/// The waits of one call.
pub(crate) struct Waits {
    /// The bound of the next one.
    bound: Duration,
    longest: Duration,
    state: u64,
}

impl Waits {
    pub(crate) fn new(policy: &RetryPolicy) -> Waits {
        let state = policy.seed.unwrap_or_else(bits);
        Waits { bound: policy.base_delay.min(policy.longest_delay), longest: policy.longest_delay, state }
    }

    /// The wait before the next attempt; nothing where the provider asks for a longer one than there may be.
    pub(crate) fn next(&mut self, answer: Option<&RawResponse>) -> Option<Duration> {
        // All of it is chance, so that clients which failed together do not come back together.
        let chosen = Duration::try_from_secs_f64(self.bound.as_secs_f64() * self.fraction()).unwrap_or(self.bound);
        self.bound = self.bound.saturating_mul(2).min(self.longest);
        let told = answer.and_then(RawResponse::retry_after).unwrap_or_default();
        (told <= self.longest).then(|| chosen.max(told))
    }

    /// A number from 0 up to 1, by SplitMix64: fast, and the same for the same seed.
    fn fraction(&mut self) -> f64 {
        self.state = self.state.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (self.state ^ self.state >> 30).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ mixed >> 27).wrapping_mul(0x94d0_49bb_1331_11eb);
        ((mixed ^ mixed >> 31) >> 11) as f64 / (1u64 << 53) as f64
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    #[test]
    fn waits_are_spread_from_nothing_to_a_bound_that_doubles_up_to_the_longest() {
        let (base, longest) = (Duration::from_millis(100), Duration::from_millis(300));
        let policy = RetryPolicy::new().base_delay(base).longest_delay(longest);
        let mut sums = [Duration::ZERO; 4];
        for seed in 0..10_000 {
            let mut waits = Waits::new(&policy.seed(seed));
            for (sum, bound) in sums.iter_mut().zip([100, 200, 300, 300]) {
                let wait = waits.next(None).unwrap();
                assert!(wait < Duration::from_millis(bound));
                *sum += wait;
            }
        }
        let means = sums.map(|sum| ((sum / 10_000).as_millis() + 5) / 10);
        assert_eq!(means, [5, 10, 15, 15]);
    }

    #[test]
    fn the_same_seed_chooses_the_same_waits_and_no_seed_others() {
        let all = |policy: &RetryPolicy| {
            let mut waits = Waits::new(policy);
            [(); 3].map(|()| waits.next(None))
        };
        let policy = RetryPolicy::new();
        assert_eq!(all(&policy.seed(7)), all(&policy.seed(7)));
        assert_ne!(all(&policy), all(&policy));
    }

    #[test]
    fn no_length_is_too_long() {
        let mut waits = Waits::new(&RetryPolicy::new().base_delay(Duration::MAX).longest_delay(Duration::MAX));
        assert!((0..100).all(|_| waits.next(None).is_some()));
    }
}
