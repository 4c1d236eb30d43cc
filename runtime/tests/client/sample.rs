//! A small API, spelled as generated code spells one.

use tintype::auth::{Algorithm, Encoding, Part};
use tintype::client::{Api, Scheme, SchemeKind, Server, Variable};
use tintype::operation::{
    Allow, Answer, AnswerBody, Coding, Content, In, Operation, Parameter, RequestBody, Retry, Style,
};
use tintype::shape::{Kind, Number, Pattern, Rule, Schema, Source, Width};
use tintype::{Client, Extra, Json};

pub static API: Api = Api {
    title: "Sample",
    servers: &[
        Server {
            url: "https://{server}.example.com/api",
            variables: &[Variable { name: "server", default: Some("sandbox"), values: &[] }],
        },
        Server {
            url: "https://{region}.example.net",
            variables: &[Variable { name: "region", default: Some("eu"), values: &["eu", "us"] }],
        },
        Server {
            url: "https://{domain}/v1",
            variables: &[Variable { name: "domain", default: Some("example.org"), values: &[] }],
        },
        Server { url: "/relative", variables: &[] },
        Server {
            url: "https://{tenant}.example.com",
            variables: &[Variable { name: "tenant", default: None, values: &[] }],
        },
    ],
    schemes: &[
        Scheme { name: "bearer", kind: SchemeKind::Bearer },
        Scheme { name: "basic", kind: SchemeKind::Basic },
        Scheme { name: "key", kind: SchemeKind::ApiKey { place: In::Header, name: "X-Key" } },
        Scheme { name: "query_key", kind: SchemeKind::ApiKey { place: In::Query, name: "key" } },
        Scheme { name: "cookie_key", kind: SchemeKind::ApiKey { place: In::Cookie, name: "session" } },
        Scheme {
            name: "digest",
            kind: SchemeKind::Signature {
                header: "x-pch-digest",
                algorithm: Algorithm::HmacSha1,
                encoding: Encoding::Hex,
                over: &[Part::Path, Part::Body],
            },
        },
    ],
    operation_variables: &["region"],
};

pub static SOURCE: Source = Source {
    files: &["specs/sample/openapi.yaml"],
    rows: "update_profile 100 3 1 2 4 2 7 1 9\nProfile 40 2 1 2 2 3 1 2 1\n",
};

pub const ANY: Schema = Schema { kind: Kind::Any, rules: &[] };
pub const TEXT: Schema = Schema { kind: Kind::Text, rules: &[] };

#[allow(non_upper_case_globals)]
pub mod table {
    use super::{Kind, Pattern, Rule, SOURCE, Schema};
    use tintype::shape::{Additional, Body, Field, Fields, Flags, Shape};

    static COUNTRY: Pattern = Pattern::new("^[A-Z]{2}$", "^[A-Z]{2}$");
    pub static Profile: Shape = Shape {
        name: "Profile",
        source: &SOURCE,
        body: Body::Object(
            Fields::new(&[
                Field("name", Flags::REQUIRED, Schema { kind: Kind::Text, rules: &[Rule::MaxLength(20)] }, None),
                Field("country", Flags::NONE, Schema { kind: Kind::Text, rules: &[Rule::Pattern(&COUNTRY)] }, None),
                Field("token", Flags::SENSITIVE, Schema { kind: Kind::Text, rules: &[] }, None),
            ]),
            Additional::Open,
        ),
        rules: &[],
    };
    pub static Problem: Shape = Shape {
        name: "Problem",
        source: &SOURCE,
        body: Body::Object(
            Fields::new(&[Field("title", Flags::NONE, Schema { kind: Kind::Text, rules: &[] }, None)]),
            Additional::Open,
        ),
        rules: &[],
    };
    pub static Filter: Shape = Shape {
        name: "Filter",
        source: &SOURCE,
        body: Body::Object(
            Fields::new(&[
                Field("limit", Flags::NONE, Schema { kind: Kind::Integer(super::Width::I32), rules: &[] }, None),
                Field("tag", Flags::NONE, Schema { kind: Kind::Array(&super::TEXT), rules: &[] }, None),
            ]),
            Additional::Open,
        ),
        rules: &[],
    };
    pub static Envelope: Shape = Shape {
        name: "Envelope",
        source: &SOURCE,
        body: Body::Object(
            Fields::new(&[
                Field(
                    "data",
                    Flags::NONE,
                    Schema { kind: Kind::Nullable(&Schema { kind: Kind::Type(&Profile), rules: &[] }), rules: &[] },
                    None,
                ),
                Field("error", Flags::NONE, Schema { kind: Kind::Nullable(&super::TEXT), rules: &[] }, None),
                Field("status", Flags::REQUIRED, Schema { kind: Kind::Text, rules: &[] }, None),
            ]),
            Additional::Open,
        ),
        rules: &[],
    };
}

const fn of(shape: &'static tintype::shape::Shape) -> Schema {
    Schema { kind: Kind::Type(shape), rules: &[] }
}

#[derive(Clone, PartialEq)]
pub struct Profile {
    pub name: String,
    pub country: Option<String>,
    pub token: Option<String>,
    pub extra: Extra,
}
impl Profile {
    pub fn new(name: impl Into<String>) -> Profile {
        Profile { name: name.into(), country: None, token: None, extra: Extra::default() }
    }
}
tintype::object!(Profile, table::Profile, new(name), [name, country, token], extra);

#[derive(Clone, PartialEq)]
pub struct Problem {
    pub title: Option<String>,
    pub extra: Extra,
}
tintype::object!(Problem, table::Problem, new(), [title], extra);

