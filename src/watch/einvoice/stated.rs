//! What an invoice says of itself, in the one form that all syntaxes are read into.

use rust_decimal::Decimal;
use serde::Serialize;

/// The most lines that are kept.
const LINES: usize = 50;
/// The most accounts, banks and rates that are kept.
const FEW: usize = 10;

/// An invoice or credit note. Numbers are decimals as text, days are `2026-11-20`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Stated {
    /// `EInvoice`, which tells it from schema.org's objects.
    #[serde(rename = "@type")]
    pub(super) kind: &'static str,
    /// `CII` or `UBL`.
    pub(super) syntax: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) profile: Option<String>,
    /// `invoice` or `credit note`.
    pub(super) document: &'static str,
    /// The file that it was read from.
    pub(super) file: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) number: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) date: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) due: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) currency: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) seller: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) seller_tax_id: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) buyer: Option<String>,
    /// Who is to get the money, where it is another than the seller, or whose name the account has.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) payee: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) net: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) tax: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) gross: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) prepaid: Option<String>,
    /// What is still to be paid.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) payable: Option<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) taxes: Vec<Share>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) ibans: Vec<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) bics: Vec<String>,
    /// What the payment is to name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) reference: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) order: Option<String>,
    /// The invoice that a credit note takes back.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) corrects: Option<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) lines: Vec<Item>,
}

/// The tax of one rate.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub(crate) struct Share {
    /// In per cent.
    pub(super) rate: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) base: Option<String>,
    pub(super) tax: String,
}

#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub(crate) struct Item {
    pub(super) text: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) quantity: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) price: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) amount: Option<String>,
}

pub(super) const INVOICE: &str = "invoice";
pub(super) const CREDIT: &str = "credit note";

impl Stated {
    /// An empty one of a syntax.
    pub(super) fn new(syntax: &'static str) -> Stated {
        Stated { kind: "EInvoice", syntax, document: INVOICE, ..Stated::default() }
    }

    /// What follows from what was read: bounds, forms, and that money to be given back is no bill.
    pub(super) fn settle(&mut self) {
        self.lines.truncate(LINES);
        self.taxes.truncate(FEW);
        let compact = |text: &String| text.split_whitespace().collect::<String>().to_uppercase();
        self.ibans = self
            .ibans
            .iter()
            .map(compact)
            .filter(|text| text.parse::<iban::Iban>().is_ok())
            .collect();
        self.bics = self.bics.iter().map(compact).collect();
        for list in [&mut self.ibans, &mut self.bics] {
            list.dedup();
            list.truncate(FEW);
        }
        if decimal(self.gross.as_ref()).is_some_and(|gross| gross < Decimal::ZERO) {
            self.document = CREDIT;
        }
    }

    pub(crate) fn file(&self) -> &str {
        &self.file
    }

    pub(crate) fn is_credit(&self) -> bool {
        self.document == CREDIT
    }

    /// Whether it says that nothing is left to be paid.
    pub(crate) fn is_paid(&self) -> bool {
        let gross = decimal(self.gross.as_ref()).is_some_and(|gross| gross > Decimal::ZERO);
        gross && decimal(self.payable.as_ref()).is_some_and(|left| left.is_zero())
    }

    /// Whether two of them are one and the same, sent twice.
    pub(crate) fn is_same(&self, other: &Stated) -> bool {
        Stated { file: String::new(), syntax: "", profile: None, ..self.clone() }
            == Stated { file: String::new(), syntax: "", profile: None, ..other.clone() }
    }

    /// It as lines that a person can read, where no page comes with it.
    pub(crate) fn page(&self) -> String {
        let title = if self.is_credit() { "Credit note" } else { "Invoice" };
        let mut text = format!("{title} {}\n", self.number.as_deref().unwrap_or_default())
            .trim_end()
            .to_owned()
            + "\n";
        let money = |amount: &Option<String>| {
            amount
                .as_ref()
                .zip(self.currency.as_ref())
                .map(|(amount, currency)| format!("{amount} {currency}"))
        };
        let rows = [
            ("From", self.seller.clone()),
            ("Bill to", self.buyer.clone()),
            (
                if self.is_credit() { "Credit note number" } else { "Invoice number" },
                self.number.clone(),
            ),
            (if self.is_credit() { "Date" } else { "Invoice date" }, self.date.clone()),
            ("Due date", self.due.clone()),
            ("Order number", self.order.clone()),
            ("For invoice", self.corrects.clone()),
            ("Net", money(&self.net)),
        ];
        let mut rows: Vec<(String, Option<String>)> =
            rows.into_iter().map(|(label, value)| (label.to_owned(), value)).collect();
        for share in &self.taxes {
            rows.push((format!("VAT {} %", share.rate), money(&Some(share.tax.clone()))));
        }
        rows.push(("Invoice total".into(), money(&self.gross)));
        if self.prepaid.is_some() && self.payable != self.gross {
            rows.push(("Paid".into(), money(&self.prepaid)));
            rows.push(("Amount due".into(), money(&self.payable).filter(|_| !self.is_paid())));
        }
        rows.extend(self.ibans.iter().map(|iban| ("IBAN".into(), Some(iban.clone()))));
        rows.push(("Payment reference".into(), self.reference.clone()));
        for (label, value) in rows {
            if let Some(value) = value {
                text += &format!("{label}: {value}\n");
            }
        }
        text
    }
}

pub(super) fn decimal(text: Option<&String>) -> Option<Decimal> {
    Decimal::from_str_exact(text?).ok()
}

/// Whether a quantity is one, however many places it is written with.
pub(super) fn is_one(text: &str) -> bool {
    Decimal::from_str_exact(text).is_ok_and(|number| number == Decimal::ONE)
}
