//! Running cargo, and what it says.

use std::collections::BTreeMap;
use std::ffi::OsString;
use std::process::{Command, Stdio};

use serde_json::Value;

use crate::attribute::{Message, attribute};
use crate::package::Package;

/// What cargo said of a package.
#[derive(Debug, Default)]
pub(crate) struct Said {
    /// Whether it succeeded.
    pub(crate) done: bool,
    /// The compiler's messages by module.
    pub(crate) messages: BTreeMap<String, Vec<Message>>,
    /// Everything else, for the case that nothing is attributed.
    pub(crate) rest: String,
}

/// `cargo check` or `cargo build` of a package.
pub(crate) fn cargo(package: &Package, verb: &str) -> Result<Said, String> {
    let program = std::env::var_os("CARGO").unwrap_or_else(|| OsString::from("cargo"));
    let output = Command::new(program)
        .args([verb, "--offline", "--quiet", "--message-format=json"])
        .current_dir(&package.folder)
        .env("CARGO_TARGET_DIR", &package.target)
        .env("CARGO_TERM_COLOR", "never")
        .env("CARGO_INCREMENTAL", "0")
        .env_remove("RUSTFLAGS")
        .env_remove("CARGO_ENCODED_RUSTFLAGS")
        .stdin(Stdio::null())
        .output()
        .map_err(|error| format!("cargo: {error}"))?;
    let mut said = Said { done: output.status.success(), ..Said::default() };
    for line in String::from_utf8_lossy(&output.stdout).lines() {
        let Ok(line) = serde_json::from_str::<Value>(line) else { continue };
        if let Some((module, message)) = attribute(&line) {
            let messages = said.messages.entry(module).or_default();
            if !messages.contains(&message) {
                messages.push(message);
            }
        } else if let Some(text) = line.pointer("/message/rendered").and_then(Value::as_str) {
            said.rest.push_str(text);
        }
    }
    said.rest.push_str(&String::from_utf8_lossy(&output.stderr));
    Ok(said)
}
