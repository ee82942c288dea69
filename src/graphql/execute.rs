//! Running of operations: from a request to the bytes of its answer.

use std::any::Any;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::atomic::Ordering;
use std::sync::{Arc, OnceLock};

use futures_util::FutureExt;
use futures_util::future::join_all;

use super::cache::{Cache, Key};
use super::introspect::Rendered;
use super::outcome::{Outcome, Prepared};
use super::output::{Answer, Output, Writer, Written};
use super::plan::{Node, OperationKind, Plan};
use super::planner::Planner;
use super::refusal::Refusal;
use super::request::Operation;
use super::table::Schema;
use super::value::{Value, Variables};
use super::{Resolve, deprecations, failure, variables};
use crate::context::{Context, Request};
use crate::error::{Code, Error, Result};

/// Documents longer than this are planned away from the threads that serve requests.
const LARGE_DOCUMENT: usize = 16 * 1024;

/// The most room that is made for an answer before it is written.
const LARGE_ANSWER: usize = 64 * 1024;

/// How an engine behaves.
#[derive(Debug, Clone)]
pub struct Settings {
    /// Whether clients read a general message instead of the cause of an unforeseen error.
    pub mask_internal: bool,
    /// About how many bytes of plans are kept.
    pub plan_bytes: usize,
    /// How many plans are kept.
    pub plans: usize,
    /// Directives of the SDL that are for our own tools: clients neither see nor use them.
    pub internal_directives: &'static [&'static str],
}

impl Default for Settings {
    fn default() -> Self {
        Self { mask_internal: true, plan_bytes: 64 << 20, plans: 4096, internal_directives: &["session"] }
    }
}

/// A schema with its resolvers, ready to answer.
#[derive(Debug)]
pub struct Engine<R> {
    shared: Arc<Shared>,
    resolver: R,
}

#[derive(Debug)]
struct Shared {
    schema: &'static Schema,
    settings: Settings,
    planner: OnceLock<Planner>,
    plans: Cache<Arc<Plan>>,
    /// Answers to documents that have no plan.
    refusals: Cache<Arc<Refusal>>,
    /// Answers to introspection, by document and variables.
    introspection: Cache<Arc<Rendered>>,
}

impl<R: Resolve> Engine<R> {
    /// An engine for a schema. The SDL is read on a thread of its own, so that nothing waits for it
    /// before the first document comes.
    pub fn new(schema: &'static Schema, resolver: R, settings: Settings) -> Self {
        let shared = Arc::new(Shared {
            schema,
            planner: OnceLock::new(),
            plans: Cache::new(settings.plan_bytes, settings.plans, 16),
            refusals: Cache::new(settings.plan_bytes / 16, settings.plans / 4, 8),
            // A full introspection takes more than a megabyte: few shards, so that it fits in one.
            introspection: Cache::new(settings.plan_bytes / 2, 256, 4),
            settings,
        });
        let background = Arc::clone(&shared);
        let spawned = std::thread::Builder::new().name("schema".into()).spawn(move || {
            background.planner();
        });
        if let Err(error) = spawned {
            tracing::warn!(%error, "the schema is read with the first request");
        }
        Self { shared, resolver }
    }

    pub fn resolver(&self) -> &R {
        &self.resolver
    }

    /// Answers one operation: appends one JSON object to `out`.
    pub async fn execute(&self, operation: &Operation<'_>, request: &Request, out: &mut Vec<u8>) -> Outcome {
        let prepared = self.prepare(operation).await;
        self.run(&prepared, operation, request, out).await
    }

    /// Finds or makes the plan of an operation.
    pub async fn prepare(&self, operation: &Operation<'_>) -> Prepared {
        let name = operation.operation_name.as_deref();
        let key = Key::new(&operation.query, name);
        if let Some(plan) = self.shared.plans.get(key) {
            return Prepared(Ok(plan));
        }
        if let Some(refusal) = self.shared.refusals.get(key) {
            return Prepared(Err(refusal));
        }
        let planned = match operation.query.text() {
            Err(bad) => Err(Refusal { status: 400, code: Code::BadRequest, body: bad.body().into() }),
            Ok(text) if text.len() > LARGE_DOCUMENT => {
                let (shared, text) = (Arc::clone(&self.shared), text.into_owned());
                let name = name.map(str::to_owned);
                let task = tokio::task::spawn_blocking(move || shared.plan(&text, name.as_deref()));
                task.await.unwrap_or_else(|_| Err(unplanned()))
            }
            Ok(text) => self.shared.plan(&text, name),
        };
        Prepared(match planned {
            Ok(plan) => {
                let plan = Arc::new(plan);
                self.shared.plans.insert(key, Arc::clone(&plan), plan.size);
                Ok(plan)
            }
            Err(refusal) => {
                let refusal = Arc::new(refusal);
                if refusal.code != Code::InternalServerError {
                    self.shared.refusals.insert(key, Arc::clone(&refusal), refusal.body.len());
                }
                Err(refusal)
            }
        })
    }

