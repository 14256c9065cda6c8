//! What a text says about tax: the one rate that it names, and whether its total holds the tax.

use rust_decimal::Decimal;

use super::amounts::Seen;
use super::facts::{Found, TaxShare};
use super::labels::Label;
use super::scan::{self, pattern};
use super::text::{Part, Text};
use super::totals::Totals;
use crate::model::money::Money;

const NAME: &str = r"(?:vat|v\.a\.t\.|sales tax|tax|gst|mwst\.?|ust\.?|mehrwertsteuer|umsatzsteuer|tva|iva|btw|moms)";

pattern!(
    RATE,
    r"(?i)(?:\A|[^\d.,])(?P<a>\d{1,2}(?:[.,]\d{1,2})?)\s?%\s{0,2}(?:of\s|gesetzl\w*\s)?",
    NAME,
    r"(?:\z|[^\pL])|(?:\A|[^\pL])",
    NAME,
    r"(?:\s(?:of|at|von|rate|satz|in höhe von))?\s{0,2}[:(]?\s{0,2}(?P<b>\d{1,2}(?:[.,]\d{1,2})?)\s?%"
);
pattern!(
    NONE,
    r"(?i)\b(?:reverse[ -]charge|(?:vat|tax)[ -](?:exempt|free)|zero[ -]rated|no (?:vat|tax|gst)\b|(?:umsatz)?steuerfrei|keine (?:mwst|umsatzsteuer|mehrwertsteuer)|ohne ausweis)"
);
pattern!(
    INCLUDED,
    r"(?i)(?:\A|[^\pL])(?:incl\w*\.?|inkl\w*\.?|inclusive(?: of)?|brutto|gross|ttc|tax paid)(?:\z|[^\pL])"
);

/// The rate in per cent, as the text names it or as net and tax make it: none where it names several.
pub(super) fn rate(text: &Text, totals: &Totals) -> Option<Found<String>> {
    let mut rates: Vec<(Decimal, Found<String>)> = Vec::new();
    for found in scan::groups(&RATE, text.plain()).take(50) {
        let Some(number) = found.name("a").or_else(|| found.name("b")) else { continue };
        let Ok(rate) = number.as_str().replace(',', ".").parse::<Decimal>() else { continue };
        let words = found.get(0).map_or(number.range(), |all| number.start()..all.end());
        if text.part_at(number.start()) != Part::Quoted
            && rates.iter().all(|(known, _)| *known != rate)
        {
            let words = words.start.min(words.end)..words.end.max(number.end());
            rates.push((rate, text.found(rate.normalize().to_string(), words)));
        }
    }
    let free =
        scan::all(&NONE, text.plain()).find(|found| text.part_at(found.start()) != Part::Quoted);
    match (rates.as_slice(), free) {
        ([(_, only)], None) => Some(only.clone()),
        ([], Some(free)) => Some(text.found("0".to_owned(), free.range())),
        ([], None) => computed(totals),
        _ => None,
    }
}

/// The tax by rate: each rate with the amount that its line names, where they add up to the tax; one rate has all of it.
pub(super) fn shares(text: &Text, seen: &[Seen], totals: &Totals) -> Vec<Found<TaxShare>> {
    let mut shares: Vec<Found<TaxShare>> = Vec::new();
    let taxes =
        seen.iter().filter(|seen| seen.label == Some(Label::Tax) && seen.part != Part::Quoted);
    for tax in taxes.filter(|tax| !tax.money.is_zero()).take(50) {
        let Some(rate) = rate_of_line(text, tax) else { continue };
        let share = TaxShare { rate, base: base(seen, text, tax), tax: tax.money };
        if !shares.iter().any(|known| known.value.rate == share.rate) {
            shares.push(text.found(share, tax.named.min(tax.range.start)..tax.range.end));
        }
    }
    let sum = shares.iter().try_fold(None::<Money>, |sum, share| match sum {
        None => Some(Some(share.value.tax)),
        Some(sum) => sum.plus(share.value.tax).map(Some),
    });
    let whole = totals.tax.as_ref().map(|tax| tax.value);
    if whole.is_some() && sum == Some(whole) {
        return shares;
    }
    only_share(text, totals).into_iter().collect()
}

