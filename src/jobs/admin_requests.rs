//! Mails about requests for the role of administrator: each reader has their own message.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::daily::Stretch;
use super::{LETTER, MAIL};
use crate::domain::calendar::written;
use crate::ids::new_id;
use crate::store::admin_requests::Request;
use crate::store::bsd::Job;
use crate::store::{StoreError, Tx};

/// What happened to a request.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Happening {
    Created,
    Accepted,
    Refused,
    /// Its collaborator may accept it from now on.
    Turn,
}

/// Whose mail it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Reader {
    Author,
    Admins,
    Collaborator,
}

/// What a mail speaks of.
#[derive(Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Told {
    reader: Reader,
    author: Person,
    company: Company,
    validation_method: String,
    /// The day from which others than administrators may accept, as people write it.
    from: String,
}

#[derive(Debug, Serialize, Deserialize)]
struct Person {
    name: String,
    email: String,
}

#[derive(Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
struct Company {
    name: String,
    org_id: String,
}

/// The mail that tells some readers what happened; none where nobody reads it.
pub fn mail(
    happening: Happening,
    reader: Reader,
    to: &[String],
    request: &Request,
    now: Timestamp,
) -> Option<Job> {
    #[derive(Serialize)]
    struct Order<'a> {
        template: &'static str,
        to: &'a [String],
        #[serde(flatten)]
        told: Told,
    }
    let template = match happening {
        Happening::Created => "admin-request-created",
        Happening::Accepted => "admin-request-accepted",
        Happening::Refused => "admin-request-refused",
        Happening::Turn => "admin-request-turn",
    };
    let told = Told {
        reader,
        author: Person { name: request.author_name.clone(), email: request.author_email.clone() },
        company: Company { name: request.company_name.clone(), org_id: request.org_id.clone() },
        validation_method: request.method.as_str().to_owned(),
        from: written(request.pending.admins_only_until),
    };
    let payload = serde_json::to_value(Order { template, to, told }).expect("texts are JSON");
    (!to.is_empty()).then(|| Job { id: new_id(now), kind: MAIL, payload })
}

/// To the collaborators who may accept a request from today on.
pub(super) async fn turns(tx: Tx, stretch: Stretch) -> Result<(), StoreError> {
    let Stretch { from, until, now } = stretch;
    let found = tx.collaborators_turns(from, until, now).await?;
    let mails = found.iter().filter_map(|(email, one)| {
        mail(Happening::Turn, Reader::Collaborator, std::slice::from_ref(email), one, now)
    });
    tx.add_jobs(&mails.collect::<Vec<_>>(), now).await
}

/// What the letter on paper says.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct OnPaper {
    author: Person,
    company: Company,
    /// As on an envelope.
    address: String,
    code: String,
    /// The day from which the code serves, as people write it.
    from: String,
}

/// The letter that bears a request's code to the company.
pub fn letter(request: &Request, address: &str, code: &str, now: Timestamp) -> Job {
    #[derive(Serialize)]
    struct Order {
        template: &'static str,
        #[serde(flatten)]
        letter: OnPaper,
    }
    let letter = OnPaper {
        author: Person { name: request.author_name.clone(), email: request.author_email.clone() },
        company: Company { name: request.company_name.clone(), org_id: request.org_id.clone() },
        address: address.to_owned(),
        code: code.to_owned(),
        from: written(request.pending.admins_only_until),
    };
    let order = Order { template: "admin-request-letter", letter };
    let payload = serde_json::to_value(order).expect("texts are JSON");
    Job { id: new_id(now), kind: LETTER, payload }
}

impl OnPaper {
    /// To be printed and posted by whoever runs the service.
    pub(super) fn text(&self, ui: &str) -> (String, String) {
        let Self { author, company, address, code, from } = self;
        (
            format!("Courrier à poster : demande de rôle d'administrateur de {}", company.org_id),
            format!(
                "À imprimer et à envoyer par la poste à cette adresse :\n\n{}\n{address}\n\n—\n\nMadame, Monsieur,\n\n\
                 {author} demande à devenir administrateur de votre établissement ({}) sur Trackdéchets. Si vous le \
                 souhaitez, remettez-lui ce code :\n\n{code}\n\nIl lui servira à partir du {from}, sur {ui}/. Sinon, ne le \
                 communiquez à personne et prévenez-nous.",
                company.name, company.org_id
            ),
        )
    }
}

