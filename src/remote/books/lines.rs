//! An invoice's lines in the journal's comments: `; line: 12 x 120.00 +19% | Consulting in October`.

use rust_decimal::Decimal;
use serde::Serialize;

use super::{BooksError, words};
use crate::model::action::{Invoice, Line};
use crate::model::money::{Currency, Money};

/// The most lines of one invoice.
const MOST: usize = 500;

/// The most digits of a quantity, price or rate before the decimal point, and after it.
const WHOLE: usize = 9;
const PLACES: usize = 6;

/// One line of an invoice, read and reckoned.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub(crate) struct InvoiceLine {
    pub(crate) text: String,
    pub(crate) quantity: Decimal,
    pub(crate) price: Decimal,
    /// Per cent.
    pub(crate) tax: Decimal,
    pub(crate) net: Money,
}

impl InvoiceLine {
    fn new(text: String, numbers: [Decimal; 3], currency: Currency) -> Option<InvoiceLine> {
        let [quantity, mut price, tax] = numbers;
        // `96` is a price of `96.00`; a price of a tenth of a cent stays one.
        price.rescale(price.scale().max(currency.places()));
        let net = Money::rounded(quantity.checked_mul(price)?, currency);
        Some(InvoiceLine { text, quantity, price, tax, net })
    }

    /// The tax on this line, rounded on its own, as [`Invoice::totals`] does it.
    pub(super) fn tax_amount(&self) -> Money {
        Money::rounded(self.net.amount() * self.tax / Decimal::ONE_HUNDRED, self.net.currency())
    }

    /// The value of the `line` tag.
    pub(super) fn print(&self) -> String {
        format!("{} x {} +{}% | {}", self.quantity, self.price, self.tax, self.text)
    }

    /// Reads what [`InvoiceLine::print`] wrote; `None` where a person wrote something else.
    pub(super) fn parse(tag: &str, currency: Currency) -> Option<InvoiceLine> {
        let (numbers, text) = tag.split_once('|')?;
        let (quantity, rest) = numbers.split_once(" x ")?;
        let (price, tax) = rest.split_once('+')?;
        let tax = tax.trim().strip_suffix('%')?;
        let numbers = [number(quantity)?, number(price)?, number(tax)?];
        InvoiceLine::new(words::decode(text.trim()), numbers, currency)
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
        number(text).ok_or_else(|| BooksError::data(field(name), what()))
    };
    super::values::required(&field("text"), &line.text)?;
    let quantity = read("quantity", &line.quantity)?;
    if quantity <= Decimal::ZERO {
        return Err(BooksError::data(field("quantity"), "is not above zero"));
    }
    // A negative price is a discount; the total must still be above zero.
    let price = read("price", &line.price)?;
    let tax = read("tax", &line.tax)?;
    if tax < Decimal::ZERO || tax > Decimal::ONE_HUNDRED {
        return Err(BooksError::data(field("tax"), "is not between 0 and 100 per cent"));
    }
    let item = InvoiceLine::new(line.text.clone(), [quantity, price, tax], currency);
    item.ok_or_else(|| BooksError::data(field("price"), "is too large"))
}

/// A decimal without exponent, sign `+` or separators, in its shortest form.
fn number(text: &str) -> Option<Decimal> {
    let text = text.trim();
    let digits = text.strip_prefix('-').unwrap_or(text);
    let (whole, part) = digits.split_once('.').unwrap_or((digits, "0"));
    let are_digits = |part: &str, most: usize| {
        (1..=most).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_digit())
    };
    if !are_digits(whole, WHOLE) || !are_digits(part, PLACES) {
        return None;
    }
    let number = Decimal::from_str_exact(text).ok()?.normalize();
    Some(if number.is_zero() { Decimal::ZERO } else { number })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn numbers_are_plain_decimals() {
        for good in ["1", "2.5", "-3", "0.000001", "123456789.123456", " 7 "] {
            assert!(number(good).is_some(), "{good}");
        }
        for bad in [
            "",
            ".",
            "1.",
            ".5",
            "1e3",
            "+1",
            "1,5",
            "1_000",
            "NaN",
            "inf",
            "1234567890",
            "0.1234567",
            "--1",
            "١",
            "1 0",
        ] {
            assert!(number(bad).is_none(), "{bad}");
        }
    }

    proptest! {
        #[test]
        fn a_line_is_read_back_as_it_was(text in words::hostile().prop_filter("lines have a text", |text| !text.is_empty()), quantity in 1i64..1_000_000_000, price in -1_000_000_000i64..1_000_000_000, tax in 0i64..10_000) {
            let numbers = [Decimal::new(quantity, 3), Decimal::new(price, 4), Decimal::new(tax, 2)].map(|n| n.normalize());
            let item = InvoiceLine::new(text, numbers, "EUR".parse().unwrap()).unwrap();
            let written = words::encode(&item.print());
            prop_assert_eq!(InvoiceLine::parse(&written, "EUR".parse().unwrap()), Some(item));
        }
    }
}
