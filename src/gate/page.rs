//! A request as a person reads it: drawn from the action by code, as a note and for the terminal.

use std::fmt::Write as _;

use serde_json::{Value, json};

use super::{content, odoo};
use crate::base::text::{cut, shown, shown_line};
use crate::model::action::{Action, Connector, Email, Via};
use crate::model::request::{Outside, Verdict};
use crate::remote::message;
use crate::state::requests::Request;
use crate::vault::{Folder, Front, Note, inert};

/// One line of what will happen: a label of ours and a value that may be foreign.
pub(super) struct Fact {
    label: &'static str,
    value: String,
    /// Whether the value is our own words, which need no quoting.
    own: bool,
}

impl Fact {
    fn markdown(&self) -> String {
        let value = if self.own { shown_line(&self.value) } else { inert::line(&self.value) };
        format!("- {}: {value}\n", self.label)
    }
}

/// The note of a request, for `Pending_Approval/` or `Approved/`.
pub(crate) fn note(request: &Request, folder: Folder) -> Note {
    Note::new(front(request, folder), body(request))
}

fn front(request: &Request, folder: Folder) -> Front {
    let mut front = Front::default();
    front.set_plain("id", request.id.as_str());
    front.set_plain("type", "approval");
    front.set_plain("action", request.action.name());
    front.set("target", &json!(inert::value(&request.action.target())));
    if let Some(amount) = request.action.amount() {
        front.set("amount", &json!(amount.to_string()));
    }
    let link = |stem: &Option<String>| stem.as_ref().map(|stem| Value::from(format!("[[{stem}]]")));
    for (key, value) in
        [("item", link(&request.origin.item_note)), ("plan", link(&request.origin.plan_note))]
    {
        if let Some(value) = value {
            front.set(key, &value);
        }
    }
    front.set("rule", &json!(inert::value(&request.rule)));
    front.set_plain("asked", &request.asked);
    front.set_plain("expires", &request.expires);
    front.set("status", &json!(folder.status()));
    front
}

fn body(request: &Request) -> String {
    let origin = &request.origin;
    // Drawn from the action alone: whoever proposed it has no word in the heading.
    let mut body = format!(
        "# {}: {}\n\n",
        capital(request.action.spec().summary),
        inert::line(&request.action.target())
    );
    for warning in &origin.warnings {
        let _ = writeln!(body, "- ⚠ {}", inert::line(warning));
    }
    if !origin.warnings.is_empty() {
        body.push('\n');
    }
    body += "## What will happen\n\n";
    body.extend(facts(request).iter().map(Fact::markdown));
    body += "\n## Why\n\n";
    body.extend(reasons(request).iter().map(Fact::markdown));
    let undone = origin.undoes.as_ref().map(|undoes| undoes.note.clone());
    let links = [("For", &origin.item_note), ("Plan", &origin.plan_note), ("Undoes", &undone)];
    for (label, note) in links {
        if let Some(stem) = note {
            let _ = writeln!(body, "- {label}: {}", inert::link(stem));
        }
    }
    body += &outside(&origin.outside);
    if let Some(changed) = &origin.changed {
        let _ = write!(
            body,
            "\n## What was changed since it was first drawn\n\n{}",
            inert::block(changed)
        );
    }
    body.push('\n');
    body += &content::write(&request.action);
    body += &asks(request);
    body
}

pub(super) fn asks(request: &Request) -> String {
    format!("\n## Your answer\n\n{}", answer(request))
}

pub(super) fn to_do(request: &Request) -> String {
    let id = &request.id;
    format!(
        "\n## What to do\n\n- Mend what is wrong, then `fte queue retry {id}`: you are asked once more, and it is done.\n\
         - Let it be: `fte queue drop {id}`.\n"
    )
}

/// The section on values from outside, what decides about harm first.
fn outside(values: &[Outside]) -> String {
    if values.is_empty() {
        return String::new();
    }
    let mut text = "\n## From outside\n\nThese values stand in what was sent to you. Check that they are what you want.\n\n".to_owned();
    for value in
        values.iter().filter(|value| value.harm).chain(values.iter().filter(|value| !value.harm))
    {
        let (mark, field) = (if value.harm { "⚠ " } else { "" }, &value.field);
        let (words, quote) = (inert::line(&value.value), inert::line(&value.quote));
        let _ = writeln!(text, "- {mark}in `{field}`: {words} from {}: {quote}", place(value));
    }
    text
}

fn place(value: &Outside) -> String {
    if value.line == 0 { "its header".into() } else { format!("line {}", value.line) }
}

fn capital(words: &str) -> String {
    let mut chars = words.chars();
    chars.next().map(|first| first.to_uppercase().chain(chars).collect()).unwrap_or_default()
}

