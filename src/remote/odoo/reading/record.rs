//! Records as lists show them: customers, vendors, products, invoices, bills, payments, expenses.

use chrono::NaiveDate;
use serde::Serialize;

use super::super::datum::Datum;
use super::super::error::OdooError;
use super::filter::{Filter, OPEN};
use super::{Odoo, Search, currency, day, money, named, odd, term, text};
use crate::model::money::Money;

/// What is listed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    Customer,
    Vendor,
    Product,
    Invoice,
    Bill,
    Payment,
    Expense,
}

impl Kind {
    pub(crate) const ALL: [Kind; 7] = [
        Kind::Customer,
        Kind::Vendor,
        Kind::Product,
        Kind::Invoice,
        Kind::Bill,
        Kind::Payment,
        Kind::Expense,
    ];

    pub(crate) fn plural(self) -> &'static str {
        match self {
            Kind::Customer => "customers",
            Kind::Vendor => "vendors",
            Kind::Product => "products",
            Kind::Invoice => "invoices",
            Kind::Bill => "bills",
            Kind::Payment => "payments",
            Kind::Expense => "expenses",
        }
    }

    /// In singular: `customer`.
    pub(crate) fn word(self) -> &'static str {
        self.plural().trim_end_matches('s')
    }

    pub(super) fn model(self) -> &'static str {
        match self {
            Kind::Customer | Kind::Vendor => "res.partner",
            Kind::Product => "product.product",
            Kind::Invoice | Kind::Bill => "account.move",
            Kind::Payment => "account.payment",
            Kind::Expense => "hr.expense",
        }
    }

    pub(super) fn fields(self) -> &'static [&'static str] {
        match self {
            Kind::Customer | Kind::Vendor => {
                &["name", "email", "phone", "vat", "street", "zip", "city", "country_id", "ref"]
            }
            Kind::Product => &["name", "default_code", "type", "list_price", "currency_id"],
            Kind::Invoice | Kind::Bill => &[
                "name",
                "move_type",
                "partner_id",
                "invoice_date",
                "invoice_date_due",
                "ref",
                "currency_id",
                "amount_untaxed",
                "amount_tax",
                "amount_total",
                "amount_residual",
                "state",
                "payment_state",
            ],
            Kind::Payment => &[
                "name",
                "payment_type",
                "partner_id",
                "date",
                "amount",
                "currency_id",
                "journal_id",
                "state",
                "reconciled_invoice_ids",
                "reconciled_bill_ids",
            ],
            Kind::Expense => &[
                "name",
                "employee_id",
                "product_id",
                "date",
                "total_amount_currency",
                "currency_id",
                "payment_mode",
                "state",
            ],
        }
    }

    fn order(self) -> &'static str {
        match self {
            Kind::Customer | Kind::Vendor | Kind::Product => "name, id",
            Kind::Invoice | Kind::Bill => "invoice_date desc, id desc",
            Kind::Payment | Kind::Expense => "date desc, id desc",
        }
    }

    /// Which records of the model they are.
    pub(super) fn own(self, company: u64) -> Vec<Datum> {
        let of_company = term("company_id", "=", company);
        let types = |types: [&str; 3]| term("move_type", "in", Datum::list(types));
        match self {
            Kind::Customer => vec![term("customer_rank", ">", 0_u64)],
            Kind::Vendor => vec![term("supplier_rank", ">", 0_u64)],
            Kind::Product => Vec::new(),
            Kind::Invoice => vec![types(["out_invoice", "out_refund", "out_receipt"]), of_company],
            Kind::Bill => vec![types(["in_invoice", "in_refund", "in_receipt"]), of_company],
            Kind::Payment | Kind::Expense => vec![of_company],
        }
    }

    /// The field that says when it was.
    pub(super) fn date(self) -> Option<&'static str> {
        match self {
            Kind::Customer | Kind::Vendor | Kind::Product => None,
            Kind::Invoice | Kind::Bill => Some("invoice_date"),
            Kind::Payment | Kind::Expense => Some("date"),
        }
    }

    /// The field that says who or what it is about.
    pub(super) fn who(self) -> &'static str {
        match self {
            Kind::Customer | Kind::Vendor | Kind::Product => "name",
            Kind::Invoice | Kind::Bill | Kind::Payment => "partner_id",
            Kind::Expense => "employee_id",
        }
    }
}

