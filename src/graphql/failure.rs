//! Errors of execution, written at the end of an answer.

use std::io::Write;

use super::output::{FieldError, Segment};
use super::plan::Plan;
use super::refusal::{extensions, locations, open, string};
use crate::context::Request;
use crate::error::{Error, Violation};

/// Writes `,"errors":[…]` and logs causes that clients do not read.
pub(super) fn write(out: &mut Vec<u8>, errors: &[FieldError], request: &Request, plan: &Plan, mask: bool) {
    out.extend_from_slice(br#","errors":["#);
    for (index, failed) in errors.iter().enumerate() {
        if index > 0 {
            out.push(b',');
        }
        log(failed, request, plan);
        one(out, failed, request, mask);
    }
    out.push(b']');
}

fn one(out: &mut Vec<u8>, failed: &FieldError, request: &Request, mask: bool) {
    let error = &*failed.error;
    open(out, &message(error, request, mask));
    if error.is_located() {
        locations(out, &[failed.location]);
        path(out, &failed.path);
    }
    extensions(out, error.code());
    match error {
        Error::BadUserInput { invalid_args, .. } if !invalid_args.is_empty() => {
            out.extend_from_slice(br#","invalidArgs":"#);
            serde_json::to_writer(&mut *out, invalid_args).expect("writing to memory");
        }
        Error::Invalid(violations) if violations.with_issues => {
            out.extend_from_slice(br#","issues":["#);
            for (index, violation) in violations.list.iter().enumerate() {
                if index > 0 {
                    out.push(b',');
                }
                issue(out, violation);
            }
            out.push(b']');
        }
        _ => {}
    }
    out.extend_from_slice(b"}}");
}

fn message(error: &Error, request: &Request, mask: bool) -> String {
    match error {
        Error::Internal(cause) if !mask => cause.to_string(),
        Error::Internal(_) if !request.correlation_id.is_empty() => {
            format!("{error} Référence : {}", request.correlation_id)
        }
        _ => error.to_string(),
    }
}

fn path(out: &mut Vec<u8>, steps: &[Segment]) {
    out.extend_from_slice(br#","path":["#);
    for (index, step) in steps.iter().rev().enumerate() {
        if index > 0 {
            out.push(b',');
        }
        match step {
            Segment::Key(key) => string(out, key),
            Segment::Index(index) => write!(out, "{index}").expect("writing to memory"),
        }
    }
    out.push(b']');
}

fn issue(out: &mut Vec<u8>, violation: &Violation) {
    out.extend_from_slice(br#"{"code":"custom","path":["#);
    for (index, step) in violation.path.split('.').filter(|step| !step.is_empty()).enumerate() {
        if index > 0 {
            out.push(b',');
        }
        // An index of a list is a number.
        match step.parse::<u32>() {
            Ok(index) => write!(out, "{index}").expect("writing to memory"),
            Err(_) => string(out, step),
        }
    }
    out.extend_from_slice(br#"],"message":"#);
    string(out, &violation.message);
    out.push(b'}');
}

fn log(failed: &FieldError, request: &Request, plan: &Plan) {
    let (Error::Internal(cause) | Error::Unavailable(cause)) = &*failed.error else { return };
    let mut text = cause.to_string();
    let mut next = cause.source();
    while let Some(source) = next {
        text.push_str(": ");
        text.push_str(&source.to_string());
        next = source.source();
    }
    tracing::error!(
        correlation_id = request.correlation_id,
        operation = plan.name.as_deref(),
        field = plan.root_fields().next(),
        cause = text,
        "an operation failed"
    );
}
