//! An array that can have exactly so many items, each with a schema of its own, is a tuple.

use std::sync::{Arc, Mutex};

use tintype::bytes::Bytes;
use tintype::http::{Request, Response};
use tintype::shape::Slot;
use tintype::transport::{Body, BoxFuture, Transport, TransportError};
use tintype::{Json, Mode, Model};

use crate::tuples::{Client, NearHeaders, NearParams, types::*};

fn read<T: Model>(text: &str) -> T {
    let value: T = tintype::from_str(text).unwrap_or_else(|error| panic!("{text}: {error}"));
    let (written, given): (Json, Json) = (tintype::to_string(&value).parse().unwrap(), text.parse().unwrap());
    assert_eq!(written, given);
    value
}

/// The rules that a value breaks, with the lines and the keywords that lead to them.
fn broken<T: Model>(text: &str, mode: Mode) -> Vec<String> {
    let violations = tintype::validate_slot(&read::<T>(text), &T::schema(), mode);
    let line = |violation: &tintype::Violation| violation.place().map_or(0, |place| place.line);
    violations.iter().map(|one| format!("{} {} {}", one.pointer(), line(one), one.keyword_location())).collect()
}

fn error<T: Model + std::fmt::Debug>(text: &str) -> String {
    tintype::from_str::<T>(text).unwrap_err().to_string()
}

