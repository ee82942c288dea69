//! The import: what becomes of lines, and what an interruption leaves to do.

use std::io::Write;

use flate2::Compression;
use flate2::write::GzEncoder;
use serde_json::json;
use trackdechets::directory::Report;
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use super::*;

#[tokio::test]
async fn a_line_becomes_an_establishment_with_its_companys_name() {
    let app = TestApp::start().await;
    let (shop, hidden) = (siret("732829320", 7), siret("732829321", 1));
    fill(
        &app,
        &[unit("732829320", "TRANSPORTS {VALLIER}", "TV"), person("732829321", "[ND]", "[ND]")],
        &[
            Site { siret: &shop, sign: "Le Dépôt", ..Site::default() },
            Site { siret: &hidden, status: "P", postal_code: "[ND]", ..Site::default() },
        ],
    )
    .await;
    let nobody = app.anonymous();
    let document = "query ($siret: String) { companyInfos(siret: $siret) {
        name address codeCommune naf libelleNaf etatAdministratif statutDiffusionEtablissement isRegistered
    } }";
    let infos = nobody.ask(document, json!({ "siret": shop })).await.data()["companyInfos"].take();
    assert_eq!(
        infos,
        json!({
            "name": "TRANSPORTS VALLIER (Le Dépôt)", "address": "12 B RUE DES LILAS 69001 LYON 1ER", "codeCommune": "69381",
            "naf": "38.12Z", "libelleNaf": "Collecte des déchets dangereux", "etatAdministratif": "A",
            "statutDiffusionEtablissement": "O", "isRegistered": false,
        })
    );
    let infos = nobody.ask(document, json!({ "siret": hidden })).await.data()["companyInfos"].take();
    assert_eq!((&infos["name"], &infos["statutDiffusionEtablissement"]), (&json!(null), &json!("P")));
}

#[tokio::test]
async fn a_file_imported_twice_is_read_once_and_a_newer_one_replaces_what_changed() {
    let app = TestApp::start().await;
    let folder = Folder::new();
    let (first, second) = (siret("732829320", 1), siret("732829320", 2));
    let units = folder.write("units.csv", text(UNIT_COLUMNS, &[unit("732829320", "VALLIER", "")]));
    let open =
        [Site { siret: &first, ..Site::default() }.line(), Site { siret: &second, ..Site::default() }.line()];
    let sites = folder.write("sites.csv", text(SITE_COLUMNS, &open));
    let done = import(&app, &sites, Some(&units)).await.unwrap();
    assert_eq!(done.iter().map(|report| report.rows).collect::<Vec<_>>(), [1, 2]);

    let again = import(&app, &sites, Some(&units)).await.unwrap();
    assert!(again.iter().all(|report| report.was_done));
    assert_eq!(app.count("establishment").await, 2);

    // A company that changed its name has its establishments read again.
    let units = folder.write("units.csv", text(UNIT_COLUMNS, &[unit("732829320", "VALLIER FRERES", "")]));
    let renamed = import(&app, &sites, Some(&units)).await.unwrap();
    assert!(!renamed[1].was_done);
    assert_eq!(app.count("establishment where name = 'VALLIER FRERES'").await, 2);

    let closed = [open[0].clone(), Site { siret: &second, state: "F", ..Site::default() }.line()];
    let sites = folder.write("sites.csv", text(SITE_COLUMNS, &closed));
    let untouched = "select xmin::text from establishment order by siret";
    let before: Vec<String> = app.rows(untouched).await.iter().map(|row| row.get(0)).collect();
    import(&app, &sites, None).await.unwrap();
    let after: Vec<String> = app.rows(untouched).await.iter().map(|row| row.get(0)).collect();
    assert_eq!(before[0], after[0], "a line that says nothing new is not written");
    assert_ne!(before[1], after[1]);
    assert_eq!(app.count("establishment where is_closed").await, 1);
}

