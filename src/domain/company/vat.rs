//! VAT numbers: the form of each country, and the checksum of those that have one (platform specification, 5.2).

/// Whether `text` is the VAT number of a French company, which has a SIRET to be named by.
pub fn is_french_vat(text: &str) -> bool {
    let Some(rest) = text.strip_prefix("FR") else { return false };
    if rest.len() != 11 || !rest.bytes().all(|b| b.is_ascii_digit()) {
        return false;
    }
    let (key, siren) = rest.as_bytes().split_at(2);
    passes_luhn(siren) && french_key(siren) == number(key)
}

/// Whether `text` is a VAT number that names a company: valid, and not French.
pub fn is_foreign_vat(text: &str) -> bool {
    is_vat(text) && !is_french_vat(text)
}

/// Whether `text` is a valid VAT number of one of the countries known, checksum included.
pub fn is_vat(text: &str) -> bool {
    vat_country(text).is_some()
}

/// The country of a valid VAT number, as ISO 3166 alpha-2.
pub fn vat_country(text: &str) -> Option<&'static str> {
    COUNTRIES.iter().find_map(|row| {
        let rest = match text.strip_prefix(row.prefix) {
            Some(rest) => rest,
            None if row.prefix == "GB" => text,
            None => return None,
        };
        let valid = row.patterns.iter().any(|pattern| fits(rest, pattern)) && (row.checksum)(rest.as_bytes());
        valid.then_some(row.country)
    })
}

/// Whether digits end with the check digit of Luhn.
pub(super) fn passes_luhn(digits: &[u8]) -> bool {
    luhn(digits, 0).is_multiple_of(10)
}

/// A country's rule. Checksums are asked for what fits a pattern, without the prefix.
struct Country {
    prefix: &'static str,
    country: &'static str,
    patterns: &'static [&'static str],
    checksum: fn(&[u8]) -> bool,
}

const fn row(
    country: &'static str,
    patterns: &'static [&'static str],
    checksum: fn(&[u8]) -> bool,
) -> Country {
    Country { prefix: country, country, patterns, checksum }
}

const fn prefixed(
    prefix: &'static str,
    country: &'static str,
    patterns: &'static [&'static str],
    checksum: fn(&[u8]) -> bool,
) -> Country {
    Country { prefix, country, patterns, checksum }
}

/// In patterns each character is a class, see [`fits`].
#[rustfmt::skip]
const COUNTRIES: &[Country] = &[
    // Has none that is public.
    row("AD", &["d999999d"], |_| true),
    row("AT", &["_U99999999"], |n| (luhn(&n[1..8], 0) + 4 + digit(n[8])).is_multiple_of(10)),
    row("BE", &["b999999999", "999999999"], belgian),
    row("BG", &["999999999", "9999999999"], bulgarian),
    prefixed("CHE", "CH", &["999999999", "999999999_M_W_S_T", "999999999_T_V_A", "999999999_I_V_A"],
        |n| eleven_less(n, &[5, 4, 3, 2, 7, 6, 5, 4], [None, Some(0)])),
    row("CY", &["c9999999A"], cypriot),
    row("CZ", &["99999999", "999999999", "9999999999", "99999999999", "999999999999", "9999999999999"], czech),
    row("DE", &["199999999"], mod_11_10),
    row("DK", &["99999999"], |n| sum(n, &[2, 7, 6, 5, 4, 3, 2, 1]).is_multiple_of(11)),
    row("EE", &["_1_09999999"], |n| sum(n, &[3, 7, 1, 3, 7, 1, 3, 7, 1]).is_multiple_of(10)),
    prefixed("EL", "GR", &["999999999"], |n| eleven(n, &[256, 128, 64, 32, 16, 8, 4, 2])),
    row("ES", &["*9999999*"], spanish),
    row("FI", &["99999999"], |n| eleven_less(n, &[7, 9, 10, 5, 8, 4, 2], [Some(0), Some(0)])),
    row("FR", &["??999999999"], french),
    row("HR", &["99999999999"], mod_11_10),
    row("HU", &["99999999"], |n| sum(n, &[9, 7, 3, 1, 9, 7, 3, 1]).is_multiple_of(10)),
    row("IE", &["9999999w", "9999999wh", "sA99999w"], irish),
    row("IT", &["99999999999"], italian),
    row("LT", &["9999999_19", "9999999999_19"], lithuanian),
    row("LU", &["99999999"], |n| number(&n[..6]) % 89 == number(&n[6..])),
    row("LV", &["99999999999"], latvian),
    row("MT", &["19999999"], |n| 37 - sum(n, &[3, 4, 6, 7, 8, 9]) % 37 == digit(n[6]) * 10 + digit(n[7])),
    row("NL", &["999999999_B99"], dutch),
    row("NO", &["999999999", "999999999_M_V_A"],
        |n| eleven_less(n, &[3, 2, 7, 6, 5, 4, 3, 2], [None, Some(0)])),
    row("PL", &["9999999999"], |n| eleven(n, &[6, 5, 7, 2, 3, 4, 5, 6, 7])),
    row("PT", &["999999999"], |n| eleven_less(n, &[9, 8, 7, 6, 5, 4, 3, 2], [Some(0), Some(0)])),
    row("RO", &["19", "199", "1999", "19999", "199999", "1999999", "19999999", "199999999", "1999999999"], romanian),
    row("RS", &["999999999"], mod_11_10),
    row("SE", &["9999999999_0_1"], |n| passes_luhn(&n[..10])),
    row("SI", &["19999999"], |n| eleven_less(n, &[8, 7, 6, 5, 4, 3, 2], [Some(0), None])),
    row("SK", &["19k9999999"], |n| number(n).is_multiple_of(11)),
    // Last, since its prefix may be left out.
    row("GB", &["999999999", "999999999999", "_G_D999", "_H_A999"], british),
];

