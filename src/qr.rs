//! QR codes: for those who check a document at the roadside, and for authenticators.

use std::fmt::Write;

use qrcode::types::QrError;
use qrcode::{Color, EcLevel, QrCode};

/// The text as a QR code, one unit a module: a run of dark modules is a rectangle. Who shows it
/// leaves the quiet margin around it.
pub fn svg(text: &str) -> Result<String, QrError> {
    let code = QrCode::with_error_correction_level(text, EcLevel::M)?;
    let width = code.width();
    let mut path = String::new();
    for (row, colors) in code.to_colors().chunks(width).enumerate() {
        let mut column = 0;
        for run in colors.chunk_by(|one, next| one == next) {
            if run[0] == Color::Dark {
                let length = run.len();
                write!(path, "M{column} {row}h{length}v1h-{length}z").expect("writing to memory");
            }
            column += run.len();
        }
    }
    Ok(format!(
        r#"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {width}" shape-rendering="crispEdges"><path d="{path}"/></svg>"#
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_is_one_path_in_a_square() {
        let svg = svg("BSD-20261124-4ZK9QX0TB").unwrap();
        // 21 modules a side hold 20 letters and digits, 25 hold 38.
        assert!(svg.contains(r#"viewBox="0 0 25 25""#), "{svg}");
        // The finder in the corner.
        assert!(svg.contains(r#"d="M0 0h7v1h-7z"#), "{svg}");
    }

    #[test]
    fn a_text_that_fits_no_code_is_refused() {
        assert!(svg(&"x".repeat(5000)).is_err());
    }
}
