//! `fte ledger check`

use std::fmt;

use clap::Args;
use serde::Serialize;

use crate::app::App;
use crate::base::{Exit, Fail, Result};
use crate::remote::books::{Books, BooksError, Ledger, PATH};

/// Look the books over: the journal, the numbers, the notes
///
/// Finds what can't be read or does not balance, numbers that are left out, invoices whose lines come to something
/// else, payments for nothing, balances that do not hold, and notes that don't say what the journal says. Exits with 1
/// where it finds something.
#[derive(Args, Debug)]
#[command(after_help = "Examples:\n  fte ledger check\n  fte ledger check --repair")]
pub(crate) struct CheckArgs {
    /// Make notes that are missing or say something else from the journal again; the journal itself is never touched
    #[arg(long)]
    repair: bool,
}

/// `{"ok","transactions","problems":[{"file","line","what"}],"written":["path"]}`
#[derive(Serialize)]
struct Checked {
    ok: bool,
    transactions: usize,
    problems: Vec<Found>,
    /// Notes that `--repair` made anew.
    written: Vec<String>,
}

#[derive(Serialize)]
struct Found {
    file: String,
    line: Option<usize>,
    what: String,
}

impl CheckArgs {
    pub(crate) fn run(&self, app: &App) -> Result<()> {
        let books = super::books(app)?;
        let checked = match books.read() {
            Ok(ledger) => self.look(&books, &ledger)?,
            Err(BooksError::Journal { line, what }) => {
                let problems = vec![Found { file: PATH.into(), line: Some(line), what }];
                Checked { ok: false, transactions: 0, problems, written: Vec::new() }
            }
            Err(error) => return Err(error.into()),
        };
        app.out.outcome(&checked, !checked.ok || !checked.written.is_empty())?;
        if checked.ok {
            return Ok(());
        }
        let problems = checked.problems.len();
        let what =
            format!("{problems} problem{} in the books", if problems == 1 { "" } else { "s" });
        let fail = Fail::say(Exit::Failed, what);
        let in_notes = checked.problems.iter().any(|found| found.line.is_none());
        Err(if in_notes {
            fail.hint("`fte ledger check --repair` makes those notes anew")
        } else {
            fail
        })
    }

    fn look(&self, books: &Books<'_>, ledger: &Ledger) -> Result<Checked> {
        let written = if self.repair { books.refresh()? } else { Vec::new() };
        let in_journal = |problem: crate::remote::books::Problem| Found {
            file: PATH.into(),
            line: Some(problem.line),
            what: problem.what,
        };
        let in_note = |file| Found {
            file,
            line: None,
            what: "is missing, or does not say what the journal says".into(),
        };
        let mut problems: Vec<Found> = ledger.check().into_iter().map(in_journal).collect();
        problems.extend(books.stale(ledger)?.into_iter().map(in_note));
        Ok(Checked { ok: problems.is_empty(), transactions: ledger.len(), problems, written })
    }
}

impl fmt::Display for Checked {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for note in &self.written {
            writeln!(f, "made anew: {note}")?;
        }
        for found in &self.problems {
            match found.line {
                Some(line) => writeln!(f, "{}:{line}: {}", found.file, found.what)?,
                None => writeln!(f, "{} {}", found.file, found.what)?,
            }
        }
        if !self.ok {
            return Ok(());
        }
        let s = if self.transactions == 1 { "" } else { "s" };
        write!(f, "the books are in order: {} transaction{s}", self.transactions)
    }
}