    /// Runs a prepared operation: appends one JSON object to `out`.
    pub async fn run(
        &self,
        prepared: &Prepared,
        operation: &Operation<'_>,
        request: &Request,
        out: &mut Vec<u8>,
    ) -> Outcome {
        let plan = match &prepared.0 {
            Ok(plan) => plan,
            Err(refusal) => return Outcome::refused(refusal, None, out),
        };
        let variables = match variables::coerce(plan, operation.variables.as_deref()) {
            Ok(variables) => variables,
            Err(refusal) => return Outcome::refused(&refusal, Some(Arc::clone(plan)), out),
        };
        let is_true = |value: &Option<Value<'_>>| matches!(value, Some(Value::Boolean(true)));
        let conditions: Vec<bool> = variables.values.iter().map(is_true).collect();
        let run = Run { engine: self, plan, operation, request, variables: &variables };
        // The same document is likely to get an answer of the same size.
        out.reserve(plan.answered.load(Ordering::Relaxed).min(LARGE_ANSWER));
        let before = out.len();
        let mut w = Writer::new(std::mem::take(out), &conditions);
        w.raw(r#"{"data":"#);
        match plan.kind {
            OperationKind::Query | OperationKind::Subscription => run.query(&mut w).await,
            OperationKind::Mutation => run.mutation(&mut w).await,
        }
        let mut codes = Vec::new();
        if !w.errors.is_empty() {
            codes.extend(w.errors.iter().map(|failed| failed.error.code()));
            let errors = std::mem::take(&mut w.errors);
            failure::write(&mut w.buffer, &errors, request, plan, self.shared.settings.mask_internal);
        }
        let deprecated = Outcome::deprecated(plan, &variables);
        if deprecations::are_wanted(operation.extensions.as_deref()) {
            deprecations::write(&mut w.buffer, &deprecated);
        }
        w.raw("}");
        *out = w.buffer;
        plan.answered.store(out.len() - before, Ordering::Relaxed);
        Outcome { status: 200, codes, deprecated, plan: Some(Arc::clone(plan)) }
    }
}

impl Shared {
    fn planner(&self) -> &Planner {
        self.planner.get_or_init(|| Planner::new(self.schema, self.settings.internal_directives))
    }

    fn plan(&self, text: &str, name: Option<&str>) -> Result<Plan, Refusal> {
        let planner = self.planner();
        // The parser is not ours: should it ever panic, one document is refused and no more.
        catch_unwind(AssertUnwindSafe(|| planner.plan(text, name))).unwrap_or_else(|_| Err(unplanned()))
    }
}

fn unplanned() -> Refusal {
    tracing::error!("planning of a document panicked");
    let error = Error::internal("planning panicked");
    Refusal { status: 500, ..Refusal::one(error.code(), error.to_string()) }
}

/// One operation under way.
struct Run<'r, R> {
    engine: &'r Engine<R>,
    plan: &'r Plan,
    operation: &'r Operation<'r>,
    request: &'r Request,
    variables: &'r Variables<'r>,
}

type Resolved = Result<Box<dyn Answer>>;

impl<'r, R: Resolve> Run<'r, R> {
    /// Resolves all root fields at once, then writes them.
    async fn query(&self, w: &mut Writer<'_>) {
        let conditions = w.conditions;
        let mut nodes = self.plan.roots().iter().filter(|node| node.condition.holds(conditions));
        let start = begin(w);
        match (nodes.next(), nodes.next()) {
            (Some(only), None) => {
                let resolved = self.resolve(only).await;
                if member(w, only, resolved, true).is_err() {
                    nothing(w, start);
                    return;
                }
            }
            (first, second) => {
                let nodes: Vec<&Node> = first.into_iter().chain(second).chain(nodes).collect();
                let answers = join_all(nodes.iter().map(|node| self.resolve(node))).await;
                for (index, (node, resolved)) in nodes.into_iter().zip(answers).enumerate() {
                    if member(w, node, resolved, index == 0).is_err() {
                        nothing(w, start);
                        return;
                    }
                }
            }
        }
        w.raw("}");
    }

