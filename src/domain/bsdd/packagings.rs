//! Packagings as clients send them: the current list, or the three deprecated fields.

use super::record::Packaging;
use crate::domain::bsd::merge;
use crate::error::Violations;
use crate::generated::path::create_form_input as note;
use crate::generated::{PackagingInfoInput, Packagings, WasteDetailsInput};
use crate::graphql::input::Maybe;

/// The deprecated description of packagings, derived from the current one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LegacyPackagings {
    pub packagings: Vec<Packagings>,
    pub other_packaging: Option<String>,
    pub number_of_packages: i32,
}

/// The deprecated fields of an answer.
pub fn legacy_packagings(infos: &[Packaging]) -> LegacyPackagings {
    LegacyPackagings {
        packagings: infos.iter().map(|row| row.kind).collect(),
        other_packaging: infos
            .iter()
            .find(|row| row.kind == Packagings::Autre)
            .and_then(|row| row.other.clone()),
        number_of_packages: infos.iter().filter_map(|row| row.quantity).fold(0, i32::saturating_add),
    }
}

/// The list that the waste's input means; `None` leaves what is stored.
pub fn sent(input: &mut WasteDetailsInput, found: &mut Violations) -> Option<Vec<Packaging>> {
    let packages = input.number_of_packages.as_ref().value().copied().unwrap_or(1);
    let other = input.other_packaging.as_ref().value().filter(|text| !text.is_empty());
    either(std::mem::take(&mut input.packaging_infos), &input.packagings, packages, other, found)
}

/// The current list, else the deprecated types, this many packages in all.
pub fn either(
    infos: Maybe<Vec<PackagingInfoInput>>,
    kinds: &Maybe<Vec<Option<Packagings>>>,
    packages: i32,
    other: Option<&String>,
    found: &mut Violations,
) -> Option<Vec<Packaging>> {
    match infos {
        Maybe::Value(infos) => Some(list(infos, found)),
        Maybe::Null => Some(Vec::new()),
        Maybe::Absent => from_legacy(kinds, packages, other),
    }
}

pub fn list(infos: Vec<PackagingInfoInput>, found: &mut Violations) -> Vec<Packaging> {
    if infos.iter().any(|info| info.identification_numbers == Maybe::Null) {
        found.push(
            note::WASTE_DETAILS_PACKAGING_INFOS,
            "Conditionnements (wasteDetails.packagingInfos) : identificationNumbers n'accepte pas null, \
             retirez ce champ ou indiquez une liste.",
        );
    }
    infos.into_iter().map(packaging).collect()
}

/// One entry a type, among which the packages are dealt out.
fn from_legacy(
    kinds: &Maybe<Vec<Option<Packagings>>>,
    packages: i32,
    other: Option<&String>,
) -> Option<Vec<Packaging>> {
    let kinds: Vec<Packagings> = match kinds {
        Maybe::Absent => return None,
        Maybe::Null => return Some(Vec::new()),
        Maybe::Value(kinds) => kinds.iter().flatten().copied().collect(),
    };
    let packages = i64::from(packages);
    // A list of packagings is short; an empty one has no share to compute.
    let types = i64::try_from(kinds.len().max(1)).unwrap_or(i64::MAX);
    let share = (packages + types - 1).div_euclid(types).max(0);
    let entry = |(place, kind): (i64, Packagings)| Packaging {
        kind,
        quantity: i32::try_from((packages - share * place).clamp(0, share)).ok(),
        other: if kind == Packagings::Autre { other.cloned() } else { None },
        volume: None,
        identification_numbers: Vec::new(),
    };
    Some((0..).zip(kinds).map(entry).collect())
}

fn packaging(input: PackagingInfoInput) -> Packaging {
    let mut other = None;
    merge::text(&mut other, input.other);
    Packaging {
        kind: input.r#type,
        quantity: input.quantity.value(),
        other,
        volume: input.volume.value(),
        identification_numbers: input.identification_numbers.value().unwrap_or_default(),
    }
}
