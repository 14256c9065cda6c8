//! The rows of the time sheets that an invoice bills, in the journal's comments: `; time: 2026-10/k3xq7a2m4c …`.

use super::documents::Status;
use super::ledger::Ledger;
use super::{BooksError, DocumentKind};

/// How many rows stand in one line of the journal.
const IN_A_LINE: usize = 12;

/// The most rows of one invoice.
const MOST: usize = 2000;

/// Refuses what is no row, and rows that a valid invoice bills already.
pub(super) fn check(ledger: &Ledger, rows: &[String]) -> Result<(), BooksError> {
    if rows.len() > MOST {
        return Err(BooksError::data("time", format!("has more than {MOST} rows")));
    }
    let is_row = |row: &String| {
        let plain = |part: &str| part.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-');
        row.len() <= 40 && row.split_once('/').is_some_and(|(month, id)| plain(month) && plain(id))
    };
    if rows.iter().any(|row| !is_row(row)) {
        return Err(BooksError::data("time", "is a list of rows like `2026-10/k3xq7a2m4c`"));
    }
    let invoices = ledger.of_kind(DocumentKind::Invoice);
    let mut valid = invoices.filter(|invoice| invoice.status != Status::Cancelled);
    match valid.find(|invoice| invoice.time.iter().any(|row| rows.contains(row))) {
        None => Ok(()),
        Some(first) => {
            Err(BooksError::Refused(format!("hours of these are billed already, by {}", first.id)))
        }
    }
}

pub(super) fn tags(rows: &[String]) -> impl Iterator<Item = (&'static str, String)> {
    rows.chunks(IN_A_LINE).map(|some| ("time", some.join(" ")))
}

pub(super) fn read<'a>(tags: impl Iterator<Item = &'a str>) -> Vec<String> {
    tags.flat_map(str::split_whitespace).map(str::to_owned).collect()
}