#[derive(Clone, PartialEq)]
pub struct Filter {
    pub limit: Option<i32>,
    pub tag: Option<Vec<String>>,
    pub extra: Extra,
}
tintype::object!(Filter, table::Filter, new(), [limit, tag], extra);

#[derive(Clone, PartialEq)]
pub struct Envelope {
    pub data: tintype::Maybe<Profile>,
    pub error: tintype::Maybe<String>,
    pub status: String,
    pub extra: Extra,
}
tintype::object!(Envelope, table::Envelope, new(status), [data, error, status], extra);

impl tintype::Envelope for Envelope {
    type Data = Profile;
    type Code = String;
    const DATA: &'static str = "data";
    fn succeeded(&self) -> bool {
        self.status == "ok"
    }
    fn take_data(&mut self) -> Option<Profile> {
        std::mem::take(&mut self.data).into_value()
    }
    fn code(&self) -> Option<String> {
        self.error.value().cloned()
    }
}

pub const fn body(media: &'static str, coding: Coding, schema: Schema) -> AnswerBody {
    AnswerBody { media, coding, schema }
}

pub const fn json(schema: Schema) -> AnswerBody {
    body("application/json", Coding::Json, schema)
}

pub const fn parameter(name: &'static str, place: In, style: Style, explode: bool, kind: Kind) -> Parameter {
    Parameter {
        name,
        place,
        required: false,
        fixed: None,
        style,
        explode,
        allow: Allow::NONE,
        schema: Schema { kind, rules: &[] },
        sensitive: false,
    }
}

/// An operation that a test fills with the parameters and answers it is about.
pub const fn operation(
    path: &'static str,
    parameters: &'static [Parameter],
    responses: &'static [Answer],
) -> Operation {
    Operation { parameters, responses, ..Operation::new("probe", "probe", "GET", path, &SOURCE) }
}

static LIMIT: [Rule; 1] = [Rule::Maximum(Number::Int(100))];
static ID: [Rule; 2] = [Rule::MinLength(2), Rule::MaxLength(8)];

pub static UPDATE: Operation = Operation {
    name: "update_profile",
    id: "updateProfile",
    method: "PUT",
    path: "/profile/{id}",
    parameters: &[
        Parameter {
            required: true,
            schema: Schema { kind: Kind::Text, rules: &ID },
            ..parameter("id", In::Path, Style::Simple, false, Kind::Text)
        },
        Parameter {
            schema: Schema { kind: Kind::Integer(Width::I32), rules: &LIMIT },
            ..parameter("limit", In::Query, Style::Form, true, Kind::Any)
        },
        parameter("tag", In::Query, Style::Form, true, Kind::Array(&TEXT)),
        Parameter {
            fixed: Some("2.0"),
            required: true,
            ..parameter("Sample-Version", In::Header, Style::Simple, false, Kind::Text)
        },
    ],
    body: Some(RequestBody { required: true, content: &[Content::json(of(&table::Profile))] }),
    responses: &[
        Answer { status: "200", bodies: &[json(of(&table::Profile))] },
        Answer { status: "400", bodies: &[json(of(&table::Problem))] },
        Answer { status: "412", bodies: &[] },
        Answer { status: "4XX", bodies: &[json(ANY)] },
        Answer { status: "default", bodies: &[body("application/problem+json", Coding::Json, of(&table::Problem))] },
    ],
    security: &[],
    servers: &[],
    retry: Retry::Idempotent,
    update: None,
    pagination: None,
    source: &SOURCE,
};

pub enum UpdateError {
    BadRequest(tintype::Response<Problem>),
    PreconditionFailed(tintype::Response<()>),
    Client(tintype::Response<Json>),
    Unexpected(tintype::Response<Problem>),
    Invalid(tintype::Violations),
    Other(tintype::Error),
}
tintype::operation_error!(
    UpdateError,
    UPDATE,
    [BadRequest = "400", PreconditionFailed = "412", Client = "4XX", Unexpected = "default"]
);

/// What a generated method is made of.
pub fn update(client: &Client, id: &str, filter: &Filter, body: &Profile) -> tintype::Call<Profile, UpdateError> {
    client.call(&UPDATE).text("id", id).parameters(filter).body(body).into_call()
}

pub static EDIT: Operation = Operation {
    name: "edit",
    id: "edit",
    method: "POST",
    path: "/edit",
    parameters: &[],
    body: Some(RequestBody { required: true, content: &[Content::json(ANY)] }),
    responses: &[
        Answer { status: "200", bodies: &[json(of(&table::Envelope))] },
        Answer { status: "403", bodies: &[json(of(&table::Envelope))] },
    ],
    security: &[],
    servers: &[],
    retry: Retry::Never,
    update: None,
    pagination: None,
    source: &SOURCE,
};

pub enum EditError {
    Forbidden(tintype::Response<Envelope>),
    Refused(tintype::Refused<String, Envelope>),
    Invalid(tintype::Violations),
    Other(tintype::Error),
}
tintype::operation_error!(EditError, EDIT, [Forbidden = "403"], Refused(String, Envelope));

pub fn edit(client: &Client, body: &Json) -> tintype::Call<Profile, EditError> {
    client.call(&EDIT).body(body).into_enveloped::<Envelope, _>()
}

/// The error of operations that document no error.
pub enum ProbeError {
    Invalid(tintype::Violations),
    Other(tintype::Error),
}
static PROBE: Operation = operation("/probe", &[], &[]);
tintype::operation_error!(ProbeError, PROBE, []);

pub enum Several {
    Done(Profile),
    Later(String),
    Nothing(()),
}
tintype::answers!(Several, [Done = "200", Later = "202", Nothing = "204"]);
