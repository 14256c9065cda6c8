//! Writes to the books: each checked, numbered and appended under the lock, once per key.

use chrono::{Days, NaiveDate};
use rust_decimal::Decimal;

use super::documents::{self, Document, DocumentKind};
use super::entry::Draft;
use super::file::{Appended, JournalFile};
use super::journal::Fault;
use super::ledger::{Ledger, Receipt};
use super::values::{day, limited, optional, positive, required};
use super::{Books, BooksError, accounts, lines, words};
use crate::base::{Exit, Fail, text};
use crate::model::action::{Action, Bill, Invoice, Payment};
use crate::model::money::Money;
use crate::vault::VaultError;

/// How often a journal that changes under our hands is read again.
const TRIES: usize = 5;

impl Books<'_> {
    /// Books an invoice: what the customer owes, the sales and the tax by rate. Numbers have no gaps.
    pub(crate) fn create_invoice(
        &self,
        invoice: &Invoice,
        key: &str,
        today: NaiveDate,
    ) -> Result<Receipt, BooksError> {
        self.book(key, &|ledger| self.invoice(ledger, invoice, today))
    }

    /// Books a bill that is owed. The same vendor's same reference again is refused with the first one's number.
    pub(crate) fn record_bill(
        &self,
        bill: &Bill,
        key: &str,
        today: NaiveDate,
    ) -> Result<Receipt, BooksError> {
        self.book(key, &|ledger| self.bill(ledger, bill, DocumentKind::Bill, today))
    }

    /// Books an expense that is paid already, from the bank account.
    pub(crate) fn record_expense(
        &self,
        bill: &Bill,
        key: &str,
        today: NaiveDate,
    ) -> Result<Receipt, BooksError> {
        self.book(key, &|ledger| self.bill(ledger, bill, DocumentKind::Expense, today))
    }

    /// Books money that came in for an invoice or went out for a bill; never more than is open.
    pub(crate) fn record_payment(
        &self,
        payment: &Payment,
        key: &str,
        today: NaiveDate,
    ) -> Result<Receipt, BooksError> {
        self.book(key, &|ledger| self.payment(ledger, payment, today))
    }

    /// Books an action under a key. `None` for one that is nothing of the books.
    pub(crate) fn perform(
        &self,
        action: &Action,
        key: &str,
        today: NaiveDate,
    ) -> Result<Option<Receipt>, BooksError> {
        match action {
            Action::CreateInvoice(invoice) => self.create_invoice(invoice, key, today).map(Some),
            Action::RecordBill(bill) => self.record_bill(bill, key, today).map(Some),
            Action::RecordExpense(bill) => self.record_expense(bill, key, today).map(Some),
            Action::RecordPayment(payment) => self.record_payment(payment, key, today).map(Some),
            Action::CreditInvoice(credit) => self.credit_invoice(credit, key, today).map(Some),
            Action::ReverseEntry(reversal) => self.reverse_entry(reversal, key, today).map(Some),
            _ => Ok(None),
        }
    }

    /// The text that an action would append now; nothing is written. The errors are those of [`Books::perform`].
    pub(crate) fn preview(
        &self,
        action: &Action,
        today: NaiveDate,
    ) -> Result<Option<String>, BooksError> {
        let ledger = self.read()?;
        let draft = match action {
            Action::CreateInvoice(invoice) => self.invoice(&ledger, invoice, today)?,
            Action::RecordBill(bill) => self.bill(&ledger, bill, DocumentKind::Bill, today)?,
            Action::RecordExpense(bill) => {
                self.bill(&ledger, bill, DocumentKind::Expense, today)?
            }
            Action::RecordPayment(payment) => self.payment(&ledger, payment, today)?,
            Action::CreditInvoice(credit) => self.credit(&ledger, credit, today)?,
            Action::ReverseEntry(reversal) => self.reverse(&ledger, reversal, today)?,
            _ => return Ok(None),
        };
        Ok(Some(draft.print(&ledger.text, &ledger.journal)))
    }

    /// Appends what `draft` makes of the books, unless the key is there; then makes the notes.
    ///
    /// Journal first, notes after: a crash in between leaves an entry without a note, which the same key again makes.
    pub(super) fn book(
        &self,
        key: &str,
        draft: &dyn Fn(&Ledger) -> Result<Draft, BooksError>,
    ) -> Result<Receipt, BooksError> {
        required("key", key)?;
        let _lock = self.state.lock("books")?;
        for _ in 0..TRIES {
            let file = JournalFile::read(self.vault, self.state)?;
            let ledger = Ledger::parse(file.text.clone())?;
            if let Some(receipt) = ledger.receipt(key) {
                self.write_notes(&ledger, &receipt.document)?;
                return Ok(receipt);
            }
            let mut draft = draft(&ledger)?;
            draft.tags.insert(0, ("fte", key.to_owned()));
            let text = draft.print(&file.text, &ledger.journal);
            let (after, receipt) = read_back(&file.text, &ledger, &text, key)?;
            if file.append(&text)? == Appended::Yes {
                self.write_notes(&after, &receipt.document)?;
                return Ok(receipt);
            }
        }
        Err(BooksError::Busy)
    }

    fn invoice(
        &self,
        ledger: &Ledger,
        invoice: &Invoice,
        today: NaiveDate,
    ) -> Result<Draft, BooksError> {
        let customer = required("customer", &invoice.customer)?;
        let remark = optional("note", &invoice.note)?;
        let items = lines::items(invoice)?;
        let (date, due) = self.dates(invoice.date.as_deref(), invoice.due.as_deref(), today)?;
        let totals =
            invoice.totals().map_err(|error| BooksError::data("lines", error.to_string()))?;
        if !totals.gross.is_positive() || !totals.net.is_positive() {
            return Err(BooksError::data(
                "lines",
                format!("come to {}, which is not above zero", totals.gross),
            ));
        }
        limited("lines", totals.gross)?;
        let party = account(ledger, accounts::RECEIVABLE, customer);
        let mut postings =
            vec![(party.account, totals.gross), (accounts::SALES.to_owned(), totals.net.negated())];
        let mut rates: Vec<Decimal> = items.iter().map(|item| item.tax).collect();
        rates.sort();
        rates.dedup();
        for rate in rates {
            let mut of_rate =
                items.iter().filter(|item| item.tax == rate).map(lines::InvoiceLine::tax_amount);
            let tax = of_rate.try_fold(Money::zero(invoice.currency), Money::plus);
            let tax = tax.ok_or_else(|| BooksError::data("lines", "are too large"))?;
            if !tax.is_zero() {
                postings.push((format!("{}:{rate}%", accounts::TAX), tax.negated()));
            }
        }
        let id = self.next(ledger, DocumentKind::Invoice)?;
        let mut tags = vec![
            ("invoice", id.clone()),
            ("due", due.to_string()),
            ("customer", customer.to_owned()),
        ];
        tags.extend(items.iter().map(|item| ("line", item.print())));
        tags.extend(remark.map(|remark| ("note", remark.to_owned())));
        Ok(Draft { date, code: id, description: party.name, tags, postings })
    }

    fn bill(
        &self,
        ledger: &Ledger,
        bill: &Bill,
        kind: DocumentKind,
        today: NaiveDate,
    ) -> Result<Draft, BooksError> {
        let vendor = required("vendor", &bill.vendor)?;
        let reference = optional("reference", &bill.reference)?;
        let remark = optional("note", &bill.note)?;
        optional("category", &bill.category)?;
        positive(bill.amount)?;
        if let Some(first) = reference.and_then(|reference| same_bill(ledger, vendor, reference)) {
            let what = format!(
                "this bill is booked already, as {}: same vendor, same reference",
                first.id
            );
            return Err(BooksError::Refused(what));
        }
        let (date, due) = self.dates(bill.date.as_deref(), bill.due.as_deref(), today)?;
        let expense = words::expense_account(&bill.category);
        let party = account(ledger, accounts::PAYABLE, vendor);
        let id = self.next(ledger, kind)?;
        let mut tags = vec![(kind.tag(), id.clone())];
        let from = if kind == DocumentKind::Bill {
            tags.push(("due", due.to_string()));
            party.account
        } else {
            accounts::BANK.to_owned()
        };
        tags.push(("vendor", vendor.to_owned()));
        tags.extend(reference.map(|reference| ("reference", reference.to_owned())));
        tags.extend(remark.map(|remark| ("note", remark.to_owned())));
        for file in &bill.files {
            tags.push(("file", required("files", &file.path)?.to_owned()));
        }
        let postings = vec![(expense, bill.amount), (from, bill.amount.negated())];
        Ok(Draft { date, code: id, description: party.name, tags, postings })
    }

    fn payment(
        &self,
        ledger: &Ledger,
        payment: &Payment,
        today: NaiveDate,
    ) -> Result<Draft, BooksError> {
        let remark = optional("note", &payment.note)?;
        positive(payment.amount)?;
        let named = text::cut(&text::shown_line(&payment.document), 40);
        let document = ledger.document(payment.document.trim());
        let document = document.ok_or_else(|| {
            BooksError::data("document", format!("is not in the books: `{named}`"))
        })?;
        if document.kind == DocumentKind::Expense {
            return Err(BooksError::Refused(format!(
                "{} is an expense, paid when it was booked",
                document.id
            )));
        }
        if payment.amount.currency() != document.amount.currency() {
            let what = format!(
                "is in {}, but {} is in {}",
                payment.amount.currency(),
                document.id,
                document.amount.currency()
            );
            return Err(BooksError::data("amount", what));
        }
        let left =
            document.open.minus(payment.amount).filter(|left| left.is_zero() || left.is_positive());
        if left.is_none() {
            let what = format!(
                "{} is more than is open of {}: {}",
                payment.amount, document.id, document.open
            );
            return Err(BooksError::Refused(what));
        }
        let date = day("date", payment.date.as_deref())?.unwrap_or(today);
        let id = self.next(ledger, DocumentKind::Payment)?;
        let mut tags = vec![("payment", id.clone()), ("for", document.id.clone())];
        tags.extend(remark.map(|remark| ("note", remark.to_owned())));
        let signed = if document.kind == DocumentKind::Invoice {
            payment.amount
        } else {
            payment.amount.negated()
        };
        let postings =
            vec![(accounts::BANK.to_owned(), signed), (document.account.clone(), signed.negated())];
        Ok(Draft { date, code: id, description: words::party(&document.party), tags, postings })
    }

    /// The date and the due date, which is `books.terms_days` later where none is given.
    fn dates(
        &self,
        date: Option<&str>,
        due: Option<&str>,
        today: NaiveDate,
    ) -> Result<(NaiveDate, NaiveDate), BooksError> {
        let date = day("date", date)?.unwrap_or(today);
        let due = match day("due", due)? {
            Some(due) if due < date => {
                return Err(BooksError::data("due", format!("is before the date: {due}, {date}")));
            }
            Some(due) => due,
            None => {
                let terms = self.config.number("books.terms_days")?;
                let terms = u64::try_from(terms).ok().filter(|days| *days <= 3650);
                let terms = terms.ok_or_else(|| {
                    Fail::say(Exit::SetUp, "`books.terms_days` is not between 0 and 3650")
                })?;
                date.checked_add_days(Days::new(terms))
                    .ok_or_else(|| BooksError::data("date", "is too late"))?
            }
        };
        Ok((date, due))
    }

    /// The number after the highest one in the journal.
    ///
    /// A note with that number already is the mark of an entry that somebody took out of the journal: then it is
    /// neither given to another document nor left out.
    pub(super) fn next(&self, ledger: &Ledger, kind: DocumentKind) -> Result<String, BooksError> {
        let prefix = match kind {
            DocumentKind::Invoice => self.invoice_prefix()?,
            DocumentKind::Bill => "BILL-".into(),
            DocumentKind::Expense => "EXP-".into(),
            DocumentKind::Payment => "PAY-".into(),
            DocumentKind::Credit => "CN-".into(),
            DocumentKind::Reversal => "REV-".into(),
        };
        let ids: Box<dyn Iterator<Item = &str>> = match kind {
            kind if kind.settles() => {
                Box::new(ledger.payments().iter().map(|payment| payment.id.as_str()))
            }
            _ => Box::new(ledger.of_kind(kind).map(|document| document.id.as_str())),
        };
        let numbers = ids.filter_map(|id| id.strip_prefix(prefix.as_str())?.parse::<u64>().ok());
        let number = numbers.max().unwrap_or(0).checked_add(1).ok_or_else(|| {
            BooksError::Refused(format!(
                "there is no number after {prefix}{}: take the entry with it out of the journal",
                u64::MAX
            ))
        })?;
        let id = format!("{prefix}{number:04}");
        let place = super::notes::place(kind, &id);
        match self.vault.read_bytes(&place) {
            Err(VaultError::Io { source, .. }) if source.kind() == std::io::ErrorKind::NotFound => {
                Ok(id)
            }
            Ok(_) => Err(BooksError::Refused(format!(
                "{} is there, but the journal has no {id}: bring the entry back, or move the note away",
                place.path()
            ))),
            Err(error) => Err(error.into()),
        }
    }

    fn invoice_prefix(&self) -> Result<String, BooksError> {
        let prefix = self.config.text("books.invoice_prefix");
        let fits = documents::is_id(&format!("{prefix}1")) && prefix.len() <= 20;
        if fits
            && !["BILL-", "EXP-", "PAY-", "CN-", "REV-"].contains(&prefix.as_str())
            && !prefix.is_empty()
        {
            return Ok(prefix);
        }
        let what =
            format!("`books.invoice_prefix` can't begin a number: `{}`", text::shown_line(&prefix));
        Err(Fail::say(Exit::SetUp, what).hint("letters, digits, `-` and `_`, like `INV-`").into())
    }
}

