//! The pieces of a module to the files of a tree.

use std::collections::BTreeMap;

use proc_macro2::TokenStream;
use quote::{format_ident, quote};
use syn::Item;

use crate::emit::{Block, Module, Part, Piece};
use crate::model::{Owner, TypeId, Wish};
use crate::pipeline::Checked;

use super::file_name::file_names;

/// What a file has.
#[derive(Default)]
pub(super) struct File {
    /// Declarations of modules, and what is named from elsewhere.
    pub(super) lead: TokenStream,
    pub(super) parts: Vec<Part>,
}

/// Every file, by path.
pub(super) fn split(module: &Module<'_>, checked: &Checked) -> BTreeMap<String, File> {
    let mut files = BTreeMap::new();
    let (mut root, mut calls) = (File::default(), File::default());
    let mut modules = TokenStream::new();
    for part in module.parts() {
        match part {
            Part::Piece(Piece::Client | Piece::Api) | Part::Block(Block::Methods, _) => root.parts.push(part),
            Part::Piece(_) => calls.parts.push(part),
            Part::Block(block, pieces) => {
                let head = module.head(block);
                modules.extend(quote!(#head;));
                match block {
                    Block::Types => types(module, checked, &pieces, &mut files),
                    _ => drop(files.insert(format!("{}.rs", file_of(block)), File::of(pieces))),
                }
            }
        }
    }
    if !calls.parts.is_empty() {
        let pieces = calls.parts.iter().filter_map(|part| match part {
            Part::Piece(piece) => Some(*piece),
            Part::Block(..) => None,
        });
        root.lead = reexports(module, "calls", pieces);
        modules = quote!(mod calls; #modules);
        calls.lead = from_above();
        files.insert("calls.rs".to_owned(), calls);
    }
    let reexports = std::mem::take(&mut root.lead);
    root.lead = quote!(#modules #reexports);
    files.insert("mod.rs".to_owned(), root);
    files
}

impl File {
    fn of(pieces: Vec<Piece>) -> File {
        File { lead: TokenStream::new(), parts: pieces.into_iter().map(Part::Piece).collect() }
    }
}

/// The file of a block that is a module.
fn file_of(block: Block) -> &'static str {
    match block {
        Block::Methods => "methods",
        Block::Webhooks => "webhooks",
        Block::Callbacks => "callbacks",
        Block::Types => "types",
        Block::Operations => "operation",
        Block::Tables => "table",
    }
}

/// `types/mod.rs`, and a file for each component with the types of its parts.
fn types(module: &Module<'_>, checked: &Checked, pieces: &[Piece], files: &mut BTreeMap<String, File>) {
    let mut root = File::default();
    // By the name of the type that is not a part of another one.
    let mut groups: BTreeMap<&str, Vec<Piece>> = BTreeMap::new();
    for piece in pieces {
        match piece {
            Piece::Type(id) => {
                let name = plain(checked.names.type_name(whole(checked, *id)));
                groups.entry(name).or_default().push(*piece);
            }
            _ => root.parts.push(Part::Piece(*piece)),
        }
    }
    let wished: Vec<&str> = groups.keys().copied().collect();
    let (mut modules, mut names) = (TokenStream::new(), TokenStream::new());
    for (name, pieces) in file_names(&wished).into_iter().zip(groups.into_values()) {
        let ident = format_ident!("{name}");
        modules.extend(quote!(mod #ident;));
        names.extend(reexports(module, &name, pieces.iter().copied()));
        files.insert(format!("types/{name}.rs"), File { lead: from_above(), ..File::of(pieces) });
    }
    root.lead = quote!(#modules #names);
    files.insert("types/mod.rs".to_owned(), root);
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

fn plain(name: &str) -> &str {
    name.strip_prefix("r#").unwrap_or(name)
}

/// A public item of a file is named where it would stand in the one file, behind the same features.
fn reexports(module: &Module<'_>, file: &str, pieces: impl Iterator<Item = Piece>) -> TokenStream {
    let file = format_ident!("{file}");
    let items = pieces.flat_map(|piece| match syn::parse2::<syn::File>(module.piece(piece)) {
        Ok(parsed) => parsed.items,
        // Emission makes items; what is none is shown by the compiler with its place.
        Err(_) => Vec::new(),
    });
    let public = items.filter_map(|item| match item {
        Item::Struct(item) => Some((item.ident, item.attrs)),
        Item::Enum(item) => Some((item.ident, item.attrs)),
        Item::Type(item) => Some((item.ident, item.attrs)),
        _ => None,
    });
    public
        .map(|(ident, attributes)| {
            let features = attributes.iter().filter(|attribute| attribute.path().is_ident("cfg"));
            // The tree may be taken in as a private module, of which nobody uses everything.
            quote!(#(#features)* #[allow(unused_imports)] pub use self::#file::#ident;)
        })
        .collect()
}

/// What a file sees of the module around it. Where all its items are behind features, it may need nothing.
fn from_above() -> TokenStream {
    quote!(
        #[allow(unused_imports)]
        use super::*;
    )
}
