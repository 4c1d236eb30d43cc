//! The face for the macro `tintype::api!`: arguments in, tokens out.

use std::path::{Path, PathBuf};

use proc_macro2::{Span, TokenStream};
use quote::{quote, quote_spanned};

use crate::diagnostic::{Diagnostics, Severity, Sources};
use crate::{Failure, Options, Refused, generate};

/// What `tintype::api!(arguments)` stands for in a package whose folder is `folder`: the module's items, or a
/// `compile_error!` for each error of the document with its file, line and column.
///
/// The arguments are a path relative to the package and, each after a comma, `strict` or `keep_going`.
pub fn expand(arguments: TokenStream, folder: &Path) -> TokenStream {
    let arguments: Arguments = match syn::parse2(arguments) {
        Ok(arguments) => arguments,
        Err(error) => return error.to_compile_error(),
    };
    let span = arguments.path.span();
    let path = folder.join(arguments.path.value());
    let options = arguments.options;
    match generate(&path, &options) {
        Ok(generated) => {
            let files: Vec<PathBuf> = generated.files().into_iter().map(Path::to_owned).collect();
            let (watched, tokens) = (watch(&files), generated.tokens());
            quote!(#tokens #watched)
        }
        Err(Failure::Io(_, error)) => {
            let message =
                format!("{}: {error}\nhelp: the path is relative to the package's folder", arguments.path.value());
            quote_spanned!(span=> ::core::compile_error!(#message);)
        }
        Err(Failure::Document(refused)) => {
            let Refused { diagnostics, sources, .. } = &*refused;
            let files: Vec<PathBuf> = sources.files().map(|file| sources.path(file).to_owned()).collect();
            let watched = watch(&files);
            let errors = errors(diagnostics, sources, folder, span);
            quote!(#errors #watched)
        }
    }
}

struct Arguments {
    path: syn::LitStr,
    options: Options,
}

impl syn::parse::Parse for Arguments {
    fn parse(input: syn::parse::ParseStream<'_>) -> syn::Result<Arguments> {
        let path = input
            .parse()
            .map_err(|error| syn::Error::new(error.span(), "expected the path of an OpenAPI document, in quotes"))?;
        let mut options = Options::default();
        while input.parse::<Option<syn::Token![,]>>()?.is_some() && !input.is_empty() {
            let option: syn::Ident = input.parse()?;
            match option.to_string().as_str() {
                "strict" => options.strict = true,
                "keep_going" => options.keep_going = true,
                _ => return Err(syn::Error::new(option.span(), "the options are `strict` and `keep_going`")),
            }
        }
        if input.is_empty() { Ok(Arguments { path, options }) } else { Err(input.error("expected a comma")) }
    }
}

/// Makes the compiler watch the files that were read.
fn watch(files: &[PathBuf]) -> TokenStream {
    let files = files.iter().filter_map(|file| {
        let path = std::path::absolute(file).ok()?;
        let path = path.to_str()?;
        Some(quote!(
            const _: &[u8] = ::core::include_bytes!(#path);
        ))
    });
    quote!(#(#files)*)
}

fn errors(diagnostics: &Diagnostics, sources: &Sources, folder: &Path, span: Span) -> TokenStream {
    let all = diagnostics.iter().filter(|diagnostic| diagnostic.severity == Severity::Error).map(|diagnostic| {
        let (line, column) = sources.line_column(diagnostic.span);
        let path = sources.path(diagnostic.span.file);
        let path = path.strip_prefix(folder).unwrap_or(path).display();
        let help = diagnostic.help.as_ref().map(|help| format!("\nhelp: {help}")).unwrap_or_default();
        let message = format!("{path}:{line}:{column}: {} [{}]{help}", diagnostic.message, diagnostic.code);
        quote_spanned!(span=> ::core::compile_error!(#message);)
    });
    quote!(#(#all)*)
}
