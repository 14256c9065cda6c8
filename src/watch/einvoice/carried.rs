//! The invoices that something carries as data, put into what was read of it: data, marks, what differs from the page.

use serde_json::Value;

use super::{Stated, differences, read};
use crate::vault::inert;
use crate::watch::reading::Reading;

/// How many files of one mail are looked at.
const MOST: usize = 10;

/// The invoices among some files, each once. What looks like one and can't be read is said.
pub(crate) fn found<'f>(
    files: impl IntoIterator<Item = (&'f str, &'f [u8])>,
    reading: &mut Reading,
) -> Vec<Stated> {
    let mut all: Vec<Stated> = Vec::new();
    for (name, bytes) in files.into_iter().take(MOST) {
        match read(name, bytes) {
            Some(Ok(stated)) => {
                let is_new = !all.iter().any(|known| known.is_same(&stated));
                all.extend(Some(stated).filter(|_| is_new));
            }
            Some(Err(why)) => {
                let (name, why) = (inert::line(name), inert::line(&why));
                reading.notice(format!("the invoice's data in {name} could not be read: {why}"));
            }
            None => {}
        }
    }
    all
}

/// Adds what an invoice's data says; `page` is what a person sees of it, where they see anything.
pub(crate) fn add(reading: &mut Reading, stated: &Stated, page: &str) {
    reading.mark("einvoice");
    if stated.is_credit() {
        reading.mark("credit-note");
    } else if stated.is_paid() {
        reading.mark("paid");
    }
    for difference in differences(stated, page) {
        let said = format!("{}: {difference}", crate::base::text::shown_line(&stated.file));
        reading.sender.warnings.push(said);
    }
    let value: Value = super::value(stated);
    if !reading.structured.contains(&value) {
        reading.structured.push(value);
    }
}
