//! Boxes 4 and 16: a line a type of packaging.

use std::collections::{BTreeMap, HashMap};

use rust_decimal::Decimal;
use rust_decimal::prelude::FromPrimitive;
use serde::Serialize;

use super::super::parts::Details;
use super::super::{labels, text};
use crate::domain::bsdd::Record;
use crate::domain::bsdd::record::Packaging;
use crate::generated::Packagings;

/// The packagings, or what is said in their place.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Packages {
    mention: Option<String>,
    rows: Vec<Row>,
    /// Given for several types.
    total: Option<String>,
}

#[derive(Debug, Clone, PartialEq, Serialize)]
struct Row {
    kind: String,
    count: String,
    detail: Option<String>,
}

/// Most lines of a box; there are four types, and `AUTRE` can be anything.
const MOST_ROWS: usize = 6;

impl Packages {
    pub fn new(note: &Record, details: &mut Details) -> Self {
        let infos = &note.waste.packaging_infos;
        // Types in the order in which they come first; what an `AUTRE` is tells them apart.
        let mut places: HashMap<(Packagings, Option<&str>), usize> = HashMap::new();
        let mut groups: Vec<Vec<&Packaging>> = Vec::new();
        for info in infos {
            let place = *places.entry((info.kind, what(info))).or_insert(groups.len());
            match groups.get_mut(place) {
                Some(same) => same.push(info),
                None => groups.push(vec![info]),
            }
        }
        let total: i64 = infos.iter().map(count).sum();
        let mut packages = Self {
            mention: note
                .is_direct_supply
                .then(|| "Acheminement direct par pipeline ou convoyeur".to_owned()),
            total: (groups.len() > 1).then(|| text::number(total.into())),
            rows: Vec::new(),
        };
        if groups.len() <= MOST_ROWS {
            packages.rows = groups.iter().map(|same| row(same, details)).collect();
        } else {
            let lines = groups.iter().map(|same| {
                let Row { kind, count, detail } = row(same, details);
                [Some(format!("{kind} : {count}")), detail]
                    .into_iter()
                    .flatten()
                    .collect::<Vec<_>>()
                    .join(" ; ")
            });
            let lines: Vec<String> = lines.collect();
            packages.mention = Some(details.keep("Conditionnements", "Conditionnement", lines.into_iter()));
        }
        packages
    }
}

/// What an `AUTRE` packaging is.
fn what(info: &Packaging) -> Option<&str> {
    info.other.as_deref().filter(|_| info.kind == Packagings::Autre)
}

/// Packagings of one type, at least one.
fn row(same: &[&Packaging], details: &mut Details) -> Row {
    let first = same[0];
    let total: i64 = same.iter().map(|info| count(info)).sum();
    let (one, several) = labels::packaging(first.kind);
    let name = text::plural(total, one, several);
    let kind = match what(first).and_then(text::cell) {
        Some(what) => format!("{name} ({what})"),
        None => name.into_owned(),
    };
    let numbers = same.iter().flat_map(|info| info.identification_numbers.iter().cloned());
    let numbers = details.list(&format!("Numéros d'identification – {kind}"), "Numéro", numbers);
    let detail: Vec<String> =
        volumes(first.kind, same).into_iter().chain(numbers.map(|numbers| format!("n° {numbers}"))).collect();
    let detail = (!detail.is_empty()).then(|| detail.join(" ; "));
    Row { kind, count: text::number(total.into()), detail }
}

/// `2 × 200 l, 1 × 60 l`, the large ones first; none where no volume is known.
fn volumes(kind: Packagings, same: &[&Packaging]) -> Option<String> {
    let mut counts: BTreeMap<Decimal, i64> = BTreeMap::new();
    for info in same {
        if let Some(volume) = info.volume.and_then(Decimal::from_f64) {
            *counts.entry(volume).or_default() += count(info);
        }
    }
    let unit = labels::volume_unit(kind);
    let shown: Vec<String> = counts
        .iter()
        .rev()
        .take(12)
        .map(|(volume, count)| format!("{count} × {} {unit}", text::number(*volume)))
        .collect();
    let more = if counts.len() > shown.len() { ", …" } else { "" };
    (!shown.is_empty()).then(|| shown.join(", ") + more)
}

/// A draft may not say how many.
fn count(info: &Packaging) -> i64 {
    info.quantity.unwrap_or(0).into()
}
