//! Where a rule stands among the schemas, as a JSON Pointer of keywords: looked up in the table only when it is asked for.

use crate::json::push_token;
use crate::shape::{Additional, Body, Kind, Schema, Shape, Step};

/// From a type: `Person/properties/name/maxLength`.
pub(super) fn table(shape: &'static Shape, steps: &[Step], rule: &str) -> String {
    let mut location = shape.name.to_owned();
    // A member that is missing breaks the `required` of the object.
    if !matches!((rule, steps), ("required", [Step::Field(_)])) {
        let mut at = At::Shape(shape);
        for step in steps {
            at = at.follow(*step, &mut location);
        }
    }
    end(location, steps, rule)
}

/// From a position that no named type is around: `updateProfile/parameters/limit/schema/maximum`.
pub(super) fn inline(position: &str, steps: &[Step], rule: &str) -> String {
    let mut location = position.to_owned();
    steps.iter().for_each(|step| words(*step, &mut location));
    let location = end(location, steps, rule);
    location.strip_prefix('/').map(str::to_owned).unwrap_or(location)
}

/// The rule's keyword, unless the steps have named it.
fn end(mut location: String, steps: &[Step], rule: &str) -> String {
    if !matches!(steps.last(), Some(Step::End)) {
        location.push('/');
        push_token(&mut location, rule);
    }
    location
}

/// The words of a step, whatever the table has there.
fn words(step: Step, location: &mut String) {
    match step {
        Step::Items => location.push_str("/items"),
        Step::Values => location.push_str("/additionalProperties"),
        Step::Item(index) => location.push_str(&format!("/prefixItems/{index}")),
        Step::Word(word) => {
            location.push('/');
            push_token(location, word);
        }
        Step::Pattern(pattern) => {
            location.push('/');
            push_token(location, pattern.source());
        }
        Step::Number(index) => location.push_str(&format!("/{index}")),
        Step::Field(_) | Step::Variant(_) | Step::Rule(_) | Step::End => {}
    }
}

/// A table's node, for the names of the keywords.
enum At {
    Shape(&'static Shape),
    Schema(&'static Schema),
    Leaf,
}

impl At {
    fn follow(self, step: Step, location: &mut String) -> At {
        match (self, step) {
            (At::Shape(Shape { body: Body::Object(fields, _), .. }), Step::Field(index)) => {
                let Some(field) = fields.get(index) else { return At::Leaf };
                location.push_str("/properties/");
                push_token(location, field.name());
                At::Schema(field.schema())
            }
            (At::Shape(Shape { body: Body::Object(_, additional), .. }), Step::Values) => match additional {
                Additional::Typed(values) => {
                    words(step, location);
                    At::Schema(values)
                }
                // The keyword itself is what is broken.
                Additional::Open | Additional::Closed => At::Leaf,
            },
            (At::Shape(shape @ Shape { body: Body::Union(_, variants), .. }), Step::Variant(index)) => {
                let Some(variant) = variants.get(index) else { return At::Leaf };
                // One alone is the schema itself, beside which other JSON is as good; and so is one type of several.
                let keyword = shape.source.union_keyword(shape.name);
                if variants.len() > 1 && keyword != "type" {
                    location.push_str(&format!("/{keyword}/"));
                    push_token(location, variant.name);
                }
                At::Schema(&variant.schema)
            }
            (At::Shape(Shape { body: Body::Alias(schema), .. }), step) => At::Schema(schema).follow(step, location),
            (At::Schema(Schema { kind: Kind::Nullable(inner), .. }), step) => At::Schema(inner).follow(step, location),
            (At::Schema(Schema { kind, .. }), Step::Items | Step::Values | Step::Item(_)) => {
                words(step, location);
                match (kind, step) {
                    (Kind::Array(inner), Step::Items) | (Kind::Map(inner), Step::Values) => At::Schema(inner),
                    (Kind::Tuple(items), Step::Item(index)) => items.get(index).map_or(At::Leaf, At::Schema),
                    _ => At::Leaf,
                }
            }
            (_, step) => {
                words(step, location);
                At::Leaf
            }
        }
    }
}
