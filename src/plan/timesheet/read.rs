//! Time sheets as people keep them: a table in a Markdown note, or CSV, below `Accounting/Time/`.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use rust_decimal::Decimal;

use super::{Fault, Row};
use crate::base::text::{cut, shown_line};
use crate::model::money::{Currency, Money};

/// What a column is, by its heading in small letters.
const COLUMNS: &[(Column, &[&str])] = &[
    (Column::Date, &["date", "day", "datum", "tag"]),
    (Column::Client, &["client", "customer", "kunde", "kundin", "auftraggeber"]),
    (Column::Project, &["project", "projekt"]),
    (Column::Hours, &["hours", "hrs", "h", "time", "duration", "stunden", "std", "zeit", "dauer"]),
    (
        Column::Note,
        &[
            "note",
            "notes",
            "what",
            "task",
            "description",
            "notiz",
            "tätigkeit",
            "beschreibung",
            "leistung",
        ],
    ),
    (Column::Rate, &["rate", "price", "satz", "stundensatz"]),
];

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Column {
    Date,
    Client,
    Project,
    Hours,
    Note,
    Rate,
}

/// A row's cells with the line (from 1) that it stands in.
struct Cells {
    line: usize,
    cells: Vec<String>,
}

/// What a file of time sheets holds; `currency` is that of rates that name none.
pub(super) fn read(path: &str, text: &str, currency: Option<Currency>) -> (Vec<Row>, Vec<Fault>) {
    let tables = if path.to_lowercase().ends_with(".csv") {
        match csv(text) {
            Ok(table) => vec![table],
            Err((line, what)) => return (Vec::new(), vec![Fault::new(path, line, what)]),
        }
    } else {
        markdown(text)
    };
    let (mut rows, mut faults) = (Vec::new(), Vec::new());
    for table in tables {
        let mut lines = table.into_iter();
        let Some(head) = lines.next() else { continue };
        let columns = columns(&head.cells);
        let lacks = |column| !columns.contains_key(&column);
        if lacks(Column::Date) || lacks(Column::Client) || lacks(Column::Hours) {
            // A table of something else in a note is none of ours; a CSV file is one.
            if path.to_lowercase().ends_with(".csv") || columns.len() > 1 {
                let what = "the heading has no columns `date`, `client` and `hours`";
                faults.push(Fault::new(path, head.line, what.into()));
            }
            continue;
        }
        for cells in lines.filter(|cells| !is_blank(cells, &columns)) {
            match row(path, &cells, &columns, currency) {
                Ok(row) => rows.push(row),
                Err(fault) => faults.push(fault),
            }
        }
    }
    (rows, faults)
}

fn columns(head: &[String]) -> BTreeMap<Column, usize> {
    let mut found = BTreeMap::new();
    for (at, name) in head.iter().enumerate() {
        let name = name.trim_matches(['*', '_', ' ', '\u{feff}']).to_lowercase();
        let named = COLUMNS.iter().find(|(_, names)| names.contains(&name.as_str()));
        if let Some((column, _)) = named {
            found.entry(*column).or_insert(at);
        }
    }
    found
}

/// Whether a row says nothing of its own: it is empty, or a sum below a column.
fn is_blank(row: &Cells, columns: &BTreeMap<Column, usize>) -> bool {
    let filled = |column| columns.get(&column).and_then(|at| row.cells.get(*at));
    let is_empty = |column| filled(column).is_none_or(|cell| cell.trim().is_empty());
    let word = row.cells.iter().map(|cell| cell.trim_matches(['*', '_', ' ', ':']).to_lowercase());
    let is_sum =
        word.take(3).any(|word| matches!(word.as_str(), "total" | "sum" | "summe" | "gesamt"));
    (is_empty(Column::Date) && is_empty(Column::Client) && is_empty(Column::Hours)) || is_sum
}

