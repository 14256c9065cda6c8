//! Lines of a bank statement held against what is open in the books.

use chrono::NaiveDate;
use rust_decimal::Decimal;
use serde_json::{Value, json};

use super::desk::{Booked, Open};
use crate::model::item::Item;
use crate::model::money::{Currency, Money};
use crate::remote::bank::simple;

/// At most so many lines are looked at.
const MOST: usize = 1000;

/// A line as the bank has it.
struct Line {
    day: Option<NaiveDate>,
    /// Below zero where money went out.
    amount: Money,
    words: String,
}

/// `statement` as templates see it: `payments`, each with the document that a line pays, and `others`, the lines that
/// pay nothing that is open.
pub(super) fn of(item: &Item, booked: &Booked, currency: Option<Currency>) -> Value {
    let mut open: Vec<(&Open, Money)> = booked.open.iter().map(|open| (open, open.left)).collect();
    let (mut payments, mut others) = (Vec::new(), Vec::new());
    for line in lines(item, currency).unwrap_or_default() {
        let said = format!("{}, {}", line.words, line.amount);
        let Some(at) = paid(&line, &open) else {
            others.push(said);
            continue;
        };
        let Some((document, left)) = open.get_mut(at) else { continue };
        let amount = if document.is_bill { line.amount.negated() } else { line.amount };
        *left = left.minus(amount).unwrap_or(*left);
        payments.push(json!({
            "document": document.id,
            "party": document.party,
            "amount": amount.to_string(),
            "date": line.day.map(|day| day.to_string()),
            "line": said,
        }));
    }
    json!({"payments": payments, "others": others})
}

/// The document that a line pays: the one whose number it names, else the only one of that party and that very sum.
fn paid(line: &Line, open: &[(&Open, Money)]) -> Option<usize> {
    let words = simple(&line.words);
    let fits = |(document, left): &&(&Open, Money)| {
        let amount = if document.is_bill { line.amount.negated() } else { line.amount };
        amount.is_positive()
            && amount.currency() == left.currency()
            && amount.amount() <= left.amount()
    };
    let numbered = |(document, _): &(&Open, Money)| {
        let named = |number: &str| {
            let number = simple(number);
            number.trim().len() > 3 && words.contains(&number)
        };
        named(&document.id) || (document.is_bill && named(&document.reference))
    };
    let of_party = |(document, left): &(&Open, Money)| {
        let first = simple(&document.party);
        let first =
            first.split_whitespace().find(|word| word.len() > 3).map(|word| format!(" {word} "));
        first.is_some_and(|first| words.contains(&first))
            && left.amount() == line.amount.amount().abs()
    };
    let only = |test: &dyn Fn(&(&Open, Money)) -> bool| {
        let mut found = open.iter().enumerate().filter(|(_, one)| fits(one) && test(one));
        let first = found.next().map(|(at, _)| at);
        first.filter(|_| found.next().is_none())
    };
    only(&numbered).or_else(|| only(&of_party))
}

/// The lines of the table that a file is; none where its columns are not those of a bank.
fn lines(item: &Item, currency: Option<Currency>) -> Option<Vec<Line>> {
    let table = item.structured.iter().find(|value| value.get("@type") == Some(&json!("Table")))?;
    let mark = table.get("delimiter")?.as_str()?.chars().next()?;
    let heading = usize::try_from(table.get("headingLine")?.as_u64()?).ok()?;
    let columns: Vec<String> = table
        .get("columns")?
        .as_array()?
        .iter()
        .map(|name| name.as_str().unwrap_or_default().to_lowercase())
        .collect();
    let column = |names: &[&str]| {
        columns.iter().position(|column| names.iter().any(|name| column.contains(name)))
    };
    let amount = column(&["amount", "betrag", "umsatz", "montant", "importe", "bedrag", "kwota"])?;
    let day = column(&["date", "datum", "buchungstag", "valuta", "fecha", "data"]);
    let money = column(&["currency", "währung", "devise", "valuta-code", "waluta"]);
    let line = |row: &str| {
        let cells = cells(row, mark);
        let currency = money.and_then(|at| cells.get(at)?.trim().parse().ok()).or(currency)?;
        let skip = [Some(amount), money];
        let words: Vec<_> = cells
            .iter()
            .enumerate()
            .filter(|(at, cell)| !skip.contains(&Some(*at)) && !cell.trim().is_empty())
            .map(|(_, cell)| cell.trim())
            .collect();
        Some(Line {
            day: day.and_then(|at| read_day(cells.get(at)?)),
            amount: Money::new(read_amount(cells.get(amount)?)?, currency).ok()?,
            words: words.join(" "),
        })
    };
    Some(item.text.lines().skip(heading).take(MOST).filter_map(line).collect())
}

