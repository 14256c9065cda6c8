//! The grown books through the binary: taxes, currencies, openings and closings, statements that are hledger's to the cent,
//! and exports that hledger and beancount take.

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::process::Command;

use serde_json::{Value, json};

use crate::ledger::{JOURNAL, agrees, booked, hledger};
use crate::testvault::TestVault;

/// Books with two currencies, three kinds of tax, an opening, part payments and part credits.
fn shop() -> TestVault {
    let vault = TestVault::new();
    let book = |words: &[&str]| booked(&vault, &[&["ledger"], words].concat());
    book(&[
        "open",
        "--date",
        "2026-01-01",
        "--balance",
        "assets:bank = 5000.00 EUR",
        "--balance",
        "liabilities:loan = -3000 EUR",
    ]);
    book(&["rate", "add", "USD", "0.90", "--date", "2026-10-01"]);
    book(&["rate", "add", "USD", "0.95", "--date", "2026-11-01"]);
    book(&[
        "invoice",
        "create",
        "--customer",
        "Dana Reyes",
        "--line",
        "Work = 10 x 100 +DE-standard",
        "--line",
        "Book = 3 x 9.99 +DE-reduced incl",
        "--date",
        "2026-10-05",
    ]);
    book(&[
        "invoice",
        "create",
        "--customer",
        "Acme Inc",
        "--line",
        "Advice = 1000 +DE-reverse",
        "--currency",
        "USD",
        "--date",
        "2026-10-20",
    ]);
    book(&[
        "bill",
        "record",
        "--vendor",
        "Hosting",
        "--amount",
        "119 EUR",
        "--tax",
        "19%",
        "--category",
        "software",
        "--date",
        "2026-10-07",
    ]);
    book(&[
        "expense",
        "record",
        "--vendor",
        "Shop",
        "--amount",
        "50.35 EUR",
        "--tax",
        "19% = 4.50",
        "--tax",
        "7% = 1.45",
        "--category",
        "office",
        "--date",
        "2026-11-02",
    ]);
    book(&[
        "bill",
        "record",
        "--vendor",
        "Cloud US",
        "--amount",
        "200 USD",
        "--tax",
        "DE-bought",
        "--category",
        "software",
        "--date",
        "2026-10-25",
    ]);
    book(&[
        "payment",
        "record",
        "INV-0002",
        "--amount",
        "400 USD",
        "--bank",
        "370.10 EUR",
        "--date",
        "2026-11-03",
    ]);
    book(&["payment", "record", "BILL-0002", "--bank", "191 EUR", "--date", "2026-11-04"]);
    book(&["invoice", "credit", "INV-0001", "--line", "2", "--date", "2026-11-05"]);
    book(&["invoice", "credit", "INV-0001", "--amount", "119 EUR", "--date", "2026-11-05"]);
    vault
}

/// Account by account what hledger's CSV of a statement says, its `Net:` included; amounts sorted.
fn theirs(csv: &str) -> BTreeMap<String, Vec<String>> {
    let mut rows = BTreeMap::new();
    for row in csv::ReaderBuilder::new()
        .flexible(true)
        .has_headers(false)
        .from_reader(csv.as_bytes())
        .records()
    {
        let row = row.unwrap();
        let (Some(account), Some(amounts)) = (row.get(0), row.get(1)) else { continue };
        let mut amounts: Vec<_> = amounts
            .split(", ")
            .filter(|one| one.contains(' ') && one.chars().any(|c| c.is_ascii_digit()))
            .map(str::to_owned)
            .collect();
        amounts.sort();
        if !amounts.is_empty() && (account.contains(':') || account == "expenses") {
            rows.insert(account.to_owned(), amounts);
        }
    }
    rows
}

/// The same of our report.
fn ours(report: &Value, sections: &[&str]) -> BTreeMap<String, Vec<String>> {
    let texts = |amounts: &Value| {
        let mut texts: Vec<_> = amounts
            .as_array()
            .unwrap()
            .iter()
            .map(|one| one.as_str().unwrap().to_owned())
            .collect();
        texts.sort();
        texts
    };
    let mut rows = BTreeMap::new();
    for section in report["sections"].as_array().unwrap() {
        if sections.contains(&section["title"].as_str().unwrap()) {
            for row in section["rows"].as_array().unwrap() {
                rows.insert(row["account"].as_str().unwrap().to_owned(), texts(&row["amounts"]));
            }
        }
    }
    let net = texts(&report["net"]);
    if !net.is_empty() {
        rows.insert("Net:".into(), net);
    }
    rows
}

