//! What mails say: plain French text, of which the HTML is made. Nothing is fetched when one is read.

mod companies;
mod members;

use jiff::fmt::strtime;
use rust_decimal::Decimal;
use serde::Deserialize;

use super::{admin_requests, delegations};
use crate::domain::bsd::parts;
use crate::domain::bsdd::refusal::Notice;
use crate::html::escape;
use crate::scalars::date_time::PARIS;

/// A job of kind `mail`.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Order {
    pub to: Vec<String>,
    #[serde(flatten)]
    template: Template,
}

#[derive(Debug, Deserialize)]
#[serde(tag = "template", rename_all = "kebab-case")]
#[rustfmt::skip]
enum Template {
    Activation { user: Named, hash: String },
    AlreadyRegistered,
    PasswordReset { user: Named, hash: String },
    TotpEnabled { user: Named },
    TotpDisabled { user: Named },
    MembershipRequest { user: Person, company: Company },
    MembershipRequestConfirmation { user: Person, company: Company },
    MembershipRequestAccepted { user: Named, company: Company, role: String },
    MembershipRequestRefused { user: Named, company: Company },
    MembershipRequestUnanswered { user: Person, company: Company },
    MembershipRequestReminder { user: Person, company: Company },
    Invitation { by: Named, company: Company, role: String, hash: String },
    AddedToCompany { user: Named, by: Named, company: Company, role: String },
    #[serde(rename_all = "camelCase")]
    FirstSteps { user: Named, has_company: bool },
    NoCompany { user: Named },
    RevisionRequestReminder { bsd: String, author: Company, company: Company },
    RegistryDelegationCreated(delegations::Told),
    RegistryDelegationEnding(delegations::Told),
    BsddFirstMention { note: String, contact: Option<String>, company: Company, recipient: Option<String> },
    CompanyPending { user: Named, company: Company, letter: bool },
    CompanyWelcome { user: Named, company: Company },
    CompanyVerified { user: Named, company: Company },
    ForeignCarrierVerified { user: Named, company: Company },
    SecurityCodeRenewed { company: Company },
    VerificationCodeLetter { company: Company, place: Place, code: String },
    AdminRequestCreated(admin_requests::Told),
    AdminRequestAccepted(admin_requests::Told),
    AdminRequestRefused(admin_requests::Told),
    AdminRequestTurn(admin_requests::Told),
    AdminRequestLetter(admin_requests::OnPaper),
}

#[derive(Debug, Deserialize)]
struct Named {
    name: String,
}

#[derive(Debug, Deserialize)]
struct Person {
    name: String,
    email: String,
}

#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
struct Company {
    name: String,
    org_id: String,
}

/// Where a letter goes.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
struct Place {
    street: Option<String>,
    postal_code: Option<String>,
    city: Option<String>,
    /// In one line.
    address: Option<String>,
}

impl Place {
    /// As on an envelope.
    fn lines(&self) -> String {
        match (&self.street, &self.postal_code, &self.city) {
            (Some(street), Some(code), Some(city)) => format!("{street}\n{code} {city}"),
            _ => self.address.clone().unwrap_or_default(),
        }
    }
}

/// A mail ready to be read.
#[derive(Debug, PartialEq, Eq)]
pub struct Letter {
    pub subject: String,
    pub text: String,
    /// The language's code.
    pub lang: &'static str,
}

