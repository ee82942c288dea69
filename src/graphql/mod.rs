//! A GraphQL runtime that knows nothing of waste and could serve any schema.
//!
//! A document is parsed, validated and bound to field numbers once ([`plan`]); its plan is cached. A
//! request then resolves its root fields and writes their values in one pass of [`output`].

mod bind;
mod cache;
mod convert;
pub mod deprecations;
mod execute;
mod failure;
pub mod fetch;
mod html;
pub mod input;
mod introspect;
mod limits;
mod literal;
pub(crate) mod number;
mod outcome;
pub mod output;
mod overlap;
pub mod persisted;
mod places;
pub mod plan;
mod planner;
pub mod refusal;
pub mod request;
mod rules;
pub mod table;
pub mod value;
mod variables;
mod wording;

#[cfg(test)]
mod tests;

pub use execute::{Engine, Settings};
pub use outcome::{Outcome, Prepared};

use std::future::Future;
use std::pin::Pin;

use crate::context::Context;
use crate::error::Error;
use output::Answer;
use plan::{Node, OperationKind};
use value::Variables;

/// A future on the heap; one a root field.
pub type BoxFuture<'a, T> = Pin<Box<dyn Future<Output = T> + Send + 'a>>;

/// What a schema's generated dispatch offers the executor.
pub trait Resolve: Send + Sync + 'static {
    /// Calls the resolver of one root field, and those of the computed fields below it. The answer is
    /// then written without waiting.
    fn resolve<'a>(
        &'a self,
        cx: Context<'a>,
        kind: OperationKind,
        node: &'a Node,
        variables: &'a Variables<'a>,
    ) -> BoxFuture<'a, Result<Box<dyn Answer>, Error>>;
}
