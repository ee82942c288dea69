//! Classified installations, found by the SIRET of who runs them.

use std::collections::HashMap;

use serde_json::{Value, json};

use super::columns::Columns;
use super::{Json, Param, Store, StoreError, queries};
use crate::domain::company::installation::{Declaration, Installation, Rubrique};

// Rows travel as one JSON array and become rows again by `jsonb_to_recordset`.
queries! {
    FORGET = "delete from installation";

    ADD = "
        insert into installation (code_s3ic, siret, url_fiche)
        select code_s3ic, siret, url_fiche
          from jsonb_to_recordset($1) as row (code_s3ic text, siret text, url_fiche text)";

    ADD_RUBRIQUES = "
        insert into installation_rubrique
               (code_s3ic, number, rubrique, alinea, etat_activite, regime_autorise, activite, category, volume, unite,
                waste_type)
        select code_s3ic, number, rubrique, alinea, etat_activite, regime_autorise, activite, category, volume, unite,
               waste_type
          from jsonb_to_recordset($1)
            as row (code_s3ic text, number integer, rubrique text, alinea text, etat_activite text,
                    regime_autorise text, activite text, category text, volume text, unite text, waste_type text)";

    ADD_DECLARATIONS = "
        insert into installation_declaration (code_s3ic, number, annee, code_dechet, lib_dechet, gerep_type)
        select code_s3ic, number, annee, code_dechet, lib_dechet, gerep_type
          from jsonb_to_recordset($1)
            as row (code_s3ic text, number integer, annee text, code_dechet text, lib_dechet text, gerep_type text)";

    /// One for each SIRET; of several, the one with the first code.
    OF_SIRETS = "
        select distinct on (siret) code_s3ic, siret, url_fiche
          from installation
         where siret = any($1)
         order by siret, code_s3ic";

    RUBRIQUES = "
        select code_s3ic, rubrique, alinea, etat_activite, regime_autorise, activite, category, volume, unite,
               waste_type
          from installation_rubrique
         where code_s3ic = any($1)
         order by code_s3ic, number";

    DECLARATIONS = "
        select code_s3ic, annee, code_dechet, lib_dechet, gerep_type
          from installation_declaration
         where code_s3ic = any($1)
         order by code_s3ic, number";
}

/// Rows that travel at once.
const BATCH: usize = 20_000;

impl Store {
    /// Puts these installations in the place of all that were known.
    pub async fn replace_installations(&self, all: &[Installation]) -> Result<(), StoreError> {
        let installations: Vec<Value> = all
            .iter()
            .map(|one| json!({ "code_s3ic": one.code_s3ic, "siret": one.siret, "url_fiche": one.url_fiche }))
            .collect();
        let rubriques: Vec<Value> = all
            .iter()
            .flat_map(|one| one.rubriques.iter().zip(1..).map(|(row, number)| rubrique_row(one, row, number)))
            .collect();
        let declarations: Vec<Value> = all
            .iter()
            .flat_map(|one| {
                one.declarations.iter().zip(1..).map(|(row, number)| declaration_row(one, row, number))
            })
            .collect();
        let tx = self.begin().await?;
        tx.execute(FORGET, &[]).await?;
        for (query, rows) in
            [(ADD, installations), (ADD_RUBRIQUES, rubriques), (ADD_DECLARATIONS, declarations)]
        {
            for batch in rows.chunks(BATCH) {
                tx.execute(query, &[&Json(batch)]).await?;
            }
        }
        tx.commit().await
    }

    /// The installations that run under these numbers, by number.
    pub async fn installations(&self, sirets: &[&str]) -> Result<HashMap<String, Installation>, StoreError> {
        let mut found = HashMap::new();
        let mut siret_of = HashMap::new();
        for row in self.query(OF_SIRETS, &[&sirets]).await? {
            let mut columns = Columns::of(&row);
            let code_s3ic: String = columns.take()?;
            let siret: String = columns.take()?;
            siret_of.insert(code_s3ic.clone(), siret.clone());
            let installation = Installation {
                code_s3ic,
                siret: Some(siret.clone()),
                url_fiche: columns.take()?,
                rubriques: Vec::new(),
                declarations: Vec::new(),
            };
            found.insert(siret, installation);
        }
        let codes: Vec<&str> = siret_of.keys().map(String::as_str).collect();
        if codes.is_empty() {
            return Ok(found);
        }
        let params: [Param<'_>; 1] = [&codes];
        let (rubriques, declarations) =
            tokio::try_join!(self.query(RUBRIQUES, &params), self.query(DECLARATIONS, &params))?;
        for row in rubriques {
            let mut columns = Columns::of(&row);
            let of = columns
                .take::<&str>()
                .map(|code| siret_of.get(code).and_then(|siret| found.get_mut(siret)))?;
            let Some(of) = of else { continue };
            of.rubriques.push(Rubrique {
                rubrique: columns.take()?,
                alinea: columns.take()?,
                etat_activite: columns.take()?,
                regime_autorise: columns.take()?,
                activite: columns.take()?,
                category: columns.take()?,
                volume: columns.take()?,
                unite: columns.take()?,
                waste_type: columns.take::<Option<&str>>()?.map(super::columns::named).transpose()?,
            });
        }
        for row in declarations {
            let mut columns = Columns::of(&row);
            let of = columns
                .take::<&str>()
                .map(|code| siret_of.get(code).and_then(|siret| found.get_mut(siret)))?;
            let Some(of) = of else { continue };
            of.declarations.push(Declaration {
                annee: columns.take()?,
                code_dechet: columns.take()?,
                lib_dechet: columns.take()?,
                gerep_type: columns.take::<Option<&str>>()?.map(super::columns::named).transpose()?,
            });
        }
        Ok(found)
    }
}

fn rubrique_row(of: &Installation, row: &Rubrique, number: i32) -> Value {
    json!({
        "code_s3ic": of.code_s3ic, "number": number, "rubrique": row.rubrique, "alinea": row.alinea,
        "etat_activite": row.etat_activite, "regime_autorise": row.regime_autorise, "activite": row.activite,
        "category": row.category, "volume": row.volume, "unite": row.unite,
        "waste_type": row.waste_type.map(|ty| ty.as_str()),
    })
}

fn declaration_row(of: &Installation, row: &Declaration, number: i32) -> Value {
    json!({
        "code_s3ic": of.code_s3ic, "number": number, "annee": row.annee, "code_dechet": row.code_dechet,
        "lib_dechet": row.lib_dechet, "gerep_type": row.gerep_type.map(|ty| ty.as_str()),
    })
}
