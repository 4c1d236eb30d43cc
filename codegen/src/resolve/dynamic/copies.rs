//! The copies of schemas for the environments in which they are entered.

use std::collections::{HashMap, VecDeque};
use std::rc::Rc;

use crate::load::{Document, NodeId, Value};

use super::graph::Graph;
use super::reach::Reach;
use super::{Dynamic, Full, Name, Patience};

/// The anchors that names are bound to, in the order of the names; only names that can be asked for.
type Environment = Rc<[(Name, NodeId)]>;

/// A copy that is not filled yet.
struct Due {
    copy: NodeId,
    of: NodeId,
    environment: Environment,
    /// The reference of the document that led to it.
    by: NodeId,
}

pub(super) struct Copies<'a> {
    document: &'a mut Document,
    graph: &'a Graph,
    reach: &'a Reach,
    targets: &'a HashMap<NodeId, NodeId>,
    dynamic: &'a Dynamic,
    patience: Patience,
    /// How many nodes may still be added.
    room: Patience,
    made: HashMap<(NodeId, Environment), NodeId>,
    due: VecDeque<Due>,
    copied: Copied,
}

/// What was made. Nothing is in the order of the document's keys.
#[derive(Default)]
pub(super) struct Copied {
    /// The targets that references have got.
    pub(super) links: Vec<(NodeId, NodeId)>,
    /// What each copied node was made of.
    pub(super) origins: HashMap<NodeId, NodeId>,
    /// The schemas that references lead to.
    pub(super) whole: Vec<NodeId>,
}

impl<'a> Copies<'a> {
    pub(super) fn new(
        document: &'a mut Document,
        graph: &'a Graph,
        reach: &'a Reach,
        targets: &'a HashMap<NodeId, NodeId>,
        dynamic: &'a Dynamic,
        patience: Patience,
        room: Patience,
    ) -> Copies<'a> {
        Copies {
            document,
            graph,
            reach,
            targets,
            dynamic,
            patience,
            room,
            made: HashMap::new(),
            due: VecDeque::new(),
            copied: Copied::default(),
        }
    }

    /// Follows every reference that leads to a dynamic one, and those of the copies that this takes. `last` is the reference that was
    /// followed last.
    pub(super) fn all(mut self, last: &mut Option<NodeId>) -> Result<Copied, Full> {
        let mut nodes: Vec<NodeId> =
            self.reach.keys().filter(|node| self.targets.contains_key(node)).copied().collect();
        nodes.sort_by_cached_key(|node| (self.document.tree(*node), self.document.pointer(*node)));
        for node in nodes {
            *last = Some(node);
            let environment = self.own(node)?;
            self.link(node, node, &environment, node)?;
        }
        while let Some(Due { copy, of, environment, by }) = self.due.pop_front() {
            *last = Some(by);
            self.fill(copy, of, &environment, by)?;
        }
        Ok(self.copied)
    }

    /// Gives the reference at `node`, which is `of` or a copy of it, its target in an environment.
    fn link(&mut self, node: NodeId, of: NodeId, environment: &Environment, by: NodeId) -> Result<(), Full> {
        let Some(initial) = self.targets.get(&of).copied() else { return Ok(()) };
        let bound = self.dynamic.references.get(&of).and_then(|name| bound(environment, *name));
        let target = self.enter(bound.unwrap_or(initial), environment, by)?;
        self.copied.links.push((node, target));
        Ok(())
    }

    /// What a reference to `target` leads to in an environment: that schema as it stands, or a copy of it.
    fn enter(&mut self, target: NodeId, environment: &Environment, by: NodeId) -> Result<NodeId, Full> {
        let Some(inner) = self.changed(target, environment)? else { return Ok(target) };
        if let Some(copy) = self.made.get(&(target, Rc::clone(&inner))) {
            return Ok(*copy);
        }
        let copy = self.copy(target, None)?;
        self.copied.whole.push(copy);
        self.made.insert((target, Rc::clone(&inner)), copy);
        self.due.push_back(Due { copy, of: target, environment: inner, by });
        Ok(copy)
    }

    /// The environment within a schema that is entered with one; `None` where the schema as it stands has the same.
    fn changed(&mut self, node: NodeId, environment: &Environment) -> Result<Option<Environment>, Full> {
        let Some(names) = self.reach.get(&node) else { return Ok(None) };
        self.patience.spend(names.len().saturating_add(1))?;
        let target = |name: &Name| bound(environment, *name).or_else(|| self.graph.entered(node, *name));
        let inner: Environment = names.iter().filter_map(|name| Some((*name, target(name)?))).collect();
        Ok(if inner == self.own(node)? { None } else { Some(inner) })
    }

    /// The environment of a schema as it stands.
    fn own(&mut self, node: NodeId) -> Result<Environment, Full> {
        let Some(names) = self.reach.get(&node) else { return Ok(Rc::from([])) };
        let chain = self.graph.chain(node);
        self.patience.spend(names.len().saturating_mul(chain.len()))?;
        Ok(names.iter().filter_map(|name| Some((*name, self.graph.bound(&chain, *name)?))).collect())
    }

    /// Makes a copy what its original is in an environment. No tree is deep enough for this to be a danger.
    fn fill(&mut self, copy: NodeId, of: NodeId, environment: &Environment, by: NodeId) -> Result<(), Full> {
        self.link(copy, of, environment, by)?;
        let mut others = Vec::new();
        for below in self.graph.below.get(&of).into_iter().flatten().copied() {
            if let Some(inner) = self.changed(below, environment)? {
                let other = self.copy(below, Some(copy))?;
                others.push((self.document.position(below), other));
                self.fill(other, below, &inner, by)?;
            }
        }
        self.document.fill(copy, of, &others);
        Ok(())
    }

    /// A node for a copy, whose content is counted.
    fn copy(&mut self, of: NodeId, parent: Option<NodeId>) -> Result<NodeId, Full> {
        let content = match self.document.value(of) {
            Value::Array(items) => items.len(),
            Value::Object(entries) => entries.iter().map(|entry| 1 + entry.key.len() / 64).sum(),
            _ => 0,
        };
        self.room.spend(content.saturating_add(1))?;
        let copy = self.document.again(of, parent);
        self.copied.origins.insert(copy, of);
        Ok(copy)
    }
}

/// What a name is bound to.
fn bound(environment: &Environment, name: Name) -> Option<NodeId> {
    let at = environment.binary_search_by_key(&name, |(name, _)| *name).ok()?;
    environment.get(at).map(|(_, node)| *node)
}
