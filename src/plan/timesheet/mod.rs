//! The hours that were worked, and what of them is to be billed: what `timesheet` is to a playbook.
//!
//! A row is known by its day, client and hours, and by which of several such it is, so that a corrected note or rate makes no
//! new row of it. An invoice carries the rows that it bills (`time` in the journal); what a valid invoice carries is not billed again.

mod read;

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

use chrono::{Datelike as _, Days, NaiveDate};
use rust_decimal::Decimal;
use serde_json::{Value, json};

use super::desk::Desk;
use crate::model::Id;
use crate::model::action::{Invoice, Line};
use crate::model::language::Language;
use crate::model::money::{Currency, Money};
use crate::model::person::Contact;
use crate::vault::contacts::by_customer;
use crate::vault::{Folder, Vault, VaultError};

/// The folder of time sheets, below `Accounting/`.
const BELOW: &str = "Time";

/// One stretch of work.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Row {
    pub(crate) path: String,
    pub(crate) line: usize,
    pub(crate) date: NaiveDate,
    pub(crate) client: String,
    pub(crate) project: String,
    pub(crate) hours: Decimal,
    pub(crate) note: String,
    pub(crate) rate: Option<Money>,
    /// `2026-10/k3xq7a2m4c`
    pub(crate) id: String,
}

/// What in a time sheet can't be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Fault {
    path: String,
    line: usize,
    what: String,
    client: Option<String>,
    date: Option<NaiveDate>,
}

impl Fault {
    fn new(path: &str, line: usize, what: String) -> Fault {
        Fault { path: path.to_owned(), line, what, client: None, date: None }
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}: {}", self.path, self.line, self.what)
    }
}

/// All time sheets of a vault.
#[derive(Clone, Debug, Default)]
pub(crate) struct Sheets {
    pub(crate) rows: Vec<Row>,
    pub(crate) faults: Vec<Fault>,
}

impl Sheets {
    /// Reads every note and CSV file in `Accounting/Time/`.
    pub(crate) fn read(vault: &Vault, currency: Option<Currency>) -> Result<Sheets, VaultError> {
        let mut sheets = Sheets::default();
        for place in vault.list_files(Folder::Accounting, BELOW, &[".md", ".csv"])? {
            let path = place.path();
            match vault.read_text(&place) {
                Ok(text) => {
                    let (rows, faults) = read::read(&path, &text, currency);
                    sheets.rows.extend(rows);
                    sheets.faults.extend(faults);
                }
                Err(error) if error.is_passing() => return Err(error),
                Err(error) => sheets.faults.push(Fault::new(&path, 1, error.to_string())),
            }
        }
        sheets.name();
        Ok(sheets)
    }

    /// Gives each row its id.
    fn name(&mut self) {
        let mut seen: BTreeMap<(NaiveDate, String, Decimal), u32> = BTreeMap::new();
        for row in &mut self.rows {
            let client = folded(&row.client);
            let count = seen.entry((row.date, client.clone(), row.hours)).or_default();
            *count += 1;
            let (date, hours) = (row.date.to_string(), row.hours.to_string());
            let parts = ["time", &date, &client, &hours, &count.to_string()].map(str::to_owned);
            let parts: Vec<&[u8]> = parts.iter().map(String::as_bytes).collect();
            row.id = format!("{}/{}", row.date.format("%Y-%m"), Id::of(&parts));
        }
    }
}

/// The contacts that are billed by the month and have hours of it that no invoice has.
pub(crate) fn unbilled(desk: &Desk, month: &str) -> Vec<String> {
    let start = format!("{month}/");
    let is_open =
        |row: &&Row| row.id.starts_with(&start) && !desk.booked.time.contains_key(&row.id);
    let open: Vec<&Row> = desk.sheets.rows.iter().filter(is_open).collect();
    let worked_for = |contact: &&Contact| {
        let is_them = |row: &&Row| {
            by_customer(&desk.contacts, &row.client).is_some_and(|own| own.name == contact.name)
        };
        contact.billing.monthly && open.iter().any(is_them)
    };
    desk.contacts.iter().filter(worked_for).map(|contact| contact.name.clone()).collect()
}

/// Whether a text is a month like `2026-10`.
pub(crate) fn is_month(text: &str) -> bool {
    let parts = text.split('-').map(str::len);
    parts.eq([4, 2]) && NaiveDate::parse_from_str(&format!("{text}-01"), "%Y-%m-%d").is_ok()
}

/// One client's month.
struct Month<'a> {
    client: String,
    contact: Option<&'a Contact>,
    /// `2026-10`
    name: String,
}

