//! Numbers as JavaScript spells them.

use std::io::Write;

/// Writes a finite number as `JSON.stringify` would; `false` when it is not finite.
pub fn write(out: &mut Vec<u8>, number: f64) -> bool {
    if !number.is_finite() {
        return false;
    }
    if number == 0.0 {
        // Also for the negative zero.
        out.push(b'0');
        return true;
    }
    if number.fract() == 0.0 && number.abs() < 9_007_199_254_740_992.0 {
        write!(out, "{}", number as i64).expect("writing to memory");
        return true;
    }
    // Rust gives the shortest digits that read back the same, as JavaScript does: only the layout differs.
    let mut scientific = [0u8; 32];
    let mut rest = &mut scientific[..];
    write!(rest, "{number:e}").expect("a double has 17 digits at most");
    let length = 32 - rest.len();
    let mut text = &scientific[..length];
    if let Some(positive) = text.strip_prefix(b"-") {
        out.push(b'-');
        text = positive;
    }
    let at = text.iter().position(|byte| *byte == b'e').expect("scientific notation has an exponent");
    let exponent = std::str::from_utf8(&text[at + 1..]).ok().and_then(|digits| digits.parse::<i32>().ok());
    let exponent = exponent.expect("the exponent of a double is a small integer");
    let mut digits = [0u8; 24];
    let mut count = 0;
    for byte in text[..at].iter().filter(|byte| byte.is_ascii_digit()) {
        digits[count] = *byte;
        count += 1;
    }
    layout(out, &digits[..count], exponent + 1);
    true
}

/// Lays digits out with the decimal point after the first `point` of them.
fn layout(out: &mut Vec<u8>, digits: &[u8], point: i32) {
    let count = i32::try_from(digits.len()).expect("a double has 17 digits at most");
    let zeros =
        |out: &mut Vec<u8>, n: i32| out.extend(std::iter::repeat_n(b'0', usize::try_from(n).unwrap_or(0)));
    if count <= point && point <= 21 {
        out.extend_from_slice(digits);
        zeros(out, point - count);
    } else if 0 < point && point <= 21 {
        let (whole, part) = digits.split_at(usize::try_from(point).unwrap_or(0));
        out.extend_from_slice(whole);
        out.push(b'.');
        out.extend_from_slice(part);
    } else if -6 < point && point <= 0 {
        out.extend_from_slice(b"0.");
        zeros(out, -point);
        out.extend_from_slice(digits);
    } else {
        let (first, rest) = digits.split_at(1);
        out.extend_from_slice(first);
        if !rest.is_empty() {
            out.push(b'.');
            out.extend_from_slice(rest);
        }
        write!(out, "e{:+}", point - 1).expect("writing to memory");
    }
}

#[cfg(test)]
mod tests {
    fn spelled(number: f64) -> String {
        let mut out = Vec::new();
        assert!(super::write(&mut out, number));
        String::from_utf8(out).expect("ASCII")
    }

    #[test]
    fn numbers_are_spelled_as_in_javascript() {
        let cases: &[(f64, &str)] = &[
            (1.0, "1"),
            (-0.0, "0"),
            (0.5, "0.5"),
            (-12.25, "-12.25"),
            (0.1 + 0.2, "0.30000000000000004"),
            (1e20, "100000000000000000000"),
            (1e21, "1e+21"),
            (1.5e21, "1.5e+21"),
            (123456789012345680000.0, "123456789012345680000"),
            (9007199254740993.0, "9007199254740992"),
            (0.000001, "0.000001"),
            (0.0000015, "0.0000015"),
            (1e-7, "1e-7"),
            (-1.25e-9, "-1.25e-9"),
            (f64::MAX, "1.7976931348623157e+308"),
            (5e-324, "5e-324"),
        ];
        for (number, text) in cases {
            assert_eq!(spelled(*number), *text);
        }
        assert!(!super::write(&mut Vec::new(), f64::NAN));
        assert!(!super::write(&mut Vec::new(), f64::INFINITY));
    }

    proptest::proptest! {
        #[test]
        fn spelled_numbers_read_back_the_same(number in proptest::num::f64::NORMAL) {
            proptest::prop_assert_eq!(spelled(number).parse::<f64>().expect("a number"), number);
        }
    }
}
