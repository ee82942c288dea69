//! Municipalities, by a public geocoder.

use super::Api;
use crate::context::Context;
use crate::error::{Error, Result};
use crate::generated::Commune;

impl Api {
    /// Resolves `Query.getCommuneByCoordinates`.
    pub(super) async fn commune_by_coordinates(
        &self,
        cx: &Context<'_>,
        latitude: f64,
        longitude: f64,
    ) -> Result<Option<Commune>> {
        cx.user()?;
        if !(-90.0..=90.0).contains(&latitude) || !(-180.0..=180.0).contains(&longitude) {
            return Err(Error::bad_input("Les coordonnées sont invalides."));
        }
        let found = self.geocoder.at(latitude, longitude).await?;
        Ok(found.map(|place| Commune { city: place.name, insee_code: place.code }))
    }

    /// Resolves `Query.getCityNameByInseeCode`.
    pub(super) async fn city_name_by_insee_code(&self, cx: &Context<'_>, code: &str) -> Result<String> {
        cx.user()?;
        if !is_insee_code(code) {
            return Err(Error::bad_input("Le code INSEE est invalide."));
        }
        match self.geocoder.coded(code).await? {
            Some(place) => Ok(place.name),
            None => Err(Error::bad_input("Aucune commune ne porte ce code INSEE.")),
        }
    }
}

/// Five digits, or `2A` and `2B` followed by three.
fn is_insee_code(code: &str) -> bool {
    let digits = code.strip_prefix("2A").or(code.strip_prefix("2B")).map_or((code, 5), |rest| (rest, 3));
    digits.0.len() == digits.1 && digits.0.bytes().all(|byte| byte.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::is_insee_code;

    #[test]
    fn insee_codes() {
        for code in ["69123", "2A004", "2B033", "97411"] {
            assert!(is_insee_code(code), "{code}");
        }
        for code in ["", "6912", "691234", "2C004", "2A04", "2a004", "69 23", "2A", "../..", "69123/"] {
            assert!(!is_insee_code(code), "{code}");
        }
    }
}
