//! The folder that a tax adviser wants: documents with their files, the journal, the taxes, the log with its proof, and a digest
//! of every file.
//!
//! It is made new or not at all: nothing that is there is written over. `SHA256SUMS` is written last, so that a folder without it is
//! known not to be whole.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use serde::Serialize;
use serde_json::json;

use super::proof;
use crate::audit::Trail;
use crate::audit::export::{self, Format};
use crate::audit::query::Query;
use crate::base::text::{shown, shown_line};
use crate::base::{Exit, Fail, OrFail as _, Result, digest, disk};
use crate::config::Config;
use crate::model::money::{Currency, Money};
use crate::model::request::Standing;
use crate::remote::books::{Books, Document, DocumentKind, Ledger, PATH};
use crate::report::period::Span;
use crate::state::requests::Request;
use crate::vault::{Folder, Place, name};

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

/// The folder as it grows: each file's digest by its path in it.
struct Folio {
    root: PathBuf,
    digests: BTreeMap<String, String>,
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
        folio.put("taxes.csv", &self.taxes(&ledger)?)?;
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
            let files = self.files(document.kind, &document.id, &requests, folio)?;
            if document.kind == DocumentKind::Invoice
                && !files.iter().any(|file| file.ends_with(".pdf"))
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
            let files = self.files(payment.kind, &payment.id, &requests, folio)?;
            listed.push(Listed { id: &payment.id, kind: payment.kind, cells, files });
        }
        Ok(listed)
    }

    /// Copies a document's note, its PDF, and what it was made of; returns where they are in the folder.
    fn files(
        &self,
        kind: DocumentKind,
        id: &str,
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
        for item in booked.filter_map(|request| request.origin.item.as_ref()) {
            let folders = [Folder::InProgress, Folder::Done, Folder::NeedsAction];
            let Some(place) = self.trail.vault.find_id(item, &folders)? else { continue };
            files.extend(self.originals(&place, &below, id, folio)?);
        }
        Ok(files)
    }

    /// Copies what came in: the item's note and its attachments.
    fn originals(
        &self,
        place: &Place,
        below: &str,
        id: &str,
        folio: &mut Folio,
    ) -> Result<Vec<String>> {
        let vault = self.trail.vault;
        let Ok(note) = vault.read(place) else { return Ok(Vec::new()) };
        let mut files = Vec::new();
        let mut taken = BTreeSet::new();
        let mut put = |folio: &mut Folio, named: &str, bytes: &[u8]| -> Result<String> {
            let own = name::attachment(named);
            let own = if taken.insert(own.to_lowercase()) {
                own
            } else {
                format!("{}-{own}", taken.len())
            };
            folio.put(&format!("{below}/{id}/{own}"), bytes)
        };
        let bytes = vault.read_bytes(place)?;
        files.push(put(folio, &place.name, &bytes)?);
        for path in note.front.list("attachments") {
            if let Ok(bytes) = self.read(&path) {
                let named = path.rsplit('/').next().unwrap_or(&path).to_owned();
                files.push(put(folio, &named, &bytes)?);
            }
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

    /// What was sold by rate, cancelled invoices taken off, and what the tax accounts moved.
    fn taxes(&self, ledger: &Ledger) -> Result<Vec<u8>> {
        let mut sums: BTreeMap<(Currency, String), (Money, Money)> = BTreeMap::new();
        let mut add = |document: &Document, back: bool| {
            for (rate, net, tax) in by_rate(document) {
                let zero = Money::zero(net.currency());
                let sum = sums.entry((net.currency(), rate)).or_insert((zero, zero));
                let sign = |money: Money| if back { money.negated() } else { money };
                sum.0 = sum.0.plus(sign(net)).unwrap_or(sum.0);
                sum.1 = sum.1.plus(sign(tax)).unwrap_or(sum.1);
            }
        };
        for invoice in ledger.of_kind(DocumentKind::Invoice) {
            if self.span.holds(invoice.date) {
                add(invoice, false);
            }
        }
        let credits = ledger.payments().iter().filter(|one| one.kind == DocumentKind::Credit);
        for credit in credits.filter(|one| self.span.holds(one.date)) {
            if let Some(invoice) = ledger.document(&credit.document) {
                add(invoice, true);
            }
        }
        let mut rows = vec![row(&["what", "rate or account", "currency", "net", "tax"])];
        for ((currency, rate), (net, tax)) in sums {
            let (net, tax) = (net.amount().to_string(), tax.amount().to_string());
            rows.push(vec!["sales".into(), rate, currency.to_string(), net, tax]);
        }
        let Span { first, last } = self.span;
        let mut moved: BTreeMap<(String, String), rust_decimal::Decimal> = BTreeMap::new();
        for posting in ledger.register(Some("liabilities:tax"), Some(first), Some(last)) {
            for amount in &posting.amounts {
                let key = (posting.account.clone(), amount.commodity.clone());
                *moved.entry(key).or_default() += amount.quantity;
            }
        }
        for ((account, currency), amount) in moved {
            rows.push(vec!["account".into(), account, currency, String::new(), amount.to_string()]);
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
             taxes.csv         what was sold by rate, cancelled invoices taken off, and what the tax accounts moved\n\
             log/events.jsonl  what was done, by whom, with whose yes; each line has the hash of the one before\n\
             log/proof.json    what a check of the whole log came to\n\
             SHA256SUMS        a digest of every file: `sha256sum -c SHA256SUMS`\n",
            shown_line(&owner),
            crate::base::clock::seconds(self.trail.clock.now()),
        )
    }
}

/// An invoice's net and tax by rate.
fn by_rate(document: &Document) -> Vec<(String, Money, Money)> {
    let zero = Money::zero(document.amount.currency());
    let mut rates: BTreeMap<String, (Money, Money)> = BTreeMap::new();
    for line in &document.lines {
        let entry = rates.entry(format!("{}%", line.tax)).or_insert((zero, zero));
        entry.0 = entry.0.plus(line.net).unwrap_or(entry.0);
    }
    for (rate, tax) in &document.taxes {
        // One that was booked by hand has no lines: its net is that of its one rate.
        let net = if document.lines.is_empty() { document.net() } else { zero };
        rates.entry(rate.clone()).or_insert((net, zero)).1 = *tax;
    }
    if rates.is_empty() {
        rates.insert("0%".into(), (document.net(), zero));
    }
    rates.into_iter().map(|(rate, (net, tax))| (rate, net, tax)).collect()
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

fn row(cells: &[&str]) -> Vec<String> {
    cells.iter().map(|cell| (*cell).to_owned()).collect()
}

/// Rows as CSV: nothing hidden in a cell, and nothing that a spreadsheet would compute.
fn csv(rows: Vec<Vec<String>>) -> Result<Vec<u8>> {
    let mut writer = csv::Writer::from_writer(Vec::new());
    for cells in rows {
        let safe = cells.iter().map(|cell| {
            let cell = shown(cell).into_owned();
            let is_number = cell.parse::<rust_decimal::Decimal>().is_ok();
            let is_formula = cell.starts_with(['=', '+', '-', '@', '\t']) && !is_number;
            if is_formula { format!("'{cell}") } else { cell }
        });
        writer.write_record(safe).doing("write CSV")?;
    }
    writer.into_inner().map_err(|error| Fail::new(Exit::Failed, error.into_error()))
}

impl Folio {
    /// The folder, which must not be there, or be empty.
    fn open(root: &Path) -> Result<Folio> {
        let shown = shown_line(&root.to_string_lossy());
        fs::create_dir_all(root).doing(format!("make the folder {shown}"))?;
        let mut there = fs::read_dir(root).doing(format!("look into {shown}"))?;
        if there.next().is_some() {
            let what = format!("{shown} is not empty: nothing that is there is written over");
            return Err(Fail::say(Exit::Refused, what).hint("name a folder that is not there yet"));
        }
        Ok(Folio { root: root.to_owned(), digests: BTreeMap::new() })
    }

    /// Writes a file at a path with `/` within the folder; returns that.
    fn put(&mut self, path: &str, bytes: &[u8]) -> Result<String> {
        let full = path.split('/').fold(self.root.clone(), |at, part| at.join(part));
        // The same thing belongs to two documents: each has its own copy, and one path holds one thing.
        if self.digests.contains_key(path) {
            return Ok(path.to_owned());
        }
        let folder = full.parent().unwrap_or(&self.root);
        fs::create_dir_all(folder).doing("make a folder")?;
        let shown = shown_line(&full.to_string_lossy());
        disk::create(&full, bytes).doing(format!("write {shown}"))?;
        self.digests.insert(path.to_owned(), digest::sha256(bytes));
        Ok(path.to_owned())
    }

    /// Writes the digests, last of all; returns how many files there are.
    fn close(self) -> Result<usize> {
        let lines = self.digests.iter().map(|(path, digest)| format!("{digest}  {path}\n"));
        let sums: String = lines.collect();
        disk::create(&self.root.join("SHA256SUMS"), sums.as_bytes()).doing("write SHA256SUMS")?;
        disk::sync_dir(&self.root).doing("sync the folder")?;
        Ok(self.digests.len() + 1)
    }
}
