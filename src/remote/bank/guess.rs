//! How a CSV or QIF file is to be read, guessed from the file itself, with the reasons; what fits two ways is asked.

use super::headings::columns;
use super::number::{FORMS, amount, day};
use super::table::{Cells, form_name, preamble, rows};
use super::{Fault, Map, qif};
use crate::model::money::Currency;

/// What a person said beforehand.
#[derive(Clone, Debug, Default)]
pub(crate) struct Answers {
    /// `dmy`, `mdy` or `ymd`.
    pub(crate) dates: Option<String>,
    pub(crate) decimal: Option<char>,
    pub(crate) account: Option<String>,
    pub(crate) currency: Option<Currency>,
    /// Whether amounts above zero are money that went out.
    pub(crate) invert: bool,
    /// Whether a statement is taken in although its own balances speak against its rows.
    pub(crate) unbalanced: bool,
}

/// A mapping that was guessed.
#[derive(Clone, Debug)]
pub(crate) struct Guess {
    pub(crate) map: Map,
    /// Why, in sentences.
    pub(crate) reasons: Vec<String>,
    /// What can't be told from the file, each with the flag that answers it.
    pub(crate) asks: Vec<String>,
}

/// The mapping that fits a CSV file.
pub(crate) fn csv(text: &str, name: &str, said: &Answers) -> Result<Guess, Fault> {
    let mut guess = Guess { map: Map::new(name), reasons: Vec::new(), asks: Vec::new() };
    let delimiter = delimited(text)?;
    let rows = rows(text, delimiter)?;
    guess.map.delimiter = delimiter;
    guess.reasons.push(format!(
        "cells are told apart by {}: most lines then have as many",
        called(delimiter)
    ));
    let Some(head) = head(&rows) else {
        let what = "has no row with a day and an amount that can be told: it is no statement, or its form is not known";
        return Err(Fault::whole(what));
    };
    let body: Vec<&Cells> = rows.iter().skip(head.first).collect();
    if let Some(at) = head.heading {
        let cells = rows.get(at).map(|row| row.cells.clone()).unwrap_or_default();
        let last = cells.iter().rposition(|cell| !cell.trim().is_empty()).map_or(0, |at| at + 1);
        guess.map.heading =
            cells.into_iter().take(last).map(|cell| cell.trim().to_owned()).collect();
        guess.reasons.push(format!("line {} is the heading", rows.get(at).map_or(0, |row| row.at)));
    } else {
        guess.map.skip = body.first().map_or(0, |row| row.at.saturating_sub(1));
        guess.reasons.push("there is no heading: columns are known by their number".into());
    }
    columns(&mut guess, &body)?;
    let written = |column: &str| cells_of(&guess.map, &body, column);
    let days = written(&guess.map.columns.date);
    let sums: Vec<String> = [
        &guess.map.columns.amount,
        &guess.map.columns.debit,
        &guess.map.columns.credit,
        &guess.map.columns.balance,
    ]
    .iter()
    .flat_map(|column| written(column))
    .collect();
    dates(&mut guess, &days.iter().map(String::as_str).collect::<Vec<_>>(), said);
    decimals(&mut guess, &sums.iter().map(String::as_str).collect::<Vec<_>>(), said);
    let named = cells_of(&guess.map, &body, &guess.map.columns.account);
    let mut named: Vec<_> = named.iter().map(|name| super::statement::account(name)).collect();
    named.push(preamble(rows.get(..head.first).unwrap_or_default()));
    said_by(&mut guess, named, said);
    signs(&mut guess, &sums.iter().map(String::as_str).collect::<Vec<_>>());
    if guess.map.columns.currency.is_empty() && guess.map.currency.is_none() {
        guess.asks.push("no column holds the currency (`--currency EUR` says it)".into());
    }
    Ok(guess)
}

/// What of a QIF file can't be known but from the file itself.
pub(crate) fn qif(text: &str, name: &str, said: &Answers) -> Guess {
    let mut guess = Guess { map: Map::new(name), reasons: Vec::new(), asks: Vec::new() };
    guess.map.is_qif = true;
    let days = qif::days(text);
    dates(&mut guess, &days.iter().map(String::as_str).collect::<Vec<_>>(), said);
    decimals(&mut guess, &qif::amounts(text), said);
    said_by(&mut guess, qif::accounts(text), said);
    if guess.map.currency.is_none() {
        guess.asks.push("QIF names no currency (`--currency EUR` says it)".into());
    }
    guess
}

