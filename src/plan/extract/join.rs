//! What a message states as data and what its text says, as one.

use std::fmt::Display;

use super::facts::{Facts, Found};

/// How the question after each fact begins, where the text alone leaves it open.
const TOTAL: &str = "Which amount is the total";
const ORDER: &str = "Which is the order number";
const INVOICE: &str = "Which is the invoice number";
const DUE: &str = "By when is it due";

/// What the data states comes first, and answers what the text leaves open; where the two contradict each other, it is
/// a question.
pub(super) fn joined(stated: Facts, mut read: Facts) -> Facts {
    // An invitation's day is the event's, not the document's.
    let numbered = read.invoice_number.is_some() || read.order_number.is_some();
    if stated.event.is_some() && read.total.is_none() && !numbered {
        read.date = None;
    }
    let mut unsure = stated.unsure;
    unsure.append(&mut read.unsure);
    let mut open = Open { unsure };
    let total = open.one("total", TOTAL, stated.total, read.total);
    let due = open.one("due date", DUE, stated.due, read.due);
    let invoice_number =
        open.one("invoice number", INVOICE, stated.invoice_number, read.invoice_number);
    let order_number = open.one("order number", ORDER, stated.order_number, read.order_number);
    Facts {
        total,
        due,
        invoice_number,
        order_number,
        date: stated.date.or(read.date),
        vendor: stated.vendor.or(read.vendor),
        lines: if stated.lines.is_empty() { read.lines } else { stated.lines },
        event: stated.event,
        references: both(stated.references, read.references),
        dates: both(stated.dates, read.dates),
        unsure: open.unsure,
        ..read
    }
}

/// An invoice that came as data says all that it says: what its text says otherwise, or leaves open, does not count. The
/// watcher has held the two against each other, and warns where they differ.
pub(super) fn overruled(stated: Facts, mut read: Facts) -> Facts {
    let answered = [
        (stated.total.is_some(), TOTAL),
        (stated.order_number.is_some(), ORDER),
        (stated.invoice_number.is_some(), INVOICE),
        (stated.due.is_some(), DUE),
    ];
    let is_answered = |open: &String| {
        answered.iter().any(|(known, question)| *known && open.starts_with(question))
    };
    read.unsure.retain(|open| !is_answered(open) && !open.contains(" don't make "));
    let mut unsure = stated.unsure;
    unsure.append(&mut read.unsure);
    let has_sums = stated.total.is_some();
    let (net, tax) = if has_sums { (stated.net, stated.tax) } else { (read.net, read.tax) };
    let (taxes, tax_percent) =
        if has_sums { (stated.taxes, stated.tax_percent) } else { (read.taxes, read.tax_percent) };
    Facts {
        // Several invoices that contradict each other leave the total open, whatever the text says.
        total: if has_sums || !unsure.is_empty() { stated.total } else { read.total },
        net,
        tax,
        taxes,
        tax_percent,
        date: stated.date.or(read.date),
        due: stated.due.or(read.due),
        invoice_number: stated.invoice_number.or(read.invoice_number),
        order_number: stated.order_number.or(read.order_number),
        vendor: stated.vendor.or(read.vendor),
        lines: if stated.lines.is_empty() { read.lines } else { stated.lines },
        references: both(stated.references, read.references),
        ibans: both(stated.ibans, read.ibans),
        bics: both(stated.bics, read.bics),
        unsure,
        ..read
    }
}

/// The questions so far.
struct Open {
    unsure: Vec<String>,
}

impl Open {
    /// One fact from data and text. What is only quoted contradicts nothing.
    fn one<T: Display>(
        &mut self,
        what: &str,
        question: &str,
        stated: Option<Found<T>>,
        read: Option<Found<T>>,
    ) -> Option<Found<T>> {
        let Some(stated) = stated else { return read };
        self.unsure.retain(|open| !open.starts_with(question));
        if let Some(read) = read.filter(|read| !read.quoted) {
            let (a, b) = (stated.value.to_string(), read.value.to_string());
            if a != b {
                self.unsure.push(format!(
                    "The message's data says {what} {a}, its text says {b}: which is right?"
                ));
                return None;
            }
        }
        Some(stated)
    }
}

/// What the data states, then what else the text says.
fn both(mut stated: Vec<Found<String>>, read: Vec<Found<String>>) -> Vec<Found<String>> {
    for found in read {
        if !stated.iter().any(|known| known.value == found.value) {
            stated.push(found);
        }
    }
    stated
}
