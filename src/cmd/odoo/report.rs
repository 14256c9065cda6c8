//! `fte odoo report`

use std::fmt;

use chrono::NaiveDate;
use clap::{Args, ValueEnum};
use serde::Serialize;

use super::read::live;
use super::summary::PeriodArgs;
use super::tables::cell;
use crate::app::App;
use crate::base::Result;
use crate::base::table::table;
use crate::remote::odoo::reading::owed::{Owed, Side, owed};
use crate::remote::odoo::reading::report::{self, Section, Statement, Taxes, TrialBalance};

/// Profit and loss, balance sheet, cash flow, trial balance, taxes, ages
///
/// Summed up by Odoo from what is posted, of one company, in its currency. A balance sheet, a trial balance and ages are as
/// they were at the end of `--to`. What does not add up is not shown: the balance sheet's two sides, the trial balance's debits and
/// credits, and the cash flow and the accounts of money are held against each other.
#[derive(Args, Debug)]
#[command(
    after_help = "Examples:\n  fte odoo report profit-loss --period year\n  fte odoo report balance-sheet --to 2026-09-30\n  fte odoo report tax --from 2026-07-01 --to 2026-09-30 --json"
)]
pub(crate) struct ReportArgs {
    /// Which one
    #[arg(value_name = "REPORT")]
    report: Which,
    #[command(flatten)]
    period: PeriodArgs,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Which {
    ProfitLoss,
    BalanceSheet,
    CashFlow,
    TrialBalance,
    Tax,
    Aged,
}

/// `{"report", …}`
#[derive(Serialize)]
#[serde(untagged)]
enum Shown {
    Statement(Statement),
    Trial(TrialBalance),
    Taxes(Taxes),
    Aged { report: &'static str, to: NaiveDate, receivable: Owed, payable: Owed },
}

impl ReportArgs {
    pub(crate) fn run(&self, app: &App) -> Result<()> {
        let today = app.clock.today();
        let (from, to) = self.period.days(today)?;
        let shown = live(app, |odoo| {
            Ok(match self.report {
                Which::ProfitLoss => Shown::Statement(report::profit_loss(odoo, from, to)?),
                Which::BalanceSheet => Shown::Statement(report::balance_sheet(odoo, to)?),
                Which::CashFlow => Shown::Statement(report::cash_flow(odoo, from, to)?),
                Which::TrialBalance => Shown::Trial(report::trial_balance(odoo, None, to)?),
                Which::Tax => Shown::Taxes(report::taxes(odoo, from, to)?),
                Which::Aged => Shown::Aged {
                    report: "aged",
                    to,
                    receivable: owed(odoo, Side::Receivable, to, today)?,
                    payable: owed(odoo, Side::Payable, to, today)?,
                },
            })
        })?;
        app.out.report(&shown)
    }
}

impl fmt::Display for Shown {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Shown::Statement(own) => statement(own, f),
            Shown::Trial(own) => trial(own, f),
            Shown::Taxes(own) => taxes(own, f),
            Shown::Aged { receivable, payable, .. } => {
                for (side, owed) in [(Side::Receivable, receivable), (Side::Payable, payable)] {
                    let shown = super::owed::Shown { owed: owed.clone(), side };
                    writeln!(f, "{}\n\n{shown}\n", side.as_str())?;
                }
                Ok(())
            }
        }
    }
}

/// `2026-10-01 to 2026-12-31`, or `at the end of 2026-12-31`.
fn time(from: Option<NaiveDate>, to: NaiveDate) -> String {
    from.map_or_else(|| format!("at the end of {to}"), |from| format!("{from} to {to}"))
}

fn code(code: Option<&String>) -> String {
    code.map(|code| cell(code)).unwrap_or_default()
}

fn statement(own: &Statement, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    let name = if own.report == "profit-loss" { "profit and loss" } else { own.report };
    writeln!(f, "{}, {}\n", name.replace('-', " "), time(own.from, own.to))?;
    let mut rows = Vec::new();
    for Section { name, rows: accounts, total } in &own.sections {
        if accounts.is_empty() && total.is_zero() {
            continue;
        }
        let of = |row: &report::AccountRow| {
            [code(row.code.as_ref()), cell(&row.account), row.amount.to_string()]
        };
        rows.extend(accounts.iter().map(of));
        rows.push([String::new(), format!("= {name}"), total.to_string()]);
    }
    let results = own.results.iter();
    rows.extend(
        results.map(|own| [String::new(), format!("= {}", own.name), own.amount.to_string()]),
    );
    f.write_str(&table(["code", "account", "amount"], rows))
}

fn trial(own: &TrialBalance, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    writeln!(f, "trial balance, {}\n", time(own.from, own.to))?;
    let rows = own.rows.iter().map(|row| {
        [
            code(row.code.as_ref()),
            cell(&row.account),
            row.debit.to_string(),
            row.credit.to_string(),
            row.balance.to_string(),
        ]
    });
    let all = [
        String::new(),
        "= all".into(),
        own.debit.to_string(),
        own.credit.to_string(),
        String::new(),
    ];
    f.write_str(&table(["code", "account", "debit", "credit", "balance"], rows.chain([all])))
}

fn taxes(own: &Taxes, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    writeln!(f, "taxes, {}\n", time(own.from, own.to))?;
    let rows = own
        .rows
        .iter()
        .map(|row| [cell(&row.tax), cell(&row.on), row.base.to_string(), row.amount.to_string()]);
    let all = [String::new(), "= owed".into(), String::new(), own.owed.to_string()];
    f.write_str(&table(["tax", "on", "base", "amount"], rows.chain([all])))
}
