//! What an answer says of what was sent.

use super::{Answered, Response};
use crate::applied::Applied;
use crate::json::to_tree;
use crate::operation::{UpdateKind, UpdatePlan};
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
        let (at, answered) = plan.map_or(("", ""), |plan| (plan.sent, plan.answered));
        let Some(record) = sent.pointer(at) else { return Applied::default() };
        let schema = self.schema();
        let now = self.body().slot().zip(schema).map(|(slot, schema)| to_tree(slot, schema));
        let replaced = plan.map_or(self.raw().operation().method == "PUT", |plan| plan.kind == UpdateKind::Replace);
        Applied::between(
            (at, replaced),
            (record, sent_as.pointer(at)),
            before,
            (now.as_ref().and_then(|now| now.pointer(answered)), schema.and_then(|schema| schema.pointer(answered))),
        )
        .without(plan.and_then(UpdatePlan::sent_version).as_deref())
    }
}

impl<T: Clone> Response<T> {
    /// The body with the version that it came in: see [`Versioned`].
    pub fn versioned(&self) -> Versioned<T> {
        Versioned::new(self.body().clone(), self.etag().map(str::to_owned))
    }
}
