//! A small schema by hand, in the shape of the generated ones.

use std::sync::atomic::{AtomicUsize, Ordering};

use crate::context::Context;
use crate::error::{Error, Result, Violations};
use crate::graphql::input::Fields;
use crate::graphql::output::{Answer, Null, Object, Output, Slot, Writer, Written};
use crate::graphql::plan::{Node, OperationKind};
use crate::graphql::table::{Deprecation, Field, InputField, Kind, Schema, Type, TypeRef, Wrap};
use crate::graphql::value::{Value, Variables};
use crate::graphql::{BoxFuture, Resolve};
use crate::scalars::{self, DateTime, Id, Json, Url};

const fn ty(of: &'static Type, wrap: &'static [Wrap]) -> TypeRef {
    TypeRef { of, wrap }
}

const fn plain(name: &'static str, of: &'static Type, wrap: &'static [Wrap]) -> Field {
    Field { name, ty: ty(of, wrap), args: &[] }
}

const fn arg(name: &'static str, of: &'static Type, wrap: &'static [Wrap]) -> InputField {
    InputField { name, ty: ty(of, wrap), default: None }
}

const REQUIRED: &[Wrap] = &[Wrap::NonNull];
const OPTIONAL: &[Wrap] = &[];
const ALL_REQUIRED: &[Wrap] = &[Wrap::NonNull, Wrap::List, Wrap::NonNull];
const LIST: &[Wrap] = &[Wrap::List, Wrap::NonNull];

static STRING: Type = Type::new("String", Kind::Scalar(scalars::check_string));
static INT: Type = Type::new("Int", Kind::Scalar(scalars::check_int));
static FLOAT: Type = Type::new("Float", Kind::Scalar(scalars::check_float));
static BOOLEAN: Type = Type::new("Boolean", Kind::Scalar(scalars::check_boolean));
static ID: Type = Type::new("ID", Kind::Scalar(scalars::check_id));
static DATE_TIME: Type = Type::new("DateTime", Kind::Scalar(scalars::check_date_time));
static URL: Type = Type::new("URL", Kind::Scalar(scalars::check_url));
static JSON: Type = Type::new("JSON", Kind::Scalar(scalars::check_json));
static ROLE: Type = Type::new("Role", Kind::Enum(&["ADMIN", "MEMBER", "OLD"]))
    .deprecating(&[Deprecation::new("Role.OLD", Some((2025, 12, 31)), "plus utilisé")]);