impl Told {
    /// Subject and text of the mail that tells of a new request.
    pub(super) fn created(&self, ui: &str) -> (String, String) {
        let Self { author, company, from, .. } = self;
        if self.reader == Reader::Author {
            let others = match self.validation_method.as_str() {
                "REQUEST_COLLABORATOR_APPROVAL" => format!(
                    "\n\nSans réponse de leur part, le collaborateur que vous avez désigné pourra l'accepter à partir \
                     du {from}, s'il est membre de l'établissement."
                ),
                "SEND_MAIL" => format!(
                    "\n\nUn courrier portant un code part à l'adresse de l'établissement. Sans réponse des \
                     administrateurs, ce code vous permettra d'accepter vous-même votre demande à partir du {from} :\
                     \n\n{ui}/"
                ),
                _ => String::new(),
            };
            return (
                "Votre demande de rôle d'administrateur est transmise".to_owned(),
                format!(
                    "Bonjour {},\n\nVotre demande de devenir administrateur de l'établissement {company} est transmise \
                     à ses administrateurs. Elle expire dans 14 jours.{others}",
                    author.name
                ),
            );
        }
        let others = match self.validation_method.as_str() {
            "REQUEST_COLLABORATOR_APPROVAL" | "SEND_MAIL" => format!(
                " Sans réponse d'un administrateur, d'autres que vous pourront l'accepter à partir du {from}."
            ),
            _ => String::new(),
        };
        (
            "Une personne demande à être administratrice de votre établissement".to_owned(),
            format!(
                "Bonjour,\n\n{author} demande à devenir administrateur de l'établissement {company}, que vous \
                 administrez.{others} Pour accepter ou refuser :\n\n{ui}/"
            ),
        )
    }

    pub(super) fn accepted(&self, ui: &str) -> (String, String) {
        let Self { author, company, .. } = self;
        match self.reader {
            Reader::Author => (
                "Vous êtes administrateur d'un établissement".to_owned(),
                format!(
                    "Bonjour {},\n\nVotre demande est acceptée : vous êtes désormais administrateur de l'établissement \
                     {company}.\n\n{ui}/",
                    author.name
                ),
            ),
            Reader::Admins | Reader::Collaborator => (
                "Votre établissement a un nouvel administrateur".to_owned(),
                format!(
                    "Bonjour,\n\nLa demande de {author} est acceptée : cette personne est désormais administratrice de \
                     l'établissement {company}. Un administrateur peut changer son rôle à tout moment :\n\n{ui}/"
                ),
            ),
        }
    }

    pub(super) fn refused(&self, _: &str) -> (String, String) {
        let Self { author, company, .. } = self;
        match self.reader {
            Reader::Author => (
                "Votre demande de rôle d'administrateur est refusée".to_owned(),
                format!(
                    "Bonjour {},\n\nVotre demande de devenir administrateur de l'établissement {company} est refusée. \
                     Vous pourrez la renouveler dans 7 jours.",
                    author.name
                ),
            ),
            Reader::Admins | Reader::Collaborator => (
                "Une demande de rôle d'administrateur est refusée".to_owned(),
                format!(
                    "Bonjour,\n\nLa demande de {author} de devenir administrateur de l'établissement {company} est \
                     refusée. Il n'y a rien d'autre à faire."
                ),
            ),
        }
    }

    pub(super) fn turn(&self, ui: &str) -> (String, String) {
        let Self { author, company, .. } = self;
        (
            "Un collègue vous demande de l'accepter comme administrateur".to_owned(),
            format!(
                "Bonjour,\n\n{author} demande à devenir administrateur de l'établissement {company} et vous a désigné \
                 pour en décider. Les administrateurs n'ont pas répondu : vous pouvez accepter ou refuser, si vous \
                 connaissez cette personne.\n\n{ui}/"
            ),
        )
    }
}

