//! A document that another crate has read: an `openapiv3::OpenAPI` value.

use std::path::Path;

use crate::pipeline::generate_alone;
use crate::{Failure, Generated, Options};

/// Generates a module from a document that the crate `openapiv3` holds; with the feature `openapiv3`.
///
/// The value is read as the JSON text that it writes itself as. Places in messages and in the generated module are lines of that text,
/// indented by two blanks, under the name `openapi.json`. What `openapiv3` does not keep, such as keywords that it does not know,
/// is not seen here, and no other file is read: where there is a file, [`generate`](crate::generate) reads more of it.
///
/// # Errors
/// If the document has errors, or its value can't be written as JSON.
///
/// ```
/// let document: openapiv3::OpenAPI = serde_json::from_str(
///     r#"{"openapi": "3.0.3", "info": {"title": "Pets", "version": "1"}, "paths": {}, "components": {"schemas": {
///         "Pet": {"type": "object", "required": ["name"], "properties": {"name": {"type": "string"}}}
///     }}}"#,
/// )
/// .unwrap();
/// let module = tintype_codegen::generate_openapi(&document, &Default::default()).unwrap();
/// assert!(module.text().contains("pub struct Pet"));
/// ```
pub fn generate_openapi(document: &openapiv3::OpenAPI, options: &Options) -> Result<Generated, Failure> {
    let path = Path::new("openapi.json");
    let text = serde_json::to_string_pretty(document)
        .map_err(|error| Failure::Io(path.to_owned(), std::io::Error::other(error)))?;
    generate_alone(path, &text, options)
}
