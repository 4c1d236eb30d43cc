//! What is left of a provider's limit, as far as it is known.

use std::time::Duration;

use tokio::time::Instant;

use super::told::Told;

/// What is left until a moment. Attempts that are under way count as if the provider had not yet counted them.
#[derive(Default)]
pub(super) struct Budget {
    window: Option<Window>,
    under_way: u64,
    /// How many attempts were begun.
    begun: u64,
    /// The latest attempt whose answer was heeded: answers may come in another order.
    heeded: u64,
}

struct Window {
    left: u64,
    until: Instant,
    /// How many there are in the next one and how long that is, if both are known.
    next: Option<(u64, Duration)>,
}

/// Which attempt it is.
pub(super) struct Ticket(u64);

impl Budget {
    /// Until when nothing is left, and whether an attempt is under way whose answer may change that.
    pub(super) fn blocked(&mut self, now: Instant) -> Option<(Instant, bool)> {
        self.turn_over(now);
        let window = self.window.as_ref().filter(|window| window.left == 0)?;
        Some((window.until, self.under_way > 0))
    }

    /// Begins an attempt, if anything is left.
    pub(super) fn take(&mut self, now: Instant) -> Option<Ticket> {
        self.turn_over(now);
        if let Some(window) = &mut self.window {
            window.left = window.left.checked_sub(1)?;
        }
        self.begun = self.begun.saturating_add(1);
        self.under_way = self.under_way.saturating_add(1);
        Some(Ticket(self.begun))
    }

    /// An attempt is over.
    pub(super) fn end(&mut self) {
        self.under_way = self.under_way.saturating_sub(1);
    }

    /// Heeds what the answer to an attempt, which is still under way, says.
    pub(super) fn told(&mut self, Ticket(number): &Ticket, told: &Told, now: Instant) {
        if *number < self.heeded {
            return;
        }
        self.heeded = *number;
        let Some(until) = now.checked_add(told.reset).filter(|until| *until > now) else { return };
        let left = told.remaining.saturating_sub(self.under_way.saturating_sub(1));
        self.window = Some(Window { left, until, next: told.limit.zip(told.period) });
    }

    /// A window that is over makes place for the next, if that is known: else all who waited would come at once.
    fn turn_over(&mut self, now: Instant) {
        let Some(window) = self.window.take_if(|window| window.until <= now) else { return };
        let next = window.next.filter(|(limit, period)| *limit > 0 && !period.is_zero());
        self.window = next.and_then(|(limit, period)| {
            Some(Window { left: limit.saturating_sub(self.under_way), until: now.checked_add(period)?, next })
        });
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    const SECOND: Duration = Duration::from_secs(1);

    fn told(remaining: u64) -> Told {
        Told { remaining, reset: SECOND, limit: None, period: None }
    }

    #[test]
    fn without_a_word_of_the_provider_there_is_no_limit() {
        let (mut budget, now) = (Budget::default(), Instant::now());
        assert!((0..1000).all(|_| budget.take(now).is_some()));
        assert!(budget.blocked(now).is_none());
    }

    #[test]
    fn what_is_left_is_counted_down_and_comes_back_at_the_reset() {
        let (mut budget, now) = (Budget::default(), Instant::now());
        let first = budget.take(now).unwrap();
        budget.told(&first, &told(2), now);
        budget.end();
        assert!(budget.take(now).is_some() && budget.take(now).is_some() && budget.take(now).is_none());
        assert_eq!(budget.blocked(now), Some((now + SECOND, true)));
        assert!(budget.take(now + SECOND).is_some());
    }

    #[test]
    fn what_is_under_way_is_not_counted_by_the_provider_yet() {
        let (mut budget, now) = (Budget::default(), Instant::now());
        let [first, _second, _third] = [(); 3].map(|()| budget.take(now).unwrap());
        budget.told(&first, &told(3), now);
        budget.end();
        assert!(budget.take(now).is_some());
        assert!(budget.take(now).is_none());
    }

    #[test]
    fn an_earlier_attempts_answer_that_comes_later_says_nothing_new() {
        let (mut budget, now) = (Budget::default(), Instant::now());
        let [first, second] = [(); 2].map(|()| budget.take(now).unwrap());
        budget.told(&second, &told(0), now);
        budget.end();
        budget.told(&first, &told(1), now);
        budget.end();
        assert!(budget.take(now).is_none());
    }

    #[test]
    fn the_next_window_holds_no_more_than_the_provider_said() {
        let (mut budget, now) = (Budget::default(), Instant::now());
        let first = budget.take(now).unwrap();
        budget.told(&first, &Told { limit: Some(2), period: Some(SECOND), ..told(0) }, now);
        budget.end();
        assert!(budget.take(now).is_none());
        let later = now + SECOND;
        assert!(budget.take(later).is_some() && budget.take(later).is_some() && budget.take(later).is_none());
        assert_eq!(budget.blocked(later), Some((later + SECOND, true)));
    }
}
