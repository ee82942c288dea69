//! Rows for those who stand between emitter and destination: brokers, traders, intermediaries. Documents name
//! them alike; what they call them, and when a signature seals them, is theirs to say.

use super::document::HeldReceipt;
use super::parts::Intermediation;

/// A note's broker and trader, with the receipts that their companies hold as such.
pub fn both<'a>(
    broker: &'a mut Intermediation,
    trader: &'a mut Intermediation,
) -> Vec<(&'static str, &'a mut Intermediation, HeldReceipt)> {
    vec![
        ("broker.company", broker, |company| company.broker_receipt.as_ref()),
        ("trader.company", trader, |company| company.trader_receipt.as_ref()),
    ]
}

/// The fields of a broker or a trader, called in French as in « nom du courtier » and « contact chez le courtier ».
/// They are sealed where there is one: its SIRET tells.
macro_rules! intermediation_fields {
    ($note:ty, $at:ident, $of:literal, $with:literal, $sealed:expr) => {
        intermediation_fields!(@rows $note, $sealed,
            $crate::domain::bsd::when::When::If(|n| n.$at.company.siret.is_some(), concat!("le SIRET ", $of, " est renseigné")),
            (concat!(stringify!($at), ".company.name"), concat!("Nom ", $of), |n| (&n.$at.company.name).into(), Max(250)),
            (concat!(stringify!($at), ".company.siret"), concat!("SIRET ", $of), |n| (&n.$at.company.siret).into(), Siret),
            (concat!(stringify!($at), ".company.address"), concat!("Adresse ", $of), |n| (&n.$at.company.address).into(), Max(250)),
            (concat!(stringify!($at), ".company.contact"), concat!("Personne à contacter ", $with), |n| (&n.$at.company.contact).into(), Max(250)),
            (concat!(stringify!($at), ".company.phone"), concat!("Téléphone ", $of), |n| (&n.$at.company.phone).into(), Max(250)),
            (concat!(stringify!($at), ".company.mail"), concat!("Adresse e-mail ", $of), |n| (&n.$at.company.mail).into(), Max(250)),
            (concat!(stringify!($at), ".recepisse.number"), concat!("Numéro de récépissé ", $of), |n| (&n.$at.receipt.number).into(), Max(250)),
            (concat!(stringify!($at), ".recepisse.department"), concat!("Département du récépissé ", $of), |n| (&n.$at.receipt.department).into(), Max(250)),
            (concat!(stringify!($at), ".recepisse.validityLimit"), concat!("Limite de validité du récépissé ", $of), |n| n.$at.receipt.validity_limit.into(), Any)
        )
    };
    (@rows $note:ty, $sealed:expr, $when:expr, $(($path:expr, $name:expr, $value:expr, $format:ident $(($limit:literal))?)),+) => {
        &[$($crate::domain::bsd::fields::field::<$note, $crate::domain::bsd::signature::Step>($path, $name, $value)
            .sealed_when($sealed, $when)
            .format($crate::domain::bsd::format::Format::$format $(($limit))?)),+]
    };
}

/// What must hold of a broker or a trader from the draft on.
macro_rules! intermediation_rules {
    ($note:ty, $at:ident, $profile:ident, $lacks:literal) => {
        intermediation_rules!(@rows $note, concat!(stringify!($at), ".company.siret"),
            (|n, f| profiles::is_unregistered(&n.$at.company, f), profiles::UNREGISTERED),
            (|n, f| profiles::lacks_profile(&n.$at.company, &[$crate::generated::CompanyType::$profile], f), $lacks),
            (|n, f| profiles::is_dormant(&n.$at.company, f), profiles::DORMANT)
        )
    };
    (@rows $note:ty, $path:expr, $(($broken:expr, $message:expr)),+) => {{
        use $crate::domain::bsd::profiles;
        use $crate::domain::bsd::signature::Step;
        const ROWS: &[$crate::domain::bsd::fields::Rule<$note, Step>] =
            &[$($crate::domain::bsd::fields::rule(Step::Draft, $path, $broken, $message)),+];
        ROWS
    }};
}

/// What must hold of a note's intermediaries from the draft on.
macro_rules! intermediaries_rules {
    ($note:ty) => {
        intermediation_rules!(@rows $note, "intermediaries",
            (|n, _| n.intermediaries.len() > 3, "indiquez au plus 3 intermédiaires"),
            (|n, _| profiles::has_twins(&n.intermediaries), "n'indiquez chaque intermédiaire qu'une fois"),
            (|n, f| profiles::lacks_siret(&n.intermediaries, f), "indiquez un SIRET valide (siret) pour chaque intermédiaire"),
            (|n, _| profiles::is_abroad(&n.intermediaries), "un intermédiaire est établi en France, retirez le numéro de TVA étranger (vatNumber)"),
            (|n, _| profiles::is_wordy(&n.intermediaries), "raccourcissez les textes de chaque intermédiaire à 250 caractères au plus"),
            (|n, _| profiles::lacks_contact(&n.intermediaries), "indiquez le nom (name), l'adresse (address) et le contact (contact) de chaque intermédiaire")
        )
    };
}

pub(in crate::domain) use {intermediaries_rules, intermediation_fields, intermediation_rules};
