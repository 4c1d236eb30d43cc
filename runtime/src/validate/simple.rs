//! Values that have no parts, by what was worked out for their position.

use super::rules::{is_longer, is_shorter};
use crate::shape::{Ask, Test, View};

/// Whether a value that has no parts passes, if the test says it.
#[inline(always)]
pub(super) fn simple(view: &View<'_>, test: &Test) -> Option<bool> {
    Some(match (test, view) {
        (Test::Text(ask), View::Text(text)) => is_met(ask, text),
        (Test::Texts(asks), View::Text(text)) => are_met(asks, text),
        (Test::Typed, View::Text(_) | View::Boolean(_) | View::Signed(_) | View::Unsigned(_)) => true,
        (Test::Listed(listed), View::Text(text)) => listed.contains(text),
        (Test::Finite, View::Float(value)) => value.is_finite(),
        (Test::Integer(least, most), View::Signed(value)) => (*least..=*most).contains(&i128::from(*value)),
        (Test::Integer(least, most), View::Unsigned(value)) => (*least..=*most).contains(&i128::from(*value)),
        _ => return None,
    })
}

fn are_met(asks: &[Ask], text: &str) -> bool {
    asks.iter().all(|ask| is_met(ask, text))
}

#[inline]
fn is_met(ask: &Ask, text: &str) -> bool {
    match ask {
        Ask::Fits(fits) => fits(text),
        Ask::Pattern(pattern) => pattern.matches(text),
        Ask::Least(least) => !is_shorter(text, *least),
        Ask::Most(most) => !is_longer(text, *most),
    }
}