    /// Resolves and writes root fields one after the other. Once `data` is null the rest does not run.
    async fn mutation(&self, w: &mut Writer<'_>) {
        let conditions = w.conditions;
        let start = begin(w);
        let nodes = self.plan.roots().iter().filter(|node| node.condition.holds(conditions));
        for (index, node) in nodes.enumerate() {
            let resolved = self.resolve(node).await;
            if member(w, node, resolved, index == 0).is_err() {
                nothing(w, start);
                return;
            }
        }
        w.raw("}");
    }

    async fn resolve(&self, node: &'r Node) -> Resolved {
        match node.field {
            Node::TYPENAME => {
                Ok(Box::new(TypeName(self.plan.root.of.first().map_or("", |root| root.ty.name))))
            }
            Node::INTROSPECTION => self.introspect(node),
            // Nothing is ever sent to subscribers: a schema only declares what they could ask for.
            _ if self.plan.kind == OperationKind::Subscription => Ok(Box::new(None::<String>)),
            _ => {
                let cx = Context { request: self.request, selection: &node.selection };
                let resolver = &self.engine.resolver;
                let call = async { resolver.resolve(cx, self.plan.kind, node, self.variables).await };
                AssertUnwindSafe(call).catch_unwind().await.unwrap_or_else(|panic| {
                    Err(Error::internal(format!("a resolver panicked: {}", reason(&*panic))))
                })
            }
        }
    }

    fn introspect(&self, node: &Node) -> Resolved {
        let shared = &self.engine.shared;
        let rendered = self.rendered(shared)?;
        let at = rendered.iter().position(|(key, _)| *key == node.name);
        let at = at.ok_or_else(|| Error::internal("an introspection field without an answer"))?;
        Ok(Box::new(Introspected { rendered, at }))
    }

    fn rendered(&self, shared: &Shared) -> Result<Arc<Rendered>> {
        let introspection = self.plan.introspection.as_ref();
        let introspection = introspection.ok_or_else(|| Error::internal("a plan without introspection"))?;
        // Names of operations and JSON objects cannot be mistaken for one another.
        let also = match (self.plan.variables.is_empty(), &self.operation.variables, &self.plan.name) {
            (false, Some(variables), name) => {
                Some(format!("{}{variables}", name.as_deref().unwrap_or_default()))
            }
            (_, _, name) => name.as_deref().map(str::to_owned),
        };
        let key = Key::new(&self.operation.query, also.as_deref());
        if let Some(rendered) = shared.introspection.get(key) {
            return Ok(rendered);
        }
        let rendered = introspection.render(&shared.planner().schema, self.plan, self.variables)?;
        let size = rendered.iter().map(|(key, json)| key.len() + json.len() + 32).sum();
        let rendered = Arc::new(rendered);
        shared.introspection.insert(key, Arc::clone(&rendered), size);
        Ok(rendered)
    }
}

fn begin(w: &mut Writer<'_>) -> usize {
    let start = w.buffer.len();
    w.raw("{");
    start
}

fn nothing(w: &mut Writer<'_>, start: usize) {
    w.buffer.truncate(start);
    w.raw("null");
}

fn member(w: &mut Writer<'_>, node: &Node, resolved: Resolved, first: bool) -> Written {
    if !first {
        w.raw(",");
    }
    w.member(node, |w| match resolved {
        Ok(answer) => answer.answer(w, node),
        Err(error) => w.fail(Arc::new(error), node),
    })
}

fn reason(panic: &(dyn Any + Send)) -> &str {
    let text = panic.downcast_ref::<&str>().copied();
    text.or_else(|| panic.downcast_ref::<String>().map(String::as_str)).unwrap_or("no message")
}

/// `__typename` at the root.
struct TypeName(&'static str);

impl Output for TypeName {
    fn write(&self, w: &mut Writer<'_>, _: &Node) -> Written {
        w.name(self.0)
    }
}

/// An answer of introspection.
struct Introspected {
    rendered: Arc<Rendered>,
    at: usize,
}

impl Output for Introspected {
    fn write(&self, w: &mut Writer<'_>, _: &Node) -> Written {
        w.buffer.extend_from_slice(&self.rendered[self.at].1);
        Ok(())
    }
}
