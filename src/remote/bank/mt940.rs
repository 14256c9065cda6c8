//! MT940, as banks write it: in SWIFT's envelope or bare, with the fields of `:86:` in one of three dialects.
//!
//! Source: SWIFT Standards MT, category 9, MT 940; the German `?20` form of `:86:` (DK, Anlage 3), the `/REMI/` form of the
//! Dutch banks.

use chrono::{Datelike as _, NaiveDate};
use rust_decimal::Decimal;

use super::Fault;
use super::number::amount;
use super::ofx::joined;
use super::statement::{Format, Line, Statement};

/// A field: its tag without colons, its lines, and where it begins.
struct Field {
    at: usize,
    tag: String,
    lines: Vec<String>,
}

/// The fields of a file, in order; the envelope's own braces are no fields.
fn fields(text: &str) -> Vec<Field> {
    let mut fields: Vec<Field> = Vec::new();
    for (at, line) in text.lines().enumerate() {
        let line = line.trim_end();
        // `{1:F01…}{2:…}{4:` may stand before the first tag of a block.
        let line = match line.rfind("{4:").filter(|_| line.starts_with('{')) {
            Some(from) => line.get(from + 3..).unwrap_or_default(),
            None => line,
        };
        if line == "-" || line.starts_with("-}") || line.starts_with('{') {
            // What follows is another message: nothing is added to the last field.
            fields.push(Field { at: at + 1, tag: String::new(), lines: Vec::new() });
        } else if let Some((tag, rest)) = tagged(line) {
            fields.push(Field { at: at + 1, tag: tag.to_owned(), lines: vec![rest.to_owned()] });
        } else if let Some(last) = fields.last_mut().filter(|last| !last.tag.is_empty()) {
            last.lines.push(line.to_owned());
        }
    }
    fields
}

/// `:61:rest`: two digits and at most one letter between colons.
fn tagged(line: &str) -> Option<(&str, &str)> {
    let (tag, rest) = line.strip_prefix(':')?.split_once(':')?;
    let digits = tag.get(..2)?;
    let letter = tag.get(2..)?;
    let is_tag = digits.bytes().all(|byte| byte.is_ascii_digit())
        && (letter.is_empty()
            || (letter.len() == 1 && letter.bytes().all(|b| b.is_ascii_uppercase())));
    is_tag.then_some((tag, rest))
}

/// The statements of an MT940 file.
pub(super) fn read(text: &str) -> Result<Vec<Statement>, Fault> {
    let mut statements: Vec<Statement> = Vec::new();
    let mut open: Option<Statement> = None;
    let mut last_is_line = false;
    for field in fields(text) {
        let first = field.lines.first().map(String::as_str).unwrap_or_default();
        if field.tag == "20" {
            statements.extend(open.replace(Statement::new(Format::Mt940)));
        }
        let Some(statement) = &mut open else { continue };
        match field.tag.as_str() {
            "25" | "25P" => statement.account = account(first),
            "60F" | "60M" => {
                let (day, currency, balance) = balance(&field, first)?;
                (statement.currency, statement.opening) = (Some(currency), Some(balance));
                statement.from = statement.from.or(Some(day));
            }
            "61" => statement.lines.push(line(&field, first)?),
            "86" if last_is_line => {
                if let Some(line) = statement.lines.last_mut() {
                    describe(line, &field.lines);
                }
            }
            "62F" | "62M" => {
                let (day, _, balance) = balance(&field, first)?;
                (statement.to, statement.closing) = (Some(day), Some(balance));
            }
            _ => {}
        }
        last_is_line = field.tag == "61";
    }
    statements.extend(open);
    for statement in &mut statements {
        // The opening balance is of the day before, or of the first day: the lines know better.
        let days = || statement.lines.iter().map(|line| line.date);
        statement.from = days().min().or(statement.from);
        statement.to = days().max().max(statement.to);
    }
    if statements.is_empty() {
        return Err(Fault::whole("is MT940 without a statement (`:20:`)"));
    }
    Ok(statements)
}

