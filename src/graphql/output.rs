//! Writing of answers: values go straight to bytes, in selection order, in one pass.

use std::sync::Arc;

use super::plan::Node;
use super::table::Type;
use super::{html, number, refusal};
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

/// What a root field came to, where making the declared type may cost more than showing it.
pub enum Reply<T> {
    /// The declared type; what is computed below is fetched.
    Made(T),
    /// Something that writes itself as that type; nothing is fetched below.
    Written(Box<dyn Answer>),
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
    Failed(Arc<Error>),
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
            Err(error) => Self::Failed(Arc::new(error)),
        }
    }
}

/// Where an answer is written to, and what went wrong on the way.
#[derive(Debug)]
pub struct Writer<'p> {
    pub buffer: Vec<u8>,
    /// Coerced Boolean variables of the operation, for `@skip` and `@include`.
    pub conditions: &'p [bool],
    pub errors: Vec<FieldError>,
}

/// A step of an error's path.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Segment {
    Key(Box<str>),
    Index(usize),
}

/// An error met while writing, with its place in the answer.
#[derive(Debug)]
pub struct FieldError {
    pub error: Arc<Error>,
    pub location: (u32, u32),
    /// Innermost step first: each level adds its own once an error came up through it, so that what
    /// goes well costs nothing.
    pub path: Vec<Segment>,
}

impl<T: Object> Output for T {
    fn write(&self, w: &mut Writer<'_>, node: &Node) -> Written {
        w.object(self, node)
    }
}

impl<T: Output> Output for Option<T> {
    fn write(&self, w: &mut Writer<'_>, node: &Node) -> Written {
        let Some(value) = self else { return w.null() };
        let mark = w.buffer.len();
        if value.write(w, node).is_err() {
            w.buffer.truncate(mark);
            return w.null();
        }
        Ok(())
    }
}

impl<T: Output> Output for Vec<T> {
    fn write(&self, w: &mut Writer<'_>, node: &Node) -> Written {
        w.list(self, |w, item| item.write(w, node))
    }
}

/// For types that contain themselves.
impl<T: Object> Object for Box<T> {
    const TYPE: &'static Type = T::TYPE;
    fn field(&self, number: u16, w: &mut Writer<'_>, node: &Node) -> Written {
        (**self).field(number, w, node)
    }
}

impl<T: Output> Output for Slot<T> {
    fn write(&self, w: &mut Writer<'_>, node: &Node) -> Written {
        match self {
            Self::Ready(value) => value.write(w, node),
            Self::Failed(error) => w.fail(error.clone(), node),
            Self::Empty => w.fail(Arc::new(Error::internal("a computed field was not resolved")), node),
        }
    }
}

impl Output for String {
    fn write(&self, w: &mut Writer<'_>, _: &Node) -> Written {
        w.text(self)
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
        use std::io::Write;
        write!(w.buffer, "{self}").expect("writing to memory");
        Ok(())
    }
}

impl Output for f64 {
    fn write(&self, w: &mut Writer<'_>, node: &Node) -> Written {
        if number::write(&mut w.buffer, *self) {
            return Ok(());
        }
        w.fail(Arc::new(Error::internal("a number that is not finite")), node)
    }
}

impl<'p> Writer<'p> {
    pub fn new(buffer: Vec<u8>, conditions: &'p [bool]) -> Self {
        Self { buffer, conditions, errors: Vec::new() }
    }

    /// Writes an enum value's name.
    pub fn name(&mut self, name: &str) -> Written {
        self.buffer.reserve(name.len() + 2);
        self.buffer.push(b'"');
        self.buffer.extend_from_slice(name.as_bytes());
        self.buffer.push(b'"');
        Ok(())
    }

    /// Writes text that is JSON already.
    pub fn raw(&mut self, json: &str) {
        self.buffer.extend_from_slice(json.as_bytes());
    }

    /// Writes null, where the schema allows it.
    pub fn null(&mut self) -> Written {
        self.buffer.extend_from_slice(b"null");
        Ok(())
    }

