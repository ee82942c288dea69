//! Requests for the role of administrator: what one must say, who may answer it and when (platform specification,
//! 10.1).

use jiff::civil::Date;
use jiff::{SignedDuration, Timestamp};

use super::account::normal_email;
use super::calendar::{day, midnight, next_working_day};
use crate::error::{Error, Result, Violations};
use crate::generated::{
    AcceptAdminRequestInput, AdminRequestStatus as Status, AdminRequestValidationMethod as Method,
    CreateAdminRequestInput,
};

/// How long a request waits for an answer.
pub const LIFE: SignedDuration = SignedDuration::from_hours(14 * 24);
/// How long somebody who was refused waits before asking again.
pub const REFUSED_FOR: SignedDuration = SignedDuration::from_hours(7 * 24);
/// The time over which letters are counted.
pub const LETTERS_OVER: SignedDuration = SignedDuration::from_hours(7 * 24);
/// Pending requests that one person may have.
pub const MOST_PENDING: i64 = 5;
/// The wrong code that blocks a request.
pub const LAST_WRONG_CODE: i32 = 3;
/// Requests of a page, unless it says otherwise.
pub const PAGE: i32 = 10;

/// What somebody asks for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Asked {
    pub org_id: String,
    pub method: Method,
    /// With the method that needs one.
    pub collaborator: Option<String>,
}

/// What is known when somebody asks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Situation {
    pub has_siret: bool,
    pub is_admin: bool,
    /// A request of theirs for this company is pending.
    pub is_pending: bool,
    /// One was refused of late.
    pub was_refused: bool,
    /// Their pending requests, for any company.
    pub pending: i64,
    /// Letters of late, whoever asked for them.
    pub letters: i64,
}

/// A request to answer, as what may be done with it depends on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pending {
    pub status: Status,
    pub has_code: bool,
    pub admins_only_until: Timestamp,
}

/// Who answers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Answerer {
    /// Administrator of the company, or of the service.
    pub is_admin: bool,
    pub is_author: bool,
    pub is_collaborator: bool,
    /// Belongs to the company.
    pub is_member: bool,
}

/// Which request is accepted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Which {
    Id(String),
    /// The caller's own, for a company that a letter was sent to.
    Mine {
        org_id: String,
    },
}

/// What an acceptance comes to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Acceptance {
    /// It was accepted before.
    Done,
    Accept,
    /// The code decides.
    TryCode,
}

/// Checks what a client gives of a request. Errors: `BAD_USER_INPUT`, telling each.
pub fn check(input: CreateAdminRequestInput) -> Result<Asked> {
    let mut found = Violations { with_issues: true, ..Violations::default() };
    let filled = |text: String| Some(text.trim().to_owned()).filter(|text| !text.is_empty());
    let org_id = input.company_org_id.value().and_then(filled);
    if org_id.is_none() {
        found.push("companyOrgId", "Indiquez l'établissement (companyOrgId).");
    }
    let method = input.validation_method.value();
    if method.is_none() {
        found.push("validationMethod", "Indiquez qui pourra accepter la demande (validationMethod).");
    }
    let mut collaborator = None;
    if method == Some(Method::RequestCollaboratorApproval) {
        collaborator = input.collaborator_email.value().and_then(filled).map(|text| normal_email(&text));
        if collaborator.is_none() {
            found
                .push("collaboratorEmail", "Indiquez l'adresse e-mail du collaborateur (collaboratorEmail).");
        }
    }
    found.into_result()?;
    // Both are there: what lacks was told.
    let (org_id, method) =
        org_id.zip(method).ok_or_else(|| Error::bad_input("La demande est incomplète."))?;
    Ok(Asked { org_id, method, collaborator })
}

/// Whether somebody may ask, where `letters` are posted in a week at most.
pub fn may_ask(asked: &Asked, now: &Situation, letters: i64) -> Result<()> {
    let refuse = |message: &'static str| Err(Error::bad_input(message));
    let by_letter = asked.method == Method::SendMail;
    if by_letter && !now.has_siret {
        let mut found = Violations { with_issues: true, ..Violations::default() };
        found.push(
            "validationMethod",
            "Un courrier ne peut être envoyé qu'à un établissement qui a un SIRET.",
        );
        return found.into_result();
    }
    if now.is_admin {
        return refuse("Vous êtes déjà administrateur de cet établissement.");
    }
    if now.is_pending {
        return refuse("Vous avez déjà une demande en attente pour cet établissement.");
    }
    if now.was_refused {
        return refuse("Votre demande pour cet établissement a été refusée il y a moins de 7 jours.");
    }
    if now.pending >= MOST_PENDING {
        let message = format!("Vous avez déjà {MOST_PENDING} demandes en attente : c'est le maximum.");
        return Err(Error::forbidden(message));
    }
    if by_letter && now.letters >= letters {
        return refuse("Trop de courriers ont été envoyés ces derniers jours. Choisissez une autre méthode.");
    }
    Ok(())
}