static COMPANY: Type = Type::new(
    "Company",
    Kind::Object(&[
        plain("id", &ID, REQUIRED),
        plain("name", &STRING, OPTIONAL),
        plain("broken", &STRING, REQUIRED),
    ]),
);
pub(super) static USER: Type = Type::new(
    "User",
    Kind::Object(&[
        plain("id", &ID, REQUIRED),
        plain("name", &STRING, OPTIONAL),
        plain("role", &ROLE, REQUIRED),
        plain("score", &FLOAT, REQUIRED),
        plain("created", &DATE_TIME, REQUIRED),
        plain("best", &USER, OPTIONAL),
        plain("companies", &COMPANY, ALL_REQUIRED),
        plain("fields", &USER, LIST),
    ]),
)
.deprecating(&[Deprecation::new("User.score", Some((2026, 3, 1)), "Lire « name ».")]);
static THING: Type = Type::new("Thing", Kind::Abstract(&[&USER, &COMPANY]));
static WHERE: Type = Type::new(
    "Where",
    Kind::Input(&[
        arg("role", &ROLE, OPTIONAL),
        InputField { name: "limit", ty: ty(&INT, REQUIRED), default: Some("10") },
        arg("after", &DATE_TIME, OPTIONAL),
        arg("tags", &STRING, LIST),
        arg("not", &WHERE, OPTIONAL),
        arg("id", &ID, REQUIRED),
    ]),
)
.deprecating(&[
    Deprecation::new("Where.limit", None, "Sans effet."),
    Deprecation::new("Where.tags", None, "Voir `Where.role`."),
]);
static QUERY: Type = Type::new(
    "Query",
    Kind::Object(&[
        plain("me", &USER, REQUIRED),
        Field { name: "user", ty: ty(&USER, OPTIONAL), args: &[arg("id", &ID, REQUIRED)] },
        Field {
            name: "users",
            ty: ty(&USER, ALL_REQUIRED),
            args: &[
                InputField { name: "first", ty: ty(&INT, OPTIONAL), default: Some("2") },
                arg("roles", &ROLE, LIST),
            ],
        },
        Field {
            name: "echo",
            ty: ty(&STRING, REQUIRED),
            args: &[
                arg("where", &WHERE, OPTIONAL),
                InputField { name: "text", ty: ty(&STRING, OPTIONAL), default: Some("\"rien\"") },
                arg("on", &DATE_TIME, OPTIONAL),
                arg("link", &URL, OPTIONAL),
                arg("any", &JSON, OPTIONAL),
                arg("ids", &ID, LIST),
                arg("number", &FLOAT, OPTIONAL),
                arg("int", &INT, OPTIONAL),
                arg("flag", &BOOLEAN, OPTIONAL),
            ],
        },
        plain("things", &THING, &[Wrap::NonNull, Wrap::List]),
        Field { name: "fail", ty: ty(&STRING, OPTIONAL), args: &[arg("how", &INT, REQUIRED)] },
        Field { name: "failHard", ty: ty(&STRING, REQUIRED), args: &[arg("how", &INT, REQUIRED)] },
        plain("secret", &STRING, REQUIRED),
        Field { name: "at", ty: ty(&DATE_TIME, OPTIONAL), args: &[arg("date", &DATE_TIME, REQUIRED)] },
        Field { name: "link", ty: ty(&URL, OPTIONAL), args: &[arg("url", &URL, REQUIRED)] },
        Field { name: "json", ty: ty(&JSON, OPTIONAL), args: &[arg("any", &JSON, OPTIONAL)] },
    ]),
)
.deprecating(&[Deprecation::new("Query.users(roles:)", None, "Filtrer soi-même.")]);
static MUTATION: Type = Type::new(
    "Mutation",
    Kind::Object(&[
        Field { name: "put", ty: ty(&USER, REQUIRED), args: &[arg("id", &ID, REQUIRED)] },
        Field { name: "mayPut", ty: ty(&USER, OPTIONAL), args: &[arg("id", &ID, REQUIRED)] },
    ]),
);
pub(super) static SCHEMA: Schema = Schema {
    sdl: include_str!("schema.graphql"),
    types: &[
        &STRING, &INT, &FLOAT, &BOOLEAN, &ID, &DATE_TIME, &URL, &JSON, &ROLE, &COMPANY, &USER, &THING,
        &WHERE, &QUERY, &MUTATION,
    ],
    query: &QUERY,
    mutation: Some(&MUTATION),
    subscription: None,
};

struct Company {
    id: Id,
    name: Option<String>,
    broken: Slot<String>,
}

impl Object for Company {
    const TYPE: &'static Type = &COMPANY;
    fn field(&self, number: u16, w: &mut Writer<'_>, node: &Node) -> Written {
        match number {
            0 => self.id.write(w, node),
            1 => self.name.write(w, node),
            2 => self.broken.write(w, node),
            _ => Err(Null),
        }
    }
}

struct User {
    id: Id,
    name: Option<String>,
    score: f64,
    created: DateTime,
    best: Slot<Option<Box<User>>>,
    companies: Slot<Vec<Company>>,
}

struct Role;

impl Output for Role {
    fn write(&self, w: &mut Writer<'_>, _: &Node) -> Written {
        w.name("ADMIN")
    }
}

impl Object for User {
    const TYPE: &'static Type = &USER;
    fn field(&self, number: u16, w: &mut Writer<'_>, node: &Node) -> Written {
        match number {
            0 => self.id.write(w, node),
            1 => self.name.write(w, node),
            2 => Role.write(w, node),
            3 => self.score.write(w, node),
            4 => self.created.write(w, node),
            5 => self.best.write(w, node),
            6 => self.companies.write(w, node),
            7 => None::<Vec<User>>.write(w, node),
            _ => Err(Null),
        }
    }
}

enum Thing {
    User(User),
    Company(Company),
}

impl Output for Thing {
    fn write(&self, w: &mut Writer<'_>, node: &Node) -> Written {
        match self {
            Self::User(user) => user.write(w, node),
            Self::Company(company) => company.write(w, node),
        }
    }
}

