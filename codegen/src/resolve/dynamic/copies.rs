//! The copies of schemas for the environments in which they are entered.

use std::collections::HashMap;
use std::rc::Rc;

use crate::load::{Document, NodeId, Value};

use super::graph::Graph;
use super::reach::Reach;
use super::{Dynamic, Full, Name, Patience};

/// The anchors that names are bound to, in the order of the names; only names that can be asked for.
type Environment = Rc<[(Name, NodeId)]>;
/// The targets that references have got, and what each copy was made of.
type Copied = (Vec<(NodeId, NodeId)>, HashMap<NodeId, NodeId>);

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
    due: Vec<(NodeId, NodeId, Environment)>,
    links: Vec<(NodeId, NodeId)>,
    origins: HashMap<NodeId, NodeId>,
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
            due: Vec::new(),
            links: Vec::new(),
            origins: HashMap::new(),
        }
    }

    /// Follows every reference that leads to a dynamic one, and those of the copies that this takes. `last` is the reference that was
    /// followed last.
    pub(super) fn all(mut self, last: &mut Option<NodeId>) -> Result<Copied, Full> {
        let mut nodes: Vec<NodeId> = self.reach.keys().filter(|node| self.targets.contains_key(node)).copied().collect();
        nodes.sort();
        for node in nodes {
            *last = Some(node);
            let environment = self.own(node)?;
            self.link(node, node, &environment)?;
            // What one reference leads to is copied before the next is followed, so that the message names the one that is too much.
            while let Some((copy, of, environment)) = self.due.pop() {
                self.fill(copy, of, &environment)?;
            }
        }
        Ok((self.links, self.origins))
    }

    /// Gives the reference at `node`, which is `of` or a copy of it, its target in an environment.
    fn link(&mut self, node: NodeId, of: NodeId, environment: &Environment) -> Result<(), Full> {
        let Some(initial) = self.targets.get(&of).copied() else { return Ok(()) };
        let bound = self.dynamic.references.get(&of).and_then(|name| bound(environment, *name));
        let target = self.enter(bound.unwrap_or(initial), environment)?;
        self.links.push((node, target));
        Ok(())
    }

    /// What a reference to `target` leads to in an environment: that schema as it stands, or a copy of it.
    fn enter(&mut self, target: NodeId, environment: &Environment) -> Result<NodeId, Full> {
        let Some(inner) = self.changed(target, environment)? else { return Ok(target) };
        if let Some(copy) = self.made.get(&(target, Rc::clone(&inner))) {
            return Ok(*copy);
        }
        let copy = self.copy(target, None)?;
        self.made.insert((target, Rc::clone(&inner)), copy);
        self.due.push((copy, target, inner));
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
    fn fill(&mut self, copy: NodeId, of: NodeId, environment: &Environment) -> Result<(), Full> {
        self.link(copy, of, environment)?;
        let mut others = Vec::new();
        for below in self.graph.below.get(&of).into_iter().flatten().copied() {
            if let Some(inner) = self.changed(below, environment)? {
                let other = self.copy(below, Some(copy))?;
                others.push((self.document.position(below), other));
                self.fill(other, below, &inner)?;
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
        self.origins.insert(copy, of);
        Ok(copy)
    }
}

/// What a name is bound to.
fn bound(environment: &Environment, name: Name) -> Option<NodeId> {
    let at = environment.binary_search_by_key(&name, |(name, _)| *name).ok()?;
    environment.get(at).map(|(_, node)| *node)
}
