//! Reads request bodies: bounded in size and memory, inflated, decoded.

use std::io::Read;
use std::time::Duration;

use flate2::read::{GzDecoder, ZlibDecoder};
use http_body_util::BodyExt;
use hyper::body::{Body, Bytes};
use hyper::header::{CONTENT_ENCODING, CONTENT_TYPE, EXPECT};
use hyper::http::request::Parts;
use hyper::{HeaderMap, StatusCode};
use tokio::sync::{Semaphore, SemaphorePermit};

use super::reply::{self, Reply};
use crate::error::Code;

pub const MAX_JSON: usize = 21 * 1024 * 1024;
pub const MAX_TEXT: usize = 100 * 1024;
/// Up to here a body is read at once; beyond, it waits for one of the places for large ones.
const SMALL: usize = 256 * 1024;
/// How many large bodies are held in memory at a time.
pub const LARGE_PLACES: usize = 8;
/// What a refused client may still send before we answer: one that writes first and reads later would
/// otherwise find its connection reset, and never see why.
const DRAIN_BYTES: usize = 2 * MAX_JSON;
const DRAIN_TIME: Duration = Duration::from_secs(5);

/// A body by its media type; of any other type it is left unread.
#[derive(Debug)]
pub enum Payload<'a> {
    None,
    Json(Held<'a>),
    Form(Held<'a>),
    /// `application/graphql`: a document.
    Document(Held<'a>),
}

/// Bytes, and the place they take among the large ones.
#[derive(Debug)]
pub struct Held<'a> {
    pub bytes: Bytes,
    /// Held for its release.
    place: Option<SemaphorePermit<'a>>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Json,
    Form,
    Document,
}

/// The media type of a request in lower case, without parameters.
pub fn media_type(headers: &HeaderMap) -> Option<String> {
    let value = headers.get(CONTENT_TYPE)?.to_str().ok()?;
    Some(value.split(';').next().unwrap_or_default().trim().to_ascii_lowercase())
        .filter(|name| !name.is_empty())
}

/// Reads the body when its media type is one of ours. The refusal is a whole answer.
pub async fn read<'a, B>(head: &Parts, body: B, places: &'a Semaphore) -> Result<Payload<'a>, Reply>
where
    B: Body<Data = Bytes> + Unpin,
{
    let kind = match media_type(&head.headers).as_deref() {
        Some("application/json") => Kind::Json,
        Some("application/x-www-form-urlencoded") => Kind::Form,
        Some("application/graphql") if head.uri.path() == "/" => Kind::Document,
        _ => return Ok(Payload::None),
    };
    if body.is_end_stream() {
        return Ok(Payload::None);
    }
    let held = match admitted(head, kind) {
        Ok((coding, charset)) => match collect(body, kind, places).await {
            Ok(raw) => decode(raw, kind, coding, charset, places).await?,
            Err((refusal, rest)) => {
                drain(&head.headers, rest).await;
                return Err(refusal);
            }
        },
        Err(refusal) => {
            drain(&head.headers, body).await;
            return Err(refusal);
        }
    };
    if held.bytes.is_empty() {
        return Ok(Payload::None);
    }
    Ok(match kind {
        Kind::Json => Payload::Json(held),
        Kind::Form => Payload::Form(held),
        Kind::Document => Payload::Document(held),
    })
}

#[derive(Debug, Clone, Copy)]
enum Coding {
    Identity,
    Gzip,
    Deflate,
}

#[derive(Debug, Clone, Copy)]
enum Charset {
    Utf8,
    /// By its byte order mark, little-endian without one.
    Utf16,
    Utf16Be,
}

fn admitted(head: &Parts, kind: Kind) -> Result<(Coding, Charset), Reply> {
    let unsupported = |message: &str| reply::plain_error(StatusCode::UNSUPPORTED_MEDIA_TYPE, message);
    let header =
        |name| head.headers.get(name).map(|value| value.to_str().unwrap_or("?").trim().to_ascii_lowercase());
    let coding = match header(CONTENT_ENCODING).as_deref() {
        None | Some("" | "identity") => Coding::Identity,
        Some("gzip") => Coding::Gzip,
        Some("deflate") => Coding::Deflate,
        Some(_) => return Err(unsupported("Codage du corps non pris en charge : utilisez gzip ou deflate.")),
    };
    let content_type = header(CONTENT_TYPE).unwrap_or_default();
    let charset = content_type.split(';').skip(1).filter_map(|parameter| parameter.trim().split_once('='));
    let charset =
        charset.into_iter().find(|(name, _)| *name == "charset").map(|(_, value)| value.trim_matches('"'));
    let charset = match (charset, kind) {
        (None | Some("utf-8" | "utf8"), _) => Charset::Utf8,
        (Some("utf-16" | "utf-16le"), Kind::Json) => Charset::Utf16,
        (Some("utf-16be"), Kind::Json) => Charset::Utf16Be,
        (Some(_), _) => return Err(unsupported("Jeu de caractères non pris en charge : utilisez UTF-8.")),
    };
    Ok((coding, charset))
}

