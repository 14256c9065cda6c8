//! A file of a bank becomes rows: read, held against what is kept, and what is new appended.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{Datelike as _, Days, NaiveDate};

use super::checked::{balanced, currencies, finish, joined};
use super::file::broken;
use super::guess::{self, Answers, Guess};
use super::known::Known;
use super::merge::{self, Doubt, From, merge};
use super::row::Row;
use super::statement::{self, Format, Line, Statement};
use super::{Bank, FOLDER, Fault, Map, qif, store, table, unique};
use crate::base::{Exit, Fail, Result, digest};
use crate::model::money::{Currency, Money};
use crate::vault::{Folder, Place, VaultError};

/// What a file is.
pub(crate) enum Read {
    Statements(Vec<Statement>),
    /// A table that no mapping is kept for: how it would be read.
    Unknown(Box<Guess>),
}

/// What became of a file.
#[derive(Debug)]
pub(crate) struct Took {
    /// Its name. Foreign text.
    pub(crate) file: String,
    /// `camt`, `csv:sparkasse`
    pub(crate) source: String,
    pub(crate) accounts: Vec<String>,
    /// How many rows the file has.
    pub(crate) lines: usize,
    pub(crate) known: usize,
    /// How many lines the file has twice.
    pub(crate) repeated: usize,
    /// How many pending rows were booked meanwhile.
    pub(crate) replaced: usize,
    pub(crate) new: Vec<Row>,
    pub(crate) doubts: Vec<Doubt>,
    pub(crate) notes: Vec<String>,
}

impl Took {
    /// Of a file of which nothing became anything yet.
    fn of(name: &str, statements: &[Statement]) -> Took {
        Took {
            file: name.to_owned(),
            source: statements.first().map(Statement::source).unwrap_or_default(),
            accounts: Vec::new(),
            lines: statements.iter().map(|statement| statement.lines.len()).sum(),
            known: 0,
            repeated: 0,
            replaced: 0,
            new: Vec::new(),
            doubts: Vec::new(),
            notes: statements.iter().flat_map(|statement| statement.notes.clone()).collect(),
        }
    }
}

/// What a file is read with.
pub(crate) struct Source<'a> {
    /// The file's name.
    pub(crate) name: &'a str,
    pub(crate) bytes: &'a [u8],
    /// The mapping that a person named.
    pub(crate) map: Option<&'a str>,
    pub(crate) said: &'a Answers,
}

