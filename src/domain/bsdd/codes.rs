//! Operation codes of the European waste directive: how the waste may be treated, in what mode.

use crate::generated::OperationMode::{
    self, AutresValorisations, Elimination, Recyclage, Reutilisation, ValorisationEnergetique,
};

/// What may be done with waste.
#[derive(Debug, PartialEq, Eq)]
pub struct Operation {
    pub code: &'static str,
    /// None for an operation that only prepares another: grouping, sorting, storing.
    pub modes: &'static [OperationMode],
    /// What it is called, in French; stands in for a description that was not given.
    pub label: &'static str,
}

#[rustfmt::skip]
pub static OPERATIONS: &[Operation] = &[
    operation("R 0", &[Reutilisation], "Réemploi ou préparation en vue de la réutilisation"),
    operation("R 1", &[ValorisationEnergetique], "Utilisation principalement comme combustible ou autre moyen de produire de l'énergie"),
    operation("R 2", &[Reutilisation, Recyclage], "Récupération ou régénération des solvants"),
    operation("R 3", &[Recyclage, AutresValorisations], "Recyclage ou récupération des substances organiques qui ne servent pas de solvants, compostage compris"),
    operation("R 4", &[Recyclage], "Recyclage ou récupération des métaux et des composés métalliques"),
    operation("R 5", &[Recyclage, AutresValorisations], "Recyclage ou récupération d'autres matières inorganiques"),
    operation("R 6", &[Recyclage, Reutilisation], "Régénération des acides ou des bases"),
    operation("R 7", &[Reutilisation], "Récupération des produits servant à capter les polluants"),
    operation("R 8", &[Recyclage, Reutilisation], "Récupération des produits provenant des catalyseurs"),
    operation("R 9", &[Reutilisation, Recyclage, ValorisationEnergetique], "Régénération ou autres réemplois des huiles"),
    operation("R 10", &[Recyclage], "Épandage sur le sol au profit de l'agriculture ou de l'écologie"),
    operation("R 11", &[Recyclage, AutresValorisations, ValorisationEnergetique], "Utilisation de déchets résiduels issus de l'une des opérations R 1 à R 10"),
    operation("R 12", &[], "Échange de déchets en vue de l'une des opérations R 1 à R 11"),
    operation("R 13", &[], "Stockage de déchets avant l'une des opérations R 1 à R 12, hors stockage sur le site de production"),
    operation("D 1", &[Elimination], "Dépôt sur ou dans le sol"),
    operation("D 2", &[Elimination], "Traitement en milieu terrestre"),
    operation("D 3", &[Elimination], "Injection en profondeur"),
    operation("D 4", &[Elimination], "Lagunage"),
    operation("D 5", &[Elimination], "Mise en décharge spécialement aménagée"),
    operation("D 8", &[Elimination], "Traitement biologique, dont le produit est éliminé par l'une des opérations D 1 à D 12"),
    operation("D 9", &[], "Traitement physico-chimique, dont le produit est éliminé par l'une des opérations D 1 à D 12"),
    operation("D 9 F", &[Elimination], "Traitement physico-chimique final"),
    operation("D 10", &[Elimination], "Incinération à terre"),
    operation("D 12", &[Elimination], "Stockage permanent"),
    operation("D 13", &[], "Regroupement ou mélange avant l'une des opérations D 1 à D 12"),
    operation("D 14", &[], "Reconditionnement avant l'une des opérations D 1 à D 13"),
    operation("D 15", &[], "Stockage avant l'une des opérations D 1 à D 14, hors stockage sur le site de production"),
];

/// The operation of this code, in its exact spelling.
pub fn find(code: &str) -> Option<&'static Operation> {
    OPERATIONS.iter().find(|operation| operation.code == code)
}

/// Whether the code may be planned; its first space may be left out, and R 0 is for regroupings.
pub fn may_be_planned(code: &str) -> bool {
    OPERATIONS
        .iter()
        .any(|row| row.code != "R 0" && (row.code == code || row.code.replacen(' ', "", 1) == code))
}

/// Whether the code is that of a reuse, its space left out or not.
pub fn is_reuse(code: &str) -> bool {
    matches!(code, "R 0" | "R0")
}

/// Whether the waste goes on to another treatment after this operation.
pub fn is_grouping(code: &str) -> bool {
    find(code).is_some_and(|operation| operation.modes.is_empty())
}

/// The codes of [`is_grouping`].
pub fn continuing() -> Vec<&'static str> {
    OPERATIONS.iter().filter(|operation| operation.modes.is_empty()).map(|operation| operation.code).collect()
}

const fn operation(code: &'static str, modes: &'static [OperationMode], label: &'static str) -> Operation {
    Operation { code, modes, label }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn grouping_codes() {
        let grouping: Vec<_> =
            OPERATIONS.iter().map(|row| row.code).filter(|code| is_grouping(code)).collect();
        assert_eq!(grouping, ["R 12", "R 13", "D 9", "D 13", "D 14", "D 15"]);
    }

    #[test]
    fn planned_codes() {
        for code in ["R 1", "R1", "D 9 F", "D9 F", "D10"] {
            assert!(may_be_planned(code), "{code}");
        }
        for code in ["R 0", "R0", "D 6", "D 7", "D 11", "D  10", "r 1", "", "D 9F"] {
            assert!(!may_be_planned(code), "{code}");
        }
    }

    #[test]
    fn done_codes_need_their_space() {
        assert!(find("R 0").is_some());
        assert!(find("R0").is_none() && find("D 7").is_none());
    }
}
