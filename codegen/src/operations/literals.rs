//! String literals of the languages that clients are written in. Comments are skipped; what a
//! language allows beyond the usual only has to do no harm.

/// How a language writes strings and comments.
#[derive(Debug)]
pub struct Language {
    endings: &'static [&'static str],
    line_comment: &'static str,
    block_comments: bool,
    quotes: &'static [Quote],
    /// Whether `'a` may be a lifetime, and `'a'` is one character.
    has_lifetimes: bool,
    /// Whether `/` may begin a regular expression.
    has_regexes: bool,
}

#[derive(Debug, Clone, Copy)]
struct Quote {
    open: &'static str,
    close: &'static str,
    lines: Lines,
    escape: Escape,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Lines {
    One,
    Many,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Escape {
    Backslash,
    /// `""` stands for a quote.
    Doubled,
    None,
    /// Backslash, and `${…}` is code.
    Template,
}

const fn quote(open: &'static str, close: &'static str, lines: Lines, escape: Escape) -> Quote {
    Quote { open, close, lines, escape }
}

/// Longer quotes stand before shorter ones that begin alike.
#[rustfmt::skip]
const LANGUAGES: &[Language] = &[
    Language {
        endings: &["ts", "tsx", "js", "jsx", "mts", "cts", "mjs", "cjs", "vue", "svelte"],
        line_comment: "//", block_comments: true, has_lifetimes: false, has_regexes: true,
        quotes: &[
            quote("`", "`", Lines::Many, Escape::Template),
            quote("\"", "\"", Lines::One, Escape::Backslash),
            quote("'", "'", Lines::One, Escape::Backslash),
        ],
    },
    Language {
        endings: &["py"],
        line_comment: "#", block_comments: false, has_lifetimes: false, has_regexes: false,
        quotes: &[
            quote("\"\"\"", "\"\"\"", Lines::Many, Escape::Backslash),
            quote("'''", "'''", Lines::Many, Escape::Backslash),
            quote("\"", "\"", Lines::One, Escape::Backslash),
            quote("'", "'", Lines::One, Escape::Backslash),
        ],
    },
    Language {
        endings: &["rs"],
        line_comment: "//", block_comments: true, has_lifetimes: true, has_regexes: false,
        quotes: &[
            quote("r###\"", "\"###", Lines::Many, Escape::None),
            quote("r##\"", "\"##", Lines::Many, Escape::None),
            quote("r#\"", "\"#", Lines::Many, Escape::None),
            quote("r\"", "\"", Lines::Many, Escape::None),
            quote("\"", "\"", Lines::Many, Escape::Backslash),
        ],
    },
    Language {
        endings: &["cs"],
        line_comment: "//", block_comments: true, has_lifetimes: false, has_regexes: false,
        quotes: &[
            quote("\"\"\"\"", "\"\"\"\"", Lines::Many, Escape::None),
            quote("\"\"\"", "\"\"\"", Lines::Many, Escape::None),
            quote("@\"", "\"", Lines::Many, Escape::Doubled),
            quote("@$\"", "\"", Lines::Many, Escape::Doubled),
            quote("\"", "\"", Lines::One, Escape::Backslash),
            quote("'", "'", Lines::One, Escape::Backslash),
        ],
    },
];

impl Language {
    pub fn of(ending: &str) -> Option<&'static Self> {
        LANGUAGES.iter().find(|language| language.endings.contains(&ending))
    }
}

/// A literal, as byte offsets in its file.
#[derive(Debug)]
pub struct Literal {
    /// Where its quote begins.
    pub open: usize,
    pub start: usize,
    end: usize,
    escape: Escape,
}

impl Literal {
    /// The text that it stands for, in as many characters as it has: escapes are followed by blanks,
    /// and code within it is blank.
    pub fn content(&self, file: &str) -> String {
        let text = &file[self.start..self.end];
        let mut out = String::with_capacity(text.len());
        let mut rest = text;
        while let Some(c) = rest.chars().next() {
            let taken = match (self.escape, c) {
                (Escape::Template, '$') if rest.starts_with("${") => {
                    let code = &rest[..interpolation(rest)];
                    out.extend(code.chars().map(|c| if c == '\n' { '\n' } else { ' ' }));
                    code.len()
                }
                (Escape::Backslash | Escape::Template, '\\') => {
                    let escaped = rest[1..].chars().next().unwrap_or(' ');
                    out.push(' ');
                    out.push(if matches!(escaped, 'n' | 't' | 'r') { ' ' } else { escaped });
                    1 + rest[1..].chars().next().map_or(0, char::len_utf8)
                }
                (Escape::Doubled, '"') => {
                    out.push_str(" \"");
                    2.min(rest.len())
                }
                _ => {
                    out.push(c);
                    c.len_utf8()
                }
            };
            rest = &rest[taken..];
        }
        out
    }
}

/// Every string literal of a file, in order.
pub fn find(text: &str, language: &Language) -> Vec<Literal> {
    let mut literals = Vec::new();
    let mut at = 0;
    while at < text.len() {
        let rest = &text[at..];
        if rest.starts_with(language.line_comment) {
            at += rest.find('\n').unwrap_or(rest.len());
            continue;
        }
        if language.block_comments && rest.starts_with("/*") {
            at += rest[2..].find("*/").map_or(rest.len(), |end| end + 4);
            continue;
        }
        if language.has_lifetimes && rest.starts_with('\'') {
            at += character(rest);
            continue;
        }
        if language.has_regexes && rest.starts_with('/') {
            at += regex(&text[..at], rest);
            continue;
        }
        let quote = language.quotes.iter().find(|quote| rest.starts_with(quote.open));
        // `bar"` ends a word; only a word of its own marks a raw string.
        let quote = quote.filter(|quote| !quote.open.starts_with('r') || !text[..at].ends_with(is_word));
        match quote.and_then(|quote| Some((quote, close(&rest[quote.open.len()..], quote)?))) {
            Some((quote, length)) => {
                let start = at + quote.open.len();
                literals.push(Literal { open: at, start, end: start + length, escape: quote.escape });
                at = start + length + quote.close.len();
            }
            None => at += rest.chars().next().map_or(1, char::len_utf8),
        }
    }
    literals
}

fn is_word(c: char) -> bool {
    c.is_alphanumeric() || c == '_'
}

/// How far it is to the closing quote; none when the line, or the file, ends before it.
fn close(text: &str, quote: &Quote) -> Option<usize> {
    let mut at = 0;
    loop {
        let rest = &text[at..];
        let c = rest.chars().next()?;
        if quote.escape == Escape::Doubled && rest.starts_with("\"\"") {
            at += 2;
        } else if rest.starts_with(quote.close) {
            return Some(at);
        } else if c == '\n' && quote.lines == Lines::One {
            return None;
        } else if c == '\\' && matches!(quote.escape, Escape::Backslash | Escape::Template) {
            at += 1 + rest[1..].chars().next()?.len_utf8();
        } else if quote.escape == Escape::Template && rest.starts_with("${") {
            at += interpolation(rest);
        } else {
            at += c.len_utf8();
        }
    }
}

/// The length of `${…}`, strings within it included.
fn interpolation(text: &str) -> usize {
    let quotes = LANGUAGES[0].quotes;
    let mut depth = 0;
    let mut at = 1;
    while let Some(c) = text[at..].chars().next() {
        if let Some(quote) = quotes.iter().find(|quote| text[at..].starts_with(quote.open)) {
            at += 1 + close(&text[at + 1..], quote).map_or(0, |length| length + 1);
            continue;
        }
        at += c.len_utf8();
        match c {
            '{' => depth += 1,
            '}' if depth == 1 => return at,
            '}' => depth -= 1,
            _ => {}
        }
    }
    text.len()
}

/// The length of a character literal, or of the quote that begins a lifetime.
fn character(text: &str) -> usize {
    let mut chars = text.char_indices().skip(1);
    match (chars.next(), chars.next()) {
        (Some((_, '\\')), Some((at, c))) => {
            let after = at + c.len_utf8();
            text[after..].find('\'').map_or(1, |end| after + end + 1)
        }
        (Some(_), Some((at, '\''))) => at + 1,
        _ => 1,
    }
}

/// The length of a regular expression; 1 where the slash divides.
fn regex(before: &str, text: &str) -> usize {
    let before = before.trim_end();
    let begins =
        before.is_empty() || before.ends_with(|c| "(,=:[!&|?{};+".contains(c)) || before.ends_with("return");
    let mut in_class = false;
    let mut escaped = false;
    for (at, c) in text.char_indices().skip(1).take_while(|_| begins) {
        match c {
            '\n' => break,
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            '[' => in_class = true,
            ']' => in_class = false,
            '/' if !in_class => return at + 1,
            _ => {}
        }
    }
    1
}
