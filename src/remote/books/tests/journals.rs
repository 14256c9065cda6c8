//! Journals that a person wrote or changed: read as hledger reads them, or named with the line.

use super::*;

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
        (
            "2026-01-01 x\n  a  \u{2212}1 EUR\n  b\n",
            "2: not an amount: `\u{2212}1 EUR` (write it like `1200.50 EUR`)",
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
