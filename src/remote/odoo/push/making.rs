//! Entry by entry: made as a draft, read back, posted, read back; then payments are matched with what they pay.

use std::cell::RefCell;
use std::collections::BTreeSet;

use rust_decimal::Decimal;
use serde_json::{Value, json};

use super::{MODEL, Push, Pushed, map, model, there};
use crate::base::text::{cut, shown_line};
use crate::model::money::Money;
use crate::remote::books::{OWED, Taken};
use crate::remote::odoo::Search;
use crate::remote::odoo::datum::Datum;
use crate::remote::odoo::document::Document;
use crate::remote::odoo::error::OdooError;
use crate::remote::odoo::lookup::{self, term, text};
use crate::remote::odoo::sheet::{Cell, Sheet};

impl Push<'_> {
    /// Makes what is not there yet. What Odoo refuses of one entry is said, and the others go on.
    pub(crate) fn perform(&self) -> Result<Value, OdooError> {
        let (before, mut odd, mut made) = (self.pushed()?, Vec::new(), 0);
        let checked = RefCell::new(BTreeSet::new());
        for taken in self.books.entries.iter().filter(|taken| !before.has(taken)) {
            match self.make(taken, &before, &checked) {
                Ok(notes) => {
                    made += 1;
                    odd.extend(notes.into_iter().map(|note| format!("{} {note}", taken.id)));
                }
                Err(why) if is_of_one(&why) => {
                    odd.push(format!("{} is not moved: {why}", taken.id))
                }
                Err(why) => return Err(why),
            }
        }
        odd.extend(self.match_up(&self.pushed()?)?);
        Ok(self.receipt(made, odd, &self.pushed()?)?.0)
    }

    /// The receipt, where every entry is posted and matched.
    pub(crate) fn find(&self) -> Result<Option<Value>, OdooError> {
        let pushed = self.pushed()?;
        if !self.books.entries.iter().all(|taken| pushed.has(taken))
            || !self.pairs(&pushed).is_empty()
        {
            return Ok(None);
        }
        let (receipt, differs) = self.receipt(0, Vec::new(), &pushed)?;
        Ok((differs == 0).then_some(receipt))
    }

    fn receipt(
        &self,
        made: usize,
        mut odd: Vec<String>,
        pushed: &Pushed,
    ) -> Result<(Value, usize), OdooError> {
        let compared = self.compare(pushed)?;
        let there = self.books.entries.iter().filter(|taken| pushed.has(taken)).count();
        if compared.differences > 0 {
            odd.push(format!(
                "{} figures differ between the books and Odoo: `fte ledger push odoo --check` lists them",
                compared.differences
            ));
        }
        let mut receipt = json!({
            "connector": "odoo", "document": "the books", "made": made, "there": there,
            "of": self.books.entries.len(), "differences": compared.differences,
            "said": format!("{there} of {} entries of the books are in Odoo", self.books.entries.len()),
        });
        if let (Value::Object(receipt), false) = (&mut receipt, odd.is_empty()) {
            let odd: Vec<String> = odd.iter().map(|what| cut(&shown_line(what), 300)).collect();
            receipt.insert("changed".into(), json!(odd));
        }
        Ok((receipt, compared.differences))
    }

    /// Makes and posts one entry; what is otherwise than in the books is said.
    fn make(
        &self,
        taken: &Taken,
        before: &Pushed,
        checked: &RefCell<BTreeSet<&'static str>>,
    ) -> Result<Vec<String>, OdooError> {
        let mut notes = Vec::new();
        let known = before.there.get(&taken.id);
        if known.is_some_and(there::There::is_cancelled) {
            return Err(OdooError::Stopped("it is cancelled in Odoo".into()));
        }
        let own = self.external(&taken.id, "");
        let known =
            known.map_or_else(|| self.odoo.made(MODEL, &own), |known| Ok(Some(known.id)))?;
        let mut id = match known {
            Some(id) => id,
            None => self.put(&self.sheet(taken)?, model(taken), checked)?,
        };
        if taken.is_document() && self.is_otherwise(taken, id, &mut notes)? {
            self.odoo.call((MODEL, "unlink"), &[id], Vec::new(), Vec::new())?;
            id = self.put(&self.entry(taken)?, "entry", checked)?;
        }
        let state = self.odoo.read(MODEL, &[id], &["state"])?;
        if state.first().and_then(|row| text(row, "state")).as_deref() != Some("posted") {
            self.odoo.call((MODEL, "action_post"), &[id], Vec::new(), Vec::new())?;
        }
        let rows = self.odoo.read(MODEL, &[id], &["name", "state", "date"])?;
        let said = |name| rows.first().and_then(|row| text(row, name)).unwrap_or_default();
        if said("state") != "posted" {
            return Err(OdooError::Stopped(format!("Odoo did not post #{id}, and said no reason")));
        }
        if said("date") != taken.date.to_string() {
            notes.push(format!("is booked on {}, not on {}", said("date"), taken.date));
        }
        if taken.is_document() && notes.is_empty() && said("name") != taken.id {
            notes.push(format!("is called {} there", said("name")));
        }
        Ok(notes)
    }

    /// Whether Odoo makes another total of a draft than the books have: then it is made as an entry.
    fn is_otherwise(
        &self,
        taken: &Taken,
        id: u64,
        notes: &mut Vec<String>,
    ) -> Result<bool, OdooError> {
        let made = self.odoo.document(id)?;
        if !made.is_draft() || made.kind == "entry" || self.is_as_booked(taken, &made) {
            return Ok(false);
        }
        self.round(taken, id)?;
        let made = self.odoo.document(id)?;
        if self.is_as_booked(taken, &made) {
            return Ok(false);
        }
        notes.push(format!("is made as an entry: as a document Odoo makes {} of it", made.total));
        Ok(true)
    }

    fn is_as_booked(&self, taken: &Taken, made: &Document) -> bool {
        made.total == self.total(taken) && made.tax == self.tax_of(taken)
    }

    fn tax_of(&self, taken: &Taken) -> Money {
        let zero = Money::zero(self.home);
        taken.taxes.values().fold(zero, |sum, tax| sum.plus(*tax).unwrap_or(sum))
    }

    /// Puts the tax that is booked in place of what Odoo's own rounding makes of it, as a bookkeeper does by hand.
    fn round(&self, taken: &Taken, id: u64) -> Result<(), OdooError> {
        let domain = Datum::List(vec![term("move_id", "=", id), term("tax_line_id", "!=", false)]);
        let what = Search {
            model: "account.move.line",
            fields: &["tax_line_id", "amount_currency"],
            order: "id",
        };
        let mut changes = Vec::new();
        for row in self.odoo.search(&what, &domain, 100)? {
            let tax = row.get("tax_line_id").and_then(Datum::id).unwrap_or_default().to_string();
            let is_it = |rate: &Decimal| self.tax(taken.kind, *rate).is_ok_and(|own| own == tax);
            let booked =
                taken.taxes.iter().find(|(rate, _)| is_it(rate)).map(|(_, tax)| tax.amount());
            let there = row.get("amount_currency").and_then(Datum::number);
            let (Some(booked), Some(there), Some(line)) = (booked, there, lookup::id(&row)) else {
                continue;
            };
            let signed = if there.is_sign_negative() { -booked } else { booked };
            if signed != there {
                let values = Datum::map([("amount_currency", signed.into())]);
                changes.push(Datum::List(vec![1_u64.into(), line.into(), values]));
            }
        }
        if changes.is_empty() {
            return Ok(());
        }
        let values = Datum::map([("line_ids", Datum::List(changes))]);
        self.odoo.call((MODEL, "write"), &[id], vec![("vals", values)], Vec::new()).map(drop)
    }

    /// What somebody owes by a document.
    fn total(&self, taken: &Taken) -> Money {
        let owed = taken.legs.iter().find(|leg| OWED.contains(&map::above(&leg.account)));
        let value = owed.map_or(Money::zero(self.home), |leg| leg.value);
        if value.is_positive() { value } else { value.negated() }
    }

    /// Types are held against the server's own once for each kind of record.
    fn put(
        &self,
        sheet: &Sheet,
        kind: &'static str,
        checked: &RefCell<BTreeSet<&'static str>>,
    ) -> Result<u64, OdooError> {
        if checked.borrow().contains(kind) {
            return self.odoo.load(MODEL, &sheet.columns(), sheet.rows(), Vec::new());
        }
        let id = self.odoo.put(MODEL, sheet)?;
        checked.borrow_mut().insert(kind);
        Ok(id)
    }

    fn head(&self, taken: &Taken, kind: &str) -> Vec<Cell> {
        vec![
            ("id", self.external(&taken.id, "")),
            ("move_type", kind.to_owned()),
            ("date", taken.date.to_string()),
            ("invoice_origin", there::origin(self.vault, &taken.id)),
        ]
    }

    fn sheet(&self, taken: &Taken) -> Result<Sheet, OdooError> {
        if !taken.is_document() {
            return self.entry(taken);
        }
        let partner = self.meet(&taken.party)?;
        if model(taken) == "in_invoice" && !taken.reference.is_empty() {
            self.odoo.no_second_bill(partner, &taken.reference)?;
        }
        let mut head = self.head(taken, model(taken));
        head.push(("name", taken.id.clone()));
        head.push(("partner_id/.id", partner.to_string()));
        head.push(("currency_id/.id", self.currency(self.home)));
        head.push(("invoice_date", taken.date.to_string()));
        head.push(("invoice_date_due", taken.due.unwrap_or(taken.date).to_string()));
        // The vendor's own number, by which a bill is known that comes a second time.
        head.push(("ref", taken.reference.clone()));
        let mut lines = Vec::new();
        for (item, n) in taken.items.iter().zip(1..) {
            lines.push(vec![
                ("invoice_line_ids/id", self.external(&taken.id, &format!("line{n}"))),
                ("invoice_line_ids/name", item.text.clone()),
                ("invoice_line_ids/quantity", item.quantity.to_string()),
                ("invoice_line_ids/price_unit", item.price.to_string()),
                ("invoice_line_ids/tax_ids/.id", self.tax(taken.kind, item.rate)?),
                ("invoice_line_ids/account_id/.id", self.account(&item.account)?.to_string()),
            ]);
        }
        Ok(Sheet { head, lines })
    }

    /// An entry with the very amounts that are booked.
    fn entry(&self, taken: &Taken) -> Result<Sheet, OdooError> {
        let mut head = self.head(taken, "entry");
        head.push(("journal_id/.id", self.journal.to_string()));
        head.push(("ref", format!("{} {}", taken.id, taken.text).trim().to_owned()));
        let mut lines = Vec::new();
        for (leg, n) in taken.legs.iter().zip(1..) {
            let partner = match &leg.party {
                Some(party) => self.meet(party)?.to_string(),
                None => String::new(),
            };
            let side =
                |is: bool, value: Money| if is { value.amount() } else { 0.into() }.to_string();
            lines.push(vec![
                ("line_ids/id", self.external(&taken.id, &format!("leg{n}"))),
                ("line_ids/name", taken.text.clone()),
                ("line_ids/account_id/.id", self.account(&leg.account)?.to_string()),
                ("line_ids/partner_id/.id", partner),
                ("line_ids/currency_id/.id", self.currency(leg.amount.currency())),
                ("line_ids/amount_currency", leg.amount.amount().to_string()),
                ("line_ids/debit", side(leg.value.is_positive(), leg.value)),
                ("line_ids/credit", side(!leg.value.is_positive(), leg.value.negated())),
                // Some accounts have a tax of their own: what is booked is booked.
                ("line_ids/tax_ids/.id", String::new()),
            ]);
        }
        Ok(Sheet { head, lines })
    }

    /// Lines that belong together and are not matched yet: an entry's, and those of what it settles.
    fn pairs(&self, pushed: &Pushed) -> Vec<(String, Vec<u64>)> {
        let mut pairs = Vec::new();
        for taken in &self.books.entries {
            let Some(of) = &taken.settles else { continue };
            for own in pushed.owed(&taken.id).filter(|own| !own.left.is_zero()) {
                let other = pushed.owed(of).find(|other| {
                    other.account == own.account
                        && !other.left.is_zero()
                        && other.left.is_sign_negative() != own.left.is_sign_negative()
                });
                pairs.extend(other.map(|other| (taken.id.clone(), vec![own.id, other.id])));
            }
        }
        pairs
    }

    fn match_up(&self, pushed: &Pushed) -> Result<Vec<String>, OdooError> {
        let mut odd = Vec::new();
        for (id, lines) in self.pairs(pushed) {
            let (model, method) = ("account.move.line", "reconcile");
            match self.odoo.call((model, method), &lines, Vec::new(), Vec::new()) {
                Ok(_) => {}
                Err(why) if is_of_one(&why) => odd.push(format!("{id} is not matched: {why}")),
                Err(why) => return Err(why),
            }
        }
        Ok(odd)
    }
}

/// Whether an error is about one entry, so that the others can go on.
fn is_of_one(why: &OdooError) -> bool {
    matches!(
        why,
        OdooError::Refused(_)
            | OdooError::Stopped(_)
            | OdooError::Data(_)
            | OdooError::Fault(_)
            | OdooError::Missing(_)
    )
}