/// Until when administrators alone may accept what is asked now: midnight after the next working day.
pub fn admins_only_until(now: Timestamp) -> Timestamp {
    let after = next_working_day(day(now)).tomorrow().ok().and_then(midnight);
    after.unwrap_or(now)
}

/// Which request a client accepts. Errors: `BAD_USER_INPUT` unless it is told in one way.
pub fn which(input: AcceptAdminRequestInput) -> Result<(Which, Option<String>)> {
    let filled = |text: String| Some(text.trim().to_owned()).filter(|text| !text.is_empty());
    let id = input.admin_request_id.value().and_then(|id| filled(id.0));
    let org_id = input.org_id.value().and_then(filled);
    let code = input.code.value().and_then(filled);
    match (id, org_id) {
        (Some(id), None) => Ok((Which::Id(id), code)),
        (None, Some(org_id)) if code.is_some() => Ok((Which::Mine { org_id }, code)),
        (None, Some(_)) => Err(Error::bad_input("Indiquez le code reçu par courrier (code).")),
        _ => Err(Error::bad_input(
            "Indiquez soit la demande (adminRequestId), soit l'établissement (orgId) et le code reçu par courrier.",
        )),
    }
}

/// Whether somebody is shown a request.
pub fn may_read(reader: Answerer) -> Result<()> {
    if reader.is_admin || reader.is_author || reader.is_collaborator && reader.is_member {
        return Ok(());
    }
    Err(Error::forbidden("Cette demande ne vous concerne pas."))
}

/// What comes of an acceptance. Errors: `FORBIDDEN` for who may not, or not yet; `BAD_USER_INPUT` for a request that
/// nobody can accept any more.
pub fn accept(request: &Pending, by: Answerer, has_code: bool, now: Timestamp) -> Result<Acceptance> {
    may_read(by)?;
    match request.status {
        Status::Pending => {}
        Status::Accepted => return Ok(Acceptance::Done),
        Status::Refused | Status::Blocked | Status::Expired => return Err(over(request.status)),
    }
    if by.is_admin {
        return Ok(Acceptance::Accept);
    }
    let with_code = by.is_author && request.has_code;
    if by.is_author && !with_code {
        return Err(Error::forbidden("Vous ne pouvez pas accepter votre propre demande."));
    }
    if now < request.admins_only_until {
        return Err(Error::forbidden(
            "Seuls les administrateurs de l'établissement peuvent accepter cette demande pour l'instant.",
        ));
    }
    match (with_code, has_code) {
        (false, _) => Ok(Acceptance::Accept),
        (true, true) => Ok(Acceptance::TryCode),
        (true, false) => {
            Err(Error::forbidden("Il faut le code reçu par courrier pour accepter votre demande."))
        }
    }
}

/// Whether somebody may refuse a request. Errors: `FORBIDDEN`, or `BAD_USER_INPUT` for what is answered already.
pub fn refuse(status: Status, by: Answerer) -> Result<()> {
    if !by.is_admin && !(by.is_member && (by.is_author || by.is_collaborator)) {
        return Err(Error::forbidden("Vous ne pouvez pas refuser cette demande."));
    }
    match status {
        Status::Pending => Ok(()),
        over => Err(self::over(over)),
    }
}

/// What is said of a request that is no longer pending.
fn over(status: Status) -> Error {
    Error::bad_input(match status {
        Status::Pending | Status::Accepted => "Cette demande est déjà acceptée.",
        Status::Refused => "Cette demande est refusée.",
        Status::Blocked => "Cette demande est bloquée par trop de codes erronés.",
        Status::Expired => "Cette demande a expiré.",
    })
}

