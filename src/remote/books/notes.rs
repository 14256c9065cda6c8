//! The readable notes of documents and payments, made from the journal.
//!
//! A note belongs to two: the front matter's keys below and the text above `## Notes` are written anew from the
//! journal; other keys, comments, and all from `## Notes` on are the person's and stay.

use std::collections::BTreeSet;
use std::fmt::{Display, Write as _};

use serde_json::Value;

use super::documents::{Document, DocumentKind, PaymentEntry};
use super::ledger::Ledger;
use super::{Books, BooksError};
use crate::model::money::Money;
use crate::vault::{Created, Folder, Front, Note, Place, VaultError, inert};

/// The heading that begins the person's own part.
const OWN: &str = "## Notes";

impl Books<'_> {
    /// Makes the note of what was booked, of the document that a payment changed, those that are missing, and the
    /// register.
    pub(super) fn write_notes(&self, ledger: &Ledger, id: &str) -> Result<(), BooksError> {
        if let Some(payment) = ledger.payment(id) {
            self.write_note(&of_payment(payment))?;
            if let Some(document) = ledger.document(&payment.document) {
                self.write_note(&of_document(ledger, document))?;
            }
            let reversed = payment.reverses.as_deref().and_then(|id| ledger.payment(id));
            if let Some(reversed) = reversed.filter(|reversed| !reversed.note.is_empty()) {
                self.write_note(&of_payment(reversed))?;
            }
        } else if let Some(document) = ledger.document(id) {
            self.write_note(&of_document(ledger, document))?;
        }
        self.write_missing(ledger)?;
        self.write_register(ledger)
    }

    /// Makes the notes of documents that have none: a person booked them by hand, or a crash came between.
    fn write_missing(&self, ledger: &Ledger) -> Result<(), BooksError> {
        let mut there = BTreeSet::new();
        for kind in DocumentKind::ALL.into_iter().filter(|kind| !kind.folder().is_empty()) {
            there.extend(self.vault.list_below(Folder::Accounting, Some(kind.folder()))?);
        }
        let is_missing = |kind: DocumentKind, id: &str| !there.contains(&place(kind, id));
        for document in
            ledger.documents().iter().filter(|document| is_missing(document.kind, &document.id))
        {
            self.write_note(&of_document(ledger, document))?;
        }
        let numbered = ledger.payments().iter().filter(|payment| !payment.note.is_empty());
        for payment in numbered.filter(|payment| is_missing(payment.kind, &payment.id)) {
            self.write_note(&of_payment(payment))?;
        }
        Ok(())
    }

    /// Makes every note that is missing or does not say what the journal says; returns their vault paths.
    pub(crate) fn refresh(&self) -> Result<Vec<String>, BooksError> {
        let _lock = self.state.lock("books")?;
        let ledger = Ledger::parse(super::file::JournalFile::read(self.vault, self.state)?.text)?;
        let mut written = Vec::new();
        for page in pages(&ledger) {
            if self.write_note(&page)? {
                written.push(page.place.path());
            }
        }
        self.write_register(&ledger)?;
        Ok(written)
    }

    /// Vault paths of the notes that are missing or do not say what the journal says.
    pub(crate) fn stale(&self, ledger: &Ledger) -> Result<Vec<String>, BooksError> {
        let mut stale = Vec::new();
        for page in pages(ledger) {
            let up_to_date = match self.vault.read_text(&page.place) {
                Ok(text) => page.merged(&text).is_none_or(|merged| merged == text),
                Err(VaultError::Io { source, .. })
                    if source.kind() == std::io::ErrorKind::NotFound =>
                {
                    false
                }
                Err(error) => return Err(error.into()),
            };
            if !up_to_date {
                stale.push(page.place.path());
            }
        }
        Ok(stale)
    }

    /// Whether the note had to be written. One whose front matter a person broke is left for them to mend.
    fn write_note(&self, page: &Page) -> Result<bool, BooksError> {
        let fresh =
            Note::new(page.front(Front::default()), format!("\n{}\n{OWN}\n", page.body)).print();
        if self.vault.create(&page.place, fresh.as_bytes())? != Created::Differs {
            return Ok(true);
        }
        let text = self.vault.read_text(&page.place)?;
        match page.merged(&text).filter(|merged| *merged != text) {
            Some(merged) => self
                .vault
                .replace(&page.place, text.as_bytes(), merged.as_bytes())
                .map(|()| true)
                .map_err(Into::into),
            None => Ok(false),
        }
    }
}

