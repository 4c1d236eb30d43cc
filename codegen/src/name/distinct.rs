//! Distinct names from wishes, whatever their order.

use std::collections::HashSet;

/// One thing that wishes for a name.
pub(super) struct Wisher {
    /// The name it would like.
    pub(super) wish: String,
    /// What it is called in the document: decides who comes first, and distinct for each.
    pub(super) key: String,
}

/// Gives each wisher a name of its own that is not in `taken`, and takes it. `join` stands before a number.
pub(super) fn distinct(wishers: &[Wisher], taken: &mut HashSet<String>, join: &str) -> Vec<String> {
    let mut order: Vec<usize> = (0..wishers.len()).collect();
    // Whoever is spelled exactly as wished comes first, then by key.
    order.sort_by(|a, b| {
        let (a, b) = (&wishers[*a], &wishers[*b]);
        let other = |it: &Wisher| it.key != it.wish.strip_prefix("r#").unwrap_or(&it.wish);
        (other(a), &a.key).cmp(&(other(b), &b.key))
    });
    let mut names = vec![String::new(); wishers.len()];
    let mut late = Vec::new();
    for index in order {
        let wish = &wishers[index].wish;
        if taken.insert(wish.clone()) {
            names[index].clone_from(wish);
        } else {
            late.push(index);
        }
    }
    // Numbers are given when every wish that can be met has been, so that no number takes a name that was wished for.
    for index in late {
        let wish = &wishers[index].wish;
        let base = wish.strip_prefix("r#").unwrap_or(wish).trim_end_matches('_');
        let mut number = 2usize;
        loop {
            let name = format!("{base}{join}{number}");
            if taken.insert(name.clone()) {
                names[index] = name;
                break;
            }
            number += 1;
        }
    }
    names
}

#[cfg(test)]
mod tests {
    use super::*;

    fn named(keys: &[&str]) -> Vec<String> {
        let wishers: Vec<Wisher> =
            keys.iter().map(|key| Wisher { wish: super::super::spell::snake(key), key: (*key).to_owned() }).collect();
        distinct(&wishers, &mut HashSet::new(), "_")
    }

    #[test]
    fn the_order_changes_no_name() {
        assert_eq!(named(&["fooBar", "foo_bar", "foo-bar"]), ["foo_bar_3", "foo_bar", "foo_bar_2"]);
        assert_eq!(named(&["TYPE", "type", "Type"]), ["type_2", "r#type", "type_3"]);
        assert_eq!(named(&["foo-bar", "foo_bar", "fooBar"]), ["foo_bar_2", "foo_bar", "foo_bar_3"]);
    }
}
