//! How a CSV or QIF file is to be read, guessed from the file itself, with the reasons; what fits two ways is asked.

use std::collections::HashSet;

use super::map::Columns;
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

/// Headings by what they are, in small letters; the first that fits is taken.
const DATES: &[&str] = &[
    "booking date",
    "buchungstag",
    "buchungsdatum",
    "posting date",
    "posted",
    "transaction date",
    "completed date",
    "date comptable",
    "date operation",
    "data operazione",
    "fecha operación",
    "boekdatum",
    "datum",
    "date",
    "fecha",
    "data",
    "dato",
];
const VALUES: &[&str] = &[
    "value date",
    "valuta",
    "valutadatum",
    "wertstellung",
    "date de valeur",
    "fecha valor",
    "data valuta",
    "rentedatum",
];
const AMOUNTS: &[&str] = &[
    "amount",
    "betrag",
    "umsatz",
    "montant",
    "importe",
    "importo",
    "bedrag",
    "kwota",
    "belopp",
    "beløp",
    "transaction amount",
];
const DEBITS: &[&str] = &[
    "debit",
    "withdrawal",
    "paid out",
    "money out",
    "belastung",
    "soll",
    "débit",
    "cargo",
    "dare",
    "af",
];
const CREDITS: &[&str] = &[
    "credit",
    "deposit",
    "paid in",
    "money in",
    "gutschrift",
    "haben",
    "crédit",
    "abono",
    "avere",
    "bij",
];
const SIGNS: &[&str] = &[
    "soll/haben",
    "s/h",
    "d/c",
    "debit/credit",
    "credit/debit",
    "af bij",
    "sens",
    "dr/cr",
    "creditdebitindicator",
];
const BALANCES: &[&str] =
    &["balance", "running balance", "saldo", "kontostand", "solde", "saldo na mutatie"];
const PARTIES: &[&str] = &[
    "beguenstigter/zahlungspflichtiger",
    "begünstigter/zahlungspflichtiger",
    "auftraggeber/empfänger",
    "name zahlungsbeteiligter",
    "zahlungsempfänger",
    "zahlungsempfänger*in",
    "zahlungspflichtige*r",
    "empfänger",
    "auftraggeber",
    "payee",
    "counterparty",
    "counterparty name",
    "name",
    "merchant",
    "merchant name",
    "naam / omschrijving",
    "partner name",
    "to/from",
    "beneficiary",
    "tiers",
    "contrepartie",
];
const TEXTS: &[&str] = &[
    "verwendungszweck",
    "purpose",
    "description",
    "details",
    "memo",
    "buchungstext",
    "reference",
    "payment reference",
    "narrative",
    "libellé",
    "libelle",
    "concepto",
    "descrizione",
    "omschrijving",
    "mededelingen",
    "transaction details",
    "notes",
    "text",
    "type",
    "betreff",
];
const IBANS: &[&str] = &[
    "iban",
    "kontonummer/iban",
    "iban zahlungsbeteiligter",
    "counterparty iban",
    "partner iban",
    "account number (payee)",
    "tegenrekening",
    "counterparty account",
];
const REFERENCES: &[&str] = &[
    "end-to-end reference",
    "kundenreferenz (end-to-end)",
    "end to end id",
    "e2e reference",
    "kundenreferenz",
];
const IDS: &[&str] = &[
    "transaction id",
    "id",
    "transaction reference",
    "bank reference",
    "reference number",
    "buchungsreferenz",
    "transaktionscode",
    "fitid",
];
const CURRENCIES: &[&str] =
    &["currency", "währung", "waehrung", "devise", "divisa", "valuta-code", "waluta", "ccy"];
const STATES: &[&str] = &["status", "state", "umsatzstatus", "info", "transaction status"];
const ACCOUNTS: &[&str] = &[
    "auftragskonto",
    "account",
    "own iban",
    "iban auftragskonto",
    "rekening",
    "account number",
    "konto",
];