impl std::fmt::Display for Person {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{} ({})", self.name, self.email)
    }
}

impl std::fmt::Display for Company {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{} ({})", self.name, self.org_id)
    }
}

#[cfg(test)]
mod tests {
    use super::super::letters::{Letter, Order};
    use super::*;
    use crate::domain::admin_request::Pending;
    use crate::generated::{AdminRequestStatus, AdminRequestValidationMethod as Method};

    const NOW: Timestamp = Timestamp::UNIX_EPOCH;

    fn request(method: Method) -> Request {
        let admins_only_until = "2026-11-25T23:00:00Z".parse().unwrap();
        Request {
            id: "c1".into(),
            author_id: "c2".into(),
            author_name: "Lou".into(),
            author_email: "lou@a.test".into(),
            company_id: "c3".into(),
            org_id: "1".into(),
            company_name: "Acier".into(),
            method,
            collaborator_id: None,
            pending: Pending { status: AdminRequestStatus::Pending, has_code: false, admins_only_until },
            created_at: NOW,
        }
    }

    fn written(happening: Happening, reader: Reader, method: Method) -> Letter {
        let job = mail(happening, reader, &["a@a.test".to_owned()], &request(method), NOW).unwrap();
        let order: Order = serde_json::from_value(job.payload).unwrap();
        assert_eq!(order.to, ["a@a.test"]);
        order.letter("https://ui.test")
    }

    #[test]
    fn the_author_learns_who_else_may_accept_and_when() {
        for (method, told) in [
            (Method::RequestAdminApproval, None),
            (
                Method::RequestCollaboratorApproval,
                Some("le collaborateur que vous avez désigné pourra l'accepter"),
            ),
            (Method::SendMail, Some("Un courrier portant un code part")),
        ] {
            let text = written(Happening::Created, Reader::Author, method).text;
            assert!(text.contains("l'établissement Acier (1)"), "{text}");
            assert_eq!(text.contains("26/11/2026"), told.is_some(), "{text}");
            assert!(told.is_none_or(|told| text.contains(told)), "{text}");
        }
    }

    #[test]
    fn each_reader_is_told_what_happened() {
        for (happening, reader, words) in [
            (Happening::Created, Reader::Admins, "Lou (lou@a.test) demande à devenir administrateur"),
            (Happening::Accepted, Reader::Author, "vous êtes désormais administrateur"),
            (Happening::Accepted, Reader::Admins, "La demande de Lou (lou@a.test) est acceptée"),
            (Happening::Accepted, Reader::Collaborator, "La demande de Lou (lou@a.test) est acceptée"),
            (Happening::Refused, Reader::Author, "Vous pourrez la renouveler dans 7 jours"),
            (Happening::Refused, Reader::Admins, "est refusée"),
            (Happening::Turn, Reader::Collaborator, "vous a désigné pour en décider"),
        ] {
            let text = written(happening, reader, Method::RequestCollaboratorApproval).text;
            assert!(text.contains(words) && text.contains("Acier (1)"), "{text}");
        }
    }

    #[test]
    fn the_code_goes_on_paper_alone() {
        let letter = letter(&request(Method::SendMail), "1 rue A 69001 Lyon", "00420042", NOW);
        assert_eq!(letter.kind, "letter");
        let mut payload = letter.payload;
        payload["to"] = serde_json::json!(["post@service.test"]);
        let text = serde_json::from_value::<Order>(payload).unwrap().letter("https://ui.test").text;
        assert!(
            text.contains("\n\nAcier\n1 rue A 69001 Lyon\n\n") && text.contains("\n\n00420042\n\n"),
            "{text}"
        );
        for reader in [Reader::Author, Reader::Admins] {
            let job =
                mail(Happening::Created, reader, &["a@a.test".to_owned()], &request(Method::SendMail), NOW);
            assert!(!job.unwrap().payload.to_string().contains("00420042"));
        }
    }

    #[test]
    fn nobody_is_not_written_to() {
        assert_eq!(mail(Happening::Created, Reader::Admins, &[], &request(Method::SendMail), NOW), None);
    }
}
