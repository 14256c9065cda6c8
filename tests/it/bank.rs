//! What banks, payers and forgers do to a statement: each row is kept once, as it is, or nothing of the file is.

use serde_json::Value;

use crate::testvault::{Following, TestVault};

const HEAD: &str = "Date,Payee,Purpose,Amount,Currency\n";
const FIRST: &str = "Date,Payee,Purpose,Amount,Currency\n2026-01-02,Somebody,hello,-1.50,EUR\n";

/// A vault that knows a bank's CSV, of the account `GIRO`.
fn known() -> TestVault {
    let vault = TestVault::new();
    vault.put("known.csv", FIRST);
    vault.fte("finance import known.csv --map bank --account giro --yes --no-match").ok();
    vault
}

fn import(vault: &TestVault, name: &str, lines: &str) -> Value {
    vault.put(name, format!("{HEAD}{lines}"));
    vault.fte(&format!("finance import {name} --json")).ok().json()["files"][0].clone()
}

/// Imports a file that must be refused, and looks that nothing was changed by it.
#[track_caller]
fn refused(vault: &TestVault, words: &str, exit: i32, why: &str) {
    let before = vault.snapshot();
    let ran = vault.fte(words);
    assert!(ran.exit == exit && ran.stderr.contains(why), "{words}: {ran}");
    assert_eq!(vault.snapshot(), before, "{words}");
}

fn rows(vault: &TestVault) -> Vec<Value> {
    vault.fte("finance rows --from 2026-02-01 --json").ok().json().as_array().unwrap().clone()
}

#[test]
fn a_text_is_kept_as_it_came_and_written_out_once() {
    let vault = known();
    let party = "Caf\u{e9}\u{200b} \u{27e8}U+202E\u{27e9} \u{ad}Bar";
    let lines = format!("2026-11-02,{party},[[Home]] |x,-3.20,EUR\n");
    assert_eq!(import(&vault, "a.csv", &lines)["new"], 1);
    assert_eq!(import(&vault, "b.csv", &lines)["known"], 1);
    let row = rows(&vault).remove(0);
    assert_eq!(row["party"], party);
    let shown = "Caf\u{e9}\u{27e8}U+200B\u{27e9} \u{27e8}U+27E8\u{27e9}U+202E\u{27e9} \u{27e8}U+00AD\u{27e9}Bar";
    assert!(vault.read("Accounting/Bank/GIRO-2026.csv").contains(shown));
    let mut wide = vault.command();
    wide.args(["finance", "rows", "--from", "2026-02-01"]).env("COLUMNS", "400");
    let list = String::from_utf8(wide.output().unwrap().stdout).unwrap();
    let once = |text: &str| {
        !text.contains("U+27E8\u{27e9}U+200B") && !text.contains("U+27E8\u{27e9}U+27E8")
    };
    assert!(list.contains("U+200B") && once(&list), "{list}");
    // Nor twice in what is asked for and booked, and no link there.
    let id = row["id"].as_str().unwrap();
    let asked = vault.fte(&format!("finance book {id} --category food --json")).ok().json();
    let notes = || -> String {
        let folders = ["Pending_Approval", "Approved", "Accounting/Expenses", "Accounting"];
        let files = folders.iter().flat_map(|folder| vault.files(folder));
        files
            .filter(|file| [".md", ".journal"].iter().any(|end| file.ends_with(end)))
            .map(|file| vault.read(&file))
            .collect()
    };
    let waits = notes();
    assert!(waits.contains("U+200B") && once(&waits), "{waits}");
    vault.fte(&format!("approve yes {}", asked["request"].as_str().unwrap()));
    vault.fte("act").ok();
    let booked = notes();
    assert!(booked.contains("U+200B") && once(&booked), "{booked}");
}

