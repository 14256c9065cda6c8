//! The figures about money: each is the sum of the rows that explain it, and what is wrong in what they come from is said.

use std::collections::BTreeMap;

use serde_json::{Value, json};

use crate::briefing::JOURNAL;
use crate::testvault::TestVault;

const GOALS: &str = "---
targets:
  revenue-month: 4400 EUR
  receivable-over-90: 0 EUR
---

# Goals

## Budget

| What | A month | Note |
|---|---|---|
| Software | 30 | tools |
| Printing | 50 EUR | |
| Travel | 100 | |
| Rent | 0 | none |
";

/// Two accounts: one with running balances, one with a statement's own.
fn vault() -> TestVault {
    let vault = TestVault::new()
        .file("Accounting/ledger.journal", JOURNAL)
        .file("Business_Goals.md", GOALS)
        .file(
            "giro.csv",
            "Date,Payee,Purpose,Amount,Currency,Balance\n\
             2026-11-05,Coffee Bar,coffee,-3.20,EUR,496.80\n\
             2026-11-12,Ada,INV-0002,119.00,EUR,615.80\n\
             2026-11-16,Railway,ticket,-19.90,EUR,595.90\n",
        )
        .file(
            "savings.sta",
            ":20:STMT\n:25:37040044/0532013000\n:28C:1/1\n:60F:C261101EUR1000,00\n\
             :61:2611101110C5,00NTRFNONREF//S0000001\n:86:166?00ZINSEN?20interest?32Bank\n\
             :62F:C261110EUR1005,00\n-\n",
        );
    vault.fte("finance import giro.csv --map giro --account giro --yes").ok();
    vault.fte("finance import savings.sta").ok();
    vault
}

fn explained(vault: &TestVault, id: &str) -> Value {
    vault.fte(&format!("briefing explain {id} --json")).ok().json()
}

/// Amounts by currency, in hundredths.
fn cents(amounts: &Value) -> BTreeMap<String, i64> {
    let mut sums = BTreeMap::new();
    for amount in amounts.as_array().into_iter().flatten() {
        let (number, currency) = amount.as_str().unwrap().split_once(' ').unwrap();
        let (whole, part) = number.split_once('.').unwrap();
        assert_eq!(part.len(), 2, "{amount}");
        let cents: i64 = format!("{whole}{part}").parse().unwrap();
        *sums.entry(currency.to_owned()).or_default() += cents;
    }
    sums
}

/// Every amount of a list of figures is the sum of its sources; how many have one.
#[track_caller]
pub(crate) fn assert_add_up(figures: &Value) -> usize {
    let mut added = 0;
    for figure in figures.as_array().unwrap() {
        if figure["unit"] != "money" {
            continue;
        }
        let mut sums = BTreeMap::new();
        for source in figure["sources"].as_array().unwrap() {
            for (currency, amount) in cents(&source["value"]) {
                *sums.entry(currency).or_default() += amount;
            }
            assert_ne!(source["at"], "", "{figure}");
        }
        let mut value = cents(&figure["value"]);
        if sums.is_empty() {
            // Nothing went into it: a zero.
            value.retain(|_, amount| *amount != 0);
        }
        assert_eq!(value, sums, "{figure:#}");
        assert!(
            figure["origin"].is_string() || figure["id"] == "subscriptions-month",
            "{figure:#}"
        );
        added += 1;
    }
    added
}

#[test]
fn every_amount_is_the_sum_of_its_rows() {
    let vault = vault();
    for day in ["2026-11-16", "2026-11-23", "2026-11-09"] {
        let list = vault.fte(&format!("briefing explain --json --date {day}")).ok().json();
        assert!(assert_add_up(&list) >= 22, "{day}: {list:#}");
    }
}

