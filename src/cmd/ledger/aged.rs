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
        let open = table(["number", "who", "due", "overdue", "open"], rows);
        if !open.is_empty() {
            writeln!(f, "{open}\n")?;
        }
        let headings = row("", Bucket::ALL.map(Bucket::as_str), "total");
        let totals = aged.totals.iter().map(|total| {
            let in_bucket =
                |bucket| total.buckets.get(&bucket).map(|money| money.amount().to_string());
            let cells = Bucket::ALL.map(|bucket| in_bucket(bucket).unwrap_or_default());
            row(total.currency.to_string(), cells, total.total.amount().to_string())
        });
        f.write_str(&table(headings, totals))?;
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

/// A row of the totals: the currency, a cell for each bucket, the sum.
fn row<T>(first: T, buckets: [T; 5], last: T) -> [T; 7] {
    let [not_due, to_30, to_60, to_90, over_90] = buckets;
    [first, not_due, to_30, to_60, to_90, over_90, last]
}
