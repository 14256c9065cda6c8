//! The tax of a period, by rate: what is owed on sales, what is deducted on purchases, and on how much.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use serde::Serialize;

use super::amount::{Amount, Sum};
use super::ledger::Ledger;
use super::reports::Days;
use super::taxed::{self, Side};

/// The tax of a period.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub(crate) struct TaxReport {
    pub(crate) from: Option<NaiveDate>,
    pub(crate) to: NaiveDate,
    pub(crate) rows: Vec<TaxRow>,
    /// On sales: what the accounts below `liabilities:tax` came to.
    pub(crate) output: Vec<Amount>,
    /// On purchases: what the accounts below `assets:tax` came to.
    pub(crate) input: Vec<Amount>,
    /// Output less input: above zero is owed to the tax office.
    pub(crate) payable: Vec<Amount>,
    /// What each account of tax moved, as it is posted.
    #[serde(skip)]
    pub(crate) moved: Vec<(String, Amount)>,
}

/// One rate's tax.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub(crate) struct TaxRow {
    pub(crate) side: Side,
    /// `19%`, or the last part of an account that is no rate.
    pub(crate) rate: String,
    /// `DE-reduced`; empty where a rate alone was given.
    pub(crate) code: String,
    /// What it is the tax on; `None` for what entries posted without saying it: by hand, or to the tax office.
    pub(crate) base: Option<Vec<Amount>>,
    pub(crate) tax: Vec<Amount>,
}

/// Base and tax by side, rate and code.
type Told = BTreeMap<(Side, String, String), (Sum, Sum)>;

impl Ledger {
    /// The tax that was booked in these days. The sums are the accounts' own; the bases are what the entries say.
    pub(crate) fn tax_report(&self, days: Days) -> TaxReport {
        let told = self.told(days);
        let mut posted: BTreeMap<(Side, String), Sum> = BTreeMap::new();
        let mut moved: BTreeMap<&str, Sum> = BTreeMap::new();
        let (mut output, mut input) = (Sum::default(), Sum::default());
        for (_, posting) in self.postings(days.from, Some(days.to)) {
            let Some(side) = taxed::side_of(&posting.account) else { continue };
            let name = posting.account.rsplit(':').next().unwrap_or_default().to_owned();
            moved.entry(&posting.account).or_default().add_all(&posting.amounts);
            let amounts: Vec<Amount> = match side {
                Side::Output => turned(posting.amounts.iter().cloned()),
                Side::Input => posting.amounts.clone(),
            };
            let sum = if side == Side::Output { &mut output } else { &mut input };
            sum.add_all(&amounts);
            posted.entry((side, name)).or_default().add_all(&amounts);
        }
        let moved = moved.into_iter().flat_map(|(account, sum)| {
            sum.rounded().into_iter().map(move |amount| (account.to_owned(), amount))
        });
        let mut payable = output.clone();
        payable.add_all(&turned(input.amounts()));
        TaxReport {
            from: days.from,
            to: days.to,
            rows: rows(told, posted),
            output: output.rounded(),
            input: input.rounded(),
            payable: payable.rounded(),
            moved: moved.collect(),
        }
    }

    fn told(&self, days: Days) -> Told {
        let mut told = Told::new();
        let in_days =
            |date: NaiveDate| days.from.is_none_or(|from| from <= date) && date <= days.to;
        for entry in self.journal.transactions.iter().filter(|entry| in_days(entry.date)) {
            for tax in taxed::of_entry(entry) {
                let key = (tax.side, format!("{}%", tax.rate), tax.code);
                let (base, sum) = told.entry(key).or_default();
                base.add_all(&[tax.base.into()]);
                sum.add_all(&[tax.tax.into()]);
            }
        }
        told
    }
}

/// What was told, and what was posted beyond it.
fn rows(told: Told, mut posted: BTreeMap<(Side, String), Sum>) -> Vec<TaxRow> {
    let mut rows = Vec::new();
    for ((side, rate, code), (base, tax)) in told {
        let sum = posted.entry((side, rate.clone())).or_default();
        sum.add_all(&turned(tax.amounts()));
        let (base, tax) = (base.rounded(), tax.rounded());
        if !base.is_empty() || !tax.is_empty() {
            rows.push(TaxRow { side, rate, code, base: Some(base), tax });
        }
    }
    for ((side, rate), left) in posted {
        let tax = left.rounded();
        if !tax.is_empty() {
            rows.push(TaxRow { side, rate, code: String::new(), base: None, tax });
        }
    }
    rows.sort_by(|a, b| (a.side, &a.rate, &a.code).cmp(&(b.side, &b.rate, &b.code)));
    rows
}

fn turned(amounts: impl Iterator<Item = Amount>) -> Vec<Amount> {
    amounts.map(|amount| Amount { quantity: -amount.quantity, ..amount }).collect()
}