#[test]
fn what_is_owed_stands_in_its_age_and_the_ages_are_all_of_it() {
    let vault = vault();
    let value = |id: &str| explained(&vault, id)["value"].clone();
    let ages = [
        ("receivable-not-due", json!(["1190.00 EUR"])),
        ("receivable-1-30", json!(["500.00 EUR"])),
        ("receivable-31-60", json!(["0.00 EUR"])),
        ("receivable-61-90", json!(["0.00 EUR"])),
        ("receivable-over-90", json!(["0.00 EUR"])),
    ];
    for (id, expected) in ages {
        assert_eq!(value(id), expected, "{id}");
    }
    let late = explained(&vault, "receivable-1-30");
    assert_eq!(late["sources"][0]["says"], "Dana Reyes, due 2026-10-19, 27 days overdue");
    let later = vault.at("2027-01-25T09:30:00Z");
    let value = |id: &str| explained(&later, id)["value"].clone();
    assert_eq!(value("receivable-61-90"), json!(["1190.00 EUR"]));
    assert_eq!(value("receivable-over-90"), json!(["500.00 EUR"]));
    assert_eq!(value("payable-overdue"), json!(["80.00 EUR"]));
    assert_eq!(value("payable-soon"), json!(["0.00 EUR"]));
}

#[test]
fn the_bank_is_held_against_the_books() {
    let vault = vault();
    let bank = explained(&vault, "bank");
    assert_eq!(bank["value"], json!(["1620.80 EUR"]));
    let says: Vec<&str> = bank["sources"]
        .as_array()
        .unwrap()
        .iter()
        .map(|row| row["says"].as_str().unwrap())
        .collect();
    assert!(says[0].ends_with(", on 2026-11-10") && says[1] == "GIRO, on 2026-11-12", "{says:?}");
    assert_eq!(bank["origin"], "Accounting/Bank");
    // The books have 119 less twice 24 of software at the end of the 12th, and dollars that no statement has.
    let less = explained(&vault, "bank-less-books");
    assert_eq!(less["value"], json!(["1549.80 EUR", "-250.00 USD"]));
    assert!(less["how"].as_str().unwrap().ends_with("That day is 2026-11-12."), "{less:#}");
    // Ada's payment is linked with its row; coffee and interest are not booked. Monday's ticket is next week's.
    let open = explained(&vault, "bank-open");
    assert_eq!(open["value"], json!(["1.80 EUR"]));
    let running = vault.fte("briefing explain bank-open --date 2026-11-23 --json").ok().json();
    assert_eq!(running["value"], json!(["-18.10 EUR"]));
}

#[test]
fn budgets_are_held_against_what_was_spent_and_how_far_the_month_is() {
    let vault = vault();
    let software = explained(&vault, "budget-software");
    assert_eq!(
        (&software["value"], &software["before"], &software["label"]),
        (&json!(["25.00 EUR"]), &json!(["24.00 EUR"]), &json!("Budget, Software"))
    );
    assert_eq!(
        software["goal"],
        "83 % of at most 30.00 EUR at 50 % of the month: faster than the month"
    );
    assert_eq!(software["sources"][0]["at"], "Accounting/Expenses/EXP-0003.md");
    let goal = |id: &str| explained(&vault, id)["goal"].clone();
    assert_eq!(goal("budget-printing"), "160 % of at most 50.00 EUR at 50 % of the month: missed");
    assert_eq!(goal("budget-travel"), "0 % of at most 100.00 EUR at 50 % of the month: within it");
    assert_eq!(
        goal("revenue-month"),
        "25 % of 4400.00 EUR at 50 % of the month: behind; not counted: 250.00 USD"
    );
    assert_eq!(vault.fte("briefing explain budget-rent").exit, 2);
    vault.fte("briefing generate").ok();
    let note = vault.read("Briefings/2026-11-16_Monday_Briefing.md");
    let line = "| Budget, Printing | **80.00 EUR** ([[2026-11-16-audit#budget-printing\\|why]]) | 160 % of at most 50.00 EUR at 50 % of the month: missed |";
    assert!(note.lines().any(|own| own == line), "{note}");
    assert!(vault.read("Audits/2026-11-16-audit.md").contains("\n### budget-printing\n"));
}

