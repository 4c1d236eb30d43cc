//! A part of an API: the operations that were chosen and the types that they need, or the types alone; and which Cargo
//! features each of them belongs to.
//!
//! Names and facts are those of the whole document, so that whatever is left is, word for word, what it is in the whole.

mod choose;
mod features;
mod prune;

use crate::diagnostic::{Diagnostics, Span};
use crate::facts::Facts;
use crate::model::Api;
use crate::name::Names;
use crate::options::Options;

pub(crate) use choose::Chosen;
pub use features::{Feature, Features};

/// Finds what the options choose; reports choices that choose nothing at `place`.
pub(crate) fn choose(
    api: &Api,
    names: &Names,
    options: &Options,
    place: Span,
    diagnostics: &mut Diagnostics,
) -> Chosen {
    Chosen::of(api, names, options, place, diagnostics)
}

/// Leaves of the model, its names and facts what was chosen.
pub(crate) fn cut(mut api: Api, names: Names, facts: Facts, chosen: &Chosen) -> (Api, Names, Facts) {
    match prune::kept_types(&mut api, chosen) {
        None => (api, names, facts),
        Some(types) => prune::prune(api, &names, facts, chosen, &types),
    }
}
