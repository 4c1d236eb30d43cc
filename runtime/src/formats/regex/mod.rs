//! Regular expressions as ECMA-262, section 22.2.1, spells them, without what its annex B adds for the web.
//!
//! A text is one if it is one with the flag `u` or without it. It is read once from left to right, without recursion, and
//! not compiled: it comes from outside, and nobody has asked to run it.

mod class;
mod escape;
mod names;

#[cfg(test)]
mod tests;

use std::collections::HashSet;

use escape::{Escape, Place};
use names::Names;

/// `Pattern`
pub(super) fn is_regex(text: &str) -> bool {
    Reader { rest: text, groups: 0, backward: 0, referred: HashSet::new(), properties: HashSet::new() }
        .pattern()
        .is_some()
}

/// A pattern that is being read; its methods give `None` where it is none.
struct Reader<'a> {
    rest: &'a str,
    /// How many groups capture.
    groups: u32,
    /// The greatest number that refers back.
    backward: u32,
    /// The names that refer back.
    referred: HashSet<&'a str>,
    /// The names of Unicode properties that have been looked up.
    properties: HashSet<&'a str>,
}

/// A group that is open, or the whole.
#[derive(Default)]
struct Group<'a> {
    names: Names<'a>,
    /// Whether it looks around, so that nothing can repeat it.
    is_assertion: bool,
}

impl<'a> Reader<'a> {
    fn pattern(mut self) -> Option<()> {
        let mut outer: Vec<Group<'a>> = Vec::new();
        let mut group = Group::default();
        let mut repeatable = false;
        while let Some(c) = self.next() {
            repeatable = match c {
                '|' => {
                    group.names.next_alternative();
                    false
                }
                '(' => {
                    let (inner, name) = self.opening()?;
                    if let Some(name) = name {
                        group.names.add(name)?;
                    }
                    outer.push(std::mem::replace(&mut group, inner));
                    false
                }
                ')' => {
                    let inner = std::mem::replace(&mut group, outer.pop()?);
                    group.names.take(inner.names)?;
                    !inner.is_assertion
                }
                '*' | '+' | '?' | '{' if repeatable => {
                    if c == '{' {
                        self.bounds()?;
                    }
                    self.eat("?");
                    false
                }
                '*' | '+' | '?' | '{' | '}' | ']' => return None,
                '^' | '$' => false,
                '[' => {
                    self.class()?;
                    true
                }
                '\\' => !matches!(self.escape(Place::Outside)?, Escape::Boundary),
                _ => true,
            };
        }
        let names = group.names.all();
        let refers = self.backward <= self.groups && self.referred.iter().all(|name| names.contains(name));
        (outer.is_empty() && refers).then_some(())
    }

    /// What stands after an opening parenthesis: what it begins, and the name of a group that has one.
    fn opening(&mut self) -> Option<(Group<'a>, Option<&'a str>)> {
        let group = |is_assertion| Group { is_assertion, ..Group::default() };
        if !self.eat("?") {
            self.groups += 1;
            return Some((group(false), None));
        }
        if ["=", "!", "<=", "<!"].iter().any(|look| self.eat(look)) {
            return Some((group(true), None));
        }
        if self.eat("<") {
            self.groups += 1;
            return self.name().map(|name| (group(false), Some(name)));
        }
        self.modifiers().map(|()| (group(false), None))
    }

    /// `(?:`, and with modifiers `(?i-ms:`: each at most once, and at least one where there is a `-`.
    fn modifiers(&mut self) -> Option<()> {
        let (flags, rest) = self.rest.split_once(':').filter(|(flags, _)| flags.len() <= 4)?;
        let (on, off) = flags.split_once('-').unwrap_or((flags, ""));
        let all = || on.chars().chain(off.chars());
        let known = all().all(|c| matches!(c, 'i' | 'm' | 's'));
        let once = all().collect::<HashSet<char>>().len() == all().count();
        self.rest = rest;
        (known && once && flags != "-").then_some(())
    }

    /// `GroupName` after its `<`, without escapes.
    fn name(&mut self) -> Option<&'a str> {
        let (name, rest) = self.rest.split_once('>')?;
        self.rest = rest;
        let is_start = |c: char| c.is_alphabetic() || matches!(c, '_' | '$');
        let is_part = |c: char| is_start(c) || c.is_alphanumeric() || matches!(c, '\u{200C}' | '\u{200D}');
        (name.starts_with(is_start) && name.chars().all(is_part)).then_some(name)
    }

    /// `{n}`, `{n,}` or `{n,m}` after its first brace.
    fn bounds(&mut self) -> Option<()> {
        let (bounds, rest) = self.rest.split_once('}')?;
        self.rest = rest;
        let is_number = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
        let (least, most) = match bounds.split_once(',') {
            None => (bounds, bounds),
            Some((least, "")) => (least, least),
            Some((least, most)) => (least, most),
        };
        let bare = |text: &'a str| text.trim_start_matches('0');
        let (low, high) = (bare(least), bare(most));
        (is_number(least) && is_number(most) && (low.len(), low) <= (high.len(), high)).then_some(())
    }

    fn next(&mut self) -> Option<char> {
        let mut chars = self.rest.chars();
        let next = chars.next();
        self.rest = chars.as_str();
        next
    }

    /// Reads `text` if it comes next.
    fn eat(&mut self, text: &str) -> bool {
        let rest = self.rest.strip_prefix(text);
        self.rest = rest.unwrap_or(self.rest);
        rest.is_some()
    }
}
