//! `allOf`, and unions beside other constraints: all that is said holds.

use crate::merging::types::*;
use crate::support::{broken, read};

#[test]
fn every_variant_has_what_stands_beside_the_union() {
    assert!(matches!(read(r#"{"id":"1","text":"x"}"#), Message::Text(text) if text.id == "1" && text.text == "x"));
    assert_eq!(broken(&read::<Message>(r#"{"id":"1234","url":"x"}"#)), ["/id maxLength"]);
    assert!(matches!(tintype::from_str(r#"{"text":"x"}"#), Ok(Message::Unlisted(_))), "the id is required");
}

#[test]
fn a_union_within_all_of_is_combined_with_the_rest() {
    let Event::Created(created) = read::<Event>(r#"{"id":"1","name":"x"}"#) else { panic!("created") };
    assert_eq!((created.id.as_str(), created.name.as_str()), ("1", "x"));
    assert_eq!(broken(&created), ["/id minLength"]);
    assert_eq!(broken(&read::<Event>(r#"{"id":"12345","name":"x"}"#)), ["/id maxLength"]);
    assert!(matches!(read(r#"{"id":"12","reason":"x"}"#), Event::Deleted(deleted) if deleted.id == "12"));
}

#[test]
fn two_unions_are_all_their_pairs() {
    assert!(matches!(read(r#"{"a":"1","y":"2"}"#), Pair::AY(_)));
    assert!(matches!(read(r#"{"b":"1","x":"2"}"#), Pair::BX(_)));
}

#[test]
fn alternatives_that_only_require_make_no_union() {
    let contact = Contact { email: Some("x".to_owned()), ..Contact::default() };
    assert_eq!(contact.phone, None);
    assert_eq!(OnlyRequired::new("x").email, "x");
}

#[test]
fn alternatives_to_which_nothing_is_added_keep_their_names() {
    let created: Created = read(r#"{"name":"x"}"#);
    assert!(Choice::Created(created).is_listed());
    assert!(matches!(read(r#"{"name":"x","nick":"y"}"#), Choice::Named(Named { .. })));
}

#[test]
fn a_type_holds_for_alternatives_that_name_none() {
    assert!(matches!(read("\"xxxxxxxx\""), Code::Long(long) if long == "xxxxxxxx"));
    assert!(matches!(read("\"67e55044-10b1-426f-9247-bb680e5fe0c8\""), Code::Short(_)));
}

#[test]
fn every_constraint_of_all_of_holds() {
    for (text, rules) in [
        (r#"{"word":"az"}"#, &["/word minLength"][..]),
        (r#"{"word":"abcdz"}"#, &["/word maxLength"]),
        (r#"{"word":"bcz"}"#, &["/word pattern"]),
        (r#"{"word":"abc"}"#, &["/word pattern"]),
        (r#"{"word":"abz"}"#, &[]),
        (r#"{"level":0}"#, &["/level minimum"]),
        (r#"{"level":10}"#, &["/level maximum"]),
        (r#"{"color":"red"}"#, &["/color enum"]),
        (r#"{"color":"green"}"#, &[]),
        (r#"{"list":[]}"#, &["/list minItems"]),
        (r#"{"list":[4]}"#, &["/list/0 minimum"]),
        (r#"{"list":[5,6,7]}"#, &["/list maxItems"]),
        (r#"{"union":"x"}"#, &["/union minLength"]),
        (r#"{"union":["x","y"]}"#, &["/union maxItems"]),
    ] {
        assert_eq!(broken(&read::<Strict>(text)), rules, "{text}");
    }
    assert_eq!(Strict { level: Some(3), ..Strict::default() }.level, Some(3), "an integer narrows a number");
}

#[test]
fn a_ring_through_a_union_ends() {
    assert!(matches!(read(r#"{"next":{"leaf":"x"},"left":{"leaf":"y"}}"#), Node::Branch(_)));
}
