//! What is written to people about the companies they belong to, or would like to, and about what waits for them.

use super::{Company, Named, Person};

/// A subject and a text.
type Written = (String, String);

/// To somebody without an account.
pub(super) fn invitation(ui: &str, by: &Named, company: &Company, role: &str, hash: &str) -> Written {
    let text = format!(
        "Bonjour,\n\n{} vous invite à rejoindre l'établissement {} ({}) sur Trackdéchets, avec le rôle « {role} ». \
         Pour créer votre compte, suivez ce lien dans les 7 jours :\n\n{ui}/invite?hash={hash}\n\n\
         Si vous ne connaissez pas cet établissement, ne tenez pas compte de ce message.",
        by.name, company.name, company.org_id
    );
    (format!("Vous êtes invité à rejoindre {} sur Trackdéchets", company.name), text)
}

/// To somebody with an account, whom an administrator made a member.
pub(super) fn added(ui: &str, user: &Named, by: &Named, company: &Company, role: &str) -> Written {
    let text = format!(
        "Bonjour {},\n\n{} vous a ajouté aux membres de l'établissement {} ({}), avec le rôle « {role} ». Vous le \
         trouvez parmi vos établissements :\n\n{ui}/\n\nSi c'est une erreur, prévenez-en un administrateur de cet \
         établissement.",
        user.name, by.name, company.name, company.org_id
    );
    (format!("Vous êtes membre de {}", company.name), text)
}

pub(super) fn request_accepted(ui: &str, user: &Named, company: &Company, role: &str) -> Written {
    let text = format!(
        "Bonjour {},\n\nVotre demande de rejoindre l'établissement {} ({}) est acceptée. Vous en êtes membre, avec \
         le rôle « {role} » :\n\n{ui}/",
        user.name, company.name, company.org_id
    );
    ("Votre demande de rattachement est acceptée".to_owned(), text)
}

pub(super) fn request_refused(user: &Named, company: &Company) -> Written {
    let text = format!(
        "Bonjour {},\n\nVotre demande de rejoindre l'établissement {} ({}) est refusée. Si c'est une erreur, \
         adressez-vous à l'un de ses administrateurs : il peut vous inviter.",
        user.name, company.name, company.org_id
    );
    ("Votre demande de rattachement est refusée".to_owned(), text)
}

/// To somebody who signed up two days ago.
pub(super) fn first_steps(ui: &str, user: &Named, has_company: bool) -> Written {
    let next = if has_company {
        "Invitez vos collègues depuis la page de votre établissement, vérifiez-y ses profils et son code de signature, \
         puis créez un premier bordereau."
    } else {
        "Commencez par créer votre établissement, ou par demander à rejoindre celui de votre entreprise s'il est déjà \
         inscrit : les bordereaux viennent ensuite."
    };
    let text = format!("Bonjour {},\n\nVotre compte a deux jours. {next}\n\n{ui}/", user.name);
    ("Premiers pas sur Trackdéchets".to_owned(), text)
}

/// To somebody who signed up a week ago.
pub(super) fn no_company(ui: &str, user: &Named) -> Written {
    let text = format!(
        "Bonjour {},\n\nVotre compte n'est rattaché à aucun établissement, et ne vous permet donc pas encore de \
         suivre des déchets. Vous pouvez créer un établissement, ou demander à rejoindre celui de votre entreprise \
         s'il est inscrit :\n\n{ui}/",
        user.name
    );
    ("Votre compte n'a pas encore d'établissement".to_owned(), text)
}

/// To the one who asked two weeks ago.
pub(super) fn request_unanswered(user: &Person, company: &Company) -> Written {
    let text = format!(
        "Bonjour {},\n\nVotre demande de rejoindre l'établissement {} ({}) attend depuis 14 jours. Ses \
         administrateurs en sont avertis de nouveau. Le plus sûr est d'en parler à l'un d'eux : il peut aussi vous \
         inviter.",
        user.name, company.name, company.org_id
    );
    ("Votre demande de rattachement attend une réponse".to_owned(), text)
}

/// To those who should have answered.
pub(super) fn request_reminder(ui: &str, user: &Person, company: &Company) -> Written {
    let text = format!(
        "Bonjour,\n\n{} ({}) attend depuis 14 jours de savoir s'il peut rejoindre l'établissement {} ({}). Un \
         administrateur peut l'accepter ou refuser sa demande :\n\n{ui}/",
        user.name, user.email, company.name, company.org_id
    );
    ("Une demande de rattachement attend votre réponse".to_owned(), text)
}

pub(super) fn revision_reminder(ui: &str, bsd: &str, author: &Company, company: &Company) -> Written {
    let text = format!(
        "Bonjour,\n\nL'établissement {} ({}) a demandé il y a 5 jours une révision du bordereau {bsd}, et \
         l'établissement {} ({}) n'a pas encore répondu. Pour l'accepter ou la refuser :\n\n{ui}/",
        author.name, author.org_id, company.name, company.org_id
    );
    (format!("Une révision du bordereau {bsd} attend votre réponse"), text)
}
