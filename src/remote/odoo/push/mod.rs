//! The embedded books moved into Odoo: invoices, bills and credit notes as what they are, under their own numbers; all
//! other entries as journal entries, with the very amounts that are booked. Each has an external id from the vault's id and
//! its own number, and names both as its origin: what is there is found, whoever asks again.

mod compare;
mod making;
mod map;
mod partners;
mod suggest;
mod there;

pub(crate) use compare::Compared;
pub(crate) use map::{NOTE, Row, gaps, note, place, read};
pub(crate) use partners::Party;
pub(crate) use suggest::suggest;

use std::cell::RefCell;
use std::collections::BTreeMap;

use rust_decimal::Decimal;

use super::Odoo;
use super::error::OdooError;
use super::lookup::Trade;
use super::reading::own_currency;
use crate::base::text::{cut, shown_line};
use crate::model::money::Currency;
use crate::model::push::Mapped;
use crate::remote::books::{DocumentKind, Migration, Taken};
use there::{Item, There};

/// What is moved, and where to.
pub(crate) struct Push<'a> {
    odoo: &'a Odoo<'a>,
    books: &'a Migration,
    home: Currency,
    map: &'a [Mapped],
    vault: &'a str,
    /// Ids of Odoo's accounts by their codes.
    codes: BTreeMap<String, u64>,
    /// Ids of its taxes, by the books' name for them: `sale 19%`.
    taxes: BTreeMap<String, u64>,
    currencies: BTreeMap<Currency, u64>,
    /// The journal of what is no invoice and no bill.
    journal: u64,
    pub(crate) parties: BTreeMap<String, Party>,
    /// Who was made by this run.
    met: RefCell<BTreeMap<String, u64>>,
}

/// The documents and lines of an earlier push.
pub(crate) struct Pushed {
    there: BTreeMap<String, There>,
    items: Vec<Item>,
}

impl<'a> Push<'a> {
    /// Looks up all that the books name; an error where Odoo does not have it, or has it twice. Nothing is written.
    pub(crate) fn open(
        odoo: &'a Odoo<'a>,
        (books, home): (&'a Migration, Currency),
        map: &'a [Mapped],
        vault: &'a str,
    ) -> Result<Push<'a>, OdooError> {
        let own = own_currency(odoo)?;
        if own != home {
            return Err(OdooError::Data(format!(
                "the books are kept in {home}, and the company in Odoo in {own}: they can't be moved"
            )));
        }
        if let Some(gap) = gaps(books, map).first() {
            return Err(OdooError::Data(format!(
                "{NOTE} does not say what `{}` is in Odoo",
                shown_line(gap)
            )));
        }
        let mut push = Push {
            odoo,
            books,
            home,
            map,
            vault,
            codes: BTreeMap::new(),
            taxes: BTreeMap::new(),
            currencies: BTreeMap::new(),
            journal: there::journal(odoo)?,
            parties: BTreeMap::new(),
            met: RefCell::default(),
        };
        for leg in books.entries.iter().flat_map(|taken| &taken.legs) {
            let currency = leg.amount.currency();
            if !push.currencies.contains_key(&currency) {
                push.currencies.insert(currency, odoo.currency(currency)?.id);
            }
        }
        for row in map {
            push.look_up(row)?;
        }
        push.parties = push.partners()?;
        Ok(push)
    }

    fn look_up(&mut self, row: &Mapped) -> Result<(), OdooError> {
        let trade = match row.books.split_once(' ') {
            Some(("sale", _)) => Some(Trade::Sale),
            Some(("purchase", _)) => Some(Trade::Purchase),
            _ => None,
        };
        let said = |error: OdooError| match error {
            OdooError::Data(why) => {
                OdooError::Data(format!("{NOTE}, `{}`: {why}", shown_line(&row.books)))
            }
            error => error,
        };
        if row.books.starts_with(map::PARTNER) {
            return Ok(());
        }
        let Some(trade) = trade.filter(|_| row.books.ends_with('%')) else {
            let account = self.odoo.account(&row.odoo).map_err(said)?;
            self.codes.insert(row.odoo.clone(), account.id);
            return Ok(());
        };
        match self.odoo.taxes(trade, &row.odoo).map_err(said)?.as_slice() {
            [only] => {
                self.taxes.insert(row.books.clone(), *only);
                Ok(())
            }
            _ => Err(said(OdooError::Data("is no tax of Odoo's".into()))),
        }
    }

