//! Null in each of its spellings, and types that lead back to themselves.

use crate::nulls_and_rings::types::*;
use crate::nulls_and_rings::{Client, OnlyError};
use crate::support::read;
use tintype::Model;
use tintype::bytes::Bytes;
use tintype::http::{Request, Response};
use tintype::shape::Kind;
use tintype::transport::{Body, BoxFuture, Transport, TransportError};

fn broken<T: Model>(value: &T) -> Vec<String> {
    let Err(violations) = value.validate() else { return Vec::new() };
    violations.iter().map(|violation| format!("{} {}", violation.pointer(), violation.rule())).collect()
}

#[test]
fn a_ring_through_all_of_is_one_type() {
    let node: Node = read(r#"{"name":"a","child":{"name":"b","child":{"mark":"x"},"mark":"long"}}"#);
    let child: &NodeChild = node.child.as_ref().unwrap();
    let inner: &NodeChild = child.child.as_ref().unwrap();
    assert_eq!(inner.mark.as_deref(), Some("x"));
    assert_eq!(broken(&node), ["/child/mark maxLength"]);
    let leaf: Leaf = read(r#"{"name":"a","child":{"mark":"x"}}"#);
    let _: NodeChild = leaf.child.unwrap();
}

#[test]
fn null_beside_several_alternatives() {
    let values: Values = read(r#"{"either":null,"list":["a",null,1],"nothing":null,"mixed":null,"bare":null}"#);
    assert_eq!(values.either, None);
    assert_eq!(broken(&values), Vec::<String>::new());
    let values: Values = read(r#"{"either":1,"nothing":2,"mixed":"b","bare":3}"#);
    assert_eq!(values.either, Some(ValuesEither::Integer(1)));
    assert_eq!(broken(&values), ["/nothing enum", "/mixed enum", "/bare enum"]);
}

#[test]
fn listed_values_are_read_as_the_type_they_stand_under() {
    let values: Values = read(r#"{"either":"a","nothing":null,"mixed":1,"counts":2,"codes":"1"}"#);
    assert_eq!(values.counts, Some(ValuesCounts::N2));
    assert_eq!(values.codes, Some(ValuesCodes::N1));
    assert_eq!(broken(&values), Vec::<String>::new());
}

#[test]
fn a_type_that_takes_null_is_read_from_null() {
    assert_eq!(read::<Perhaps>("null").0, None);
    assert_eq!(broken(&read::<Perhaps>(r#""12345""#)), [" maxLength"]);
    assert_eq!(read::<PerhapsNode>("null").0, None);
    assert_eq!(read::<PerhapsNode>("{}").0, Some(Node::new()));
}

#[test]
fn a_mapped_schema_keeps_its_own_name_too() {
    assert!(matches!(read(r#"{"kind":"d","bark":true}"#), Animal::Dog(_)));
    assert!(matches!(read(r#"{"kind":"Dog"}"#), Animal::Dog(_)));
    assert!(matches!(read(r#"{"kind":"Cat"}"#), Animal::Cat(_)));
    assert!(matches!(read(r#"{"kind":"Cow"}"#), Animal::Unlisted(_)));
}

/// Answers every request with a status and a body.
struct Fake(u16, &'static str);

impl Transport for Fake {
    fn send(&self, _: Request<Bytes>) -> BoxFuture<'_, Result<Response<Body>, TransportError>> {
        let answer = Response::builder().status(self.0).header("content-type", "application/json");
        let answer = answer.body(Body::from(self.1)).unwrap();
        Box::pin(async { Ok(answer) })
    }
}

#[tokio::test]
async fn default_alone_is_a_success_and_an_error() {
    let client = |status| Client::builder().transport(Fake(status, r#"{"name":"a"}"#)).build().unwrap();
    let node = client(200).only().await.unwrap();
    assert_eq!(node.name.as_deref(), Some("a"));
    let failed = client(500).only().await;
    let Err(OnlyError::Unexpected(node)) = failed else { panic!("{failed:?}") };
    assert_eq!((node.status().as_u16(), node.name.as_deref()), (500, Some("a")));
}

#[test]
fn a_default_of_the_wrong_type_is_not_a_value() {
    let Kind::Type(shape) = Values::schema().kind else { panic!("a named type") };
    let tintype::shape::Body::Object(fields, _) = &shape.body else { panic!("an object") };
    let wrong = fields.iter().find(|field| field.name() == "wrong").unwrap();
    assert_eq!(wrong.default(), None);
}

#[test]
fn every_integer_is_a_number() {
    let values: Narrow = read(r#"{"one":1,"other":2}"#);
    let _: (Option<i64>, Option<i64>) = (values.one, values.other);
}

#[test]
fn null_is_a_value_however_deep_the_alternative_stands_that_takes_it() {
    let deep: Deep = read(r#"{"leaf":null,"list":null,"combined":null,"never":"x"}"#);
    assert_eq!((&deep.leaf, &deep.list, &deep.combined), (&None, &None, &None));
    assert_eq!(broken(&deep), [""; 0]);
    let deep: Deep = read(r#"{"leaf":1,"list":["a"],"combined":"a","never":[["x"],"x"]}"#);
    assert!(deep.leaf.is_some() && deep.list.is_some() && deep.combined.is_some());
    assert!(
        tintype::from_str::<Deep>(r#"{"leaf":1,"list":1,"combined":1,"never":null}"#)
            .is_ok_and(|deep| !deep.misfits().is_empty())
    );
}