impl Bank<'_> {
    /// Reads a file: by its content, and where it is a table by the mapping that is named or whose heading it has.
    pub(crate) fn read(&self, source: &Source<'_>) -> Result<Read> {
        let text = statement::decode(source.bytes, None);
        let faulty = |fault: Fault| unreadable(source.name, &fault);
        let format = Format::of(&text);
        let mut statements = match format {
            Format::Csv | Format::Qif => match self.map_for(source, &text, format)? {
                Ok(map) => read_mapped(source.bytes, &map).map_err(faulty)?,
                Err(guess) => return Ok(Read::Unknown(guess)),
            },
            format => statement::read(format, &text).map_err(faulty)?,
        };
        finish(&mut statements, source)?;
        Ok(Read::Statements(joined(statements)))
    }

    /// Reads a table by a mapping that is not kept, or not yet.
    pub(crate) fn read_with(source: &Source<'_>, map: &Map) -> Result<Vec<Statement>> {
        let mut statements =
            read_mapped(source.bytes, map).map_err(|fault| unreadable(source.name, &fault))?;
        finish(&mut statements, source)?;
        Ok(joined(statements))
    }

    /// Whether a file is a statement that can be taken in without a question.
    pub(crate) fn knows(&self, bytes: &[u8]) -> Result<bool> {
        let text = statement::decode(bytes, None);
        Ok(match Format::of(&text) {
            Format::Ofx | Format::Camt | Format::Mt940 => true,
            Format::Qif => self.maps()?.iter().filter(|map| map.is_qif).count() == 1,
            Format::Csv => {
                let fits = |map: &&Map| !map.is_qif && has_heading(bytes, map);
                self.maps()?.iter().filter(fits).count() == 1
            }
        })
    }

    /// Moves a file that was taken in from `Inbox/` to where those of the bank are kept.
    pub(crate) fn file_away(&self, name: &str, bytes: &[u8]) -> Result<()> {
        let from = Place::new(Folder::Inbox, name);
        let kept = |name: &str| Place::below(Folder::Accounting, format!("{FOLDER}/Files"), name);
        match self.vault.shift(&from, &kept(name)) {
            Err(VaultError::Taken { .. }) => {
                let mark = digest::short_id(&[bytes]);
                match self.vault.shift(&from, &kept(&format!("{mark}-{name}"))) {
                    // The very same file is kept already: this one is nothing more.
                    Err(VaultError::Taken { .. }) => {
                        Ok(self.vault.remove(&from, bytes).map(drop)?)
                    }
                    other => Ok(other?),
                }
            }
            other => Ok(other?),
        }
    }

    /// The mapping of a table; else how it would be read.
    fn map_for(
        &self,
        source: &Source<'_>,
        text: &str,
        format: Format,
    ) -> Result<std::result::Result<Map, Box<Guess>>> {
        let is_qif = format == Format::Qif;
        if let Some(name) = source.map
            && let Some(map) = self.map(name)?
        {
            return Ok(Ok(map));
        }
        if source.map.is_none() {
            let maps: Vec<Map> =
                self.maps()?.into_iter().filter(|map| map.is_qif == is_qif).collect();
            let fits: Vec<Map> =
                maps.into_iter().filter(|map| is_qif || has_heading(source.bytes, map)).collect();
            if let [map] = fits.as_slice() {
                return Ok(Ok(map.clone()));
            }
            if fits.len() > 1 {
                let names: Vec<&str> = fits.iter().map(|map| map.name.as_str()).collect();
                let what =
                    format!("`{}` fits several mappings: {}", shown(source.name), names.join(", "));
                return Err(Fail::say(Exit::Usage, what).hint("`--map NAME` says which"));
            }
        }
        let name = source.map.unwrap_or_default();
        let guess = if is_qif {
            guess::qif(text, name, source.said)
        } else {
            guess::csv(text, name, source.said).map_err(|fault| unreadable(source.name, &fault))?
        };
        Ok(Err(Box::new(guess)))
    }

    /// Takes the statements of a file in: what is new is appended to the rows, durable when it returns.
    pub(crate) fn take(
        &self,
        name: &str,
        mut statements: Vec<Statement>,
        said: &Answers,
        dry_run: bool,
    ) -> Result<Took> {
        let lines = statements.iter().map(|statement| statement.lines.len()).sum();
        let mut repeated = 0;
        for statement in &mut statements {
            currencies(statement).map_err(|fault| unreadable(name, &fault))?;
            repeated += unique::reduce(statement);
            balanced(statement, name, said)?;
        }
        let mut took = Took { lines, repeated, ..Took::of(name, &statements) };
        let _lock = self.state.lock("bank")?;
        self.mend()?;
        let mut known: BTreeMap<String, Known> = BTreeMap::new();
        let (mut rows, mut records) = (Vec::new(), Vec::new());
        let range = range(&statements);
        for statement in statements {
            let account = self.canonical(&statement.account, name)?;
            let known = match known.entry(account.clone()) {
                std::collections::btree_map::Entry::Occupied(entry) => entry.into_mut(),
                std::collections::btree_map::Entry::Vacant(entry) => {
                    entry.insert(self.known(&account, range)?)
                }
            };
            let source = statement.source();
            let from = From { account: &account, source: &source, file: name };
            let span = merge::span(&statement);
            records.extend(
                span.filter(|span| !known.spans.contains(span))
                    .map(|span| (account.clone(), source.clone(), span)),
            );
            let currency = statement.currency;
            let merged = merge(known, statement, &from, &|line| money(line, currency));
            took.known += merged.known;
            took.doubts.extend(merged.doubts);
            rows.extend(merged.new);
            took.accounts.push(account);
        }
        took.accounts.sort();
        took.accounts.dedup();
        took.replaced = rows.iter().filter(|row| !row.replaces.is_empty()).count();
        if !dry_run {
            self.write(&rows)?;
            self.record(name, &records)?;
        }
        took.new = rows;
        Ok(took)
    }

    /// What is kept of an account around some days.
    fn known(&self, account: &str, range: Option<(NaiveDate, NaiveDate)>) -> Result<Known> {
        let mut rows = Vec::new();
        if let Some((from, to)) = range {
            let from = from.checked_sub_days(Days::new(20)).unwrap_or(from);
            let to = to.checked_add_days(Days::new(20)).unwrap_or(to);
            let files = self.files()?;
            let years = files
                .iter()
                .filter(|(own, year)| own == account && (from.year()..=to.year()).contains(year));
            for (_, year) in years {
                let within = self.rows_of(account, *year)?.into_iter().map(|(_, row)| row);
                rows.extend(within.filter(|row| (from..=to).contains(&row.date)));
            }
        }
        let spans = self.spans()?.remove(account).unwrap_or_default();
        Ok(Known::of(rows, spans))
    }

    /// The name under which an account is kept: a bank's own number is the end of the IBAN.
    fn canonical(&self, account: &str, file: &str) -> Result<String> {
        if account.is_empty() {
            return Err(Fail::say(
                Exit::Usage,
                format!("`{}` does not say which account it is of", shown(file)),
            )
            .hint("`--account NAME` says it"));
        }
        let known: BTreeSet<String> =
            self.files()?.into_iter().map(|(account, _)| account).collect();
        if known.contains(account) {
            return Ok(account.to_owned());
        }
        let number = |text: &str| text.trim_start_matches('0').to_owned();
        let is_same = |other: &&String| {
            let (a, b) = (number(account), number(other));
            let (long, short) = if a.len() >= b.len() { (&a, &b) } else { (&b, &a) };
            let is_number = short.len() >= 6 && short.bytes().all(|byte| byte.is_ascii_digit());
            is_number && long.ends_with(short.as_str()) && long.parse::<iban::Iban>().is_ok()
        };
        let fits: Vec<&String> = known.iter().filter(is_same).collect();
        Ok(match fits.as_slice() {
            [one] => (*one).clone(),
            _ => account.to_owned(),
        })
    }

    fn write(&self, rows: &[Row]) -> Result<()> {
        let mut files: BTreeMap<(String, i32), Vec<&Row>> = BTreeMap::new();
        for row in rows {
            files.entry((row.account.clone(), row.year())).or_default().push(row);
        }
        for ((account, year), mut rows) in files {
            rows.sort_by_key(|row| row.date);
            let name = format!("{account}-{year}.csv");
            let text = self.text(&name)?;
            let first = text.split_inclusive('\n').next().unwrap_or_default();
            let own =
                store::parse(first).map_err(|fault| broken(&name, &fault.to_string()))?.heading;
            let head = store::head();
            let heading = if own.is_empty() {
                store::parse(&head).map(|parsed| parsed.heading).unwrap_or_default()
            } else {
                own
            };
            let lines: String = rows.iter().map(|row| store::print(row, &heading)).collect();
            self.append(&name, &head, &lines)?;
        }
        Ok(())
    }
}