#[test]
fn one_row_is_one_row() {
    let vault = known();
    let said = vault.fte("finance check").ok().stdout;
    assert!(said.starts_with("1 row, "), "{said}");
    vault.put("a.csv", format!("{HEAD}2026-11-02,A,x,-3.20,EUR\n"));
    let said = vault.fte("finance import a.csv").ok().stdout;
    assert!(said.contains(": 1 row, new 1, known 0"), "{said}");
}

const SWIFT: &str = ":20:P\n:25:37040044/0532013000\n:60F:C261102EUR100,00\n:61:2611021102D3,20NMSCNONREF\n:86:coffee bar\n\
    :61:2611021102D5,00NMSCNONREF\n:86:tea\n:62F:C261102EUR91,80\n-\n";

#[test]
fn a_statement_that_its_own_balances_speak_against_is_held_apart() {
    let mut vault = known();
    vault.set_env("FTE_WATCH_SETTLE_MS", "0");
    // A row was taken out of it.
    let cut = SWIFT.replace(":61:2611021102D5,00NMSCNONREF\n:86:tea\n", "");
    vault.put("Inbox/cut.sta", &cut);
    let why =
        "its own balances do not add up: 100 before and 91.8 after, but its rows come to -3.2";
    refused(&vault, "finance import Inbox/cut.sta", 5, why);
    let ran = vault.fte("watch finance");
    assert!(ran.exit == 8 && ran.stdout.contains(why), "{ran}");
    assert_eq!((vault.files("Inbox"), rows(&vault).len()), (vec!["Inbox/cut.sta".to_owned()], 0));
    // One file that is refused holds up no other, and is no success.
    vault.put("a.csv", format!("{HEAD}2026-11-02,A,x,-1.00,EUR\n"));
    assert_eq!(vault.fte("finance import Inbox/cut.sta a.csv").exit, 8);
    assert_eq!(rows(&vault).len(), 1);
    // The whole one is taken in; the other one where a person says so.
    vault.put("whole.sta", SWIFT);
    vault.fte("finance import whole.sta").ok();
    assert_eq!(rows(&vault).len(), 3);
    let said = vault.fte("finance import Inbox/cut.sta --unbalanced").ok().stdout;
    assert!(said.contains(why) && said.contains("new 0, known 1"), "{said}");
}

#[test]
fn running_balances_that_do_not_follow_are_a_row_that_is_missing() {
    let vault = TestVault::new();
    let head = "Date,Payee,Amount,Currency,Balance\n";
    let lines = [
        "2026-11-02,A,-3.00,EUR,97.00\n",
        "2026-11-03,B,-2.00,EUR,95.00\n",
        "2026-11-04,C,-1.00,EUR,94.00\n",
    ];
    let [a, b, c] = lines;
    let map = "--map own --account giro --yes";
    vault.put("hole.csv", format!("{head}{a}{c}"));
    refused(
        &vault,
        &format!("finance import hole.csv {map}"),
        5,
        "no row leads to the running balance 95, and none to 100",
    );
    // Signs the wrong way round are no statement, either.
    let turned = format!("{head}{a}{b}{c}").replace(",-", ",");
    vault.put("turned.csv", turned);
    refused(
        &vault,
        &format!("finance import turned.csv {map}"),
        5,
        "no row leads to the running balance",
    );
    let said = vault.fte(&format!("finance import turned.csv {map} --invert")).ok().stdout;
    assert!(said.contains("amounts above zero are money that went out, as you say"), "{said}");
    // In any order they follow; and a row that is there twice is there once.
    vault.put("mixed.csv", format!("{head}{c}{a}{b}{a}").replace(",-", ","));
    let said = vault.fte("finance import mixed.csv").ok().stdout;
    assert!(said.contains("known 3, 1 twice in the file"), "{said}");
    assert_eq!(vault.fte("finance rows --json").ok().json()[0]["amount"], "-3.00 EUR");
}