/// All of the tax, where the text names one rate and that makes it of the net.
fn only_share(text: &Text, totals: &Totals) -> Option<Found<TaxShare>> {
    let (net, tax) = (totals.net.as_ref()?, totals.tax.as_ref()?);
    let rate = rate(text, totals).filter(|_| !net.quoted && !tax.quoted)?;
    let product = net.value.amount().checked_mul(rate.value.parse().ok()?)?;
    let made = Money::rounded(product.checked_div(Decimal::ONE_HUNDRED)?, net.value.currency());
    let share = TaxShare { rate: rate.value, base: Some(net.value), tax: tax.value };
    (made == tax.value && !made.is_zero()).then(|| Found {
        value: share,
        words: tax.words.clone(),
        line: tax.line,
        quoted: false,
    })
}

pattern!(PERCENT, r"(?:\A|[^\d.,])(?P<p>\d{1,2}(?:[.,]\d{1,2})?)\s?%");

/// The one rate that stands in the line of a tax.
fn rate_of_line(text: &Text, tax: &Seen) -> Option<String> {
    let line = text.line_at(tax.range.start)?;
    let words = scan::head(text.plain_line(line), 300);
    let mut rates: Vec<Decimal> = scan::groups(&PERCENT, words)
        .filter_map(|found| found.name("p")?.as_str().replace(',', ".").parse().ok())
        .collect();
    rates.dedup();
    match rates.as_slice() {
        [only] => Some(only.normalize().to_string()),
        _ => None,
    }
}

/// What the tax is taken of: another amount of its line that makes it.
fn base(seen: &[Seen], text: &Text, tax: &Seen) -> Option<Money> {
    let rate: Decimal = rate_of_line(text, tax)?.parse().ok()?;
    let line = text.index_at(tax.range.start);
    let others = seen
        .iter()
        .filter(|other| text.index_at(other.range.start) == line && other.money != tax.money);
    let makes = |base: &Money| {
        let product =
            base.amount().checked_mul(rate).and_then(|all| all.checked_div(Decimal::ONE_HUNDRED));
        product.is_some_and(|product| (product - tax.money.amount()).abs() <= Decimal::new(1, 2))
    };
    others.map(|other| other.money).find(makes)
}

/// The rate that makes the tax of the net, where there is a plain one.
fn computed(totals: &Totals) -> Option<Found<String>> {
    let (net, tax) = (totals.net.as_ref()?, totals.tax.as_ref()?);
    if net.quoted || tax.quoted || net.value.currency() != tax.value.currency() {
        return None;
    }
    let (net, tax_sum) = (net.value.amount(), tax.value.amount());
    let rate = tax_sum.checked_mul(Decimal::ONE_HUNDRED)?.checked_div(net)?.round_dp(1);
    let back = net.checked_mul(rate)?.checked_div(Decimal::ONE_HUNDRED)?;
    let plain = rate >= Decimal::ZERO && rate < Decimal::ONE_HUNDRED;
    ((back - tax_sum).abs() <= Decimal::new(1, 2) && plain).then(|| Found {
        value: rate.normalize().to_string(),
        words: tax.words.clone(),
        line: tax.line,
        quoted: false,
    })
}

/// Whether the words beside the total say that it holds the tax.
pub(super) fn is_included(text: &Text, totals: &Totals) -> bool {
    let Some(total) = totals.total.as_ref().filter(|total| !total.quoted) else { return false };
    let line = text.lines.iter().find(|line| line.number == total.line);
    let Some(line) = line else { return false };
    let words = text.raw().get(line.range.clone()).unwrap_or_default();
    let Some(at) = words.find(total.words.as_str()) else { return false };
    let end = at + total.words.len();
    let after = scan::head(words.get(end..).unwrap_or_default(), 24);
    scan::has(&INCLUDED, after)
        || scan::has(
            &INCLUDED,
            scan::tail(words.get(..end).unwrap_or_default(), total.words.len() + 24),
        )
}
