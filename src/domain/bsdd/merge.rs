//! What `createForm` and `updateForm` send, poured over a note.

use super::carriers::{self, Candidate};
use super::conditions::is_round;
use super::record::{
    Company, EcoOrganisme, Emitter, Intermediation, Parcel, Receipt, Recipient, Transporter, Waste,
};
use super::{Record, grouping, packagings, waste_codes};
use crate::domain::bsd::merge::{decimal, object, option, plain, text};
use crate::error::Violations;
use crate::generated::{
    BrokerInput, CompanyInput, CreateFormInput, DestinationInput, EmitterInput, FormInput,
    ImportPaperFormInput, Packagings, ParcelNumberInput, RecipientInput, TemporaryStorageDetailInput,
    TraderInput, TransporterInput, UpdateFormInput, WasteDetailsInput, WasteDetailsRepackagingInput,
};
use crate::graphql::input::Maybe;
use crate::scalars::{DateTime, Id};

/// A creation is an update of an empty note.
impl From<CreateFormInput> for UpdateFormInput {
    fn from(input: CreateFormInput) -> Self {
        Self {
            id: Id(String::new()),
            broker: input.broker,
            custom_id: input.custom_id,
            eco_organisme: input.eco_organisme,
            appendix2_forms: input.appendix2_forms,
            emitter: input.emitter,
            grouping: input.grouping,
            intermediaries: input.intermediaries,
            is_direct_supply: input.is_direct_supply,
            recipient: input.recipient,
            temporary_storage_detail: input.temporary_storage_detail,
            trader: input.trader,
            transporter: input.transporter,
            transporters: input.transporters,
            waste_details: input.waste_details,
        }
    }
}

/// What counts of the creation of a collected note; the rest comes from its round.
pub fn collected_only(input: UpdateFormInput) -> UpdateFormInput {
    let waste_details = input.waste_details.map(|waste| WasteDetailsInput {
        quantity: waste.quantity,
        packaging_infos: waste.packaging_infos,
        code: Maybe::Absent,
        name: Maybe::Absent,
        is_dangerous: Maybe::Absent,
        pop: Maybe::Absent,
        consistences: Maybe::Absent,
        quantity_type: Maybe::Absent,
        packagings: Maybe::Absent,
        other_packaging: Maybe::Absent,
        number_of_packages: Maybe::Absent,
        is_subject_to_adr: Maybe::Absent,
        onu_code: Maybe::Absent,
        non_road_regulation_mention: Maybe::Absent,
        parcel_numbers: Maybe::Absent,
        analysis_references: Maybe::Absent,
        land_identifiers: Maybe::Absent,
        sample_number: Maybe::Absent,
    });
    UpdateFormInput {
        id: input.id,
        emitter: input.emitter,
        waste_details,
        custom_id: Maybe::Absent,
        eco_organisme: Maybe::Absent,
        trader: Maybe::Absent,
        broker: Maybe::Absent,
        intermediaries: Maybe::Absent,
        is_direct_supply: Maybe::Absent,
        transporter: Maybe::Absent,
        transporters: Maybe::Absent,
        recipient: Maybe::Absent,
        grouping: Maybe::Absent,
        appendix2_forms: Maybe::Absent,
        temporary_storage_detail: Maybe::Absent,
    }
}

/// `saveForm` without an identifier.
impl From<FormInput> for CreateFormInput {
    fn from(input: FormInput) -> Self {
        Self {
            broker: input.broker,
            appendix2_forms: input.appendix2_forms,
            custom_id: input.custom_id,
            eco_organisme: input.eco_organisme,
            emitter: input.emitter,
            grouping: input.grouping,
            intermediaries: input.intermediaries,
            is_direct_supply: input.is_direct_supply,
            recipient: input.recipient,
            temporary_storage_detail: input.temporary_storage_detail,
            trader: input.trader,
            transporter: input.transporter,
            transporters: input.transporters,
            waste_details: input.waste_details,
        }
    }
}

/// What a paper note says of the shipment, as an update of the note that is kept of it.
pub fn of_paper(input: &ImportPaperFormInput) -> UpdateFormInput {
    UpdateFormInput {
        id: Id(String::new()),
        broker: input.broker.clone(),
        custom_id: input.custom_id.clone(),
        eco_organisme: input.eco_organisme.clone(),
        appendix2_forms: Maybe::Absent,
        emitter: input.emitter.clone(),
        grouping: Maybe::Absent,
        intermediaries: Maybe::Absent,
        is_direct_supply: Maybe::Absent,
        recipient: input.recipient.clone(),
        temporary_storage_detail: Maybe::Absent,
        trader: input.trader.clone(),
        transporter: input.transporter.clone(),
        transporters: Maybe::Absent,
        waste_details: input.waste_details.clone(),
    }
}

