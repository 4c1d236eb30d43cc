//! That the variant a union holds bears its own tag: by that alone the other side knows it (OpenAPI 3.1.1, section 4.8.25).

use super::Mode;
use super::seen::{listed, quoted, seen};
use super::trail::Trail;
use super::walk::{Scope, Walker};
use crate::shape::{Body, Choice, Flags, Variant, View};

impl Walker {
    /// Checks the member that tells, where the variant's type has a field for it; writing adds it to other types.
    pub(super) fn tagged(
        &mut self,
        view: &View<'_>,
        choice: Choice,
        variants: &'static [Variant],
        index: usize,
        trail: &Trail<'_>,
    ) {
        let (Choice::Tag(member) | Choice::TagOr(member, _), View::Object(object)) = (choice, view) else { return };
        let (Some(variant), Body::Object(fields, _)) = (variants.get(index), &object.shape().body) else { return };
        let Some(at) = fields.find(member) else { return };
        let extra = object.extra();
        let kept = extra.get(member).is_some() || extra.instead().is_some();
        if self.scope == Scope::Misfits || variant.tags.is_empty() || kept {
            return;
        }
        let otherwise = choice == Choice::TagOr(member, index);
        let masked = trail.masked || fields.get(at).is_some_and(|field| field.flags().has(Flags::SENSITIVE));
        let read_only = fields.get(at).is_some_and(|field| field.flags().has(Flags::READ_ONLY));
        let mut found = None;
        object.slots(&mut |slots| {
            let Some(view) = slots.get(at).map(|slot| slot.view()) else { return };
            let tag = match view {
                View::Text(text) => text.to_owned(),
                View::Signed(value) => value.to_string(),
                View::Unsigned(value) => value.to_string(),
                View::Boolean(value) => value.to_string(),
                View::Absent | View::Null => {
                    let due = self.mode == Mode::Request && !otherwise && !read_only;
                    found = due.then(|| format!("no {member}"));
                    return;
                }
                _ => return,
            };
            let others = variants.iter().any(|other| other.tags.contains(&tag.as_str()));
            let named = others || (!otherwise && variants.iter().all(|other| !other.tags.is_empty()));
            if named && !variant.tags.contains(&tag.as_str()) {
                found = Some(format!("{member} {}", seen(&view, masked)));
            }
        });
        if let Some(found) = found {
            self.describe("discriminator", listed(variant.tags.iter().map(|tag| quoted(tag))), found, trail);
        }
    }
}