async fn collect<'a, B>(mut body: B, kind: Kind, places: &'a Semaphore) -> Result<Held<'a>, (Reply, B)>
where
    B: Body<Data = Bytes> + Unpin,
{
    let limit = kind.limit();
    let announced = body.size_hint().lower();
    if announced > limit as u64 {
        return Err((kind.too_large(), body));
    }
    let mut place = None;
    let mut chunks = Vec::with_capacity(announced.min(SMALL as u64) as usize);
    while let Some(frame) = body.frame().await {
        let Ok(frame) = frame else {
            return Err((
                reply::plain_error(StatusCode::BAD_REQUEST, "Le corps de la requête est incomplet."),
                body,
            ));
        };
        let Ok(data) = frame.into_data() else { continue };
        if chunks.len() + data.len() > limit {
            return Err((kind.too_large(), body));
        }
        if place.is_none() && chunks.len() + data.len() > SMALL {
            place = Some(places.acquire().await.expect("the semaphore is never closed"));
        }
        chunks.extend_from_slice(&data);
    }
    Ok(Held { bytes: chunks.into(), place })
}

async fn decode<'a>(
    held: Held<'a>,
    kind: Kind,
    coding: Coding,
    charset: Charset,
    places: &'a Semaphore,
) -> Result<Held<'a>, Reply> {
    let Held { mut bytes, mut place } = held;
    if !matches!(coding, Coding::Identity) {
        bytes = match inflate(&bytes, coding, SMALL)? {
            Some(small) => small,
            None => {
                // However small it was, it is large now.
                if place.is_none() {
                    place = Some(places.acquire().await.expect("the semaphore is never closed"));
                }
                // Inflating takes long, and runs beside the requests of others.
                let limit = kind.limit();
                let inflated = tokio::task::spawn_blocking(move || inflate(&bytes, coding, limit)).await;
                inflated.map_err(|_| undecodable())??.ok_or_else(|| kind.too_large())?
            }
        };
    }
    let bytes = match charset {
        Charset::Utf8 => bytes,
        Charset::Utf16 | Charset::Utf16Be => utf16(&bytes, charset),
    };
    Ok(Held { bytes, place })
}

/// The inflated bytes, or nothing when there are more than `limit`.
fn inflate(bytes: &[u8], coding: Coding, limit: usize) -> Result<Option<Bytes>, Reply> {
    let mut out = Vec::new();
    let most = limit as u64 + 1;
    let read = match coding {
        Coding::Identity => return Ok(Some(Bytes::copy_from_slice(bytes))),
        Coding::Gzip => GzDecoder::new(bytes).take(most).read_to_end(&mut out),
        Coding::Deflate => ZlibDecoder::new(bytes).take(most).read_to_end(&mut out),
    };
    match read {
        Ok(_) if out.len() > limit => Ok(None),
        Ok(_) => Ok(Some(out.into())),
        Err(_) => Err(undecodable()),
    }
}

fn undecodable() -> Reply {
    reply::plain_error(StatusCode::BAD_REQUEST, "Le corps compressé de la requête est illisible.")
}

fn utf16(bytes: &[u8], charset: Charset) -> Bytes {
    let big = match (bytes, charset) {
        ([0xFE, 0xFF, ..], _) => true,
        ([0xFF, 0xFE, ..], _) => false,
        (_, charset) => matches!(charset, Charset::Utf16Be),
    };
    let units = bytes.chunks_exact(2).map(|pair| {
        let pair = [pair[0], pair[1]];
        if big { u16::from_be_bytes(pair) } else { u16::from_le_bytes(pair) }
    });
    let text: String =
        char::decode_utf16(units).map(|char| char.unwrap_or(char::REPLACEMENT_CHARACTER)).collect();
    Bytes::from(text.trim_start_matches('\u{FEFF}').to_owned())
}

async fn drain<B: Body<Data = Bytes> + Unpin>(headers: &HeaderMap, mut body: B) {
    // Who waits for our leave to send has not begun.
    if headers.contains_key(EXPECT) {
        return;
    }
    let reading = async {
        let mut seen = 0;
        while let Some(Ok(frame)) = body.frame().await {
            seen += frame.data_ref().map_or(0, Bytes::len);
            if seen > DRAIN_BYTES {
                break;
            }
        }
    };
    // Out of time is as good as read.
    let _ = tokio::time::timeout(DRAIN_TIME, reading).await;
}

impl Kind {
    fn limit(self) -> usize {
        match self {
            Self::Json => MAX_JSON,
            Self::Form | Self::Document => MAX_TEXT,
        }
    }

    fn too_large(self) -> Reply {
        match self {
            Self::Document => reply::refused(
                StatusCode::BAD_REQUEST,
                Code::BadRequest,
                "Un document « application/graphql » ne peut dépasser 100 ko.",
            ),
            _ => reply::plain_error(
                StatusCode::PAYLOAD_TOO_LARGE,
                "Le corps de la requête est trop volumineux.",
            ),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn inflating_stops_at_the_limit() {
        let mut packed = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
        std::io::Write::write_all(&mut packed, &[b'a'; 1000]).unwrap();
        let packed = packed.finish().unwrap();
        let inflated = |limit| inflate(&packed, Coding::Gzip, limit).unwrap().map(|bytes| bytes.len());
        assert_eq!((inflated(1000), inflated(999)), (Some(1000), None));
        assert!(inflate(&packed[..packed.len() - 9], Coding::Gzip, 2000).is_err());
    }

    #[test]
    fn utf16_is_decoded_by_its_mark() {
        assert_eq!(utf16(b"\xFE\xFF\0{\0}", Charset::Utf16), "{}".as_bytes());
        assert_eq!(utf16(b"\xFF\xFE{\0}\0", Charset::Utf16), "{}".as_bytes());
        assert_eq!(utf16(b"{\0}\0", Charset::Utf16), "{}".as_bytes());
        assert_eq!(utf16(b"\0{\0}", Charset::Utf16Be), "{}".as_bytes());
    }
}
