//! Places of an operation's parts in the document.
//!
//! An operation's row in [`Source`](crate::shape::Source) is built as a type's row is: the operation's own line; for each parameter its
//! line and then those of its schema's rules; the same for each media type of the body; for each answer its line and then those of
//! the schemas of its bodies, in their order.

use crate::json::push_token;
use crate::shape::{Place, Schema, Step, size, within};

use super::{AnswerBody, Content, Operation, Parameter};

impl Operation {
    /// Where the operation stands in the document.
    pub fn place(&self) -> Option<Place> {
        self.source.nth(self.name, 0)
    }

    /// Where a parameter stands, or what the steps lead to in its schema. What has no line of its own, such as the items
    /// of an array, has that of what it stands in.
    pub fn parameter_place(&self, index: usize, steps: &[Step]) -> Option<Place> {
        let parameter = self.parameters.get(index)?;
        let before: usize = self.parameters.iter().take(index).map(|p| 1 + size(&p.schema)).sum();
        self.nth(1 + before, &parameter.schema, steps)
    }

    /// Where a media type of the request body stands, or what the steps lead to in its schema.
    pub fn body_place(&self, index: usize, steps: &[Step]) -> Option<Place> {
        let content = self.contents().get(index)?;
        self.nth(self.body_at() + self.bodies(index), &content.schema, steps)
    }

    /// The way to a parameter's schema in words: `updateProfile/parameters/limit/schema`.
    pub(crate) fn parameter_location(&self, parameter: &Parameter) -> String {
        self.location(&["parameters", parameter.name, "schema"])
    }

    /// The way to the request body: `updateProfile/requestBody`.
    pub(crate) fn body_word(&self) -> String {
        self.location(&["requestBody"])
    }

    /// The way to the schema of a media type of the request body.
    pub(crate) fn body_location(&self, content: &Content) -> String {
        self.location(&["requestBody", "content", content.media, "schema"])
    }

    /// The way to the schema of an answer's body.
    pub(crate) fn answer_location(&self, status: &str, body: &AnswerBody) -> String {
        self.location(&["responses", status, "content", body.media, "schema"])
    }

    fn location(&self, words: &[&str]) -> String {
        let mut location = String::new();
        push_token(&mut location, self.id);
        for word in words {
            location.push('/');
            push_token(&mut location, word);
        }
        location
    }

    /// Where an answer stands, or what the steps lead to in the schema of its preferred body.
    pub fn answer_place(&self, status: &str, steps: &[Step]) -> Option<Place> {
        self.answer_body_place(status, 0, steps)
    }

    /// Where an answer stands, or what the steps lead to in the schema of its body at an index.
    pub fn answer_body_place(&self, status: &str, body: usize, steps: &[Step]) -> Option<Place> {
        let sizes = |bodies: &[AnswerBody]| bodies.iter().map(|body| size(&body.schema)).sum::<usize>();
        let index = self.responses.iter().position(|answer| answer.status == status)?;
        let request = self.bodies(self.contents().len());
        let before: usize = self.responses.iter().take(index).map(|answer| 1 + sizes(answer.bodies)).sum();
        let bodies = self.responses.get(index)?.bodies;
        let at = self.body_at() + request + before;
        let schema = bodies.get(body).map_or(&Schema::ANY, |body| &body.schema);
        self.nested(at, sizes(bodies.get(..body).unwrap_or_default()), schema, steps)
    }

    /// The position of the line of the body, or of what follows the parameters where there is none.
    fn body_at(&self) -> usize {
        1 + self.parameters.iter().map(|p| 1 + size(&p.schema)).sum::<usize>()
    }

    fn contents(&self) -> &'static [Content] {
        self.body.as_ref().map_or(&[], |body| body.content)
    }

    /// How many lines the first media types of the body have.
    fn bodies(&self, count: usize) -> usize {
        self.contents().iter().take(count).map(|content| 1 + size(&content.schema)).sum()
    }

    /// The place of a part whose own line is at a position of the row.
    fn nth(&self, at: usize, schema: &Schema, steps: &[Step]) -> Option<Place> {
        self.nested(at, 0, schema, steps)
    }

    /// The same where other schemas of `skip` nodes stand between the part's own line and its schema.
    fn nested(&self, at: usize, skip: usize, schema: &Schema, steps: &[Step]) -> Option<Place> {
        let node = (1..=steps.len()).rev().find_map(|length| within(schema, steps.get(..length)?));
        self.source.nth(self.name, at + node.map_or(0, |node| 1 + skip + node))
    }
}
