//! GraphQL names as Rust names: mechanical, so that anyone can guess them.

const KEYWORDS: &[&str] = &[
    "abstract", "as", "async", "await", "become", "box", "break", "const", "continue", "do", "dyn", "else",
    "enum", "extern", "false", "final", "fn", "for", "gen", "if", "impl", "in", "let", "loop", "macro",
    "match", "mod", "move", "mut", "override", "priv", "pub", "ref", "return", "static", "struct", "trait",
    "true", "try", "type", "typeof", "unsafe", "unsized", "use", "virtual", "where", "while", "yield",
];

/// Keywords that cannot be raw identifiers.
const PATHS: &[&str] = &["crate", "self", "super", "Self"];

/// The words of a name: `emptyReturnADR` → `empty return ADR`, `BSD_CAN_READ` → `BSD CAN READ`.
fn words(name: &str) -> Vec<&str> {
    let bytes = name.as_bytes();
    let mut words = Vec::new();
    let mut start = 0;
    for at in 0..bytes.len() {
        if bytes[at] == b'_' {
            words.push(&name[start..at]);
            start = at + 1;
            continue;
        }
        let after_word = at > start && (bytes[at - 1].is_ascii_lowercase() || bytes[at - 1].is_ascii_digit());
        let after_acronym = at > start
            && bytes[at - 1].is_ascii_uppercase()
            && bytes.get(at + 1).is_some_and(u8::is_ascii_lowercase);
        if bytes[at].is_ascii_uppercase() && (after_word || after_acronym) {
            words.push(&name[start..at]);
            start = at;
        }
    }
    words.push(&name[start..]);
    words.retain(|word| !word.is_empty());
    words
}

/// `emptyReturnADR` → `empty_return_adr`, without regard to keywords.
pub fn snake(name: &str) -> String {
    let mut out = String::with_capacity(name.len() + 4);
    for word in words(name) {
        if !out.is_empty() {
            out.push('_');
        }
        out.extend(word.chars().map(|c| c.to_ascii_lowercase()));
    }
    if out.is_empty() || out.starts_with(|c: char| c.is_ascii_digit()) {
        out.insert(0, '_');
    }
    out
}

/// `wasteDetails` → `WASTE_DETAILS`.
pub fn constant(name: &str) -> String {
    snake(name).to_ascii_uppercase()
}

/// A type's name, which stays but for its first letter.
pub fn type_name(name: &str) -> String {
    let mut chars = name.chars();
    chars.next().map(|first| first.to_ascii_uppercase().to_string() + chars.as_str()).unwrap_or_default()
}

/// `BSD_CAN_READ` → `BsdCanRead`.
pub fn variant(name: &str) -> String {
    let mut out = String::with_capacity(name.len());
    for word in words(name) {
        let mut chars = word.chars();
        out.extend(chars.next().map(|c| c.to_ascii_uppercase()));
        out.extend(chars.map(|c| c.to_ascii_lowercase()));
    }
    if out.is_empty() || out.starts_with(|c: char| c.is_ascii_digit()) {
        out.insert(0, '_');
    }
    identifier(out)
}

/// A field, argument or method.
pub fn field(name: &str) -> String {
    identifier(snake(name))
}

/// Escapes a keyword.
fn identifier(name: String) -> String {
    if PATHS.contains(&name.as_str()) {
        name + "_"
    } else if KEYWORDS.contains(&name.as_str()) {
        format!("r#{name}")
    } else {
        name
    }
}

/// The GraphQL name that a Rust field name comes from, where the conversion loses nothing.
pub fn camel(rust: &str) -> String {
    let rust = rust.strip_prefix("r#").unwrap_or(rust);
    let mut out = String::with_capacity(rust.len());
    for (at, word) in rust.split('_').enumerate() {
        let mut chars = word.chars();
        match chars.next() {
            Some(first) if at > 0 => out.push(first.to_ascii_uppercase()),
            Some(first) => out.push(first),
            None => {}
        }
        out.push_str(chars.as_str());
    }
    out
}
