//! Reads a journal, whoever wrote it: the part of hledger's format that books of one business need.
//!
//! What would change a figure and is not read here (`include`, `alias`, lots, balance assignments …) is an error that
//! names its line, never skipped: a figure that differs from hledger's is worse than none.

use chrono::NaiveDate;

use super::amount::{self, Amount, Marks, Sum, Tail};
use super::directives::{self, Opens};
use super::journal::{Fault, Journal, Posting, Span, Transaction};
use crate::base::text;
use crate::model::money::Currency;

/// Reads a whole journal.
pub(super) fn journal(text: &str) -> Result<Journal, Fault> {
    let mut reader = Reader::default();
    let mut offset = 0;
    let mut number = 0;
    for line in text.split_inclusive('\n') {
        number += 1;
        let bare = line.strip_suffix('\n').unwrap_or(line);
        let bare = bare.strip_suffix('\r').unwrap_or(bare);
        let bare = if number == 1 { bare.strip_prefix('\u{feff}').unwrap_or(bare) } else { bare };
        reader.line(&Line { number, offset, bytes: line.len(), text: bare })?;
        offset += line.len();
    }
    reader.end()
}

struct Line<'a> {
    number: usize,
    offset: usize,
    bytes: usize,
    text: &'a str,
}

/// What the lines above opened.
#[derive(Default)]
enum Open {
    #[default]
    Nothing,
    Transaction(Transaction, Vec<Weighed>),
    /// A directive whose indented lines say no more than it does; `commodity` has one that does.
    Directive(Option<String>),
    /// `comment` in this line.
    Comment(usize),
}

/// What a posting counts as in its transaction's balance.
struct Weighed {
    weight: Option<Amount>,
    group: Group,
    priced: bool,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Group {
    Real,
    /// `[account]`
    Balanced,
    /// `(account)`: in no balance.
    Free,
}

#[derive(Default)]
struct Reader {
    journal: Journal,
    open: Open,
}

impl Reader {
    fn line(&mut self, line: &Line<'_>) -> Result<(), Fault> {
        if let Open::Comment(_) = self.open {
            if line.text.trim() == "end comment" {
                self.open = Open::Nothing;
            }
            return Ok(());
        }
        if line.text.trim().is_empty() {
            return self.close();
        }
        if line.text.starts_with([' ', '\t']) {
            return self.indented(line);
        }
        self.close()?;
        if line.text.starts_with([';', '#', '*']) {
            return Ok(());
        }
        if line.text.starts_with(|c: char| c.is_ascii_digit()) {
            let entry = head(line)?;
            self.open = Open::Transaction(entry, Vec::new());
            return Ok(());
        }
        let known = self.journal.prices.len();
        let opened = directives::read(&mut self.journal, line.text);
        let opened = opened.map_err(|what| Fault::new(line.number, what))?;
        if let Some(price) = self.journal.prices.get_mut(known) {
            price.at = Span { line: line.number, lines: 1, offset: line.offset, bytes: line.bytes };
        }
        self.open = match opened {
            Opens::Lines(of) => Open::Directive(of),
            Opens::Comment => Open::Comment(line.number),
        };
        Ok(())
    }

    fn indented(&mut self, line: &Line<'_>) -> Result<(), Fault> {
        let fault = |what: String| Fault::new(line.number, what);
        match &mut self.open {
            Open::Transaction(entry, weights) => {
                entry.at.lines += 1;
                entry.at.bytes += line.bytes;
                let text = line.text.trim_start();
                if let Some(comment) = text.strip_prefix(';') {
                    if !entry.postings.is_empty() {
                        return undated(comment).map_err(fault);
                    }
                    tags(comment, &mut entry.tags);
                    return Ok(());
                }
                let (posting, weighed) =
                    posting(text, line.number, &self.journal.marks).map_err(fault)?;
                entry.postings.push(posting);
                weights.push(weighed);
                Ok(())
            }
            Open::Directive(Some(commodity)) => {
                if let Some(format) = line.text.trim_start().strip_prefix("format ") {
                    self.journal.marks.declare(commodity, format);
                }
                Ok(())
            }
            Open::Directive(None) => Ok(()),
            Open::Nothing | Open::Comment(_) if line.text.trim_start().starts_with(';') => Ok(()),
            Open::Nothing | Open::Comment(_) => {
                Err(fault("an indented line that belongs to no transaction".into()))
            }
        }
    }

