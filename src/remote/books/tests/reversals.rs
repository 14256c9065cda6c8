//! What is taken back: bills, expenses and payments, by a number or by hand.

use super::*;

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
