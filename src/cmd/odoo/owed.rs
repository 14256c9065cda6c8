//! `fte odoo receivable` and `payable`: what is owed, by how long it is overdue.

use std::fmt;

use chrono::NaiveDate;
use serde::Serialize;

use super::read::live_or_copy;
use super::tables::{cell, date};
use crate::app::App;
use crate::base::Result;
use crate::base::table::table;
use crate::remote::books::Bucket;
use crate::remote::odoo::reading::owed::{Owed, Side, owed};

/// `{"as_of","rows":[…],"totals":[…]}`
#[derive(Serialize)]
#[serde(transparent)]
pub(super) struct Shown {
    pub(super) owed: Owed,
    #[serde(skip)]
    pub(super) side: Side,
}

pub(super) fn report(app: &App, side: Side, as_of: Option<NaiveDate>) -> Result<()> {
    let today = app.clock.today();
    let as_of = as_of.unwrap_or(today);
    let owed =
        live_or_copy(app, |odoo| owed(odoo, side, as_of, today), |copy| copy.owed(side, as_of))?;
    app.out.report(&Shown { owed, side })
}

impl fmt::Display for Shown {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let owed = &self.owed;
        if owed.rows.is_empty() {
            let none = match self.side {
                Side::Receivable => "nobody owes you anything",
                Side::Payable => "nothing is owed",
            };
            return write!(out, "{none} on {}", owed.as_of);
        }
        let rows = owed.rows.iter().map(|row| {
            [
                cell(&row.document),
                cell(row.partner.as_deref().unwrap_or_default()),
                date(row.due),
                if row.overdue > 0 { format!("{} d", row.overdue) } else { String::new() },
                row.open.to_string(),
            ]
        });
        writeln!(out, "{}\n", table(["number", "who", "due", "overdue", "open"], rows))?;
        let [now, first, second, third, older] = Bucket::ALL.map(Bucket::as_str);
        let totals = owed.totals.iter().map(|total| {
            let [now, first, second, third, older] = Bucket::ALL.map(|bucket| {
                let sum = total.buckets.get(&bucket);
                sum.map(|money| money.amount().to_string()).unwrap_or_default()
            });
            let (currency, all) = (total.currency.to_string(), total.total.amount().to_string());
            [currency, now, first, second, third, older, all]
        });
        out.write_str(&table(["", now, first, second, third, older, "total"], totals))
    }
}
