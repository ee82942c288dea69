//! The filter that every `String` passes on its way out (platform specification, 12): formatting stays,
//! anything that could run does not.

use std::borrow::Cow;

/// Tags that stay, with the attributes that stay on them. Sorted by tag.
#[rustfmt::skip]
const TAGS: &[(&str, &[&str])] = &[
    ("a", &["target", "href", "title"]), ("abbr", &["title"]), ("address", &[]), ("article", &[]), ("aside", &[]),
    ("b", &[]), ("bdi", &["dir"]), ("bdo", &["dir"]), ("big", &[]), ("blockquote", &["cite"]), ("br", &[]),
    ("caption", &[]), ("center", &[]), ("cite", &[]), ("code", &[]),
    ("col", &["align", "valign", "span", "width"]), ("colgroup", &["align", "valign", "span", "width"]),
    ("dd", &[]), ("del", &["datetime"]), ("details", &["open"]), ("div", &[]), ("dl", &[]), ("dt", &[]),
    ("em", &[]), ("figcaption", &[]), ("figure", &[]), ("font", &["color", "size", "face"]), ("footer", &[]),
    ("h1", &[]), ("h2", &[]), ("h3", &[]), ("h4", &[]), ("h5", &[]), ("h6", &[]), ("header", &[]), ("hr", &[]),
    ("i", &[]), ("img", &["src", "alt", "title", "width", "height"]), ("ins", &["datetime"]), ("kbd", &[]),
    ("li", &[]), ("mark", &[]), ("nav", &[]), ("ol", &[]), ("p", &[]), ("pre", &[]), ("s", &[]), ("section", &[]),
    ("small", &[]), ("span", &[]), ("strike", &[]), ("strong", &[]), ("sub", &[]), ("summary", &[]), ("sup", &[]),
    ("table", &["width", "border", "align", "valign"]), ("tbody", &["align", "valign"]),
    ("td", &["width", "rowspan", "colspan", "align", "valign"]), ("tfoot", &["align", "valign"]),
    ("th", &["width", "rowspan", "colspan", "align", "valign"]), ("thead", &["align", "valign"]),
    ("tr", &["rowspan", "align", "valign"]), ("tt", &[]), ("u", &[]), ("ul", &[]),
];

/// How a link may begin; an image may also be part of the text.
const LINKS: &[&str] = &["http://", "https://", "mailto:", "tel:", "ftp://", "./", "../", "#", "/"];

/// The text with harmless markup only. Text without angle brackets comes back as it is.
pub fn filter(text: &str) -> Cow<'_, str> {
    if !text.bytes().any(|byte| matches!(byte, b'<' | b'>')) {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len() + 8);
    let mut rest = text;
    while let Some(at) = rest.find(['<', '>']) {
        out.push_str(&rest[..at]);
        rest = &rest[at..];
        if let Some(after) = rest.strip_prefix('>') {
            out.push_str("&gt;");
            rest = after;
        } else if let Some(comment) = rest.strip_prefix("<!--") {
            rest = comment.find("-->").map_or("", |end| &comment[end + 3..]);
        } else {
            match end_of_tag(rest) {
                End::Closed(end) => {
                    tag(&mut out, &rest[1..end]);
                    rest = &rest[end + 1..];
                }
                End::Reopened(at) => {
                    out.push_str("&lt;");
                    out.push_str(&rest[1..at]);
                    rest = &rest[at..];
                }
                End::Never => rest = "",
            }
        }
    }
    out.push_str(rest);
    Cow::Owned(out)
}

enum End {
    /// The tag's `>` is here.
    Closed(usize),
    /// Another `<` comes first: the one before was mere text.
    Reopened(usize),
    Never,
}

/// Where the tag that `text` begins with ends; angle brackets in quoted values do not count.
fn end_of_tag(text: &str) -> End {
    let mut quote = None;
    let mut before = b' ';
    for (at, byte) in text.bytes().enumerate().skip(1) {
        match (quote, byte) {
            (Some(open), _) => {
                if byte == open {
                    quote = None;
                }
            }
            (None, b'"' | b'\'') if before == b'=' => quote = Some(byte),
            (None, b'>') => return End::Closed(at),
            (None, b'<') => return End::Reopened(at),
            (None, _) => {}
        }
        if !byte.is_ascii_whitespace() {
            before = byte;
        }
    }
    End::Never
}

/// Writes a tag, given without its angle brackets, if it may stay.
fn tag(out: &mut String, inner: &str) {
    let (closing, inner) = match inner.strip_prefix('/') {
        Some(inner) => (true, inner),
        None => (false, inner),
    };
    let end = inner.find(|c: char| c.is_whitespace() || c == '/').unwrap_or(inner.len());
    let name = inner[..end].to_ascii_lowercase();
    let Ok(known) = TAGS.binary_search_by(|(tag, _)| (*tag).cmp(name.as_str())) else { return };
    let (name, allowed) = TAGS[known];
    out.push('<');
    if closing {
        out.push('/');
    }
    out.push_str(name);
    if !closing {
        let attributes = inner[end..].trim_end();
        let empty = attributes.ends_with('/');
        let attributes = attributes.strip_suffix('/').unwrap_or(attributes);
        for (name, value) in Attributes(attributes) {
            attribute(out, allowed, &name, value);
        }
        if empty {
            out.push_str(" /");
        }
    }
    out.push('>');
}

