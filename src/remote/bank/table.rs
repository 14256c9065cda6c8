//! A CSV file read by a mapping: cells, rows, and which of them are none.

use std::collections::BTreeMap;

use rust_decimal::Decimal;

use super::number::{amount, day};
use super::ofx::joined;
use super::statement::{self, Format, Line, Statement};
use super::{Fault, Map};

/// How many lines may stand before the heading.
const HEAD: usize = 60;

/// The most cells that a row and a table may have: no bank has more, and memory is not endless.
const WIDEST: usize = 500;
const MOST: usize = 12_000_000;

/// A row of cells and the line where it begins, from 1.
pub(super) struct Cells {
    pub(super) at: usize,
    pub(super) cells: Vec<String>,
}

impl Cells {
    pub(super) fn get(&self, at: usize) -> &str {
        self.cells.get(at).map_or("", |cell| cell.trim())
    }
}

/// The rows of a table, empty ones left out.
pub(super) fn rows(text: &str, delimiter: char) -> Result<Vec<Cells>, Fault> {
    let delimiter = u8::try_from(delimiter).unwrap_or(b',');
    let text = text.trim_start_matches('\u{feff}');
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(delimiter)
        .from_reader(text.as_bytes());
    let mut rows = Vec::new();
    let (mut from, mut line, mut count) = (0, 1, 0);
    for record in reader.records() {
        let record = record.map_err(|error| {
            let line = error.position().and_then(|at| usize::try_from(at.line()).ok());
            Fault::new(line.unwrap_or(0), "", "is not a row of a table")
        })?;
        // The reader counts empty lines to the row after them: the line is counted here.
        let begins =
            record.position().and_then(|at| usize::try_from(at.byte()).ok()).unwrap_or(from);
        let rest = text.as_bytes().get(begins..).unwrap_or_default();
        let empty = rest.iter().take_while(|byte| matches!(byte, b'\n' | b'\r')).count();
        let passed = text.as_bytes().get(from..begins + empty).unwrap_or_default();
        line += memchr::memchr_iter(b'\n', passed).count();
        from = begins + empty;
        let at = line;
        count += record.len();
        if record.len() > WIDEST || count > MOST {
            let what = format!(
                "is more than a table: {WIDEST} cells in a row and {MOST} in all are the most"
            );
            return Err(Fault::new(at, "", what));
        }
        if record.iter().any(|cell| has_rows(cell, char::from(delimiter))) {
            return Err(Fault::new(
                at,
                "",
                "begins a quote that does not end there: rows below would be lost in it",
            ));
        }
        if record.iter().any(|cell| !cell.trim().is_empty()) {
            rows.push(Cells { at, cells: record.iter().map(str::to_owned).collect() });
        }
    }
    Ok(rows)
}

/// Whether a cell took rows into it, by a quote that begins it and ends nowhere near.
fn has_rows(cell: &str, delimiter: char) -> bool {
    if !cell.contains('\n') {
        return false;
    }
    cell.lines().skip(1).any(|line| {
        let mut cells = line.split(delimiter).take(20).map(|cell| cell.trim_matches('"'));
        let (mut days, mut sums) = (0, 0);
        cells.by_ref().for_each(|cell| {
            days += usize::from(super::guess::is_day(cell));
            sums += usize::from(super::guess::is_amount(cell.trim()));
        });
        days > 0 && sums > 0
    })
}

/// Where the heading of a mapping stands among rows; `None` where it is not there.
pub(super) fn heading(rows: &[Cells], map: &Map) -> Option<usize> {
    let is_heading = |row: &Cells| {
        let last =
            row.cells.iter().rposition(|cell| !cell.trim().is_empty()).map_or(0, |at| at + 1);
        last == map.heading.len()
            && map.heading.iter().enumerate().all(|(at, cell)| row.get(at) == cell.trim())
    };
    rows.iter().take(HEAD).position(is_heading)
}

/// Which column of a row is which.
struct Places {
    date: usize,
    value: Option<usize>,
    amount: Option<usize>,
    debit: Option<usize>,
    credit: Option<usize>,
    sign: Option<usize>,
    party: Vec<usize>,
    text: Vec<usize>,
    iban: Option<usize>,
    reference: Option<usize>,
    id: Option<usize>,
    balance: Option<usize>,
    currency: Option<usize>,
    status: Option<usize>,
    account: Option<usize>,
}

