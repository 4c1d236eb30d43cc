//! Cargo features, one a tag: which of them an operation or a type is compiled with.

use std::collections::{BTreeMap, BTreeSet};

use crate::model::{Api, OperationId, TypeId};
use crate::name;

/// A type that more features than these need is always there: lists of them on every type would be most of a module.
const MANY: usize = 16;

/// A tag and its feature.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Feature {
    /// The tag as the document has it.
    pub tag: String,
    /// The name of the feature.
    pub name: String,
}

/// The features of a module; none of them where none were asked for.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Features {
    all: Vec<Feature>,
    /// The features with any of which an operation is there; empty where it always is.
    operations: Vec<Vec<usize>>,
    types: Vec<Vec<usize>>,
}

impl Features {
    /// Finds the features of every operation and type. What no tag needs is always there: operations without a tag,
    /// webhooks, types that no operation uses, and what these need.
    pub(crate) fn of(api: &mut Api) -> Features {
        let tags: BTreeSet<&str> = api.operations.iter().flat_map(|it| &it.tags).map(String::as_str).collect();
        let numbers: BTreeMap<&str, usize> = tags.iter().enumerate().map(|(index, tag)| (*tag, index)).collect();
        let of_tags = |tags: &Vec<String>| {
            let all: BTreeSet<usize> = tags.iter().filter_map(|tag| numbers.get(tag.as_str()).copied()).collect();
            all.into_iter().collect::<Vec<usize>>()
        };
        let operations: Vec<Vec<usize>> = api.operations.iter().map(|operation| of_tags(&operation.tags)).collect();
        let names = name::features(&tags.iter().copied().collect::<Vec<_>>());
        let all = tags.into_iter().zip(names).map(|(tag, name)| Feature { tag: tag.to_owned(), name }).collect();
        let types = types(api, &operations);
        Features { all, operations, types }
    }

    /// Every feature, in the order of the tags.
    pub fn all(&self) -> &[Feature] {
        &self.all
    }

    /// The lines for the package's `Cargo.toml`; empty where there are no features.
    pub fn manifest(&self) -> String {
        if self.all.is_empty() {
            return String::new();
        }
        let mut names: Vec<&str> = self.all.iter().map(|feature| feature.name.as_str()).collect();
        names.sort_unstable();
        let key = |name: &str| {
            let bare = name.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-' || byte == b'_');
            if bare { format!("{name} = []\n") } else { format!("\"{name}\" = []\n") }
        };
        format!("[features]\n{}", names.into_iter().map(key).collect::<String>())
    }

    /// The names of the features with any of which an operation is there; none where it always is.
    pub(crate) fn of_operation(&self, id: OperationId) -> Vec<&str> {
        self.names(self.operations.get(id.0))
    }

    /// The same of a type.
    pub(crate) fn of_type(&self, id: TypeId) -> Vec<&str> {
        self.names(self.types.get(id.0))
    }

    fn names(&self, numbers: Option<&Vec<usize>>) -> Vec<&str> {
        let name = |number: &usize| self.all.get(*number).map(|feature| feature.name.as_str());
        let mut names: Vec<&str> = numbers.into_iter().flatten().filter_map(name).collect();
        names.sort_unstable();
        names
    }
}

/// What is known of a type while its users are followed.
#[derive(Clone, PartialEq)]
enum Needed {
    By(BTreeSet<usize>),
    Always,
}

/// The features of every type. A type has all those of what names it, so each is looked at once for every feature
/// it gets, of which there are few.
fn types(api: &mut Api, operations: &[Vec<usize>]) -> Vec<Vec<usize>> {
    let edges = api.edges();
    let mut needed = vec![Needed::By(BTreeSet::new()); api.types.len()];
    let mut stack: Vec<(TypeId, Option<usize>)> = Vec::new();
    for (operation, features) in api.operations.iter_mut().zip(operations) {
        for id in operation.types() {
            match features.as_slice() {
                [] => stack.push((id, None)),
                features => stack.extend(features.iter().map(|feature| (id, Some(*feature)))),
            }
        }
    }
    for webhook in &mut api.webhooks {
        // A callback is its operation's.
        let operation = webhook.callback.as_ref().and_then(|(operation, _)| operations.get(operation.0));
        for id in webhook.types() {
            match operation.map(Vec::as_slice) {
                None | Some([]) => stack.push((id, None)),
                Some(features) => stack.extend(features.iter().map(|feature| (id, Some(*feature)))),
            }
        }
    }
    spread(&edges, &mut needed, stack);
    let unused = |it: &Needed| matches!(it, Needed::By(features) if features.is_empty());
    let unused =
        needed.iter().enumerate().filter(|(_, it)| unused(it)).map(|(index, _)| (TypeId(index), None)).collect();
    spread(&edges, &mut needed, unused);
    let list = |it: Needed| match it {
        Needed::By(features) => features.into_iter().collect(),
        Needed::Always => Vec::new(),
    };
    needed.into_iter().map(list).collect()
}

/// Gives each type a feature, or `None` for always, and what it names as well.
fn spread(edges: &[Vec<TypeId>], needed: &mut [Needed], mut stack: Vec<(TypeId, Option<usize>)>) {
    while let Some((id, feature)) = stack.pop() {
        let Some(it) = needed.get_mut(id.0) else { continue };
        let (changed, passed_on) = match (&mut *it, feature) {
            (Needed::Always, _) => (false, None),
            (Needed::By(features), Some(feature)) if features.len() < MANY || features.contains(&feature) => {
                (features.insert(feature), Some(feature))
            }
            (Needed::By(_), _) => {
                *it = Needed::Always;
                (true, None)
            }
        };
        if changed {
            stack.extend(edges.get(id.0).into_iter().flatten().map(|below| (*below, passed_on)));
        }
    }
}
