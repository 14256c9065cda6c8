//! `fte finance import`

use std::fmt;
use std::path::PathBuf;

use clap::{Args, ValueHint};
use serde::Serialize;

use super::counted;
use super::files::{Failed, Reader};
use super::matching::settle;
use super::settled::Settled;
use crate::app::App;
use crate::base::text::{cut, shown_line};
use crate::base::{Exit, Fail, Result};
use crate::model::money::Currency;
use crate::remote::bank::{Answers, Gap, Took};

/// Take in bank statements: CSV, OFX, QIF, CAMT.053, MT940
///
/// What a file is, is told from its content. A row that is kept already adds nothing, whatever file, order or format it
/// comes in; a pending row becomes the booked one. The rows are then held against open invoices and bills: a payment that
/// fits exactly is asked for like any action, one that is booked already is linked to its row, all else is yours
/// (`fte finance match`).
///
/// How the CSV of a bank is read is guessed from the file once, shown, and kept in `Accounting/Banks/NAME.yaml`.
///
/// Of a statement whose own balances don't agree with its rows nothing is taken in: it exits with 5, with 8 where other files
/// were taken in.
#[derive(Args, Debug)]
#[command(
    after_long_help = "Examples:\n  fte finance import ~/Downloads/camt053.xml\n  fte finance import umsaetze.csv --map sparkasse --yes\n  fte finance import export.csv --map bank --dates dmy --account giro --yes\n  fte finance import statement.ofx --dry-run --json"
)]
pub(crate) struct ImportArgs {
    /// Files that a bank gave you; they stay where they are
    #[arg(value_name = "FILE", required = true, value_hint = ValueHint::FilePath)]
    files: Vec<PathBuf>,
    #[command(flatten)]
    said: SaidArgs,
    /// Keep the mapping that was guessed, without a question
    #[arg(long)]
    yes: bool,
    /// Only take rows in: ask for no payment and link none
    #[arg(long)]
    no_match: bool,
    /// Say what would be taken in and change nothing
    #[arg(long)]
    dry_run: bool,
}

/// What a file may not say itself.
#[derive(Args, Debug, Default)]
pub(super) struct SaidArgs {
    /// The mapping to read a CSV or QIF with: `Accounting/Banks/NAME.yaml`, made where there is none
    #[arg(long, value_name = "NAME", value_parser = name)]
    pub(super) map: Option<String>,
    /// The account that the rows are of, where the file does not say or says it otherwise
    #[arg(long, value_name = "ACCOUNT")]
    account: Option<String>,
    /// The currency of amounts that have none, like `EUR`
    #[arg(long, value_name = "CODE")]
    currency: Option<Currency>,
    /// What comes first in a day like `03/04/2026`
    #[arg(long, value_name = "ORDER", value_parser = ["dmy", "mdy", "ymd"])]
    dates: Option<String>,
    /// The decimal mark
    #[arg(long, value_name = "MARK", value_parser = ["point", "comma"])]
    decimal: Option<String>,
    /// Amounts above zero are money that went out
    #[arg(long)]
    invert: bool,
    /// Take a statement in although its own balances speak against its rows
    #[arg(long)]
    unbalanced: bool,
}

/// A name of a file without its ending.
fn name(text: &str) -> Result<String, String> {
    let fits = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_');
    if (1..=40).contains(&text.len()) && text.chars().all(fits) {
        Ok(text.to_owned())
    } else {
        Err("letters, digits, `-` and `_`, 40 at the most".into())
    }
}

impl SaidArgs {
    pub(super) fn answers(&self) -> Answers {
        Answers {
            dates: self.dates.clone(),
            decimal: self.decimal.as_deref().map(|mark| if mark == "comma" { ',' } else { '.' }),
            account: self.account.clone(),
            currency: self.currency,
            invert: self.invert,
            unbalanced: self.unbalanced,
        }
    }
}

/// What was taken in, and what follows from it.
#[derive(Serialize)]
pub(crate) struct Imported {
    pub(crate) dry_run: bool,
    pub(crate) files: Vec<Took>,
    /// Mappings that were kept.
    pub(crate) kept: Vec<String>,
    pub(crate) gaps: Vec<Gap>,
    pub(crate) matched: Settled,
    pub(crate) failed: Vec<Failed>,
}