/// Puts in what a person said. `named`: the accounts that the file names itself.
fn said_by(guess: &mut Guess, mut named: Vec<String>, said: &Answers) {
    named.retain(|name| !name.is_empty());
    named.sort();
    named.dedup();
    match (&said.account, named.as_slice()) {
        (Some(account), [] | [_]) => {
            guess.map.account = super::statement::account(account);
            guess.map.account_in_file = named.pop().unwrap_or_default();
        }
        (Some(_), [one, other, ..]) => guess.asks.push(format!(
            "it has rows of several accounts (`{one}`, `{other}`): `--account` names one, so leave it out"
        )),
        (None, []) => guess.asks.push("it does not say which account it is of (`--account giro` says it)".into()),
        (None, _) => {}
    }
    guess.map.invert = said.invert;
    guess.map.currency = said.currency.or(guess.map.currency);
}

/// Says where no amount is below zero, or all are turned round.
fn signs(guess: &mut Guess, sums: &[&str]) {
    let columns = &guess.map.columns;
    let is_below =
        |cell: &&str| amount(cell, guess.map.decimal).is_some_and(|sum| sum.is_sign_negative());
    if guess.map.invert {
        guess.reasons.push("amounts above zero are money that went out, as you say".into());
    } else if !columns.amount.is_empty() && columns.sign.is_empty() && !sums.iter().any(is_below) {
        guess.reasons.push(
            "no amount is below zero: all rows are read as money that came in (`--invert` turns them round)".into(),
        );
    }
}

fn called(delimiter: char) -> &'static str {
    match delimiter {
        ';' => "semicolons",
        '\t' => "tabs",
        '|' => "bars",
        _ => "commas",
    }
}

/// How many lines tell the delimiter.
const SAMPLE: usize = 2000;

/// The delimiter with which most rows have the same number of cells, of at least three.
fn delimited(text: &str) -> Result<char, Fault> {
    let sample: usize = text.split_inclusive('\n').take(SAMPLE).map(str::len).sum();
    let sample = text.get(..sample).unwrap_or(text);
    let mut best: Option<(usize, char)> = None;
    let mut broken = None;
    for delimiter in [';', ',', '\t', '|'] {
        let rows = match rows(sample, delimiter) {
            Ok(rows) => rows,
            Err(fault) => {
                broken = broken.or(Some(fault));
                continue;
            }
        };
        let mut counts = std::collections::BTreeMap::new();
        for row in rows.iter().filter(|row| row.cells.len() >= 3) {
            *counts.entry(row.cells.len()).or_insert(0_usize) += 1;
        }
        let Some(score) = counts.iter().map(|(width, count)| count * (100 + width)).max() else {
            continue;
        };
        if best.is_none_or(|(before, ..)| score > before) {
            best = Some((score, delimiter));
        }
    }
    best.map(|(_, delimiter)| delimiter).ok_or_else(|| {
        broken.unwrap_or_else(|| Fault::whole("is no table: no line has three cells"))
    })
}

/// Where the heading is, and the first row.
struct Head {
    heading: Option<usize>,
    first: usize,
}

pub(super) fn is_day(cell: &str) -> bool {
    FORMS.iter().any(|(form, _)| day(cell, form).is_some())
}

pub(super) fn is_amount(cell: &str) -> bool {
    cell.len() <= 30
        && !is_day(cell)
        && (amount(cell, ',').is_some() || amount(cell, '.').is_some())
}

fn head(rows: &[Cells]) -> Option<Head> {
    let is_row = |row: &Cells| {
        row.cells.iter().any(|cell| is_day(cell))
            && row.cells.iter().any(|cell| is_amount(cell.trim()))
            && row.cells.len() >= 3
    };
    let first = rows.iter().take(100).position(is_row)?;
    let width = rows.get(first)?.cells.len();
    let before = first.checked_sub(1);
    let heading = before.filter(|at| {
        rows.get(*at).is_some_and(|row| {
            let filled = row.cells.iter().filter(|cell| !cell.trim().is_empty()).count();
            row.cells.len().abs_diff(width) <= 1
                && filled >= 3
                && !row.cells.iter().any(|cell| is_day(cell))
        })
    });
    Some(Head { heading, first })
}

