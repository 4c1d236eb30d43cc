//! Every place where a type is named, in one room: what a thing needs, and what has to change when types are numbered anew.
//!
//! The patterns name each field, so that a new one that holds a schema is not forgotten here.

use super::{
    Additional, Answer, AnswerBody, Api, Body, Content, Header, Kind, Member, Operation, Parameter, RequestBody,
    Schema, Type, TypeId, Variant, Webhook,
};

impl Api {
    /// The types that each type names itself, by the type's index.
    pub(crate) fn edges(&mut self) -> Vec<Vec<TypeId>> {
        let edges = |read: &mut Type| {
            let mut named = Vec::new();
            read.each_type(&mut |id| named.push(*id));
            named
        };
        self.types.iter_mut().map(edges).collect()
    }
}

impl Operation {
    /// The types that the operation names itself.
    pub(crate) fn types(&mut self) -> Vec<TypeId> {
        let mut named = Vec::new();
        self.each_type(&mut |id| named.push(*id));
        named
    }

    /// Calls `visit` with every type that the operation names itself.
    pub(crate) fn each_type(&mut self, visit: &mut dyn FnMut(&mut TypeId)) {
        let Operation {
            parameters,
            body,
            answers,
            id: _,
            given: _,
            method: _,
            path: _,
            doc: _,
            tags: _,
            security: _,
            servers: _,
            retry: _,
            update: _,
            paging: _,
            mock: _,
            place: _,
        } = self;
        for Parameter {
            schema,
            default: _,
            wire: _,
            given: _,
            location: _,
            style: _,
            explode: _,
            required: _,
            sensitive: _,
            fixed: _,
            doc: _,
            reserved: _,
            empty: _,
            place: _,
        } in parameters
        {
            schema.each_type(visit);
        }
        if let Some(RequestBody { contents, required: _, doc: _ }) = body {
            for Content { schema, media: _, encoding: _, parts: _, wish: _, example: _, place: _ } in contents {
                schema.each_type(visit);
            }
        }
        answers.iter_mut().for_each(|answer| answer.each_type(visit));
    }
}

impl Webhook {
    /// The types that the webhook names itself.
    pub(crate) fn types(&mut self) -> Vec<TypeId> {
        let mut named = Vec::new();
        self.each_type(&mut |id| named.push(*id));
        named
    }

    /// Calls `visit` with every type that the webhook names itself.
    pub(crate) fn each_type(&mut self, visit: &mut dyn FnMut(&mut TypeId)) {
        let Webhook { parameters, bodies, answers, name: _, given: _, callback: _, method: _, doc: _, place: _ } = self;
        parameters.iter_mut().for_each(|parameter| parameter.schema.each_type(visit));
        bodies.iter_mut().for_each(|body| body.schema.each_type(visit));
        answers.iter_mut().for_each(|answer| answer.each_type(visit));
    }
}

impl Answer {
    fn each_type(&mut self, visit: &mut dyn FnMut(&mut TypeId)) {
        let Answer { bodies, headers, status: _, doc: _, place: _ } = self;
        for AnswerBody { schema, media: _, coding: _, example: _ } in bodies {
            schema.each_type(visit);
        }
        for Header { schema, wire: _, doc: _, example: _, place: _ } in headers {
            schema.each_type(visit);
        }
    }
}

impl Type {
    /// Calls `visit` with every type that this one names itself; whose part it is does not count.
    pub(crate) fn each_type(&mut self, visit: &mut dyn FnMut(&mut TypeId)) {
        let Type {
            body,
            wish: _,
            pointer: _,
            place: _,
            doc: _,
            rules: _,
            keywords: _,
            open: _,
            envelope: _,
            examples: _,
        } = self;
        match body {
            Body::Object { members, additional } => {
                for Member { schema, .. } in members {
                    schema.each_type(visit);
                }
                if let Additional::Typed(schema) = additional {
                    schema.each_type(visit);
                }
            }
            Body::Union { variants, discriminator: _ } => {
                for Variant { schema, wish: _, tags: _, otherwise: _, place: _ } in variants {
                    schema.each_type(visit);
                }
            }
            Body::Alias(schema) => schema.each_type(visit),
            Body::Strings(_) | Body::Integers(_) => {}
        }
    }
}

impl Schema {
    /// Calls itself at most as often as a document may be deep.
    fn each_type(&mut self, visit: &mut dyn FnMut(&mut TypeId)) {
        match &mut self.kind {
            Kind::Type(id) => visit(id),
            Kind::Array(inner) | Kind::Map(inner) | Kind::Nullable(inner) => inner.each_type(visit),
            Kind::Tuple(items) => items.iter_mut().for_each(|item| item.each_type(visit)),
            Kind::Any
            | Kind::Boolean
            | Kind::Integer(_)
            | Kind::Quoted(_)
            | Kind::Number
            | Kind::Decimal
            | Kind::Text(_) => {}
        }
    }
}
