//! Errors as a client reads them, and answers that consist of nothing else.

use std::io::Write;

use crate::error::Code;

/// One error that is known before anything was executed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Complaint {
    pub message: String,
    /// Lines and columns.
    pub places: Vec<(u32, u32)>,
}

/// An operation that does not run: its whole answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Refusal {
    pub status: u16,
    pub code: Code,
    /// The JSON object that is the answer.
    pub body: Box<[u8]>,
}

impl Complaint {
    pub fn new(message: impl Into<String>, location: Option<(u32, u32)>) -> Self {
        Self { message: message.into(), places: location.into_iter().collect() }
    }
}

impl Refusal {
    /// An answer with these errors, all of one code, and no data. HTTP 400.
    pub fn new(code: Code, complaints: &[Complaint]) -> Self {
        let mut body = br#"{"errors":["#.to_vec();
        for (index, complaint) in complaints.iter().enumerate() {
            if index > 0 {
                body.push(b',');
            }
            open(&mut body, &complaint.message);
            if !complaint.places.is_empty() {
                locations(&mut body, &complaint.places);
            }
            extensions(&mut body, code);
            body.extend_from_slice(b"}}");
        }
        body.extend_from_slice(b"]}");
        Self { status: 400, code, body: body.into() }
    }

    /// An answer with one error that has no place in the document.
    pub fn one(code: Code, message: impl Into<String>) -> Self {
        Self::new(code, &[Complaint::new(message, None)])
    }
}

/// `{"error": text}`: the answer to a body in which no operation can be found.
pub fn plain(text: &str) -> Vec<u8> {
    let mut body = br#"{"error":"#.to_vec();
    string(&mut body, text);
    body.push(b'}');
    body
}

/// Opens an error object with its message.
pub(super) fn open(out: &mut Vec<u8>, message: &str) {
    out.extend_from_slice(br#"{"message":"#);
    string(out, message);
}

pub(super) fn locations(out: &mut Vec<u8>, places: &[(u32, u32)]) {
    out.extend_from_slice(br#","locations":["#);
    for (index, (line, column)) in places.iter().enumerate() {
        let comma = if index > 0 { "," } else { "" };
        write!(out, r#"{comma}{{"line":{line},"column":{column}}}"#).expect("writing to memory");
    }
    out.push(b']');
}

/// Writes the code and leaves the object `extensions` open.
pub(super) fn extensions(out: &mut Vec<u8>, code: Code) {
    out.extend_from_slice(br#","extensions":{"code":""#);
    out.extend_from_slice(code.as_str().as_bytes());
    out.push(b'"');
}

pub(super) fn string(out: &mut Vec<u8>, text: &str) {
    serde_json::to_writer(out, text).expect("writing to memory");
}
