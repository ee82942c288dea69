//! What is written to those who register companies and to their members: subjects and bodies.

use super::{Company, Named, Place};

/// The company awaits its verification, by a letter with a code or by the service's team.
pub(super) fn pending(user: &Named, company: &Company, by_letter: bool) -> (String, String) {
    let what_follows = if by_letter {
        "Un courrier postal portant un code de vérification part à l'adresse de l'établissement. À sa réception, un \
         administrateur saisit ce code sur la page de l'établissement."
    } else {
        "Notre équipe s'assure que vous le représentez. Elle vous écrira si elle a besoin d'un justificatif ; vous \
         n'avez rien à faire d'ici là."
    };
    (
        "Votre établissement est en cours de vérification".to_owned(),
        format!(
            "Bonjour {},\n\nL'établissement {} ({}) est inscrit sur Trackdéchets. Ses profils demandent une \
             vérification avant qu'il ne figure sur des bordereaux comme professionnel des déchets.\n\n{what_follows}",
            user.name, company.name, company.org_id
        ),
    )
}

pub(super) fn welcome(ui: &str, user: &Named, company: &Company) -> (String, String) {
    (
        "Votre établissement est inscrit sur Trackdéchets".to_owned(),
        format!(
            "Bonjour {},\n\nL'établissement {} ({}) est prêt à tracer ses déchets. Vous pouvez y inviter vos \
             collègues, créer un premier bordereau, ou relier votre logiciel par l'API :\n\n{ui}/",
            user.name, company.name, company.org_id
        ),
    )
}

pub(super) fn verified(user: &Named, company: &Company) -> (String, String) {
    (
        "Votre établissement est vérifié".to_owned(),
        format!(
            "Bonjour {},\n\nL'établissement {} ({}) est vérifié : il peut tenir sur un bordereau tous les rôles de ses \
             profils.",
            user.name, company.name, company.org_id
        ),
    )
}

/// In English, as those who read it live abroad.
pub(super) fn foreign_carrier(ui: &str, user: &Named, company: &Company) -> (String, String) {
    (
        "Your company is registered with Trackdéchets".to_owned(),
        format!(
            "Hello {},\n\n{} ({}) is registered and verified as a foreign carrier. It can now be named on waste \
             tracking notes, and sign them when it takes waste over:\n\n{ui}/",
            user.name, company.name, company.org_id
        ),
    )
}

pub(super) fn code_renewed(ui: &str, company: &Company) -> (String, String) {
    (
        "Le code de signature de votre établissement a changé".to_owned(),
        format!(
            "Bonjour,\n\nLe code de signature de l'établissement {} ({}) vient d'être remplacé ; l'ancien ne sert plus. \
             Les membres de l'établissement lisent le nouveau sur sa page :\n\n{ui}/",
            company.name, company.org_id
        ),
    )
}

/// To be printed and posted by whoever runs the service.
pub(super) fn paper(ui: &str, company: &Company, place: &Place, code: &str) -> (String, String) {
    (
        format!("Courrier à poster : vérification de {}", company.org_id),
        format!(
            "À imprimer et à envoyer par la poste à cette adresse :\n\n{}\n{}\n\n—\n\nMadame, Monsieur,\n\nUne personne a \
             inscrit votre établissement ({}) sur Trackdéchets. Si elle le représente, remettez-lui ce code de \
             vérification :\n\n{code}\n\nUn administrateur de l'établissement le saisit sur {ui}/. Sinon, ne le \
             communiquez à personne et prévenez-nous.",
            company.name,
            place.lines(),
            company.org_id
        ),
    )
}
