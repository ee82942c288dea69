//! Classified installations, by the SIRET of who runs them.

use serde_json::{Value, json};
use trackdechets::directory::{InstallationFiles, installations};

use super::*;
use crate::support::app::Profile::{Destination, Producer};

const RUBRIQUES: &str =
    "codeS3ic;rubrique;alinea;etatActivite;regimeAutorise;activite;category;volume;unite;wasteType\n";
const DECLARATIONS: &str = "codeS3ic;annee;codeDechet;libDechet;gerepType\n";

async fn installed(app: &TestApp, files: [&str; 3]) -> Result<usize, DirectoryError> {
    let folder = Folder::new();
    let paths = ["i.csv", "r.csv", "d.csv"].map(|name| folder.0.join(name));
    for (path, text) in paths.iter().zip(files) {
        fs::write(path, text).unwrap();
    }
    let [list, rubriques, declarations] = &paths;
    let files = InstallationFiles {
        installations: list,
        rubriques: Some(rubriques),
        declarations: Some(declarations),
    };
    installations(&app.store, files).await
}

#[tokio::test]
async fn an_installation_shows_with_its_company_wherever_that_is_shown() {
    let app = TestApp::start().await;
    let [treater, other] = app.companies([Destination, Producer]).await;
    let list =
        format!("codeS3ic,siret,urlFiche\n0064.001,{},https://icpe.test/1\n0064.002,,\n", treater.siret);
    let rubriques = format!(
        "{RUBRIQUES}0064.001;2718;1;En fonctionnement;Autorisation;Transit;TTR;20;t;DANGEROUS\n0064.001;2716;;;;;TTR;;;\n"
    );
    let declarations = format!("{DECLARATIONS}0064.001;2025;16 01 07*;Filtres à huile;Traiteur\n");
    assert_eq!(installed(&app, [&list, &rubriques, &declarations]).await.unwrap(), 2);

    let fields = "installation { codeS3ic urlFiche
        rubriques { rubrique alinea etatActivite regimeAutorise activite category volume unite wasteType }
        declarations { annee codeDechet libDechet gerepType } }";
    let expected = json!({
        "codeS3ic": "0064.001", "urlFiche": "https://icpe.test/1",
        "rubriques": [
            { "rubrique": "2718", "alinea": "1", "etatActivite": "En fonctionnement", "regimeAutorise": "Autorisation",
              "activite": "Transit", "category": "TTR", "volume": "20", "unite": "t", "wasteType": "DANGEROUS" },
            { "rubrique": "2716", "alinea": null, "etatActivite": null, "regimeAutorise": null, "activite": null,
              "category": "TTR", "volume": null, "unite": null, "wasteType": null },
        ],
        "declarations": [
            { "annee": "2025", "codeDechet": "16 01 07*", "libDechet": "Filtres à huile", "gerepType": "Traiteur" },
        ],
    });
    let session = app.session(&treater).await;
    let siret = &treater.siret;
    for (document, path) in [
        (format!("{{ companyInfos(siret: \"{siret}\") {{ {fields} }} }}"), "/companyInfos/installation"),
        (
            format!("{{ companyPrivateInfos(clue: \"{siret}\") {{ {fields} }} }}"),
            "/companyPrivateInfos/installation",
        ),
        (
            format!("{{ searchCompanies(clue: \"{siret}\") {{ {fields} }} }}"),
            "/searchCompanies/0/installation",
        ),
        (
            format!("{{ myCompanies {{ edges {{ node {{ {fields} }} }} }} }}"),
            "/myCompanies/edges/0/node/installation",
        ),
    ] {
        let data = session.ask(&document, json!({})).await.data();
        assert_eq!(data.pointer(path), Some(&expected), "{document}");
    }
    let none =
        other.ask("{ myCompanies { edges { node { installation { codeS3ic } } } } }", json!({})).await.data();
    assert_eq!(none.pointer("/myCompanies/edges/0/node/installation"), Some(&Value::Null));

    // Another file takes the place of all.
    assert_eq!(installed(&app, ["codeS3ic,siret,urlFiche\n", RUBRIQUES, DECLARATIONS]).await.unwrap(), 0);
    let gone = session
        .ask(&format!("{{ companyInfos(siret: \"{siret}\") {{ {fields} }} }}"), json!({}))
        .await
        .data();
    assert_eq!(gone["companyInfos"]["installation"], Value::Null);
}

#[tokio::test]
async fn a_company_that_must_not_be_shown_hides_its_installation() {
    let app = TestApp::start().await;
    let [treater] = app.companies([Destination]).await;
    let list = format!("codeS3ic,siret,urlFiche\n0064.001,{},\n", treater.siret);
    installed(&app, [&list, RUBRIQUES, DECLARATIONS]).await.unwrap();
    app.execute("update establishment set is_diffusible = false").await;
    let document =
        format!("{{ companyInfos(siret: \"{}\") {{ installation {{ codeS3ic }} }} }}", treater.siret);
    assert_eq!(
        app.anonymous().ask(&document, json!({})).await.data()["companyInfos"]["installation"],
        Value::Null
    );
}

#[tokio::test]
async fn files_with_mistakes_change_nothing() {
    let app = TestApp::start().await;
    let list = "codeS3ic,siret,urlFiche\n0064.001,,\n";
    installed(&app, [list, RUBRIQUES, DECLARATIONS]).await.unwrap();
    let line = |text: &str| format!("{RUBRIQUES}{text}\n");
    let told = |text: &str| format!("{DECLARATIONS}{text}\n");
    for (files, reason) in [
        (["codeS3ic,siret\n".to_owned(), line(""), told("")], "lacks columns of installations: urlFiche"),
        (
            [format!("{list}0064.001,,\n"), line(""), told("")],
            "line 3: the installation 0064.001 stands twice",
        ),
        (
            [list.into(), line("0064.009;2718;;;;;TTR;;;"), told("")],
            "line 2: there is no installation 0064.009",
        ),
        ([list.into(), line("0064.001;2718;;;;;;;;"), told("")], "category is empty"),
        ([list.into(), line("0064.001;2718;;;;;TTR;;;TOXIC"), told("")], "\"TOXIC\" is no wasteType"),
        ([list.into(), line(""), told("0064.001;2025;;;Vendeur")], "\"Vendeur\" is no gerepType"),
    ] {
        let refusal = installed(&app, [&files[0], &files[1], &files[2]]).await.unwrap_err().to_string();
        assert!(refusal.contains(reason), "{refusal}");
    }
    assert_eq!(app.count("installation").await, 1);
}
