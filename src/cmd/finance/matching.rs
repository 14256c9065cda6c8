//! `fte finance match`, and what an import does with rows that fit.

use std::collections::BTreeSet;
use std::fmt;

use chrono::Days;
use clap::Args;
use serde::Serialize;

use super::owed;
use super::settled::{AskedFor, Linked, Settled};
use crate::app::App;
use crate::base::table::table;
use crate::base::text::{cut, shown_line};
use crate::base::{Exit, Fail, Result};
use crate::cmd::asked;
use crate::gate::Gate;
use crate::gate::submit::Links;
use crate::model::action::{Action, Connector, Payment};
use crate::model::request::{Proposal, Verdict};
use crate::remote::bank::{Doc, Found, Kind, Link, Matches, Row, mark};
use crate::remote::books::Books;

/// How far back rows are held against what is owed, in days.
const BACK: u64 = 400;

/// Hold rows against open invoices and bills, or say what a row pays
///
/// Without words, lists the rows that are not settled and look like something: with the reasons, and with what speaks
/// against it. With a row and a document, asks to book the row as its payment; with a payment or expense that is booked
/// already (`PAY-0007`, `EXP-0003`), notes that they belong together.
#[derive(Args, Debug)]
#[command(
    after_help = "Examples:\n  fte finance match\n  fte finance match --all\n  fte finance match 7k2m9qxa4d INV-0042\n  fte finance match 7k2m9qxa4d PAY-0007"
)]
pub(crate) struct MatchArgs {
    /// The row: its id, or the start of it
    #[arg(value_name = "ROW", requires = "document")]
    row: Option<String>,
    /// What it pays or paid: `INV-0042`, `BILL-0007`, `PAY-0011`, `EXP-0003`
    #[arg(value_name = "NUMBER")]
    document: Option<String>,
    /// Also rows that look like nothing that is owed
    #[arg(long)]
    all: bool,
    /// Say what would be asked for or linked, and do nothing
    #[arg(long)]
    dry_run: bool,
}

/// Who asks where nobody typed it.
const OWN: &str = "finance";

/// The row that an entry is of.
fn note_row(action: &Action) -> Option<&str> {
    match action {
        Action::RecordPayment(payment) => crate::remote::bank::marked(&payment.note),
        Action::RecordExpense(bill) => crate::remote::bank::marked(&bill.note),
        Action::RecordOdooPayment(payment) => crate::remote::bank::marked(&payment.note),
        Action::RecordOdooExpense(expense) => crate::remote::bank::marked(&expense.note),
        _ => None,
    }
}

/// What a row is asked for as.
const ASKED: [&str; 4] = [
    "ledger.payment.record",
    "ledger.expense.record",
    "odoo.payment.record",
    "odoo.expense.record",
];

/// All that matching works on.
pub(super) struct Table {
    pub(super) rows: Vec<(String, usize, Row)>,
    pub(super) docs: Vec<Doc>,
    pub(super) matches: Matches,
    /// Asked for by a run that ended before the request had its note.
    unplaced: Vec<Action>,
}

impl Table {
    /// The rows, the books, and what is under way.
    pub(super) fn open(app: &App) -> Result<Table> {
        let bank = super::bank(app)?;
        let docs = owed::docs(app)?;
        let (mut asked, mut unplaced) = (BTreeSet::new(), Vec::new());
        for action in ASKED {
            for request in app.state()?.open_requests(action)? {
                match &request.action {
                    Action::RecordPayment(payment) => _ = asked.insert(payment.document.clone()),
                    Action::RecordOdooPayment(payment) => {
                        asked.insert(payment.document.clone());
                    }
                    _ => {}
                }
                asked.extend(note_row(&request.action).map(str::to_owned));
                if request.placed.is_none() && request.origin.by == OWN {
                    unplaced.push(request.action);
                }
            }
        }
        // What is booked in Odoo does not name its row there: the request did.
        for action in ASKED.iter().filter(|action| action.starts_with("odoo.")) {
            let done = app.state()?.done_requests(action)?;
            asked.extend(
                done.iter().filter_map(|request| note_row(&request.action)).map(str::to_owned),
            );
        }
        let matches = Matches { links: bank.links()?, asked };
        Ok(Table { rows: bank.rows()?, docs, matches, unplaced })
    }

