//! `fte ledger reverse`

use clap::Args;

use super::entry::EntryArgs;
use crate::app::App;
use crate::base::Result;
use crate::model::action::{Action, Reversal};

/// Ask to book the reverse of a bill, an expense or a payment
///
/// The reverse gets a number of its own and books the whole entry back, with today's date. The entry itself stays as it
/// is. A bill or invoice is open again when its payment is reversed; a bill for which something was paid is reversed
/// after its payments. An invoice is cancelled by `fte ledger invoice credit`.
#[derive(Args, Debug)]
#[command(
    after_help = "Examples:\n  fte ledger reverse BILL-0007 --note 'booked twice'\n  fte ledger reverse PAY-0011 --dry-run"
)]
pub(crate) struct ReverseArgs {
    /// The number of what was booked: `BILL-0007`, `EXP-0003` or `PAY-0011`
    #[arg(value_name = "NUMBER")]
    document: String,
    /// Why, kept with it
    #[arg(long, value_name = "TEXT", default_value = "", hide_default_value = true)]
    note: String,
    #[command(flatten)]
    entry: EntryArgs,
}

impl ReverseArgs {
    pub(crate) fn run(&self, app: &App) -> Result<()> {
        let ledger = super::books(app)?.read()?;
        let booked = ledger.reversible(&self.document)?;
        let reversal = Reversal {
            document: booked.id.to_owned(),
            amount: booked.amount,
            note: self.note.clone(),
        };
        self.entry.submit(app, Action::ReverseEntry(reversal))
    }
}
