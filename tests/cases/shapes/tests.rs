//! One of each shape that a schema can have, read, checked and written back.

use crate::shapes::types::*;
use crate::support::{broken, read};
use tintype::Maybe;

#[test]
fn a_type_may_hold_itself() {
    let tree: Tree = read(
        r#"{"name":"a","parent":{"name":"b"},"twin":null,"children":[{"name":"c","children":[]}],"named":{"d":{"name":"d"}}}"#,
    );
    assert_eq!(tree.parent.unwrap().name, "b");
    assert!(matches!(tree.twin, Maybe::Null));
    assert_eq!(tree.children.unwrap()[0].name, "c");
}

#[test]
fn a_union_is_chosen_by_its_discriminator() {
    let text = r#"{"kind":"sum","left":{"kind":"literal","value":1},"right":{"kind":"literal","value":2}}"#;
    let Expression::Sum(sum) = read(text) else { panic!("a sum") };
    let Expression::Literal(left) = *sum.left else { panic!("a literal") };
    assert_eq!(left.value, 1);
}

#[test]
fn a_union_without_one_is_chosen_by_shape() {
    assert!(matches!(read("7"), IdOrName::Integer(7)));
    assert!(matches!(read(r#""x""#), IdOrName::Text(text) if text == "x"));
    assert!(matches!(read(r#"["x"]"#), IdOrName::List(list) if list == ["x"]));
    assert!(matches!(read(r#"{"id":1}"#), IdOrName::Object(object) if object.id == 1));
}

#[test]
fn all_of_is_one_struct_with_the_rules_of_all() {
    let dog: Dog = read(r#"{"name":"Rex","breed":"Boxer"}"#);
    assert_eq!((dog.name.as_str(), dog.breed.as_str()), ("Rex", "Boxer"));
    assert_eq!(broken(&read::<Dog>(r#"{"name":"","breed":"Boxer"}"#)), ["/name minLength"]);
    assert_eq!(broken(&read::<Dog>(r#"{"name":"Hasso","breed":"Boxer"}"#)), ["/name maxLength"]);
    let alias: Alias = read(r#"{"name":"Rex","breed":"Boxer"}"#);
    assert_eq!(alias.0, dog);
}

#[test]
fn unknown_members_ride_along() {
    let open: Open = read(r#"{"a":"1","b":{"c":[null,1.50]}}"#);
    assert_eq!(open.extra.len(), 1);
    assert_eq!(broken(&open), [""; 0]);
    let closed: Closed = read(r#"{"a":"1","b":2}"#);
    assert_eq!(broken(&closed), ["/b additionalProperties"]);
    let typed: Typed = read(r#"{"a":"1","b":2,"c":-3}"#);
    assert_eq!(typed.additional.get("b"), Some(&2));
    assert_eq!(broken(&typed), ["/c minimum"]);
    let counts: Counts = read(r#"{"a":1,"b":9223372036854775807}"#);
    assert_eq!(counts.0.get("b"), Some(&i64::MAX));
}

#[test]
fn absent_null_and_a_value_are_three_things() {
    let nulls: Nulls = read(r#"{"always":null,"maybe":null,"listed":["a",null],"word":null}"#);
    assert_eq!(nulls.always, None);
    assert!(matches!(nulls.maybe, Maybe::Null));
    assert_eq!(nulls.optional, None);
    assert_eq!(nulls.listed, Some(vec![Some("a".to_owned()), None]));
    let nulls: Nulls = read(r#"{"always":"x","word":"a"}"#);
    assert!(matches!(nulls.maybe, Maybe::Absent));
    assert!(tintype::from_str::<Nulls>("{}").is_err(), "a required member may be null and not absent");
}

#[test]
fn unlisted_values_are_kept() {
    assert!(matches!(read("-1"), Level::Minus1));
    assert_eq!(broken(&read::<Level>("7")), [" enum"]);
    assert!(matches!(read(r#""active""#), Status::Active));
    assert_eq!(broken(&read::<Status>(r#""ACTIVE""#)), [" enum"]);
}

#[test]
fn lists_of_lists_and_anything() {
    let grid: Grid = read("[[1,2],[]]");
    assert_eq!(grid.0, [vec![1, 2], vec![]]);
    assert_eq!(broken(&read::<Grid>("[[],[],[]]")), [" maxItems"]);
    let _: Everything = read(r#"{"a":[1.10,null,"x"]}"#);
}

#[test]
fn formats_keep_the_text_they_came_with() {
    let event: Event = read(concat!(
        r#"{"at":"2026-01-02T03:04:05.600+00:00","day":"2026-01-02","id":"67E55044-10B1-426F-9247-BB680E5FE0C8","#,
        r#""link":"https://example.com/a b","level":100,"status":"active","big":"9223372036854775807","ratio":1,"anything":1.10}"#,
    ));
    assert_eq!(event.big, Some(i64::MAX));
    assert_eq!(broken(&event), ["/link format"]);
}
