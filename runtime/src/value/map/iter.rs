//! The members of a map, one after the other.

use std::iter::Flatten;

use super::{Entry, Map};

impl<T> IntoIterator for Map<T> {
    type Item = (String, T);
    type IntoIter = IntoIter<T>;
    fn into_iter(self) -> IntoIter<T> {
        IntoIter(self.entries.into_iter().flatten())
    }
}

/// The members of a map that is used up, in order.
#[derive(Debug, Clone)]
pub struct IntoIter<T>(Flatten<std::vec::IntoIter<Entry<T>>>);

impl<T> Iterator for IntoIter<T> {
    type Item = (String, T);
    fn next(&mut self) -> Option<(String, T)> {
        self.0.next().map(|(key, value)| (key.into(), value))
    }
    fn size_hint(&self) -> (usize, Option<usize>) {
        self.0.size_hint()
    }
}

impl<'a, T> IntoIterator for &'a Map<T> {
    type Item = (&'a str, &'a T);
    type IntoIter = Iter<'a, T>;
    fn into_iter(self) -> Iter<'a, T> {
        Iter(self.entries.iter().flatten())
    }
}

/// The members of a map in order.
#[derive(Debug, Clone)]
pub struct Iter<'a, T>(Flatten<std::slice::Iter<'a, Entry<T>>>);

impl<'a, T> Iterator for Iter<'a, T> {
    type Item = (&'a str, &'a T);
    fn next(&mut self) -> Option<(&'a str, &'a T)> {
        self.0.next().map(|(key, value)| (key.as_str(), value))
    }
    fn size_hint(&self) -> (usize, Option<usize>) {
        self.0.size_hint()
    }
}
