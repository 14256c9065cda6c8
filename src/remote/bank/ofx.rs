//! OFX, both the SGML of version 1 and the XML of version 2: one scan of tags reads either.
//!
//! Source: OFX 1.0.3 and 2.2, sections 11.4 (statements). Of SGML: leaf elements need no end tag.

use std::collections::HashMap;

use chrono::NaiveDate;
use rust_decimal::Decimal;

use super::Fault;
use super::number::{compact, plain};
use super::statement::{Format, Line, Statement};

/// A tag with the text up to the next one, and where it stands.
struct Tag<'a> {
    line: usize,
    name: &'a str,
    is_end: bool,
    text: String,
}

/// The tags of a file, in order.
fn tags(text: &str) -> impl Iterator<Item = Tag<'_>> {
    let mut rest = text;
    let mut line = 1;
    // What no section ends is looked for once.
    let mut has_end = true;
    std::iter::from_fn(move || {
        loop {
            let (before, after) = rest.split_once('<')?;
            line += before.matches('\n').count();
            let (name, behind) = after.split_once('>')?;
            let at = line;
            line += name.matches('\n').count();
            rest = behind;
            if name.starts_with(['?', '!']) {
                continue;
            }
            let (value, skipped) = value(behind, &mut has_end);
            rest = behind.get(skipped..).unwrap_or_default();
            line += behind.get(..skipped).unwrap_or_default().matches('\n').count();
            let (is_end, name) = name.strip_prefix('/').map_or((false, name), |name| (true, name));
            let name = name.split([' ', '\t', '\r', '\n', '/']).next().unwrap_or_default();
            return Some(Tag { line: at, name, is_end, text: value });
        }
    })
}

/// The text before the next tag, and how many bytes it took; a CDATA section is text.
fn value(behind: &str, has_end: &mut bool) -> (String, usize) {
    let trimmed = behind.trim_start();
    let lead = behind.len() - trimmed.len();
    if let Some(inner) = trimmed.strip_prefix("<![CDATA[").filter(|_| *has_end) {
        if let Some((text, _)) = inner.split_once("]]>") {
            return (text.trim().to_owned(), lead + "<![CDATA[".len() + text.len() + "]]>".len());
        }
        *has_end = false;
    }
    let text = behind.split('<').next().unwrap_or_default();
    (entities(text.trim()), text.len())
}

/// A text with the entities that stand in it replaced.
fn entities(text: &str) -> String {
    if !text.contains('&') {
        return text.to_owned();
    }
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('&') {
        out.push_str(before);
        // Looked for nearby only: a text of `&` alone takes no longer for it.
        let end = after.bytes().take(9).position(|byte| byte == b';');
        let known = end.and_then(|end| Some((after.get(..end)?, after.get(end + 1..)?)));
        if let Some((c, behind)) = known.and_then(|(name, behind)| Some((entity(name)?, behind))) {
            out.push(c);
            rest = behind;
        } else {
            out.push('&');
            rest = after;
        }
    }
    out.push_str(rest);
    out
}

fn entity(name: &str) -> Option<char> {
    match name {
        "amp" => Some('&'),
        "lt" => Some('<'),
        "gt" => Some('>'),
        "quot" => Some('"'),
        "apos" => Some('\''),
        "nbsp" => Some(' '),
        _ => {
            let code = name.strip_prefix('#')?;
            let code = match code.strip_prefix(['x', 'X']) {
                Some(hex) => u32::from_str_radix(hex, 16).ok()?,
                None => code.parse().ok()?,
            };
            char::from_u32(code)
        }
    }
}

/// The statements of an OFX file.
pub(super) fn read(text: &str) -> Result<Vec<Statement>, Fault> {
    let mut reader = Reader::default();
    for tag in tags(text) {
        reader.take(tag)?;
    }
    reader.end_entry()?;
    let last = reader.open.take();
    reader.statements.extend(last);
    if reader.statements.is_empty() {
        return Err(Fault::whole("is OFX without a statement (`STMTRS` or `CCSTMTRS`)"));
    }
    Ok(reader.statements)
}

/// The fields of a transaction, each with its line.
type Fields = HashMap<String, (usize, String)>;

#[derive(Default)]
struct Reader {
    statements: Vec<Statement>,
    open: Option<Statement>,
    /// The aggregates around, outermost first; a leaf without a value among them does no harm.
    around: Vec<String>,
    /// The transaction at hand: its line, whether it is pending, its fields.
    entry: Option<(usize, bool, Fields)>,
}

