//! What templates and conditions see of an item: `item`, `facts`, `contact`, `owner`, `today`.

use std::collections::BTreeMap;

use serde_json::{Map, Value, json};

use super::desk::Desk;
use super::extract::{self, Facts};
use super::statement;
use super::template::Context;
use super::words;
use crate::base::clock;
use crate::model::item::{Item, Kind};
use crate::model::person::{Address, Contact};
use crate::vault::intake::flat;

/// Whose vault it is, as drafts sign.
#[derive(Clone, Debug, Default)]
pub(crate) struct OwnerCard {
    pub(crate) name: String,
    /// In lower case; the first is the one that is shown.
    pub(crate) emails: Vec<String>,
    /// The tax that their invoices carry, in per cent.
    pub(crate) tax_percent: String,
    /// The tax that invoices carry to those who owe it themselves.
    pub(crate) reverse_charge: String,
}

/// Every name that templates can use, with what it is; `docs/playbooks.md` and the checks are held against it.
pub(crate) const VARIABLES: &[(&str, &str)] = &[
    ("item.id", "the item's id"),
    ("item.type", "`email`, `message`, `file`, …"),
    ("item.source", "the watcher that saw it: `files`, …"),
    ("item.subject", "the subject"),
    ("item.text", "the text (the first 256 KiB)"),
    ("item.from.name", "the sender's name, as they write it"),
    ("item.from.email", "the sender's address"),
    ("item.sender", "the sender's name, or the address where there is none"),
    ("item.answer_to", "the addresses that an answer goes to, as a list"),
    ("item.to", "the addresses it went to, as a list"),
    ("item.cc", "the addresses that got a copy, as a list"),
    ("item.received", "the day it was sent: `2026-11-16`"),
    ("item.age_days", "how many days ago that was"),
    ("item.to_owner", "`true` where one of your addresses is among those it went to"),
    ("item.message_id", "its Message-ID"),
    ("item.references", "the Message-IDs of the thread so far, as a list"),
    ("item.answered", "`true` where mail of yours answers it already"),
    ("item.thread", "the thread's id"),
    ("item.attachments", "the files' vault paths, as a list"),
    (
        "item.documents",
        "the vault paths of what can be booked, as a list: its PDF, XML, picture and page files; the mail itself where it has none",
    ),
    ("item.files", "the files' own names, as a list"),
    (
        "item.marks",
        "what the watcher saw, as a list: `list`, `auto`, `bounce`, `invite`, `continued`, …",
    ),
    ("item.verified", "`true` where the mail server vouches for the sender"),
    ("item.warnings", "warnings about the sender, as a list"),
    ("contact.name", "the sender's note in `Contacts/`"),
    ("contact.known", "`true` where the owner deals with them"),
    ("contact.emails", "their addresses, as a list"),
    ("contact.rate", "what an hour of your work costs them, as their note says: `95.00 EUR`"),
    ("contact.tax", "the tax on what they buy, in per cent, as their note says"),
    ("contact.category", "what you book their bills as, as their note says"),
    ("owner.name", "your name, from the settings"),
    ("owner.email", "the first of your addresses"),
    (
        "books.categories",
        "what each vendor's latest bill was booked as, by the vendor's name in small letters",
    ),
    (
        "books.booked",
        "the bill or expense of this vendor that has the invoice's or order's number already: `BILL-0007`",
    ),
    ("books.input_tax", "`true` where the tax that a bill states is deducted, as the settings say"),
    ("books.system", "where bills are booked: `ledger`, or `odoo` where the settings say so"),
    (
        "statement.payments",
        "lines of a bank statement that pay what is open, as a list of `document`, `party`, `amount`, `date`, `line`",
    ),
    ("statement.others", "its other lines, as a list"),
    ("timesheet.client", "the client in `Accounting/Time/` that the message names"),
    ("timesheet.month", "the month that is billed: `2026-10`; the last one where none is named"),
    ("timesheet.month_name", "the same in words, in the client's language"),
    ("timesheet.language", "the client's language: `en`, `de`"),
    ("timesheet.contact", "the client's note in `Contacts/`"),
    ("timesheet.to", "the address in it"),
    ("timesheet.hours", "the hours of that month that are not billed yet"),
    ("timesheet.lines", "the same as an invoice's lines, one for each project and rate"),
    ("timesheet.currency", "their currency"),
    ("timesheet.total", "what they come to with their tax"),
    ("timesheet.rows", "which rows of the time sheets they are"),
    ("timesheet.fault", "why nothing can be billed, with file and line"),
    ("today", "today: `2026-11-16`"),
    ("facts.language", "`en`, `de`, …"),
    (
        "facts.total",
        "what is to be paid or was: `1200.50 EUR`; nothing where the text leaves it open",
    ),
    ("facts.net", "the total without tax"),
    ("facts.tax", "the tax"),
    ("facts.amounts", "every amount, as a list of `money` and `label`"),
    ("facts.tax_percent", "the tax's rate in per cent, where the text names one"),
    ("facts.taxes", "the tax by rate, as a list of `rate`, `base`, `tax`"),
    ("facts.tax_included", "`true` where the text says that the total holds the tax"),
    ("facts.date", "the document's own day"),
    ("facts.due", "the day by which it is due"),
    ("facts.dates", "every day named, as a list"),
    ("facts.deadlines", "what is to be done by when, as a list of `text` and `date`"),
    ("facts.invoice_number", "the invoice's number"),
    ("facts.order_number", "the order's number"),
    ("facts.references", "other numbers with a name, as a list"),
    ("facts.ibans", "bank accounts, as a list"),
    ("facts.bics", "banks, as a list"),
    ("facts.phones", "phone numbers, as a list"),
    ("facts.urls", "web addresses, as a list"),
    ("facts.emails", "mail addresses in the text, as a list"),
    ("facts.names", "who signs, and their firm, as a list"),
    ("facts.addresses", "postal addresses, as a list"),
    ("facts.vendor", "who sells or bills"),
    (
        "facts.lines",
        "an invoice's lines, as a list of `text`, `quantity`, `price`, `amount`, `currency`",
    ),
    ("facts.hours", "hours worked: `7.5`"),
    ("facts.questions", "the questions asked, as a list"),
    ("facts.requests", "what is asked for, as a list"),
    ("facts.event.summary", "a meeting's or journey's title"),
    ("facts.event.start", "when it begins"),
    ("facts.event.end", "when it ends"),
    ("facts.event.location", "where it is"),
    ("facts.event.organizer", "who invites"),
    ("facts.event.method", "`request`, `cancel`, `publish`, `reply`"),
    ("facts.event.uid", "its own id"),
    ("facts.unsure", "what the text leaves open, as a list of questions"),
    (
        "invoice.net",
        "what an invoice that the message asks for comes to without tax; nothing where it leaves that open",
    ),
    ("invoice.lines", "its lines, as `facts.lines`; hours at `contact.rate` where it names none"),
    (
        "invoice.tax",
        "its tax in per cent: none, with the words for it, where the contact's note says `reverse_charge: true`; else as the message says, else `contact.tax`, else the setting `books.tax_percent`",
    ),
];

