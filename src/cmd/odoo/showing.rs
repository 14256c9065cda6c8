//! What the showing verbs of `fte odoo` share.

use std::fmt;

use chrono::NaiveDate;
use serde::Serialize;

use super::read::live_or_copy;
use super::tables::{HEADINGS, cell, cells, date};
use crate::app::App;
use crate::base::Result;
use crate::base::table::table;
use crate::base::text::shown_line;
use crate::remote::odoo::reading::record::{self, Kind, Record};
use crate::remote::odoo::reading::show::{Below, Whole, whole};

/// `{"id", …, "below":{"lines":[…],"settled":[…]}}`
#[derive(Serialize)]
#[serde(transparent)]
struct Shown {
    whole: Whole,
    #[serde(skip)]
    today: NaiveDate,
}

pub(super) fn show(app: &App, kind: Kind, wanted: &str) -> Result<()> {
    let whole = live_or_copy(
        app,
        |odoo| whole(odoo, kind, wanted),
        |copy| {
            let record = record::read(kind, &copy.find(kind, wanted)?)?;
            Ok(Whole { record, below: None })
        },
    )?;
    app.out.report(&Shown { whole, today: app.clock.today() })
}

impl fmt::Display for Shown {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let record = &self.whole.record;
        let more = match record {
            Record::Partner(own) => {
                let street = [&own.street, &own.zip, &own.city].into_iter().flatten();
                vec![
                    ("phone", own.phone.clone().unwrap_or_default()),
                    ("address", street.cloned().collect::<Vec<_>>().join(", ")),
                    ("reference", own.reference.clone().unwrap_or_default()),
                ]
            }
            Record::Document(own) => vec![
                ("id", format!("#{}", own.id)),
                ("reference", own.reference.clone().unwrap_or_default()),
                ("untaxed", own.untaxed.to_string()),
                ("tax", own.tax.to_string()),
            ],
            Record::Expense(own) => vec![("category", own.category.clone().unwrap_or_default())],
            Record::Product(_) | Record::Payment(_) => Vec::new(),
        };
        let own = HEADINGS(record).iter().copied().zip(cells(record, self.today));
        let lines = own.chain(more.into_iter().map(|(name, value)| (name, shown_line(&value))));
        let filled = lines.filter(|(_, value)| !value.is_empty());
        let rows: Vec<String> = filled.map(|(name, value)| format!("{name:<10} {value}")).collect();
        f.write_str(&rows.join("\n"))?;
        self.whole.below.as_ref().map_or(Ok(()), |below| lines_of(below, f))
    }
}

fn lines_of(below: &Below, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    let lines = below.lines.iter().map(|line| {
        [
            cell(&line.text),
            line.quantity.map(|number| number.to_string()).unwrap_or_default(),
            line.price.map(|number| number.to_string()).unwrap_or_default(),
            cell(&line.taxes.join(", ")),
            line.untaxed.map(|money| money.to_string()).unwrap_or_default(),
        ]
    });
    let lines = table(["what", "quantity", "price", "tax", "untaxed"], lines);
    if !lines.is_empty() {
        write!(f, "\n\n{lines}")?;
    }
    let settled = below
        .settled
        .iter()
        .map(|settled| [date(settled.date), cell(&settled.by), settled.amount.to_string()]);
    let settled = table(["settled on", "by", "amount"], settled);
    if settled.is_empty() { Ok(()) } else { write!(f, "\n\n{settled}") }
}