fn answer(request: &Request) -> String {
    let id = request.handle();
    match request.verdict {
        Verdict::AskTwice(_) => format!(
            "This one needs a yes on a terminal, with the amount typed: `fte approve yes {id}`. Moving the file is not enough.\n\
             To say no, move this file to `Rejected/` or run `fte approve no {id}`.\n"
        ),
        _ => format!(
            "Yes: move this file to `Approved/`, or run `fte approve yes {id}`.\n\
             No: move it to `Rejected/`, or run `fte approve no {id}`.\n\
             To change it, edit “Exact content” first; you are shown the difference and asked once more.\n"
        ),
    }
}

fn facts(request: &Request) -> Vec<Fact> {
    let action = &request.action;
    let mut facts = vec![own("Action", format!("`{}`, {}", action.name(), action.spec().summary))];
    match action {
        Action::SendEmail(mail) | Action::ReplyEmail(mail) => facts.extend(mail_facts(mail)),
        Action::CreateInvoice(invoice) => facts.extend(invoice_facts(invoice)),
        Action::CallWebhook(hook) => {
            facts.push(match &hook.url {
                Some(url) => fact("To", url.clone()),
                None => own("To", "not set: `webhook.url` in .fte/config.yaml"),
            });
            facts.push(match &hook.find {
                _ if hook.repeat => {
                    own("If its answer is lost", "it is sent again under the same key")
                }
                Some(find) => fact("If its answer is lost", format!("asked at {find}")),
                None => own("If its answer is lost", "you are asked"),
            });
            facts.push(fact("Event", hook.event.clone()));
        }
        Action::Pay(transfer) => facts.push(fact("Account", transfer.iban.clone())),
        _ if action.connector() == Connector::Odoo => facts.extend(odoo::facts(action)),
        _ => facts.push(fact("For", action.target())),
    }
    if let Some(amount) = action.amount() {
        facts.push(own("Amount", amount.to_string()));
    }
    if let Action::RecordBill(bill) | Action::RecordExpense(bill) = action {
        facts.extend(bill.taxes.iter().map(|tax| fact("Tax", tax.clone())));
        if bill.taxes.is_empty() {
            facts.push(own("Tax", "none: all of it is booked as cost, and nothing is deducted"));
        }
    }
    for file in action.files() {
        let read = format!("{}, {} bytes, SHA-256 {}", file.path, file.size, file.sha256);
        let leaves = !action.leaving().is_empty();
        facts.push(fact(
            if leaves { "File that leaves" } else { "File that is kept with it" },
            if file.sha256.is_empty() { file.path.clone() } else { read },
        ));
    }
    facts.push(own("How", how(action.connector())));
    facts.push(own("Undo", action.spec().undo.words()));
    // In UTC: drawn again elsewhere, a request must say the same.
    let expires = request.expires.replacen('T', " ", 1);
    facts.push(own("Expires", expires.get(..16).map_or(expires.clone(), |at| format!("{at} UTC"))));
    facts
}

fn mail_facts(mail: &Email) -> Vec<Fact> {
    let mut facts = Vec::new();
    for (label, people) in [("To", &mail.to), ("Cc", &mail.cc), ("Bcc", &mail.bcc)] {
        facts.extend(people.iter().map(|person| fact(label, person.clone())));
    }
    facts.push(match &mail.from {
        Some(from) => fact("From", from.clone()),
        None => own("From", "not set: `mail.from` or `owner.emails` in .fte/config.yaml"),
    });
    facts.extend(mail.account.as_ref().map(|account| fact("Sent by", account.clone())));
    facts.push(fact("Subject", mail.subject.clone()));
    if mail.via != Via::Outbox
        && let Ok(size) = message::size(mail)
    {
        facts.push(own("Size", format!("about {size} bytes")));
    }
    let lost = match mail.via {
        Via::Smtp => Some(LOST_OVER_SMTP),
        Via::Gmail => Some(LOST_OVER_GMAIL),
        Via::Outbox => None,
    };
    facts.extend(lost.map(|how| own("If its answer is lost", how)));
    facts
}

fn invoice_facts(invoice: &crate::model::action::Invoice) -> Vec<Fact> {
    let mut facts = vec![fact("Customer", invoice.customer.clone())];
    for line in &invoice.lines {
        facts.push(fact(
            "Line",
            format!("{} × {} at {} (tax {} %)", line.quantity, line.text, line.price, line.tax),
        ));
    }
    if let Ok(totals) = invoice.totals() {
        facts.push(fact(
            "Total",
            format!("net {}, tax {}, gross {}", totals.net, totals.tax, totals.gross),
        ));
    }
    facts
}

