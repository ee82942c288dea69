//! A note as the journal and revision requests keep it: what stands outside its body too.

use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::Record;
use super::record::{Fraction, Transporter};
use crate::generated::FormStatus;
use crate::scalars::DateTime;

/// What the journal tells of a note.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Image<'a> {
    status: FormStatus,
    custom_id: Option<&'a str>,
    transporters: &'a [Transporter],
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    grouping: &'a [Fraction],
    #[serde(flatten)]
    body: &'a Record,
}

/// A note with all that is known of it, for people to read.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Told<'a> {
    id: &'a str,
    readable_id: &'a str,
    created_at: DateTime,
    updated_at: DateTime,
    owner_id: &'a str,
    #[serde(flatten)]
    image: Image<'a>,
}

impl<'a> From<&'a Record> for Told<'a> {
    fn from(note: &'a Record) -> Self {
        Self {
            id: &note.id,
            readable_id: &note.readable_id,
            created_at: note.created_at,
            updated_at: note.updated_at,
            owner_id: &note.owner_id,
            image: Image::new(note),
        }
    }
}

/// The members of an image that are no part of the body.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Outside {
    status: FormStatus,
    #[serde(default)]
    custom_id: Option<String>,
    #[serde(default)]
    transporters: Vec<Transporter>,
}

impl<'a> Image<'a> {
    pub fn new(note: &'a Record) -> Self {
        Self {
            status: note.status,
            custom_id: note.custom_id.as_deref(),
            transporters: &note.transporters,
            grouping: &note.grouping,
            body: note,
        }
    }
}

/// The note of an image. Its identifiers, dates and owner, which never change or stand beside the image, are the
/// caller's to fill in.
pub fn of_image(image: Value) -> serde_json::Result<Record> {
    let Outside { status, custom_id, transporters } = Outside::deserialize(&image)?;
    let body: Record = serde_json::from_value(image)?;
    Ok(Record { status, custom_id, transporters, ..body })
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn the_image_of_a_note_tells_of_what_stands_outside_its_body() {
        let note = Record {
            custom_id: Some("LOT-1".into()),
            transporters: vec![Transporter { id: "t".into(), ..Transporter::default() }],
            is_direct_supply: true,
            suite: Some(Box::new(Record { status: FormStatus::Sealed, ..Record::default() })),
            ..Record::default()
        };
        let image = serde_json::to_value(Image::new(&note)).unwrap();
        assert_eq!(
            image,
            json!({
                "status": "DRAFT", "customId": "LOT-1", "transporters": [{ "id": "t" }], "isDirectSupply": true,
                "suite": { "status": "SEALED", "transporters": [], "note": {} },
            })
        );
        assert_eq!(of_image(image).unwrap(), note);
    }
}
