//! Writes StockEtablissement.csv and StockUniteLegale.csv with made-up companies, in the columns and the order of
//! INSEE's files: `cargo run -p bench --bin sirene -- ROWS FOLDER`. The same arguments give the same files.
//!
//! Names repeat as French ones do: few words are in very many names, most are in very few.

use std::fs::{self, File};
use std::io::{self, BufWriter, Write};
use std::path::Path;

#[rustfmt::skip]
const SITE_HEADER: &str = "siren,nic,siret,statutDiffusionEtablissement,dateCreationEtablissement,trancheEffectifsEtablissement,anneeEffectifsEtablissement,activitePrincipaleRegistreMetiersEtablissement,dateDernierTraitementEtablissement,etablissementSiege,nombrePeriodesEtablissement,complementAdresseEtablissement,numeroVoieEtablissement,indiceRepetitionEtablissement,dernierNumeroVoieEtablissement,indiceRepetitionDernierNumeroVoieEtablissement,typeVoieEtablissement,libelleVoieEtablissement,codePostalEtablissement,libelleCommuneEtablissement,libelleCommuneEtrangerEtablissement,distributionSpecialeEtablissement,codeCommuneEtablissement,codeCedexEtablissement,libelleCedexEtablissement,codePaysEtrangerEtablissement,libellePaysEtrangerEtablissement,identifiantAdresseEtablissement,coordonneeLambertAbscisseEtablissement,coordonneeLambertOrdonneeEtablissement,complementAdresse2Etablissement,numeroVoie2Etablissement,indiceRepetition2Etablissement,typeVoie2Etablissement,libelleVoie2Etablissement,codePostal2Etablissement,libelleCommune2Etablissement,libelleCommuneEtranger2Etablissement,distributionSpeciale2Etablissement,codeCommune2Etablissement,codeCedex2Etablissement,libelleCedex2Etablissement,codePaysEtranger2Etablissement,libellePaysEtranger2Etablissement,dateDebut,etatAdministratifEtablissement,enseigne1Etablissement,enseigne2Etablissement,enseigne3Etablissement,denominationUsuelleEtablissement,activitePrincipaleEtablissement,nomenclatureActivitePrincipaleEtablissement,caractereEmployeurEtablissement";
#[rustfmt::skip]
const UNIT_HEADER: &str = "siren,statutDiffusionUniteLegale,unitePurgeeUniteLegale,dateCreationUniteLegale,sigleUniteLegale,sexeUniteLegale,prenom1UniteLegale,prenom2UniteLegale,prenom3UniteLegale,prenom4UniteLegale,prenomUsuelUniteLegale,pseudonymeUniteLegale,identifiantAssociationUniteLegale,trancheEffectifsUniteLegale,anneeEffectifsUniteLegale,dateDernierTraitementUniteLegale,nombrePeriodesUniteLegale,categorieEntreprise,anneeCategorieEntreprise,dateDebut,etatAdministratifUniteLegale,nomUniteLegale,nomUsageUniteLegale,denominationUniteLegale,denominationUsuelle1UniteLegale,denominationUsuelle2UniteLegale,denominationUsuelle3UniteLegale,categorieJuridiqueUniteLegale,activitePrincipaleUniteLegale,nomenclatureActivitePrincipaleUniteLegale,nicSiegeUniteLegale,economieSocialeSolidaireUniteLegale,societeMissionUniteLegale,caractereEmployeurUniteLegale";

#[rustfmt::skip]
const FIRST_NAMES: &[&str] = &[
    "JEAN", "MARIE", "PIERRE", "MICHEL", "NATHALIE", "PHILIPPE", "ISABELLE", "ALAIN", "CATHERINE", "NICOLAS", "SYLVIE", "PATRICK",
    "CHRISTOPHE", "SOPHIE", "FRANÇOIS", "CÉLINE", "THIERRY", "SANDRINE", "LAURENT", "VALÉRIE", "JULIEN", "AURÉLIE", "DAVID", "CAMILLE",
    "THOMAS", "LÉA", "MATHIEU", "MANON", "HÉLÈNE", "GAËL", "NOÉMIE", "BENOÎT", "ÉLODIE", "STÉPHANE", "ANDRÉ", "ZOÉ",
];
#[rustfmt::skip]
const TRADES: &[&str] = &[
    "TRANSPORTS", "GARAGE", "BOULANGERIE", "PHARMACIE", "RESTAURANT", "CONSTRUCTIONS", "MENUISERIE", "PLOMBERIE", "CONSEIL",
    "IMMOBILIERE", "HOLDING", "GROUPE", "ATELIERS", "ETABLISSEMENTS", "SERVICES", "DISTRIBUTION", "INDUSTRIE", "RECYCLAGE",
    "ENVIRONNEMENT", "MAÇONNERIE", "ELECTRICITE", "COIFFURE", "CABINET", "CLINIQUE", "HOTEL", "ENTREPRISE", "SOCIETE", "COMPAGNIE",
];
const PLACES: &[(&str, &str, &str)] = &[
    ("75011", "PARIS 11", "75111"),
    ("75015", "PARIS 15", "75115"),
    ("69001", "LYON 1ER", "69381"),
    ("69003", "LYON 3EME", "69383"),
    ("13002", "MARSEILLE 2", "13202"),
    ("33000", "BORDEAUX", "33063"),
    ("59000", "LILLE", "59350"),
    ("44000", "NANTES", "44109"),
    ("31000", "TOULOUSE", "31555"),
    ("06000", "NICE", "06088"),
    ("67000", "STRASBOURG", "67482"),
    ("38120", "SAINT-ÉGRÈVE", "38382"),
    ("20000", "AJACCIO", "2A004"),
    ("97400", "SAINT-DENIS", "97411"),
];
const SYLLABLES: &[&str] = &[
    "BA", "LO", "MI", "RE", "TU", "DAN", "VEL", "SOR", "CHE", "PLA", "GRI", "NOU", "FER", "JOL", "QUI",
    "ZAN", "BRE", "TOI", "MAR", "LIE",
];
const STREETS: &[&str] =
    &["DES LILAS", "DE LA GARE", "DU GENERAL LECLERC", "VICTOR HUGO", "DE L'ÉGLISE", "PASTEUR"];