#[test]
fn statements_are_hledgers_to_the_cent() {
    let vault = shop();
    let days = [
        ("", &[][..]),
        ("--period 2026-10", &["-b", "2026-10-01", "-e", "2026-11-01"][..]),
        ("--from 2026-11-01 --to 2026-11-04", &["-b", "2026-11-01", "-e", "2026-11-05"][..]),
    ];
    for (said, range) in days {
        for (report, theirs_is, sections) in [
            ("profit-loss", "is", &["revenues", "expenses"][..]),
            ("cash-flow", "cf", &["cash"][..]),
        ] {
            let report = vault.fte(&format!("ledger report {report} {said} --json")).ok().json();
            let args = [&[theirs_is, "-B", "--value=then,EUR", "-O", "csv"], range].concat();
            let Some(csv) = hledger(&vault, &args) else { return };
            let mut expected = theirs(&csv);
            if theirs_is == "cf" {
                // hledger calls it `total` there.
                let mut mine = ours(&report, sections);
                mine.remove("Net:");
                expected.remove("Net:");
                assert_eq!(mine, expected, "{said}: {csv}");
            } else {
                assert_eq!(ours(&report, sections), expected, "{said}: {csv}");
            }
        }
    }
    for day in ["2026-10-31", "2026-11-03", "2026-11-16"] {
        let report =
            vault.fte(&format!("ledger report balance-sheet --as-of {day} --json")).ok().json();
        let after = day.parse::<chrono::NaiveDate>().unwrap().succ_opt().unwrap().to_string();
        let csv = hledger(&vault, &["bs", "-X", "EUR", "-e", &after, "-O", "csv"]).unwrap();
        // A liability is above zero in both.
        assert_eq!(ours(&report, &["assets", "liabilities"]), theirs(&csv), "{day}: {csv}");
        let equity = report["sections"][2]["total"].clone();
        assert_eq!(equity, report["net"], "what is owned less what is owed is what it is made of");
    }
    let trial = vault.fte("ledger report trial-balance --from 2026-10-15 --json").ok().json();
    let csv = hledger(&vault, &["balance", "-B", "-N", "--flat", "-O", "csv"]).unwrap();
    let mut closing = BTreeMap::new();
    for row in trial["rows"].as_array().unwrap() {
        let mut amounts: Vec<_> = row["closing"]
            .as_array()
            .unwrap()
            .iter()
            .map(|one| one.as_str().unwrap().to_owned())
            .collect();
        amounts.sort();
        if !amounts.is_empty() {
            closing.insert(row["account"].as_str().unwrap().to_owned(), amounts);
        }
    }
    assert_eq!(closing, theirs(&csv), "{csv}");
    let debit = trial["debit"][0].as_str().unwrap();
    assert_eq!(format!("-{debit}"), trial["credit"][0].as_str().unwrap());
}

#[test]
fn what_is_shown_of_the_books() {
    let vault = shop();
    insta::assert_snapshot!(vault.fte("ledger report profit-loss"), @"");
    insta::assert_snapshot!(vault.fte("ledger report balance-sheet"), @"");
    insta::assert_snapshot!(vault.fte("ledger report tax --period 2026-Q4"), @"");
    insta::assert_snapshot!(vault.fte("ledger report trial-balance --period 2026-11"), @"");
    insta::assert_snapshot!(vault.fte("ledger report cash-flow --period 2026-11"), @"");
    insta::assert_snapshot!(vault.fte("ledger report aged"), @"");
    insta::assert_snapshot!(vault.fte("ledger accounts"), @"");
    insta::assert_snapshot!(vault.fte("ledger rate list"), @"");
    insta::assert_snapshot!(vault.fte("ledger taxes CH"), @"");
    insta::assert_snapshot!(vault.read(JOURNAL).lines().filter(|line| !line.contains("; fte:")).collect::<Vec<_>>().join("\n"), @"");
    let tax = vault.fte("ledger report tax --json").ok().json();
    let posted = |account: &str| {
        let balance = vault.fte(&format!("ledger balance {account} --json")).ok().json();
        let cents = balance["accounts"].as_array().unwrap().iter().map(|row| {
            let amount =
                row["amounts"][0].as_str().unwrap().trim_end_matches(" EUR").replace('.', "");
            amount.parse::<i64>().unwrap()
        });
        cents.sum::<i64>()
    };
    let said = |what: &str| {
        tax[what][0]
            .as_str()
            .unwrap()
            .trim_end_matches(" EUR")
            .replace('.', "")
            .parse::<i64>()
            .unwrap()
    };
    assert_eq!((said("output"), said("input")), (-posted("liabilities:tax"), posted("assets:tax")));
    assert_eq!(said("payable"), said("output") - said("input"));
}

