//! Writes to the books: each checked, numbered and appended under the lock, once per key.

use chrono::{Days, NaiveDate};

use super::documents::{self, DocumentKind};
use super::entry::Piece;
use super::file::{Appended, JournalFile};
use super::journal::Fault;
use super::ledger::{Ledger, Receipt};
use super::values::{day, required};
use super::{Books, BooksError, words};
use crate::base::{Exit, Fail, text};
use crate::model::action::{Action, Connector};
use crate::vault::VaultError;

/// How often a journal that changes under our hands is read again.
const TRIES: usize = 5;

impl Books<'_> {
    /// Books an action under a key. `None` for one that is nothing of the books.
    pub(crate) fn perform(
        &self,
        action: &Action,
        key: &str,
        today: NaiveDate,
    ) -> Result<Option<Receipt>, BooksError> {
        if action.connector() != Connector::Books {
            return Ok(None);
        }
        self.book(key, &|ledger| {
            let piece = self.piece(ledger, action, today)?;
            piece.ok_or_else(|| BooksError::data("action", "is nothing of the books"))
        })
        .map(Some)
    }

    /// The text that an action would append now; nothing is written. The errors are those of [`Books::perform`].
    pub(crate) fn preview(
        &self,
        action: &Action,
        today: NaiveDate,
    ) -> Result<Option<String>, BooksError> {
        let ledger = self.read()?;
        let Some(piece) = self.piece(&ledger, action, today)? else { return Ok(None) };
        ledger.is_open_for(&piece)?;
        Ok(Some(piece.print(&ledger.text, &ledger.journal)))
    }

    /// What an action would append to the books as they are.
    fn piece(
        &self,
        ledger: &Ledger,
        action: &Action,
        today: NaiveDate,
    ) -> Result<Option<Piece>, BooksError> {
        let draft = match action {
            Action::CreateInvoice(invoice) => self.invoice(ledger, invoice, today)?,
            Action::RecordBill(bill) => self.bill(ledger, bill, DocumentKind::Bill, today)?,
            Action::RecordExpense(bill) => self.bill(ledger, bill, DocumentKind::Expense, today)?,
            Action::RecordPayment(payment) => self.payment(ledger, payment, today)?,
            Action::CreditInvoice(credit) => self.credit(ledger, credit, today)?,
            Action::ReverseEntry(reversal) => self.reverse(ledger, reversal, today)?,
            Action::OpenBooks(opening) => self.opening(ledger, opening, today)?,
            Action::ClosePeriod(closing) => self.closing(ledger, closing, today)?,
            Action::ReopenPeriod(opened) => self.reopening(ledger, opened, today)?,
            Action::AddRate(rate) => {
                return self.dated_rate(rate, today).map(Piece::Rate).map(Some);
            }
            _ => return Ok(None),
        };
        Ok(Some(Piece::Entry(draft)))
    }

    /// Appends what `piece` makes of the books, unless the key is there; then makes the notes.
    ///
    /// Journal first, notes after: a crash in between leaves an entry without a note, which the same key again makes.
    pub(super) fn book(
        &self,
        key: &str,
        piece: &dyn Fn(&Ledger) -> Result<Piece, BooksError>,
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
            let mut piece = piece(&ledger)?;
            ledger.is_open_for(&piece)?;
            piece.set_key(key);
            let text = piece.print(&file.text, &ledger.journal);
            let (after, receipt) = read_back(&file.text, &ledger, &text, key)?;
            if file.append(&text)? == Appended::Yes {
                self.write_notes(&after, &receipt.document)?;
                return Ok(receipt);
            }
        }
        Err(BooksError::Busy)
    }

    /// The date and the due date, which is `books.terms_days` later where none is given.
    pub(super) fn dates(
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
            kind => kind.prefix().to_owned(),
        };
        // Whatever an entry says that it is: no number stands for two.
        let numbers = ledger.journal.transactions.iter().flat_map(|entry| &entry.tags);
        let numbers = numbers
            .filter(|(tag, _)| DocumentKind::ALL.iter().any(|kind| kind.tag() == tag))
            .filter_map(|(_, id)| id.strip_prefix(prefix.as_str())?.parse::<u64>().ok());
        let number = numbers.max().unwrap_or(0).checked_add(1).ok_or_else(|| {
            BooksError::Refused(format!(
                "there is no number after {prefix}{}: take the entry with it out of the journal",
                u64::MAX
            ))
        })?;
        let id = format!("{prefix}{number:04}");
        if kind.folder().is_empty() {
            return Ok(id);
        }
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
        let fits = documents::is_id(&format!("{prefix}1")) && (1..=20).contains(&prefix.len());
        if fits && DocumentKind::ALL.iter().all(|kind| kind.prefix() != prefix) {
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
    let things = |ledger: &Ledger| ledger.len() + ledger.journal.prices.len();
    let receipt = after.receipt(key).filter(|_| things(&after) == things(ledger) + 1);
    let unread = || {
        Fault::new(
            before.lines().count().max(1),
            "an entry after this line would not be read as what it is",
        )
    };
    let receipt = receipt.ok_or_else(unread)?;
    Ok((after, receipt))
}

/// A party's account, and its name as a description.
pub(super) struct Party {
    pub(super) account: String,
    pub(super) name: String,
}

/// A party's account below `parent`: one that is there in other upper and lower case is the same.
pub(super) fn account(ledger: &Ledger, parent: &str, party: &str) -> Party {
    let name = words::party(party);
    let account = format!("{parent}:{name}");
    let lower = account.to_lowercase();
    let there = ledger.journal.names().into_iter().find(|other| other.to_lowercase() == lower);
    Party { account: there.map_or(account, str::to_owned), name }
}