fn row(
    path: &str,
    row: &Cells,
    columns: &BTreeMap<Column, usize>,
    currency: Option<Currency>,
) -> Result<Row, Fault> {
    let cell = |column| {
        let cell = columns.get(&column).and_then(|at| row.cells.get(*at));
        cell.map(|cell| cell.trim()).unwrap_or_default()
    };
    let client = unlinked(cell(Column::Client));
    let date = date(cell(Column::Date));
    let fault = |what: String| Fault {
        client: Some(client.clone()).filter(|client| !client.is_empty()),
        date,
        ..Fault::new(path, row.line, what)
    };
    let bad = |what: &str, text: &str| fault(format!("{what}: `{}`", cut(&shown_line(text), 40)));
    let Some(date) = date else {
        return Err(bad("not a day like `2026-11-16`", cell(Column::Date)));
    };
    if client.is_empty() {
        return Err(fault("no client".into()));
    }
    let hours = hours(cell(Column::Hours));
    let hours = hours.ok_or_else(|| bad("not hours like `7.5` or `7:30`", cell(Column::Hours)))?;
    let rate = match cell(Column::Rate) {
        "" => None,
        text => Some(rate(text, currency).ok_or_else(|| bad("not a rate like `95.00 EUR`", text))?),
    };
    Ok(Row {
        path: path.to_owned(),
        line: row.line,
        date,
        client,
        project: unlinked(cell(Column::Project)),
        hours,
        note: cell(Column::Note).to_owned(),
        rate,
        id: String::new(),
    })
}

/// `[[Dana Reyes|Dana]]` is `Dana Reyes`.
fn unlinked(cell: &str) -> String {
    let inner = cell.strip_prefix("[[").and_then(|rest| rest.strip_suffix("]]"));
    let name = inner.map_or(cell, |inner| inner.split(['|', '#']).next().unwrap_or(inner));
    name.rsplit('/').next().filter(|_| inner.is_some()).unwrap_or(name).trim().to_owned()
}

/// `2026-11-16`, `16.11.2026`
fn date(text: &str) -> Option<NaiveDate> {
    ["%Y-%m-%d", "%d.%m.%Y"].into_iter().find_map(|form| NaiveDate::parse_from_str(text, form).ok())
}

/// `7.5`, `7,5`, `7:30`, `7h30`, `7 h`: above zero, and no more than a day has.
fn hours(text: &str) -> Option<Decimal> {
    let text = text.to_lowercase().replace(' ', "");
    let text = text.trim_end_matches(|c: char| c.is_alphabetic() || c == '.').to_owned();
    let parsed = match text.split_once([':', 'h']) {
        Some((whole, minutes)) => {
            let minutes: u32 = minutes.parse().ok().filter(|minutes| *minutes < 60)?;
            let whole: u32 = whole.parse().ok()?;
            // To the hundredth, as a bill has them.
            (Decimal::from(whole) + Decimal::from(minutes) / Decimal::from(60)).round_dp(2)
        }
        None => Decimal::from_str_exact(&text.replace(',', ".")).ok()?,
    };
    let parsed = parsed.normalize();
    (parsed > Decimal::ZERO && parsed <= Decimal::from(24)).then_some(parsed)
}

/// `95`, `95,50`, `95.00 EUR`, `95 €/h`
pub(super) fn rate(text: &str, currency: Option<Currency>) -> Option<Money> {
    let text = text.split('/').next().unwrap_or(text).trim();
    let end =
        text.find(|c: char| !c.is_ascii_digit() && c != '.' && c != ',').unwrap_or(text.len());
    let (number, unit) = text.split_at_checked(end)?;
    let currency = match unit.trim() {
        "" => currency?,
        "€" => "EUR".parse().ok()?,
        code => code.to_uppercase().parse().ok()?,
    };
    let money =
        Money::new(Decimal::from_str_exact(&number.replace(',', ".")).ok()?, currency).ok()?;
    money.is_positive().then_some(money)
}

/// The tables of a note, each with its heading first and without the line below that.
fn markdown(text: &str) -> Vec<Vec<Cells>> {
    let mut tables: Vec<Vec<Cells>> = Vec::new();
    let mut within = false;
    for (at, line) in text.lines().enumerate() {
        let line = line.trim();
        if !line.starts_with('|') {
            within = false;
            continue;
        }
        let cells = cells(line);
        if !within {
            tables.push(Vec::new());
            within = true;
        }
        let is_rule = cells
            .iter()
            .all(|cell| cell.contains('-') && cell.trim().chars().all(|c| matches!(c, '-' | ':')));
        if let Some(table) = tables.last_mut().filter(|_| !is_rule) {
            table.push(Cells { line: at + 1, cells });
        }
    }
    tables
}

/// A table row's cells; `\|` is a bar within one.
fn cells(line: &str) -> Vec<String> {
    let inner = line.strip_prefix('|').unwrap_or(line);
    let inner = inner.strip_suffix('|').filter(|rest| !rest.ends_with('\\')).unwrap_or(inner);
    let (mut cells, mut cell) = (Vec::new(), String::new());
    let mut chars = inner.chars().peekable();
    while let Some(c) = chars.next() {
        match c {
            '\\' if chars.peek() == Some(&'|') => cell.extend(chars.next()),
            '|' => cells.push(std::mem::take(&mut cell).trim().to_owned()),
            c => cell.push(c),
        }
    }
    cells.push(cell.trim().to_owned());
    cells
}

