//! Work that the life of a company leaves in the outbox.

use jiff::Timestamp;
use serde_json::{Value, json};

use crate::domain::company::draft::Filing;
use crate::domain::company::verification::{Course, Guesses};
use crate::error::Result;
use crate::ids::new_id;
use crate::jobs::{LETTER, MAIL};
use crate::store::Tx;
use crate::store::company_verification::Coded;

/// Whom mails are written to.
#[derive(Debug, Clone, Copy)]
pub struct Reader<'a> {
    pub email: &'a str,
    pub name: &'a str,
}

/// The company they are about.
#[derive(Debug, Clone, Copy)]
pub struct Subject<'a> {
    pub org_id: &'a str,
    pub name: &'a str,
}

impl Subject<'_> {
    fn json(self) -> Value {
        json!({ "name": self.name, "orgId": self.org_id })
    }
}

/// Who registered a company learns what follows.
pub async fn registered(
    tx: &Tx,
    to: Reader<'_>,
    company: Subject<'_>,
    course: Course,
    now: Timestamp,
) -> Result<()> {
    match course {
        Course::Unneeded => write(tx, "company-welcome", to, company, now).await,
        Course::Foreign => {
            write(tx, "company-welcome", to, company, now).await?;
            write(tx, "foreign-carrier-verified", to, company, now).await
        }
        Course::ByHand | Course::ByLetter => {
            let mail = json!({
                "template": "company-pending", "to": [to.email], "user": { "name": to.name },
                "company": company.json(), "letter": course == Course::ByLetter,
            });
            Ok(tx.add_job(&new_id(now), MAIL, &mail, now).await?)
        }
    }
}

/// A company was verified.
pub async fn verified(tx: &Tx, to: Reader<'_>, company: Subject<'_>, now: Timestamp) -> Result<()> {
    write(tx, "company-verified", to, company, now).await?;
    write(tx, "company-welcome", to, company, now).await
}

/// Those who want to know of it learn that there is a new code; not which.
pub async fn code_renewed(tx: &Tx, to: &[String], company: Subject<'_>, now: Timestamp) -> Result<()> {
    if to.is_empty() {
        return Ok(());
    }
    let mail = json!({ "template": "security-code-renewed", "to": to, "company": company.json() });
    Ok(tx.add_job(&new_id(now), MAIL, &mail, now).await?)
}

/// The letter on paper that tells a company its code.
pub async fn letter(tx: &Tx, company: Subject<'_>, coded: &Coded, now: Timestamp) -> Result<()> {
    let letter = json!({
        "template": "verification-code-letter", "company": company.json(), "code": coded.code,
        "place": {
            "street": coded.street, "postalCode": coded.postal_code, "city": coded.city, "address": coded.address,
        },
    });
    Ok(tx.add_job(&new_id(now), LETTER, &letter, now).await?)
}

/// What a letter needs of a company that is being registered.
pub fn coded(id: &str, filing: &Filing, code: &str) -> Coded {
    let filled = |text: &str| Some(text.to_owned()).filter(|text| !text.is_empty());
    Coded {
        id: id.to_owned(),
        name: filing.name.clone(),
        address: filled(&filing.address),
        code: code.to_owned(),
        street: filled(&filing.parts.street),
        postal_code: filled(&filing.parts.postal_code),
        city: filled(&filing.parts.city),
        guesses: Guesses::default(),
    }
}

async fn write(tx: &Tx, template: &str, to: Reader<'_>, company: Subject<'_>, now: Timestamp) -> Result<()> {
    let mail = json!({
        "template": template, "to": [to.email], "user": { "name": to.name }, "company": company.json(),
    });
    Ok(tx.add_job(&new_id(now), MAIL, &mail, now).await?)
}
