//! Rows as text: the CSV that a person reads in any spreadsheet, and back.
//!
//! A cell that a spreadsheet would take for a formula has a `'` before it, which is taken away when it is read.

use chrono::NaiveDate;
use rust_decimal::Decimal;

use super::Fault;
use super::row::{Row, Standing};
use super::statement::tidy;
use crate::base::text::{shown_line, unmarked};
use crate::model::money::{Currency, Money};

/// The columns, in the order in which a fresh file has them.
const COLUMNS: [&str; 16] = [
    "id",
    "date",
    "amount",
    "currency",
    "party",
    "text",
    "status",
    "value",
    "reference",
    "iban",
    "bank_id",
    "balance",
    "replaces",
    "account",
    "source",
    "file",
];

/// What a fresh file begins with.
pub(super) fn head() -> String {
    line(&COLUMNS.map(str::to_owned))
}

/// The cells as one line of CSV.
pub(super) fn line(cells: &[String]) -> String {
    let mut out = String::new();
    for (at, cell) in cells.iter().enumerate() {
        if at > 0 {
            out.push(',');
        }
        if cell.contains([',', '"', '\n', '\r']) {
            out.push('"');
            out.push_str(&cell.replace('"', "\"\""));
            out.push('"');
        } else {
            out.push_str(cell);
        }
    }
    out.push('\n');
    out
}

/// Whether a spreadsheet works on a cell that begins so, or takes it away.
fn acts(c: char) -> bool {
    matches!(c, '=' | '+' | '-' | '@' | '\'')
}

/// A foreign text as a cell that no spreadsheet works on, with what can't be seen written out. Where `;` parts cells, one
/// begins behind it.
pub(super) fn guarded(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 8);
    let mut begins = true;
    for c in shown_line(text).chars() {
        if begins && acts(c) {
            out.push('\'');
        }
        begins = c == ';';
        out.push(c);
    }
    out
}

/// A cell as the text that it was.
pub(super) fn unguarded(cell: &str) -> String {
    let mut out = String::with_capacity(cell.len());
    let mut chars = cell.chars().peekable();
    let mut begins = true;
    while let Some(c) = chars.next() {
        if begins && c == '\'' && chars.peek().is_some_and(|next| acts(*next)) {
            begins = false;
            continue;
        }
        begins = c == ';';
        out.push(c);
    }
    tidy(&unmarked(&out))
}

/// The line of a row in a file with this heading; columns that we don't know stay empty.
pub(super) fn print(row: &Row, heading: &[String]) -> String {
    let cell = |name: &String| match name.as_str() {
        "id" => row.id.clone(),
        "date" => row.date.to_string(),
        "amount" => row.amount.amount().to_string(),
        "currency" => row.amount.currency().to_string(),
        "party" => guarded(&row.party),
        "text" => guarded(&row.text),
        "status" => row.standing.as_str().to_owned(),
        "value" => row.value.map(|day| day.to_string()).unwrap_or_default(),
        "reference" => guarded(&row.reference),
        "iban" => guarded(&row.iban),
        "bank_id" => guarded(&row.bank_id),
        "balance" => row.balance.map(|balance| balance.to_string()).unwrap_or_default(),
        "replaces" => row.replaces.clone(),
        "account" => row.account.clone(),
        "source" => row.source.clone(),
        "file" => guarded(&row.file),
        _ => String::new(),
    };
    line(&heading.iter().map(cell).collect::<Vec<_>>())
}

/// A file's heading and rows, each with the line where it stands.
pub(super) struct Parsed {
    pub(super) heading: Vec<String>,
    pub(super) rows: Vec<(usize, Row)>,
}

/// Reads a file of rows. What can't be read is an error with its line: a row that is passed over would be taken in again.
pub(super) fn parse(text: &str) -> Result<Parsed, Fault> {
    let mut reader =
        csv::ReaderBuilder::new().has_headers(false).flexible(true).from_reader(text.as_bytes());
    let mut parsed = Parsed { heading: Vec::new(), rows: Vec::new() };
    let mut record = csv::StringRecord::new();
    let broken = |_| Fault::whole("is not a table of rows");
    while reader.read_record(&mut record).map_err(broken)? {
        let at = record.position().and_then(|at| usize::try_from(at.line()).ok()).unwrap_or(0);
        if parsed.heading.is_empty() {
            parsed.heading = record
                .iter()
                .map(|cell| cell.trim().trim_start_matches('\u{feff}').to_owned())
                .collect();
            for needed in ["id", "date", "amount", "currency"] {
                if !parsed.heading.iter().any(|name| name == needed) {
                    return Err(Fault::new(at, needed, "is no column of it"));
                }
            }
        } else if record.iter().any(|cell| !cell.trim().is_empty()) {
            let row = row(&parsed.heading, &record, at)?;
            parsed.rows.push((at, row));
        }
    }
    Ok(parsed)
}

fn row(heading: &[String], record: &csv::StringRecord, at: usize) -> Result<Row, Fault> {
    let cell = |name: &str| -> &str {
        let place = heading.iter().position(|own| own == name);
        place.and_then(|place| record.get(place)).unwrap_or_default()
    };
    let day = |name: &str| -> Result<Option<NaiveDate>, Fault> {
        let written = cell(name);
        if written.is_empty() {
            return Ok(None);
        }
        let wrong = |_| Fault::value(at, name, "a day (`2026-11-16`)", written);
        NaiveDate::parse_from_str(written, "%Y-%m-%d").map(Some).map_err(wrong)
    };
    let number = |name: &str| {
        let written = cell(name);
        Decimal::from_str_exact(written)
            .map_err(|_| Fault::value(at, name, "an amount (`1200.50`)", written))
    };
    let id = cell("id");
    if id.is_empty() || id.len() > 20 {
        return Err(Fault::value(at, "id", "a row's id", id));
    }
    let written = cell("currency");
    let currency: Currency =
        written.parse().map_err(|_| Fault::value(at, "currency", "a currency (`EUR`)", written))?;
    let amount = Money::new(number("amount")?, currency)
        .map_err(|error| Fault::new(at, "amount", format!("can't be right: {error}")))?;
    let text = |name: &str| unguarded(cell(name));
    Ok(Row {
        id: id.to_owned(),
        account: cell("account").to_owned(),
        date: day("date")?.ok_or_else(|| Fault::new(at, "date", "is missing"))?,
        value: day("value")?,
        amount,
        standing: if cell("status") == "pending" { Standing::Pending } else { Standing::Booked },
        party: text("party"),
        text: text("text"),
        reference: text("reference"),
        iban: text("iban"),
        bank_id: text("bank_id"),
        balance: if cell("balance").is_empty() { None } else { Some(number("balance")?) },
        replaces: cell("replaces").to_owned(),
        source: cell("source").to_owned(),
        file: text("file"),
    })
}