#[test]
fn the_account_that_a_file_names_is_the_one_of_its_rows() {
    let vault = TestVault::new();
    let file = |iban: &str| {
        format!(
            "Konto;{iban}\n\nBuchungstag;Name;Betrag;W\u{e4}hrung\n02.11.2026;Geb\u{fc}hren;-5,00;EUR\n"
        )
    };
    let (first, second) = ("DE89370400440532013000", "DE02120300000000202051");
    vault.put("1.csv", file(first));
    vault.put("2.csv", file(second));
    vault.fte("finance import 1.csv --map bank --yes").ok();
    vault.fte("finance import 2.csv").ok();
    let accounts: Vec<_> =
        rows(&vault).iter().map(|row| row["account"].as_str().unwrap().to_owned()).collect();
    assert_eq!(accounts, [second, first]);
    // A name of one's own is that account's alone, also in the bank's next file.
    let vault = TestVault::new();
    vault.put("1.csv", file(first));
    vault.put("2.csv", file(second));
    vault.fte("finance import 1.csv --map bank --account giro --yes").ok();
    vault.fte("finance import 1.csv 2.csv").ok();
    let accounts: Vec<_> =
        rows(&vault).iter().map(|row| row["account"].as_str().unwrap().to_owned()).collect();
    assert_eq!(accounts, [second, "GIRO"]);
    // What names none is asked; what names several is none's.
    vault.put("none.csv", "Datum,Name,Amount,Currency\n2026-11-02,Fee,-5.00,EUR\n");
    refused(
        &vault,
        "finance import none.csv --map none --yes",
        2,
        "does not say which account it is of",
    );
    vault.put(
        "two.csv",
        format!("Own IBAN,Date,Name,Amount,Currency\n{first},2026-11-02,Fee,-5.00,EUR\n{second},2026-11-02,Fee,-5.00,EUR\n"),
    );
    refused(
        &vault,
        "finance import two.csv --map two --account x --yes",
        2,
        "rows of several accounts",
    );
    assert_eq!(
        vault.fte("finance import two.csv --map two --yes --json").ok().json()["files"][0]["accounts"]
            [1],
        first
    );
    refused(&vault, "finance import two.csv --account x", 2, "rows of several accounts");
}

#[test]
fn which_way_money_went_is_never_guessed_wrong() {
    let vault = TestVault::new();
    let yes = |name: &str| format!("finance import {name}.csv --map {name} --account {name} --yes");
    // A column of signs, whatever it is called, and in French.
    vault.put("sens.csv", "Date;Tiers;Montant;Op\u{e9}ration;Devise\n2026-11-02;A;5,00;D\u{e9}bit;EUR\n2026-11-03;B;7,00;Cr\u{e9}dit;EUR\n");
    vault.fte(&yes("sens")).ok();
    let amounts: Vec<_> =
        rows(&vault).iter().map(|row| row["amount"].as_str().unwrap().to_owned()).collect();
    assert_eq!(amounts, ["-5.00 EUR", "7.00 EUR"]);
    // A word of it that is not known is an error, no credit.
    vault.put(
        "sens2.csv",
        "Date;Tiers;Montant;Op\u{e9}ration;Devise\n2026-11-04;A;5,00;Virement;EUR\n",
    );
    refused(
        &vault,
        "finance import sens2.csv",
        1,
        "line 2: `Op\u{e9}ration` is not an amount: `Virement`",
    );
    // Money out above and below zero: one of them is a refund, and nobody says which.
    vault.put(
        "two.csv",
        "Date,Payee,Debit,Credit,Currency\n2026-11-02,A,5.00,,EUR\n2026-11-03,B,-7.00,,EUR\n",
    );
    refused(&vault, &yes("two"), 1, "line 3: `Debit` is above zero in line 2, and below it here");
    // Only whole amounts: the mark that the next file has is not known.
    vault.put("whole.csv", "Date,Payee,Amount,Currency\n2026-11-02,A,5,EUR\n");
    refused(&vault, &yes("whole"), 2, "no amount in it has a decimal mark");
    // All of it money that came in: said.
    vault.put("card.csv", "Date,Payee,Amount,Currency\n2026-11-02,A,5.00,EUR\n");
    let said = vault.fte(&yes("card")).ok().stdout;
    assert!(said.contains("no amount is below zero"), "{said}");
}

