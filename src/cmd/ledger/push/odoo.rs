//! `fte ledger push odoo`

use std::collections::BTreeMap;

use clap::Args;

use super::shown::{Plan, Who};
use crate::app::App;
use crate::base::text::{cut, shown_line};
use crate::base::{Exit, Fail, Result};
use crate::cmd::odoo::ask;
use crate::model::action::Action;
use crate::model::money::{Currency, Money};
use crate::model::push::{Mapped, Moved, Push};
use crate::remote::books::{Ledger, Migration};
use crate::remote::odoo::push::{self, Compared, NOTE, Row};
use crate::vault::Created;

/// Ask to move the books into Odoo
///
/// Invoices, bills and credit notes become what they are, under their own numbers; all other entries become journal entries, each
/// on its own day, and payments are matched with what they pay. What accounts and taxes are in Odoo stands in
/// Accounting/Odoo.md: the first run writes it, with suggestions that are yours to look at. Then one request asks for all of it. What
/// is in Odoo already is not made again, so the same is asked for again whenever more was booked. Afterwards `--check` holds the
/// books against Odoo, and exits with 1 where they differ.
#[derive(Args, Debug)]
#[command(
    after_help = "Examples:\n  fte ledger push odoo --dry-run\n  fte ledger push odoo\n  fte ledger push odoo --check"
)]
pub(super) struct OdooArgs {
    /// Print what would be made, and ask for nothing
    #[arg(long)]
    dry_run: bool,
    /// Hold the books against what is in Odoo, and ask for nothing
    #[arg(long, conflicts_with = "dry_run")]
    check: bool,
}

/// Why it asks, whatever the policy says.
const WHY: &str = "it books all of the books into Odoo";

/// The most entries that can't be moved which a request names one by one.
const NAMED: usize = 50;

/// The books, read once.
struct Read {
    ledger: Ledger,
    books: Migration,
    home: Currency,
}

impl OdooArgs {
    pub(super) fn run(&self, app: &App) -> Result<()> {
        let books = crate::cmd::ledger::books(app)?;
        let (ledger, home) = (books.read()?, books.home()?);
        let read = Read { books: ledger.migration(home), ledger, home };
        if read.books.entries.is_empty() && read.books.left.is_empty() {
            return Err(Fail::say(Exit::Failed, "the books are empty: there is nothing to move"));
        }
        let map = self.map(app, &read)?;
        if self.check {
            return check(app, &read, &map);
        }
        let vault = &app.config()?.vault_id;
        let plan = ask::with(app, |odoo| {
            let push = push::Push::open(odoo, (&read.books, read.home), &map, vault)?;
            let there = push.pushed()?;
            let who =
                |(name, party): (&String, &push::Party)| Who { name: name.clone(), id: party.id };
            Ok(Plan {
                entries: counts(&read, |taken| !there.has(taken)),
                there: read.books.entries.iter().filter(|taken| there.has(taken)).count(),
                partners: push.parties.iter().map(who).collect(),
                left: read.books.left.clone(),
                gone: there.gone(&read.books),
                map: map.clone(),
                rates: read.books.rates,
                closed: read.books.closed,
            })
        })?;
        if self.dry_run {
            return app.out.report(&plan);
        }
        ask_for(app, &read, map, &plan)
    }

    /// What accounts and taxes are in Odoo, as the note says; a rehearsal takes suggestions where there is none.
    fn map(&self, app: &App, read: &Read) -> Result<Vec<Mapped>> {
        let known = push::read(app.vault()?)?;
        let gaps = push::gaps(&read.books, known.as_deref().unwrap_or_default());
        if let (Some(map), true) = (&known, gaps.is_empty()) {
            return Ok(map.clone());
        }
        let rows = ask::with(app, |odoo| push::suggest(odoo, &read.ledger, &read.books));
        if known.is_some() {
            // What is missing is said with or without what may fit.
            return Err(lacking(&gaps, &rows.unwrap_or_default()));
        }
        let rows = rows?;
        if self.dry_run && rows.iter().all(|row| !row.odoo.is_empty()) {
            app.out.warn(format!("{NOTE} is not there: these are suggestions"));
            let row = |row: Row| Mapped { books: row.books, odoo: row.odoo };
            return Ok(rows.into_iter().map(row).collect());
        }
        if self.dry_run || self.check {
            let gaps = rows.iter().filter(|row| row.odoo.is_empty()).map(|row| row.books.clone());
            let gaps: Vec<_> = gaps.collect();
            return Err(lacking(if gaps.is_empty() { &[] } else { &gaps }, &[])
                .hint("`fte ledger push odoo` writes it, with suggestions"));
        }
        match app.vault()?.create(&push::place(), push::note(&rows).as_bytes())? {
            Created::New | Created::Same => {}
            Created::Differs => {
                return Err(Fail::say(Exit::Busy, format!("{NOTE} was made by somebody else")));
            }
        }
        let empty = rows.iter().filter(|row| row.odoo.is_empty()).count();
        let what =
            format!("{NOTE} is written: {} suggestions, {empty} to fill in", rows.len() - empty);
        Err(Fail::say(Exit::SetUp, what)
            .hint("look at each row, and run this again: then it is asked for"))
    }
}

