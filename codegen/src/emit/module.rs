//! A module as pieces: what stands where, before any of it is spelled.
//!
//! Every piece is spelled on its own, so that a large module is never held as tokens, and its pieces are printed side by
//! side. All but the methods stand in the order of their names.

use std::collections::BTreeSet;

use proc_macro2::TokenStream;
use quote::quote;

use crate::facts::Facts;
use crate::model::{Api, Body, OperationId, TypeId, WebhookId};
use crate::name::Names;
use crate::slice::Features;

use super::paths::allow;
use super::{Emit, Lines};

/// What is spelled at once.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Piece {
    /// What a block begins with.
    Start(Block),
    /// The client's struct.
    Client,
    /// The client's method for an operation.
    Method(OperationId),
    /// How a client is made of the runtime's, and the servers and schemes of the document.
    Api,
    /// Parameters, bodies, successes and the error of an operation.
    Call(OperationId),
    /// The headers of an operation's answers.
    Headers(OperationId),
    /// How a type is an envelope around another.
    Envelope(TypeId),
    Paged(TypeId),
    /// The body of a webhook.
    Webhook(WebhookId),
    /// The list of the webhooks.
    WebhookList,
    /// The bodies of an operation's callbacks.
    Callbacks(OperationId),
    /// A type.
    Type(TypeId),
    /// The table of an operation.
    Operation(OperationId),
    /// The table of the headers of an operation's answers.
    HeadersTable(OperationId),
    /// The table of a type.
    Table(TypeId),
    /// The assertions that several tables share.
    Assertions,
    /// The lines of the document.
    Places,
}

/// What has pieces within braces.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Block {
    Methods,
    Webhooks,
    Callbacks,
    Types,
    Operations,
    Tables,
}

/// A piece, or a block of them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Part {
    Piece(Piece),
    Block(Block, Vec<Piece>),
}

/// A module that is to be spelled.
pub(crate) struct Module<'a> {
    emit: Emit<'a>,
    lines: Lines<'a>,
    types_only: bool,
}