impl Places {
    fn of(map: &Map) -> Result<Places, Fault> {
        let find = |wanted: &str| -> Result<Option<usize>, Fault> {
            if wanted.is_empty() {
                return Ok(None);
            }
            let named = map.heading.iter().position(|cell| cell.trim() == wanted.trim());
            let numbered = || wanted.parse::<usize>().ok().and_then(|number| number.checked_sub(1));
            named.or_else(numbered).map(Some).ok_or_else(|| {
                Fault::new(
                    0,
                    wanted,
                    format!("is no column of the mapping's own heading (`{}.yaml`)", map.name),
                )
            })
        };
        let several = |wanted: &[String]| -> Result<Vec<usize>, Fault> {
            wanted.iter().filter_map(|wanted| find(wanted).transpose()).collect()
        };
        let columns = &map.columns;
        Ok(Places {
            date: find(&columns.date)?.unwrap_or(0),
            value: find(&columns.value)?,
            amount: find(&columns.amount)?,
            debit: find(&columns.debit)?,
            credit: find(&columns.credit)?,
            sign: find(&columns.sign)?,
            party: several(&columns.party)?,
            text: several(&columns.text)?,
            iban: find(&columns.iban)?,
            reference: find(&columns.reference)?,
            id: find(&columns.id)?,
            balance: find(&columns.balance)?,
            currency: find(&columns.currency)?,
            status: find(&columns.status)?,
            account: find(&columns.account)?,
        })
    }
}

/// The statements of a CSV file: one for each account that its rows name.
pub(super) fn read(text: &str, map: &Map) -> Result<Vec<Statement>, Fault> {
    let rows = rows(text, map.delimiter)?;
    let first = match (map.heading.is_empty(), heading(&rows, map)) {
        (true, _) => rows.iter().position(|row| row.at > map.skip).unwrap_or(rows.len()),
        (false, Some(at)) => at + 1,
        (false, None) => {
            let what = format!("has not the heading that `{}.yaml` names", map.name);
            return Err(Fault::whole(what));
        }
    };
    let places = Places::of(map)?;
    let named = preamble(rows.get(..first).unwrap_or_default());
    let mut statements: BTreeMap<String, Statement> = BTreeMap::new();
    let mut left_out = Vec::new();
    for row in rows.get(first..).unwrap_or_default() {
        let Some(line) = line(row, &places, map)? else {
            left_out.push(row.at);
            continue;
        };
        let own = places.account.map(|at| statement::account(row.get(at)));
        let own = own.filter(|own| !own.is_empty()).unwrap_or_else(|| named.clone());
        let account = map.account_of(&own);
        let fresh = || {
            let mut statement = Statement::new(Format::Csv);
            statement.map.clone_from(&map.name);
            statement.account.clone_from(&account);
            statement.currency = map.currency;
            statement
        };
        statements.entry(account.clone()).or_insert_with(fresh).lines.push(line.tidied());
    }
    let mut statements: Vec<Statement> = statements.into_values().collect();
    one_sided(rows.get(first..).unwrap_or_default(), &places, map)?;
    if let (Some(first), true) = (left_out.first(), statements.is_empty()) {
        let what = format!("is no row by `{}.yaml`, nor is any other line", map.name);
        return Err(Fault::new(*first, "", what));
    }
    if let (Some(first), Some(one)) = (left_out.first(), statements.first_mut()) {
        let (s, are) = if left_out.len() == 1 { ("", "is no row") } else { ("s", "are no rows") };
        one.notes.push(format!("{} line{s} {are} (the first: line {first})", left_out.len()));
    }
    Ok(statements)
}

/// The account that the lines before the heading name: an IBAN.
pub(super) fn preamble(rows: &[Cells]) -> String {
    let is_iban = |word: &String| word.parse::<iban::Iban>().is_ok();
    for cell in rows.iter().flat_map(|row| &row.cells) {
        let joined: String = cell.chars().filter(char::is_ascii_alphanumeric).collect();
        let mut words = cell.split_whitespace().map(str::to_owned).chain([joined]);
        if let Some(iban) = words.find(is_iban) {
            return iban;
        }
    }
    String::new()
}

