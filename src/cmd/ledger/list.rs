//! What the listing verbs of `fte ledger` share: documents as a table or as JSON.

use std::fmt;

use chrono::NaiveDate;
use clap::Args;
use serde::Serialize;

use crate::app::App;
use crate::base::Result;
use crate::base::table::table;
use crate::base::text::{cut, shown_line};
use crate::remote::books::{Document, DocumentKind, Status};

/// The flags of listings of what can be open.
#[derive(Args, Debug)]
pub(super) struct OpenArgs {
    /// Only what is not fully paid
    #[arg(long)]
    pub(super) open: bool,
}

/// `[{"id","kind","party","date","due","amount","paid","open","status", …}]`
#[derive(Serialize)]
#[serde(transparent)]
pub(super) struct Documents {
    rows: Vec<Document>,
    #[serde(skip)]
    kind: DocumentKind,
    #[serde(skip)]
    today: NaiveDate,
}

/// Prints the documents of one kind, in the journal's order.
pub(super) fn report(app: &App, kind: DocumentKind, only_open: bool) -> Result<()> {
    let ledger = super::books(app)?.read()?;
    let is_asked = |document: &&Document| !only_open || document.open.is_positive();
    let rows = ledger.of_kind(kind).filter(is_asked).cloned().collect();
    app.out.report(&Documents { rows, kind, today: app.clock.today() })
}

impl fmt::Display for Documents {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.rows.is_empty() {
            return write!(f, "no {} in the books", self.kind.folder().to_lowercase());
        }
        let rows = self.rows.iter().map(|document| {
            [
                document.id.clone(),
                cut(&shown_line(&document.party), 40),
                document.date.to_string(),
                document.due.map(|due| due.to_string()).unwrap_or_default(),
                document.amount.to_string(),
                document.open.to_string(),
                standing(document, self.today),
            ]
        });
        f.write_str(&table(["number", "who", "date", "due", "amount", "open", "status"], rows))
    }
}

/// `open`, `part paid`, `paid`, `cancelled`, `12 d overdue`.
pub(super) fn standing(document: &Document, today: NaiveDate) -> String {
    let overdue = document.due.map_or(0, |due| (today - due).num_days());
    match document.status {
        Status::Paid => "paid".into(),
        Status::Cancelled => "cancelled".into(),
        _ if overdue > 0 => format!("{overdue} d overdue"),
        Status::Open => "open".into(),
        Status::PartPaid => "part paid".into(),
    }
}
