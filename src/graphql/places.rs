//! Places in a document, as JavaScript servers tell them.

/// Turns byte offsets into lines and columns, both from 1, columns in UTF-16 units.
///
/// Counting starts from marks a fixed distance apart, so that a document of one huge line with many
/// fields costs no more than its length.
#[derive(Debug)]
pub struct Places<'t> {
    text: &'t [u8],
    /// Where each line starts.
    lines: Vec<usize>,
    /// UTF-16 units before every `STEP`-th byte.
    marks: Vec<u32>,
}

const STEP: usize = 128;

impl<'t> Places<'t> {
    pub fn new(text: &'t str) -> Self {
        let text = text.as_bytes();
        let mut lines = vec![0];
        let mut marks = Vec::with_capacity(text.len() / STEP + 1);
        let mut count = 0;
        for (at, byte) in text.iter().enumerate() {
            if at % STEP == 0 {
                marks.push(count);
            }
            count += units(*byte);
            let ends_line = *byte == b'\n' || (*byte == b'\r' && text.get(at + 1) != Some(&b'\n'));
            if ends_line {
                lines.push(at + 1);
            }
        }
        Self { text, lines, marks }
    }

    /// The line and column of a byte.
    pub fn at(&self, offset: usize) -> (u32, u32) {
        let offset = offset.min(self.text.len());
        let line = self.lines.partition_point(|start| *start <= offset);
        let start = self.lines[line - 1];
        let column = self.units_before(offset) - self.units_before(start) + 1;
        (u32::try_from(line).unwrap_or(u32::MAX), column)
    }

    fn units_before(&self, offset: usize) -> u32 {
        let mark = offset / STEP;
        let Some(count) = self.marks.get(mark).or(self.marks.last()) else { return 0 };
        let from = mark.min(self.marks.len() - 1) * STEP;
        count + self.text[from..offset].iter().map(|byte| units(*byte)).sum::<u32>()
    }
}

/// UTF-16 units that the character takes whose first byte this is; none for a byte inside of one.
const fn units(byte: u8) -> u32 {
    match byte {
        0x80..=0xBF => 0,
        0xF0.. => 2,
        _ => 1,
    }
}

#[cfg(test)]
mod tests {
    use super::Places;

    #[test]
    fn counts_lines_and_utf16_columns() {
        let text = "{ a\r\n  é😀b\rc\n}";
        let places = Places::new(text);
        let at = |needle: &str| places.at(text.find(needle).expect("there"));
        assert_eq!(at("{"), (1, 1));
        assert_eq!(at("a"), (1, 3));
        assert_eq!(at("b"), (2, 6));
        assert_eq!(at("c"), (3, 1));
        assert_eq!(at("}"), (4, 1));
        assert_eq!(places.at(1000), (4, 2));
        assert_eq!(Places::new("").at(0), (1, 1));
    }

    #[test]
    fn long_lines_agree_with_counting() {
        let text = "é😀x".repeat(500);
        let places = Places::new(&text);
        for (at, _) in text.char_indices() {
            let expected = text[..at].encode_utf16().count() as u32 + 1;
            assert_eq!(places.at(at), (1, expected));
        }
    }
}
