//! How companies are verified: by a letter's code, or by the service's team.

use std::sync::Arc;

use serde_json::{Value, json};
use trackdechets::context::Caller;
use trackdechets::generated::{CompanyLifeResolvers, CompanyType, PrivateCompanyInput};
use trackdechets::graphql::input::Maybe;
use trackdechets::jobs::mail::{Mails, Post};
use trackdechets::jobs::post::Letters;
use trackdechets::jobs::worker;
use trackdechets::resolvers::{Api, Settings};

use super::admin::team;
use super::{SIRET, call, events, mails};
use crate::accounts::{Bench, in_session};
use crate::support::app::Profile::{Destination, Producer};
use crate::support::app::{TestApp, vault};
use crate::support::client::Client;

#[tokio::test]
async fn the_code_of_the_letter_verifies_a_company() {
    let app = TestApp::start().await;
    let [company] = app.companies([Destination]).await;
    app.execute("update company set verification_status = 'LETTER_SENT', verification_code = '40312'").await;
    let input = |code: &str| format!("input: {{ siret: \"{}\", code: \"{code}\" }}", company.siret);
    let member = app.session(&app.member(&company, "MEMBER").await).await;
    assert_eq!(call(&member, "verifyCompany", &input("40312"), "id").await.codes(), ["FORBIDDEN"]);
    let owner = app.session(&company).await;
    for wrong in ["40313", "", "4031", " 40312"] {
        assert_eq!(call(&owner, "verifyCompany", &input(wrong), "id").await.codes(), ["BAD_USER_INPUT"]);
    }
    let verified = call(&owner, "verifyCompany", &input("40312"), "verificationStatus").await.data();
    assert_eq!(verified["verificationStatus"], "VERIFIED");
    let mode: String = app.rows("select verification_mode from company").await[0].get(0);
    assert_eq!(mode, "LETTER");
    let both = ["company-verified", "company-welcome"].map(|name| format!("{name} {}", company.email));
    assert_eq!(mails(&app).await, both);
    assert_eq!(events(&app).await, ["CompanyVerified"]);
}

#[tokio::test]
async fn nobody_gets_to_try_all_codes() {
    let app = TestApp::start().await;
    let [company] = app.companies([Destination]).await;
    app.execute("update company set verification_status = 'LETTER_SENT', verification_code = '40312'").await;
    let owner = app.session(&company).await;
    let other = app.session(&app.member(&company, "ADMIN").await).await;
    let attempt = async |by: &Client, code: &str| {
        let input = format!("input: {{ siret: \"{}\", code: \"{code}\" }}", company.siret);
        call(by, "verifyCompany", &input, "verificationStatus").await
    };
    // Many at once are one after the other.
    let guesses = futures_util::future::join_all((0..12).map(|_| attempt(&owner, "00000"))).await;
    let codes = |wanted: &str| guesses.iter().filter(|answer| answer.codes() == [wanted]).count();
    assert_eq!((codes("BAD_USER_INPUT"), codes("TOO_MANY_REQUESTS")), (10, 2));
    assert_eq!(attempt(&other, "40312").await.codes(), ["TOO_MANY_REQUESTS"], "of any administrator");
    assert_eq!(events(&app).await, [""; 0]);
    app.pass_in_session(jiff::SignedDuration::from_hours(1)).await;
    assert_eq!(attempt(&other, "40312").await.data()["verificationStatus"], "VERIFIED");
}

#[tokio::test]
async fn the_team_verifies_suspends_and_resumes() {
    let app = TestApp::start().await;
    let [company] = app.companies([Destination]).await;
    app.pass(jiff::SignedDuration::from_secs(60));
    app.member(&company, "ADMIN").await;
    let team = team(&app).await;
    let fields = "verificationStatus verificationMode verificationComment verifiedAt admin { email }";
    let suspend = |standby: bool| format!("input: {{ orgId: \"{}\", standby: {standby} }}", company.siret);
    for (standby, status) in [(true, "STANDBY"), (false, "TO_BE_VERIFIED")] {
        let seen = call(&team, "standbyCompanyByAdmin", &suspend(standby), fields).await.data();
        let expected = json!({
            "verificationStatus": status, "verificationMode": null, "verificationComment": null, "verifiedAt": null,
            "admin": { "email": company.email },
        });
        assert_eq!(seen, expected);
    }
    assert_eq!(mails(&app).await, [""; 0]);
    let input = format!("input: {{ siret: \"{}\", verificationComment: \"Kbis\" }}", company.siret);
    let seen = call(&team, "verifyCompanyByAdmin", &input, fields).await.data();
    assert_eq!(seen["verificationStatus"], "VERIFIED");
    assert_eq!((&seen["verificationMode"], &seen["verificationComment"]), (&json!("MANUAL"), &json!("Kbis")));
    assert_eq!(seen["verifiedAt"], "2026-11-24T08:01:00.000Z");
    // To the first of its administrators.
    let both = ["company-verified", "company-welcome"].map(|name| format!("{name} {}", company.email));
    assert_eq!(mails(&app).await, both);
    let told = ["CompanyVerificationSuspended", "CompanyVerificationResumed", "CompanyVerified"];
    assert_eq!(events(&app).await, told);
}

