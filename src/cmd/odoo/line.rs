//! A line of an invoice or bill, as it is typed.

use std::str::FromStr;

use crate::base::text::shown_line;
use crate::model::odoo::Line;

/// `[PRODUCT] TEXT = [QUANTITY x] PRICE [+TAX]`
#[derive(Clone, Debug)]
pub(super) struct LineArg(pub(super) Line);

impl FromStr for LineArg {
    type Err = String;

    fn from_str(typed: &str) -> Result<LineArg, String> {
        let bad =
            || format!("not `[PRODUCT] TEXT = [QUANTITY x] PRICE [+TAX]`: `{}`", shown_line(typed));
        let (text, costs) = typed.rsplit_once('=').ok_or_else(bad)?;
        let (product, text) = match text.trim().strip_prefix('[').and_then(|t| t.split_once(']')) {
            Some((product, text)) => (product.trim(), text),
            None => ("", text),
        };
        let text = if text.trim().is_empty() { product } else { text };
        let (costs, tax) = costs.split_once('+').unwrap_or((costs, ""));
        let rate = tax.trim().strip_suffix('%').map(str::trim);
        let is_rate = |rate: &&str| rate.bytes().all(|b| b.is_ascii_digit() || b == b'.');
        let tax = rate.filter(is_rate).unwrap_or(tax);
        let (quantity, price) = costs.split_once('x').unwrap_or(("1", costs));
        let part = |text: &str| {
            Some(text.trim().to_owned()).filter(|text| !text.is_empty()).ok_or_else(bad)
        };
        let number = |text: &str| {
            let text = part(text)?;
            rust_decimal::Decimal::from_str_exact(&text).map_err(|_| bad())?;
            Ok::<_, String>(text)
        };
        Ok(LineArg(Line {
            text: part(text)?,
            quantity: number(quantity)?,
            price: number(price)?,
            tax: tax.trim().to_owned(),
            product: product.to_owned(),
            account: String::new(),
        }))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parts(typed: &str) -> Option<[String; 5]> {
        let LineArg(line) = typed.parse().ok()?;
        Some([line.product, line.text, line.quantity, line.price, line.tax])
    }

    #[test]
    fn a_line_has_its_parts() {
        let table = [
            ("Work = 100", ["", "Work", "1", "100", ""]),
            ("Work, e.g. a=b = 2 x -50.5 +7.7%", ["", "Work, e.g. a=b", "2", "-50.5", "7.7"]),
            (
                "[CONS-H] Hours in May = 3 x 1 + 19% EU",
                ["CONS-H", "Hours in May", "3", "1", "19% EU"],
            ),
            ("[CONS-H] = 3 x 1 +0%", ["CONS-H", "CONS-H", "3", "1", "0"]),
        ];
        for (typed, expected) in table {
            assert_eq!(parts(typed).unwrap(), expected, "{typed}");
        }
        for bad in ["Work", "= 1", "Work =", "Work = x", "Work = a x 1", "Work = 1,5"] {
            assert_eq!(parts(bad), None, "{bad}");
        }
    }
}
