//! Statements in the currency of the books: profit and loss, balance sheet, cash flow, trial balance.
//!
//! They are hledger's own, to the cent: an amount counts at its cost where it has one, else at the rate of the day that it
//! was booked on (`hledger is -B --value=then,EUR`, `cf …`); a balance sheet is at the rates of its day (`bs -X EUR`). What
//! no rate is known for stays in its own currency.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use serde::Serialize;

use super::amount::{Amount, Sum};
use super::journal::{Posting, Type};
use super::ledger::Ledger;
use crate::model::money::Currency;

/// A statement: sections of accounts, and what is left under the line.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub(crate) struct Statement {
    /// `profit-loss`, `balance-sheet` or `cash-flow`.
    pub(crate) report: &'static str,
    /// The first day; `None` for all that was booked up to the last.
    pub(crate) from: Option<NaiveDate>,
    pub(crate) to: NaiveDate,
    pub(crate) currency: Currency,
    pub(crate) sections: Vec<Section>,
    /// Profit, what is owned less what is owed, or how the cash changed.
    pub(crate) net: Vec<Amount>,
}

/// Accounts of one kind, and their sum.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub(crate) struct Section {
    pub(crate) title: &'static str,
    pub(crate) rows: Vec<Row>,
    pub(crate) total: Vec<Amount>,
}

/// What an account comes to.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub(crate) struct Row {
    pub(crate) account: String,
    pub(crate) amounts: Vec<Amount>,
}

/// Every account with what was in it before, what moved, and what is in it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub(crate) struct TrialBalance {
    pub(crate) from: Option<NaiveDate>,
    pub(crate) to: NaiveDate,
    pub(crate) currency: Currency,
    pub(crate) rows: Vec<TrialRow>,
    pub(crate) debit: Vec<Amount>,
    /// Below zero; with `debit` it comes to nothing.
    pub(crate) credit: Vec<Amount>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub(crate) struct TrialRow {
    pub(crate) account: String,
    pub(crate) opening: Vec<Amount>,
    pub(crate) debit: Vec<Amount>,
    pub(crate) credit: Vec<Amount>,
    pub(crate) closing: Vec<Amount>,
}

/// What an amount counts as.
#[derive(Clone, Copy)]
enum Worth {
    /// At its cost; without one, as it is.
    Cost,
    /// At its cost; without one, at the rate of its day.
    Then(Currency),
    /// At the rate of one day, whatever it cost.
    On(Currency, NaiveDate),
}

/// Days from the first (`None`: the beginning) to the last, both included.
#[derive(Clone, Copy)]
pub(crate) struct Days {
    pub(crate) from: Option<NaiveDate>,
    pub(crate) to: NaiveDate,
}

/// Sums by account.
type Sums = BTreeMap<String, Sum>;

impl Ledger {
    /// What was earned and spent.
    pub(crate) fn profit_loss(&self, days: Days, currency: Currency) -> Statement {
        let worth = Worth::Then(currency);
        let earned = negated(self.sums(&[Type::Revenue], days, worth));
        let spent = self.sums(&[Type::Expense], days, worth);
        let net = [total(&earned), minus(&total(&spent))];
        Statement {
            report: "profit-loss",
            from: days.from,
            to: days.to,
            currency,
            net: joined(&net),
            sections: vec![section("revenues", &earned), section("expenses", &spent)],
        }
    }

    /// What is owned and owed at the end of a day, and what that is made of.
    pub(crate) fn balance_sheet(&self, to: NaiveDate, currency: Currency) -> Statement {
        let days = Days { from: None, to };
        let (on, then) = (Worth::On(currency, to), Worth::Then(currency));
        let assets = self.sums(&[Type::Asset, Type::Cash], days, on);
        let debts = negated(self.sums(&[Type::Liability], days, on));
        let net = [total(&assets), minus(&total(&debts))];
        let mut equity = negated(self.sums(&[Type::Equity, Type::Other], days, then));
        let earned = negated(self.sums(&[Type::Revenue, Type::Expense], days, then));
        let mut left = Sum::default();
        for sum in net.iter().chain([&minus(&total(&equity)), &minus(&total(&earned))]) {
            left.add_all(&sum.amounts().collect::<Vec<_>>());
        }
        equity.insert("(profit to this day)".into(), total(&earned));
        equity.insert("(exchange, not realised)".into(), left);
        Statement {
            report: "balance-sheet",
            from: None,
            to,
            currency,
            net: joined(&net),
            sections: vec![
                section("assets", &assets),
                section("liabilities", &debts),
                section("equity", &equity),
            ],
        }
    }

    /// How cash and what is at the bank changed.
    pub(crate) fn cash_flow(&self, days: Days, currency: Currency) -> Statement {
        let flows = self.sums(&[Type::Cash], days, Worth::Then(currency));
        Statement {
            report: "cash-flow",
            from: days.from,
            to: days.to,
            currency,
            net: joined(&[total(&flows)]),
            sections: vec![section("cash", &flows)],
        }
    }