    fn account(&self, books: &str) -> Result<u64, OdooError> {
        let id = map::account(self.map, books).and_then(|code| self.codes.get(code)).copied();
        id.ok_or_else(|| {
            let shown = cut(&shown_line(books), 80);
            OdooError::Data(format!("{NOTE} does not say what `{shown}` is in Odoo"))
        })
    }

    fn currency(&self, currency: Currency) -> String {
        self.currencies.get(&currency).map(ToString::to_string).unwrap_or_default()
    }

    fn tax(&self, kind: Option<DocumentKind>, rate: Decimal) -> Result<String, OdooError> {
        if rate.is_zero() {
            return Ok(String::new());
        }
        let name = map::tax(kind, rate);
        let id = self.taxes.get(&name);
        id.map(ToString::to_string).ok_or_else(|| {
            OdooError::Data(format!("{NOTE} does not say what the tax `{name}` is in Odoo"))
        })
    }

    /// What an earlier push made.
    pub(crate) fn pushed(&self) -> Result<Pushed, OdooError> {
        let there = there::all(self.odoo, self.vault)?;
        let ids: Vec<u64> = there.values().map(|one| one.id).collect();
        Ok(Pushed { items: there::items(self.odoo, &ids)?, there })
    }

    /// The external id of an entry, or of a part of it.
    fn external(&self, id: &str, part: &str) -> String {
        super::external::id(&format!("{}_{id}", self.vault), part)
    }
}

impl Pushed {
    /// Whether an entry is posted.
    pub(crate) fn has(&self, taken: &Taken) -> bool {
        self.there.get(&taken.id).is_some_and(There::is_posted)
    }

    /// Entries of an earlier push that the books don't have any more, as they are called in Odoo.
    pub(crate) fn gone(&self, books: &Migration) -> Vec<String> {
        let is_gone = |id: &str| {
            books.entries.iter().all(|one| one.id != id)
                && books.left.iter().all(|one| one.id != id)
        };
        let gone = self.there.iter().filter(|(id, one)| !one.is_cancelled() && is_gone(id));
        gone.map(|(id, one)| format!("{id} ({} #{})", shown_line(&one.name), one.id)).collect()
    }

    /// Of an entry, what is owed by it or to somebody.
    fn owed(&self, id: &str) -> impl Iterator<Item = &Item> {
        let of = self.there.get(id).map(|one| one.id);
        self.items.iter().filter(move |item| Some(item.of) == of)
    }
}

/// What an entry is called in Odoo.
fn model(taken: &Taken) -> &'static str {
    match taken.kind {
        Some(DocumentKind::Invoice) if taken.is_document() => "out_invoice",
        Some(DocumentKind::Credit) if taken.is_document() => "out_refund",
        Some(DocumentKind::Bill) if taken.is_document() => "in_invoice",
        _ => "entry",
    }
}

/// What an entry is, in words: `invoice`, `expense, as an entry`.
pub(crate) fn word(taken: &Taken) -> String {
    let kind = match taken.kind {
        Some(DocumentKind::Credit) => "credit note",
        Some(DocumentKind::Opening) => "opening balances",
        Some(DocumentKind::Reversal) => "reverse",
        Some(kind) => kind.tag(),
        None => "of your own",
    };
    let is_meant = matches!(
        taken.kind,
        Some(DocumentKind::Invoice | DocumentKind::Credit | DocumentKind::Bill)
    );
    if is_meant && !taken.is_document() { format!("{kind}, as an entry") } else { kind.to_owned() }
}

/// The model that all of them are.
const MODEL: &str = super::document::MOVE;