impl Order {
    /// `ui` is the base of the web application, without a slash at its end.
    pub fn letter(&self, ui: &str) -> Letter {
        let (subject, body) = match &self.template {
            Template::Activation { user, hash } => (
                "Activez votre compte Trackdéchets".to_owned(),
                format!(
                    "Bonjour {},\n\nPour ouvrir votre compte, suivez ce lien :\n\n{ui}/user-activation?hash={hash}\n\n\
                     Si vous ne vous êtes pas inscrit, ne tenez pas compte de ce message : le compte restera fermé.",
                    user.name
                ),
            ),
            Template::AlreadyRegistered => (
                "Vous avez déjà un compte Trackdéchets".to_owned(),
                format!(
                    "Bonjour,\n\nUne inscription a été demandée avec votre adresse, qui a déjà un compte. Pour vous \
                     connecter :\n\n{ui}/login\n\nSi vous n'êtes pas à l'origine de cette demande, ne tenez pas \
                     compte de ce message : rien n'a changé."
                ),
            ),
            Template::PasswordReset { user, hash } => (
                "Choisissez un nouveau mot de passe".to_owned(),
                format!(
                    "Bonjour {},\n\nPour choisir un nouveau mot de passe, suivez ce lien dans les 4 heures :\n\n\
                     {ui}/password-reset?hash={hash}\n\nSi vous n'êtes pas à l'origine de cette demande, ne tenez pas \
                     compte de ce message : votre mot de passe reste le même.",
                    user.name
                ),
            ),
            Template::TotpEnabled { user } => (
                "La double authentification est activée".to_owned(),
                format!(
                    "Bonjour {},\n\nLa double authentification vient d'être activée sur votre compte : un code de votre \
                     application vous sera demandé à chaque connexion. Vos autres sessions sont fermées. Gardez vos \
                     codes de secours en lieu sûr.\n\nSi vous n'êtes pas à l'origine de ce changement, choisissez \
                     sans attendre un nouveau mot de passe :\n\n{ui}/password-reset-request",
                    user.name
                ),
            ),
            Template::TotpDisabled { user } => (
                "La double authentification est désactivée".to_owned(),
                format!(
                    "Bonjour {},\n\nLa double authentification vient d'être retirée de votre compte : votre mot de passe \
                     suffit désormais pour vous connecter.\n\nSi vous n'êtes pas à l'origine de ce changement, \
                     choisissez sans attendre un nouveau mot de passe :\n\n{ui}/password-reset-request",
                    user.name
                ),
            ),
            Template::MembershipRequest { user, company } => (
                "Une personne demande à rejoindre votre établissement".to_owned(),
                format!(
                    "Bonjour,\n\n{} ({}) demande à rejoindre l'établissement {} ({}), dont vous recevez les demandes \
                     de rattachement. Un administrateur peut l'accepter ou la refuser :\n\n{ui}/",
                    user.name, user.email, company.name, company.org_id
                ),
            ),
            Template::MembershipRequestConfirmation { user, company } => (
                "Votre demande de rattachement est transmise".to_owned(),
                format!(
                    "Bonjour {},\n\nVotre demande de rejoindre l'établissement {} ({}) est transmise à ses \
                     administrateurs. Vous serez averti de leur réponse.",
                    user.name, company.name, company.org_id
                ),
            ),
            Template::AdminRequestCreated(told) => told.created(ui),
            Template::AdminRequestAccepted(told) => told.accepted(ui),
            Template::AdminRequestRefused(told) => told.refused(ui),
            Template::AdminRequestTurn(told) => told.turn(ui),
            Template::AdminRequestLetter(letter) => letter.text(ui),
            Template::MembershipRequestAccepted { user, company, role } => {
                members::request_accepted(ui, user, company, role)
            }
            Template::MembershipRequestRefused { user, company } => members::request_refused(user, company),
            Template::MembershipRequestUnanswered { user, company } => {
                members::request_unanswered(user, company)
            }
            Template::MembershipRequestReminder { user, company } => {
                members::request_reminder(ui, user, company)
            }
            Template::Invitation { by, company, role, hash } => {
                members::invitation(ui, by, company, role, hash)
            }
            Template::AddedToCompany { user, by, company, role } => {
                members::added(ui, user, by, company, role)
            }
            Template::FirstSteps { user, has_company } => members::first_steps(ui, user, *has_company),
            Template::NoCompany { user } => members::no_company(ui, user),
            Template::RevisionRequestReminder { bsd, author, company } => {
                members::revision_reminder(ui, bsd, author, company)
            }
            Template::RegistryDelegationCreated(told) => told.created(ui),
            Template::RegistryDelegationEnding(told) => told.ending(ui),
            Template::BsddFirstMention { note, contact, company, recipient } => (
                "Un bordereau de déchets dangereux vous désigne comme émetteur".to_owned(),
                format!(
                    "Bonjour{},\n\nLe bordereau {note} suit des déchets dangereux remis par l'établissement {} ({})\
                     {}. Vous y êtes le contact de l'émetteur, et cet établissement n'a pas encore de compte.\n\n\
                     Pour suivre et signer ce bordereau en ligne, créez un compte puis inscrivez-y \
                     l'établissement :\n\n{ui}/signup\n\nSans compte, le bordereau reste valable : vous le signez \
                     sur l'appareil du transporteur. Si cet établissement vous est inconnu, ne tenez pas compte de ce \
                     message : il ne vous sera pas renvoyé.",
                    contact.as_deref().map(|name| format!(" {name}")).unwrap_or_default(),
                    company.name,
                    company.org_id,
                    recipient.as_deref().map(|name| format!(", à destination de {name}")).unwrap_or_default(),
                ),
            ),
            Template::CompanyPending { user, company, letter } => companies::pending(user, company, *letter),
            Template::CompanyWelcome { user, company } => companies::welcome(ui, user, company),
            Template::CompanyVerified { user, company } => companies::verified(user, company),
            Template::ForeignCarrierVerified { user, company } => {
                let (subject, body) = companies::foreign_carrier(ui, user, company);
                return Letter { subject, text: format!("{body}\n\nThe Trackdéchets team\n"), lang: "en" };
            }
            Template::SecurityCodeRenewed { company } => companies::code_renewed(ui, company),
            Template::VerificationCodeLetter { company, place, code } => {
                companies::paper(ui, company, place, code)
            }
        };
        Letter::of(subject, &body)
    }
}