    /// Every account at cost: what comes from before, what moved, what is there. Debit and credit come to nothing.
    pub(crate) fn trial_balance(&self, days: Days, currency: Currency) -> TrialBalance {
        let mut accounts: BTreeMap<&str, [Sum; 4]> = BTreeMap::new();
        for (entry, posting) in self.postings(None, Some(days.to)) {
            let sums = accounts.entry(&posting.account).or_default();
            let [opening, debit, credit, closing] = sums;
            for amount in self.counted(posting, entry.date, Worth::Cost) {
                let is_before = days.from.is_some_and(|from| entry.date < from);
                let side = match (is_before, amount.quantity.is_sign_negative()) {
                    (true, _) => &mut *opening,
                    (false, false) => &mut *debit,
                    (false, true) => &mut *credit,
                };
                side.add_all(std::slice::from_ref(&amount));
                closing.add_all(&[amount]);
            }
        }
        let (mut debits, mut credits) = (Sum::default(), Sum::default());
        let mut rows = Vec::new();
        for (account, [opening, debit, credit, closing]) in accounts {
            debits.add_all(&debit.amounts().collect::<Vec<_>>());
            credits.add_all(&credit.amounts().collect::<Vec<_>>());
            let row = TrialRow {
                account: account.to_owned(),
                opening: opening.rounded(),
                debit: debit.rounded(),
                credit: credit.rounded(),
                closing: closing.rounded(),
            };
            let is_empty = [&row.opening, &row.debit, &row.credit, &row.closing]
                .iter()
                .all(|amounts| amounts.is_empty());
            rows.extend((!is_empty).then_some(row));
        }
        let (debit, credit) = (debits.rounded(), credits.rounded());
        TrialBalance { from: days.from, to: days.to, currency, rows, debit, credit }
    }

    fn sums(&self, types: &[Type], days: Days, worth: Worth) -> Sums {
        let mut sums = Sums::new();
        for (entry, posting) in self.postings(days.from, Some(days.to)) {
            if types.contains(&self.journal.type_of(&posting.account)) {
                let amounts = self.counted(posting, entry.date, worth);
                sums.entry(posting.account.clone()).or_default().add_all(&amounts);
            }
        }
        sums
    }

    /// What a posting of a day counts as; not rounded.
    fn counted(&self, posting: &Posting, date: NaiveDate, worth: Worth) -> Vec<Amount> {
        let (to, on) = match worth {
            Worth::Cost => (None, date),
            Worth::Then(to) => (Some(to), date),
            Worth::On(to, on) => (Some(to), on),
        };
        let cost = posting.cost.as_ref().filter(|_| !matches!(worth, Worth::On(..)));
        let amounts = cost.map_or(posting.amounts.as_slice(), std::slice::from_ref);
        let converted = |amount: &Amount| {
            let commodity = to?;
            let rate = self.journal.rate(&amount.commodity, commodity.as_str(), on)?;
            let quantity = amount.quantity.checked_mul(rate)?;
            Some(Amount { quantity, commodity: commodity.to_string() })
        };
        amounts.iter().map(|amount| converted(amount).unwrap_or_else(|| amount.clone())).collect()
    }
}

impl Sum {
    /// What is not zero once it is rounded to its currency's places, half to even as hledger shows it.
    pub(super) fn rounded(&self) -> Vec<Amount> {
        let amounts = self.amounts().map(|amount| {
            let places = amount.commodity.parse::<Currency>().map_or(8, Currency::places);
            Amount { quantity: amount.quantity.round_dp(places), ..amount }
        });
        amounts.filter(|amount| !amount.quantity.is_zero()).collect()
    }
}

fn section(title: &'static str, sums: &Sums) -> Section {
    let rows =
        sums.iter().map(|(account, sum)| Row { account: account.clone(), amounts: sum.rounded() });
    let rows = rows.filter(|row| !row.amounts.is_empty()).collect();
    Section { title, rows, total: total(sums).rounded() }
}

fn total(sums: &Sums) -> Sum {
    let mut total = Sum::default();
    for sum in sums.values() {
        total.add_all(&sum.amounts().collect::<Vec<_>>());
    }
    total
}

fn minus(sum: &Sum) -> Sum {
    let mut negated = Sum::default();
    let turned = |amount: Amount| Amount { quantity: -amount.quantity, ..amount };
    negated.add_all(&sum.amounts().map(turned).collect::<Vec<_>>());
    negated
}

fn negated(sums: Sums) -> Sums {
    sums.into_iter().map(|(account, sum)| (account, minus(&sum))).collect()
}

fn joined(sums: &[Sum]) -> Vec<Amount> {
    let mut all = Sum::default();
    for sum in sums {
        all.add_all(&sum.amounts().collect::<Vec<_>>());
    }
    all.rounded()
}
