//! What is to be paid in all, what of it is tax: from the named amounts; open where they contradict each other.

use std::collections::BTreeSet;

use rust_decimal::Decimal;

use super::amounts::Seen;
use super::facts::Found;
use super::labels::Label;
use super::scan::{self, pattern};
use super::text::{Part, Text};
use crate::base::text::shown_line;
use crate::model::money::Money;

/// The sums of a document.
#[derive(Debug, Default)]
pub(super) struct Totals {
    pub(super) total: Option<Found<Money>>,
    pub(super) net: Option<Found<Money>>,
    pub(super) tax: Option<Found<Money>>,
    pub(super) unsure: Vec<String>,
}

/// Which amounts are looked at together: the new text with what came along, or what is only quoted.
fn of_part(seen: &[Seen], quoted: bool) -> Vec<&Seen> {
    seen.iter()
        .filter(|seen| (seen.part == Part::Quoted) == quoted && seen.part != Part::Signature)
        .collect()
}

/// Reads the sums from what is new; from what is quoted only where the new text names no amount at all.
pub(super) fn read(text: &Text, seen: &[Seen]) -> Totals {
    let fresh = of_part(seen, false);
    if fresh.is_empty() {
        Sums::new(text, &of_part(seen, true)).read()
    } else {
        Sums::new(text, &fresh).read()
    }
}

/// The named amounts of one part.
struct Sums<'a> {
    text: &'a Text,
    seen: &'a [&'a Seen],
}

impl<'a> Sums<'a> {
    fn new(text: &'a Text, seen: &'a [&'a Seen]) -> Sums<'a> {
        Sums { text, seen }
    }

    fn with(&self, labels: &[Label]) -> Vec<&'a Seen> {
        self.seen
            .iter()
            .copied()
            .filter(|seen| seen.label.is_some_and(|label| labels.contains(&label)))
            .collect()
    }

    fn read(&self) -> Totals {
        let mut totals = Totals::default();
        let total = match self.total() {
            Ok(total) => total,
            Err(question) => {
                totals.unsure.push(question);
                None
            }
        };
        let (net, tax) = self.parts(total.map(|seen| seen.money), &mut totals.unsure);
        // What is called net and is more than the whole is the net of something else: an order, a year.
        let net = net.filter(|net| total.is_none_or(|total| !is_more(net.money, total.money)));
        totals.total = total.map(|seen| self.found(seen));
        totals.net = net.map(|seen| self.found(seen));
        totals.tax = tax.map(|seen| self.found(seen)).or_else(|| self.taxes_together(total?, net));
        totals
    }

    fn found(&self, seen: &Seen) -> Found<Money> {
        self.text.found(seen.money, seen.named.min(seen.range.start)..seen.range.end)
    }

    /// The invoice's or payment's total; none where nothing is called so; a question where two are.
    fn total(&self) -> Result<Option<&'a Seen>, String> {
        let firm = self.with(&[Label::Total]);
        let sums = self.with(&[Label::Sum]);
        let due = self.with(&[Label::Due]);
        let whole = self.whole(&firm, &sums)?;
        let owed = distinct(&due);
        match (whole, owed.as_slice()) {
            (Some(whole), []) => Ok(Some(whole)),
            (Some(whole), owed) => {
                let odd = owed.iter().find(|money| !self.explains(whole.money, **money));
                odd.map_or(Ok(Some(whole)), |odd| Err(self.question(&[whole.money, *odd])))
            }
            (None, []) => self.paid(),
            (None, [_]) => Ok(due.first().copied()),
            (None, several) => Self::sum_of_others(several, &due)
                .or_else(|| self.gross(several, &due))
                .ok_or_else(|| self.question(several))
                .map(Some),
        }
    }