impl Letter {
    fn of(subject: String, body: &str) -> Self {
        Self { subject, text: format!("{body}\n\nL'équipe Trackdéchets\n"), lang: "fr" }
    }

    /// Tells of refused waste; the note goes with it as a file.
    pub fn refusal(notice: &Notice<'_>, ui: &str) -> Self {
        let note = notice.note;
        let (what, wholly) = match notice.is_partial {
            true => ("Déchets refusés en partie", "refusé une partie des déchets"),
            false => ("Déchets refusés", "refusé les déchets"),
        };
        let when = notice.at.map(|at| {
            let day = at.0.to_zoned(PARIS.clone());
            strtime::format(" le %d/%m/%Y", &day).expect("a date has a day, a month and a year")
        });
        let mut lines = vec![format!("Émetteur : {}", named(&note.emitter.company))];
        let waste: Vec<&str> =
            [&note.waste.code, &note.waste.name].into_iter().filter_map(|text| text.as_deref()).collect();
        if !waste.is_empty() {
            lines.push(format!("Déchets : {}", waste.join(", ")));
        }
        if let Some(received) = notice.received {
            lines.push(format!("Quantité présentée : {}", tonnes(received)));
        }
        if let Some(refused) = notice.refused {
            lines.push(format!("Quantité refusée : {}", tonnes(refused)));
        }
        if let Some(reason) = notice.reason {
            lines.push(format!("Motif : {reason}"));
        }
        let body = format!(
            "Bonjour,\n\n{} a {wholly} du bordereau {}{}.\n\n{}\n\nLe bordereau est joint à ce message. Son \
             historique se lit sur :\n\n{ui}/",
            named(notice.by),
            note.readable_id,
            when.unwrap_or_default(),
            lines.join("\n"),
        );
        Self::of(format!("{what} : bordereau {}", note.readable_id), &body)
    }

    /// The same text as HTML; words that begin with `ui` are links.
    pub fn html(&self, ui: &str) -> String {
        let mut html = format!("<!doctype html>\n<html lang=\"{}\">\n<body>\n", self.lang);
        for paragraph in self.text.trim_end().split("\n\n") {
            html.push_str("<p>");
            for word in paragraph.split_inclusive(char::is_whitespace) {
                let (escaped, is_link) = (escape(word), !ui.is_empty() && word.starts_with(ui));
                if is_link {
                    html.push_str(&format!("<a href=\"{0}\">{0}</a>", escaped.trim_end()));
                } else {
                    // A line of a paragraph.
                    html.push_str(&escaped.replace('\n', "<br>\n"));
                }
            }
            html.push_str("</p>\n");
        }
        html.push_str("</body>\n</html>\n");
        html
    }
}

/// A company as people know it, with its number.
fn named(company: &parts::Company) -> String {
    let name = company.name.as_deref().unwrap_or("Un établissement");
    match company.org_id() {
        Some(org_id) => format!("{name} ({org_id})"),
        None => name.to_owned(),
    }
}

