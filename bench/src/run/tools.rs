//! The tools: each is a way to do the work on a text.

use std::cell::RefCell;
use std::hint::black_box;
use std::rc::Rc;

use serde::Serialize;
use serde::de::DeserializeOwned;
use tintype::Mode;
use tintype::json::{decode, encode};
use tintype::shape::{Schema, Slot};

use super::case::{Case, OURS, SONIC, Work};

/// A text and the types that hold it: ours, and those with serde's derives, without and with `garde`'s.
pub(super) struct Subject {
    pub(super) name: &'static str,
    pub(super) text: Rc<[u8]>,
    pub(super) count: usize,
    /// How our type stands in it.
    pub(super) schema: &'static Schema,
}

impl Subject {
    /// All work of all tools. Before anything is measured, the values and the texts that tools make are compared.
    pub(super) fn cases<T, P, G>(&self, checked: bool) -> Vec<Case>
    where
        T: Slot + 'static,
        P: DeserializeOwned + Serialize + 'static,
        G: DeserializeOwned + garde::Validate<Context = ()> + 'static,
    {
        let mut cases = Vec::new();
        let mut add = |work, tool, run: Box<dyn Fn()>| {
            let (document, bytes, count) = (self.name, self.text.len(), self.count);
            cases.push(Case { document, bytes, count, work, tool, run });
        };
        let text = || Rc::clone(&self.text);
        let schema = self.schema;

        let of = text();
        add(Work::Decode, OURS, Box::new(move || drop(black_box(ours::<T>(schema, black_box(&of))))));
        let of = text();
        add(Work::Decode, "serde_json derive", Box::new(move || drop(black_box(plain::<P>(black_box(&of))))));
        let of = text();
        let sonic = move || drop(black_box(sonic_rs::from_slice::<P>(black_box(&of)).expect("sonic-rs reads it")));
        add(Work::Decode, SONIC, Box::new(sonic));
        let of = Scratch::new(text());
        add(Work::Decode, "simd-json derive", Box::new(move || drop(black_box(of.decode::<P>()))));
        let of = Scratch::new(text());
        add(Work::Decode, "floor: simd-json tape", Box::new(move || of.tape()));
        let of = text();
        add(Work::Decode, "floor: memcpy", Box::new(move || drop(black_box(black_box(&of).to_vec()))));

        let of = text();
        add(Work::Checked, OURS, Box::new(move || drop(black_box(ours_checked::<T>(schema, black_box(&of))))));
        let of = text();
        let garde = move || {
            let value: G = plain(black_box(&of));
            garde::Validate::validate(&value).expect("it is valid");
            drop(black_box(value));
        };
        add(Work::Checked, "serde_json derive + garde", Box::new(garde));

        let value: T = ours(schema, &self.text);
        let ours_writes = move || {
            let mut out = Vec::new();
            encode(black_box(&value), schema, &mut out);
            drop(black_box(out));
        };
        add(Work::Encode, OURS, Box::new(ours_writes));
        let value = Rc::new(plain::<P>(&self.text));
        let of = Rc::clone(&value);
        add(Work::Encode, "serde_json derive", Box::new(move || drop(black_box(serde_json::to_vec(black_box(&*of))))));
        let of = Rc::clone(&value);
        add(Work::Encode, SONIC, Box::new(move || drop(black_box(sonic_rs::to_vec(black_box(&*of))))));
        let of = Rc::clone(&value);
        let simd = move || drop(black_box(simd_json::serde::to_vec(black_box(&*of))));
        add(Work::Encode, "simd-json derive", Box::new(simd));
        let written = serde_json::to_vec(&*value).expect("it can be written");
        add(Work::Encode, "floor: memcpy", Box::new(move || drop(black_box(black_box(&written).to_vec()))));

        if checked {
            self.compare::<T, P>();
            super::refusals::compare::<T, G>(self.name, schema, &self.text);
        }
        cases
    }

