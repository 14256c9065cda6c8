//! Fields out of bills and receipts, held against what a person reads in them: precision and recall of each, failures named.
//!
//! The documents in `tests/data/bills` were made for this; `expected.tsv` beside them says what is in each. To see the
//! figures: `cargo nextest run -E 'test(labelled)' --no-capture`.

use std::collections::BTreeMap;
use std::fs;
use std::path::PathBuf;

use crate::testvault::TestVault;

/// The least of each field, precision and recall in per cent: what was reached, so that no change loses it unseen.
const FLOORS: &[(&str, usize, usize)] = &[
    ("vendor", 96, 92),
    ("number", 100, 94),
    ("date", 100, 95),
    ("due", 100, 98),
    ("net", 100, 94),
    ("tax", 100, 96),
    ("gross", 100, 98),
    ("currency", 100, 98),
    ("taxes", 100, 94),
    ("iban", 100, 100),
    ("reference", 100, 100),
    ("playbook", 100, 100),
];

fn folder() -> PathBuf {
    PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/data/bills"))
}

/// What a person reads in each document, by file and field; what it has no answer to is left out.
fn expected() -> BTreeMap<String, BTreeMap<String, String>> {
    let table = fs::read_to_string(folder().join("expected.tsv")).unwrap();
    let mut rows = table.lines().map(|line| line.split('\t').collect::<Vec<_>>());
    let names = rows.next().unwrap();
    let mut all = BTreeMap::new();
    for row in rows {
        let fields = names.iter().zip(&row).skip(1).filter(|(_, value)| !value.is_empty());
        let mut fields: BTreeMap<String, String> =
            fields.map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect();
        if let Some(gross) = fields.get("gross") {
            fields.insert("currency".into(), gross.split(' ').nth(1).unwrap().to_owned());
        }
        all.insert(row[0].to_owned(), fields);
    }
    all
}

/// A vault whose owner is Max, with documents in its Inbox.
fn vault(files: impl IntoIterator<Item = (String, Vec<u8>)>) -> TestVault {
    let vault = TestVault::new();
    let config = vault.read(".fte/config.yaml");
    let id = config.lines().find(|line| line.starts_with("vault:")).unwrap().to_owned();
    let vault = vault.file(
        ".fte/config.yaml",
        format!("{id}\nowner:\n  name: Max Weber\n  emails: [max@weber.example]\n"),
    );
    for (name, bytes) in files {
        vault.put(&format!("Inbox/{name}"), bytes);
    }
    vault
}

/// A document of the set, by its name.
fn document(name: &str) -> (String, Vec<u8>) {
    (name.to_owned(), fs::read(folder().join(name)).unwrap())
}

/// The fields that were found in a note.
fn found(vault: &TestVault, note: &str) -> BTreeMap<String, String> {
    let explained = vault.fte(&format!("plan --explain {note} --json")).ok().json();
    let mut fields: BTreeMap<String, String> = BTreeMap::new();
    for value in explained["found"].as_array().unwrap() {
        let text = |key: &str| value[key].as_str().unwrap().to_owned();
        let field = match text("name").as_str() {
            "vendor" => "vendor",
            "invoice number" => "number",
            "date" => "date",
            "due" => "due",
            "net" => "net",
            "tax" => "tax",
            "total" => "gross",
            "tax by rate" => "taxes",
            "IBAN" => "iban",
            "reference" => "reference",
            _ => continue,
        };
        let old = fields.get(field).map(|old| format!("{old}; ")).unwrap_or_default();
        fields.insert(field.to_owned(), old + &text("value"));
    }
    if let Some(gross) = fields.get("gross") {
        fields.insert("currency".into(), gross.split(' ').nth(1).unwrap().to_owned());
    }
    if let Some(playbook) = explained["matched"][0]["playbook"].as_str() {
        fields.insert("playbook".into(), playbook.to_owned());
    }
    fields
}

