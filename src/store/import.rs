//! The directory's files, written by the ten thousand rows: copied beside the table, then merged into it.
//!
//! A batch and the place in the file where it ends are one transaction, so that an import which was stopped goes on
//! behind the last batch. Rows that say nothing new are not written again.

use std::collections::HashMap;
use std::fmt::Write;

use bytes::Bytes;
use futures_util::SinkExt;
use jiff::Timestamp;
use tokio::task::JoinHandle;
use tokio_postgres::Client;

use super::columns::Columns;
use super::connection::Connector;
use super::{Settings, StoreError, queries};
use crate::domain::company::naf;
use crate::domain::company::sirene::{Site, Unit};

/// Rows are sorted on their way in, so that neighbours in the indexes are written together.
const SITES_BESIDE: &str = "
    create temp table new_establishment (
        siret text, name text, address text, street text, postal_code text, city text, code_commune text,
        country text, naf text, libelle_naf text, is_closed boolean, is_diffusible boolean,
        name_key text, department text, search tsvector
    ) on commit delete rows;
    create temp table new_legal_unit (siren text, name text, other_names text[]) on commit delete rows";

const COPY_SITES: &str = "copy new_establishment from stdin";
const COPY_UNITS: &str = "copy new_legal_unit from stdin";

const MERGE_SITES: &str = "
    insert into establishment as old
           (siret, name, address, street, postal_code, city, code_commune, country, naf, libelle_naf, is_closed,
            is_diffusible, name_key, department, search)
    select distinct on (siret)
           siret, name, address, street, postal_code, city, code_commune, country, naf, libelle_naf, is_closed,
           is_diffusible, name_key, department, search
      from new_establishment
     order by siret
        on conflict (siret) do update
       set name = excluded.name, address = excluded.address, street = excluded.street,
           postal_code = excluded.postal_code, city = excluded.city, code_commune = excluded.code_commune,
           country = excluded.country, naf = excluded.naf, libelle_naf = excluded.libelle_naf,
           is_closed = excluded.is_closed, is_diffusible = excluded.is_diffusible, name_key = excluded.name_key,
           department = excluded.department, search = excluded.search
     where (old.name, old.address, old.street, old.postal_code, old.city, old.code_commune, old.country, old.naf,
            old.libelle_naf, old.is_closed, old.is_diffusible, old.name_key, old.department, old.search)
           is distinct from
           (excluded.name, excluded.address, excluded.street, excluded.postal_code, excluded.city,
            excluded.code_commune, excluded.country, excluded.naf, excluded.libelle_naf, excluded.is_closed,
            excluded.is_diffusible, excluded.name_key, excluded.department, excluded.search)";

const MERGE_UNITS: &str = "
    insert into legal_unit as old (siren, name, other_names)
    select distinct on (siren) siren, name, other_names
      from new_legal_unit
     order by siren
        on conflict (siren) do update
       set name = excluded.name, other_names = excluded.other_names
     where (old.name, old.other_names) is distinct from (excluded.name, excluded.other_names)";

/// Words of one row in a hundred, or of all while there are few; those in thousands of rows are worth knowing.
const COUNT_WORDS: &str = "
    truncate directory_word;
    insert into directory_word (word, uses)
    select word, ndoc * 100
      from ts_stat('select search from establishment tablesample system (1)')
     where ndoc >= 50 and word not like '=%'";

queries! {
    UNITS = "
        select siren, name, other_names
          from legal_unit
         where siren = any($1)";

    STARTED = "
        select position, rows, finished_at is not null
          from directory_import
         where fingerprint = $1";

    START = "
        insert into directory_import (fingerprint, file, position, rows, started_at, updated_at)
        values ($1, $2, 0, 0, $3, $3)
            on conflict (fingerprint) do nothing";

    REACHED = "
        update directory_import
           set position = $2, rows = $3, updated_at = $4
         where fingerprint = $1";

    FINISHED = "
        update directory_import
           set finished_at = $2, updated_at = $2
         where fingerprint = $1";
}

/// How far the import of a file has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Progress {
    /// Bytes of the uncompressed text.
    pub position: u64,
    pub rows: u64,
    pub is_finished: bool,
}

/// A connection of its own for one import, without the limits of time that answers have.
pub struct Importer {
    client: Client,
    _connection: JoinHandle<()>,
}

