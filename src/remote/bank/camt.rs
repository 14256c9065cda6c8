//! CAMT.053 (and the intraday 052), versions 001.02 to 001.08 and what is like them: ISO 20022's statement in XML.
//!
//! One entry is one row: a batch that the bank booked as one sum is one row, with the texts of all it holds. The direction
//! is the entry's own (`CdtDbtInd`), which a reversal has turned already.

use chrono::NaiveDate;
use roxmltree::{Document, Node, ParsingOptions};
use rust_decimal::Decimal;

use super::Fault;
use super::number::{amount, day};
use super::ofx::joined;
use super::statement::{Format, Line, Statement};

/// The most nodes that a file may have: some 200,000 entries.
const NODES: u32 = 12_000_000;

/// The statements of a CAMT file.
pub(super) fn read(text: &str) -> Result<Vec<Statement>, Fault> {
    let options =
        ParsingOptions { allow_dtd: false, nodes_limit: NODES, ..ParsingOptions::default() };
    let document = Document::parse_with_options(text, options).map_err(|error| {
        let line = usize::try_from(error.pos().row).unwrap_or(0);
        Fault::new(line, "", format!("is not XML: {error}"))
    })?;
    let is_statement = |node: &Node<'_, '_>| matches!(node.tag_name().name(), "Stmt" | "Rpt");
    let statements: Result<Vec<_>, _> =
        document.root().descendants().filter(is_statement).map(statement).collect();
    let statements = statements?;
    if statements.is_empty() {
        return Err(Fault::whole("is XML without a statement (`Stmt`)"));
    }
    Ok(statements)
}

/// The first child that a path of names leads to.
fn at<'a, 'i>(node: Node<'a, 'i>, path: &[&str]) -> Option<Node<'a, 'i>> {
    path.iter()
        .try_fold(node, |node, name| node.children().find(|child| child.tag_name().name() == *name))
}

fn all<'a, 'i: 'a>(node: Node<'a, 'i>, name: &'a str) -> impl Iterator<Item = Node<'a, 'i>> {
    node.children().filter(move |child| child.tag_name().name() == name)
}

fn text(node: Node<'_, '_>, path: &[&str]) -> String {
    at(node, path).map(own).unwrap_or_default().trim().to_owned()
}

/// All of an element's own text: a comment within does not end it.
fn own(node: Node<'_, '_>) -> String {
    node.children().filter(Node::is_text).filter_map(|child| child.text()).collect()
}

fn line_of(node: Node<'_, '_>) -> usize {
    usize::try_from(node.document().text_pos_at(node.range().start).row).unwrap_or(0)
}

/// `Dt` or `DtTm` of a date.
fn date(node: Node<'_, '_>, path: &[&str]) -> Option<NaiveDate> {
    let node = at(node, path)?;
    let written = [text(node, &["Dt"]), text(node, &["DtTm"])];
    written.iter().find_map(|written| day(written, "%Y-%m-%d"))
}

/// An amount with the sign that its `CdtDbtInd` gives it.
fn signed(node: Node<'_, '_>) -> Result<Decimal, Fault> {
    let line = line_of(node);
    let written = text(node, &["Amt"]);
    // Which way it goes is said beside it: an amount has no sign of its own.
    let value = amount(&written, '.').filter(|value| !value.is_sign_negative());
    let value = value.ok_or_else(|| Fault::value(line, "Amt", "an amount", &written))?;
    match text(node, &["CdtDbtInd"]).as_str() {
        "CRDT" => Ok(value),
        "DBIT" => Ok(-value),
        other => Err(Fault::value(line, "CdtDbtInd", "`CRDT` or `DBIT`", other)),
    }
}

