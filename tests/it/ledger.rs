//! `fte ledger`: what is asked for is booked once, and hledger agrees after every command.

#![expect(clippy::too_many_lines, reason = "tables and snapshots are read from top to bottom")]

use std::collections::BTreeMap;
use std::process::{Command, Stdio};

use serde_json::{Value, json};

use crate::testvault::TestVault;

pub(crate) const JOURNAL: &str = "Accounting/ledger.journal";

/// What hledger prints about the vault's journal; `None` (said on stderr) where it is not installed.
#[track_caller]
pub(crate) fn hledger(vault: &TestVault, args: &[&str]) -> Option<String> {
    let ran = Command::new("hledger")
        .arg("-f")
        .arg(vault.path(JOURNAL))
        .args(args)
        .envs([("LANG", "C.UTF-8"), ("LC_ALL", "C.UTF-8")])
        .output();
    let Ok(ran) = ran else {
        eprintln!("skipped: hledger is not installed");
        return None;
    };
    let said = String::from_utf8_lossy(&ran.stderr).into_owned();
    assert!(ran.status.success(), "{said}\n{}", vault.read(JOURNAL));
    Some(String::from_utf8(ran.stdout).unwrap())
}

/// Fails where hledger does not take the journal, or has other balances than `fte ledger balance` prints.
#[track_caller]
pub(crate) fn agrees(vault: &TestVault) {
    vault.fte("ledger check").ok();
    if hledger(vault, &["check", "--strict"]).is_none() {
        return;
    }
    let csv = hledger(vault, &["balance", "-N", "--flat", "-O", "csv"]).unwrap();
    let sorted = |amounts: Vec<String>| {
        let mut amounts = amounts;
        amounts.sort();
        amounts
    };
    let mut theirs = BTreeMap::new();
    for row in csv.lines().skip(1) {
        let (account, amounts) = row.trim_matches('"').split_once("\",\"").unwrap();
        theirs.insert(account.to_owned(), sorted(amounts.split(", ").map(str::to_owned).collect()));
    }
    let printed = vault.fte("ledger balance --json").ok().json();
    let text = |value: &Value| value.as_str().unwrap().to_owned();
    let ours: BTreeMap<_, _> = printed["accounts"]
        .as_array()
        .unwrap()
        .iter()
        .map(|row| {
            (
                text(&row["account"]),
                sorted(row["amounts"].as_array().unwrap().iter().map(text).collect()),
            )
        })
        .collect();
    assert_eq!(ours, theirs);
}

/// Asks for an entry, says yes to it, and books it; returns the receipt.
#[track_caller]
pub(crate) fn booked(vault: &TestVault, args: &[&str]) -> Value {
    let asked = vault.fte_args(&[args, &["--json"]].concat()).ok().json();
    if asked["verdict"]["verdict"] == "ask" {
        vault.fte(&format!("approve yes {}", asked["id"].as_str().unwrap())).ok();
    }
    let acted = vault.fte("act --json").ok().json();
    assert_eq!(acted["executed"][0]["id"], asked["id"], "{acted:#}");
    agrees(vault);
    acted["executed"][0]["receipt"].clone()
}

const INVOICE: [&str; 9] = [
    "ledger",
    "invoice",
    "create",
    "--customer",
    "Dana Reyes",
    "--line",
    "Consulting = 2.5 x 120.00 +19%",
    "--line",
    "Book = 9.99 +7%",
];

