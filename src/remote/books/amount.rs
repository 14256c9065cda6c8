//! Quantities as journals write them, and how a posting's `amount @ price = assertion` is read.

use std::collections::BTreeMap;
use std::fmt;

use rust_decimal::Decimal;
use serde::{Serialize, Serializer};

use crate::base::text;
use crate::model::money::{Currency, Money};

/// The most digits before and after the decimal mark: sums of a million such amounts are still exact.
const WHOLE_DIGITS: usize = 12;
const PLACES: usize = 8;

/// A quantity of something: a currency, or whatever else a person keeps books of (`h`, `€`).
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Amount {
    pub(crate) quantity: Decimal,
    pub(crate) commodity: String,
}

impl Amount {
    /// The amount as money; `None` where the commodity is no currency code or the places are more than it has.
    pub(crate) fn money(&self) -> Option<Money> {
        Money::new(self.quantity, self.commodity.parse::<Currency>().ok()?).ok()
    }
}

impl From<Money> for Amount {
    fn from(money: Money) -> Amount {
        Amount { quantity: money.amount(), commodity: money.currency().to_string() }
    }
}

impl fmt::Display for Amount {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.money() {
            Some(money) => money.fmt(f),
            None => f.pad(&format!(
                "{} {}",
                self.quantity.normalize(),
                text::shown_line(&self.commodity)
            )),
        }
    }
}

impl Serialize for Amount {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

/// Sums by commodity, in the commodities' order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Sum(BTreeMap<String, Decimal>);

impl Sum {
    /// Adds an amount; `None` where the sum is too large.
    pub(crate) fn add(&mut self, amount: &Amount) -> Option<()> {
        let sum = self.0.entry(amount.commodity.clone()).or_default();
        *sum = sum.checked_add(amount.quantity)?;
        Some(())
    }

    /// Adds amounts of a journal that was read: those are bounded, so that no file that fits in memory overflows.
    pub(crate) fn add_all(&mut self, amounts: &[Amount]) {
        for amount in amounts {
            let _ = self.add(amount);
        }
    }

    /// What is not zero.
    pub(crate) fn amounts(&self) -> impl Iterator<Item = Amount> + '_ {
        let left = self.0.iter().filter(|(_, quantity)| !quantity.is_zero());
        left.map(|(commodity, quantity)| Amount {
            quantity: *quantity,
            commodity: commodity.clone(),
        })
    }

    pub(crate) fn of(&self, commodity: &str) -> Decimal {
        self.0.get(commodity).copied().unwrap_or_default()
    }
}

/// Which of `.` and `,` is the decimal mark, as the directives above said.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Marks {
    /// `decimal-mark`
    pub(super) file: Option<char>,
    /// `commodity 1.000,00 EUR`
    pub(super) commodities: BTreeMap<String, char>,
    /// `D 1000.00 EUR`: what an amount without a commodity is in.
    pub(super) default: Option<String>,
}

impl Marks {
    /// The decimal mark of a commodity's amounts, where one was declared.
    pub(crate) fn of(&self, commodity: &str) -> Option<char> {
        self.file.or_else(|| self.commodities.get(commodity).copied())
    }

    /// Money as it must be written here, so that it is read as what it is.
    pub(crate) fn print(&self, money: Money) -> String {
        match self.of(money.currency().as_str()) {
            Some(',') => money.to_string().replace('.', ","),
            _ => money.to_string(),
        }
    }
}

/// What stands after a posting's account.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Tail {
    pub(super) amount: Option<Amount>,
    /// What the amount counts as when the transaction is balanced: its price where it has one.
    pub(super) weight: Option<Amount>,
    pub(super) assertion: Option<Assertion>,
}

/// A balance that the person states after a posting.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Assertion {
    pub(crate) amount: Amount,
    /// `=*`: with the accounts below.
    pub(crate) inclusive: bool,
    /// `==`: and nothing else.
    pub(crate) sole: bool,
}

/// Reads `amount [@ price] [= assertion]`; the comment is cut off already.
pub(super) fn tail(text: &str, marks: &Marks) -> Result<Tail, String> {
    let mut rest = text.trim();
    let mut tail = Tail::default();
    if !rest.is_empty() && !rest.starts_with(['=', '@']) {
        let (amount, after) = amount(rest, marks)?;
        rest = after.trim_start();
        tail.weight = Some(amount.clone());
        if let Some(price) = rest.strip_prefix('@') {
            let (weight, after) = priced(&amount, price, marks)?;
            tail.weight = Some(weight);
            rest = after.trim_start();
        }
        tail.amount = Some(amount);
    }
    if let Some(after) = rest.strip_prefix('=') {
        let sole = after.starts_with('=');
        let after = after.trim_start_matches('=');
        let inclusive = after.starts_with('*');
        let (amount, after) = amount(after.trim_start_matches('*').trim_start(), marks)?;
        tail.assertion = Some(Assertion { amount, inclusive, sole });
        rest = after.trim_start();
    }
    if rest.is_empty() {
        Ok(tail)
    } else {
        Err(format!("not part of an amount: `{}`", shown(rest)))
    }
}