fn tonnes(quantity: Decimal) -> String {
    format!("{} t", quantity.normalize().to_string().replace('.', ","))
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn letter(payload: serde_json::Value) -> Letter {
        serde_json::from_value::<Order>(payload).unwrap().letter("https://ui.test")
    }

    #[test]
    fn a_sign_up_is_answered_by_its_link() {
        let letter = letter(json!({
            "template": "activation", "to": ["a@b.test"], "user": { "name": "Élise" }, "hash": "abc",
        }));
        assert!(letter.text.contains("\nhttps://ui.test/user-activation?hash=abc\n"), "{}", letter.text);
        let link = "<a href=\"https://ui.test/user-activation?hash=abc\">";
        assert!(letter.html("https://ui.test").contains(link), "{}", letter.html("https://ui.test"));
    }

    #[test]
    fn what_people_and_companies_are_called_is_no_markup() {
        let letter = letter(json!({
            "template": "membership-request", "to": ["a@b.test"], "membershipRequestId": "c1",
            "user": { "name": "<b>", "email": "e@f.test" }, "company": { "name": "A & B", "orgId": "1" },
        }));
        let html = letter.html("https://ui.test");
        assert!(html.contains("&lt;b&gt; (e@f.test)") && html.contains("A &amp; B (1)"), "{html}");
    }

    #[test]
    fn a_refusal_says_who_refused_how_much_and_why() {
        use crate::domain::bsdd::record::{Emitter, Reception, Recipient, Waste};
        use crate::domain::bsdd::{Leg, Record, refusal};
        use crate::generated::WasteAcceptationStatus;
        let company = |name: &str, siret: &str| parts::Company {
            name: Some(name.into()),
            siret: Some(siret.into()),
            ..parts::Company::default()
        };
        let note = Record {
            readable_id: "BSD-20261124-000000001".into(),
            emitter: Emitter { company: company("Atelier", "1"), ..Emitter::default() },
            recipient: Recipient { company: company("Four & fils", "2"), ..Recipient::default() },
            waste: Waste { code: Some("08 01 11*".into()), name: Some("Boues".into()), ..Waste::default() },
            reception: Reception {
                acceptation: Some(WasteAcceptationStatus::PartiallyRefused),
                quantity_received: Some("2.50".parse().unwrap()),
                quantity_refused: Some("1.2".parse().unwrap()),
                refusal_reason: Some("Fûts percés".into()),
                signed_at: Some(crate::scalars::DateTime("2026-11-24T23:30:00Z".parse().unwrap())),
                ..Reception::default()
            },
            ..Record::default()
        };
        let letter = Letter::refusal(&refusal::notice(&note, Leg::First).unwrap(), "https://ui.test");
        assert_eq!(letter.subject, "Déchets refusés en partie : bordereau BSD-20261124-000000001");
        assert!(letter.text.contains("Four & fils (2) a refusé une partie"), "{}", letter.text);
        assert!(letter.text.contains(" le 25/11/2026."), "the day in Paris: {}", letter.text);
        let html = letter.html("https://ui.test");
        let lines = "Quantité présentée : 2,5 t<br>\nQuantité refusée : 1,2 t<br>\nMotif : Fûts percés</p>";
        assert!(html.contains(lines) && html.contains("Four &amp; fils"), "{html}");
    }

    #[test]
    fn carriers_from_abroad_are_written_to_in_english() {
        let letter = letter(json!({
            "template": "foreign-carrier-verified", "to": ["a@b.test"], "user": { "name": "Els" },
            "company": { "name": "Wegtransport", "orgId": "BE0541696005" },
        }));
        assert!(letter.text.ends_with("The Trackdéchets team\n"), "{}", letter.text);
        assert!(letter.html("https://ui.test").contains("<html lang=\"en\">"));
    }

    #[test]
    fn a_letter_bears_an_address_as_on_an_envelope() {
        let place = |place: serde_json::Value| {
            let company = json!({ "name": "Atelier", "orgId": "73282932000074" });
            letter(json!({
                "template": "verification-code-letter", "to": ["post@b.test"], "company": company, "place": place,
                "code": "12345",
            }))
        };
        let parts = json!({ "street": "1 rue A", "postalCode": "69001", "city": "Lyon", "address": "x" });
        let text = place(parts).text;
        assert!(
            text.contains("\n\nAtelier\n1 rue A\n69001 Lyon\n\n") && text.contains("\n\n12345\n\n"),
            "{text}"
        );
        let text = place(json!({ "street": "1 rue A", "address": "1 rue A, quelque part" })).text;
        assert!(text.contains("\n\nAtelier\n1 rue A, quelque part\n\n"), "{text}");
    }

    #[test]
    fn a_change_of_the_second_factor_is_told_with_what_to_do_about_it() {
        for (template, word) in [("totp-enabled", "activée"), ("totp-disabled", "retirée")] {
            let payload = json!({ "template": template, "to": ["a@b.test"], "user": { "name": "Élise" } });
            let text = letter(payload).text;
            assert!(text.contains("Bonjour Élise") && text.contains(word), "{text}");
            assert!(text.contains("\nhttps://ui.test/password-reset-request\n"), "{text}");
        }
    }

    #[test]
    fn an_unknown_template_is_no_order() {
        let payload = json!({ "template": "poem", "to": ["a@b.test"] });
        assert!(serde_json::from_value::<Order>(payload).is_err());
    }
}