/// Rows of one of the two files.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Rows<'a> {
    Units(&'a [(String, Unit)]),
    Sites(&'a [Site]),
}

impl Importer {
    pub async fn open(settings: &Settings) -> Result<Self, StoreError> {
        let connector = Connector::new(&settings.url).map_err(StoreError::internal)?;
        let (client, connection) = connector.connect().await.map_err(StoreError::unavailable)?;
        client
            .batch_execute(
                "set statement_timeout = 0; set gin_pending_list_limit = '64MB'; set work_mem = '64MB'",
            )
            .await?;
        client.batch_execute(SITES_BESIDE).await?;
        Ok(Self { client, _connection: connection })
    }

    /// Where to begin, or to go on, with a file.
    pub async fn begin(&self, fingerprint: &str, file: &str, now: Timestamp) -> Result<Progress, StoreError> {
        self.client.execute(START.sql, &[&fingerprint, &file, &now]).await?;
        let row = self.client.query_one(STARTED.sql, &[&fingerprint]).await?;
        let (position, rows): (i64, i64) = (row.try_get(0)?, row.try_get(1)?);
        Ok(Progress {
            position: position.unsigned_abs(),
            rows: rows.unsigned_abs(),
            is_finished: row.try_get(2)?,
        })
    }

    /// The companies with these numbers, by number.
    pub async fn units(&self, sirens: &[&str]) -> Result<HashMap<String, Unit>, StoreError> {
        let rows = self.client.query(UNITS.sql, &[&sirens]).await?;
        rows.iter()
            .map(|row| {
                let mut columns = Columns::of(row);
                Ok((columns.take()?, Unit { name: columns.take()?, other_names: columns.take()? }))
            })
            .collect()
    }

    /// Merges rows, and notes how far they reach.
    pub async fn add(
        &mut self,
        fingerprint: &str,
        rows: Rows<'_>,
        reached: Progress,
        now: Timestamp,
    ) -> Result<(), StoreError> {
        let (text, copy, merge) = match rows {
            Rows::Units(units) => (unit_lines(units), COPY_UNITS, MERGE_UNITS),
            Rows::Sites(sites) => (site_lines(sites), COPY_SITES, MERGE_SITES),
        };
        let tx = self.client.transaction().await?;
        let sink = tx.copy_in::<_, Bytes>(copy).await?;
        let mut sink = std::pin::pin!(sink);
        sink.send(Bytes::from(text)).await?;
        sink.as_mut().finish().await?;
        tx.batch_execute(merge).await?;
        let (position, count) = (reached.position.cast_signed(), reached.rows.cast_signed());
        tx.execute(REACHED.sql, &[&fingerprint, &position, &count, &now]).await?;
        tx.commit().await?;
        Ok(())
    }

    /// Leaves the tables ready to be searched.
    pub async fn finish(&self, fingerprint: &str, now: Timestamp) -> Result<(), StoreError> {
        // Also moves what the indexes of words have put off.
        self.client.batch_execute("vacuum (analyze) establishment").await?;
        self.client.batch_execute("vacuum (analyze) legal_unit").await?;
        self.client.batch_execute(COUNT_WORDS).await?;
        self.client.execute(FINISHED.sql, &[&fingerprint, &now]).await?;
        Ok(())
    }
}

fn unit_lines(units: &[(String, Unit)]) -> String {
    let mut text = String::with_capacity(units.len() * 80);
    for (siren, unit) in units {
        push(&mut text, siren);
        text.push('\t');
        push(&mut text, &unit.name);
        text.push('\t');
        push(&mut text, &array(&unit.other_names));
        text.push('\n');
    }
    text
}

fn site_lines(sites: &[Site]) -> String {
    let mut text = String::with_capacity(sites.len() * 300);
    for site in sites {
        let libelle_naf = site.naf.as_deref().and_then(naf::label);
        push(&mut text, &site.siret);
        for value in [
            Some(site.name.as_str()),
            Some(site.address.as_str()),
            site.street.as_deref(),
            site.postal_code.as_deref(),
            site.city.as_deref(),
            site.code_commune.as_deref(),
            site.country.as_deref(),
            site.naf.as_deref(),
            libelle_naf,
            Some(if site.is_closed { "t" } else { "f" }),
            Some(if site.is_diffusible { "t" } else { "f" }),
            Some(site.name_key.as_str()),
            site.department.as_deref(),
        ] {
            text.push('\t');
            match value {
                Some(value) => push(&mut text, value),
                None => text.push_str("\\N"),
            }
        }
        text.push('\t');
        // Lexemes are letters, digits and `=`: nothing to quote.
        for (place, lexeme) in site.lexemes.iter().enumerate() {
            let space = if place == 0 { "" } else { " " };
            let _ = write!(text, "{space}{lexeme}");
        }
        text.push('\n');
    }
    text
}

/// A value as `copy` reads it.
fn push(text: &mut String, value: &str) {
    for c in value.chars() {
        match c {
            '\\' => text.push_str("\\\\"),
            '\t' => text.push_str("\\t"),
            '\n' => text.push_str("\\n"),
            '\r' => text.push_str("\\r"),
            // No text of PostgreSQL holds it.
            '\0' => {}
            c => text.push(c),
        }
    }
}

/// A list of texts, as PostgreSQL spells it.
fn array(list: &[String]) -> String {
    let mut text = String::from("{");
    for (place, value) in list.iter().enumerate() {
        text.push_str(if place == 0 { "\"" } else { ",\"" });
        text.push_str(&value.replace('\\', "\\\\").replace('"', "\\\""));
        text.push('"');
    }
    text.push('}');
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_are_spelled_for_the_database() {
        let unit =
            Unit { name: "A\\B\tC\nD\0".into(), other_names: vec!["E \"F\" \\G".into(), "H,I".into()] };
        let line = unit_lines(&[("732829320".into(), unit)]);
        assert_eq!(line, "732829320\tA\\\\B\\tC\\nD\t{\"E \\\\\"F\\\\\" \\\\\\\\G\",\"H,I\"}\n");
    }
}