impl ImportArgs {
    pub(crate) fn run(&self, app: &App) -> Result<()> {
        let mut reader =
            Reader::new(app, self.said.answers(), self.said.map.clone(), self.dry_run)?;
        reader.yes = self.yes;
        reader.may_ask = true;
        let mut first = None;
        for path in &self.files {
            if let Err(fail) = reader.path(path) {
                reader.fail(&path.to_string_lossy(), &fail);
                first.get_or_insert(fail);
            }
        }
        if let (Some(fail), true) = (first.take(), reader.files.is_empty()) {
            return Err(fail);
        }
        let imported = reader.finish(app, !self.no_match)?;
        app.out.outcome(&imported, imported.is_news())?;
        imported.verdict()
    }
}

impl Imported {
    pub(crate) fn is_news(&self) -> bool {
        let is_new = |took: &Took| !took.new.is_empty();
        self.files.iter().any(is_new)
            || !self.failed.is_empty()
            || !self.gaps.is_empty()
            || self.matched.is_news()
    }

    /// Exit code 8 where something was left that a person has to look at.
    pub(crate) fn verdict(&self) -> Result<()> {
        match self.failed.as_slice() {
            [] => Ok(()),
            [one] => {
                Err(Fail::say(Exit::Partial, format!("`{}`: {}", shown_line(&one.file), one.why)))
            }
            several => Err(Fail::say(
                Exit::Partial,
                format!("{} files could not be taken in", several.len()),
            )),
        }
    }

    /// Holds what was taken in against what is owed.
    pub(super) fn matched(app: &App, dry_run: bool) -> Result<Settled> {
        settle(app, dry_run)
    }
}

impl fmt::Display for Imported {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let would = if self.dry_run { "would be " } else { "" };
        for map in &self.kept {
            writeln!(f, "kept how this bank is read: {map}")?;
        }
        for took in &self.files {
            let pending = took.new.iter().filter(|row| row.is_pending()).count();
            write!(
                f,
                "{} ({}): {}, {would}new {}, known {}",
                cut(&shown_line(&took.file), 60),
                took.source,
                counted(took.lines),
                took.new.len(),
                took.known
            )?;
            for (count, word) in [
                (took.replaced, "booked that were pending"),
                (pending, "pending"),
                (took.repeated, "twice in the file"),
            ] {
                if count > 0 {
                    write!(f, ", {count} {word}")?;
                }
            }
            writeln!(f)?;
            for note in &took.notes {
                writeln!(f, "  {}", shown_line(note))?;
            }
            for doubt in took.doubts.iter().take(20) {
                writeln!(f, "  look at row {}: {}", doubt.row, doubt.what)?;
            }
        }
        for gap in &self.gaps {
            writeln!(f, "{gap}")?;
        }
        write!(f, "{}", self.matched)?;
        for failed in &self.failed {
            writeln!(f, "{}: {}", cut(&shown_line(&failed.file), 60), failed.why)?;
        }
        Ok(())
    }
}

impl Serialize for Took {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        use serde::ser::SerializeStruct as _;
        // A first import can have a hundred thousand rows: the tables in the vault have them all.
        const MOST: usize = 1000;
        let pending = self.new.iter().filter(|row| row.is_pending()).count();
        let rows = self.new.get(..MOST.min(self.new.len())).unwrap_or_default();
        let mut took = serializer.serialize_struct("Took", 12)?;
        took.serialize_field("file", &self.file)?;
        took.serialize_field("source", &self.source)?;
        took.serialize_field("accounts", &self.accounts)?;
        took.serialize_field("lines", &self.lines)?;
        took.serialize_field("new", &self.new.len())?;
        took.serialize_field("known", &self.known)?;
        took.serialize_field("repeated", &self.repeated)?;
        took.serialize_field("replaced", &self.replaced)?;
        took.serialize_field("pending", &pending)?;
        took.serialize_field("doubts", &self.doubts)?;
        took.serialize_field("notes", &self.notes)?;
        took.serialize_field("rows", rows)?;
        took.end()
    }
}