/// How it is settled whether a mail went out whose answer was lost.
const LOST_OVER_SMTP: &str = "it is looked for among what you sent, where that is filed and can be looked at; if it is not there, you are asked, and it is not sent again by itself";
const LOST_OVER_GMAIL: &str = "its draft in Gmail and what you sent there tell whether it went out; where they can't, you are asked, and it is not sent again by itself";

fn how(connector: Connector) -> String {
    match connector {
        Connector::Vault => "a note in this vault",
        Connector::Outbox => {
            "written to the outbox in this vault, not sent: no mail account is set up"
        }
        Connector::Smtp => "sent by your mail server, once `mail.mode` is live",
        Connector::Gmail => "sent by Gmail, once `mail.mode` is live",
        Connector::Books => "booked in Accounting/ledger.journal",
        Connector::Odoo => "written to Odoo, once `odoo.mode` is live",
        Connector::Webhook => "sent over the network to `webhook.url`, once `webhook.mode` is live",
        Connector::Missing => "not possible yet: there is no connector; an approved request waits",
    }
    .into()
}

fn reasons(request: &Request) -> Vec<Fact> {
    let origin = &request.origin;
    // Rules and playbooks are the owner's words.
    let mut reasons = vec![own("Asked by", origin.by.clone())];
    reasons.push(match (&origin.plan, &origin.step) {
        (Some(_), Some(step)) => fact("Step", format!("{step}: {}", origin.what)),
        _ => fact("Said", origin.what.clone()),
    });
    if let Some(undoes) = &origin.undoes {
        reasons.push(own("Takes back", format!("what request {} did", undoes.request)));
    }
    let says = match &request.verdict {
        Verdict::Go(why) => format!("{why}: automatic"),
        Verdict::Ask(why) => format!("{why}: needs a yes"),
        Verdict::AskTwice(why) => format!("{why}: needs a yes with the amount typed"),
        Verdict::Never(why) => format!("{why}: never"),
    };
    reasons.push(own("Policy", says));
    reasons
}

/// Words of ours.
pub(super) fn own(label: &'static str, value: impl Into<String>) -> Fact {
    Fact { label, value: value.into(), own: true }
}

/// What the action says: whoever wrote it.
pub(super) fn fact(label: &'static str, value: impl Into<String>) -> Fact {
    Fact { label, value: value.into(), own: false }
}

/// The request for a terminal: what matters first, nothing that moves the cursor.
pub(crate) fn terminal(request: &Request) -> String {
    let head = format!("{}  [{}]", heading(request), request.handle());
    let more = "; `?` shows which";
    lines(&head, request, &facts(request), more)
}

/// A step's request that is yet to be made, for a terminal: it has no id to answer by, and does not expire.
pub(crate) fn terminal_preview(request: &Request) -> String {
    let mut facts = facts(request);
    facts.retain(|fact| fact.label != "Expires");
    lines(&heading(request), request, &facts, "")
}

fn heading(request: &Request) -> String {
    let action = &request.action;
    format!("{}: {}", capital(action.spec().summary), shown_line(&action.target()))
}

fn lines(head: &str, request: &Request, facts: &[Fact], more: &str) -> String {
    let mut out = format!("{head}\n");
    for warning in &request.origin.warnings {
        let _ = writeln!(out, "  ! {}", shown_line(warning));
    }
    for fact in facts.iter().chain(&reasons(request)) {
        let _ = writeln!(out, "  {:<10} {}", fact.label, shown_line(&fact.value));
    }
    for value in request.origin.outside.iter().filter(|value| value.harm) {
        let (words, quote) =
            (cut(&shown_line(&value.value), 80), cut(&shown_line(&value.quote), 100));
        let _ =
            writeln!(out, "  ! `{}` has “{words}” from {}: “{quote}”", value.field, place(value));
    }
    let words = request.origin.outside.iter().filter(|value| !value.harm).count();
    if words > 0 {
        let _ = writeln!(out, "  {words} of its words are the sender's{more}");
    }
    if let Some(changed) = &request.origin.changed {
        let _ = writeln!(out, "\nchanged since it was first drawn:\n{}", shown(changed));
    }
    out
}

/// The rest of the exact content, for a terminal: every parameter that [`terminal`] did not show.
pub(crate) fn terminal_content(request: &Request) -> String {
    let Value::Object(params) = request.action.params() else { return String::new() };
    let mut out = String::new();
    for (key, value) in params {
        match &value {
            Value::String(text) if content::is_long(&key) => {
                for line in shown(text).lines() {
                    let _ = writeln!(out, "  | {line}");
                }
            }
            _ if matches!(
                key.as_str(),
                "to" | "cc" | "bcc" | "from" | "subject" | "attachments"
            ) => {}
            value => {
                let _ = writeln!(out, "  {key}: {}", shown_line(&crate::vault::yaml::flow(value)));
            }
        }
    }
    out
}
