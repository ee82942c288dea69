//! Companies, names, addresses and receipts of a BSDD as the directory has them.

use super::Record;
use super::record::{Company, Intermediation, Receipt, Transporter};
use crate::domain::bsd::completion::complete;
use crate::domain::bsd::directory::{self, Directory, Registered};
use crate::generated::{CompanyInput, DestinationInput, TransporterInput, UpdateFormInput};
use crate::graphql::input::Maybe;
use crate::scalars::DateTime;

/// Which parts of a note an input gives anew, so that they are completed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Given {
    emitter: bool,
    recipient: bool,
    destination: bool,
    transporter: Part,
    trader: Part,
    broker: Part,
    intermediaries: bool,
}

/// Whether a party's company, or its receipt, is given anew.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Part {
    company: bool,
    receipt: bool,
}

impl Given {
    pub fn of(input: &UpdateFormInput) -> Self {
        let mut given = Self { intermediaries: !input.intermediaries.is_absent(), ..Self::default() };
        if let Maybe::Value(emitter) = &input.emitter {
            given.emitter = names_org(&emitter.company);
        }
        if let Maybe::Value(recipient) = &input.recipient {
            given.recipient = names_org(&recipient.company);
        }
        if let Maybe::Value(detail) = &input.temporary_storage_detail {
            given.destination = Self::names_destination(&detail.destination);
        }
        given.transporter = Part::of_transporter(&input.transporter);
        if let Maybe::Value(part) = &input.trader {
            let receipt = is_receipt(&part.receipt, &part.department, &part.validity_limit);
            given.trader = Part { company: names_org(&part.company), receipt };
        }
        if let Maybe::Value(part) = &input.broker {
            let receipt = is_receipt(&part.receipt, &part.department, &part.validity_limit);
            given.broker = Part { company: names_org(&part.company), receipt };
        }
        given
    }

    /// What an input gives of the second leg.
    pub fn of_second_leg(
        destination: &Maybe<DestinationInput>,
        transporter: &Maybe<TransporterInput>,
    ) -> Self {
        Self {
            recipient: Self::names_destination(destination),
            transporter: Part::of_transporter(transporter),
            ..Self::default()
        }
    }

    fn names_destination(sent: &Maybe<DestinationInput>) -> bool {
        matches!(sent, Maybe::Value(destination) if names_org(&destination.company))
    }
}

impl Part {
    fn of_transporter(sent: &Maybe<TransporterInput>) -> Self {
        sent.as_ref().value().map(Self::of_carrier).unwrap_or_default()
    }

    pub fn of_carrier(input: &TransporterInput) -> Self {
        let receipt = is_receipt(&input.receipt, &input.department, &input.validity_limit);
        Self { company: names_org(&input.company), receipt }
    }
}

fn is_receipt(number: &Maybe<String>, department: &Maybe<String>, limit: &Maybe<DateTime>) -> bool {
    !(number.is_absent() && department.is_absent() && limit.is_absent())
}

/// Replaces what the directory knows better, in the parts that were given.
pub fn note(record: &mut Record, given: Given, directory: &Directory) {
    if given.emitter {
        company(&mut record.emitter.company, directory);
    }
    if given.recipient {
        company(&mut record.recipient.company, directory);
    }
    if given.destination
        && let Some(suite) = record.suite.as_deref_mut()
    {
        company(&mut suite.recipient.company, directory);
    }
    if given.transporter != Part::default()
        && let Some(first) = record.transporters.first_mut()
    {
        if given.transporter.company {
            company(&mut first.company, directory);
        }
        refresh_receipt(first, directory);
    }
    for (party, given, kept) in [
        (&mut record.trader, given.trader, TRADER_RECEIPT),
        (&mut record.broker, given.broker, BROKER_RECEIPT),
    ] {
        if given.company {
            company(&mut party.company, directory);
        }
        if given != Part::default() {
            receipt(&mut party.receipt, &party.company, kept, directory);
        }
    }
    if given.intermediaries {
        for intermediary in &mut record.intermediaries {
            company(intermediary, directory);
        }
    }
}

/// What the directory knows better of a trader that is named by its SIRET.
pub fn trader(party: &mut Intermediation, directory: &Directory) {
    company(&mut party.company, directory);
    receipt(&mut party.receipt, &party.company, TRADER_RECEIPT, directory);
}

/// The same of a broker.
pub fn broker(party: &mut Intermediation, directory: &Directory) {
    company(&mut party.company, directory);
    receipt(&mut party.receipt, &party.company, BROKER_RECEIPT, directory);
}

/// Completes a carrier that was given by itself. One that is exempted keeps the receipt it was given.
pub fn carrier(carrier: &mut Transporter, given: Part, directory: &Directory) {
    if given.company {
        company(&mut carrier.company, directory);
    }
    if given != Part::default() && carrier.is_exempted_of_receipt != Some(true) {
        refresh_receipt(carrier, directory);
    }
}

/// The receipt that the carrier's company has on record, or none; an unregistered one's stays.
pub fn refresh_receipt(transporter: &mut Transporter, directory: &Directory) {
    let kept: Kept = |company| company.transporter_receipt.as_ref();
    receipt(&mut transporter.receipt, &transporter.company, kept, directory);
}

type Kept = fn(&Registered) -> Option<&directory::Receipt>;
const TRADER_RECEIPT: Kept = |company| company.trader_receipt.as_ref();
const BROKER_RECEIPT: Kept = |company| company.broker_receipt.as_ref();

fn receipt(stored: &mut Receipt, company: &Company, kept: Kept, directory: &Directory) {
    let Some(org_id) = company.org_id() else { return };
    if let Some(registered) = &directory.company(org_id).registered {
        *stored = kept(registered).map_or_else(Receipt::default, |receipt| Receipt {
            number: Some(receipt.number.clone()),
            department: Some(receipt.department.clone()),
            validity_limit: Some(DateTime(receipt.validity_limit)),
        });
    }
}

fn company(company: &mut Company, directory: &Directory) {
    if let Some(siret) = &company.siret {
        complete(directory, siret, &mut company.name, &mut company.address);
    }
}

/// What a registered company tells of itself today; the rest stays.
pub fn refresh(stored: &mut Company, directory: &Directory) {
    let Some(org_id) = stored.org_id().map(str::to_owned) else { return };
    if let Some(registered) = &directory.company(&org_id).registered {
        let name = Some(&registered.name).filter(|name| !name.is_empty());
        for (stored, current) in [
            (&mut stored.name, name),
            (&mut stored.address, registered.address.as_ref()),
            (&mut stored.contact, registered.contact.as_ref()),
            (&mut stored.phone, registered.contact_phone.as_ref()),
            (&mut stored.mail, registered.contact_mail.as_ref()),
        ] {
            if let Some(current) = current.filter(|text| !text.is_empty()) {
                *stored = Some(current.clone());
            }
        }
    }
    company(stored, directory);
}

/// The receipts that carriers, trader and broker have on record today.
pub fn refresh_receipts(record: &mut Record, directory: &Directory) {
    for carrier in &mut record.transporters {
        refresh_receipt(carrier, directory);
    }
    for (party, kept) in [(&mut record.trader, TRADER_RECEIPT), (&mut record.broker, BROKER_RECEIPT)] {
        receipt(&mut party.receipt, &party.company, kept, directory);
    }
}

fn names_org(sent: &Maybe<CompanyInput>) -> bool {
    let Maybe::Value(company) = sent else { return false };
    [&company.siret, &company.vat_number]
        .into_iter()
        .any(|id| matches!(id, Maybe::Value(id) if !id.is_empty()))
}
