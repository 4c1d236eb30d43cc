//! A program that uses every operation of a library, so that everything is linked that a client of it may need.
//!
//! The operations are found by reading the library's text: the methods of the type that has most of them.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use syn::{FnArg, GenericParam, ImplItem, ImplItemFn, Item, ItemImpl, ReturnType, Type, TypeParamBound};

use crate::documents::read;

/// Calls of all operations, and how many of them can't be spelled without knowing the types of their arguments.
#[derive(Debug, Default)]
pub(super) struct Calls {
    /// The type whose methods they are.
    pub(super) client: String,
    /// Expressions of futures.
    pub(super) all: Vec<String>,
    pub(super) left_out: usize,
}

/// The calls of a library below a folder.
pub(super) fn calls(source: &Path) -> Result<Calls, String> {
    let mut clients: BTreeMap<String, Calls> = BTreeMap::new();
    for file in files(source)? {
        let parsed = syn::parse_file(&read(&file)?).map_err(|error| format!("{}: {error}", file.display()))?;
        visit(&parsed.items, &mut clients);
    }
    clients.into_values().max_by_key(|calls| calls.all.len()).ok_or_else(|| "it has no operations".to_owned())
}

fn files(folder: &Path) -> Result<Vec<PathBuf>, String> {
    let mut found = Vec::new();
    let entries = std::fs::read_dir(folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    for path in entries.flatten().map(|entry| entry.path()) {
        if path.is_dir() {
            found.extend(files(&path)?);
        } else if path.extension().is_some_and(|it| it == "rs") {
            found.push(path);
        }
    }
    found.sort();
    Ok(found)
}

fn visit(items: &[Item], clients: &mut BTreeMap<String, Calls>) {
    for item in items {
        match item {
            Item::Impl(item) if item.trait_.is_none() => {
                let Some(client) = last_name(&item.self_ty) else { continue };
                let calls = clients.entry(client.clone()).or_default();
                calls.client = client;
                methods(item, calls);
            }
            Item::Mod(inner) => {
                visit(inner.content.as_ref().map(|(_, items)| items.as_slice()).unwrap_or_default(), clients)
            }
            _ => {}
        }
    }
}

fn methods(item: &ItemImpl, calls: &mut Calls) {
    for method in &item.items {
        let ImplItem::Fn(method) = method else { continue };
        if !matches!(method.vis, syn::Visibility::Public(_))
            || !matches!(method.sig.inputs.first(), Some(FnArg::Receiver(_)))
        {
            continue;
        }
        if !is_operation(method) {
            continue;
        }
        match arguments(method) {
            Some(arguments) => calls.all.push(format!("client.{}({arguments}).await", method.sig.ident)),
            None => calls.left_out += 1,
        }
    }
}

/// Whether a method is an operation: what it gives can be awaited.
fn is_operation(method: &ImplItemFn) -> bool {
    let is_call = |kind: &Type| last_name(kind).is_some_and(|name| name == "Call");
    method.sig.asyncness.is_some() || matches!(&method.sig.output, ReturnType::Type(_, kind) if is_call(kind))
}

/// The arguments, each of them nothing in particular.
fn arguments(method: &ImplItemFn) -> Option<String> {
    let generic = |name: &str| {
        method.sig.generics.params.iter().find_map(|it| match it {
            GenericParam::Type(it) if it.ident == name => Some(it.bounds.iter().collect::<Vec<_>>()),
            _ => None,
        })
    };
    let argument = |argument: &FnArg| match argument {
        FnArg::Receiver(_) => None,
        FnArg::Typed(it) => Some(match &*it.ty {
            Type::ImplTrait(it) => concrete(&it.bounds.iter().collect::<Vec<_>>()),
            kind => match last_name(kind).and_then(|name| generic(&name)) {
                Some(bounds) => concrete(&bounds),
                None => Some("any()"),
            },
        }),
    };
    let all: Option<Vec<&str>> = method.sig.inputs.iter().filter_map(argument).collect();
    all.map(|all| all.join(", "))
}

/// An argument of a type with these bounds.
fn concrete(bounds: &[&TypeParamBound]) -> Option<&'static str> {
    bounds.iter().find_map(|bound| {
        let TypeParamBound::Trait(bound) = bound else { return None };
        let last = bound.path.segments.last()?;
        let syn::PathArguments::AngleBracketed(of) = &last.arguments else {
            return (last.ident == "Display" || last.ident == "ToString").then_some("any::<&str>()");
        };
        let of = of.args.iter().find_map(|it| match it {
            syn::GenericArgument::Type(kind) => last_name(kind),
            _ => None,
        });
        match (last.ident.to_string().as_str(), of.as_deref()) {
            ("Into", Some("String")) => Some("any::<String>()"),
            ("AsRef", Some("str")) => Some("any::<&str>()"),
            ("Into" | "TryInto", Some("Body")) => Some("any::<Vec<u8>>()"),
            _ => None,
        }
    })
}