fn pages(ledger: &Ledger) -> impl Iterator<Item = Page> {
    let documents = ledger.documents().iter().map(|document| of_document(ledger, document));
    documents
        .chain(ledger.payments().iter().filter(|payment| !payment.note.is_empty()).map(of_payment))
}

/// Where a document's note is.
pub(super) fn place(kind: DocumentKind, id: &str) -> Place {
    Place::below(Folder::Accounting, kind.folder(), format!("{id}.md"))
}

/// What a note has to say.
struct Page {
    place: Place,
    /// Keys in order. Texts are safe already.
    keys: Vec<(&'static str, String, Form)>,
    body: String,
}

/// How a value stands in front matter.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Form {
    Text,
    /// A date or a number of ours.
    Plain,
}

impl Page {
    fn new(kind: DocumentKind, id: &str) -> Page {
        let mut page =
            Page { place: place(kind, id), keys: Vec::new(), body: format!("# {id}\n\n") };
        page.key("id", id, Form::Text);
        page.key("type", kind.tag(), Form::Text);
        page
    }

    fn key(&mut self, name: &'static str, value: impl Display, form: Form) {
        self.keys.push((name, value.to_string(), form));
    }

    fn front(&self, mut front: Front) -> Front {
        for (key, value, form) in &self.keys {
            match form {
                Form::Text => front.set(key, &Value::from(value.as_str())),
                Form::Plain => front.set_plain(key, value),
            }
        }
        front
    }

    /// The note as it must be now; `None` where the person's front matter can't be read.
    fn merged(&self, text: &str) -> Option<String> {
        let mut note = Note::parse(text).ok()?;
        note.front = self.front(note.front);
        let own = note.body.split_inclusive('\n').position(|line| line.trim_end() == OWN);
        if let Some(at) = own {
            let kept: String = note.body.split_inclusive('\n').skip(at).collect();
            note.body = format!("\n{}\n{kept}", self.body);
        }
        Some(note.print())
    }
}

fn of_document(ledger: &Ledger, document: &Document) -> Page {
    let mut page = Page::new(document.kind, &document.id);
    let party = if document.kind == DocumentKind::Invoice { "customer" } else { "vendor" };
    page.key(party, inert::value(&document.party), Form::Text);
    page.key("date", document.date, Form::Plain);
    if let Some(due) = document.due {
        page.key("due", due, Form::Plain);
    }
    if document.kind == DocumentKind::Invoice {
        page.key("net", document.net().amount(), Form::Plain);
        page.key(
            "tax",
            document
                .taxes
                .values()
                .fold(Money::zero(document.amount.currency()), |sum, tax| {
                    sum.plus(*tax).unwrap_or(sum)
                })
                .amount(),
            Form::Plain,
        );
    }
    page.key("amount", document.amount.amount(), Form::Plain);
    page.key("open", document.open.amount(), Form::Plain);
    page.key("currency", document.amount.currency(), Form::Text);
    page.key("status", document.status.as_str(), Form::Text);
    if !document.reference.is_empty() {
        page.key("reference", inert::value(&document.reference), Form::Text);
    }
    if document.kind != DocumentKind::Invoice {
        page.key("category", inert::value(&document.category), Form::Text);
    }
    let body = &mut page.body;
    let _ = summary(body, document);
    let _ = items(body, document);
    let _ = payments(body, ledger, document);
    let _ = remark(body, &document.remark);
    let _ = files(body, &document.files);
    let _ = writeln!(body, "Entry `({})` of the journal, `{}`.", document.id, super::PATH);
    page
}

fn summary(body: &mut String, document: &Document) -> std::fmt::Result {
    let what = match document.kind {
        DocumentKind::Invoice => "Invoice to",
        DocumentKind::Bill => "Bill from",
        _ => "Expense at",
    };
    write!(body, "{what} {} of {}", inert::line(&document.party), document.date)?;
    if let Some(due) = document.due {
        write!(body, ", due {due}")?;
    }
    writeln!(body, ": **{}**, {}.\n", document.amount, document.status.as_str().replace('_', " "))?;
    if !document.reference.is_empty() {
        writeln!(body, "Reference: {}\n", inert::line(&document.reference))?;
    }
    Ok(())
}