/// Whether a name with dots can be used: one of [`VARIABLES`], a part of one, or something inside one that is a list.
pub(crate) fn is_variable(path: &str) -> bool {
    VARIABLES.iter().any(|(name, _)| {
        let inside = |long: &str, short: &str| {
            long.strip_prefix(short).is_some_and(|rest| rest.starts_with('.'))
        };
        *name == path || inside(name, path) || inside(path, name)
    })
}

/// All that templates see of an item. Answers of the person stand in place of what was found.
pub(crate) fn of(
    item: &Item,
    facts: &Facts,
    contact: Option<&Contact>,
    desk: &Desk,
    answers: &BTreeMap<String, String>,
) -> Context {
    let (owner, today) = (&desk.owner, desk.today);
    let mut context = Context::default();
    context.set("item", of_item(item, desk));
    context.set("statement", statement::of(item, &desk.booked, desk.currency));
    let said = format!("{}\n{}", item.subject, words::start(&extract::own_words(item)));
    context.set("timesheet", super::timesheet::of(&said, desk, answers));
    let vendors = [
        contact.map(|contact| contact.name.as_str()),
        facts.vendor.as_ref().map(|vendor| vendor.value.as_str()),
        item.from.as_ref().map(|from| from.name.as_str()),
    ];
    context.set(
        "books",
        json!({"categories": desk.booked.categories, "system": desk.system, "input_tax": desk.input_tax,
               "booked": desk.booked.same(facts, &vendors.into_iter().flatten().collect::<Vec<_>>())}),
    );
    let mut found = plain(&serde_json::to_value(facts).unwrap_or_default());
    if let Value::Object(found) = &mut found {
        answer(found, answers);
    }
    context.set("facts", found);
    context.set(
        "contact",
        contact.map_or(Value::Null, |contact| {
            json!({"name": contact.name, "known": contact.known, "emails": contact.emails,
                    "rate": contact.rate, "tax": contact.tax, "category": contact.category})
        }),
    );
    context.set("invoice", super::invoicing::asked(facts, contact, owner));
    context.set("owner", json!({"name": owner.name, "email": owner.emails.first()}));
    context.set("today", json!(today.to_string()));
    context
}

fn answer(found: &mut Map<String, Value>, answers: &BTreeMap<String, String>) {
    for (name, value) in answers {
        if let Some(path) = name.strip_prefix("facts.").filter(|_| is_variable(name)) {
            put(found, path, value);
        }
    }
}

