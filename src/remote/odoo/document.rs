//! An invoice, bill or credit note as the server has it: what it comes to is read, never computed.

use serde_json::{Map, Value, json};

use super::datum::Datum;
use super::error::OdooError;
use super::lookup::{by_id, term, text};
use super::{Odoo, Search};
use crate::base::digest;
use crate::base::text::{cut, shown_line};
use crate::model::money::{Currency, Money};
use crate::model::odoo::Draft;

pub(crate) const MOVE: &str = "account.move";

/// The most lines that a document is read with.
const LINES: u64 = 2000;

const HEAD: &[&str] = &[
    "name",
    "state",
    "move_type",
    "partner_id",
    "currency_id",
    "invoice_date",
    "invoice_date_due",
    "date",
    "ref",
    "amount_untaxed",
    "amount_tax",
    "amount_total",
    "amount_residual",
    "payment_state",
    "company_id",
    "fiscal_position_id",
    "invoice_payment_term_id",
    "partner_bank_id",
    "narration",
    "reversed_entry_id",
];

/// Those whose change is said by itself, or that follow from the posting.
const NOT_IN_DIGEST: &[&str] = &[
    "id",
    "name",
    "state",
    "invoice_date",
    "invoice_date_due",
    "date",
    "amount_residual",
    "payment_state",
    "company_id",
];

const BELOW: &[&str] = &[
    "display_type",
    "name",
    "account_id",
    "product_id",
    "quantity",
    "price_unit",
    "discount",
    "tax_ids",
    "price_subtotal",
    "tax_line_id",
    "amount_currency",
];

/// A document, whole.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Document {
    pub(crate) id: u64,
    /// Its number; `None` for a draft that has none yet.
    pub(crate) name: Option<String>,
    pub(crate) state: String,
    /// `out_invoice`, `in_invoice`, `out_refund`, …
    pub(crate) kind: String,
    pub(crate) partner: (u64, String),
    pub(crate) currency: u64,
    pub(crate) untaxed: Money,
    pub(crate) tax: Money,
    pub(crate) total: Money,
    pub(crate) open: Money,
    /// Of the invoice; empty for a draft without.
    pub(crate) date: String,
    pub(crate) due: String,
    /// The accounting date.
    pub(crate) booked: String,
    pub(crate) reference: String,
    /// The account that is to be paid to: on a bill the vendor's; empty for none.
    pub(crate) bank: String,
    pub(crate) reversed: Option<u64>,
    pub(crate) lines: Vec<String>,
    pub(crate) digest: String,
}

impl Document {
    pub(crate) fn is_draft(&self) -> bool {
        self.state == "draft"
    }

    pub(crate) fn is_posted(&self) -> bool {
        self.state == "posted"
    }

    /// `INV/2026/00001`, or `#12` where it has no number yet.
    pub(crate) fn known_as(&self) -> String {
        let name = self.name.as_ref().filter(|name| !self.is_draft() && *name != "/");
        name.cloned().unwrap_or_else(|| format!("#{}", self.id))
    }

    /// What a person is to say yes to.
    pub(crate) fn draft(&self) -> Draft {
        let is_dated = !self.date.is_empty();
        Draft {
            partner: self.partner.1.clone(),
            amount: self.total,
            untaxed: self.untaxed,
            tax: self.tax,
            date: self.date.clone(),
            due: if is_dated { self.due.clone() } else { String::new() },
            booked: if is_dated { self.booked.clone() } else { String::new() },
            bank: self.bank.clone(),
            lines: self.lines.clone(),
            digest: self.digest.clone(),
        }
    }

