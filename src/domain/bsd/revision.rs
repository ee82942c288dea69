//! Revision requests: corrections of a signed note that one of its parties asks for and others approve.
//!
//! A document hands in its [`Rules`], which say what may be revised and when; its own checks and the
//! application of what was agreed to stand beside them. A request lives the same for all: pending until the
//! last of its approvers accepts, or until one refuses.

use super::when::When;
use crate::context::Caller;
use crate::domain::paging::{Direction, Page};
use crate::error::{Error, Result, Violations};
use crate::generated::{RevisionRequestApprovalStatus, RevisionRequestStatus};
use crate::scalars::DateTime;

/// The most requests a page holds, and how many it does unless told otherwise.
const LARGEST_PAGE: i32 = 50;

/// One field that revisions may correct: on a note `R`, as an input `I` sends it.
pub struct Field<R: 'static, I: 'static> {
    /// The dotted path in input and output.
    pub path: &'static str,
    /// French name.
    pub name: &'static str,
    /// Whether the input has it, were it as null.
    pub sent: fn(&I) -> bool,
    /// The notes it may be revised on.
    pub on: When<R>,
}

/// What may be revised, and when.
pub struct Rules<R: 'static, I: 'static, S: 'static> {
    pub fields: &'static [Field<R, I>],
    /// Whether the input asks for the note to be cancelled.
    pub cancels: fn(&I) -> bool,
    /// The path that asks so: part of the content, and no field of the note.
    pub cancels_path: &'static str,
    /// Statuses in which nothing is revised.
    pub closed: &'static [S],
    /// Statuses in which a note may be cancelled.
    pub cancellable: &'static [S],
    pub name_of: fn(S) -> &'static str,
}

/// A request as it is kept; what it asks for is its document's.
#[derive(Debug, Clone, PartialEq)]
pub struct Request {
    pub id: String,
    /// The note.
    pub bsd_id: String,
    /// The organisation that asks.
    pub author: String,
    pub comment: String,
    pub status: RevisionRequestStatus,
    /// In the order in which approvers were named.
    pub approvals: Vec<Approval>,
    pub created_at: DateTime,
    pub updated_at: DateTime,
}

/// What one organisation has to say to a request.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Approval {
    pub approver: String,
    pub status: RevisionRequestApprovalStatus,
    pub comment: Option<String>,
}

impl<R, I, S: Copy + PartialEq> Rules<R, I, S> {
    /// Errors: `FORBIDDEN` where the status is closed to revisions.
    pub fn refuse_closed(&self, status: S) -> Result<()> {
        if !self.closed.contains(&status) {
            return Ok(());
        }
        Err(Error::forbidden(format!(
            "Un bordereau dont le statut est {} ne peut pas être révisé.",
            (self.name_of)(status)
        )))
    }

    /// Errors: `BAD_USER_INPUT` for nothing at all, and for a cancellation that corrects too.
    pub fn refuse_nonsense(&self, input: &I) -> Result<()> {
        if self.sent(input).next().is_none() {
            return Err(Error::bad_input("Indiquez au moins un champ à réviser (content)."));
        }
        if (self.cancels)(input) && self.sent(input).any(|field| field.path != self.cancels_path) {
            return Err(Error::bad_input(format!(
                "Une annulation ({}) ne va avec aucune autre révision.",
                self.cancels_path
            )));
        }
        Ok(())
    }

    /// Errors: `FORBIDDEN` where the input cancels a note that has gone too far, or not far enough.
    pub fn refuse_cancellation(&self, status: S, cancels: bool) -> Result<()> {
        if !cancels || self.cancellable.contains(&status) {
            return Ok(());
        }
        Err(Error::forbidden(format!(
            "Un bordereau dont le statut est {} ne peut pas être annulé.",
            (self.name_of)(status)
        )))
    }

    /// Errors: `BAD_USER_INPUT` naming the fields that are not revised on this note.
    pub fn refuse_unrevisable(&self, note: &R, input: &I) -> Result<()> {
        let mut found = Violations::default();
        for field in self.sent(input).filter(|field| !field.on.holds(note)) {
            let (name, path) = (field.name, field.path);
            found.push(path, format!("{name} ({path}) : ce champ n'est pas révisable sur ce bordereau."));
        }
        found.into_result()
    }

    /// The fields that the input has.
    pub fn sent<'a>(&'a self, input: &'a I) -> impl Iterator<Item = &'a Field<R, I>> {
        self.fields.iter().filter(move |field| (field.sent)(input))
    }
}

/// Errors: `FORBIDDEN` while another request waits: a note has one at a time.
pub fn refuse_second(has_pending: bool) -> Result<()> {
    if has_pending { Err(already_pending()) } else { Ok(()) }
}

/// What whoever asks a second time is told, be it at the same instant.
pub fn already_pending() -> Error {
    Error::forbidden("Une demande de révision est déjà en attente sur ce bordereau.")
}

