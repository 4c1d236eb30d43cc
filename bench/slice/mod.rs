//! A vendor's document cut to one response, with an example of it: what the run tables need of a document that is too large
//! to generate as a whole, and that is not a part of this repository.

use std::path::{Path, PathBuf};

use serde_json::{Value, json};

/// A response in a vendor's document.
pub(crate) struct Slice {
    /// The module's name.
    pub(crate) name: &'static str,
    /// How the document's file name ends; the name its vendor publishes it under.
    pub(crate) file: &'static str,
    /// The response's schema, a component.
    pub(crate) schema: &'static str,
    /// The component that is an example of it.
    pub(crate) example: Option<&'static str>,
}

pub(crate) const GITHUB: Slice =
    Slice { name: "github", file: "api.github.com.json", schema: "pull-request", example: Some("pull-request") };

/// Stripe's document has no example of an event; `data/event.json` is one in its shape.
pub(crate) const STRIPE: Slice = Slice { name: "stripe", file: "spec3.json", schema: "event", example: None };

impl Slice {
    /// The document's file in a folder.
    pub(crate) fn find(&self, folder: &Path) -> Option<PathBuf> {
        let mut files: Vec<PathBuf> = std::fs::read_dir(folder).ok()?.flatten().map(|entry| entry.path()).collect();
        files.sort();
        files.into_iter().find(|path| path.to_str().is_some_and(|path| path.ends_with(self.file)))
    }

    /// The document with one operation, `get`, whose answer is the response; and the example.
    pub(crate) fn cut(&self, mut document: Value) -> (Value, Option<Value>) {
        let example = self.example.map(|name| document["components"]["examples"][name]["value"].take());
        let schema = json!({"$ref": format!("#/components/schemas/{}", self.schema)});
        let answer = json!({"description": "It.", "content": {"application/json": {"schema": schema}}});
        let get = json!({"operationId": "get", "responses": {"200": answer}});
        let schemas = document["components"]["schemas"].take();
        let cut = json!({
            "openapi": document["openapi"],
            "info": {"title": self.name, "version": "1"},
            "paths": {"/": {"get": get}},
            "components": {"schemas": schemas},
        });
        (cut, example.map(completed))
    }
}

/// GitHub's example of a pull request lacks a member that its schema requires, which is added.
fn completed(mut example: Value) -> Value {
    for team in example["requested_teams"].as_array_mut().into_iter().flatten() {
        let team = team.as_object_mut().expect("a team is an object");
        team.entry("type").or_insert_with(|| json!("organization"));
    }
    example
}