/// `10020030/1234567EUR`, `DE89…`, `NL91ABNA0417164300`: the account's own part.
fn account(text: &str) -> String {
    let text = text.trim();
    let own = text.rsplit('/').next().unwrap_or(text);
    let bare = own.trim_end_matches(|c: char| c.is_ascii_uppercase());
    // A currency may stand behind the number, never behind an IBAN.
    let is_number = bare.len() + 3 == own.len() && bare.bytes().all(|b| b.is_ascii_digit());
    if is_number { bare.to_owned() } else { own.to_owned() }
}

/// `C261116EUR1234,56`
fn balance(
    field: &Field,
    text: &str,
) -> Result<(NaiveDate, crate::model::money::Currency, Decimal), Fault> {
    let tag = format!(":{}:", field.tag);
    let wrong = || Fault::value(field.at, &tag, "a balance (`C261116EUR1234,56`)", text);
    let read = || {
        let sign = text.get(..1)?;
        let day = short_day(text.get(1..7)?)?;
        let currency = text.get(7..10)?.parse().ok()?;
        let value = amount(text.get(10..)?, ',')?;
        match sign {
            "C" => Some((day, currency, value)),
            "D" => Some((day, currency, -value)),
            _ => None,
        }
    };
    read().ok_or_else(wrong)
}

/// `261116`
fn short_day(text: &str) -> Option<NaiveDate> {
    let number = |from: usize| text.get(from..from + 2)?.parse::<u32>().ok();
    let (year, month, day) = (number(0)?, number(2)?, number(4)?);
    let century = if year >= 80 { 1900 } else { 2000 };
    NaiveDate::from_ymd_opt(century + i32::try_from(year).ok()?, month, day)
}

/// `2611161116C120,00NTRFREF-1//BANK-1`, and supplementary words on a second line.
fn line(field: &Field, text: &str) -> Result<Line, Fault> {
    let wrong = |what: &str| Fault::value(field.at, ":61:", what, text);
    let day = || wrong("a statement line (it begins with a day, `261116`)");
    let value = text.get(..6).and_then(short_day).ok_or_else(day)?;
    let mut rest = text.get(6..).unwrap_or_default();
    let mut date = value;
    if let Some(entry) = rest.get(..4).filter(|entry| entry.bytes().all(|b| b.is_ascii_digit())) {
        date = entry_day(value, entry)
            .ok_or_else(|| wrong("a statement line (its entry date is no day)"))?;
        rest = rest.get(4..).unwrap_or_default();
    }
    let marks =
        [("RC", true), ("RD", false), ("EC", false), ("ED", true), ("C", false), ("D", true)];
    let (behind, negative) = marks
        .iter()
        .find_map(|(mark, negative)| Some((rest.strip_prefix(mark)?, *negative)))
        .ok_or_else(|| wrong("a statement line (`C` or `D` must follow the day)"))?;
    // The third letter of the currency may stand before the amount.
    let behind = behind.strip_prefix(|c: char| c.is_ascii_uppercase()).unwrap_or(behind);
    let end = behind.find(|c: char| !(c.is_ascii_digit() || c == ',')).unwrap_or(behind.len());
    let number = behind.get(..end).unwrap_or_default();
    let sum =
        amount(number, ',').ok_or_else(|| wrong("a statement line (its amount can't be read)"))?;
    // Four characters of type, then the references.
    let references = behind.get(end..).and_then(|rest| rest.get(4..)).unwrap_or_default();
    let (own, bank) = references.split_once("//").unwrap_or((references, ""));
    let mut line = Line::new(field.at, date, if negative { -sum } else { sum });
    line.value = Some(value);
    own.trim().clone_into(&mut line.reference);
    bank.trim().clone_into(&mut line.bank_id);
    line.text = field.lines.iter().skip(1).map(|line| line.trim()).collect::<Vec<_>>().join(" ");
    Ok(line)
}

