//! Operations on BSVHUs: the engine's, in this document's types.

use super::bsd::document_resolvers;
use crate::domain::bsvhu::{self, Bsvhu as Body};
use crate::generated::{
    BSVHU_CONNECTION, BSVHU_EDGE, Bsvhu, BsvhuConnection, BsvhuEdge, BsvhuInput, BsvhuSignatureInput,
    BsvhuTransporter, BsvhuTransporterInput, BsvhuWhere,
};
use crate::pdf;

document_resolvers! {
    impl BsvhuResolvers for Body;
    read Bsvhu: bsvhu, bsvhu_pdf with pdf::bsvhu;
    list bsvhus: BsvhuWhere with bsvhu::conditions => BsvhuConnection (BSVHU_CONNECTION), BsvhuEdge (BSVHU_EDGE);
    write BsvhuInput: create_bsvhu, create_draft_bsvhu, update_bsvhu, publish_bsvhu, duplicate_bsvhu, delete_bsvhu;
    sign BsvhuSignatureInput: sign_bsvhu;
    transporters BsvhuTransporterInput => BsvhuTransporter: create_bsvhu_transporter, update_bsvhu_transporter, delete_bsvhu_transporter;
}