/// A firm's name without its legal form: `Kern GmbH` signs as `Kern`.
fn firm(name: &str) -> String {
    const FORMS: &[&str] = &[
        "gmbh", "ag", "ohg", "e.k.", "ltd", "ltd.", "plc", "llp", "llc", "inc.", "co.,", "sarl",
        "s.l.", "s.r.l.", "bv", "b.v.", "sas", "pty", "sp.", "z", "o.o.", "kg", "lda", "bvba",
    ];
    let words = name.split_whitespace().map(str::to_lowercase);
    words.filter(|word| !FORMS.contains(&word.as_str())).collect::<Vec<_>>().join(" ")
}

#[derive(Default)]
struct Score {
    right: usize,
    found: usize,
    wanted: usize,
}

fn per_cent(part: usize, whole: usize) -> usize {
    (part * 100).checked_div(whole).unwrap_or(100)
}

#[test]
fn labelled_documents() {
    let expected = expected();
    assert!(expected.len() >= 60, "only {} documents", expected.len());
    let vault = vault(expected.keys().map(|name| document(name)));
    let report = vault.fte("watch files --json").ok().json();
    let mut scores: BTreeMap<&str, Score> = BTreeMap::new();
    let mut seen = 0;
    for made in report["created"].as_array().unwrap() {
        let file = made["source"].as_str().unwrap().rsplit('/').next().unwrap();
        let (expected, got) = (&expected[file], found(&vault, made["path"].as_str().unwrap()));
        seen += 1;
        for (field, ..) in FLOORS {
            let (want, have) = (expected.get(*field), got.get(*field));
            // Which playbook a document gets, and what other numbers it has, is told of some of them only.
            if want.is_none() && matches!(*field, "playbook" | "reference") {
                continue;
            }
            let is_right = match (want, have) {
                (Some(want), Some(have)) if *field == "reference" => {
                    have.split("; ").any(|one| one == want)
                }
                (Some(want), Some(have)) if *field == "vendor" => firm(want) == firm(have),
                (want, have) => want.is_some() && want == have,
            };
            let score = scores.entry(field).or_default();
            score.right += usize::from(is_right);
            score.found += usize::from(have.is_some());
            score.wanted += usize::from(want.is_some());
            if !is_right && (want.is_some() || have.is_some()) {
                eprintln!("{file}: {field} is {have:?} instead of {want:?}");
            }
        }
    }
    assert_eq!(seen, expected.len(), "not every document became an item: {report:#}");
    let mut worse = Vec::new();
    for (field, precision, recall) in FLOORS {
        let Score { right, found, wanted } = scores[field];
        let reached = (per_cent(right, found), per_cent(right, wanted));
        eprintln!(
            "{field}: precision {} %, recall {} % ({right} right, {found} found, {wanted} there)",
            reached.0, reached.1
        );
        if reached.0 < *precision || reached.1 < *recall {
            worse.push(*field);
        }
    }
    assert!(worse.is_empty(), "worse than before: {worse:?}");
}

/// The only request that waits, as its note.
fn asked(vault: &TestVault) -> String {
    let waiting = vault.files("Pending_Approval");
    assert_eq!(waiting.len(), 1, "{waiting:?}");
    vault.read(&waiting[0])
}

/// A yes to the only request that waits.
fn say_yes(vault: &TestVault) {
    let waiting = vault.fte("approve list --json").ok().json();
    let id = waiting[0]["handle"].as_str().or(waiting[0]["id"].as_str()).unwrap().to_owned();
    vault.fte(&format!("approve yes {id}")).ok();
}

