//! What follows from the model alone, derived once and asked by name.

mod binary;
mod boxes;
mod constants;
mod direction;
mod discriminate;
mod json_type;
mod optional;
mod pages;
mod ranges;
mod retry;
mod update;

use std::collections::{HashMap, HashSet};

use crate::diagnostic::Diagnostics;
use crate::model::{Api, Content, Member, OperationId, TypeId};

pub use discriminate::{By, Choice};
pub use optional::Presence;
pub(crate) use pages::{Next, Pages, Step, Steps};
pub(crate) use retry::Retry;
use update::Updates;
pub(crate) use update::{Update, some};

/// The choice of what is no union.
static UNKNOWN: Choice = Choice::TRIED;

/// The facts of a model.
#[derive(Debug, Default)]
pub struct Facts {
    boxed: HashSet<(TypeId, usize)>,
    choices: HashMap<TypeId, Choice>,
    with_files: HashSet<TypeId>,
    in_requests: HashSet<TypeId>,
    in_responses: HashSet<TypeId>,
    /// The types that are pages, with the way to their items.
    paged: HashMap<TypeId, Steps>,
    updates: Updates,
}

impl Facts {
    /// Derives the facts; reports types that have no finite value, and files that are text.
    pub(crate) fn derive(api: &Api, diagnostics: &mut Diagnostics) -> Facts {
        boxes::report_endless(api, diagnostics);
        pages::report(api, diagnostics);
        let (in_requests, in_responses) = direction::uses(api);
        let with_files = binary::with_files(api);
        binary::report_texts(api, &with_files, diagnostics);
        let (boxed, choices) = (boxes::boxed(api), discriminate::choices(api));
        let (paged, updates) = (pages::paged(api), Updates::derive(api, diagnostics));
        Facts { boxed, choices, with_files, in_requests, in_responses, paged, updates }
    }

    /// How the variants of a union are told apart.
    pub fn choice(&self, id: TypeId) -> &Choice {
        self.choices.get(&id).unwrap_or(&UNKNOWN)
    }

    /// The update plan of an operation, if it is an update.
    pub(crate) fn update(&self, id: OperationId) -> Option<&Update> {
        self.updates.get(id)
    }

    /// Whether `format: binary` in this type is a file: the type is a part of multipart bodies alone.
    pub fn holds_files(&self, id: TypeId) -> bool {
        self.with_files.contains(&id)
    }

    /// The types that are the pages of operations.
    pub(crate) fn paged(&self) -> impl Iterator<Item = TypeId> {
        self.paged.keys().copied()
    }

    /// What leads from a page to its items.
    pub(crate) fn steps_to_items(&self, id: TypeId) -> Option<&Steps> {
        self.paged.get(&id)
    }

    /// The parts of a multipart body that are sent as files from text: their type is not a form's alone.
    pub(crate) fn texts_as_files<'a>(&self, api: &'a Api, content: &'a Content) -> Vec<&'a Member> {
        binary::texts(api, &self.with_files, content)
    }

    /// The facts of the types that are left, by the ids that they have now.
    pub(crate) fn pruned(
        self,
        now: impl Fn(TypeId) -> Option<TypeId>,
        operation_now: impl Fn(OperationId) -> Option<OperationId>,
    ) -> Facts {
        let Facts { boxed, choices, in_requests, in_responses, with_files, paged, updates } = self;
        let step = |step| match step {
            Step::Alias(id) => now(id).map(Step::Alias),
            Step::Member(id, index) => now(id).map(|id| Step::Member(id, index)),
        };
        let steps = |steps: Steps| steps.into_iter().map(step).collect::<Option<Steps>>();
        let types = |ids: HashSet<TypeId>| ids.into_iter().filter_map(&now).collect();
        Facts {
            boxed: boxed.into_iter().filter_map(|(id, part)| Some((now(id)?, part))).collect(),
            choices: choices.into_iter().filter_map(|(id, choice)| Some((now(id)?, choice))).collect(),
            in_requests: types(in_requests),
            in_responses: types(in_responses),
            with_files: types(with_files),
            paged: paged.into_iter().filter_map(|(id, way)| Some((now(id)?, steps(way)?))).collect(),
            updates: updates.pruned(operation_now),
        }
    }

    /// Whether the member or variant at an index has to be boxed, because its type contains the type it is in.
    pub fn is_boxed(&self, id: TypeId, part: usize) -> bool {
        self.boxed.contains(&(id, part))
    }
}
