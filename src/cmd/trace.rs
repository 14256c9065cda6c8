//! `fte trace`

use std::collections::BTreeSet;
use std::fmt;

use clap::Args;
use serde::Serialize;

use crate::app::App;
use crate::base::table::table;
use crate::base::text::shown_line;
use crate::base::{Exit, Fail, Result};
use crate::remote::books::{Books, Ledger};
use crate::report::trace::{Entry, Stop, Tracer};

/// Follow one thing from the mail to the receipt, the invoice, the bank line, and back
///
/// From any id or number (a mail or note, a plan, a request, an intent, an invoice, a payment, a row of the bank, a document in
/// Odoo), a Message-ID or a note's name: what it came from, what was asked and who said yes, what was done, and what came of it,
/// oldest first; then what the log says of it.
#[derive(Args, Debug)]
#[command(
    after_help = "Examples:\n  fte trace INV-0042\n  fte trace 7k2m3qxa4d\n  fte trace '<fte-y2q3ur2pxu@example.com>' --json | jq '.stops[].kind'"
)]
pub(crate) struct TraceArgs {
    /// What to follow
    #[arg(value_name = "ID")]
    id: String,
}

/// `{"id","stops","log"}`
#[derive(Serialize)]
struct Traced {
    id: String,
    stops: Vec<Stop>,
    log: Vec<Entry>,
}

impl TraceArgs {
    pub(crate) fn run(&self, app: &App) -> Result<()> {
        let (vault, state) = (app.vault()?, app.state()?);
        let config = app.config()?;
        // Books that can't be read take nothing else of the way down.
        let ledger = Books::open(vault, state, config).read().unwrap_or_else(|error| {
            app.out.warn(format!("the books: {error}"));
            Ledger::default()
        });
        let tracer = Tracer::open(vault, state, config, &ledger)?;
        for fault in &tracer.faults {
            app.out.warn(fault);
        }
        let (stops, log) = tracer.trace(&self.id)?;
        if stops.is_empty() {
            let what = format!("nothing is called `{}`", shown_line(&self.id));
            return Err(Fail::say(Exit::Usage, what)
                .hint("an id, an invoice's or payment's number, a row of the bank, a Message-ID, or a note's name")
                .hint("`fte audit search WORD` finds what was done by its words"));
        }
        app.out.report(&Traced { id: self.id.clone(), stops, log })
    }
}

impl fmt::Display for Traced {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let short = |at: &str| at.get(..16).unwrap_or(at).replace('T', " ");
        let rows = self.stops.iter().map(|stop| {
            let by =
                stop.by.as_ref().map(|by| format!(" by {}", shown_line(by))).unwrap_or_default();
            [short(&stop.at), stop.kind.to_owned(), stop.id.clone(), format!("{}{by}", stop.what)]
        });
        writeln!(f, "{}\n", table(["at", "what", "id", "said"], rows))?;
        // A path is too wide to stand beside anything else; each is there once.
        let mut seen = BTreeSet::new();
        let places = self.stops.iter().filter_map(|stop| {
            let path = stop.path.as_ref().filter(|path| seen.insert(*path) && **path != stop.id)?;
            Some([stop.id.clone(), path.clone()])
        });
        f.write_str(&table(["id", "where"], places))?;
        if self.log.is_empty() {
            return Ok(());
        }
        let rows = self.log.iter().map(|entry| {
            let [action, actor, status] =
                [&entry.action, &entry.actor, &entry.status].map(|text| shown_line(text));
            [short(&entry.at), action, actor, status, shown_line(&entry.place.to_string())]
        });
        write!(f, "\n\n{}", table(["at", "in the log", "by", "came of it", "where"], rows))
    }
}
