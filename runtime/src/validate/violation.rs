//! One violation.

use std::fmt;

use crate::json::push_token;
use crate::shape::{Additional, Body, Kind, Place, Schema, Shape, Step};

/// The limit of `oneOf` where too many alternatives hold.
pub(super) const MORE_THAN_ONE: &str = "one alone";

/// A rule of the document that a value breaks.
#[derive(Clone)]
pub struct Violation {
    pointer: String,
    rule: &'static str,
    limit: String,
    seen: String,
    origin: Origin,
}

/// Where the rule stands; looked up only when asked for.
#[derive(Clone)]
pub(super) enum Origin {
    Table(&'static Shape, Vec<Step>),
    /// Outside of any named type: the steps from the whole value.
    Inline(Vec<Step>),
    Place(Option<Place>),
}

impl Violation {
    /// A violation that was found elsewhere than in a value's table: of a parameter, say.
    pub fn new(
        pointer: impl Into<String>,
        rule: &'static str,
        limit: impl Into<String>,
        seen: impl Into<String>,
        place: Option<Place>,
    ) -> Violation {
        Violation::at(pointer.into(), rule, limit.into(), seen.into(), Origin::Place(place))
    }

    pub(super) fn at(pointer: String, rule: &'static str, limit: String, seen: String, origin: Origin) -> Violation {
        Violation { pointer, rule, limit, seen, origin }
    }

    pub(super) fn prefix(&mut self, prefix: &str) {
        self.pointer.insert_str(0, prefix);
    }

    /// Gives it the place of what the steps from the whole value lead to, unless a type's table has one for it.
    pub(super) fn locate(&mut self, place: &dyn Fn(&[Step]) -> Option<Place>) {
        if let Origin::Inline(steps) = &self.origin {
            self.origin = Origin::Place(place(steps));
        }
    }

    /// Takes away what was seen, for the value is a secret.
    pub(super) fn mask(&mut self) {
        "[redacted]".clone_into(&mut self.seen);
    }

    /// A JSON Pointer (RFC 6901) into the value.
    pub fn pointer(&self) -> &str {
        &self.pointer
    }

    /// The rule's id: the document's keyword.
    pub fn rule(&self) -> &'static str {
        self.rule
    }

    /// What the rule allows, in short; empty where the rule's name says it all.
    pub fn limit(&self) -> &str {
        &self.limit
    }

    /// What was seen, in short; `[redacted]` for secrets, empty where there was nothing.
    pub fn seen(&self) -> &str {
        &self.seen
    }

    /// The document's line with the rule.
    pub fn place(&self) -> Option<Place> {
        match &self.origin {
            Origin::Table(shape, steps) => shape.source.place(shape, steps),
            Origin::Inline(_) => None,
            Origin::Place(place) => *place,
        }
    }

