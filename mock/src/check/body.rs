//! The body: its type, its syntax, and what the document says of it.

use tintype::{Json, Mode, validate_json};

use crate::document::Operation;
use crate::incoming::Incoming;
use crate::refusal::Refusal;

/// The body as JSON; nothing where none is declared, or an optional one was not sent.
pub(super) fn check(operation: &Operation, incoming: &Incoming, bytes: &[u8]) -> Result<Option<Json>, Refusal> {
    let Some(declared) = &operation.body else { return Ok(None) };
    if bytes.is_empty() {
        return if declared.required { Err(Refusal::invalid(operation, "the body is missing")) } else { Ok(None) };
    }
    let media = incoming.header("content-type").unwrap_or_default();
    let Some(content) = declared.contents.iter().find(|content| fits(&content.media, media)) else {
        let known: Vec<&str> = declared.contents.iter().map(|content| content.media.as_str()).collect();
        let text = format!("the content type is `{media}`, not `{}`", known.join("` or `"));
        return Err(if operation.lists(415) { Refusal::new(415, text) } else { Refusal::invalid(operation, text) });
    };
    // Other bodies are taken as they are.
    if !content.is_json {
        return Ok(None);
    }
    let json = Json::parse(bytes).map_err(|error| Refusal::invalid(operation, error.to_string()))?;
    let violations = validate_json(&json, content.schema, Mode::Request);
    if violations.is_empty() { Ok(Some(json)) } else { Err(Refusal::violations(operation, &violations)) }
}

/// Whether a content type is the declared one, or in its range (`*/*`, `application/*`); parameters do not count.
fn fits(declared: &str, media: &str) -> bool {
    let essence = |text: &str| text.split(';').next().unwrap_or_default().trim().to_ascii_lowercase();
    let (declared, media) = (essence(declared), essence(media));
    match declared.strip_suffix('*') {
        Some("*/") => media.contains('/'),
        Some(class) => media.starts_with(class),
        None => media == declared,
    }
}
