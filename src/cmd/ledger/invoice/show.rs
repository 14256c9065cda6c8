//! `fte ledger invoice show`

use std::fmt;

use chrono::NaiveDate;
use clap::Args;
use serde::Serialize;

use crate::app::App;
use crate::base::table::table;
use crate::base::text::{shown, shown_line};
use crate::base::{Exit, Fail, Result};
use crate::cmd::ledger::list::standing;
use crate::remote::books::{Document, DocumentKind, Ledger, PATH, Status};
use crate::report;

/// Show one invoice whole
#[derive(Args, Debug)]
#[command(
    after_help = "Examples:\n  fte ledger invoice show INV-0042\n  fte ledger invoice show INV-0042 --json | jq .open"
)]
pub(crate) struct ShowArgs {
    /// Its number
    #[arg(value_name = "NUMBER")]
    id: String,
}

/// `{"id","kind","party","date","due","amount","paid","open","status","lines","taxes","payments", …}`
#[derive(Serialize)]
struct Whole {
    #[serde(flatten)]
    document: Document,
    /// Vault path of its PDF, once it was drawn.
    pdf: Option<String>,
    #[serde(skip)]
    today: NaiveDate,
}

impl ShowArgs {
    pub(crate) fn run(&self, app: &App) -> Result<()> {
        let ledger = super::super::books(app)?.read()?;
        let document = invoice(&ledger, &self.id)?.clone();
        let pdf = report::invoice::place(&document.id);
        let pdf = app.vault()?.has(&pdf).then(|| pdf.path());
        app.out.report(&Whole { document, pdf, today: app.clock.today() })
    }
}

/// The invoice with a number.
pub(super) fn invoice<'a>(ledger: &'a Ledger, id: &str) -> Result<&'a Document> {
    let found = ledger.document(id).filter(|document| document.kind == DocumentKind::Invoice);
    found.ok_or_else(|| {
        Fail::say(Exit::Usage, format!("there is no invoice `{}`", shown_line(id)))
            .hint("`fte ledger invoice list` shows them all")
    })
}

impl fmt::Display for Whole {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let document = &self.document;
        writeln!(f, "{} to {}", document.id, shown_line(&document.party))?;
        let due = document.due.map(|due| format!(", due {due}")).unwrap_or_default();
        writeln!(f, "{}{due}, {}\n", document.date, standing(document, self.today))?;
        let rows = document.lines.iter().map(|line| {
            [
                shown_line(&line.text),
                line.quantity.to_string(),
                line.price.to_string(),
                format!("{}%{}", line.tax, if line.inclusive { " incl" } else { "" }),
                line.net.amount().to_string(),
            ]
        });
        let lines = table(["what", "quantity", "price", "tax", "net"], rows);
        if !lines.is_empty() {
            writeln!(f, "{lines}\n")?;
        }
        writeln!(f, "net    {}", document.net())?;
        for (rate, tax) in &document.taxes {
            writeln!(f, "tax    {tax} ({})", shown_line(rate))?;
        }
        writeln!(f, "total  {}\nopen   {}", document.amount, document.open)?;
        if !document.payments.is_empty() {
            writeln!(f, "paid   {} by {}", document.paid, document.payments.join(", "))?;
        }
        if let Some(credit) = &document.credit {
            let credit = shown_line(credit);
            if document.status == Status::Cancelled {
                writeln!(f, "cancelled by the credit note {credit}")?;
            } else {
                writeln!(f, "a part is credited, last by {credit}")?;
            }
        }
        for says in &document.says {
            writeln!(f, "\n{}", shown_line(says))?;
        }
        if !document.remark.is_empty() {
            writeln!(f, "\n{}", shown(&document.remark))?;
        }
        write!(f, "\n{}, {PATH}:{}", document.note, document.at.line)?;
        match &self.pdf {
            Some(pdf) => write!(f, "\n{pdf}"),
            None => Ok(()),
        }
    }
}