/// The line that a row is; `None` where it holds neither a day nor an amount, as the last lines of some files do.
fn line(row: &Cells, places: &Places, map: &Map) -> Result<Option<Line>, Fault> {
    let cell = |at: Option<usize>| at.map(|at| row.get(at)).unwrap_or_default();
    let heading =
        |at: usize| map.heading.get(at).cloned().unwrap_or_else(|| format!("column {}", at + 1));
    let written = row.get(places.date);
    let value = cell(places.value);
    let date = day(written, &map.date);
    let sum = sum(row, places, map);
    if date.is_none() && !matches!(sum, Ok(Some(_))) {
        // The last lines of a file; but a row whose day alone is wrong is no such line.
        return Ok(None);
    }
    let Some(sum) =
        sum.map_err(|at| Fault::value(row.at, &heading(at), "an amount", row.get(at)))?
    else {
        // A day without any amount: a line of text between rows.
        return Ok(None);
    };
    let status = cell(places.status).to_lowercase();
    let pending = map.pending.contains(&status);
    let date = date.or_else(|| day(value, &map.date).filter(|_| written.is_empty()));
    let date = date.ok_or_else(|| {
        let kind = format!("a day ({})", form_name(&map.date));
        Fault::value(row.at, &heading(places.date), &kind, written)
    })?;
    let mut line = Line::new(row.at, date, sum);
    line.value = day(value, &map.date);
    line.pending = pending;
    let code = cell(places.currency).to_ascii_uppercase();
    line.currency = if code.is_empty() {
        map.currency
    } else {
        let wrong =
            |_| Fault::value(row.at, &heading(places.currency.unwrap_or(0)), "a currency", &code);
        Some(code.parse().map_err(wrong)?)
    };
    let several = |at: &[usize]| joined(&at.iter().map(|at| row.get(*at)).collect::<Vec<_>>());
    (line.party, line.text) = (several(&places.party), several(&places.text));
    cell(places.iban).clone_into(&mut line.iban);
    cell(places.reference).clone_into(&mut line.reference);
    cell(places.id).clone_into(&mut line.bank_id);
    let balance = cell(places.balance);
    if !balance.is_empty() {
        let wrong =
            || Fault::value(row.at, &heading(places.balance.unwrap_or(0)), "an amount", balance);
        line.balance = Some(amount(balance, map.decimal).ok_or_else(wrong)?);
    }
    Ok(Some(line))
}

/// Words of a column that says which way money went, in small letters.
pub(super) const OUT: [&str; 18] = [
    "s",
    "soll",
    "d",
    "dr",
    "dbit",
    "debit",
    "débit",
    "af",
    "out",
    "-",
    "belastung",
    "lastschrift",
    "cargo",
    "debe",
    "dare",
    "debet",
    "withdrawal",
    "db",
];
pub(super) const IN: [&str; 18] = [
    "h",
    "haben",
    "c",
    "cr",
    "crdt",
    "credit",
    "crédit",
    "bij",
    "in",
    "+",
    "gutschrift",
    "abono",
    "haber",
    "avere",
    "kredit",
    "credito",
    "deposit",
    "",
];

/// What a row is over; `None` where its cells are empty. The error is the column that can't be read.
fn sum(row: &Cells, places: &Places, map: &Map) -> Result<Option<Decimal>, usize> {
    let read = |at: Option<usize>| -> Result<Option<Decimal>, usize> {
        let Some(at) = at else { return Ok(None) };
        let cell = row.get(at);
        if cell.is_empty() {
            return Ok(None);
        }
        amount(cell, map.decimal).map(Some).ok_or(at)
    };
    let turned = |amount: Decimal| if map.invert { -amount } else { amount };
    if let Some(amount) = read(places.amount)? {
        let Some(at) = places.sign else { return Ok(Some(turned(amount))) };
        let sign = row.get(at).to_lowercase();
        return match sign.as_str() {
            out if OUT.contains(&out) => Ok(Some(turned(-amount.abs()))),
            into if IN.contains(&into) => Ok(Some(turned(amount))),
            _ => Err(at),
        };
    }
    match (read(places.debit)?, read(places.credit)?) {
        (Some(debit), None) => Ok(Some(turned(-debit.abs()))),
        (None, Some(credit)) => Ok(Some(turned(credit))),
        (Some(debit), Some(credit)) if debit.is_zero() => Ok(Some(turned(credit))),
        (Some(debit), Some(credit)) if credit.is_zero() => Ok(Some(turned(-debit.abs()))),
        (Some(_), Some(_)) => Err(places.debit.unwrap_or(0)),
        (None, None) => Ok(None),
    }
}

/// Fails where a column of money out has amounts above and below zero: which of them is a refund can't be told.
fn one_sided(rows: &[Cells], places: &Places, map: &Map) -> Result<(), Fault> {
    let Some(debit) = places.debit.filter(|_| places.amount.is_none()) else { return Ok(()) };
    let mut sides = [None, None];
    for row in rows {
        let Some(sum) = amount(row.get(debit), map.decimal).filter(|sum| !sum.is_zero()) else {
            continue;
        };
        let side = usize::from(sum.is_sign_negative());
        if let Some(first) = sides.get_mut(side) {
            first.get_or_insert(row.at);
        }
    }
    let [Some(above), Some(below)] = sides else { return Ok(()) };
    let heading =
        map.heading.get(debit).cloned().unwrap_or_else(|| format!("column {}", debit + 1));
    let what = format!(
        "is above zero in line {above}, and below it here: which of them is money out can't be told"
    );
    Err(Fault::new(below, &heading, what))
}

/// How a form of days is called.
pub(super) fn form_name(form: &str) -> &str {
    super::number::FORMS.iter().find(|(known, _)| *known == form).map_or(form, |(_, name)| name)
}
