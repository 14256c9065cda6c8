//! Which records a list is of: asked of the server, and the same held against the rows of the copy.

use chrono::NaiveDate;

use super::super::datum::Datum;
use super::record::Kind;
use super::{day, literal, named, term, text};

/// Which of them: the same of the server and of the copy.
#[derive(Clone, Debug, Default)]
pub(crate) struct Filter {
    pub(crate) open: bool,
    /// Due before this day.
    pub(crate) overdue: Option<NaiveDate>,
    pub(crate) since: Option<NaiveDate>,
    /// A part of the name of whom it is about, capitals or not.
    pub(crate) who: Option<String>,
}

/// Odoo's words for what is not fully paid.
pub(super) const OPEN: [&str; 2] = ["not_paid", "partial"];

impl Filter {
    pub(super) fn terms(&self, kind: Kind) -> Vec<Datum> {
        let mut terms = Vec::new();
        if self.open || self.overdue.is_some() {
            terms.push(term("state", "=", "posted"));
            terms.push(term("payment_state", "in", Datum::list(OPEN)));
        }
        if let Some(today) = self.overdue {
            terms.push(term("invoice_date_due", "<", today.to_string()));
        }
        if let (Some(since), Some(field)) = (self.since, kind.date()) {
            terms.push(term(field, ">=", since.to_string()));
        }
        if let Some(who) = &self.who {
            let field = match kind.who() {
                "name" => "name".to_owned(),
                field => format!("{field}.display_name"),
            };
            terms.push(term(&field, "ilike", literal(who)));
        }
        terms
    }

    /// The same of a row of the copy.
    pub(super) fn takes(&self, kind: Kind, row: &Datum) -> bool {
        let is = |name: &str, among: &[&str]| {
            text(row, name).is_some_and(|own| among.contains(&own.as_str()))
        };
        let who = || {
            let name = match kind.who() {
                "name" => text(row, "name"),
                field => named(row, field),
            };
            name.unwrap_or_default().to_lowercase()
        };
        let is_open = is("state", &["posted"]) && is("payment_state", &OPEN);
        let since = |since| kind.date().is_none_or(|field| day(row, field) >= Some(since));
        (is_open || !(self.open || self.overdue.is_some()))
            && self
                .overdue
                .is_none_or(|today| day(row, "invoice_date_due").is_some_and(|due| due < today))
            && self.since.is_none_or(since)
            && self.who.as_ref().is_none_or(|wanted| who().contains(&wanted.to_lowercase()))
    }
}