#[test]
fn a_closed_period_takes_nothing_more() {
    let vault = TestVault::new();
    booked(
        &vault,
        &[
            "ledger",
            "invoice",
            "create",
            "--customer",
            "Dana",
            "--line",
            "Work = 10",
            "--date",
            "2026-10-05",
        ],
    );
    // Approved while the days were open, done when they are not.
    let late = [
        "ledger",
        "expense",
        "record",
        "--vendor",
        "Late",
        "--amount",
        "9 EUR",
        "--date",
        "2026-10-31",
        "--json",
    ];
    let asked = vault.fte_args(&late).ok().json();
    let receipt = booked(
        &vault,
        &["ledger", "close", "2026-10-31", "--note", "October is with the tax adviser"],
    );
    assert_eq!(
        (&receipt["document"], &receipt["kind"], &receipt["amount"]),
        (&json!("CLOSE-0001"), &json!("closing"), &Value::Null)
    );
    vault.fte(&format!("approve yes {}", asked["id"].as_str().unwrap())).ok();
    let before = vault.read(JOURNAL);
    vault.fte("act");
    assert_eq!(vault.read(JOURNAL), before);
    let dead = vault.files("Dead_Letter");
    assert_eq!(dead.len(), 1, "{dead:?}");
    assert!(vault.read(&dead[0]).contains("2026-10-31 is closed"), "{}", vault.read(&dead[0]));
    for args in [
        &["invoice", "create", "--customer", "x", "--line", "y = 1", "--date", "2026-10-31"][..],
        &["bill", "record", "--vendor", "x", "--amount", "1 EUR", "--date", "2025-01-01"],
        &["payment", "record", "INV-0001", "--date", "2026-10-30"],
        &["invoice", "credit", "INV-0001", "--date", "2026-10-05"],
        &["rate", "add", "USD", "0.9", "--date", "2026-10-31"],
        &["open", "--balance", "assets:bank = 1 EUR", "--date", "2026-10-01"],
        &["close", "2026-10-31"],
        &["close", "2026-09-30"],
    ] {
        let ran = vault.fte_args(&[&["ledger"], args].concat());
        assert_eq!(ran.exit, 5, "{args:?}: {ran}");
    }
    insta::assert_snapshot!(vault.fte("ledger payment record INV-0001 --date 2026-10-31"), @"");
    booked(&vault, &["ledger", "payment", "record", "INV-0001", "--date", "2026-11-01"]);
    // What somebody changes by hand in these days is told.
    let whole = vault.read(JOURNAL);
    vault.put(
        JOURNAL,
        format!("{whole}\n2026-10-30 mine\n    assets:bank  -1 EUR\n    expenses:other\n"),
    );
    assert!(
        vault
            .fte("ledger check")
            .stdout
            .contains("what is booked up to 2026-10-31 was changed since CLOSE-0001 closed it")
    );
    vault.put(JOURNAL, &whole);
    vault.fte("ledger check").ok();
    // Opening it again always asks, and opens no more than is said.
    vault.put(
        "Company_Handbook.md",
        "# Handbook\n\n```policy\n- action: \"*\"\n  then: automatic\n```\n",
    );
    let asked = vault.fte("ledger reopen --keep 2026-09-30 --json").ok().json();
    assert_eq!(asked["verdict"]["verdict"], "ask", "{asked:#}");
    vault.fte(&format!("approve yes {}", asked["id"].as_str().unwrap())).ok();
    vault.fte("act").ok();
    agrees(&vault);
    booked(
        &vault,
        &[
            "ledger",
            "expense",
            "record",
            "--vendor",
            "Late",
            "--amount",
            "9 EUR",
            "--date",
            "2026-10-31",
        ],
    );
    let still = vault.fte_args(&[
        "ledger",
        "expense",
        "record",
        "--vendor",
        "Later",
        "--amount",
        "9 EUR",
        "--date",
        "2026-09-30",
    ]);
    assert_eq!(still.exit, 5, "{still}");
    let future = vault.fte("ledger close 2026-11-17");
    assert_eq!(future.exit, 2, "{future}");
}

