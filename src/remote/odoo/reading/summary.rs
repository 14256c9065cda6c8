//! How a time went, in one page: earned, spent, invoiced, billed; what is owed and held at its end.

use chrono::NaiveDate;
use rust_decimal::Decimal;
use serde::Serialize;

use super::super::datum::Datum;
use super::super::error::OdooError;
use super::owed::{Side, Total, owed};
use super::record::Kind;
use super::{Odoo, number, odd, own_currency, report, term};
use crate::model::money::Money;

/// `{"from","to","income","expenses","profit","invoiced":{"count","untaxed"},…}`, in the company's currency.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub(crate) struct Summary {
    pub(crate) from: NaiveDate,
    pub(crate) to: NaiveDate,
    pub(crate) income: Money,
    pub(crate) expenses: Money,
    pub(crate) profit: Money,
    pub(crate) invoiced: Counted,
    pub(crate) billed: Counted,
    /// In the bank, in cash, and on its way there, at the end.
    pub(crate) held: Money,
    pub(crate) receivable: Vec<Total>,
    pub(crate) payable: Vec<Total>,
}

/// Posted documents, credit notes taken off.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub(crate) struct Counted {
    pub(crate) count: u64,
    pub(crate) untaxed: Money,
}

pub(crate) fn summary(
    odoo: &Odoo<'_>,
    (from, to): (NaiveDate, NaiveDate),
    today: NaiveDate,
) -> Result<Summary, OdooError> {
    let statement = report::profit_loss(odoo, from, to)?;
    let profit = statement.results.iter().find(|figure| figure.name == "net profit");
    let profit = profit.map(|figure| figure.amount).ok_or_else(|| odd("the result"))?;
    let currency = own_currency(odoo)?;
    let incomes = statement.sections.iter().filter(|section| section.name.contains("income"));
    let income = incomes
        .map(|section| section.total)
        .try_fold(Money::zero(currency), Money::plus)
        .ok_or_else(|| odd("the income"))?;
    let expenses = income.minus(profit).ok_or_else(|| odd("the expenses"))?;
    let documents = |kind: Kind, sign: Decimal| {
        let mut domain = kind.own(odoo.company);
        domain.push(term("state", "=", "posted"));
        domain.push(term("invoice_date", ">=", from.to_string()));
        domain.push(term("invoice_date", "<=", to.to_string()));
        let sums = odoo.sums(
            "account.move",
            Datum::List(domain),
            "move_type",
            &["amount_untaxed_signed"],
        )?;
        let (mut count, mut untaxed) = (0, Decimal::ZERO);
        for row in &sums {
            untaxed += number(row, "amount_untaxed_signed").ok_or_else(|| odd("a sum"))?;
            count += row.get("__count").and_then(Datum::id).ok_or_else(|| odd("a count"))?;
        }
        Ok::<_, OdooError>(Counted { count, untaxed: Money::rounded(sign * untaxed, currency) })
    };
    Ok(Summary {
        from,
        to,
        income,
        expenses,
        profit,
        invoiced: documents(Kind::Invoice, Decimal::ONE)?,
        billed: documents(Kind::Bill, Decimal::NEGATIVE_ONE)?,
        held: Money::rounded(report::money_held(odoo, to)?, currency),
        receivable: owed(odoo, Side::Receivable, to, today)?.totals,
        payable: owed(odoo, Side::Payable, to, today)?.totals,
    })
}
