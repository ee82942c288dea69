//! Three companies, a database, and the inputs of a note between them.

use std::net::{IpAddr, Ipv4Addr};
use std::sync::Arc;

use jiff::Timestamp;
use serde_json::{Value as Json, json};
use trackdechets::context::{Caller, Context, Membership, Request, Via};
use trackdechets::domain::company::Environment;
use trackdechets::domain::user::Role;
use trackdechets::error::{Code, Result};
use trackdechets::generated::{
    BsddResolvers, EMITTER, Emitter, FORM, FORM_COMPANY, Form, FormCompany, RECIPIENT, Recipient,
    STATE_SUMMARY, StateSummary, TRANSPORTER, Transporter, WASTE_DETAILS, WasteDetails,
};
use trackdechets::graphql::input::{Input, Maybe};
use trackdechets::graphql::output::{Answer, Writer};
use trackdechets::graphql::plan::{Condition, Node, ObjectSelection, Selection};
use trackdechets::graphql::table::{Kind, Type};
use trackdechets::graphql::value::{Value, Variables};
use trackdechets::resolvers::{Api, Settings};
use trackdechets::scalars::Id;
use trackdechets::store::Row;

use crate::support::database::TestDatabase;

pub const PRODUCER: &str = "73282932000074";
pub const CARRIER: &str = "85001946400021";
pub const DESTINATION: &str = "55208131766522";
pub const CODE: i32 = 1234;

pub struct Stage {
    pub api: Api,
    pub database: TestDatabase,
}

/// Somebody at a company.
pub struct Person {
    request: Request,
}

impl Stage {
    pub async fn new() -> Self {
        let database = TestDatabase::new().await;
        let settings = Settings {
            environment: Environment::Production,
            api_url: "http://localhost".into(),
            geocoder_url: None,
            warning_message: String::new(),
            verified_destinations: true,
        };
        let stage = Self { api: Api::new(database.store.clone(), settings), database };
        stage.company(PRODUCER, &["PRODUCER"]).await;
        stage.company(CARRIER, &["TRANSPORTER"]).await;
        stage.company(DESTINATION, &["WASTEPROCESSOR"]).await;
        stage.rows("insert into transporter_receipt values ('receipt', 'R-4410', '44', '2031-05-31')").await;
        let give =
            format!("update company set transporter_receipt_id = 'receipt' where org_id = '{CARRIER}'");
        stage.rows(&give).await;
        stage
    }