/// The weight of an amount with a price; `price` begins after the first `@`.
fn priced<'a>(
    amount_: &Amount,
    price: &'a str,
    marks: &Marks,
) -> Result<(Amount, &'a str), String> {
    let total = price.starts_with('@');
    let (price, rest) = amount(price.strip_prefix('@').unwrap_or(price).trim_start(), marks)?;
    let quantity = if total {
        if amount_.quantity.is_sign_negative() { -price.quantity } else { price.quantity }
    } else {
        amount_.quantity.checked_mul(price.quantity).ok_or("the price is too large")?
    };
    Ok((Amount { quantity, commodity: price.commodity }, rest))
}

/// Reads one amount: `-1,200.50 EUR`, `€ 12`, `EUR-12`; returns it and what follows.
pub(super) fn amount<'a>(text: &'a str, marks: &Marks) -> Result<(Amount, &'a str), String> {
    let bad = || format!("not an amount: `{}` (write it like `1200.50 EUR`)", shown(text));
    let (mut negative, mut rest) = sign(text);
    let mut symbol = None;
    if !starts_number(rest) {
        let (name, after) = commodity(rest).ok_or_else(bad)?;
        let (inner, after) = sign(after.trim_start());
        negative ^= inner;
        symbol = Some(name);
        rest = after;
    }
    let (number, after) = raw_number(rest).ok_or_else(bad)?;
    rest = after;
    if symbol.is_none()
        && let Some((name, after)) = commodity(rest.trim_start())
    {
        symbol = Some(name);
        rest = after;
    }
    let commodity = symbol.map(str::to_owned).or_else(|| marks.default.clone());
    let commodity =
        commodity.ok_or_else(|| format!("an amount without a currency: `{}`", shown(number)))?;
    let quantity = decimal(number, marks.of(&commodity)).ok_or_else(bad)?;
    let quantity = if negative && !quantity.is_zero() { -quantity } else { quantity };
    Ok((Amount { quantity, commodity }, rest))
}

fn sign(text: &str) -> (bool, &str) {
    match text.strip_prefix('-') {
        Some(rest) => (true, rest.trim_start()),
        None => (false, text.strip_prefix('+').unwrap_or(text).trim_start()),
    }
}

fn starts_number(text: &str) -> bool {
    let mut chars = text.chars();
    match chars.next() {
        Some('.' | ',') => chars.next().is_some_and(|c| c.is_ascii_digit()),
        first => first.is_some_and(|c| c.is_ascii_digit()),
    }
}

/// A commodity's symbol: in quotation marks, or without any character that numbers and postings are made of.
pub(super) fn commodity(text: &str) -> Option<(&str, &str)> {
    if let Some(quoted) = text.strip_prefix('"') {
        return quoted.split_once('"').filter(|(name, _)| !name.is_empty());
    }
    // The minus sign of typesetting would be a currency, and what it takes away would be added.
    let special =
        |c: char| c.is_whitespace() || c.is_numeric() || "-\u{2212}+.,@*;\"{}=".contains(c);
    let end = text.find(special).unwrap_or(text.len());
    text.split_at_checked(end).filter(|(name, _)| !name.is_empty())
}

/// The digits with their separators (`.`, `,`, and a space between digits), and what follows.
fn raw_number(text: &str) -> Option<(&str, &str)> {
    let bytes = text.as_bytes();
    let digit = |at: usize| bytes.get(at).is_some_and(u8::is_ascii_digit);
    let mut end = 0;
    while let Some(byte) = bytes.get(end) {
        let part = match byte {
            b'0'..=b'9' | b'.' | b',' => true,
            b' ' => end > 0 && digit(end - 1) && digit(end + 1),
            _ => false,
        };
        if !part {
            break;
        }
        end += 1;
    }
    let exponent = matches!(bytes.get(end), Some(b'e' | b'E'))
        && (digit(end + 1) || (matches!(bytes.get(end + 1), Some(b'-' | b'+')) && digit(end + 2)));
    text.split_at_checked(end)
        .filter(|(number, _)| number.contains(|c: char| c.is_ascii_digit()) && !exponent)
}

