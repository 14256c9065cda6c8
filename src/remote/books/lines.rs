//! An invoice's lines in the journal's comments: `; line: 12 x 120.00 +19% | Consulting in October`.

use rust_decimal::Decimal;
use serde::Serialize;

use super::{BooksError, words};
use crate::model::action::{Invoice, Line};
use crate::model::money::{Currency, Money};
use crate::model::tax::{Tax, decimal};

/// The most lines of one invoice.
const MOST: usize = 500;

/// One line of an invoice, read and reckoned.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub(crate) struct InvoiceLine {
    pub(crate) text: String,
    pub(crate) quantity: Decimal,
    pub(crate) price: Decimal,
    /// Per cent.
    pub(crate) tax: Decimal,
    /// Whether the price has the tax in it.
    pub(crate) inclusive: bool,
    /// The tax's name in the table of taxes: `DE-reduced`; empty where a rate alone was given.
    pub(crate) code: String,
    pub(crate) net: Money,
    /// The tax on this line, rounded on its own.
    #[serde(skip)]
    vat: Money,
}

impl InvoiceLine {
    fn new(
        text: String,
        quantity: Decimal,
        mut price: Decimal,
        tax: &Tax,
        currency: Currency,
    ) -> Option<InvoiceLine> {
        // `96` is a price of `96.00`; a price of a tenth of a cent stays one.
        price.rescale(price.scale().max(currency.places()));
        let (net, vat) = tax.split(Money::rounded(quantity.checked_mul(price)?, currency))?;
        let (tax, inclusive, code) = (tax.percent, tax.inclusive, tax.code.clone());
        Some(InvoiceLine { text, quantity, price, tax, inclusive, code, net, vat })
    }

    /// The tax on this line, rounded on its own, as [`Invoice::totals`] does it.
    pub(crate) fn vat(&self) -> Money {
        self.vat
    }

    /// The value of the `line` tag.
    pub(super) fn print(&self) -> String {
        let mut tax = format!("{}%", self.tax);
        if self.inclusive {
            tax.push_str(" incl");
        }
        if !self.code.is_empty() {
            tax.push(' ');
            tax.push_str(&self.code);
        }
        format!("{} x {} +{tax} | {}", self.quantity, self.price, self.text)
    }

    /// Reads what [`InvoiceLine::print`] wrote; `None` where a person wrote something else.
    pub(super) fn parse(tag: &str, currency: Currency) -> Option<InvoiceLine> {
        let (numbers, text) = tag.split_once('|')?;
        let (quantity, rest) = numbers.split_once(" x ")?;
        let (price, tax) = rest.split_once('+')?;
        let tax: Tax = tax.parse().ok().filter(|_| tax.contains('%') && !tax.contains(':'))?;
        let text = words::decode(text.trim());
        InvoiceLine::new(text, decimal(quantity)?, decimal(price)?, &tax, currency)
    }
}

/// An invoice's lines, checked: what is wrong is said with the line and the field.
pub(super) fn items(invoice: &Invoice) -> Result<Vec<InvoiceLine>, BooksError> {
    if invoice.lines.is_empty() {
        return Err(BooksError::data("lines", "has no line"));
    }
    if invoice.lines.len() > MOST {
        return Err(BooksError::data("lines", format!("has more than {MOST} lines")));
    }
    invoice
        .lines
        .iter()
        .enumerate()
        .map(|(at, line)| item(line, at + 1, invoice.currency))
        .collect()
}

fn item(line: &Line, at: usize, currency: Currency) -> Result<InvoiceLine, BooksError> {
    let field = |name: &str| format!("lines[{at}].{name}");
    let read = |name: &str, text: &str| {
        let what = || {
            format!(
                "is not a number: `{}` (write it like `2.5`)",
                crate::base::text::cut(&crate::base::text::shown_line(text), 40)
            )
        };
        decimal(text).ok_or_else(|| BooksError::data(field(name), what()))
    };
    super::values::required(&field("text"), &line.text)?;
    let quantity = read("quantity", &line.quantity)?;
    if quantity <= Decimal::ZERO {
        return Err(BooksError::data(field("quantity"), "is not above zero"));
    }
    // A negative price is a discount; the total must still be above zero.
    let price = read("price", &line.price)?;
    let tax = tax(&field("tax"), &line.tax)?;
    if tax.reverse {
        return Err(BooksError::data(field("tax"), "is owed by the buyer: write `0` and its code"));
    }
    let item = InvoiceLine::new(line.text.clone(), quantity, price, &tax, currency);
    item.ok_or_else(|| BooksError::data(field("price"), "is too large"))
}

/// A tax as a request writes it: a rate from 0 to 100 per cent.
pub(super) fn tax(field: &str, written: &str) -> Result<Tax, BooksError> {
    let tax: Tax = written.parse().map_err(|()| {
        let shown = crate::base::text::cut(&crate::base::text::shown_line(written), 40);
        BooksError::data(field, format!("is not a rate of tax: `{shown}` (write it like `19`)"))
    })?;
    if tax.percent < Decimal::ZERO || tax.percent > Decimal::ONE_HUNDRED {
        return Err(BooksError::data(field, "is not between 0 and 100 per cent"));
    }
    Ok(tax)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn a_line_is_read_back_as_it_was(text in words::hostile().prop_filter("lines have a text", |text| !text.is_empty()), quantity in 1i64..1_000_000_000, price in -1_000_000_000i64..1_000_000_000, rate in 0i64..10_000, inclusive: bool, code in prop::sample::select(vec!["", "DE-reduced"])) {
            let [quantity, price, percent] = [Decimal::new(quantity, 3), Decimal::new(price, 4), Decimal::new(rate, 2)].map(|n| n.normalize());
            let tax = Tax { percent, inclusive, code: code.into(), ..Tax::default() };
            let item = InvoiceLine::new(text, quantity, price, &tax, "EUR".parse().unwrap()).unwrap();
            let written = words::encode(&item.print());
            prop_assert_eq!(InvoiceLine::parse(&written, "EUR".parse().unwrap()), Some(item));
        }
    }
}
