//! The features of a module, held against the package's manifest.

use std::path::PathBuf;

use crate::slice::Features;

/// The manifest of the package that is built.
pub(super) fn manifest() -> Option<(PathBuf, String)> {
    let path = PathBuf::from(std::env::var_os("CARGO_MANIFEST_DIR")?).join("Cargo.toml");
    let text = std::fs::read_to_string(&path).ok()?;
    Some((path, text))
}

/// The features that a manifest does not declare.
pub(super) fn undeclared<'f>(features: &'f Features, manifest: &str) -> Vec<&'f str> {
    let names = features.all().iter().map(|feature| feature.name.as_str());
    names.filter(|name| !declares(manifest, name)).collect()
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
