//! Finding establishments: by what somebody types, among partners, among one's own; and installations.

use std::collections::{HashMap, HashSet};

use jiff::Timestamp;
use rust_xlsxwriter::{Format, Workbook, XlsxError};

use super::user::{LIST_COLUMNS, list_cells};
use super::{Api, view};
use crate::context::{Caller, Context};
use crate::domain::calendar::day;
use crate::domain::company::favorites::fits;
use crate::domain::company::search::{
    Closed, Clue, Foreign, Hit, MOST_HITS, Place, Registered, Which, best, rank,
};
use crate::domain::company::words::{Question, Terms, term};
use crate::domain::company::{is_foreign_vat, split_address};
use crate::domain::user::Permission;
use crate::error::{Code, Error, Result};
use crate::generated::{
    CompanyPublic, CompanyRegistryConnection, CompanySearchResult, DirectoryResolvers, FavoriteType,
    FileDownload, Installation, UserRole,
};
use crate::graphql::input::Maybe;
use crate::store::StoreError;
use crate::store::companies::{CsvLine, Known, Registers};
use crate::store::downloads::Download;

const XLSX: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
/// Most partners.
const MOST_PARTNERS: usize = 10;
/// Sizes of the lists of `registryCompanies`.
const DEFAULT_LIST: i32 = 50;
const LONGEST_LIST: i32 = 500;

impl DirectoryResolvers for Api {
    async fn search_companies(
        &self,
        cx: &Context<'_>,
        allow_closed_companies: Maybe<bool>,
        allow_foreign_companies: Maybe<bool>,
        clue: String,
        department: Maybe<String>,
    ) -> Result<Vec<CompanySearchResult>> {
        cx.user()?;
        let clue = Clue::read(&clue, self.settings.environment)?;
        let place = Place::read(&department.value().unwrap_or_default())?;
        let wanted = Wanted {
            closed: if allow_closed_companies.value() == Some(false) {
                Closed::Omitted
            } else {
                Closed::Wanted
            },
            foreign: foreign(allow_foreign_companies),
        };
        let found = match clue {
            Clue::Ids(ids) => self.identified(ids, wanted).await?,
            Clue::Numbers(start, end) => {
                let most = i64::try_from(MOST_HITS).unwrap_or(i64::MAX);
                let hits = self.store.numbered((&start, &end), wanted.closed, most).await?;
                self.known(hits.into_iter().map(|hit| hit.org_id).collect()).await?
            }
            Clue::Words(question) => self.called(&question, place.as_ref(), wanted).await?,
        };
        Ok(found.into_iter().map(|(org_id, known)| view::company::found(&org_id, known)).collect())
    }