/// The books as they will be, and what is in them under the key: nothing is written that would not be read as meant.
fn read_back(
    before: &str,
    ledger: &Ledger,
    text: &str,
    key: &str,
) -> Result<(Ledger, Receipt), BooksError> {
    let after = Ledger::parse(format!("{before}{text}"))?;
    let receipt = after.receipt(key).filter(|_| after.len() == ledger.len() + 1);
    let unread = || {
        Fault::new(
            before.lines().count().max(1),
            "an entry after this line would not be read as what it is",
        )
    };
    let receipt = receipt.ok_or_else(unread)?;
    Ok((after, receipt))
}

/// The first document of this vendor with this reference; one that was reversed counts for nothing.
fn same_bill<'a>(ledger: &'a Ledger, vendor: &str, reference: &str) -> Option<&'a Document> {
    // `SW-90817` and `sw 90817` are one number: what people put between the digits says nothing.
    let bare = |text: &str| words::folded(text).replace(|c: char| c == ' ' || is_dash(c), "");
    let (vendor, reference) = (words::folded(vendor), bare(reference));
    ledger.bills().chain(ledger.receipts()).find(|document| {
        !document.reference.is_empty()
            && document.reversal.is_none()
            && bare(&document.reference) == reference
            && words::folded(&document.party) == vendor
    })
}

/// Hyphens, the minus sign, and the dashes that mail programs make of them.
fn is_dash(c: char) -> bool {
    matches!(c, '-' | '\u{2010}'..='\u{2015}' | '\u{2212}')
}

/// A party's account, and its name as a description.
struct Party {
    account: String,
    name: String,
}

/// A party's account below `parent`: one that is there in other upper and lower case is the same.
fn account(ledger: &Ledger, parent: &str, party: &str) -> Party {
    let name = words::party(party);
    let account = format!("{parent}:{name}");
    let lower = account.to_lowercase();
    let there = ledger.journal.names().into_iter().find(|other| other.to_lowercase() == lower);
    Party { account: there.map_or(account, str::to_owned), name }
}
