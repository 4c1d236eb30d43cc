//! The choice of a union's variant.

use tintype::{Json, from_str};

use crate::sample::{Cat, Dog, Pet, Value, Wrapped};

fn value(text: &str) -> Value {
    from_str(text).unwrap()
}

#[test]
fn the_discriminator_decides() {
    let pet: Pet = from_str(r#"{"lives":9,"kind":"kitten"}"#).unwrap();
    assert!(matches!(pet, Pet::Cat(Cat { lives: Some(9), .. })));
    let pet: Pet = from_str(r#"{"kind":"cat","bark":true,"kind":"dog"}"#).unwrap();
    assert!(matches!(pet, Pet::Dog(dog) if dog.bark));
}

#[test]
fn what_no_variant_takes_is_kept() {
    for text in [r#"{"kind":"fish"}"#, r#"{"kind":7}"#, r#"{"kind":"dog"}"#, "null", "[1]", "\"cat\""] {
        let pet: Pet = from_str(text).unwrap();
        assert_eq!(pet, Pet::Unlisted(text.parse::<Json>().unwrap()), "{text}");
        assert!(!pet.is_listed());
    }
    for text in ["null", "true", "1.5", "9223372036854775808"] {
        assert_eq!(value(text), Value::Unlisted(text.parse().unwrap()));
    }
}

#[test]
fn without_the_discriminator_the_best_fit_is_taken() {
    assert!(matches!(from_str(r#"{"lives":9}"#).unwrap(), Pet::Cat(Cat { lives: Some(9), .. })));
    // A dog needs its kind.
    assert!(matches!(from_str(r#"{"bark":true}"#).unwrap(), Pet::Cat(_)));
}

#[test]
fn the_json_type_decides_between_simple_variants() {
    assert_eq!(value("1"), Value::Whole(1));
    assert_eq!(value("1.0"), Value::Whole(1));
    assert_eq!(value("\"a\""), Value::Words("a".to_owned()));
    assert_eq!(
        value("[1,[\"a\"],null]"),
        Value::Many(vec![
            Value::Whole(1),
            Value::Many(vec![Value::Words("a".to_owned())]),
            Value::Unlisted(Json::Null)
        ])
    );
}

#[test]
fn fewest_misfits_then_fewest_unknown_then_most_known_then_order() {
    // `lives` misfits in Cat, and fits anything in Wrapped.
    assert!(matches!(value(r#"{"lives":"nine"}"#), Value::Wrapped(_)));
    // `bark` is unknown to Cat and Wrapped.
    assert!(matches!(value(r#"{"kind":"x","bark":true}"#), Value::Dog(Dog { bark: true, .. })));
    // Dog misses `bark`; Cat and Wrapped know both members; Cat comes first.
    assert!(matches!(value(r#"{"kind":"x","lives":9}"#), Value::Cat(_)));
    // All equal, all unknown: the first.
    assert!(matches!(value("{}"), Value::Cat(_)));
    assert!(matches!(value(r#"{"inner":1}"#), Value::Wrapped(wrapped) if wrapped.inner == Some(Value::Whole(1))));
}

#[test]
fn the_chosen_variant_holds_nothing_of_the_others() {
    let Value::Cat(cat) = value(r#"{"kind":"x","bark":1}"#) else { panic!("not a cat") };
    assert_eq!(cat.kind.as_deref(), Some("x"));
    assert_eq!(cat.extra.iter().collect::<Vec<_>>(), [("bark", &Json::from(1))]);
}

#[test]
fn unions_within_unions() {
    let Value::Wrapped(wrapped) = value(r#"{"inner":{"inner":{"lives":1}}}"#) else { panic!("not wrapped") };
    let Some(Value::Wrapped(inner)) = wrapped.inner else { panic!("not wrapped") };
    let Wrapped { inner: Some(Value::Cat(cat)), .. } = *inner else { panic!("not a cat") };
    assert_eq!(cat.lives, Some(1));
}

#[test]
fn listed_values_and_formats_tell_variants_apart() {
    use crate::sample::Constant;
    let constant = |text: &str| from_str::<Constant>(text).unwrap();
    assert_eq!(constant("\"b\""), Constant::B("b".to_owned()));
    assert_eq!(constant("\"a\""), Constant::A("a".to_owned()));
    assert_eq!(constant("\"2000-01-01\""), Constant::Day("2000-01-01".to_owned()));
    // A text that misses its format is a value like others, one that is no constant is none of that variant.
    assert_eq!(constant("\"2000-02-30\""), Constant::Day("2000-02-30".to_owned()));
}