/// The cells of a row, quoted ones without their quotes.
fn cells(row: &str, mark: char) -> Vec<String> {
    let (mut cells, mut quoted) = (vec![String::new()], false);
    for c in row.chars() {
        if c == '"' {
            quoted = !quoted;
        } else if c == mark && !quoted {
            cells.push(String::new());
        } else if let Some(cell) = cells.last_mut() {
            cell.push(c);
        }
    }
    cells
}

fn read_day(cell: &str) -> Option<NaiveDate> {
    let cell = cell.trim().get(..10)?;
    ["%Y-%m-%d", "%d.%m.%Y", "%d/%m/%Y"]
        .iter()
        .find_map(|form| NaiveDate::parse_from_str(cell, form).ok())
}

/// `-1.190,00`, `1,190.00-`, `780`: what could be read in two ways (`1.190`) is none.
fn read_amount(cell: &str) -> Option<Decimal> {
    let cell = cell.trim();
    let negative = cell.starts_with(['-', '−', '(']) || cell.ends_with('-');
    let digits: String =
        cell.chars().filter(|c| c.is_ascii_digit() || matches!(c, '.' | ',')).collect();
    let plain = match digits.rfind(['.', ',']) {
        None => digits,
        Some(at) => {
            let (whole, part) = (digits.get(..at)?, digits.get(at + 1..)?);
            let whole = whole.replace(['.', ','], "");
            if part.len() > 2 {
                return None;
            }
            format!("{whole}.{part}")
        }
    };
    let value: Decimal = plain.parse().ok()?;
    Some(if negative { -value } else { value })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::vault::Note;

    fn open(id: &str, party: &str, amount: &str, reference: &str) -> Open {
        Open {
            id: id.into(),
            party: party.into(),
            left: amount.parse().unwrap(),
            is_bill: id.starts_with("BILL"),
            reference: reference.into(),
        }
    }

    #[test]
    fn a_line_pays_the_one_document_that_it_names_or_comes_to() {
        let note = Note::parse("---\nid: 7k2m7qxa4d\ntype: file\n---\n").unwrap();
        let mut item = crate::vault::item::from_note(&note).unwrap();
        item.structured = vec![json!({"@type": "Table", "delimiter": ";", "headingLine": 1,
            "columns": ["Booking date", "Payee", "Purpose", "Amount", "Currency"]})];
        item.text = "Booking date;Payee;Purpose;Amount;Currency
2026-11-28;Brightleaf Tea;INV-0041;1.190,00;EUR
2026-11-28;Somebody;\"INV-0041; again\";1.190,00;EUR
25.11.2026;Quayside Properties;Studio rent;-780,00;EUR
2026-11-23;Harbour Books;INV-0040 last part;450,00;EUR
2026-11-23;Harbour Books;INV-00401;10,00;EUR
2026-11-23;Hosting;RF 88213;-24,00;EUR
2026-11-23;Dana;INV-0042;90.00;USD
2026-11-22;Twice Ltd;rent;-5,00;EUR
2026-11-22;Odd;x;1.190;EUR
"
        .into();
        let booked = Booked {
            open: vec![
                open("INV-0040", "Harbour Books", "900.00 EUR", ""),
                open("INV-0041", "Brightleaf Tea", "1190.00 EUR", ""),
                open("INV-0042", "Dana", "90.00 EUR", ""),
                open("BILL-0001", "Quayside Properties", "780.00 EUR", ""),
                open("BILL-0002", "Cloudnest", "24.00 EUR", "RF-88213"),
                open("BILL-0003", "Twice Ltd", "5.00 EUR", ""),
                open("BILL-0004", "Twice Ltd", "5.00 EUR", ""),
            ],
            ..Booked::default()
        };
        let statement = of(&item, &booked, None);
        let paid: Vec<_> = statement["payments"]
            .as_array()
            .unwrap()
            .iter()
            .map(|paid| {
                [&paid["document"], &paid["amount"], &paid["date"]]
                    .map(|text| text.as_str().unwrap())
            })
            .collect();
        assert_eq!(
            paid,
            [
                ["INV-0041", "1190.00 EUR", "2026-11-28"],
                ["BILL-0001", "780.00 EUR", "2026-11-25"],
                ["INV-0040", "450.00 EUR", "2026-11-23"],
                ["BILL-0002", "24.00 EUR", "2026-11-23"],
            ]
        );
        assert_eq!(statement["others"].as_array().unwrap().len(), 4);
    }
}