fn statement(node: Node<'_, '_>) -> Result<Statement, Fault> {
    let mut statement = Statement::new(Format::Camt);
    let iban = text(node, &["Acct", "Id", "IBAN"]);
    statement.account =
        if iban.is_empty() { text(node, &["Acct", "Id", "Othr", "Id"]) } else { iban };
    statement.currency = text(node, &["Acct", "Ccy"]).parse().ok();
    let period = |name: &str| day(&text(node, &["FrToDt", name]), "%Y-%m-%d");
    (statement.from, statement.to) = (period("FrDtTm"), period("ToDtTm"));
    for balance in all(node, "Bal") {
        let code = text(balance, &["Tp", "CdOrPrtry", "Cd"]);
        let day = date(balance, &["Dt"]);
        let currency =
            at(balance, &["Amt"]).and_then(|amount| amount.attribute("Ccy")?.parse().ok());
        statement.currency = statement.currency.or(currency);
        match code.as_str() {
            "OPBD" | "PRCD" if statement.opening.is_none() || code == "OPBD" => {
                statement.opening = Some(signed(balance)?);
            }
            "CLBD" => {
                statement.closing = Some(signed(balance)?);
                statement.to = statement.to.or(day);
            }
            _ => {}
        }
    }
    for entry in all(node, "Ntry") {
        statement.lines.extend(line(entry)?);
    }
    Ok(statement)
}

/// The row that an entry is; `None` for one that is only for information.
fn line(entry: Node<'_, '_>) -> Result<Option<Line>, Fault> {
    let at_line = line_of(entry);
    let coded = text(entry, &["Sts", "Cd"]);
    let status = if coded.is_empty() { text(entry, &["Sts"]) } else { coded };
    if status == "INFO" {
        return Ok(None);
    }
    let (booked, value) = (date(entry, &["BookgDt"]), date(entry, &["ValDt"]));
    let day = booked.or(value);
    let day = day.ok_or_else(|| Fault::new(at_line, "BookgDt", "is missing, or is no day"))?;
    let mut line = Line::new(at_line, day, signed(entry)?);
    line.value = value;
    line.pending = matches!(status.as_str(), "PDNG" | "FUTR");
    line.currency = at(entry, &["Amt"]).and_then(|amount| amount.attribute("Ccy")?.parse().ok());
    line.bank_id = text(entry, &["AcctSvcrRef"]);
    let parts: Vec<Node<'_, '_>> =
        all(entry, "NtryDtls").flat_map(|details| all(details, "TxDtls")).collect();
    let is_out = line.amount.is_sign_negative();
    let mut words = Vec::new();
    for part in &parts {
        detail(&mut line, *part, is_out, &mut words);
    }
    words.push(text(entry, &["AddtlNtryInf"]));
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    line.text = joined(&words);
    if parts.len() > 1 {
        // Of a batch nobody is the party, and no one reference is the row's.
        line.reference.clear();
        line.iban.clear();
    }
    Ok(Some(line))
}

fn detail(line: &mut Line, part: Node<'_, '_>, is_out: bool, words: &mut Vec<String>) {
    let first = |target: &mut String, paths: &[&[&str]]| {
        if target.is_empty() {
            *target = paths
                .iter()
                .map(|path| text(part, path))
                .find(|text| !text.is_empty())
                .unwrap_or_default();
        }
    };
    first(&mut line.bank_id, &[&["Refs", "AcctSvcrRef"], &["Refs", "TxId"], &["Refs", "UETR"]]);
    first(
        &mut line.reference,
        &[&["Refs", "EndToEndId"], &["RmtInf", "Strd", "CdtrRefInf", "Ref"], &["Refs", "InstrId"]],
    );
    let (side, account) = if is_out { ("Cdtr", "CdtrAcct") } else { ("Dbtr", "DbtrAcct") };
    let mut party = String::new();
    first(&mut party, &[&["RltdPties", side, "Nm"], &["RltdPties", side, "Pty", "Nm"]]);
    if line.party.is_empty() {
        line.party = party;
    } else if !party.is_empty() && !line.party.contains(&party) && line.party.len() < 200 {
        line.party = format!("{}, {party}", line.party);
    }
    first(
        &mut line.iban,
        &[&["RltdPties", account, "Id", "IBAN"], &["RltdPties", account, "Id", "Othr", "Id"]],
    );
    if let Some(remittance) = at(part, &["RmtInf"]) {
        words.extend(all(remittance, "Ustrd").map(own));
        for structured in all(remittance, "Strd") {
            words.push(text(structured, &["CdtrRefInf", "Ref"]));
            words.push(text(structured, &["AddtlRmtInf"]));
        }
    }
    words.push(text(part, &["AddtlTxInf"]));
}
