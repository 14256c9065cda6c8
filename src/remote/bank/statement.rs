//! A statement as a bank gives it, whatever its format, before anything is known of what is kept already.

use chrono::NaiveDate;
use rust_decimal::Decimal;

use super::Fault;
use super::{camt, mt940, ofx, unique};
use crate::model::money::Currency;

/// What a file is written in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Format {
    Csv,
    Ofx,
    Qif,
    Camt,
    Mt940,
}

impl Format {
    pub(crate) fn as_str(self) -> &'static str {
        match self {
            Format::Csv => "csv",
            Format::Ofx => "ofx",
            Format::Qif => "qif",
            Format::Camt => "camt",
            Format::Mt940 => "mt940",
        }
    }

    /// What a file is by its content; all that is nothing else may be CSV.
    pub(crate) fn of(text: &str) -> Format {
        let head: String = text.chars().take(4000).collect();
        let head = head.trim_start_matches('\u{feff}').trim_start();
        let upper = head.to_ascii_uppercase();
        // What a payer wrote into a table can say anything: only a file that begins so is markup.
        let is_markup = head.starts_with('<');
        if upper.starts_with("OFXHEADER") || (is_markup && upper.contains("<OFX>")) {
            Format::Ofx
        } else if is_markup && (head.contains("BkToCstmr") || head.contains(":camt.05")) {
            Format::Camt
        } else if head.starts_with('!') {
            Format::Qif
        } else if is_swift(head) {
            Format::Mt940
        } else {
            Format::Csv
        }
    }
}

fn is_swift(head: &str) -> bool {
    let has = |tag: &str| head.lines().any(|line| line.trim_start().starts_with(tag));
    has(":20:") && (has(":25:") || has(":60F:") || has(":60M:") || has(":61:"))
}

/// One line of a statement, as the bank has it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Line {
    /// Where in the file it begins, from 1.
    pub(crate) at: usize,
    /// When it was booked; of a pending one, when it was made.
    pub(crate) date: NaiveDate,
    /// When it counts for interest.
    pub(crate) value: Option<NaiveDate>,
    /// Below zero where money went out.
    pub(crate) amount: Decimal,
    pub(crate) currency: Option<Currency>,
    /// Who paid or was paid. All texts are foreign, on one line.
    pub(crate) party: String,
    pub(crate) iban: String,
    pub(crate) text: String,
    /// What the payer called it: an end-to-end reference.
    pub(crate) reference: String,
    /// What the bank calls it.
    pub(crate) bank_id: String,
    /// What was in the account after it.
    pub(crate) balance: Option<Decimal>,
    /// Announced, not booked.
    pub(crate) pending: bool,
}

impl Line {
    pub(super) fn new(at: usize, date: NaiveDate, amount: Decimal) -> Line {
        Line {
            at,
            date,
            value: None,
            amount,
            currency: None,
            party: String::new(),
            iban: String::new(),
            text: String::new(),
            reference: String::new(),
            bank_id: String::new(),
            balance: None,
            pending: false,
        }
    }

    /// Makes its texts such as are kept.
    pub(super) fn tidied(mut self) -> Line {
        for text in [
            &mut self.party,
            &mut self.iban,
            &mut self.text,
            &mut self.reference,
            &mut self.bank_id,
        ] {
            *text = tidy(text);
        }
        self.iban.retain(|c| c != ' ');
        if matches!(self.reference.as_str(), "NOTPROVIDED" | "NONREF") {
            self.reference.clear();
        }
        self
    }
}

/// The longest text of a row, in characters.
const LONGEST: usize = 1000;

/// A text as it is held: on one line, not endless. Hidden characters are written out where it is shown or kept.
pub(super) fn tidy(text: &str) -> String {
    crate::base::text::cut(&text.split_whitespace().collect::<Vec<_>>().join(" "), LONGEST)
}

/// The rows of one account over a time.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Statement {
    pub(crate) format: Format,
    /// The mapping that it was read with; empty where none is needed.
    pub(crate) map: String,
    /// An IBAN or the bank's own number; empty where the file names none.
    pub(crate) account: String,
    pub(crate) currency: Option<Currency>,
    pub(crate) from: Option<NaiveDate>,
    pub(crate) to: Option<NaiveDate>,
    /// What was in the account before its first row.
    pub(crate) opening: Option<Decimal>,
    /// What was in it after its last row.
    pub(crate) closing: Option<Decimal>,
    pub(crate) lines: Vec<Line>,
    /// What the reader has to say: what it left out, and why.
    pub(crate) notes: Vec<String>,
}