/// Whether `text` fits a pattern: `9` is any digit, `1` a digit but zero, `A` a letter, `*` either, `?` either but
/// I and O, `w` a letter up to W, `h` an A or H, `c` 0–5 or 9, `k` 2–4 or 6–9, `s` 7–9, `d` a letter of
/// Andorra, `b` 0 or 1; `_X` is X itself.
fn fits(text: &str, pattern: &str) -> bool {
    let mut classes = pattern.bytes();
    for byte in text.bytes() {
        let fits = match classes.next() {
            Some(b'9') => byte.is_ascii_digit(),
            Some(b'1') => matches!(byte, b'1'..=b'9'),
            Some(b'A') => byte.is_ascii_uppercase(),
            Some(b'*') => byte.is_ascii_digit() || byte.is_ascii_uppercase(),
            Some(b'?') => {
                byte.is_ascii_digit() || (byte.is_ascii_uppercase() && !matches!(byte, b'I' | b'O'))
            }
            Some(b'w') => matches!(byte, b'A'..=b'W'),
            Some(b'h') => matches!(byte, b'A' | b'H'),
            Some(b'c') => matches!(byte, b'0'..=b'5' | b'9'),
            Some(b'k') => matches!(byte, b'2'..=b'4' | b'6'..=b'9'),
            Some(b's') => matches!(byte, b'7'..=b'9'),
            Some(b'd') => b"ACDEFGLOPU".contains(&byte),
            Some(b'b') => matches!(byte, b'0' | b'1'),
            Some(b'_') => classes.next() == Some(byte),
            _ => false,
        };
        if !fits {
            return false;
        }
    }
    classes.next().is_none()
}

fn digit(byte: u8) -> u32 {
    u32::from(byte - b'0')
}

/// The value of a short run of ASCII digits.
fn number(digits: &[u8]) -> u64 {
    digits.iter().fold(0, |sum, &byte| sum * 10 + u64::from(digit(byte)))
}

/// Each of the first digits by its weight.
fn sum(digits: &[u8], weights: &[u32]) -> u32 {
    digits.iter().zip(weights).map(|(&byte, weight)| digit(byte) * weight).sum()
}

/// The sum of Luhn: from the right, every second digit is doubled, beginning with the last (1) or the one
/// before it (0).
fn luhn(digits: &[u8], doubled: usize) -> u32 {
    let doubled = |(place, &byte): (usize, &u8)| {
        let value = digit(byte) << ((place + doubled) % 2);
        if value > 9 { value - 9 } else { value }
    };
    digits.iter().rev().enumerate().map(doubled).sum()
}

/// The check digit after the weighted ones is their sum modulo 11, where 10 counts as 0.
fn eleven(digits: &[u8], weights: &[u32]) -> bool {
    sum(digits, weights) % 11 % 10 == digit(digits[weights.len()])
}

