//! Facts out of real receipts and invoices, held against what a person reads in them: precision and recall per field.

use std::collections::BTreeMap;
use std::fs;
use std::path::PathBuf;

use crate::testvault::{TestVault, corpus};

fn receipts() -> PathBuf {
    corpus("mail/receipts")
}

/// What a person reads in each document; a field that is left out is not in it, or several of it are.
const READ: &[(&str, &[(&str, &str)])] = &[
    (
        "bcgmail-amazon__amazon-order-2018-02-10.eml",
        &[
            ("total", "21.20 GBP"),
            ("net", "17.67 GBP"),
            ("tax", "3.53 GBP"),
            ("date", "2018-02-10"),
            ("order_number", "202-1391264-5465967"),
        ],
    ),
    (
        "bcgmail-amazon__amazon-order-2021-03-11-no-order-details.eml",
        &[("total", "19.99 GBP"), ("order_number", "202-3444084-1493131")],
    ),
    ("bcgmail-amazon__amazon-order-2021-11-24-multiple.eml", &[("date", "2021-10-24")]),
    (
        "bcgmail-ebay__ebay-2021-2.eml",
        &[("total", "8.89 GBP"), ("tax", "1.48 GBP"), ("order_number", "11-07016-73964")],
    ),
    ("bcgmail-ebay__ebay-2021-two-receipts.eml", &[("total", "14.00 GBP")]),
    (
        "bcgmail-paypal__facebook-donation-2020-07.eml",
        &[("total", "10.00 GBP"), ("date", "2020-07-28")],
    ),
    (
        "i2d__AzureInterior.eml",
        &[
            ("total", "279.84 USD"),
            ("net", "262.90 USD"),
            ("tax", "16.94 USD"),
            ("date", "2023-03-20"),
            ("due", "2023-04-04"),
            ("invoice_number", "INV/2023/03/0008"),
            ("vendor", "Azure Interior"),
        ],
    ),
    (
        "i2d__FlipkartInvoice.eml",
        &[
            ("total", "319.00 INR"),
            ("net", "278.61 INR"),
            ("tax", "40.39 INR"),
            ("date", "2015-10-20"),
            ("invoice_number", "BLR_WFLD20151000982590"),
            ("order_number", "OD304175096047380001"),
        ],
    ),
    (
        "i2d__coolblue1.eml",
        &[
            ("total", "717.97 EUR"),
            ("net", "593.36 EUR"),
            ("tax", "124.61 EUR"),
            ("date", "2014-04-19"),
            ("invoice_number", "993548900"),
            ("order_number", "12572103"),
            ("ibans", "NL50INGB0683251309"),
            ("bics", "INGBNL2A"),
        ],
    ),
    (
        "i2d__NetpresseInvoice.eml",
        &[
            ("total", "56.02 EUR"),
            ("net", "46.68 EUR"),
            ("tax", "9.34 EUR"),
            ("date", "2022-11-28"),
            ("invoice_number", "2022089083"),
            ("ibans", "FR7610107002450061705231739"),
            ("bics", "BREDFRPP"),
        ],
    ),
    (
        "i2d__saeco.eml",
        &[
            ("total", "49.99 EUR"),
            ("net", "41.31 EUR"),
            ("tax", "8.68 EUR"),
            ("date", "2022-09-08"),
            ("due", "2022-09-22"),
            ("invoice_number", "VF1005193039"),
            ("order_number", "SCONL000000444"),
        ],
    ),
    (
        "invoice2data/free_fiber.pdf",
        &[
            ("total", "29.99 EUR"),
            ("net", "24.99 EUR"),
            ("tax", "5.00 EUR"),
            ("date", "2015-07-02"),
            ("due", "2015-07-05"),
            ("invoice_number", "562044387"),
            ("vendor", "Free SAS"),
        ],
    ),
    (
        "invoice2data/custom-lines-blocks.txt",
        &[("total", "99.99 EUR"), ("date", "2022-10-15"), ("invoice_number", "1234/10/2022")],
    ),
];

/// The least of each field: precision and recall in per cent. What was reached, so that no change loses it unseen.
const FLOORS: &[(&str, usize, usize)] = &[
    ("total", 100, 91),
    ("net", 100, 50),
    ("tax", 100, 71),
    ("date", 100, 90),
    ("due", 100, 100),
    ("invoice_number", 100, 100),
    ("order_number", 100, 100),
    ("ibans", 100, 100),
    ("bics", 100, 100),
];

/// The values of a document, by the fields that are held against it.
fn found(name: &str) -> BTreeMap<String, String> {
    let vault = TestVault::new();
    let file = name.rsplit('/').next().unwrap();
    vault.put(&format!("Inbox/{file}"), fs::read(receipts().join(name)).unwrap());
    let note = vault.fte("watch files --json").ok().json()["created"][0]["path"]
        .as_str()
        .unwrap()
        .to_owned();
    let explained = vault.fte(&format!("plan --explain {note} --json")).ok().json();
    let values = explained["found"].as_array().unwrap().iter();
    let mut fields = BTreeMap::new();
    for value in values {
        let text = |key: &str| value[key].as_str().unwrap().to_owned();
        let name = match text("name").as_str() {
            "IBAN" => "ibans".to_owned(),
            "BIC" => "bics".to_owned(),
            name => name.replace(' ', "_"),
        };
        fields.entry(name).or_insert_with(|| text("value"));
    }
    fields
}

#[test]
fn labelled_real_documents() {
    if !receipts().is_dir() {
        eprintln!("skipped: no corpus in {}", receipts().display());
        return;
    }
    let mut scores: BTreeMap<&str, (usize, usize, usize)> = BTreeMap::new();
    for (name, expected) in READ {
        let got = found(name);
        let expected: BTreeMap<&str, &str> = expected.iter().copied().collect();
        for (field, ..) in FLOORS {
            let (want, have) = (expected.get(field).copied(), got.get(*field).map(String::as_str));
            let score = scores.entry(field).or_default();
            score.0 += usize::from(want.is_some() && want == have);
            score.1 += usize::from(have.is_some());
            score.2 += usize::from(want.is_some());
            if want != have {
                eprintln!("{name}: {field} is {have:?} instead of {want:?}");
            }
        }
        if let Some(vendor) = expected
            .get("vendor")
            .filter(|vendor| got.get("vendor").map(String::as_str) != Some(**vendor))
        {
            eprintln!("{name}: vendor is {:?} instead of {vendor}", got.get("vendor"));
        }
    }
    let per_cent = |part: usize, whole: usize| (part * 100).checked_div(whole).unwrap_or(100);
    let mut worse = Vec::new();
    for (field, precision, recall) in FLOORS {
        let (right, got, wanted) = scores[field];
        let reached = (per_cent(right, got), per_cent(right, wanted));
        eprintln!(
            "{field}: precision {} %, recall {} % ({right} right, {got} found, {wanted} there)",
            reached.0, reached.1
        );
        if reached.0 < *precision || reached.1 < *recall {
            worse.push(*field);
        }
    }
    assert!(worse.is_empty(), "worse than before: {worse:?}");
}
