//! Reads what npm packs: tar archives of plain files with short names.

const BLOCK: usize = 512;

/// The regular files of an archive. Whatever is malformed ends it.
pub(super) fn entries(archive: &[u8]) -> impl Iterator<Item = (&str, &[u8])> {
    let mut rest = archive;
    std::iter::from_fn(move || {
        loop {
            let (header, after) = rest.split_at_checked(BLOCK)?;
            let size = octal(header.get(124..136)?)?;
            let content = after.get(..size)?;
            rest = after.get(size.next_multiple_of(BLOCK)..).unwrap_or_default();
            let name = text(header.get(..100)?)?;
            if name.is_empty() {
                return None;
            }
            if matches!(header[156], b'0' | 0) {
                return Some((name, content));
            }
        }
    })
}

fn text(field: &[u8]) -> Option<&str> {
    let end = field.iter().position(|byte| *byte == 0).unwrap_or(field.len());
    std::str::from_utf8(&field[..end]).ok()
}

fn octal(field: &[u8]) -> Option<usize> {
    let digits = text(field)?.trim();
    if digits.is_empty() { Some(0) } else { usize::from_str_radix(digits, 8).ok() }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn entry(name: &str, kind: u8, content: &[u8]) -> Vec<u8> {
        let mut block = vec![0; BLOCK];
        block[..name.len()].copy_from_slice(name.as_bytes());
        block[124..135].copy_from_slice(format!("{:011o}", content.len()).as_bytes());
        block[156] = kind;
        block.extend_from_slice(content);
        block.resize(block.len().next_multiple_of(BLOCK), 0);
        block
    }

    #[test]
    fn files_are_found_and_the_rest_is_passed_over() {
        let mut archive = entry("package/", b'5', b"");
        archive.extend(entry("package/a.js", b'0', b"one"));
        archive.extend(entry("package/link", b'2', b""));
        archive.extend(entry("package/b.css", 0, &[b'x'; 600]));
        archive.extend([0; 2 * BLOCK]);
        let found: Vec<_> = entries(&archive).collect();
        assert_eq!(found, [("package/a.js", &b"one"[..]), ("package/b.css", &[b'x'; 600][..])]);
    }

    #[test]
    fn a_broken_archive_ends_early() {
        let archive = entry("package/a.js", b'0', b"one");
        for length in 0..archive.len() {
            assert!(entries(&archive[..length]).count() <= 1);
        }
        assert_eq!(entries(&[0xFF; 2000]).count(), 0);
    }
}
