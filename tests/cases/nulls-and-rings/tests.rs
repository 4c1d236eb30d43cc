//! Null in each of its spellings, and types that lead back to themselves.

use crate::nulls_and_rings::types::*;
use crate::nulls_and_rings::{Client, OnlyError};
use tintype::Model;

fn read<T: Model>(text: &str) -> T {
    let value: T = tintype::from_str(text).unwrap_or_else(|error| panic!("{text}: {error}"));
    assert_eq!(tintype::to_string(&value), text);
    value
}

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

#[test]
fn default_alone_is_a_success_and_an_error() {
    // What matters is that both types exist: the call gives a node, and so does its error.
    fn typed(_: impl Fn(&Client) -> tintype::Call<Node, OnlyError>) {}
    typed(Client::only);
    fn failed(error: OnlyError) -> Option<tintype::Response<Node>> {
        if let OnlyError::Unexpected(node) = error { Some(node) } else { None }
    }
    assert!(failed(OnlyError::Invalid(tintype::Violations::new())).is_none());
    assert!(matches!(Values::new(None, tintype::Json::Null, tintype::Json::Null).wrong, None::<String>));
}