/// Merges the input as it was sent, without completion. What no record can hold goes to `found`.
/// `candidates` are the stored carriers that `transporters` names; `transporter` wins over it.
pub fn note(
    record: &mut Record,
    input: UpdateFormInput,
    new_transporter_id: String,
    candidates: &[Candidate],
    found: &mut Violations,
) {
    let packagings = record.waste.packaging_infos.clone();
    text(&mut record.custom_id, input.custom_id);
    plain(&mut record.is_direct_supply, input.is_direct_supply);
    object(&mut record.emitter, input.emitter, emitter);
    let is_storage_asked = asks_for_storage(&input.recipient);
    object(&mut record.recipient, input.recipient, recipient);
    temporary_storage(record, input.temporary_storage_detail, is_storage_asked);
    object(&mut record.trader, input.trader, |stored, input: TraderInput| {
        intermediation(stored, input.company, (input.receipt, input.department, input.validity_limit));
    });
    object(&mut record.broker, input.broker, |stored, input: BrokerInput| {
        intermediation(stored, input.company, (input.receipt, input.department, input.validity_limit));
    });
    let eco_organisme = input.eco_organisme.map(|eco| EcoOrganisme { name: eco.name, siret: eco.siret });
    option(&mut record.eco_organisme, eco_organisme);
    let intermediaries = input.intermediaries.map(|list| list.into_iter().map(new_company).collect());
    plain(&mut record.intermediaries, intermediaries);
    match (input.transporter, input.transporters) {
        (Maybe::Absent | Maybe::Null, Maybe::Value(ids)) => carriers::replace(record, ids, candidates, found),
        (Maybe::Absent, Maybe::Null) => record.transporters.clear(),
        (first, _) => first_transporter(&mut record.transporters, first, new_transporter_id),
    }
    match input.waste_details {
        Maybe::Absent => {}
        Maybe::Null => record.waste = Waste::default(),
        Maybe::Value(input) => waste(&mut record.waste, input, found),
    }
    if is_round(record) {
        // They are those of the collected notes, whatever is sent.
        record.waste.packaging_infos = packagings;
    }
    through_pipeline(record);
    grouping::pour(&mut record.grouping, input.grouping, input.appendix2_forms);
}

pub fn company(stored: &mut Company, input: CompanyInput) {
    text(&mut stored.siret, input.siret);
    text(&mut stored.vat_number, input.vat_number);
    text(&mut stored.name, input.name);
    text(&mut stored.address, input.address);
    text(&mut stored.contact, input.contact);
    text(&mut stored.phone, input.phone);
    text(&mut stored.mail, input.mail);
    text(&mut stored.country, input.country);
    text(&mut stored.omi_number, input.omi_number);
    text(&mut stored.extra_european_id, input.extra_european_id);
}

fn new_company(input: CompanyInput) -> Company {
    let mut fresh = Company::default();
    company(&mut fresh, input);
    fresh
}

