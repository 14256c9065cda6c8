//! A line of an invoice or bill, as it is typed: `TEXT = [QUANTITY x] PRICE [+TAX]`.

use rust_decimal::Decimal;

use crate::base::text::shown_line;

/// The parts of a line, trimmed; what a tax may be is another thing in each of the books.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Typed<'t> {
    pub(super) text: &'t str,
    /// A decimal; `1` where none is said.
    pub(super) quantity: &'t str,
    /// A decimal.
    pub(super) price: &'t str,
    pub(super) tax: Option<&'t str>,
}

impl Typed<'_> {
    /// Reads one; `None` where a part is missing, or is no number where one must be.
    pub(super) fn read(typed: &str) -> Option<Typed<'_>> {
        // A text may have one, too: the last begins what it costs.
        let (text, costs) = typed.rsplit_once('=')?;
        let (costs, tax) = match costs.split_once('+') {
            Some((costs, tax)) => (costs, Some(filled(tax)?)),
            None => (costs, None),
        };
        let (quantity, price) = costs.split_once('x').unwrap_or(("1", costs));
        Some(Typed { text: filled(text)?, quantity: number(quantity)?, price: number(price)?, tax })
    }
}

/// What is said of a line that is none.
pub(super) fn bad(form: &str, typed: &str) -> String {
    format!("not `{form}`: `{}`", shown_line(typed))
}

fn filled(text: &str) -> Option<&str> {
    Some(text.trim()).filter(|text| !text.is_empty())
}

fn number(text: &str) -> Option<&str> {
    filled(text).filter(|text| Decimal::from_str_exact(text).is_ok())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_has_its_parts() {
        let parts = |typed| Typed::read(typed).map(|t| (t.text, t.quantity, t.price, t.tax));
        assert_eq!(parts("Work = 100"), Some(("Work", "1", "100", None)));
        assert_eq!(
            parts("Work, e.g. a=b = 2 x -50.5 +7.7% incl "),
            Some(("Work, e.g. a=b", "2", "-50.5", Some("7.7% incl")))
        );
        for bad in ["Work", "= 1", "Work =", "Work = x", "Work = a x 1", "Work = 1,5", "Work = 1 +"]
        {
            assert_eq!(parts(bad), None, "{bad}");
        }
    }
}