fn attribute(out: &mut String, allowed: &[&str], name: &str, value: Option<&str>) {
    let Some(name) = allowed.iter().find(|known| **known == name) else { return };
    let value = value.unwrap_or("");
    let inline = *name == "src" && value.starts_with("data:image/");
    if matches!(*name, "href" | "src" | "cite") && !inline && !is_link(value) {
        return;
    }
    out.push(' ');
    out.push_str(name);
    if value.is_empty() {
        return;
    }
    out.push_str("=\"");
    for c in value.chars() {
        match c {
            '"' => out.push_str("&quot;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            c if c.is_control() => {}
            c => out.push(c),
        }
    }
    out.push('"');
}

/// Whether a link leads to a place and not to a script. What browsers skip when they read a scheme, or
/// decode before (character references), makes it begin with nothing on the list.
fn is_link(value: &str) -> bool {
    let value = value.trim().to_ascii_lowercase();
    LINKS.iter().any(|start| value.starts_with(start))
}

/// The attributes of a tag: names in lower case, values without quotes.
struct Attributes<'t>(&'t str);

impl<'t> Iterator for Attributes<'t> {
    type Item = (String, Option<&'t str>);

    fn next(&mut self) -> Option<Self::Item> {
        let text = self.0.trim_start_matches(|c: char| c.is_whitespace() || c == '/');
        if text.is_empty() {
            return None;
        }
        // An attribute is a character long at least, so that the walk ends.
        let first = text.chars().next().map_or(1, char::len_utf8);
        let end = text[first..].find(|c: char| c.is_whitespace() || c == '=' || c == '/');
        let end = end.map_or(text.len(), |at| at + first);
        let name = text[..end].to_ascii_lowercase();
        let after = text[end..].trim_start();
        let Some(after) = after.strip_prefix('=') else {
            self.0 = &text[end..];
            return Some((name, None));
        };
        let after = after.trim_start();
        let (value, rest) = match after.chars().next() {
            Some(quote @ ('"' | '\'')) => after[1..].split_once(quote).unwrap_or((&after[1..], "")),
            _ => after.split_at(after.find(char::is_whitespace).unwrap_or(after.len())),
        };
        self.0 = rest;
        Some((name, Some(value)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_are_sorted() {
        assert!(TAGS.is_sorted_by_key(|(tag, _)| tag));
    }

    #[test]
    fn text_without_brackets_is_not_copied() {
        assert!(matches!(filter("Déchets & \"huiles\" d'été"), Cow::Borrowed(_)));
    }

    #[test]
    fn keeps_formatting_and_nothing_that_runs() {
        let cases = [
            ("<b>gras</b> &amp; l'été", "<b>gras</b> &amp; l'été"),
            ("<script>x</script>ok", "xok"),
            ("<SCRIPT SRC=//evil>x</SCRIPT >", "x"),
            ("<b onclick=\"x()\">a</b>", "<b>a</b>"),
            ("<B>a</B>", "<b>a</b>"),
            ("<a href=\"javascript:alert(1)\" title='t'>l</a>", "<a title=\"t\">l</a>"),
            ("<a href=' JaVaScRiPt:x'>l</a>", "<a>l</a>"),
            ("<a href=\"&#106;avascript:x\">l</a>", "<a>l</a>"),
            ("<a href=\"java\tscript:x\">l</a>", "<a>l</a>"),
            ("<a href=https://a.fr/?a=1&b=2>l</a>", "<a href=\"https://a.fr/?a=1&b=2\">l</a>"),
            ("<a title=\"a>b\">l</a>", "<a title=\"a&gt;b\">l</a>"),
            ("<a href=\"data:image/svg+xml,x\">l</a>", "<a>l</a>"),
            ("<img src=\"data:image/png;base64,x\">", "<img src=\"data:image/png;base64,x\">"),
            ("<img src=x onerror=alert(1)>", "<img>"),
            ("<img src=\"/logo.png\" alt=\"\"/>", "<img src=\"/logo.png\" alt />"),
            ("<iframe src=\"https://a\">in</iframe>", "in"),
            ("a > b", "a &gt; b"),
            ("a < b", "a "),
            ("1 < 2 et <i>3</i>", "1 &lt; 2 et <i>3</i>"),
            ("a<!-- secret -->b", "ab"),
            ("a<!-- never closed", "a"),
            ("<unknown>é</unknown>", "é"),
            ("<>", ""),
            ("</b>", "</b>"),
            ("<br/><hr>", "<br /><hr>"),
            ("<<script>alert(1)</script>", "&lt;alert(1)"),
            ("<scr<script>ipt>x", "&lt;script&gt;x"),
        ];
        for (text, expected) in cases {
            assert_eq!(filter(text), expected, "{text}");
        }
    }

    proptest::proptest! {
        #[test]
        fn never_panics_and_is_safe_to_repeat(text in "[<>/a-c=\"' !é-]{0,40}") {
            let once = filter(&text).into_owned();
            proptest::prop_assert!(!once.contains("<script"));
            filter(&once);
        }
    }
}
