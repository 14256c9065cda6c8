//! `fte ledger receivable` and `payable`: what is owed, by how long it is overdue.

use std::fmt;

use serde::Serialize;

use crate::base::table::table;
use crate::base::text::{cut, shown_line};
use crate::remote::books::{Aged, Bucket};

/// `{"as_of","rows":[{"document","party","due","overdue","bucket","open", …}],"totals":[…],"without_document":[…]}`
#[derive(Serialize)]
#[serde(transparent)]
pub(super) struct Owed {
    pub(super) aged: Aged,
    /// What to say where nothing is owed.
    #[serde(skip)]
    pub(super) none: &'static str,
}

impl fmt::Display for Owed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let aged = &self.aged;
        if aged.rows.is_empty() && aged.without_document.is_empty() {
            return write!(f, "{} on {}", self.none, aged.as_of);
        }
        let rows = aged.rows.iter().map(|row| {
            [
                row.document.clone(),
                cut(&shown_line(&row.party), 40),
                row.due.map(|due| due.to_string()).unwrap_or_default(),
                if row.overdue > 0 { format!("{} d", row.overdue) } else { String::new() },
                row.open.to_string(),
            ]
        });
        writeln!(f, "{}\n", table(["number", "who", "due", "overdue", "open"], rows))?;
        let totals = aged.totals.iter().map(|total| {
            let mut cells = Bucket::ALL
                .map(|bucket| {
                    total
                        .buckets
                        .get(&bucket)
                        .map(|money| money.amount().to_string())
                        .unwrap_or_default()
                })
                .into_iter();
            let mut next = || cells.next().unwrap_or_default();
            [
                total.currency.to_string(),
                next(),
                next(),
                next(),
                next(),
                next(),
                total.total.amount().to_string(),
            ]
        });
        let [a, b, c, d, e] = Bucket::ALL.map(Bucket::as_str);
        f.write_str(&table(["", a, b, c, d, e, "total"], totals))?;
        for balance in &aged.without_document {
            let amounts: Vec<_> = balance.amounts.iter().map(ToString::to_string).collect();
            write!(
                f,
                "\n`{}` holds {} without a document",
                shown_line(&balance.account),
                amounts.join(", ")
            )?;
        }
        Ok(())
    }
}