/// The check digit after the weighted ones is 11 less their sum modulo 11; `beyond` says what stands for 10
/// and for 11, where there are such numbers.
fn eleven_less(digits: &[u8], weights: &[u32], beyond: [Option<u32>; 2]) -> bool {
    let expected = match 11 - sum(digits, weights) % 11 {
        10 => beyond[0],
        11 => beyond[1],
        value => Some(value),
    };
    expected == Some(digit(digits[weights.len()]))
}

/// ISO 7064, MOD 11,10.
fn mod_11_10(digits: &[u8]) -> bool {
    let Some((check, digits)) = digits.split_last() else { return false };
    let product = digits.iter().fold(10, |product, &byte| {
        let sum = (digit(byte) + product) % 10;
        (if sum == 0 { 10 } else { sum }) * 2 % 11
    });
    (11 - product) % 10 == digit(*check)
}

fn belgian(n: &[u8]) -> bool {
    // Numbers of nine digits are those given before a zero was put in front of all.
    let (first, check) = n.split_at(n.len() - 2);
    97 - number(first) % 97 == number(check)
}

fn bulgarian(n: &[u8]) -> bool {
    if n.len() == 9 {
        let first = sum(n, &[1, 2, 3, 4, 5, 6, 7, 8]) % 11;
        let expected = if first == 10 { sum(n, &[3, 4, 5, 6, 7, 8, 9, 10]) % 11 % 10 } else { first };
        return expected == digit(n[8]);
    }
    // Those of people begin with a birthday; months tell the century too.
    let month = number(&n[2..4]);
    let is_birthday = matches!(month, 1..=12 | 21..=32 | 41..=52) && n[4] <= b'3';
    is_birthday && eleven(n, &[2, 4, 8, 5, 10, 9, 7, 3, 6])
        || sum(n, &[21, 19, 17, 13, 11, 9, 7, 3, 1]) % 10 == digit(n[9])
        || eleven_less(n, &[4, 3, 2, 7, 6, 5, 4, 3, 2], [None, Some(0)])
}

fn cypriot(n: &[u8]) -> bool {
    const AT_EVEN_PLACES: [u32; 10] = [1, 0, 5, 7, 9, 13, 15, 17, 19, 21];
    let value = |(place, &byte): (usize, &u8)| match place % 2 {
        0 => AT_EVEN_PLACES[digit(byte) as usize],
        _ => digit(byte),
    };
    let sum: u32 = n[..8].iter().enumerate().map(value).sum();
    !n.starts_with(b"12") && sum % 26 == u32::from(n[8] - b'A')
}

fn czech(n: &[u8]) -> bool {
    const WEIGHTS: &[u32] = &[8, 7, 6, 5, 4, 3, 2];
    // Three digits more tell nothing of the company.
    let n = if n.len() > 10 { &n[..n.len() - 3] } else { n };
    match n.len() {
        8 => eleven_less(n, WEIGHTS, [Some(0), Some(1)]),
        9 if n[0] == b'6' => (sum(&n[1..], WEIGHTS) % 11 + 8) % 10 == digit(n[8]),
        // A birthday of the time when there was no check digit; women's months count from 50.
        9 => n[0] <= b'5' && matches!(n[2], b'0' | b'1' | b'5' | b'6') && n[4] <= b'3',
        _ => {
            let pairs: u64 = n.chunks(2).map(number).sum();
            matches!(n[2], b'0'..=b'3' | b'5'..=b'8')
                && n[4] <= b'3'
                && pairs.is_multiple_of(11)
                && number(n).is_multiple_of(11)
        }
    }
}

fn french_key(siren: &[u8]) -> u64 {
    (12 + 3 * (number(siren) % 97)) % 97
}

fn french(n: &[u8]) -> bool {
    let (key, siren) = n.split_at(2);
    // A key with a letter follows a rule that is not public.
    !key.iter().all(u8::is_ascii_digit) || french_key(siren) == number(key)
}

fn irish(n: &[u8]) -> bool {
    let mut digits = [b'0'; 7];
    if n[1].is_ascii_digit() {
        digits.copy_from_slice(&n[..7]);
    } else {
        // The old form has a letter in second place, and its first digit counts last.
        digits[1..6].copy_from_slice(&n[2..7]);
        digits[6] = n[0];
    }
    let suffix = match n.get(8) {
        Some(b'H') => 72,
        Some(_) => 9,
        None => 0,
    };
    let letter = match (sum(&digits, &[8, 7, 6, 5, 4, 3, 2]) + suffix) % 23 {
        0 => 23,
        value => value,
    };
    letter == u32::from(n[7] - b'A') + 1
}

