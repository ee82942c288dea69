//! What is known of an operation before it runs, and what came of it.

use std::sync::Arc;

use super::deprecations;
use super::plan::{OperationKind, Plan};
use super::refusal::Refusal;
use super::table::Deprecation;
use super::value::Variables;
use crate::error::Code;

/// An operation whose document is understood, or refused; nothing was executed yet.
#[derive(Debug, Clone)]
pub struct Prepared(pub(super) Result<Arc<Plan>, Arc<Refusal>>);

/// What came of an operation, for its HTTP status and the log.
#[derive(Debug)]
pub struct Outcome {
    /// 200 once the document is understood and the variables fit.
    pub status: u16,
    /// The codes of the answer's errors, in order.
    pub codes: Vec<Code>,
    /// What it used that is deprecated, in its document or its variables; empty where it did not run.
    pub deprecated: Vec<&'static Deprecation>,
    pub(super) plan: Option<Arc<Plan>>,
}

impl Prepared {
    /// Whether the operation is a query or a mutation; `None` when the document is refused.
    pub fn kind(&self) -> Option<OperationKind> {
        self.0.as_ref().ok().map(|plan| plan.kind)
    }

    pub fn operation_name(&self) -> Option<&str> {
        self.0.as_ref().ok()?.name.as_deref()
    }

    /// The names of the root fields, one an occurrence; none when the document is refused.
    pub fn root_fields(&self) -> impl Iterator<Item = &'static str> {
        self.0.as_ref().ok().into_iter().flat_map(|plan| plan.root_fields())
    }

    /// The plan of a document that runs.
    pub fn plan(&self) -> Option<&Plan> {
        self.0.as_ref().ok().map(|plan| &**plan)
    }

    #[cfg(test)]
    pub(super) fn is_same_plan(&self, other: &Self) -> bool {
        matches!((&self.0, &other.0), (Ok(one), Ok(two)) if Arc::ptr_eq(one, two))
    }

    /// The answer to a document that does not run.
    pub fn refusal(&self) -> Option<&Refusal> {
        self.0.as_ref().err().map(|refusal| &**refusal)
    }
}

impl Outcome {
    pub fn kind(&self) -> Option<OperationKind> {
        self.plan.as_ref().map(|plan| plan.kind)
    }

    pub fn operation_name(&self) -> Option<&str> {
        self.plan.as_ref()?.name.as_deref()
    }

    /// The name of the first root field.
    pub fn first_field(&self) -> Option<&'static str> {
        self.plan.as_ref()?.root_fields().next()
    }

    pub(super) fn refused(refusal: &Refusal, plan: Option<Arc<Plan>>, out: &mut Vec<u8>) -> Self {
        out.extend_from_slice(&refusal.body);
        Self { status: refusal.status, codes: vec![refusal.code], deprecated: Vec::new(), plan }
    }

    /// What is deprecated of a document and the variables that came with it.
    pub(super) fn deprecated(plan: &Plan, variables: &Variables<'_>) -> Vec<&'static Deprecation> {
        let mut found = plan.deprecated.to_vec();
        deprecations::merge(&mut found, &variables.deprecated);
        found
    }
}