impl Statement {
    pub(super) fn new(format: Format) -> Statement {
        Statement {
            format,
            map: String::new(),
            account: String::new(),
            currency: None,
            from: None,
            to: None,
            opening: None,
            closing: None,
            lines: Vec::new(),
            notes: Vec::new(),
        }
    }

    /// What its rows are marked as coming from: `camt`, `csv:sparkasse`.
    pub(crate) fn source(&self) -> String {
        if self.map.is_empty() {
            return self.format.as_str().to_owned();
        }
        format!("{}:{}", self.format.as_str(), self.map)
    }

    /// What all booked lines come to; `None` where that is too much.
    pub(super) fn sum(&self) -> Option<Decimal> {
        let booked = self.lines.iter().filter(|line| !line.pending);
        booked.map(|line| line.amount).try_fold(Decimal::ZERO, Decimal::checked_add)
    }

    /// Whether opening, lines and closing agree: then nothing is left out or there twice.
    pub(super) fn is_closed(&self) -> bool {
        let (Some(opening), Some(closing)) = (self.opening, self.closing) else { return false };
        self.sum().and_then(|sum| opening.checked_add(sum)) == Some(closing)
    }

    /// What its own balances say against its rows; `None` where they agree, or it names none.
    pub(super) fn contradiction(&self) -> Option<String> {
        if let (Some(opening), Some(closing)) = (self.opening, self.closing)
            && !self.is_closed()
        {
            let sum = self.sum().unwrap_or_default();
            return Some(format!(
                "{opening} before and {closing} after, but its rows come to {sum}"
            ));
        }
        let (one, other) = unique::broken(&self.lines)?;
        Some(format!("no row leads to the running balance {one}, and none to {other}"))
    }

    /// The days from its first to its last, by what it says itself, else by its booked lines.
    pub(super) fn span(&self) -> Option<(NaiveDate, NaiveDate)> {
        let days = || self.lines.iter().filter(|line| !line.pending).map(|line| line.date);
        Some((self.from.or_else(|| days().min())?, self.to.or_else(|| days().max())?))
    }
}

/// The statements of a file that needs no mapping.
pub(super) fn read(format: Format, text: &str) -> Result<Vec<Statement>, Fault> {
    let mut statements = match format {
        Format::Ofx => ofx::read(text)?,
        Format::Camt => camt::read(text)?,
        Format::Mt940 => mt940::read(text)?,
        Format::Csv | Format::Qif => Vec::new(),
    };
    for statement in &mut statements {
        statement.account = account(&statement.account);
        let lines = std::mem::take(&mut statement.lines);
        statement.lines = lines.into_iter().map(Line::tidied).collect();
    }
    Ok(statements)
}

/// An account's number without spaces and what else is no part of it.
pub(super) fn account(text: &str) -> String {
    let kept = text.chars().filter(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '.'));
    kept.take(60).collect::<String>().trim_matches('.').to_ascii_uppercase()
}

/// The text of a file: UTF-8 or UTF-16 by its mark, else UTF-8, else the encoding given (Windows-1252 where none is).
pub(super) fn decode(bytes: &[u8], encoding: Option<&str>) -> String {
    let named = encoding.and_then(|label| encoding_rs::Encoding::for_label(label.as_bytes()));
    if let Some((marked, length)) = encoding_rs::Encoding::for_bom(bytes) {
        let rest = bytes.get(length..).unwrap_or_default();
        return marked.decode_without_bom_handling(rest).0.into_owned();
    }
    if let Some(wide) = unmarked_utf16(bytes) {
        return wide.decode_without_bom_handling(bytes).0.into_owned();
    }
    match (std::str::from_utf8(bytes), named) {
        (Ok(text), _) => text.to_owned(),
        (Err(_), named) => named
            .unwrap_or(encoding_rs::WINDOWS_1252)
            .decode_without_bom_handling(bytes)
            .0
            .into_owned(),
    }
}

/// UTF-16 that does not begin with its mark: every other byte of its beginning is zero.
fn unmarked_utf16(bytes: &[u8]) -> Option<&'static encoding_rs::Encoding> {
    let head = bytes.get(..32)?;
    let is_zero = |from: usize| head.iter().skip(from).step_by(2).all(|byte| *byte == 0);
    match (is_zero(0), is_zero(1)) {
        (true, false) => Some(encoding_rs::UTF_16BE),
        (false, true) => Some(encoding_rs::UTF_16LE),
        _ => None,
    }
}
