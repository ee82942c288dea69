//! Installations classified for the protection of the environment.

use crate::generated::{GerepType, WasteType};

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Installation {
    /// What the inspectors know it by.
    pub code_s3ic: String,
    pub siret: Option<String>,
    pub url_fiche: Option<String>,
    pub rubriques: Vec<Rubrique>,
    pub declarations: Vec<Declaration>,
}

/// An activity that it is classified for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rubrique {
    pub rubrique: String,
    pub alinea: Option<String>,
    pub etat_activite: Option<String>,
    pub regime_autorise: Option<String>,
    pub activite: Option<String>,
    pub category: String,
    pub volume: Option<String>,
    pub unite: Option<String>,
    pub waste_type: Option<WasteType>,
}

/// What it declared of its waste in a year.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Declaration {
    pub annee: Option<String>,
    pub code_dechet: Option<String>,
    pub lib_dechet: Option<String>,
    pub gerep_type: Option<GerepType>,
}