    async fn company(&self, siret: &str, types: &[&str]) {
        let sql =
            "insert into company (id, org_id, siret, name, address, company_types, waste_processor_types,
                                        security_code, verification_code, verification_status, created_at,
                                        updated_at)
                   values ('company-' || $1, $1, $1, 'Société ' || $1, '1 rue A', $2,
                           '{DANGEROUS_WASTES_INCINERATION}', $3, '00000', 'VERIFIED', now(), now())";
        self.database.store.query_text(sql, &[&siret, &types, &CODE]).await.unwrap();
    }

    pub async fn rows(&self, sql: &str) -> Vec<Row> {
        self.database.store.query_text(sql, &[]).await.unwrap()
    }

    /// A user with this role in these companies.
    pub async fn person(&self, name: &str, companies: &[&str], role: Role) -> Person {
        let user_id = format!("user-{name}");
        let sql = "insert into account (id, email, name, created_at, updated_at)
                   values ($1, $1 || '@exemple.fr', $1, now(), now())";
        self.database.store.query_text(sql, &[&user_id]).await.unwrap();
        let mut memberships = Vec::new();
        for org_id in companies {
            let company_id = format!("company-{org_id}");
            let sql = "insert into membership (account_id, company_id, role, created_at)
                       values ($1, $2, $3, now())";
            self.database.store.query_text(sql, &[&user_id, &company_id, &role.as_str()]).await.unwrap();
            memberships.push(Membership { company_id, org_id: (*org_id).to_owned(), role });
        }
        let caller = Caller {
            email: format!("{user_id}@exemple.fr"),
            name: name.to_owned(),
            user_id,
            is_admin: false,
            via: Via::Token,
            memberships,
        };
        Person { request: request(Some(caller)) }
    }

    pub async fn admin_of(&self, company: &str) -> Person {
        self.person(&format!("of-{company}"), &[company], Role::Admin).await
    }

    pub async fn create(&self, who: &Person, input: Json) -> Result<Form> {
        who.ask(async |cx| self.api.create_form(&cx, given(input)).await).await
    }

    pub async fn update(&self, who: &Person, id: &Id, mut change: Json) -> Result<Form> {
        change["id"] = json!(id.0);
        who.ask(async |cx| self.api.update_form(&cx, given(change)).await).await
    }

    pub async fn seal(&self, who: &Person, id: &Id) -> Result<Form> {
        who.ask(async |cx| self.api.mark_as_sealed(&cx, id.clone()).await).await
    }

    pub async fn delete(&self, who: &Person, id: &Id) -> Result<Form> {
        who.ask(async |cx| self.api.delete_form(&cx, id.clone()).await).await
    }

    pub async fn sign_emission(&self, who: &Person, id: &Id, code: Option<i32>) -> Result<Form> {
        let input = json!({ "emittedAt": "2026-11-01T08:00:00Z", "emittedBy": "Mina", "quantity": 2.5 });
        who.ask(async |cx| self.api.sign_emission_form(&cx, id.clone(), given(input), maybe(code)).await)
            .await
    }

    pub async fn sign_transport(&self, who: &Person, id: &Id, code: Option<i32>) -> Result<Form> {
        let input = json!({
            "takenOverAt": "2026-11-02T08:00:00Z", "takenOverBy": "Odile",
            "transporterNumberPlate": "FD-318-KC", "transporterTransportMode": "ROAD",
        });
        who.ask(async |cx| self.api.sign_transport_form(&cx, id.clone(), given(input), maybe(code)).await)
            .await
    }

    pub async fn receive(&self, who: &Person, id: &Id, info: Json) -> Result<Form> {
        who.ask(async |cx| self.api.mark_as_received(&cx, id.clone(), given(info)).await).await
    }

    pub async fn process(&self, who: &Person, id: &Id, info: Json) -> Result<Form> {
        who.ask(async |cx| self.api.mark_as_processed(&cx, id.clone(), given(info)).await).await
    }

    /// These fields of a note, as a client reads them.
    pub async fn form(&self, who: &Person, id: &Id, fields: &[u16]) -> Result<Json> {
        let id = Maybe::Value(id.clone());
        let answer = who.ask_for(fields, async |cx| self.api.form(&cx, id, Maybe::Absent).await).await?;
        Ok(written(&*answer, fields))
    }

    /// The ids of a page.
    pub async fn list(&self, who: &Person, args: Json) -> Result<Vec<String>> {
        let notes = self.list_with(who, args, &[Form::ID]).await?;
        Ok(notes.iter().map(|note| note["id"].as_str().expect("an id").to_owned()).collect())
    }

    pub async fn list_with(&self, who: &Person, args: Json, fields: &[u16]) -> Result<Vec<Json>> {
        let answer = who.ask_for(fields, async |cx| self.api.forms(&cx, forms_args(&args)).await).await?;
        Ok(written(&*answer, fields).as_array().expect("a list").clone())
    }

    /// A sealed note.
    pub async fn sealed(&self, who: &Person) -> Id {
        let draft = self.create(who, note()).await.unwrap();
        self.seal(who, &draft.id).await.unwrap().id
    }
}

impl Person {
    /// The same person as an administrator of the platform.
    pub fn of_the_platform(self) -> Self {
        let caller = self.request.caller.expect("nothing went wrong").expect("a person");
        Self { request: request(Some(Caller { is_admin: true, ..(*caller).clone() })) }
    }

    pub fn nobody() -> Self {
        Self { request: request(None) }
    }

