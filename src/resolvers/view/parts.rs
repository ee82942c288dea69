//! What the API shows of the parts that all kinds of notes have. An object whose leaves are all null is
//! null itself.

use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

use crate::domain::bsd::parts::{Company, Signed};
use crate::generated::{FormCompany, Signature};

/// A company, null when nothing is known of it. A blank text says nothing.
pub fn company(mut company: Company) -> Option<FormCompany> {
    blank(&mut company);
    if company == Company::default() { None } else { Some(any_company(company)) }
}

fn blank(company: &mut Company) {
    let texts = [
        &mut company.siret,
        &mut company.vat_number,
        &mut company.name,
        &mut company.address,
        &mut company.contact,
        &mut company.phone,
        &mut company.mail,
        &mut company.country,
        &mut company.omi_number,
        &mut company.extra_european_id,
    ];
    for text in texts {
        text.take_if(|text| text.is_empty());
    }
}

pub fn any_company(mut company: Company) -> FormCompany {
    blank(&mut company);
    let country = company.shown_country().map(str::to_owned);
    let (siret, vat_number) = (company.siret, company.vat_number);
    FormCompany {
        org_id: siret.clone().or_else(|| vat_number.clone()),
        siret,
        vat_number,
        name: company.name,
        address: company.address,
        contact: company.contact,
        phone: company.phone,
        mail: company.mail,
        country,
        omi_number: company.omi_number,
        extra_european_id: company.extra_european_id,
    }
}

pub fn signature(signed: Option<Signed>) -> Option<Signature> {
    signed.map(|signed| Signature {
        author: Some(signed.by).filter(|by| !by.is_empty()),
        date: Some(signed.at),
    })
}

/// An exact number as the API spells it.
pub fn number(exact: Decimal) -> f64 {
    exact.to_f64().unwrap_or_default()
}

/// Wraps an object unless all of these are null.
macro_rules! unless_empty {
    ($name:ident { $($field:ident: $value:expr),* $(,)? }) => {{
        let object = $name { $($field: $value),* };
        if $(object.$field.is_none() &&)* true { None } else { Some(object) }
    }};
}
pub(crate) use unless_empty;

/// Makes the functions that show transporters, and trader or broker receipts, in a document's types.
macro_rules! show_transporter {
    ($transporter:ident, $receipt:ident, $transport:ident) => {
        fn transporter(one: $crate::domain::bsd::transporters::Transporter) -> $transporter {
            $transporter {
                id: $crate::scalars::Id(one.id),
                company: $crate::resolvers::view::parts::company(one.company),
                recepisse: Some($receipt {
                    number: one.receipt.number,
                    department: one.receipt.department,
                    validity_limit: one.receipt.validity_limit,
                    is_exempted: Some(one.is_exempted),
                }),
                custom_info: one.custom_info,
                transport: Some($transport {
                    mode: one.mode,
                    plates: Some(one.plates),
                    taken_over_at: one.taken_over_at,
                    signature: $crate::resolvers::view::parts::signature(one.signature),
                }),
            }
        }

        impl From<$crate::domain::bsd::transporters::Transporter> for $transporter {
            fn from(one: $crate::domain::bsd::transporters::Transporter) -> Self {
                transporter(one)
            }
        }

        /// A broker's or a trader's company and receipt.
        fn intermediation(
            party: $crate::domain::bsd::parts::Intermediation,
        ) -> Option<(Option<$crate::generated::FormCompany>, Option<$receipt>)> {
            let company = $crate::resolvers::view::parts::company(party.company);
            let receipt = (!party.receipt.is_blank()).then_some($receipt {
                number: party.receipt.number,
                department: party.receipt.department,
                validity_limit: party.receipt.validity_limit,
                is_exempted: None,
            });
            (company.is_some() || receipt.is_some()).then_some((company, receipt))
        }
    };
}
pub(crate) use show_transporter;

/// Shows what can still be done with a note, in a document's types.
macro_rules! show_metadata {
    ($metadata:ident, $fields:ident, $error:ident, $signature:ident) => {
        fn metadata(told: $crate::resolvers::bsd::Metadata) -> $metadata {
            let next = told.next.and_then(|next| next.as_str().parse::<$signature>().ok());
            let errors = told.errors.into_iter().zip(std::iter::repeat(next));
            let error = |(violation, next): ($crate::error::Violation, Option<$signature>)| {
                Some($error {
                    path: $crate::domain::bsd::metadata::split(&violation.path),
                    message: violation.message.into_owned(),
                    required_for: next?,
                })
            };
            $metadata { errors: errors.filter_map(error).collect(), fields: $fields { sealed: told.sealed } }
        }
    };
}
pub(crate) use show_metadata;
