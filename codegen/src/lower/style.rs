//! How a parameter's value is spelled: by `style`, by its place, or by the media type under `content`.

use crate::load::NodeId;
use crate::model::{Kind, ParameterPlace, Schema, Style, TextFormat};

use super::Lower;
use super::family::{Family, essence, family};
use super::media::Holds;
use super::position::At;
use super::request_body::Media;

/// The styles of the specification (OpenAPI 3.2.0, section 4.12.3) and the places that they are for.
const STYLES: &[(&str, Style, &[ParameterPlace])] = &[
    ("simple", Style::Simple, &[ParameterPlace::Path, ParameterPlace::Header]),
    ("label", Style::Label, &[ParameterPlace::Path]),
    ("matrix", Style::Matrix, &[ParameterPlace::Path]),
    ("form", Style::Form, &[ParameterPlace::Query, ParameterPlace::Cookie]),
    ("cookie", Style::Cookie, &[ParameterPlace::Cookie]),
    ("spaceDelimited", Style::SpaceDelimited, &[ParameterPlace::Query]),
    ("pipeDelimited", Style::PipeDelimited, &[ParameterPlace::Query]),
    ("deepObject", Style::DeepObject, &[ParameterPlace::Query]),
];

impl Lower<'_> {
    /// The media type of a parameter with `content`, which has one entry.
    pub(super) fn parameter_content(&mut self, node: NodeId) -> Option<Media> {
        let content = self.content(node);
        if let [first, second, ..] = content.as_slice()
            && self.checked.insert(second.node)
        {
            let what = format!("a second type of a parameter, `{}`,", second.name);
            self.unsupported(second.place, &what, &format!("it is sent as `{}`", first.name));
        }
        content.into_iter().next()
    }

    /// The schema of a parameter with `content`, which is text in a media type that no value is written in.
    pub(super) fn content_schema(&mut self, media: &Media, at: &At) -> Schema {
        let Some(schema) = self.document.get(media.node, "schema") else { return Schema::of(Kind::Any) };
        if of_content(media) == Style::Text
            && !matches!(family(&media.name), Family::Text | Family::Anything)
            && self.schema_holds(schema) == Holds::Structure
        {
            let what = format!("a parameter of type `{}` from a value", media.name);
            self.unsupported(media.place, &what, "it is taken as text");
            return Schema::of(Kind::Text(TextFormat::Plain));
        }
        self.schema(schema, at)
    }

    /// The style of a parameter.
    pub(super) fn style(&mut self, node: NodeId, location: ParameterPlace) -> Style {
        let by_place = match location {
            ParameterPlace::Path | ParameterPlace::Header => Style::Simple,
            ParameterPlace::Query | ParameterPlace::Cookie => Style::Form,
            ParameterPlace::QueryString => Style::Text,
        };
        if self.document.get(node, "schema").is_none()
            && let Some(media) = self.content(node).first()
        {
            return of_content(media);
        }
        let Some(word) = self.string(node, "style") else { return by_place };
        match STYLES.iter().find(|(name, ..)| *name == word) {
            Some((_, style, places)) if places.contains(&location) => *style,
            // Of which the stage before this has told.
            _ => by_place,
        }
    }
}

fn of_content(media: &Media) -> Style {
    match essence(&media.name).as_str() {
        _ if media.is_json() => Style::Json,
        "application/x-www-form-urlencoded" => Style::UrlEncoded,
        _ => Style::Text,
    }
}
