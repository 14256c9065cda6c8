//! The lines of an order or invoice: rows of a table, `2 x Widget @ 10.00`, lists that add up to the total.

use std::ops::Range;

use rust_decimal::Decimal;

use super::amounts::{Amounts, Seen};
use super::facts::{Found, LineItem};
use super::labels::{self, Label};
use super::number::{self, Reading, Style};
use super::scan::{self, pattern};
use super::text::{Part, Text};
use crate::model::money::{Currency, Money};

const MOST: usize = 200;

pattern!(
    HEADING,
    r"(?i)\b(?P<d>description|items?|products?|articles?|artikel|bezeichnung|beschreibung|leistung(?:en)?|position|désignation|omschrijving|title|service|details|nazwa|descripción|descrizione|designation)\b|\b(?P<q>qty|quantity|menge|anzahl|aantal|nombre|quantité|qté|ilość|cantidad|quantità|hours|stunden|std|units?|nights?)\b|\b(?P<p>unit ?price|price|preis|einzelpreis|ep|prijs|p\.?u\.?|rate|satz|cena|prix|precio|prezzo|unit cost)\b|\b(?P<a>amount|total|betrag|gesamt|gesamtpreis|gp|montant|bedrag|summe|wartość|importe|importo|sum|line total)\b"
);
pattern!(
    TIMES,
    r"(?i)\A\W{0,4}(?P<q>\d{1,4}(?:[.,]\d{1,2})?)\s{0,2}(?:x|×|\*|stk\.?|stück|pcs\.?|pieces?)\s{1,2}(?P<t>\p{L}.+)\z"
);
pattern!(
    NOT_ITEM,
    r"(?i)^\W{0,4}(?:sub ?-?total|total|sum\b|summe|gesamt|zwischensumme|vat|tax|mwst|ust|btw|tva|iva|shipping|postage|delivery|versand|porto|discount|rabatt|net|netto|brutto|gross|balance|amount|payment|paid|due|grand|razem|w tym|totaal|subtotaal|order total|invoice|credit|refund|deposit|zahl|rechnungs|item (?:number|no)|sku|exclusief|inclusief|(?:item |unit )?price|fee|tip)\b"
);

pattern!(
    END,
    r"(?i)^\W{0,4}(?:(?:grand |order |invoice )?total\b|summe|gesamt|totaal|razem|total (?:ttc|ht)|sum\b)"
);

/// A row of numbers behind a text.
struct Row {
    text: Range<usize>,
    line: Range<usize>,
    quantity: Option<Decimal>,
    price: Option<Decimal>,
    amount: Decimal,
    currency: Option<Currency>,
    /// Quantity times price is the amount, or the columns say so.
    firm: bool,
}

pub(super) fn read(
    text: &Text,
    amounts: &Amounts,
    total: Option<Money>,
    net: Option<Money>,
) -> Vec<Found<LineItem>> {
    let mut rows: Vec<Row> = Vec::new();
    let mut heading = false;
    let mut since = 0;
    for index in 0..text.lines.len() {
        let Some(line) = text.lines.get(index) else { break };
        if !matches!(line.part, Part::New | Part::Attached | Part::Forwarded)
            || line.range.len() > 500
        {
            heading = false;
            continue;
        }
        let words = text.plain_line(line);
        if is_heading(words) {
            (heading, since) = (true, 0);
            continue;
        }
        // Below its total a table has no more rows.
        heading = heading && !scan::has(&END, words);
        since += 1;
        // A table ends some lines after its last row.
        heading = heading && since < 12;
        if rows.len() < MOST
            && let Some(row) = row(text, index, amounts, heading)
        {
            since = 0;
            rows.push(row);
        }
    }
    kept(rows, total, net).into_iter().map(|row| item(text, &row, amounts)).collect()
}

/// A line that names at least two kinds of columns and has no numbers of its own.
fn is_heading(words: &str) -> bool {
    let kinds = ["d", "q", "p", "a"];
    let mut seen = [false; 4];
    for found in scan::groups(&HEADING, words).take(20) {
        for (seen, kind) in seen.iter_mut().zip(kinds) {
            *seen |= found.name(kind).is_some();
        }
    }
    seen.iter().filter(|seen| **seen).count() >= 2
        && words.chars().filter(char::is_ascii_digit).count() <= 2
}

