//! Which anchors the dynamic references ask for that an evaluation can come to.

use std::collections::HashMap;
use std::rc::Rc;

use crate::load::NodeId;

use super::graph::Graph;
use super::{Dynamic, Full, Name, Patience};

/// The names by node, in order; nodes that lead to no dynamic reference have none.
pub(super) type Reach = HashMap<NodeId, Rc<[Name]>>;

/// The schemas as a graph: what stands in a schema, what it refers to, and by a name of an anchor every schema that has one.
struct Edges {
    from: Vec<Vec<usize>>,
    /// The name that each asks for itself.
    asks: Vec<Option<Name>>,
}

/// The names that every node reaches.
pub(super) fn reach(
    graph: &Graph,
    targets: &HashMap<NodeId, NodeId>,
    dynamic: &Dynamic,
    patience: &mut Patience,
) -> Result<Reach, Full> {
    let edges = edges(graph, targets, dynamic);
    let (members, component) = components(&edges.from);
    let mut sets: Vec<Rc<[Name]>> = Vec::with_capacity(members.len());
    // What a component leads to comes before it.
    for (at, nodes) in members.iter().enumerate() {
        let mut below: Vec<usize> = Vec::new();
        let mut names: Vec<Name> = Vec::new();
        for node in nodes {
            names.extend(edges.asks.get(*node).copied().flatten());
            let to = edges.from.get(*node).into_iter().flatten().filter_map(|to| component.get(*to).copied());
            below.extend(to.filter(|other| *other != at));
        }
        patience.spend(below.len())?;
        below.sort_unstable();
        below.dedup();
        let below: Vec<&Rc<[Name]>> = below.iter().filter_map(|other| sets.get(*other)).collect();
        let set = match below.as_slice() {
            [only] if names.is_empty() => Rc::clone(only),
            _ => {
                patience.spend(below.iter().map(|set| set.len()).sum())?;
                names.extend(below.iter().flat_map(|set| set.iter()));
                names.sort_unstable();
                names.dedup();
                names.into()
            }
        };
        sets.push(set);
    }
    let of = |at: usize| component.get(at).and_then(|of| sets.get(*of)).filter(|set| !set.is_empty());
    Ok(graph.nodes.iter().enumerate().filter_map(|(at, node)| Some((*node, Rc::clone(of(at)?)))).collect())
}

fn edges(graph: &Graph, targets: &HashMap<NodeId, NodeId>, dynamic: &Dynamic) -> Edges {
    let index: HashMap<NodeId, usize> = graph.nodes.iter().enumerate().map(|(at, node)| (*node, at)).collect();
    let first = graph.nodes.len();
    let hub = |name: Name| first + name as usize;
    let mut edges =
        Edges { from: vec![Vec::new(); first + dynamic.names.len()], asks: vec![None; first + dynamic.names.len()] };
    for (at, node) in graph.nodes.iter().enumerate() {
        let mut to: Vec<usize> =
            graph.below.get(node).into_iter().flatten().filter_map(|n| index.get(n)).copied().collect();
        let target = targets.get(node).and_then(|target| index.get(target)).copied();
        if let Some(name) = dynamic.references.get(node).copied() {
            to.push(hub(name));
            if let (Some(target), Some(from)) = (target, edges.from.get_mut(hub(name))) {
                from.push(target);
            }
            if let Some(asks) = edges.asks.get_mut(at) {
                *asks = Some(name);
            }
        } else {
            to.extend(target);
        }
        if let Some(from) = edges.from.get_mut(at) {
            *from = to;
        }
    }
    for (name, anchors) in &graph.anchored {
        if let Some(from) = edges.from.get_mut(hub(*name)) {
            from.extend(anchors.iter().filter_map(|anchor| index.get(anchor)).copied());
        }
    }
    edges
}

/// The strongly connected components, each after those that it leads to, and the component of each node (Tarjan).
fn components(edges: &[Vec<usize>]) -> (Vec<Vec<usize>>, Vec<usize>) {
    const NONE: usize = usize::MAX;
    let mut low = vec![NONE; edges.len()];
    let mut component = vec![NONE; edges.len()];
    let mut members: Vec<Vec<usize>> = Vec::new();
    let mut open: Vec<usize> = Vec::new();
    let mut met = 0;
    for start in 0..edges.len() {
        if low[start] != NONE {
            continue;
        }
        // A node, its number, and which of its edges is next.
        let mut way = vec![(start, met, 0)];
        low[start] = met;
        met += 1;
        open.push(start);
        while let Some((node, number, next)) = way.pop() {
            if let Some(&to) = edges[node].get(next) {
                way.push((node, number, next + 1));
                if low[to] == NONE {
                    way.push((to, met, 0));
                    low[to] = met;
                    met += 1;
                    open.push(to);
                } else if component[to] == NONE {
                    low[node] = low[node].min(low[to]);
                }
                continue;
            }
            if let Some((before, ..)) = way.last() {
                low[*before] = low[*before].min(low[node]);
            }
            if low[node] == number {
                let from = open.iter().rposition(|other| *other == node).unwrap_or_default();
                let all = open.split_off(from);
                all.iter().for_each(|one| component[*one] = members.len());
                members.push(all);
            }
        }
    }
    (members, component)
}