fn emitter(stored: &mut Emitter, input: EmitterInput) {
    option(&mut stored.kind, input.r#type);
    plain(&mut stored.is_private_individual, input.is_private_individual);
    plain(&mut stored.is_foreign_ship, input.is_foreign_ship);
    object(&mut stored.company, input.company, company);
    text(&mut stored.pickup_site, input.pickup_site);
    object(&mut stored.work_site, input.work_site, |stored, input| {
        text(&mut stored.name, input.name);
        text(&mut stored.address, input.address);
        text(&mut stored.city, input.city);
        text(&mut stored.postal_code, input.postal_code);
        text(&mut stored.infos, input.infos);
    });
}

fn recipient(stored: &mut Recipient, input: RecipientInput) {
    object(&mut stored.company, input.company, company);
    text(&mut stored.cap, input.cap);
    text(&mut stored.processing_operation, input.processing_operation);
    plain(&mut stored.is_temp_storage, input.is_temp_storage);
}

/// The suite comes with the flag of temporary storage, and goes with it or with a detail that is `null`. One
/// that is sent together with the flag only empties the suite.
fn temporary_storage(record: &mut Record, sent: Maybe<TemporaryStorageDetailInput>, is_asked: bool) {
    if !record.recipient.is_temp_storage || sent == Maybe::Null {
        record.suite = None;
    }
    let comes = is_asked || matches!(sent, Maybe::Value(_));
    if record.recipient.is_temp_storage && comes {
        let suite = record.suite.get_or_insert_default();
        if let Maybe::Value(detail) = sent {
            object(&mut suite.recipient, detail.destination, destination);
        }
    }
}

fn asks_for_storage(sent: &Maybe<RecipientInput>) -> bool {
    matches!(sent, Maybe::Value(recipient) if recipient.is_temp_storage == Maybe::Value(true))
}

/// Where the waste goes after temporary storage: the recipient of the second leg.
pub fn destination(stored: &mut Recipient, input: DestinationInput) {
    object(&mut stored.company, input.company, company);
    text(&mut stored.cap, input.cap);
    text(&mut stored.processing_operation, input.processing_operation);
}

/// The waste as it is sent on.
pub fn repackaging(stored: &mut Waste, sent: Maybe<WasteDetailsRepackagingInput>, found: &mut Violations) {
    let input = match sent {
        Maybe::Absent => return,
        // All its leaves are cleared, of which the seal wants some.
        Maybe::Null => WasteDetailsRepackagingInput {
            onu_code: Maybe::Null,
            waste_details_non_road_regulation_mention: Maybe::Null,
            packaging_infos: Maybe::Null,
            quantity: Maybe::Null,
            quantity_type: Maybe::Null,
        },
        Maybe::Value(input) => input,
    };
    text(&mut stored.onu_code, spaces_are_none(input.onu_code));
    text(&mut stored.non_road_regulation_mention, input.waste_details_non_road_regulation_mention);
    plain(&mut stored.packaging_infos, input.packaging_infos.map(|infos| packagings::list(infos, found)));
    option(&mut stored.quantity, input.quantity.map(decimal));
    option(&mut stored.quantity_type, input.quantity_type);
}

pub type ReceiptInput = (Maybe<String>, Maybe<String>, Maybe<DateTime>);

pub fn intermediation(stored: &mut Intermediation, sent: Maybe<CompanyInput>, sent_receipt: ReceiptInput) {
    object(&mut stored.company, sent, company);
    receipt(&mut stored.receipt, sent_receipt);
}

fn receipt(stored: &mut Receipt, (number, department, validity_limit): ReceiptInput) {
    text(&mut stored.number, number);
    text(&mut stored.department, department);
    option(&mut stored.validity_limit, validity_limit);
}

/// `transporter` edits the first carrier, or makes it; `null` takes it off and the others move up.
pub fn first_transporter(stored: &mut Vec<Transporter>, sent: Maybe<TransporterInput>, new_id: String) {
    match sent {
        Maybe::Absent => {}
        Maybe::Null => {
            if !stored.is_empty() {
                stored.remove(0);
            }
        }
        Maybe::Value(input) => {
            if stored.is_empty() {
                stored.push(Transporter { id: new_id, ready_to_take_over: true, ..Transporter::default() });
            }
            transporter(&mut stored[0], input);
        }
    }
}

pub fn transporter(stored: &mut Transporter, input: TransporterInput) {
    object(&mut stored.company, input.company, company);
    receipt(&mut stored.receipt, (input.receipt, input.department, input.validity_limit));
    option(&mut stored.is_exempted_of_receipt, input.is_exempted_of_receipt);
    option(&mut stored.mode, input.mode);
    text(&mut stored.number_plate, input.number_plate);
    text(&mut stored.custom_info, input.custom_info);
}

fn waste(stored: &mut Waste, mut input: WasteDetailsInput, found: &mut Violations) {
    let packagings = packagings::sent(&mut input, found);
    // The code tells by itself that waste is dangerous; contradicting it takes saying so.
    if input.is_dangerous.is_absent()
        && matches!(&input.code, Maybe::Value(code) if waste_codes::is_dangerous(code))
    {
        input.is_dangerous = Maybe::Value(true);
    }
    text(&mut stored.code, input.code);
    text(&mut stored.name, input.name);
    plain(&mut stored.is_dangerous, input.is_dangerous);
    plain(&mut stored.pop, input.pop);
    option(&mut stored.is_subject_to_adr, input.is_subject_to_adr);
    text(&mut stored.onu_code, spaces_are_none(input.onu_code));
    text(&mut stored.non_road_regulation_mention, input.non_road_regulation_mention);
    plain(&mut stored.consistences, input.consistences);
    option(&mut stored.quantity, input.quantity.map(decimal));
    option(&mut stored.quantity_type, input.quantity_type);
    if let Some(packagings) = packagings {
        stored.packaging_infos = packagings;
    }
    let parcels = input.parcel_numbers.map(|list| list.into_iter().map(parcel).collect());
    plain(&mut stored.parcel_numbers, parcels);
    plain(&mut stored.analysis_references, input.analysis_references);
    plain(&mut stored.land_identifiers, input.land_identifiers);
    text(&mut stored.sample_number, input.sample_number);
}

pub fn spaces_are_none(sent: Maybe<String>) -> Maybe<String> {
    match sent {
        Maybe::Value(text) if text.trim().is_empty() => Maybe::Null,
        other => other,
    }
}

fn parcel(input: ParcelNumberInput) -> Parcel {
    let mut parcel = Parcel { city: input.city, x: input.x.value(), y: input.y.value(), ..Parcel::default() };
    text(&mut parcel.postal_code, input.postal_code);
    text(&mut parcel.insee_code, input.insee_code);
    text(&mut parcel.prefix, input.prefix);
    text(&mut parcel.section, input.section);
    text(&mut parcel.number, input.number);
    parcel
}

/// The deprecated packaging `PIPELINE` means that nobody carries the waste.
pub fn through_pipeline(record: &mut Record) {
    let packagings = &mut record.waste.packaging_infos;
    if packagings.iter().any(|row| row.kind == Packagings::Pipeline) {
        packagings.retain(|row| row.kind != Packagings::Pipeline);
        record.is_direct_supply = true;
        record.transporters.clear();
    }
}
