//! QIF: lines that begin with a letter, an entry ends with `^`. Days and amounts are as the program that wrote it liked.
//!
//! Source: the format's description by Intuit; `!Account` blocks as Quicken and `GnuCash` write them.

use super::number::{amount, day};
use super::ofx::joined;
use super::statement::{self, Format, Line, Statement};
use super::{Fault, Map};

/// A field of an entry: its line, its letter, its text.
struct Field<'a> {
    at: usize,
    letter: char,
    text: &'a str,
}

/// The days of a QIF file as they are written, to tell their form; `12/31'26` is `12/31/26`.
pub(super) fn days(text: &str) -> Vec<String> {
    let mut is_bank = true;
    let mut days = Vec::new();
    for line in text.lines() {
        if let Some(header) = line.strip_prefix('!') {
            is_bank = is_entries(header);
        }
        if let Some(day) = line.strip_prefix('D').filter(|_| is_bank) {
            days.push(tidied_day(day));
        }
    }
    days
}

/// The amounts as they are written.
pub(super) fn amounts(text: &str) -> Vec<&str> {
    text.lines()
        .filter_map(|line| line.strip_prefix('T'))
        .map(str::trim)
        .filter(|text| {
            text.starts_with(|c: char| c.is_ascii_digit() || matches!(c, '-' | '+' | '.' | ','))
        })
        .collect()
}

fn tidied_day(day: &str) -> String {
    day.trim().replace('\'', "/").replace(' ', "")
}

/// The accounts that a file names itself.
pub(super) fn accounts(text: &str) -> Vec<String> {
    let (mut is_account, mut named) = (false, Vec::new());
    for line in text.lines() {
        if let Some(header) = line.strip_prefix('!') {
            is_account = header.trim().eq_ignore_ascii_case("account");
        } else if let Some(name) = line.strip_prefix('N').filter(|_| is_account) {
            named.push(statement::account(name));
        }
    }
    named
}

fn is_entries(header: &str) -> bool {
    let header = header.trim().to_lowercase();
    ["type:bank", "type:ccard", "type:cash", "type:oth a", "type:oth l"]
        .iter()
        .any(|kind| header.starts_with(kind))
}

/// The statements of a QIF file.
pub(super) fn read(text: &str, map: &Map) -> Result<Vec<Statement>, Fault> {
    let mut statements: Vec<Statement> = Vec::new();
    let mut account = String::new();
    let (mut section, mut entry) = (String::new(), Vec::new());
    for (number, line) in text.lines().enumerate() {
        let at = number + 1;
        let line = line.trim_start_matches('\u{feff}').trim_end();
        if let Some(header) = line.strip_prefix('!') {
            section = header.trim().to_lowercase();
            continue;
        }
        let mut chars = line.chars();
        let Some(letter) = chars.next() else { continue };
        if letter != '^' {
            entry.push(Field { at, letter, text: chars.as_str().trim() });
            continue;
        }
        let fields = std::mem::take(&mut entry);
        if section == "account" {
            account = fields
                .iter()
                .find(|field| field.letter == 'N')
                .map(|field| field.text.to_owned())
                .unwrap_or_default();
        } else if is_entries(&section) {
            let named = map.account_of(&statement::account(&account));
            if statements.last().is_none_or(|last| last.account != named) {
                let mut fresh = Statement::new(Format::Qif);
                (fresh.map, fresh.account, fresh.currency) =
                    (map.name.clone(), named, map.currency);
                statements.push(fresh);
            }
            let line = read_entry(&fields, map)?;
            if let (Some(line), Some(statement)) = (line, statements.last_mut()) {
                statement.lines.push(line.tidied());
            }
        }
    }
    if !entry.is_empty() && is_entries(&section) {
        let at = entry.first().map_or(0, |field| field.at);
        return Err(Fault::new(
            at,
            "",
            "is an entry that does not end (with `^`): the file is cut off",
        ));
    }
    Ok(statements)
}

fn read_entry(fields: &[Field<'_>], map: &Map) -> Result<Option<Line>, Fault> {
    let Some(first) = fields.first() else { return Ok(None) };
    let find = |letter: char| fields.iter().find(|field| field.letter == letter);
    let text = |letter: char| find(letter).map(|field| field.text).unwrap_or_default();
    let written =
        find('D').ok_or_else(|| Fault::new(first.at, "D", "is missing: an entry without a day"))?;
    let date = day(&tidied_day(written.text), &map.date);
    let date = date.ok_or_else(|| {
        Fault::value(written.at, "D", "a day as in the rest of the file", written.text)
    })?;
    let sum = find('T').or_else(|| find('U'));
    let sum =
        sum.ok_or_else(|| Fault::new(first.at, "T", "is missing: an entry without an amount"))?;
    let value = amount(sum.text, map.decimal);
    let value = value.ok_or_else(|| Fault::value(sum.at, "T", "an amount", sum.text))?;
    let mut line = Line::new(first.at, date, if map.invert { -value } else { value });
    text('P').clone_into(&mut line.party);
    line.text = joined(&[text('M'), text('N')]);
    line.currency = map.currency;
    Ok(Some(line))
}
