//! The suite on generated types: every instance is read into the type and checked by `validate`.
//!
//! It compiles a module for each group, which takes a while, and is run where `TINTYPE_SUITE_COMPILE` is set.

use std::path::Path;
use std::process::Command;

use tintype::Json;
use tintype_codegen::{Output, generate_text};

use crate::document::around;
use crate::verdict::refusal;
use crate::{groups, options, suite};

/// The program that judges: a line for each verdict that is not right.
const PROGRAM: &str = r##"
fn check<T: tintype::Model>(name: &str, data: &str, valid: bool) {
    let holder = format!("{{\"value\":{data}}}");
    let (said, why) = match tintype::from_slice::<T>(holder.as_bytes()) {
        Err(error) => (false, error.to_string()),
        Ok(value) => {
            let violations = tintype::validate_slot(&value, &T::schema(), tintype::Mode::Any);
            (violations.is_empty(), violations.to_string())
        }
    };
    let outcome = if said == valid { "Right" } else { "Wrong" };
    println!("{outcome} {name}: {data}: {}", why.replace('\n', "; "));
}
"##;

#[test]
fn no_verdict_of_generated_types_is_wrong() {
    let Some(folder) = suite("draft2020-12").filter(|_| std::env::var_os("TINTYPE_SUITE_COMPILE").is_some()) else {
        println!("skipped: TINTYPE_SUITE_COMPILE is not set, or the JSON Schema test suite is not here");
        return;
    };
    let package = Path::new(env!("CARGO_TARGET_TMPDIR")).join("suite");
    let workspace = Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap();
    let manifest = format!(
        "[workspace]\n[package]\nname = \"suite\"\nversion = \"0.0.0\"\nedition = \"2024\"\n[profile.dev]\ndebug = 0\n\
         [dependencies]\ntintype = {{ path = {:?}, default-features = false }}\n",
        workspace.join("runtime")
    );
    std::fs::create_dir_all(package.join("src")).unwrap();
    Output::write(&package.join("Cargo.toml"), &manifest).unwrap();
    Output::write(&package.join("Cargo.lock"), &std::fs::read_to_string(workspace.join("Cargo.lock")).unwrap())
        .unwrap();
    let (mut modules, mut calls) = (String::new(), String::new());
    for (number, (file, group)) in groups(&folder).into_iter().enumerate() {
        let document = around(group.get("schema").unwrap());
        let Ok(module) = generate_text(Path::new("suite.json"), &document, &options(&file)) else { continue };
        if refusal(module.checked()).is_some() {
            continue;
        }
        Output::write(&package.join(format!("src/g{number}.rs")), &module.text()).unwrap();
        modules.push_str(&format!("mod g{number};\n"));
        calls.push_str(&format!("fn f{number}() {{\n"));
        for test in group.get("tests").and_then(Json::as_array).unwrap() {
            let text = |json: &Json, name: &str| json.get(name).and_then(Json::as_str).unwrap().to_owned();
            let name = format!("{file}: {} / {}", text(&group, "description"), text(test, "description"));
            let (data, valid) = (test.get("data").unwrap().to_string(), test.get("valid").unwrap());
            calls.push_str(&format!("    check::<g{number}::types::Holder>({name:?}, {data:?}, {valid});\n"));
        }
        calls.push_str("}\n");
    }
    let numbers = modules.lines().map(|line| line.trim_start_matches("mod g").trim_end_matches(';'));
    let main: String = numbers.map(|number| format!("    f{number}();\n")).collect();
    let program = format!(
        "#![deny(warnings)]\n#![allow(mixed_script_confusables)]\n{modules}{PROGRAM}{calls}fn main() {{\n{main}}}\n"
    );
    Output::write(&package.join("src/main.rs"), &program).unwrap();
    let output = Command::new(env!("CARGO"))
        .args(["run", "--quiet"])
        .current_dir(&package)
        .env("CARGO_TARGET_DIR", package.join("target"))
        .env_remove("RUSTFLAGS")
        .output()
        .unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let said = String::from_utf8(output.stdout).unwrap();
    let of = |outcome: &str| said.lines().filter(|line| line.starts_with(outcome)).collect::<Vec<_>>();
    println!("{} right, {} wrong\n{}", of("Right").len(), of("Wrong").len(), of("Wrong").join("\n"));
    let otherwise = |line: &str| crate::OTHERWISE.iter().any(|file| line.starts_with(&format!("Wrong {file}: ")));
    assert!(of("Wrong").into_iter().all(otherwise));
}