impl Reader {
    fn take(&mut self, tag: Tag<'_>) -> Result<(), Fault> {
        let name = tag.name.to_ascii_uppercase();
        if tag.is_end {
            return self.end(&name);
        }
        match name.as_str() {
            "STMTRS" | "CCSTMTRS" => {
                self.end_entry()?;
                self.statements.extend(self.open.replace(Statement::new(Format::Ofx)));
            }
            "STMTTRN" | "STMTTRNP" => {
                self.end_entry()?;
                self.entry = Some((tag.line, name == "STMTTRNP", HashMap::new()));
            }
            _ if tag.text.is_empty() => {}
            _ => return self.leaf(&name, tag),
        }
        if self.around.len() < 100 {
            self.around.push(name);
        }
        Ok(())
    }

    fn end(&mut self, name: &str) -> Result<(), Fault> {
        if matches!(
            name,
            "STMTTRN" | "STMTTRNP" | "BANKTRANLIST" | "BANKTRANLISTP" | "STMTRS" | "CCSTMTRS"
        ) {
            self.end_entry()?;
        }
        if let Some(at) = self.around.iter().rposition(|open| open == name) {
            self.around.truncate(at);
        }
        Ok(())
    }

    fn is_in(&self, names: &[&str]) -> bool {
        self.around.iter().any(|open| names.contains(&open.as_str()))
    }

    fn leaf(&mut self, name: &str, tag: Tag<'_>) -> Result<(), Fault> {
        if self.entry.is_some() {
            let key = if self.is_in(&["BANKACCTTO", "CCACCTTO"]) {
                format!("TO.{name}")
            } else if self.is_in(&["ORIGCURRENCY"]) {
                // What it was before the bank changed it: the amount is in the account's own.
                format!("ORIG.{name}")
            } else {
                name.to_owned()
            };
            if let Some((_, _, fields)) = &mut self.entry {
                fields.entry(key).or_insert((tag.line, tag.text));
            }
            return Ok(());
        }
        let (is_from, is_ledger) =
            (self.is_in(&["BANKACCTFROM", "CCACCTFROM"]), self.is_in(&["LEDGERBAL"]));
        let Some(statement) = &mut self.open else { return Ok(()) };
        match name {
            "CURDEF" => statement.currency = tag.text.to_ascii_uppercase().parse().ok(),
            "ACCTID" if is_from => statement.account = tag.text,
            "DTSTART" => statement.from = compact(&tag.text),
            "DTEND" => statement.to = compact(&tag.text),
            "BALAMT" if is_ledger => statement.closing = Some(amount(tag.line, name, &tag.text)?),
            _ => {}
        }
        Ok(())
    }

    fn end_entry(&mut self) -> Result<(), Fault> {
        let Some((line, is_pending, fields)) = self.entry.take() else { return Ok(()) };
        let Some(statement) = &mut self.open else { return Ok(()) };
        let text = |name: &str| fields.get(name).map(|(_, text)| text.clone()).unwrap_or_default();
        if !text("CORRECTACTION").is_empty() {
            statement.notes.push(format!(
                "line {line}: the bank corrects its entry {} ({}): look at that row",
                text("CORRECTFITID"),
                text("CORRECTACTION")
            ));
        }
        let find = |name: &'static str| Some((name, fields.get(name)?));
        let missing = |name| Fault::new(line, name, "is missing");
        let posted = find("DTPOSTED").or_else(|| find("DTTRAN")).or_else(|| find("DTUSER"));
        let (name, (at, written)) = posted.ok_or_else(|| missing("DTPOSTED"))?;
        let date: NaiveDate = compact(written)
            .ok_or_else(|| Fault::value(*at, name, "a day (`20261116…`)", written))?;
        let (name, (at, written)) = find("TRNAMT").ok_or_else(|| missing("TRNAMT"))?;
        let mut entry = Line::new(line, date, amount(*at, name, written)?);
        entry.value = fields.get("DTAVAIL").and_then(|(_, day)| compact(day));
        entry.party = text("NAME");
        entry.iban = text("TO.ACCTID");
        entry.text = joined(&[&text("MEMO"), &text("CHECKNUM")]);
        entry.reference = text("REFNUM");
        entry.bank_id = text("FITID");
        entry.pending = is_pending;
        if let Some((at, code)) = fields.get("CURSYM") {
            let code = code.to_ascii_uppercase();
            let wrong = |_| Fault::value(*at, "CURSYM", "a currency", &code);
            entry.currency = Some(code.parse().map_err(wrong)?);
        }
        statement.lines.push(entry);
        Ok(())
    }
}

fn amount(line: usize, field: &str, text: &str) -> Result<Decimal, Fault> {
    plain(text).ok_or_else(|| Fault::value(line, field, "an amount", text))
}

/// The parts that hold something, one after the other.
pub(super) fn joined(parts: &[&str]) -> String {
    let parts: Vec<&str> =
        parts.iter().map(|part| part.trim()).filter(|part| !part.is_empty()).collect();
    parts.join(" ")
}