/// The number that hledger reads there.
///
/// One separator alone is the decimal mark unless `mark` says otherwise; of two kinds the last is; one that comes
/// twice groups digits.
fn decimal(number: &str, mark: Option<char>) -> Option<Decimal> {
    let mut separators = number.chars().filter(|c| !c.is_ascii_digit());
    let first = separators.next();
    let last = separators.next_back().or(first);
    let count = number.chars().filter(|c| !c.is_ascii_digit()).count();
    let decimal_mark = match (first, last) {
        (Some(only), _) if count == 1 => {
            (only != ' ' && mark.is_none_or(|mark| mark == only)).then_some(only)
        }
        (Some(first), Some(last)) if first != last && last != ' ' => Some(last),
        _ => None,
    };
    // A number that is only readable against what was declared is a slip.
    if decimal_mark.is_some_and(|found| mark.is_some_and(|mark| mark != found)) {
        return None;
    }
    let (whole, part) = match decimal_mark {
        Some(mark) => number.rsplit_once(mark)?,
        None => (number, ""),
    };
    let groups: Vec<_> = whole.split(|c: char| !c.is_ascii_digit()).collect();
    let mut between = whole.chars().filter(|c| !c.is_ascii_digit());
    let uniform = between.next().is_none_or(|first| between.all(|c| c == first));
    if !uniform || (groups.len() > 1 && groups.iter().any(|group| group.is_empty())) {
        return None;
    }
    let whole = groups.concat();
    let digits = whole.trim_start_matches('0');
    if digits.len() > WHOLE_DIGITS
        || part.len() > PLACES
        || !part.bytes().all(|b| b.is_ascii_digit())
    {
        return None;
    }
    Decimal::from_str_exact(&format!("0{whole}.{part}0")).ok().map(|number| number.normalize())
}

fn shown(text: &str) -> String {
    text::cut(&text::shown_line(text), 40)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str, marks: &Marks) -> String {
        match tail(text, marks) {
            Ok(tail) => tail.amount.map_or("none".into(), |amount| {
                format!("{} {}", amount.quantity, amount.commodity)
            }),
            Err(_) => "error".into(),
        }
    }

    #[test]
    fn amounts_are_read_as_hledger_reads_them() {
        let table = [
            ("12 EUR", "12 EUR"),
            ("-1,200.50 EUR", "-1200.5 EUR"),
            ("1.200,50 EUR", "1200.5 EUR"),
            ("1,000 EUR", "1 EUR"),
            ("1,000,000 EUR", "1000000 EUR"),
            ("EUR 5", "5 EUR"),
            ("€-5", "-5 €"),
            ("-€5", "-5 €"),
            ("€ 1.000", "1 €"),
            ("1 000.5 EUR", "1000.5 EUR"),
            ("1000. EUR", "1000 EUR"),
            (".5 EUR", "0.5 EUR"),
            ("3 \"ACME 1\"", "3 ACME 1"),
            ("5EUR", "5 EUR"),
            ("10 USD @ 0.9 EUR", "10 USD"),
            ("10 USD @@ 9 EUR = 100 USD", "10 USD"),
            ("= 10 EUR", "none"),
            ("", "none"),
            ("-0 EUR", "0 EUR"),
            ("5", "error"),
            ("EUR", "error"),
            ("1.2,3.4 EUR", "error"),
            ("1e3 EUR", "error"),
            ("1 EUR x", "error"),
            ("5 {1 EUR}", "error"),
            ("1234567890123 EUR", "error"),
            ("0.123456789 EUR", "error"),
            ("- EUR", "error"),
            ("1..2 EUR", "error"),
            ("١٢ EUR", "error"),
        ];
        for (text, expected) in table {
            assert_eq!(read(text, &Marks::default()), expected, "{text}");
        }
    }

    #[test]
    fn a_declared_decimal_mark_decides() {
        let comma = Marks { commodities: [("EUR".to_owned(), ',')].into(), ..Marks::default() };
        assert_eq!(read("1200.50 EUR", &comma), "120050 EUR");
        assert_eq!(read("1200,50 EUR", &comma), "1200.5 EUR");
        assert_eq!(read("1200.50 USD", &comma), "1200.5 USD");
        assert_eq!(comma.print("1200.50 EUR".parse().unwrap()), "1200,50 EUR");
        let dot = Marks { file: Some('.'), ..comma };
        assert_eq!(read("1,200 EUR", &dot), "1200 EUR");
        assert_eq!(read("1.200,50 EUR", &dot), "error");
    }
}