#[test]
fn what_is_wrong_stands_in_the_section_that_lacks_it() {
    let vault = vault();
    let goals = GOALS.replace("4400 EUR", "4.400 EUR").replace("| 100 |", "| a lot |");
    vault.put("Business_Goals.md", goals);
    let journal = format!("{JOURNAL}\n2026-11-15 x\n    assets:bank  1 EUR\n    income  2 EUR\n");
    let wrong = journal.lines().position(|line| line == "2026-11-15 x").unwrap() + 1;
    vault.put("Accounting/ledger.journal", journal);
    let rows =
        vault.files("Accounting/Bank").into_iter().find(|path| path.ends_with("GIRO-2026.csv"));
    let table = vault.read(rows.as_ref().unwrap());
    vault.put(rows.as_ref().unwrap(), table.replace("-3.20", "much"));
    let ran = vault.fte("briefing generate");
    assert_eq!(ran.exit, 0, "{ran}");
    vault.fte("dashboard").ok();
    let faults = [
        format!("the books: Accounting/ledger.journal:{wrong}: "),
        "the bank: `Accounting/Bank/GIRO-2026.csv`: line 2: ".to_owned(),
    ];
    let goals = [
        "`Business_Goals.md`, line 3: `revenue-month`: not a value like ",
        "`Business_Goals.md`, line 15: `Travel`: not an amount like `300 EUR`: `a lot`",
    ];
    for fault in faults.iter().map(String::as_str).chain(goals) {
        assert!(ran.stderr.contains(&format!("warning: {fault}")), "{fault}\n{ran}");
    }
    let section = |note: &str, heading: &str| {
        let (_, after) = note.split_once(&format!("\n## {heading}\n")).unwrap();
        after.split("\n## ").next().unwrap().to_owned()
    };
    let briefing = vault.read("Briefings/2026-11-16_Monday_Briefing.md");
    let revenue = section(&briefing, "Revenue");
    let money = section(&vault.read("Dashboard.md"), "Money");
    for (place, fault) in [
        (&revenue, "Accounting/ledger.journal:"),
        (&revenue, "GIRO-2026.csv"),
        (&money, "Accounting/ledger.journal:"),
        (&section(&briefing, "Goals and budget"), "line 15: `Travel`"),
    ] {
        assert!(place.contains("- Not counted: ") && place.contains(fault), "{fault}\n{place}");
    }
    assert!(briefing.contains("\n## Deadlines\n"), "{briefing}");
}

#[test]
fn an_odoo_without_a_copy_is_said_and_nothing_is_guessed() {
    let vault = vault();
    let config = vault.read(".fte/config.yaml");
    // Nobody answers there: a report that asked would say so.
    vault.put(
        ".fte/config.yaml",
        format!("{config}\nodoo:\n  url: http://127.0.0.1:9\nbooks:\n  system: odoo\n"),
    );
    let ran = vault.fte("briefing generate");
    let said = "there is no copy of Odoo's books yet; `fte odoo sync` makes one";
    assert_eq!((ran.exit, ran.stderr.contains(said)), (0, true), "{ran}");
    for id in ["revenue-week", "receivable", "cash", "payable", "expenses-month", "budget-software"]
    {
        assert_eq!(explained(&vault, id)["value"], Value::Null, "{id}");
    }
    assert_eq!(explained(&vault, "bank")["value"], json!(["1620.80 EUR"]));
    let note = vault.read("Briefings/2026-11-16_Monday_Briefing.md");
    assert!(
        note.contains("- Not counted: ") && note.contains("no copy of Odoo's books yet"),
        "{note}"
    );
    assert!(vault.fte("status").ok().stderr.contains(said));
}