/// Errors: `BAD_USER_INPUT` when the author has no part in the note that lets it revise, or is none of the
/// caller's companies.
pub fn refuse_author(author: &str, revisers: &[&str], caller: &Caller) -> Result<()> {
    let refusal = if !revisers.contains(&author) {
        "cette entreprise ne figure pas sur le bordereau dans un rôle qui permet de demander sa révision"
    } else if !caller.is_member(author) {
        "vous n'êtes pas membre de cette entreprise"
    } else {
        return Ok(());
    };
    Err(Error::bad_input(format!("Auteur de la demande (authoringCompanySiret) : {refusal}.")))
}

/// The approvals that a request waits for: blanks, the author and whoever was named before are left out.
pub fn approvals<'a>(approvers: impl IntoIterator<Item = Option<&'a str>>, author: &str) -> Vec<Approval> {
    let mut list: Vec<Approval> = Vec::new();
    for approver in approvers.into_iter().flatten() {
        if approver.is_empty() || approver == author || list.iter().any(|known| known.approver == approver) {
            continue;
        }
        list.push(Approval {
            approver: approver.to_owned(),
            status: RevisionRequestApprovalStatus::Pending,
            comment: None,
        });
    }
    list
}

impl Request {
    /// Whoever may find the request: its author and its approvers.
    pub fn org_ids(&self) -> Vec<&str> {
        let approvers = self.approvals.iter().map(|approval| approval.approver.as_str());
        std::iter::once(self.author.as_str()).chain(approvers).collect()
    }

    /// Takes the caller's answer, for each company of theirs that has not answered. `twins` are approvers of
    /// which one accepts for the other. Errors: `FORBIDDEN` for a request that was refused, and for a caller
    /// whom nobody asked.
    pub fn answer(
        &mut self,
        caller: &Caller,
        is_approved: bool,
        comment: Option<&str>,
        twins: [Option<&str>; 2],
        now: DateTime,
    ) -> Result<()> {
        use RevisionRequestApprovalStatus::{Accepted, Canceled, Pending, Refused};
        if self.status == RevisionRequestStatus::Refused {
            return Err(Error::forbidden("Cette demande de révision a été refusée."));
        }
        let asked = |approval: &Approval| approval.status == Pending && caller.is_member(&approval.approver);
        if !self.approvals.iter().any(asked) {
            return Err(Error::forbidden(
                "Aucune de vos entreprises n'a de réponse à donner à cette demande de révision.",
            ));
        }
        let speaks_for_twin = is_approved
            && twins.iter().flatten().any(|twin| {
                self.approvals.iter().any(|approval| approval.approver == **twin && asked(approval))
            });
        for approval in self.approvals.iter_mut().filter(|approval| approval.status == Pending) {
            let is_own = caller.is_member(&approval.approver);
            let is_twin = speaks_for_twin && twins.contains(&Some(approval.approver.as_str()));
            approval.status = match (is_own, is_approved) {
                (true, true) => Accepted,
                (true, false) => Refused,
                (false, true) if is_twin => Accepted,
                (false, true) => continue,
                (false, false) => Canceled,
            };
            if is_own {
                approval.comment = comment.map(str::to_owned);
            }
        }
        self.updated_at = now;
        self.status = if !is_approved {
            RevisionRequestStatus::Refused
        } else if self.approvals.iter().all(|approval| approval.status == Accepted) {
            RevisionRequestStatus::Accepted
        } else {
            RevisionRequestStatus::Pending
        };
        Ok(())
    }

    /// Whether the caller may withdraw the request. Errors: `BAD_USER_INPUT` once it is settled, `FORBIDDEN`
    /// for anybody but its author.
    pub fn withdraw(&self, caller: &Caller) -> Result<()> {
        if self.status != RevisionRequestStatus::Pending {
            return Err(Error::bad_input(
                "Cette demande de révision n'est plus en attente : elle ne peut pas être retirée.",
            ));
        }
        if !caller.is_member(&self.author) {
            return Err(Error::forbidden("Seul l'auteur d'une demande de révision peut la retirer."));
        }
        Ok(())
    }
}

/// Replaces what is stored by what was agreed to: a missing value leaves it.
pub fn set<T: Clone>(stored: &mut Option<T>, agreed: &Option<T>) {
    if agreed.is_some() {
        stored.clone_from(agreed);
    }
}

/// The page that `first` and `after` ask for; a greater size is taken for the greatest. Errors:
/// `BAD_USER_INPUT` for one that is not positive.
pub fn page(first: Option<i32>, after: Option<String>) -> Result<Page> {
    let first = first.unwrap_or(LARGEST_PAGE);
    let mut found = Violations::default();
    if first < 1 {
        found.push("first", format!("« first » doit être compris entre 1 et {LARGEST_PAGE}."));
    }
    found.into_result()?;
    Ok(Page {
        direction: Direction::Forward,
        cursor: after.filter(|cursor| !cursor.is_empty()),
        size: i64::from(first.min(LARGEST_PAGE)),
    })
}