#[test]
fn no_row_is_lost_in_a_quote_or_by_a_mapping() {
    let vault = known();
    vault.put("q.csv", format!("{HEAD}2026-11-02,\"5 inch screws,x,-3.20,EUR\n2026-11-03,B,y,-4.00,EUR\n2026-11-04,\"C\",z,-1.00,EUR\n"));
    refused(
        &vault,
        "finance import q.csv",
        1,
        "`q.csv`: line 2: begins a quote that does not end there",
    );
    // A text of two lines is one.
    assert_eq!(import(&vault, "two.csv", "2026-11-02,A,\"one\ntwo, three\",-3.20,EUR\n")["new"], 1);
    // A mapping by which no line is a row.
    let map = vault.read("Accounting/Banks/bank.yaml");
    for (from, to, why) in [
        ("date: \"Date\"", "date: \"Payee\"", "is not a day"),
        ("amount: \"Amount\"", "amount: \"Purpose\"", "is not an amount"),
        ("date: \"%Y-%m-%d\"", "date: \"%q\"", "`date` is one of"),
        ("delimiter: \",\"", "delimiter: \"\"", "is one character"),
        ("amount: \"Amount\"", "amount: \"99999999999999999999\"", "is no column"),
    ] {
        assert!(map.contains(from), "{map}");
        vault.put("Accounting/Banks/bank.yaml", map.replace(from, to));
        vault.put("m.csv", format!("{HEAD}2026-11-05,A,x,-3.20,EUR\n"));
        let ran = vault.fte("finance import m.csv");
        assert!(ran.exit != 0 && ran.stderr.contains(why), "{to}: {ran}");
    }
    let both = map
        .replace("date: \"Date\"", "date: \"Payee\"")
        .replace("amount: \"Amount\"", "amount: \"Purpose\"");
    vault.put("Accounting/Banks/bank.yaml", both);
    refused(&vault, "finance import m.csv", 1, "is no row by `bank.yaml`, nor is any other line");
}

#[test]
fn a_formula_behind_a_semicolon_is_text_too() {
    let vault = known();
    let lines = "2026-11-02,\"x;=cmd|'/C calc'!A0\",\"'a;'b\",-3.20,EUR\n";
    assert_eq!(import(&vault, "a.csv", lines)["new"], 1);
    let table = vault.read("Accounting/Bank/GIRO-2026.csv");
    assert!(table.contains("x;'=cmd|'/C"), "{table}");
    let row = rows(&vault).remove(0);
    assert_eq!((&row["party"], &row["text"]), (&"x;=cmd|'/C calc'!A0".into(), &"'a;'b".into()));
    assert_eq!(import(&vault, "b.csv", lines)["known"], 1);
}

#[test]
fn what_a_payer_writes_makes_no_other_format_of_a_table() {
    let vault = known();
    let lines = "2026-11-02,OFXHEADER <OFX>,BkToCstmr :camt.05,3.20,EUR\n";
    assert_eq!(import(&vault, "a.csv", lines)["source"], "csv:bank");
    // The same table in other bytes: with a mark and without, in either order.
    let text = format!("{HEAD}{lines}");
    let wide = |order: fn(u16) -> [u8; 2], mark: &str| -> Vec<u8> {
        format!("{mark}{text}").encode_utf16().flat_map(order).collect()
    };
    for (name, bytes) in [
        ("le", wide(u16::to_le_bytes, "")),
        ("be", wide(u16::to_be_bytes, "")),
        ("le-mark", wide(u16::to_le_bytes, "\u{feff}")),
        ("be-mark", wide(u16::to_be_bytes, "\u{feff}")),
        ("utf8-mark", format!("\u{feff}{text}").into_bytes()),
    ] {
        vault.put(&format!("{name}.csv"), bytes);
        let took = vault.fte(&format!("finance import {name}.csv --json")).ok().json();
        assert_eq!(took["files"][0]["known"], 1, "{name}: {took:#}");
    }
}

