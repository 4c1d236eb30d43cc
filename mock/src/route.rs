//! Paths: which operation a request names.

use tintype_codegen::model::Server;

use crate::document::{Document, Operation};
use crate::incoming::decoded;

/// What the path and the method of a request lead to.
pub(crate) enum Route<'a> {
    /// An operation, and the values of its path parameters as they came.
    Found(&'a Operation, Vec<(String, String)>),
    /// Operations with this path and other methods.
    OtherMethods(Vec<&'a Operation>),
    /// No operation has this path.
    Unknown,
}

/// Finds the operation. Where several templates take a path, the one with fewer names wins.
pub(crate) fn route<'a>(document: &'a Document, method: &str, path: &str) -> Route<'a> {
    let matches = document.operations.iter().filter_map(|o| Some((o, o.template.captures(path)?)));
    let mut matches: Vec<(&Operation, Vec<(String, String)>)> = matches.collect();
    let fewest = matches.iter().map(|(_, values)| values.len()).min();
    matches.retain(|(_, values)| Some(values.len()) == fewest);
    if matches.is_empty() {
        return Route::Unknown;
    }
    match matches.iter().position(|(operation, _)| operation.method == method) {
        Some(index) => {
            let (operation, values) = matches.swap_remove(index);
            Route::Found(operation, values)
        }
        None => Route::OtherMethods(matches.into_iter().map(|(operation, _)| operation).collect()),
    }
}

/// A path template, by segments.
#[derive(Debug)]
pub(crate) struct Template(Vec<Vec<Piece>>);

#[derive(Debug)]
enum Piece {
    Literal(String),
    Name(String),
}

impl Template {
    pub(crate) fn new(template: &str) -> Template {
        Template(template.split('/').map(pieces).collect())
    }

    /// The values of the template's names as they came; nothing if the path is another one.
    pub(crate) fn captures(&self, path: &str) -> Option<Vec<(String, String)>> {
        let mut values = Vec::new();
        let mut segments = path.split('/');
        for template in &self.0 {
            let segment = segments.next()?;
            match template.as_slice() {
                [Piece::Literal(literal)] if *literal == decoded(segment) => {}
                [Piece::Literal(_)] => return None,
                template => capture(template, segment, &mut values)?,
            }
        }
        segments.next().is_none().then_some(values)
    }
}

fn pieces(segment: &str) -> Vec<Piece> {
    let mut pieces = Vec::new();
    let mut rest = segment;
    while let Some((literal, (name, after))) =
        rest.split_once('{').and_then(|(literal, after)| Some((literal, after.split_once('}')?)))
    {
        pieces.push(Piece::Literal(decoded(literal)));
        pieces.push(Piece::Name(name.to_owned()));
        rest = after;
    }
    pieces.push(Piece::Literal(decoded(rest)));
    pieces
}

/// Takes a segment apart: a name reaches to the next literal, and holds at least one character.
fn capture(template: &[Piece], segment: &str, values: &mut Vec<(String, String)>) -> Option<()> {
    let mut rest = segment;
    let mut name: Option<&str> = None;
    for (index, piece) in template.iter().enumerate() {
        let literal = match piece {
            Piece::Name(next) => {
                name = Some(next);
                continue;
            }
            Piece::Literal(literal) => literal,
        };
        let Some(name) = name.take() else {
            rest = rest.strip_prefix(literal.as_str())?;
            continue;
        };
        let last = index + 1 == template.len();
        let (value, after) =
            if last { (rest.strip_suffix(literal.as_str())?, "") } else { rest.split_once(literal.as_str())? };
        if value.is_empty() {
            return None;
        }
        values.push((name.to_owned(), value.to_owned()));
        rest = after;
    }
    rest.is_empty().then_some(())
}

/// The path of a server with its variables' defaults, without a slash at its end.
pub(crate) fn base_path(server: Option<&Server>) -> String {
    let Some(server) = server else { return String::new() };
    let mut url = server.url.clone();
    for variable in &server.variables {
        // Without a default there is nobody to ask: the name stands in its place.
        let value = variable.default.as_ref().unwrap_or(&variable.name);
        url = url.replace(&format!("{{{}}}", variable.name), value);
    }
    let path = match url.split_once("://") {
        Some((_, rest)) => rest.find('/').and_then(|slash| rest.get(slash..)).unwrap_or_default(),
        None => &url,
    };
    let path = path.split(['?', '#']).next().unwrap_or_default().trim_matches('/');
    if path.is_empty() || path == "." { String::new() } else { format!("/{path}") }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
mod tests {
    use tintype_codegen::model::{Doc, Server, Variable};

    use super::{Template, base_path};

    fn captured(template: &str, path: &str) -> Option<String> {
        let values = Template::new(template).captures(path)?;
        Some(values.into_iter().map(|(name, value)| format!("{name}={value};")).collect())
    }

    #[test]
    fn a_template_takes_its_paths_and_no_other() {
        assert_eq!(captured("/users/{id}", "/users/7"), Some("id=7;".to_owned()));
        assert_eq!(captured("/users/{id}", "/users/a%2Fb%20c"), Some("id=a%2Fb%20c;".to_owned()));
        assert_eq!(captured("/users/{id}", "/users/"), None);
        assert_eq!(captured("/users/{id}", "/users/7/"), None);
        assert_eq!(captured("/users/{id}", "/users"), None);
        assert_eq!(captured("/files/{name}.{kind}", "/files/a.b.json"), Some("name=a;kind=b.json;".to_owned()));
        assert_eq!(captured("/files/{name}.json", "/files/a.json.json"), Some("name=a.json;".to_owned()));
        assert_eq!(captured("/users/me/", "/users/me/"), Some(String::new()));
        assert_eq!(captured("/users/me/", "/users/me"), None);
        assert_eq!(captured("/caf\u{e9}", "/caf%C3%A9"), Some(String::new()));
        assert_eq!(captured("/x", "/%FF"), None);
    }

    #[test]
    fn the_base_path_is_that_of_the_server() {
        let server = |url: &str| {
            let variables = vec![Variable {
                name: "stage".to_owned(),
                default: Some("v1".to_owned()),
                values: Vec::new(),
                doc: Doc::default(),
            }];
            base_path(Some(&Server { url: url.to_owned(), variables, doc: Doc::default() }))
        };
        assert_eq!(server("https://example.com"), "");
        assert_eq!(server("https://example.com/"), "");
        assert_eq!(server("https://{stage}.example.com/auth/{stage}/"), "/auth/v1");
        assert_eq!(server("/{stage}"), "/v1");
        assert_eq!(server("."), "");
        assert_eq!(base_path(None), "");
    }
}
