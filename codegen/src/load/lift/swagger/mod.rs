//! A Swagger 2.0 tree to an OpenAPI 3.1 tree: the document, and what is shared within it.
//!
//! | Swagger 2.0 | OpenAPI 3.1 | file |
//! |---|---|---|
//! | `host`, `basePath`, `schemes` | `servers` | `server` |
//! | `consumes`, `produces` | the keys of `content` | `media` |
//! | `in: body` | `requestBody` | `body` |
//! | `in: formData` | `requestBody` with a form | `form` |
//! | other parameters | `schema`, `style`, `explode` | `parameter`, `collection` |
//! | `schema` and `examples` of a response | `content` | `response` |
//! | `definitions`, `parameters`, `responses`, `securityDefinitions` | `components` | here |
//! | `x-discriminator-value` | the `mapping` of the base's `discriminator` | `discriminator` |
//! | `basic`, the flows of `oauth2` | `http`, `flows` | `security` |

mod body;
mod check;
mod collection;
mod discriminator;
mod form;
pub(super) mod known;
mod media;
mod operation;
mod parameter;
mod response;
mod security;
mod server;
mod shared;

use std::collections::{HashMap, HashSet};

use super::super::{Entry, NodeId, Value};
use super::edit::{Edit, entry};
use crate::diagnostic::Span;
use media::{Media, Uses};

/// Lifts the document at `root`. Schemas are not looked into, and references still have their old names;
/// what they lead to is in `edit.targets`.
pub(super) fn lift(edit: &mut Edit<'_>, root: NodeId) {
    let none: Media = Media::from([]);
    let mut swagger = Swagger {
        edit,
        consumes: none.clone(),
        produces: none,
        servers: server::Servers::default(),
        bodies: HashMap::new(),
        responses: HashMap::new(),
        fields: HashMap::new(),
        lifted: HashSet::new(),
        forms: HashSet::new(),
    };
    swagger.document(root);
}

/// What the parts of the work share.
struct Swagger<'e, 'a> {
    edit: &'e mut Edit<'a>,
    /// Those of the document.
    consumes: Media,
    produces: Media,
    servers: server::Servers,
    /// Who uses the body parameters and the responses that references name.
    bodies: HashMap<NodeId, Uses>,
    responses: HashMap<NodeId, Uses>,
    /// The form parameters that have become schemas.
    fields: HashMap<NodeId, form::Field>,
    /// What is lifted already.
    lifted: HashSet<NodeId>,
    /// Forms in lists of types that have been said to be passed over.
    forms: HashSet<Span>,
}

impl Swagger<'_, '_> {
    fn document(&mut self, root: NodeId) {
        self.consumes = self.media_of(root, "consumes");
        self.produces = self.media_of(root, "produces");
        let mut entries = self.edit.take(root);
        self.check(&mut entries, &known::ROOT);
        self.edit.pull(root, &mut entries, "consumes");
        self.edit.pull(root, &mut entries, "produces");
        if let Some(version) = entries.iter_mut().find(|entry| entry.key == "swagger") {
            "openapi".clone_into(&mut version.key);
            self.edit.document.replace(version.value, Value::String("3.1.0".to_owned()));
        }
        self.servers(root, &mut entries);
        let definitions = self.edit.pull(root, &mut entries, "definitions");
        let parameters = self.edit.pull(root, &mut entries, "parameters");
        let responses = self.edit.pull(root, &mut entries, "responses");
        let schemes = self.edit.pull(root, &mut entries, "securityDefinitions");
        if let Some(definitions) = &definitions {
            self.discriminator_values(definitions.value);
        }
        let paths = entries.iter().find(|entry| entry.key == "paths").map(|entry| entry.value);

        let items = self.path_items(paths);
        self.find_uses(&items);
        for item in items {
            self.path_item(item);
        }
        let mut components: Vec<Entry> = definitions.into_iter().map(|found| renamed("schemas", found)).collect();
        if let Some(found) = responses {
            self.shared_responses(found.value);
            components.push(renamed("responses", found));
        }
        if let Some(found) = parameters {
            components.extend(self.shared_parameters(found));
        }
        if let Some(found) = schemes {
            self.security_schemes(found.value);
            components.push(renamed("securitySchemes", found));
        }
        self.elsewhere();
        if let Some(first) = components.first() {
            let (span, key_span) = (self.edit.document.span(first.value), first.key_span);
            // A document that has both spellings loses nothing.
            match entries.iter().find(|entry| entry.key == "components").map(|entry| entry.value) {
                Some(own) if matches!(self.edit.document.value(own), Value::Object(_)) => {
                    let mut all = self.edit.take(own);
                    all.extend(components);
                    self.edit.put(own, all);
                }
                _ => {
                    let value = self.edit.object(root, span, components);
                    entries.push(entry("components", key_span, value));
                }
            }
        }
        self.edit.put(root, entries);
    }

    /// The media types under a member of the document, of which each that is no string is reported.
    fn media_of(&mut self, node: NodeId, key: &str) -> Media {
        self.check_media(node, key);
        self.media(node, key).unwrap_or_else(|| Media::from([]))
    }

    fn check_media(&mut self, node: NodeId, key: &str) {
        if let Some(list) = self.edit.document.get(node, key) {
            self.strings(list, key);
        }
    }
}

/// A member under another name.
fn renamed(key: &str, entry: Entry) -> Entry {
    Entry { key: key.to_owned(), ..entry }
}
