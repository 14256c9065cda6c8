//! The books held against hledger, against crashes, against many writers and against hostile words.

#![expect(clippy::too_many_lines, reason = "tables and snapshots are read from top to bottom")]
#![expect(clippy::print_stdout, reason = "a test that skips says so")]

mod crashes;
mod entries;
mod histories;
mod journals;
mod notes;
mod reversals;

use std::collections::BTreeMap;
use std::io::Write as _;
use std::process::{Command, Stdio};

use chrono::NaiveDate;

use super::amount::Sum;
use super::*;
use crate::model::action::{Action, Bill, Invoice, Line, Payment, Reversal};
use crate::model::books::{Closing, Credit, Held, Opening, Rate, Reopening};
use crate::model::money::{Currency, Money};

struct Shop {
    dir: tempfile::TempDir,
    vault: Vault,
    state: State,
    config: Config,
}

impl Shop {
    fn new() -> Shop {
        let dir = tempfile::tempdir().unwrap();
        let root = dir.path().join("vault");
        std::fs::create_dir_all(root.join(".fte")).unwrap();
        crate::base::disk::create(
            &root.join(crate::config::FILE),
            crate::config::fresh("aaaaaaaaaa").as_bytes(),
        )
        .unwrap();
        let (vault, state, config) = Shop::open(dir.path());
        Shop { dir, vault, state, config }
    }

    fn open(dir: &std::path::Path) -> (Vault, State, Config) {
        let vault = Vault::open(&dir.join("vault")).unwrap();
        let state = State::open(&dir.join("state"), "aaaaaaaaaa").unwrap();
        let config = Config::load(&vault).unwrap();
        (vault, state, config)
    }

    fn books(&self) -> Books<'_> {
        Books::open(&self.vault, &self.state, &self.config)
    }

    fn find(&self, key: &str) -> Option<Receipt> {
        self.books().read().unwrap().receipt(key)
    }

    fn path(&self, name: &str) -> std::path::PathBuf {
        self.vault.root().join(name)
    }

    fn text(&self, name: &str) -> String {
        std::fs::read_to_string(self.path(name)).unwrap()
    }

    fn journal(&self) -> String {
        self.text(PATH)
    }

    fn put(&self, name: &str, text: &str) {
        let path = self.path(name);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::File::create(path).unwrap().write_all(text.as_bytes()).unwrap();
    }

    /// Fails where hledger does not take the journal, or has other balances than we have.
    fn agrees_with_hledger(&self, check: &[&str]) {
        let journal = self.journal();
        if hledger(check, &journal).is_none() {
            return;
        }
        let csv = hledger(
            &["balance", "-N", "--flat", "--no-elide", "-O", "csv", "-c", "1000.00 EUR"],
            &journal,
        )
        .unwrap();
        let mut theirs = BTreeMap::new();
        for row in csv::Reader::from_reader(csv.as_bytes()).records() {
            let row = row.unwrap();
            let mut amounts: Vec<String> =
                row[1].split(", ").map(str::to_owned).filter(|amount| amount != "0").collect();
            amounts.sort();
            theirs.insert(row[0].to_owned(), amounts);
        }
        let ours = held(&self.books().read().unwrap());
        theirs.retain(|_, amounts| !amounts.is_empty());
        assert_eq!(ours, theirs, "{journal}");
    }
}

/// What is in each account, in words that are sorted.
fn held(ledger: &Ledger) -> BTreeMap<String, Vec<String>> {
    let balances = ledger.balance(None, None).into_iter();
    balances.map(|balance| (balance.account, texts(&balance.amounts))).collect()
}

fn texts(amounts: &[Amount]) -> Vec<String> {
    let mut texts: Vec<_> = amounts.iter().map(ToString::to_string).collect();
    texts.sort();
    texts
}

/// What hledger prints; `None` (said once) where it is not installed. Fails the test where hledger fails.
fn hledger(args: &[&str], journal: &str) -> Option<String> {
    let started = Command::new("hledger")
        .args(["-f", "-"])
        .args(args)
        .env("LANG", "C.UTF-8")
        .env("LC_ALL", "C.UTF-8")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn();
    let Ok(mut child) = started else {
        println!("skipped: hledger is not installed");
        return None;
    };
    child.stdin.take().unwrap().write_all(journal.as_bytes()).unwrap();
    let output = child.wait_with_output().unwrap();
    assert!(output.status.success(), "{}\n{journal}", String::from_utf8_lossy(&output.stderr));
    Some(String::from_utf8(output.stdout).unwrap())
}

/// Each action by name, for tests that book many.
impl Books<'_> {
    fn done(&self, action: &Action, key: &str, today: NaiveDate) -> Result<Receipt, BooksError> {
        self.perform(action, key, today).map(|receipt| receipt.expect("an action of the books"))
    }

    fn create_invoice(
        &self,
        invoice: &Invoice,
        key: &str,
        today: NaiveDate,
    ) -> Result<Receipt, BooksError> {
        self.done(&Action::CreateInvoice(invoice.clone()), key, today)
    }

    fn record_bill(&self, bill: &Bill, key: &str, today: NaiveDate) -> Result<Receipt, BooksError> {
        self.done(&Action::RecordBill(bill.clone()), key, today)
    }

    fn record_expense(
        &self,
        bill: &Bill,
        key: &str,
        today: NaiveDate,
    ) -> Result<Receipt, BooksError> {
        self.done(&Action::RecordExpense(bill.clone()), key, today)
    }

    fn record_payment(
        &self,
        payment: &Payment,
        key: &str,
        today: NaiveDate,
    ) -> Result<Receipt, BooksError> {
        self.done(&Action::RecordPayment(payment.clone()), key, today)
    }

    fn reverse_entry(
        &self,
        reversal: &Reversal,
        key: &str,
        today: NaiveDate,
    ) -> Result<Receipt, BooksError> {
        self.done(&Action::ReverseEntry(reversal.clone()), key, today)
    }
}

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn today() -> NaiveDate {
    day("2026-11-16")
}

fn money(text: &str) -> Money {
    text.parse().unwrap()
}

fn invoice(customer: &str, lines: &[(&str, &str, &str, &str)]) -> Invoice {
    let line = |&(text, quantity, price, tax): &(&str, &str, &str, &str)| Line {
        text: text.into(),
        quantity: quantity.into(),
        price: price.into(),
        tax: tax.into(),
    };
    Invoice {
        customer: customer.into(),
        currency: "EUR".parse().unwrap(),
        lines: lines.iter().map(line).collect(),
        date: None,
        due: None,
        note: String::new(),
        time: Vec::new(),
    }
}

fn simple(customer: &str, price: &str) -> Invoice {
    invoice(customer, &[("Work", "1", price, "0")])
}

fn bill(vendor: &str, amount: &str, reference: &str) -> Bill {
    Bill {
        vendor: vendor.into(),
        amount: money(amount),
        reference: reference.into(),
        date: None,
        due: None,
        category: "software".into(),
        note: String::new(),
        taxes: Vec::new(),
        files: Vec::new(),
    }
}

fn payment(document: &str, amount: &str) -> Payment {
    Payment {
        document: document.into(),
        amount: money(amount),
        date: None,
        note: String::new(),
        bank: None,
    }
}

fn reversal(document: &str, amount: &str) -> Reversal {
    Reversal { document: document.into(), amount: money(amount), note: String::new() }
}
