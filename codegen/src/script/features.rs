//! The features of a module, held against the package's manifest.

use std::path::PathBuf;

use super::{tell, watch};
use crate::slice::Features;

/// The text of the manifest of the package that is built.
pub(super) fn manifest(lines: &mut Vec<String>) -> Option<String> {
    let path = PathBuf::from(std::env::var_os("CARGO_MANIFEST_DIR")?).join("Cargo.toml");
    watch(&path, lines);
    std::fs::read_to_string(&path).ok()
}

/// Says once what a manifest has to declare, in place of the warning that rustc would give at each place.
pub(super) fn tell_undeclared(features: &Features, manifest: &str, lines: &mut Vec<String>) {
    let names = features.all().iter().map(|feature| feature.name.as_str());
    let names: Vec<&str> = names.filter(|name| !declares(manifest, name)).collect();
    if names.is_empty() {
        return;
    }
    let listed: Vec<String> = names.iter().map(|name| format!("{name} = []")).collect();
    let message = "features are not declared, so what needs them is left out; add to [features] of Cargo.toml";
    tell(lines, "warning", &format!("{message}: {}", listed.join(", ")));
    let values: Vec<String> = names.iter().map(|name| format!("{name:?}")).collect();
    tell(lines, "rustc-check-cfg", &format!("cfg(feature, values({}))", values.join(", ")));
}

/// Whether `name =` stands in a manifest, in quotes or not.
fn declares(manifest: &str, name: &str) -> bool {
    let is_part = |c: char| c.is_alphanumeric() || matches!(c, '-' | '_' | '.' | '+');
    manifest.match_indices(name).any(|(at, _)| {
        let (before, after) = (&manifest[..at], &manifest[at + name.len()..]);
        !before.ends_with(is_part) && after.trim_start_matches(['"', '\'']).trim_start().starts_with('=')
    })
}

#[cfg(test)]
mod tests {
    use super::declares;

    #[test]
    fn a_feature_is_declared_by_its_own_name() {
        let manifest = "[features]\nbig-pets = []\n\"pet.s\"= []\nowners = [\"pets\"]\n";
        assert!(["big-pets", "pet.s", "owners"].into_iter().all(|name| declares(manifest, name)));
        assert!(!["pets", "big", "s", "owner"].into_iter().any(|name| declares(manifest, name)));
    }
}