#[tokio::test]
async fn a_stopped_import_goes_on_behind_what_was_done() {
    let app = TestApp::start().await;
    let folder = Folder::new();
    let sirets: Vec<String> = (0..25_000).map(|number| format!("732829320{number:05}")).collect();
    let lines: Vec<String> = sirets.iter().map(|siret| Site { siret, ..Site::default() }.line()).collect();
    let sites = folder.write("sites.csv", text(SITE_COLUMNS, &lines));
    let done = import(&app, &sites, None).await.unwrap();
    assert_eq!(done, [Report { rows: 25_000, nameless: 25_000, ..Report::default() }]);

    // As it was behind the second batch: a line that is changed before that place is not read again.
    let end: u64 =
        SITE_COLUMNS.len() as u64 + 1 + lines[..20_000].iter().map(|line| line.len() as u64 + 1).sum::<u64>();
    app.execute(&format!(
        "update directory_import set position = {end}, rows = 20000, finished_at = null;
         delete from establishment where siret in ('{}', '{}')",
        sirets[19_999], sirets[20_000],
    ))
    .await;
    let resumed = import(&app, &sites, None).await.unwrap();
    assert_eq!((resumed[0].rows, resumed[0].nameless), (25_000, 5_000));
    assert_eq!(app.count(&format!("establishment where siret = '{}'", sirets[19_999])).await, 0);
    assert_eq!(app.count(&format!("establishment where siret = '{}'", sirets[20_000])).await, 1);
}

#[tokio::test]
async fn packed_files_are_read_as_they_are() {
    let app = TestApp::start().await;
    let folder = Folder::new();
    let first = siret("732829320", 1);
    let units = text(UNIT_COLUMNS, &[unit("732829320", "VALLIER", "")]);
    let mut gzip = GzEncoder::new(Vec::new(), Compression::fast());
    gzip.write_all(units.as_bytes()).unwrap();
    let units = folder.write("units.csv.gz", gzip.finish().unwrap());
    let mut zip = ZipWriter::new(std::io::Cursor::new(Vec::new()));
    zip.start_file("StockEtablissement_utf8.csv", SimpleFileOptions::default()).unwrap();
    zip.write_all(text(SITE_COLUMNS, &[Site { siret: &first, ..Site::default() }.line()]).as_bytes())
        .unwrap();
    let sites = folder.write("sites.zip", zip.finish().unwrap().into_inner());
    import(&app, &sites, Some(&units)).await.unwrap();
    assert_eq!(app.count("establishment where name = 'VALLIER'").await, 1);
}

#[tokio::test]
async fn files_that_are_something_else_are_refused_before_any_work() {
    let app = TestApp::start().await;
    let folder = Folder::new();
    let units = folder.write("units.csv", text(UNIT_COLUMNS, &[unit("732829320", "VALLIER", "")]));
    let sites = folder.write("sites.csv", text(SITE_COLUMNS, &[]));
    let refusal =
        async |sites: &Path, units: Option<&Path>| import(&app, sites, units).await.unwrap_err().to_string();
    let swapped = refusal(&units, None).await;
    assert!(
        swapped.contains("units.csv lacks columns of StockEtablissement: siret, statutDiffusion"),
        "{swapped}"
    );
    let swapped = refusal(&sites, Some(&sites)).await;
    assert!(swapped.contains("lacks columns of StockUniteLegale: denominationUniteLegale"), "{swapped}");
    let absent = refusal(&folder.0.join("absent.csv"), None).await;
    assert!(absent.contains("cannot read") && absent.contains("absent.csv"), "{absent}");
    let short = folder.write("short.csv", format!("{SITE_COLUMNS}\n732829320,00074\n"));
    let short = refusal(&short, None).await;
    assert!(
        short.contains("short.csv, behind byte") && short.contains("2 fields where 20 are expected"),
        "{short}"
    );
    assert_eq!(app.count("legal_unit").await, 0);
}

#[tokio::test]
async fn lines_without_a_number_are_passed_over() {
    let app = TestApp::start().await;
    let folder = Folder::new();
    let good = siret("732829320", 1);
    let mut bad = Site { siret: &good, ..Site::default() }.line();
    bad = bad.replace(&good, "73282932");
    let sites = folder
        .write("sites.csv", text(SITE_COLUMNS, &[bad, Site { siret: &good, ..Site::default() }.line()]));
    let done = import(&app, &sites, None).await.unwrap();
    assert_eq!(done, [Report { rows: 1, passed_over: 1, nameless: 1, was_done: false }]);
}
