//! What would be moved, and what was, as it is told.

use std::fmt;

use chrono::NaiveDate;
use serde::Serialize;

use crate::base::table::table;
use crate::base::text::{cut, shown_line};
use crate::model::push::{Mapped, Moved};
use crate::remote::books::Left;
use crate::remote::odoo::push::Compared;

/// `{"entries","there","partners","left","gone","map","rates","closed"}`
#[derive(Serialize)]
pub(super) struct Plan {
    /// What would be made.
    pub(super) entries: Vec<Moved>,
    /// How many entries are in Odoo already.
    pub(super) there: usize,
    pub(super) partners: Vec<Who>,
    pub(super) left: Vec<Left>,
    pub(super) gone: Vec<String>,
    pub(super) map: Vec<Mapped>,
    /// Exchange rates, which are not moved: each entry keeps the one that it was booked at.
    pub(super) rates: usize,
    /// Up to where the books are closed, which Odoo is not told.
    pub(super) closed: Option<NaiveDate>,
}

/// A customer or vendor; `id` is theirs in Odoo, where they are there.
#[derive(Serialize)]
pub(super) struct Who {
    pub(super) name: String,
    pub(super) id: Option<u64>,
}

impl fmt::Display for Plan {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.entries.is_empty() {
            writeln!(f, "nothing to move: {} entries are in Odoo already", self.there)?;
        } else {
            let rows = self.entries.iter().map(|moved| {
                [moved.count.to_string(), moved.kind.clone(), moved.amount.to_string()]
            });
            writeln!(f, "{}", table(["would be made", "", "booked"], rows))?;
            if self.there > 0 {
                writeln!(f, "{} entries are in Odoo already", self.there)?;
            }
        }
        let new: Vec<String> = self
            .partners
            .iter()
            .filter(|who| who.id.is_none())
            .map(|who| cut(&shown_line(&who.name), 60))
            .collect();
        let known = self.partners.len() - new.len();
        writeln!(f, "customers and vendors: {known} are there, {} would be added", new.len())?;
        new.iter().try_for_each(|name| writeln!(f, "  {name}"))?;
        for left in &self.left {
            writeln!(
                f,
                "can't be moved: {} (line {}): {}",
                left.id,
                left.line,
                shown_line(&left.why)
            )?;
        }
        for gone in &self.gone {
            writeln!(f, "in Odoo, and in the books no more: {gone}")?;
        }
        if let Some(closed) = self.closed {
            writeln!(
                f,
                "the books are closed up to {closed}: set that lock date in Odoo yourself"
            )?;
        }
        if self.rates > 0 {
            writeln!(f, "{} exchange rates stay here: each entry keeps its own", self.rates)?;
        }
        let rows = self.map.iter().map(|row| [shown_line(&row.books), shown_line(&row.odoo)]);
        f.write_str(&table(["in the books", "in Odoo"], rows))
    }
}

impl fmt::Display for Compared {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mark = |differs: bool| if differs { "differs" } else { "" }.to_owned();
        let rows = self.accounts.iter().map(|row| {
            let [books, odoo, other] = [row.books, row.odoo, row.other].map(|sum| sum.to_string());
            [
                row.code.clone(),
                shown_line(&row.of.join(", ")),
                books,
                odoo,
                other,
                mark(row.differs),
            ]
        });
        let headings = ["account", "in the books", "books", "Odoo", "other in Odoo", ""];
        writeln!(f, "{}\n", table(headings, rows))?;
        let rows = self.partners.iter().map(|row| {
            let partner = cut(&shown_line(&row.partner), 40);
            let (books, odoo) = (row.books.to_string(), row.odoo.to_string());
            [row.side.to_owned(), partner, books, odoo, mark(row.differs)]
        });
        writeln!(f, "{}\n", table(["side", "who", "books", "Odoo", ""], rows))?;
        for row in self.documents.iter().filter(|row| row.differs) {
            let said = |sum: Option<crate::model::money::Money>| {
                sum.map_or_else(|| "nothing".to_owned(), |sum| sum.to_string())
            };
            writeln!(
                f,
                "{} {}: {}, {} open in the books; {}, {} open in Odoo",
                row.kind,
                row.id,
                row.amount,
                row.open,
                said(row.odoo_amount),
                said(row.odoo_open)
            )?;
        }
        for id in &self.missing {
            writeln!(f, "not in Odoo: {id}")?;
        }
        for left in &self.left {
            writeln!(
                f,
                "can't be moved: {} (line {}): {}",
                left.id,
                left.line,
                shown_line(&left.why)
            )?;
        }
        for gone in &self.gone {
            writeln!(f, "in Odoo, and in the books no more: {gone}")?;
        }
        write!(f, "{} of {} entries are in Odoo", self.there, self.entries)?;
        if self.differences == 0 { f.write_str(", and all figures agree") } else { Ok(()) }
    }
}
