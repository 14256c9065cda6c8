//! `fte ledger invoice monthly`

use std::fmt;

use chrono::{Datelike as _, Days};
use clap::Args;
use serde::Serialize;

use crate::app::App;
use crate::base::text::shown_line;
use crate::base::{Exit, Fail, Result};
use crate::plan::prepare::Desk;
use crate::plan::timesheet;
use crate::vault::{Created, Folder, Place};

/// Ask for the invoices of a month that is over
///
/// For each customer whose note says `monthly_invoice: true` and who has hours in Accounting/Time/ that are not billed yet, a note
/// is put into Inbox/ that asks for the monthly invoice; the playbook `monthly-invoice` plans it, and booking and mail wait for
/// your yes. Each customer's month is asked for once. With `invoice.monthly: yes` in the settings `fte schedule` does this.
#[derive(Args, Debug)]
#[command(
    after_help = "Examples:\n  fte ledger invoice monthly\n  fte ledger invoice monthly --month 2026-10 --dry-run"
)]
pub(crate) struct MonthlyArgs {
    /// The month, like `2026-10` [default: the last one]
    #[arg(long, value_name = "MONTH")]
    month: Option<String>,
    /// Say for whom, and ask for nothing
    #[arg(long)]
    dry_run: bool,
}

/// `{"month","asked","waits","dry_run"}`
#[derive(Serialize)]
struct Month {
    #[serde(rename = "month")]
    name: String,
    asked: Vec<Row>,
    /// Customers for whom it was asked before, and who have hours of it that are not billed yet.
    waits: Vec<String>,
    dry_run: bool,
}

#[derive(Serialize)]
struct Row {
    customer: String,
    /// Vault path of the note that asks.
    path: String,
}

impl MonthlyArgs {
    pub(crate) fn run(&self, app: &App) -> Result<()> {
        let today = app.clock.today();
        let last = today.with_day(1).and_then(|first| first.checked_sub_days(Days::new(1)));
        let month = match &self.month {
            Some(month) if timesheet::is_month(month) => month.clone(),
            Some(other) => {
                let what = format!("not a month like `2026-10`: `{}`", shown_line(other));
                return Err(Fail::say(Exit::Usage, what));
            }
            None => last.unwrap_or(today).format("%Y-%m").to_string(),
        };
        let (vault, state) = (app.vault()?, app.state()?);
        let _lock = state.lock("monthly")?;
        let desk = Desk::open(vault, state, app.config()?, &app.clock)?;
        for unheard in timesheet::unheard(&desk, &month) {
            app.out.warn(shown_line(&unheard));
        }
        let (mut asked, mut waits) = (Vec::new(), Vec::new());
        for customer in timesheet::unbilled(&desk, &month) {
            let key = format!("monthly.{month}.{customer}");
            if state.note(&key)?.is_some() {
                waits.push(customer);
                continue;
            }
            let name = format!("Monthly invoice to {customer} for {month}.md");
            let place = Place::new(Folder::Inbox, name);
            if !self.dry_run {
                let text =
                    format!("Create and send the monthly invoice to {customer} for {month}.\n");
                if vault.create(&place, text.as_bytes())? == Created::Differs {
                    app.out.warn(format!(
                        "{} is there and says something else",
                        shown_line(&place.path())
                    ));
                    continue;
                }
                // A crash before this asks twice; the books bill an hour once.
                state.set_note(&key, &place.path())?;
            }
            asked.push(Row { customer, path: place.path() });
        }
        let is_news = !asked.is_empty();
        app.out.outcome(&Month { name: month, asked, waits, dry_run: self.dry_run }, is_news)
    }
}

impl fmt::Display for Month {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let shown = |names: &[String]| {
            names.iter().map(|name| shown_line(name)).collect::<Vec<_>>().join(", ")
        };
        if !self.asked.is_empty() {
            let word = if self.dry_run { "would ask" } else { "asked" };
            let names: Vec<_> = self.asked.iter().map(|row| row.customer.clone()).collect();
            write!(f, "{word} for the monthly invoice of {} to {}", self.name, shown(&names))?;
            if !self.dry_run {
                f.write_str("; `fte watch files` and `fte plan` go on")?;
            }
        } else if self.waits.is_empty() {
            let month = &self.name;
            write!(f, "nothing to ask for: no hours of {month} wait for a monthly invoice")?;
        } else {
            f.write_str("nothing new to ask for")?;
        }
        if !self.waits.is_empty() {
            let (month, names) = (&self.name, shown(&self.waits));
            write!(f, "\nasked for before, and hours of {month} are not billed yet: {names}")?;
        }
        Ok(())
    }
}