    /// Writes a `String`, through the HTML filter (platform specification, 12).
    pub fn text(&mut self, text: &str) -> Written {
        if is_plain(text) {
            return self.name(text);
        }
        self.json_string(&html::filter(text))
    }

    /// Writes a JSON string as it is.
    pub fn json_string(&mut self, text: &str) -> Written {
        refusal::string(&mut self.buffer, text);
        Ok(())
    }

    /// Writes a list, each item by `write`.
    pub fn list<T>(
        &mut self,
        items: impl IntoIterator<Item = T>,
        write: impl Fn(&mut Self, T) -> Written,
    ) -> Written {
        self.buffer.push(b'[');
        for (index, item) in items.into_iter().enumerate() {
            if index > 0 {
                self.buffer.push(b',');
            }
            let seen = self.errors.len();
            let written = write(self, item);
            self.step(seen, || Segment::Index(index));
            written?;
        }
        self.buffer.push(b']');
        Ok(())
    }

    /// Records an error at the field of `node`; the field is then null.
    pub fn fail(&mut self, error: Arc<Error>, node: &Node) -> Written {
        self.errors.push(FieldError { error, location: node.location, path: Vec::new() });
        Err(Null)
    }

    /// Writes one field of an object by `value`: its key, then what `value` writes. A failure ends here
    /// when the field is nullable.
    pub(super) fn member(&mut self, node: &Node, value: impl FnOnce(&mut Self) -> Written) -> Written {
        self.buffer.extend_from_slice(&node.key);
        let (mark, seen) = (self.buffer.len(), self.errors.len());
        let written = value(self);
        self.step(seen, || Segment::Key(node.name.clone()));
        if written.is_err() && node.nullable {
            self.buffer.truncate(mark);
            return self.null();
        }
        written
    }

    /// Adds a step to the path of each error since the `seen` first ones.
    fn step(&mut self, seen: usize, segment: impl Fn() -> Segment) {
        for error in self.errors.iter_mut().skip(seen) {
            error.path.push(segment());
        }
    }

    fn object<T: Object>(&mut self, object: &T, node: &Node) -> Written {
        let Some(selection) = node.selection.of(T::TYPE) else {
            return self.fail(Arc::new(Error::internal("an object that its field does not announce")), node);
        };
        self.buffer.push(b'{');
        let conditions = self.conditions;
        let mut first = true;
        for child in selection.nodes.iter().filter(|child| child.condition.holds(conditions)) {
            if !first {
                self.buffer.push(b',');
            }
            first = false;
            self.member(child, |w| match child.field {
                Node::TYPENAME => w.name(T::TYPE.name),
                number => object.field(number, w, child),
            })?;
        }
        self.buffer.push(b'}');
        Ok(())
    }
}

/// Whether a text is written as it stands: nothing to filter, nothing to escape. Nearly every text is.
fn is_plain(text: &str) -> bool {
    // Without a way out on the first find, many bytes are looked at in one instruction.
    let special = |byte: u8| byte < b' ' || matches!(byte, b'"' | b'\\' | b'<' | b'>');
    !text.bytes().fold(false, |found, byte| found | special(byte))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(text: &str) -> String {
        let mut w = Writer::new(Vec::new(), &[]);
        assert_eq!(w.text(text), Ok(()));
        String::from_utf8(w.buffer).expect("JSON in Unicode")
    }

    #[test]
    fn texts_are_escaped_and_filtered_where_they_must_be() {
        let plain = "Boues de peinture solvantée, 2 m² & 'reste' \u{7f}";
        assert_eq!(written(plain), format!("\"{plain}\""));
        for byte in 0..b' ' {
            let text = format!("une suite plus longue que seize octets {} puis", char::from(byte));
            assert_eq!(written(&text), serde_json::to_string(&text).expect("JSON"));
        }
        assert_eq!(written(r#"a"b\c"#), r#""a\"b\\c""#);
        assert_eq!(written("<b>x</b> > y<script>z</script>"), r#""<b>x</b> &gt; yz""#);
    }
}
