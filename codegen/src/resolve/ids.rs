//! `$id` and `$anchor`: names that schemas give themselves (JSON Schema 2020-12, section 8.2).

use std::collections::HashMap;

use crate::load::{Document, Files, Minor, NodeId, Version, own_uri, resolved};

/// The schemas by the names they give themselves.
#[derive(Debug, Default)]
pub(super) struct Ids {
    /// The base of every schema with an `$id`, and the schema of every base.
    bases: HashMap<NodeId, String>,
    schemas: HashMap<String, NodeId>,
    /// By base and name.
    anchors: HashMap<(String, String), NodeId>,
}

impl Ids {
    /// Reads the names of `named`, whose outer schemas stand before the inner ones.
    pub(super) fn of(document: &Document, files: &Files, named: &[NodeId]) -> Ids {
        let mut ids = Ids::default();
        let text = |node, key| document.get(node, key).and_then(|value| document.str(value));
        for node in named {
            let Some(id) = text(*node, "$id") else { continue };
            let around = document
                .parent(*node)
                .map_or_else(|| file_base(document, files, *node), |parent| ids.base(document, files, parent));
            let Some((base, _)) = parted(&around, id) else { continue };
            ids.schemas.entry(base.clone()).or_insert(*node);
            ids.bases.insert(*node, base);
        }
        for node in named {
            let base = ids.base(document, files, *node);
            for name in ["$anchor", "$dynamicAnchor"].into_iter().filter_map(|key| text(*node, key)) {
                ids.anchors.entry((base.clone(), name.to_owned())).or_insert(*node);
            }
        }
        ids
    }

    /// The schema that a reference at `node` names by an `$id` or an `$anchor`, with the pointer that leads on from it.
    pub(super) fn find(
        &self,
        document: &Document,
        files: &Files,
        node: NodeId,
        text: &str,
    ) -> Option<(NodeId, String)> {
        if self.bases.is_empty() && self.anchors.is_empty() {
            return None;
        }
        let (base, fragment) = parted(&self.base(document, files, node), text)?;
        if let Some(schema) = self.anchors.get(&(base.clone(), fragment.clone())) {
            return Some((*schema, String::new()));
        }
        let schema = self.schemas.get(&base)?;
        (fragment.is_empty() || fragment.starts_with('/')).then_some((*schema, fragment))
    }

    /// Whether a schema has a base of its own, by its `$id`.
    pub(super) fn is_resource(&self, node: NodeId) -> bool {
        self.bases.contains_key(&node)
    }

    /// The base of references at a node: that of the nearest schema around it with an `$id`, else that of its file.
    fn base(&self, document: &Document, files: &Files, node: NodeId) -> String {
        let mut at = Some(node);
        while let Some(here) = at {
            if let Some(base) = self.bases.get(&here) {
                return base.clone();
            }
            at = document.parent(here);
        }
        file_base(document, files, node)
    }
}

/// The base of a file: the URI that it gives itself (OpenAPI 3.2), or its path from the document's folder.
fn file_base(document: &Document, files: &Files, node: NodeId) -> String {
    let tree = document.tree(node);
    if let Some(own) = own_uri(document, tree).filter(|_| document.version(tree) == Some(Version::Three(Minor::Two))) {
        return own;
    }
    let path = files.path(document, tree);
    let words: Vec<String> =
        path.components().map(|part| part.as_os_str().to_string_lossy().replace('%', "%25")).collect();
    format!("file:///{}", words.join("/"))
}

/// A reference against a base, and its fragment without percent-encoding.
fn parted(base: &str, reference: &str) -> Option<(String, String)> {
    let (reference, fragment) = reference.split_once('#').unwrap_or((reference, ""));
    let fragment = crate::load::percent_decode(fragment);
    if reference.is_empty() {
        return Some((base.to_owned(), fragment));
    }
    Some((resolved(base, reference)?, fragment))
}

#[cfg(test)]
#[allow(clippy::panic)]
mod tests {
    use crate::{Options, generate_text};

    #[test]
    fn an_id_starts_from_the_uri_of_the_document() {
        let text = "openapi: 3.2.0
$self: https://example.com/api/openapi.yaml
info: {title: T, version: '1'}
paths: {}
components:
  schemas:
    A:
      type: object
      properties:
        absolute: {$ref: 'https://example.com/api/schemas/tree#/properties/leaf'}
        relative: {$ref: 'schemas/tree#named'}
    Tree: {$id: schemas/tree, type: object, properties: {leaf: {type: string}, other: {$anchor: named, type: integer}}}
";
        let module = generate_text("t.yaml".as_ref(), text, &Options::default()).unwrap_or_else(|e| panic!("{e}"));
        let text = module.text();
        assert!(text.contains("pub absolute: Option<TreeLeaf>") && text.contains("pub relative: Option<TreeOther>"));
    }
}