/// The accounts and taxes that have no row, with rows that may fit.
fn lacking(gaps: &[String], rows: &[Row]) -> Fail {
    let names: Vec<_> =
        gaps.iter().take(12).map(|name| format!("`{}`", shown_line(name))).collect();
    let what = match names.as_slice() {
        [] => format!("{NOTE} is not there"),
        names => format!("{NOTE} does not say what {} is in Odoo", names.join(", ")),
    };
    let fail = Fail::say(Exit::SetUp, what);
    let fitting = rows.iter().filter(|row| gaps.contains(&row.books) && !row.odoo.is_empty());
    fitting.take(12).fold(fail, |fail, row| {
        let [books, odoo, why] = [&row.books, &row.odoo, &row.why].map(|cell| shown_line(cell));
        fail.hint(format!("perhaps `| {books} | {odoo} |` ({why})"))
    })
}

/// What there is of each kind.
fn counts(read: &Read, is_meant: impl Fn(&crate::remote::books::Taken) -> bool) -> Vec<Moved> {
    let mut kinds: BTreeMap<String, (usize, Money)> = BTreeMap::new();
    for taken in read.books.entries.iter().filter(|taken| is_meant(taken)) {
        let kind = kinds.entry(push::word(taken)).or_insert((0, Money::zero(read.home)));
        kind.0 += 1;
        kind.1 = kind.1.plus(taken.debit(read.home)).unwrap_or(kind.1);
    }
    kinds.into_iter().map(|(kind, (count, amount))| Moved { kind, count, amount }).collect()
}

fn ask_for(app: &App, read: &Read, map: Vec<Mapped>, plan: &Plan) -> Result<()> {
    if let Some(first) = plan.gone.first() {
        let what = format!(
            "{} of an earlier push stand in the books no more, or say something else there now: {first}",
            plan.gone.len()
        );
        return Err(Fail::say(Exit::Refused, what)
            .hint("cancel them in Odoo where they are wrong; `--check` lists them"));
    }
    if plan.entries.is_empty() {
        return app.out.report(plan);
    }
    let (bytes, sha256) = read.ledger.extent();
    let left = read.books.left.iter().take(NAMED).map(|left| {
        cut(&shown_line(&format!("{} (line {}): {}", left.id, left.line, left.why)), 200)
    });
    let mut left: Vec<String> = left.collect();
    let more = read.books.left.len().saturating_sub(NAMED);
    if more > 0 {
        left.push(format!("and {more} more"));
    }
    let action = Action::PushBooks(Push {
        amount: read.books.total(read.home),
        entries: counts(read, |_| true),
        left,
        map,
        bytes,
        sha256,
        vault: app.config()?.vault_id.clone(),
        at: None,
    });
    ask::submit(app, action, Some(WHY))
}

fn check(app: &App, read: &Read, map: &[Mapped]) -> Result<()> {
    let vault = &app.config()?.vault_id;
    let compared: Compared = ask::with(app, |odoo| {
        let push = push::Push::open(odoo, (&read.books, read.home), map, vault)?;
        push.compare(&push.pushed()?)
    })?;
    app.out.outcome(&compared, compared.differences > 0)?;
    match compared.differences {
        0 => Ok(()),
        1 => Err(Fail::say(Exit::Failed, "the books and Odoo differ in one place")),
        many => Err(Fail::say(Exit::Failed, format!("the books and Odoo differ in {many} places"))),
    }
}