#[test]
fn what_the_grown_books_refuse() {
    let vault = shop();
    for (args, exit, said) in [
        (
            &["invoice", "create", "--customer", "x", "--line", "y = 1 +XX-standard"][..],
            2,
            "`tax` is not in Accounting/Taxes.md: `XX-standard`",
        ),
        (
            &["invoice", "create", "--customer", "x", "--line", "y = 1 +DE-bought"],
            2,
            "is owed by the buyer",
        ),
        (
            &["bill", "record", "--vendor", "x", "--amount", "1 EUR", "--tax", "19% = 1"],
            2,
            "is more than the amount",
        ),
        (
            &[
                "bill", "record", "--vendor", "x", "--amount", "10 EUR", "--tax", "19%", "--tax",
                "7%",
            ],
            2,
            "says no amount",
        ),
        (&["invoice", "credit", "INV-0001", "--line", "2"], 5, "is taken back already"),
        (&["invoice", "credit", "INV-0001", "--line", "7"], 2, "INV-0001 has no line 7"),
        (
            &["invoice", "credit", "INV-0001", "--amount", "5000 EUR"],
            5,
            "is more than is open of INV-0001",
        ),
        (
            &["payment", "record", "INV-0002", "--amount", "601 USD"],
            5,
            "601.00 USD is more than is open of INV-0002: 600.00 USD",
        ),
        (&["payment", "record", "INV-0001", "--bank", "1 GBP"], 2, "1.00 GBP, but"),
        (&["payment", "record", "INV-0002", "--bank", "1 GBP"], 0, ""),
        (&["rate", "add", "EUR", "1"], 2, "is not one of another currency"),
        (&["rate", "add", "USD", "-1"], 2, ""),
        (&["rate", "add", "USD", "1e3"], 2, "is not a number above zero"),
        (&["open", "--balance", "expenses:x = 1 EUR"], 2, "is no account that holds anything"),
        (&["open", "--balance", "assets:x;y = 1 EUR"], 2, "is no name of an account"),
        (&["reopen"], 5, "no period is closed"),
        (&["report", "aged", "--from", "2026-01-01"], 2, "as of a day"),
        (&["report", "tax", "--period", "2026-13"], 2, "not a month"),
    ] {
        let ran = vault.fte_args(&[&["ledger"], args].concat());
        assert_eq!(ran.exit, exit, "{args:?}: {ran}");
        assert!(ran.stderr.contains(said), "{args:?}: {ran}");
    }
}

#[test]
fn what_an_earlier_version_booked_is_read_and_found() {
    let earlier = "decimal-mark .\n\naccount assets:bank  ; type: Cash\naccount income:sales  ; type: Revenue\n\n\
        commodity 1000.00 EUR\naccount assets:receivable:Dana Reyes\naccount liabilities:tax:19%\n\n\
        2026-11-16 (INV-0001) Dana Reyes\n    ; fte: k1\n    ; invoice: INV-0001\n    ; due: 2026-11-30\n    ; customer: Dana Reyes\n\
        \x20   ; line: 12.5 x 96.00 +19% | Consulting\n    ; line: 1 x -10.00 +19% | Discount\n\
        \x20   assets:receivable:Dana Reyes                         1416.10 EUR\n    income:sales                                        -1190.00 EUR\n\
        \x20   liabilities:tax:19%                                  -226.10 EUR\n";
    let vault = TestVault::new().file(JOURNAL, earlier);
    vault.fte("ledger check --repair").ok();
    let tax = vault.fte("ledger report tax --json").ok().json();
    assert_eq!(tax["rows"][0]["base"], json!(["1190.00 EUR"]), "{tax:#}");
    booked(&vault, &["ledger", "invoice", "credit", "INV-0001", "--amount", "119.00 EUR"]);
    let tax = vault.fte("ledger report tax --json").ok().json();
    assert_eq!(
        (&tax["rows"][0]["base"], &tax["payable"]),
        (&json!(["1090.00 EUR"]), &json!(["207.10 EUR"])),
        "{tax:#}"
    );
    assert!(vault.read(JOURNAL).starts_with(earlier));
}

