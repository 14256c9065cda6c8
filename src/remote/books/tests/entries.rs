//! What is booked, under which number, once; and what the books refuse.

use super::*;

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
