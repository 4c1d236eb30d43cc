//! Which of the document's alternatives a call uses.

use super::{Credentials, Scheme};

/// No alternative is complete: the scheme that the first of them lacks.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Missing(pub(crate) &'static str);

/// The schemes of the first alternative that is complete. An alternative that needs nothing is the last resort.
///
/// A header that the caller has set by hand stands in for the scheme that would write it.
pub(crate) fn select(
    alternatives: &[&'static [&'static str]],
    schemes: &'static [Scheme],
    credentials: &Credentials,
    by_hand: &dyn Fn(&str) -> bool,
) -> Result<Vec<&'static Scheme>, Missing> {
    let mut missing = None;
    let mut optional = alternatives.is_empty();
    for &alternative in alternatives {
        let mut chosen = Vec::with_capacity(alternative.len());
        let mut complete = true;
        for &name in alternative {
            match schemes.iter().find(|scheme| scheme.name == name) {
                Some(scheme) if scheme.kind.header().is_some_and(by_hand) => {}
                Some(scheme) if credentials.cover(scheme) => chosen.push(scheme),
                _ => {
                    missing.get_or_insert(Missing(name));
                    complete = false;
                    break;
                }
            }
        }
        if alternative.is_empty() {
            optional = true;
        } else if complete {
            return Ok(chosen);
        }
    }
    match missing {
        Some(missing) if !optional => Err(missing),
        _ => Ok(Vec::new()),
    }
}
