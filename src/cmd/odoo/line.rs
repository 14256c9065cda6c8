//! A line of an invoice or bill, as it is typed.

use std::str::FromStr;

use crate::cmd::line::{Typed, bad};
use crate::model::odoo::Line;

/// `[PRODUCT] TEXT = [QUANTITY x] PRICE [+TAX]`
#[derive(Clone, Debug)]
pub(super) struct LineArg(pub(super) Line);

impl FromStr for LineArg {
    type Err = String;

    fn from_str(typed: &str) -> Result<LineArg, String> {
        let bad = || bad("[PRODUCT] TEXT = [QUANTITY x] PRICE [+TAX]", typed);
        let Typed { text, quantity, price, tax } = Typed::read(typed).ok_or_else(bad)?;
        let (product, text) = match text.strip_prefix('[').and_then(|t| t.split_once(']')) {
            Some((product, text)) => (product.trim(), text.trim()),
            None => ("", text),
        };
        let text = if text.is_empty() { product } else { text };
        if text.is_empty() {
            return Err(bad());
        }
        let tax = tax.unwrap_or_default();
        // `19%` is a rate, `19% EU` a name.
        let rate = tax.strip_suffix('%').map(str::trim);
        let is_rate = |rate: &&str| rate.bytes().all(|b| b.is_ascii_digit() || b == b'.');
        let tax = rate.filter(is_rate).unwrap_or(tax);
        let [text, quantity, price, tax, product] =
            [text, quantity, price, tax, product].map(str::to_owned);
        Ok(LineArg(Line { text, quantity, price, tax, product, account: String::new() }))
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
        for bad in ["Work", "= 1", "[] = 1", "[ ] = 1", "Work = 1 +"] {
            assert_eq!(parts(bad), None, "{bad}");
        }
    }
}
