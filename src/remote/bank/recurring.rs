//! Charges that come again and again: who, how often, how much, and how that changed.

use std::collections::BTreeMap;

use chrono::{Days, NaiveDate};
use rust_decimal::Decimal;
use serde::Serialize;

use super::row::Row;
use crate::model::money::Money;

/// How often something is charged.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "lowercase")]
pub(crate) enum Period {
    Week,
    Month,
    Quarter,
    Year,
}

impl Period {
    const ALL: [Period; 4] = [Period::Month, Period::Week, Period::Quarter, Period::Year];

    /// The days between two charges, from and to.
    fn days(self) -> (i64, i64) {
        match self {
            Period::Week => (6, 8),
            Period::Month => (25, 36),
            Period::Quarter => (84, 98),
            Period::Year => (355, 376),
        }
    }

    /// How many charges make it recurring.
    fn least(self) -> usize {
        match self {
            Period::Week => 4,
            Period::Month => 3,
            Period::Quarter => 3,
            Period::Year => 2,
        }
    }

    fn a_year(self) -> u32 {
        match self {
            Period::Week => 52,
            Period::Month => 12,
            Period::Quarter => 4,
            Period::Year => 1,
        }
    }

    pub(crate) fn as_str(self) -> &'static str {
        match self {
            Period::Week => "week",
            Period::Month => "month",
            Period::Quarter => "quarter",
            Period::Year => "year",
        }
    }
}

/// A charge that comes again and again.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub(crate) struct Recurring {
    /// Who charges, as the newest row has it. Foreign text.
    pub(crate) name: String,
    pub(crate) period: Period,
    /// The last charge, above zero.
    pub(crate) amount: Money,
    pub(crate) charges: usize,
    pub(crate) first: NaiveDate,
    pub(crate) last: NaiveDate,
    /// When the next one is due.
    pub(crate) next: NaiveDate,
    /// What was charged before the last change of the price.
    pub(crate) before: Option<Money>,
    /// The day of the first charge at the price of today, where it changed.
    pub(crate) since: Option<NaiveDate>,
    /// How much more the last charge is than the first, in per cent.
    pub(crate) drift: Decimal,
    /// What it costs a year at the last price: what cancelling saves.
    pub(crate) yearly: Money,
    /// No charge came when the last one was due.
    pub(crate) ended: bool,
    /// Rent, wages, taxes, loans and insurance: paid again and again, and no subscription.
    pub(crate) standing: bool,
    /// The newest row.
    pub(crate) row: String,
}

/// Words of what is paid again and again and is no subscription.
const STANDING: [&str; 24] = [
    "rent",
    "miete",
    "loyer",
    "wages",
    "salary",
    "salaries",
    "lohn",
    "gehalt",
    "payroll",
    "tax",
    "taxes",
    "finanzamt",
    "steuer",
    "loan",
    "kredit",
    "darlehen",
    "interest",
    "zins",
    "insurance",
    "versicherung",
    "krankenkasse",
    "savings",
    "sparplan",
    "hmrc",
];

/// The charges that recur as of a day, dearest first.
pub(crate) fn all(rows: &[&Row], as_of: NaiveDate) -> Vec<Recurring> {
    let mut parties: BTreeMap<(String, crate::model::money::Currency), Vec<&Row>> = BTreeMap::new();
    for row in rows
        .iter()
        .filter(|row| !row.is_pending() && row.amount.negated().is_positive() && row.date <= as_of)
    {
        let name = name(row);
        if !name.is_empty() {
            parties.entry((name, row.amount.currency())).or_default().push(row);
        }
    }
    let mut found: Vec<Recurring> =
        parties.into_values().filter_map(|charges| recurring(charges, as_of)).collect();
    found.sort_by(|a, b| (b.yearly.amount(), &a.name).cmp(&(a.yearly.amount(), &b.name)));
    found
}

/// What charges of one party have in common: its first two words without digits.
fn name(row: &Row) -> String {
    let text = if row.party.trim().is_empty() { &row.text } else { &row.party };
    let is_word =
        |word: &&str| word.chars().count() >= 3 && !word.chars().any(|c| c.is_ascii_digit());
    let words: Vec<String> = text
        .split(|c: char| !c.is_alphanumeric())
        .filter(is_word)
        .map(str::to_lowercase)
        .filter(|word| {
            !matches!(
                word.as_str(),
                "paypal" | "www" | "com" | "card" | "payment" | "sepa" | "visa" | "lastschrift"
            )
        })
        .take(2)
        .collect();
    words.join(" ")
}

/// The longest row of charges that ends with one of the newest.
fn recurring(mut charges: Vec<&Row>, as_of: NaiveDate) -> Option<Recurring> {
    charges.sort_by_key(|row| std::cmp::Reverse(row.date));
    let mut best: Option<(Period, Vec<&Row>)> = None;
    for period in Period::ALL {
        for start in 0..charges.len().min(5) {
            let chain = chain(charges.get(start..)?, period);
            let is_longer = best.as_ref().is_none_or(|(_, before)| chain.len() > before.len());
            if chain.len() >= period.least() && is_longer {
                best = Some((period, chain));
            }
        }
    }
    let (period, chain) = best?;
    let (newest, oldest) = (chain.first()?, chain.last()?);
    let amount = newest.amount.negated();
    let changed = chain.iter().position(|row| row.amount != newest.amount);
    let (days, most) = period.days();
    let middle = u64::try_from(i64::midpoint(days, most)).ok()?;
    let late = (as_of - newest.date).num_days();
    Some(Recurring {
        name: if newest.party.is_empty() { newest.text.clone() } else { newest.party.clone() },
        period,
        amount,
        charges: chain.len(),
        first: oldest.date,
        last: newest.date,
        next: newest.date.checked_add_days(Days::new(middle)).unwrap_or(newest.date),
        before: changed.and_then(|at| chain.get(at)).map(|row| row.amount.negated()),
        since: changed.and_then(|at| chain.get(at.checked_sub(1)?)).map(|row| row.date),
        drift: drift(oldest.amount.amount(), newest.amount.amount()),
        yearly: Money::rounded(
            amount.amount().checked_mul(period.a_year().into())?,
            amount.currency(),
        ),
        ended: late > most + 5,
        standing: is_standing(newest),
        row: newest.id.clone(),
    })
}

/// The newest charge, and before each the one a period earlier that is like it.
fn chain<'r>(charges: &[&'r Row], period: Period) -> Vec<&'r Row> {
    let (least, most) = period.days();
    let mut chain: Vec<&Row> = charges.first().copied().into_iter().collect();
    for row in charges.iter().skip(1) {
        let Some(later) = chain.last() else { break };
        let days = (later.date - row.date).num_days();
        if days > most {
            break;
        }
        if days >= least && alike(later.amount.amount(), row.amount.amount()) {
            chain.push(row);
        }
    }
    chain
}

/// Whether two charges differ by at most a quarter.
fn alike(a: Decimal, b: Decimal) -> bool {
    (a - b).abs() * Decimal::from(4) <= a.abs().max(b.abs())
}

fn drift(first: Decimal, last: Decimal) -> Decimal {
    let change = (last - first)
        .checked_mul(Decimal::ONE_HUNDRED)
        .and_then(|change| change.checked_div(first));
    change.unwrap_or_default().round_dp(1).normalize()
}

fn is_standing(row: &Row) -> bool {
    let said = format!("{} {}", row.party, row.text).to_lowercase();
    said.split(|c: char| !c.is_alphanumeric()).any(|word| STANDING.contains(&word))
}