    /// That all tools read and write the same.
    fn compare<T: Slot, P: DeserializeOwned + Serialize>(&self) {
        let value: T = ours(self.schema, &self.text);
        let mut out = Vec::new();
        encode(&value, self.schema, &mut out);
        let json = |text: &[u8]| without_null(serde_json::from_slice(text).expect("it is JSON"));
        let (document, written) = (json(&self.text), json(&out));
        assert!(document == written, "{}: what we write is not what we read", self.name);
        let theirs: P = plain(&self.text);
        let value = without_null(serde_json::to_value(&theirs).expect("it is JSON"));
        assert!(document == value, "{}: serde's value is not the document's: {}", self.name, differ(&document, &value));
        let written = json(&serde_json::to_vec(&theirs).expect("serde_json writes it"));
        assert!(document == written, "{}: serde_json does not write the document", self.name);
        let read: P = sonic_rs::from_slice(&self.text).expect("sonic-rs reads it");
        assert!(document == json(&sonic_rs::to_vec(&read).expect("sonic-rs writes it")), "{}: sonic-rs", self.name);
        let read: P = Scratch::new(Rc::clone(&self.text)).decode();
        let written = simd_json::serde::to_vec(&read).expect("simd-json writes it");
        assert!(document == json(&written), "{}: simd-json", self.name);
    }
}

/// JSON without members that are null: to serde's derives, null is absent. Whole floats are integers.
fn without_null(json: serde_json::Value) -> serde_json::Value {
    use serde_json::Value;
    match json {
        Value::Array(items) => Value::Array(items.into_iter().map(without_null).collect()),
        Value::Object(members) => {
            let members = members.into_iter().filter(|(_, value)| !value.is_null());
            Value::Object(members.map(|(name, value)| (name, without_null(value))).collect())
        }
        Value::Number(number) => match number.as_f64() {
            Some(float) if number.is_f64() && float.fract() == 0.0 && float.abs() < 1e15 => Value::from(float as i64),
            _ => Value::Number(number),
        },
        other => other,
    }
}

/// Where two values first differ.
fn differ(one: &serde_json::Value, other: &serde_json::Value) -> String {
    use serde_json::Value;
    let of = |name: &str, one: Option<&Value>, other: Option<&Value>| match (one, other) {
        (Some(one), Some(other)) if one == other => None,
        (Some(one), Some(other)) => Some(format!("/{name}{}", differ(one, other))),
        (one, other) => Some(format!("/{name}: {one:?} and {other:?}")),
    };
    let first = match (one, other) {
        (Value::Object(members), Value::Object(others)) => {
            members.keys().chain(others.keys()).find_map(|name| of(name, members.get(name), others.get(name)))
        }
        (Value::Array(items), Value::Array(others)) => (0..items.len().max(others.len()))
            .find_map(|index| of(&index.to_string(), items.get(index), others.get(index))),
        _ => None,
    };
    first.unwrap_or_else(|| format!(": {one} and {other}"))
}

fn ours<T: Slot>(schema: &Schema, text: &[u8]) -> T {
    let mut value = T::blank();
    decode(&mut value, schema, text).expect("tintype reads it");
    value
}

fn ours_checked<T: Slot>(schema: &Schema, text: &[u8]) -> T {
    let value: T = ours(schema, text);
    let violations = tintype::validate_slot(&value, schema, Mode::Response);
    assert!(violations.is_empty(), "it is valid: {violations}");
    value
}

fn plain<P: DeserializeOwned>(text: &[u8]) -> P {
    serde_json::from_slice(text).expect("serde_json reads it")
}

/// simd-json reads a text by changing it, so it has one to spoil, and buffers that it keeps.
struct Scratch {
    text: Rc<[u8]>,
    spoiled: RefCell<Vec<u8>>,
    buffers: RefCell<simd_json::Buffers>,
}

impl Scratch {
    fn new(text: Rc<[u8]>) -> Scratch {
        let buffers = RefCell::new(simd_json::Buffers::new(text.len()));
        Scratch { text, spoiled: RefCell::default(), buffers }
    }

    fn decode<P: DeserializeOwned>(&self) -> P {
        let mut text = self.spoiled.borrow_mut();
        text.clear();
        text.extend_from_slice(&self.text);
        let read = simd_json::serde::from_slice_with_buffers(&mut text, &mut self.buffers.borrow_mut());
        read.expect("simd-json reads it")
    }

    fn tape(&self) {
        let mut text = self.spoiled.borrow_mut();
        text.clear();
        text.extend_from_slice(&self.text);
        let tape = simd_json::to_tape_with_buffers(&mut text, &mut self.buffers.borrow_mut());
        drop(black_box(tape.expect("simd-json reads it")));
    }
}
