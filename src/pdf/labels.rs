//! What documents call the values of enumerations.

use crate::generated::{
    CiterneNotWashedOutReason, Consistence, EmptyReturnADR, OperationMode, Packagings, QuantityType,
    TransportMode, WasteAcceptationStatus,
};

pub const CONSISTENCES: &[(Consistence, &str)] = &[
    (Consistence::Solid, "Solide"),
    (Consistence::Liquid, "Liquide"),
    (Consistence::Gaseous, "Gazeux"),
    (Consistence::Doughy, "Pâteux"),
];

pub const QUANTITY_TYPES: &[(QuantityType, &str)] =
    &[(QuantityType::Real, "réelle"), (QuantityType::Estimated, "estimée")];

pub const DECISIONS: &[(WasteAcceptationStatus, &str)] = &[
    (WasteAcceptationStatus::Accepted, "Accepté"),
    (WasteAcceptationStatus::PartiallyRefused, "Accepté en partie"),
    (WasteAcceptationStatus::Refused, "Refusé"),
];

pub const fn transport_mode(mode: TransportMode) -> &'static str {
    match mode {
        TransportMode::Road => "Route",
        TransportMode::Rail => "Voie ferrée",
        TransportMode::Air => "Voie aérienne",
        TransportMode::River => "Voie fluviale",
        TransportMode::Sea => "Voie maritime",
        TransportMode::Unknown => "Non renseigné",
        TransportMode::Other => "Autre",
    }
}

pub const fn operation_mode(mode: OperationMode) -> &'static str {
    match mode {
        OperationMode::Reutilisation => "Réutilisation",
        OperationMode::Recyclage => "Recyclage",
        OperationMode::ValorisationEnergetique => "Valorisation énergétique",
        OperationMode::AutresValorisations => "Autres valorisations",
        OperationMode::Elimination => "Élimination",
        OperationMode::Unknown => "Non renseigné",
    }
}

/// One of a kind, and several.
pub const fn packaging(kind: Packagings) -> (&'static str, &'static str) {
    match kind {
        Packagings::Fut => ("Fût", "Fûts"),
        Packagings::Grv => ("Grand récipient pour vrac (GRV)", "Grands récipients pour vrac (GRV)"),
        Packagings::Citerne => ("Citerne", "Citernes"),
        Packagings::Benne => ("Benne", "Bennes"),
        Packagings::Autre => ("Autre", "Autres"),
        Packagings::Pipeline => ("Pipeline", "Pipelines"),
    }
}

/// What a packaging's volume is counted in.
pub const fn volume_unit(kind: Packagings) -> &'static str {
    match kind {
        Packagings::Benne => "m³",
        _ => "l",
    }
}

/// What became of a tank once it was emptied.
pub const fn tank(was_washed_out: bool, reason: Option<CiterneNotWashedOutReason>) -> &'static str {
    match (was_washed_out, reason) {
        (true, _) => "rincée",
        (false, None) => "non rincée",
        (false, Some(CiterneNotWashedOutReason::Exempted)) => "non rincée, dispensée de rinçage",
        (false, Some(CiterneNotWashedOutReason::Incompatible)) => "non rincée, installation inadaptée",
        (false, Some(CiterneNotWashedOutReason::Unavailable)) => "non rincée, installation indisponible",
        (false, Some(CiterneNotWashedOutReason::NotByDriver)) => {
            "non rincée, rinçage décliné par le conducteur"
        }
    }
}

/// What the ADR has a vehicle carry that goes back empty.
pub const fn empty_return(mention: EmptyReturnADR) -> &'static str {
    match mention {
        EmptyReturnADR::EmptyReturnNotWashed => "retour à vide, non nettoyé",
        EmptyReturnADR::EmptyVehicle => "véhicule vide, dernière marchandise chargée",
        EmptyReturnADR::EmptyCiterne => "véhicule-citerne vide, dernière marchandise chargée",
        EmptyReturnADR::EmptyContainer => "conteneur vide, dernière marchandise chargée",
        EmptyReturnADR::EmptyCiterneContainer => "conteneur-citerne vide, dernière marchandise chargée",
    }
}
