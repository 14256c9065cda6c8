//! `fte ledger report`

use std::fmt;

use chrono::NaiveDate;
use clap::{Args, ValueEnum};
use serde::Serialize;

use super::aged::Owed;
use super::period::PeriodArgs;
use crate::app::App;
use crate::base::table::table;
use crate::base::text::shown_line;
use crate::base::{Exit, Fail, Result};
use crate::remote::books::{Aged, Amount, Days, Side, Statement, TaxReport, TrialBalance};

/// Show a statement of the books, in their currency
///
/// Profit and loss, cash flow and tax are of some days; a balance sheet and what is owed are as of a day (`--as-of`); a trial
/// balance shows what was there before the days, what moved, and what is there. What is in another currency counts at the
/// rate that it was booked at; in a balance sheet at the rate of its day. The figures are hledger's (`is`, `bs`, `cf`,
/// `balance`).
#[derive(Args, Debug)]
#[command(
    after_help = "Examples:\n  fte ledger report profit-loss --period 2026-Q3\n  fte ledger report balance-sheet --as-of 2026-10-31\n  fte ledger report tax --period 2026-10 --json"
)]
pub(crate) struct ReportArgs {
    /// Which statement
    #[arg(value_name = "REPORT", value_enum)]
    report: Kind,
    #[command(flatten)]
    days: PeriodArgs,
    /// As it was at the end of a day, like `2026-11-16` [default: today]
    #[arg(long, value_name = "DAY", value_parser = crate::cmd::day, conflicts_with_all = ["from", "to", "period"])]
    as_of: Option<NaiveDate>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Kind {
    /// What was earned and spent
    ProfitLoss,
    /// What is owned and owed
    BalanceSheet,
    /// How cash and what is at the bank changed
    CashFlow,
    /// Every account
    TrialBalance,
    /// Tax on sales and purchases, by rate
    Tax,
    /// What customers owe and what is owed, by how long it is overdue
    Aged,
}

impl ReportArgs {
    pub(crate) fn run(&self, app: &App) -> Result<()> {
        let books = super::books(app)?;
        let (ledger, home) = (books.read()?, books.home()?);
        let mut days = self.days.days(app)?;
        if let Some(as_of) = self.as_of {
            days = Days { from: None, to: as_of };
        }
        match self.report {
            Kind::BalanceSheet | Kind::Aged if days.from.is_some() => {
                let what = "this report is as of a day, not of some days";
                Err(Fail::say(Exit::Usage, what).hint("`--as-of DAY` says which"))
            }
            Kind::ProfitLoss => app.out.report(&Shown(ledger.profit_loss(days, home))),
            Kind::BalanceSheet => app.out.report(&Shown(ledger.balance_sheet(days.to, home))),
            Kind::CashFlow => app.out.report(&Shown(ledger.cash_flow(days, home))),
            Kind::TrialBalance => app.out.report(&Trial(ledger.trial_balance(days, home))),
            Kind::Tax => app.out.report(&Tax(ledger.tax_report(days))),
            Kind::Aged => {
                let owed = |aged: Aged, none| Owed { aged, none };
                app.out.report(&Both {
                    receivable: owed(ledger.receivable(days.to), "nobody owes you anything"),
                    payable: owed(ledger.payable(days.to), "nothing is owed"),
                })
            }
        }
    }
}

/// `{"report","from","to","currency","sections":[{"title","rows":[{"account","amounts"}],"total"}],"net"}`
#[derive(Serialize)]
#[serde(transparent)]
struct Shown(Statement);

/// `{"from","to","currency","rows":[{"account","opening","debit","credit","closing"}],"debit","credit"}`
#[derive(Serialize)]
#[serde(transparent)]
struct Trial(TrialBalance);

/// `{"from","to","rows":[{"side","rate","code","base","tax"}],"output","input","payable"}`
#[derive(Serialize)]
#[serde(transparent)]
struct Tax(TaxReport);

/// `{"receivable":{…},"payable":{…}}`
#[derive(Serialize)]
struct Both {
    receivable: Owed,
    payable: Owed,
}

fn sum(amounts: &[Amount]) -> String {
    let amounts: Vec<_> = amounts.iter().map(ToString::to_string).collect();
    if amounts.is_empty() { "0".to_owned() } else { amounts.join(", ") }
}

/// A cell that is empty where there is nothing.
fn some(amounts: &[Amount]) -> String {
    if amounts.is_empty() { String::new() } else { sum(amounts) }
}

/// `from 2026-10-01 to 2026-10-31`, `to 2026-10-31`.
fn said(from: Option<NaiveDate>, to: NaiveDate) -> String {
    let from = from.map(|from| format!("from {from} ")).unwrap_or_default();
    format!("{from}to {to}")
}

impl fmt::Display for Shown {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Shown(statement) = self;
        let days = said(statement.from, statement.to);
        let heading = match statement.report {
            "profit-loss" => format!("profit and loss {days}"),
            "balance-sheet" => format!("balance sheet as of {}", statement.to),
            _ => format!("cash flow {days}"),
        };
        writeln!(f, "{heading}, in {}\n", statement.currency)?;
        let mut rows = Vec::new();
        for section in &statement.sections {
            for row in &section.rows {
                rows.push([shown_line(&row.account), sum(&row.amounts)]);
            }
            rows.push([format!("= {}", section.title), sum(&section.total)]);
            rows.push([String::new(), String::new()]);
        }
        let net = match statement.report {
            "profit-loss" => "= profit",
            "balance-sheet" => "= assets less liabilities",
            _ => "= change",
        };
        rows.push([net.to_owned(), sum(&statement.net)]);
        f.write_str(&table(["account", "amount"], rows))
    }
}

impl fmt::Display for Trial {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Trial(trial) = self;
        writeln!(f, "trial balance {}, at cost\n", said(trial.from, trial.to))?;
        let rows = trial.rows.iter().map(|row| {
            [
                shown_line(&row.account),
                some(&row.opening),
                some(&row.debit),
                some(&row.credit),
                sum(&row.closing),
            ]
        });
        let totals =
            ["=".into(), String::new(), sum(&trial.debit), sum(&trial.credit), String::new()];
        let headings = ["account", "before", "debit", "credit", "balance"];
        f.write_str(&table(headings, rows.chain([totals])))
    }
}

impl fmt::Display for Tax {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Tax(report) = self;
        writeln!(f, "tax {}\n", said(report.from, report.to))?;
        let rows = report.rows.iter().map(|row| {
            [
                if row.side == Side::Output { "sales" } else { "purchases" }.to_owned(),
                shown_line(&row.rate),
                row.code.clone(),
                row.base.as_deref().map_or_else(|| "not said".to_owned(), sum),
                sum(&row.tax),
            ]
        });
        let shown = table(["on", "rate", "name", "base", "tax"], rows);
        if !shown.is_empty() {
            writeln!(f, "{shown}\n")?;
        }
        writeln!(f, "tax on sales      {}", sum(&report.output))?;
        writeln!(f, "tax on purchases  {}", sum(&report.input))?;
        write!(f, "to be paid        {}", sum(&report.payable))
    }
}

impl fmt::Display for Both {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Owed to you\n\n{}\n\nOwed by you\n\n{}", self.receivable, self.payable)
    }
}
