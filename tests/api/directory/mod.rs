//! Finding establishments: the directory's import, searches, partners, companies abroad, installations.

mod import;
mod installations;
mod lists;
mod search;
mod vies;

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};

use trackdechets::directory::{self, Bar, DirectoryError, Report};
use trackdechets::store::Settings;

use crate::support::app::TestApp;

/// A folder for files of a test, removed with it.
struct Folder(PathBuf);

impl Folder {
    fn new() -> Self {
        static NEXT: AtomicUsize = AtomicUsize::new(0);
        let name =
            format!("trackdechets-directory-{}-{}", std::process::id(), NEXT.fetch_add(1, Ordering::Relaxed));
        let path = std::env::temp_dir().join(name);
        fs::create_dir_all(&path).expect("a folder");
        Self(path)
    }

    fn write(&self, name: &str, text: impl AsRef<[u8]>) -> PathBuf {
        let path = self.0.join(name);
        fs::write(&path, text).expect("a file");
        path
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

const UNIT_COLUMNS: &str = "siren,statutDiffusionUniteLegale,denominationUniteLegale,denominationUsuelle1UniteLegale,\
denominationUsuelle2UniteLegale,denominationUsuelle3UniteLegale,sigleUniteLegale,prenomUsuelUniteLegale,nomUniteLegale,\
nomUsageUniteLegale,categorieJuridiqueUniteLegale";

const SITE_COLUMNS: &str = "siren,nic,siret,statutDiffusionEtablissement,etatAdministratifEtablissement,\
numeroVoieEtablissement,indiceRepetitionEtablissement,typeVoieEtablissement,libelleVoieEtablissement,\
complementAdresseEtablissement,codePostalEtablissement,libelleCommuneEtablissement,libelleCommuneEtrangerEtablissement,\
codePaysEtrangerEtablissement,codeCommuneEtablissement,denominationUsuelleEtablissement,enseigne1Etablissement,\
enseigne2Etablissement,enseigne3Etablissement,activitePrincipaleEtablissement";

/// A company: number, name, acronym.
fn unit(siren: &str, name: &str, acronym: &str) -> String {
    format!("{siren},O,{name},,,,{acronym},,,,5499")
}

/// A sole trader.
fn person(siren: &str, first: &str, last: &str) -> String {
    format!("{siren},O,,,,,,{first},{last},,1000")
}

/// An establishment in a town.
struct Site<'a> {
    siret: &'a str,
    status: &'a str,
    state: &'a str,
    postal_code: &'a str,
    town: &'a str,
    sign: &'a str,
}

impl Default for Site<'_> {
    fn default() -> Self {
        Self { siret: "", status: "O", state: "A", postal_code: "69001", town: "LYON 1ER", sign: "" }
    }
}

impl Site<'_> {
    fn line(&self) -> String {
        let Self { siret, status, state, postal_code, town, sign } = self;
        let (siren, nic) = siret.split_at(9);
        format!(
            "{siren},{nic},{siret},{status},{state},12,B,RUE,DES LILAS,,{postal_code},{town},,,69381,,{sign},,,38.12Z"
        )
    }
}

fn text(columns: &str, lines: &[String]) -> String {
    let mut text = format!("{columns}\n");
    for line in lines {
        text.push_str(line);
        text.push('\n');
    }
    text
}

async fn import(app: &TestApp, sites: &Path, units: Option<&Path>) -> Result<Vec<Report>, DirectoryError> {
    let settings = Settings::new(app.database_url());
    let done = directory::import(&settings, sites, units, &Bar::hidden()).await?;
    Ok(done.into_iter().map(|(_, report)| report).collect())
}

/// Imports these establishments of these companies.
async fn fill(app: &TestApp, units: &[String], sites: &[Site<'_>]) {
    let folder = Folder::new();
    let units = folder.write("units.csv", text(UNIT_COLUMNS, units));
    let lines: Vec<String> = sites.iter().map(Site::line).collect();
    let sites = folder.write("sites.csv", text(SITE_COLUMNS, &lines));
    import(app, &sites, Some(&units)).await.expect("the files are as INSEE's");
}

/// A number whose checksum is right.
fn siret(siren: &str, nic: u32) -> String {
    (0..10)
        .map(|digit| format!("{siren}{nic:04}{digit}"))
        .find(|siret| {
            trackdechets::domain::company::is_siret(
                siret,
                trackdechets::domain::company::Environment::Production,
            )
        })
        .expect("one of ten fits")
}
