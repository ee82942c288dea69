//! The columns of INSEE's files, found by their names wherever they stand.

use csv::StringRecord;

use crate::domain::company::sirene::{SiteLine, UnitLine};

/// Of StockUniteLegale.
pub(super) const UNIT_COLUMNS: &[&str] = &[
    "siren",
    "denominationUniteLegale",
    "denominationUsuelle1UniteLegale",
    "denominationUsuelle2UniteLegale",
    "denominationUsuelle3UniteLegale",
    "sigleUniteLegale",
    "prenomUsuelUniteLegale",
    "nomUniteLegale",
    "nomUsageUniteLegale",
    "categorieJuridiqueUniteLegale",
];

/// Of StockEtablissement.
pub(super) const SITE_COLUMNS: &[&str] = &[
    "siret",
    "statutDiffusionEtablissement",
    "etatAdministratifEtablissement",
    "numeroVoieEtablissement",
    "indiceRepetitionEtablissement",
    "typeVoieEtablissement",
    "libelleVoieEtablissement",
    "complementAdresseEtablissement",
    "codePostalEtablissement",
    "libelleCommuneEtablissement",
    "libelleCommuneEtrangerEtablissement",
    "codePaysEtrangerEtablissement",
    "codeCommuneEtablissement",
    "denominationUsuelleEtablissement",
    "enseigne1Etablissement",
    "enseigne2Etablissement",
    "enseigne3Etablissement",
    "activitePrincipaleEtablissement",
];

/// Columns that a header lacks.
pub(super) fn missing(header: &StringRecord, wanted: &[&'static str]) -> Vec<&'static str> {
    wanted.iter().copied().filter(|name| !header.iter().any(|found| found == *name)).collect()
}

/// The places of columns, in the order of `wanted`; of one that is missing, a place that no line has.
fn places<const N: usize>(header: &StringRecord, wanted: &[&str]) -> [usize; N] {
    std::array::from_fn(|number| {
        header.iter().position(|found| found == wanted[number]).unwrap_or(usize::MAX)
    })
}

pub(super) struct Units([usize; UNIT_COLUMNS.len()]);

impl Units {
    pub(super) fn of(header: &StringRecord) -> Self {
        Self(places(header, UNIT_COLUMNS))
    }

    pub(super) fn line<'a>(&self, record: &'a StringRecord) -> UnitLine<'a> {
        let [
            siren,
            denomination,
            usual_1,
            usual_2,
            usual_3,
            acronym,
            first_name,
            last_name,
            name_in_use,
            legal_category,
        ] = self.0.map(|place| record.get(place).unwrap_or_default());
        UnitLine {
            siren,
            denomination,
            usual_names: [usual_1, usual_2, usual_3],
            acronym,
            first_name,
            last_name,
            name_in_use,
            legal_category,
        }
    }
}

pub(super) struct Sites([usize; SITE_COLUMNS.len()]);

impl Sites {
    pub(super) fn of(header: &StringRecord) -> Self {
        Self(places(header, SITE_COLUMNS))
    }

    pub(super) fn line<'a>(&self, record: &'a StringRecord) -> SiteLine<'a> {
        let [
            siret,
            diffusion,
            state,
            number,
            repetition,
            street_type,
            street,
            complement,
            postal_code,
            town,
            foreign_town,
            country,
            code_commune,
            usual_name,
            sign_1,
            sign_2,
            sign_3,
            naf,
        ] = self.0.map(|place| record.get(place).unwrap_or_default());
        SiteLine {
            siret,
            diffusion,
            state,
            number,
            repetition,
            street_type,
            street,
            complement,
            postal_code,
            town,
            foreign_town,
            country,
            code_commune,
            usual_name,
            signs: [sign_1, sign_2, sign_3],
            naf,
        }
    }
}