    fn find(&self, app: &App) -> Vec<Found> {
        let since = app.clock.today().checked_sub_days(Days::new(BACK));
        let rows: Vec<&Row> = self
            .rows
            .iter()
            .map(|(.., row)| row)
            .filter(|row| since.is_none_or(|since| since <= row.date))
            .collect();
        self.matches.find(&rows, &self.docs)
    }

    /// The row that a person named, not settled yet.
    pub(super) fn row(&self, typed: &str) -> Result<&Row> {
        let typed = typed.trim().to_lowercase();
        let found: Vec<&Row> = self
            .rows
            .iter()
            .map(|(.., row)| row)
            .filter(|row| typed.len() >= 4 && row.id.starts_with(&typed))
            .collect();
        let shown = shown_line(&typed);
        match found.as_slice() {
            [one] => Ok(one),
            [] => Err(Fail::say(Exit::Usage, format!("there is no row `{shown}`"))
                .hint("`fte finance rows` lists them")),
            _ => {
                Err(Fail::say(Exit::Usage, format!("`{shown}` is the start of several rows' ids"))
                    .hint("type more of it"))
            }
        }
    }

    /// Fails where a row is pending, booked, linked or asked for.
    pub(super) fn free(&self, row: &Row) -> Result<()> {
        if row.is_pending() {
            return Err(Fail::say(
                Exit::Refused,
                format!("row {} is not booked by the bank yet", row.id),
            ));
        }
        if self.matches.settled(&self.docs).contains(row.id.as_str()) {
            return Err(Fail::say(
                Exit::Refused,
                format!("row {} is settled, or a request for it waits", row.id),
            )
            .hint("`fte finance rows` shows what it belongs to, `fte approve list` what waits"));
        }
        Ok(())
    }
}

/// Asks for the payments that fit exactly, and links rows to what is booked already; the rest is a person's.
pub(super) fn settle(app: &App, dry_run: bool) -> Result<Settled> {
    let bank = super::bank(app)?;
    // Of two at once, the second one sees what the first one asked for.
    let _lock = bank.lock()?;
    let table = Table::open(app)?;
    for action in table.unplaced.iter().filter(|_| !dry_run) {
        submit(app, action.clone(), dry_run, OWN)?;
    }
    let mut settled = Settled::default();
    let mut links = Vec::new();
    for found in table.find(app) {
        let Some(first) = found.candidates.first() else { continue };
        match found.kind {
            Kind::Exact => {
                let row = table.row(&found.row)?;
                match ask(app, &table, row, (&first.document, OWN), dry_run) {
                    Ok((request, verdict)) => settled.asked.push(AskedFor {
                        row: found.row.clone(),
                        document: first.document.clone(),
                        amount: first.open,
                        reasons: first.reasons.clone(),
                        request,
                        verdict,
                    }),
                    Err(fail) => {
                        let mut found = found.clone();
                        found.warnings.push(fail.causes().join(": "));
                        settled.open.push(found);
                    }
                }
            }
            Kind::Linked => {
                let to = first.payment.clone().unwrap_or_else(|| first.document.clone());
                links.push(Link {
                    row: found.row.clone(),
                    what: to.clone(),
                    why: first.reasons.join("; "),
                });
                settled.linked.push(Linked {
                    row: found.row.clone(),
                    to,
                    reasons: first.reasons.clone(),
                });
            }
            Kind::Near | Kind::Double => settled.open.push(found),
            Kind::None => {}
        }
    }
    if !dry_run && !links.is_empty() {
        bank.link(&links)?;
    }
    Ok(settled)
}

/// Asks for the payment of a document by a row. Holding the `bank` lock, so that a row is asked for once.
fn ask(
    app: &App,
    table: &Table,
    row: &Row,
    (document, by): (&str, &str),
    dry_run: bool,
) -> Result<(Option<String>, Option<Verdict>)> {
    let amount = if row.amount.is_positive() { row.amount } else { row.amount.negated() };
    let said = cut(&format!("{} {}", row.party, row.text), 160);
    let (date, note) = (row.date.to_string(), format!("{}: {}", mark(&row.id), said.trim()));
    let action = if app.config()?.books_are_odoos() {
        Action::RecordOdooPayment(owed::payment(table, document, amount, (date, note))?)
    } else {
        Action::RecordPayment(Payment {
            bank: None,
            document: document.to_owned(),
            amount,
            date: Some(date),
            note,
        })
    };
    submit(app, action, dry_run, by)
}

