//! A schema that names no `type` says what it says of values of one kind; values of other kinds are right as well.

use std::sync::{Arc, Mutex};

use tintype::bytes::Bytes;
use tintype::http::{Request, Response};
use tintype::shape::Slot;
use tintype::transport::{Body, BoxFuture, Transport, TransportError};
use tintype::{File, Json, Model};

use crate::untyped::{Client, FindParams, types::*};

/// Every JSON type but object.
const OTHERS: &[&str] = &["null", "true", "12", "1.5", "\"text\"", "[1,{\"a\":null}]"];

fn read<T: Model>(text: &str) -> T {
    let value: T = tintype::from_str(text).unwrap_or_else(|error| panic!("{text}: {error}"));
    assert_eq!(tintype::to_string(&value).parse::<Json>().unwrap(), text.parse::<Json>().unwrap());
    value
}

fn lines(violations: &tintype::Violations) -> Vec<String> {
    violations.iter().map(|one| format!("{} {}", one.pointer(), one.rule())).collect()
}

fn broken<T: Model>(text: &str) -> Vec<String> {
    read::<T>(text).validate().err().map(|found| lines(&found)).unwrap_or_default()
}

#[test]
fn a_struct_keeps_a_value_that_is_no_object() {
    for text in OTHERS {
        let pet: Pet = read(text);
        assert_eq!(pet.extra.instead(), Some(&text.parse().unwrap()));
        assert!(pet.validate().is_ok());
        assert_eq!(lines(&pet.misfits()), [" type"]);
        assert_eq!(format!("{pet:?}"), format!("Pet({})", text.parse::<Json>().unwrap()));
        assert_eq!(serde_json::to_string(&pet).unwrap(), *text);
        assert_eq!(serde_json::from_str::<Pet>(text).unwrap(), pet);
        assert!(tintype::from_slice_strict::<Pet>(text.as_bytes()).is_err());
    }
    let misfits = read::<Pet>("12").misfits();
    assert!(misfits.to_string().starts_with("(the whole value)  type: 12 is not Pet   "), "{misfits}");
    assert_eq!(misfits.iter().next().unwrap().place().unwrap().line, 40);
    let pet: Pet = read(r#"{"name":"Tom","age":3}"#);
    assert_eq!((pet.name.as_str(), pet.extra.instead(), pet.extra.len()), ("Tom", None, 1));
    assert_eq!(pet.misfits().len(), 0);
    assert_eq!(broken::<Pet>(r#"{"name":"T"}"#), ["/name minLength"]);
    assert!(tintype::from_str::<Pet>("{}").is_err());
}

#[test]
fn a_value_may_be_put_in_place_of_the_members() {
    let mut pet = Pet::new("Tom");
    pet.extra.set_instead("Tom");
    assert_eq!(tintype::to_string(&pet), "\"Tom\"");
    // A member is one of an object again.
    pet.extra.insert("age", 3);
    assert_eq!(tintype::to_string(&pet), r#"{"name":"Tom","age":3}"#);
    // Where a type is named, the value is another.
    let mut typed = HolderTyped::default();
    typed.extra.set_instead(5);
    assert_eq!(tintype::to_string(&typed), "5");
    assert_eq!(lines(&typed.validate().unwrap_err()), [" type"]);
    assert_eq!(typed.for_request().extra.instead(), Some(&Json::from(5)));
}

#[test]
fn what_is_said_of_all_values_holds() {
    for (text, expected) in [
        ("{}", vec![]),
        ("\"abc\"", vec![]),
        ("\"ab\"", vec![" minLength"]),
        ("9", vec![]),
        ("10", vec![" maximum"]),
        ("[1]", vec![]),
        ("[\"a\"]", vec!["/0 type"]),
        ("true", vec![" not"]),
        ("null", vec![]),
    ] {
        assert_eq!(broken::<Strict>(text), expected, "{text}");
    }
    assert_eq!(broken::<Sealed>("[]"), [""; 0]);
    assert_eq!(broken::<Sealed>(r#"{"a":1}"#), ["/a additionalProperties"]);
}

#[test]
fn members_items_and_values_may_be_of_other_types() {
    let holder: Holder = read(r#"{"must":7,"pets":[null,{"name":"Tom"},"x"],"list":"none","map":[],"tags":{}}"#);
    assert_eq!(holder.must.extra.instead(), Some(&Json::from(7)));
    let pets = holder.pets.as_deref().unwrap();
    assert_eq!(pets.iter().filter(|pet| pet.extra.instead().is_some()).count(), 2);
    // A list has no place for what is none: it is kept beside the member.
    assert_eq!((&holder.list, holder.extra.get("list")), (&None, Some(&Json::from("none"))));
    assert!(matches!(&holder.tags, Some(Tags::Unlisted(Json::Object(_)))));
    assert!(holder.validate().is_ok());
    assert_eq!(
        lines(&holder.misfits()),
        ["/must type", "/list type", "/map type", "/pets/0 type", "/pets/2 type", "/tags type"]
    );
    let holder: Holder = read(r#"{"must":{"name":"Tom","owner":null},"list":[1,10],"map":{"a":1},"typed":[]}"#);
    assert_eq!((holder.list.as_deref(), holder.map.as_ref().map(|map| map.len())), (Some(&[1, 10][..]), Some(1)));
    assert_eq!(lines(&holder.validate().unwrap_err()), ["/list/1 maximum", "/typed type"]);
    assert_eq!(broken::<Holder>(r#"{"must":{"name":"Tom"},"list":["x"]}"#), ["/list/0 type"]);
    assert_eq!(broken::<Owner>(r#"{"pet":{"name":"T","owner":5}}"#), ["/pet/name minLength"]);
}

#[test]
fn a_component_that_is_a_list_or_a_map_is_that_or_other_json() {
    let Tags::List(tags) = read("[\"ab\"]") else { panic!() };
    assert_eq!(tags, ["ab"]);
    for text in ["null", "true", "12", "\"text\"", "{\"a\":1}"] {
        let tags: Tags = read(text);
        assert!(matches!(&tags, Tags::Unlisted(json) if *json == text.parse().unwrap()));
        assert!(tags.validate().is_ok());
        assert_eq!(lines(&tags.misfits()), [" type"]);
        assert!(tintype::from_slice_strict::<Tags>(text.as_bytes()).is_err());
    }
    assert_eq!(broken::<Tags>("[\"a\"]"), ["/0 minLength"]);
    assert_eq!(broken::<Tags>("[]"), [" minItems"]);
    // An item that no `Vec<String>` holds.
    assert_eq!(broken::<Tags>("[\"ab\",5]"), ["/1 type"]);
    let short = Tags::List(vec!["a".to_owned()]).validate().unwrap_err();
    assert_eq!(short.iter().next().unwrap().keyword_location(), "Tags/items/minLength");

    let Counts::Map(counts) = read(r#"{"a":1}"#) else { panic!() };
    assert_eq!(counts.get("a"), Some(&1));
    assert_eq!(broken::<Counts>("[]"), [""; 0]);
    assert_eq!(broken::<Counts>("101"), [" maximum"]);
    assert_eq!(broken::<Counts>(r#"{"a":-1}"#), ["/a minimum"]);

    assert_eq!(broken::<Rows>(r#"[["ab"],5,["a"],null]"#), ["/2/0 minLength"]);
    assert_eq!(broken::<Ring>("[[],[[5]]]"), [""; 0]);
}

#[test]
fn where_nothing_else_could_keep_it_the_type_does() {
    let table: Table = read(r#"{"cells":[[{"a":1},5],[]]}"#);
    let TableCells::List(rows) = &table.cells else { panic!() };
    assert!(matches!(&rows[0][..], [TableCellsItemItem::Map(_), TableCellsItemItem::Unlisted(_)]));
    let other: Table = read(r#"{"cells":"none"}"#);
    assert!(matches!(&other.cells, TableCells::Unlisted(Json::String(_))));
    assert!(table.validate().is_ok() && other.validate().is_ok());
    assert_eq!(broken::<Table>(r#"{"cells":[5]}"#), ["/cells/0 type"]);
    assert_eq!(broken::<Table>(r#"{"cells":[[{"a":"x"}]]}"#), ["/cells/0/0/a type"]);
}

#[test]
fn keywords_that_name_no_kind_give_json() {
    let Asked(json): Asked = read("5");
    assert_eq!(json, Json::from(5));
    assert_eq!(broken::<Asked>("[]"), [""; 0]);
    assert_eq!(broken::<Asked>("{}"), ["/id required"]);
    let (Text(_), Coded(_)): (Text, Coded) = (read("5"), read("[]"));
}

#[test]
fn one_part_that_names_a_type_names_it_for_all() {
    assert!(tintype::from_str::<Typed>("5").is_err());
    assert_eq!(broken::<Taken>(r#"{"name":"Tom"}"#), [""; 0]);
    assert_eq!(broken::<Taken>("5"), [" type"]);
    assert_eq!(broken::<Place>(r#"{"at":{"name":"Tom"}}"#), [""; 0]);
    assert_eq!(broken::<Place>(r#"{"at":5}"#), ["/at type"]);
    assert_eq!(broken::<Animal>(r#"{"name":"Tom"}"#), [""; 0]);
    assert_eq!(broken::<Animal>("5"), [" type"]);
    assert_eq!(broken::<Alone>(r#"{"name":"Tom"}"#), [""; 0]);
    assert_eq!(broken::<Alone>("5"), [" type"]);
    assert_eq!(broken::<Nested>(r#"{"a":1}"#), [""; 0]);
    assert_eq!(broken::<Nested>("\"x\""), [" type"]);
}

#[test]
fn unions_prefer_what_fits() {
    assert!(matches!(read("\"x\""), Either::Text(_)));
    assert!(matches!(read(r#"{"name":"Tom"}"#), Either::Pet(_)));
    // What no alternative's Rust type holds is the union's own to keep.
    for text in ["5", "null", "[]"] {
        let (either, any): (Either, Any) = (read(text), read(text));
        assert!(matches!((&either, &any), (Either::Unlisted(_), Any::Unlisted(_))));
        assert!(either.validate().is_ok() && any.validate().is_ok());
        assert_eq!(lines(&either.misfits()), [" anyOf"]);
    }
    assert_eq!(broken::<Either>(r#"{"name":1}"#).len(), 1);
    // A text is a text, and by the letter a pet that is no object: of `oneOf` that is one too many.
    assert_eq!(broken::<One>("\"x\""), [" oneOf"]);
    assert_eq!(broken::<One>("5"), [""; 0]);
    // An object is no list, of which nothing is said.
    assert_eq!(broken::<Kinds>(r#"{"a":1}"#), [""; 0]);
}

#[test]
fn what_leads_back_to_itself_is_explained_once() {
    assert_eq!(broken::<Back>("5"), [""; 0]);
    assert_eq!(broken::<Back>("{}"), ["/a required", " anyOf"]);
}

/// Notes the request and gives one answer.
#[derive(Clone, Default)]
struct Fake(Arc<Mutex<Vec<Request<Bytes>>>>);

impl Transport for Fake {
    fn send(&self, request: Request<Bytes>) -> BoxFuture<'_, Result<Response<Body>, TransportError>> {
        self.0.lock().unwrap().push(request);
        let response = Response::builder().status(200).header("content-type", "application/json");
        Box::pin(async { Ok(response.body(Body::from(&b"\"none\""[..])).unwrap()) })
    }
}

#[tokio::test]
async fn parameters_and_forms_refuse_it() {
    let fake = Fake::default();
    let client = Client::builder().transport(fake.clone()).build().unwrap();
    let mut params = FindParams::new();
    params.ids = Some(vec![1, 2]);
    params.tags = Some(Tags::List(vec!["ab".to_owned()]));
    params.r#where = Some(Pet::new("Tom"));
    params.deep = Some(Pet::new("Tim"));
    let answer = client.find(&params).await.unwrap();
    assert_eq!(answer.extra.instead(), Some(&Json::from("none")));
    let sent = fake.0.lock().unwrap().remove(0);
    assert_eq!(sent.uri().query(), Some("name=Tom&deep%5Bname%5D=Tim&ids=1&ids=2&tags=ab"));

    // What is sent is a list; what comes may be anything.
    let left = client.clear(&["ab".to_owned()]).await.unwrap();
    assert!(matches!(&*left, ClearResponse::Unlisted(Json::String(_))));
    fake.0.lock().unwrap().clear();

    let mut other = Pet::new("Tom");
    other.extra.set_instead("text");
    for field in ["where", "deep"] {
        let mut params = FindParams::new();
        *(if field == "where" { &mut params.r#where } else { &mut params.deep }) = Some(other.clone());
        let error = client.find(&params).await.unwrap_err().to_string();
        assert!(error.contains("a value that is no object stands in place of a struct's members"), "{error}");
    }
    let error = client.send(&other).await.unwrap_err().to_string();
    assert!(error.contains("a form is made of an object"), "{error}");
    let mut upload = Upload { file: Some(File::from("x".as_bytes().to_vec())), ..Upload::blank() };
    upload.extra.set_instead(5);
    let error = client.upload(&upload).await.unwrap_err().to_string();
    assert!(error.contains("a multipart body is made of an object"), "{error}");
    assert!(fake.0.lock().unwrap().is_empty());
}
