//! `fte ledger payment list`

use std::fmt;

use clap::Args;
use serde::Serialize;

use crate::app::App;
use crate::base::Result;
use crate::base::table::table;
use crate::base::text::{cut, shown_line};
use crate::remote::books::{DocumentKind, PaymentEntry};

/// List the payments, oldest first
#[derive(Args, Debug)]
#[command(
    after_help = "Examples:\n  fte ledger payment list\n  fte ledger payment list --json | jq '.[].document'"
)]
pub(crate) struct ListArgs {}

/// `[{"id","document","party","date","amount","remark","reversed","note","at"}]`
#[derive(Serialize)]
#[serde(transparent)]
struct Payments(Vec<PaymentEntry>);

impl ListArgs {
    #[expect(clippy::unused_self, reason = "every command runs from its arguments")]
    pub(crate) fn run(&self, app: &App) -> Result<()> {
        let ledger = super::super::books(app)?.read()?;
        let is_payment = |entry: &&PaymentEntry| entry.kind == DocumentKind::Payment;
        app.out.report(&Payments(ledger.payments().iter().filter(is_payment).cloned().collect()))
    }
}

impl fmt::Display for Payments {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.0.is_empty() {
            return f.write_str("no payments in the books");
        }
        let rows = self.0.iter().map(|payment| {
            [
                payment.id.clone(),
                match &payment.reversed {
                    Some(by) => format!("{}, reversed by {by}", payment.document),
                    None => payment.document.clone(),
                },
                cut(&shown_line(&payment.party), 40),
                payment.date.to_string(),
                payment.amount.to_string(),
            ]
        });
        f.write_str(&table(["number", "for", "who", "date", "amount"], rows))
    }
}
