//! The folder that a tax adviser wants: documents with their files, the journal, the taxes, the log with its proof, and a digest
//! of every file.
//!
//! It is made new or not at all: nothing that is there is written over. `SHA256SUMS` is written last, so that a folder without it is
//! known not to be whole.

mod folio;
mod tables;

use std::collections::BTreeSet;
use std::path::Path;

use serde::Serialize;
use serde_json::json;

use self::folio::Folio;
use self::tables::{csv, row};
use super::proof;
use crate::audit::Trail;
use crate::audit::export::{self, Format};
use crate::audit::query::Query;
use crate::base::text::shown_line;
use crate::base::{Exit, OrFail as _, Result, disk};
use crate::config::Config;
use crate::model::request::Standing;
use crate::remote::books::{Books, DocumentKind, Ledger, PATH};
use crate::report::period::Span;
use crate::state::requests::Request;
use crate::vault::{Folder, name};

/// The largest file that is copied, in bytes.
const LIMIT: u64 = 256 << 20;

/// What was written.
#[derive(Debug, Serialize)]
pub(crate) struct Handed {
    pub(crate) first: String,
    pub(crate) last: String,
    pub(crate) folder: String,
    pub(crate) invoices: usize,
    pub(crate) bills: usize,
    pub(crate) expenses: usize,
    pub(crate) payments: usize,
    pub(crate) files: usize,
    /// Whether the log is as it was written.
    pub(crate) log_ok: bool,
    /// What an adviser will miss, in words.
    pub(crate) missing: Vec<String>,
}

/// What the folder is made of.
pub(crate) struct Accountant<'a> {
    pub(crate) trail: &'a Trail<'a>,
    pub(crate) config: &'a Config,
    pub(crate) span: Span,
}

/// A document in the list.
struct Listed<'a> {
    id: &'a str,
    kind: DocumentKind,
    cells: Vec<String>,
    files: Vec<String>,
}

