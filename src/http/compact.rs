//! The size of JSON, whatever blanks and escapes it is written with.

/// How long a JSON text is once written without blanks or needless escapes.
pub fn len(json: &[u8]) -> usize {
    let mut len = 0;
    let mut at = 0;
    let mut in_string = false;
    while let Some(&byte) = json.get(at) {
        at += 1;
        match byte {
            b' ' | b'\n' | b'\r' | b'\t' if !in_string => {}
            b'\\' if in_string => {
                let escaped = json.get(at).copied().unwrap_or_default();
                at += 1;
                len += match escaped {
                    b'/' => 1,
                    b'u' => {
                        let digits = json.get(at..at + 4).and_then(|digits| std::str::from_utf8(digits).ok());
                        at += 4;
                        match digits.and_then(|digits| u32::from_str_radix(digits, 16).ok()).unwrap_or(0) {
                            0x08 | 0x09 | 0x0A | 0x0C | 0x0D | 0x22 | 0x5C => 2,
                            0..=0x1F => 6,
                            0x20..=0x7F => 1,
                            0x80..=0x7FF => 2,
                            // Half of a pair that takes four bytes.
                            0xD800..=0xDFFF => 2,
                            _ => 3,
                        }
                    }
                    _ => 2,
                };
            }
            b'"' => {
                in_string = !in_string;
                len += 1;
            }
            _ => len += 1,
        }
    }
    len
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_compact_length_is_that_of_the_text_written_anew() {
        for json in [
            r#" { "a" : [ 1 , "b c" , null ] } "#,
            r#"{"q":"\u0041\u00e9\u20ac\ud83d\ude00\n\/\"\\\u000a\u0001"}"#,
            r#""""#,
        ] {
            let value: serde_json::Value = serde_json::from_str(json).unwrap();
            assert_eq!(len(json.as_bytes()), value.to_string().len(), "{json}");
        }
    }
}
