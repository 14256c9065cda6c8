//! `fte ledger taxes`

use std::fmt;

use clap::Args;
use serde::Serialize;

use crate::app::App;
use crate::base::Result;
use crate::base::table::table;
use crate::base::text::{cut, shown_line};
use crate::remote::books::{NamedTax, TAXES};

/// Show the taxes that have a name
///
/// They are rows of the table in Accounting/Taxes.md, which is yours to change.
#[derive(Args, Debug)]
#[command(after_help = "Examples:\n  fte ledger taxes\n  fte ledger taxes DE --json")]
pub(crate) struct TaxesArgs {
    /// Only those whose name begins with this, like `DE`
    #[arg(value_name = "START", default_value = "", hide_default_value = true)]
    start: String,
}

/// `{"file","taxes":[{"code","rate","reverse","says","source"}]}`
#[derive(Serialize)]
struct Taxes {
    file: &'static str,
    taxes: Vec<NamedTax>,
}

impl TaxesArgs {
    pub(crate) fn run(&self, app: &App) -> Result<()> {
        let start = self.start.to_lowercase();
        let mut taxes = super::books(app)?.taxes()?;
        taxes.retain(|tax| tax.code.to_lowercase().starts_with(&start));
        app.out.report(&Taxes { file: TAXES, taxes })
    }
}

impl fmt::Display for Taxes {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.taxes.is_empty() {
            return write!(f, "no such tax in {}", self.file);
        }
        let rows = self.taxes.iter().map(|tax| {
            let rate = format!("{}%{}", tax.rate, if tax.reverse { " reverse" } else { "" });
            [
                tax.code.clone(),
                rate,
                cut(&shown_line(&tax.says), 60),
                cut(&shown_line(&tax.source), 60),
            ]
        });
        f.write_str(&table(["name", "rate", "on the invoice", "source"], rows))
    }
}
