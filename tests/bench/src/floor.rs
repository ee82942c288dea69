//! The floor: what a request costs at the least. Bare hyper on one thread, one hard-wired statement a
//! route, and the answer built as JSON by PostgreSQL. Reads share one pipelined connection; insertions
//! take eight in turn, as many as the service has, so that their commits reach the disk together. No
//! authentication, no rate limit, no GraphQL: the request's body is read and thrown away.
//!
//! Usage: `floor DATABASE_URL ORG_ID NOTE_ID...`; prints its port, serves `/me`, `/note`, `/list`, `/create`.

use std::convert::Infallible;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use bytes::Bytes;
use http_body_util::{BodyExt, Full};
use hyper::body::Incoming;
use hyper::service::service_fn;
use hyper::{Request, Response};
use hyper_util::rt::TokioIo;
use tokio::net::TcpListener;
use tokio_postgres::{Client, NoTls, Statement};

#[global_allocator]
static GLOBAL: mimalloc::MiMalloc = mimalloc::MiMalloc;

const ME: &str = "
    select json_build_object('data', json_build_object('me', json_build_object(
               'id', id, 'email', email, 'name', name)))::text
      from account
     order by id
     limit 1";

/// The fields of the note that `operations.rs` asks the service for.
const NOTE: &str = "
    select json_build_object('data', json_build_object('form', json_build_object(
               'id', b.id, 'readableId', b.readable_id, 'status', b.status, 'customId', b.custom_id,
               'createdAt', b.created_at, 'updatedAt', b.updated_at,
               'emitter', json_build_object(
                   'type', b.body #>> '{emitter,type}',
                   'company', json_build_object(
                       'siret', b.body #>> '{emitter,company,siret}', 'name', b.body #>> '{emitter,company,name}',
                       'address', b.body #>> '{emitter,company,address}', 'contact', b.body #>> '{emitter,company,contact}',
                       'phone', b.body #>> '{emitter,company,phone}', 'mail', b.body #>> '{emitter,company,mail}')),
               'recipient', json_build_object(
                   'cap', b.body #>> '{recipient,cap}', 'processingOperation', b.body #>> '{recipient,processingOperation}',
                   'company', json_build_object(
                       'siret', b.body #>> '{recipient,company,siret}', 'name', b.body #>> '{recipient,company,name}',
                       'address', b.body #>> '{recipient,company,address}', 'contact', b.body #>> '{recipient,company,contact}')),
               'transporter', (
                   select json_build_object(
                              'numberPlate', t.body ->> 'numberPlate', 'mode', t.body ->> 'mode', 'receipt', t.body #>> '{receipt,receipt}',
                              'company', json_build_object('siret', t.body #>> '{company,siret}', 'name', t.body #>> '{company,name}'))
                     from bsd_transporter t
                    where t.bsd_id = b.id and t.number = 1),
               'wasteDetails', json_build_object(
                   'code', b.body #>> '{waste,code}', 'name', b.body #>> '{waste,name}',
                   'quantity', b.body #> '{waste,quantity}', 'quantityType', b.body #>> '{waste,quantityType}',
                   'onuCode', b.body #>> '{waste,onuCode}', 'isDangerous', b.body #> '{waste,isDangerous}',
                   'packagingInfos', b.body #> '{waste,packagingInfos}'),
               'emittedAt', b.body #>> '{emission,at}', 'emittedBy', b.body #>> '{emission,by}',
               'takenOverAt', b.body #>> '{takeOver,at}')))::text
      from bsd b
     where b.id = $1";

const LIST: &str = "
    select json_build_object('data', json_build_object('forms', json_agg(json_build_object(
               'id', b.id, 'readableId', b.readable_id, 'status', b.status, 'createdAt', b.created_at, 'customId', b.custom_id,
               'emitter', json_build_object('company', json_build_object('siret', b.emitter_org_id, 'name', b.emitter_name)),
               'recipient', json_build_object('company', json_build_object('siret', b.destination_org_id)),
               'wasteDetails', json_build_object('code', b.waste_code, 'name', b.waste_name)))))::text
      from (select b.*
              from bsd_party p
              join bsd b on b.id = p.bsd_id
             where p.org_id = $1 and p.kind = 'BSDD'
             order by p.row_number desc
             limit 50) b";

const CREATE: &str = "
    insert into bsd (id, kind, readable_id, status, is_draft, owner_id, readers, created_at, updated_at, body)
    values ('f' || gen_random_uuid(), 'floor', gen_random_uuid()::text, 'DRAFT', true, 'floor', '{}', now(), now(),
            $1::text::json)
 returning json_build_object('data', json_build_object('createForm', json_build_object(
               'id', id, 'readableId', readable_id, 'status', status)))::text";

/// Connections that insert.
const WRITERS: usize = 8;

struct Floor {
    client: Client,
    me: Statement,
    note: Statement,
    list: Statement,
    writers: Vec<(Client, Statement)>,
    org: String,
    notes: Vec<String>,
    next: AtomicUsize,
}

impl Floor {
    async fn answer(&self, request: Request<Incoming>) -> Response<Full<Bytes>> {
        let route = request.uri().path().to_owned();
        let body = request.into_body().collect().await.expect("a request body").to_bytes();
        let row = match route.as_str() {
            "/me" => self.client.query_one(&self.me, &[]).await,
            "/note" => {
                let note = &self.notes[self.next.fetch_add(1, Ordering::Relaxed) % self.notes.len()];
                self.client.query_one(&self.note, &[note]).await
            }
            "/list" => self.client.query_one(&self.list, &[&self.org]).await,
            _ => {
                let body = std::str::from_utf8(&body).expect("a JSON body");
                let turn = self.next.fetch_add(1, Ordering::Relaxed) % WRITERS;
                let (client, create) = &self.writers[turn];
                client.query_one(create, &[&body]).await
            }
        };
        let text: String = row.expect("a hard-wired statement").get(0);
        Response::builder()
            .header("content-type", "application/json; charset=utf-8")
            .body(Full::from(text))
            .expect("a response")
    }
}

async fn connect(url: &str) -> Result<Client, tokio_postgres::Error> {
    let (client, connection) = tokio_postgres::connect(url, NoTls).await?;
    tokio::spawn(connection);
    Ok(client)
}

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut args = std::env::args().skip(1);
    let (url, org) = (args.next().ok_or("DATABASE_URL")?, args.next().ok_or("ORG_ID")?);
    let client = connect(&url).await?;
    let mut writers = Vec::new();
    for _ in 0..WRITERS {
        let client = connect(&url).await?;
        let create = client.prepare(CREATE).await?;
        writers.push((client, create));
    }
    let floor = Arc::new(Floor {
        me: client.prepare(ME).await?,
        note: client.prepare(NOTE).await?,
        list: client.prepare(LIST).await?,
        client,
        writers,
        org,
        notes: args.collect(),
        next: AtomicUsize::new(0),
    });
    let listener = TcpListener::bind("127.0.0.1:0").await?;
    println!("{}", listener.local_addr()?.port());
    loop {
        let (stream, _) = listener.accept().await?;
        stream.set_nodelay(true)?;
        let floor = floor.clone();
        let service = service_fn(move |request| {
            let floor = floor.clone();
            async move { Ok::<_, Infallible>(floor.answer(request).await) }
        });
        tokio::spawn(
            hyper::server::conn::http1::Builder::new().serve_connection(TokioIo::new(stream), service),
        );
    }
}
