//! Subscriptions: vendors that charge about the same every month.

use std::collections::BTreeMap;

use chrono::{Days, NaiveDate};
use rust_decimal::Decimal;

use super::figure::{Figure, Name, Part, Source, Value};
use super::money::{Accounts, Spent};
use super::source::At;
use crate::base::Result;
use crate::model::money::{Currency, Money};
use crate::remote::bank::{Period, Recurring, Row, recurring};
use crate::vault::glance::day_of;
use crate::vault::{Folder, Place, Vault, name};

/// How many days lie between two monthly charges.
const MONTH: std::ops::RangeInclusive<i64> = 25..=36;

/// After this many days without a charge, a subscription has ended.
const ENDED: i64 = 40;

/// How far back signs of use are looked for, in days.
pub(crate) const LOOK_BACK: u64 = 60;

/// Expense accounts of what is paid every month and is no subscription.
const STANDING: [&str; 9] =
    ["rent", "wages", "salaries", "payroll", "tax", "taxes", "loan", "interest", "insurance"];

const NAME: Name = Name {
    id: "subscriptions-month",
    part: Part::Money,
    label: "Subscriptions, a month",
    how: "The last charge of each vendor that the books or the rows of the bank show to charge about the same every month; rent, wages, taxes, \
          insurance and loans aside.",
};

/// A vendor that charges every month. `vendor` is foreign text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Subscription {
    pub(crate) vendor: String,
    /// The last charge.
    pub(crate) amount: Money,
    pub(crate) last: NaiveDate,
    pub(crate) source: At,
}

/// What they cost a month, as of the end of a day.
pub(crate) fn figure(accounts: &Accounts, zero: Option<Currency>, last: NaiveDate) -> Figure {
    let source =
        |one: Subscription| Source::new(one.source, Some(Value::of(one.amount)), one.vendor);
    NAME.sum(zero, all(accounts, last).into_iter().map(source).collect())
}

/// The subscriptions that run at the end of a day, by vendor.
pub(crate) fn all(accounts: &Accounts, last: NaiveDate) -> Vec<Subscription> {
    let spent = accounts.spent(last);
    let mut vendors: BTreeMap<String, Vec<&Spent>> = BTreeMap::new();
    let is_charge =
        |spent: &&Spent| !spent.category.split(':').any(|part| STANDING.contains(&part));
    for charge in spent.iter().filter(is_charge) {
        vendors.entry(charge.vendor.trim().to_lowercase()).or_default().push(charge);
    }
    let mut found: Vec<_> =
        vendors.into_values().filter_map(|charges| running(charges, last)).collect();
    // A charge that the books show, too, is theirs to tell.
    let is_new = |charge: &&Charge| !found.iter().any(|known| same(&known.vendor, &charge.vendor));
    let of_bank: Vec<_> = accounts.charges().iter().filter(is_new).cloned().collect();
    found.extend(of_bank);
    found
}

/// A subscription that the rows of the bank show.
pub(crate) type Charge = Subscription;

/// The monthly charges in the rows of the bank that run at the end of a day, standing ones aside.
pub(crate) fn charges(rows: &[(String, usize, Row)], last: NaiveDate) -> Vec<Charge> {
    let of_rows: Vec<&Row> = rows.iter().map(|(.., row)| row).collect();
    let found = recurring(&of_rows, last).into_iter();
    let runs = found.filter(|one| one.period == Period::Month && !one.ended && !one.standing);
    let charge = |one: Recurring| {
        let (file, line, _) = rows.iter().find(|(.., row)| row.id == one.row)?;
        Some(Charge {
            vendor: one.name,
            amount: one.amount,
            last: one.last,
            source: At::line(file.clone(), *line),
        })
    };
    runs.filter_map(charge).collect()
}

/// Whether two names are of one vendor: the first word of one that is not short is in the other.
fn same(a: &str, b: &str) -> bool {
    let (a, b) = (name::slug(a, 50), name::slug(b, 50));
    let has = |long: &str, short: &str| {
        let first = short.split('-').next().unwrap_or_default();
        first.len() > 3 && long.split('-').any(|word| word == first)
    };
    a == b || has(&a, &b) || has(&b, &a)
}