/// Lays an entry before the gate, once the books said that they would take it.
pub(super) fn submit(
    app: &App,
    action: Action,
    dry_run: bool,
    by: &str,
) -> Result<(Option<String>, Option<Verdict>)> {
    if action.connector() == Connector::Books {
        let books = Books::open(app.vault()?, app.state()?, app.config()?);
        books.preview(&action, app.clock.today()).map_err(Fail::from)?;
    }
    if dry_run {
        return Ok((None, None));
    }
    let gate = Gate::open(app.vault()?, app.state()?, app.config()?, app.trail()?, "finance")?;
    let proposal = Proposal {
        // Of its own accord a row is asked for once, whatever became of it.
        step: (by == OWN).then(|| format!("bank row {}", note_row(&action).unwrap_or_default())),
        ..Proposal::of(action, by)
    };
    let request = gate.submit(&proposal, None, Links::default())?.request;
    if by == OWN && request.standing.is_over() {
        let what = format!("request {} for it was answered already", request.id);
        return Err(Fail::say(Exit::Refused, what).hint("`fte finance match ROW NUMBER` asks anew"));
    }
    asked::barred(&request)?;
    Ok((Some(request.id.to_string()), Some(request.verdict)))
}

/// What `fte finance match ROW NUMBER` did.
#[derive(Serialize)]
#[serde(untagged)]
enum Said {
    Asked(AskedFor),
    Linked(Linked),
}

/// The rows that are left.
#[derive(Serialize)]
#[serde(transparent)]
struct Left(Vec<Found>);

impl MatchArgs {
    pub(crate) fn run(&self, app: &App) -> Result<()> {
        let (Some(row), Some(document)) = (&self.row, &self.document) else {
            let mut found = Table::open(app)?.find(app);
            found.retain(|found| self.all || found.kind != Kind::None);
            return app.out.report(&Left(found));
        };
        let bank = super::bank(app)?;
        let _lock = bank.lock()?;
        let table = Table::open(app)?;
        let row = table.row(row)?;
        table.free(row)?;
        let said = if let Some(booked) = booked(&table, document) {
            let why = "a person said so".to_owned();
            if !self.dry_run {
                bank.link(&[Link { row: row.id.clone(), what: booked.clone(), why: why.clone() }])?;
            }
            Said::Linked(Linked { row: row.id.clone(), to: booked, reasons: vec![why] })
        } else {
            let (request, verdict) = ask(app, &table, row, (document, "person"), self.dry_run)?;
            Said::Asked(AskedFor {
                row: row.id.clone(),
                document: document.clone(),
                amount: if row.amount.is_positive() { row.amount } else { row.amount.negated() },
                reasons: vec!["a person said so".into()],
                request,
                verdict,
            })
        };
        app.out.report(&said)
    }
}

/// The payment or expense of this number, where it is one.
fn booked(table: &Table, number: &str) -> Option<String> {
    let paid = table.docs.iter().flat_map(|doc| doc.paid.iter().map(|paid| &paid.id));
    let expenses = table.docs.iter().filter(|doc| doc.is_expense()).map(|doc| &doc.id);
    paid.chain(expenses).find(|id| *id == number).cloned()
}

impl fmt::Display for Said {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Said::Asked(asked) => asked.fmt(f),
            Said::Linked(linked) => linked.fmt(f),
        }
    }
}

impl fmt::Display for Left {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.0.is_empty() {
            return f.write_str("no row is like anything that is owed");
        }
        let rows = self.0.iter().map(|found| {
            let first = found.candidates.first();
            let mut why: Vec<String> = first.map(|first| first.reasons.clone()).unwrap_or_default();
            why.extend(found.warnings.iter().map(|warning| format!("BUT {warning}")));
            [
                found.row.clone(),
                found.date.to_string(),
                found.amount.to_string(),
                cut(&shown_line(&format!("{} {}", found.party, found.text)), 40),
                first
                    .map(|first| first.payment.clone().unwrap_or_else(|| first.document.clone()))
                    .unwrap_or_default(),
                shown_line(&why.join(", ")),
            ]
        });
        f.write_str(&table(["row", "date", "amount", "what", "pays", "why"], rows))
    }
}
