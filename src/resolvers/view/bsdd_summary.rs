//! What a list shows of a BSDD whose body was not read. Only members that are selected are made: the rest of
//! the answer stays empty, and is not looked at.

use crate::generated::{Emitter, Form, FormCompany, FormStatus, Recipient, Transporter, WasteDetails};
use crate::scalars::{DateTime, Id};
use crate::store::bsdd_summary::{Company, Members, Named, Summary};

pub fn form(note: &Summary<'_>, shown: Members) -> Form {
    let mut form = empty(note.status);
    if shown.meets(Members::ID) {
        form.id.0 = note.id.to_owned();
    }
    form.readable_id = note.readable_id.to_owned();
    form.created_at = note.created_at.map(DateTime);
    form.updated_at = note.updated_at.map(DateTime);
    form.custom_id = text(note.custom_id);
    form.sent_at = note.sent_at.map(DateTime);
    if shown.meets(Members::EMITTER) {
        form.emitter = Some(Emitter {
            company: company(note.emitter, Members::EMITTER_COMPANY, shown),
            is_foreign_ship: None,
            is_private_individual: None,
            pickup_site: None,
            r#type: None,
            work_site: None,
        });
    }
    if shown.meets(Members::RECIPIENT) {
        form.recipient = Some(Recipient {
            company: company(note.recipient, Members::RECIPIENT_COMPANY, shown),
            cap: None,
            parcel_coordinates: None,
            parcel_insee_codes: None,
            parcel_numbers: None,
            processing_operation: None,
        });
    }
    if shown.meets(Members::TRANSPORTER) {
        form.transporter = note.transporter_id.map(|id| transporter(id, note, shown));
    }
    if shown.meets(Members::WASTE) {
        form.waste_details = Some(WasteDetails {
            code: text(note.waste_code),
            name: text(note.waste_name),
            quantity: note.quantity,
            ..no_waste()
        });
    }
    form
}

fn transporter(id: &str, note: &Summary<'_>, shown: Members) -> Transporter {
    let id = if shown.meets(Members::TRANSPORTER_ID) { id } else { "" };
    Transporter {
        id: Id(id.to_owned()),
        company: company(note.transporter, Members::TRANSPORTER_COMPANY, shown),
        number_plate: text(note.plate.filter(|_| shown.meets(Members::PLATE))),
        custom_info: None,
        department: None,
        is_exempted_of_receipt: None,
        mode: None,
        receipt: None,
        taken_over_at: None,
        taken_over_by: None,
        validity_limit: None,
    }
}

fn company(named: Option<Named<'_>>, company: Company, shown: Members) -> Option<FormCompany> {
    let named = named?;
    // A VAT number begins with letters.
    let siret = named.org_id.filter(|id| id.bytes().all(|byte| byte.is_ascii_digit()));
    Some(FormCompany {
        siret: text(siret.filter(|_| shown.meets(company.siret()))),
        org_id: text(named.org_id.filter(|_| shown.meets(company.org_id()))),
        name: text(Some(named.name).filter(|_| shown.meets(company.name()))),
        address: None,
        contact: None,
        country: None,
        extra_european_id: None,
        mail: None,
        omi_number: None,
        phone: None,
        vat_number: None,
    })
}

fn text(text: Option<&str>) -> Option<String> {
    text.filter(|text| !text.is_empty()).map(str::to_owned)
}

fn no_waste() -> WasteDetails {
    WasteDetails {
        analysis_references: None,
        code: None,
        consistences: None,
        is_dangerous: None,
        is_subject_to_adr: None,
        land_identifiers: None,
        name: None,
        non_road_regulation_mention: None,
        number_of_packages: None,
        onu_code: None,
        other_packaging: None,
        packaging_infos: None,
        packagings: None,
        parcel_numbers: None,
        pop: None,
        quantity: None,
        quantity_type: None,
        sample_number: None,
    }
}

fn empty(status: FormStatus) -> Form {
    Form {
        broker: None,
        citerne_not_washed_out_reason: None,
        created_at: None,
        current_transporter_siret: None,
        custom_id: None,
        destination_operation_mode: None,
        eco_organisme: None,
        emitted_at: None,
        emitted_by: None,
        emitted_by_eco_organisme: None,
        emitter: None,
        empty_return_adr: None,
        has_citerne_been_washed_out: None,
        id: Id(String::new()),
        intermediaries: Vec::new(),
        is_direct_supply: false,
        is_upcycled: None,
        next_destination: None,
        no_traceability: None,
        processed_at: None,
        processed_by: None,
        processing_operation_description: None,
        processing_operation_done: None,
        quantity_accepted: None,
        quantity_received: None,
        quantity_received_type: None,
        quantity_refused: None,
        readable_id: String::new(),
        received_at: None,
        received_by: None,
        recipient: None,
        sent_at: None,
        sent_by: None,
        signed_at: None,
        signed_by_transporter: None,
        state_summary: None,
        status,
        taken_over_at: None,
        taken_over_by: None,
        trader: None,
        transporter: None,
        transporters: Vec::new(),
        updated_at: None,
        waste_acceptation_status: None,
        waste_details: None,
        waste_refusal_reason: None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn note() -> Summary<'static> {
        Summary {
            id: "c1",
            readable_id: "BSD-20260101-000000001",
            status: FormStatus::Sent,
            created_at: None,
            updated_at: None,
            custom_id: None,
            sent_at: None,
            waste_code: Some("08 01 11*"),
            waste_name: None,
            quantity: Some(2.4),
            emitter: Some(Named { org_id: Some("73282932000074"), name: "" }),
            recipient: None,
            transporter_id: Some("t1"),
            plate: Some("FD-318-KC"),
            transporter: Some(Named { org_id: Some("BE0541696005"), name: "Fret SA" }),
        }
    }

    #[test]
    fn companies_without_a_name_are_told_from_missing_ones() {
        let form = form(&note(), Members::ALL);
        let emitter = form.emitter.unwrap().company.unwrap();
        assert_eq!((emitter.siret.as_deref(), emitter.name), (Some("73282932000074"), None));
        assert!(form.recipient.unwrap().company.is_none());
        assert_eq!(form.waste_details.unwrap().quantity, Some(2.4));
    }

    #[test]
    fn a_foreign_carrier_has_a_number_but_no_siret() {
        let carrier = form(&note(), Members::ALL).transporter.unwrap();
        let company = carrier.company.unwrap();
        assert_eq!((company.siret, company.org_id.as_deref()), (None, Some("BE0541696005")));
        assert_eq!(company.name.as_deref(), Some("Fret SA"));
        assert_eq!(carrier.number_plate.as_deref(), Some("FD-318-KC"));
        let alone = Summary { transporter_id: None, ..note() };
        assert!(form(&alone, Members::ALL).transporter.is_none());
    }

    #[test]
    fn what_is_not_shown_is_not_copied() {
        let shown = Members::EMITTER | Members::EMITTER_COMPANY.itself();
        let form = form(&note(), shown);
        assert_eq!(form.id.0, "");
        assert!(form.emitter.unwrap().company.is_some_and(|company| company.siret.is_none()));
        assert!(form.transporter.is_none() && form.waste_details.is_none());
    }
}
