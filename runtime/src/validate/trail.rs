//! The way from the whole value to the part that is looked at: a list on the stack, turned into text for violations alone.

use super::violation::Origin;
use crate::json::push_token;
use crate::shape::{Shape, Step};

/// How a part is reached in the JSON.
#[derive(Debug, Clone, Copy)]
pub(super) enum Key<'a> {
    Name(&'a str),
    Index(usize),
}

/// One step of the way; most steps go on in the JSON and in the table at once.
#[derive(Debug, Clone, Copy)]
pub(super) struct Trail<'a> {
    parent: Option<&'a Trail<'a>>,
    key: Option<Key<'a>>,
    step: Option<Step>,
    /// A named type begins here.
    shape: Option<&'static Shape>,
    /// The values from here on are secrets.
    pub(super) masked: bool,
}

impl<'a> Trail<'a> {
    pub(super) const ROOT: Trail<'static> = Trail { parent: None, key: None, step: None, shape: None, masked: false };

    /// To a part of the JSON.
    pub(super) fn to(&'a self, key: Key<'a>, step: Step) -> Trail<'a> {
        Trail { parent: Some(self), key: Some(key), step: Some(step), shape: None, masked: self.masked }
    }

    /// To a part of the JSON, where the place in the table goes on elsewhere.
    pub(super) fn part(&'a self, key: Key<'a>) -> Trail<'a> {
        Trail { parent: Some(self), key: Some(key), step: None, shape: None, masked: self.masked }
    }

    /// To the same JSON, further in the table.
    pub(super) fn step(&'a self, step: Step) -> Trail<'a> {
        Trail { parent: Some(self), key: None, step: Some(step), shape: None, masked: self.masked }
    }

    /// To the same JSON, in the table of a named type.
    pub(super) fn enter(&'a self, shape: &'static Shape) -> Trail<'a> {
        Trail { parent: Some(self), key: None, step: None, shape: Some(shape), masked: self.masked }
    }

    pub(super) fn mask(mut self, masked: bool) -> Trail<'a> {
        self.masked |= masked;
        self
    }

    /// The steps up to the whole value, from here.
    fn up(&'a self) -> impl Iterator<Item = &'a Trail<'a>> {
        std::iter::successors(Some(self), |trail| trail.parent)
    }

    /// The JSON Pointer (RFC 6901) to here.
    pub(super) fn pointer(&self) -> String {
        let keys: Vec<Key<'_>> = self.up().filter_map(|trail| trail.key).collect();
        let mut pointer = String::new();
        for key in keys.iter().rev() {
            pointer.push('/');
            match key {
                Key::Name(name) => push_token(&mut pointer, name),
                Key::Index(index) => pointer.push_str(&index.to_string()),
            }
        }
        pointer
    }

    /// The innermost named type.
    pub(super) fn shape(&self) -> Option<&'static Shape> {
        self.up().find_map(|trail| trail.shape)
    }

    /// Where the table says what holds here.
    pub(super) fn origin(&self) -> Origin {
        let mut steps = Vec::new();
        for trail in self.up() {
            steps.extend(trail.step);
            if let Some(shape) = trail.shape {
                steps.reverse();
                return Origin::Table(shape, steps);
            }
        }
        steps.reverse();
        Origin::Inline(steps)
    }
}