#[test]
fn more_equal_rows_than_any_bank_books_are_refused() {
    let vault = known();
    vault.put("a.csv", format!("{HEAD}{}", "2026-11-02,A,x,-1.00,EUR\n".repeat(10_001)));
    refused(
        &vault,
        "finance import a.csv",
        1,
        "line 10002: is one of more than 10000 rows of one day and amount",
    );
}

#[test]
fn a_sum_that_the_bank_corrected_is_said() {
    let vault = TestVault::new();
    let file = |sum: &str| {
        format!(
            "Date,Payee,Purpose,Amount,Currency,Transaction ID\n2026-11-02,Coffee Bar,beans,-{sum},EUR,TX-4711\n"
        )
    };
    vault.put("a.csv", file("3.20"));
    vault.fte("finance import a.csv --map own --account giro --yes").ok();
    vault.put("b.csv", file("3.02"));
    let took = vault.fte("finance import b.csv --json").ok().json()["files"][0].clone();
    assert_eq!(took["new"], 1);
    assert!(
        took["doubts"][0]["what"].as_str().unwrap().contains("the bank may have corrected it"),
        "{took:#}"
    );
}

#[test]
fn a_small_payment_that_names_an_invoice_settles_nothing_by_itself() {
    let vault = known();
    let line = [
        "ledger",
        "invoice",
        "create",
        "--customer",
        "Dana Reyes",
        "--line",
        "Work = 120.00",
        "--json",
    ];
    let asked = vault.fte_args(&line).ok().json();
    vault.fte(&format!("approve yes {}", asked["id"].as_str().unwrap()));
    vault.fte("act").ok();
    vault.put("a.csv", format!("{HEAD}2026-11-16,Mallory,INV-0001 Dana Reyes,0.01,EUR\n2026-11-16,Mallory,INV-0001,-120.00,EUR\n"));
    let matched = vault.fte("finance import a.csv --json").ok().json()["matched"].clone();
    assert_eq!(matched["asked"].as_array().unwrap().len(), 0, "{matched:#}");
    let open = matched["open"].as_array().unwrap();
    assert!(open.len() == 1 && open[0]["kind"] == "near", "{matched:#}");
    assert!(open[0]["warnings"][0].as_str().unwrap().contains("less than"), "{matched:#}");
}

/// A bill of Kern's in the Inbox, that asks for payment at an account; what is said of the request that it becomes.
fn billed(vault: &TestVault, number: usize, iban: &str) -> String {
    let mail = format!(
        "From: Kern GmbH <billing@kern.example>\r\nTo: owner@example.com\r\nSubject: Invoice R-{number}\r\n\
         Date: Mon, 16 Nov 2026 08:00:00 +0000\r\nMessage-ID: <{number}@kern.example>\r\n\r\n\
         Invoice number: R-{number}\r\nInvoice date: 2026-11-10\r\nTotal due: {number}9.00 EUR\r\n\
         Please pay to IBAN: {iban}\r\n"
    );
    vault.put(&format!("Inbox/{number}.eml"), mail);
    vault.fte("watch files").ok();
    vault.fte("plan").ok();
    let requests = ["Pending_Approval", "Approved"].iter().flat_map(|folder| vault.files(folder));
    let mine = requests
        .map(|file| format!("{file}\n{}", vault.read(&file)))
        .find(|text| text.contains(&format!("R-{number}")));
    mine.unwrap_or_else(|| panic!("no request: {:?}", vault.files("Plans")))
}

const OLD: &str = "NL91ABNA0417164300";
const NEW: &str = "de02 1203 0000 0000 2020 51";

