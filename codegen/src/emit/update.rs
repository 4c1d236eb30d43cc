//! What an operation is as an update: its plan in the table, in the documentation and in the outline, and the method that reads,
//! changes and writes.
//!
//! ```text
//! #[inline]
//! pub fn update_profile_with<'f>(
//!     &self,
//!     change: impl ::std::ops::FnMut(&mut types::Profile) + ::std::marker::Send + 'f,
//! ) -> ::tintype::Update<'f, types::Profile, types::Profile, ShowProfileError, types::Profile, UpdateProfileError> {
//!     ::tintype::Update::new(
//!         self.0.call(&operation::show_profile).into_call(),
//!         self.0.call(&operation::update_profile),
//!         ::tintype::client::CallBuilder::into_call,
//!         change,
//!     )
//! }
//! ```

use proc_macro2::{Literal, TokenStream};
use quote::{format_ident, quote};

use crate::facts::{Retry, Update, some};
use crate::model::{Coding, Encoding, Kind, OperationId, Parameter, ParameterPlace, Plan, Schema};

use super::Emit;
use super::doc::lines;
use super::paths::{hidden, ident, text};
use super::rust_type::From;

impl Emit<'_> {
    /// The methods of an operation, each behind the features that it needs.
    pub(super) fn methods(&self, id: OperationId) -> TokenStream {
        let method = self.gate_methods(id, self.method(id));
        let update = self.reader(id).map(|(update, read, _)| {
            let both = self.gate_methods(read, self.update_method(id, update, read));
            self.gate_methods(id, both)
        });
        quote!(#method #update)
    }

    /// The plan for the operation's table; nothing where it is what everybody assumes.
    pub(super) fn update_plan(&self, id: OperationId) -> Option<TokenStream> {
        let update = self.facts.update(id)?;
        let kind = ident(match update.plan {
            Plan::None => return None,
            Plan::Replace => "Replace",
            Plan::MergePatch => "MergePatch",
            Plan::JsonPatch => "JsonPatch",
            Plan::Partial => "Partial",
        });
        let media = (update.media > 0).then(|| Literal::usize_unsuffixed(update.media));
        let media = media.map(|index| quote!(.media(#index)));
        let answered = update.answered.as_deref();
        let places = [update.sent.as_str(), answered.unwrap_or_default(), update.read.as_str()];
        let at = places.iter().any(|place| !place.is_empty()).then(|| {
            let places = places.map(text);
            quote!(.at(#(#places),*))
        });
        let unanswered = answered.is_none().then(|| quote!(.unanswered()));
        let version = update.version.as_deref().map(text).map(|pointer| quote!(.version(#pointer)));
        let tag = update.tag.then(|| quote!(.tag()));
        let said = quote!(#media #at #unanswered #version #tag);
        (update.plan != Plan::Replace || !said.is_empty())
            .then(|| quote!(update: Some(&o::UpdatePlan::new(o::UpdateKind::#kind) #said),))
    }

    /// The operation that reads what an update writes, and the type that is changed: where both are there, and the one takes
    /// nothing that the other does not.
    fn reader(&self, id: OperationId) -> Option<(&Update, OperationId, TokenStream)> {
        let update = self.facts.update(id)?;
        let read = update.reader?;
        let operation = &self.api.operations[read.0];
        let writes = &self.api.operations[id.0];
        let shared =
            |parameter: &Parameter| writes.parameters.iter().any(|own| own.required && self.same(own, parameter));
        let needed = self.required_parameters(read);
        if !needed.iter().all(|(_, parameter)| shared(parameter)) || operation.method == "HEAD" {
            return None;
        }
        let successes = self.successes(read);
        let [success] = successes.as_slice() else { return None };
        let [given] = success.bodies.as_slice() else { return None };
        if given.coding != Coding::Json || self.successes(id).iter().any(|answer| super::answer_body::is_stream(answer))
        {
            return None;
        }
        let content = writes.body.as_ref()?.contents.get(update.media)?;
        let changed: &Schema = match update.plan {
            Plan::JsonPatch => &given.schema,
            _ => &content.schema,
        };
        let is_model = |schema: &Schema| matches!(schema.kind, Kind::Type(_));
        let envelope = self.envelope_of(read).is_some();
        (is_model(changed) && (envelope || is_model(&given.schema)) && !(envelope && update.plan == Plan::JsonPatch))
            .then(|| (update, read, self.rust_type(changed, From::Module)))
    }

    fn update_method(&self, id: OperationId, update: &Update, read: OperationId) -> TokenStream {
        let Some((_, _, changed)) = self.reader(id) else { return TokenStream::new() };
        let (own, reads) = (self.names.operation(id), self.names.operation(read));
        let name = ident(&own.update);
        let (write_table, read_table) = (ident(&own.method), ident(&reads.method));
        let (write_error, read_error) = (format_ident!("{}Error", own.camel), format_ident!("{}Error", reads.camel));
        let (output, given) = (self.output(id), self.output(read));
        // A parameter may be called that as well.
        let taken = self.names.operation(id).parameters.iter().any(|parameter| parameter == "change");
        let change = ident(if taken { "change_" } else { "change" });
        let (mut arguments, mut steps, mut reading) = (Vec::new(), Vec::new(), Vec::new());
        // The version and the key are the runtime's to fill in, anew for each write.
        let key = match Retry::of(&self.api.operations[id.0]) {
            Retry::Keyed(header) => Some(header),
            _ => None,
        };
        let filled_in = |parameter: &Parameter| {
            parameter.location == ParameterPlace::Header && (is_tag(parameter) || Some(parameter.wire.as_str()) == key)
        };
        for (argument, parameter) in self.required_parameters(id).iter().filter(|(_, parameter)| !filled_in(parameter))
        {
            let (argument, step) = self.argument(id, argument, parameter);
            arguments.push(argument);
            steps.push(step);
        }
        // What both take is one argument, whatever each of them calls it.
        for (_, parameter) in self.required_parameters(read) {
            let own = self.required_parameters(id).into_iter().find(|(_, own)| self.same(own, parameter));
            reading.extend(own.map(|(name, _)| self.argument(read, &name, parameter).1));
        }
        // What may be left out is left out.
        let needed = self.api.operations[read.0].body.as_ref().is_some_and(|body| body.required);
        let body = self.body_argument(read).filter(|_| needed);
        let generics = self.body_generics(read).map(|_| quote!('a,));
        if let Some((argument, step)) = body {
            arguments.push(argument);
            reading.push(step);
        }
        let end = |id| match self.envelope_of(id) {
            Some((envelope, _, _)) => quote!(into_enveloped::<#envelope, _>),
            None => quote!(into_call),
        };
        let (read_end, write_end) = (end(read), end(id));
        let docs = self.update_method_doc(id, update, read);
        let allow = (arguments.len() > 5).then(|| quote!(#[allow(clippy::too_many_arguments)]));
        quote! {
            #docs
            #allow
            #[inline]
            pub fn #name<#generics 'f>(
                &self,
                #(#arguments,)*
                #change: impl ::std::ops::FnMut(&mut #changed) + ::std::marker::Send + 'f,
            ) -> ::tintype::Update<'f, #changed, #given, #read_error, #output, #write_error> {
                ::tintype::Update::new(
                    self.0.call(&operation::#read_table) #(#reading)* .#read_end(),
                    self.0.call(&operation::#write_table) #(#steps)*,
                    ::tintype::client::CallBuilder::#write_end,
                    #change,
                )
            }
        }
    }

    fn update_method_doc(&self, id: OperationId, update: &Update, read: OperationId) -> TokenStream {
        let (own, reads) = (&self.names.operation(id).method, &self.names.operation(read).method);
        let guard = match (&update.version, update.tag) {
            (Some(_), _) => "If somebody else has written in between, it begins anew, so that neither change is lost.",
            (None, true) => {
                "If the provider sends an `ETag`, and somebody else has written in between, it begins anew, so that neither change is lost."
            }
            (None, false) => {
                "The provider has no version: what somebody else writes between the read and the write is overwritten."
            }
        };
        lines(&format!(
            "Reads the record with [`{reads}`](Self::{reads}), changes it and writes it back with [`{own}`](Self::{own}). {guard} See [`tintype::Update`]."
        ))
    }

    /// What the method's documentation says of an update.
    pub(super) fn update_doc(&self, id: OperationId) -> String {
        let Some(update) = self.facts.update(id) else { return String::new() };
        let shown = |texts: &[String]| some(texts).replace(hidden, " ");
        let mut text = format!(", update plan: {}", update.word(self.is_form(id, update)));
        if let Some((_, read, _)) = self.reader(id) {
            let (read, with) = (&self.names.operation(read).method, &self.names.operation(id).update);
            text.push_str(&format!(
                "\n\nIt writes what [`{read}`](Self::{read}) reads; [`{with}`](Self::{with}) does both."
            ));
        }
        let members = update
            .version
            .iter()
            .map(|version| ("The version it was made from:", shown(&[update.sent.clone() + version])));
        let members = members.chain([
            ("Cleared by null:", shown(&update.clearable)),
            ("Set by the provider alone:", shown(&update.read_only)),
        ]);
        for (what, names) in members.filter(|(_, names)| !names.is_empty()) {
            text.push_str(&format!("\n\n{what} {}", names.replace('\n', " ")));
        }
        text
    }

    /// The line of the outline: what a reviewer of a change has to know.
    pub(super) fn update_line(&self, id: OperationId) -> String {
        let Some(update) = self.facts.update(id) else { return String::new() };
        let mut text = format!("    update {}", update.word(self.is_form(id, update)));
        if let Some((_, read, _)) = self.reader(id) {
            text.push_str(&format!(", reads {}", self.names.operation(read).method));
        }
        let version = update.version.iter().map(|version| format!(", version {}{version}", update.sent));
        let lists = [("null clears", &update.clearable), ("read-only", &update.read_only)];
        let lists = lists.into_iter().filter(|(_, names)| !names.is_empty());
        text.extend(version);
        text.extend(update.tag.then(|| ", If-Match".to_owned()));
        text.extend(lists.map(|(what, names)| format!(", {what} {}", names.join(" "))));
        format!("{}\n", text.replace(hidden, " "))
    }

    /// Whether both are the same parameter of two operations, passed alike.
    fn same(&self, one: &Parameter, other: &Parameter) -> bool {
        let held = |parameter: &Parameter| self.rust_type(&parameter.schema, From::Module).to_string();
        one.location == other.location && one.wire == other.wire && held(one) == held(other)
    }

    fn is_form(&self, id: OperationId, update: &Update) -> bool {
        let body = self.api.operations[id.0].body.as_ref();
        body.and_then(|body| body.contents.get(update.media)).is_some_and(|content| content.encoding == Encoding::Form)
    }
}

/// Whether a parameter is the version that the runtime fills in.
fn is_tag(parameter: &Parameter) -> bool {
    parameter.location == ParameterPlace::Header && parameter.wire.eq_ignore_ascii_case("if-match")
}
