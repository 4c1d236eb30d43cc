//! Places in the documents.

use tintype::shape::{Place, Shape, Step};

use crate::sample::table;

fn place(shape: &'static Shape, steps: &[Step]) -> String {
    shape.source.place(shape, steps).as_ref().map(Place::to_string).unwrap_or_default()
}

#[test]
fn every_node_has_its_line() {
    for (shape, steps, expected) in [
        (&table::Person, &[][..], "specs/people.yaml:10"),
        (&table::Person, &[Step::Rule(0)], "specs/people.yaml:12"),
        (&table::Person, &[Step::Field(0)], "specs/people.yaml:13"),
        (&table::Person, &[Step::Field(1), Step::Rule(1)], "specs/people.yaml:18"),
        (&table::Person, &[Step::Field(4), Step::Rule(0)], "specs/people.yaml:24"),
        (&table::Person, &[Step::Field(17)], "specs/people.yaml:45"),
        (&table::Person, &[Step::Field(8), Step::Items], "specs/people.yaml:31"),
        (&table::Gender, &[], "specs/people.yaml:60"),
        (&table::Address, &[], "specs/common.yaml:10"),
        (&table::Address, &[Step::Field(1), Step::Rule(0)], "specs/common.yaml:13"),
        (&table::Cat, &[Step::Field(1)], "specs/people.yaml:72"),
        (&table::Pet, &[Step::Variant(1)], "specs/people.yaml:92"),
        (&table::Value, &[Step::Variant(1), Step::Rule(0)], "specs/people.yaml:103"),
        (&table::Value, &[Step::Variant(2)], "specs/people.yaml:104"),
        (&table::Names, &[Step::Rule(0)], "specs/people.yaml:121"),
        (&table::Names, &[Step::Items, Step::Rule(0)], "specs/people.yaml:123"),
        (&table::Counts, &[Step::Values, Step::Rule(0)], "specs/people.yaml:133"),
        (&table::Counts, &[Step::Values], "specs/people.yaml:130"),
        (&table::Empty, &[], "specs/people.yaml:150"),
        (&table::Empty, &[Step::Field(3)], "specs/people.yaml:150"),
    ] {
        assert_eq!(place(shape, steps), expected, "{} {steps:?}", shape.name);
    }
}

#[test]
fn errors_travel_between_threads() {
    fn travels<T: std::error::Error + Clone + Send + Sync + 'static>() {}
    travels::<tintype::DecodeError>();
    travels::<tintype::Violations>();
}