#[test]
fn a_bill_that_names_another_account_is_never_booked_unseen() {
    let vault = known();
    vault.put(
        "Contacts/Kern GmbH.md",
        format!("---\ntype: contact\nemail: billing@kern.example\niban: {OLD}\n---\n"),
    );
    let handbook = vault.read("Company_Handbook.md");
    let open = "```yaml\npolicy:\n  - {action: ledger.bill.record, then: automatic}\n";
    vault.put("Company_Handbook.md", handbook.replacen("```yaml\npolicy:\n", open, 1));
    let same = billed(&vault, 1, OLD);
    assert!(!same.contains("ANOTHER ACCOUNT"), "{same}");
    let forged = billed(&vault, 2, NEW);
    assert!(forged.starts_with("Pending_Approval/"), "{forged}");
    assert!(
        forged.contains("ANOTHER ACCOUNT") && forged.contains("DE02120300000000202051"),
        "{forged}"
    );
    assert!(forged.contains(OLD), "{forged}");
}

#[test]
fn an_account_is_held_against_where_the_bank_paid_before() {
    let vault = known();
    let head = "Date,Payee,Purpose,Amount,Currency,Counterparty IBAN\n";
    vault.put("p.csv", format!("{head}2026-10-02,Kern GmbH Berlin,R-0,-9.00,EUR,{OLD}\n"));
    vault.fte("finance import p.csv --map paid --account giro --yes").ok();
    vault.put("Contacts/Kern GmbH.md", "---\ntype: contact\nemail: billing@kern.example\n---\n");
    let same = billed(&vault, 1, "NL91 ABNA 0417 1643 00");
    assert!(!same.contains("ANOTHER ACCOUNT"), "{same}");
    let forged = billed(&vault, 2, NEW);
    assert!(forged.contains("ANOTHER ACCOUNT") && forged.contains("you paid them at"), "{forged}");
    // A table that can't be read is said, and keeps no bill from being asked for.
    vault.put("Accounting/Bank/GIRO-2026.csv", "nonsense\n");
    let blind = billed(&vault, 3, NEW);
    assert!(blind.contains("could not be held against the rows of the bank"), "{blind}");
}

#[cfg(unix)]
#[test]
fn followed_it_takes_in_what_lies_there_and_ends_when_told() {
    let mut vault = known();
    vault.set_env("FTE_FINANCE_POLL_S", "1");
    vault.put("Inbox/a.csv", format!("{HEAD}2026-11-02,A,x,-3.20,EUR\n"));
    let mut command = vault.command();
    command.args(["watch", "finance", "--follow", "--json"]);
    let following = Following::start(command);
    let first = following.next();
    assert_eq!(first["files"][0]["new"], 1, "{first:#}");
    assert_eq!(vault.files("Accounting/Bank/Files"), ["Accounting/Bank/Files/a.csv"]);
    // What can't be taken in is said once, however often it is looked at.
    vault.put("Inbox/broken.ofx", "OFXHEADER:100\n<OFX>");
    let second = following.next();
    assert_eq!(second["failed"][0]["file"], "broken.ofx", "{second:#}");
    vault.put("Inbox/b.csv", format!("{HEAD}2026-11-02,A,x,-3.20,EUR\n2026-11-03,B,y,-1.00,EUR\n"));
    let third = following.next();
    assert_eq!(
        (&third["files"][0]["new"], &third["failed"]),
        (&1.into(), &Value::Array(vec![])),
        "{third:#}"
    );
    assert_eq!(following.interrupt(), Some(130));
    assert_eq!(
        (rows(&vault).len(), vault.files("Inbox")),
        (2, vec!["Inbox/broken.ofx".to_owned()])
    );
}

#[test]
fn the_cell_that_is_no_day_is_named_in_the_shortest_of_files_too() {
    let vault = TestVault::new();
    vault.put("a.csv", "Date,Payee,Amount\n2026-11-02,Rail,-3.20\n2026-11-31,Bad,-1.00\n");
    let ran = vault.fte("finance import a.csv --map bank --account giro --currency EUR --yes");
    assert!(ran.stderr.contains("line 3: `Date` is not a day: `2026-11-31`"), "{ran}");
    assert!(vault.fte("finance rows --json").ok().json().as_array().unwrap().is_empty());
}