/// The filled cells of a column, for as many rows as tell what can be told.
fn cells_of(map: &Map, body: &[&Cells], column: &str) -> Vec<String> {
    let named = map.heading.iter().position(|cell| cell == column);
    let numbered = || column.parse::<usize>().ok().and_then(|number| number.checked_sub(1));
    let Some(at) = named.or_else(numbered).filter(|_| !column.is_empty()) else {
        return Vec::new();
    };
    let cells = body.iter().take(100_000).map(|row| row.get(at)).filter(|cell| !cell.is_empty());
    cells.map(str::to_owned).collect()
}

/// The one form that fits all days, or a question.
fn dates(guess: &mut Guess, days: &[&str], said: &Answers) {
    let days: Vec<&&str> = days.iter().filter(|cell| is_day(cell)).collect();
    let fits = |form: &str| !days.is_empty() && days.iter().all(|cell| day(cell, form).is_some());
    let mut forms: Vec<&str> =
        FORMS.iter().map(|(form, _)| *form).filter(|form| fits(form)).collect();
    if let Some(order) = &said.dates {
        forms.retain(|form| order_of(form) == *order);
    }
    let example = days.first().map(|cell| crate::base::text::shown_line(cell)).unwrap_or_default();
    match forms.as_slice() {
        [] => guess.asks.push(format!(
            "its days are of no one form (`{example}`): `--dates dmy`, `mdy` or `ymd` says which"
        )),
        [form] => {
            (*form).clone_into(&mut guess.map.date);
            guess.reasons.push(format!(
                "days are {} (`{example}`): all {} fit that alone",
                form_name(form),
                days.len()
            ));
        }
        [first, ..] => {
            (*first).clone_into(&mut guess.map.date);
            guess.asks.push(format!(
                "`{example}` can be day or month first, and no day in the file tells which (`--dates dmy` or `--dates mdy` says it)"
            ));
        }
    }
}

/// `dmy`, `mdy` or `ymd`.
fn order_of(form: &str) -> String {
    let letters = form.chars().filter_map(|c| match c {
        'Y' | 'y' => Some('y'),
        'm' | 'b' => Some('m'),
        'd' => Some('d'),
        _ => None,
    });
    letters.collect()
}

/// The decimal mark that all amounts fit, or a question.
fn decimals(guess: &mut Guess, sums: &[&str], said: &Answers) {
    if let Some(mark) = said.decimal {
        guess.map.decimal = mark;
        return;
    }
    // `1.190` alone can be either; a mark with one, two or no three digits behind it is the decimal one.
    let (mut comma, mut point) = (false, false);
    let (mut comma_only, mut point_only) = (None, None);
    for cell in sums {
        let (as_comma, as_point) = (amount(cell, ','), amount(cell, '.'));
        match (as_comma.is_some(), as_point.is_some()) {
            (true, false) => (comma, comma_only) = (true, comma_only.or(Some(*cell))),
            (false, true) => (point, point_only) = (true, point_only.or(Some(*cell))),
            _ => {}
        }
    }
    let shown = |cell: Option<&str>| crate::base::text::shown_line(cell.unwrap_or_default());
    match (comma, point) {
        (true, false) => {
            guess.map.decimal = ',';
            guess.reasons.push(format!("the decimal mark is a comma (`{}`)", shown(comma_only)));
        }
        (false, true) => {
            guess.map.decimal = '.';
            guess.reasons.push(format!("the decimal mark is a point (`{}`)", shown(point_only)));
        }
        (true, true) => guess.asks.push(format!(
            "`{}` and `{}` have different decimal marks (`--decimal` says which is meant)",
            shown(comma_only),
            shown(point_only)
        )),
        (false, false) => {
            let unsure = sums.iter().find(|cell| cell.contains(['.', ',']));
            guess.asks.push(match unsure {
                Some(cell) => format!(
                    "`{}` can be a thousand or a fraction (`--decimal point` or `--decimal comma` says it)", shown(Some(cell))
                ),
                None => "no amount in it has a decimal mark (`--decimal point` or `--decimal comma` says which the bank writes)".into(),
            });
        }
    }
}
