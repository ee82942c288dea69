//! A kind of note that is signed by type: what it must tell, so that everything else is shared.
//!
//! A document is a body ([`Document`]) and its tables ([`Tables`]). [`Note`] adds what all notes have.

use std::fmt::Debug;
use std::ops::{Deref, DerefMut};
use std::str::FromStr;

use serde::Serialize;
use serde::de::DeserializeOwned;

use super::directory::{self, Directory, Registered};
use super::fields::Table;
use super::moves::Move;
use super::parts::{Company, Intermediation, Signed};
use super::road::Journey;
use super::signature::{Signature, Step};
use super::transporters::{self, Lineup, Transporter};
use crate::domain::user::Permission;
use crate::generated::WasteAcceptationStatus;
use crate::scalars::DateTime;

/// A note: what every kind has, and the body of its own kind, whose members it shows as its own.
#[derive(Debug, Clone, PartialEq)]
pub struct Note<D: Document> {
    /// `VHU-YYYYMMDD-XXXXXXXXX`.
    pub id: String,
    pub status: D::Status,
    pub is_draft: bool,
    pub created_at: DateTime,
    pub updated_at: DateTime,
    /// Who made the draft, or edited it last: it shows itself to that user's companies.
    pub owner_id: String,
    pub custom_id: Option<String>,
    /// In order; the first is number 1.
    pub transporters: Vec<Transporter>,
    pub body: D,
}

/// The body of a kind of note, kept as JSON.
pub trait Document:
    Debug + Clone + PartialEq + Default + Serialize + DeserializeOwned + Send + Sync + 'static
{
    /// Its name in the tables.
    const KIND: &'static str;
    /// How its ids begin.
    const PREFIX: &'static str;
    type Status: Status;
    /// What creates and edits it.
    type Input: Clone + Send + Sync;

    fn tables() -> &'static Tables<Self>;

    /// What a draft holds that says nothing of it.
    fn draft() -> Self {
        Self::default()
    }

    /// What the input says of transporters.
    fn lineup(input: &Self::Input) -> Lineup;

    /// Pours the rest of the input over a note.
    fn merge(note: &mut Note<Self>, input: Self::Input);

    /// Who stands on the note, transporters and intermediaries aside: always the same roles in the same
    /// order, whoever is missing.
    fn named(&self) -> Vec<(Role, Option<&str>)>;

    /// Organisations that the note speaks of without giving them a part in it.
    fn mentioned(&self) -> Vec<Option<&str>> {
        Vec::new()
    }

    fn intermediaries(&self) -> &[Company] {
        &[]
    }

    /// Companies whose name and address the directory knows better, each with its path.
    fn companies(&mut self) -> Vec<(&'static str, &mut Company)>;

    /// Whether a company may stand here although it has closed.
    fn may_be_closed(&self, _path: &str) -> bool {
        false
    }

    /// Broker and trader, if the kind has them, each with its path: their receipts come from their companies
    /// where nobody gave them.
    fn intermediations(&mut self) -> Vec<(&'static str, &mut Intermediation, HeldReceipt)> {
        Vec::new()
    }

    /// Notes what the directory says beyond names, addresses and receipts.
    fn complete(&mut self, _directory: &Directory) {}

    /// What another note of the same kind takes over.
    fn copy(note: &Note<Self>) -> Self;

    /// When the waste was received, and whether it was accepted.
    fn reception(&self) -> (Option<DateTime>, Option<WasteAcceptationStatus>);

    /// What lists show and filter.
    fn columns(&self) -> Columns<'_>;
}

pub type HeldReceipt = fn(&Registered) -> Option<&directory::Receipt>;

/// The tables of a document.
pub struct Tables<D: Document> {
    pub fields: Table<Note<D>, Step>,
    pub transporters: &'static Table<Transporter, Step>,
    pub moves: &'static [Move<Note<D>, D::Status, Signature>],
    /// In the order they are given.
    pub signatures: &'static [Signing<D>],
    /// In whose lists the note stands by these roles only.
    pub unlisted: &'static [Role],
}

/// Who gives a signature, and where it is kept.
pub struct Signing<D: Document> {
    pub signature: Signature,
    pub permission: Permission,
    pub by: fn(&Note<D>) -> Option<&str>,
    pub kept: fn(&Note<D>) -> Option<&Signed>,
    pub keep: fn(&mut Note<D>, Signed),
}

/// A status of a kind of note.
pub trait Status: Copy + Eq + Debug + FromStr<Err = ()> + Serialize + Send + Sync + 'static {
    const INITIAL: Self;
    const SIGNED_BY_PRODUCER: Self;
    const SENT: Self;
    const REFUSED: Self;
    fn as_str(self) -> &'static str;
}

/// Gives a generated enum what [`Status`] asks for.
macro_rules! status {
    ($name:ident) => {
        impl $crate::domain::bsd::document::Status for $name {
            const INITIAL: Self = Self::Initial;
            const SIGNED_BY_PRODUCER: Self = Self::SignedByProducer;
            const SENT: Self = Self::Sent;
            const REFUSED: Self = Self::Refused;
            fn as_str(self) -> &'static str {
                self.as_str()
            }
        }
    };
}
pub(crate) use status;

/// What an organisation is on a note.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Role {
    Emitter,
    Destination,
    Transporter,
    EcoOrganisme,
    Broker,
    Trader,
    Intermediary,
}