fn italian(n: &[u8]) -> bool {
    // The three digits before the last name the office.
    matches!(number(&n[7..10]), 1..=201 | 888 | 999) && number(&n[..7]) > 0 && passes_luhn(n)
}

fn latvian(n: &[u8]) -> bool {
    if n[0] <= b'3' {
        // A person's, which begins with a birthday.
        return n[2] <= b'1';
    }
    let mut sum = sum(n, &[9, 1, 4, 8, 3, 10, 2, 5, 7, 6]);
    if sum % 11 == 4 && n[0] == b'9' {
        sum -= 45;
    }
    let expected = match sum % 11 {
        4 => 0,
        rest @ 5.. => 14 - rest,
        rest => 3 - rest,
    };
    expected == digit(n[10])
}

fn lithuanian(n: &[u8]) -> bool {
    let (first, second): (&[u32], &[u32]) = match n.len() {
        9 => (&[1, 2, 3, 4, 5, 6, 7, 8], &[3, 4, 5, 6, 7, 8, 9, 1]),
        _ => (&[1, 2, 3, 4, 5, 6, 7, 8, 9, 1, 2], &[3, 4, 5, 6, 7, 8, 9, 1, 2, 3, 4]),
    };
    eleven(n, if sum(n, first) % 11 == 10 { second } else { first })
}

fn dutch(n: &[u8]) -> bool {
    // Sole traders have numbers of a newer kind: ISO 7064, MOD 97-10, of the whole with letters from 10.
    let value = |rest: u32, &byte: &u8| match byte {
        b'A'..=b'Z' => (rest * 100 + u32::from(byte - b'A') + 10) % 97,
        _ => (rest * 10 + digit(byte)) % 97,
    };
    eleven(n, &[9, 8, 7, 6, 5, 4, 3, 2]) || b"NL".iter().chain(n).fold(0, value) == 1
}

fn romanian(n: &[u8]) -> bool {
    const WEIGHTS: &[u32] = &[7, 5, 3, 2, 1, 7, 5, 3, 2];
    let weights = &WEIGHTS[10 - n.len()..];
    sum(n, weights) * 10 % 11 % 10 == digit(n[n.len() - 1])
}

fn spanish(n: &[u8]) -> bool {
    const LETTERS: &[u8; 23] = b"TRWAGMYFPDXBNJZSQVHLCKE";
    let of_person = |first: u64| n[8] == LETTERS[((first * 10_000_000 + number(&n[1..8])) % 23) as usize];
    // From 1 to 10.
    let of_company = 10 - luhn(&n[1..8], 1) % 10;
    match (n[0], n[8]) {
        (b'A'..=b'H' | b'J' | b'U' | b'V', check) if check.is_ascii_digit() => {
            of_company % 10 == digit(check)
        }
        (b'A'..=b'H' | b'N'..=b'S' | b'W', b'A'..=b'J') => of_company == u32::from(n[8] - b'A') + 1,
        (b'0'..=b'9', b'A'..=b'Z') => of_person(number(&n[..1])),
        (b'K' | b'L' | b'M' | b'X', b'A'..=b'Z') => of_person(0),
        (b'Y', b'A'..=b'Z') => of_person(1),
        (b'Z', b'A'..=b'Z') => of_person(2),
        _ => false,
    }
}

fn british(n: &[u8]) -> bool {
    match n[0] {
        // Government departments, health authorities.
        b'G' => number(&n[2..]) < 500,
        b'H' => number(&n[2..]) > 499,
        _ => {
            let (first, check) = (number(&n[..7]), number(&n[7..9]));
            let old = u64::from((97 - sum(n, &[8, 7, 6, 5, 4, 3, 2]) % 97) % 97);
            let new = if old >= 55 { old - 55 } else { old + 42 };
            let is_old = !matches!(first, 100_000..=999_999 | 9_490_001..=9_700_000 | 9_990_001..);
            number(n) > 0 && (check == old && is_old || check == new && first > 1_000_000)
        }
    }
}

#[cfg(test)]
mod tests;
