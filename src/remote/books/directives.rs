//! The journal's directives: what is declared, and how amounts are read from there on.

use super::amount::{self, Marks};
use super::journal::{Journal, Price, Span, Type};
use super::parse;
use crate::base::text;

/// What the lines after a directive are.
pub(super) enum Opens {
    /// Indented lines that say no more than it does; below `commodity` (this one) they may.
    Lines(Option<String>),
    /// All until `end comment`.
    Comment,
}

/// Takes what one directive says into the journal. What is not known here may change a figure, and is an error.
pub(super) fn read(journal: &mut Journal, line: &str) -> Result<Opens, String> {
    let (word, rest) = line.split_once(char::is_whitespace).unwrap_or((line, ""));
    match word {
        "account" => {
            let (name, rest) = parse::account(rest.trim_start());
            journal.accounts.insert(name.to_owned(), declared_type(rest));
        }
        "commodity" => return declare_commodity(journal, rest),
        "decimal-mark" => {
            let mark = rest.trim().chars().next().filter(|mark| matches!(mark, '.' | ','));
            journal.marks.file = Some(mark.ok_or("`decimal-mark` is `.` or `,`")?);
        }
        "D" => {
            let (amount, _) = amount::amount(rest.trim_start(), &journal.marks)?;
            journal.marks.declare(&amount.commodity, rest);
            journal.marks.default = Some(amount.commodity);
        }
        "comment" if rest.trim().is_empty() => return Ok(Opens::Comment),
        "P" => journal.prices.push(price(rest, &journal.marks)?),
        "payee" | "tag" | "N" => {}
        // Forecasts and automatic postings, which count only where they are asked for.
        _ if word.starts_with(['~', '=']) => {}
        _ => {
            return Err(format!("`{}` is not read by fte", text::cut(&text::shown_line(word), 40)));
        }
    }
    Ok(Opens::Lines(None))
}

/// `2026-11-16 [10:00:00] USD 0.92 EUR  ; fte: key`
fn price(text: &str, marks: &Marks) -> Result<Price, String> {
    let (written, comment) = text.split_once(';').unwrap_or((text, ""));
    let bad = || format!("not a price: `P {}`", text::cut(&text::shown_line(text.trim()), 40));
    let (day, rest) = written.trim().split_once(char::is_whitespace).ok_or_else(bad)?;
    let date = parse::date(day).ok_or_else(bad)?;
    let mut rest = rest.trim_start();
    if rest.starts_with(|c: char| c.is_ascii_digit()) {
        // A time of the day, which says nothing here.
        rest = rest.split_once(char::is_whitespace).ok_or_else(bad)?.1.trim_start();
    }
    let (commodity, rest) = amount::commodity(rest).ok_or_else(bad)?;
    let (worth, _) = amount::amount(rest.trim_start(), marks)?;
    let mut found = Vec::new();
    parse::tags(comment, &mut found);
    let key = found.into_iter().find(|(name, _)| name == "fte").map(|(_, value)| value);
    let at = Span::default();
    Ok(Price { at, date, commodity: commodity.to_owned(), worth, key })
}

fn declare_commodity(journal: &mut Journal, rest: &str) -> Result<Opens, String> {
    let written = rest.split_once(';').map_or(rest, |(written, _)| written).trim();
    let name = match amount::amount(written, &Marks::default()) {
        Ok((amount, _)) => {
            journal.marks.declare(&amount.commodity, written);
            amount.commodity
        }
        Err(_) => written.trim_matches('"').to_owned(),
    };
    if name.is_empty() {
        return Err("`commodity` without a name".into());
    }
    journal.commodities.insert(name.clone());
    Ok(Opens::Lines(Some(name)))
}

impl Marks {
    /// Takes the decimal mark from a sample amount: `1.000,00 EUR`. A sample without one says nothing.
    pub(super) fn declare(&mut self, commodity: &str, sample: &str) {
        let digits =
            sample.trim().trim_matches(|c: char| !c.is_ascii_digit() && c != '.' && c != ',');
        let last = digits.rsplit(|c: char| c.is_ascii_digit()).find_map(|part| part.chars().next());
        if let Some(mark) = last.filter(|mark| matches!(mark, '.' | ',')) {
            self.commodities.insert(commodity.to_owned(), mark);
        }
    }
}

/// The `type:` in an account's comment.
///
/// Source: hledger manual, "Declaring account types".
fn declared_type(comment: &str) -> Option<Type> {
    let mut found = Vec::new();
    parse::tags(comment.trim_start().strip_prefix(';')?, &mut found);
    let (_, value) = found.into_iter().find(|(name, _)| name == "type")?;
    Some(match value.to_lowercase().as_str() {
        "cash" | "c" => Type::Cash,
        "asset" | "a" => Type::Asset,
        "liability" | "l" => Type::Liability,
        "equity" | "e" | "conversion" | "v" => Type::Equity,
        "revenue" | "r" => Type::Revenue,
        "expense" | "x" => Type::Expense,
        _ => return None,
    })
}
