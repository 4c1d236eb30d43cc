//! One action: its targets are looked up, checked and changed.

use super::copy::{NoCopy, copy};
use super::merge::{Merge, Shape, shape};
use super::query::{Query, Search, Selector};
use super::read::{Action, Minor, What};
use super::remove::remove;
use super::work::{TooMuch, Work};
use crate::diagnostic::{Diagnostic, Diagnostics, suggest};
use crate::load::{Document, NodeId};

/// Applies actions.
pub(super) struct Apply<'a> {
    pub(super) document: &'a mut Document,
    pub(super) diagnostics: &'a mut Diagnostics,
    pub(super) work: Work,
    pub(super) minor: Minor,
}

impl Apply<'_> {
    /// Applies actions in their order, until the budget is spent.
    pub(super) fn all(&mut self, actions: &[Action]) {
        for action in actions {
            if self.action(action) == Err(TooMuch) {
                let message = "applying the overlay takes too long, or makes the document too large";
                let problem = Diagnostic::error("overlay-budget", action.place, message);
                let help = "this action and those after it are not carried out; name the target more exactly";
                self.diagnostics.push(problem.label("at this action").help(help));
                return;
            }
        }
    }

    fn action(&mut self, action: &Action) -> Result<(), TooMuch> {
        let targets = self.nodes(&action.target)?;
        if targets.is_empty() {
            self.nothing(action);
            return Ok(());
        }
        match &action.what {
            What::Remove => {
                if targets.contains(&self.document.root()) {
                    let message = "the document itself can't be removed";
                    self.diagnostics.push(Diagnostic::error("overlay-target", action.place, message));
                } else if self.fits(action, &targets) {
                    remove(self.document, &mut self.work, &targets)?;
                }
                Ok(())
            }
            What::Update(value) => {
                self.warn_of_nesting(*value, &targets);
                self.merge(action, &targets, *value)
            }
            What::Copy(query, place) => {
                let sources = self.nodes(query)?;
                let [source] = sources.as_slice() else {
                    let message = match sources.len() {
                        0 => "`copy` selects nothing".to_owned(),
                        several => format!("`copy` selects {several} nodes"),
                    };
                    let problem = Diagnostic::error("overlay-target", *place, message);
                    self.diagnostics.push(problem.help("it has to select the one node that is copied"));
                    return Ok(());
                };
                // A copy of its own, for a target may stand in what is copied.
                let value = match copy(self.document, &mut self.work, *source, 0) {
                    Ok(value) => value,
                    // What is in the document is not too deep.
                    Err(NoCopy::TooMuch | NoCopy::TooDeep) => return Err(TooMuch),
                };
                self.merge(action, &targets, value)
            }
        }
    }

    fn nodes(&mut self, query: &Query) -> Result<Vec<NodeId>, TooMuch> {
        Search::new(self.document, &mut self.work).nodes(query)
    }

    fn merge(&mut self, action: &Action, targets: &[NodeId], value: NodeId) -> Result<(), TooMuch> {
        if !self.fits(action, targets) {
            return Ok(());
        }
        let mut merge = Merge { document: self.document, work: &mut self.work, diagnostics: self.diagnostics };
        targets.iter().try_for_each(|target| merge.target(*target, value, self.minor))
    }

    /// Whether the targets are of the kinds that the version allows: 1.0 knows objects and lists only, 1.1 wants all
    /// targets that a value is merged into to be of one kind.
    fn fits(&mut self, action: &Action, targets: &[NodeId]) -> bool {
        let shape = |node: &NodeId| shape(self.document, *node);
        let problem = match self.minor {
            Minor::Zero => targets.iter().find(|node| shape(node) == Shape::Primitive).map(|found| {
                let message = format!(
                    "a target of Overlay 1.0 is an object or a list, and this one is {}",
                    self.document.kind_name(*found)
                );
                Diagnostic::error("overlay-target", action.place, message)
                    .also(self.document.key_span(*found), "the target")
                    .help("say `overlay: 1.1.0`, or select the object in which it stands")
            }),
            Minor::One if matches!(action.what, What::Remove) => None,
            Minor::One => {
                let first = targets.first().map(shape);
                targets.iter().find(|node| Some(shape(node)) != first).map(|other| {
                    let message = "the target selects nodes of several kinds";
                    let problem = Diagnostic::error("overlay-target", action.place, message);
                    let problem = match targets.first() {
                        Some(first) => {
                            let label = format!("{}, and", self.document.kind_name(*first));
                            problem.also(self.document.key_span(*first), label)
                        }
                        None => problem,
                    };
                    problem
                        .also(self.document.key_span(*other), self.document.kind_name(*other))
                        .help("all have to be objects, or lists, or neither; write an action for each kind")
                })
            }
        };
        let fits = problem.is_none();
        problem.into_iter().for_each(|problem| self.diagnostics.push(problem));
        fits
    }

    /// In 1.0 a list that is added to a list is one entry of it, which is seldom what was meant.
    fn warn_of_nesting(&mut self, value: NodeId, targets: &[NodeId]) {
        let list = |node: NodeId| shape(self.document, node) == Shape::List;
        if self.minor == Minor::Zero && list(value) && targets.iter().any(|target| list(*target)) {
            let message = "Overlay 1.0 adds this list to the target as one entry";
            let problem = Diagnostic::warning("overlay-value", self.document.span(value), message);
            self.diagnostics.push(problem.help("say `overlay: 1.1.0` to add each of its items"));
        }
    }

    /// Warns of a target that selects nothing, with the name that was meant where one is near.
    fn nothing(&mut self, action: &Action) {
        let problem = Diagnostic::warning("overlay-target", action.place, "the target selects nothing");
        self.diagnostics.push(match self.nearest(&action.target) {
            Some((Some(other), missing)) => problem.help(format!("there is no `{missing}`; did you mean `{other}`?")),
            Some((None, missing)) => problem.help(format!("there is no `{missing}`")),
            None => problem.help("the action changes nothing; correct the target, or remove the action"),
        });
    }

    /// Where a query names a path by names alone: the first name that is missing, and one that is near it.
    fn nearest<'q>(&self, query: &'q Query) -> Option<(Option<String>, &'q str)> {
        let mut at = self.document.root();
        for segment in &query.segments {
            let (false, [Selector::Name(name)]) = (segment.below, segment.selectors.as_slice()) else { return None };
            match self.document.get(at, name) {
                Some(next) => at = next,
                None => {
                    let known = self.document.entries(at).iter().take(10_000).map(|entry| entry.key.as_str());
                    return Some((suggest(name, known).map(str::to_owned), name));
                }
            }
        }
        None
    }
}
