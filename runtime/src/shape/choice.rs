//! How a union's variants are told apart, as the generator found it out from the document.

/// How a union's variants are told apart. Variants that the value's JSON type rules out are never looked at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Choice {
    /// Nothing tells them apart: each is read, and the one that fits best is taken.
    Tried,
    /// The JSON type tells.
    Type,
    /// This member's value does, as the document's `discriminator` says (OpenAPI 3.1.1, section 4.8.25). A value that is
    /// none of the tags is of no variant; where the member is missing, variants are tried.
    Tag(&'static str),
    /// This member's value does, and the variant at this index is meant where the member is missing or its value is none
    /// of the tags, as the discriminator's `defaultMapping` says (OpenAPI 3.2, section 4.25).
    TagOr(&'static str, usize),
    /// This member's value does, for no two variants list the same one. Otherwise as [`Choice::Tag`].
    Constant(&'static str),
    /// The members that are there do: a variant's tags are those that it alone requires.
    Members,
    /// The value does: the variants' listed values, or their ranges, do not meet.
    Values,
}

impl Choice {
    /// The member whose value tells.
    pub const fn member(self) -> Option<&'static str> {
        match self {
            Choice::Tag(member) | Choice::TagOr(member, _) | Choice::Constant(member) => Some(member),
            _ => None,
        }
    }
}