    /// What the server made of it, for the request's note and the log. Of a draft it has all that a yes to it is about.
    pub(crate) fn receipt(&self, changed: &[String]) -> Value {
        let mut receipt = Map::new();
        let mut put = |name: &str, value: Value| _ = receipt.insert(name.to_owned(), value);
        let due = if self.due.is_empty() { String::new() } else { format!(", due {}", self.due) };
        put("connector", json!("odoo"));
        put("model", json!(MOVE));
        put("id", json!(self.id));
        put("document", json!(self.known_as()));
        put("said", json!(format!("{} {}: {}{due}", self.word(), self.known_as(), self.total)));
        put("state", json!(self.state));
        put("partner", json!(self.partner.1));
        put("amount", json!(self.total));
        put("untaxed", json!(self.untaxed));
        put("tax", json!(self.tax));
        put("date", json!(self.date));
        put("due", json!(self.due));
        put("booked", json!(self.booked));
        if self.is_draft() {
            put("lines", json!(self.lines));
            put("bank", json!(self.bank));
            put("digest", json!(self.digest));
        } else {
            put("open", json!(self.open));
        }
        if !changed.is_empty() {
            put("changed", json!(changed));
        }
        Value::Object(receipt)
    }

    fn word(&self) -> &'static str {
        match self.kind.as_str() {
            _ if self.is_draft() => "draft",
            "out_refund" | "in_refund" => "credit note",
            "in_invoice" | "in_receipt" => "bill",
            _ => "invoice",
        }
    }
}

impl Odoo<'_> {
    /// A document with its lines.
    pub(crate) fn document(&self, id: u64) -> Result<Document, OdooError> {
        let rows = self.read(MOVE, &[id], HEAD)?;
        let head = rows.first().ok_or_else(|| OdooError::Missing(format!("#{id}")))?;
        if head.get("company_id").and_then(Datum::id) != Some(self.company) {
            return Err(OdooError::Missing(format!("#{id} is no document of this company")));
        }
        let what = Search { model: "account.move.line", fields: BELOW, order: "sequence, id" };
        let domain = Datum::List(vec![term("move_id", "=", id)]);
        let lines = self.search(&what, &domain, LINES)?;
        let names = self.tax_names(&lines)?;
        read(id, head, &lines, &names)
            .ok_or_else(|| OdooError::Answer(format!("the document #{id} is not whole")))
    }

    /// The accounting date of an entry.
    pub(super) fn booked(&self, entry: u64) -> Result<Option<String>, OdooError> {
        Ok(self.read(MOVE, &[entry], &["date"])?.first().and_then(|row| text(row, "date")))
    }

    /// The id of the document of this number, or `#12` or `12` itself, among these kinds of the company.
    pub(crate) fn document_named(&self, wanted: &str, kinds: &[&str]) -> Result<u64, OdooError> {
        let wanted = wanted.trim();
        // A number may have digits alone: then a bare `12` could be two documents, which is said.
        let which = match (by_id(wanted), wanted.parse::<u64>()) {
            (Some(id), _) => vec![term("id", "=", id)],
            (None, Ok(id)) => vec!["|".into(), term("id", "=", id), term("name", "=", wanted)],
            (None, Err(_)) => vec![term("name", "=", wanted)],
        };
        let mut domain = which;
        domain.extend([
            term("move_type", "in", Datum::list(kinds.iter().copied())),
            term("company_id", "=", self.company),
        ]);
        let what = Search { model: MOVE, fields: &["name", "partner_id"], order: "id" };
        let rows = self.search(&what, &Datum::List(domain), 3)?;
        let shown = cut(&shown_line(wanted), 80);
        match rows.iter().filter_map(super::lookup::id).collect::<Vec<_>>().as_slice() {
            [only] => Ok(*only),
            [] => Err(OdooError::Data(format!(
                "Odoo has no such document of this company: `{shown}`"
            ))),
            several => {
                let ids: Vec<_> = several.iter().map(|id| format!("#{id}")).collect();
                Err(OdooError::Data(format!("`{shown}` could be {}", ids.join(", "))))
            }
        }
    }

    fn tax_names(&self, lines: &[Datum]) -> Result<Vec<(u64, String)>, OdooError> {
        let of = |line: &Datum| line.get("tax_ids").map(Datum::items).unwrap_or_default().to_vec();
        let mut ids: Vec<u64> = lines.iter().flat_map(of).filter_map(|id| id.id()).collect();
        ids.sort_unstable();
        ids.dedup();
        if ids.is_empty() {
            return Ok(Vec::new());
        }
        let rows = self.read("account.tax", &ids, &["name"])?;
        Ok(rows.iter().filter_map(super::lookup::named).map(|tax| (tax.id, tax.name)).collect())
    }
}