fn last_name(kind: &Type) -> Option<String> {
    match kind {
        Type::Path(path) => path.path.segments.last().map(|segment| segment.ident.to_string()),
        _ => None,
    }
}

/// The program for these calls.
pub(super) fn program(library: &str, module: &str, calls: &Calls, most: usize) -> String {
    let client = format!("{library}::{module}{}", calls.client);
    let each = |(at, call): (usize, &String)| {
        format!(
            "fn call_{at}(client: &'static {client}) -> Pin<Box<dyn Future<Output = ()>>> {{\n    \
             Box::pin(async move {{ keep({call}); }})\n}}\n"
        )
    };
    let functions: Vec<String> = calls.all.iter().take(most).enumerate().map(each).collect();
    let names: Vec<String> = (0..functions.len()).map(|at| format!("call_{at}")).collect();
    format!(
        "#![allow(warnings)]\nuse std::{{future::Future, hint::black_box, pin::Pin, task::{{Context, Waker}}}};\n\
         fn any<T>() -> T {{\n    black_box(None::<T>).unwrap()\n}}\nfn keep<T>(value: T) {{\n    black_box(value);\n}}\n{}\
         static ALL: &[fn(&'static {client}) -> Pin<Box<dyn Future<Output = ()>>>] = &[{}];\n\
         fn main() {{\n    for call in black_box(ALL) {{\n        \
         let _ = call(any()).as_mut().poll(&mut Context::from_waker(Waker::noop()));\n    }}\n}}\n",
        functions.concat(),
        names.join(", "),
    )
}

/// The program for lines that read and write a type each.
pub(super) fn types_program(uses: &[String], most: usize) -> String {
    let each = |(at, line): (usize, &String)| format!("fn call_{at}(text: &'static [u8]) {{\n    {line}\n}}\n");
    let functions: Vec<String> = uses.iter().take(most).enumerate().map(each).collect();
    let names: Vec<String> = (0..functions.len()).map(|at| format!("call_{at}")).collect();
    format!(
        "#![allow(warnings)]\nuse std::hint::black_box;\nfn keep<T>(value: T) {{\n    black_box(value);\n}}\n{}\
         static ALL: &[fn(&'static [u8])] = &[{}];\nfn main() {{\n    for call in black_box(ALL) {{\n        \
         call(black_box(b\"\"));\n    }}\n}}\n",
        functions.concat(),
        names.join(", "),
    )
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    #[test]
    fn operations_are_async_methods_and_calls() {
        let file: syn::File = syn::parse_str(
            "impl Client {
                pub fn new() -> Self { Client }
                pub fn show(&self, id: impl Into<String>, body: &Pet) -> ::tintype::Call<Pet, Error> { x }
                pub async fn list<T: AsRef<str>>(&self, tag: T) -> u8 { 0 }
                pub async fn odd(&self, f: impl FnMut(u8)) {}
                async fn own(&self) {}
            }",
        )
        .unwrap();
        let mut clients = BTreeMap::new();
        visit(&file.items, &mut clients);
        let calls = clients.remove("Client").unwrap();
        assert_eq!(calls.all, ["client.show(any::<String>(), any()).await", "client.list(any::<&str>()).await"]);
        assert_eq!(calls.left_out, 1);
    }
}
