//! The table of taxes, `Accounting/Taxes.md`: rates by name, which a person edits.

use rust_decimal::Decimal;
use serde::Serialize;

use super::words::one_line;
use super::{Books, BooksError};
use crate::base::text;
use crate::model::tax::{Tax, decimal, is_code};
use crate::vault::{Folder, Place, VaultError};

/// The table that a fresh vault begins with; it counts where the vault has none.
const SHIPPED: &str = include_str!("../../../vault-template/Accounting/Taxes.md");

/// The table's vault path.
pub(crate) const TAXES: &str = "Accounting/Taxes.md";

/// A tax that has a name.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub(crate) struct NamedTax {
    /// `DE-reduced`
    pub(crate) code: String,
    /// Per cent.
    pub(crate) rate: Decimal,
    /// Whether the buyer owes it.
    pub(crate) reverse: bool,
    /// What the invoice must say.
    pub(crate) says: String,
    /// The law, and the day as of which it was looked up.
    pub(crate) source: String,
}

impl Books<'_> {
    /// Every tax that has a name, in the table's order.
    pub(crate) fn taxes(&self) -> Result<Vec<NamedTax>, BooksError> {
        match self.vault.read_text(&Place::new(Folder::Accounting, "Taxes.md")) {
            Ok(text) => table(&text),
            Err(VaultError::Io { source, .. }) if source.kind() == std::io::ErrorKind::NotFound => {
                table(SHIPPED)
            }
            Err(error) => Err(error.into()),
        }
    }

    /// The tax on what is sold to somebody who owes it in our place (`reverse_charge: true` in their note): the table's row for
    /// the country that invoices come from (`DE-reverse`); without one, none with the words that the directive has for it.
    pub(crate) fn reverse_charge(&self) -> Tax {
        let code = format!("{}-reverse", self.config.text("invoice.country").trim());
        // A table that can't be read is told of where a tax is named.
        let mut named = self.taxes().unwrap_or_default().into_iter();
        match named.find(|tax| tax.code.eq_ignore_ascii_case(&code) && tax.rate.is_zero()) {
            Some(named) => Tax { code: named.code, says: named.says, ..Tax::default() },
            // Source: Directive 2006/112/EC, Article 226 (11a).
            None => Tax { says: "Reverse charge".into(), ..Tax::default() },
        }
    }

    /// The tax that a person wrote: `19%`, `DE-reduced`, each with ` incl` behind it where the price has it in it.
    pub(crate) fn tax(&self, written: &str) -> Result<Tax, BooksError> {
        let mut words = written.split_whitespace();
        let first = words.next().unwrap_or_default();
        if !is_code(first) {
            return super::lines::tax("tax", written);
        }
        let named = self.taxes()?.into_iter().find(|tax| tax.code.eq_ignore_ascii_case(first));
        let shown = text::cut(&text::shown_line(first), 40);
        let named = named.ok_or_else(|| {
            BooksError::data("tax", format!("is not in {TAXES}: `{shown}` (`fte ledger taxes`)"))
        })?;
        let rest: Vec<_> = words.collect();
        if !matches!(rest.as_slice(), [] | ["incl"]) {
            let what = format!("is not `{shown}` or `{shown} incl`");
            return Err(BooksError::data("tax", what));
        }
        Ok(Tax {
            percent: named.rate,
            inclusive: !rest.is_empty(),
            reverse: named.reverse,
            code: named.code,
            says: named.says,
        })
    }
}

/// The rows of the note's tables whose first cell can name a tax.
fn table(note: &str) -> Result<Vec<NamedTax>, BooksError> {
    let mut taxes: Vec<NamedTax> = Vec::new();
    for (at, line) in note.lines().enumerate() {
        let Some(row) = line.trim().strip_prefix('|') else { continue };
        let cells: Vec<&str> = row.trim_end_matches('|').split('|').map(str::trim).collect();
        let [code, rate, rest @ ..] = cells.as_slice() else { continue };
        if code.eq_ignore_ascii_case("code") || code.bytes().all(|b| matches!(b, b'-' | b':')) {
            continue;
        }
        let line_is = |what: String| BooksError::data(format!("{TAXES}:{}", at + 1), what);
        let shown = text::cut(&text::shown_line(code), 40);
        if !is_code(code) {
            return Err(line_is(format!("is no name of a tax: `{shown}` (like `DE-reduced`)")));
        }
        let (rate, reverse) = match rate.strip_suffix("reverse") {
            Some(rate) => (rate.trim(), true),
            None => (*rate, false),
        };
        let rate = decimal(rate.trim_end_matches('%'))
            .filter(|rate| (Decimal::ZERO..=Decimal::ONE_HUNDRED).contains(rate))
            .ok_or_else(|| line_is(format!("has no rate for `{shown}` (like `19` or `0`)")))?;
        if taxes.iter().any(|tax| tax.code.eq_ignore_ascii_case(code)) {
            return Err(line_is(format!("names `{shown}` a second time")));
        }
        let cell = |at: usize| rest.get(at).map(|cell| one_line(cell)).unwrap_or_default();
        let code = (*code).to_owned();
        taxes.push(NamedTax { code, rate, reverse, says: cell(0), source: cell(1) });
    }
    Ok(taxes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_shipped_table_is_read_whole() {
        let taxes = table(SHIPPED).unwrap();
        for country in ["DE", "AT", "CH", "FR", "NL", "ES", "IT", "PL", "GB", "BE", "IE"] {
            let rate = taxes.iter().find(|tax| tax.code == format!("{country}-standard"));
            assert!(rate.is_some_and(|tax| tax.rate > Decimal::TEN.min(8.into())), "{country}");
        }
        assert!(taxes.iter().all(|tax| !tax.source.is_empty()), "each says where it is from");
        assert!(taxes.iter().filter(|tax| tax.reverse).all(|tax| !tax.says.is_empty()));
        assert_eq!(
            table("| Code | % |\n|---|--:|\n| A1 | 5 |\n| a1 | 6 |\n").unwrap_err().to_string(),
            "`Accounting/Taxes.md:4` names `a1` a second time"
        );
    }
}
