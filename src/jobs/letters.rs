//! What mails say: plain French text, of which the HTML is made. Nothing is fetched when one is read.

use serde::Deserialize;

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
enum Template {
    Activation { user: Named, hash: String },
    AlreadyRegistered,
    PasswordReset { user: Named, hash: String },
    TotpEnabled { user: Named },
    TotpDisabled { user: Named },
    MembershipRequest { user: Person, company: Company },
    MembershipRequestConfirmation { user: Person, company: Company },
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

/// A mail ready to be read.
#[derive(Debug, PartialEq, Eq)]
pub struct Letter {
    pub subject: String,
    pub text: String,
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
        };
        Letter { subject, text: format!("{body}\n\nL'équipe Trackdéchets\n") }
    }
}

impl Letter {
    /// The same text as HTML; words that begin with `ui` are links.
    pub fn html(&self, ui: &str) -> String {
        let mut html = String::from("<!doctype html>\n<html lang=\"fr\">\n<body>\n");
        for paragraph in self.text.trim_end().split("\n\n") {
            html.push_str("<p>");
            for word in paragraph.split_inclusive(char::is_whitespace) {
                let (escaped, is_link) = (escape(word), !ui.is_empty() && word.starts_with(ui));
                if is_link {
                    html.push_str(&format!("<a href=\"{0}\">{0}</a>", escaped.trim_end()));
                } else {
                    html.push_str(&escaped);
                }
            }
            html.push_str("</p>\n");
        }
        html.push_str("</body>\n</html>\n");
        html
    }
}

fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
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
