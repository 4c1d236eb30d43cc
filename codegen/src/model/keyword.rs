//! Where keywords stand that are neither types, members, variants nor rules.

use super::Place;

/// A keyword of a type that the type's table carries without a place of its own.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeywordPlace {
    /// The keyword: `required`, `readOnly`, `enum`, `const`, `additionalProperties`, `unevaluatedProperties`, `discriminator`, or what makes a union
    /// (`oneOf`, `anyOf`, `type`).
    pub keyword: &'static str,
    /// The member that it is about, by its index; of `required`, none where it is about all that no other is about.
    pub member: Option<usize>,
    /// Where it stands.
    pub place: Place,
}
