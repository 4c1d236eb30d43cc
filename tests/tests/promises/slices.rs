//! A part of a document: the chosen operations, the types that they need, and each of these as it is in the whole.

use std::path::Path;

use tintype_codegen::model::OperationId;
use tintype_codegen::{Generated, Options, generate};

use crate::items;
use crate::support::{PROVIDERS, document};

fn slice(options: Options) -> Generated {
    generate(Path::new("tagged/openapi.yaml"), &options).unwrap_or_else(|failure| panic!("{failure}"))
}

/// The names of its operations, and of its types.
fn left(module: &Generated) -> (Vec<&str>, Vec<&str>) {
    let checked = module.checked();
    let operations =
        (0..checked.api.operations.len()).map(|id| checked.names.operation(OperationId(id)).method.as_str());
    let types = (0..checked.api.types.len()).map(|id| checked.names.type_name(tintype_codegen::model::TypeId(id)));
    let (mut operations, mut types) = (operations.collect::<Vec<_>>(), types.collect::<Vec<_>>());
    operations.sort_unstable();
    types.sort_unstable();
    (operations, types)
}

fn texts(list: &[&str]) -> Vec<String> {
    list.iter().map(|text| (*text).to_owned()).collect()
}

#[test]
fn tags_paths_and_ids_choose_operations_and_their_types() {
    let all = Options::default;
    let store = ["Owner", "OwnerHome", "Store", "StoreEnvelope", "StoreLevel"];
    let pet = ["Kind", "Owner", "OwnerHome", "Pet", "PetFood", "PetFoodDry", "Problem"];
    assert_eq!(left(&slice(Options { tags: texts(&["default"]), ..all() })), (vec!["show_store"], store.to_vec()));
    assert_eq!(left(&slice(Options { operations: texts(&["listPets"]), ..all() })), (vec!["list_pets"], pet.to_vec()));
    assert_eq!(left(&slice(Options { paths: texts(&["/stores/*"]), ..all() })), (vec!["show_store"], store.to_vec()));
    assert_eq!(left(&slice(Options { paths: texts(&["/pets"]), ..all() })).0, ["add_pet", "list_pets"]);
    // Whatever any of the choices names.
    let two = slice(Options { tags: texts(&["Vet Visits"]), operations: texts(&["ping"]), ..all() });
    assert_eq!(left(&two).0, ["add_pet", "ping"]);
}

#[test]
fn types_alone_are_those_of_the_components_and_no_client() {
    let module = slice(Options { types_only: true, ..Options::default() });
    let (operations, types) = left(&module);
    assert_eq!(operations, [""; 0]);
    assert!(
        types.contains(&"UnusedToo") && types.contains(&"OwnerHome") && !types.contains(&"AddPetAcceptedResponse"),
        "{types:?}"
    );
    assert!(!module.text().contains("Client"));
    // With a choice, those that the operations need.
    let module = slice(Options { types_only: true, operations: texts(&["ping"]), ..Options::default() });
    assert_eq!(left(&module), (vec![], vec!["Moment", "Pong"]));
}

#[test]
fn what_is_left_is_word_for_word_what_it_is_in_the_whole() {
    let documents = PROVIDERS.map(document).into_iter().chain([Path::new("tagged/openapi.yaml").to_owned()]);
    for path in documents {
        let whole = generate(&path, &Options::default()).unwrap();
        let all = items::of_text(&whole.text());
        for operation in &whole.checked().api.operations {
            let id = operation.id.clone().unwrap();
            let part = generate(&path, &Options { operations: vec![id.clone()], ..Options::default() }).unwrap();
            for (module, item) in items::of_text(&part.text()) {
                // The client has fewer methods, and the lines are of fewer things. A struct of headers that operations
                // share is named after the first of them.
                let fewer = ["impl Client {", "static places", "Headers"].iter().any(|part| item.contains(part));
                assert!(fewer || all.contains(&(module.clone(), item.clone())), "{id}, {module}: {item}");
            }
        }
    }
}

#[test]
fn a_choice_of_nothing_says_what_there_is() {
    let refused = |options: Options| {
        let failure = generate(Path::new("tagged/openapi.yaml"), &options).unwrap_err();
        let said = failure.human(false);
        let place = "--> tagged/openapi.yaml:3:1";
        assert_eq!(said.matches("error[slice]: ").count(), said.matches(place).count(), "{said}");
        let line = |start: &str| {
            said.lines().filter_map(|line| line.trim().strip_prefix(start).map(str::to_owned)).collect::<Vec<_>>()
        };
        [line("error[slice]: "), line("= help: ")].concat()
    };
    let all = Options::default;
    assert_eq!(
        refused(Options { tags: texts(&["pet", "cars"]), ..all() }),
        [
            "no operation has the tag `pet`",
            "no operation has the tag `cars`",
            "did you mean `pets`?",
            "the tags are `Vet Visits`, `default`, `pets`"
        ]
    );
    assert_eq!(
        refused(Options { paths: texts(&["/stors*"]), operations: texts(&["list_pets"]), keep_going: true, ..all() }),
        [
            "no operation has the path `/stors*`",
            "no operation has the id `list_pets`",
            "the paths are `/pets`, `/ping`, `/stores/{id}`",
            "did you mean `listPets`?",
        ]
    );
    assert_eq!(
        refused(Options { types_only: true, features_per_tag: true, ..all() })[0],
        "types alone belong to no tag: there is nothing for features per tag to switch"
    );
}

#[test]
fn build_script_and_macro_choose_as_the_options_do() {
    let folder = tempfile::tempdir().unwrap();
    let mut lines = Vec::new();
    let build = tintype_codegen::build().out_dir(folder.path()).document("all", "tagged/openapi.yaml");
    let build = build.document("api", "tagged/openapi.yaml").tags(["default"]).paths(["/pin*"]).operations(["addPet"]);
    assert!(build.document("types", "tagged/openapi.yaml").types_only().try_run(&mut lines), "{lines:#?}");
    let written = |name: &str| std::fs::read_to_string(folder.path().join(name)).unwrap();
    let options = Options {
        tags: texts(&["default"]),
        paths: texts(&["/pin*"]),
        operations: texts(&["addPet"]),
        ..Options::default()
    };
    assert_eq!(written("all.rs"), slice(Options::default()).text());
    assert_eq!(written("api.rs"), slice(options).text());
    assert_eq!(written("types.rs"), slice(Options { types_only: true, ..Options::default() }).text());
    let arguments = r#""tagged/openapi.yaml", tags = ["default"], paths = ["/pin*"], operations = ["addPet",]"#;
    let tokens = tintype_codegen::expand(arguments.parse().unwrap(), Path::new(env!("CARGO_MANIFEST_DIR"))).to_string();
    let methods =
        ["list_pets", "add_pet", "show_store", "ping"].map(|name| tokens.contains(&format!("pub fn {name} ")));
    assert_eq!(methods, [false, true, true, true]);
}