    pub async fn ask<T>(&self, what: impl AsyncFnOnce(Context<'_>) -> T) -> T {
        self.ask_for(&[], what).await
    }

    /// Asks with these fields of `Form` selected.
    pub async fn ask_for<T>(&self, fields: &[u16], what: impl AsyncFnOnce(Context<'_>) -> T) -> T {
        let selection = select(&FORM, fields);
        what(Context { request: &self.request, selection: &selection }).await
    }
}

fn request(caller: Option<Caller>) -> Request {
    Request {
        now: Timestamp::now(),
        ip: IpAddr::V4(Ipv4Addr::LOCALHOST),
        correlation_id: String::new(),
        caller: Ok(caller.map(Arc::new)),
    }
}

/// What an answer with these fields of `Form` selected tells the client.
fn written(answer: &dyn Answer, fields: &[u16]) -> Json {
    let root = Node {
        field: 0,
        key: Box::default(),
        name: "form".into(),
        location: (1, 1),
        args: Box::default(),
        condition: Condition::Always,
        nullable: true,
        selection: select(&FORM, fields),
    };
    let mut w = Writer::new(Vec::new(), &[]);
    answer.answer(&mut w, &root).expect("no null where none may be");
    assert!(w.errors.is_empty(), "{:?}", w.errors);
    serde_json::from_slice(&w.buffer).expect("JSON")
}

pub fn select(ty: &'static Type, fields: &[u16]) -> Selection {
    let mut bits = [0u64; 2];
    for field in fields {
        bits[usize::from(*field) / 64] |= 1 << (field % 64);
    }
    let Kind::Object(declared) = ty.kind else { panic!("{} has no fields", ty.name) };
    let nodes = fields.iter().map(|field| Node {
        field: *field,
        key: format!("\"{}\":", declared[usize::from(*field)].name).into_bytes().into(),
        name: declared[usize::from(*field)].name.into(),
        location: (1, 1),
        args: Box::default(),
        condition: Condition::Always,
        nullable: true,
        selection: usual(ty, *field),
    });
    Selection {
        of: [ObjectSelection { ty, nodes: nodes.collect(), bits: bits.into(), merged: Box::default() }]
            .into(),
    }
}

/// What lists usually select below a field.
fn usual(ty: &Type, field: u16) -> Selection {
    let company = [FormCompany::SIRET, FormCompany::ORG_ID, FormCompany::NAME];
    match (ty.name, field) {
        ("Form", Form::EMITTER) => select(&EMITTER, &[Emitter::COMPANY]),
        ("Form", Form::RECIPIENT) => select(&RECIPIENT, &[Recipient::COMPANY]),
        ("Form", Form::TRANSPORTER) => {
            select(&TRANSPORTER, &[Transporter::ID, Transporter::COMPANY, Transporter::NUMBER_PLATE])
        }
        ("Form", Form::TRANSPORTERS) => {
            select(&TRANSPORTER, &[Transporter::NUMBER_PLATE, Transporter::RECEIPT])
        }
        ("Form", Form::STATE_SUMMARY) => select(&STATE_SUMMARY, &[StateSummary::QUANTITY]),
        ("Form", Form::WASTE_DETAILS) => {
            select(&WASTE_DETAILS, &[WasteDetails::CODE, WasteDetails::NAME, WasteDetails::QUANTITY])
        }
        ("Emitter", Emitter::COMPANY) | ("Recipient", Recipient::COMPANY) => select(&FORM_COMPANY, &company),
        ("Transporter", Transporter::COMPANY) => select(&FORM_COMPANY, &company),
        _ => Selection::default(),
    }
}

/// An input as a client would have sent it.
pub fn given<T: Input>(json: Json) -> T {
    T::decode(&value(&json), &Variables::default()).expect("the test's input fits the schema")
}

fn value(json: &Json) -> Value<'static> {
    match json {
        Json::Null => Value::Null,
        Json::Bool(flag) => Value::Boolean(*flag),
        Json::Number(number) => match number.as_i64() {
            Some(whole) => Value::Int(whole),
            None => Value::Float(number.as_f64().expect("a number of a test")),
        },
        Json::String(text) => Value::String(text.clone().into()),
        Json::Array(items) => Value::List(items.iter().map(value).collect()),
        Json::Object(members) => {
            Value::Object(members.iter().map(|(name, member)| (name.clone().into(), value(member))).collect())
        }
    }
}

fn argument<T: Input>(args: &Json, name: &str) -> Maybe<T> {
    match args.get(name) {
        None => Maybe::Absent,
        Some(json) => Maybe::Value(given(json.clone())),
    }
}

fn forms_args(args: &Json) -> trackdechets::generated::FormsArgs {
    trackdechets::generated::FormsArgs {
        cursor_after: argument(args, "cursorAfter"),
        cursor_before: argument(args, "cursorBefore"),
        custom_id: argument(args, "customId"),
        first: argument(args, "first"),
        has_next_step: argument(args, "hasNextStep"),
        last: argument(args, "last"),
        roles: argument(args, "roles"),
        sent_after: argument(args, "sentAfter"),
        siret: argument(args, "siret"),
        siret_present_on_form: argument(args, "siretPresentOnForm"),
        skip: argument(args, "skip"),
        status: argument(args, "status"),
        updated_after: argument(args, "updatedAfter"),
        waste_code: argument(args, "wasteCode"),
    }
}

pub fn maybe<T>(value: Option<T>) -> Maybe<T> {
    value.map_or(Maybe::Absent, Maybe::Value)
}

pub fn code<T>(result: Result<T>) -> Code {
    result.err().expect("a refusal was expected").code()
}

fn company(siret: &str) -> Json {
    json!({
        "siret": siret, "name": "Nom", "address": "4 quai des Tonneliers", "contact": "Mina Carvalho",
        "phone": "0240110022", "mail": "contact@exemple.fr",
    })
}

/// All that a note needs to be sealed.
pub fn note() -> Json {
    json!({
        "emitter": { "type": "PRODUCER", "company": company(PRODUCER) },
        "recipient": { "cap": "CAP-26-118", "processingOperation": "R 2", "company": company(DESTINATION) },
        "transporter": { "company": company(CARRIER) },
        "wasteDetails": {
            "code": "08 01 11*", "name": "Boues de peinture", "isSubjectToADR": true,
            "onuCode": "UN 1263 PEINTURES, 3, II, (D/E)", "packagingInfos": [{ "type": "FUT", "quantity": 4 }],
            "quantity": 2.4, "quantityType": "ESTIMATED", "consistences": ["LIQUID"], "pop": false,
        },
    })
}

pub fn received(status: &str, received: f64, refused: f64, reason: Option<&str>) -> Json {
    json!({
        "receivedBy": "Idris", "receivedAt": "2026-11-03T08:00:00Z", "wasteAcceptationStatus": status,
        "quantityReceived": received, "quantityRefused": refused, "wasteRefusalReason": reason,
    })
}