/// The subscription that a vendor's charges make, where they do: the newest charge of the last [`ENDED`] days that has
/// one like it a month before. Other purchases in between take nothing from it.
fn running(mut charges: Vec<&Spent>, last: NaiveDate) -> Option<Subscription> {
    charges.sort_by_key(|charge| std::cmp::Reverse((charge.date, charge.order)));
    let follows = |later: &Spent, earlier: &Spent| {
        MONTH.contains(&(later.date - earlier.date).num_days())
            && alike(later.amount, earlier.amount)
    };
    let recent = charges.iter().take_while(|charge| (last - charge.date).num_days() <= ENDED);
    let newest =
        recent.copied().find(|later| charges.iter().any(|earlier| follows(later, earlier)))?;
    Some(Subscription {
        vendor: newest.vendor.clone(),
        amount: newest.amount,
        last: newest.date,
        source: newest.at.clone(),
    })
}

/// Whether two charges differ by at most a fifth.
fn alike(a: Money, b: Money) -> bool {
    let fifth = a.amount().abs().max(b.amount().abs()) / Decimal::from(5);
    a.minus(b).is_some_and(|difference| difference.amount().abs() <= fifth)
}

/// A subscription, and the newest sign that someone uses it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Use {
    pub(crate) paid: Subscription,
    pub(crate) sign: Option<At>,
}

/// The subscriptions that run at the end of a day, each with its sign of use.
pub(crate) fn uses(vault: &Vault, accounts: &Accounts, last: NaiveDate) -> Result<Vec<Use>> {
    let with_sign =
        |paid: Subscription| Ok(Use { sign: sign_of_use(vault, &paid.vendor, last)?, paid });
    all(accounts, last).into_iter().map(with_sign).collect()
}

/// The newest note of the last [`LOOK_BACK`] days whose name has the vendor's, receipts and the like aside.
///
/// Names alone are read: a hint that something is used, never a proof that it is not.
pub(crate) fn sign_of_use(vault: &Vault, vendor: &str, last: NaiveDate) -> Result<Option<At>> {
    let first = last.checked_sub_days(Days::new(LOOK_BACK)).unwrap_or(last);
    let mut found: Option<(NaiveDate, Place)> = None;
    let mut look = |places: Vec<Place>| {
        for place in places {
            let Some(day) = day_of(&place.name).filter(|day| (first..=last).contains(day)) else {
                continue;
            };
            if mentions(&place.name, vendor)
                && found.as_ref().is_none_or(|best| *best < (day, place.clone()))
            {
                found = Some((day, place));
            }
        }
    };
    for folder in [Folder::NeedsAction, Folder::InProgress] {
        look(vault.list(folder)?);
    }
    let month = |day: NaiveDate| day.format("%Y-%m").to_string();
    for below in vault.months()?.into_iter().filter(|below| *below >= month(first)) {
        look(vault.list_below(Folder::Done, Some(&below))?);
    }
    Ok(found.map(|(_, place)| At::Note(place)))
}

/// Words in a note's name that make it about paying, not using; and our own plans and requests.
const PAYING: [&str; 12] = [
    "receipt",
    "invoice",
    "payment",
    "bill",
    "billing",
    "subscription",
    "renewal",
    "rechnung",
    "charge",
    "paid",
    "statement",
    "order",
];

fn mentions(name: &str, vendor: &str) -> bool {
    let Some((kind, rest)) = name.split_once('_') else { return false };
    if matches!(kind, "PLAN" | "APPROVAL" | "QUARANTINE") {
        return false;
    }
    let words: Vec<&str> = rest.split(['_', '-', '.']).collect();
    let slug = name::slug(vendor, 50);
    let wanted: Vec<&str> = slug.split('-').collect();
    // `Figma Inc.` is `figma` in a subject: the first word tells vendors apart, unless it is a short one.
    let wanted =
        wanted.get(..1).filter(|first| first.iter().all(|word| word.len() > 3)).unwrap_or(&wanted);
    words.windows(wanted.len()).any(|window| window == wanted)
        && !words.iter().any(|word| PAYING.contains(word))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paying_is_no_sign_of_use() {
        let table = [
            (
                "EMAIL_2026-11-12_mara-commented-on-your-figma-file_7k2m4qxa5d.md",
                "Figma Inc.",
                true,
            ),
            ("EMAIL_2026-11-12_your-figma-receipt_7k2m4qxa5d.md", "Figma Inc.", false),
            ("PLAN_2026-11-12_figma_7k2m4qxa5d.md", "Figma Inc.", false),
            ("EMAIL_2026-11-12_configma_7k2m4qxa5d.md", "Figma", false),
            ("EMAIL_2026-11-12_box-shared-a-file_7k2m4qxa5d.md", "Box", true),
            ("EMAIL_2026-11-12_a-box-of-tea_7k2m4qxa5d.md", "Box Shop", false),
            ("note.md", "Box", false),
        ];
        for (name, vendor, expected) in table {
            assert_eq!(mentions(name, vendor), expected, "{name} {vendor}");
        }
    }
}
