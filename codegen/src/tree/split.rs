//! The items of a module to the files of a tree.

use std::collections::{BTreeMap, HashMap};

use quote::format_ident;
use syn::{Item, parse_quote};

use crate::model::{Owner, TypeId, Wish};
use crate::pipeline::Checked;

use super::file_name::file_names;

/// The items of every file, by path.
pub(super) fn split(items: Vec<Item>, checked: &Checked) -> BTreeMap<String, Vec<Item>> {
    let mut files = BTreeMap::new();
    let (mut root, mut calls, mut modules) = (Vec::new(), Vec::new(), Vec::new());
    let mut of_client = false;
    for item in items {
        // What follows a struct, an enum or a static belongs to it.
        if let Some(name) = defined(&item) {
            of_client = name == "Client" || name == "API";
        }
        match item {
            Item::Mod(mut module) if module.content.is_some() => {
                let content = module.content.take().map(|(_, items)| items).unwrap_or_default();
                module.semi = Some(Default::default());
                if module.ident == "types" {
                    types(content, checked, &mut files);
                } else {
                    files.insert(format!("{}.rs", module.ident), content);
                }
                modules.push(Item::Mod(module));
            }
            item if of_client => root.push(item),
            item => calls.push(item),
        }
    }
    let mut all = Vec::new();
    if !calls.is_empty() {
        all.push(parse_quote!(
            mod calls;
        ));
    }
    all.extend(modules);
    all.extend(reexports("calls", &calls));
    all.extend(root);
    files.insert("mod.rs".to_owned(), all);
    if !calls.is_empty() {
        calls.insert(0, from_above());
        files.insert("calls.rs".to_owned(), calls);
    }
    files
}

/// `types/mod.rs`, and a file for each component with the types of its parts.
fn types(items: Vec<Item>, checked: &Checked, files: &mut BTreeMap<String, Vec<Item>>) {
    let mut names: HashMap<String, TypeId> = HashMap::new();
    for index in 0..checked.api.types.len() {
        names.insert(plain(checked.names.type_name(TypeId(index))).to_owned(), TypeId(index));
    }
    let mut root = Vec::new();
    // By the name of the type that is not a part of another one.
    let mut groups: BTreeMap<String, Vec<Item>> = BTreeMap::new();
    let mut group: Option<String> = None;
    for item in items {
        if let Some(name) = defined(&item) {
            let whole = names.get(&name).map(|id| plain(checked.names.type_name(whole(checked, *id))).to_owned());
            group = Some(whole.unwrap_or(name));
        }
        match &group {
            Some(name) => groups.entry(name.clone()).or_default().push(item),
            None => root.push(item),
        }
    }
    let wished: Vec<&str> = groups.keys().map(String::as_str).collect();
    let mut modules = Vec::new();
    for (file, mut items) in file_names(&wished).into_iter().zip(groups.into_values()) {
        let module = format_ident!("{file}");
        modules.push(parse_quote!(
            mod #module;
        ));
        root.extend(reexports(&file, &items));
        items.insert(0, from_above());
        files.insert(format!("types/{file}.rs"), items);
    }
    modules.extend(root);
    files.insert("types/mod.rs".to_owned(), modules);
}

/// The type whose part a type is, or itself.
fn whole(checked: &Checked, id: TypeId) -> TypeId {
    let mut at = id;
    // An owner is another type, and no ring of owners is longer than there are types.
    for _ in 0..checked.api.types.len() {
        match checked.api.types.get(at.0).map(|read| &read.wish) {
            Some(Wish::Part(Owner::Type(owner), _)) => at = *owner,
            _ => break,
        }
    }
    at
}

/// The name that an item defines, where others may belong to it.
fn defined(item: &Item) -> Option<String> {
    let ident = match item {
        Item::Struct(item) => &item.ident,
        Item::Enum(item) => &item.ident,
        Item::Static(item) => &item.ident,
        Item::Type(item) => &item.ident,
        _ => return None,
    };
    Some(plain(&ident.to_string()).to_owned())
}

fn plain(name: &str) -> &str {
    name.strip_prefix("r#").unwrap_or(name)
}

/// A public item of a file is named where it would stand in the one file, behind the same features.
fn reexports(file: &str, items: &[Item]) -> Vec<Item> {
    let module = format_ident!("{file}");
    let public = items.iter().filter_map(|item| match item {
        Item::Struct(item) => Some((&item.ident, &item.attrs)),
        Item::Enum(item) => Some((&item.ident, &item.attrs)),
        Item::Type(item) => Some((&item.ident, &item.attrs)),
        _ => None,
    });
    public
        .map(|(ident, attributes)| {
            let features = attributes.iter().filter(|attribute| attribute.path().is_ident("cfg"));
            parse_quote!(
                #(#features)*
                pub use self::#module::#ident;
            )
        })
        .collect()
}

/// What a file sees of the module around it. Where all its items are behind features, it may need nothing.
fn from_above() -> Item {
    parse_quote!(
        #[allow(unused_imports)]
        use super::*;
    )
}
