//! Request bodies: a value becomes bytes, or a stream, by the table of its media type.

pub(crate) mod boundary;
mod chain;
mod form;
mod multipart;

use crate::json::encode_request;
use crate::operation::{Content, Encoding};
use crate::params::{Flat, flatten};
use crate::shape::{Schema, View};
use crate::transport::Body;

/// A body and the `Content-Type` it is sent with.
pub(crate) struct Encoded {
    pub(crate) body: Body,
    pub(crate) media: String,
}

/// Encodes a value; `boundary` is that of multipart bodies, where a caller wants a particular one.
pub(crate) fn encode(view: View<'_>, content: &Content, boundary: Option<&str>) -> Result<Encoded, &'static str> {
    let schema = &content.schema;
    let bytes = match content.encoding {
        Encoding::Multipart => return multipart::encode(view, content, boundary),
        Encoding::Json => encode_request(view, schema),
        Encoding::Form => form::encode(view, schema, content.parts)?.into_bytes(),
        Encoding::Lines => lines(view, schema, content.media.contains("json-seq")),
        Encoding::Text => text(view, schema).into_bytes(),
        Encoding::Bytes => match view {
            View::File(file) => return Ok(raw(file.body().ok_or("the stream was sent before")?, content.media)),
            View::Text(text) => text.as_bytes().to_vec(),
            _ => return Err("the body's media type takes bytes"),
        },
    };
    Ok(raw(bytes.into(), content.media))
}

/// Bytes or a stream as they are. Where the document gives a range of media types, the caller may set a header; until
/// then nothing is known of the bytes.
pub(crate) fn raw(body: Body, media: &str) -> Encoded {
    let media = if media.contains('*') { "application/octet-stream" } else { media };
    Encoded { body, media: media.to_owned() }
}

/// The text of a scalar; JSON of anything else.
pub(crate) fn text(view: View<'_>, schema: &Schema) -> String {
    match flatten(view) {
        Ok(Flat::Scalar(text)) => text,
        Ok(Flat::Absent) => String::new(),
        _ => json(view, schema),
    }
}

/// JSON text as a request has it.
pub(crate) fn json(view: View<'_>, schema: &Schema) -> String {
    // The writer writes text alone.
    String::from_utf8(encode_request(view, schema)).unwrap_or_default()
}

/// A form's text as the value of a parameter.
pub(crate) fn form_text(view: View<'_>, schema: &Schema) -> Result<String, &'static str> {
    form::encode(view, schema, &[])
}

/// One line of JSON an item; in `application/json-seq`, each after a record separator (RFC 7464, section 2.2).
fn lines(view: View<'_>, schema: &Schema, separated: bool) -> Vec<u8> {
    let mut out = Vec::new();
    let mut line = |view: View<'_>, schema: &Schema| {
        if separated {
            out.push(0x1e);
        }
        out.extend(encode_request(view, schema));
        out.push(b'\n');
    };
    match view {
        View::List(list) => {
            for (at, item) in (0..list.len()).filter_map(|at| Some((at, list.get(at)?))) {
                line(item.view(), schema.item(at));
            }
        }
        View::Json(crate::Json::Array(items)) => {
            items.iter().enumerate().for_each(|(at, item)| line(View::Json(item), schema.item(at)));
        }
        other => line(other, schema),
    }
    out
}
