//! Whatever a document calls its things, the module compiles, and on the wire they are called what the document says.

use crate::hostile_names::types::{Kinds, Names, Words};
use tintype::Model;

#[test]
fn every_property_keeps_its_wire_name() {
    let names = [
        "",
        "*/",
        "type",
        "Type",
        "TYPE",
        "self",
        "Self",
        "super",
        "crate",
        "_",
        "gen",
        "async",
        "try",
        "extra",
        "new",
        "default",
        "clone",
        "fmt",
        "\"",
        "\"#",
        "\\",
        "`",
        "{}",
        "{0}",
        "${x}",
        "\n",
        "\r",
        "\0",
        "\u{85}",
        "\u{2028}",
        "\u{202E}",
        "\u{200B}",
        "a\nb",
        "//",
        ")]",
        "#![feature(x)]",
        "include!(\"/etc/passwd\")",
        "😀",
        "é",
        "e\u{301}",
        "имя",
        "名前",
        "1st",
        "½",
        "firstName",
        "first_name",
        "first-name",
        "FirstName",
        "first_name_2",
        "a/b~c%d",
        "$ref",
        "x-tintype-name",
    ];
    let members: serde_json::Map<String, serde_json::Value> =
        names.iter().enumerate().map(|(at, name)| (name.to_string(), at.to_string().into())).collect();
    let text = serde_json::to_string(&members).unwrap();
    let value: Names = tintype::from_str(&text).unwrap();
    assert!(value.extra.is_empty(), "{:?}", value.extra);
    let back: serde_json::Map<String, serde_json::Value> = serde_json::from_str(&tintype::to_string(&value)).unwrap();
    assert_eq!(back, members);
}

#[test]
fn names_that_differ_in_spelling_alone_are_told_apart() {
    let text =
        r#"{"":"","*/":"","type":"a","Type":"b","firstName":"1","first_name":"2","first-name":"3","first_name_2":"4"}"#;
    let value: Names = tintype::from_str(text).unwrap();
    assert_eq!(value.r#type, "a");
    assert_eq!(value.first_name.as_deref(), Some("2"));
    assert_eq!(value.first_name_2.as_deref(), Some("4"));
}

#[test]
fn every_listed_word_round_trips() {
    for word in [
        "", " ", "*/", "\"#", "\\", "\n", "{}", "Self", "self", "Unlisted", "unlisted", "None", "Some", "Ok", "Err",
        "1", "+", "-", "😀", "é", "e\u{301}", "OK", "ok", "fn", "default", "null", "true",
    ] {
        let text = serde_json::to_string(word).unwrap();
        let value: Words = tintype::from_str(&text).unwrap();
        assert_eq!(serde_json::from_str::<String>(&tintype::to_string(&value)).unwrap(), word);
        assert!(value.validate_request().is_ok(), "{word:?} is listed");
    }
}

#[test]
fn a_discriminator_of_any_name_chooses() {
    let value: Kinds = tintype::from_str(r##"{"kind\"# */":"a\"#\n","given":"x"}"##).unwrap();
    let Kinds::KindA(a) = &value else { panic!("{value:?}") };
    assert_eq!(a.fn_main_panic.as_deref(), Some("x"));
    let value: Kinds = tintype::from_str(r##"{"kind\"# */":"*/","checked":"}{\"#\\"}"##).unwrap();
    assert!(matches!(&value, Kinds::KindB(_)), "{value:?}");
    assert!(value.validate_request().is_ok());
}