    /// The rule's place in the schema: the type and the keywords that lead to it, such as `Person/properties/name/maxLength`.
    pub fn keyword_location(&self) -> String {
        let Origin::Table(shape, steps) = &self.origin else { return self.rule.to_owned() };
        let mut location = shape.name.to_owned();
        let mut at = At::Shape(shape);
        for step in steps {
            at = at.follow(*step, &mut location);
        }
        location.push('/');
        location.push_str(self.rule);
        location
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
        let (next, words) = match (self, step) {
            (At::Shape(Shape { body: Body::Object(fields, _), .. }), Step::Field(index)) => {
                location.push_str("/properties/");
                let field = fields.get(index);
                push_token(location, field.map_or("", |field| field.name()));
                return field.map_or(At::Leaf, |field| At::Schema(field.schema()));
            }
            (At::Shape(Shape { body: Body::Object(_, Additional::Typed(values)), .. }), Step::Values) => {
                (At::Schema(values), "/additionalProperties")
            }
            (At::Shape(Shape { body: Body::Union(_, variants), .. }), Step::Variant(index)) => {
                // One alone is the schema itself, beside which other JSON is as good.
                if variants.len() > 1 {
                    location.push_str("/oneOf/");
                    location.push_str(variants.get(index).map_or("", |variant| variant.name));
                }
                return variants.get(index).map_or(At::Leaf, |variant| At::Schema(&variant.schema));
            }
            (At::Shape(Shape { body: Body::Alias(schema), .. }), step) => {
                return At::Schema(schema).follow(step, location);
            }
            (At::Schema(Schema { kind: Kind::Nullable(inner), .. }), step) => {
                return At::Schema(inner).follow(step, location);
            }
            (At::Schema(Schema { kind: Kind::Array(items), .. }), Step::Items) => (At::Schema(items), "/items"),
            (At::Schema(Schema { kind: Kind::Tuple(items), .. }), Step::Item(index)) => {
                location.push_str(&format!("/prefixItems/{index}"));
                return items.get(index).map_or(At::Leaf, At::Schema);
            }
            (At::Schema(Schema { kind: Kind::Map(values), .. }), Step::Values) => {
                (At::Schema(values), "/additionalProperties")
            }
            _ => (At::Leaf, ""),
        };
        location.push_str(words);
        next
    }
}

impl fmt::Display for Violation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (limit, seen) = (&self.limit, &self.seen);
        let pointer = if self.pointer.is_empty() { "(the whole value)" } else { &self.pointer };
        write!(f, "{pointer}  {}: ", self.rule)?;
        match self.rule {
            "type" => write!(f, "{seen} is not {limit}"),
            "required" => f.write_str("is missing"),
            "enum" => write!(f, "{seen} is not one of {limit}"),
            "pattern" => write!(f, "{seen} does not match {limit}"),
            "format" => write!(f, "{seen} is not a valid {limit}"),
            "minLength" => write!(f, "{seen} is shorter than {limit}"),
            "maxLength" => write!(f, "{seen} is longer than {limit}"),
            "minimum" => write!(f, "{seen} is less than {limit}"),
            "maximum" => write!(f, "{seen} is more than {limit}"),
            "exclusiveMinimum" => write!(f, "{seen} is not more than {limit}"),
            "exclusiveMaximum" => write!(f, "{seen} is not less than {limit}"),
            "multipleOf" => write!(f, "{seen} is not a multiple of {limit}"),
            "minItems" | "minProperties" => write!(f, "{seen}, fewer than {limit}"),
            "maxItems" | "maxProperties" => write!(f, "{seen}, more than {limit}"),
            "uniqueItems" => write!(f, "{seen} comes twice"),
            "readOnly" => f.write_str("is for the server alone to set"),
            "additionalProperties" => f.write_str("is not a member that the document knows"),
            "oneOf" if limit == MORE_THAN_ONE => write!(f, "fits the alternatives {seen}, and may fit {limit}"),
            "oneOf" | "anyOf" => write!(f, "{seen} fits none of {limit}"),
            "not" => write!(f, "{seen} is what the document excludes"),
            "dependentRequired" => write!(f, "is missing, though {limit} is there"),
            "contains" | "minContains" => write!(f, "{seen} of the wanted kind, fewer than {limit}"),
            "maxContains" => write!(f, "{seen} of the wanted kind, more than {limit}"),
            "unevaluatedProperties" => f.write_str("is not a member that the document knows"),
            "propertyNames" if limit.is_empty() => write!(f, "{seen} is not allowed as a name"),
            "propertyNames" => write!(f, "the name {seen} breaks {limit}"),
            _ if limit.is_empty() => write!(f, "{seen} is not allowed here"),
            "discriminator" => write!(f, "{seen} selects none of {limit}"),
            _ => write!(f, "{seen} breaks {limit}"),
        }?;
        match self.place() {
            Some(place) => write!(f, "   {place}"),
            None => Ok(()),
        }
    }
}

impl fmt::Debug for Violation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}
