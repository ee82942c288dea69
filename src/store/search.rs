//! Establishments by what somebody knows of them. What a question costs is bound by what it is answered with, not by
//! how many establishments there are: names are read in the order of an index, words through one that is asked for
//! the rare ones only, and neither gives more rows than asked for.

use super::columns::Columns;
use super::{Param, Row, Store, StoreError, queries};
use crate::domain::company::search::{Closed, Foreign, Hit, Place, Which};
use crate::domain::company::words::Uses;

/// The statements on establishments, for those that are open and those that are closed: each has its own indexes.
macro_rules! by_name {
    ($condition:literal) => {
        concat!(
            "
        select siret, name_key
          from establishment
         where ",
            $condition,
            " and name_key >= $1 and name_key < $2
         order by name_key
         limit $3"
        )
    };
}

/// Within a department; of its names only so many are read until those with the postal code are enough.
macro_rules! by_name_in {
    ($condition:literal) => {
        concat!(
            "
        select siret, name_key
          from (select siret, name_key, postal_code
                  from establishment
                 where ",
            $condition,
            " and department = $4 and name_key >= $1 and name_key < $2
                 order by name_key
                 limit $6) near
         where postal_code like any($5)
         order by name_key
         limit $3"
        )
    };
}

queries! {
    NAMED = by_name!("not is_closed");
    NAMED_CLOSED = by_name!("is_closed");
    NAMED_IN = by_name_in!("not is_closed");
    NAMED_IN_CLOSED = by_name_in!("is_closed");
    WITH_WORDS = "
        select siret, name_key
          from establishment_with_words($1::text::tsquery, $2::text::tsquery, $3, $4)";

    WITH_WORDS_CLOSED = "
        select siret, name_key
          from closed_establishment_with_words($1::text::tsquery, $2::text::tsquery, $3, $4)";

    /// Those of a company, or those whose number begins so.
    NUMBERED = "
        select siret, name_key
          from establishment
         where siret >= $1 and siret < $2 and ($3 or not is_closed)
         order by siret
         limit $4";

    /// Words that are in the name, or the usual name, of companies registered here.
    REGISTERED = "
        select org_id, ''
          from company
         where search @@ $1::text::tsquery and ($2 or siret is not null)
         limit $3";

    /// How many establishments have each of these words, or one that begins with it. Rare words are not kept.
    USES = "
        select asked.word, coalesce(max(w.uses) filter (where w.word = asked.word), 0), coalesce(sum(w.uses), 0)::bigint
          from unnest($1::text[]) with ordinality as asked (word, place)
          left join directory_word w on w.word >= asked.word and w.word < asked.word || '~'
         group by asked.word, asked.place
         order by asked.place";
}

/// Names read in a department until those with a postal code are enough.
const MOST_NEAR: i64 = 2_000;
/// Rows that the index of words gives, to choose from.
const MOST_CANDIDATES: i64 = 1_000;
/// Rows chosen among by how well their names fit.
const MOST_FITTING: i64 = 200;
/// Registered companies to choose from.
const MOST_REGISTERED: i64 = 100;

impl Store {
    /// Establishments whose names begin so, in order.
    pub async fn named(
        &self,
        key: &str,
        place: Option<&Place>,
        which: Which,
        most: i64,
    ) -> Result<Vec<Hit>, StoreError> {
        // Keys hold letters, digits and spaces: none is beyond this one.
        let end = format!("{key}~");
        let rows = match place {
            None => {
                let query = if which == Which::Open { NAMED } else { NAMED_CLOSED };
                self.query(query, &[&key, &end, &most]).await?
            }
            Some(Place { department, postal_codes }) => {
                let query = if which == Which::Open { NAMED_IN } else { NAMED_IN_CLOSED };
                let patterns: Vec<String> = postal_codes.iter().map(|code| format!("{code}%")).collect();
                let params: [Param<'_>; 6] = [&key, &end, &most, &department, &patterns, &MOST_NEAR];
                self.query(query, &params).await?
            }
        };
        rows.iter().map(hit).collect()
    }

    /// Establishments with these words: `index` is asked of the index of words, `rest` of the rows that it gives.
    pub async fn with_words(
        &self,
        index: &str,
        rest: Option<&str>,
        which: Which,
    ) -> Result<Vec<Hit>, StoreError> {
        let query = if which == Which::Open { WITH_WORDS } else { WITH_WORDS_CLOSED };
        let params: [Param<'_>; 4] = [&index, &rest, &MOST_CANDIDATES, &MOST_FITTING];
        self.query(query, &params).await?.iter().map(hit).collect()
    }

    /// Establishments whose numbers are between these two, the second excluded, in order.
    pub async fn numbered(
        &self,
        (start, end): (&str, &str),
        closed_too: Closed,
        most: i64,
    ) -> Result<Vec<Hit>, StoreError> {
        let closed = closed_too == Closed::Wanted;
        self.query(NUMBERED, &[&start, &end, &closed, &most]).await?.iter().map(hit).collect()
    }

    /// Registered companies with these words, in no order.
    pub async fn registered_with(&self, words: &str, foreign_too: Foreign) -> Result<Vec<Hit>, StoreError> {
        let foreign = foreign_too == Foreign::Wanted;
        self.query(REGISTERED, &[&words, &foreign, &MOST_REGISTERED]).await?.iter().map(hit).collect()
    }

    /// How common these words are.
    pub async fn word_uses(&self, words: &[String]) -> Result<Vec<(String, Uses)>, StoreError> {
        let rows = self.query(USES, &[&words]).await?;
        rows.iter()
            .map(|row| {
                let mut columns = Columns::of(row);
                Ok((columns.take()?, Uses { word: columns.take()?, prefix: columns.take()? }))
            })
            .collect()
    }
}

fn hit(row: &Row) -> Result<Hit, StoreError> {
    let mut columns = Columns::of(row);
    Ok(Hit { org_id: columns.take()?, name_key: columns.take()? })
}
