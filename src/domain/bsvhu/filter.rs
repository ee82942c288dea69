//! What `bsvhus` may be filtered by.

use Place::{Body, Transporter};

use crate::domain::bsd::filter::{self, Filter, Place, Where};
use crate::domain::bsd::merge::member;
use crate::error::Result;
use crate::generated::{BsvhuWhere, SignatureWhere};
use crate::graphql::input::Maybe;

pub fn conditions(sent: BsvhuWhere) -> Result<Where> {
    filter::conditions!(sent, filter)
}

#[rustfmt::skip]
fn filter(sent: BsvhuWhere) -> Filter {
    let mut filter = Filter::default();
    let date = |sent: Maybe<SignatureWhere>| member(&sent, |signature| &signature.date);
    filter.id(Place::Id, sent.id);
    filter.text(Place::CustomId, sent.custom_id);
    filter.flag(Place::IsDraft, sent.is_draft);
    let (is, is_one_of) = (member(&sent.status, |s| &s.eq).value(), member(&sent.status, |s| &s.r#in).value());
    filter.name(Place::Status, is.map(|s| s.as_str()), is_one_of.map(|all| all.iter().map(|s| s.as_str()).collect()));
    filter.date(Place::CreatedAt, sent.created_at);
    filter.date(Place::UpdatedAt, sent.updated_at);

    let company = member(&sent.emitter, |emitter| &emitter.company);
    filter.text(Place::Emitter, member(&company, |company| &company.siret));
    filter.text(Body("emitter.company.vatNumber"), member(&company, |company| &company.vat_number));
    filter.date(Body("emitter.signature.at"), date(member(&member(&sent.emitter, |e| &e.emission), |e| &e.signature)));

    let company = member(&sent.transporter, |transporter| &transporter.company);
    filter.text(Transporter("company.siret"), member(&company, |company| &company.siret));
    filter.text(Transporter("company.vatNumber"), member(&company, |company| &company.vat_number));
    let transport = member(&sent.transporter, |transporter| &transporter.transport);
    filter.list(Transporter("plates"), member(&transport, |transport| &transport.plates));
    filter.date(Transporter("signature.at"), date(member(&transport, |transport| &transport.signature)));

    let company = member(&sent.destination, |destination| &destination.company);
    filter.text(Place::Destination, member(&company, |company| &company.siret));
    filter.text(Body("destination.company.vatNumber"), member(&company, |company| &company.vat_number));
    filter.date(Body("destination.reception.date"), member(&member(&sent.destination, |d| &d.reception), |r| &r.date));
    let operation = member(&sent.destination, |destination| &destination.operation);
    filter.text(Body("destination.operation.code"), member(&operation, |operation| &operation.code));
    filter.date(Body("destination.operation.signature.at"), date(member(&operation, |operation| &operation.signature)));

    let broker = member(&sent.broker, |broker| &broker.company);
    filter.text(Body("broker.company.siret"), member(&broker, |company| &company.siret));
    filter.text(Body("broker.company.vatNumber"), member(&broker, |company| &company.vat_number));
    let trader = member(&sent.trader, |trader| &trader.company);
    filter.text(Body("trader.company.siret"), member(&trader, |company| &company.siret));
    filter.text(Body("trader.company.vatNumber"), member(&trader, |company| &company.vat_number));
    filter
}
