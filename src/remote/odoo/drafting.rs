//! Invoices and bills as drafts: each with its lines in one transaction, under external ids of the request's key.

use chrono::NaiveDate;
use rust_decimal::Decimal;
use serde_json::Value;

use super::datum::Datum;
use super::document::{Document, MOVE};
use super::error::OdooError;
use super::lookup::{Trade, term, text};
use super::sheet::{Cell, Sheet};
use super::write::Desk;
use super::{Odoo, Search, external};
use crate::base::text::{cut, shown_line};
use crate::model::odoo::{Bill, Invoice, Line};

impl Desk<'_> {
    pub(super) fn draft_invoice(&self, invoice: &Invoice) -> Result<Value, OdooError> {
        let id = match self.odoo.made(MOVE, &external::id(self.key, ""))? {
            Some(id) => id,
            None => self.odoo.put(MOVE, &self.invoice_sheet(invoice)?)?,
        };
        Ok(self.odoo.document(id)?.receipt(&[]))
    }

    fn invoice_sheet(&self, invoice: &Invoice) -> Result<Sheet, OdooError> {
        let customer = self.odoo.partner(&invoice.customer)?;
        let mut sheet = self.head("out_invoice", customer.id);
        sheet.head.push(("currency_id/.id", self.odoo.currency(invoice.currency)?.id.to_string()));
        let day = invoice.date.clone().unwrap_or_else(|| self.today.to_string());
        // Without terms and without a day, Odoo would have it due on the day that it is made.
        if invoice.terms.is_empty() {
            let days = chrono::Duration::days(self.terms_days);
            let later =
                || Some(day.parse::<NaiveDate>().ok()?.checked_add_signed(days)?.to_string());
            let due = invoice.due.clone().or_else(later);
            let none = || OdooError::Data(format!("not a day: `{}`", cut(&shown_line(&day), 40)));
            sheet.head.push(("invoice_date_due", due.ok_or_else(none)?));
        } else {
            let terms = self.odoo.terms(&invoice.terms)?.id.to_string();
            sheet.head.push(("invoice_payment_term_id/.id", terms));
        }
        sheet.head.push(("invoice_date", day));
        sheet.filled("ref", &invoice.reference);
        sheet.filled("narration", &invoice.note);
        sheet.lines = self.lines(&invoice.lines, Trade::Sale)?;
        Ok(sheet)
    }

    /// A bill whose total is not the bill's own is not left in Odoo; nor is one that is there already.
    pub(super) fn draft_bill(&self, bill: &Bill) -> Result<Value, OdooError> {
        let id = match self.odoo.made(MOVE, &external::id(self.key, ""))? {
            Some(id) => id,
            None => self.odoo.put(MOVE, &self.bill_sheet(bill)?)?,
        };
        self.attach(MOVE, id, &bill.files)
            .map_err(|error| error.leaving(format!("the draft #{id}")))?;
        let made = self.odoo.document(id)?;
        if made.total == bill.amount || !made.is_draft() {
            return Ok(made.receipt(&[]));
        }
        let why = format!("Odoo makes {} of the bill, which says {}", made.total, bill.amount);
        match self.odoo.call((MOVE, "unlink"), &[id], Vec::new(), Vec::new()) {
            Ok(_) => Err(OdooError::Stopped(format!("{why}: the draft was taken away again"))),
            Err(error @ (OdooError::Lost(_) | OdooError::Away(_))) => Err(error),
            Err(error) => {
                Err(OdooError::Stopped(format!("{why}; the draft #{id} is left in Odoo: {error}")))
            }
        }
    }

    fn bill_sheet(&self, bill: &Bill) -> Result<Sheet, OdooError> {
        let vendor = self.odoo.partner(&bill.vendor)?;
        self.odoo.no_second_bill(vendor.id, &bill.reference)?;
        let mut sheet = self.head("in_invoice", vendor.id);
        let currency = self.odoo.currency(bill.amount.currency())?.id.to_string();
        sheet.head.push(("currency_id/.id", currency));
        sheet.head.push(("ref", bill.reference.clone()));
        sheet.head.push(("invoice_date", bill.date.clone()));
        let due = bill.due.clone().unwrap_or_else(|| bill.date.clone());
        sheet.head.push(("invoice_date_due", due));
        sheet.filled("narration", &bill.note);
        sheet.lines = self.lines(&bill.lines, Trade::Purchase)?;
        Ok(sheet)
    }

    fn head(&self, kind: &str, partner: u64) -> Sheet {
        let head = vec![
            ("id", external::id(self.key, "")),
            ("move_type", kind.to_owned()),
            ("partner_id/.id", partner.to_string()),
        ];
        Sheet { head, lines: Vec::new() }
    }

    /// Each with an external id of its own. A column that one line has, all have: what it is empty for has none.
    fn lines(&self, lines: &[Line], trade: Trade) -> Result<Vec<Vec<Cell>>, OdooError> {
        let all_or_none = |name: &str, said: &dyn Fn(&Line) -> bool| {
            let count = lines.iter().filter(|line| said(line)).count();
            if count != 0 && count != lines.len() {
                return Err(OdooError::Data(format!(
                    "one line says its {name} and another leaves it to Odoo: say it on each line"
                )));
            }
            Ok(count != 0)
        };
        let taxed = all_or_none("tax", &|line| !line.tax.is_empty())?;
        let placed = all_or_none("account", &|line| !line.account.is_empty())?;
        let with_product = lines.iter().any(|line| !line.product.is_empty());
        let mut sheet = Vec::new();
        for (line, n) in lines.iter().zip(1..) {
            let part = external::id(self.key, &format!("line{n}"));
            let mut cells: Vec<Cell> = vec![
                ("invoice_line_ids/id", part),
                ("invoice_line_ids/name", line.text.clone()),
                ("invoice_line_ids/quantity", exact(&line.quantity)?),
                ("invoice_line_ids/price_unit", exact(&line.price)?),
            ];
            if with_product {
                let product = match line.product.as_str() {
                    "" => String::new(),
                    product => self.odoo.product(product)?.id.to_string(),
                };
                cells.push(("invoice_line_ids/product_id/.id", product));
            }
            if taxed {
                let found = self.odoo.taxes(trade, &line.tax)?;
                let found: Vec<_> = found.iter().map(ToString::to_string).collect();
                cells.push(("invoice_line_ids/tax_ids/.id", found.join(",")));
            }
            if placed {
                let account = self.odoo.account(&line.account)?.id.to_string();
                cells.push(("invoice_line_ids/account_id/.id", account));
            }
            sheet.push(cells);
        }
        if sheet.is_empty() {
            return Err(OdooError::Data("it has no lines".into()));
        }
        Ok(sheet)
    }

    /// The document that a request drafted, where all of it is there.
    pub(super) fn drafted(&self) -> Result<Option<Document>, OdooError> {
        match self.odoo.made(MOVE, &external::id(self.key, ""))? {
            Some(id) => self.odoo.document(id).map(Some),
            None => Ok(None),
        }
    }
}

