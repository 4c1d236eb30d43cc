//! The operations of a library, found by reading its text: the methods of the type that has most of them.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use syn::{
    FnArg, GenericArgument, ImplItem, ImplItemFn, Item, ItemImpl, PathArguments, ReturnType, Type, TypeParamBound,
};

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
    let beside: Vec<String> = items.iter().filter_map(declared).collect();
    for item in items {
        match item {
            Item::Impl(item) if item.trait_.is_none() => {
                let Some(client) = last_name(&item.self_ty) else { continue };
                let calls = clients.entry(client.clone()).or_default();
                calls.client = client;
                methods(item, &beside, calls);
            }
            Item::Mod(inner) => {
                visit(inner.content.as_ref().map(|(_, items)| items.as_slice()).unwrap_or_default(), clients)
            }
            _ => {}
        }
    }
}

/// The name of a type.
fn declared(item: &Item) -> Option<String> {
    match item {
        Item::Struct(item) => Some(item.ident.to_string()),
        Item::Enum(item) => Some(item.ident.to_string()),
        _ => None,
    }
}

fn methods(item: &ItemImpl, beside: &[String], calls: &mut Calls) {
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
        match arguments(method, beside) {
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

/// The arguments, each of them nothing in particular; `beside` are the types in the client's module.
fn arguments(method: &ImplItemFn, beside: &[String]) -> Option<String> {
    let generics = Generics { of: &method.sig.generics, beside };
    let argument = |argument: &FnArg| match argument {
        FnArg::Receiver(_) => None,
        FnArg::Typed(it) => Some(match generics.spelled(&it.ty) {
            Spelled::Plain => Some("any()".to_owned()),
            Spelled::As(kind) => Some(format!("any::<{kind}>()")),
            Spelled::Unknown => None,
        }),
    };
    let all: Option<Vec<String>> = method.sig.inputs.iter().filter_map(argument).collect();
    all.map(|all| all.join(", "))
}

/// A type as a caller has to name it.
enum Spelled {
    /// The method names it.
    Plain,
    /// A type that its generic parts allow.
    As(String),
    Unknown,
}

/// What a method is generic over.
struct Generics<'a> {
    of: &'a syn::Generics,
    beside: &'a [String],
}

impl Generics<'_> {
    fn spelled(&self, kind: &Type) -> Spelled {
        match kind {
            Type::ImplTrait(it) => self.one_of(it.bounds.iter()),
            Type::Reference(it) => self.within(&it.elem, |kind| format!("&{kind}")),
            Type::Slice(it) => self.within(&it.elem, |kind| format!("[{kind}]")),
            Type::Path(it) => {
                let Some(last) = it.path.segments.last() else { return Spelled::Unknown };
                let parameter = self.of.type_params().find(|parameter| it.path.is_ident(&parameter.ident));
                match (parameter, &last.arguments) {
                    (Some(parameter), _) => self.one_of(parameter.bounds.iter()),
                    (None, PathArguments::AngleBracketed(of)) => {
                        let types = of.args.iter().filter_map(|it| match it {
                            GenericArgument::Type(kind) => Some(kind),
                            _ => None,
                        });
                        let mut generic = types.filter(|kind| !matches!(self.spelled(kind), Spelled::Plain));
                        match (generic.next(), last.ident == "Option" || last.ident == "Vec") {
                            (None, _) => Spelled::Plain,
                            (Some(kind), true) => self.within(kind, |kind| format!("{}<{kind}>", last.ident)),
                            (Some(_), false) => Spelled::Unknown,
                        }
                    }
                    (None, _) => Spelled::Plain,
                }
            }
            _ => Spelled::Plain,
        }
    }

    fn within(&self, kind: &Type, around: impl Fn(String) -> String) -> Spelled {
        match self.spelled(kind) {
            Spelled::As(kind) => Spelled::As(around(kind)),
            other => other,
        }
    }

    fn one_of<'b>(&self, mut bounds: impl Iterator<Item = &'b TypeParamBound>) -> Spelled {
        bounds.find_map(|bound| self.concrete(bound)).map_or(Spelled::Unknown, Spelled::As)
    }

    /// A type with this bound.
    fn concrete(&self, bound: &TypeParamBound) -> Option<String> {
        let TypeParamBound::Trait(bound) = bound else { return None };
        let last = bound.path.segments.last()?;
        let PathArguments::AngleBracketed(of) = &last.arguments else {
            return (last.ident == "Display" || last.ident == "ToString").then(|| "&str".to_owned());
        };
        let of = of.args.iter().find_map(|it| match it {
            GenericArgument::Type(Type::Path(of)) => Some(&of.path),
            _ => None,
        })?;
        let names: Vec<String> = of.segments.iter().map(|segment| segment.ident.to_string()).collect();
        let own = || match names.as_slice() {
            [only] if self.beside.contains(only) => Some(format!("self::{only}")),
            [first, ..] if first == "crate" => Some(names.join("::")),
            _ => of.leading_colon.map(|_| format!("::{}", names.join("::"))),
        };
        match (last.ident.to_string().as_str(), names.last()?.as_str()) {
            ("Into", "String") => Some("String".to_owned()),
            ("AsRef", "str") => Some("&str".to_owned()),
            ("Into" | "TryInto", "Body") => Some("Vec<u8>".to_owned()),
            ("Into", _) => own(),
            _ => None,
        }
    }
}

fn last_name(kind: &Type) -> Option<String> {
    match kind {
        Type::Path(path) => path.path.segments.last().map(|segment| segment.ident.to_string()),
        _ => None,
    }
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
                pub fn send<'a>(&self, body: impl ::std::convert::Into<SendBody<'a>>) -> ::tintype::Call<Pet, Error> { x }
                pub async fn put<P: Into<crate::types::Pet>>(&self, pet: P) {}
                pub async fn find<S: AsRef<str>>(&self, a: Option<impl AsRef<str>>, b: &[S], c: Option<u8>) {}
                pub async fn free(&self, body: impl Into<::json::Value>) {}
                pub async fn unknown(&self, other: impl Into<Other>) {}
                async fn own(&self) {}
            }
            pub enum SendBody<'a> { Json(&'a Pet) }",
        )
        .unwrap();
        let mut clients = BTreeMap::new();
        visit(&file.items, &mut clients);
        let calls = clients.remove("Client").unwrap();
        let expected = [
            "client.show(any::<String>(), any()).await",
            "client.list(any::<&str>()).await",
            "client.send(any::<self::SendBody>()).await",
            "client.put(any::<crate::types::Pet>()).await",
            "client.find(any::<Option<&str>>(), any::<&[&str]>(), any()).await",
            "client.free(any::<::json::Value>()).await",
        ];
        assert_eq!((calls.all.as_slice(), calls.left_out), (expected.map(str::to_owned).as_slice(), 2));
    }
}
