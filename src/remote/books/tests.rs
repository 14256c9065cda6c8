//! The books held against hledger, against crashes, against many writers and against hostile words.

#![expect(clippy::too_many_lines, reason = "tables and snapshots are read from top to bottom")]
#![expect(clippy::print_stdout, reason = "a test that skips says so")]

use std::collections::BTreeMap;
use std::io::Write as _;
use std::process::{Command, Stdio};

use chrono::NaiveDate;
use proptest::prelude::*;

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
        let ours: BTreeMap<_, _> = self
            .books()
            .read()
            .unwrap()
            .balance(None, None)
            .into_iter()
            .map(|balance| {
                let mut amounts: Vec<_> = balance.amounts.iter().map(ToString::to_string).collect();
                amounts.sort();
                (balance.account, amounts)
            })
            .collect();
        theirs.retain(|_, amounts| !amounts.is_empty());
        assert_eq!(ours, theirs, "{journal}");
    }
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

#[test]
fn what_is_reversed_counts_for_nothing_and_stays_in_the_books() {
    let shop = Shop::new();
    let books = shop.books();
    books.record_bill(&bill("Hosting", "49.00 EUR", "R-77"), "k1", today()).unwrap();
    // Booked for a day that is still to come: its reverse is not before it.
    let late = Payment {
        date: Some("2026-11-20".into()),
        note: "fte: credit: reverses: x".into(),
        ..payment("BILL-0001", "20.00 EUR")
    };
    books.record_payment(&late, "k2", today()).unwrap();
    let reverse = |document, amount, key| {
        books.reverse_entry(&reversal(document, amount), key, today()).map_err(|e| e.to_string())
    };
    assert_eq!(
        reverse("BILL-0001", "49.00 EUR", "k3").unwrap_err(),
        "of BILL-0001 only 29.00 EUR is open: reverse what was paid first (PAY-0001)"
    );
    assert_eq!(
        reverse("PAY-0001", "19.99 EUR", "k3").unwrap_err(),
        "`amount` is not what PAY-0001 is over, 20.00 EUR"
    );
    let first = reverse(" PAY-0001 ", "20.00 EUR", "k3").unwrap();
    assert_eq!(
        (first.document.as_str(), first.kind, first.amount, first.date),
        ("REV-0001", DocumentKind::Reversal, Some(money("20.00 EUR")), day("2026-11-20"))
    );
    shop.agrees_with_hledger(&["check", "--strict"]);
    // The same key is the same entry, whatever became of its note.
    std::fs::remove_file(shop.path(&first.note)).unwrap();
    assert_eq!(reverse("PAY-0001", "20.00 EUR", "k3").unwrap(), first);
    assert!(
        shop.text(&first.note).contains("The reverse of [[PAY-0001]]: 20.00 EUR for [[BILL-0001]]")
    );
    assert_eq!(
        reverse("PAY-0001", "20.00 EUR", "k4").unwrap_err(),
        "PAY-0001 is reversed already, by REV-0001"
    );
    let open = |as_of| books.read().unwrap().payable(day(as_of)).totals[0].total;
    assert_eq!((open("2026-11-19"), open("2026-11-20")), (money("49.00 EUR"), money("49.00 EUR")));

    let second = reverse("BILL-0001", "49.00 EUR", "k5").unwrap();
    assert_eq!((second.document.as_str(), second.date), ("REV-0002", today()));
    let ledger = books.read().unwrap();
    let booked = ledger.document("BILL-0001").unwrap();
    assert_eq!(
        (booked.status, booked.open, booked.paid, booked.reversal.as_deref()),
        (Status::Cancelled, money("0.00 EUR"), money("0.00 EUR"), Some("REV-0002"))
    );
    assert!(ledger.payable(today()).rows.is_empty() && ledger.check().is_empty());
    assert_eq!(books.stale(&ledger).unwrap(), Vec::<String>::new());
    assert!(ledger.balance(None, None).is_empty());
    // Before it was taken back it was owed, as it was.
    assert_eq!(ledger.expenses(day("2026-11-01"), today())[0].amount, money("0.00 EUR"));
    insta::assert_snapshot!(shop.text("Accounting/Bills/BILL-0001.md"), @r#"
    ---
    id: BILL-0001
    type: bill
    vendor: Hosting
    date: 2026-11-16
    due: 2026-11-30
    amount: 49.00
    open: 0.00
    currency: EUR
    status: cancelled
    reference: R-77
    category: software
    ---

    # BILL-0001

    Bill from `“Hosting”` of 2026-11-16, due 2026-11-30: **49.00 EUR**, cancelled.

    Reference: `“R-77”`

    | Payment, reverse | Date | Amount |
    |---|---|--:|
    | [[PAY-0001]] | 2026-11-20 | 20.00 EUR |
    | [[REV-0001]] | 2026-11-20 | -20.00 EUR |
    | [[REV-0002]] | 2026-11-16 | 49.00 EUR |

    Open: **0.00 EUR**

    Entry `(BILL-0001)` of the journal, `Accounting/ledger.journal`.

    ## Notes
    "#);
    insta::assert_snapshot!(shop.journal().rsplit("\n\n").next().unwrap(), @"
    2026-11-16 (REV-0002) Hosting
        ; fte: k5
        ; reversal: REV-0002
        ; for: BILL-0001
        ; reverses: BILL-0001
        expenses:software                                     -49.00 EUR
        liabilities:payable:Hosting                            49.00 EUR
    ");
    // The same bill can be booked as it should have been.
    books.record_bill(&bill("Hosting", "94.00 EUR", "R-77"), "k6", today()).unwrap();
    shop.agrees_with_hledger(&["check", "--strict"]);
}

#[test]
fn a_reverse_by_hand_is_read_or_told_of() {
    let shop = Shop::new();
    shop.books().record_bill(&bill("Hosting", "49.00 EUR", ""), "k1", today()).unwrap();
    shop.books().record_payment(&payment("BILL-0001", "9.00 EUR"), "k2", today()).unwrap();
    let before = shop.journal();
    let with = |tags: &str, amount: &str| {
        let entry = format!(
            "\n2026-11-16 x\n    ; {tags}\n    assets:bank  {amount} EUR\n    liabilities:payable:Hosting\n"
        );
        shop.put(PATH, &format!("{before}{entry}"));
        shop.books().read().unwrap()
    };
    let ledger = with("reversal: REV-1, for: BILL-0001, reverses: PAY-0001", "9");
    assert_eq!(ledger.document("BILL-0001").unwrap().open, money("49.00 EUR"));
    assert!(ledger.problems().is_empty());
    for (tags, problem) in [
        (
            "reversal: REV-1, for: BILL-0001, reverses: PAY-7",
            "a reverse of `PAY-7`, which is no payment for `BILL-0001` here",
        ),
        (
            "reversal: REV-1, for: BILL-0001",
            "a reverse of ``, which is no payment for `BILL-0001` here",
        ),
        (
            "reversal: REV-1, for: BILL-7, reverses: BILL-7",
            "a payment for `BILL-7`, which is no invoice or bill here",
        ),
    ] {
        let problems = with(tags, "9").problems().to_vec();
        assert_eq!(problems.len(), 1, "{tags}: {problems:?}");
        assert_eq!(problems[0].what, problem, "{tags}");
    }
}

#[test]
fn a_day_in_the_books() {
    let shop = Shop::new();
    let books = shop.books();
    let lines = [
        ("Consulting; October | part 1", "12.5", "96.00", "19"),
        ("Book", "3", "9.99", "7"),
        ("Discount", "1", "-10", "19"),
    ];
    let first = books.create_invoice(&invoice("Dana Reyes", &lines), "k1", today()).unwrap();
    assert_eq!((first.document.as_str(), first.amount), ("INV-0001", Some(money("1448.17 EUR"))));
    shop.agrees_with_hledger(&["check", "--strict"]);
    books.record_bill(&bill("Hosting Ltd", "49.00 USD", "R-77"), "k2", today()).unwrap();
    shop.agrees_with_hledger(&["check", "--strict"]);
    books.record_expense(&bill("Railway", "1200 JPY", ""), "k3", today()).unwrap();
    shop.agrees_with_hledger(&["check", "--strict"]);
    books.record_payment(&payment("INV-0001", "448.17 EUR"), "k4", today()).unwrap();
    books.record_payment(&payment("BILL-0001", "49.00 USD"), "k5", today()).unwrap();
    shop.agrees_with_hledger(&["check", "--strict"]);
    insta::assert_snapshot!(shop.journal(), @r"
    ; The books: double entry in plain text, as hledger reads it (`hledger -f ledger.journal balance`).
    ; fte adds entries at the end and changes nothing above: comments and transactions of your own stay as they are.
    ; `fte ledger check` looks it over.

    decimal-mark .

    ; The chart of accounts: name, type and order are yours to change, and to add to. fte declares what is missing.
    account assets:bank  ; type: Cash
    account assets:cash  ; type: Cash
    account assets:receivable  ; type: Asset
    account assets:tax  ; type: Asset
    account liabilities:payable  ; type: Liability
    account liabilities:tax  ; type: Liability
    account equity:opening  ; type: Equity
    account equity:closing  ; type: Equity
    account income:sales  ; type: Revenue
    account income:exchange  ; type: Revenue
    account expenses  ; type: Expense

    commodity 1000.00 EUR
    account assets:receivable:Dana Reyes
    account liabilities:tax:7%
    account liabilities:tax:19%

    2026-11-16 (INV-0001) Dana Reyes
        ; fte: k1
        ; invoice: INV-0001
        ; due: 2026-11-30
        ; customer: Dana Reyes
        ; line: 12.5 x 96.00 +19% | Consulting; October | part 1
        ; line: 3 x 9.99 +7% | Book
        ; line: 1 x -10.00 +19% | Discount
        ; tax: output 7% of 29.97 EUR is 2.10 EUR
        ; tax: output 19% of 1190.00 EUR is 226.10 EUR
        assets:receivable:Dana Reyes                         1448.17 EUR
        income:sales                                        -1219.97 EUR
        liabilities:tax:7%                                     -2.10 EUR
        liabilities:tax:19%                                  -226.10 EUR

    commodity 1000.00 USD
    account expenses:software
    account liabilities:payable:Hosting Ltd

    2026-11-16 (BILL-0001) Hosting Ltd
        ; fte: k2
        ; bill: BILL-0001
        ; due: 2026-11-30
        ; vendor: Hosting Ltd
        ; reference: R-77
        expenses:software                                      49.00 USD
        liabilities:payable:Hosting Ltd                       -49.00 USD

    commodity 1000. JPY

    2026-11-16 (EXP-0001) Railway
        ; fte: k3
        ; expense: EXP-0001
        ; vendor: Railway
        expenses:software                                       1200 JPY
        assets:bank                                            -1200 JPY

    2026-11-16 (PAY-0001) Dana Reyes
        ; fte: k4
        ; payment: PAY-0001
        ; for: INV-0001
        assets:bank                                           448.17 EUR
        assets:receivable:Dana Reyes                         -448.17 EUR

    2026-11-16 (PAY-0002) Hosting Ltd
        ; fte: k5
        ; payment: PAY-0002
        ; for: BILL-0001
        assets:bank                                           -49.00 USD
        liabilities:payable:Hosting Ltd                        49.00 USD
    ");
    insta::assert_snapshot!(shop.text("Accounting/Invoices/INV-0001.md"), @r"
    ---
    id: INV-0001
    type: invoice
    customer: Dana Reyes
    date: 2026-11-16
    due: 2026-11-30
    net: 1219.97
    tax: 228.20
    amount: 1448.17
    open: 1000.00
    currency: EUR
    status: part_paid
    ---

    # INV-0001

    Invoice to `“Dana Reyes”` of 2026-11-16, due 2026-11-30: **1448.17 EUR**, part paid.

    | # | What | Quantity | Price | Tax | Net |
    |--:|---|--:|--:|--:|--:|
    | 1 | `“Consulting; October ⟨U+007C⟩ part 1”` | 12.5 | 96.00 | 19 % | 1200.00 |
    | 2 | `“Book”` | 3 | 9.99 | 7 % | 29.97 |
    | 3 | `“Discount”` | 1 | -10.00 | 19 % | -10.00 |

    | | EUR |
    |---|--:|
    | Net | 1219.97 |
    | Tax 19% | 226.10 |
    | Tax 7% | 2.10 |
    | **Total** | **1448.17** |

    | Payment | Date | Amount |
    |---|---|--:|
    | [[PAY-0001]] | 2026-11-16 | 448.17 EUR |

    Open: **1000.00 EUR**

    Entry `(INV-0001)` of the journal, `Accounting/ledger.journal`.

    ## Notes
    ");
    insta::assert_snapshot!(shop.text("Accounting/Bills/BILL-0001.md"), @r"
    ---
    id: BILL-0001
    type: bill
    vendor: Hosting Ltd
    date: 2026-11-16
    due: 2026-11-30
    amount: 49.00
    open: 0.00
    currency: USD
    status: paid
    reference: R-77
    category: software
    ---

    # BILL-0001

    Bill from `“Hosting Ltd”` of 2026-11-16, due 2026-11-30: **49.00 USD**, paid.

    Reference: `“R-77”`

    | Payment | Date | Amount |
    |---|---|--:|
    | [[PAY-0002]] | 2026-11-16 | 49.00 USD |

    Open: **0.00 USD**

    Entry `(BILL-0001)` of the journal, `Accounting/ledger.journal`.

    ## Notes
    ");
    insta::assert_snapshot!(shop.text("Accounting/Payments/PAY-0001.md"), @r#"
    ---
    id: PAY-0001
    type: payment
    for: "[[INV-0001]]"
    party: Dana Reyes
    date: 2026-11-16
    amount: 448.17
    currency: EUR
    ---

    # PAY-0001

    448.17 EUR for [[INV-0001]], `“Dana Reyes”`, on 2026-11-16.

    Entry `(PAY-0001)` of the journal, `Accounting/ledger.journal`.

    ## Notes
    "#);
    insta::assert_snapshot!(shop.text("Accounting/Transactions.md"), @r"
    # Transactions

    Made from `Accounting/ledger.journal` with every entry: a change here is lost. `fte ledger register` shows the same.

    ## Balances

    | Account | Balance |
    |---|--:|
    | assets:bank | 448.17 EUR, -1200 JPY, -49.00 USD |
    | assets:receivable:Dana Reyes | 1000.00 EUR |
    | expenses:software | 1200 JPY, 49.00 USD |
    | income:sales | -1219.97 EUR |
    | liabilities:tax:19% | -226.10 EUR |
    | liabilities:tax:7% | -2.10 EUR |

    ## Latest first

    | Date | Document | Who | From | To | Amount |
    |---|---|---|---|---|--:|
    | 2026-11-16 | [[PAY-0002]] | `“Hosting Ltd”` | assets:bank | liabilities:payable:Hosting Ltd | 49.00 USD |
    | 2026-11-16 | [[PAY-0001]] | `“Dana Reyes”` | assets:receivable:Dana Reyes | assets:bank | 448.17 EUR |
    | 2026-11-16 | [[EXP-0001]] | `“Railway”` | assets:bank | expenses:software | 1200 JPY |
    | 2026-11-16 | [[BILL-0001]] | `“Hosting Ltd”` | liabilities:payable:Hosting Ltd | expenses:software | 49.00 USD |
    | 2026-11-16 | [[INV-0001]] | `“Dana Reyes”` | income:sales, liabilities:tax:7%, liabilities:tax:19% | assets:receivable:Dana Reyes | 1448.17 EUR |
    ");
    assert_eq!(books.stale(&books.read().unwrap()).unwrap(), Vec::<String>::new());
}

#[test]
fn the_same_key_books_once_and_gives_the_same_receipt() {
    let shop = Shop::new();
    let first = shop.books().create_invoice(&simple("Dana", "10"), "plan/1", today()).unwrap();
    let journal = shop.journal();
    let again = shop
        .books()
        .create_invoice(&simple("Someone else", "99"), "plan/1", day("2027-01-01"))
        .unwrap();
    assert_eq!(again, first);
    assert_eq!(shop.find("plan/1"), Some(first));
    assert_eq!(shop.find("plan/2"), None);
    assert_eq!(shop.journal(), journal);
}

#[test]
fn a_note_that_a_crash_left_out_is_made_by_the_same_key() {
    let shop = Shop::new();
    let receipt = shop.books().create_invoice(&simple("Dana", "10"), "k", today()).unwrap();
    let note = shop.text(&receipt.note);
    std::fs::remove_file(shop.path(&receipt.note)).unwrap();
    std::fs::remove_file(shop.path("Accounting/Transactions.md")).unwrap();
    assert_eq!(
        shop.books().stale(&shop.books().read().unwrap()).unwrap(),
        std::slice::from_ref(&receipt.note)
    );
    shop.books().create_invoice(&simple("Dana", "10"), "k", today()).unwrap();
    assert_eq!(shop.text(&receipt.note), note);
    assert!(shop.path("Accounting/Transactions.md").exists());
    std::fs::remove_file(shop.path(&receipt.note)).unwrap();
    assert_eq!(shop.books().refresh().unwrap(), std::slice::from_ref(&receipt.note));
    assert_eq!(shop.text(&receipt.note), note);
}

#[test]
fn a_persons_words_in_a_note_stay() {
    let shop = Shop::new();
    let receipt = shop.books().create_invoice(&simple("Dana", "10"), "k", today()).unwrap();
    let mine = shop.text(&receipt.note).replace("---\n\n# INV", "tags: [x] # mine\n---\n\n# INV")
        + "\nCalled her.\n";
    shop.put(&receipt.note, &mine);
    shop.books().record_payment(&payment("INV-0001", "4 EUR"), "p", today()).unwrap();
    let note = shop.text(&receipt.note);
    assert!(
        note.contains("tags: [x] # mine\n") && note.ends_with("\n## Notes\n\nCalled her.\n"),
        "{note}"
    );
    assert!(
        note.contains("open: 6.00\n")
            && note.contains("status: part_paid\n")
            && note.contains("| [[PAY-0001]] |"),
        "{note}"
    );
}

#[test]
fn what_the_books_refuse() {
    let shop = Shop::new();
    let books = shop.books();
    books.create_invoice(&simple("Dana", "10"), "i", today()).unwrap();
    books.record_bill(&bill("Hosting Ltd", "49.00 EUR", "R-77"), "b", today()).unwrap();
    books.record_expense(&bill("Train", "9.00 EUR", ""), "e", today()).unwrap();
    let before = shop.journal();
    let with = |change: &dyn Fn(&mut Invoice)| {
        let mut changed = simple("Dana", "10");
        change(&mut changed);
        books.create_invoice(&changed, "x", today())
    };
    let mut dated = bill("V", "1 EUR", "");
    dated.date = Some("2026-11-31".into());
    let refused = [
        books.record_bill(&bill("hosting  LTD", "50.00 EUR", " r-77"), "x", today()),
        books.record_expense(&bill("Hosting Ltd", "49.00 EUR", "R-77"), "x", today()),
        books.record_bill(&bill("Hosting Ltd", "49.00 EUR", "r 7\u{2013}7"), "x", today()),
        books.record_payment(&payment("INV-0001", "10.01 EUR"), "x", today()),
        books.record_payment(&payment("INV-0001", "10.00 USD"), "x", today()),
        books.record_payment(&payment("INV-0001", "-1 EUR"), "x", today()),
        books.record_payment(&payment("INV-9999", "1 EUR"), "x", today()),
        books.record_payment(&payment("EXP-0001", "1 EUR"), "x", today()),
        books.record_bill(&bill("V", "0 EUR", ""), "x", today()),
        books.record_bill(&bill(" \u{200b}", "1 EUR", ""), "x", today()),
        books.record_bill(&bill("V", "1000000000000 EUR", ""), "x", today()),
        books.record_bill(&dated, "x", today()),
        books.record_bill(&bill("V", "1 EUR", ""), "", today()),
        with(&|invoice| invoice.lines.clear()),
        with(&|invoice| invoice.lines[0].quantity = "0".into()),
        with(&|invoice| invoice.lines[0].quantity = "1e9".into()),
        with(&|invoice| invoice.lines[0].price = "12,50".into()),
        with(&|invoice| invoice.lines[0].price = "-5".into()),
        with(&|invoice| invoice.lines[0].price = "0".into()),
        with(&|invoice| invoice.lines[0].tax = "101".into()),
        with(&|invoice| invoice.lines[0].text = "\n".into()),
        with(&|invoice| invoice.customer = "x".repeat(2001)),
        with(&|invoice| invoice.date = Some("20-11-2026".into())),
        with(&|invoice| invoice.date = Some("0026-11-20".into())),
        with(&|invoice| invoice.due = Some("2026-11-01".into())),
    ];
    let said: Vec<_> = refused.into_iter().map(|result| result.unwrap_err().to_string()).collect();
    insta::assert_snapshot!(said.join("\n"), @r"
    this bill is booked already, as BILL-0001: same vendor, same reference
    this bill is booked already, as BILL-0001: same vendor, same reference
    this bill is booked already, as BILL-0001: same vendor, same reference
    10.01 EUR is more than is open of INV-0001: 10.00 EUR
    `amount` is in USD, but INV-0001 is in EUR
    `amount` is not above zero: -1.00 EUR
    `document` is not in the books: `INV-9999`
    EXP-0001 is an expense, paid when it was booked
    `amount` is not above zero: 0.00 EUR
    `vendor` is empty
    `amount` is too large: 1000000000000.00 EUR
    `date` is not a date: `2026-11-31` (write it like `2026-11-16`)
    `key` is empty
    `lines` has no line
    `lines[1].quantity` is not above zero
    `lines[1].quantity` is not a number: `1e9` (write it like `2.5`)
    `lines[1].price` is not a number: `12,50` (write it like `2.5`)
    `lines` come to -5.00 EUR, which is not above zero
    `lines` come to 0.00 EUR, which is not above zero
    `lines[1].tax` is not between 0 and 100 per cent
    `lines[1].text` is empty
    `customer` is longer than 2000 characters
    `date` is not a date: `20-11-2026` (write it like `2026-11-16`)
    `date` is not a date: `0026-11-20` (write it like `2026-11-16`)
    `due` is before the date: 2026-11-01, 2026-11-16
    ");
    assert_eq!(shop.journal(), before);
    assert_eq!(shop.find("x"), None);
}

#[test]
fn a_journal_of_a_persons_own_stays_as_it_is() {
    let own = "\u{feff}; mine\r\n\r\ncommodity 1.000,00 EUR\r\n\r\n2026/1/5 * opening\r\n\tassets:bank\t\t1.000,00 EUR  ; safe\r\n\tequity\r\n\r\n\
        comment\r\nanything; at: all\r\nend comment\r\n2026-11-02 Dana paid by hand ; for: INV-0007\r\n  assets:bank  100,00 EUR\r\n  assets:receivable:Dana\r\n\
        2026-10-01 ; invoice: INV-0007, due: 2026-10-15\r\n  assets:receivable:Dana  250,00 EUR\r\n  income:sales";
    let shop = Shop::new();
    shop.put(PATH, own);
    shop.agrees_with_hledger(&["check"]);
    let receipt = shop.books().create_invoice(&simple("Dana", "1234.5"), "k", today()).unwrap();
    assert_eq!(
        (receipt.document.as_str(), receipt.amount),
        ("INV-0008", Some(money("1234.50 EUR")))
    );
    assert!(shop.journal().starts_with(own), "{}", shop.journal());
    assert!(shop.journal().strip_prefix(own).unwrap().lines().all(|line| !line.ends_with('\r')));
    assert!(shop.journal().ends_with("1234,50 EUR\r\n"), "{}", shop.journal());
    shop.agrees_with_hledger(&["check"]);
    let ledger = shop.books().read().unwrap();
    assert_eq!(ledger.document("INV-0007").unwrap().open, money("150.00 EUR"));
    assert_eq!(ledger.payments()[0].id, "line 12");
    let aged = ledger.receivable(today());
    assert_eq!(
        aged.rows.iter().map(|row| (row.document.as_str(), row.bucket)).collect::<Vec<_>>(),
        [("INV-0007", Bucket::To60), ("INV-0008", Bucket::NotDue)]
    );
    assert!(aged.without_document.is_empty());
}

#[test]
fn a_journal_of_blanks_alone_gets_a_head_that_is_read() {
    for blanks in [" ", "\t", "\u{b}", "\n\u{a0}", "\r\n "] {
        let shop = Shop::new();
        shop.put(PATH, blanks);
        shop.books().create_invoice(&simple("Dana", "10"), "a", today()).unwrap();
        assert!(shop.journal().lines().any(|line| line.starts_with("; The books")), "{blanks:?}");
    }
}

#[test]
fn what_cannot_be_read_is_named_with_its_line() {
    let table = [
        (
            "2026-01-01 x\n  a:b  1 EUR\n  c  -2 EUR\n",
            "1: the transaction does not balance: -1.00 EUR left over",
        ),
        (
            "\n2026-02-30 x\n  a  1 EUR\n  b\n",
            "2: not a date: `2026-02-30` (write it like `2026-11-16`)",
        ),
        ("; x\n  a  1 EUR\n", "2: an indented line that belongs to no transaction"),
        ("2026-01-01 x\n  a  1\n  b\n", "2: an amount without a currency: `1`"),
        (
            "2026-01-01 x\n  a  one EUR\n  b\n",
            "2: not an amount: `one EUR` (write it like `1200.50 EUR`)",
        ),
        (
            "2026-01-01 x\n  a  1 EUR\n  b  -1 USD\n",
            "1: the transaction does not balance: 1.00 EUR, -1.00 USD left over",
        ),
        ("2026-01-01 x\n  a  1 EUR\n  b\n  c\n", "4: a second posting without an amount"),
        ("2026-01-01 x\n", "1: a transaction without postings"),
        (
            "2026-01-01 x\n  a  1 EUR ; date: 2026-02-01\n  b\n",
            "2: a posting with a date of its own is not read: make it a transaction",
        ),
        (
            "2026-01-01 x\n  a  1 EUR\n  ; [2026-02-01]\n  b\n",
            "3: a posting with a date of its own is not read: make it a transaction",
        ),
        ("include other.journal\n", "1: `include` is not read by fte"),
        ("\nalias a = b\n", "2: `alias` is not read by fte"),
        (
            "comment\n2026-01-01 x\n",
            "1: `comment` without `end comment`: an entry that is added below would not count",
        ),
        (
            "2026-01-01 x\n  a  = 5 EUR\n",
            "2: a balance assignment (`=` without an amount before it) is not read: write the amount",
        ),
        (
            "2026-01-01 ; invoice: ../x\n  assets:receivable:x  1 EUR\n  income\n",
            "1: `../x` is no number of a document (letters, digits, `-` and `_`)",
        ),
        (
            "2026-01-01 ; invoice: A1\n  assets:receivable:x  1 EUR\n  income\n2026-01-01 ; bill: A1\n  liabilities:payable:x  -1 EUR\n  e\n",
            "4: `A1` is there twice (first in line 1)",
        ),
        (
            "2026-01-01 ; fte: k\n  a  1 EUR\n  b\n\n2026-01-01 ; fte: k\n  a  1 EUR\n  b\n",
            "5: this entry is there twice: line 1 has the same `fte` key",
        ),
    ];
    let shop = Shop::new();
    for (journal, expected) in table {
        shop.put(PATH, journal);
        let said = shop.books().read().unwrap_err().to_string();
        assert_eq!(said, format!("{PATH}:{expected}"), "{journal}");
        shop.books().create_invoice(&simple("Dana", "1"), "new", today()).unwrap_err();
        assert_eq!(shop.journal(), journal);
    }
    std::fs::File::create(shop.path(PATH)).unwrap().write_all(b"; fine\n; \xff\n").unwrap();
    assert_eq!(shop.books().read().unwrap_err().to_string(), format!("{PATH}:2: not UTF-8 text"));
}

#[test]
fn a_number_is_neither_given_twice_nor_left_out() {
    let shop = Shop::new();
    shop.books().create_invoice(&simple("Dana", "1"), "a", today()).unwrap();
    let before = shop.journal();
    shop.books().create_invoice(&simple("Dana", "2"), "b", today()).unwrap();
    // Somebody takes the last entry out of the journal: its number went out to a customer.
    shop.put(PATH, &before);
    let error = shop.books().create_invoice(&simple("Dana", "3"), "c", today()).unwrap_err();
    assert!(matches!(error, BooksError::Refused(ref why) if why.contains("INV-0002")), "{error}");
    std::fs::remove_file(shop.path("Accounting/Invoices/INV-0002.md")).unwrap();
    assert_eq!(
        shop.books().create_invoice(&simple("Dana", "3"), "c", today()).unwrap().document,
        "INV-0002"
    );
}

#[test]
fn no_number_stands_for_two_whatever_an_entry_says_that_it_is() {
    let shop = Shop::new();
    // A payment for what is not there, an invoice that has a bill's number, and one with fewer zeros.
    shop.put(
        PATH,
        "2026-11-01 x\n    ; payment: PAY-0004, for: INV-0099\n    assets:bank  1 EUR\n    income:x\n\n\
         2026-11-01 y\n    ; bill: INV-7\n    expenses:x  1 EUR\n    liabilities:payable:y\n\n\
         2026-11-01 y\n    ; bill: BILL-1\n    expenses:x  1 EUR\n    liabilities:payable:y\n\n\
         2026-11-01 y\n    ; bill: BILL-0001\n    expenses:x  1 EUR\n    liabilities:payable:y\n",
    );
    let receipt = shop.books().create_invoice(&simple("Dana", "10"), "i", today()).unwrap();
    assert_eq!(receipt.document, "INV-0008");
    let receipt =
        shop.books().record_payment(&payment("INV-0008", "10 EUR"), "p", today()).unwrap();
    assert_eq!(receipt.document, "PAY-0005");
    let said: Vec<_> = shop.books().read().unwrap().check().into_iter().map(|p| p.what).collect();
    assert!(said.contains(&"a number twice: BILL-0001".to_owned()), "{said:?}");
}

#[test]
fn a_slip_in_a_closing_opens_nothing() {
    let shop = Shop::new();
    shop.put(
        PATH,
        "2026-11-01 (CLOSE-0001) closed\n    ; closing: CLOSE-0001\n    ; until: 2026-10-32\n    equity:closing  0 EUR\n",
    );
    let error = shop.books().create_invoice(&simple("Dana", "10"), "i", today()).unwrap_err();
    assert_eq!(
        error.to_string(),
        "Accounting/ledger.journal:1: `until` is not a date: `2026-10-32` (write it like `2026-11-16`)"
    );
}

#[test]
fn a_part_credited_by_amount_and_then_by_line_leaves_no_tax_behind() {
    let shop = Shop::new();
    let lines = [("a", "1", "100", "19"), ("b", "1", "100", "0")];
    shop.books().create_invoice(&invoice("Dana", &lines), "i", today()).unwrap();
    let credit = |amount: &str, lines: Vec<usize>| {
        let (document, amount) = ("INV-0001".to_owned(), money(amount));
        Action::CreditInvoice(Credit { document, amount, date: None, note: String::new(), lines })
    };
    shop.books().done(&credit("119.00 EUR", vec![]), "c1", today()).unwrap();
    let error = shop.books().done(&credit("100.00 EUR", vec![2]), "c2", today()).unwrap_err();
    assert_eq!(
        error.to_string(),
        "a part of INV-0001 is credited by amount already: name an amount again"
    );
    shop.books().done(&credit("100.00 EUR", vec![]), "c3", today()).unwrap();
    assert_eq!(shop.books().read().unwrap().balance(None, None), []);
}

#[test]
fn tags_that_are_forged_break_no_sum() {
    let shop = Shop::new();
    let receipt = shop
        .books()
        .create_invoice(&invoice("Dana", &[("a", "1", "100", "19")]), "i", today())
        .unwrap();
    let huge = "    ; tax: output 19% of 79228162514264337593543950335 EUR is 79228162514264337593543950335 EUR\n";
    let journal = shop.journal();
    let real = "    ; tax: output 19% of 100.00 EUR is 19.00 EUR\n";
    shop.put(PATH, &journal.replace(real, &format!("{real}{huge}{huge}")));
    let ledger = shop.books().read().unwrap();
    let tax = ledger.tax_report(Days { from: None, to: today() });
    assert_eq!(tax.rows.len(), 1, "{tax:?}");
    assert_eq!(tax.rows[0].base, Some(vec![money("100.00 EUR").into()]));
    let (document, amount) = (receipt.document, money("59.50 EUR"));
    let half = Credit { document, amount, date: None, note: String::new(), lines: Vec::new() };
    shop.books().done(&Action::CreditInvoice(half), "c", today()).unwrap();
}

/// What was there before the first day is read as it is where amounts have a comma, a currency has a long name, and a posting
/// stands in no balance.
#[test]
fn some_days_alone_have_the_balances_of_the_whole() {
    let shop = Shop::new();
    shop.put(
        PATH,
        "decimal-mark ,\n\n2026-09-01 a\n    assets:bank  1000,50 EUR\n    (budget:food)  3,25 \"long name\"\n    assets:usd  -1100,00 USD @@ 1000,50 EUR\n\n\
         2026-10-01 b\n    assets:bank  -0,50 EUR\n    expenses:x",
    );
    let ledger = shop.books().read().unwrap();
    let days = ledger.of_days(day("2026-10-01"), day("2026-10-31"));
    let alone = Ledger::parse(days.clone()).unwrap();
    let amounts = |ledger: &Ledger| {
        let rows = ledger.balance(None, None).into_iter();
        rows.map(|row| (row.account, row.amounts)).collect::<Vec<_>>()
    };
    assert_eq!(amounts(&alone), amounts(&ledger), "{days}");
    hledger(&["check"], &days);
}

#[test]
fn many_writers_leave_no_gap() {
    let shop = Shop::new();
    std::thread::scope(|scope| {
        for writer in 0..8 {
            let dir = shop.dir.path();
            scope.spawn(move || {
                let (vault, state, config) = Shop::open(dir);
                let books = Books::open(&vault, &state, &config);
                for at in 0..4 {
                    books
                        .create_invoice(
                            &simple(&format!("Customer {writer}"), "10"),
                            &format!("{writer}-{at}"),
                            today(),
                        )
                        .unwrap();
                }
            });
        }
    });
    let ledger = shop.books().read().unwrap();
    let numbers: Vec<_> =
        ledger.of_kind(DocumentKind::Invoice).map(|document| document.id.clone()).collect();
    let expected: Vec<_> = (1..=32).map(|number| format!("INV-{number:04}")).collect();
    assert_eq!(numbers, expected);
    assert!(expected.iter().all(|id| shop.path(&DocumentKind::Invoice.note(id)).exists()));
    shop.agrees_with_hledger(&["check", "--strict"]);
}

/// Leaves the books as a crash in the middle of an append does.
fn crash(shop: &Shop, before: &str, text: &str, left: &[u8]) {
    let record = serde_json::json!({ "offset": before.len(), "text": text }).to_string();
    shop.state.set_note("books.pending", &record).unwrap();
    let mut file = std::fs::File::create(shop.path(PATH)).unwrap();
    file.write_all(before.as_bytes()).unwrap();
    file.write_all(left).unwrap();
}

#[test]
fn what_a_crash_left_half_written_is_taken_away() {
    let shop = Shop::new();
    shop.books().create_invoice(&simple("Dana", "10"), "a", today()).unwrap();
    let before = shop.journal();
    shop.books().create_invoice(&simple("Émile", "20"), "b", today()).unwrap();
    let after = shop.journal();
    let text = after.strip_prefix(&before).unwrap();
    for cut in (0..=text.len()).step_by(9).chain([text.len() - 1, text.len()]) {
        let _ = std::fs::remove_file(shop.path("Accounting/Invoices/INV-0002.md"));
        let zeros = if cut % 2 == 0 { vec![0; (text.len() - cut) / 2] } else { Vec::new() };
        crash(&shop, &before, text, &[&text.as_bytes()[..cut], &zeros].concat());
        let found = shop.find("b");
        assert_eq!(found.is_some(), cut == text.len(), "cut at {cut}");
        assert_eq!(
            shop.journal(),
            if found.is_some() { &*after } else { &*before },
            "cut at {cut}"
        );
        shop.books().create_invoice(&simple("Émile", "20"), "b", today()).unwrap();
        assert_eq!(shop.journal(), after, "cut at {cut}");
        assert!(shop.path("Accounting/Invoices/INV-0002.md").exists());
    }
}

#[test]
fn recovery_never_takes_a_persons_words() {
    let shop = Shop::new();
    shop.books().create_invoice(&simple("Dana", "10"), "a", today()).unwrap();
    let before = shop.journal();
    let text = "\n2026-11-16 (INV-0002) x\n    ; fte: b\n";
    for theirs in [
        "; mine\n",
        "\n2026-11-16 (INV-0002) x\n    assets:bank  1 EUR\n    equity\n",
        &format!("{text}    a  1 EUR\n    b\n"),
    ] {
        crash(&shop, &before, text, theirs.as_bytes());
        shop.books().read().unwrap();
        assert_eq!(shop.journal(), format!("{before}{theirs}"));
    }
    // The file is shorter than it was: someone put an older one back.
    crash(&shop, &before, text, b"");
    shop.put(PATH, "; short\n");
    shop.books().read().unwrap();
    assert_eq!(shop.journal(), "; short\n");
}

#[test]
#[cfg(unix)]
fn a_journal_that_is_a_link_is_not_followed() {
    let shop = Shop::new();
    let elsewhere = shop.dir.path().join("elsewhere");
    std::fs::File::create(&elsewhere).unwrap();
    std::fs::create_dir_all(shop.path("Accounting")).unwrap();
    std::os::unix::fs::symlink(&elsewhere, shop.path(PATH)).unwrap();
    let error = shop.books().create_invoice(&simple("Dana", "10"), "a", today()).unwrap_err();
    assert!(matches!(error, BooksError::Io { .. }), "{error}");
    assert_eq!(std::fs::read(&elsewhere).unwrap(), b"");
}

#[test]
fn amounts_mean_what_they_mean_to_hledger() {
    let amounts = [
        "12 EUR",
        "-1,200.50 EUR",
        "1.200,50 EUR",
        "1,000 EUR",
        "1,000,000 EUR",
        "EUR 5",
        "1 000.5 EUR",
        "1000. EUR",
        ".5 EUR",
        "5EUR",
        "EUR-7",
        "10 USD @ 0.9 EUR",
        "10 USD @@ 9 EUR",
        "-10 USD @@ 9 EUR",
        "3 USD @ 0.333 EUR",
    ];
    for head in ["", "decimal-mark .\n", "commodity 1.000,00 EUR\n", "commodity 1,000.00 EUR\n"] {
        for amount in amounts {
            let shop = Shop::new();
            shop.put(
                PATH,
                &format!("{head}2026-01-01 x\n    expenses:a  {amount}\n    assets:b\n"),
            );
            if shop.books().read().is_ok() {
                let balance = shop.books().read().unwrap().balance(Some("expenses"), None);
                let Some(theirs) = hledger(
                    &[
                        "balance",
                        "-N",
                        "--flat",
                        "-O",
                        "csv",
                        "-c",
                        "1000.00 EUR",
                        "-c",
                        "1000.00 USD",
                        "expenses",
                    ],
                    &shop.journal(),
                ) else {
                    return;
                };
                let ours = balance[0].amounts[0].to_string();
                assert!(
                    theirs.contains(&format!("\"{ours}\"")),
                    "{head}{amount}: {ours} / {theirs}"
                );
            }
        }
    }
}

#[test]
fn figures_say_what_they_were_reckoned_from() {
    let shop = Shop::new();
    let books = shop.books();
    let taxed = invoice("Dana", &[("Work", "1", "100", "20")]);
    books.create_invoice(&taxed, "a", day("2026-09-01")).unwrap();
    books.create_invoice(&taxed, "b", day("2026-11-10")).unwrap();
    books.record_payment(&payment("INV-0002", "120 EUR"), "c", day("2026-11-12")).unwrap();
    books.record_expense(&bill("Train", "30 EUR", ""), "d", day("2026-11-13")).unwrap();
    let ledger = books.read().unwrap();
    let november = (day("2026-11-01"), day("2026-11-30"));
    let revenue = ledger.revenue(november.0, november.1);
    assert_eq!(revenue.len(), 1);
    assert_eq!(
        (revenue[0].amount, revenue[0].from[0].document.as_deref()),
        (money("100.00 EUR"), Some("INV-0002"))
    );
    assert_eq!(ledger.expenses(november.0, november.1)[0].amount, money("30.00 EUR"));
    assert_eq!(ledger.cash(november.1)[0].amount, money("90.00 EUR"));
    assert_eq!(ledger.received(november.0, november.1)[0].amount, money("120.00 EUR"));
    assert!(ledger.revenue(day("2025-01-01"), day("2025-12-31")).is_empty());
    let aged = ledger.receivable(today());
    assert_eq!((aged.rows.len(), aged.rows[0].overdue, aged.rows[0].bucket), (1, 62, Bucket::To90));
    assert_eq!(aged.totals[0].buckets[&Bucket::To90], money("120.00 EUR"));
    assert_eq!(ledger.receivable(day("2026-11-11")).rows.len(), 2);
    assert_eq!(ledger.receivable(day("2026-08-31")).rows.len(), 0);
}

/// What can happen to the books, in units that [`take`] makes sense of.
#[derive(Clone, Debug)]
enum Step {
    Invoice { who: u8, quantity: i64, price: i64, tax: i64, inclusive: bool, in_: usize },
    Bill { who: u8, cents: i64, tax: i64, reverse: bool, in_: usize, paid: bool },
    Pay { which: usize, percent: i64, bank: Option<i64> },
    Credit { which: usize, percent: i64, line: bool },
    Reverse(usize),
    Rate { in_: usize, units: i64 },
    Open { account: usize, cents: i64, in_: usize },
    Close(u64),
    Reopen(Option<u64>),
}

fn step() -> impl Strategy<Value = Step> {
    let in_ = || 0..4usize;
    prop_oneof![
        4 => (0..3u8, 1..99_999i64, 1..9_999_999i64, 0..2_500i64, any::<bool>(), in_())
            .prop_map(|(who, quantity, price, tax, inclusive, in_)| Step::Invoice { who, quantity, price, tax, inclusive, in_ }),
        4 => (0..3u8, 1..9_999_999i64, 0..2_500i64, any::<bool>(), in_(), any::<bool>())
            .prop_map(|(who, cents, tax, reverse, in_, paid)| Step::Bill { who, cents, tax, reverse, in_, paid }),
        5 => (any::<usize>(), 1..=100i64, prop::option::of(1..9_999_999i64)).prop_map(|(which, percent, bank)| Step::Pay { which, percent, bank }),
        3 => (any::<usize>(), 1..=100i64, any::<bool>()).prop_map(|(which, percent, line)| Step::Credit { which, percent, line }),
        2 => any::<usize>().prop_map(Step::Reverse),
        4 => (1..4usize, 1..2_000_000i64).prop_map(|(in_, units)| Step::Rate { in_, units }),
        1 => (0..3usize, -9_999_999..9_999_999i64, in_()).prop_map(|(account, cents, in_)| Step::Open { account, cents, in_ }),
        1 => (1..3u64).prop_map(Step::Close),
        1 => prop::option::of(5..9u64).prop_map(Step::Reopen),
    ]
}

const CURRENCIES: [&str; 4] = ["EUR", "USD", "JPY", "KWD"];

/// The action that a step is in the books as they are; `None` where there is nothing for it to be about.
fn action(shop: &Shop, at: usize, date: NaiveDate, step: &Step) -> Option<Action> {
    use rust_decimal::Decimal;
    let ledger = shop.books().read().unwrap();
    let currency = |in_: usize| CURRENCIES[in_].parse().unwrap();
    let amount =
        |units: i64, in_| Money::rounded(Decimal::new(units, 2) + Decimal::ONE, currency(in_));
    let named = |who: u8| ["Ann & Sons", "Böb", "漢字 Ltd"][usize::from(who)].to_owned();
    let number = |units: i64, places| Decimal::new(units, places).to_string();
    let part = |of: Money, percent: i64| {
        let part = Money::rounded(
            of.amount() * Decimal::from(percent) / Decimal::ONE_HUNDRED,
            of.currency(),
        );
        Some(part).filter(|part| part.is_positive())
    };
    let ago = |days: u64| (date - chrono::Days::new(days)).to_string();
    Some(match step {
        Step::Invoice { who, quantity, price, tax, inclusive, in_ } => {
            let incl = if *inclusive { " incl" } else { "" };
            let line = Line {
                text: "x".into(),
                quantity: number(*quantity, 2),
                price: number(*price, 2),
                tax: format!("{}{incl}", number(*tax, 2)),
            };
            let second = Line {
                tax: "7 DE-reduced".into(),
                price: "1000".into(),
                quantity: "1".into(),
                ..line.clone()
            };
            let third = Line { tax: "0 DE-reverse: you owe it".into(), ..second.clone() };
            Action::CreateInvoice(Invoice {
                currency: currency(*in_),
                lines: vec![line, second, third],
                ..simple(&named(*who), "1")
            })
        }
        Step::Bill { who, cents, tax, reverse, in_, paid } => {
            let rate = number(*tax, 2) + if *reverse { " reverse" } else { "" };
            let bill = Bill {
                amount: amount(*cents, *in_),
                taxes: vec![rate],
                ..bill(&named(*who), "1 EUR", &format!("R{at}"))
            };
            if *paid { Action::RecordExpense(bill) } else { Action::RecordBill(bill) }
        }
        Step::Pay { which, percent, bank } => {
            let open: Vec<_> =
                ledger.documents().iter().filter(|document| document.open.is_positive()).collect();
            let document = open.get(which % open.len().max(1))?;
            let bank = bank
                .map(|cents| amount(cents, 0))
                .filter(|_| document.amount.currency() != currency(0));
            Action::RecordPayment(Payment {
                amount: part(document.open, *percent)?,
                bank,
                ..payment(&document.id, "1 EUR")
            })
        }
        Step::Credit { which, percent, line } => {
            let invoices: Vec<_> = ledger
                .of_kind(DocumentKind::Invoice)
                .filter(|invoice| invoice.open.is_positive())
                .collect();
            let invoice = invoices.get(which % invoices.len().max(1))?;
            let first = &invoice.lines[1];
            let line_sum = first.net.plus(first.vat())?;
            let is_line = *line
                && line_sum.minus(invoice.open).is_some_and(|over| !over.is_positive())
                && ledger.credited_lines(&invoice.id).is_empty();
            let (amount, lines) = if is_line {
                (line_sum, vec![2])
            } else {
                (part(invoice.open, *percent)?, Vec::new())
            };
            Action::CreditInvoice(Credit {
                document: invoice.id.clone(),
                amount,
                date: None,
                note: String::new(),
                lines,
            })
        }
        Step::Reverse(which) => {
            let documents = ledger.documents().iter().map(|document| document.id.as_str());
            let ids = documents.chain(ledger.payments().iter().map(|payment| payment.id.as_str()));
            let can: Vec<_> = ids.filter_map(|id| ledger.reversible(id).ok()).collect();
            let one = can.get(which % can.len().max(1))?;
            Action::ReverseEntry(Reversal { amount: one.amount, ..reversal(one.id, "1 EUR") })
        }
        Step::Rate { in_, units } => Action::AddRate(Rate {
            currency: currency(*in_),
            rate: number(*units, 6),
            to: currency(0),
            date: None,
        }),
        Step::Open { account, cents, in_ } => {
            let account = ["assets:bank", "assets:till", "liabilities:loan"][*account].to_owned();
            let amount = Money::rounded(Decimal::new(*cents, 2), currency(*in_));
            (!amount.is_zero()).then(|| {
                Action::OpenBooks(Opening {
                    balances: vec![Held { account, amount }],
                    date: None,
                    note: String::new(),
                })
            })?
        }
        Step::Close(days) => {
            Action::ClosePeriod(Closing { until: ago(*days), note: String::new() })
        }
        Step::Reopen(days) => {
            Action::ReopenPeriod(Reopening { until: days.map(ago), note: String::new() })
        }
    })
}

/// Takes a step; one that the books refuse changes nothing.
fn take(shop: &Shop, at: usize, step: &Step) {
    let key = format!("key {at}");
    let date = today() + chrono::Days::new(at as u64);
    let Some(action) = action(shop, at, date, step) else { return };
    let before = shop.path(PATH).exists().then(|| shop.journal());
    match shop.books().perform(&action, &key, date) {
        Ok(receipt) => assert_eq!(shop.find(&key), receipt),
        Err(BooksError::Refused(_) | BooksError::Data { .. }) => {
            assert_eq!(shop.path(PATH).exists().then(|| shop.journal()), before);
        }
        Err(error) => panic!("{step:?}: {error}"),
    }
    let Ok(ledger) = shop.books().read() else { panic!("{}", shop.journal()) };
    let Some(closed) = ledger.closed() else { return };
    let late = Bill { date: Some(closed.until.to_string()), ..bill("late", "1 EUR", "") };
    assert!(matches!(
        shop.books().preview(&Action::RecordExpense(late), date),
        Err(BooksError::Refused(_))
    ));
}

/// Fails where a statement has other rows than hledger's.
fn statements_agree(shop: &Shop, ledger: &Ledger) {
    let to = day("2030-01-01");
    let home: Currency = "EUR".parse().unwrap();
    let days = Days { from: None, to };
    for (statement, args) in [
        (ledger.profit_loss(days, home), &["is", "-B", "--value=then,EUR"][..]),
        (ledger.balance_sheet(to, home), &["bs", "-X", "EUR", "-e", "2030-01-02"]),
        (ledger.cash_flow(days, home), &["cf", "-B", "--value=then,EUR"]),
    ] {
        let args = [args, &["-O", "csv", "-c", "1000.00 EUR"]].concat();
        let Some(csv) = hledger(&args, &shop.journal()) else { return };
        let mut theirs = BTreeMap::new();
        let mut reader =
            csv::ReaderBuilder::new().flexible(true).has_headers(false).from_reader(csv.as_bytes());
        for row in reader.records() {
            let row = row.unwrap();
            let (Some(account), Some(amounts)) = (row.get(0), row.get(1)) else { continue };
            if account.contains(':') && account != "Net:" && amounts.contains(' ') {
                let mut amounts: Vec<_> = amounts.split(", ").map(str::to_owned).collect();
                amounts.sort();
                theirs.insert(account.to_owned(), amounts);
            }
        }
        let rows = statement
            .sections
            .iter()
            .filter(|section| section.title != "equity")
            .flat_map(|section| &section.rows);
        let ours: BTreeMap<_, _> = rows
            .map(|row| {
                let mut amounts: Vec<_> = row.amounts.iter().map(ToString::to_string).collect();
                amounts.sort();
                (row.account.clone(), amounts)
            })
            .collect();
        assert_eq!(ours, theirs, "{args:?}\n{}", shop.journal());
    }
}

/// Prints account by account what beancount has in it.
const BALANCES: &str = "
import collections, json, sys
from beancount import loader
from beancount.core import data
entries, errors, _ = loader.load_string(sys.stdin.read())
for error in errors: print(error, file=sys.stderr)
if errors: sys.exit(1)
names, sums = {}, collections.defaultdict(lambda: collections.defaultdict(int))
for entry in entries:
    if isinstance(entry, data.Open): names[entry.account] = entry.meta.get('name', entry.account)
    if isinstance(entry, data.Transaction):
        for posting in entry.postings: sums[names[posting.account]][posting.units.currency] += posting.units.number
print(json.dumps({name: sorted('%s %s' % (number, currency) for currency, number in held.items() if number) for name, held in sums.items() if any(held.values())}))
";

/// Fails where beancount does not take the export, or has other balances.
fn beancount_agrees(_shop: &Shop, ledger: &Ledger) {
    let there = std::env::var_os("FTE_BEANCOUNT").map(std::path::PathBuf::from);
    let python = there.unwrap_or_else(|| {
        concat!(env!("CARGO_MANIFEST_DIR"), "/target/peers/beancount/bin/python").into()
    });
    if !python.exists() {
        println!("skipped: beancount is not installed");
        return;
    }
    let days = Days { from: None, to: day("2030-01-01") };
    let exported = ledger.to_beancount(days, "EUR".parse().unwrap());
    let mut child = Command::new(python)
        .args(["-c", BALANCES])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    child.stdin.take().unwrap().write_all(exported.as_bytes()).unwrap();
    let output = child.wait_with_output().unwrap();
    assert!(output.status.success(), "{}\n{exported}", String::from_utf8_lossy(&output.stderr));
    let theirs: BTreeMap<String, Vec<String>> = serde_json::from_slice(&output.stdout).unwrap();
    let ours: BTreeMap<_, _> = ledger
        .balance(None, None)
        .into_iter()
        .map(|balance| {
            let mut amounts: Vec<_> = balance.amounts.iter().map(ToString::to_string).collect();
            amounts.sort();
            (balance.account, amounts)
        })
        .collect();
    assert_eq!(theirs, ours, "{exported}");
}

/// What the entry of an invoice and those of its credit notes come to, by account.
fn left_of(ledger: &Ledger, invoice: &Document) -> Vec<(String, Vec<Amount>)> {
    let credits = ledger.payments_of(&invoice.id).filter(|one| one.kind == DocumentKind::Credit);
    let mut sums: BTreeMap<String, Sum> = BTreeMap::new();
    for at in credits.map(|credit| credit.at).chain([invoice.at]) {
        for posting in &ledger.entry(at).unwrap().postings {
            sums.entry(posting.account.clone()).or_default().add_all(&posting.amounts);
        }
    }
    let left = sums.into_iter().map(|(account, sum)| (account, sum.amounts().collect::<Vec<_>>()));
    left.filter(|(_, amounts)| !amounts.is_empty()).collect()
}

/// How many cases are run: as many as `PROPTEST_CASES` says, for a long run by hand.
#[expect(clippy::disallowed_methods, reason = "what a person says of this run")]
fn cases(few: u32) -> u32 {
    std::env::var("PROPTEST_CASES").ok().and_then(|cases| cases.parse().ok()).unwrap_or(few)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: cases(6), max_shrink_iters: 60, ..ProptestConfig::default() })]

    #[test]
    fn hledger_and_beancount_have_our_balances_after_any_history(steps in prop::collection::vec(step(), 1..16)) {
        let shop = Shop::new();
        for (at, step) in steps.iter().enumerate() {
            take(&shop, at, step);
        }
        if shop.path(PATH).exists() {
            shop.agrees_with_hledger(&["check", "--strict"]);
            let ledger = shop.books().read().unwrap();
            statements_agree(&shop, &ledger);
            beancount_agrees(&shop, &ledger);
            let trial = ledger.trial_balance(Days { from: None, to: day("2030-01-01") }, "EUR".parse().unwrap());
            let mut sum = Sum::default();
            sum.add_all(&trial.debit);
            sum.add_all(&trial.credit);
            prop_assert_eq!(sum.amounts().count(), 0, "{}", shop.journal());
            let tax = ledger.tax_report(Days { from: None, to: day("2030-01-01") });
            prop_assert!(tax.rows.iter().all(|row| row.base.is_some()), "{:?}\n{}", tax, shop.journal());
            for invoice in ledger.of_kind(DocumentKind::Invoice).filter(|invoice| invoice.status == Status::Cancelled) {
                prop_assert_eq!(left_of(&ledger, invoice), [], "{}\n{}", &invoice.id, shop.journal());
            }
            prop_assert_eq!(shop.books().stale(&ledger).unwrap(), Vec::<String>::new());
            prop_assert!(ledger.check().is_empty(), "{:?}\n{}", ledger.check(), shop.journal());
            prop_assert!(ledger.receivable(day("2030-01-01")).without_document.is_empty());
            prop_assert!(ledger.payable(day("2030-01-01")).without_document.is_empty());
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 12, max_shrink_iters: 50, ..ProptestConfig::default() })]

    #[test]
    fn no_foreign_words_break_the_journal(words in prop::collection::vec(words::hostile(), 6)) {
        let shop = Shop::new();
        let said = |at: usize| if crate::base::text::shown_line(&words[at]).is_empty() || !words[at].chars().any(char::is_alphanumeric) { format!("x{}", words[at]) } else { words[at].clone() };
        let mut hostile = invoice(&said(0), &[(&said(1), "1", "10", "19")]);
        hostile.note.clone_from(&words[2]);
        let receipt = shop.books().create_invoice(&hostile, &said(5), today()).unwrap();
        let mut vendor = bill(&said(3), "5 EUR", &words[4]);
        vendor.category.clone_from(&words[2]);
        vendor.note.clone_from(&words[1]);
        shop.books().record_bill(&vendor, "b", today()).unwrap();
        shop.books().record_payment(&Payment { note: words[3].clone(), ..payment("INV-0001", "11.90 EUR") }, "p", today()).unwrap();
        let ledger = shop.books().read().unwrap();
        let booked = ledger.document("INV-0001").unwrap();
        prop_assert_eq!((&booked.party, &booked.lines[0].text, ledger.len()), (&said(0), &said(1), 3));
        prop_assert_eq!(&ledger.document("BILL-0001").unwrap().reference, if words[4].trim().is_empty() { "" } else { &words[4] });
        prop_assert_eq!(shop.find(&said(5)), Some(receipt));
        prop_assert_eq!(shop.books().stale(&ledger).unwrap(), Vec::<String>::new());
        shop.agrees_with_hledger(&["check", "--strict"]);
    }
}

#[test]
fn what_a_person_should_look_at_is_said_with_its_line() {
    let shop = Shop::new();
    shop.books().create_invoice(&simple("Dana", "10"), "a", today()).unwrap();
    assert_eq!(shop.books().read().unwrap().check(), []);
    let own = "\n2026-11-17 more ; for: INV-0001\n  assets:bank  12 EUR = 13 EUR\n  assets:receivable:Dana\n\n\
        2026-11-18 lost ; for: INV-0077\n  assets:bank  1 EUR = 13 EUR\n  income:x  -1 EUR\n\n\
        2026-11-18 hours\n  expenses:time  3 h\n  equity\n\n\
        2026-11-19 ; invoice: INV-0003\n  ; line: 1 x 2 +0% | x\n  assets:receivable:Eve  3 EUR == 3 EUR\n  income:x\n";
    let lines = shop.journal().lines().count();
    shop.put(PATH, &(shop.journal() + own));
    let problems = shop.books().read().unwrap().check();
    let said: Vec<_> = problems
        .iter()
        .map(|problem| {
            format!(
                "+{}: {}",
                i64::try_from(problem.line).unwrap() - i64::try_from(lines).unwrap(),
                problem.what
            )
        })
        .collect();
    insta::assert_snapshot!(said.join("\n"), @r"
    +-8: INV-0001 is paid 2.00 EUR too much
    +3: `assets:bank` is said to hold 13.00 EUR here, and holds 12.00 EUR
    +6: a payment for `INV-0077`, which is no invoice or bill here
    +11: 3 h is no amount of a currency (like `EUR`): figures leave it out
    +14: the lines of INV-0003 come to 2.00 EUR, booked is 3.00 EUR
    +14: a gap: INV-0001 is followed by INV-0003
    ");
}
