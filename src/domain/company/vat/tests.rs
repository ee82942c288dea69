//! Numbers that fit, and those that nearly do.

use super::*;

/// For each country numbers that are valid, on which independent implementations agree.
#[rustfmt::skip]
const VALID: &[(&str, &[&str])] = &[
    ("AD", &["ADO305615D"]),
    ("AT", &["ATU45553994"]),
    ("BE", &["BE0541696005", "BE541696005"]),
    ("BG", &["BG570353353", "BG3911117039", "BG8310369497"]),
    ("CH", &["CHE583050819TVA", "CHE145117538MWST", "CHE583050819", "CHE583050819IVA"]),
    ("CY", &["CY17959747Z"]),
    ("CZ", &["CZ47403276", "CZ420828391", "CZ9023044294", "CZ47403276001"]),
    ("DE", &["DE136695976"]),
    ("DK", &["DK69327451"]),
    ("EE", &["EE108362747"]),
    ("GR", &["EL094259216"]),
    ("ES", &["ES40236538Q", "ESY3338121F", "ESR7175401D", "ESA95758389"]),
    ("FI", &["FI09929027"]),
    ("FR", &["FR83404833048", "FRZ1959766197"]),
    ("GB", &["GB746112102203", "GB149875847", "149875847", "GBGD428", "HA999"]),
    ("HR", &["HR81381689838"]),
    ("HU", &["HU48634300"]),
    ("IE", &["IE1794846C", "IE5573951DH", "IE8Z49289F"]),
    ("IT", &["IT00743110157"]),
    ("LT", &["LT107940439115", "LT516546618"]),
    ("LU", &["LU15027442"]),
    ("LV", &["LV78390452154", "LV16117519997"]),
    ("MT", &["MT59440901"]),
    ("NL", &["NL546086214B12", "NL018559610B54"]),
    ("NO", &["NO790881397", "NO191328132MVA"]),
    ("PL", &["PL4529853333"]),
    ("PT", &["PT745836135"]),
    ("RO", &["RO9284291", "RO663", "RO8617126693"]),
    ("RS", &["RS703438002"]),
    ("SE", &["SE045095957201"]),
    ("SI", &["SI40724107"]),
    ("SK", &["SK6249824053"]),
];

#[test]
fn each_country_knows_its_own() {
    for (country, numbers) in VALID {
        for number in *numbers {
            assert_eq!(vat_country(number), Some(*country), "{number}");
        }
    }
    assert_eq!(VALID.len(), COUNTRIES.len());
}

#[test]
fn a_wrong_digit_is_noticed_by_each_country_that_has_a_checksum() {
    // Without a checksum, or with one for some numbers alone: their first is of the others.
    let unchecked = ["AD", "BG", "CZ", "FR", "LV", "NL"];
    for (country, numbers) in VALID.iter().filter(|(country, _)| !unchecked.contains(country)) {
        let number = numbers[0].as_bytes();
        // The first digit after the prefix that a neighbour may stand for.
        let place = 4 + usize::from(*country == "CH");
        let mut wrong = number.to_vec();
        wrong[place] = if number[place] == b'4' { b'5' } else { b'4' };
        let wrong = String::from_utf8(wrong).unwrap();
        assert_eq!(vat_country(&wrong), None, "{wrong}, near {}", numbers[0]);
    }
    for wrong in ["BG570353354", "CZ47403277", "FR84404833048", "LV78390452155", "NL546086215B12"] {
        assert_eq!(vat_country(wrong), None, "{wrong}");
    }
}

#[test]
fn what_fits_no_form_is_no_number() {
    for wrong in [
        "BE2541696005",
        "BE0541696006",
        "DE136695977",
        "IT00743110158",
        "IT05256592024",
        "LU15027443",
        "CHE583050819VAT",
        "CHE571058234TVAX",
        "NL546086214C12",
        "IE1794846X",
        "CY12959747Z",
        "ES1X234567A",
        "GBGD500",
        "GBHA499",
        "GB000000000",
        "LT516546628",
        "RO1",
        "SK6259824053",
        "be0541696005",
        "BE 0541696005",
        "US123456789",
        "FRI1404833048",
        "",
    ] {
        assert_eq!(vat_country(wrong), None, "{wrong}");
    }
}

#[test]
fn french_vat_numbers_are_not_foreign() {
    assert!(is_french_vat("FR83404833048"));
    assert!(!is_french_vat("FR84404833048"));
    assert!(!is_french_vat("BE0541696005"));
    assert!(!is_foreign_vat("FR83404833048"));
    assert!(is_foreign_vat("BE0541696005"));
    assert!(!is_foreign_vat("73282932000074"));
}