fn user(id: &str) -> User {
    let company = |id: &str, fails: bool| Company {
        id: Id(id.to_owned()),
        name: Some("Déchets <b>& Cie</b><script>".to_owned()),
        broken: if fails { Err(Error::forbidden("non")).into() } else { Slot::Ready("non".to_owned()) },
    };
    User {
        id: Id(id.to_owned()),
        name: (id != "anonymous").then(|| format!("User {id}")),
        score: 1.5,
        created: DateTime(jiff::Timestamp::UNIX_EPOCH),
        best: if id == "lonely" {
            Err(Error::bad_input("personne")).into()
        } else {
            Slot::Ready(Some(Box::new(User {
                best: Slot::Ready(None),
                companies: Slot::Ready(Vec::new()),
                id: Id("best".to_owned()),
                name: None,
                score: f64::NAN,
                created: DateTime(jiff::Timestamp::UNIX_EPOCH),
            })))
        },
        companies: Slot::Ready(vec![company("c1", false), company("c2", id == "broken")]),
    }
}

/// Resolvers that count their calls.
#[derive(Debug, Default)]
pub(super) struct TestApi {
    pub calls: AtomicUsize,
}

impl Resolve for TestApi {
    fn resolve<'a>(
        &'a self,
        cx: Context<'a>,
        kind: OperationKind,
        node: &'a Node,
        variables: &'a Variables<'a>,
    ) -> BoxFuture<'a, Result<Box<dyn Answer>, Error>> {
        self.calls.fetch_add(1, Ordering::Relaxed);
        let args = Fields::new(&node.args, variables);
        Box::pin(async move {
            tokio::task::yield_now().await;
            Ok(match (kind, node.field) {
                (OperationKind::Query, 0) => {
                    cx.user()?;
                    Box::new(user("me")) as Box<dyn Answer>
                }
                (OperationKind::Query, 1) => match args.required::<Id>("id")?.0.as_str() {
                    "none" => Box::new(None::<User>),
                    id => Box::new(Some(user(id))),
                },
                (OperationKind::Query, 2) => {
                    let first: i32 = args.maybe("first")?.value().unwrap_or(1);
                    Box::new((0..first).map(|n| user(&n.to_string())).collect::<Vec<_>>())
                }
                (OperationKind::Query, 3) => {
                    let shown = node.args.iter().filter_map(|(name, value)| {
                        let value = show(value, variables);
                        (value != "absent").then(|| format!("{name}: {value}"))
                    });
                    Box::new(shown.collect::<Vec<_>>().join(", "))
                }
                (OperationKind::Query, 4) => Box::new(vec![
                    Some(Thing::User(user("u"))),
                    None,
                    Some(Thing::Company(Company { id: Id("c".into()), name: None, broken: Slot::Empty })),
                ]),
                (OperationKind::Query, 5 | 6) => return Err(failure(args.required("how")?)),
                (OperationKind::Query, 7) => Box::new("secret".to_owned()),
                (OperationKind::Query, 8) => Box::new(args.required::<DateTime>("date")?),
                (OperationKind::Query, 9) => Box::new(args.required::<Url>("url")?),
                (OperationKind::Query, 10) => Box::new(args.maybe::<Json>("any")?.value()),
                (OperationKind::Mutation, _) => match args.required::<Id>("id")?.0.as_str() {
                    "bad" => return Err(Error::bad_input("inconnu")),
                    id => Box::new(user(id)),
                },
                _ => return Err(Error::internal("no such root field")),
            })
        })
    }
}

fn failure(how: i32) -> Error {
    match how {
        1 => Error::forbidden("interdit"),
        2 => Error::BadUserInput { message: "mauvais".into(), invalid_args: &["siret", "clue"] },
        3 => Error::internal("the secret cause"),
        4 => {
            let mut violations = Violations { with_issues: true, ..Violations::default() };
            violations.push("emitter.company.siret", "Le SIRET est requis.");
            violations.push("packagings.0.type", "Le type est requis.");
            Error::Invalid(violations)
        }
        5 => panic!("a defect"),
        _ => Error::Unauthenticated,
    }
}

fn show(value: &Value<'_>, variables: &Variables<'_>) -> String {
    match variables.follow(value) {
        None => "absent".to_owned(),
        Some(Value::List(items)) => {
            let items: Vec<_> = items.iter().map(|item| show(item, variables)).collect();
            format!("[{}]", items.join(", "))
        }
        Some(Value::Object(members)) => {
            let members: Vec<_> =
                members.iter().map(|(key, value)| format!("{key}: {}", show(value, variables))).collect();
            format!("{{{}}}", members.join(", "))
        }
        Some(Value::Null) => "null".to_owned(),
        Some(Value::Boolean(value)) => value.to_string(),
        Some(Value::Int(value)) => value.to_string(),
        Some(Value::Float(value)) => format!("{value:?}"),
        Some(Value::String(text)) => format!("'{text}'"),
        Some(Value::Enum(name)) => name.to_string(),
        Some(other) => format!("{other:?}"),
    }
}