fn row(text: &Text, index: usize, amounts: &Amounts, heading: bool) -> Option<Row> {
    let line = text.lines.get(index)?;
    let words = text.plain_line(line);
    if words.trim().is_empty() || scan::has(&NOT_ITEM, words.trim_start()) {
        return None;
    }
    let celled = named_cells(text, index);
    let from = celled.as_ref().map_or(line.range.start, |name| name.end);
    let mut values = values(text, &(from..line.range.end), amounts);
    if celled.is_none() {
        values = trailing(text, values);
    }
    let (last, before) = values.split_last()?;
    let amount = last.money?;
    let first = values.first().map_or(line.range.start, |value| value.range.start);
    let (name, counted) = match celled {
        Some(name) => (name, None),
        None => named(text, index, line.range.start..first, &values, heading)?,
    };
    let product = factors(before, amount);
    let price = product.map(|(_, price)| price);
    let quantity = product.map(|(quantity, _)| quantity).or(counted);
    let label = amounts
        .seen
        .iter()
        .find(|seen| seen.range.start == last.range.start)
        .and_then(|seen| seen.label);
    if label.is_some_and(|label| !matches!(label, Label::Price | Label::Rate | Label::Fee)) {
        return None;
    }
    let own = labels::above(text.plain().get(name.clone()).unwrap_or_default());
    if own.is_some_and(|(label, _)| {
        !matches!(label, Label::Price | Label::Fee | Label::Rate | Label::Balance)
    }) {
        return None;
    }
    let firm =
        heading || (product.is_some() && quantity.is_some_and(|quantity| quantity != Decimal::ONE));
    // A row of zeros in a table of many columns says nothing.
    (!amount.is_zero() || quantity.is_some()).then(|| Row {
        text: name,
        line: line.range.clone(),
        quantity,
        price,
        amount,
        currency: last.currency,
        firm,
    })
}

/// The cells with the text of a row: from the first that is words to the last of them that follows.
fn named_cells(text: &Text, index: usize) -> Option<Range<usize>> {
    let cells = text.cells(index);
    let texty = |cell: &Range<usize>| {
        let words = text.plain().get(cell.clone()).unwrap_or_default();
        let letters = words.chars().filter(|c| c.is_alphabetic()).count();
        let digits = words.chars().filter(char::is_ascii_digit).count();
        letters >= 3
            && (letters > digits
                || words
                    .split(' ')
                    .any(|word| word.len() >= 4 && word.chars().all(char::is_alphabetic)))
            && !words.trim_start().starts_with(|c: char| c.is_ascii_digit() && letters < 8)
    };
    let first = cells.iter().position(texty).filter(|_| cells.len() >= 2)?;
    let count = cells.iter().skip(first).take_while(|cell| texty(cell)).count();
    let last = cells.get(first + count - 1)?;
    (first + count < cells.len())
        .then(|| cells.get(first).map(|cell| cell.start..last.end))
        .flatten()
}

/// The text of a row without cells: what stands before its numbers, `2 x Widget`, else the line above a table's row.
fn named(
    text: &Text,
    index: usize,
    lead: Range<usize>,
    values: &[Value],
    heading: bool,
) -> Option<(Range<usize>, Option<Decimal>)> {
    let letters = |range: &Range<usize>| {
        text.plain()
            .get(range.clone())
            .unwrap_or_default()
            .chars()
            .filter(|c| c.is_alphabetic())
            .count()
    };
    if letters(&lead) >= 2 {
        return Some((lead, None));
    }
    let money = values.iter().find(|value| value.signed || value.places == 2)?;
    let whole = lead.start..money.range.start;
    let words = text.plain().get(whole.clone())?;
    if let Some(times) = scan::first(&TIMES, words.trim_end()) {
        let name = times.name("t")?;
        return Some((
            whole.start + name.start()..whole.start + name.end(),
            values.first().map(|value| value.number),
        ));
    }
    if letters(&whole) >= 3 {
        let at = words.find(char::is_alphabetic)?;
        return Some((whole.start + at..whole.end, None));
    }
    if !heading {
        return None;
    }
    let mut above = index;
    for _ in 0..3 {
        above = text.said_before(above)?;
        let line = text.lines.get(above)?;
        let words = text.plain_line(line);
        if is_heading(words) || words.contains('|') {
            return None;
        }
        if words.chars().filter(|c| c.is_alphabetic()).count() >= 3 && !scan::has(&NOT_ITEM, words)
        {
            return Some((line.range.clone(), None));
        }
    }
    None
}

/// A number of a row.
struct Value {
    number: Decimal,
    /// As an amount: it has a currency or two decimals.
    money: Option<Decimal>,
    currency: Option<Currency>,
    range: Range<usize>,
    signed: bool,
    places: usize,
}

pattern!(PERCENT, r"\A\s?%");

