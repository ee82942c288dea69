//! What `bsvhus` may be filtered by.

use Place::{Body, Transporter};

use crate::domain::bsd::filter::{self, Filter, Place, Where};
use crate::domain::bsd::merge::member;
use crate::error::Result;
use crate::generated::BsvhuWhere;

pub fn conditions(sent: BsvhuWhere) -> Result<Where> {
    filter::conditions!(sent, filter)
}

#[rustfmt::skip]
fn filter(sent: BsvhuWhere) -> Filter {
    let mut filter = Filter::default();
    filter::of_note!(filter, sent);

    filter.company(Place::Emitter, Body("emitter.company.vatNumber"), &member(&sent.emitter, |emitter| &emitter.company));
    let emission = member(&sent.emitter, |emitter| &emitter.emission);
    filter.signature(Body("emitter.signature.at"), &member(&emission, |emission| &emission.signature));

    filter.company(Transporter("company.siret"), Transporter("company.vatNumber"), &member(&sent.transporter, |t| &t.company));
    let transport = member(&sent.transporter, |transporter| &transporter.transport);
    filter.list(Transporter("plates"), member(&transport, |transport| &transport.plates));
    filter.signature(Transporter("signature.at"), &member(&transport, |transport| &transport.signature));

    filter.company(Place::Destination, Body("destination.company.vatNumber"), &member(&sent.destination, |d| &d.company));
    let reception = member(&sent.destination, |destination| &destination.reception);
    filter.date(Body("destination.reception.date"), member(&reception, |reception| &reception.date));
    let operation = member(&sent.destination, |destination| &destination.operation);
    filter.text(Body("destination.operation.code"), member(&operation, |operation| &operation.code));
    filter.signature(Body("destination.operation.signature.at"), &member(&operation, |operation| &operation.signature));

    filter.company(Body("broker.company.siret"), Body("broker.company.vatNumber"), &member(&sent.broker, |broker| &broker.company));
    filter.company(Body("trader.company.siret"), Body("trader.company.vatNumber"), &member(&sent.trader, |trader| &trader.company));
    filter
}