impl Accountant<'_> {
    /// Writes the folder; one that is there must be empty.
    pub(crate) fn write(&self, root: &Path) -> Result<Handed> {
        let books = Books::open(self.trail.vault, self.trail.state, self.config);
        let ledger = books.read()?;
        let mut folio = Folio::open(root)?;
        let mut missing = Vec::new();
        let listed = self.documents(&ledger, &mut folio, &mut missing)?;
        folio.put("documents.csv", &list(&listed)?)?;
        folio.put("journal.csv", &self.journal(&ledger)?)?;
        let Span { first, last } = self.span;
        folio.put("journal.hledger", ledger.of_days(first, last).as_bytes())?;
        folio.put("taxes.csv", &tables::taxes(self.span, &ledger)?)?;
        if let Ok(whole) = self.read(PATH) {
            folio.put("ledger.journal", &whole)?;
        }
        let log_ok = self.log(&mut folio)?;
        folio.put("README.txt", self.readme().as_bytes())?;
        let files = folio.close()?;
        let count = |kind| listed.iter().filter(|listed| listed.kind == kind).count();
        Ok(Handed {
            first: first.to_string(),
            last: last.to_string(),
            folder: root.to_string_lossy().into_owned(),
            invoices: count(DocumentKind::Invoice),
            bills: count(DocumentKind::Bill),
            expenses: count(DocumentKind::Expense),
            payments: count(DocumentKind::Payment),
            files,
            log_ok,
            missing,
        })
    }

    /// Copies the notes and files of the period's documents; returns them for the list.
    fn documents<'l>(
        &self,
        ledger: &'l Ledger,
        folio: &mut Folio,
        missing: &mut Vec<String>,
    ) -> Result<Vec<Listed<'l>>> {
        let requests = self.trail.state.requests(Standing::Done)?;
        let mut listed = Vec::new();
        let documents = ledger.documents().iter().filter(|found| self.span.holds(found.date));
        for document in documents {
            let cells = vec![
                document.date.to_string(),
                document.party.clone(),
                document.reference.clone(),
                document.net().amount().to_string(),
                document.amount.amount().to_string(),
                document.amount.currency().to_string(),
                document.status.as_str().to_owned(),
                document.paid.amount().to_string(),
                String::new(),
            ];
            let own = &document.files;
            let files = self.files(document.kind, &document.id, own, &requests, folio)?;
            if document.kind == DocumentKind::Invoice
                && !files.contains(&format!("invoices/{}.pdf", document.id))
            {
                missing.push(format!(
                    "{}: no PDF (`fte ledger invoice pdf {}` draws it)",
                    document.id, document.id
                ));
            }
            let is_bought = matches!(document.kind, DocumentKind::Bill | DocumentKind::Expense);
            if is_bought && files.len() < 2 {
                missing.push(format!("{}: no bill or receipt is attached", document.id));
            }
            listed.push(Listed { id: &document.id, kind: document.kind, cells, files });
        }
        let payments = ledger.payments().iter().filter(|found| self.span.holds(found.date));
        for payment in payments {
            let amount = payment.amount.amount().to_string();
            let cells = vec![
                payment.date.to_string(),
                payment.party.clone(),
                payment.remark.clone(),
                String::new(),
                amount,
                payment.amount.currency().to_string(),
                String::new(),
                String::new(),
                payment.document.clone(),
            ];
            let files = self.files(payment.kind, &payment.id, &[], &requests, folio)?;
            listed.push(Listed { id: &payment.id, kind: payment.kind, cells, files });
        }
        Ok(listed)
    }

    /// Copies a document's note, its PDF, the files that it names, and what it was made of; returns where they are in the folder.
    fn files(
        &self,
        kind: DocumentKind,
        id: &str,
        own: &[String],
        requests: &[Request],
        folio: &mut Folio,
    ) -> Result<Vec<String>> {
        let below = kind.folder().to_lowercase();
        let mut files = Vec::new();
        for end in ["md", "pdf"] {
            let path = format!("Accounting/{}/{id}.{end}", kind.folder());
            if let Ok(bytes) = self.read(&path) {
                files.push(folio.put(&format!("{below}/{id}.{end}"), &bytes)?);
            }
        }
        let booked = requests.iter().filter(|request| {
            let given = |key: &str| request.receipt.as_ref()?.get(key)?.as_str();
            given("document") == Some(id) && given("journal").is_some()
        });
        let mut paths = Vec::new();
        for request in booked {
            paths.extend(self.originals(request)?);
        }
        paths.extend(own.iter().cloned());
        files.extend(self.copied(paths, &format!("{below}/{id}"), folio)?);
        Ok(files)
    }

    /// What came in, the item's note, what was attached and the mail or file itself, and what was booked with it.
    fn originals(&self, request: &Request) -> Result<Vec<String>> {
        let vault = self.trail.vault;
        let mut paths = Vec::new();
        let folders = [Folder::InProgress, Folder::Done, Folder::NeedsAction];
        let item = request.origin.item.as_ref();
        if let Some(place) = item.map(|id| vault.find_id(id, &folders)).transpose()?.flatten()
            && let Ok(note) = vault.read(&place)
        {
            paths.push(place.path());
            paths.extend(note.front.list("attachments"));
            paths.extend(note.front.text("original"));
        }
        paths.extend(request.action.files().iter().map(|file| file.path.clone()));
        Ok(paths)
    }

    /// Copies each of these once.
    fn copied(&self, paths: Vec<String>, below: &str, folio: &mut Folio) -> Result<Vec<String>> {
        let mut seen = BTreeSet::new();
        let mut files = Vec::new();
        for path in paths.into_iter().filter(|path| seen.insert(path.clone())) {
            let Ok(bytes) = self.read(&path) else { continue };
            let own = name::attachment(&path);
            files.push(folio.put(&format!("{below}/{own}"), &bytes)?);
        }
        Ok(files)
    }

    /// A file of the vault by its path.
    fn read(&self, path: &str) -> std::io::Result<Vec<u8>> {
        let parts: Vec<&str> = path.split('/').collect();
        if parts.iter().any(|part| part.is_empty() || part.starts_with('.') || part.contains('\\'))
        {
            return Err(disk::refused("is no path in the vault"));
        }
        let full = parts.iter().fold(self.trail.vault.root().to_owned(), |at, part| at.join(part));
        self.trail.vault.bounds().read(&full, LIMIT)
    }

    fn journal(&self, ledger: &Ledger) -> Result<Vec<u8>> {
        let mut rows = vec![row(&[
            "date",
            "document",
            "description",
            "account",
            "amount",
            "currency",
            "line",
        ])];
        let Span { first, last } = self.span;
        for posting in ledger.register(None, Some(first), Some(last)) {
            for amount in &posting.amounts {
                rows.push(vec![
                    posting.date.to_string(),
                    posting.document.clone().unwrap_or_default(),
                    posting.description.clone(),
                    posting.account.clone(),
                    amount.quantity.to_string(),
                    amount.commodity.clone(),
                    posting.line.to_string(),
                ]);
            }
        }
        csv(rows)
    }

    /// The log's lines of the period, and what shows that they are as they were written.
    fn log(&self, folio: &mut Folio) -> Result<bool> {
        let verified = proof::verify(self.trail)?;
        let (since, until) = self.span.instants();
        let query = Query { since: Some(since), until: Some(until), ..Query::default() };
        let mut lines = Vec::new();
        export::export(self.trail.vault, &query, Format::Jsonl, |text| {
            lines.extend_from_slice(text);
            Ok(())
        })?;
        folio.put("log/events.jsonl", &lines)?;
        let end = self.trail.state.log_end()?;
        let end = end.map(|mark| json!({"file": mark.name, "seq": mark.seq, "sha256": mark.hash}));
        let proof = json!({
            "verified": crate::base::clock::seconds(self.trail.clock.now()),
            "ok": verified.ok,
            "events": verified.events,
            "problems": verified.problems,
            "notices": verified.notices,
            "last": end,
        });
        let proof = serde_json::to_string_pretty(&proof).or_fail(Exit::Failed)? + "\n";
        folio.put("log/proof.json", proof.as_bytes())?;
        Ok(verified.ok)
    }

    fn readme(&self) -> String {
        let Span { first, last } = self.span;
        let owner =
            self.config.filled("invoice.name").unwrap_or_else(|| self.config.text("owner.name"));
        format!(
            "Books of {}, {first} to {last}, made on {}.\n\n\
             documents.csv     every document of the period, with its files\n\
             invoices/ bills/ expenses/ payments/ credits/ reversals/\n\
             \x20                 a note for each; an invoice's PDF; below its number what came in: the mail, the bill itself\n\
             journal.csv       every posting of the period\n\
             journal.hledger   the same in double entry, with what was there before; `hledger -f journal.hledger balance`\n\
             ledger.journal    the books whole, as they were kept\n\
             taxes.csv         what was sold and bought by rate, credit notes and reverses taken off, and what the tax accounts moved\n\
             log/events.jsonl  what was done, by whom, with whose yes; each line has the hash of the one before\n\
             log/proof.json    what a check of the whole log came to\n\
             SHA256SUMS        a digest of every file: `sha256sum -c SHA256SUMS`\n",
            shown_line(&owner),
            crate::base::clock::seconds(self.trail.clock.now()),
        )
    }
}

fn list(listed: &[Listed<'_>]) -> Result<Vec<u8>> {
    let mut rows = vec![row(&[
        "number",
        "kind",
        "date",
        "party",
        "reference",
        "net",
        "gross",
        "currency",
        "status",
        "paid",
        "for",
        "files",
    ])];
    for one in listed {
        let mut cells = vec![one.id.to_owned(), one.kind.tag().to_owned()];
        cells.extend(one.cells.iter().cloned());
        cells.push(one.files.join(" "));
        rows.push(cells);
    }
    csv(rows)
}
