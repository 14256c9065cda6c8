//! Histories that nobody wrote, held against hledger and beancount.

use proptest::prelude::*;

use super::*;

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
        let ours: BTreeMap<_, _> =
            rows.map(|row| (row.account.clone(), texts(&row.amounts))).collect();
        assert_eq!(ours, theirs, "{args:?}\n{}", shop.journal());
    }
}

/// Prints account by account what beancount has in it.
const BALANCES: &str = include_str!("../../../../tests/beancount.py");

/// Fails where beancount does not take the export, or has other balances.
fn beancount_agrees(ledger: &Ledger) {
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
    let ours = held(ledger);
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
            beancount_agrees(&ledger);
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
