//! What a request says of an action in Odoo.

use super::page::{Fact, fact, own};
use crate::model::action::Action;
use crate::model::odoo::{Bill, Invoice, Line, PaidBy, Partner, Posting, Role};
use crate::model::push::Push;

/// What will happen, and where.
pub(super) fn facts(action: &Action) -> Vec<Fact> {
    let mut facts = what(action);
    let mut action = action.clone();
    facts.push(match action.odoo_site().and_then(|site| site.as_ref()) {
        Some(site) => fact("Odoo", site.clone()),
        None => own("Odoo", "not set: `odoo.url` in .fte/config.yaml"),
    });
    let lost =
        "Odoo is asked by the request's key; where it can't say, it is not done again by itself";
    facts.push(own("If its answer is lost", lost));
    facts
}

fn what(action: &Action) -> Vec<Fact> {
    match action {
        Action::CreatePartner(partner) => new_partner(partner),
        Action::CreateProduct(product) => {
            let mut facts = vec![fact("Product", product.name.clone())];
            facts.extend(product.price.map(|price| own("Price", format!("{price}, without tax"))));
            facts.extend(filled([("Reference", &product.reference)]));
            facts
        }
        Action::DraftInvoice(invoice) => drafted_invoice(invoice),
        Action::DraftBill(bill) => drafted_bill(bill),
        Action::PostInvoice(posting) => posted("Customer", posting),
        Action::PostBill(posting) => posted("Vendor", posting),
        Action::CreditOdooInvoice(credit) => {
            vec![fact("Cancels", credit.document.clone()), fact("Date", credit.date.clone())]
        }
        Action::RecordOdooExpense(expense) => {
            let payer = match expense.paid_by {
                PaidBy::Employee => "the employee, who gets it back",
                PaidBy::Company => "the company",
            };
            let mut facts = vec![fact("For", expense.text.clone())];
            facts.extend(filled([("Category", &expense.category), ("Date", &expense.date)]));
            facts.push(own("Paid by", payer));
            facts
        }
        Action::RecordOdooPayment(payment) => {
            let mut facts = vec![
                fact("Document", payment.document.clone()),
                own("Open", payment.open.to_string()),
                fact("Date", payment.date.clone()),
            ];
            facts.extend(filled([
                ("Rest written off to", &payment.write_off),
                ("Journal", &payment.journal),
            ]));
            facts
        }
        Action::PrintInvoice(printing) => vec![
            fact("Invoice", format!("#{}", printing.id)),
            own("File", "Odoo's own PDF, in Attachments/"),
        ],
        Action::PushBooks(push) => pushed(push),
        _ => Vec::new(),
    }
}

/// What is moved by kind, what is not, and what accounts become.
fn pushed(push: &Push) -> Vec<Fact> {
    let moved = push
        .entries
        .iter()
        .map(|moved| fact("Moves", format!("{} × {}: {}", moved.count, moved.kind, moved.amount)));
    let mut facts: Vec<Fact> = moved.collect();
    facts.extend(push.left.iter().map(|left| fact("Does not move", left.clone())));
    let maps = push.map.iter().map(|row| fact("Becomes", format!("{} → {}", row.books, row.odoo)));
    facts.extend(maps);
    facts.push(own(
        "Numbers",
        "invoices, bills and credit notes keep those of the books; Odoo goes on from them",
    ));
    facts.push(own("What is there already", "is not made again"));
    facts.push(own("Then", "what the books say is held against what Odoo says"));
    facts
}

fn new_partner(partner: &Partner) -> Vec<Fact> {
    let role = match partner.role {
        Role::Customer => "Customer",
        Role::Vendor => "Vendor",
    };
    let mut facts = vec![fact(role, partner.name.clone())];
    facts.extend(filled([
        ("Email", &partner.email),
        ("Tax number", &partner.vat),
        ("Street", &partner.street),
        ("Postcode", &partner.zip),
        ("City", &partner.city),
        ("Country", &partner.country),
        ("Reference", &partner.reference),
    ]));
    facts
}

fn drafted_invoice(invoice: &Invoice) -> Vec<Fact> {
    let mut facts = vec![fact("Customer", invoice.customer.clone())];
    facts.extend(lines(&invoice.lines, invoice.currency.as_str()));
    facts.extend(dates(invoice.date.as_deref(), invoice.due.as_deref()));
    facts.extend(filled([("Terms", &invoice.terms), ("Reference", &invoice.reference)]));
    facts.push(own("Then", "a draft: what Odoo makes of it is shown before it is posted"));
    facts
}

fn drafted_bill(bill: &Bill) -> Vec<Fact> {
    let mut facts = vec![fact("Vendor", bill.vendor.clone())];
    facts.extend(lines(&bill.lines, bill.amount.currency().as_str()));
    facts.extend(dates(Some(&bill.date), bill.due.as_deref()));
    facts.extend(filled([("Reference", &bill.reference)]));
    facts.push(own("Then", "a draft: what Odoo makes of it is shown before it is posted"));
    facts
}

fn posted(role: &'static str, posting: &Posting) -> Vec<Fact> {
    let number = fact("Draft", format!("#{}", posting.id));
    let Some(draft) = &posting.draft else {
        return vec![number, own("Then", "shown as Odoo made it, before it is posted")];
    };
    let mut facts = vec![number, fact(role, draft.partner.clone())];
    facts.extend(draft.lines.iter().map(|line| fact("Line", line.clone())));
    facts.push(own("Odoo makes it", format!("net {}, tax {}", draft.untaxed, draft.tax)));
    let or = |day: &str, or: &str| if day.is_empty() { or.to_owned() } else { day.to_owned() };
    facts.push(fact("Date", or(&draft.date, "the day it is posted")));
    facts.push(fact("Due", or(&draft.due, "as follows from that day")));
    if !draft.booked.is_empty() && draft.booked != draft.date && !draft.date.is_empty() {
        facts.push(fact("Booked on", draft.booked.clone()));
    }
    facts.extend(filled([("Paid to", &draft.bank)]));
    facts.push(own("If it was changed since", "it is not posted"));
    facts
}

fn lines<'a>(lines: &'a [Line], currency: &'a str) -> impl Iterator<Item = Fact> + 'a {
    lines.iter().map(move |line| {
        let tax = if line.tax.is_empty() { "as Odoo has it" } else { &line.tax };
        let is_rate = line.tax.bytes().all(|b| b.is_ascii_digit() || b == b'.');
        let product =
            if line.product.is_empty() { String::new() } else { format!(" [{}]", line.product) };
        let account = if line.account.is_empty() {
            String::new()
        } else {
            format!(", account {}", line.account)
        };
        let percent = if line.tax.is_empty() || !is_rate { "" } else { " %" };
        fact(
            "Line",
            format!(
                "{} × {}{product} at {} {currency} (tax {tax}{percent}){account}",
                line.quantity, line.text, line.price
            ),
        )
    })
}

fn dates(date: Option<&str>, due: Option<&str>) -> Vec<Fact> {
    let named = |label, day: Option<&str>| day.map(|day| fact(label, day));
    named("Date", date).into_iter().chain(named("Due", due)).collect()
}

fn filled<const N: usize>(values: [(&'static str, &String); N]) -> impl Iterator<Item = Fact> {
    let there = values.into_iter().filter(|(_, value)| !value.is_empty());
    there.map(|(label, value)| fact(label, value.clone())).collect::<Vec<_>>().into_iter()
}