/// `timesheet` as templates see it: nothing but what is sure. Answers of the person come first.
pub(super) fn of(words: &str, desk: &Desk, answers: &BTreeMap<String, String>) -> Value {
    let client = answers.get("client").cloned().or_else(|| named(words, desk));
    let month = answers.get("month").cloned().or_else(|| month_in(words, desk.today));
    let Some(client) = client else { return json!({"month": month}) };
    let contact = by_customer(&desk.contacts, &client);
    let month = month.unwrap_or_else(|| last_month(desk.today));
    let month = Month { client, contact, name: month };
    let language = Language::to(contact, &desk.language);
    let mut found = json!({
        "client": month.client,
        "month": month.name,
        "month_name": month_name(&month.name, language),
        "language": language.code(),
        "to": contact.and_then(|contact| contact.emails.first()),
        "contact": contact.map(|contact| contact.name.clone()),
    });
    let bill = match bill(&month, desk, language) {
        Ok(bill) => bill,
        Err(fault) => json!({"fault": fault}),
    };
    if let (Value::Object(found), Value::Object(bill)) = (&mut found, bill) {
        found.extend(bill);
    }
    found
}

/// The rows of a client's month that no invoice has yet, as lines; an error says why there are none.
fn bill(month: &Month<'_>, desk: &Desk, language: Language) -> Result<Value, String> {
    let is_client = |name: &str| {
        folded(name) == folded(&month.client)
            || month.contact.is_some_and(|contact| {
                by_customer(&desk.contacts, name).is_some_and(|own| own.name == contact.name)
            })
    };
    let of_month = |date: NaiveDate| date.format("%Y-%m").to_string() == month.name;
    let is_ours = |fault: &&Fault| {
        fault.client.as_deref().is_none_or(is_client) && fault.date.is_none_or(of_month)
    };
    if let Some(fault) = desk.sheets.faults.iter().find(is_ours) {
        return Err(fault.to_string());
    }
    let all: Vec<&Row> = desk
        .sheets
        .rows
        .iter()
        .filter(|row| is_client(&row.client) && of_month(row.date))
        .collect();
    let there: BTreeSet<&str> = all.iter().map(|row| row.id.as_str()).collect();
    let start = format!("{}/", month.name);
    for (row, billed) in &desk.booked.time {
        if row.starts_with(&start) && is_client(&billed.party) && !there.contains(row.as_str()) {
            return Err(format!(
                "a row that {} billed is not in the time sheets of {} any more: its day, client or hours were changed",
                billed.id, month.name
            ));
        }
    }
    let rows: Vec<&Row> =
        all.into_iter().filter(|row| !desk.booked.time.contains_key(&row.id)).collect();
    if rows.is_empty() {
        return Err(format!("there are no hours of {} that are not billed yet", month.name));
    }
    let lines = by_project(&rows, month, desk)?;
    let currency = lines.first().map(|(_, rate, _)| rate.currency());
    let Some(currency) = currency.filter(|own| lines.iter().all(|line| line.1.currency() == *own))
    else {
        return Err(format!("the rates of {} are in several currencies", month.name));
    };
    Ok(invoice(month, &lines, currency, &rows, desk, language))
}

/// Hours by project and rate, in the order of the sheets.
fn by_project(
    rows: &[&Row],
    month: &Month<'_>,
    desk: &Desk,
) -> Result<Vec<(String, Money, Decimal)>, String> {
    let own = month.contact.and_then(|contact| contact.rate.as_deref());
    let own = own.and_then(|rate| read::rate(rate, desk.currency));
    let mut lines: Vec<(String, Money, Decimal)> = Vec::new();
    for row in rows {
        let rate = row.rate.or(own).ok_or_else(|| {
            format!(
                "{}:{}: no rate, and none in the client's note (`rate: 95.00 EUR`)",
                row.path, row.line
            )
        })?;
        let same = |line: &&mut (String, Money, Decimal)| line.0 == row.project && line.1 == rate;
        match lines.iter_mut().find(same) {
            Some((.., hours)) => *hours += row.hours,
            None => lines.push((row.project.clone(), rate, row.hours)),
        }
    }
    Ok(lines)
}

fn invoice(
    month: &Month<'_>,
    lines: &[(String, Money, Decimal)],
    currency: Currency,
    rows: &[&Row],
    desk: &Desk,
    language: Language,
) -> Value {
    let tax = super::invoicing::tax(None, month.contact, &desk.owner);
    let name = month_name(&month.name, language);
    let line = |(project, rate, hours): &(String, Money, Decimal)| Line {
        text: match (project.is_empty(), language) {
            (false, _) => format!("{project}, {name}"),
            (true, Language::German) => format!("Leistungen im {name}"),
            (true, Language::English) => format!("Work in {name}"),
        },
        quantity: hours.normalize().to_string(),
        price: rate.amount().to_string(),
        tax: tax.clone(),
    };
    let invoice = Invoice {
        customer: month.client.clone(),
        currency,
        lines: lines.iter().map(line).collect(),
        date: None,
        due: None,
        note: String::new(),
        time: Vec::new(),
    };
    let hours: Decimal = rows.iter().map(|row| row.hours).sum();
    json!({
        "hours": hours.normalize().to_string(),
        "currency": currency.to_string(),
        "total": invoice.total().ok().map(|total| total.to_string()),
        "lines": invoice.lines,
        "rows": rows.iter().map(|row| row.id.clone()).collect::<Vec<_>>(),
    })
}

