//! Unions: by what their variants are told apart, and what is no union.

use std::sync::Mutex;

use crate::unions::Client;
use crate::unions::types::*;
use crate::support::{broken, read};
use tintype::bytes::Bytes;
use tintype::http::{Request, Response};
use tintype::shape::Choice;
use tintype::transport::{Body, BoxFuture, Transport, TransportError};
use tintype::{Json, Mode, Model};

fn choice<T: Model>() -> Choice {
    let tintype::shape::Body::Union(choice, _) = &T::shape().body else { panic!("no union") };
    *choice
}

fn tags<T: Model>() -> Vec<&'static [&'static str]> {
    let tintype::shape::Body::Union(_, variants) = &T::shape().body else { panic!("no union") };
    variants.iter().map(|variant| variant.tags).collect()
}

#[test]
fn a_discriminator_names_the_variant() {
    assert_eq!(choice::<Mapped>(), Choice::Tag("kind"));
    assert_eq!(tags::<Mapped>(), [["c", "Card"], ["b", "Bank"]]);
    assert!(matches!(read(r#"{"kind":"c","number":"1"}"#), Mapped::Card(_)));
    assert!(matches!(read(r#"{"kind":"Bank","iban":"1"}"#), Mapped::Bank(_)));
    assert_eq!(tags::<ByName>(), [["Card"], ["Bank"]]);
    assert!(matches!(read(r#"{"kind":"Bank","iban":"1"}"#), ByName::Bank(_)));
}

#[test]
fn an_unknown_tag_is_kept_and_a_missing_one_is_tried() {
    let unknown: Mapped = read(r#"{"kind":"cash","number":"1"}"#);
    assert!(matches!(unknown, Mapped::Unlisted(_)));
    assert_eq!(broken(&unknown), [" discriminator"]);
    assert!(matches!(read(r#"{"number":"1"}"#), Mapped::Card(_)));
    // The variant that is named does not fit: it is said what it lacks.
    let named: Mapped = read(r#"{"kind":"b"}"#);
    assert!(matches!(named, Mapped::Unlisted(_)));
    assert_eq!(broken(&named), ["/iban required"]);
}

#[test]
fn the_values_of_the_member_itself_are_the_tags() {
    assert_eq!((choice::<ByOwnValue>(), tags::<ByOwnValue>()), (Choice::Tag("type"), vec![&["text"][..], &["image"]]));
    assert!(matches!(read(r#"{"type":"image","url":"x"}"#), ByOwnValue::ImageBlock(_)));
}

#[test]
fn a_list_of_the_tags_beside_the_alternatives_makes_no_types_of_its_own() {
    assert_eq!((choice::<ListedBeside>(), tags::<ListedBeside>()), (choice::<Mapped>(), tags::<Mapped>()));
    let ListedBeside::Card(card) = read(r#"{"kind":"c","number":"1"}"#) else { panic!("no card") };
    let card: Card = card;
    assert_eq!(card.number.as_deref(), Some("1"));
}

#[test]
fn heirs_are_told_apart_by_the_discriminator_of_their_base() {
    assert_eq!(choice::<ByBase>(), Choice::Tag("petType"));
    assert_eq!(tags::<ByBase>(), [&["c", "Kitten"][..], &["d", "Puppy", "Poodle"]]);
    let puppy: ByBase = read(r#"{"petType":"d","name":"x"}"#);
    assert!(matches!(puppy, ByBase::Puppy(_)));
    // A kitten has all that a puppy has, and yet it is one alternative alone.
    assert_eq!(broken(&puppy), [""; 0]);
    assert!(matches!(read(r#"{"petType":"Poodle","curls":7}"#), ByBase::Puppy(_)));
    let unknown: ByBase = read(r#"{"petType":"q"}"#);
    assert_eq!(broken(&unknown), [" discriminator"]);
}

#[test]
fn a_default_mapping_takes_what_no_tag_names() {
    assert_eq!(choice::<WithDefault>(), Choice::TagOr("kind", 1));
    assert!(matches!(read(r#"{"kind":"c","number":"1"}"#), WithDefault::Card(_)));
    let other: WithDefault = read(r#"{"kind":"zzz","iban":"1"}"#);
    assert!(matches!(other, WithDefault::Bank(_)));
    assert_eq!(broken(&other), [""; 0]);
    assert!(matches!(read(r#"{"iban":"1"}"#), WithDefault::Bank(_)));
    let misfit: WithDefault = read(r#"{"number":"1"}"#);
    assert!(matches!(misfit, WithDefault::Unlisted(_)));
    assert_eq!(broken(&misfit), ["/iban required"]);
}

#[test]
fn what_is_mapped_below_an_alternative_selects_that() {
    assert_eq!(tags::<MappedBelow>(), [&["Mapped", "c", "b"][..], &["p", "Puppy"]]);
    assert!(matches!(read(r#"{"kind":"c","number":"1"}"#), MappedBelow::Mapped(Mapped::Card(_))));
}

#[derive(Default)]
struct Fake(Mutex<Bytes>);

impl Transport for &'static Fake {
    fn send(&self, request: Request<Bytes>) -> BoxFuture<'_, Result<Response<Body>, TransportError>> {
        *self.0.lock().unwrap() = request.into_body();
        Box::pin(async { Ok(Response::builder().status(204).body(Body::from("")).unwrap()) })
    }
}

async fn sent(value: &Untagged) -> String {
    let fake: &'static Fake = Box::leak(Box::default());
    Client::builder().transport(fake).build().unwrap().put(value).await.unwrap();
    String::from_utf8(fake.0.lock().unwrap().to_vec()).unwrap()
}

#[tokio::test]
async fn what_is_sent_bears_the_tag_of_its_variant() {
    let left = Untagged::Left(Left { a: Some("x".to_owned()), ..Left::default() });
    assert_eq!(broken(&left), [""; 0]);
    assert_eq!(sent(&left).await, r#"{"side":"Left","a":"x"}"#);
    // What was read is written as it came.
    assert_eq!(sent(&read(r#"{"a":"x","side":"Left"}"#)).await, r#"{"a":"x","side":"Left"}"#);
    read::<Untagged>(r#"{"a":"x"}"#);
    // A type that has the member is to fill it, and with its own tag.
    let card = |kind: Option<&str>| Mapped::Card(Card { kind: kind.map(str::to_owned), ..Card::default() });
    assert_eq!(broken(&card(None)), [" discriminator"]);
    assert_eq!(broken(&card(Some("b"))), [" discriminator"]);
    assert_eq!(broken(&card(Some("c"))), [""; 0]);
    // Nothing is held against what came without it.
    assert!(tintype::validate_slot(&card(None), &Mapped::schema(), Mode::Response).is_empty());
}

#[test]
fn a_constant_member_tells() {
    assert_eq!((choice::<Block>(), tags::<Block>()), (Choice::Constant("type"), vec![&["text"][..], &["image"]]));
    assert!(matches!(read(r#"{"type":"text","text":"x"}"#), Block::TextBlock(_)));
    assert!(matches!(read(r#"{"type":"image","text":"x"}"#), Block::ImageBlock(_)));
    assert!(matches!(read(r#"{"type":"video","text":"x"}"#), Block::Unlisted(_)));
    assert!(matches!(read(r#"{"form":"circle","radius":1}"#), Shape::Circle(circle) if circle.radius == 1.0));
    assert!(matches!(read(r#"{"form":"square","side":2}"#), Shape::Square(_)));
    assert_eq!((choice::<Version>(), tags::<Version>()), (Choice::Constant("v"), vec![&["1"][..], &["2"]]));
    assert!(matches!(read(r#"{"v":2,"a":"x"}"#), Version::V2(_)));
}

#[test]
fn equal_numbers_are_one_constant_however_they_are_spelled() {
    for text in [r#"{"v":2.0}"#, r#"{"v":20e-1}"#] {
        let version: Version = tintype::from_str(text).unwrap();
        assert!(matches!(version, Version::V2(_)), "{text}");
        assert_eq!(tintype::to_string(&version), r#"{"v":2}"#);
    }
    assert_eq!(tags::<Spelled>(), [["1"], ["0.5"]]);
    assert!(matches!(tintype::from_str(r#"{"v":1}"#), Ok(Spelled::One(_))));
    assert!(matches!(read(r#"{"v":0.5}"#), Spelled::Half(_)));
}

#[test]
fn the_json_type_tells() {
    assert_eq!(choice::<ByType>(), Choice::Type);
    assert!(matches!(read("true"), ByType::Boolean(true)));
    assert!(matches!(read("7"), ByType::Integer(7)));
    assert!(matches!(read("[\"a\"]"), ByType::List(_)));
    assert!(matches!(read("{}"), ByType::Card(_)));
    assert!(matches!(read("null"), ByType::Unlisted(Json::Null)));
}

#[test]
fn a_list_of_types_is_a_union_with_the_keywords_of_each() {
    assert_eq!(choice::<Several>(), Choice::Type);
    assert_eq!(broken(&read::<Several>("\"a\"")), [" minLength"]);
    assert_eq!(broken(&read::<Several>("9")), [" minimum"]);
    assert!(matches!(read("[1]"), Several::List(list) if list == [1]));
    assert!(matches!(read(r#"{"a":"x"}"#), Several::Object(object) if object.a == "x"));
}

#[test]
fn required_members_tell() {
    assert_eq!((choice::<ByMembers>(), tags::<ByMembers>()), (Choice::Members, vec![&["email"][..], &["phone"], &[]]));
    assert!(matches!(read(r#"{"phone":"1","note":"x"}"#), ByMembers::Phone(_)));
    assert!(matches!(read(r#"{"note":"x"}"#), ByMembers::Nobody(_)));
    // Both are there: the best fit, and the document's order.
    assert!(matches!(read(r#"{"email":"x","phone":"1"}"#), ByMembers::Email(_)));
    // What only suggests a variant does not keep it from another.
    assert!(matches!(read(r#"{"note":"x","email":7}"#), ByMembers::Nobody(_)));
}

#[test]
fn ranges_and_lists_tell() {
    assert_eq!((choice::<ByRange>(), choice::<ByList>()), (Choice::Values, Choice::Values));
    assert!(matches!(read("9"), ByRange::Low(9)));
    assert!(matches!(read("10"), ByRange::High(10)));
    assert!(matches!(read("\"green\""), ByList::Cold(Cold::Green)));
    assert!(matches!(read("\"pink\""), ByList::Warm(Warm::Unlisted(_))));
}

#[test]
fn where_nothing_tells_the_best_fit_is_taken() {
    assert_eq!(choice::<Tried>(), Choice::Tried);
    assert!(matches!(read(r#"{"name":"x","bark":true}"#), Tried::Dog(_)));
    assert!(matches!(read(r#"{"name":"x"}"#), Tried::Cat(_)));
}

#[test]
fn of_variants_that_fit_equally_well_the_one_that_breaks_no_rule_is_taken() {
    assert_eq!((choice::<Code>(), choice::<Names>()), (Choice::Tried, Choice::Tried));
    assert!(matches!(read(r#""acct_1""#), AnyId::AcctId(_)));
    assert!(matches!(read(r#""cus_1""#), AnyId::CusId(_)));
    assert!(matches!(read(r#"{"code":150}"#), Code::Info(_)));
    assert!(matches!(read(r#"{"code":250}"#), Code::Success(_)));
    assert!(matches!(read(r#"{"code":450}"#), Code::Failure(_)));
    assert!(matches!(read(r#"["a","b"]"#), Names::Many(_)));
    // None holds: the first.
    assert!(matches!(read(r#"{"code":300}"#), Code::Info(_)));
    // A union within a variant that was tried.
    let within = read(r#"{"code":{"code":250},"left":"x"}"#);
    let WithinTried::Left(left) = within else { panic!("{within:?}") };
    assert!(matches!(left.code, Some(Code::Success(_))));
    let within = read(r#"{"code":{"code":450}}"#);
    let WithinTried::Left(left) = within else { panic!("{within:?}") };
    assert!(matches!(left.code, Some(Code::Failure(_))));
}

#[test]
fn the_type_beside_a_union_holds_for_each_alternative() {
    assert!(matches!(read("5"), Narrowed::Integer(5_i64)));
    assert!(matches!(read("\"a\""), Narrowed::Text(_)));
    assert!(matches!(read("true"), Narrowed::Unlisted(_)));
    let only = OnlyText { text: Some("a".to_owned()), ..OnlyText::default() };
    assert_eq!(broken(&only), ["/text minLength"]);
    assert_eq!(broken(&read::<OnlyObject>(r#"{"a":"x"}"#)), [""; 0]);
    assert!(tintype::from_str::<OnlyObject>(r#"["x"]"#).is_err());
}

#[test]
fn a_listed_text_is_called_a_text() {
    assert!(matches!(read("\"auto\""), AutoOrNumber::Text(AutoOrNumberVariant::Auto)));
    assert!(matches!(read("7"), AutoOrNumber::Integer(7)));
}

#[test]
fn what_needs_no_union_is_none() {
    let plain = Plain {
        one: Some(Card::default()),
        one_or_null: tintype::Maybe::Null,
        text: Some("x".to_owned()),
        model: Some(PlainModel::from("huge")),
        listed: Some(PlainListed::B),
        numbered: Some(PlainNumbered::N2),
        any: Some(Json::from(1)),
        due: Some(PlainDue::Date(tintype::Date::from("2024-01-31"))),
        ..Plain::default()
    };
    // A model that is not listed is as good as one that is.
    assert_eq!(broken(&plain), [""; 0]);
    // By the letter, what is listed twice under `oneOf` holds twice.
    assert_eq!(broken(&Plain { twice: Some(Card::default()), ..Plain::default() }), ["/twice oneOf"]);
    assert!(matches!(PlainModel::from("small"), PlainModel::Small));
    assert_eq!(broken(&Plain { listed: Some("c".into()), ..Plain::default() }), ["/listed enum"]);
    let misfits = tintype::from_str::<Plain>(r#"{"model":"huge"}"#).unwrap().misfits();
    assert!(misfits.is_empty());
}

#[test]
fn unions_within_unions() {
    assert!(matches!(read(r#"{"form":"square","side":2}"#), Nested::Shape(Shape::Square(_))));
    assert!(matches!(read(r#"{"type":"image"}"#), Nested::Block(Block::ImageBlock(_))));
}