    fn close(&mut self) -> Result<(), Fault> {
        if let Open::Transaction(mut entry, weights) = std::mem::take(&mut self.open) {
            balance(&mut entry, &weights)?;
            self.journal.transactions.push(entry);
        }
        Ok(())
    }

    fn end(mut self) -> Result<Journal, Fault> {
        if let Open::Comment(line) = self.open {
            let what =
                "`comment` without `end comment`: an entry that is added below would not count";
            return Err(Fault::new(line, what));
        }
        self.close()?;
        Ok(self.journal)
    }
}

/// `2026-11-16=2026-11-20 * (INV-0001) Dana Reyes  ; comment`
fn head(line: &Line<'_>) -> Result<Transaction, Fault> {
    let (words, comment) = line.text.split_once(';').unwrap_or((line.text, ""));
    let (day, rest) = words.split_once([' ', '\t']).unwrap_or((words, ""));
    let day = day.split_once('=').map_or(day, |(first, _)| first);
    let date = date(day).ok_or_else(|| {
        let what = format!(
            "not a date: `{}` (write it like `2026-11-16`)",
            text::cut(&text::shown_line(day), 40)
        );
        Fault::new(line.number, what)
    })?;
    let rest = rest.trim_start();
    let rest = rest.strip_prefix(['*', '!']).unwrap_or(rest).trim_start();
    let (code, rest) = match rest.strip_prefix('(').and_then(|rest| rest.split_once(')')) {
        Some((code, rest)) => (code, rest),
        None => ("", rest),
    };
    let mut found = Vec::new();
    tags(comment, &mut found);
    Ok(Transaction {
        at: Span { line: line.number, lines: 1, offset: line.offset, bytes: line.bytes },
        date,
        code: code.trim().to_owned(),
        description: rest.trim().to_owned(),
        tags: found,
        postings: Vec::new(),
    })
}

/// `2026-11-16`, `2026/1/6` or `2026.01.06`: years from 1000 to 9999.
pub(super) fn date(text: &str) -> Option<NaiveDate> {
    let mark = text.chars().find(|c| matches!(c, '-' | '/' | '.'))?;
    let mut parts = text.split(mark);
    let mut number = |digits: std::ops::RangeInclusive<usize>| {
        let part = parts.next().filter(|part| {
            digits.contains(&part.len()) && part.bytes().all(|b| b.is_ascii_digit())
        })?;
        part.parse::<u32>().ok()
    };
    let (year, month, day) = (number(4..=4)?, number(1..=2)?, number(1..=2)?);
    let none_left = parts.next().is_none();
    NaiveDate::from_ymd_opt(i32::try_from(year).ok()?, month, day)
        .filter(|_| none_left && year >= 1000)
}

/// The tags of one comment, appended to `found`.
///
/// The texts that came from outside ([`WHOLE`]) take all of their line, so that none can begin another tag.
pub(super) fn tags(comment: &str, found: &mut Vec<(String, String)>) {
    let mut rest = comment;
    loop {
        let (part, after) = rest.split_once(',').unwrap_or((rest, ""));
        let (name, value) = part.split_once(':').unwrap_or(("", ""));
        let name = name.trim_start();
        if WHOLE.contains(&name) {
            let whole = rest.split_once(':').map_or("", |(_, value)| value);
            found.push((name.to_owned(), whole.trim().to_owned()));
            return;
        }
        if !name.is_empty() && !name.contains(char::is_whitespace) {
            found.push((name.to_owned(), value.trim().to_owned()));
        }
        if after.is_empty() {
            return;
        }
        rest = after;
    }
}

const WHOLE: [&str; 8] = ["fte", "customer", "vendor", "reference", "line", "says", "note", "file"];

fn posting(text: &str, line: usize, marks: &Marks) -> Result<(Posting, Weighed), String> {
    let text = text.strip_prefix(['*', '!']).unwrap_or(text).trim_start();
    let (name, rest) = account(text);
    let (account, group) = match (name.strip_prefix('('), name.strip_prefix('[')) {
        (Some(inner), _) => (inner.strip_suffix(')').ok_or("`(` without `)`")?, Group::Free),
        (_, Some(inner)) => (inner.strip_suffix(']').ok_or("`[` without `]`")?, Group::Balanced),
        _ => (name, Group::Real),
    };
    if account.trim().is_empty() {
        return Err("a posting without an account".into());
    }
    let (written, comment) = rest.split_once(';').unwrap_or((rest, ""));
    undated(comment)?;
    let Tail { amount, weight, assertion } = amount::tail(written, marks)?;
    if amount.is_none() && assertion.is_some() {
        return Err(
            "a balance assignment (`=` without an amount before it) is not read: write the amount"
                .into(),
        );
    }
    if amount.is_none() && group == Group::Free {
        return Err("a posting in `( )` without an amount".into());
    }
    let priced = amount != weight;
    let posting = Posting {
        line,
        account: account.trim().to_owned(),
        amounts: amount.into_iter().collect(),
        free: group == Group::Free,
        cost: weight.clone().filter(|_| priced),
        assertion,
    };
    Ok((posting, Weighed { weight, group, priced }))
}

/// Fails on a posting's own date, which would put it in another period than its transaction.
fn undated(comment: &str) -> Result<(), String> {
    let mut found = Vec::new();
    tags(comment, &mut found);
    let by_tag = found.iter().any(|(name, _)| name == "date" || name == "date2");
    let is_date = |text: &str| {
        text.starts_with(|c: char| c.is_ascii_digit() || c == '=')
            && text.chars().all(|c| c.is_ascii_digit() || "-/.=".contains(c))
    };
    let in_brackets = comment
        .split('[')
        .skip(1)
        .any(|rest| rest.split_once(']').is_some_and(|(inner, _)| is_date(inner)));
    if by_tag || in_brackets {
        Err("a posting with a date of its own is not read: make it a transaction".into())
    } else {
        Ok(())
    }
}

/// An account's name, which ends at two spaces or tabs, and what follows. One tab ends nothing, to hledger neither.
pub(super) fn account(text: &str) -> (&str, &str) {
    let mut before = 'x';
    for (at, c) in text.char_indices() {
        if c.is_whitespace() && before.is_whitespace() {
            let (name, rest) = text.split_at_checked(at).unwrap_or((text, ""));
            return (name.trim_end(), rest);
        }
        before = c;
    }
    (text.trim_end(), "")
}

/// Fills in amounts that were left out, and fails where the rest is not zero.
fn balance(entry: &mut Transaction, weights: &[Weighed]) -> Result<(), Fault> {
    if entry.postings.is_empty() {
        return Err(Fault::new(entry.at.line, "a transaction without postings"));
    }
    for group in [Group::Real, Group::Balanced] {
        let (mut sum, mut left_out, mut priced) = (Sum::default(), None, false);
        for (posting, weighed) in
            entry.postings.iter_mut().zip(weights).filter(|(_, weighed)| weighed.group == group)
        {
            priced |= weighed.priced;
            match &weighed.weight {
                Some(weight) => sum
                    .add(weight)
                    .ok_or_else(|| Fault::new(posting.line, "the sum is too large"))?,
                None if left_out.is_none() => left_out = Some(posting),
                None => return Err(Fault::new(posting.line, "a second posting without an amount")),
            }
        }
        let open: Vec<Amount> = sum
            .amounts()
            .map(|amount| settled(amount, priced))
            .filter(|a| !a.quantity.is_zero())
            .collect();
        match left_out {
            Some(posting) => {
                posting.amounts =
                    open.into_iter().map(|a| Amount { quantity: -a.quantity, ..a }).collect();
            }
            None if open.is_empty() => {}
            None => {
                let off: Vec<_> = open.iter().map(ToString::to_string).collect();
                let what =
                    format!("the transaction does not balance: {} left over", off.join(", "));
                return Err(Fault::new(entry.at.line, what));
            }
        }
    }
    Ok(())
}

/// Prices are rounded to the currency's places, as hledger does it; without one, amounts are exact.
fn settled(amount: Amount, priced: bool) -> Amount {
    let places = amount.commodity.parse::<Currency>().map_or(2, Currency::places);
    if priced { Amount { quantity: amount.quantity.round_dp(places), ..amount } } else { amount }
}