/// The mapping that fits a CSV file.
pub(crate) fn csv(text: &str, name: &str, said: &Answers) -> Result<Guess, Fault> {
    let mut guess = Guess { map: Map::new(name), reasons: Vec::new(), asks: Vec::new() };
    let (delimiter, rows) = delimited(text)?;
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
    guess.map.account = preamble(rows.get(..head.first).unwrap_or_default());
    said_by(&mut guess.map, said);
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
    said_by(&mut guess.map, said);
    if guess.map.currency.is_none() {
        guess.asks.push("QIF names no currency (`--currency EUR` says it)".into());
    }
    guess
}

fn said_by(map: &mut Map, said: &Answers) {
    if let Some(account) = &said.account {
        map.account = super::statement::account(account);
    }
    map.currency = said.currency.or(map.currency);
}

fn called(delimiter: char) -> &'static str {
    match delimiter {
        ';' => "semicolons",
        '\t' => "tabs",
        '|' => "bars",
        _ => "commas",
    }
}

/// The delimiter with which most rows have the same number of cells, of at least three.
fn delimited(text: &str) -> Result<(char, Vec<Cells>), Fault> {
    let mut best: Option<(usize, char, Vec<Cells>)> = None;
    for delimiter in [';', ',', '\t', '|'] {
        let Ok(rows) = rows(text, delimiter) else { continue };
        let mut counts = std::collections::BTreeMap::new();
        for row in rows.iter().filter(|row| row.cells.len() >= 3) {
            *counts.entry(row.cells.len()).or_insert(0_usize) += 1;
        }
        let Some(score) = counts.iter().map(|(width, count)| count * (100 + width)).max() else {
            continue;
        };
        if best.as_ref().is_none_or(|(before, ..)| score > *before) {
            best = Some((score, delimiter, rows));
        }
    }
    best.map(|(_, delimiter, rows)| (delimiter, rows))
        .ok_or_else(|| Fault::whole("is no table: no line has three cells"))
}

/// Where the heading is, and the first row.
struct Head {
    heading: Option<usize>,
    first: usize,
}

fn is_day(cell: &str) -> bool {
    FORMS.iter().any(|(form, _)| day(cell, form).is_some())
}