#[test]
fn a_bill_is_booked_with_its_file_and_only_once() {
    let vault = vault([document("x-facturx.pdf")]);
    vault.fte("watch files").ok();
    vault.fte("plan").ok();
    let request = asked(&vault);
    for said in [
        "vendor: Kern Software GmbH",
        "amount: 119.00 EUR",
        "reference: RE-2026-17",
        "due: \"2026-11-19\"",
        "x-facturx.pdf",
        "File that is kept with it",
    ] {
        assert!(request.contains(said), "{said} is not in\n{request}");
    }
    say_yes(&vault);
    vault.fte("act").ok();
    let note = vault.read("Accounting/Bills/BILL-0001.md");
    let link = note.lines().find(|line| line.starts_with("- [[Attachments/"));
    let path = link.unwrap_or_else(|| panic!("no link in\n{note}"));
    let path = path.trim_start_matches("- [[").trim_end_matches("]]");
    assert_eq!(vault.read_bytes(path), document("x-facturx.pdf").1);
    vault.fte("ledger check").ok();

    // The same bill by another way is known, and not booked again.
    let (name, bytes) = document("x-mail-facturx.eml");
    vault.put(&format!("Inbox/{name}"), bytes);
    vault.fte("watch files").ok();
    vault.fte("plan").ok();
    assert_eq!(vault.files("Pending_Approval"), Vec::<String>::new());
    let plans: String = vault.files("Plans").iter().map(|plan| vault.read(plan)).collect();
    assert!(plans.contains("It is booked already") && plans.contains("BILL-0001"), "{plans}");
}

#[test]
fn a_bill_whose_file_was_changed_after_the_yes_is_not_booked() {
    let vault = vault([document("x-ubl.xml")]);
    vault.fte("watch files").ok();
    vault.fte("plan").ok();
    let path = vault.files("Attachments").remove(0);
    say_yes(&vault);
    vault.put(&path, "another");
    let ran = vault.fte("act");
    assert!(!vault.path("Accounting/Bills/BILL-0001.md").exists(), "{ran}");
    let dead: String = vault.files("Dead_Letter").iter().map(|note| vault.read(note)).collect();
    assert!(dead.contains("is not what was approved"), "{ran}\n{dead}");
}

#[test]
fn data_that_differs_from_the_page_is_a_warning() {
    for (name, said) in [
        ("x-forged-account.pdf", "asks for payment to GB82WEST12345698765432"),
        ("x-forged-amount.pdf", "says 1190.00 EUR, which is nowhere on the page"),
    ] {
        let vault = vault([document(name)]);
        vault.fte("watch files").ok();
        vault.fte("plan").ok();
        let item = vault.read(&vault.files("In_Progress")[0]);
        assert!(item.contains(said), "{name}: {item}");
        for request in vault.files("Pending_Approval") {
            let request = vault.read(&request);
            assert!(request.contains(said), "{name}: {request}");
        }
    }
    let vault = vault([document("x-facturx.pdf")]);
    vault.fte("watch files").ok();
    let item = vault.read(&vault.files("Needs_Action")[0]);
    assert!(!item.contains("on the page that one sees"), "{item}");
}

#[test]
fn a_bill_is_drafted_in_odoo_where_the_books_are_there() {
    for (settings, action) in [
        ("books:\n  system: odoo\nodoo:\n  url: https://odoo.example\n", "odoo.bill.create"),
        ("books:\n  system: odoo\n", "ledger.bill.record"),
        ("odoo:\n  url: https://odoo.example\n", "ledger.bill.record"),
    ] {
        let vault = vault([document("x-xrechnung-cii.xml")]);
        let config = vault.read(".fte/config.yaml");
        let vault = vault.file(".fte/config.yaml", config + settings);
        vault.fte("watch files").ok();
        vault.fte("plan").ok();
        let request = asked(&vault);
        assert!(request.contains(action), "{settings}: {request}");
        if action == "odoo.bill.create" {
            for line in ["price: \"100.00\", tax: \"19\"", "price: \"50.00\", tax: \"7\""] {
                assert!(request.contains(line), "{line} is not in\n{request}");
            }
            assert!(request.contains("x-xrechnung-cii.xml"), "{request}");
        }
    }
}