fn csv(text: &str) -> Result<Vec<Cells>, (usize, String)> {
    let head = text.lines().find(|line| !line.trim().is_empty()).unwrap_or_default();
    let count = |delimiter: char| head.matches(delimiter).count();
    let delimiter = [';', '\t', ','].into_iter().max_by_key(|delimiter| count(*delimiter));
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(delimiter.and_then(|c| u8::try_from(c).ok()).unwrap_or(b','))
        .from_reader(text.as_bytes());
    let mut rows = Vec::new();
    for record in reader.records() {
        let record = record.map_err(|error| {
            let line = error.position().map_or(1, csv::Position::line);
            (usize::try_from(line).unwrap_or(1), "can't be read as CSV".to_owned())
        })?;
        let start = record.position().and_then(|at| usize::try_from(at.byte()).ok());
        let cells = record.iter().map(str::to_owned).collect();
        rows.push(Cells { line: line_at(text, start.unwrap_or_default()), cells });
    }
    Ok(rows)
}

/// The line (from 1) of the first record at or after this byte: the reader begins one before the empty lines above it.
fn line_at(text: &str, start: usize) -> usize {
    let (before, rest) = text.split_at_checked(start).unwrap_or((text, ""));
    let empty =
        rest.chars().take_while(|c| matches!(c, '\n' | '\r')).filter(|c| *c == '\n').count();
    1 + before.matches('\n').count() + empty
}

#[cfg(test)]
mod tests {
    use super::*;

    fn eur() -> Option<Currency> {
        "EUR".parse().ok()
    }

    #[test]
    fn a_table_and_a_csv_file_say_the_same() {
        let note = "# Oktober\n\n| Datum | Kunde | Projekt | Stunden | Notiz | Satz |\n|---|---|:--|--:|---|---|\n\
                    | 05.10.2026 | [[Dana Reyes\\|Dana]] | Site | 7,5 | a \\| b | |\n| 2026-10-06 | Dana Reyes | | 1:30 | | 120 € |\n\
                    | **Summe** | | | 9 | | |\n| | | | | | |\n";
        let csv = "date;client;project;hours;note;rate\n2026-10-05;Dana Reyes;Site;7.5;a | b;\n\n2026-10-06;Dana Reyes;;1h30;;120.00 EUR\n";
        let (rows, faults) = read("Accounting/Time/2026-10.md", note, eur());
        assert_eq!(faults, []);
        let (others, faults) = read("Accounting/Time/2026-10.csv", csv, eur());
        assert_eq!(faults, []);
        let plain = |rows: &[Row]| {
            let of = |row: &Row| {
                (
                    row.date,
                    row.client.clone(),
                    row.project.clone(),
                    row.hours,
                    row.note.clone(),
                    row.rate,
                )
            };
            rows.iter().map(of).collect::<Vec<_>>()
        };
        assert_eq!(plain(&rows), plain(&others));
        assert_eq!(rows.iter().map(|row| row.line).collect::<Vec<_>>(), [5, 6]);
        assert_eq!(others.iter().map(|row| row.line).collect::<Vec<_>>(), [2, 4]);
        assert_eq!(rows[1].hours.to_string(), "1.5");
    }

    #[test]
    fn what_can_t_be_read_is_named_with_its_line() {
        let csv = "date,client,hours\n2026-13-01,Dana,1\n2026-10-01,,2\n2026-10-02,Dana,x\n2026-10-03,Dana,25\n2026-10-04,Dana,0\n";
        let (rows, faults) = read("t.csv", csv, eur());
        assert!(rows.is_empty());
        let said: Vec<_> = faults.iter().map(ToString::to_string).collect();
        assert_eq!(
            said,
            [
                "t.csv:2: not a day like `2026-11-16`: `2026-13-01`",
                "t.csv:3: no client",
                "t.csv:4: not hours like `7.5` or `7:30`: `x`",
                "t.csv:5: not hours like `7.5` or `7:30`: `25`",
                "t.csv:6: not hours like `7.5` or `7:30`: `0`",
            ]
        );
        let (_, faults) = read("t.csv", "a,b\n1,2\n", eur());
        assert_eq!(faults.len(), 1);
        // A table of something else in a note is none of ours.
        assert_eq!(read("t.md", "| a | b |\n|---|---|\n| 1 | 2 |\n", eur()), (vec![], vec![]));
    }
}