fn is_amount(cell: &str) -> bool {
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

/// A column by its heading: exactly so called first, then one that begins with it.
fn called_so(heading: &[String], names: &[&str], taken: &HashSet<usize>) -> Option<usize> {
    let lower: Vec<String> =
        heading.iter().map(|cell| cell.trim().trim_matches('"').to_lowercase()).collect();
    let free = |at: &usize| !taken.contains(at);
    let exact = |name: &&str| lower.iter().position(|cell| cell == *name).filter(free);
    let begins = |name: &&str| {
        lower
            .iter()
            .enumerate()
            .position(|(at, cell)| name.len() > 3 && cell.starts_with(*name) && free(&at))
    };
    names.iter().find_map(exact).or_else(|| names.iter().find_map(begins))
}

fn columns(guess: &mut Guess, body: &[&Cells]) -> Result<(), Fault> {
    let heading = guess.map.heading.clone();
    let name = |at: usize| {
        let own = heading.get(at).cloned().unwrap_or_default();
        let twice = heading.iter().filter(|cell| **cell == own).count() > 1;
        if own.is_empty() || twice { (at + 1).to_string() } else { own }
    };
    let mut taken = HashSet::new();
    let mut take = |names: &[&str], fits: &dyn Fn(&str) -> bool| -> Option<String> {
        let at = called_so(&heading, names, &taken)?;
        let filled = || body.iter().take(50).map(|row| row.get(at)).filter(|cell| !cell.is_empty());
        // One line below all rows may hold something else.
        let (good, all) = (filled().filter(|cell| fits(cell)).count(), filled().count());
        (good * 10 >= all * 7).then(|| taken.insert(at)).map(|_| name(at))
    };
    let any = |_: &str| true;
    let mut found = Columns::default();
    found.value = take(VALUES, &is_day).unwrap_or_default();
    found.date = take(DATES, &is_day).unwrap_or_default();
    found.sign = take(SIGNS, &|cell| cell.chars().count() < 8).unwrap_or_default();
    found.currency = take(CURRENCIES, &|cell| cell.len() == 3).unwrap_or_default();
    found.amount = take(AMOUNTS, &is_amount).unwrap_or_default();
    if found.amount.is_empty() {
        found.debit = take(DEBITS, &is_amount).unwrap_or_default();
        found.credit = take(CREDITS, &is_amount).unwrap_or_default();
    }
    found.balance = take(BALANCES, &is_amount).unwrap_or_default();
    found.account = take(ACCOUNTS, &|cell| cell.len() > 5).unwrap_or_default();
    found.iban = take(IBANS, &any).unwrap_or_default();
    found.reference = take(REFERENCES, &any).unwrap_or_default();
    found.id = take(IDS, &any).unwrap_or_default();
    found.status = take(STATES, &any).unwrap_or_default();
    found.party = std::iter::from_fn(|| take(PARTIES, &any)).take(2).collect();
    found.text = std::iter::from_fn(|| take(TEXTS, &any)).take(3).collect();
    if found.date.is_empty() {
        found.date = std::mem::take(&mut found.value);
    }
    by_content(&mut found, body, &taken, &name);
    if found.date.is_empty()
        || (found.amount.is_empty() && found.debit.is_empty() && found.credit.is_empty())
    {
        return Err(Fault::whole(
            "is a table, but which column holds the day and which the amount can't be told",
        ));
    }
    let parts = [
        ("the day", &found.date),
        ("the amount", &found.amount),
        ("money out", &found.debit),
        ("money in", &found.credit),
        ("the balance after it", &found.balance),
    ];
    for (what, column) in parts.into_iter().filter(|(_, column)| !column.is_empty()) {
        guess.reasons.push(format!("`{}` holds {what}", crate::base::text::shown_line(column)));
    }
    guess.map.columns = found;
    Ok(())
}

/// What headings did not tell: the first column of days, the first of amounts, and all other texts.
fn by_content(
    found: &mut Columns,
    body: &[&Cells],
    taken: &HashSet<usize>,
    name: &dyn Fn(usize) -> String,
) {
    let width = body.iter().take(50).map(|row| row.cells.len()).max().unwrap_or(0);
    let mut rest: Vec<usize> = (0..width).filter(|at| !taken.contains(at)).collect();
    let all = |at: usize, fits: &dyn Fn(&str) -> bool| {
        let mut cells =
            body.iter().take(50).map(|row| row.get(at)).filter(|cell| !cell.is_empty()).peekable();
        cells.peek().is_some() && cells.all(fits)
    };
    let mut pick = |fits: &dyn Fn(&str) -> bool| {
        let at = rest.iter().position(|at| all(*at, fits))?;
        Some(name(rest.remove(at)))
    };
    if found.date.is_empty() {
        found.date = pick(&is_day).unwrap_or_default();
    }
    if found.amount.is_empty() && found.debit.is_empty() && found.credit.is_empty() {
        found.amount = pick(&is_amount).unwrap_or_default();
    }
    if found.party.is_empty() && found.text.is_empty() {
        let is_text = |cell: &str| cell.chars().any(char::is_alphabetic);
        found.text = rest.iter().filter(|at| all(**at, &is_text)).map(|at| name(*at)).collect();
    }
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
            guess.map.date = (*form).to_owned();
            guess.reasons.push(format!(
                "days are {} (`{example}`): all {} fit that alone",
                form_name(form),
                days.len()
            ));
        }
        [first, ..] => {
            guess.map.date = (*first).to_owned();
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
            if let Some(cell) = unsure {
                guess.asks.push(format!(
                    "`{}` can be a thousand or a fraction (`--decimal point` or `--decimal comma` says it)", shown(Some(cell))
                ));
            }
        }
    }
}