fn read(id: u64, head: &Datum, lines: &[Datum], taxes: &[(u64, String)]) -> Option<Document> {
    let partner = head.get("partner_id")?;
    let currency: Currency = head.get("currency_id")?.name()?.parse().ok()?;
    let money = |name| Some(Money::rounded(head.get(name)?.number()?, currency));
    let day = |name| text(head, name).unwrap_or_default();
    let is_own = |line: &&Datum| text(line, "display_type").is_none_or(|kind| kind == "product");
    Some(Document {
        id,
        name: text(head, "name"),
        state: text(head, "state")?,
        kind: text(head, "move_type")?,
        partner: (partner.id().unwrap_or_default(), partner.name().unwrap_or("nobody").to_owned()),
        currency: head.get("currency_id")?.id()?,
        untaxed: money("amount_untaxed")?,
        tax: money("amount_tax")?,
        total: money("amount_total")?,
        open: money("amount_residual")?,
        date: day("invoice_date"),
        due: day("invoice_date_due"),
        booked: day("date"),
        reference: day("ref"),
        reversed: head.get("reversed_entry_id").and_then(Datum::id),
        bank: head.get("partner_bank_id").and_then(Datum::name).unwrap_or_default().to_owned(),
        lines: lines
            .iter()
            .filter(is_own)
            .map(|line| sentence(line, currency, taxes))
            .collect::<Option<_>>()?,
        digest: digest_of(head, lines)?,
    })
}

/// `2 × Consulting at 50 EUR: 100.00 EUR (tax 19%)`; `None` where a figure is none.
fn sentence(line: &Datum, currency: Currency, taxes: &[(u64, String)]) -> Option<String> {
    let number = |name| line.get(name).and_then(Datum::number);
    let (quantity, price) = (number("quantity")?.normalize(), number("price_unit")?.normalize());
    let name = text(line, "name").unwrap_or_default();
    let ids = line.get("tax_ids").map(Datum::items).unwrap_or_default();
    let named = |id: &Datum| {
        let id = id.id()?;
        Some(taxes.iter().find(|(own, _)| *own == id).map_or(format!("#{id}"), |(_, n)| n.clone()))
    };
    let taxes: Vec<String> = ids.iter().filter_map(named).collect();
    let tax = if taxes.is_empty() { "no tax".into() } else { format!("tax {}", taxes.join(", ")) };
    let discount = number("discount")?.normalize();
    let less = if discount.is_zero() { String::new() } else { format!(", {discount} % off") };
    let account = line.get("account_id").and_then(Datum::name).unwrap_or_default();
    let total = Money::rounded(number("price_subtotal")?, currency);
    Some(format!("{quantity} × {name} at {price} {currency}{less}: {total} ({tax}; {account})"))
}

/// Of all that was read, but what has its own word: who is owed what for what, by which accounts and taxes.
fn digest_of(head: &Datum, lines: &[Datum]) -> Option<String> {
    let Datum::Map(head) = head else { return None };
    let mut head = head.clone();
    head.retain(|name, _| !NOT_IN_DIGEST.contains(&name.as_str()));
    let is_term = |line: &&Datum| text(line, "display_type").as_deref() == Some("payment_term");
    let lines = lines.iter().filter(|line| !is_term(line)).cloned().collect::<Vec<_>>();
    let all = Datum::List(vec![Datum::Map(head), Datum::List(lines)]);
    Some(digest::sha256(all.to_json().ok()?))
}
