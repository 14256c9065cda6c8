//! `fte odoo bill create`

use chrono::NaiveDate;
use clap::Args;

use crate::app::App;
use crate::base::Result;
use crate::cmd::odoo::ask::{self, AskArgs};
use crate::cmd::odoo::line::LineArg;
use crate::model::action::Action;
use crate::model::money::Money;
use crate::model::odoo::{Bill, Line};

/// Ask for a draft of a vendor's bill in Odoo
///
/// A bill of this vendor with this reference that is there already stops it. A draft that comes to another total than the
/// bill's own is not left in Odoo.
#[derive(Args, Debug)]
#[command(
    after_help = "Examples:\n  fte odoo bill create --vendor 'Hosting Ltd' --reference R-77 --amount '59.50 EUR' --date 2026-11-02 --line 'Server = 50 +19%' --file Attachments/7k2m9qxa4d/bill.pdf"
)]
pub(crate) struct CreateArgs {
    /// Who is owed: their name in Odoo, or `#18`, their id there
    #[arg(long, value_name = "NAME")]
    vendor: String,
    /// The vendor's own number of the bill
    #[arg(long, value_name = "TEXT")]
    reference: String,
    /// What the bill comes to, with tax, like `59.50 EUR`
    #[arg(long, value_name = "MONEY")]
    amount: Money,
    /// The bill's date, like `2026-11-16`
    #[arg(long, value_name = "DAY", value_parser = crate::cmd::day)]
    date: NaiveDate,
    /// When it is due [default: at once]
    #[arg(long, value_name = "DAY", value_parser = crate::cmd::day)]
    due: Option<NaiveDate>,
    /// A line, `[PRODUCT] TEXT = [QUANTITY x] PRICE [+TAX]`; repeat it for more [default: one line of the amount, without tax]
    #[arg(long = "line", value_name = "LINE")]
    lines: Vec<LineArg>,
    /// The account that its lines are booked on, by its code [default: Odoo's own]
    #[arg(long, value_name = "CODE", default_value = "", hide_default_value = true)]
    account: String,
    /// The bill itself, a file of the vault; repeat it for more
    #[arg(long = "file", value_name = "PATH")]
    files: Vec<String>,
    /// A remark, kept with it
    #[arg(long, value_name = "TEXT", default_value = "", hide_default_value = true)]
    note: String,
    #[command(flatten)]
    ask: AskArgs,
}

impl CreateArgs {
    pub(crate) fn run(&self, app: &App) -> Result<()> {
        let whole = || Line {
            text: self.reference.clone(),
            quantity: "1".into(),
            price: self.amount.amount().to_string(),
            tax: "0".into(),
            product: String::new(),
            account: String::new(),
        };
        let mut lines: Vec<Line> = self.lines.iter().map(|line| line.0.clone()).collect();
        if lines.is_empty() {
            lines.push(whole());
        }
        for line in &mut lines {
            line.account.clone_from(&self.account);
        }
        let bill = Bill {
            vendor: self.vendor.clone(),
            amount: self.amount,
            lines,
            reference: self.reference.trim().to_owned(),
            date: self.date.to_string(),
            due: self.due.map(|due| due.to_string()),
            note: self.note.clone(),
            files: ask::files(&self.files),
            at: None,
        };
        self.ask.ask(app, Action::DraftBill(bill))
    }
}