/// Puts a value at a path like `event.start`.
fn put(found: &mut Map<String, Value>, path: &str, value: &str) {
    let Some((first, rest)) = path.split_once('.') else {
        found.insert(path.to_owned(), json!(value));
        return;
    };
    let inner = found.entry(first).or_insert(Value::Null);
    if inner.is_null() {
        *inner = json!({});
    }
    if let Value::Object(inner) = inner {
        put(inner, rest, value);
    }
}

fn of_item(item: &Item, desk: &Desk) -> Value {
    let (owner, today) = (&desk.owner, desk.today);
    let addresses = |list: &[Address]| list.iter().map(ToString::to_string).collect::<Vec<_>>();
    let from = item.from.clone().unwrap_or_default();
    let answer_to = if item.reply_to.is_empty() {
        addresses(item.from.as_slice())
    } else {
        addresses(&item.reply_to)
    };
    let received = clock::local(item.received).date_naive();
    let is_owner = |address: &Address| owner.emails.contains(&address.email.to_lowercase());
    json!({
        "id": item.id.as_str(),
        "type": item.kind.as_str(),
        "source": item.source,
        "subject": item.subject,
        "text": words::start(&item.text),
        "from": {"name": from.name, "email": from.email},
        "sender": from.called(),
        "answer_to": answer_to,
        "to": addresses(&item.to),
        "cc": addresses(&item.cc),
        "received": received.to_string(),
        "age_days": (today - received).num_days(),
        "to_owner": item.to.iter().chain(&item.cc).any(is_owner),
        "message_id": item.message_id,
        "references": item.references,
        "answered": desk.replied.contains(&item.id)
            || item.message_id.as_ref().is_some_and(|id| desk.answered.contains(id)),
        "thread": item.thread,
        "attachments": item.attachments.iter().map(|file| file.path.as_str()).collect::<Vec<_>>(),
        "documents": documents(item),
        "files": item.attachments.iter().map(|file| file.name.as_str()).collect::<Vec<_>>(),
        "marks": item.marks,
        "verified": item.sender.verified,
        "warnings": item.sender.warnings,
    })
}

/// The files that a bill can be kept as: the paper that came, else the mail, which is the bill then.
fn documents(item: &Item) -> Vec<String> {
    let is_paper = |mime: &str| {
        mime == "application/pdf"
            || mime.starts_with("image/")
            || mime.ends_with("/xml")
            || mime == "text/html"
    };
    let papers = item.attachments.iter().filter(|file| is_paper(&file.mime)).take(MOST_PAPERS);
    let papers: Vec<String> = papers.map(|file| file.path.clone()).collect();
    let watched = matches!(item.source.as_str(), "files" | "imap" | "gmail");
    if papers.is_empty() && item.kind == Kind::Email && watched {
        let flat = flat(item.id.as_str()).path();
        let is_flat = item.original.as_ref() == Some(&flat);
        return vec![if is_flat { flat } else { format!("Attachments/{}/message.eml", item.id) }];
    }
    papers
}

/// The most files that one bill is kept as.
const MOST_PAPERS: usize = 5;

/// Facts with each `value` in place of its words and line; what a message only quotes is left out.
fn plain(facts: &Value) -> Value {
    let found = |value: &Value| {
        value.get("words").is_some() && value.get("line").is_some() && value.get("value").is_some()
    };
    let quoted = |value: &Value| found(value) && value.get("quoted") == Some(&Value::Bool(true));
    match facts {
        _ if quoted(facts) => Value::Null,
        Value::Object(pairs) if found(facts) => plain(pairs.get("value").unwrap_or(&Value::Null)),
        Value::Object(pairs) => {
            Value::Object(pairs.iter().map(|(key, value)| (key.clone(), plain(value))).collect())
        }
        Value::Array(values) => {
            Value::Array(values.iter().filter(|value| !quoted(value)).map(plain).collect())
        }
        other => other.clone(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::plan::extract;

    #[test]
    fn every_fact_is_named() {
        let facts = Facts { event: Some(extract::Event::default()), ..Facts::default() };
        let Value::Object(facts) = serde_json::to_value(facts).unwrap() else { panic!() };
        for (name, value) in facts {
            let path = format!("facts.{name}");
            assert!(is_variable(&path), "{path} is not in VARIABLES");
            for inner in value.as_object().into_iter().flat_map(|inner| inner.keys()) {
                assert!(
                    VARIABLES.iter().any(|(name, _)| *name == format!("{path}.{inner}")),
                    "{path}.{inner}"
                );
            }
        }
    }

    #[test]
    fn names_are_known_by_their_parts() {
        for (path, known) in [
            ("item", true),
            ("item.from", true),
            ("item.from.name", true),
            ("facts.lines.0.text", true),
            ("item.form", false),
            ("itemx", false),
            ("customer", false),
        ] {
            assert_eq!(is_variable(path), known, "{path}");
        }
    }
}