/// A day that a client writes: 2026-11-24.
pub fn asked_day(text: &str) -> Result<Date> {
    text.trim().parse().map_err(|_| Error::bad_input("La date (date) est un jour, comme 2026-11-24."))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::error::Code;
    use crate::graphql::input::Maybe::{Absent, Null, Value};
    use crate::scalars::Id;

    fn at(instant: &str) -> Timestamp {
        instant.parse().unwrap()
    }

    const NOBODY: Answerer =
        Answerer { is_admin: false, is_author: false, is_collaborator: false, is_member: false };
    const ADMIN: Answerer = Answerer { is_admin: true, is_member: true, ..NOBODY };
    const AUTHOR: Answerer = Answerer { is_author: true, ..NOBODY };
    const COLLABORATOR: Answerer = Answerer { is_collaborator: true, is_member: true, ..NOBODY };

    #[test]
    fn what_lacks_is_told_at_its_field() {
        let faults = |org_id, method, collaborator| {
            let input = CreateAdminRequestInput {
                company_org_id: org_id,
                validation_method: method,
                collaborator_email: collaborator,
            };
            match check(input) {
                Ok(_) => String::new(),
                Err(Error::Invalid(found)) => {
                    found.list.iter().map(|one| &*one.path).collect::<Vec<_>>().join(" ")
                }
                Err(other) => panic!("{other}"),
            }
        };
        let id = || Value("1".to_owned());
        assert_eq!(faults(Absent, Null, Absent), "companyOrgId validationMethod");
        assert_eq!(faults(Value(" ".into()), Value(Method::SendMail), Absent), "companyOrgId");
        assert_eq!(faults(id(), Value(Method::RequestAdminApproval), Absent), "");
        assert_eq!(
            faults(id(), Value(Method::RequestCollaboratorApproval), Value(" ".into())),
            "collaboratorEmail"
        );
        assert_eq!(faults(id(), Value(Method::RequestCollaboratorApproval), Value("A@b.fr".into())), "");
    }

    #[test]
    fn a_collaborator_is_heard_of_with_the_method_that_needs_one() {
        let asked = |method| {
            check(CreateAdminRequestInput {
                company_org_id: Value("1".into()),
                validation_method: Value(method),
                collaborator_email: Value(" Lou@B.fr ".into()),
            })
            .unwrap()
            .collaborator
        };
        assert_eq!(asked(Method::RequestCollaboratorApproval).as_deref(), Some("lou@b.fr"));
        assert_eq!(asked(Method::SendMail), None);
    }

    #[test]
    fn each_obstacle_has_its_code() {
        let asked = |method| Asked { org_id: "1".into(), method, collaborator: None };
        let free = Situation {
            has_siret: true,
            is_admin: false,
            is_pending: false,
            was_refused: false,
            pending: 4,
            letters: 99,
        };
        let code = |method, situation: &Situation| {
            may_ask(&asked(method), situation, 100).map_err(|error| error.code())
        };
        assert_eq!(code(Method::SendMail, &free), Ok(()));
        for (method, situation, expected) in [
            (Method::SendMail, Situation { has_siret: false, ..free.clone() }, Err(Code::BadUserInput)),
            (Method::RequestAdminApproval, Situation { has_siret: false, ..free.clone() }, Ok(())),
            (
                Method::RequestAdminApproval,
                Situation { is_admin: true, ..free.clone() },
                Err(Code::BadUserInput),
            ),
            (
                Method::RequestAdminApproval,
                Situation { is_pending: true, ..free.clone() },
                Err(Code::BadUserInput),
            ),
            (
                Method::RequestAdminApproval,
                Situation { was_refused: true, ..free.clone() },
                Err(Code::BadUserInput),
            ),
            (Method::RequestAdminApproval, Situation { pending: 5, ..free.clone() }, Err(Code::Forbidden)),
            (Method::SendMail, Situation { letters: 100, ..free.clone() }, Err(Code::BadUserInput)),
            (Method::RequestAdminApproval, Situation { letters: 100, ..free.clone() }, Ok(())),
        ] {
            assert_eq!(code(method, &situation), expected, "{method:?} {situation:?}");
        }
    }

    #[test]
    fn administrators_are_alone_until_midnight_after_the_next_working_day() {
        for (asked, until) in [
            ("2026-11-24T08:00:00Z", "2026-11-25T23:00:00Z"),
            // It is Wednesday in Paris.
            ("2026-11-24T23:30:00Z", "2026-11-26T23:00:00Z"),
            ("2026-11-27T08:00:00Z", "2026-11-30T23:00:00Z"),
            ("2026-11-28T08:00:00Z", "2026-11-30T23:00:00Z"),
            ("2026-11-10T08:00:00Z", "2026-11-12T23:00:00Z"),
            // Before Ascension, in summer time.
            ("2026-05-13T08:00:00Z", "2026-05-15T22:00:00Z"),
        ] {
            assert_eq!(admins_only_until(at(asked)), at(until), "{asked}");
        }
    }

    #[test]
    fn a_request_is_named_in_one_way() {
        let named = |id: Option<&str>, org_id: Option<&str>, code: Option<&str>| {
            let text = |text: Option<&str>| text.map_or(Absent, |text| Value(text.to_owned()));
            which(AcceptAdminRequestInput {
                admin_request_id: id.map_or(Absent, |id| Value(Id(id.into()))),
                org_id: text(org_id),
                code: text(code),
            })
            .ok()
        };
        assert_eq!(named(Some("a"), None, None), Some((Which::Id("a".into()), None)));
        assert_eq!(named(Some("a"), None, Some("1")), Some((Which::Id("a".into()), Some("1".into()))));
        let mine = Which::Mine { org_id: "b".into() };
        assert_eq!(named(None, Some("b"), Some("1")), Some((mine, Some("1".into()))));
        for (id, org_id, code) in [
            (None, None, None),
            (None, None, Some("1")),
            (Some("a"), Some("b"), Some("1")),
            (None, Some("b"), None),
            (None, Some("b"), Some(" ")),
            (Some(" "), None, None),
        ] {
            assert_eq!(named(id, org_id, code), None, "{id:?} {org_id:?} {code:?}");
        }
    }

    #[test]
    fn who_accepts_when() {
        let until = at("2026-11-25T23:00:00Z");
        let before = at("2026-11-25T22:59:59Z");
        let pending = |has_code| Pending { status: Status::Pending, has_code, admins_only_until: until };
        let outcome = |by, has_code, given, now| {
            accept(&pending(has_code), by, given, now).map_err(|error| error.code())
        };
        let outsider = Answerer { is_member: true, ..NOBODY };
        let left = Answerer { is_member: false, ..COLLABORATOR };
        for (by, has_code, given, now, expected) in [
            (ADMIN, false, false, before, Ok(Acceptance::Accept)),
            (Answerer { is_author: true, ..ADMIN }, true, false, before, Ok(Acceptance::Accept)),
            (COLLABORATOR, false, false, before, Err(Code::Forbidden)),
            (COLLABORATOR, false, false, until, Ok(Acceptance::Accept)),
            (left, false, false, until, Err(Code::Forbidden)),
            (AUTHOR, true, true, before, Err(Code::Forbidden)),
            (AUTHOR, true, true, until, Ok(Acceptance::TryCode)),
            (AUTHOR, true, false, until, Err(Code::Forbidden)),
            (AUTHOR, false, true, until, Err(Code::Forbidden)),
            (outsider, true, true, until, Err(Code::Forbidden)),
        ] {
            assert_eq!(outcome(by, has_code, given, now), expected, "{by:?} {has_code} {given} {now}");
        }
    }

    #[test]
    fn what_is_over_stays_so() {
        for (status, accepted, refused) in [
            (Status::Pending, Ok(Acceptance::Accept), Ok(())),
            (Status::Accepted, Ok(Acceptance::Done), Err(Code::BadUserInput)),
            (Status::Refused, Err(Code::BadUserInput), Err(Code::BadUserInput)),
            (Status::Blocked, Err(Code::BadUserInput), Err(Code::BadUserInput)),
            (Status::Expired, Err(Code::BadUserInput), Err(Code::BadUserInput)),
        ] {
            let now = Timestamp::UNIX_EPOCH;
            let request = Pending { status, has_code: false, admins_only_until: now };
            let accepting = accept(&request, ADMIN, false, now).map_err(|error| error.code());
            assert_eq!(accepting, accepted, "{status:?}");
            assert_eq!(refuse(status, ADMIN).map_err(|error| error.code()), refused, "{status:?}");
            assert_eq!(refuse(status, NOBODY).unwrap_err().code(), Code::Forbidden, "{status:?}");
        }
    }

    #[test]
    fn the_author_and_the_collaborator_refuse_as_members_only() {
        for (by, may) in [
            (AUTHOR, false),
            (Answerer { is_member: true, ..AUTHOR }, true),
            (COLLABORATOR, true),
            (Answerer { is_member: false, ..COLLABORATOR }, false),
            (Answerer { is_member: true, ..NOBODY }, false),
        ] {
            assert_eq!(refuse(Status::Pending, by).is_ok(), may, "{by:?}");
        }
    }
}
