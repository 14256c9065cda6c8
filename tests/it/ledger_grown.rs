//! The grown books through the binary: taxes, currencies, openings and closings, statements that are hledger's to the cent,
//! and exports that hledger and beancount take.

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::process::Command;

use serde_json::{Value, json};

use crate::ledger::{JOURNAL, agrees, booked, hledger};
use crate::testvault::TestVault;

/// A vault whose policy asks once for all that it asks for.
fn quiet(vault: TestVault) -> TestVault {
    let handbook = quiet_handbook(&vault);
    vault.put("Company_Handbook.md", handbook);
    vault
}

fn quiet_handbook(vault: &TestVault) -> String {
    vault.read("Company_Handbook.md").replace("then: ask twice", "then: ask")
}

/// Books with two currencies, three kinds of tax, an opening, part payments and part credits.
fn shop() -> TestVault {
    let vault = quiet(TestVault::new());
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

/// Amounts of our JSON, sorted.
fn texts(amounts: &Value) -> Vec<String> {
    let amounts = amounts.as_array().unwrap().iter();
    let mut texts: Vec<_> = amounts.map(|one| one.as_str().unwrap().to_owned()).collect();
    texts.sort();
    texts
}

/// The same of our report.
fn ours(report: &Value, sections: &[&str]) -> BTreeMap<String, Vec<String>> {
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
        let amounts = texts(&row["closing"]);
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
    insta::assert_snapshot!(vault.fte("ledger report profit-loss"), @r"
    exit 0
    --- stdout
    profit and loss to 2026-11-16, in EUR

    ACCOUNT             AMOUNT
    income:exchange     -0.90 EUR
    income:sales        1800.00 EUR
    = revenues          1799.10 EUR

    expenses:office     44.40 EUR
    expenses:software   280.00 EUR
    = expenses          324.40 EUR

    = profit            1474.70 EUR
    ");
    insta::assert_snapshot!(vault.fte("ledger report balance-sheet"), @r"
    exit 0
    --- stdout
    balance sheet as of 2026-11-16, in EUR

    ACCOUNT                       AMOUNT
    assets:bank                   5128.75 EUR
    assets:receivable:Acme Inc    570.00 EUR
    assets:receivable:Dana Reyes  1071.00 EUR
    assets:tax:19%                23.50 EUR
    assets:tax:7%                 1.45 EUR
    assets:tax:reverse:19%        34.20 EUR
    = assets                      6828.90 EUR

    liabilities:loan              3000.00 EUR
    liabilities:payable:Hosting   119.00 EUR
    liabilities:tax:19%           171.00 EUR
    liabilities:tax:reverse:19%   34.20 EUR
    = liabilities                 3324.20 EUR

    (exchange, not realised)      30.00 EUR
    (profit to this day)          1474.70 EUR
    equity:opening                2000.00 EUR
    = equity                      3504.70 EUR

    = assets less liabilities     3504.70 EUR
    ");
    insta::assert_snapshot!(vault.fte("ledger report tax --period 2026-Q4"), @r"
    exit 0
    --- stdout
    tax from 2026-10-01 to 2026-12-31

    ON         RATE  NAME         BASE        TAX
    sales      0%    DE-reverse   900.00 EUR  0.00 EUR
    sales      19%   DE-bought    180.00 EUR  34.20 EUR
    sales      19%   DE-standard  900.00 EUR  171.00 EUR
    purchases  19%                123.68 EUR  23.50 EUR
    purchases  19%   DE-bought    180.00 EUR  34.20 EUR
    purchases  7%                 20.71 EUR   1.45 EUR

    tax on sales      205.20 EUR
    tax on purchases  59.15 EUR
    to be paid        146.05 EUR
    ");
    insta::assert_snapshot!(vault.fte("ledger report trial-balance --period 2026-11"), @r"
    exit 0
    --- stdout
    trial balance from 2026-11-01 to 2026-11-30, at cost

    ACCOUNT                       BEFORE        DEBIT       CREDIT       BALANCE
    assets:bank                   5000.00 EUR   370.10 EUR  -241.35 EUR  5128.75 EUR
    assets:receivable:Acme Inc    900.00 EUR                -360.00 EUR  540.00 EUR
    assets:receivable:Dana Reyes  1219.97 EUR               -148.97 EUR  1071.00 EUR
    assets:tax:19%                19.00 EUR     4.50 EUR                 23.50 EUR
    assets:tax:7%                               1.45 EUR                 1.45 EUR
    assets:tax:reverse:19%        34.20 EUR                              34.20 EUR
    equity:opening                -2000.00 EUR                           -2000.00 EUR
    expenses:office                             44.40 EUR                44.40 EUR
    expenses:software             280.00 EUR                             280.00 EUR
    income:exchange                             11.00 EUR   -10.10 EUR   0.90 EUR
    income:sales                  -1928.01 EUR  128.01 EUR               -1800.00 EUR
    liabilities:loan              -3000.00 EUR                           -3000.00 EUR
    liabilities:payable:Cloud US  -180.00 EUR   180.00 EUR               0.00 EUR
    liabilities:payable:Hosting   -119.00 EUR                            -119.00 EUR
    liabilities:tax:19%           -190.00 EUR   19.00 EUR                -171.00 EUR
    liabilities:tax:7%            -1.96 EUR     1.96 EUR                 0.00 EUR
    liabilities:tax:reverse:19%   -34.20 EUR                             -34.20 EUR
    =                                           760.42 EUR  -760.42 EUR
    ");
    insta::assert_snapshot!(vault.fte("ledger report cash-flow --period 2026-11"), @r"
    exit 0
    --- stdout
    cash flow from 2026-11-01 to 2026-11-30, in EUR

    ACCOUNT       AMOUNT
    assets:bank   128.75 EUR
    = cash        128.75 EUR

    = change      128.75 EUR
    ");
    insta::assert_snapshot!(vault.fte("ledger report aged"), @r"
    exit 0
    --- stdout
    Owed to you

    NUMBER    WHO         DUE         OVERDUE  OPEN
    INV-0001  Dana Reyes  2026-10-19  28 d     1071.00 EUR
    INV-0002  Acme Inc    2026-11-03  13 d     600.00 USD

         NOT DUE  1-30     31-60  61-90  OVER 90  TOTAL
    EUR  0.00     1071.00  0.00   0.00   0.00     1071.00
    USD  0.00     600.00   0.00   0.00   0.00     600.00

    Owed by you

    NUMBER     WHO      DUE         OVERDUE  OPEN
    BILL-0001  Hosting  2026-10-21  26 d     119.00 EUR

         NOT DUE  1-30    31-60  61-90  OVER 90  TOTAL
    EUR  0.00     119.00  0.00   0.00   0.00     119.00
    ");
    insta::assert_snapshot!(vault.fte("ledger accounts"), @r"
    exit 0
    --- stdout
    ACCOUNT                       TYPE       BALANCE
    assets:bank                   cash       5128.75 EUR
    assets:cash                   cash
    assets:receivable             asset
    assets:receivable:Acme Inc    asset      600.00 USD
    assets:receivable:Dana Reyes  asset      1071.00 EUR
    assets:tax                    asset
    assets:tax:19%                asset      23.50 EUR
    assets:tax:7%                 asset      1.45 EUR
    assets:tax:reverse:19%        asset      34.20 EUR
    liabilities:loan              liability  -3000.00 EUR
    liabilities:payable           liability
    liabilities:payable:Cloud US  liability
    liabilities:payable:Hosting   liability  -119.00 EUR
    liabilities:tax               liability
    liabilities:tax:19%           liability  -171.00 EUR
    liabilities:tax:7%            liability
    liabilities:tax:reverse:19%   liability  -34.20 EUR
    equity:closing                equity
    equity:opening                equity     -2000.00 EUR
    income:exchange               revenue    0.90 EUR
    income:sales                  revenue    -1800.00 EUR
    expenses                      expense
    expenses:office               expense    44.40 EUR
    expenses:software             expense    280.00 EUR
    ");
    let note = vault.read("Accounting/Invoices/INV-0002.md");
    assert!(note.contains("Steuerschuldnerschaft des Leistungsempfängers"), "{note}");
    insta::assert_snapshot!(vault.fte("ledger invoice show INV-0001"), @r"
    exit 0
    --- stdout
    INV-0001 to Dana Reyes
    2026-10-05, due 2026-10-19, 28 d overdue

    WHAT  QUANTITY  PRICE   TAX      NET
    Work  10        100.00  19%      1000.00
    Book  3         9.99    7% incl  28.01

    net    1028.01 EUR
    tax    190.00 EUR (19%)
    tax    1.96 EUR (7%)
    total  1219.97 EUR
    open   1071.00 EUR
    a part is credited, last by CN-0002

    Accounting/Invoices/INV-0001.md, Accounting/ledger.journal:39
    ");
    insta::assert_snapshot!(vault.fte("ledger rate list"), @r"
    exit 0
    --- stdout
    FROM        OF     WORTH
    2026-10-01  1 USD  0.9 EUR
    2026-11-01  1 USD  0.95 EUR
    ");
    insta::assert_snapshot!(vault.fte("ledger taxes CH"), @r"
    exit 0
    --- stdout
    NAME         RATE  ON THE INVOICE  SOURCE
    CH-standard  8.1%                  Art. 25 Abs. 1 MWSTG since 2024-01-01; [5] 2026-12-01
    CH-lodging   3.8%                  Art. 25 Abs. 4 MWSTG since 2024-01-01; [5] 2026-12-01
    CH-reduced   2.6%                  Art. 25 Abs. 2 MWSTG since 2024-01-01; [5] 2026-12-01
    ");
    insta::assert_snapshot!(vault.read(JOURNAL).lines().filter(|line| !line.contains("; fte:")).collect::<Vec<_>>().join("\n"), @r"
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
    account liabilities:loan  ; type: Liability

    2026-01-01 (OPEN-0001) opening balances
        ; opening: OPEN-0001
        assets:bank                                          5000.00 EUR
        liabilities:loan                                    -3000.00 EUR
        equity:opening                                      -2000.00 EUR

    commodity 1000.00 USD


    account assets:receivable:Dana Reyes
    account liabilities:tax:7%
    account liabilities:tax:19%

    2026-10-05 (INV-0001) Dana Reyes
        ; invoice: INV-0001
        ; due: 2026-10-19
        ; customer: Dana Reyes
        ; line: 10 x 100.00 +19% DE-standard | Work
        ; line: 3 x 9.99 +7% incl DE-reduced | Book
        ; tax: output 7% of 28.01 EUR is 1.96 EUR (DE-reduced)
        ; tax: output 19% of 1000.00 EUR is 190.00 EUR (DE-standard)
        assets:receivable:Dana Reyes                         1219.97 EUR
        income:sales                                        -1028.01 EUR
        liabilities:tax:7%                                     -1.96 EUR
        liabilities:tax:19%                                  -190.00 EUR

    account assets:receivable:Acme Inc

    2026-10-20 (INV-0002) Acme Inc
        ; invoice: INV-0002
        ; due: 2026-11-03
        ; customer: Acme Inc
        ; line: 1 x 1000.00 +0% DE-reverse | Advice
        ; tax: output 0% of 900.00 EUR is 0.00 EUR (DE-reverse)
        ; says: Steuerschuldnerschaft des Leistungsempfängers
        assets:receivable:Acme Inc                           1000.00 USD @@ 900.00 EUR
        income:sales                                         -900.00 EUR

    account expenses:software
    account assets:tax:19%
    account liabilities:payable:Hosting

    2026-10-07 (BILL-0001) Hosting
        ; bill: BILL-0001
        ; due: 2026-10-21
        ; vendor: Hosting
        ; tax: input 19% of 100.00 EUR is 19.00 EUR
        expenses:software                                     100.00 EUR
        assets:tax:19%                                         19.00 EUR
        liabilities:payable:Hosting                          -119.00 EUR

    account expenses:office
    account assets:tax:7%

    2026-11-02 (EXP-0001) Shop
        ; expense: EXP-0001
        ; vendor: Shop
        ; tax: input 19% of 23.68 EUR is 4.50 EUR
        ; tax: input 7% of 20.71 EUR is 1.45 EUR
        expenses:office                                        44.40 EUR
        assets:tax:19%                                          4.50 EUR
        assets:tax:7%                                           1.45 EUR
        assets:bank                                           -50.35 EUR

    account assets:tax:reverse:19%
    account liabilities:tax:reverse:19%
    account liabilities:payable:Cloud US

    2026-10-25 (BILL-0002) Cloud US
        ; bill: BILL-0002
        ; due: 2026-11-08
        ; vendor: Cloud US
        ; tax: input 19% of 180.00 EUR is 34.20 EUR (DE-bought)
        ; tax: output 19% of 180.00 EUR is 34.20 EUR (DE-bought)
        expenses:software                                     180.00 EUR
        assets:tax:reverse:19%                                 34.20 EUR
        liabilities:tax:reverse:19%                           -34.20 EUR
        liabilities:payable:Cloud US                         -200.00 USD @@ 180.00 EUR

    2026-11-03 (PAY-0001) Acme Inc
        ; payment: PAY-0001
        ; for: INV-0002
        assets:bank                                           370.10 EUR
        assets:receivable:Acme Inc                           -400.00 USD @@ 360.00 EUR
        income:exchange                                       -10.10 EUR

    2026-11-04 (PAY-0002) Cloud US
        ; payment: PAY-0002
        ; for: BILL-0002
        assets:bank                                          -191.00 EUR
        liabilities:payable:Cloud US                          200.00 USD @@ 180.00 EUR
        income:exchange                                        11.00 EUR

    2026-11-05 (CN-0001) Dana Reyes
        ; credit: CN-0001
        ; for: INV-0001
        ; lines: 2
        ; tax: output 7% of -28.01 EUR is -1.96 EUR (DE-reduced)
        assets:receivable:Dana Reyes                          -29.97 EUR
        income:sales                                           28.01 EUR
        liabilities:tax:7%                                      1.96 EUR

    2026-11-05 (CN-0002) Dana Reyes
        ; credit: CN-0002
        ; for: INV-0001
        ; tax: output 19% of -100.00 EUR is -19.00 EUR (DE-standard)
        assets:receivable:Dana Reyes                         -119.00 EUR
        income:sales                                          100.00 EUR
        liabilities:tax:19%                                    19.00 EUR
    ");
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
    // What the close would refuse is said with it; a day after it is no matter.
    let waits = format!("are open: {};", asked["id"].as_str().unwrap());
    let said = |day: &str| vault.fte(&format!("ledger close {day} --dry-run")).ok().stderr;
    assert!(said("2026-10-31").contains(&waits), "{}", said("2026-10-31"));
    assert!(!said("2026-10-30").contains("are open"), "{}", said("2026-10-30"));
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
    insta::assert_snapshot!(vault.fte("ledger payment record INV-0001 --date 2026-10-31"), @r"
    exit 5
    --- stderr
    error: 2026-10-31 is closed, as all days up to 2026-10-31 are (CLOSE-0001): date it later, or `fte ledger reopen`
    ");
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
    let handbook = quiet_handbook(&vault).replace("then: ask", "then: automatic");
    vault.put("Company_Handbook.md", handbook);
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
            "8 EUR",
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

/// The adviser's table of taxes is the books' own report: its rows add up to the report's sums, and to what the accounts moved.
#[test]
fn the_advisers_taxes_are_the_books_own() {
    let vault = shop();
    let cancelled = ["invoice", "create", "--customer", "Free", "--line", "Gift = 80"];
    let receipt = booked(&vault, &[&["ledger"], &cancelled[..]].concat());
    let credit = format!("ledger invoice credit {}", receipt["document"].as_str().unwrap());
    booked(&vault, &credit.split(' ').collect::<Vec<_>>());
    vault.fte("audit export --accountant 2026-Q4 --output out").ok();
    let table = vault.read("out/taxes.csv");
    let report = vault.fte("ledger report tax --period 2026-Q4 --json").ok().json();
    let cents = |text: &str| text.replace('.', "").parse::<i64>().unwrap();
    let mut sums: BTreeMap<String, i64> = BTreeMap::new();
    let mut rows = csv::Reader::from_reader(table.as_bytes());
    for row in rows.records() {
        let row = row.unwrap();
        assert_eq!(&row[2], "EUR", "{table}");
        let what =
            if &row[0] == "account" { row[1].split(":tax").next().unwrap() } else { &row[0] };
        *sums.entry(what.to_owned()).or_default() += cents(&row[4]);
    }
    let said = |key: &str| cents(report[key][0].as_str().unwrap().split(' ').next().unwrap());
    assert_eq!((sums["sales"], sums["purchases"]), (said("output"), said("input")), "{table}");
    assert_eq!((-sums["liabilities"], sums["assets"]), (said("output"), said("input")), "{table}");
    assert!(table.contains("purchases,19%,EUR,180.00,34.20,DE-bought"), "{table}");
    assert!(table.contains("sales,0%,EUR,900.00,0.00,DE-reverse"), "{table}");
    // What was sold without tax and cancelled is in none of both.
    assert!(!table.contains(",80.00"), "{table}");
    // What is there from before is in a currency that balances only at its rate.
    vault.fte("audit export --accountant 2026-11 --output later").ok();
    let later = vault.path("later/journal.hledger");
    hledger(&vault, &["-f", later.to_str().unwrap(), "check", "--strict"]);
}

/// The paper that a booking names goes to the adviser, whoever asked for it; two papers of one name are two.
#[test]
fn a_paper_goes_to_the_adviser_with_its_booking() {
    let vault = TestVault::new();
    for (folder, bytes) in [("a", "one"), ("b", "two")] {
        vault.put(&format!("Attachments/{folder}/Receipt.pdf"), bytes);
    }
    let words = "ledger expense record --vendor Rail --file Attachments/a/Receipt.pdf --file Attachments/b/Receipt.pdf --amount";
    let mut words: Vec<&str> = words.split(' ').collect();
    words.push("5.00 EUR");
    booked(&vault, &words);
    let handed = vault.fte("audit export --accountant 2026-Q4 --output out --json").ok().json();
    assert_eq!(handed["missing"], json!([]));
    assert_eq!(vault.read("out/expenses/EXP-0001/Receipt.pdf"), "one");
    assert_eq!(vault.read("out/expenses/EXP-0001/2-Receipt.pdf"), "two");
    let listed = vault.read("out/documents.csv");
    assert!(
        listed.contains("expenses/EXP-0001/Receipt.pdf expenses/EXP-0001/2-Receipt.pdf"),
        "{listed}"
    );
    assert!(vault.read("out/SHA256SUMS").contains("  expenses/EXP-0001/2-Receipt.pdf\n"));
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
        (
            &["payment", "record", "INV-0001", "--bank", "1 EUR"],
            2,
            "`bank` is 1.00 EUR, but 1071.00 EUR is paid",
        ),
        (&["rate", "add", "EUR", "1"], 2, "is not one of another currency"),
        (&["rate", "add", "USD", "-1"], 2, ""),
        (&["rate", "add", "USD", "1e3"], 2, "is not a number above zero"),
        (&["open", "--balance", "expenses:x = 1 EUR"], 2, "is no account that holds anything"),
        (&["open", "--balance", "assets:x;y = 1 EUR"], 2, "is no name of an account"),
        (&["reopen"], 5, "no period is closed"),
        (&["report", "aged", "--from", "2026-01-01"], 2, "unexpected argument"),
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

const BALANCES: &str = include_str!("../beancount.py");

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
        .map(|row| (row["account"].as_str().unwrap().to_owned(), texts(&row["amounts"])))
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
        let sorted = |text: String| {
            let mut lines: Vec<_> = text.lines().map(str::to_owned).collect();
            lines.sort();
            lines
        };
        assert_eq!(sorted(csv("out.journal")), sorted(csv(JOURNAL)));
    }
    if let Some(python) = beancount() {
        vault.put("out.beancount", vault.fte("ledger export beancount").ok().stdout);
        let ran = Command::new(python)
            .args(["-c", BALANCES])
            .stdin(std::fs::File::open(vault.path("out.beancount")).unwrap())
            .output()
            .unwrap();
        let said = String::from_utf8_lossy(&ran.stderr).into_owned();
        assert!(ran.status.success(), "{said}\n{}", vault.read("out.beancount"));
        let theirs: BTreeMap<String, Vec<String>> = serde_json::from_slice(&ran.stdout).unwrap();
        assert_eq!(theirs, held);
    }
    let csv = vault.fte("ledger export csv --period 2026-10").ok().stdout;
    insta::assert_snapshot!(csv, @r"
    date,document,kind,for,description,reference,account,type,amount,currency,cost,cost_currency,tax,link
    2026-10-05,INV-0001,invoice,,Dana Reyes,,assets:receivable:Dana Reyes,asset,1219.97,EUR,,,,Accounting/Invoices/INV-0001.md
    2026-10-05,INV-0001,invoice,,Dana Reyes,,income:sales,revenue,-1028.01,EUR,,,,Accounting/Invoices/INV-0001.md
    2026-10-05,INV-0001,invoice,,Dana Reyes,,liabilities:tax:7%,liability,-1.96,EUR,,,7%,Accounting/Invoices/INV-0001.md
    2026-10-05,INV-0001,invoice,,Dana Reyes,,liabilities:tax:19%,liability,-190.00,EUR,,,19%,Accounting/Invoices/INV-0001.md
    2026-10-07,BILL-0001,bill,,Hosting,,expenses:software,expense,100.00,EUR,,,,Accounting/Bills/BILL-0001.md
    2026-10-07,BILL-0001,bill,,Hosting,,assets:tax:19%,asset,19.00,EUR,,,19%,Accounting/Bills/BILL-0001.md
    2026-10-07,BILL-0001,bill,,Hosting,,liabilities:payable:Hosting,liability,-119.00,EUR,,,,Accounting/Bills/BILL-0001.md
    2026-10-20,INV-0002,invoice,,Acme Inc,,assets:receivable:Acme Inc,asset,1000.00,USD,900.00,EUR,,Accounting/Invoices/INV-0002.md
    2026-10-20,INV-0002,invoice,,Acme Inc,,income:sales,revenue,-900.00,EUR,,,,Accounting/Invoices/INV-0002.md
    2026-10-25,BILL-0002,bill,,Cloud US,,expenses:software,expense,180.00,EUR,,,,Accounting/Bills/BILL-0002.md
    2026-10-25,BILL-0002,bill,,Cloud US,,assets:tax:reverse:19%,asset,34.20,EUR,,,19%,Accounting/Bills/BILL-0002.md
    2026-10-25,BILL-0002,bill,,Cloud US,,liabilities:tax:reverse:19%,liability,-34.20,EUR,,,19%,Accounting/Bills/BILL-0002.md
    2026-10-25,BILL-0002,bill,,Cloud US,,liabilities:payable:Cloud US,liability,-200.00,USD,-180.00,EUR,,Accounting/Bills/BILL-0002.md
    ");
    assert_eq!(vault.fte("ledger export csv --from 2027-01-01").ok().stdout.lines().count(), 1);
}
