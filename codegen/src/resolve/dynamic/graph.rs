//! The schemas that hold references: which evaluates which, and in which resource each stands.

use std::collections::HashMap;

use crate::load::{Document, NodeId};

use super::super::ids::Ids;
use super::place::{self, Step};
use super::{Dynamic, Name};

/// Every node on the way from an outermost schema to a reference.
#[derive(Debug, Default)]
pub(super) struct Graph {
    /// The nodes in the order in which they were met.
    pub(super) nodes: Vec<NodeId>,
    /// What evaluating a node evaluates of what stands in it, in the order of the keys.
    pub(super) below: HashMap<NodeId, Vec<NodeId>>,
    /// The resource of each node.
    resources: HashMap<NodeId, NodeId>,
    /// The resource around each that stands in one.
    around: HashMap<NodeId, NodeId>,
    /// The dynamic anchors by resource and name.
    anchors: HashMap<(NodeId, Name), NodeId>,
    /// The dynamic anchors of each name.
    pub(super) anchored: HashMap<Name, Vec<NodeId>>,
}

impl Graph {
    pub(super) fn read(
        document: &Document,
        ids: &Ids,
        named: &[NodeId],
        targets: &HashMap<NodeId, NodeId>,
        dynamic: &Dynamic,
    ) -> Graph {
        let mut graph = Graph::default();
        let mut references: Vec<NodeId> = targets.keys().copied().collect();
        references.sort();
        for reference in references {
            let Some(way) = place::way(document, reference) else { continue };
            let mut before = None;
            for (Step { node, evaluated }, resource) in graph.resources_of(ids, way) {
                if graph.resources.insert(node, resource).is_none() {
                    graph.nodes.push(node);
                    if let Some(before) = before.filter(|_| evaluated) {
                        graph.below.entry(before).or_default().push(node);
                    }
                }
                before = Some(node);
            }
        }
        for below in graph.below.values_mut() {
            below.sort_by_key(|node| (document.key(*node), document.position(*node)));
        }
        for node in named {
            let text = document.get(*node, "$dynamicAnchor").and_then(|value| document.str(value));
            let Some(name) = text.and_then(|text| dynamic.names.get(text)).copied() else { continue };
            let Some(way) = place::way(document, *node) else { continue };
            let Some((_, resource)) = graph.resources_of(ids, way).pop() else { continue };
            graph.anchors.entry((resource, name)).or_insert(*node);
            graph.anchored.entry(name).or_default().push(*node);
        }
        graph
    }

    /// The resource of every step of a way.
    fn resources_of(&mut self, ids: &Ids, way: Vec<Step>) -> Vec<(Step, NodeId)> {
        let mut resource = None;
        let mut steps = Vec::with_capacity(way.len());
        for step in way {
            let here = match resource {
                Some(outer) if ids.is_resource(step.node) => {
                    self.around.insert(step.node, outer);
                    step.node
                }
                Some(outer) => outer,
                None => step.node,
            };
            resource = Some(here);
            steps.push((step, here));
        }
        steps
    }

    /// The anchor that entering a schema binds a name to, if it was not bound before.
    pub(super) fn entered(&self, node: NodeId, name: Name) -> Option<NodeId> {
        self.anchors.get(&(*self.resources.get(&node)?, name)).copied()
    }

    /// The resources that a node stands in, the outermost first.
    pub(super) fn chain(&self, node: NodeId) -> Vec<NodeId> {
        let own = self.resources.get(&node).copied();
        let mut chain: Vec<NodeId> =
            std::iter::successors(own, |resource| self.around.get(resource).copied()).collect();
        chain.reverse();
        chain
    }

    /// What a name is bound to where a schema is evaluated from the outermost of the resources of its chain.
    pub(super) fn bound(&self, chain: &[NodeId], name: Name) -> Option<NodeId> {
        chain.iter().find_map(|resource| self.anchors.get(&(*resource, name)).copied())
    }
}
