//! How a record of Odoo's looks in a table: foreign text made safe, and cut.

use chrono::NaiveDate;

use crate::base::text::{cut, shown_line};
use crate::remote::odoo::reading::record::Record;

/// The headings of a record's kind.
pub(super) const HEADINGS: fn(&Record) -> &'static [&'static str] = |record| match record {
    Record::Partner(_) => &["id", "name", "email", "city", "country", "vat"],
    Record::Product(_) => &["id", "name", "reference", "kind", "price"],
    Record::Document(_) => &["number", "who", "date", "due", "total", "open", "status"],
    Record::Payment(_) => &["number", "way", "who", "date", "amount", "journal", "status"],
    Record::Expense(_) => &["id", "what", "who", "date", "amount", "paid by", "status"],
};

/// Foreign text in a cell.
pub(super) fn cell(text: &str) -> String {
    cut(&shown_line(text), 40)
}

fn or_none(text: Option<&String>) -> String {
    text.map(|text| cell(text)).unwrap_or_default()
}

pub(super) fn date(day: Option<NaiveDate>) -> String {
    day.map(|day| day.to_string()).unwrap_or_default()
}

/// A number, or `#12` where there is none yet.
pub(super) fn number(number: Option<&String>, id: u64) -> String {
    number.map_or_else(|| format!("#{id}"), |number| cell(number))
}

/// What stands below the headings.
pub(super) fn cells(record: &Record, today: NaiveDate) -> Vec<String> {
    match record {
        Record::Partner(own) => vec![
            format!("#{}", own.id),
            cell(&own.name),
            or_none(own.email.as_ref()),
            or_none(own.city.as_ref()),
            or_none(own.country.as_ref()),
            or_none(own.vat.as_ref()),
        ],
        Record::Product(own) => vec![
            format!("#{}", own.id),
            cell(&own.name),
            or_none(own.reference.as_ref()),
            cell(&own.kind),
            own.price.to_string(),
        ],
        Record::Document(own) => vec![
            number(own.number.as_ref(), own.id),
            or_none(own.partner.as_ref()),
            date(own.date),
            date(own.due),
            own.total.to_string(),
            own.open.to_string(),
            status(own.kind, &own.standing(today)),
        ],
        Record::Payment(own) => vec![
            number(own.number.as_ref(), own.id),
            if own.incoming { "in".into() } else { "out".into() },
            or_none(own.partner.as_ref()),
            date(own.date),
            own.amount.to_string(),
            or_none(own.journal.as_ref()),
            cell(&own.state),
        ],
        Record::Expense(own) => vec![
            format!("#{}", own.id),
            cell(&own.text),
            or_none(own.employee.as_ref()),
            date(own.date),
            own.amount.to_string(),
            if own.paid_by == "company_account" { "company".into() } else { "employee".into() },
            cell(&own.state),
        ],
    }
}

/// What is no invoice or bill says so.
fn status(kind: &str, standing: &str) -> String {
    match kind {
        "invoice" | "bill" => cell(standing),
        other => format!("{other}, {}", cell(standing)),
    }
}