/// Rows as the server has them, at most `most`.
pub(crate) fn rows(
    odoo: &Odoo<'_>,
    kind: Kind,
    filter: &Filter,
    most: u64,
) -> Result<Vec<Datum>, OdooError> {
    let mut domain = kind.own(odoo.company);
    domain.extend(filter.terms(kind));
    let what = Search { model: kind.model(), fields: kind.fields(), order: kind.order() };
    odoo.search(&what, &Datum::List(domain), most)
}

/// One record.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(untagged)]
pub(crate) enum Record {
    Partner(Partner),
    Product(Product),
    Document(Document),
    Payment(Payment),
    Expense(Expense),
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub(crate) struct Partner {
    pub(crate) id: u64,
    pub(crate) name: String,
    pub(crate) email: Option<String>,
    pub(crate) phone: Option<String>,
    pub(crate) vat: Option<String>,
    pub(crate) street: Option<String>,
    pub(crate) zip: Option<String>,
    pub(crate) city: Option<String>,
    pub(crate) country: Option<String>,
    pub(crate) reference: Option<String>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub(crate) struct Product {
    pub(crate) id: u64,
    pub(crate) name: String,
    pub(crate) reference: Option<String>,
    /// Odoo's word: `service`, `consu`, `combo`.
    pub(crate) kind: String,
    pub(crate) price: Money,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub(crate) struct Document {
    pub(crate) id: u64,
    /// None for a draft that has none yet.
    pub(crate) number: Option<String>,
    /// `invoice`, `bill`, `credit note`, `receipt`
    pub(crate) kind: &'static str,
    pub(crate) partner: Option<String>,
    pub(crate) partner_id: Option<u64>,
    pub(crate) date: Option<NaiveDate>,
    pub(crate) due: Option<NaiveDate>,
    pub(crate) reference: Option<String>,
    pub(crate) untaxed: Money,
    pub(crate) tax: Money,
    pub(crate) total: Money,
    pub(crate) open: Money,
    /// Odoo's word: `draft`, `posted`, `cancel`.
    pub(crate) state: String,
    /// Odoo's word: `not_paid`, `partial`, `in_payment`, `paid`, `reversed`, …
    pub(crate) payment: String,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub(crate) struct Payment {
    pub(crate) id: u64,
    pub(crate) number: Option<String>,
    /// Whether it came in.
    pub(crate) incoming: bool,
    pub(crate) partner: Option<String>,
    pub(crate) date: Option<NaiveDate>,
    pub(crate) amount: Money,
    pub(crate) journal: Option<String>,
    pub(crate) state: String,
    /// The invoices and bills that it pays, by their ids.
    #[serde(skip)]
    pub(crate) pays: Vec<u64>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub(crate) struct Expense {
    pub(crate) id: u64,
    pub(crate) text: String,
    pub(crate) employee: Option<String>,
    pub(crate) category: Option<String>,
    pub(crate) date: Option<NaiveDate>,
    pub(crate) amount: Money,
    /// Odoo's word: `own_account`, `company_account`.
    pub(crate) paid_by: String,
    pub(crate) state: String,
}

/// A row of the server's or of the copy's.
pub(crate) fn read(kind: Kind, row: &Datum) -> Result<Record, OdooError> {
    let record = match kind {
        Kind::Customer | Kind::Vendor => partner(row).map(Record::Partner),
        Kind::Product => product(row).map(Record::Product),
        Kind::Invoice | Kind::Bill => document(row).map(Record::Document),
        Kind::Payment => payment(row).map(Record::Payment),
        Kind::Expense => expense(row).map(Record::Expense),
    };
    record.ok_or_else(|| odd(&format!("one of the {}", kind.plural())))
}

fn partner(row: &Datum) -> Option<Partner> {
    Some(Partner {
        id: row.get("id")?.id()?,
        // A person below a company may have none of their own.
        name: text(row, "name").unwrap_or_default(),
        email: text(row, "email"),
        phone: text(row, "phone"),
        vat: text(row, "vat"),
        street: text(row, "street"),
        zip: text(row, "zip"),
        city: text(row, "city"),
        country: named(row, "country_id"),
        reference: text(row, "ref"),
    })
}

fn product(row: &Datum) -> Option<Product> {
    Some(Product {
        id: row.get("id")?.id()?,
        name: text(row, "name")?,
        reference: text(row, "default_code"),
        kind: text(row, "type")?,
        price: money(row, "list_price", currency(row)?)?,
    })
}

pub(super) fn document(row: &Datum) -> Option<Document> {
    let own = currency(row)?;
    let kind = match row.get("move_type")?.text()? {
        "out_invoice" => "invoice",
        "in_invoice" => "bill",
        "out_refund" | "in_refund" => "credit note",
        _ => "receipt",
    };
    Some(Document {
        id: row.get("id")?.id()?,
        number: text(row, "name").filter(|name| name != "/"),
        kind,
        partner: named(row, "partner_id"),
        partner_id: row.get("partner_id").and_then(Datum::id),
        date: day(row, "invoice_date"),
        due: day(row, "invoice_date_due"),
        reference: text(row, "ref"),
        untaxed: money(row, "amount_untaxed", own)?,
        tax: money(row, "amount_tax", own)?,
        total: money(row, "amount_total", own)?,
        open: money(row, "amount_residual", own)?,
        state: text(row, "state")?,
        payment: text(row, "payment_state").unwrap_or_default(),
    })
}

fn payment(row: &Datum) -> Option<Payment> {
    Some(Payment {
        id: row.get("id")?.id()?,
        number: text(row, "name").filter(|name| name != "/"),
        incoming: row.get("payment_type")?.text()? == "inbound",
        partner: named(row, "partner_id"),
        date: day(row, "date"),
        amount: money(row, "amount", currency(row)?)?,
        journal: named(row, "journal_id"),
        state: text(row, "state")?,
        pays: ["reconciled_invoice_ids", "reconciled_bill_ids"]
            .iter()
            .filter_map(|name| row.get(name))
            .flat_map(|ids| ids.items().iter().filter_map(Datum::id))
            .collect(),
    })
}

fn expense(row: &Datum) -> Option<Expense> {
    Some(Expense {
        id: row.get("id")?.id()?,
        text: text(row, "name").unwrap_or_default(),
        employee: named(row, "employee_id"),
        category: named(row, "product_id"),
        date: day(row, "date"),
        amount: money(row, "total_amount_currency", currency(row)?)?,
        paid_by: text(row, "payment_mode").unwrap_or_default(),
        state: text(row, "state")?,
    })
}

impl Document {
    pub(crate) fn is_open(&self) -> bool {
        self.state == "posted" && OPEN.contains(&self.payment.as_str())
    }

    /// `draft`, `open`, `part paid`, `12 d overdue`, `paid`, `cancelled`
    pub(crate) fn standing(&self, today: NaiveDate) -> String {
        let overdue = self.due.map_or(0, |due| (today - due).num_days());
        match (self.state.as_str(), self.payment.as_str()) {
            ("draft", _) => "draft".into(),
            ("cancel", _) => "cancelled".into(),
            _ if self.is_open() && overdue > 0 => format!("{overdue} d overdue"),
            (_, "not_paid") => "open".into(),
            (_, "partial") => "part paid".into(),
            // The one is Enterprise's: paid, and not seen at the bank yet.
            (_, "paid" | "in_payment") => "paid".into(),
            (_, other) => other.to_owned(),
        }
    }
}