impl Odoo<'_> {
    /// Two bills of one vendor with one reference are one bill; Odoo would take both.
    pub(super) fn no_second_bill(&self, vendor: u64, reference: &str) -> Result<(), OdooError> {
        if same_letters(reference).is_empty() {
            return Err(OdooError::Data("a vendor's bill needs the vendor's own number".into()));
        }
        let domain = Datum::List(vec![
            term("move_type", "=", "in_invoice"),
            term("partner_id", "=", vendor),
            term("state", "!=", "cancel"),
            term("ref", "!=", false),
            term("company_id", "=", self.company),
        ]);
        let what = Search { model: MOVE, fields: &["name", "ref", "state"], order: "id" };
        let there = self.search(&what, &domain, BILLS)?;
        let is_same = |row: &&Datum| {
            text(row, "ref").is_some_and(|own| same_letters(&own) == same_letters(reference))
        };
        let Some(row) = there.iter().find(is_same) else { return Ok(()) };
        let id = super::lookup::id(row).unwrap_or_default();
        let name = text(row, "name").unwrap_or_else(|| format!("#{id}"));
        Err(OdooError::Stopped(format!(
            "the bill `{}` of this vendor is in Odoo already, as {name}",
            cut(&shown_line(reference), 60)
        )))
    }
}

/// How many bills of one vendor are looked at.
const BILLS: u64 = 20_000;

/// What two spellings of one reference have in common.
fn same_letters(reference: &str) -> String {
    reference.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// A decimal as it is sent.
fn exact(number: &str) -> Result<String, OdooError> {
    let shown = || OdooError::Data(format!("not a number: `{}`", cut(&shown_line(number), 40)));
    Decimal::from_str_exact(number.trim()).map(|exact| exact.to_string()).map_err(|_| shown())
}