/// The numbers of a line that stand behind its text, percentages left out.
fn values(text: &Text, line: &Range<usize>, amounts: &Amounts) -> Vec<Value> {
    let words = text.plain().get(line.clone()).unwrap_or_default();
    let style = amounts.style;
    let only = if amounts.currencies.len() == 1 {
        amounts.currencies.iter().next().copied()
    } else {
        None
    };
    let from = amounts.seen.partition_point(|seen| seen.range.start < line.start);
    let seen: Vec<&Seen> = amounts
        .seen
        .iter()
        .skip(from)
        .take(24)
        .take_while(|seen| seen.range.end <= line.end)
        .collect();
    let mut found = Vec::new();
    for number in number::numbers(words).into_iter().take(24) {
        let range = line.start + number.start..line.start + number.end;
        let amount =
            seen.iter().find(|seen| seen.range.start <= range.start && range.end <= seen.range.end);
        if let Some(amount) = amount {
            let value = amount.money.amount();
            found.push(Value {
                number: value,
                money: Some(value),
                currency: Some(amount.money.currency()),
                range: amount.range.clone(),
                signed: true,
                places: 2,
            });
            continue;
        }
        let after = scan::head(words.get(number.end..).unwrap_or_default(), 4);
        let Some(value) = one(&number, style)
            .filter(|_| !scan::has(&PERCENT, after) && !after.starts_with(['/', ':', '-']))
        else {
            continue;
        };
        let money = (number.places() == 2 && only.is_some()).then_some(value);
        found.push(Value {
            number: value,
            money,
            currency: money.and(only),
            range,
            signed: false,
            places: number.places(),
        });
    }
    found
}

fn one(number: &number::Number, style: Style) -> Option<Decimal> {
    match number.read(style) {
        Reading::One(value) => Some(value),
        Reading::Two(..) | Reading::None => None,
    }
}

/// The numbers that belong to the columns: those behind the last long run of words. A unit (`h`, `kg`, `Units`) is none.
fn trailing(text: &Text, values: Vec<Value>) -> Vec<Value> {
    let gap = |a: &Value, b: &Value| {
        let between = text.plain().get(a.range.end..b.range.start).unwrap_or_default();
        between.chars().filter(|c| c.is_alphabetic()).count() > 8
    };
    let from = values
        .windows(2)
        .rposition(|pair| matches!(pair, [a, b] if gap(a, b)))
        .map_or(0, |at| at + 1);
    values.into_iter().skip(from).collect()
}

/// A quantity and a price that make the amount. The price stands nearest to it.
fn factors(values: &[Value], amount: Decimal) -> Option<(Decimal, Decimal)> {
    for price in values.iter().rev() {
        for quantity in values.iter().filter(|quantity| quantity.range.start != price.range.start) {
            let product = quantity.number.checked_mul(price.number);
            let money = price.money.is_some() || price.places == 2 || quantity.money.is_none();
            if money
                && !amount.is_zero()
                && product.is_some_and(|product| product.round_dp(2) == amount.round_dp(2))
                && !quantity.signed
            {
                return Some((quantity.number, price.number));
            }
        }
    }
    None
}

/// Rows that are surely lines: those of a table or with a product; else a list that adds up to the total.
fn kept(rows: Vec<Row>, total: Option<Money>, net: Option<Money>) -> Vec<Row> {
    if rows.iter().any(|row| row.firm) {
        return rows.into_iter().filter(|row| row.firm).collect();
    }
    // Prose is no list: short lines, and at least two of them.
    let rows: Vec<Row> = rows.into_iter().filter(|row| row.text.len() <= 80).collect();
    let sum = rows.iter().try_fold(Decimal::ZERO, |sum, row| sum.checked_add(row.amount));
    let whole = [total, net].into_iter().flatten().any(|money| Some(money.amount()) == sum);
    if whole && rows.len() > 1 { rows } else { Vec::new() }
}

fn item(text: &Text, row: &Row, amounts: &Amounts) -> Found<LineItem> {
    let words = text.plain().get(row.text.clone()).unwrap_or_default();
    let name = words.split_whitespace().collect::<Vec<_>>().join(" ");
    let name = name.trim_matches(|c: char| {
        matches!(c, '|' | ':' | '-' | '–' | '•' | '*' | ' ' | '@' | '=' | ',' | '(')
    });
    let only = if amounts.currencies.len() == 1 {
        amounts.currencies.iter().next().copied()
    } else {
        None
    };
    let value = LineItem {
        text: scan::head(name, 200).replace(" | ", " ").trim_end_matches(" |").to_owned(),
        quantity: row.quantity.map(|quantity| quantity.normalize()),
        price: row.price,
        amount: Some(row.amount),
        currency: row.currency.or(only),
    };
    text.found(value, row.text.start.min(row.line.start)..row.line.end)
}
