//! What an answer says of what was sent.

use super::{Answered, Response};
use crate::applied::Applied;
use crate::json::to_tree;
use crate::operation::{UpdateKind, UpdatePlan};
use crate::shape::Schema;
use crate::update::Versioned;
use crate::value::{Json, Model};

impl<T: Answered> Response<T> {
    /// What became of each member that was sent, as far as this answer says: see [`Applied`]. Where the record stands in
    /// the request and in the answer, the document says (`x-tintype-update`), or it is the whole of both.
    ///
    /// Nothing is in it if nothing was sent, or bytes, a stream or parts; nor is the version, which the provider counts on.
    pub fn applied(&self) -> Applied {
        self.applied_since_tree(None)
    }

    /// The same with what was there before the write, which tells what is ignored from what is altered.
    pub fn applied_since<B: Model>(&self, before: &B) -> Applied {
        let before = to_tree(before, &B::schema());
        let read = self.raw().operation().update.map_or("", |plan| plan.read);
        // The value may be the whole of what was read, or the record in it.
        self.applied_since_tree(Some(before.pointer(read).unwrap_or(&before)))
    }

    pub(crate) fn applied_since_tree(&self, before: Option<&Json>) -> Applied {
        let Some((sent, sent_as)) = self.raw().sent().and_then(|sent| sent.value()) else { return Applied::default() };
        let plan = self.raw().operation().update;
        let at = plan.map_or("", |plan| plan.sent);
        // A list of changes is no record; an update that sends one knows the record that it aims at.
        let patch = plan.is_some_and(|plan| plan.kind == UpdateKind::JsonPatch) && sent.as_array().is_some();
        let Some(record) = sent.pointer(at).filter(|_| !patch) else { return Applied::default() };
        let replaced = plan.map_or(self.raw().operation().method == "PUT", |plan| plan.kind == UpdateKind::Replace);
        let now = self.record();
        let now = (now.as_ref().map(|(now, _)| now), now.as_ref().map(|(_, schema)| *schema));
        Applied::between((at, replaced), (record, sent_as.pointer(at)), before, now)
            .without(plan.and_then(UpdatePlan::sent_version).as_deref())
    }

    /// The record as the answer has it, and its position.
    pub(crate) fn record(&self) -> Option<(Json, &'static Schema)> {
        let answered = self.raw().operation().update.map_or(Some(""), |plan| plan.answered)?;
        let (slot, schema) = self.body().slot().zip(self.schema())?;
        let now = to_tree(slot, schema);
        Some((now.pointer(answered)?.clone(), schema.pointer(answered)?))
    }
}

impl<T: Clone> Response<T> {
    /// The body with the version that it came in: see [`Versioned`].
    pub fn versioned(&self) -> Versioned<T> {
        Versioned::new(self.body().clone(), self.etag().map(str::to_owned))
    }
}