#[test]
fn the_items_have_types_of_their_own() {
    let Point((x, y)): Point = read("[1.5,-2]");
    assert_eq!((x, y), (1.5, -2.0));
    assert_eq!(Point((3.25, 4.0)).to_json(), "[3.25,4]");
    let (ref first, ref second): (Place, Option<Place>) = read::<Route>(r#"{"ends":[{"name":"a"},null]}"#).ends;
    assert_eq!((first.name.as_str(), second), ("a", &None));
    let one: Option<(bool,)> = read::<Route>(r#"{"ends":[{"name":"a"},null],"one":[true]}"#).one;
    assert_eq!(one, Some((true,)));
    let long: Long = read(r#"["a","b","c","d","e","f","g","h","i","j","k",12]"#);
    assert_eq!(long.0.11, 12);
    let Sealed((text, number)) = read(r#"["a",1]"#);
    assert_eq!((text.as_str(), number), ("a", 1));
}

#[test]
fn a_value_is_shown_as_a_list() {
    assert_eq!(format!("{:?}", Point((1.0, 2.5))), "Point([1.0, 2.5])");
    assert_eq!(Point::blank(), Point((0.0, 0.0)));
}

#[test]
fn another_number_of_items_is_no_value() {
    let place = "(cases/tuples/openapi.yaml:50)";
    for (text, found) in [("[1]", "1 item"), ("[1,2,3]", "3 items"), ("[]", "0 items"), ("[1,2,[\"x\"]]", "3 items")] {
        let expected = format!("expected an array of 2 items, found an array of {found}, line 1 column 1 {place}");
        assert_eq!(error::<Point>(text), expected);
    }
    assert!(error::<Point>("{}").starts_with("expected an array of 2 items, found an object"));
}

#[test]
fn a_misfit_of_an_optional_member_is_kept() {
    for (span, limit, pointer) in [
        ("[1]", "an array of 2 items", "/span"),
        ("[1,\"x\"]", "a 64-bit integer", "/span/1"),
        ("7", "an array of 2 items", "/span"),
    ] {
        let place: Place = read(&format!(r#"{{"name":"a","span":{span}}}"#));
        assert_eq!(place.span, None);
        let misfits = place.misfits();
        let [one] = misfits.iter().collect::<Vec<_>>()[..] else { panic!("{misfits}") };
        assert_eq!((one.rule(), one.limit(), one.pointer()), ("type", limit, pointer));
    }
    let place: Place = read(r#"{"name":"a","span":[1]}"#);
    let said = place.validate().unwrap_err().to_string();
    assert!(said.starts_with("/span  type: an array of 1 item is not an array of 2 items"), "{said}");
    // A member that comes twice is the last one.
    let twice: Place = tintype::from_str(r#"{"name":"a","span":[1,2],"span":[3,4]}"#).unwrap();
    assert_eq!(twice.span, Some((3, 4)));
}

#[test]
fn a_misfit_of_a_required_member_is_an_error() {
    assert!(error::<Route>(r#"{"ends":[{"name":"a"},5]}"#).starts_with("/ends/1: expected Place, found 5"));
    assert!(error::<Route>(r#"{"ends":[{"name":"a"},{"name":1}]}"#).starts_with("/ends/1/name: expected a string"));
    assert!(error::<Route>(r#"{"ends":[{"name":"a"}]}"#).starts_with("/ends: expected an array of 2 items"));
}

#[test]
fn each_item_has_its_rules_and_their_lines() {
    assert_eq!(
        broken::<Point>("[181,-91]", Mode::Any),
        ["/0 53 Point/prefixItems/0/maximum", "/1 55 Point/prefixItems/1/minimum"]
    );
    assert_eq!(
        broken::<Place>(r#"{"name":"a","span":[0,0]}"#, Mode::Any),
        ["/span/1 71 Place/properties/span/prefixItems/1/minimum"]
    );
    assert_eq!(
        broken::<Route>(r#"{"ends":[{"name":"a"},null],"stops":[["a",9],["b",10]]}"#, Mode::Any),
        ["/stops/1/1 92 Route/properties/stops/items/prefixItems/1/maximum"]
    );
}

#[test]
fn what_else_is_asked_of_the_array_is_checked() {
    let unlike = |items: &str| {
        let route: Route = read(&format!(r#"{{"ends":[{{"name":"a"}},null],"unlike":{items}}}"#));
        let violations = route.validate().err();
        violations
            .iter()
            .flat_map(|all| all.iter())
            .map(|one| format!("{} {}", one.pointer(), one.rule()))
            .collect::<Vec<_>>()
    };
    assert_eq!(unlike("[1,2]"), [""; 0]);
    assert_eq!(unlike("[2,3]"), ["/unlike contains"]);
    assert_eq!(unlike("[1,1]"), ["/unlike uniqueItems"]);
}

#[test]
fn null_stands_for_a_tuple_or_an_item() {
    let base = r#"{"ends":[{"name":"a"},null],"window":"#;
    let route: Route = read(&format!("{base}null}}"));
    assert_eq!(route.window, tintype::Maybe::Null);
    let route: Route = read(&format!("{base}[\"2024-01-31\",null]}}"));
    let tintype::Maybe::Value((from, to)) = route.window else { panic!() };
    assert_eq!((from.as_str(), to), ("2024-01-31", None));
}

#[test]
fn the_servers_own_members_are_left_out_at_every_place() {
    let route: Route = read(r#"{"ends":[{"id":1,"name":"a"},{"id":2,"name":"b"}]}"#);
    let said: Vec<String> = route.validate_request().unwrap_err().iter().map(|one| one.pointer().to_owned()).collect();
    assert_eq!(said, ["/ends/0/id", "/ends/1/id"]);
    assert_eq!(route.for_request().to_json(), r#"{"ends":[{"name":"a"},{"name":"b"}]}"#);
}

#[test]
fn secrets_are_masked() {
    let route: Route = read(r#"{"ends":[{"name":"a"},null],"secret":[{"key":"abc"},1]}"#);
    assert!(!format!("{route:?} {}", route.validate().unwrap_err()).contains("abc"));
    let misfit: Route = read(r#"{"ends":[{"name":"a"},null],"secret":[{"key":"abc"},"x"]}"#);
    assert!(!format!("{misfit:?} {}", misfit.validate().unwrap_err()).contains("abc"));
}

#[test]
fn unions_know_them_by_type_and_by_length() {
    assert!(matches!(read("[1,2]"), Where::Point(Point((1.0, 2.0)))));
    assert!(matches!(read::<Where>("\"here\""), Where::Text(_)));
    assert!(matches!(read("[1]"), Where::Unlisted(_)));
    assert!(matches!(read("[1]"), Reach::Tuple((1.0,))));
    let Reach::Tuple2((far, unit)) = read("[1,\"km\"]") else { panic!() };
    assert_eq!((far, unit.as_str()), (1.0, "km"));
}

#[test]
fn a_ring_through_a_tuple_is_boxed() {
    let tree: Tree = read(r#"["a",["b",null]]"#);
    let inner: &Tree = tree.0.1.as_ref().unwrap();
    assert_eq!(inner.0.0, "b");
    assert_eq!(read::<Twins>(r#"{"pair":[{},{"pair":[{},{}]}]}"#).pair.map(|pair| pair.1.pair.is_some()), Some(true));
}

#[test]
fn what_may_have_another_length_stays_a_list() {
    let _: [Vec<Json>; 4] = [read::<Open>("[1]").0, read::<Short>("[1]").0, read::<Apart>("[3]").0, TooLong::blank().0];
    assert_eq!(broken::<Apart>("[2]", Mode::Any).len(), 1);
    assert_eq!(broken::<Short>("[1,\"x\"]", Mode::Any).len(), 1);
}

/// Notes the request and gives one answer.
#[derive(Clone)]
struct Fake(Arc<Mutex<Vec<Request<Bytes>>>>, &'static str);

impl Transport for Fake {
    fn send(&self, request: Request<Bytes>) -> BoxFuture<'_, Result<Response<Body>, TransportError>> {
        self.0.lock().unwrap().push(request);
        let body = Body::from(self.1.as_bytes());
        let response = Response::builder().status(if self.1.is_empty() { 204 } else { 200 });
        let response = response.header("content-type", "application/json").header("x-range", "7, m");
        Box::pin(async { Ok(response.body(body).unwrap()) })
    }
}

#[tokio::test]
async fn calls_take_and_give_them() {
    let fake = Fake(Arc::default(), r#"[{"name":"a"},2.5]"#);
    let client = Client::builder().transport(fake.clone()).build().unwrap();
    let mut params = NearParams::new();
    params.within = Some((5, NearWithinItem2::Km));
    let answer = client.near(&Point((1.5, 2.0)), &params).await.unwrap();
    let (place, far): &(Place, f64) = &answer;
    assert_eq!((place.name.as_str(), *far), ("a", 2.5));
    assert_eq!(answer.typed_headers::<NearHeaders>().x_range, Some((7, "m".to_owned())));
    assert_eq!(fake.0.lock().unwrap()[0].uri().query(), Some("at=1.5,2&within=5&within=km"));
    params.within = None;
    let error = client.near(&Point((181.0, 2.0)), &params).await.unwrap_err().to_string();
    assert!(error.contains("/query/at/0 maximum"), "{error}");

    let fake = Fake(Arc::default(), "");
    let client = Client::builder().transport(fake.clone()).build().unwrap();
    client.add(&(Place::new("b"), "x".to_owned())).await.unwrap();
    assert_eq!(fake.0.lock().unwrap()[0].body().as_ref(), br#"[{"name":"b"},"x"]"#);
    let error = client.add(&(Place::new("b"), "long".to_owned())).await.unwrap_err().to_string();
    assert!(error.contains("/1 maxLength"), "{error}");
}
