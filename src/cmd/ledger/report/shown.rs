//! How the statements look.

use std::fmt;

use chrono::NaiveDate;
use serde::Serialize;

use crate::base::table::table;
use crate::base::text::shown_line;
use crate::cmd::ledger::aged::Owed;
use crate::model::money::{Currency, Money};
use crate::remote::books::{Amount, Side, Statement, TaxReport, TrialBalance};

/// `{"report","from","to","currency","sections":[{"title","rows":[{"account","amounts"}],"total"}],"net"}`
#[derive(Serialize)]
#[serde(transparent)]
pub(super) struct Shown(pub(super) Statement);

/// `{"from","to","currency","rows":[{"account","opening","debit","credit","closing"}],"debit","credit"}`
#[derive(Serialize)]
#[serde(transparent)]
pub(super) struct Trial(pub(super) TrialBalance);

/// `{"from","to","rows":[{"side","rate","code","base","tax"}],"output","input","payable"}`
#[derive(Serialize)]
pub(super) struct Tax {
    #[serde(flatten)]
    pub(super) report: TaxReport,
    /// The books' own.
    #[serde(skip)]
    pub(super) home: Currency,
}

/// `{"receivable":{…},"payable":{…}}`
#[derive(Serialize)]
pub(super) struct Both {
    pub(super) receivable: Owed,
    pub(super) payable: Owed,
}

/// Amounts of several currencies; nothing is zero of the books' own.
fn sum(amounts: &[Amount], home: Currency) -> String {
    if amounts.is_empty() { Money::zero(home).to_string() } else { some(amounts) }
}

/// A cell that is empty where there is nothing.
fn some(amounts: &[Amount]) -> String {
    let amounts: Vec<_> = amounts.iter().map(ToString::to_string).collect();
    amounts.join(", ")
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
                rows.push([shown_line(&row.account), some(&row.amounts)]);
            }
            rows.push([format!("= {}", section.title), sum(&section.total, statement.currency)]);
            rows.push([String::new(), String::new()]);
        }
        let net = match statement.report {
            "profit-loss" => "= profit",
            "balance-sheet" => "= assets less liabilities",
            _ => "= change",
        };
        rows.push([net.to_owned(), sum(&statement.net, statement.currency)]);
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
                sum(&row.closing, trial.currency),
            ]
        });
        let [debit, credit] =
            [&trial.debit, &trial.credit].map(|amounts| sum(amounts, trial.currency));
        let totals = ["=".into(), String::new(), debit, credit, String::new()];
        let headings = ["account", "before", "debit", "credit", "balance"];
        f.write_str(&table(headings, rows.chain([totals])))
    }
}

impl fmt::Display for Tax {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Tax { report, home } = self;
        let sum = |amounts: &[Amount]| sum(amounts, *home);
        writeln!(f, "tax {}\n", said(report.from, report.to))?;
        let rows = report.rows.iter().map(|row| {
            [
                if row.side == Side::Output { "sales" } else { "purchases" }.to_owned(),
                shown_line(&row.rate),
                row.code.clone(),
                row.base.as_deref().map_or_else(|| "not said".to_owned(), &sum),
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