/// The booking day that month and day name, next to the value date: it may lie in the year before or after.
fn entry_day(value: NaiveDate, entry: &str) -> Option<NaiveDate> {
    let (month, day) = (entry.get(..2)?.parse().ok()?, entry.get(2..)?.parse().ok()?);
    let in_year = |year| NaiveDate::from_ymd_opt(year, month, day);
    let years = [value.year() - 1, value.year(), value.year() + 1];
    years.into_iter().filter_map(in_year).min_by_key(|day| (*day - value).num_days().abs())
}

/// Takes what `:86:` says of a line: party, account, purpose, reference.
fn describe(line: &mut Line, lines: &[String]) {
    let whole = lines.concat();
    let supplement = std::mem::take(&mut line.text);
    if let Some(parts) = numbered(&whole) {
        let of = |keys: std::ops::RangeInclusive<u32>| {
            let parts: Vec<&str> =
                parts.iter().filter(|(key, _)| keys.contains(key)).map(|(_, text)| *text).collect();
            parts.concat()
        };
        line.party = of(32..=33);
        line.iban = of(31..=31);
        line.text = joined(&[&of(0..=0), &of(20..=29), &of(60..=63), &supplement]);
        if let Some((_, reference)) = line.text.split_once("EREF+") {
            let reference = reference.split("MREF+").next().unwrap_or(reference);
            let reference = ["KREF+", "CRED+", "SVWZ+", "ABWA+", "DEBT+"]
                .iter()
                .fold(reference, |text, code| text.split(code).next().unwrap_or(text));
            line.reference = reference.split(' ').next().unwrap_or_default().to_owned();
        }
    } else if let Some(parts) = coded(&whole) {
        let of = |key: &str| {
            parts
                .iter()
                .find(|(code, _)| *code == key)
                .map(|(_, text)| (*text).to_owned())
                .unwrap_or_default()
        };
        line.party = of("NAME");
        line.iban = of("IBAN");
        line.text = joined(&[&of("REMI"), &of("ADDR"), &supplement]);
        if !of("EREF").is_empty() {
            line.reference = of("EREF");
        }
    } else {
        line.text = joined(&[
            &lines.iter().map(|line| line.trim()).collect::<Vec<_>>().join(" "),
            &supplement,
        ]);
    }
}

/// `166?00TRANSFER?20EREF+1?32DANA REYES`: parts under two digits; the sign before them is the bank's choice.
fn numbered(text: &str) -> Option<Vec<(u32, &str)>> {
    let body = text.trim_start_matches(|c: char| c.is_ascii_digit());
    let sign = body.chars().next().filter(|sign| matches!(sign, '?' | '<' | '>' | '~' | '^'))?;
    let parts = body.split(sign).skip(1);
    let part = |part: &'_ str| -> Option<(u32, usize)> { Some((part.get(..2)?.parse().ok()?, 2)) };
    let read: Vec<(u32, &str)> = parts
        .filter_map(|text| part(text).and_then(|(key, skip)| Some((key, text.get(skip..)?))))
        .collect();
    (!read.is_empty()).then_some(read)
}

/// `/TRTP/SEPA/NAME/Dana/REMI/INV-0041`: codes of three or four letters between slashes.
fn coded(text: &str) -> Option<Vec<(&str, &str)>> {
    const CODES: [&str; 12] = [
        "TRTP", "IBAN", "BIC", "NAME", "REMI", "EREF", "MARF", "CSID", "ADDR", "ORDP", "BENM",
        "PREF",
    ];
    if !text.starts_with('/') {
        return None;
    }
    let mut parts: Vec<(&str, &str)> = Vec::new();
    let mut starts: Vec<(usize, &str)> = Vec::new();
    for code in CODES {
        let marked = format!("/{code}/");
        starts.extend(text.find(&marked).map(|at| (at, code)));
    }
    starts.sort_unstable();
    let ends = starts.iter().map(|(at, _)| *at).skip(1).chain([text.len()]);
    for ((at, code), end) in starts.iter().zip(ends) {
        let inner = text.get(at + code.len() + 2..end).unwrap_or_default();
        parts.push((code, inner.trim_matches('/')));
    }
    (!parts.is_empty()).then_some(parts)
}
