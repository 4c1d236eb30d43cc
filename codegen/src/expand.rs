//! The face for the macro `tintype::api!`: arguments in, tokens out.

use std::path::{Path, PathBuf};

use proc_macro2::{Span, TokenStream};
use quote::{quote, quote_spanned};

use crate::diagnostic::{Diagnostics, Severity, Sources};
use crate::{Failure, Options, Refused, generate};

/// What `tintype::api!(arguments)` stands for in a package whose folder is `folder`: the module's items, or a
/// `compile_error!` for each error of the document with its file, line and column.
///
/// The arguments are a path relative to the package and, each after a comma, `strict`, `keep_going`, `types_only`,
/// `features_per_tag`, `overlay = "path"`, `tags = ["tag"]`, `paths = ["/path*"]`, `operations = ["id"]`,
/// `format_annotation`, `backtracking` or `format = ["name=crate::function"]`.
pub fn expand(arguments: TokenStream, folder: &Path) -> TokenStream {
    let arguments: Arguments = match syn::parse2(arguments) {
        Ok(arguments) => arguments,
        Err(error) => return error.to_compile_error(),
    };
    let span = arguments.path.span();
    let path = folder.join(arguments.path.value());
    let mut options = arguments.options;
    let overlays: Vec<PathBuf> = options.overlays.iter().map(|overlay| folder.join(overlay)).collect();
    let named = std::mem::replace(&mut options.overlays, overlays);
    match generate(&path, &options) {
        Ok(generated) => {
            let files: Vec<PathBuf> = generated.files().into_iter().map(Path::to_owned).collect();
            let (watched, tokens) = (watch(&files), generated.tokens());
            quote!(#tokens #watched)
        }
        Err(Failure::Io(failed, error)) => {
            let overlay = options.overlays.iter().position(|overlay| *overlay == failed).filter(|_| failed != path);
            let shown = match overlay.and_then(|at| named.get(at)) {
                Some(overlay) => overlay.display().to_string(),
                None => arguments.path.value(),
            };
            let message = format!("{shown}: {error}\nhelp: the path is relative to the package's folder");
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
                "types_only" => options.types_only = true,
                "features_per_tag" => options.features_per_tag = true,
                "overlay" => options.overlays.extend(texts(input)?.into_iter().map(PathBuf::from)),
                "tags" => options.tags.extend(texts(input)?),
                "paths" => options.paths.extend(texts(input)?),
                "operations" => options.operations.extend(texts(input)?),
                "backtracking" => options.backtracking = true,
                "format_annotation" => options.format_annotation = true,
                "format" => {
                    for spelled in texts(input)? {
                        options.add_format(&spelled).map_err(|why| syn::Error::new(option.span(), why))?;
                    }
                }
                other => {
                    return Err(syn::Error::new(option.span(), format!("there is no option `{other}`: {OPTIONS}")));
                }
            }
        }
        if input.is_empty() { Ok(Arguments { path, options }) } else { Err(input.error("expected a comma")) }
    }
}

const OPTIONS: &str = "the options are `strict`, `keep_going`, `types_only`, `features_per_tag`, `overlay = \"…\"`, \
                       `tags = [\"…\"]`, `paths = [\"…\"]`, `operations = [\"…\"]`, `format_annotation`, `backtracking` and \
                       `format = [\"name=crate::function\"]`";

/// `= "text"` or `= ["text", …]`
fn texts(input: syn::parse::ParseStream<'_>) -> syn::Result<Vec<String>> {
    input.parse::<syn::Token![=]>()?;
    if !input.peek(syn::token::Bracket) {
        return Ok(vec![input.parse::<syn::LitStr>()?.value()]);
    }
    let list;
    syn::bracketed!(list in input);
    let all = list.parse_terminated(|input| input.parse::<syn::LitStr>(), syn::Token![,])?;
    Ok(all.iter().map(syn::LitStr::value).collect())
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