impl<'a> Module<'a> {
    pub(crate) fn new(
        api: &'a Api,
        names: &'a Names,
        facts: &'a Facts,
        features: &'a Features,
        lines: Lines<'a>,
        types_only: bool,
    ) -> Module<'a> {
        Module { emit: Emit::new(api, names, facts, features), lines, types_only }
    }

    /// What stands in the module, in order; without a client if it is for its types only.
    pub(crate) fn parts(&self) -> Vec<Part> {
        let types = self.emit.types_by_name();
        let tables = types.iter().map(|id| Piece::Table(*id)).chain([Piece::Assertions, Piece::Places]);
        let mut parts = Vec::new();
        if !self.types_only {
            parts.extend(self.client());
        }
        parts.extend(block(Block::Types, types.iter().map(|id| Piece::Type(*id))));
        if !self.types_only {
            let ids = self.emit.operations_by_name();
            let headers = ids.iter().filter(|id| self.emit.headers_of(**id) == Some(**id));
            let tables = ids.iter().map(|id| Piece::Operation(*id));
            parts.extend(block(Block::Operations, tables.chain(headers.map(|id| Piece::HeadersTable(*id)))));
        }
        parts.extend(block(Block::Tables, tables));
        parts
    }

    fn client(&self) -> Vec<Part> {
        let ids = self.emit.operations_by_name();
        let with_headers = ids.iter().filter(|id| self.emit.headers_of(**id).is_some());
        let mut parts = vec![Part::Piece(Piece::Client)];
        parts.push(Part::Block(Block::Methods, self.methods()));
        parts.push(Part::Piece(Piece::Api));
        parts.extend(ids.iter().map(|id| Part::Piece(Piece::Call(*id))));
        parts.extend(with_headers.map(|id| Part::Piece(Piece::Headers(*id))));
        parts.extend(self.emit.enveloped().into_iter().map(|id| Part::Piece(Piece::Envelope(id))));
        parts.extend(self.emit.paged().into_iter().map(|id| Part::Piece(Piece::Paged(id))));
        let webhooks = self.emit.webhooks_by_name();
        let mut listed: Vec<Piece> = webhooks.iter().map(|id| Piece::Webhook(*id)).collect();
        listed.extend((!webhooks.is_empty()).then_some(Piece::WebhookList));
        parts.extend(block(Block::Webhooks, listed));
        let calling: BTreeSet<OperationId> = self.emit.calling();
        let callbacks = ids.iter().filter(|id| calling.contains(*id)).map(|id| Piece::Callbacks(*id));
        parts.extend(block(Block::Callbacks, callbacks));
        parts
    }

    /// The methods stand in the order of the document, as its readers know them.
    fn methods(&self) -> Vec<Piece> {
        let ids = (0..self.emit.api.operations.len()).map(OperationId);
        [Piece::Start(Block::Methods)].into_iter().chain(ids.map(Piece::Method)).collect()
    }

    /// The whole module.
    pub(crate) fn tokens(&self) -> TokenStream {
        let parts = self.parts().into_iter().map(|part| match part {
            Part::Piece(piece) => self.piece(piece),
            Part::Block(block, pieces) => {
                let (head, pieces) = (self.head(block), pieces.into_iter().map(|piece| self.piece(piece)));
                quote!(#head { #(#pieces)* })
            }
        });
        parts.collect()
    }

    /// What stands before a block's braces.
    pub(crate) fn head(&self, block: Block) -> TokenStream {
        let allow = allow();
        match block {
            Block::Methods => quote!(#allow impl Client),
            Block::Webhooks => quote! {
                #[doc = " What the provider sends by itself: the bodies of its webhooks."]
                #[allow(dead_code, unused_imports)]
                pub mod webhooks
            },
            Block::Callbacks => quote! {
                #[doc = " What operations ask the provider to send: the bodies of their callbacks."]
                #[allow(dead_code)]
                pub mod callbacks
            },
            Block::Types => quote! {
                #[doc = " The types of the API."]
                #allow
                pub mod types
            },
            Block::Operations => quote! {
                #[allow(dead_code, non_upper_case_globals, unused_imports)]
                mod operation
            },
            Block::Tables => quote! {
                #[allow(dead_code, non_upper_case_globals)]
                mod table
            },
        }
    }

    /// A piece, spelled.
    pub(crate) fn piece(&self, piece: Piece) -> TokenStream {
        let emit = &self.emit;
        match piece {
            Piece::Start(block) => self.start(block),
            Piece::Client => emit.client(),
            Piece::Method(id) => emit.methods(id),
            Piece::Api => emit.client_api(),
            Piece::Call(id) => emit.gate_operation(id, emit.operation_types(id)),
            Piece::Headers(id) => emit.headers(id),
            Piece::Envelope(id) => emit.gate_type(id, emit.envelope(id)),
            Piece::Paged(id) => emit.gate_type(id, emit.paged_impl(id)),
            Piece::Webhook(id) => emit.webhook(id),
            Piece::WebhookList => emit.webhook_list(),
            Piece::Callbacks(id) => emit.gate_operation(id, emit.callbacks(id)),
            Piece::Type(id) => emit.gate_type(id, emit.type_items(id)),
            Piece::Operation(id) => emit.gate_operation(id, emit.operation_tables(id)),
            Piece::HeadersTable(id) => emit.gate_operation(id, emit.headers_table(id)),
            Piece::Table(id) => emit.gate_type(id, emit.shape(id)),
            Piece::Assertions => emit.shared_assertions(),
            Piece::Places => emit.places(&self.lines),
        }
    }

    fn start(&self, block: Block) -> TokenStream {
        match block {
            Block::Methods => self.emit.client_start(),
            Block::Webhooks => quote!(
                use super::types;
            ),
            Block::Callbacks => TokenStream::new(),
            Block::Types => {
                let unused = self.emit.allow_unused_import();
                quote!(#unused use super::table;)
            }
            Block::Operations => quote! {
                use ::tintype::operation as o;
                use ::tintype::shape as t;
                use super::table::places;
            },
            Block::Tables => quote!(
                use ::tintype::shape as t;
            ),
        }
    }
}

/// A block of pieces, if there are any.
fn block(block: Block, pieces: impl IntoIterator<Item = Piece>) -> Option<Part> {
    let mut all = vec![Piece::Start(block)];
    all.extend(pieces);
    (all.len() > 1).then_some(Part::Block(block, all))
}

impl Emit<'_> {
    fn types_by_name(&self) -> Vec<TypeId> {
        let mut ids: Vec<TypeId> = (0..self.api.types.len()).map(TypeId).collect();
        ids.sort_by_key(|id| self.names.type_name(*id));
        ids
    }

    fn type_items(&self, id: TypeId) -> TokenStream {
        match &self.api.type_of(id).body {
            Body::Object { members, additional } => self.object(id, members, additional),
            Body::Strings(values) => self.strings(id, values),
            Body::Integers(values) => self.integers(id, values),
            Body::Union { variants, .. } => self.union(id, variants),
            Body::Alias(schema) => self.alias(id, schema),
        }
    }
}