#[test]
fn from_the_question_to_the_note() {
    let vault = TestVault::new();
    let receipt = booked(&vault, &INVOICE);
    assert_eq!(receipt["document"], "INV-0001");
    assert_eq!(receipt["amount"], "367.69 EUR");
    let note = vault.read(receipt["note"].as_str().unwrap());
    assert!(
        note.contains("amount: 367.69\n")
            && note.contains("status: open\n")
            && note.contains("due: 2026-11-30\n"),
        "{note}"
    );
    let bill = [
        "ledger",
        "bill",
        "record",
        "--vendor",
        "Hosting Ltd",
        "--amount",
        "49.00 EUR",
        "--reference",
        "R-1",
    ];
    assert_eq!(booked(&vault, &bill)["document"], "BILL-0001");
    let expense = [
        "ledger",
        "expense",
        "record",
        "--vendor",
        "Railway",
        "--amount",
        "12 EUR",
        "--category",
        "travel",
    ];
    assert_eq!(booked(&vault, &expense)["document"], "EXP-0001");
    let payment = ["ledger", "payment", "record", "INV-0001", "--amount", "67.69 EUR"];
    assert_eq!(booked(&vault, &payment)["document"], "PAY-0001");
    insta::assert_snapshot!(vault.fte("ledger invoice show INV-0001"), @r"
    exit 0
    --- stdout
    INV-0001 to Dana Reyes
    2026-11-16, due 2026-11-30, part paid

    WHAT        QUANTITY  PRICE   TAX  NET
    Consulting  2.5       120.00  19%  300.00
    Book        1         9.99    7%   9.99

    net    309.99 EUR
    tax    57.00 EUR (19%)
    tax    0.70 EUR (7%)
    total  367.69 EUR
    open   300.00 EUR
    paid   67.69 EUR by PAY-0001

    Accounting/Invoices/INV-0001.md, Accounting/ledger.journal:25
    ");
    insta::assert_snapshot!(vault.fte("ledger invoice list"), @r"
    exit 0
    --- stdout
    NUMBER    WHO         DATE        DUE         AMOUNT      OPEN        STATUS
    INV-0001  Dana Reyes  2026-11-16  2026-11-30  367.69 EUR  300.00 EUR  part paid
    ");
    insta::assert_snapshot!(vault.fte("ledger balance"), @r"
    exit 0
    --- stdout
    ACCOUNT                          BALANCE
    assets:bank                      55.69 EUR
    assets:receivable:Dana Reyes     300.00 EUR
    expenses:other                   49.00 EUR
    expenses:travel                  12.00 EUR
    income:sales                     -309.99 EUR
    liabilities:payable:Hosting Ltd  -49.00 EUR
    liabilities:tax:19%              -57.00 EUR
    liabilities:tax:7%               -0.70 EUR
    ");
    insta::assert_snapshot!(vault.fte("ledger register assets"), @r"
    exit 0
    --- stdout
    DATE        DOCUMENT  WHO         ACCOUNT                       AMOUNT      BALANCE
    2026-11-16  INV-0001  Dana Reyes  assets:receivable:Dana Reyes  367.69 EUR  367.69 EUR
    2026-11-16  EXP-0001  Railway     assets:bank                   -12.00 EUR  355.69 EUR
    2026-11-16  PAY-0001  Dana Reyes  assets:bank                   67.69 EUR   423.38 EUR
    2026-11-16  PAY-0001  Dana Reyes  assets:receivable:Dana Reyes  -67.69 EUR  355.69 EUR
    ");
    insta::assert_snapshot!(vault.fte("ledger receivable --as-of 2027-01-15"), @r"
    exit 0
    --- stdout
    NUMBER    WHO         DUE         OVERDUE  OPEN
    INV-0001  Dana Reyes  2026-11-30  46 d     300.00 EUR

         NOT DUE  1-30  31-60   61-90  OVER 90  TOTAL
    EUR  0.00     0.00  300.00  0.00   0.00     300.00
    ");
    assert_eq!(
        booked(&vault, &["ledger", "payment", "record", "INV-0001"])["amount"],
        "300.00 EUR"
    );
    assert_eq!(vault.fte("ledger invoice list --open --json").ok().json(), json!([]));
    assert!(vault.read("Accounting/Invoices/INV-0001.md").contains("status: paid\n"));
    assert_eq!(
        vault.fte("ledger receivable").ok().stdout,
        "nobody owes you anything on 2026-11-16\n"
    );
}

#[test]
fn empty_books_say_so_and_make_nothing() {
    let vault = TestVault::new();
    let before = vault.snapshot();
    for (command, said) in [
        ("ledger invoice list", "no invoices in the books"),
        ("ledger bill list", "no bills in the books"),
        ("ledger expense list", "no expenses in the books"),
        ("ledger payment list", "no payments in the books"),
        ("ledger receivable", "nobody owes you anything on 2026-11-16"),
        ("ledger payable", "nothing is owed on 2026-11-16"),
        ("ledger balance", "no account holds anything"),
        ("ledger register", "nothing was posted"),
        ("ledger check", "the books are in order: 0 transactions"),
    ] {
        assert_eq!(vault.fte(command).ok().stdout, format!("{said}\n"), "{command}");
    }
    assert_eq!(vault.snapshot(), before);
}

#[test]
fn nothing_is_booked_before_a_yes() {
    let vault = TestVault::new();
    let dry = vault.fte_args(&[&INVOICE[..], &["--dry-run", "--json"]].concat()).ok().json();
    assert!(dry["entry"].as_str().unwrap().contains("367.69 EUR"));
    assert_eq!(vault.files("Pending_Approval"), Vec::<String>::new());
    let asked = vault.fte_args(&[&INVOICE[..], &["--json"]].concat()).ok().json();
    assert_eq!(vault.files("Pending_Approval"), [asked["path"].as_str().unwrap()]);
    vault.fte("act").ok();
    assert!(!vault.path(JOURNAL).exists());
    vault.fte(&format!("approve no {} --reason late", asked["id"].as_str().unwrap())).ok();
    vault.fte("act").ok();
    assert!(!vault.path(JOURNAL).exists());
}

#[test]
fn what_the_books_would_refuse_is_refused_before_anyone_is_asked() {
    let vault = TestVault::new();
    booked(&vault, &INVOICE);
    let bill = [
        "ledger",
        "bill",
        "record",
        "--vendor",
        "Hosting Ltd",
        "--amount",
        "49.00 EUR",
        "--reference",
        "R-1",
    ];
    booked(&vault, &bill);
    for (args, exit, said) in [
        (&bill[..], 5, "this bill is booked already, as BILL-0001"),
        (
            &["ledger", "payment", "record", "INV-0001", "--amount", "367.70 EUR"],
            5,
            "more than is open of INV-0001: 367.69 EUR",
        ),
        (
            &["ledger", "payment", "record", "INV-0001", "--amount", "1 USD"],
            2,
            "`amount` is in USD, but INV-0001 is in EUR",
        ),
        (&["ledger", "payment", "record", "INV-0009"], 2, "there is no invoice or bill `INV-0009`"),
        (
            &["ledger", "bill", "record", "--vendor", "x", "--amount", "-1 EUR"],
            2,
            "`amount` is not above zero",
        ),
        (
            &["ledger", "bill", "record", "--vendor", "x", "--amount", "1.005 EUR"],
            2,
            "more decimal places",
        ),
        (
            &[
                "ledger",
                "bill",
                "record",
                "--vendor",
                "x",
                "--amount",
                "1 EUR",
                "--date",
                "2026-11-31",
            ],
            2,
            "--date",
        ),
        (
            &["ledger", "invoice", "create", "--customer", "x", "--line", "no price"],
            2,
            "not `TEXT = [QUANTITY x] PRICE [+TAX]`",
        ),
        (
            &["ledger", "invoice", "create", "--customer", "x", "--line", "y = 0 x 5"],
            2,
            "`lines[1].quantity` is not above zero",
        ),
        (&["ledger", "invoice", "show", "INV-0009"], 2, "there is no invoice `INV-0009`"),
    ] {
        let ran = vault.fte_args(args);
        assert_eq!(ran.exit, exit, "{args:?}: {}", ran.stderr);
        assert!(ran.stderr.contains(said), "{args:?}: {}", ran.stderr);
    }
    assert_eq!(vault.files("Pending_Approval"), Vec::<String>::new());
}

#[test]
fn a_journal_that_cannot_be_read_is_named_and_its_requests_wait() {
    let vault = TestVault::new();
    booked(&vault, &INVOICE);
    let second =
        ["ledger", "invoice", "create", "--customer", "Eve", "--line", "Work = 5", "--json"];
    let asked = vault.fte_args(&second).ok().json();
    vault.fte(&format!("approve yes {}", asked["id"].as_str().unwrap())).ok();
    let whole = vault.read(JOURNAL);
    let broken = whole.replace("367.69 EUR", "36.69 EUR");
    vault.put(JOURNAL, &broken);
    insta::assert_snapshot!(vault.fte("ledger check"), @r"
    exit 1
    --- stdout
    Accounting/ledger.journal:25: the transaction does not balance: -331.00 EUR left over
    --- stderr
    error: 1 problem in the books
    ");
    insta::assert_snapshot!(vault.fte("ledger balance"), @r"
    exit 1
    --- stderr
    error: Accounting/ledger.journal:25: the transaction does not balance: -331.00 EUR left over
    hint: mend that line in any editor; `fte ledger check` looks again
    ");
    vault.fte("act");
    assert_eq!(vault.read(JOURNAL), broken);
    vault.put(JOURNAL, &whole);
    let acted = vault.fte("act --json").ok().json();
    assert_eq!(acted["executed"][0]["receipt"]["document"], "INV-0002", "{acted:#}");
    agrees(&vault);
}

#[test]
fn many_runs_at_once_book_each_request_once_without_a_gap() {
    let vault = TestVault::new();
    let mut asked = Vec::new();
    for at in 0..8 {
        let line = format!("Work {at} = 10");
        let args = ["ledger", "invoice", "create", "--customer", "Dana", "--line", &line, "--json"];
        asked.push(vault.fte_args(&args).ok().json()["id"].as_str().unwrap().to_owned());
    }
    vault.fte(&format!("approve yes {}", asked.join(" "))).ok();
    let children: Vec<_> = (0..8)
        .map(|_| {
            vault
                .command()
                .args(["act", "--quiet"])
                .stdout(Stdio::null())
                .stderr(Stdio::null())
                .spawn()
                .unwrap()
        })
        .collect();
    for mut child in children {
        let exit = child.wait().unwrap().code();
        assert!(matches!(exit, Some(0 | 6)), "{exit:?}");
    }
    vault.fte("act").ok();
    let list = vault.fte("ledger invoice list --json").ok().json();
    let numbers: Vec<_> =
        list.as_array().unwrap().iter().map(|row| row["id"].as_str().unwrap().to_owned()).collect();
    assert_eq!(numbers, (1..=8).map(|number| format!("INV-{number:04}")).collect::<Vec<_>>());
    agrees(&vault);
}

#[test]
fn a_note_that_was_lost_or_changed_is_found_and_made_again() {
    let vault = TestVault::new();
    booked(&vault, &INVOICE);
    let note = "Accounting/Invoices/INV-0001.md";
    let was = vault.read(note);
    vault.put(
        note,
        was.replace("| **Total** | **367.69** |", "| **Total** | **1.00** |") + "\nmine\n",
    );
    insta::assert_snapshot!(vault.fte("ledger check"), @r"
    exit 1
    --- stdout
    Accounting/Invoices/INV-0001.md is missing, or does not say what the journal says
    --- stderr
    error: 1 problem in the books
    hint: `fte ledger check --repair` makes those notes anew
    ");
    insta::assert_snapshot!(vault.fte("ledger check --repair"), @r"
    exit 0
    --- stdout
    made anew: Accounting/Invoices/INV-0001.md
    the books are in order: 1 transaction
    ");
    assert_eq!(vault.read(note), was + "\nmine\n");
}

#[test]
fn hostile_names_do_nothing_in_journal_note_or_terminal() {
    let vault = TestVault::new();
    let name = "Eve; [[x]]\n2026-01-01 gift\n    assets:bank  1000000 EUR\n    equity\u{202e}\u{1b}[2J <% tp %>";
    let line = format!("{name} = 1");
    booked(
        &vault,
        &["ledger", "invoice", "create", "--customer", name, "--line", &line, "--note", name],
    );
    let list = vault.fte("ledger invoice list --json").ok().json();
    assert_eq!(list[0]["party"], name);
    let balance = vault.fte("ledger balance --json").ok().json();
    assert_eq!(balance["accounts"].as_array().unwrap().len(), 2, "{balance:#}");
    for file in [JOURNAL, "Accounting/Invoices/INV-0001.md", "Accounting/Transactions.md"] {
        let text = vault.read(file);
        assert!(!text.contains(['\u{202e}', '\u{1b}']), "{file}");
        assert!(!text.contains("\n    assets:bank  1000000"), "{file}");
        assert!(file == JOURNAL || !text.contains("<%"), "{file}");
    }
    for command in [
        "ledger invoice list",
        "ledger invoice show INV-0001",
        "ledger register",
        "ledger receivable",
    ] {
        let shown = vault.fte(command).ok().stdout;
        assert!(!shown.contains(['\u{202e}', '\u{1b}']), "{command}: {shown}");
    }
}

#[test]
fn the_demos_books_are_in_order() {
    let vault = TestVault::empty();
    vault.fte("demo .").ok();
    agrees(&vault);
}

#[test]
fn a_credit_note_cancels_an_invoice() {
    let vault = TestVault::new();
    booked(&vault, &INVOICE);
    let preview = vault.fte("ledger invoice credit INV-0001 --dry-run").ok().stdout;
    let credit = ["ledger", "invoice", "credit", "INV-0001", "--note", "wrong hours"];
    let receipt = booked(&vault, &credit);
    assert_eq!(
        (&receipt["document"], &receipt["kind"], &receipt["amount"]),
        (&json!("CN-0001"), &json!("credit"), &json!("367.69 EUR"))
    );
    let journal = vault.read(JOURNAL);
    let entry = journal.rsplit("\n\n").next().unwrap();
    assert_eq!(
        entry.lines().filter(|line| !line.contains("fte:")).collect::<Vec<_>>().join("\n"),
        preview.trim_end().replace("-57.00 EUR\n", "-57.00 EUR\n    ; note: wrong hours\n")
    );
    assert_eq!(vault.fte("ledger balance").ok().stdout, "no account holds anything\n");
    assert_eq!(
        vault.fte("ledger receivable").ok().stdout,
        "nobody owes you anything on 2026-11-16\n"
    );
    assert!(vault.fte("ledger invoice list").ok().stdout.contains("cancelled"));
    assert_eq!(vault.fte("ledger invoice list --open").ok().stdout, "no invoices in the books\n");
    assert_eq!(vault.fte("ledger payment list").ok().stdout, "no payments in the books\n");
    let whole = vault.fte("ledger invoice show INV-0001 --json").ok().json();
    assert_eq!(
        (&whole["status"], &whole["credit"], &whole["paid"], &whole["open"]),
        (&json!("cancelled"), &json!("CN-0001"), &json!("0.00 EUR"), &json!("0.00 EUR"))
    );
    insta::assert_snapshot!(vault.read("Accounting/Credits/CN-0001.md"), @r#"
    ---
    id: CN-0001
    type: credit
    for: "[[INV-0001]]"
    party: Dana Reyes
    date: 2026-11-16
    amount: 367.69
    currency: EUR
    ---

    # CN-0001

    Credit note: 367.69 EUR for [[INV-0001]], `“Dana Reyes”`, on 2026-11-16.

    > `“wrong hours”`

    Entry `(CN-0001)` of the journal, `Accounting/ledger.journal`.

    ## Notes
    "#);
    let figures = vault.fte("briefing explain --json --date 2026-11-23").ok().json();
    for id in ["revenue-week", "received-week", "receivable"] {
        let figure = figures.as_array().unwrap().iter().find(|one| one["id"] == id).unwrap();
        assert_eq!(figure["value"], json!(["0.00 EUR"]), "{id}");
    }
    // Not twice, not for what was paid, and no number is left out.
    let again = vault.fte("ledger invoice credit INV-0001");
    assert_eq!(again.exit, 5, "{again}");
    let another = |note| booked(&vault, &[&INVOICE[..], &["--note", note]].concat());
    assert_eq!(another("second")["document"], "INV-0002");
    booked(&vault, &["ledger", "payment", "record", "INV-0002", "--amount", "1.00 EUR"]);
    insta::assert_snapshot!(vault.fte("ledger invoice credit INV-0002"), @"
    exit 5
    --- stderr
    error: of INV-0002 only 366.69 EUR is open: a credit note cancels an invoice for which nothing was paid or credited
    ");
    assert_eq!(another("third")["document"], "INV-0003");
    assert_eq!(booked(&vault, &["ledger", "invoice", "credit", "INV-0003"])["document"], "CN-0002");
    vault.fte("ledger check").ok();
}