pub(super) fn shown(name: &str) -> String {
    crate::base::text::shown_line(name)
}

fn unreadable(name: &str, fault: &Fault) -> Fail {
    Fail::say(Exit::Failed, format!("`{}`: {fault}", shown(name)))
        .hint("nothing of this file was taken in")
}

/// Whether a table has the heading of a mapping.
pub(super) fn has_heading(bytes: &[u8], map: &Map) -> bool {
    let encoding = Some(map.encoding.as_str()).filter(|label| !label.is_empty());
    let text = statement::decode(bytes, encoding);
    let top: String = text.split_inclusive('\n').take(80).collect();
    !map.heading.is_empty()
        && table::rows(&top, map.delimiter).is_ok_and(|rows| table::heading(&rows, map).is_some())
}

/// The statements of a file that needs a mapping.
pub(super) fn read_mapped(bytes: &[u8], map: &Map) -> std::result::Result<Vec<Statement>, Fault> {
    let encoding = Some(map.encoding.as_str()).filter(|label| !label.is_empty());
    let text = statement::decode(bytes, encoding);
    if map.is_qif { qif::read(&text, map) } else { table::read(&text, map) }
}

fn money(line: &Line, currency: Option<Currency>) -> Option<Money> {
    Money::new(line.amount, line.currency.or(currency)?).ok()
}

/// The first and the last day of some statements' lines.
fn range(statements: &[Statement]) -> Option<(NaiveDate, NaiveDate)> {
    let days =
        || statements.iter().flat_map(|statement| statement.lines.iter().map(|line| line.date));
    Some((days().min()?, days().max()?))
}
