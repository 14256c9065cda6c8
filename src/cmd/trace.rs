//! `fte trace`

use std::fmt;

use clap::Args;
use serde::Serialize;

use crate::app::App;
use crate::base::table::table;
use crate::base::text::shown_line;
use crate::base::{Exit, Fail, Result};
use crate::remote::books::Books;
use crate::report::trace::{Stop, Tracer};

/// Follow one thing from the mail to the receipt, the invoice, the payment, and back
///
/// From any id or number (a mail or note, a plan, a request, an intent, an invoice, a payment), a Message-ID or a note's name:
/// what it came from, what was asked and who said yes, what was done, and what came of it, oldest first.
#[derive(Args, Debug)]
#[command(
    after_help = "Examples:\n  fte trace INV-0042\n  fte trace 7k2m3qxa4d\n  fte trace '<fte-y2q3ur2pxu@example.com>' --json | jq '.stops[].kind'"
)]
pub(crate) struct TraceArgs {
    /// What to follow
    #[arg(value_name = "ID")]
    id: String,
}

/// `{"id","stops"}`
#[derive(Serialize)]
struct Traced {
    id: String,
    stops: Vec<Stop>,
}

impl TraceArgs {
    pub(crate) fn run(&self, app: &App) -> Result<()> {
        let (vault, state) = (app.vault()?, app.state()?);
        let ledger = Books::open(vault, state, app.config()?).read()?;
        let stops = Tracer::open(vault, state, &ledger)?.trace(&self.id)?;
        if stops.is_empty() {
            let what = format!("nothing is called `{}`", shown_line(&self.id));
            return Err(Fail::say(Exit::Usage, what)
                .hint("an id, an invoice's or payment's number, a Message-ID, or a note's name")
                .hint("`fte audit search WORD` finds what was done by its words"));
        }
        app.out.report(&Traced { id: self.id.clone(), stops })
    }
}

impl fmt::Display for Traced {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let rows = self.stops.iter().map(|stop| {
            let at = stop.at.get(..16).unwrap_or(&stop.at).replace('T', " ");
            let by =
                stop.by.as_ref().map(|by| format!(" by {}", shown_line(by))).unwrap_or_default();
            let path = stop.path.clone().unwrap_or_default();
            [at, stop.kind.to_owned(), stop.id.clone(), format!("{}{by}", stop.what), path]
        });
        write!(f, "{}", table(["at", "what", "id", "said", "where"], rows))
    }
}
