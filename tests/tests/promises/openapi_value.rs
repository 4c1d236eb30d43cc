//! A document that the crate `openapiv3` has read gives the module that its file gives.

use tintype_codegen::Options;

use crate::support::{document, generate, without_line_numbers};

#[test]
fn a_value_gives_the_same_module_as_its_file() {
    for provider in ["etg", "driver", "zitadel"] {
        let text = std::fs::read_to_string(document(provider)).unwrap();
        let value: openapiv3::OpenAPI = serde_yaml_ng::from_str(&text).unwrap();
        let module = tintype_codegen::generate_openapi(&value, &Options::default()).unwrap();
        // Only the name of the document differs, and the lines in it.
        let by_file = without_line_numbers(&generate(provider).text()).replace("openapi.yaml", "openapi.json");
        let by_value = without_line_numbers(&module.text());
        let by_file = by_file.replace(&format!("specs/{provider}/"), "");
        assert_eq!(by_value, by_file, "{provider}");
        assert_eq!(module.outline(), generate(provider).outline());
    }
}
