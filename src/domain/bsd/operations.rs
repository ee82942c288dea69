//! Operation codes: the modes that each of them admits, whatever the kind of note.

use crate::generated::OperationMode::{
    self, AutresValorisations, Elimination, Recyclage, Reutilisation, ValorisationEnergetique,
};

/// Codes without their spaces, and the modes they admit.
#[rustfmt::skip]
const MODES: &[(&[&str], &[OperationMode])] = &[
    (&["D1", "D2", "D3", "D4", "D5", "D7", "D8", "D9F", "D10", "D11", "D12"], &[Elimination]),
    (&["D9", "D13", "D14", "D15", "R12", "R13"], &[]),
    (&["R0", "R7"], &[Reutilisation]),
    (&["R1"], &[ValorisationEnergetique]),
    (&["R2"], &[Reutilisation, Recyclage]),
    (&["R3", "R5"], &[Recyclage, AutresValorisations]),
    (&["R4", "R10"], &[Recyclage]),
    (&["R6", "R8"], &[Recyclage, Reutilisation]),
    (&["R9"], &[Reutilisation, Recyclage, ValorisationEnergetique]),
    (&["R11"], &[Recyclage, AutresValorisations, ValorisationEnergetique]),
];

/// The modes that a code admits; spaces do not matter. None for no code at all.
pub fn modes(code: &str) -> Option<&'static [OperationMode]> {
    let code: String = code.split(' ').collect();
    MODES.iter().find(|(codes, _)| codes.contains(&code.as_str())).map(|(_, modes)| *modes)
}

/// Whether a mode does not go with its code: missing where there is one to choose, or not among them.
pub fn is_mismatch(code: Option<&str>, mode: Option<OperationMode>) -> bool {
    let Some(admitted) = code.and_then(modes) else { return false };
    match mode {
        Some(mode) => !admitted.contains(&mode),
        None => !admitted.is_empty(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mode_goes_with_its_code() {
        let table = [
            (Some("R 4"), Some(Recyclage), false),
            (Some("R4"), Some(Recyclage), false),
            (Some("R 4"), Some(Elimination), true),
            (Some("R 4"), None, true),
            (Some("R 12"), None, false),
            (Some("R 12"), Some(Recyclage), true),
            (Some("D 9 F"), Some(Elimination), false),
            (Some("D 9"), Some(Elimination), true),
            (Some("X 1"), Some(Recyclage), false),
            (None, Some(Recyclage), false),
        ];
        for (code, mode, expected) in table {
            assert_eq!(is_mismatch(code, mode), expected, "{code:?} {mode:?}");
        }
    }
}
