//! Reports that the server sums up: profit and loss, balance sheet, cash flow, trial balance, taxes. Community has no reports of
//! its own. Odoo books no closing entries: what was earned so far is the sum of all income and expenses.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use rust_decimal::Decimal;
use serde::Serialize;

use super::super::datum::Datum;
use super::super::error::OdooError;
use super::{MOST, Odoo, Search, number, odd, own_currency, term, text};
use crate::model::money::{Currency, Money};

const LINE: &str = "account.move.line";

/// Sections of accounts, each with its sum, and what follows from them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub(crate) struct Statement {
    pub(crate) report: &'static str,
    /// None: from the beginning.
    pub(crate) from: Option<NaiveDate>,
    pub(crate) to: NaiveDate,
    pub(crate) sections: Vec<Section>,
    pub(crate) results: Vec<Figure>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub(crate) struct Section {
    pub(crate) name: &'static str,
    pub(crate) rows: Vec<AccountRow>,
    pub(crate) total: Money,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub(crate) struct AccountRow {
    pub(crate) code: Option<String>,
    pub(crate) account: String,
    pub(crate) amount: Money,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub(crate) struct Figure {
    pub(crate) name: &'static str,
    pub(crate) amount: Money,
}

/// An account with its sums.
struct Balance {
    code: Option<String>,
    name: String,
    /// Odoo's word: `asset_cash`, `income`, …
    kind: String,
    debit: Decimal,
    credit: Decimal,
    #[expect(clippy::struct_field_names, reason = "the field's name in Odoo")]
    balance: Decimal,
}

/// What is posted in the company, from a day to another one, both included.
fn posted(odoo: &Odoo<'_>, from: Option<NaiveDate>, to: NaiveDate) -> Vec<Datum> {
    let mut domain = vec![
        term("parent_state", "=", "posted"),
        term("company_id", "=", odoo.company),
        term("date", "<=", to.to_string()),
    ];
    domain.extend(from.map(|from| term("date", ">=", from.to_string())));
    domain
}

/// The sums of each account that was booked on, by its code.
fn balances(odoo: &Odoo<'_>, domain: Vec<Datum>) -> Result<Vec<Balance>, OdooError> {
    let sums =
        odoo.sums(LINE, Datum::List(domain), "account_id", &["debit", "credit", "balance"])?;
    let ids: Vec<u64> = sums.iter().filter_map(|row| row.get("account_id")?.id()).collect();
    let mut accounts = BTreeMap::new();
    if !ids.is_empty() {
        for row in odoo.read("account.account", &ids, &["code", "name", "account_type"])? {
            if let Some(id) = row.get("id").and_then(Datum::id) {
                accounts.insert(id, row);
            }
        }
    }
    let balance = |row: &Datum| {
        let Some(account) = row.get("account_id").and_then(Datum::id) else {
            return Ok(None); // Lines of notes have no account.
        };
        let read = || {
            let account = accounts.get(&account)?;
            Some(Balance {
                code: text(account, "code"),
                name: text(account, "name")?,
                kind: text(account, "account_type")?,
                debit: number(row, "debit")?,
                credit: number(row, "credit")?,
                balance: number(row, "balance")?,
            })
        };
        read().map(Some).ok_or_else(|| odd("the sum of an account"))
    };
    let all: Result<Vec<Option<Balance>>, OdooError> = sums.iter().map(balance).collect();
    let mut all: Vec<Balance> = all?.into_iter().flatten().collect();
    all.sort_by(|a, b| (&a.code, &a.name).cmp(&(&b.code, &b.name)));
    Ok(all)
}

/// The accounts of these kinds; `sign` makes what a person expects to be above zero so.
fn section(
    name: &'static str,
    balances: &[Balance],
    kinds: &[&str],
    (sign, currency): (Decimal, Currency),
) -> Section {
    let of = |kind: &str| {
        kinds.iter().any(|own| {
            kind == *own || own.strip_suffix('*').is_some_and(|start| kind.starts_with(start))
        })
    };
    let mut sum = Decimal::ZERO;
    let mut rows = Vec::new();
    for balance in balances.iter().filter(|balance| of(&balance.kind)) {
        sum += sign * balance.balance;
        let amount = Money::rounded(sign * balance.balance, currency);
        if !amount.is_zero() {
            rows.push(AccountRow {
                code: balance.code.clone(),
                account: balance.name.clone(),
                amount,
            });
        }
    }
    Section { name, rows, total: Money::rounded(sum, currency) }
}

fn sum(balances: &[Balance], is_meant: impl Fn(&str) -> bool) -> Decimal {
    balances.iter().filter(|own| is_meant(&own.kind)).map(|own| own.balance).sum()
}

fn is_earned(kind: &str) -> bool {
    kind.starts_with("income") || kind.starts_with("expense")
}

/// What was earned and spent.
pub(crate) fn profit_loss(
    odoo: &Odoo<'_>,
    from: NaiveDate,
    to: NaiveDate,
) -> Result<Statement, OdooError> {
    let currency = own_currency(odoo)?;
    let all = balances(odoo, posted(odoo, Some(from), to))?;
    let (income, cost) = ((Decimal::NEGATIVE_ONE, currency), (Decimal::ONE, currency));
    let sections = vec![
        section("income", &all, &["income"], income),
        section("cost of revenue", &all, &["expense_direct_cost"], cost),
        section("expenses", &all, &["expense"], cost),
        section("depreciation", &all, &["expense_depreciation"], cost),
        section("other income", &all, &["income_other"], income),
        section("other expenses", &all, &["expense_other"], cost),
    ];
    let of = |kinds: &[&str]| -sum(&all, |kind| kinds.contains(&kind));
    let figure = |name, amount| Figure { name, amount: Money::rounded(amount, currency) };
    let results = vec![
        figure("gross profit", of(&["income", "expense_direct_cost"])),
        figure("net profit", -sum(&all, is_earned)),
    ];
    Ok(Statement { report: "profit-loss", from: Some(from), to, sections, results })
}

/// What there is, what is owed, and what is the owner's. An error where the two sides differ.
pub(crate) fn balance_sheet(odoo: &Odoo<'_>, to: NaiveDate) -> Result<Statement, OdooError> {
    let currency = own_currency(odoo)?;
    let all = balances(odoo, posted(odoo, None, to))?;
    let (debit, credit) = ((Decimal::ONE, currency), (Decimal::NEGATIVE_ONE, currency));
    let earned = -sum(&all, is_earned);
    let mut equity = section("equity", &all, &["equity*"], credit);
    if !earned.is_zero() {
        equity.rows.push(AccountRow {
            code: None,
            account: "earned so far, not closed".into(),
            amount: Money::rounded(earned, currency),
        });
    }
    equity.total = Money::rounded(earned - sum(&all, |kind| kind.starts_with("equity")), currency);
    let sections = vec![
        section("assets", &all, &["asset*"], debit),
        section("liabilities", &all, &["liability*"], credit),
        equity,
    ];
    let assets = sum(&all, |kind| kind.starts_with("asset"));
    let other =
        -sum(&all, |kind| kind.starts_with("liability") || kind.starts_with("equity")) + earned;
    let figure = |name, amount| Figure { name, amount: Money::rounded(amount, currency) };
    let results = vec![figure("assets", assets), figure("liabilities and equity", other)];
    if !Money::rounded(assets - other, currency).is_zero() {
        return Err(OdooError::Answer("a balance sheet that does not balance".into()));
    }
    Ok(Statement { report: "balance-sheet", from: None, to, sections, results })
}

/// What is bought to be kept, or is on its way.
const ASSETS: [&str; 5] =
    ["asset_current", "asset_non_current", "asset_fixed", "asset_prepayments", "asset_cash"];

/// Money that came in and went out, by the account on the other side; an error where it is not what the accounts of money say.
pub(crate) fn cash_flow(
    odoo: &Odoo<'_>,
    from: NaiveDate,
    to: NaiveDate,
) -> Result<Statement, OdooError> {
    let currency = own_currency(odoo)?;
    let money = money_accounts(odoo)?;
    let ids = || Datum::list(money.iter().copied());
    let held = |to| {
        let mut domain = posted(odoo, None, to);
        domain.push(term("account_id", "in", ids()));
        Ok::<_, OdooError>(sum(&balances(odoo, domain)?, |_| true))
    };
    let before = from.pred_opt().map(held).transpose()?.unwrap_or_default();
    let after = held(to)?;
    let mut domain = posted(odoo, Some(from), to);
    domain.push(term("account_id", "not in", ids()));
    domain.push(term("move_id.line_ids.account_id", "in", ids()));
    let other = balances(odoo, domain)?;
    let sign = (Decimal::NEGATIVE_ONE, currency);
    let sections = vec![
        section("from customers", &other, &["asset_receivable", "income*"], sign),
        section("to vendors and for expenses", &other, &["liability_payable", "expense*"], sign),
        section(
            "taxes, loans and other debts",
            &other,
            &["liability_current", "liability_non_current", "liability_credit_card"],
            sign,
        ),
        section("assets bought and sold, and in transit", &other, &ASSETS, sign),
        section("owner", &other, &["equity*", "off_balance"], sign),
    ];
    let moved = -sum(&other, |_| true);
    if !Money::rounded(after - before - moved, currency).is_zero() {
        return Err(OdooError::Answer(
            "a cash flow that is not what the accounts of money say".into(),
        ));
    }
    let figure = |name, amount| Figure { name, amount: Money::rounded(amount, currency) };
    let results = vec![
        figure("at the beginning", before),
        figure("change", moved),
        figure("at the end", after),
    ];
    Ok(Statement { report: "cash-flow", from: Some(from), to, sections, results })
}

/// Bank, cash, and where payments wait until the bank's statement has them.
pub(super) fn money_accounts(odoo: &Odoo<'_>) -> Result<Vec<u64>, OdooError> {
    let what = Search { model: "account.account", fields: &["name"], order: "id" };
    let domain = Datum::List(vec![term("account_type", "=", "asset_cash")]);
    let cash = odoo.search(&what, &domain, MOST)?;
    let mut ids: Vec<u64> = cash.iter().filter_map(|row| row.get("id")?.id()).collect();
    let payments = Datum::List(vec![term("company_id", "=", odoo.company)]);
    let waiting = odoo.sums("account.payment", payments, "outstanding_account_id", &[])?;
    ids.extend(waiting.iter().filter_map(|row| row.get("outstanding_account_id")?.id()));
    ids.sort_unstable();
    ids.dedup();
    Ok(ids)
}

/// What there is in the bank, in cash, and on its way there, in the company's currency.
pub(super) fn money_held(odoo: &Odoo<'_>, to: NaiveDate) -> Result<Decimal, OdooError> {
    let mut domain = posted(odoo, None, to);
    domain.push(term("account_id", "in", Datum::list(money_accounts(odoo)?)));
    Ok(sum(&balances(odoo, domain)?, |_| true))
}

/// Every account with its debits and credits.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub(crate) struct TrialBalance {
    pub(crate) report: &'static str,
    pub(crate) from: Option<NaiveDate>,
    pub(crate) to: NaiveDate,
    pub(crate) rows: Vec<TrialRow>,
    pub(crate) debit: Money,
    pub(crate) credit: Money,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub(crate) struct TrialRow {
    pub(crate) code: Option<String>,
    pub(crate) account: String,
    pub(crate) debit: Money,
    pub(crate) credit: Money,
    pub(crate) balance: Money,
}

/// An error where debits and credits differ.
pub(crate) fn trial_balance(
    odoo: &Odoo<'_>,
    from: Option<NaiveDate>,
    to: NaiveDate,
) -> Result<TrialBalance, OdooError> {
    let currency = own_currency(odoo)?;
    let all = balances(odoo, posted(odoo, from, to))?;
    let own = |amount| Money::rounded(amount, currency);
    let debit = own(all.iter().map(|row| row.debit).sum());
    let credit = own(all.iter().map(|row| row.credit).sum());
    if debit != credit || !own(sum(&all, |_| true)).is_zero() {
        return Err(OdooError::Answer("a trial balance that does not come to zero".into()));
    }
    let row = |row: Balance| TrialRow {
        code: row.code,
        account: row.name,
        debit: own(row.debit),
        credit: own(row.credit),
        balance: own(row.balance),
    };
    let rows = all.into_iter().map(row).collect();
    Ok(TrialBalance { report: "trial-balance", from, to, rows, debit, credit })
}

/// The taxes of a time. One of zero per cent books nothing, and is not among them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub(crate) struct Taxes {
    pub(crate) report: &'static str,
    pub(crate) from: Option<NaiveDate>,
    pub(crate) to: NaiveDate,
    pub(crate) rows: Vec<TaxRow>,
    /// On sales, less that on purchases.
    pub(crate) owed: Money,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub(crate) struct TaxRow {
    pub(crate) tax: String,
    /// Odoo's word: `sale`, `purchase`, `none`.
    pub(crate) on: String,
    /// What it was charged on; that of purchases is below zero, as their tax is.
    pub(crate) base: Money,
    pub(crate) amount: Money,
}

pub(crate) fn taxes(odoo: &Odoo<'_>, from: NaiveDate, to: NaiveDate) -> Result<Taxes, OdooError> {
    let currency = own_currency(odoo)?;
    let mut domain = posted(odoo, Some(from), to);
    domain.push(term("tax_line_id", "!=", false));
    let sums =
        odoo.sums(LINE, Datum::List(domain), "tax_line_id", &["balance", "tax_base_amount"])?;
    let ids: Vec<u64> = sums.iter().filter_map(|row| row.get("tax_line_id")?.id()).collect();
    let taxes = if ids.is_empty() {
        Vec::new()
    } else {
        odoo.read("account.tax", &ids, &["name", "type_tax_use"])?
    };
    let mut owed = Decimal::ZERO;
    let mut rows = Vec::new();
    for sum in &sums {
        let id = sum.get("tax_line_id").and_then(Datum::id);
        let tax = taxes.iter().find(|tax| tax.get("id").and_then(Datum::id) == id);
        let read = || {
            let balance = number(sum, "balance")?;
            // Its sign is the server's own, and was another in older versions: it goes with the tax.
            let base = number(sum, "tax_base_amount")?.abs();
            let base = if balance.is_sign_positive() { -base } else { base };
            Some((text(tax?, "name")?, text(tax?, "type_tax_use")?, base, -balance))
        };
        let (tax, on, base, amount) = read().ok_or_else(|| odd("the sum of a tax"))?;
        owed += amount;
        let (base, amount) = (Money::rounded(base, currency), Money::rounded(amount, currency));
        rows.push(TaxRow { tax, on, base, amount });
    }
    rows.sort_by(|a, b| (&b.on, &a.tax).cmp(&(&a.on, &b.tax)));
    Ok(Taxes { report: "tax", from: Some(from), to, rows, owed: Money::rounded(owed, currency) })
}