const TYPES: &[&str] = &["RUE", "AV", "BD", "CHE", "PL"];
const ACTIVITIES: &[&str] = &["38.11Z", "38.12Z", "38.22Z", "49.41A", "68.20B", "43.99C", "10.71C", "56.10A"];

/// A generator of numbers (SplitMix64).
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        ((z ^ (z >> 31)) % sides as u64) as usize
    }

    fn pick<'a, T>(&mut self, list: &'a [T]) -> &'a T {
        &list[self.roll(list.len())]
    }

    /// A family name: a few are frequent, the others are among a hundred thousand and more.
    fn name(&mut self) -> String {
        let rank = match self.roll(10) {
            0..=2 => self.roll(40),
            3..=5 => self.roll(2_000),
            _ => self.roll(400_000),
        };
        let mut own = Dice(rank as u64);
        (0..2 + own.roll(3)).map(|_| *own.pick(SYLLABLES)).collect()
    }
}

fn main() -> io::Result<()> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [rows, folder] = arguments.as_slice() else {
        eprintln!("sirene ROWS FOLDER");
        std::process::exit(2);
    };
    let rows: u64 = rows.parse().map_err(io::Error::other)?;
    fs::create_dir_all(folder)?;
    let create = |name: &str| File::create(Path::new(folder).join(name)).map(BufWriter::new);
    let (mut sites, mut units) = (create("StockEtablissement.csv")?, create("StockUniteLegale.csv")?);
    writeln!(sites, "{SITE_HEADER}")?;
    writeln!(units, "{UNIT_HEADER}")?;
    let mut dice = Dice(rows);
    let mut siren = 300_000_000;
    let mut written = 0;
    while written < rows {
        siren += 1 + dice.roll(20) as u64;
        unit(&mut units, &mut dice, siren)?;
        for nic in 0..=dice.roll(2).min((rows - written - 1) as usize) {
            site(&mut sites, &mut dice, siren, nic)?;
            written += 1;
        }
    }
    sites.flush()?;
    units.flush()
}

fn unit(out: &mut impl Write, dice: &mut Dice, siren: u64) -> io::Result<()> {
    let is_person = dice.roll(10) < 4;
    let (first, last) = if is_person { (*dice.pick(FIRST_NAMES), dice.name()) } else { ("", String::new()) };
    let (denomination, acronym) = if is_person {
        (String::new(), "")
    } else {
        let form = *dice.pick(&["SARL ", "SAS ", "SCI ", "", "", "ASSOCIATION "]);
        let end = *dice.pick(&["", "", " ET FILS", " FRANCE", " & ASSOCIES"]);
        (format!("{form}{} {}{end}", dice.pick(TRADES), dice.name()), *dice.pick(&["", "", "", "ABC"]))
    };
    let category = if is_person { "1000" } else { "5499" };
    writeln!(
        out,
        "{siren},O,,2001-01-01,{acronym},,{first},,,,{first},,,,,2026-01-01T00:00:00,1,PME,2024,2010-01-01,A,{last},,\
         {denomination},,,,{category},38.11Z,NAFRev2,00011,N,,O"
    )
}

fn site(out: &mut impl Write, dice: &mut Dice, siren: u64, nic: usize) -> io::Result<()> {
    let nic = format!("{:05}", 11 + nic * 17);
    let (postal_code, town, commune) = *dice.pick(PLACES);
    let (kind, street, activity) = (*dice.pick(TYPES), *dice.pick(STREETS), *dice.pick(ACTIVITIES));
    let number = 1 + dice.roll(150);
    let state = if dice.roll(10) < 6 { "F" } else { "A" };
    let sign = if dice.roll(8) == 0 { format!("CHEZ {}", dice.name()) } else { String::new() };
    writeln!(
        out,
        "{siren},{nic},{siren}{nic},O,2001-01-01,,,,2026-01-01T00:00:00,true,1,,{number},,,,{kind},{street},{postal_code},\
         {town},,,{commune},,,,,,,,,,,,,,,,,,,,,,2010-01-01,{state},{sign},,,,{activity},NAFRev2,O"
    )
}
