//! `fte odoo invoice pdf`

use std::fmt;
use std::path::PathBuf;

use clap::{Args, ValueHint};
use serde::Serialize;

use crate::app::App;
use crate::base::text::shown_line;
use crate::base::{Exit, Fail, OrFail as _, Result, disk};
use crate::cmd::odoo::read::{live, site};
use crate::remote::odoo::error::OdooError;
use crate::remote::odoo::reading::record::{Kind, Record, read};
use crate::remote::odoo::reading::{portal, show};

/// Fetch an invoice as PDF, as Odoo makes it
///
/// It is made anew each time, and no file is replaced.
#[derive(Args, Debug)]
#[command(
    after_help = "Examples:\n  fte odoo invoice pdf INV/2026/00001\n  fte odoo invoice pdf '#12' --output - > invoice.pdf"
)]
pub(crate) struct PdfArgs {
    /// Its number, or its id like `#12`
    #[arg(value_name = "INVOICE")]
    invoice: String,
    /// The file to write, `-` for stdout [default: its number, in the current folder]
    #[arg(long, short, value_name = "FILE", value_hint = ValueHint::FilePath)]
    output: Option<PathBuf>,
}

/// `{"invoice","file","bytes"}`
#[derive(Serialize)]
struct Fetched {
    invoice: String,
    file: String,
    bytes: usize,
}

impl PdfArgs {
    pub(crate) fn run(&self, app: &App) -> Result<()> {
        let (site, http) = (site(app)?, app.odoo()?);
        let (invoice, pdf) = live(app, |odoo| {
            let Record::Document(invoice) =
                read(Kind::Invoice, &show::find(odoo, Kind::Invoice, &self.invoice)?)?
            else {
                return Err(OdooError::Answer("no invoice".into()));
            };
            if invoice.state != "posted" {
                let why =
                    format!("#{} is {}: only a posted invoice is sent", invoice.id, invoice.state);
                return Err(OdooError::Stopped(why));
            }
            let pdf = portal::pdf(http, &site, odoo, invoice.id)?;
            Ok((invoice.number.unwrap_or_else(|| format!("invoice-{}", invoice.id)), pdf))
        })?;
        if self.output.as_ref().is_some_and(|output| output.as_os_str() == "-") {
            return app.out.raw(&pdf);
        }
        let path = self.output.clone().unwrap_or_else(|| file_name(&invoice).into());
        let file = shown_line(&path.to_string_lossy());
        match disk::create(&path, &pdf) {
            Err(error) if error.kind() == std::io::ErrorKind::AlreadyExists => {
                Err(Fail::say(Exit::Failed, format!("{file} is there already"))
                    .hint("`--output` names another file"))
            }
            created => {
                created.doing(format!("write {file}"))?;
                app.out.report(&Fetched { invoice, file, bytes: pdf.len() })
            }
        }
    }
}

/// `INV_2026_00001.pdf`: nothing of a number leads elsewhere.
fn file_name(number: &str) -> String {
    let plain = |c: char| if c.is_ascii_alphanumeric() || c == '-' { c } else { '_' };
    let name: String = number.chars().take(80).map(plain).collect();
    format!("{name}.pdf")
}

impl fmt::Display for Fetched {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {} ({} bytes)", shown_line(&self.invoice), self.file, self.bytes)
    }
}
