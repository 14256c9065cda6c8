//! A request as a person reads it: drawn from the action by code, as a note and for the terminal.

use std::fmt::Write as _;

use serde_json::{Value, json};

use super::content;
use crate::base::text::{cut, shown, shown_line};
use crate::model::action::{Action, Connector};
use crate::model::request::Verdict;
use crate::state::requests::Request;
use crate::vault::{Folder, Front, Note, inert};

/// One line of what will happen: a label of ours and a value that may be foreign.
struct Fact {
    label: &'static str,
    value: String,
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
    let mut body = format!("# {}\n\n", inert::line(&request.origin.what));
    for warning in &request.origin.warnings {
        let _ = writeln!(body, "- ⚠ {}", inert::line(warning));
    }
    if !request.origin.warnings.is_empty() {
        body.push('\n');
    }
    body += "## What will happen\n\n";
    for fact in facts(request) {
        let _ = writeln!(body, "- {}: {}", fact.label, inert::line(&fact.value));
    }
    body += "\n## Why\n\n";
    for reason in reasons(request) {
        let _ = writeln!(body, "- {}: {}", reason.label, inert::line(&reason.value));
    }
    if !request.origin.outside.is_empty() {
        body += "\n## From outside\n\nThese values stand in what was sent to you. Check that they are what you want.\n\n";
        for value in &request.origin.outside {
            let place =
                if value.line == 0 { "its header".into() } else { format!("line {}", value.line) };
            let quote = inert::line(&value.quote);
            let _ = writeln!(
                body,
                "- in `{}`: {} comes from {place}: {quote}",
                value.field,
                inert::line(&value.value)
            );
        }
    }
    if let Some(changed) = &request.origin.changed {
        let _ = write!(
            body,
            "\n## What was changed since it was first drawn\n\n{}",
            inert::block(changed)
        );
    }
    body.push('\n');
    body += &content::write(&request.action);
    body += "\n## Your answer\n\n";
    body += &answer(request);
    body
}

fn answer(request: &Request) -> String {
    let id = &request.id;
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
    let mut facts = vec![fact("Action", format!("{} ({})", action.name(), action.spec().summary))];
    match action {
        Action::SendEmail(mail) | Action::ReplyEmail(mail) => {
            for (label, people) in [("To", &mail.to), ("Cc", &mail.cc), ("Bcc", &mail.bcc)] {
                facts.extend(people.iter().map(|person| fact(label, person.clone())));
            }
            facts.push(fact("Subject", mail.subject.clone()));
        }
        Action::CreateInvoice(invoice) => facts.extend(invoice_facts(invoice)),
        Action::Pay(transfer) => facts.push(fact("Account", transfer.iban.clone())),
        _ => facts.push(fact("For", action.target())),
    }
    if let Some(amount) = action.amount() {
        facts.push(fact("Amount", amount.to_string()));
    }
    for file in action.files() {
        facts.push(fact(
            "File that leaves",
            format!("{}, {} bytes, SHA-256 {}", file.path, file.size, file.sha256),
        ));
    }
    facts.push(fact("How", how(action.spec().connector)));
    facts.push(fact("Undo", action.spec().undo.to_owned()));
    facts.push(fact("Expires", request.expires.clone()));
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

fn how(connector: Connector) -> String {
    match connector {
        Connector::Vault => "a note in this vault",
        Connector::Outbox => {
            "written to the outbox in this vault, not sent: no mail account is set up"
        }
        Connector::Books => "booked in Accounting/ledger.journal",
        Connector::Missing => "not possible yet: there is no connector; an approved request waits",
    }
    .into()
}

fn reasons(request: &Request) -> Vec<Fact> {
    let origin = &request.origin;
    let mut reasons = vec![fact("Asked by", origin.by.clone())];
    if let Some(step) = &origin.step {
        reasons.push(fact("Step", step.clone()));
    }
    let says = match &request.verdict {
        Verdict::Go(why) => format!("{why}: automatic"),
        Verdict::Ask(why) => format!("{why}: needs a yes"),
        Verdict::AskTwice(why) => format!("{why}: needs a yes with the amount typed"),
        Verdict::Never(why) => format!("{why}: never"),
    };
    reasons.push(fact("Policy", says));
    reasons
}

fn fact(label: &'static str, value: String) -> Fact {
    Fact { label, value }
}

/// The request for a terminal: what matters first, nothing that moves the cursor.
pub(crate) fn terminal(request: &Request) -> String {
    let mut out = format!("{}  [{}]\n", shown_line(&request.origin.what), request.id);
    for warning in &request.origin.warnings {
        let _ = writeln!(out, "  ! {}", shown_line(warning));
    }
    for fact in facts(request) {
        let _ = writeln!(out, "  {:<10} {}", fact.label, shown_line(&fact.value));
    }
    for reason in reasons(request) {
        let _ = writeln!(out, "  {:<10} {}", reason.label, shown_line(&reason.value));
    }
    for value in &request.origin.outside {
        let _ = writeln!(
            out,
            "  ! `{}` has “{}” from the sender, line {}: “{}”",
            value.field,
            cut(&shown_line(&value.value), 80),
            value.line,
            cut(&shown_line(&value.quote), 100)
        );
    }
    if let Some(changed) = &request.origin.changed {
        let _ = writeln!(out, "\nchanged since it was first drawn:\n{}", shown(changed));
    }
    out
}

/// The long texts of the content, for a terminal.
pub(crate) fn terminal_content(request: &Request) -> String {
    let Value::Object(params) = request.action.params() else { return String::new() };
    let mut out = String::new();
    for (key, value) in params {
        if let (Value::String(text), "body" | "text" | "note") = (&value, key.as_str()) {
            for line in shown(text).lines() {
                let _ = writeln!(out, "  | {line}");
            }
        }
    }
    out
}