/// What lists show and filter of a note, for its row.
#[derive(Debug, Default)]
pub struct Columns<'a> {
    pub emitter: Option<&'a Company>,
    pub destination: Option<&'a Company>,
    pub waste_code: Option<&'a str>,
    pub waste_name: Option<&'a str>,
    /// Tonnes.
    pub quantity: Option<f64>,
}

/// An organisation on a note: a row of `bsd_party`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Party {
    pub org_id: String,
    pub role: Role,
    /// The organisation may see the note while it is a draft.
    pub sees_draft: bool,
}

impl Role {
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Emitter => "EMITTER",
            Self::Destination => "RECIPIENT",
            Self::Transporter => "TRANSPORTER",
            Self::EcoOrganisme => "ECO_ORGANISME",
            Self::Broker => "BROKER",
            Self::Trader => "TRADER",
            Self::Intermediary => "INTERMEDIARY",
        }
    }
}

impl<D: Document> Note<D> {
    pub fn new(id: String, is_draft: bool, owner_id: String, now: DateTime) -> Self {
        Self {
            id,
            status: D::Status::INITIAL,
            is_draft,
            created_at: now,
            updated_at: now,
            owner_id,
            custom_id: None,
            transporters: Vec::new(),
            body: if is_draft { D::draft() } else { D::default() },
        }
    }

    /// Every organisation of the note, with its role.
    pub fn everybody(&self) -> Vec<(Role, &str)> {
        fn both(role: Role, company: &Company) -> [(Role, Option<&str>); 2] {
            [(role, company.siret.as_deref()), (role, company.vat_number.as_deref())]
        }
        let carriers = self.transporters.iter().flat_map(|one| both(Role::Transporter, &one.company));
        let others = self.body.intermediaries().iter().flat_map(|one| both(Role::Intermediary, one));
        let all = self.body.named().into_iter().chain(carriers).chain(others);
        all.filter_map(|(role, org_id)| Some((role, org_id?))).collect()
    }

    /// Whom the directory must know before an operation on the note.
    pub fn org_ids(&self) -> Vec<&str> {
        let mut ids: Vec<&str> = self.everybody().into_iter().map(|(_, org_id)| org_id).collect();
        ids.extend(self.body.mentioned().into_iter().flatten());
        ids.sort_unstable();
        ids.dedup();
        ids
    }

    /// Rows of `bsd_party`, each once; `owner_orgs` are all companies of the note's owner.
    pub fn parties(&self, owner_orgs: &[String]) -> Vec<Party> {
        let mut rows: Vec<Party> = Vec::new();
        for (role, org_id) in self.everybody() {
            if !rows.iter().any(|row| row.org_id == org_id && row.role == role) {
                let sees_draft = owner_orgs.iter().any(|own| own == org_id);
                rows.push(Party { org_id: org_id.to_owned(), role, sees_draft });
            }
        }
        rows
    }

    /// Who may act on the note: all it names, but for a draft those alone that are its owner's.
    pub fn contributors(&self, owner_orgs: &[String]) -> Vec<&str> {
        let ids = self.everybody().into_iter().map(|(_, org_id)| org_id);
        ids.filter(|org_id| !self.is_draft || owner_orgs.iter().any(|own| own == org_id)).collect()
    }

    pub fn emitter(&self) -> Option<&str> {
        let named = self.body.named().into_iter();
        named.filter(|(role, _)| *role == Role::Emitter).find_map(|(_, org_id)| org_id)
    }

    /// How far the note has come: its last signature, or what it is without any.
    pub fn step(&self) -> Step {
        let last = D::tables().signatures.iter().rev().find(|row| (row.kept)(self).is_some());
        match last {
            Some(row) => row.signature.step(self.signed_transporters()),
            None if self.is_draft => Step::Draft,
            None => Step::Published,
        }
    }

    /// Where its waste is. What was not all accepted may come back with the last transporter.
    pub fn journey(&self) -> Journey {
        let (received_at, acceptation) = self.body.reception();
        let has_carrier = self.transporters.last().is_some_and(|last| last.company.org_id().is_some());
        let is_all_accepted =
            self.status != D::Status::REFUSED && acceptation == Some(WasteAcceptationStatus::Accepted);
        let travels = self.status == D::Status::SENT;
        Journey { travels, received_at, may_return: has_carrier && !is_all_accepted }
    }

    /// The number of the last transporter that has signed; 0 for none.
    pub fn signed_transporters(&self) -> u8 {
        let last = self.transporters.iter().rposition(Transporter::has_signed);
        last.map_or(0, transporters::number)
    }
}

/// The signature that transporters give in their turn.
pub const fn by_transporter<D: Document>() -> Signing<D> {
    Signing {
        signature: Signature::Transport,
        permission: Permission::BsdCanSignTransport,
        by: |note| {
            let turn = transporters::next(&note.transporters);
            let last = note.transporters.len().checked_sub(1);
            note.transporters[turn.or(last)?].company.org_id()
        },
        kept: |note| note.transporters.iter().rev().find_map(|one| one.signature.as_ref()),
        keep: |note, signed| {
            if let Some(turn) = transporters::next(&note.transporters) {
                note.transporters[turn].signature = Some(signed);
            }
        },
    }
}

impl<D: Document> Deref for Note<D> {
    type Target = D;

    fn deref(&self) -> &D {
        &self.body
    }
}

impl<D: Document> DerefMut for Note<D> {
    fn deref_mut(&mut self) -> &mut D {
        &mut self.body
    }
}
