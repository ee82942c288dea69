//! Who acts on a note, and what the operation may take for granted.

use super::directory::Directory;
use crate::context::Caller;
use crate::domain::company::Environment;
use crate::domain::user::Permission;
use crate::scalars::DateTime;

/// A caller before a note.
#[derive(Debug, Clone, Copy)]
pub struct Actor<'a> {
    pub caller: &'a Caller,
    /// All companies of the note's owner: a draft shows itself to these alone.
    pub owner_orgs: &'a [String],
}

/// What an operation stands on besides the note and its input.
#[derive(Debug, Clone, Copy)]
pub struct Facts<'a> {
    /// Every organisation that the note or the input names.
    pub directory: &'a Directory,
    pub policy: Policy,
    pub now: DateTime,
}

/// What a deployment settles.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Policy {
    /// Whether test companies exist.
    pub environment: Environment,
    /// Whether a destination must have been verified.
    pub verified_destinations: bool,
}

/// The organisation whose signature a note waits for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Signatory {
    org_id: String,
    /// None where nobody signs without the security code.
    permission: Option<Permission>,
}

/// The right to sign for an organisation, once it has been shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Authority {
    org_id: String,
}

impl Signatory {
    pub fn new(org_id: impl Into<String>, permission: Permission) -> Self {
        Self { org_id: org_id.into(), permission: Some(permission) }
    }

    /// Somebody whose security code must be shown, whoever calls.
    pub fn by_code_only(org_id: impl Into<String>) -> Self {
        Self { org_id: org_id.into(), permission: None }
    }

    pub fn org_id(&self) -> &str {
        &self.org_id
    }

    /// The right of a member whose role permits this signature; such a caller needs no security code.
    pub fn member(&self, caller: &Caller) -> Option<Authority> {
        let permission = self.permission?;
        caller.may(permission, [&self.org_id]).then(|| Authority { org_id: self.org_id.clone() })
    }

    /// The right of anybody who gave the organisation's current security code: the caller of this
    /// function has compared it.
    pub fn security_code_given(&self) -> Authority {
        Authority { org_id: self.org_id.clone() }
    }
}

impl Authority {
    pub fn org_id(&self) -> &str {
        &self.org_id
    }
}