/// The Python that has beancount; `None` (said on stderr) where there is none.
fn beancount() -> Option<PathBuf> {
    let there = std::env::var_os("FTE_BEANCOUNT").map(PathBuf::from);
    let python = there.unwrap_or_else(|| {
        PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/target/peers/beancount/bin/python"))
    });
    if python.exists() {
        return Some(python);
    }
    eprintln!("skipped: beancount is not installed");
    None
}

const BALANCES: &str = "
import collections, json, sys
from beancount import loader
from beancount.core import data
entries, errors, _ = loader.load_file(sys.argv[1])
for error in errors: print(error, file=sys.stderr)
if errors: sys.exit(1)
names, sums = {}, collections.defaultdict(lambda: collections.defaultdict(int))
for entry in entries:
    if isinstance(entry, data.Open): names[entry.account] = entry.meta.get('name', entry.account)
    if isinstance(entry, data.Transaction):
        for posting in entry.postings: sums[names[posting.account]][posting.units.currency] += posting.units.number
print(json.dumps({name: sorted('%s %s' % (number, currency) for currency, number in held.items() if number) for name, held in sums.items() if any(held.values())}))
";

#[test]
fn exports_are_taken_by_hledger_beancount_and_a_spreadsheet() {
    let vault = shop();
    booked(
        &vault,
        &["ledger", "invoice", "create", "--customer", "漢字 & \"Söhne\"", "--line", "x = 1"],
    );
    booked(&vault, &["ledger", "close", "2026-10-31"]);
    let held = vault.fte("ledger balance --json").ok().json();
    let held: BTreeMap<String, Vec<String>> = held["accounts"]
        .as_array()
        .unwrap()
        .iter()
        .map(|row| {
            let mut amounts: Vec<_> = row["amounts"]
                .as_array()
                .unwrap()
                .iter()
                .map(|one| one.as_str().unwrap().to_owned())
                .collect();
            amounts.sort();
            (row["account"].as_str().unwrap().to_owned(), amounts)
        })
        .collect();

    vault.put("out.journal", vault.fte("ledger export hledger").ok().stdout);
    if hledger(&vault, &["-f", vault.path("out.journal").to_str().unwrap(), "check", "--strict"])
        .is_some()
    {
        let csv = |file: &str| {
            let ran = Command::new("hledger")
                .args([
                    "-f",
                    vault.path(file).to_str().unwrap(),
                    "balance",
                    "-N",
                    "--flat",
                    "-O",
                    "csv",
                ])
                .env("LC_ALL", "C.UTF-8")
                .output()
                .unwrap();
            String::from_utf8(ran.stdout).unwrap()
        };
        assert_eq!(csv("out.journal"), csv(JOURNAL));
    }
    if let Some(python) = beancount() {
        vault.put("out.beancount", vault.fte("ledger export beancount").ok().stdout);
        let ran = Command::new(python)
            .args(["-c", BALANCES])
            .arg(vault.path("out.beancount"))
            .output()
            .unwrap();
        let said = String::from_utf8_lossy(&ran.stderr).into_owned();
        assert!(ran.status.success(), "{said}\n{}", vault.read("out.beancount"));
        let theirs: BTreeMap<String, Vec<String>> = serde_json::from_slice(&ran.stdout).unwrap();
        assert_eq!(theirs, held);
    }
    let csv = vault.fte("ledger export csv --period 2026-10").ok().stdout;
    insta::assert_snapshot!(csv, @"");
    assert_eq!(vault.fte("ledger export csv --from 2027-01-01").ok().stdout.lines().count(), 1);
}
