//! Distinct names from wishes, whatever their order.

use std::borrow::Cow;
use std::collections::{HashMap, HashSet};

use unicode_security::skeleton;

/// One thing that wishes for a name.
pub(super) struct Wisher {
    /// The name it would like.
    pub(super) wish: String,
    /// What it is called in the document: decides who comes first, and distinct for each.
    pub(super) key: String,
}

/// Gives each wisher a name of its own that is not in `taken`, and takes it. `join` stands before a number.
pub(super) fn distinct(wishers: &[Wisher], taken: &mut HashSet<String>, join: &str) -> Vec<String> {
    let wishes = apart(wishers, join.is_empty());
    let mut order: Vec<usize> = (0..wishers.len()).collect();
    // Whoever is spelled exactly as wished comes first, then by key.
    order.sort_by(|a, b| {
        let (a, b) = (&wishers[*a], &wishers[*b]);
        let other = |it: &Wisher| it.key != bare(&it.wish);
        (other(a), &a.key).cmp(&(other(b), &b.key))
    });
    let mut names = vec![String::new(); wishers.len()];
    let mut late = Vec::new();
    for index in order {
        let wish = wishes[index].as_ref();
        if taken.insert(wish.to_owned()) {
            names[index].push_str(wish);
        } else {
            late.push(index);
        }
    }
    // Numbers are given when every wish that can be met has been, so that no number takes a name that was wished for.
    for index in late {
        let base = bare(&wishes[index]).trim_end_matches('_');
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

fn bare(name: &str) -> &str {
    name.strip_prefix("r#").unwrap_or(name)
}

/// The wishes, with the numbers of their letters beyond ASCII in those that a reader takes for another one of them (UTS 39,
/// section 4; rustc's lint `confusable_idents`). Names of types and variants are `large`.
fn apart(wishers: &[Wisher], large: bool) -> Vec<Cow<'_, str>> {
    let mut wishes: Vec<Cow<'_, str>> = wishers.iter().map(|wisher| Cow::Borrowed(wisher.wish.as_str())).collect();
    if wishers.iter().all(|wisher| wisher.wish.is_ascii()) {
        return wishes;
    }
    let mut alike: HashMap<String, Vec<usize>> = HashMap::new();
    for (index, wisher) in wishers.iter().enumerate() {
        alike.entry(skeleton(&wisher.wish).collect()).or_default().push(index);
    }
    for group in alike.into_values() {
        let first = group.first().map(|index| &wishers[*index].wish);
        if group.iter().all(|index| Some(&wishers[*index].wish) == first) {
            continue;
        }
        for index in group {
            let wish = &wishers[index].wish;
            let spell = |c: char| if c.is_ascii() { c.to_string() } else { format!("u{:x}", u32::from(c)) };
            let spelled: String = wish.chars().map(spell).collect();
            // Types and variants begin large, and so does a number in the place of their first letter.
            let large = large && !wish.starts_with(|c: char| c.is_ascii());
            wishes[index] = Cow::Owned(if large { spelled.replacen('u', "U", 1) } else { spelled });
        }
    }
    wishes
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_looks_alike_is_spelled_by_number() {
        let wishers =
            ["力", "カ", "N0", "N〇", "用户"].map(|wish| Wisher { wish: wish.to_owned(), key: wish.to_owned() });
        let names = distinct(&wishers, &mut HashSet::new(), "");
        assert_eq!(names, ["U529b", "U30ab", "N0", "Nu3007", "用户"]);
    }

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
