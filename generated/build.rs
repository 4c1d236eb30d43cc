//! Presses the documents of `specs/` into five clients.

fn main() {
    let mut build = tintype_codegen::build().strict(true);
    for provider in ["wink", "etg", "punchh", "driver", "zitadel"] {
        build = build.document(provider, format!("../specs/{provider}/openapi.yaml"));
    }
    build.run();
}