    /// What is called total. Words that mean nothing else come first; the rest must fit to them.
    fn whole(&self, firm: &[&'a Seen], sums: &[&'a Seen]) -> Result<Option<&'a Seen>, String> {
        let chosen = if firm.is_empty() { sums } else { firm };
        let several = distinct(chosen);
        let one = match several.as_slice() {
            [] => return Ok(None),
            [_] => chosen.first().copied(),
            several => Some(
                Self::sum_of_others(several, chosen)
                    .or_else(|| self.gross(several, chosen))
                    .ok_or_else(|| self.question(several))?,
            ),
        };
        let Some(whole) = one else { return Ok(None) };
        if firm.is_empty() {
            return Ok(one);
        }
        let rest: Vec<Money> =
            distinct(sums).into_iter().filter(|money| *money != whole.money).collect();
        let odd = rest.iter().find(|money| !self.explains(whole.money, **money));
        match odd {
            Some(odd) if !adds_up(&all_of(sums, whole.money), whole.money) => {
                Err(self.question(&[whole.money, *odd]))
            }
            _ => Ok(one),
        }
    }

    /// Of several totals the one that the others add up to: two orders and their sum.
    fn sum_of_others(several: &[Money], seen: &[&'a Seen]) -> Option<&'a Seen> {
        let largest = several.iter().copied().max_by_key(|money| money.amount())?;
        let rest: Vec<Money> = several.iter().copied().filter(|money| *money != largest).collect();
        let fits =
            rest.len() > 1 && adds_up(&rest, largest) || adds_up(&all_of(seen, largest), largest);
        fits.then(|| seen.iter().copied().find(|seen| seen.money == largest)).flatten()
    }

    /// Of two totals the one that is the other plus the tax, the shipping or the like.
    fn gross(&self, several: &[Money], seen: &[&'a Seen]) -> Option<&'a Seen> {
        let largest = several.iter().copied().max_by_key(|money| money.amount())?;
        let fits = several.iter().all(|money| *money == largest || self.explains(largest, *money));
        fits.then(|| seen.iter().copied().find(|seen| seen.money == largest)).flatten()
    }

    /// Whether two sums differ by what the document names: tax, shipping, fees, discounts, what was paid, a balance.
    fn explains(&self, whole: Money, other: Money) -> bool {
        if whole == other || whole.amount() == -other.amount() || other.amount().is_zero() {
            return true;
        }
        if whole.currency() != other.currency() {
            return false;
        }
        let between = [
            Label::Tax,
            Label::Shipping,
            Label::Fee,
            Label::Discount,
            Label::Paid,
            Label::Balance,
            Label::Refund,
            Label::Net,
            Label::Due,
        ];
        let named = self
            .with(&between)
            .into_iter()
            .filter(|seen| seen.money.currency() == whole.currency());
        let steps: BTreeSet<Decimal> =
            named.map(|seen| seen.money.amount().abs()).filter(|step| !step.is_zero()).collect();
        reaches(
            &steps.into_iter().take(6).collect::<Vec<_>>(),
            (whole.amount() - other.amount()).abs(),
        ) || self.with(&[Label::Net, Label::Subtotal]).iter().any(|seen| seen.money == other)
    }

    /// Nothing is called total: the one payment, else the one amount in a text about paying.
    fn paid(&self) -> Result<Option<&'a Seen>, String> {
        for labels in [&[Label::Paid][..], &[Label::Refund]] {
            let named = self.with(labels);
            match distinct(&named).as_slice() {
                [] => {}
                [_] => return Ok(named.first().copied()),
                several => return Err(self.question(several)),
            }
        }
        self.only()
    }

    /// The only amount, where the text is about a price or a payment.
    fn only(&self) -> Result<Option<&'a Seen>, String> {
        let open: Vec<&Seen> =
            self.seen.iter().copied().filter(|seen| seen.signed && counts(seen.label)).collect();
        match distinct(&open).as_slice() {
            [only] if only.amount() > Decimal::ZERO => Ok(open
                .first()
                .copied()
                .filter(|seen| self.is_about_paying(seen) && !self.is_other(seen))),
            [_, _, ..] if self.is_invoice() => Err(self.question(&distinct(&open))),
            _ => Ok(None),
        }
    }

    /// Whether the words before an amount make it a plan, a worth or an income, and no price.
    fn is_other(&self, seen: &Seen) -> bool {
        scan::has(&NO_PRICE, scan::tail(self.text.before(seen.range.start), 120))
    }

    /// Whether the lines around an amount, or the subject, speak of paying.
    fn is_about_paying(&self, seen: &Seen) -> bool {
        let index = self.text.index_at(seen.range.start);
        let near = (index.saturating_sub(3)..index + 4).chain(std::iter::once(0));
        near.filter_map(|at| self.text.lines.get(at))
            .any(|line| scan::has(&PAYING, scan::head(self.text.plain_line(line), 600)))
    }

    fn is_invoice(&self) -> bool {
        scan::has(&INVOICE, scan::head(self.text.plain(), 4000))
    }

    /// Net and tax, where each is one amount, or where they add up to the total.
    fn parts(
        &self,
        total: Option<Money>,
        unsure: &mut Vec<String>,
    ) -> (Option<&'a Seen>, Option<&'a Seen>) {
        let nets = self.with(&[Label::Net]);
        let subtotals = self.with(&[Label::Subtotal]);
        let taxes = self.with(&[Label::Tax]);
        let pair = total.and_then(|total| {
            let fits = |net: &&&Seen| taxes.iter().any(|tax| sums(net.money, tax.money, total));
            let net = nets.iter().chain(&subtotals).find(fits)?;
            let tax = taxes.iter().find(|tax| sums(net.money, tax.money, total))?;
            Some((*net, *tax))
        });
        if let Some((net, tax)) = pair {
            return (Some(net), Some(tax));
        }
        let net = (distinct(&nets).len() == 1).then(|| nets.first().copied()).flatten();
        let tax = (distinct(&taxes).len() == 1).then(|| taxes.first().copied()).flatten();
        let (Some(net_seen), Some(tax_seen), Some(total)) = (net, tax, total) else {
            return (net, tax);
        };
        let reached = net_seen.money.currency() == total.currency()
            && net_seen.money.amount().checked_add(tax_seen.money.amount()).is_some_and(|sum| {
                Money::new(sum, total.currency())
                    .is_ok_and(|sum| self.explains(total, sum) && self.steps_beside_tax(total, sum))
            });
        if !reached {
            unsure.push(format!(
                "{} and {} of tax don't make {total}: which is right?",
                net_seen.money, tax_seen.money
            ));
        }
        (net, tax)
    }

    /// The sum of the taxes of several rates, where it is exactly what lies between net and total.
    fn taxes_together(&self, total: &Seen, net: Option<&Seen>) -> Option<Found<Money>> {
        let taxes = self.with(&[Label::Tax]);
        let first = taxes.first()?;
        let mut lines = BTreeSet::new();
        let once = |seen: &&&Seen| lines.insert(self.text.index_at(seen.range.start));
        let sum = taxes
            .iter()
            .filter(once)
            .take(20)
            .try_fold(Money::zero(total.money.currency()), |sum, seen| sum.plus(seen.money))?;
        let nets = self.with(&[Label::Net, Label::Subtotal]);
        let closes = net.iter().chain(&nets).any(|net| sums(net.money, sum, total.money));
        closes.then(|| Found { value: sum, ..self.found(first) })
    }

    /// Whether net and tax miss the total by shipping, fees or discounts alone.
    fn steps_beside_tax(&self, total: Money, sum: Money) -> bool {
        let named = self.with(&[
            Label::Shipping,
            Label::Fee,
            Label::Discount,
            Label::Balance,
            Label::Refund,
        ]);
        let steps: BTreeSet<Decimal> = named
            .iter()
            .map(|seen| seen.money.amount().abs())
            .filter(|step| !step.is_zero())
            .collect();
        total == sum
            || reaches(
                &steps.into_iter().take(6).collect::<Vec<_>>(),
                (total.amount() - sum.amount()).abs(),
            )
    }

    fn question(&self, several: &[Money]) -> String {
        let list: Vec<String> = several.iter().take(5).map(ToString::to_string).collect();
        let words: Vec<String> = several
            .iter()
            .take(5)
            .filter_map(|money| self.seen.iter().find(|seen| seen.money == *money))
            .map(|seen| {
                shown_line(scan::head(
                    self.text.raw().get(seen.named..seen.range.end).unwrap_or_default(),
                    60,
                ))
            })
            .collect();
        format!("Which amount is the total: {}? (“{}”)", list.join(" or "), words.join("”, “"))
    }
}

pattern!(
    PAYING,
    r"(?i)\b(?:pay(?:s|ing|ment|able)?|paid|invoice[sd]?|invoicing|bill(?:ed|ing)?|charge[sd]?|owe[sd]?|due|receipt|donat\w+|order(?:ed)?|purchased?|bought|transfer(?:red)?|wire[sd]?|sent|deposit(?:ed)?|fee|cost|price|quote[sd]?|refund(?:ed)?|reimburse\w*|subscription|renew\w*|bezahl\w+|zahl(?:en|ung|t|e|bar)|überw\w+|rechnung|quittung|beleg|kostet|kosten|preis|betrag|bestell\w+|abgebucht|gebucht|spende|erstatt\w+|honorar|angebot|factur\w+|payer|paiement|règlement|montant|virement|pagar|pago|pagare|betalen|faktura|zapłat\w+)\b"
);
pattern!(
    NO_PRICE,
    r"(?i)\b(?:budget|revenue|turnover|salary|profit|funding|raised|worth|valued|valuation|savings?|saved?|prize|win|grant|allocat\w+|committed|insured|umsatz|gewinn|gehalt|ersparnis|budgets?|etat)\b"
);
pattern!(
    INVOICE,
    r"(?i)\b(?:invoice|receipt|bill|rechnung|quittung|facture|factuur|fattura|factura|faktura|order confirmation)\b"
);

/// Whether an amount can be what is paid: no limit, rate, range or part.
fn counts(label: Option<Label>) -> bool {
    matches!(label, None | Some(Label::Price | Label::Fee))
}

fn distinct(seen: &[&Seen]) -> Vec<Money> {
    let mut all: Vec<Money> = Vec::new();
    for seen in seen {
        if !all.contains(&seen.money) && all.len() < 50 {
            all.push(seen.money);
        }
    }
    all
}

/// Every occurrence but those of one value.
fn all_of(seen: &[&Seen], but: Money) -> Vec<Money> {
    seen.iter().map(|seen| seen.money).filter(|money| *money != but).take(50).collect()
}

fn is_more(net: Money, total: Money) -> bool {
    net.currency() == total.currency() && total.is_positive() && net.amount() > total.amount()
}

fn adds_up(parts: &[Money], whole: Money) -> bool {
    let same = parts.iter().all(|part| part.currency() == whole.currency());
    let sum = parts.iter().try_fold(Decimal::ZERO, |sum, part| sum.checked_add(part.amount()));
    parts.len() > 1 && same && sum == Some(whole.amount())
}

fn sums(net: Money, tax: Money, total: Money) -> bool {
    net.currency() == total.currency()
        && tax.currency() == total.currency()
        && net.amount().checked_add(tax.amount()) == Some(total.amount())
}

/// Whether some of the steps, each at most once, added or taken away, make the difference. At most six steps: 729 sums.
fn reaches(steps: &[Decimal], difference: Decimal) -> bool {
    let Some((step, rest)) = steps.split_first() else { return difference.is_zero() };
    reaches(rest, difference)
        || difference.checked_sub(*step).is_some_and(|less| reaches(rest, less))
        || difference.checked_add(*step).is_some_and(|more| reaches(rest, more))
}