fn items(body: &mut String, document: &Document) -> std::fmt::Result {
    if document.kind != DocumentKind::Invoice {
        return Ok(());
    }
    if !document.lines.is_empty() {
        writeln!(body, "| # | What | Quantity | Price | Tax | Net |\n|--:|---|--:|--:|--:|--:|")?;
        for (at, item) in document.lines.iter().enumerate() {
            let what = inert::cell(&item.text);
            writeln!(
                body,
                "| {} | {what} | {} | {} | {} %{} | {} |",
                at + 1,
                item.quantity,
                item.price,
                item.tax,
                if item.inclusive { " incl" } else { "" },
                item.net.amount()
            )?;
        }
        body.push('\n');
    }
    writeln!(
        body,
        "| | {} |\n|---|--:|\n| Net | {} |",
        document.amount.currency(),
        document.net().amount()
    )?;
    for (rate, tax) in &document.taxes {
        writeln!(body, "| Tax {} | {} |", account(rate), tax.amount())?;
    }
    writeln!(body, "| **Total** | **{}** |\n", document.amount.amount())?;
    for says in &document.says {
        writeln!(body, "{}\n", inert::line(says))?;
    }
    Ok(())
}

fn payments(body: &mut String, ledger: &Ledger, document: &Document) -> std::fmt::Result {
    let mut paid = ledger.payments_of(&document.id).peekable();
    if paid.peek().is_none() {
        return Ok(());
    }
    let has = |kind| ledger.payments_of(&document.id).any(|payment| payment.kind == kind);
    let mut what = "Payment".to_owned();
    for (kind, word) in [(DocumentKind::Credit, "credit"), (DocumentKind::Reversal, "reverse")] {
        if has(kind) {
            what += &format!(", {word}");
        }
    }
    writeln!(body, "| {what} | Date | Amount |\n|---|---|--:|")?;
    for payment in paid {
        let id = if payment.note.is_empty() {
            "booked by hand".into()
        } else {
            format!("[[{}]]", payment.id)
        };
        writeln!(body, "| {id} | {} | {} |", payment.date, payment.amount)?;
    }
    writeln!(body, "\nOpen: **{}**\n", document.open)
}

/// An account's name, or a part of one, for a table: as it is where it plainly is one.
pub(super) fn account(name: &str) -> String {
    let plain =
        name.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b' ' | b':' | b'%' | b'-'));
    if plain && !name.contains("::") { name.to_owned() } else { inert::cell(name) }
}

/// Links to the bill or receipt itself.
fn files(body: &mut String, files: &[String]) -> std::fmt::Result {
    for file in files {
        writeln!(body, "- {}", crate::vault::item::link(file))?;
    }
    if files.is_empty() { Ok(()) } else { writeln!(body) }
}

fn remark(body: &mut String, remark: &str) -> std::fmt::Result {
    for line in remark.lines().filter(|line| !line.trim().is_empty()) {
        writeln!(body, "> {}", inert::line(line))?;
    }
    if remark.trim().is_empty() { Ok(()) } else { writeln!(body) }
}

fn of_payment(payment: &PaymentEntry) -> Page {
    let mut page = Page::new(payment.kind, &payment.id);
    page.key("for", format!("[[{}]]", payment.document), Form::Text);
    page.key("party", inert::value(&payment.party), Form::Text);
    page.key("date", payment.date, Form::Plain);
    page.key("amount", payment.over().amount(), Form::Plain);
    page.key("currency", payment.amount.currency(), Form::Text);
    for (key, id) in [("reverses", &payment.reverses), ("reversed_by", &payment.reversed)] {
        if let Some(id) = id {
            page.key(key, format!("[[{id}]]"), Form::Text);
        }
    }
    let body = &mut page.body;
    let what = match (payment.kind, &payment.reverses) {
        (DocumentKind::Credit, _) => "Credit note: ".to_owned(),
        (DocumentKind::Reversal, Some(id)) => format!("The reverse of [[{id}]]: "),
        _ => String::new(),
    };
    let _ = writeln!(
        body,
        "{what}{} for [[{}]], {}, on {}.\n",
        payment.over(),
        payment.document,
        inert::line(&payment.party),
        payment.date
    );
    let _ = remark(body, &payment.remark);
    if let Some(by) = &payment.reversed {
        let _ = writeln!(body, "It is reversed, by [[{by}]], and counts for nothing.\n");
    }
    let _ = writeln!(body, "Entry `({})` of the journal, `{}`.", payment.id, super::PATH);
    page
}