/// The one client in the time sheets whose name stands in the words.
fn named(words: &str, desk: &Desk) -> Option<String> {
    let words = format!(" {} ", plain(words));
    let mut found: Vec<String> = Vec::new();
    for row in &desk.sheets.rows {
        let contact = by_customer(&desk.contacts, &row.client);
        let name = contact.map_or_else(|| row.client.clone(), |contact| contact.name.clone());
        let called = contact.into_iter().flat_map(|contact| {
            [contact.billing.called.clone(), contact.billing.company.clone(), contact.name.clone()]
        });
        let is_named = called
            .chain([row.client.clone()])
            .map(|name| plain(&name))
            .any(|name| !name.is_empty() && words.contains(&format!(" {name} ")));
        if is_named && !found.contains(&name) {
            found.push(name);
        }
    }
    match found.as_slice() {
        [one] => Some(one.clone()),
        _ => None,
    }
}

/// Small letters and digits, with one space for all else.
fn plain(text: &str) -> String {
    let words = text.to_lowercase();
    let words = words.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    words.collect::<Vec<_>>().join(" ")
}

fn folded(name: &str) -> String {
    name.trim().to_lowercase()
}

const MONTHS: [(&str, &str); 12] = [
    ("January", "Januar"),
    ("February", "Februar"),
    ("March", "März"),
    ("April", "April"),
    ("May", "Mai"),
    ("June", "Juni"),
    ("July", "Juli"),
    ("August", "August"),
    ("September", "September"),
    ("October", "Oktober"),
    ("November", "November"),
    ("December", "Dezember"),
];

/// The month that the words name: `2026-10`, `October 2026`, `October` (the last one), `this month`, `last month`.
fn month_in(words: &str, today: NaiveDate) -> Option<String> {
    let mut written =
        words.split(|c: char| !c.is_ascii_digit() && c != '-').filter(|word| is_month(word));
    if let Some(month) = written.next() {
        return Some(month.to_owned());
    }
    let plain = plain(words);
    if ["this month", "diesen monat", "dieses monats", "diesem monat"]
        .iter()
        .any(|said| plain.contains(said))
    {
        return Some(today.format("%Y-%m").to_string());
    }
    let list: Vec<&str> = plain.split(' ').collect();
    let number = |word: &str| {
        (1..).zip(MONTHS).find(|(_, (english, german))| {
            // `may` is a verb more often than a month.
            word != "may" && (word == english.to_lowercase() || word == german.to_lowercase())
        })
    };
    let (at, month) = list.iter().enumerate().find_map(|(at, word)| Some((at, number(word)?.0)))?;
    let year = list.get(at + 1).and_then(|year| year.parse::<i32>().ok());
    let year = year.filter(|year| (2000..2100).contains(year));
    let year = year.unwrap_or_else(|| today.year() - i32::from(month > today.month()));
    Some(format!("{year}-{month:02}"))
}

fn last_month(today: NaiveDate) -> String {
    let last = today.with_day(1).and_then(|first| first.checked_sub_days(Days::new(1)));
    last.unwrap_or(today).format("%Y-%m").to_string()
}

/// `October 2026`; what is no month as it is.
fn month_name(month: &str, language: Language) -> String {
    let parts = month.split_once('-').and_then(|(year, month)| {
        let (english, german) = MONTHS.get(month.parse::<usize>().ok()?.checked_sub(1)?)?;
        Some((year, *english, *german))
    });
    match (parts, language) {
        (Some((year, english, _)), Language::English) => format!("{english} {year}"),
        (Some((year, _, german)), Language::German) => format!("{german} {year}"),
        (None, _) => month.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn months_are_read_as_people_write_them() {
        let today = "2026-11-16".parse().unwrap();
        for (words, month) in [
            ("the monthly invoice to Dana for 2026-09", Some("2026-09")),
            ("for October, please", Some("2026-10")),
            ("für Dezember", Some("2025-12")),
            ("for March 2025", Some("2025-03")),
            ("of this month", Some("2026-11")),
            ("you may send it", None),
            ("INV-2026-1", None),
        ] {
            assert_eq!(month_in(words, today).as_deref(), month, "{words}");
        }
        assert_eq!(last_month("2026-01-01".parse().unwrap()), "2025-12");
    }

    #[test]
    fn a_row_is_the_same_whatever_is_put_before_it() {
        let sheets = |text: &str| {
            let (rows, _) = read::read("t.csv", text, "EUR".parse().ok());
            let mut sheets = Sheets { rows, faults: Vec::new() };
            sheets.name();
            sheets.rows.into_iter().map(|row| row.id).collect::<Vec<_>>()
        };
        let two = sheets("date,client,hours,note\n2026-10-05,Dana,2,a\n2026-10-05,Dana,2,b\n");
        assert_ne!(two[0], two[1]);
        let three = sheets(
            "date,client,hours,note\n2026-10-05,Dana,3,new\n2026-10-05,dana,2.0,A\n2026-10-05,Dana,2,B\n",
        );
        assert_eq!(three[1..], two);
        assert!(two[0].starts_with("2026-10/"));
    }
}