#[tokio::test]
async fn a_letter_reaches_who_posts_it() {
    let app = TestApp::start().await;
    let [company] = app.companies([Destination]).await;
    let team = team(&app).await;
    let input = format!("input: {{ siret: \"{}\" }}", company.siret);
    let seen = call(&team, "sendVerificationCodeLetter", &input, "verificationStatus").await.data();
    assert_eq!(seen["verificationStatus"], "LETTER_SENT");
    assert_eq!(app.count("job where kind = 'letter'").await, 1);
    let mails = Mails::new(app.store.clone(), Post::Mailbox, "https://ui.example.org/");
    let letters = Letters::new(mails, "courrier@exemple.test");
    let worker = tokio::spawn(worker::run(app.store.clone(), letters));
    for _ in 0..200 {
        if app.count("mailbox").await == 1 {
            break;
        }
        tokio::time::sleep(std::time::Duration::from_millis(50)).await;
    }
    worker.abort();
    let row =
        &app.rows("select m.recipients[1], m.body, c.verification_code from mailbox m, company c").await[0];
    assert_eq!(row.get::<_, &str>(0), "courrier@exemple.test");
    let (body, code): (&str, &str) = (row.get(1), row.get(2));
    assert!(body.contains("\n1 rue des Essais\n69001 Lyon\n"), "{body}");
    assert!(body.contains(&format!("\n{code}\n")), "{body}");
}

/// A platform that verifies companies, and somebody with this address.
async fn verifying(email: &str) -> (Bench, Arc<Caller>) {
    let mut bench = Bench::new().await;
    let settings = Settings { verify_companies: true, ..(*bench.api.settings).clone() };
    bench.api = Api::new(bench.store().clone(), vault(), settings);
    let lines = bench.provision(&json!([{ "email": email }])).await;
    let person = bench.caller(&lines[0]).await;
    let caller = in_session(&person);
    (bench, caller)
}

async fn register(bench: &Bench, caller: Arc<Caller>, ty: CompanyType) -> String {
    let input = PrivateCompanyInput {
        siret: Maybe::Value(SIRET.into()),
        vat_number: Maybe::Absent,
        gerep_id: Maybe::Absent,
        company_types: vec![ty],
        collector_types: Maybe::Absent,
        waste_processor_types: Maybe::Absent,
        waste_vehicles_types: Maybe::Absent,
        code_naf: Maybe::Absent,
        company_name: "Tri du Rhône".into(),
        given_name: Maybe::Absent,
        address: "1 rue des Essais 69001 Lyon".into(),
        contact: Maybe::Absent,
        contact_email: Maybe::Absent,
        contact_phone: Maybe::Absent,
        website: Maybe::Absent,
        transporter_receipt_id: Maybe::Absent,
        trader_receipt_id: Maybe::Absent,
        broker_receipt_id: Maybe::Absent,
        vhu_agrement_demolisseur_id: Maybe::Absent,
        vhu_agrement_broyeur_id: Maybe::Absent,
        worker_certification_id: Maybe::Absent,
        eco_organisme_agreements: Maybe::Absent,
        eco_organisme_partners_ids: Maybe::Absent,
        allow_bsdasri_take_over_without_signature: Maybe::Absent,
        allow_appendix1_signature_automation: Maybe::Absent,
    };
    let call = bench.by(Some(caller));
    bench.api.create_company(&call.cx(), input).await.unwrap().verification_status.as_str().to_owned()
}

async fn jobs(bench: &Bench) -> Vec<String> {
    let sql = "select kind || ' ' || (payload ->> 'template') || coalesce(' ' || (payload ->> 'letter'), '')
                 from job order by row_number";
    bench.store().query_text(sql, &[]).await.unwrap().iter().map(|row| row.get(0)).collect()
}

#[tokio::test]
async fn professionals_who_write_from_anywhere_get_a_letter() {
    let (bench, caller) = verifying("tri@gmail.com").await;
    assert_eq!(register(&bench, caller, CompanyType::Collector).await, "LETTER_SENT");
    assert_eq!(jobs(&bench).await, ["mail company-pending true", "letter verification-code-letter"]);
}

#[tokio::test]
async fn professionals_who_write_from_their_company_wait_for_the_team() {
    let (bench, caller) = verifying("ana@tri-du-rhone.test").await;
    assert_eq!(register(&bench, caller, CompanyType::Collector).await, "TO_BE_VERIFIED");
    assert_eq!(jobs(&bench).await, ["mail company-pending false"]);
}

#[tokio::test]
async fn producers_are_not_verified() {
    let (bench, caller) = verifying("ana@gmail.com").await;
    assert_eq!(register(&bench, caller, CompanyType::Producer).await, "TO_BE_VERIFIED");
    assert_eq!(jobs(&bench).await, ["mail company-welcome"]);
}

#[tokio::test]
async fn nobody_verifies_what_does_not_exist() {
    let app = TestApp::start().await;
    let team = team(&app).await;
    app.companies([Producer]).await;
    for (operation, input) in [
        ("verifyCompanyByAdmin", "input: { siret: \"x\" }"),
        ("standbyCompanyByAdmin", "input: { orgId: \"x\", standby: true }"),
        ("sendVerificationCodeLetter", "input: { siret: \"x\" }"),
    ] {
        assert_eq!(call(&team, operation, input, "id").await.codes(), ["BAD_USER_INPUT"], "{operation}");
    }
    assert_eq!(app.rows("select 1 from job").await.len(), 0);
    let value: Value = json!(events(&app).await);
    assert_eq!(value, json!([]));
}
