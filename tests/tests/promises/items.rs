//! The items of a module, each with the inline module that it stands in, to compare modules by.

use quote::ToTokens;

/// An item: its module, and its tokens.
pub(crate) type Item = (String, String);

/// The items of a module as one file.
pub(crate) fn of_text(text: &str) -> Vec<Item> {
    let mut all = Vec::new();
    for item in syn::parse_file(text).unwrap().items {
        match item {
            syn::Item::Mod(module) => {
                let name = module.ident.to_string();
                let items = module.content.unwrap().1.into_iter();
                all.extend(items.map(|item| (name.clone(), item.to_token_stream().to_string())));
            }
            item => all.push((String::new(), item.to_token_stream().to_string())),
        }
    }
    all.sort();
    all
}

/// The items of a module as a tree of files, without what holds the files together.
pub(crate) fn of_tree<'a>(files: impl Iterator<Item = (std::path::PathBuf, &'a str)>) -> Vec<Item> {
    let mut all = Vec::new();
    for (path, text) in files {
        let first = path.components().next().unwrap().as_os_str().to_str().unwrap();
        let module = match first.trim_end_matches(".rs") {
            "mod" | "calls" => "",
            other => other,
        };
        for item in syn::parse_file(text).unwrap().items {
            let tokens = item.to_token_stream().to_string();
            let joint = match &item {
                syn::Item::Mod(module) => module.content.is_none(),
                syn::Item::Use(_) => tokens.contains("super :: *") || tokens.contains("pub use self"),
                _ => false,
            };
            if !joint {
                all.push((module.to_owned(), tokens));
            }
        }
    }
    all.sort();
    all
}