    async fn favorites(
        &self,
        cx: &Context<'_>,
        allow_foreign_companies: Maybe<bool>,
        org_id: String,
        r#type: FavoriteType,
    ) -> Result<Vec<CompanySearchResult>> {
        let caller = cx.session_user()?;
        if !caller.may(Permission::BsdCanList, [&org_id]) {
            return Err(Error::forbidden("Vous n'êtes pas membre de cet établissement."));
        }
        let mut ids = self.store.partners(&org_id, r#type).await?;
        if !ids.contains(&org_id) {
            ids.push(org_id.clone());
        }
        let wants_foreign = foreign(allow_foreign_companies) == Foreign::Wanted;
        let partners = self.known(ids).await?.into_iter().filter_map(|(id, known)| {
            let company = known.company.as_ref()?;
            let is_itself = id == org_id;
            let is_shown =
                (company.siret.is_some() || wants_foreign) && (!is_itself || fits(&company.profile, r#type));
            is_shown.then(|| view::company::found(&id, known))
        });
        Ok(partners.take(MOST_PARTNERS).collect())
    }

    async fn registry_companies(
        &self,
        cx: &Context<'_>,
        first_companies: Maybe<i32>,
        first_delegators: Maybe<i32>,
        search: Maybe<String>,
        user_roles: Maybe<Vec<UserRole>>,
    ) -> Result<CompanyRegistryConnection> {
        let caller = cx.session_user()?;
        let companies = list_size("firstCompanies", first_companies)?;
        let delegators = list_size("firstDelegators", first_delegators)?;
        let search = search.value().filter(|text| !text.is_empty());
        if search.as_ref().is_some_and(|text| !(3..=20).contains(&text.chars().count())) {
            return Err(Error::bad_input("Une recherche comporte de 3 à 20 caractères."));
        }
        let roles = user_roles.value();
        let wanted = Registers { search: search.as_deref(), roles: roles.as_deref() };
        let (own_total, own) = self.store.companies_with_siret(&caller.user_id, wanted, companies).await?;
        let (total, delegators) =
            self.store.delegators(&caller.user_id, wanted, delegators, cx.now()).await?;
        let delegators = self.known(delegators).await?;
        Ok(CompanyRegistryConnection {
            delegators: delegators.into_iter().map(|(id, known)| view::company::public(&id, known)).collect(),
            my_companies: own.into_iter().map(view::company::own).collect(),
            total_count: i32::try_from(own_total + total).unwrap_or(i32::MAX),
        })
    }

    async fn my_companies_xls(&self, cx: &Context<'_>) -> Result<Option<FileDownload>> {
        let caller = cx.user()?;
        let lines = self.store.company_lines(&caller.user_id).await?;
        let file = Download {
            file_name: format!("{}-mes-etablissements.xlsx", day(cx.now()).strftime("%Y%m%d")),
            content_type: XLSX.to_owned(),
            content: workbook(&lines, caller, cx.now()).map_err(Error::internal)?,
        };
        Ok(Some(self.prepare(&file, cx.now()).await?.into()))
    }

    async fn company_search_result_installation(
        &self,
        _: &Context<'_>,
        parents: &[&CompanySearchResult],
    ) -> Vec<Result<Option<Installation>>> {
        self.installations(parents.iter().map(|company| company.siret.as_deref()).collect()).await
    }
}

/// Which answers are wanted.
#[derive(Debug, Clone, Copy)]
struct Wanted {
    closed: Closed,
    foreign: Foreign,
}

impl Wanted {
    fn holds(self, org_id: &str, known: &Known) -> bool {
        let is_closed = known.entry.as_ref().is_some_and(|entry| entry.is_closed);
        (self.closed == Closed::Wanted || !is_closed)
            && (self.foreign == Foreign::Wanted || !is_foreign_vat(org_id))
    }
}

impl Api {
    /// Who delegated to each of these companies: two queries, whatever their number.
    pub(super) async fn delegators_of(
        &self,
        ids: &[&str],
        now: Timestamp,
    ) -> std::result::Result<Vec<Vec<CompanyPublic>>, StoreError> {
        let pairs = self.store.delegators_of(ids, now).await?;
        let asked: Vec<&str> = pairs.iter().map(|(_, org_id)| org_id.as_str()).collect();
        let known = self.store.known_companies(&asked).await?;
        let list = |id: &&str| {
            let of = pairs.iter().filter(|(delegate, _)| delegate == id);
            of.filter_map(|(_, org_id)| Some(view::company::public(org_id, known.get(org_id)?.clone())))
                .collect()
        };
        Ok(ids.iter().map(list).collect())
    }

    /// What is known of these, in their order; of those that nobody knows, nothing.
    async fn known(&self, ids: Vec<String>) -> Result<Vec<(String, Known)>> {
        if ids.is_empty() {
            return Ok(Vec::new());
        }
        let asked: Vec<&str> = ids.iter().map(String::as_str).collect();
        let mut known = self.store.known_companies(&asked).await?;
        let is_known = |known: &Known| known.entry.is_some() || known.company.is_some();
        Ok(ids
            .into_iter()
            .filter_map(|id| known.remove(&id).filter(is_known).map(|known| (id, known)))
            .collect())
    }

    /// Those with these numbers, in their order. One that cannot be found is left out, unless the directory
    /// that would tell is away.
    async fn identified(&self, ids: Vec<String>, wanted: Wanted) -> Result<Vec<(String, Known)>> {
        let mut known: HashMap<String, Known> = self.known(ids.clone()).await?.into_iter().collect();
        let mut found = Vec::new();
        for id in ids {
            if let Some(known) = known.remove(&id) {
                found.push((id, known));
            } else if wanted.foreign == Foreign::Wanted && is_foreign_vat(&id) {
                match self.vies.company(&id).await {
                    Ok(None) => {}
                    Ok(foreign) => found.push((id, Known { foreign, ..Known::default() })),
                    Err(error) if error.code() == Code::ExternalServiceError => return Err(error),
                    Err(_) => {}
                }
            }
        }
        found.retain(|(id, known)| wanted.holds(id, known));
        Ok(found)
    }

    /// Those that are called so, the best first.
    async fn called(
        &self,
        question: &Question,
        place: Option<&Place>,
        wanted: Wanted,
    ) -> Result<Vec<(String, Known)>> {
        let mut ids = self.registered_called(question, wanted.foreign).await?;
        let terms = self.terms(question, place).await?;
        let open = self.established(question, place, terms.as_ref(), Which::Open).await?;
        let is_short = open.len() < MOST_HITS;
        let mut kinds = HashMap::new();
        for hit in open {
            kinds.insert(hit.org_id.clone(), Which::Open);
            ids.push(hit.org_id);
        }
        // Names that are just so come first even of those that are closed.
        if wanted.closed == Closed::Wanted {
            let closed = match is_short {
                true => self.established(question, place, terms.as_ref(), Which::Closed).await?,
                false => self.store.named(&question.key, place, Which::Closed, 1).await?,
            };
            ids.extend(closed.into_iter().map(|hit| hit.org_id));
        }
        let mut seen = HashSet::new();
        ids.retain(|id| seen.insert(id.clone()));
        let mut found = self.known(ids).await?;
        found.retain(|(id, known)| wanted.holds(id, known) && place.is_none_or(|place| is_in(place, known)));
        found.sort_by_cached_key(|(_, known)| {
            let entry = known.entry.as_ref();
            let company = known.company.as_ref();
            let names =
                [entry.map(|entry| entry.name.as_str()), company.map(|company| company.name.as_str())];
            let is_closed = entry.is_some_and(|entry| entry.is_closed);
            let which = if is_closed { Which::Closed } else { Which::Open };
            let registered = if company.is_some() { Registered::Yes } else { Registered::No };
            rank(question, names, which, registered)
        });
        found.truncate(MOST_HITS);
        Ok(found)
    }

    /// How the index of words is asked; none for a question without a word that tells names apart.
    async fn terms(&self, question: &Question, place: Option<&Place>) -> Result<Option<Terms>> {
        if question.words.is_empty() {
            return Ok(None);
        }
        let uses = self.store.word_uses(&question.words).await?;
        Ok(Some(Terms::new(&uses, place.map_or(&[], |place| &place.postal_codes))))
    }

    /// Establishments whose names begin so; if these are few, those that have the words anywhere.
    async fn established(
        &self,
        question: &Question,
        place: Option<&Place>,
        terms: Option<&Terms>,
        which: Which,
    ) -> Result<Vec<Hit>> {
        let most = i64::try_from(MOST_HITS).unwrap_or(i64::MAX);
        let mut hits = self.store.named(&question.key, place, which, most).await?;
        if hits.len() < MOST_HITS
            && let Some(Terms { index: Some(index), rest }) = terms
        {
            hits.extend(self.store.with_words(index, rest.as_deref(), which).await?);
        }
        Ok(best(question, hits))
    }

    /// Registered companies with all words, whether the directory has them or not.
    async fn registered_called(&self, question: &Question, foreign: Foreign) -> Result<Vec<String>> {
        if question.words.is_empty() {
            return Ok(Vec::new());
        }
        let words: Vec<String> = question.words.iter().map(|word| term(word)).collect();
        let hits = self.store.registered_with(&words.join(" & "), foreign).await?;
        Ok(hits.into_iter().map(|hit| hit.org_id).collect())
    }

    /// The installation of each of these numbers, in one look-up.
    pub(super) async fn installations(&self, sirets: Vec<Option<&str>>) -> Vec<Result<Option<Installation>>> {
        let asked: Vec<&str> = sirets.iter().flatten().copied().collect();
        match self.store.installations(&asked).await {
            Ok(found) => sirets
                .iter()
                .map(|siret| Ok(siret.and_then(|siret| found.get(siret)).map(view::company::installation)))
                .collect(),
            Err(error) => sirets.iter().map(|_| Err(error.clone().into())).collect(),
        }
    }
}

fn foreign(allow: Maybe<bool>) -> Foreign {
    if allow.value() == Some(true) { Foreign::Wanted } else { Foreign::Omitted }
}

/// Whether the establishment, or the address that its company gave, is there.
fn is_in(place: &Place, known: &Known) -> bool {
    if let Some(code) = known.entry.as_ref().and_then(|entry| entry.postal_code.as_deref()) {
        return place.holds(code);
    }
    let address = known.company.as_ref().and_then(|company| company.address.as_deref());
    place.holds(&split_address(address.unwrap_or_default()).postal_code)
}

fn list_size(name: &str, size: Maybe<i32>) -> Result<i64> {
    let size = size.value().unwrap_or(DEFAULT_LIST);
    if !(1..=LONGEST_LIST).contains(&size) {
        return Err(Error::bad_input(format!("« {name} » doit être compris entre 1 et {LONGEST_LIST}.")));
    }
    Ok(i64::from(size))
}

fn workbook(lines: &[CsvLine], reader: &Caller, now: Timestamp) -> std::result::Result<Vec<u8>, XlsxError> {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet().set_name("etablissements")?;
    sheet.write_row_with_format(0, 0, LIST_COLUMNS, &Format::new().set_bold())?;
    for (row, line) in (1..).zip(lines) {
        // As text: a SIRET is no number, and what people call themselves no formula.
        for (column, cell) in (0..).zip(list_cells(line, reader, now)) {
            sheet.write_string(row, column, cell)?;
        }
    }
    sheet.autofit();
    book.save_to_buffer()
}
