//! The facts as a list for people: what was found, and in which words.

use super::facts::{Facts, Found, LineItem};

/// The fact's name, its value, the words it came from. Foreign text, not yet made inert.
pub(crate) fn summary(facts: &Facts) -> Vec<(String, String, String)> {
    let mut rows = Rows(Vec::new());
    rows.one("vendor", facts.vendor.as_ref());
    rows.one("invoice number", facts.invoice_number.as_ref());
    rows.one("order number", facts.order_number.as_ref());
    rows.one("total", facts.total.as_ref());
    rows.one("net", facts.net.as_ref());
    rows.one("tax", facts.tax.as_ref());
    rows.one("tax in per cent", facts.tax_percent.as_ref());
    for share in &facts.taxes {
        rows.push("tax by rate", format!("{}: {}", share.value.rate, share.value.tax), share);
    }
    rows.one("date", facts.date.as_ref());
    rows.one("due", facts.due.as_ref());
    for line in &facts.lines {
        rows.push("line", said(&line.value), line);
    }
    rows.one("hours", facts.hours.as_ref());
    for amount in &facts.amounts {
        let label =
            amount.value.label.as_ref().map_or(String::new(), |label| format!(" ({label})"));
        rows.push("amount", format!("{}{label}", amount.value.money), amount);
    }
    rows.rest(facts);
    rows.0
}

fn said(line: &LineItem) -> String {
    let number = |value: Option<rust_decimal::Decimal>| value.map(|value| value.to_string());
    let counted = number(line.quantity)
        .zip(number(line.price))
        .map(|(quantity, price)| format!("{quantity} × {price}"));
    let currency = line.currency.map_or(String::new(), |currency| format!(" {currency}"));
    let amount = number(line.amount).map(|amount| format!("{amount}{currency}"));
    let parts = [Some(line.text.clone()), counted, amount];
    parts.into_iter().flatten().collect::<Vec<_>>().join(": ")
}

/// The rows so far.
struct Rows(Vec<(String, String, String)>);

impl Rows {
    /// What is not of the document's head: days, what was said, contact data, the event, what is open.
    fn rest(&mut self, facts: &Facts) {
        self.all("day", &facts.dates);
        for deadline in &facts.deadlines {
            self.push("deadline", deadline.value.date.clone(), deadline);
        }
        self.all("question", &facts.questions);
        self.all("request", &facts.requests);
        self.all("reference", &facts.references);
        self.all("IBAN", &facts.ibans);
        self.all("BIC", &facts.bics);
        self.all("name", &facts.names);
        self.all("address", &facts.addresses);
        self.all("phone", &facts.phones);
        self.all("mail address", &facts.emails);
        self.all("link", &facts.urls);
        if let Some(event) = &facts.event {
            let parts = [
                Some(event.summary.clone()),
                event.start.clone(),
                event.end.clone(),
                event.location.clone(),
                event.method.clone(),
            ];
            let value = parts
                .into_iter()
                .flatten()
                .filter(|part| !part.is_empty())
                .collect::<Vec<_>>()
                .join(", ");
            self.0.push(("event".into(), value, String::new()));
        }
        self.0.extend(
            facts.unsure.iter().map(|question| ("open".into(), question.clone(), String::new())),
        );
    }

    fn push<T>(&mut self, name: &str, value: String, found: &Found<T>) {
        let name = if found.quoted { format!("{name} (quoted)") } else { name.to_owned() };
        self.0.push((name, value, found.words.clone()));
    }

    fn one<T: std::fmt::Display>(&mut self, name: &str, found: Option<&Found<T>>) {
        if let Some(found) = found {
            self.push(name, found.value.to_string(), found);
        }
    }

    fn all(&mut self, name: &str, found: &[Found<String>]) {
        for found in found {
            self.push(name, found.value.clone(), found);
        }
    }
}
